"""The pace at which a reply appears: that of someone typing, and never slower than one may wait."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from holdspace.client.manner import Manner

LONGEST = 1.5
"""Seconds that a reply may take in all."""

FIRST = 0.45
"""Seconds in which someone begins to type."""

PER_CHARACTER = 0.008

SLOW_SILENCE = 0.6
"""Seconds that someone low takes before anything comes, beside :data:`FIRST`."""

SLOW_LONGER = 0.6
"""Seconds by which such a reply may take longer in all."""

_SPEED: dict[Manner, float] = {"urgent": 0.55, "even": 1.0, "slow": 1.8}


class Pace:
    """Waits between sentences, cut short by the turn's cancel token; waits for nothing at the pace "none"."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._human = True
        self._until = 0.0
        self._per_character = PER_CHARACTER

    def set(self, pace: Literal["human", "none"]) -> None:
        """Take the pace that the page asks for: "none" under reduced motion."""
        self._human = pace == "human"

    def begin(self, stop: threading.Event) -> None:
        """Begin a reply that ``stop`` cancels: it may take :data:`LONGEST` from here."""
        self._stop = stop
        self._per_character = PER_CHARACTER
        self._until = time.monotonic() + LONGEST

    def take(self, how: Manner) -> None:
        """Type in this manner from here: slower, with a longer silence before it, or in quick pieces."""
        self._per_character = PER_CHARACTER * _SPEED[how]
        if how == "slow":
            self._until += SLOW_SILENCE + SLOW_LONGER
            self._wait(SLOW_SILENCE)

    def before_first(self) -> None:
        """Wait before the first sentence."""
        self._wait(FIRST)

    def after(self, text: str) -> None:
        """Wait as long as the next sentence might take, if there is one."""
        self._wait(self._per_character * len(text))

    def _wait(self, seconds: float) -> None:
        left = min(seconds, self._until - time.monotonic())
        if self._human and left > 0:
            self._stop.wait(left)
