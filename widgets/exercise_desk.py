"""What the exercises of one page share: the worker, the store, the reader, and who is here.

Nothing personal is touched before a page says hello: a kernel that was started ahead may wait for a visitor who never
comes. All but ``worker`` is for jobs of the worker only.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from functools import lru_cache
from typing import Any

from holdspace.content import Content, find_content
from holdspace.identity import current_identity
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReader
from holdspace.settings import Settings
from holdspace.store import Entry, NewEntry, Person, Store, prepare
from widgets.whereabouts import country_of
from widgets.worker import Worker

__all__ = ["Desk", "desk_for"]

_log = logging.getLogger("holdspace")


class Desk:
    """Raises what the store, the identity and the content raise; nothing is lost by trying again."""

    def __init__(self, settings: Settings) -> None:
        self.worker = Worker("exercises", lambda _error: None)
        self._settings = settings
        self._content = find_content(settings.content)
        self._reader: HelperReader | None = None
        self._store: Store | None = None
        self._who: Person | None = None
        self.worker.do(self._warm)

    @property
    def content(self) -> Content:
        """All content, read when it is asked for."""
        return self._content

    def persona(self, id_: str) -> Persona:
        """Return the person of a scene."""
        return self._content.persona(id_)

    @property
    def reader(self) -> HelperReader:
        """What reads a free answer."""
        if self._reader is None:
            from holdspace.reading.helper import RuleHelperReader  # noqa: PLC0415  # heavy: loaded on the worker

            self._reader = RuleHelperReader()
        return self._reader

    def _warm(self) -> None:
        """Load what reads free answers, before anyone is here; nothing personal."""
        self.reader.read("How are you?", ())

    def entries(self, lesson: str) -> tuple[Entry, ...]:
        """Return what the person did in that lesson, the oldest first."""
        store, who = self._opened()
        return store.entries(who, lesson)

    def keep(self, entry: NewEntry) -> None:
        """Keep an entry; under a client id that is known, nothing is added."""
        store, who = self._opened()
        store.add_entry(who, entry)

    def draft(self, place: str) -> dict[str, Any] | None:
        """Return what the person had begun to answer there."""
        store, who = self._opened()
        try:
            draft = json.loads(store.draft(who, place) or "null")
        except ValueError:
            return None
        return draft if isinstance(draft, dict) else None

    def keep_draft(self, place: str, answer: dict[str, Any] | None) -> None:
        """Keep what the person has begun to answer; nothing forgets it."""
        store, who = self._opened()
        store.keep_draft(who, place, json.dumps(answer, ensure_ascii=False) if answer else "")

    @property
    def country(self) -> str:
        """Return the country whose services the person is shown; empty for the international ones alone."""
        store, who = self._opened()
        return country_of(store, who, self._settings)

    def seed(self) -> int:
        """Return a number that is this person's own, for the order in which pieces are shown."""
        return self._opened()[1].id.int % 2**32

    def name_of(self, place: str) -> str:
        """Return an opaque name for this place of this person."""
        return hashlib.sha256(f"{self._opened()[1].id}/{place}".encode()).hexdigest()[:24]

    def _opened(self) -> tuple[Store, Person]:
        if self._store is None:
            self._store = prepare(self._settings)
        if self._who is None:
            self._who = self._store.person(current_identity(self._settings, os.environ))
        return self._store, self._who


@lru_cache(maxsize=8)
def desk_for(settings: Settings) -> Desk:
    """Return the desk of this process for these settings: one store and one worker for all exercises of a page."""
    return Desk(settings)
