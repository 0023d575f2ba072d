"""What a process holds more once it talks through a model, and what it must never have imported for that."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks import PROJECT
from benchmarks.figures import Figure

GOAL_MB = 45.0
NEVER = ("torch", "transformers")
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


def growth(url: str) -> Iterator[Figure]:
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
    yield Figure(f"a process grows by the model path, {by_model} replies by it", int(grown) / 1e6, "MB", GOAL_MB)
    yield Figure(f"of {' and '.join(NEVER)}, imported", len(imported), "", 0.0)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{PROJECT / 'tests'}{os.pathsep}{PROJECT}"}
