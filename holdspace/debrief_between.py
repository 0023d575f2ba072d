"""What came between the two, and what was put right: counted once, for every place that speaks of it.

Something may have come between them where a message held more than a small slip. Going on without a word about it is
no second thing; the notes name it beside what came before. An apology for what no rule found counts as well: whoever
says sorry has seen something.
"""

from __future__ import annotations

from typing import NamedTuple

from holdspace.debrief_faults import KINDS, MENDED_WITHIN, mended, slips
from holdspace.debrief_talk import Exchange, Talk


class Between(NamedTuple):
    """A message that may have come between them."""

    one: Exchange
    put_right: Exchange | None
    """The message that put it right soon after; None where none did."""


def between(talk: Talk) -> tuple[Between, ...]:
    """Return the messages that may have come between the two, in their order."""
    found = {e.number: Between(e, mended(talk, e)) for e in talk.mine if _more_than_small(talk, e)}
    for apology in talk.mine:
        if not apology.found("apologise_repair"):
            continue
        before = [found[n] for n in found if apology.number - MENDED_WITHIN <= n < apology.number]
        last = talk.at(apology.number - 1)
        if not before and last is not None and last.number > 0:
            found[last.number] = Between(last, apology)
    return tuple(found[number] for number in sorted(found))


def put_right(talk: Talk) -> tuple[Between, ...]:
    """Return those of them that were put right."""
    return tuple(one for one in between(talk) if one.put_right is not None)


def _more_than_small(talk: Talk, one: Exchange) -> bool:
    return any(not KINDS[finding].small and finding != "carried_on" for finding in slips(talk, one))
