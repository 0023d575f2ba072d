"""Exercises that are answered in one's own words: rewrite, respond, repair, drill, scene.

:class:`~holdspace.criteria.Criterion` says what is looked for; ten good and ten poor answers prove that the reader can
tell them apart.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from holdspace.criteria import Criterion, stands_on_none
from holdspace.criteria_close import Close
from holdspace.exercise_parts import Exercise, Said, must_end, repeated
from holdspace.persona import Short, Slug, Text, Written
from holdspace.problem import refuse

ANSWERS_EACH = 10
"""Good and poor answers that come with an exercise in free text."""

DRILL_LINES = 8


class Worded(Written):
    """One way to say it, and what makes it work."""

    text: Text
    why: Short


class FreeText(Exercise):
    """What the kinds with a written answer share."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=6)]
    models: Annotated[tuple[Worded, ...], Field(min_length=2, max_length=5)]
    """Answers to compare with; none is the only one."""
    good: Annotated[tuple[Text, ...], Field(min_length=ANSWERS_EACH)]
    """Answers that must be read as good."""
    poor: Annotated[tuple[Text, ...], Field(min_length=ANSWERS_EACH)]
    """Answers that must not be: each with the fault of a real learner."""

    @model_validator(mode="after")
    def _answers_differ(self) -> Self:
        faults = repeated(list(self.good), "good") + repeated(list(self.poor), "poor")
        both = set(self.good) & set(self.poor)
        faults += [
            (("poor", i), "stands among the good answers too") for i, text in enumerate(self.poor) if text in both
        ]
        refuse(faults + stands_on_none(self.criteria))
        return self


class Rewrite(FreeText):
    """Put a helper's message better."""

    kind: Literal["rewrite"]
    draft: Text
    """The message to put better."""


class Respond(FreeText):
    """Answer a person's message."""

    kind: Literal["respond"]
    conversation: Annotated[tuple[Said, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _the_person_spoke_last(self) -> Self:
        refuse(must_end(self.conversation, "person"))
        return self


class Repair(FreeText):
    """Put a conversation right after a helper's slip."""

    kind: Literal["repair"]
    conversation: Annotated[tuple[Said, ...], Field(min_length=2)]
    slip: Annotated[int, Field(ge=0)]
    """Which message of the conversation slipped, counted from 0."""
    slip_is: Text
    """What went wrong there, for the one who learns."""

    @model_validator(mode="after")
    def _a_helper_slipped(self) -> Self:
        refuse(must_end(self.conversation, "person"))
        if self.slip >= len(self.conversation) or self.conversation[self.slip].by != "helper":
            refuse([(("slip",), f"expected the place of a helper's message, counted from 0, got {self.slip}")])
        return self


class DrillLine(Written):
    """One line to answer."""

    said: Text
    level: Annotated[int, Field(ge=1, le=3)]
    """1 says the feeling, 2 lets it show, 3 hides it."""
    mentions: Annotated[tuple[Short, ...], Field(min_length=1)]
    """Beginnings of words, one of which an answer that is close to this line has."""
    models: Annotated[tuple[Worded, ...], Field(min_length=2, max_length=4)]


class DrillAnswer(Written):
    """An answer to one of the lines."""

    line: Annotated[int, Field(ge=0, lt=DRILL_LINES)]
    """Which, counted from 0."""
    text: Text


class Drill(Exercise):
    """One line, an answer, what it met, another try; then an easier or a harder line."""

    kind: Literal["drill"]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=6)]
    """Looked for in every answer, beside the line's own ``mentions``."""
    missed: Text
    """Said when an answer has none of the line's ``mentions``."""
    lines: Annotated[tuple[DrillLine, ...], Field(min_length=DRILL_LINES, max_length=DRILL_LINES)]
    good: Annotated[tuple[DrillAnswer, ...], Field(min_length=ANSWERS_EACH)]
    poor: Annotated[tuple[DrillAnswer, ...], Field(min_length=ANSWERS_EACH)]

    def criteria_for(self, line: int) -> tuple[Criterion, ...]:
        """Return all that is looked for in an answer to that line, counted from 0."""
        asked = {code for one in self.criteria for code in (*one.wanted, *one.first)}
        own = Close(
            says="Stays close to this line",
            mentions=self.lines[line].mentions,
            by_feeling=bool(asked & {"simple_reflection", "complex_reflection"}),
            by_pointing="open_question" in asked,
            by_giving_back="ask_suicide_direct" in asked,
            only_with=next((one.says for one in self.criteria if one.wanted), None),
            feedback=self.missed,
        )
        return (*self.criteria, own)

    @model_validator(mode="after")
    def _has_an_easy_and_a_hard_line(self) -> Self:
        levels = {line.level for line in self.lines}
        faults = [(("lines",), f"has no line of level {level}, expected all of 1, 2 and 3")
                  for level in (1, 2, 3) if level not in levels]  # fmt: skip
        again = repeated([line.said for line in self.lines], "lines", "said")
        refuse([*faults, *again, *stands_on_none(self.criteria)])
        return self


class Aim(Written):
    """Something to do in a scene, and how often."""

    criterion: Criterion
    times: Annotated[int, Field(ge=1, le=8)] = 1


class Scene(Exercise):
    """Some turns from the middle of a conversation, played by a simulated person."""

    kind: Literal["scene"]
    persona: Slug
    goal: Text
    conversation: Annotated[tuple[Said, ...], Field(min_length=2)]
    """What was said so far; the person speaks last."""
    told: tuple[Slug, ...] = ()
    """Disclosures that the person has made before the scene begins."""
    trust: Annotated[float, Field(ge=0, le=1)] = 0.5
    """At the beginning."""
    turns: Annotated[int, Field(ge=3, le=12)] = 8
    aims: Annotated[tuple[Aim, ...], Field(min_length=1, max_length=4)]
    look_back: Annotated[tuple[Short, ...], Field(min_length=1)]
    """Questions for oneself afterwards."""

    @model_validator(mode="after")
    def _the_person_spoke_last(self) -> Self:
        refuse(must_end(self.conversation, "person"))
        return self
