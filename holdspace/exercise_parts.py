"""What exercises of every kind are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from holdspace.curriculum import Skill
from holdspace.persona import Short, Slug, Text, Written
from holdspace.problem import Place


class Said(Written):
    """One message of a conversation that the exercise shows."""

    by: Literal["person", "helper"]
    text: Text


class Noted(Said):
    """One message of a worked example, with what it does."""

    note: Text | None = None
    """Said beside it, to whoever reads: what it does, or what could be heard in it."""


class Example(Written):
    """A worked example, drawn as annotated bubbles: a few lines, or a whole transcript."""

    id: Slug
    title: Short
    lead: Text | None = None
    """What to look for, before it."""
    said: Annotated[tuple[Noted, ...], Field(min_length=1, max_length=40)]
    after: Text | None = None
    """What to take from it."""


class Solution(Written):
    """The last step of the hints: an answer, and why it is one."""

    answer: Text
    reason: Text


class Exercise(Written):
    """What all kinds share."""

    id: Slug
    title: Short
    prompt: Text
    """What to do, in a sentence or two."""
    skill: Skill = "giving_back"
    """The one of the eight skills that this practises."""
    conversation: tuple[Said, ...] = ()
    """What was said before, where the exercise is about a moment."""
    hints: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]
    """From a nudge to nearly there; after the last comes the solution."""
    solution: Solution
    optional: bool = False
    """For repetition, to make it stick: the page says so, and neither the lesson nor its minutes wait for it."""


def repeated(texts: list[str], *place: str) -> list[tuple[Place, str]]:
    """Return a fault for each text that stands again; ``place`` names the list and the field in its items."""
    seen: set[str] = set()
    faults: list[tuple[Place, str]] = []
    for i, text in enumerate(texts):
        if text in seen:
            faults.append(((place[0], i, *place[1:]), "stands twice, expected each once"))
        seen.add(text)
    return faults


def must_end(conversation: tuple[Said, ...], by: Literal["person", "helper"]) -> list[tuple[Place, str]]:
    """Return a fault unless that one speaks last."""
    if conversation[-1].by == by:
        return []
    return [(("conversation", len(conversation) - 1, "by"), f"expected the {by} to speak last")]
