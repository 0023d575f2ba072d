"""What the model path costs beside the model: engine time to a sentence, many talks at once, memory.

A rehearsal server in a process of its own speaks at a steady pace, so that what a talk takes longer than the bare SDK
is ours. A sentence is known to have ended when the piece after it has come, for the SDK as for us.
"""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from benchmarks import PROJECT
from benchmarks.figures import Figure, spread
from benchmarks.saying import messages

TITLE = "A language model as the voice"
TURNS = 30
WARM = 4
"""Turns before the measured ones: the first request imports the SDK."""
PACE = 100.0
"""Tokens a second."""
GOAL_MS = 30.0


@contextmanager
def served(pace: float, first: float) -> Iterator[str]:
    """Start a rehearsal server and yield its address."""
    command = [sys.executable, "-u", "-m", "holdspace", "model", "rehearse", "--port", "0"]
    with subprocess.Popen(
        [*command, "--pace", str(pace), "--first", str(first)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            for line in process.stdout or ():
                if found := re.search(r"http://\S+", line):
                    yield found[0]
                    break
        finally:
            process.terminate()


def seen(url: str) -> list[dict[str, Any]]:
    """Return the requests that the server got, oldest first."""
    with urllib.request.urlopen(url.removesuffix("/v1") + "/rehearsal/seen", timeout=60) as answer:  # noqa: S310
        found: list[dict[str, Any]] = json.load(answer)["requests"]
    return found


def measure() -> Iterator[Figure]:
    """Measure one talk beside the SDK, then many at once, then memory."""
    from benchmarks.model_many import at_once  # noqa: PLC0415  # they use this module
    from benchmarks.model_memory import growth  # noqa: PLC0415

    with served(PACE, 0.05) as url, tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        yield from _beside_the_sdk(url, Path(folder))
    yield from at_once()
    with served(0.0, 0.0) as url:
        yield from growth(url)


def _beside_the_sdk(url: str, folder: Path) -> Iterator[Figure]:
    """Hold a talk; ask the SDK for each answer once more, with the same request.

    A first sentence that waits for what comes after it (very short ones, and any before a cue) is not counted: that
    time is the model's.
    """
    import openai  # noqa: PLC0415  # measured elsewhere
    from rehearsed import parts, settings, talk  # noqa: PLC0415  # in tests/
    from talks import keep_in  # noqa: PLC0415

    from holdspace.client.voices.llm_telling import LEAST_FIRST  # noqa: PLC0415  # after the path was set
    from holdspace.events import ReplyStarted, SentenceReleased, TurnDecided  # noqa: PLC0415

    kept = keep_in(folder)
    session = talk(kept, parts(settings(folder, url)))
    list(session.enter())
    more: list[float] = []
    after: list[float] = []
    before: list[float] = []
    spoken = 0
    with openai.OpenAI(base_url=url, api_key="none") as client, _pieces_of() as pieces:
        for number, text in enumerate(messages(TURNS)):
            pieces.clear()
            began, released, sentence, held, by = perf_counter(), 0.0, "", False, ""
            for _, payload in session.say(text, str(uuid4())):
                if isinstance(payload, TurnDecided):
                    held = payload.beat.line.cue is not None
                elif isinstance(payload, ReplyStarted):
                    by = payload.voice
                elif isinstance(payload, SentenceReleased) and not sentence:
                    released, sentence = perf_counter(), payload.text
            if session.conversation.ended is not None:
                raise RuntimeError(f"The person left at turn {number}: nothing to measure.")
            spoken += not by.startswith("scripted")
            if number < WARM or by.startswith("scripted"):
                continue
            asked, _ = pieces[0]
            before.append((asked - began) * 1000)
            if not held and len(sentence.split()) >= LEAST_FIRST:
                after.append((released - _ended(pieces, sentence)) * 1000)
                more.append((released - asked - _bare(client, seen(url)[-1]["body"], sentence)) * 1000)
    kept.store.close()
    yield Figure(f"turns of {TURNS} that the model spoke", spoken, "")
    yield from spread("first sentence released, after its end came from the SDK", after, "ms", GOAL_MS)
    yield from spread("  from request to release, beyond the bare SDK", more, "ms", GOAL_MS)
    yield from spread("  from message to request, two commits among it", before, "ms")
    yield Figure("  one commit to this disk, p50", _commit(folder), "ms")


@contextmanager
def _pieces_of() -> Iterator[list[tuple[float, str]]]:
    """Note when an answer is asked for, and when each of its pieces comes from the SDK."""
    from holdspace.llm import asking  # noqa: PLC0415  # after the path was set

    pieces: list[tuple[float, str]] = []
    answer = asking.answer

    async def noted(*given: Any) -> AsyncIterator[str]:
        pieces.append((perf_counter(), ""))
        async for piece in answer(*given):
            pieces.append((perf_counter(), piece))
            yield piece

    with patch.object(asking, "answer", noted):
        yield pieces


def _ended(pieces: Iterable[tuple[float, str]], sentence: str) -> float:
    """Return when the sentence and one character more were there."""
    wanted, text = re.compile(re.escape(json.dumps(sentence, ensure_ascii=False)[1:-1]) + "."), ""
    for when, piece in pieces:
        text += piece
        if wanted.search(text):
            return when
    raise RuntimeError("The same request got another answer.")


def _commit(folder: Path) -> float:
    """Return the milliseconds of the least that can be kept: one row, as safe from a power cut as a sentence."""
    took = []
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare:
        bare.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (word TEXT)")
        for _ in range(30):
            began = perf_counter()
            bare.execute("INSERT INTO kept VALUES ('word')")
            took.append((perf_counter() - began) * 1000)
    return median(took)


def _bare(client: Any, body: dict[str, Any], sentence: str) -> float:
    """Return the seconds that the SDK takes from the same request to the end of the sentence."""
    began = perf_counter()
    chunks = (chunk for chunk in client.chat.completions.create(**body) if chunk.choices)
    return _ended(((perf_counter(), chunk.choices[0].delta.content or "") for chunk in chunks), sentence) - began
