"""Figures of agreement with their uncertainty: macro-F1, correlation, area under the curve, kappa."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeVar

_ROUNDS: Final = 400
_SEED: Final = 20261121

Item = TypeVar("Item")


class Figure(NamedTuple):
    """A figure with its 95 % interval, by drawing the items again (percentile bootstrap)."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def with_interval(items: Sequence[Item], measure: Callable[[Sequence[Item]], float]) -> Figure:
    """Return the measure of ``items`` with its interval."""
    draw = random.Random(_SEED)
    drawn = sorted(measure(draw.choices(items, k=len(items))) for _ in range(_ROUNDS))
    return Figure(measure(items), drawn[int(0.025 * _ROUNDS)], drawn[int(0.975 * _ROUNDS)])


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 of the classes that the first of each (true, read) pair holds."""
    right = Counter(true for true, read in pairs if true == read)
    trues, reads = Counter(true for true, _ in pairs), Counter(read for _, read in pairs)
    return sum(2 * right[one] / (trues[one] + reads[one]) for one in trues) / len(trues)


def correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Return Pearson's r; 0 where one side does not vary."""
    size = len(pairs)
    left, right = sum(one for one, _ in pairs) / size, sum(one for _, one in pairs) / size
    shared = sum((one - left) * (other - right) for one, other in pairs)
    spread = sum((one - left) ** 2 for one, _ in pairs) * sum((one - right) ** 2 for _, one in pairs)
    return shared / spread**0.5 if spread else 0.0


def auc(pairs: Sequence[tuple[bool, float]]) -> float:
    """Return the chance that one that holds scores above one that does not; .5 where either is missing."""
    order = sorted(pairs, key=lambda pair: pair[1])
    ranks: dict[float, list[int]] = {}
    for place, (_, score) in enumerate(order):
        ranks.setdefault(score, []).append(place)
    holds = sum(held for held, _ in pairs)
    rest = len(pairs) - holds
    if not holds or not rest:
        return 0.5
    total = sum(sum(ranks[score]) / len(ranks[score]) + 1 for held, score in pairs if held)
    return (total - holds * (holds + 1) / 2) / (holds * rest)


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two codings of the same items."""
    size = len(pairs)
    same = sum(one == other for one, other in pairs) / size
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(count * others[what] for what, count in ones.items()) / size**2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def better(
    items: Sequence[Item], one: Callable[[Sequence[Item]], float], other: Callable[[Sequence[Item]], float]
) -> float:
    """Return the share of draws in which ``one`` is not above ``other``: a paired one-sided bootstrap test."""
    draw = random.Random(_SEED)
    drawn = [draw.choices(items, k=len(items)) for _ in range(_ROUNDS)]
    return sum(one(each) <= other(each) for each in drawn) / _ROUNDS
