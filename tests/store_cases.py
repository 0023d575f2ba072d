"""What the tests of the store share."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from holdspace.store import NewEntry, NewRecord, Person, Store

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Someone:
    """An identity that no other test has."""

    subject: str = field(default_factory=lambda: f"local:{uuid4().hex}")


def begin(store: Store, person: Person, *, snapshot: str = '{"id": "maya"}', lesson: str = "reflections") -> UUID:
    digest = store.keep_snapshot("persona", snapshot)
    return store.open_session(person, lesson=lesson, persona="maya", snapshot=digest, seed=7)


def said(text: str, client_id: str | None = None, **more: Any) -> NewRecord:
    return NewRecord(kind="helper_said", payload={"text": text}, client_id=client_id, **more)


def answered(text: str, client_id: str | None = None, *, lesson: str | None = "reflections") -> NewEntry:
    return NewEntry(lesson=lesson, part="no-essay", kind="answered", payload={"text": text}, client_id=client_id)
