"""What one rule found in a talk, and which messages may be held against anybody at all.

What reached the person is left alone unless the rest of the message was grave, and a slip that was owned soon counts
as owned; the debrief does the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from holdspace.client.effects import Finding
from holdspace.debrief_faults import GOOD, KINDS, MENDED_WITHIN
from holdspace.debrief_harm import Seen
from holdspace.debrief_talk import HARMS, UNREADABLE, Exchange, Talk

Standing = Literal["held", "failed", "untold"]
"""``untold``: the program cannot tell."""


class Sign(NamedTuple):
    """What one rule found."""

    rule: str
    standing: Standing
    places: tuple[Exchange, ...] = ()
    """Where, the first first; none where it is about the talk as a whole."""
    person: bool = False
    """Whether it is the person's words at those places that matter."""
    kind: str = ""
    """What showed, where it is about cues."""
    often: int | None = None
    """How often; the places where it is None."""


def readable(talk: Talk) -> list[Exchange]:
    """Return the trainee's messages that could be read, silences too."""
    return [e for e in talk.mine if e.findings.isdisjoint(UNREADABLE)]


def helpful(one: Exchange) -> bool:
    """Whether a message may be held up as something that was there: nothing in it did harm."""
    return one.findings.isdisjoint(HARMS)


def faulty(talk: Talk, *findings: Finding | Seen) -> list[Exchange]:
    """Return the messages in which something of it was found and stands: not owned, and not beside what reached them.

    Beside something that reached the person only what is grave stands.
    """
    return [e for e in readable(talk) if any(_stands(talk, e, f) for f in findings if e.found(f))]


def _stands(talk: Talk, one: Exchange, finding: Finding | Seen) -> bool:
    kind = KINDS.get(finding)
    return not owned(talk, one) and (not one.found(*GOOD) or (kind is not None and kind.grave))


def owned(talk: Talk, one: Exchange) -> bool:
    """Whether the trainee owned it within a few messages."""
    return any(e.found("apologise_repair") for e in talk.after(one, MENDED_WITHIN))


def was_owned(talk: Talk, *findings: Finding) -> list[Exchange]:
    """Return the messages in which something of it was found and was owned soon."""
    return [e for e in readable(talk) if e.found(*findings) and owned(talk, e)]


def harm(talk: Talk, rule: str, *findings: Finding, sure_from: int = 1, unsure_from: int = 1) -> Iterator[Sign]:
    """Yield the harm that was found, if any: sure from so many times, unsure before, and where it was owned."""
    found = faulty(talk, *findings)
    if len(found) >= sure_from:
        yield Sign(rule, "held", tuple(found))
    elif len(found) >= unsure_from:
        yield Sign(rule, "untold", tuple(found))
    elif (mended := was_owned(talk, *findings)) and len(mended) >= sure_from:
        yield Sign(rule, "untold", tuple(mended))
