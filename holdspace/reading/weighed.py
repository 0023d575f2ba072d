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
_ADVICE: Final[frozenset[HelperCode]] = frozenset({"advise_without_permission", "advise_with_permission"})
_FILLERS: Final[frozenset[HelperCode]] = frozenset({"other", "backchannel"})
_SHORT: Final = 8
"""Characters up to which a filler is left out where the message says more."""
_LEAST: Final = 0.3
"""The score of a clause that was given a code which its own words hardly bear out."""
_GAP: Final = 6
"""Characters between clauses that still make one span."""
_AREAS: Final[tuple[FeedbackArea, ...]] = get_args(FeedbackArea)
_LEVELS: Final[tuple[Level, ...]] = (0, 1, 2)


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
        words, given = _whole_message(sight)
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
        return as_spans(sight.found if self._by_rules else _as_weighed(sight, *_whole_message(sight))[1])


Read = tuple[HelperCode, list[Found], dict[HelperCode, float]]


def _whole_message(sight: RuleSight) -> tuple[Parsed, dict[str, float]]:
    return parse(sight.folded), given_of_message(sight.main, sight.found, sight.before, sight.words)


def _as_ruled(sight: RuleSight) -> Read:
    return sight.main, sight.found, dict.fromkeys(HELPER_CODES, BASE) | sight.best


def _as_weighed(sight: RuleSight, words: Parsed, given: dict[str, float]) -> Read:
    whole = _weigh_all(sight)
    main = _main(sight, whole, _family(words, given))
    found = _spans(sight, whole)
    most = whole.weighed[0]
    for each in whole.weighed[1:]:
        most = list(map(max, most, each))
    scores = {code: max(BASE, round(score, 4)) for code, score in zip(_codes(), most, strict=True)}
    for one in found:
        scores[one.code] = max(scores[one.code], one.score)
    return main, found, scores


class _Whole(NamedTuple):
    """A message's clauses, what the weights make of each (a share a code, as :func:`_codes`), and what was chosen."""

    units: list[Unit]
    weighed: list[list[float]]
    chosen: list[HelperCode]


def _weigh_all(sight: RuleSight) -> _Whole:
    units = cut(sight.said, sight.found, len(sight.folded))
    weighed = [_weigh(sight, units, place) for place in range(len(units))]
    return _Whole(units, weighed, [_choose(sight, *pair) for pair in zip(units, weighed, strict=True)])


def _weigh(sight: RuleSight, units: list[Unit], place: int) -> list[float]:
    unit = units[place]
    words = parse(sight.folded[unit.start : unit.end])
    return shares(model("helper_clauses").scores(words, given_of_unit(units, place, sight.before)))


@cache
def _codes() -> tuple[HelperCode, ...]:
    """Return the codes in the order of the weights' classes."""
    known = {str(code): code for code in HELPER_CODES}
    return tuple(known[name] for name in model("helper_clauses").classes)


def _choose(sight: RuleSight, unit: Unit, weighed: list[float]) -> HelperCode:
    """Choose what a clause does; advice is with or without permission as what came before says."""
    for one in sight.found:
        inside = min(unit.end, one.end) - max(unit.start, one.start)
        if one.code in RULES_DECIDE and one.score >= SURE and 2 * inside > unit.end - unit.start:
            return one.code
    return _allowed(sight, _codes()[weighed.index(max(weighed))])


def _allowed(sight: RuleSight, code: HelperCode) -> HelperCode:
    if code not in _ADVICE:
        return code
    asked = sight.before.asked_for_advice or sight.before.leave_given
    return "advise_with_permission" if asked else "advise_without_permission"


def _family(words: Parsed, given: dict[str, float]) -> str:
    weights = model("helper_families")
    scores = weights.scores(words, given)
    return weights.classes[scores.index(max(scores))]


def _main(sight: RuleSight, whole: _Whole, family: str) -> HelperCode:
    """Choose, of the family that the whole message belongs to, the code which most of it does.

    Where no clause was given a code of that family, the likeliest clause is given its likeliest one.
    """
    if sight.main in RULES_DECIDE and sight.best.get(sight.main, 0.0) >= SURE:
        return sight.main
    units, weighed, chosen = whole
    sizes: dict[HelperCode, float] = {}
    for code, unit in zip(chosen, units, strict=True):
        if COARSE[code] == family:
            sizes[code] = sizes.get(code, 0.0) + unit.end - unit.start
    if sizes:
        return max(sizes, key=lambda code: sizes[code])
    fits = [at for at, code in enumerate(_codes()) if COARSE[code] == family and code not in RULES_DECIDE]
    place, at = max(
        ((place, at) for place in range(len(units)) for at in fits), key=lambda pair: weighed[pair[0]][pair[1]]
    )
    chosen[place] = _allowed(sight, _codes()[at])
    return chosen[place]


def _spans(sight: RuleSight, whole: _Whole) -> list[Found]:
    """Join neighbouring clauses that do the same; what the rules decide keeps the rules' own reach."""
    found = [one for one in sight.found if one.code in RULES_DECIDE and one.score >= SURE]
    kept = {one.code for one in found}
    last: Found | None = None
    only_fillers = all(code in _FILLERS for code in whole.chosen)
    for code, unit, each in zip(whole.chosen, whole.units, whole.weighed, strict=True):
        if code in kept or (code in _FILLERS and not only_fillers and unit.end - unit.start <= _SHORT):
            continue
        score = round(max(each[_codes().index(code)], _LEAST), 4)
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
