"""How far a coding in bulk is, on standard error: a line that moves on a terminal, else a line every so often."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple, TextIO

from holdspace.coding_llm import Progress

EVERY_ROWS: Final = 100
EVERY_SECONDS: Final = 30.0


class Shown(NamedTuple):
    """Where progress and sentences go."""

    progress: Progress
    say: Callable[[str], None]


@contextmanager
def shown(err: TextIO) -> Iterator[Shown]:
    """Show how far it is on ``err`` until the work ends; sentences stand above it."""
    if not err.isatty():
        lines = _Lines(err)
        yield Shown(lines, lambda sentence: print(sentence, file=err, flush=True))
        lines.end()
        return
    from rich.console import Console  # noqa: PLC0415  # only on a terminal
    from rich.progress import Progress as Bar  # noqa: PLC0415
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(file=err)
    with Bar(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("coding")

        def move(coded: int, skipped: int, tokens: int) -> None:
            bar.update(task, description=said(coded, skipped, tokens))

        yield Shown(move, lambda sentence: bar.console.print(sentence, markup=False, highlight=False))


def said(coded: int, skipped: int, tokens: int) -> str:
    """Say how far it is."""
    there = f", {skipped:,} there already" if skipped else ""
    return f"{coded:,} coded{there}, {tokens:,} tokens"


class _Lines:
    """A line every hundred rows, or every half minute, and one at the end."""

    def __init__(self, err: TextIO) -> None:
        self._err, self._rows, self._time = err, 0, time.monotonic()
        self._latest = self._printed = ""

    def __call__(self, coded: int, skipped: int, tokens: int) -> None:
        now = time.monotonic()
        self._latest = said(coded, skipped, tokens)
        if coded - self._rows < EVERY_ROWS and now - self._time < EVERY_SECONDS:
            return
        self._rows, self._time = coded, now
        self.end()

    def end(self) -> None:
        """Print how far it is, where that is not said yet."""
        if self._latest != self._printed:
            self._printed = self._latest
            print(self._latest, file=self._err, flush=True)
