"""The first reader of a helper's message, by rules.

What each clause does is found in clauses.py; here it becomes spans, one main behaviour, and what follows from them.
"""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from holdspace.codes import HELPER_CODES, HelperCode
from holdspace.reading.behaviours import behaviours
from holdspace.reading.clauses import Found
from holdspace.reading.conduct import conduct
from holdspace.reading.cues import Wording
from holdspace.reading.empathy import Levels, empathy
from holdspace.reading.quality import Quality, turn_quality
from holdspace.reading.readings import CodeSpan, Empathy, HelperReading, TurnQuality, Utterance
from holdspace.reading.segment import HEAD, Sentence, fold, sentences
from holdspace.reading.situation import Situation, situation

WEIGHT: dict[HelperCode, float] = {
    "open_question": 1.15,
    "closed_question": 1.1,
    "ask_suicide_direct": 4.0,
    "ask_suicide_vague": 3.0,
    "ask_suicide_leading": 4.0,
    "safety_act": 3.0,
    "hand_over": 2.0,
    "press": 3.0,
    "confront": 1.8,
    "warn": 1.6,
    "direct": 1.5,
    "advise_without_permission": 1.45,
    "advise_with_permission": 1.45,
    "seek_permission": 1.1,
    "refer": 1.2,
    "explain_role": 1.5,
    "self_disclose": 1.15,
    "summarise": 1.2,
    "apologise": 0.8,
    "support": 0.75,
    "validate": 0.95,
    "reassure": 0.9,
    "inform": 0.8,
    "greet": 0.35,
    "close": 0.5,
    "backchannel": 0.2,
    "other": 0.15,
}
"""How much a behaviour decides what a message with several mainly does; 1 where not named."""

BASE = 0.02
"""The score of a code that was not found."""
_NEAR = 6
"""Characters between clauses that still make one span."""
_ACCEPTS = Wording(
    r"(that's|it's|totally|completely|of course|^) ?(ok|okay|fine|alright|all right|fair)|no (pressure"
    r"|rush|need)|don't have to|whenever you|up to you|i understand|i respect|we can (leave"
    r"|talk about something|stop)|something else|instead|thanks? (you )?for telling"
)
"""Takes a no for a no; the rest of the message is then no pressing."""


class RuleSight(NamedTuple):
    """A message as the rules see it."""

    folded: str
    before: Situation
    said: tuple[Sentence, ...]
    found: list[Found]
    best: dict[HelperCode, float]
    """How surely each code was found."""
    main: HelperCode
    levels: Levels
    quality: Quality
    words: int

    @property
    def guess(self) -> dict[str, float]:
        """The rules' own judgement of the turn, by name: ``appropriate``, ``improve:<area>``, ``praise:<area>``."""
        return {
            "appropriate": self.quality.appropriate,
            **{f"improve:{area}": value for area, value in self.quality.improve.items()},
            **{f"praise:{area}": value for area, value in self.quality.praise.items()},
        }


def look(text: str, context: tuple[Utterance, ...] = ()) -> RuleSight:
    """Read ``text`` by the rules alone; ``context`` is oldest first."""
    folded = fold(text)
    before = _before(folded, context)
    said = sentences(text)
    found = _merge(behaviours(said, before)) or [Found("other", 0, len(text), 0.6)]
    best: dict[HelperCode, float] = {}
    for one in found:
        best[one.code] = max(best.get(one.code, 0.0), one.score)
    levels = empathy(folded, best)
    quality = turn_quality(folded, best, before, levels)
    return RuleSight(folded, before, said, found, best, _main(found), levels, quality, len(text.split()))


class RuleHelperReader:
    """Reads what a message does, by the tables beside this module."""

    version: ClassVar[str] = "helper-rules-1"

    def read(self, text: str, context: tuple[Utterance, ...] = ()) -> HelperReading:
        """Read ``text``; ``context`` is oldest first. Any text is answered, the empty one too."""
        sight = look(text, context)
        return HelperReading(
            main=sight.main,
            codes=as_spans(sight.found),
            scores=dict.fromkeys(HELPER_CODES, BASE) | sight.best,
            empathy=Empathy(**sight.levels._asdict()),
            coach=TurnQuality(**sight.quality._asdict()),
            conduct=conduct(sight.folded, sight.before.last),
        )

    def codes(self, text: str, context: tuple[Utterance, ...] = ()) -> tuple[CodeSpan, ...]:  # noqa: D102 - as the port says
        return as_spans(_found(text, _before(fold(text), context)))


def _before(folded: str, context: tuple[Utterance, ...]) -> Situation:
    before = situation(context)
    return before if _ACCEPTS.search(folded[:HEAD]) is None else before._replace(refused=False, retreated=False)


def _found(text: str, before: Situation) -> list[Found]:
    return _merge(behaviours(sentences(text), before)) or [Found("other", 0, len(text), 0.6)]


def as_spans(found: list[Found]) -> tuple[CodeSpan, ...]:
    """Return what was found as spans of a reading."""
    return tuple(CodeSpan(code=one.code, start=one.start, end=one.end, score=one.score) for one in found)


def _main(spans: list[Found]) -> HelperCode:
    """Choose what the message mainly does: how sure, how weighty, how much of it, and a little how late."""
    weights: dict[HelperCode, float] = {}
    total = sum(one.end - one.start for one in spans) or 1
    for place, one in enumerate(spans):
        share = (one.end - one.start) / total
        late = 1.0 + 0.15 * (place / len(spans))
        weights[one.code] = weights.get(one.code, 0.0) + one.score * WEIGHT.get(one.code, 1.0) * (0.35 + share) * late
    return max(weights, key=lambda code: weights[code])


def _merge(found: list[Found]) -> list[Found]:
    """Make one span of neighbouring clauses that do the same."""
    merged: list[Found] = []
    last: dict[HelperCode, int] = {}
    for one in found:
        index = last.get(one.code)
        if index is not None and 0 <= one.start - merged[index].end <= _NEAR:
            before = merged[index]
            merged[index] = Found(one.code, before.start, one.end, max(before.score, one.score))
        elif index is None or one.start >= merged[index].end:
            last[one.code] = len(merged)
            merged.append(one)
    return sorted(merged, key=lambda one: (one.start, one.end))
