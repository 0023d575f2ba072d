"""How far the built-in reader is in a file, on standard error: a bar on a terminal, else a line every half minute."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple, TextIO

EVERY_LINES: Final = 200
"""Lines between two looks at the clock: looking at each would cost more than it tells."""
EVERY_SECONDS: Final = 30.0


class Followed(NamedTuple):
    """The lines, counted as they are taken, and where sentences go meanwhile."""

    lines: Iterator[bytes]
    say: Callable[[str], None]


@contextmanager
def followed(lines: Iterator[bytes], err: TextIO, size: int | None, between: TextIO) -> Iterator[Followed]:
    """Show on ``err`` how many lines were taken.

    ``size``: bytes in all; None where nobody can know. ``between``: where the answers go; on the same terminal they
    show the progress themselves, and a bar would stand in their way.
    """
    if not err.isatty() or between.isatty():
        yield Followed(_counted(lines, _Said(err, size)), lambda sentence: print(sentence, file=err, flush=True))
        return
    from rich.console import Console  # noqa: PLC0415  # only on a terminal
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(file=err)
    to_go = [] if size is None else [TextColumn("to go:"), TimeRemainingColumn()]
    with Progress(BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), *to_go, console=console) as bar:
        task = bar.add_task(said(0, 0, size), total=size)

        def move(read: int, taken: int) -> None:
            bar.update(task, completed=taken, description=said(read, taken, size))

        yield Followed(
            _counted(lines, move), lambda sentence: bar.console.print(sentence, markup=False, highlight=False)
        )


def said(read: int, taken: int, size: int | None) -> str:
    """Say how far it is: lines, and the share of the bytes."""
    share = f", {100 * taken // size} %" if size else ""
    return f"{read:,} lines read{share}"


class _Said:
    """A line every half minute."""

    def __init__(self, err: TextIO, size: int | None) -> None:
        self._err, self._size, self._latest = err, size, time.monotonic()

    def __call__(self, read: int, taken: int) -> None:
        now = time.monotonic()
        if now - self._latest >= EVERY_SECONDS:
            self._latest = now
            print(said(read, taken, self._size), file=self._err, flush=True)


def _counted(lines: Iterator[bytes], move: Callable[[int, int], None]) -> Iterator[bytes]:
    read = taken = 0
    for read, line in enumerate(lines, start=1):
        yield line  # it has been coded when the next is asked for
        taken += len(line)
        if read % EVERY_LINES == 0:
            move(read, taken)
    if read:
        move(read, taken)
