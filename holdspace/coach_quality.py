"""How much a whole session looks like good listening, from shares of behaviours: for exports and instructors only.

It is no grade and no trainee's page shows it. The measure is a logistic of two things: how the helper's coded words
divide (giving back, less information, advice and arguing: what told sessions called high from low apart best when
people had coded them), and how many of the turns the reader finds fitting. The directions are those of MITI 4.2.1,
which counts giving back for, and persuading and confronting against; how much each weighs was set by hand.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from holdspace.client.effects import Finding
from holdspace.codes import HelperCode
from holdspace.conversation import Conversation
from holdspace.reading.readings import CodeSpan

Part = Literal["giving_back", "open", "closed", "valuing", "information", "advice", "arguing"]

PARTS: dict[Part, tuple[HelperCode, ...]] = {
    "giving_back": ("simple_reflection", "complex_reflection", "summarise"),
    "open": ("open_question", "ask_suicide_direct"),
    "closed": ("closed_question", "ask_suicide_vague", "ask_suicide_leading"),
    "valuing": ("affirm", "support", "validate", "emphasize_autonomy", "seek_permission", "offer_hope", "apologise",
                "safety_act", "hand_over", "self_disclose", "explain_role"),
    "information": ("inform", "refer"),
    "advice": ("advise_without_permission", "advise_with_permission", "direct"),
    "arguing": ("confront", "warn", "press", "reassure"),
}  # fmt: skip
"""What is counted; small signs, greetings and goodbyes are not."""

WEIGHTS: dict[Part, float] = {
    "giving_back": 5.0, "open": 0.0, "closed": 0.0, "valuing": 0.0, "information": -5.0, "advice": -5.0,
    "arguing": -5.0,
}  # fmt: skip
"""Odds (logit) that a whole session of nothing else would add."""
FITTING = 10.0
"""Odds (logit) between a session in which no turn fits and one in which every turn does."""

_NO_LISTENING: frozenset[Finding] = frozenset({"parroted", "formula", "misheard_confident", "flattered"})
_PRESSED: frozenset[Finding] = frozenset({"press", "pry"})
_LOOKS_LIKE_LISTENING: frozenset[HelperCode] = frozenset({*PARTS["giving_back"], "affirm", "support", "validate"})

SHORTEST = 5
"""Helper turns with anything countable in them from which a session has a measure."""


def shares(turns: Iterable[Iterable[CodeSpan]]) -> dict[Part, float] | None:
    """Return how the helper's coded characters divide, shares that sum to 1; None for fewer than SHORTEST turns.

    ``turns`` are the codes of each helper turn, as a reader returns them.
    """
    part_of = {code: part for part, codes in PARTS.items() for code in codes}
    size: dict[Part, float] = dict.fromkeys(PARTS, 0.0)
    counted = 0
    for spans in turns:
        here = [(part_of[s.code], max(1, s.end - s.start)) for s in spans if s.code in part_of]
        counted += bool(here)
        for part, length in here:
            size[part] += length
    if counted < SHORTEST:
        return None
    total = sum(size.values())
    return {part: value / total for part, value in size.items()}


def quality(of: Mapping[Part, float], fitting: float = 0.5) -> float:
    """Return the measure, 0..1, for such shares and a mean chance, 0..1, that a turn fits (0.5 says nothing)."""
    odds = sum(WEIGHTS[part] * share for part, share in of.items()) + FITTING * (fitting - 0.5)
    return 1.0 / (1.0 + math.exp(-odds))


def session_quality(turns: Iterable[Iterable[CodeSpan]], fitting: Collection[float] = ()) -> float | None:
    """Return the measure of a session from the codes of its helper turns; None where there is too little.

    ``fitting`` are a reader's chances that each of these turns fits its moment, where it judges them.
    """
    divided = shares(turns)
    if divided is None:
        return None
    return round(quality(divided, sum(fitting) / len(fitting) if fitting else 0.5), 4)


def as_found(codes: Iterable[CodeSpan], findings: Collection[str]) -> Iterator[CodeSpan]:
    """Yield the codes of a turn as they stood to the person: parroting gives nothing back, and pressing is pressing.

    A reader sees one message; a kept talk knows what it did. So the measure is not won by echoes, worn openings,
    praise that never ends, or by what was drawn out after a no.
    """
    nothing = not _NO_LISTENING.isdisjoint(findings)
    pressed = not _PRESSED.isdisjoint(findings)
    for span in codes:
        if pressed and span.code not in PARTS["advice"]:
            yield span.model_copy(update={"code": "press"})
        elif nothing and span.code in _LOOKS_LIKE_LISTENING:
            yield span.model_copy(update={"code": "reassure"})
        else:
            yield span


def quality_of(conversation: Conversation) -> float | None:
    """Return the measure of a kept talk, along the path in front of the trainee; None where there is too little."""
    turns = [(turn.reading, turn.findings) for turn in conversation.path() if turn.reading is not None]
    return session_quality(
        [list(as_found(reading.codes, findings)) for reading, findings in turns],
        [0.0 if harmed(findings) else reading.coach.appropriate for reading, findings in turns],
    )


def harmed(findings: Collection[str]) -> bool:
    """Whether something stood in the turn that only looks like listening, or pressed; no reader of words sees it."""
    return not (_NO_LISTENING | _PRESSED).isdisjoint(findings)
