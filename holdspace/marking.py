"""Marking an exercise: any answer in, what is said to it out.

Right, not yet, or not tried; nothing else, and no points. Whatever a page sends, an answer comes back and never an
exception: what cannot be an answer was not tried.
"""

from __future__ import annotations

from uuid import UUID

from holdspace import marking_words as say
from holdspace.exercise import AnyExercise, Choose, Classify, Drill, Feel, Order, Repair, Respond, Rewrite, Scene, Spot
from holdspace.learning import Answered, DrillLineAnswered, Outcome, SceneFinished
from holdspace.marking_answers import (
    Answer,
    ChooseAnswer,
    ClassifyAnswer,
    DrillLineAnswer,
    FeelAnswer,
    ItemMarked,
    Marked,
    OrderAnswer,
    SceneAnswer,
    SpotAnswer,
    Turn,
    WrittenAnswer,
    read_answer,
)
from holdspace.marking_beside import beside
from holdspace.marking_choices import choose, classify, feel, order
from holdspace.marking_public import Hint, content_hash, ids, ladder, next_hint, public, public_line, words_of
from holdspace.marking_scene import scene
from holdspace.marking_spot import spot
from holdspace.marking_written import drill_line, drill_outcome, next_line, written
from holdspace.reading.readings import HelperReader

__all__ = [
    "Answer",
    "ChooseAnswer",
    "ClassifyAnswer",
    "DrillLineAnswer",
    "FeelAnswer",
    "Hint",
    "ItemMarked",
    "Marked",
    "OrderAnswer",
    "Outcome",
    "SceneAnswer",
    "SpotAnswer",
    "Turn",
    "WrittenAnswer",
    "content_hash",
    "drill_outcome",
    "entry_for",
    "ids",
    "ladder",
    "mark",
    "next_hint",
    "next_line",
    "public",
    "public_line",
    "read_answer",
    "words_of",
]


def mark(exercise: AnyExercise, answer: object, reader: HelperReader) -> Marked:  # noqa: PLR0911 - one a kind
    """Mark an answer: one of :mod:`holdspace.marking_answers`, or the mapping that a page sent for it."""
    given = read_answer(exercise, answer)
    match exercise, given:
        case Choose(), ChooseAnswer():
            return choose(exercise, given)
        case Order(), OrderAnswer():
            return order(exercise, given)
        case Classify(), ClassifyAnswer():
            return classify(exercise, given)
        case Spot(), SpotAnswer():
            return spot(exercise, given)
        case Feel(), FeelAnswer():
            return feel(exercise, given)
        case Rewrite() | Respond() | Repair(), WrittenAnswer():
            return beside(given.text, written(exercise, given, reader))
        case Drill(), DrillLineAnswer():
            return beside(given.text, drill_line(exercise, given, reader))
        case Scene(), SceneAnswer():
            return scene(exercise, given, reader)
        case _:
            return Marked(outcome="not_tried", said=say.NOT_READ)


def entry_for(
    exercise: AnyExercise, answer: object, marked: Marked, session: UUID | None = None
) -> Answered | DrillLineAnswered | SceneFinished:
    """Return what is to be kept of an answer; of a drill that is one line, of what was no answer only that.

    ``session`` is the talk of a scene that is kept as one, so that its words need not be kept twice.
    """
    given = read_answer(exercise, answer)
    this = {"exercise": exercise.id, "outcome": marked.outcome, "content": content_hash(exercise)}
    if isinstance(given, DrillLineAnswer):
        return DrillLineAnswered.model_validate({**this, "line": given.line, "text": given.text})
    if isinstance(exercise, Scene) and session is not None:
        return SceneFinished.model_validate({**this, "session": session})
    kept = {} if given is None else given.model_dump(mode="json", exclude_unset=True)
    return Answered.model_validate({**this, "answer": kept})
