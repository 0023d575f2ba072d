"""What a benchmark finds: figures, each with its goal, and the numbers that stand for many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured number."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    """At most this much, in the same unit; None where nothing is promised."""
    samples: int = 1
    """From how many measurements it comes."""

    @property
    def met(self) -> bool | None:
        """Whether the goal is kept; None without a goal."""
        return None if self.goal is None else self.value <= self.goal

    def as_json(self) -> dict[str, Any]:
        """Return the figure for the record."""
        return {
            "name": self.name,
            "value": round(self.value, 3),
            "unit": self.unit,
            "goal": self.goal,
            "met": self.met,
            "samples": self.samples,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least ``share`` (0 to 1) of ``values`` do not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)]


def spread(name: str, values: Sequence[float], unit: str, goal_p95: float | None = None) -> list[Figure]:
    """Return median, 95th percentile and maximum; the goal, if any, is for the 95th percentile."""
    count = len(values)
    return [
        Figure(f"{name}, p50", median(values), unit, samples=count),
        Figure(f"{name}, p95", percentile(values, 0.95), unit, goal_p95, count),
        Figure(f"{name}, max", max(values), unit, samples=count),
    ]
