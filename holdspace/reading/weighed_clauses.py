"""What each clause of a helper's message does, and the whole of it, by trained weights over what the rules found."""

from __future__ import annotations

from functools import cache, lru_cache
from operator import add
from typing import Final, NamedTuple

from holdspace.codes import HELPER_CODES, HelperCode
from holdspace.reading.clauses import Found
from holdspace.reading.helper import BASE, RuleSight
from holdspace.reading.ngrams import parse, shares
from holdspace.reading.trained import model
from holdspace.reading.weighing import (
    COARSE,
    Stance,
    Unit,
    cut,
    given_of_clause,
    given_of_situation,
    now,
    stance,
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


class Read(NamedTuple):
    """What a message does."""

    main: HelperCode
    found: list[Found]
    scores: dict[HelperCode, float]


def weigh_clauses(sight: RuleSight, family: str) -> Read:
    """Return what the message does, clause by clause; ``family`` is the family of codes that it belongs to."""
    whole = _weigh_all(sight)
    main = _main(sight, whole, family)
    found = _spans(sight, whole)
    most = map(max, *whole.weighed) if len(whole.weighed) > 1 else whole.weighed[0]
    scores = {code: BASE if score < BASE else round(score, 4) for code, score in zip(_codes(), most, strict=True)}
    for one in found:
        scores[one.code] = max(scores[one.code], one.score)
    return Read(main, found, scores)


class _Whole(NamedTuple):
    """A message's clauses, what the weights make of each (a share a code, as :func:`_codes`), and what was chosen."""

    units: list[Unit]
    weighed: list[list[float]]
    chosen: list[HelperCode]


def _weigh_all(sight: RuleSight) -> _Whole:
    units = cut(sight.said, sight.found, len(sight.folded))
    weights = model("helper_clauses")
    situation = _from_situation(now(sight.before))
    weighed = []
    for place, unit in enumerate(units):
        start = map(add, _from_stance(stance(units, place)), situation)
        sums = weights.sums(parse(sight.folded[unit.start : unit.end]))
        weighed.append(shares(weights.of_sums(sums, start)))
    return _Whole(units, weighed, [_choose(sight, *pair) for pair in zip(units, weighed, strict=True)])


@lru_cache(maxsize=2048)
def _from_stance(one: Stance) -> list[float]:
    """Return what a clause's place in its message adds to each code; few places make up most messages."""
    return model("helper_clauses").of_given(given_of_clause(one))


@lru_cache(maxsize=256)
def _from_situation(holds: tuple[str, ...]) -> list[float]:
    """Return what came before a message adds to each code."""
    return model("helper_clauses").of_given(given_of_situation(holds), [0.0] * len(_codes()))


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
