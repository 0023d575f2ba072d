"""The reader of a helper's message: what the rules find, weighed by models that were trained on a coded corpus.

The rules cut the message and say what each clause may be doing; trained weights decide, from those and from the
words, what it does. Where a wording is unmistakable and rare (a question about suicide, care for safety, pressing
after a no), the rules have the last word: a corpus holds too few of them. docs/reader.md says where which is better.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Final, NamedTuple, get_args

from holdspace.codes import HELPER_CODES, HelperCode
from holdspace.reading.clauses import Found
from holdspace.reading.conduct import conduct
from holdspace.reading.helper import BASE, RuleSight, as_spans, look
from holdspace.reading.ngrams import Parsed, chances, parse, shares
from holdspace.reading.readings import CodeSpan, Empathy, FeedbackArea, HelperReading, Level, TurnQuality, Utterance
from holdspace.reading.trained import model
from holdspace.reading.weighing import (
    COARSE,
    Unit,
    cut,
    given_of_message,
    given_of_quality,
    given_of_unit,
)

RULES_DECIDE: Final[frozenset[HelperCode]] = frozenset(
    {
        "ask_suicide_direct",
        "ask_suicide_vague",
        "ask_suicide_leading",
        "safety_act",
        "hand_over",
        "explain_role",
        "press",
        "seek_permission",
        "apologise",
    }
)
"""Codes that stand where the rules are sure of them."""
SURE: Final = 0.7
"""From this score on the rules are sure."""
_PERMISSION: Final[dict[HelperCode, HelperCode]] = {
    "advise_without_permission": "advise_with_permission",
    "advise_with_permission": "advise_without_permission",
}
_GAP: Final = 6
"""Characters between clauses that still make one span."""
_AREAS: Final[tuple[FeedbackArea, ...]] = get_args(FeedbackArea)
_LEVELS: Final[tuple[Level, ...]] = (0, 1, 2)

Shares = dict[HelperCode, float]


class WeighedHelperReader:
    """Reads what a message does: the rules propose, trained weights decide."""

    version: ClassVar[str] = "helper-weighed-1"

    def __init__(self, *, clauses_by_rules: bool = False) -> None:
        """With ``clauses_by_rules``, what each clause does is what the rules say; only the judgement is weighed.

        A simulated person answers by the rules: what moves them is held to its wordings by tests, and a wording that is
        read in one way today must be read so tomorrow. The weights read more of what is said in words of one's own.
        """
        self._by_rules = clauses_by_rules

    def read(self, text: str, context: tuple[Utterance, ...] = ()) -> HelperReading:
        """Read ``text``; ``context`` is oldest first. Any text is answered, the empty one too."""
        sight = look(text, context)
        given = given_of_message(sight.main, sight.found, sight.before, sight.words)
        words = parse(sight.folded)
        main, found, scores = _as_ruled(sight) if self._by_rules else _as_weighed(sight, words, given)
        return HelperReading(
            main=main,
            codes=as_spans(found),
            scores=scores,
            empathy=_empathy(sight, words, given),
            coach=_quality(sight, words, given),
            conduct=conduct(sight.folded, sight.before.last),
        )

    def codes(self, text: str, context: tuple[Utterance, ...] = ()) -> tuple[CodeSpan, ...]:  # noqa: D102 - as the port says
        sight = look(text, context)
        return as_spans(sight.found if self._by_rules else _weigh_all(sight)[1])


Read = tuple[HelperCode, list[Found], Shares]


def _as_ruled(sight: RuleSight) -> Read:
    return sight.main, sight.found, dict.fromkeys(HELPER_CODES, BASE) | sight.best


def _as_weighed(sight: RuleSight, words: Parsed, given: dict[str, float]) -> Read:
    whole, found = _weigh_all(sight)
    main = _main(sight, whole, _families(words, given))
    found = _spans(sight, whole)
    scores = dict.fromkeys(HELPER_CODES, BASE)
    for each in whole.weighed:
        for code, share in each.items():
            scores[code] = max(scores[code], round(share, 4))
    for one in found:
        scores[one.code] = max(scores[one.code], one.score)
    return main, found, scores


class _Whole(NamedTuple):
    """A message's clauses, what the weights make of each, and what was chosen."""

    units: list[Unit]
    weighed: list[Shares]
    chosen: list[HelperCode]


def _weigh_all(sight: RuleSight) -> tuple[_Whole, list[Found]]:
    units = cut(sight.said, sight.found, len(sight.folded))
    weighed = [_weigh(sight, units, place) for place in range(len(units))]
    chosen = [_choose(sight, unit, each) for unit, each in zip(units, weighed, strict=True)]
    whole = _Whole(units, weighed, chosen)
    return whole, _spans(sight, whole)


def _weigh(sight: RuleSight, units: list[Unit], place: int) -> Shares:
    unit = units[place]
    weights = model("helper_clauses")
    words = parse(sight.folded[unit.start : unit.end])
    found = shares(weights.scores(words, given_of_unit(units, place, sight.before)))
    return {code: found[place] for place, code in _codes()}


@cache
def _codes() -> tuple[tuple[int, HelperCode], ...]:
    """Return the codes that the weights know, each with its place among their classes."""
    classes = model("helper_clauses").classes
    return tuple((classes.index(code), code) for code in HELPER_CODES if code in classes)


def _choose(sight: RuleSight, unit: Unit, weighed: Shares) -> HelperCode:
    """Choose what a clause does; advice is with or without permission as what came before says."""
    for one in sight.found:
        inside = min(unit.end, one.end) - max(unit.start, one.start)
        if one.code in RULES_DECIDE and one.score >= SURE and 2 * inside > unit.end - unit.start:
            return one.code
    code = max(weighed, key=lambda each: weighed[each])
    if code in _PERMISSION:
        asked = sight.before.asked_for_advice or sight.before.leave_given
        return "advise_with_permission" if asked else "advise_without_permission"
    return code


def _families(words: Parsed, given: dict[str, float]) -> dict[str, float]:
    weights = model("helper_families")
    return dict(zip(weights.classes, chances(weights.scores(words, given)), strict=True))


def _main(sight: RuleSight, whole: _Whole, families: dict[str, float]) -> HelperCode:
    """Choose the family that the whole message belongs to, then the code of that family which most of it does."""
    if sight.main in RULES_DECIDE and sight.best.get(sight.main, 0.0) >= SURE:
        return sight.main
    units, weighed, chosen = whole
    family = max(families, key=lambda each: families[each])
    sizes: dict[HelperCode, float] = {}
    for code, unit in zip(chosen, units, strict=True):
        if COARSE[code] == family:
            sizes[code] = sizes.get(code, 0.0) + unit.end - unit.start
    if sizes:
        return max(sizes, key=lambda code: sizes[code])
    place, code = max(
        ((place, code) for place, each in enumerate(weighed) for code in each if COARSE[code] == family),
        key=lambda pair: weighed[pair[0]][pair[1]],
    )
    if code in _PERMISSION:
        code = _choose(sight, units[place]._replace(rules=()), {code: 1.0})
    chosen[place] = code
    return code


def _spans(sight: RuleSight, whole: _Whole) -> list[Found]:
    """Join neighbouring clauses that do the same; what the rules decide keeps the rules' own reach."""
    found: list[Found] = [one for one in sight.found if one.code in RULES_DECIDE and one.score >= SURE]
    kept = {one.code for one in found}
    last: Found | None = None
    units, weighed, chosen = whole
    filler = all(code in {"other", "backchannel"} for code in chosen)
    for code, unit, each in zip(chosen, units, weighed, strict=True):
        if code in kept or (code in {"other", "backchannel"} and not filler and unit.end - unit.start <= 8):
            continue
        score = round(max(each.get(code, 0.0), 0.3), 4)
        if last is not None and last.code == code and unit.start - last.end <= _GAP:
            found.remove(last)
            last = Found(code, last.start, unit.end, max(last.score, score))
        else:
            last = Found(code, unit.start, unit.end, score)
        found.append(last)
    return sorted(found, key=lambda one: (one.start, one.end)) or [Found("other", 0, len(sight.folded), 0.6)]


def _empathy(sight: RuleSight, words: Parsed, given: dict[str, float]) -> Empathy:
    """Interpretations by the weights; the other two by the rules, which tell them better."""
    scores = model("helper_interpretations").scores(words, given)
    level = _LEVELS[max(range(3), key=lambda place: scores[place])]
    return sight.levels.model_copy(update={"interpretations": level})


def _quality(sight: RuleSight, words: Parsed, given: dict[str, float]) -> TurnQuality:
    weights = model("helper_quality")
    scores = chances(weights.scores(words, given_of_quality(given, sight.found, sight.words, sight.guess)))
    learnt = dict(zip(weights.classes, scores, strict=True))
    both = {name: _both(name, learnt.get(name), value) for name, value in sight.guess.items()}
    return TurnQuality(
        appropriate=both["appropriate"],
        improve={area: both[f"improve:{area}"] for area in _AREAS},
        praise={area: both[f"praise:{area}"] for area in _AREAS},
    )


_BY_BOTH: Final = frozenset({"improve:suggestions", "improve:self_disclosure", "improve:validation"})


def _both(name: str, learnt: float | None, ruled: float) -> float:
    """Take the learnt judgement, the mean of both, or the rules', whichever was nearest to experts' on other data."""
    if learnt is None or (name != "appropriate" and name not in _BY_BOTH):
        return ruled
    return round(learnt if name == "appropriate" else (learnt + ruled) / 2, 4)
