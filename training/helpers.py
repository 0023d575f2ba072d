"""Examples for the models that read helpers: what the rules see of each message of the corpus, and its codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

from holdspace.reading.clauses import Found
from holdspace.reading.helper import RuleSight, look
from holdspace.reading.readings import Utterance
from holdspace.reading.weighing import COARSE, Unit, cut, given_of_message, given_of_quality, given_of_unit
from training.corpora import Row, context, own
from training.linear import Example

AREAS: Final = (
    "reflections",
    "questions",
    "suggestions",
    "validation",
    "self_disclosure",
    "empathy",
    "professionalism",
    "structure",
)
_FORUM: Final = 3.0
"""Weight of replies to a post where empathy is learnt: EPITOME's levels were made for such."""


class Seen(NamedTuple):
    """A message of the corpus as the rules see it."""

    row: Row
    sight: RuleSight
    units: list[Unit]


@cache
def seen() -> tuple[Seen, ...]:
    """Return the corpus of helper messages as the rules see it."""
    return tuple(_see(row) for row in own("helper_messages"))


def _see(row: Row) -> Seen:
    sight = look(row["text"], context(row))
    return Seen(row, sight, cut(sight.said, sight.found, len(row["text"])))


def units(of: Sequence[Seen]) -> list[Example]:
    """Return the clauses with the code of the span that most of each lies in."""
    found = []
    for one in of:
        for place, unit in enumerate(one.units):
            code = _code_at(one.row, unit)
            if code is not None:
                words = one.row["text"][unit.start : unit.end]
                given = given_of_unit(one.units, place, one.sight.before)
                found.append(Example(words, given, code, one.row["conversation"]))
    return found


def _code_at(row: Row, unit: Unit) -> str | None:
    shared: dict[str, int] = {}
    for span in row["codes"]:
        size = min(unit.end, span["end"]) - max(unit.start, span["start"])
        if size > 0:
            shared[span["code"]] = shared.get(span["code"], 0) + size
    return max(shared, key=lambda code: shared[code]) if shared else None


def _messages(of: Sequence[Seen], answer: Callable[[Row], object]) -> list[Example]:
    return [
        Example(
            one.row["text"],
            given_of_message(one.sight.main, one.sight.found, one.sight.before, one.sight.words),
            answer(one.row),
            one.row["conversation"],
        )
        for one in of
    ]


def families(of: Sequence[Seen]) -> list[Example]:
    """Return the messages with the family of their main code."""
    return _messages(of, lambda row: COARSE[row["main"]])


def interpretations(of: Sequence[Seen]) -> list[Example]:
    """Return the messages with their level of interpretations, replies to posts counting more."""
    return [
        one._replace(weight=_FORUM if each.row["setting"] == "forum" else 1.0)
        for one, each in zip(_messages(of, lambda row: row["empathy"]["interpretations"]), of, strict=True)
    ]


def qualities(of: Sequence[Seen]) -> list[Example]:
    """Return the messages with the set of what holds: ``appropriate``, ``improve:<area>``, ``praise:<area>``."""
    found = []
    for one in of:
        judged = one.row["coach"]
        holds = {f"improve:{area}" for area in judged["improve"]} | {f"praise:{area}" for area in judged["praise"]}
        if judged["appropriate"]:
            holds.add("appropriate")
        sight = one.sight
        given = given_of_message(sight.main, sight.found, sight.before, sight.words)
        given = given_of_quality(given, sight.found, sight.words, sight.guess)
        found.append(Example(one.row["text"], given, holds, one.row["conversation"]))
    return found


def sights(texts: Sequence[tuple[str, tuple[Utterance, ...]]]) -> list[RuleSight]:
    """Return other messages as the rules see them, to measure on."""
    return [look(text, before) for text, before in texts]


__all__ = ["AREAS", "Found", "Seen", "families", "interpretations", "qualities", "seen", "sights", "units"]
