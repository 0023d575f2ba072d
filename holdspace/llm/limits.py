"""How much may be asked: tokens of the day over everyone, and requests at once over all processes of this machine."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

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


class Ledger:
    """What models used today: by the record, and by this process, whose requests come on record a little later.

    One a process, for all its models. ``record`` is asked on the thread that asks a model, every few seconds.
    """

    def __init__(self, record: Counts | None = None) -> None:
        self._record = record
        self._lock = threading.Lock()
        self._day = self._now().date()
        self._own = 0
        self._first = self._latest = 0
        self._read: float | None = None

    def add(self, tokens: int) -> None:
        """Count a request of this process."""
        with self._lock:
            self._own += tokens

    def used_today(self) -> int:
        """Return the tokens since midnight UTC."""
        with self._lock:
            now = self._now()
            if now.date() != self._day:
                self._day, self._own, self._read = now.date(), 0, None
            if self._record is not None and (self._read is None or time.monotonic() - self._read > _FRESH):
                self._look(self._record, now)
            # What this process used may be on record by now, or not yet, or (reading in bulk) never.
            return max(self._latest, self._first + self._own)

    def _look(self, record: Counts, now: datetime) -> None:
        first = self._read is None
        self._read = time.monotonic()
        try:
            self._latest = record.tokens_since(now.replace(hour=0, minute=0, second=0, microsecond=0))
        except Exception:  # noqa: BLE001 - a record that cannot be read stops the talk by itself, in its own words
            _log.warning("The day's tokens cannot be read; those of this process count alone.")
            return
        if first:
            self._first = max(0, self._latest - self._own)

    @staticmethod
    def _now() -> datetime:
        return datetime.now(UTC)


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
