"""What goes into marking and what comes out of it: an answer of each kind, and what is said to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from holdspace.exercise import AnyExercise
from holdspace.exercise_written import DRILL_LINES, Worded
from holdspace.learning import Outcome, Words
from holdspace.persona import Bipolar, Mood
from holdspace.reading.readings import Frozen

_Id = Annotated[str, Field(max_length=100)]
_MANY = 100
"""Pieces of an answer; an exercise has at most twelve, a passage some hundred words."""


class Answer(BaseModel):
    """Base of all answers. What a page sends beside an answer is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    exercise: str | None = None
    """The exercise that it answers, where the page says so."""


class ChooseAnswer(Answer):
    """The ids of the chosen options, as :func:`holdspace.marking.public` names them."""

    chosen: Annotated[tuple[_Id, ...], Field(max_length=_MANY)] = ()


class OrderAnswer(Answer):
    """The ids of the steps in the order given."""

    order: Annotated[tuple[_Id, ...], Field(max_length=_MANY)] = ()


class ClassifyAnswer(Answer):
    """The group's id for each item's id."""

    groups: Annotated[dict[_Id, _Id | None], Field(max_length=_MANY)] = {}


class SpotAnswer(Answer):
    """Ranges of marked words: the first, and the one after the last, counted from 0 as in the public form."""

    ranges: Annotated[tuple[tuple[int, int], ...], Field(max_length=1000)] = ()


class FeelAnswer(Answer):
    """Where the feeling was placed, and what it was called."""

    valence: Bipolar | None = None
    arousal: Bipolar | None = None
    words: Annotated[tuple[Words, ...], Field(max_length=_MANY)] = ()


class WrittenAnswer(Answer):
    """A message, for rewrite, respond and repair."""

    text: Words = ""


class DrillLineAnswer(Answer):
    """A message to one line of a drill, counted from 0."""

    line: Annotated[int, Field(ge=0, lt=DRILL_LINES)] = 0
    text: Words = ""


class Turn(Frozen):
    """One message of a scene."""

    by: Literal["person", "helper"]
    text: Words = ""


class SceneAnswer(Answer):
    """All that was said in a scene, after what it began with; the oldest first."""

    talk: Annotated[tuple[Turn, ...], Field(max_length=_MANY)] = ()


ANSWERS: dict[str, type[Answer]] = {
    "choose": ChooseAnswer,
    "order": OrderAnswer,
    "classify": ClassifyAnswer,
    "spot": SpotAnswer,
    "feel": FeelAnswer,
    "rewrite": WrittenAnswer,
    "respond": WrittenAnswer,
    "repair": WrittenAnswer,
    "drill": DrillLineAnswer,
    "scene": SceneAnswer,
}


class ItemMarked(Frozen):
    """What is said to one piece of an answer: an option, a step, an item, marked words, an aim."""

    id: str
    """As in the public form; for words ``find-0``, ``tempting-1`` or ``words-12``, for an aim ``aim-0``."""
    right: bool
    feedback: str | None = None
    reveals: bool = False
    """The feedback gives away what was left out: for after another try, or the solution."""
    count: int | None = None
    """For an aim: how often it was met,"""
    of: int | None = None
    """and how often it was to be."""


class Marked(Frozen):
    """How an answer went."""

    outcome: Outcome
    said: str
    """One sentence on the whole."""
    items: tuple[ItemMarked, ...] = ()
    feedback: tuple[str, ...] = ()
    """Two at most, the most telling first."""
    met: tuple[str, ...] = ()
    """What a written answer does, of what was looked for: "Gives the feeling back"."""
    unmet: tuple[str, ...] = ()
    models: tuple[Worded, ...] = ()
    """Answers to compare with, the nearest first."""
    meant: Mood | None = None
    """Where the author of a feeling placed it; once it was heard."""
    words: tuple[str, ...] = ()
    """What the author would call it; once it was heard."""


def read_answer(exercise: AnyExercise, given: object) -> Answer | None:
    """Return what was given as an answer to this exercise; None where it cannot be one."""
    if isinstance(given, Answer):
        given = given.model_dump(mode="python", exclude_unset=True)
    if not isinstance(given, Mapping):
        return None
    try:
        answer = ANSWERS[exercise.kind].model_validate({k: v for k, v in given.items() if isinstance(k, str)})
    except ValidationError:
        return None
    return answer if answer.exercise in (None, exercise.id) else None
