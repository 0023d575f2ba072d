"""A guess at how an experienced supporter would judge the turn: appropriate, to improve, to praise.

Each line of a table is one thing that is seen in the turn and what it adds to the odds (logits). The directions follow
MITI 4.2.1 and the feedback areas of CARE; the sizes are set by hand, not learned. Length counts mildly: a long turn
seldom listens.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from holdspace.codes import HelperCode
from holdspace.reading.empathy import Levels
from holdspace.reading.readings import FeedbackArea
from holdspace.reading.situation import Situation

Codes = Mapping[HelperCode, float]
Odds = Mapping[str, float]

APPROPRIATE: Odds = {
    "start": 0.3,
    "long": -0.75,  # for each doubling beyond twelve words
    "advise_without_permission": -1.3,
    "advise_with_permission": -0.7,
    "direct": -1.4,
    "inform": -0.5,
    "self_disclose": -1.1,
    "confront": -2.0,
    "warn": -1.6,
    "press": -2.2,
    "reassure": -0.7,
    "refer": -0.5,
    "closed_question": -0.5,
    "other": -0.5,
    "ask_suicide_leading": -2.5,
    "ask_suicide_vague": -0.3,
    "ask_suicide_direct": 1.2,
    "safety_act": 1.5,
    "open_question": 0.5,
    "complex_reflection": 0.9,
    "simple_reflection": 0.5,
    "summarise": 1.5,
    "validate": 0.8,
    "affirm": 0.6,
    "support": 0.5,
    "emphasize_autonomy": 0.8,
    "seek_permission": 0.8,
    "apologise": 0.4,
    "explain_role": 0.8,
    "greet": 0.9,
    "close": 0.9,
    "distress_unmet": -0.9,
}

IMPROVE: Mapping[FeedbackArea, Odds] = {
    "suggestions": {
        "start": -2.9,
        "long": 0.45,
        "advise_without_permission": 2.2,
        "advise_with_permission": 1.3,
        "direct": 2.0,
        "refer": 0.8,
        "warn": 0.8,
        "inform": 0.6,
        "reassure": 0.4,
    },
    "self_disclosure": {"start": -3.3, "long": 0.35, "self_disclose": 2.8},
    "questions": {
        "start": -1.6,
        "long": 0.15,
        "closed_question": 1.0,
        "no_question": 0.5,
        "open_question": -0.6,
        "advise_without_permission": 0.2,
        "greet": -0.8,
        "close": -1.2,
    },
    "empathy": {
        "start": -1.7,
        "long": 0.2,
        "distress_unmet": 0.9,
        "no_empathy": 0.7,
        "support": -0.7,
        "complex_reflection": -0.8,
        "greet": -1.0,
        "close": -1.0,
        "self_disclose": 0.3,
        "confront": 1.2,
    },
    "validation": {
        "start": -2.1,
        "long": 0.2,
        "distress_unmet": 0.6,
        "no_empathy": 0.5,
        "validate": -1.2,
        "reassure": 0.5,
        "confront": 1.2,
        "greet": -1.0,
        "close": -1.0,
    },
    "reflections": {
        "start": -2.5,
        "long": 0.15,
        "no_reflection": 0.5,
        "inform": 0.4,
        "distress_unmet": 0.3,
        "greet": -1.0,
        "close": -1.0,
    },
    "professionalism": {
        "start": -4.0,
        "confront": 2.2,
        "press": 2.0,
        "ask_suicide_leading": 2.0,
        "self_disclose": 0.5,
        "long": 0.2,
    },
    "structure": {"start": -4.0, "greet": 1.2, "other": 0.6, "close": 0.6},
}

PRAISE: Mapping[FeedbackArea, Odds] = {
    "suggestions": {
        "start": -3.6,
        "advise_with_permission": 1.8,
        "advise_without_permission": 0.8,
        "seek_permission": 1.0,
    },
    "self_disclosure": {"start": -4.2, "self_disclose": 2.0},
    "questions": {
        "start": -3.0,
        "open_question": 2.4,
        "closed_question": 1.0,
        "ask_suicide_direct": 2.0,
        "seek_permission": 1.0,
    },
    "empathy": {
        "start": -2.2,
        "support": 2.0,
        "complex_reflection": 1.8,
        "simple_reflection": 0.8,
        "validate": 1.3,
        "affirm": 0.6,
        "greet": -0.8,
    },
    "validation": {"start": -3.2, "validate": 2.2, "affirm": 1.4, "support": 0.5, "emphasize_autonomy": 0.8},
    "reflections": {"start": -3.8, "complex_reflection": 2.0, "simple_reflection": 2.0, "summarise": 3.0},
    "professionalism": {
        "start": -3.8,
        "close": 2.0,
        "explain_role": 2.5,
        "apologise": 1.0,
        "safety_act": 1.5,
        "refer": 0.6,
    },
    "structure": {"start": -3.6, "greet": 3.2, "close": 1.4, "explain_role": 1.0},
}

_PLAIN_WORDS = 12
_LISTENS = frozenset({"support", "validate", "complex_reflection", "simple_reflection", "summarise", "affirm"})
_ASKS = frozenset({"open_question", "closed_question", "ask_suicide_direct", "seek_permission"})
_REFLECTS = frozenset({"complex_reflection", "simple_reflection", "summarise"})


class Quality(NamedTuple):
    """How a turn may be judged, before it is a reading."""

    appropriate: float
    improve: dict[FeedbackArea, float]
    praise: dict[FeedbackArea, float]


def _seen(folded: str, codes: Codes, before: Situation, levels: Levels) -> dict[str, float]:
    words = folded.count(" ") + 1
    seen: dict[str, float] = {code: 0.5 + 0.5 * score for code, score in codes.items()}
    seen["start"] = 1.0
    seen["long"] = max(-1.5, min(3.0, math.log2(words / _PLAIN_WORDS)))
    seen["no_question"] = float(not codes.keys() & _ASKS)
    seen["no_reflection"] = float(not codes.keys() & _REFLECTS)
    seen["no_empathy"] = float(levels.emotional_reactions == 0 and not codes.keys() & _LISTENS)
    seen["distress_unmet"] = float(
        before.turns > 0 and len(before.last) > 25 and not codes.keys() & _LISTENS and "close" not in codes
    )
    return seen


@cache
def _judgements() -> dict[str, tuple[tuple[int, float], ...]]:
    """Return, for each thing that may be seen, the judgements (by place: appropriate, improve, praise) and its odds."""
    tables = [APPROPRIATE, *IMPROVE.values(), *PRAISE.values()]
    names = {what for odds in tables for what in odds}
    return {what: tuple((at, odds[what]) for at, odds in enumerate(tables) if what in odds) for what in names}


def turn_quality(folded: str, codes: Codes, before: Situation, levels: Levels) -> Quality:
    """Read the chances for a folded message with the codes and levels found in it."""
    judgements = _judgements()
    totals = [0.0] * (1 + len(IMPROVE) + len(PRAISE))
    for what, size in _seen(folded, codes, before, levels).items():
        if size:
            for at, odds in judgements.get(what, ()):
                totals[at] += odds * size
    chances = [round(1.0 / (1.0 + math.exp(-max(-8.0, min(8.0, total)))), 4) for total in totals]
    return Quality(
        appropriate=chances[0],
        improve=dict(zip(IMPROVE, chances[1:], strict=False)),
        praise=dict(zip(PRAISE, chances[1 + len(IMPROVE) :], strict=True)),
    )
