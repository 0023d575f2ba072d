"""Parts of a debrief: moments, what helped, what showed in passing, what was given back."""

from __future__ import annotations

from typing import Literal

from holdspace.curriculum import Skill
from holdspace.persona import CueKind
from holdspace.reading.readings import Frozen


class Moment(Frozen):
    """One of the trainee's messages, and what stood on either side of it."""

    turn: int
    """The turn of the record, for a page to go there."""
    message: int
    """Which of the trainee's messages on this path, from 1."""
    before: str
    """What the person had said; empty where nothing was."""
    you: str
    """The trainee's words; empty for a silence."""
    then: str
    """What the person said next; empty where the reply was broken off or never came."""


class Strength(Frozen):
    """Something specific that helped."""

    skill: Skill
    what: str
    """What the trainee did, in a sentence."""
    then: str
    """What the person did next, in a sentence."""
    moment: Moment


Outcome = Literal["met", "late", "noticed", "missed", "open", "disputed"]
"""``open``: the talk ended before it could be heard. ``disputed``: the trainee thinks that they heard it."""


class CueSeen(Frozen):
    """A cue that was in the conversation, and what became of it."""

    id: str
    """``turn:disclosure``, for a dispute."""
    turn: int
    """The turn of the record whose reply carried it."""
    words: str
    """The very words."""
    line: str
    """The message that they stood in."""
    kind: CueKind
    name: str
    """The kind in everyday words."""
    when: str
    """When it came, in words."""
    outcome: Outcome
    says: str
    """What became of it, in a sentence."""
    yours: Moment | None
    """The trainee's message that heard it, or that came right after it; None where none came."""
    could: str | None
    """One way in which a missed one could have been heard."""
    may_dispute: bool
    disputed: bool


class Cues(Frozen):
    """All cues of the talk."""

    says: str
    seen: tuple[CueSeen, ...] = ()


class FeltAndShown(Frozen):
    """A message that sounded otherwise than the person felt."""

    turn: int
    message: int
    """After which of the trainee's messages; 0 for the person's first."""
    words: str
    says: str


Closeness = Literal["close", "near", "own_words", "elsewhere"]


class GivenBackOnce(Frozen):
    """One thing that was given back."""

    closeness: Closeness
    says: str
    """How close, in words."""
    meant: str
    """What the person's message held, in the author's words; empty where the record does not say."""
    moment: Moment


class Count(Frozen):
    """In how many of the trainee's messages something was found."""

    name: str
    number: int


class GivenBack(Frozen):
    """What was given back, and the counts around it."""

    says: str
    examples: tuple[GivenBackOnce, ...] = ()
    counts: tuple[Count, ...] = ()
    beside: str
    """Reflections beside questions, in words, with both counts."""
    about_counts: str
    """What counts can't say."""
