"""A talk laid out for looking back: the trainee's messages on one path, each with what stood on either side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from holdspace.client.effects import EFFECTS, Finding
from holdspace.client.state import Beat, ClientState, Ending
from holdspace.conversation import Conversation, TurnKept
from holdspace.debrief_again import SEEN, Read, Standing, again
from holdspace.debrief_harm import Seen
from holdspace.debrief_just_said import goes_past
from holdspace.debrief_parts import Moment
from holdspace.persona import Disclosure, Persona
from holdspace.pronouns import FORMS, Pronouns
from holdspace.reading.readings import ClientReading
from holdspace.simulate import Played

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
_LATELY = 3
"""The person's latest replies of which a message may give something back, and messages that may have hurt."""
ADVISED: tuple[Finding, ...] = ("advise_early", "advise_unasked", "direct")
"""Findings that read as advice; whether it was wanted is for :mod:`holdspace.coach_advice`."""
TURNED_AWAY = frozenset({"push_back", "pull_back", "boundary", "sidestep", "correct", "leave"})
"""Replies in which the person turns away from what was said."""
_SHOWS = HARMS - SMALL - {"carried_on", "ask_suicide_leading", "interrogated", "pry", "misheard_confident"}
"""Harm after which going on as if nothing were leaves somebody alone with it."""
_SOUR = TURNED_AWAY | {"react", "minimise"}
"""Replies after something that hurt in which it shows: nothing more was told."""


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


def lay_out(persona: Persona, talk: Conversation | Sequence[TurnKept] | Sequence[Played]) -> Talk:
    """Return the talk laid out. A conversation gives the path in front of the trainee, whatever else was tried."""
    turns = talk.path() if isinstance(talk, Conversation) else talk
    ended = talk.ended if isinstance(talk, Conversation) else None
    every: list[Exchange] = []
    farewell = ""
    for turn in turns:
        if isinstance(turn, TurnKept) and turn.text is None and every:
            farewell = turn.said
            ended = turn.state.ended if turn.state else ended
            continue
        number = every[-1].number + 1 if every else int(isinstance(turn, TurnKept) and turn.text is not None)
        every.append(_kept(turn, number) if isinstance(turn, TurnKept) else _played(turn, number))
    if ended is None and every and every[-1].state:
        ended = every[-1].state.ended
    return Talk(persona, _read_again(every), ended, farewell)


def _read_again(every: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """Return the exchanges with what their words bear out (:mod:`holdspace.debrief_again`)."""
    done: list[Exchange] = []
    for one in every:
        read = again(one.you, Read(one.codes, one.findings), _standing(done))
        findings = read.findings
        if "close_reflection" in findings and goes_past(one.plain, [(e.said, e.beat) for e in done if e.said]):
            findings = findings - {"close_reflection"} | {"near_reflection"}
        done.append(one._replace(codes=read.codes, findings=findings))
    return tuple(done)


def _standing(done: Sequence[Exchange]) -> Standing:
    """Return where the next message stands."""
    said = [e for e in done if e.said]
    lately = list(done[-_LATELY:])
    while any(e.found("apologise_repair") for e in lately):
        lately.pop(0)  # what was owned is over
    hurt = [e for e in lately if e.findings & _SHOWS]
    before = done[-1] if done else None
    return Standing(
        kind=said[-1].kind if said else "",
        theirs=" ".join(e.said for e in said[-_LATELY:]),
        hurt=any(e.findings & HARMS for e in lately),
        stories=sum(e.found("self_disclose_long") for e in done),
        soured=before is not None and (before in hurt or before.found("carried_on")) and before.kind in _SOUR,
        often=len(hurt) > 1,
        asked=before.you if before is not None else "",
        told=tuple(e.said for e in said),
    )


def _kept(turn: TurnKept, number: int) -> Exchange:
    reading = turn.reading
    return Exchange(
        turn=turn.turn,
        number=number,
        you=(turn.text or "").strip(),
        codes=frozenset(s.code for s in reading.codes) if reading else frozenset(),
        findings=frozenset(turn.findings),
        fit=turn.fit,
        said=turn.said,
        beat=turn.beat if turn.said else None,
        state=turn.state,
        reading=turn.client_reading if turn.said else None,
    )


def _played(turn: Played, number: int) -> Exchange:
    codes, findings = frozenset(turn.codes), frozenset(turn.findings)
    return Exchange(
        number, number, turn.helper.strip(), codes, findings, turn.fit, turn.beat.text, turn.beat, turn.state, None
    )


def clip(text: str) -> str:
    """Return the text, cut at a word where it is longer than a page quotes."""
    text = text.strip()
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[:LONGEST_QUOTE].rsplit(None, 1)[0].rstrip() + " ..."
