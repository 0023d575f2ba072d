"""What a person learned outside of their conversations, on an open transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection, bindparam, or_, select
from sqlalchemy.exc import IntegrityError

from holdspace.store.dialect import insert_if_new
from holdspace.store.errors import NotKept
from holdspace.store.record import Entry, NewEntry, Person
from holdspace.store.tables import entries

_COLUMNS = tuple(entries.c[name] for name in Entry.model_fields)
_THEIRS = select(*_COLUMNS).where(entries.c.person == bindparam("person")).order_by(entries.c.number)
_OF_A_LESSON = _THEIRS.where(entries.c.lesson == bindparam("lesson"))
_THIS = _THEIRS.where(or_(entries.c.id == bindparam("id"), entries.c.client_id == bindparam("client_id")))


def add(connection: Connection, person: Person, entry: NewEntry) -> Entry:
    """Keep the entry, or return what was kept under its client id before. Raises NotKept for an erased person."""
    whose = {"person": person.id, "cohort": person.cohort}
    row = {"id": uuid4(), "time": datetime.now(UTC), **whose, **dict(entry)}
    try:
        connection.execute(insert_if_new(connection.dialect.name, entries, ("person", "client_id")), row)
    except IntegrityError as error:
        raise NotKept(
            f"The record no longer knows this person ({person.id}). Reload the page to begin anew."
        ) from error
    named = {"person": person.id, "id": row["id"], "client_id": entry.client_id}
    return Entry.model_construct(**connection.execute(_THIS, named).one()._mapping)  # noqa: SLF001 - public, see log.py


def entries_of(connection: Connection, person: Person, lesson: str | None) -> tuple[Entry, ...]:
    """Return the person's entries in the order of keeping: all of them, or those of one lesson."""
    rows = (
        connection.execute(_THEIRS, {"person": person.id})
        if lesson is None
        else connection.execute(_OF_A_LESSON, {"person": person.id, "lesson": lesson})
    )
    return tuple(Entry.model_construct(**row._mapping) for row in rows)  # noqa: SLF001 - public, see log.py
