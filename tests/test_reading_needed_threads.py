"""Tables that are made in several threads at once read what they read alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from holdspace.reading.needed import Gate

THREADS = 4
WORDINGS = 200


@pytest.fixture
def quick_turns() -> Iterator[None]:
    """Threads take turns so often that what can go wrong between them does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("quick_turns")
def test_wordings_taken_in_by_several_threads_are_kept_apart() -> None:
    for _ in range(10):
        gate, start = Gate(), Barrier(THREADS)

        def add(letter: str, gate: Gate = gate, start: Barrier = start) -> Callable[[str], int]:
            start.wait()
            left = gate.add({f"{letter}{number:03}"} for number in range(WORDINGS))
            assert left(f"{letter}007") == 1 << 7
            return left

        with ThreadPoolExecutor(THREADS) as pool:
            lefts = list(pool.map(add, "abcd"))
        for left, own in zip(lefts, "abcd", strict=True):
            assert [left(f"{letter}199") for letter in "abcd"] == [(letter == own) << 199 for letter in "abcd"]
