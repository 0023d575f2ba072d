"""What the coach says of each turn, and of the talk as a whole beside its points: frozen values, in plain words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from holdspace.curriculum import Skill
from holdspace.debrief_parts import Moment
from holdspace.reading.readings import Frozen

Advice = Literal["welcome", "unasked", "premature"]
"""How advice stood to the person's wish: asked for or allowed; neither; and neither, before the matter was explored."""

MOST_GOOD = 2
"""Good things that are said of one turn."""


class Good(Frozen):
    """Something in a turn that helped."""

    skill: Skill
    says: str


class Try(Frozen):
    """One thing to try in place of what was said, with words for this very moment."""

    skill: Skill
    name: str
    """The skill in everyday words."""
    happened: str
    instead: str
    why: str
    """What the words would do for the person."""
    small: bool
    """It would make a good turn better, rather than put one right."""


class TurnNote(Frozen):
    """What the coach says of one of the trainee's turns."""

    turn: int
    """The turn of the record."""
    message: int
    """Which of the trainee's messages on this path, from 1."""
    appropriate: bool | None
    """Whether the turn fitted the moment; None where this program can't tell."""
    good: Annotated[tuple[Good, ...], Field(max_length=MOST_GOOD)] = ()
    another: Try | None = None
    """At most one thing to try; none for a good turn."""
    advice: Advice | None = None
    """None where the turn gave none."""
    says: str = ""
    """Said where the program can't tell."""
    moment: Moment


class MitiFigures(Frozen):
    """The behaviour counts of MITI 4.2.1 and the summaries made of them. A ratio stands only beside its counts."""

    volleys: int
    """Uninterrupted stretches of the helper's words."""
    simple: int
    complex: int
    questions: int
    giving_information: int
    persuade: int
    persuade_with_permission: int
    affirm: int
    seek: int
    emphasise: int
    confront: int
    says: tuple[str, ...]
    """The summaries in words, each with its counts."""
    about: str
    """What they can't say, and whose opinion the manual's thresholds are."""

    @property
    def reflections(self) -> int:
        """Simple and complex together."""
        return self.simple + self.complex

    @property
    def adherent(self) -> int:
        """Seek, Affirm, Emphasise."""
        return self.seek + self.affirm + self.emphasise

    @property
    def non_adherent(self) -> int:
        """Confront, Persuade."""
        return self.confront + self.persuade

    @property
    def reflections_to_questions(self) -> float | None:
        """R:Q; None without a question."""
        return self.reflections / self.questions if self.questions else None

    @property
    def complex_share(self) -> float | None:
        """Complex reflections as a share of all, 0..1; None without a reflection."""
        return self.complex / self.reflections if self.reflections else None


class Habit(Frozen):
    """Something that came so often that it may have become a way of its own."""

    kind: Literal["no_questions", "only_questions", "stems", "praise"]
    says: str
    moments: tuple[Moment, ...] = ()


Level = Literal["could do harm", "some of it", "all of it", "all of it, and more"]
"""The four levels of the rubric, in words: on these skills there is no number."""


class Evidence(Frozen):
    """What was seen of a skill that a program can't judge, and between which levels a person may find it."""

    skill: Skill
    name: str
    says: str
    between: tuple[Level, Level] | None
    """Lowest and highest; None where the talk gave no chance."""
    moments: tuple[Moment, ...] = ()
