"""What the coach says of a skill: a level or a range, and the moments that it rests on."""

from __future__ import annotations

from typing import Literal

from holdspace.curriculum import Skill
from holdspace.reading.readings import Frozen
from holdspace.rubric import LEVEL_NAMES, Level

Shows = Literal["harm", "missing", "untold", "shown", "more"]
"""What a moment is evidence of; ``untold``: it could be read either way."""

MOST_EVIDENCE = 4


class Evidence(Frozen):
    """One thing that was found, at a moment."""

    rule: str
    """Of :data:`holdspace.rubric_rules.RULES`."""
    shows: Shows
    says: str
    times: int
    """How often."""
    turn: int | None = None
    """The turn of the record; None where it is about the talk as a whole."""
    words: str = ""
    """Somebody's own, at the first such moment."""
    spoken_by: Literal["you", "person"] | None = None


class CoachView(Frozen):
    """How one skill looks to the program."""

    skill: Skill
    name: str
    low: Level | None = None
    """The least that the rules support; None where there was no chance to show it."""
    high: Level | None = None
    """The most that they support."""
    numbered: bool
    """Whether a program may say a level at all; else it is evidence and a range."""
    says: str
    """The level or range and why, in a sentence or two."""
    evidence: tuple[Evidence, ...] = ()
    """Up to four: what could do harm, what was missing, what was there."""
    cannot_see: str

    @property
    def chance(self) -> bool:
        """Whether the talk gave a chance to show it."""
        return self.low is not None

    @property
    def level(self) -> Level | None:
        """The level, where the rules support one."""
        return self.low if self.low == self.high else None

    @property
    def spoken(self) -> str:
        """The level or range in a few words: "3", "2 to 3", "no chance"; in words where there is no number."""
        if self.low is None or self.high is None:
            return "no chance"
        if not self.numbered:
            return f"between “{LEVEL_NAMES[self.low].lower()}” and “{LEVEL_NAMES[self.high].lower()}”"
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"
