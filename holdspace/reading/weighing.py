"""What trained weights are handed of a helper's message: its clauses, and what the rules and the situation say of each.

The same functions are used to train and to read, so that a model meets at work what it met in training.
"""

from __future__ import annotations

from typing import NamedTuple

from holdspace.codes import HELPER_CODES, QUESTIONS, HelperCode
from holdspace.reading.clauses import Found
from holdspace.reading.segment import Sentence
from holdspace.reading.situation import Situation

Given = dict[str, float]

COARSE: dict[HelperCode, str] = {
    **dict.fromkeys(("open_question", "closed_question", "seek_permission"), "question"),
    **dict.fromkeys(("ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading"), "question"),
    **dict.fromkeys(("simple_reflection", "complex_reflection", "summarise"), "reflection"),
    **dict.fromkeys(("advise_with_permission", "advise_without_permission", "direct", "warn", "confront"), "advise"),
    **dict.fromkeys(("press", "safety_act", "hand_over"), "advise"),
    **dict.fromkeys(("inform", "refer", "explain_role"), "inform"),
    **dict.fromkeys(("affirm", "support", "validate", "reassure", "offer_hope", "emphasize_autonomy"), "affirm"),
    "self_disclose": "self_disclose",
    **dict.fromkeys(("apologise", "greet", "close", "backchannel", "other"), "other"),
}
"""Families of codes, in which a message as a whole is read first: coarse classes are told apart more surely."""
FAMILIES: tuple[str, ...] = tuple(sorted(set(COARSE.values())))


class Unit(NamedTuple):
    """A clause, and what the rules found in more than half of it."""

    start: int
    end: int
    asked: bool
    rules: tuple[HelperCode, ...]


def cut(said: tuple[Sentence, ...], found: list[Found], size: int) -> list[Unit]:
    """Return the clauses of a message of ``size`` characters in order; one for a message without any."""
    edges = [
        (clause.start, sentence.end if clause is sentence.clauses[-1] else clause.end, sentence.asked)
        for sentence in said
        for clause in sentence.clauses
    ]
    return [
        Unit(
            start,
            end,
            asked,
            tuple(one.code for one in found if 2 * (min(end, one.end) - max(start, one.start)) > end - start),
        )
        for start, end, asked in edges or [(0, size, False)]
    ]


def given_of_unit(units: list[Unit], place: int, before: Situation) -> Given:
    """Return what is known of a clause besides its words."""
    return given_of_clause(stance(units, place)) | given_of_situation(now(before))


class Stance(NamedTuple):
    """How a clause stands in its message."""

    rules: tuple[HelperCode, ...]
    asked: bool
    after: HelperCode | None
    """What the rules found first in the clause before it."""
    first: bool
    only: bool


def stance(units: list[Unit], place: int) -> Stance:
    """Return how the clause at ``place`` stands among the others."""
    unit = units[place]
    before = units[place - 1].rules if place else ()
    return Stance(unit.rules, unit.asked, before[0] if before else None, place == 0, len(units) == 1)


def given_of_clause(one: Stance) -> Given:
    """Return what is known of a clause besides its words and what came before the message."""
    given: Given = {f"rule:{code}": 1.0 for code in one.rules} or {"rule:none": 1.0}
    if one.asked:
        given["asked"] = 1.0
    if one.after is not None:
        given[f"after:{one.after}"] = 1.0
    given["first" if one.first else "later"] = 1.0
    if one.only:
        given["only"] = 1.0
    return given


def given_of_message(main: HelperCode, found: list[Found], before: Situation, words: int) -> Given:
    """Return what is known of a whole message besides its words."""
    given: Given = {f"main:{main}": 1.0}
    for code in {one.code for one in found}:
        given[f"has:{code}"] = 0.3
    if words <= 3:
        given["short"] = 0.5
    return given | given_of_situation(now(before))


def given_of_quality(given: Given, found: list[Found], words: int, guess: dict[str, float]) -> Given:
    """Return what a judgement of the turn rests on: behaviours by number, length, and the rules' own judgement."""
    counts: Given = dict.fromkeys((f"count:{code}" for code in HELPER_CODES), 0.0)
    for one in found:
        counts[f"count:{one.code}"] += 0.5
    asks = sum(one.code in QUESTIONS for one in found)
    return (
        given
        | {name: min(value, 1.5) for name, value in counts.items() if value}
        | {"length": min(words, 120) / 40, "asks": min(asks, 4) / 2}
        | {f"guess:{name}": value for name, value in guess.items()}
    )


def now(before: Situation) -> tuple[str, ...]:
    """Return the names of what holds of the situation."""
    said = {
        "asked_for_advice": before.asked_for_advice,
        "leave_given": before.leave_given,
        "refused": before.refused,
        "retreated": before.retreated,
        "suicide": before.suicide,
        "opening": before.turns == 0,
        "short_before": 0 < len(before.last.split()) <= 3,
        "asked_before": before.last.rstrip().endswith("?"),
    }
    return tuple(name for name, holds in said.items() if holds)


def given_of_situation(holds: tuple[str, ...]) -> Given:
    """Return the numbers that stand for what holds of the situation."""
    return {f"now:{name}": 0.5 for name in holds}
