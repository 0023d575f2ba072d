"""Many talks with a model at once, in one process: how long anybody waits for us and not for the model."""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple
from unittest.mock import patch
from uuid import uuid4

from benchmarks.figures import Figure, spread
from benchmarks.model import seen, served
from benchmarks.saying import messages

TALKS = 40
TURNS = 5
PACE = 40.0
FIRST = 0.3
THINKING = 4.0
"""Seconds at most that a trainee waits before the next message; people who read and write take longer."""
GOAL_MS = 1000.0


class Turn(NamedTuple):
    """One turn of one talk."""

    mark: str
    """In the helper's words, so that the server's request can be told from those of the others."""
    seconds: float
    """From the message to the end of all that came of it."""
    record: float
    """Of these, waiting for the record: all talks write to one SQLite file, each write safe from a power cut."""
    by_model: bool


def at_once() -> Iterator[Figure]:
    """Hold the talks, each on a thread with a store of its own; then take what the server took from each turn."""
    with served(PACE, FIRST) as url, tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        turns, wall = _hold(url, Path(folder))
        by_mark = _server_seconds(url, turns)
    record = [turn.record * 1000 for turn in turns]
    ours = [(turn.seconds - by_mark[turn.mark] - turn.record) * 1000 for turn in turns]
    yield Figure(f"{TALKS} talks of {TURNS} turns at once", wall, "s")
    yield Figure(f"  turns of {len(turns)} that the model spoke", sum(turn.by_model for turn in turns), "")
    yield from spread("  of a turn, waiting for the record", record, "ms")
    yield from spread("  of a turn, neither the server nor the record", ours, "ms")
    yield Figure("  longest stall that is ours", max(ours), "ms", GOAL_MS, len(ours))


def _hold(url: str, folder: Path) -> tuple[list[Turn], float]:
    from rehearsed import parts, settings  # noqa: PLC0415  # in tests/

    with_ = parts(settings(folder, url, model_requests=TALKS, model_patience=30.0))
    _warm(folder, with_)
    turns: list[Turn] = []
    failed: list[BaseException] = []
    together = threading.Barrier(TALKS + 1)

    def one(number: int) -> None:
        try:
            turns.extend(_talk(number, folder, with_, together, waited))
        except BaseException as error:  # noqa: BLE001  # told by the thread that waits
            failed.append(error)
            together.abort()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(TALKS)]
    with _clock_on_the_record() as waited:
        for thread in threads:
            thread.start()
        together.wait()
        began = perf_counter()
        for thread in threads:
            thread.join()
    if failed:
        raise failed[0]
    return turns, perf_counter() - began


@contextmanager
def _clock_on_the_record() -> Iterator[threading.local]:
    """Count, for each thread, the ``seconds`` that it waits for the record."""
    from holdspace.store import Store  # noqa: PLC0415  # after the path was set

    waited, append = threading.local(), Store.append

    def timed(*given: Any) -> Any:
        began = perf_counter()
        try:
            return append(*given)
        finally:
            waited.seconds = getattr(waited, "seconds", 0.0) + perf_counter() - began

    with patch.object(Store, "append", timed):
        yield waited


def _warm(folder: Path, with_: Any) -> None:
    """Hold one talk, which also makes the tables; a lesson's kernel has loaded everything when a trainee comes."""
    from rehearsed import talk  # noqa: PLC0415  # in tests/
    from talks import keep_in  # noqa: PLC0415

    kept = keep_in(folder)
    session = talk(kept, with_, seed=TALKS)
    for text in ("", *messages(TURNS + 3)):
        list(session.say(text, str(uuid4())) if text else session.enter())
    kept.store.close()


def _talk(
    number: int, folder: Path, with_: Any, together: threading.Barrier, waited: threading.local
) -> Iterator[Turn]:
    from rehearsed import talk  # noqa: PLC0415  # in tests/
    from talks import keep_in  # noqa: PLC0415

    kept = keep_in(folder)
    session = talk(kept, with_, seed=number)
    list(session.enter())
    thinking = random.Random(number)
    together.wait()
    for turn, text in enumerate(messages(TURNS)):
        time.sleep(thinking.uniform(0.0, THINKING))
        mark = f"I am at table {number * TURNS + turn + 1000}."
        waited.seconds, began = 0.0, perf_counter()
        list(session.say(f"{text} {mark}", str(uuid4())))
        seconds = perf_counter() - began
        last = session.conversation.turns[max(session.conversation.turns)]
        yield Turn(mark, seconds, waited.seconds, not last.voice.startswith("scripted"))
    kept.store.close()


def _server_seconds(url: str, turns: list[Turn]) -> dict[str, float]:
    """Return how long the server was at each turn's requests."""
    took: dict[str, float] = defaultdict(float)
    for request in seen(url):
        words = request["body"]["messages"][-1]["content"]
        marks = [turn.mark for turn in turns if turn.mark in words]
        if marks:  # earlier turns of the talk stand in the request too; the latest has the highest number
            took[max(marks)] += request["seconds"] or 0.0
    return took
