"""The pace at which a reply appears: that of someone typing, and never slower than one may wait."""

from __future__ import annotations

import threading
import time
from typing import Literal

LONGEST = 1.5
"""Seconds that a reply may take in all."""

FIRST = 0.45
"""Seconds in which someone begins to type."""

PER_CHARACTER = 0.008


class Pace:
    """Waits between sentences, cut short by the turn's cancel token; waits for nothing at the pace "none"."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._human = True
        self._until = 0.0

    def set(self, pace: Literal["human", "none"]) -> None:
        """Take the pace that the page asks for: "none" under reduced motion."""
        self._human = pace == "human"

    def begin(self, stop: threading.Event) -> None:
        """Begin a reply that ``stop`` cancels: it may take :data:`LONGEST` from here."""
        self._stop = stop
        self._until = time.monotonic() + LONGEST

    def before_first(self) -> None:
        """Wait before the first sentence."""
        self._wait(FIRST)

    def after(self, text: str) -> None:
        """Wait as long as the next sentence might take, if there is one."""
        self._wait(PER_CHARACTER * len(text))

    def _wait(self, seconds: float) -> None:
        left = min(seconds, self._until - time.monotonic())
        if self._human and left > 0:
            self._stop.wait(left)
