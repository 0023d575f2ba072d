"""What the model path costs beside the model: engine time to a sentence, many talks at once, memory.

A rehearsal server in a process of its own speaks at a steady pace, so that what a talk takes longer than the bare SDK
is ours. A sentence is known to have ended when the piece after it has come, for the SDK as for us.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

from benchmarks import PROJECT
from benchmarks.figures import Figure, spread
from benchmarks.saying import messages

TITLE = "A language model as the voice"
TURNS = 24
WARM = 4
"""Turns before the measured ones: the first request imports the SDK."""
PACE = 100.0
"""Tokens a second."""
GOAL_MS = 30.0
GOAL_MEMORY_MB = 45.0
NEVER = ("torch", "transformers")


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
    from benchmarks.model_many import at_once  # noqa: PLC0415  # it uses this module

    with served(PACE, 0.05) as url, tempfile.TemporaryDirectory(prefix="holdspace-bench-") as folder:
        yield from _beside_the_sdk(url, Path(folder))
    yield from at_once()
    with served(0.0, 0.0) as url:
        yield from _memory(url)


def _beside_the_sdk(url: str, folder: Path) -> Iterator[Figure]:
    """Hold a talk; ask the SDK for each answer once more, with the same request."""
    import openai  # noqa: PLC0415  # measured elsewhere
    from rehearsed import parts, settings, talk  # noqa: PLC0415  # in tests/
    from talks import keep_in  # noqa: PLC0415

    from holdspace.events import ReplyStarted, SentenceReleased  # noqa: PLC0415  # after the path was set

    kept = keep_in(folder)
    session = talk(kept, parts(settings(folder, url)))
    list(session.enter())
    more: list[float] = []
    spoken = 0
    with openai.OpenAI(base_url=url, api_key="none") as client:
        for number, text in enumerate(messages(TURNS)):
            began, first, sentence, by = perf_counter(), 0.0, "", ""
            for event in session.say(text, str(uuid4())):
                if isinstance(event.payload, ReplyStarted):
                    by = event.payload.voice
                if isinstance(event.payload, SentenceReleased) and not sentence:
                    first, sentence = perf_counter() - began, event.payload.text
            if session.conversation.ended is not None:
                raise RuntimeError(f"The person left at turn {number}: nothing to measure.")
            spoken += not by.startswith("scripted")
            if number >= WARM and not by.startswith("scripted"):
                more.append((first - _bare(client, seen(url)[-1]["body"], sentence)) * 1000)
    kept.store.close()
    yield Figure(f"turns of {TURNS} that the model spoke", spoken, "")
    yield from spread("engine time to the first sentence, beyond the SDK's", more, "ms", GOAL_MS)


def _bare(client: Any, body: dict[str, Any], sentence: str) -> float:
    """Return the seconds from the request until the SDK has given the sentence and one character more."""
    wanted = re.compile(re.escape(json.dumps(sentence, ensure_ascii=False)[1:-1]) + ".")
    began, text = perf_counter(), ""
    for chunk in client.chat.completions.create(**body):
        text += (chunk.choices[0].delta.content or "") if chunk.choices else ""
        if wanted.search(text):
            return perf_counter() - began
    raise RuntimeError("The same request got another answer.")


_GROWTH = """
import sys, tempfile, psutil
from pathlib import Path
from rehearsed import parts, settings, talk
from talks import begin, keep_in, maya
from benchmarks.saying import messages
process, folder = psutil.Process(), Path(tempfile.mkdtemp(prefix="holdspace-bench-"))
kept = keep_in(folder)
session = begin(kept, maya())
said = list(messages(12))
for n, text in enumerate(said[:4]):
    list(session.say(text, f"a{n}"))
before = process.memory_info().rss
session = talk(kept, parts(settings(folder, sys.argv[1])), seed=8)
list(session.enter())
for n, text in enumerate(said):
    list(session.say(text, f"b{n}"))
by_model = sum(t.voice.startswith("scripted") is False for t in session.conversation.turns.values())
print(process.memory_info().rss - before, by_model, *[name for name in sys.argv[2:] if name in sys.modules])
"""


def _memory(url: str) -> Iterator[Figure]:
    """Measure how far a process grows when a talk with a model follows one without, and what it has imported then."""
    done = subprocess.run(
        [sys.executable, "-c", _GROWTH, url, *NEVER],
        cwd=PROJECT,
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    grown, by_model, *imported = done.stdout.split()
    yield Figure(f"a process grows by the model path, {by_model} replies by it", int(grown) / 1e6, "MB", GOAL_MEMORY_MB)
    yield Figure(f"of {' and '.join(NEVER)}, imported", len(imported), "", 0.0)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{PROJECT / 'tests'}{os.pathsep}{PROJECT}"}
