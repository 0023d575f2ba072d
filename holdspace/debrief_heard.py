"""What became of a cue once the words of both are asked: which message spoke to it, and whether something shut it.

The record decides by rules about this person's words, and may take the right message for the wrong one. What the
trainee is told of it has to stand in what was typed: a message that shares nothing with what was said turned towards
nothing, and one that made it small or gave orders shut it, whatever it touched.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from holdspace.client.state import Planted
from holdspace.client.words import content_stems
from holdspace.codes import REFLECTIONS
from holdspace.debrief_parts import Outcome
from holdspace.debrief_talk import HARMS, SMALL, Exchange, Talk

_SOFT = frozenset({"reassure", "advise_early", "advise_unasked", "carried_on"})
"""Harm beside which a message may still have touched what was said."""
_A_LITTLE_LATER = 1
"""Messages after the one on record that may be the one that spoke to it."""
_TIME_ENOUGH = 2
"""Messages after a cue from which the talk was not too short for it."""
_OF_THEM = re.compile(r"\byou(?:'re|'ve|r)?\b", re.IGNORECASE)


class Heard(NamedTuple):
    """What became of a cue."""

    outcome: Outcome
    answer: Exchange | None
    """The message that spoke to it, else the one right after it; None where none came."""
    shut: bool = False
    """Whether something in that message stood in its way."""


def heard(talk: Talk, cue: Planted) -> Heard:
    """Return what became of the cue."""
    first = talk.at(cue.at + 1)
    if first is None:
        return Heard(cue.outcome, None)
    if cue.outcome == "missed":
        close = first.found("close_reflection") and bool(first.codes & REFLECTIONS) and not _harmed(first)
        return Heard("noticed" if close else "missed", first)
    if cue.outcome == "open":
        return _open(talk, cue, first)
    return _on_record(talk, cue, first)


def speaks_to(talk: Talk, cue: Planted, one: Exchange) -> int:
    """Return how many words of meaning the message shares with what was said where the cue came, and its meaning."""
    carrier = talk.at(cue.at)
    if carrier is None:
        return 0
    beat = carrier.beat
    meant = " ".join((*beat.feeling, beat.meaning or "", *beat.hears)) if beat else ""
    return len(content_stems(one.plain) & content_stems(f"{carrier.said} {cue.words} {meant}"))


def _harmed(one: Exchange) -> bool:
    """Whether something in the message stood in the way of what was said."""
    return bool(one.findings & HARMS - SMALL)


def _open(talk: Talk, cue: Planted, first: Exchange) -> Heard:
    if first.findings & HARMS - SMALL - _SOFT:
        return Heard("missed", first, shut=True)
    later = [e for e in talk.mine if e.number > cue.at]
    if len(later) > _TIME_ENOUGH and cue.tried_again and not speaks_to(talk, cue, first):
        return Heard("missed", first)
    return Heard("open", first)


def answered(talk: Talk, cue: Planted, one: Exchange) -> bool:
    """Whether the message answered the cue: it shares something with what was said, and says something of them."""
    spoke = speaks_to(talk, cue, one) > 0
    return spoke and bool(one.codes & {*REFLECTIONS, "validate"} or _OF_THEM.search(one.plain)) and not _harmed(one)


def _on_record(talk: Talk, cue: Planted, first: Exchange) -> Heard:
    on_record = talk.at(cue.heard_at) if cue.heard_at else None
    if on_record is None:
        return Heard(cue.outcome, first)
    comforted = on_record.found("reassure") and not on_record.found("close_reflection", "cue_met")
    cheered = comforted and on_record is first
    if cheered or on_record.findings & HARMS - SMALL - _SOFT:  # whoever is cheered up was not turned towards
        return Heard("missed", first, shut=True)
    if _harmed(on_record):
        touched = on_record is first
        return Heard("noticed" if touched else "missed", first, shut=not touched and _harmed(first))
    best = _spoke_most(talk, cue, on_record)
    if best is not None and best is not on_record:
        return Heard(cue.outcome, best)
    wandered = cue.outcome == "noticed" and on_record is not first and not speaks_to(talk, cue, on_record)
    if wandered and first.found("cue_noticed", "cue_met"):
        return Heard("noticed", first)
    return Heard("missed", first) if wandered and not cue.tried_again else Heard(cue.outcome, on_record)


def _spoke_most(talk: Talk, cue: Planted, on_record: Exchange) -> Exchange | None:
    """Return which message, of those up to the one on record and right after it, speaks most to what was said."""
    least = speaks_to(talk, cue, on_record)
    near = [e for e in talk.mine if cue.at < e.number <= on_record.number + _A_LITTLE_LATER and not _harmed(e)]
    best = max(near, key=lambda e: (speaks_to(talk, cue, e), e is on_record, -e.number), default=None)
    if best is None or speaks_to(talk, cue, best) <= least * (2 if best.number > on_record.number else 1):
        return None
    return best
