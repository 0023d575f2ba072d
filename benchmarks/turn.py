"""Engine work for a turn, store included, late in a talk: from a kept message to the kept suggestions after it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import mean, median
from time import perf_counter, thread_time
from typing import Any, NamedTuple
from unittest.mock import patch
from uuid import uuid4

from benchmarks.figures import Figure, percentile, spread
from benchmarks.saying import messages

TITLE = "Engine work for a turn, store included, at turns 25 to 30"
TALKS = 20
TURNS = 30
FROM = 25
GOAL_MS = 10.0


class Turn(NamedTuple):
    """Milliseconds of one turn."""

    whole: float
    first: float
    """Until the first sentence was kept."""
    worked: float
    """Processor time: without waiting for the disk or for other programs."""


class Clock:
    """Where time goes: each part without the parts that it calls."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self.on = False
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count the time inside as this part's; ``{outer}`` in the name is the part that called it."""
        outer = self._running[-1] if self._running else ""
        now = perf_counter()
        if outer and self.on:
            self.spent[outer] += now - self._since
        name = name.format(outer=outer)
        self._running.append(name)
        self._since = now
        try:
            yield
        finally:
            now = perf_counter()
            if self.on:
                self.spent[name] += now - self._since
                self.calls[name] += 1
            self._running.pop()
            self._since = now

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, timed."""

        def call(*given: Any, **named: Any) -> Any:
            with self.part(name):
                return function(*given, **named)

        return call


def measure() -> Iterator[Figure]:
    """Hold the talks twice: once untouched, for the time of a turn, and once with a clock in each part."""
    turns = _talks(None)
    yield from spread("turn", [turn.whole for turn in turns], "ms", GOAL_MS)
    yield Figure("  processor time, p95", percentile([turn.worked for turn in turns], 0.95), "ms", samples=len(turns))
    yield Figure(
        "  until the first sentence is kept, p50", median(turn.first for turn in turns), "ms", None, len(turns)
    )
    clock = Clock()
    with _clocked(clock):
        timed = _talks(clock)
    for name, seconds in sorted(clock.spent.items(), key=lambda item: -item[1]):
        calls = clock.calls[name] / len(timed)
        yield Figure(f"  {name}, mean ({calls:.1f} calls a turn)", seconds / len(timed) * 1000, "ms")
    yield Figure("  all of these, mean", mean(turn.whole for turn in timed), "ms", samples=len(timed))


def _talks(clock: Clock | None) -> list[Turn]:
    """Return each late turn of the talks."""
    from talks import begin, keep_in, maya  # noqa: PLC0415  # in tests/

    from holdspace.events import SentenceReleased  # noqa: PLC0415  # after the package has set the path

    persona = maya()
    turns: list[Turn] = []
    with tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        kept = keep_in(Path(folder))
        for talk in range(TALKS):
            session = begin(kept, persona, seed=talk)
            for number, text in enumerate(messages(TURNS), 1):
                if clock is not None:
                    clock.on = number >= FROM
                spoken = 0.0
                began, worked = perf_counter(), thread_time()
                with clock.part("the rest") if clock is not None else ExitStack():
                    for event in session.say(text, str(uuid4())):
                        if not spoken and isinstance(event.payload, SentenceReleased):
                            spoken = perf_counter() - began
                took, worked = perf_counter() - began, thread_time() - worked
                if session.conversation.ended is not None:
                    raise RuntimeError(f"The person left talk {talk} at turn {number}: nothing to measure.")
                if number >= FROM:
                    turns.append(Turn(took * 1000, spoken * 1000, worked * 1000))
            if clock is not None:
                clock.on = False
        kept.store.close()
    return turns


@contextmanager
def _clocked(clock: Clock) -> Iterator[None]:
    """Put the clock into the parts of a turn."""
    from holdspace import conversation, session  # noqa: PLC0415  # after the package has set the path
    from holdspace.client import person  # noqa: PLC0415
    from holdspace.reading.client import RuleClientReader  # noqa: PLC0415
    from holdspace.reading.helper import RuleHelperReader  # noqa: PLC0415
    from holdspace.store import Store, log  # noqa: PLC0415

    parts: list[tuple[Any, str, str]] = [
        (RuleHelperReader, "read", "helper reader, for {outer}"),
        (RuleClientReader, "read", "client reader"),
        (person, "answer", "dynamics and director"),
        (session, "suggest", "suggestions"),
        (Store, "append", "store: transaction and commit"),
        (log, "append", "store: statements"),
        (conversation.Conversation, "add", "folding"),
        (conversation.Conversation, "utterances", "context for readers"),
    ]
    with ExitStack() as patched:
        for owner, name, label in parts:
            patched.enter_context(patch.object(owner, name, clock.timed(label, getattr(owner, name))))
        yield
