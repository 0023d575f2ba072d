"""Exercises as an educator writes them: the typed form of ``exercises/<lesson>.yaml``.

Ten kinds, told apart by ``kind``. Each wrong answer has its own feedback, and each exercise a ladder of hints whose
last step is a solution with its reason.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from holdspace.exercise_choices import Choose, Classify, Feel, Order, Spot
from holdspace.exercise_parts import Example, Exercise, Noted, Said, Solution, repeated
from holdspace.exercise_written import Drill, FreeText, Repair, Respond, Rewrite, Scene
from holdspace.persona import Slug, Written
from holdspace.problem import refuse

__all__ = [
    "AnyExercise",
    "Choose",
    "Classify",
    "Drill",
    "Example",
    "Exercise",
    "Exercises",
    "Feel",
    "FreeText",
    "Noted",
    "Order",
    "Repair",
    "Respond",
    "Rewrite",
    "Said",
    "Scene",
    "Solution",
    "Spot",
]

AnyExercise = Annotated[
    Choose | Order | Classify | Spot | Feel | Rewrite | Respond | Repair | Drill | Scene, Field(discriminator="kind")
]


class Exercises(Written):
    """One file: the exercises of a lesson, in order."""

    lesson: Slug
    """The file's name."""
    language: Literal["en"] = "en"
    examples: tuple[Example, ...] = ()
    """Worked examples that the lesson shows between its paragraphs."""
    exercises: Annotated[tuple[AnyExercise, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        refuse(
            repeated([exercise.id for exercise in self.exercises], "exercises", "id")
            + repeated([example.id for example in self.examples], "examples", "id")
        )
        return self
