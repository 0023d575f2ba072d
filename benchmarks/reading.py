"""How fast the reader reads, what of it is the weights, and what they cost to load: processor time, in one process.

What is remembered of texts holds fewer of them than are read here, so that reading them again finds none of it; words
are remembered, as in a million messages.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.kernels import MEGABYTE

TITLE = "The reader"
CORPUS = Path(__file__).resolve().parent.parent / "corpus"
MANY = 4000
A_MILLION_IN_MS = 6 * 60 * 1000 / 1_000_000
"""Six minutes for a million messages."""
_LOAD = """
import resource, time
from holdspace.reading.trained import model, published
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.process_time()
for name in published():
    model(name)
print((time.process_time() - begun) * 1000, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
"""


def measure() -> Iterator[Figure]:
    """Code messages of the corpus as ``holdspace code`` does, then the weights by themselves."""
    loaded = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout.split()
    yield Figure("all weights, to load", float(loaded[0]), "ms", 60.0)
    yield Figure("all weights, in memory", float(loaded[1]) / MEGABYTE, "MB", 30.0)
    for speaker in ("helper", "client"):
        rows = _rows(f"{speaker}_messages", speaker)
        whole = _whole(rows)
        yield Figure(f"holdspace code, a {speaker} message with its context", whole, "ms", A_MILLION_IN_MS)
        bare = _whole([{**row, "context": []} for row in rows])
        yield Figure(f"holdspace code, a {speaker} message by itself", bare, "ms")
    yield from _weights()


def _rows(name: str, speaker: str) -> list[dict[str, Any]]:
    with (CORPUS / f"{name}.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = [{"id": row["id"], "speaker": speaker, "text": row["text"], "context": row["context"]} for row in rows]
    return kept[:: max(1, len(kept) // MANY)][:MANY]


def _whole(rows: list[dict[str, Any]]) -> float:
    from holdspace.coding import code_stream  # noqa: PLC0415  # measured from here on

    lines = [json.dumps(row) for row in rows]
    code_stream(lines[:200], io.StringIO(), keep_going=False, report=print)
    return _time(lambda: code_stream(lines, io.StringIO(), keep_going=False, report=print)) / len(lines)


def _weights() -> Iterator[Figure]:
    from holdspace.reading.ngrams import Together, parse  # noqa: PLC0415  # measured from here on
    from holdspace.reading.segment import fold  # noqa: PLC0415
    from holdspace.reading.trained import model, published  # noqa: PLC0415

    texts = [fold(row["text"]) for row in _rows("helper_messages", "helper")]
    models = Together([model(name) for name in published()])
    nothing_else = [dict[str, float]()] * len(models.models)

    def read() -> None:
        for text in texts:
            models.scores(parse(text), nothing_else)

    read()
    yield Figure(
        f"{len(models.models)} models together, a message, without the rules", _time(read) / len(texts), "ms", 0.3
    )


def _time(call: Callable[[], object]) -> float:
    """Return the least of three, in ms of processor time."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        call()
        found.append((time.process_time() - begun) * 1000)
    return min(found)
