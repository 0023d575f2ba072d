"""Exercises whose answers are all written down: choose, order, classify, spot, feel."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from holdspace.exercise_parts import Exercise, Said, repeated
from holdspace.persona import Mood, Short, Slug, Text, Written
from holdspace.problem import Place, refuse


class Option(Written):
    """One answer to choose."""

    text: Text
    right: bool = False
    feedback: Text
    """Said when it is chosen: what this answer does, right or wrong."""


class Choose(Exercise):
    """Pick the fitting answer, or all that fit."""

    kind: Literal["choose"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    several: bool = False
    """True when more than one is right."""

    @model_validator(mode="after")
    def _has_an_answer(self) -> Self:
        right = sum(option.right for option in self.options)
        if self.several and right < 2:
            refuse([(("several",), f"expected two or more options with right: true, got {right}")])
        if not self.several and right != 1:
            refuse([(("options",), f"expected one option with right: true, got {right}")])
        if right == len(self.options):
            refuse([(("options",), "every option is right, expected at least one that is not")])
        return self


class Step(Written):
    """One piece to put in order."""

    text: Text
    feedback: Text
    """Said when it stands elsewhere: why it belongs where it does."""


class Order(Exercise):
    """Put the steps in order; the file holds the right one."""

    kind: Literal["order"]
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def _steps_differ(self) -> Self:
        refuse(repeated([step.text for step in self.steps], "steps", "text"))
        return self


class Group(Written):
    """One heading to sort under."""

    id: Slug
    name: Short


class Item(Written):
    """One item and where it belongs."""

    text: Text
    group: Slug
    feedback: dict[Slug, Text]
    """For each other group: why not there."""


class Classify(Exercise):
    """Sort items under headings."""

    kind: Literal["classify"]
    groups: Annotated[tuple[Group, ...], Field(min_length=2, max_length=5)]
    items: Annotated[tuple[Item, ...], Field(min_length=3, max_length=12)]

    @model_validator(mode="after")
    def _every_item_has_its_place(self) -> Self:
        groups = [group.id for group in self.groups]
        faults = repeated(groups, "groups", "id")
        for i, item in enumerate(self.items):
            if item.group not in groups:
                faults.append((("items", i, "group"), f"expected one of {', '.join(groups)}, got '{item.group}'"))
            here: Place = ("items", i, "feedback")
            others = [group for group in groups if group != item.group]
            faults += [(here, f"lacks {other}, expected feedback for each other group") for other in others
                       if other not in item.feedback]  # fmt: skip
            faults += [((*here, group), f"is not another group, expected {', '.join(others)}")
                       for group in item.feedback if group not in others]  # fmt: skip
        refuse(faults)
        return self


class Mark(Written):
    """Words to find, or words that look like it."""

    words: Short
    """Exactly as they stand in the passage, and once only."""
    within: Short | None = None
    """A wider stretch of the passage around them, any part of which finds them too: the sentence, perhaps."""
    feedback: Text
    """To find: said when they were left out. Tempting: said when they were marked."""


class Spot(Exercise):
    """Mark the words in a passage."""

    kind: Literal["spot"]
    passage: Text
    find: Annotated[tuple[Mark, ...], Field(min_length=1, max_length=6)]
    tempting: tuple[Mark, ...] = ()
    otherwise: Text
    """Said when any other words are marked."""

    @model_validator(mode="after")
    def _words_stand_in_the_passage(self) -> Self:
        faults: list[tuple[Place, str]] = []
        taken: list[range] = []
        for name, marks in (("find", self.find), ("tempting", self.tempting)):
            for i, mark in enumerate(marks):
                here: Place = (name, i, "words")
                if (times := self.passage.count(mark.words)) != 1:
                    faults.append((here, f"expected words that stand once in the passage, these stand {times} times"))
                    continue
                wide = mark.within or mark.words
                if mark.words not in wide or self.passage.count(wide) != 1:
                    faults.append(((name, i, "within"), "expected words of the passage, with those to mark in them"))
                    continue
                at = self.passage.index(wide)
                span = range(at, at + len(wide))
                if any(span.start < other.stop and other.start < span.stop for other in taken):
                    faults.append((here, "overlaps other words to mark, expected words of their own"))
                taken.append(span)
        refuse(faults)
        return self


class FeelFeedback(Written):
    """Said when the mark is off, by where it is off most."""

    too_pleasant: Text
    too_unpleasant: Text
    too_tense: Text
    too_drained: Text


class Feel(Exercise):
    """Place the feeling behind a message, then compare with how its author meant it."""

    kind: Literal["feel"]
    conversation: Annotated[tuple[Said, ...], Field(min_length=1)]
    mood: Mood
    """How the author meant it: one fair reading, not a measurement."""
    near: Annotated[float, Field(ge=0.1, le=0.8)] = 0.35
    """How far off, in valence or arousal, still counts as heard."""
    words: Annotated[tuple[Short, ...], Field(min_length=2)]
    """Names of the feeling that fit."""
    feedback: FeelFeedback
