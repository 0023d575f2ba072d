"""A talk laid out for looking back: the trainee's messages on one path, each with what stood on either side."""

from __future__ import annotations

from typing import NamedTuple

from holdspace.client.effects import EFFECTS, Finding
from holdspace.client.state import Beat, ClientState, Ending
from holdspace.debrief_harm import SEEN, Seen
from holdspace.debrief_parts import Moment
from holdspace.persona import Disclosure, Persona
from holdspace.pronouns import FORMS, Pronouns
from holdspace.reading.readings import ClientReading

LONGEST_QUOTE = 600
"""Characters of a message that a moment shows."""

UNREADABLE = frozenset({"gibberish", "other_language"})
HARMS: frozenset[str] = SEEN | {
    name
    for name, effect in EFFECTS.items()
    if effect.trust < 0 and name not in {*UNREADABLE, "meta", "cue_missed", "two_questions"}
}
"""What costs trust and lies in the message itself."""
SMALL: frozenset[str] = frozenset({"formula", "two_questions", "parroted", "flattered", "backchannel_worn"})
"""What stands in nobody's way."""
ADVISED: tuple[Finding, ...] = ("advise_early", "advise_unasked", "direct")
"""Findings that read as advice; whether it was wanted is for :mod:`holdspace.coach_advice`."""
TURNED_AWAY = frozenset({"push_back", "pull_back", "boundary", "sidestep", "correct", "leave"})
"""Replies in which the person turns away from what was said."""


class Exchange(NamedTuple):
    """One message of the trainee and what came of it; number 0 is the opening, which answers nobody."""

    turn: int
    number: int
    you: str
    codes: frozenset[str]
    findings: frozenset[str]
    fit: float
    said: str
    """What the person then said; empty where nothing came out."""
    beat: Beat | None
    """None where nothing came out or the record does not say."""
    state: ClientState | None
    reading: ClientReading | None

    def found(self, *names: Finding | Seen) -> bool:
        """Whether any of these was found in the message."""
        return not self.findings.isdisjoint(names)

    @property
    def plain(self) -> str:
        """The first 4,000 characters of the message, with straight apostrophes, for looking words up in it."""
        return self.you[:4000].replace("\u2019", "'")

    @property
    def kind(self) -> str:
        """What the person did, empty where nothing."""
        return self.beat.kind if self.beat else ""


class Talk(NamedTuple):
    """The path that was taken."""

    persona: Persona
    every: tuple[Exchange, ...]
    """From the opening on."""
    ended: Ending | None
    farewell: str
    """What the person said when the trainee ended the talk without a goodbye."""

    @property
    def mine(self) -> tuple[Exchange, ...]:
        """The trainee's messages."""
        return tuple(e for e in self.every if e.number > 0)

    @property
    def they(self) -> Pronouns:
        """The person's pronouns."""
        return FORMS[self.persona.pronouns]

    @property
    def final(self) -> ClientState | None:
        """The last state on the record."""
        return next((e.state for e in reversed(self.every) if e.state), None)

    def at(self, number: int) -> Exchange | None:
        """Return the message of that number, None where the record has none."""
        return next((e for e in self.every if e.number == number), None)

    def before(self, one: Exchange) -> Exchange | None:
        """Return the exchange whose reply the message answers: the latest in which something was said."""
        return next((e for e in reversed(self.every) if e.number < one.number and e.said), None)

    def after(self, one: Exchange, within: int = 99) -> tuple[Exchange, ...]:
        """Return the messages that follow."""
        return tuple(e for e in self.every if one.number < e.number <= one.number + within)

    def trust(self, one: Exchange) -> float:
        """Return by how much the message moved trust, -1..1; 0 where the record does not say."""
        old = next((e.state for e in reversed(self.every) if e.number < one.number and e.state), None)
        return one.state.trust - old.trust if one.state and old else 0.0

    def moment(self, one: Exchange) -> Moment:
        """Return the message as a page shows it."""
        before = self.before(one)
        return Moment(
            turn=one.turn,
            message=one.number,
            before=clip(before.said) if before else "",
            you=clip(one.you),
            then=clip(one.said),
        )

    def disclosure(self, id_: str | None) -> Disclosure | None:
        """Return the person's disclosure of that id, None where the persona no longer has it."""
        return next((d for d in self.persona.disclosures if d.id == id_), None)


def clip(text: str) -> str:
    """Return the text, cut at a word where it is longer than a page quotes."""
    text = text.strip()
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[:LONGEST_QUOTE].rsplit(None, 1)[0].rstrip() + " ..."
