"""The course as an educator writes it: the lessons in order, the typed form of ``lessons/curriculum.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from holdspace.persona import Persona, Short, Slug, Text, Written
from holdspace.problem import Place, refuse

Skill = Literal[
    "role_and_limits",
    "following",
    "giving_back",
    "meeting_the_feeling",
    "choice_before_advice",
    "cues_and_safety",
    "own_story",
    "repair_hope_ending",
]
"""The eight skills of the rubric (after WHO ENACT, with MITI and the peer competencies)."""

SuggestionTiming = Literal["at_once", "after_draft", "on_request", "never"]
"""When three suggestions stand under a message: with it, after the learner's own draft, when asked for, not at all."""

FeelingTiming = Literal["shown", "place_first", "at_end"]
"""When the person's feeling is read out: with each message, after the learner placed it, or when the talk is over."""


class Practice(Written):
    """The conversation of a lesson."""

    persona: Slug
    others: tuple[Slug, ...] = ()
    """Equal others to practise with, for whoever ruled out what the first one touches."""
    goal: Short
    """The one thing to try, set before and looked at after."""
    suggestions: SuggestionTiming = "after_draft"
    feeling: FeelingTiming = "shown"


class Lesson(Written):
    """One lesson; its notebook and its exercises bear the same name."""

    id: Slug
    title: Short
    minutes: Annotated[int, Field(ge=5, le=240)]
    """For all of it, practice included."""
    questions: Annotated[tuple[Short, ...], Field(min_length=1, max_length=5)]
    """What one may have wondered that this answers."""
    objectives: Annotated[tuple[Short, ...], Field(min_length=1, max_length=6)]
    """What one can do afterwards."""
    touches: tuple[Short, ...] = ()
    """What may hurt, told beforehand."""
    needs: tuple[Slug, ...] = ()
    """Lessons that come earlier and that this one stands on."""
    skill: Skill
    asks_about_suicide: bool = False
    """Teaches to notice and to ask: from here on, people who have wished to be dead may be practised with."""
    practice: Practice
    journal: Short | None = None
    """The question over the line that one writes for oneself; None for the line alone."""
    card: Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]
    """Key points to keep."""


class Curriculum(Written):
    """All lessons in their order."""

    language: Literal["en"] = "en"
    lessons: Annotated[tuple[Lesson, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _lessons_build_on_earlier_ones(self) -> Self:
        faults: list[tuple[Place, str]] = []
        every = {lesson.id for lesson in self.lessons}
        before: set[str] = set()
        for i, lesson in enumerate(self.lessons):
            if lesson.id in before:
                faults.append((("lessons", i, "id"), "stands twice, expected each lesson once"))
            for j, need in enumerate(lesson.needs):
                here: Place = ("lessons", i, "needs", j)
                if need not in every:
                    faults.append((here, f"there is no lesson '{need}', expected the id of an earlier lesson"))
                elif need not in before:
                    faults.append((here, f"'{need}' does not come earlier, expected an earlier lesson"))
            before.add(lesson.id)
        refuse(faults)
        return self

    def lesson(self, id_: str) -> Lesson:
        """Return the lesson with that id; raises KeyError."""
        for lesson in self.lessons:
            if lesson.id == id_:
                return lesson
        raise KeyError(id_)

    def locked(self, id_: str, person: Persona) -> bool:
        """Whether this person is still locked in that lesson; raises KeyError.

        Nobody meets a person who has wished to be dead before the lesson that teaches to notice and to ask.
        """
        so_far = self.lessons[: self.lessons.index(self.lesson(id_)) + 1]
        return person.suicide != "none" and not any(lesson.asks_about_suicide for lesson in so_far)

    def after(self, id_: str) -> Lesson | None:
        """Return the lesson that follows, None after the last; raises KeyError."""
        place = self.lessons.index(self.lesson(id_))
        return self.lessons[place + 1] if place + 1 < len(self.lessons) else None
