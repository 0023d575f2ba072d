"""How much may be asked: tokens of the day over everyone, and requests at once over all processes of this machine."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import urlsplit

from holdspace.llm.day import DayCount
from holdspace.llm.endpoint import Endpoint
from holdspace.llm.faults import ModelError
from holdspace.private import make_private_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

_FRESH = 5.0
"""Seconds for which the record's sum is taken as it was."""
_WAIT = 2.0
"""Seconds to wait for a place, before the offline way is taken."""
_APART = 0.03
"""Seconds between two tries."""

_log = logging.getLogger("holdspace")


class Counts(Protocol):
    """Counts what is on record; :class:`holdspace.store.Store` does."""

    def tokens_since(self, when: datetime) -> int:
        """Return the tokens of all requests on record since then."""
        ...


class Reserved:
    """What one request may take, kept for it until it is settled."""

    def __init__(self, tokens: int, day: date, settle: Callable[[int, date, int], None]) -> None:
        self._tokens, self._day, self._settle = tokens, day, settle
        self._lock, self._open = threading.Lock(), True

    def settle(self, tokens: int) -> None:
        """Count what it took in place of what was expected; only the first time."""
        with self._lock:
            if not self._open:
                return
            self._open = False
        self._settle(self._tokens, self._day, tokens)


class Ledger:
    """What models used today: by the record, by all processes of this machine, and by this one, with what is under way.

    One a process, for all its models; any thread may ask. ``record`` is read on the thread that asks a model, every few
    seconds. ``folder``: where the machine's count is; by default it is known once a model is asked.
    """

    def __init__(self, record: Counts | None = None, folder: Path | None = None) -> None:
        self._record = record
        self._machine = DayCount(folder) if folder is not None else None
        self._lock = threading.Lock()
        self._day = self._now().date()
        self._own = self._held = 0
        self._first = self._latest = 0
        self._read: float | None = None

    def reserve(self, tokens: int, endpoint: Endpoint) -> Reserved | Literal["later", "no"]:
        """Keep so many of the day's tokens for a request, if the day has them.

        ``later``: it may have them once requests of this process are settled, which took less than was expected.
        """
        with self._lock:
            self._look()
            if self._machine is None:
                self._machine = DayCount(endpoint.slots)
            room, held = endpoint.tokens_per_day - tokens, self._held
            if self._known() + held <= room and self._take(tokens, endpoint.tokens_per_day):
                self._held += tokens
                return Reserved(tokens, self._day, self._settle)
            return "later" if held and self._used() <= room else "no"

    def used_today(self) -> int:
        """Return the tokens since midnight UTC; what this process has under way is not among them."""
        with self._lock:
            self._look()
            return self._used()

    def _used(self) -> int:
        """Return the most that is known of: each of the counts lacks something that another has."""
        try:
            machine = self._machine.used(self._day) if self._machine is not None else 0
        except OSError as error:
            machine = _uncounted(error)
        return max(self._known(), machine - self._held)

    def _known(self) -> int:
        # What this process used may be on record by now, or not yet, or (reading in bulk) never.
        return max(self._latest, self._first + self._own)

    def _take(self, tokens: int, most: int) -> bool:
        try:
            return self._machine is None or self._machine.take(self._day, tokens, most)
        except OSError as error:
            _uncounted(error)
            return True

    def _settle(self, reserved: int, day: date, tokens: int) -> None:
        with self._lock:
            self._turn()
            self._held -= reserved
            self._own += tokens
            try:
                if self._machine is not None:
                    self._machine.add(self._day, tokens - reserved * (day == self._day))
            except OSError as error:
                _uncounted(error)

    def _turn(self) -> None:
        """Begin at nothing on a new day."""
        if (today := self._now().date()) != self._day:
            self._day, self._own, self._first, self._latest, self._read = today, 0, 0, 0, None

    def _look(self) -> None:
        self._turn()
        if self._record is None or (self._read is not None and time.monotonic() - self._read <= _FRESH):
            return
        first = self._read is None
        self._read = time.monotonic()
        try:
            self._latest = self._record.tokens_since(datetime.combine(self._day, datetime.min.time(), UTC))
        except Exception:  # noqa: BLE001 - a record that cannot be read stops the talk by itself, in its own words
            _log.warning("The day's tokens cannot be read; those of this process count alone.")
            return
        if first:
            self._first = max(0, self._latest - self._own)

    @staticmethod
    def _now() -> datetime:
        return datetime.now(UTC)


def _uncounted(error: OSError) -> int:
    _log.warning("The day's tokens cannot be counted over processes: %s.", error.strerror or type(error).__name__)
    return 0


@asynccontextmanager
async def place(endpoint: Endpoint) -> AsyncIterator[None]:
    """Hold one of the places for requests to that server. Raises ModelError ``busy`` when none comes free soon.

    A place is a locked file, so one whose process died is free at once.
    """
    until = time.monotonic() + _WAIT
    try:
        while (held := _free(endpoint)) is None:
            if time.monotonic() > until:
                raise ModelError("busy")
            await asyncio.sleep(_APART)
    except OSError as error:
        _log.warning("Requests to the model cannot be counted over processes: %s.", error.strerror)
        yield
        return
    try:
        yield
    finally:
        held.release()


def _free(endpoint: Endpoint) -> BaseFileLock | None:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only where a model is asked

    make_private_folder(endpoint.slots)
    server = hashlib.sha256(urlsplit(endpoint.url).netloc.encode()).hexdigest()[:8]
    numbers = [*range(endpoint.requests)]
    random.shuffle(numbers)
    for number in numbers:
        lock = FileLock(endpoint.slots / f"{server}-{number}", thread_local=False)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            continue
        return lock
    return None
