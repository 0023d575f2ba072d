"""The day's tokens over all processes of this machine, in a file of one line: a date and a number, nobody's name.

What is to be asked is in it before it is asked. So a process that dies leaves its request counted as it was expected.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from holdspace.private import make_private_file, make_private_folder

NAME: Final = "tokens-of-the-day"
_WAIT: Final = 2.0
"""Seconds to wait for other processes, each of which takes less than a millisecond."""
_APART: Final = 0.002
"""Seconds between two tries."""


class DayCount:
    """The count in one folder. Each method raises OSError where the file cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._one = threading.Lock()

    def used(self, day: date) -> int:
        """Return the tokens of that day."""
        return self._read(day) if self._file.exists() else 0

    def take(self, day: date, tokens: int, most: int) -> bool:
        """Count tokens that are to be asked for, if the day has ``most`` or fewer with them; return whether it has."""
        with self._alone():
            used = self._read(day)
            if used + tokens > most:
                return False
            self._write(day, used + tokens)
            return True

    def add(self, day: date, tokens: int) -> None:
        """Count so many more; below 0, so many less."""
        with self._alone():
            self._write(day, max(0, self._read(day) + tokens))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only where a model is asked

        make_private_folder(self._file.parent)
        with self._one:
            try:
                with FileLock(f"{self._file}.lock", timeout=_WAIT, poll_interval=_APART):
                    yield
            except Timeout:
                raise TimeoutError(f"{self._file} is held by another process.") from None

    def _read(self, day: date) -> int:
        """Return what the file says of that day: nothing, if it is of another day or cannot be understood."""
        try:
            of, number = self._file.read_text(encoding="utf-8").split()
            return int(number) if of == day.isoformat() else 0
        except (FileNotFoundError, ValueError):
            return 0

    def _write(self, day: date, tokens: int) -> None:
        make_private_file(self._file)
        with self._file.open("r+b", buffering=0) as file:
            file.write(f"{day.isoformat()} {tokens:018}\n".encode())  # of one length, so that none of the last is left
