"""Examples for the model that tells whether an answer to a no goes past it."""

from __future__ import annotations

from collections.abc import Iterable

from holdspace.reading.after_no import GOES_ON
from training.corpora import Row
from training.linear import Example


def examples(rows: Iterable[Row]) -> list[Example]:
    """Return answers with whether they go on; what had been said before stays out, and keeps its answers together."""
    return [Example(row["text"], {}, _answer(row), row["before"].lower()) for row in rows]


def _answer(row: Row) -> frozenset[str]:
    return frozenset({GOES_ON}) if row["kind"] == "presses" else frozenset()
