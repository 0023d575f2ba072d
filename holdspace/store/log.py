"""Sessions, the lease to write one, and its events, on an open transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from holdspace.store.dialect import insert_if_new
from holdspace.store.errors import AlreadyKept, LeaseLost, NotKept
from holdspace.store.record import Lease, NewRecord, Person, Record, SessionRow
from holdspace.store.tables import events, leases, sessions

_LARGEST_SEED = 2**63 - 1

_SESSION_COLUMNS = tuple(sessions.c[name] for name in SessionRow.model_fields)
_EVENT_COLUMNS = tuple(events.c[name] for name in Record.model_fields)

_SESSION = select(*_SESSION_COLUMNS).where(sessions.c.id == bindparam("session"))
_SESSIONS = select(*_SESSION_COLUMNS).where(sessions.c.person == bindparam("person")).order_by(sessions.c.number.desc())
_HERE = (sessions.c.lesson == bindparam("lesson"), sessions.c.place == bindparam("place"))
_LATEST = _SESSIONS.where(*_HERE).limit(1)
_RAISE_EPOCH = (
    update(leases)
    .where(leases.c.session == bindparam("taking"))
    .values(epoch=leases.c.epoch + 1, holder=bindparam("by"), taken=bindparam("at"))
    .returning(leases.c.epoch)
)
_HELD = (
    select(leases.c.epoch, leases.c.cohort, leases.c.person)
    .where(leases.c.session == bindparam("session"))
    .with_for_update()
)
_SENT_BEFORE = (
    select(*_EVENT_COLUMNS)
    .where(events.c.session == bindparam("session"), events.c.client_id.in_(bindparam("client_ids", expanding=True)))
    .order_by(events.c.seq)
)
_LAST_SEQ = select(func.coalesce(func.max(events.c.seq), 0)).where(events.c.session == bindparam("session"))
_HELD_AND_LAST = select(
    leases.c.epoch, leases.c.cohort, leases.c.person, _LAST_SEQ.scalar_subquery().label("last")
).where(leases.c.session == bindparam("session"))
"""Both in one statement, where nobody else writes meanwhile. PostgreSQL waits for the lease's row only after it has
looked at the events, so there the two come one after the other."""
_RECORDS = (
    select(*_EVENT_COLUMNS)
    .where(events.c.session == bindparam("session"), events.c.seq > bindparam("after"))
    .order_by(events.c.seq)
)
_WITH = select(sessions.c.id).where(
    sessions.c.person == bindparam("person"),
    select(events.c.seq).where(events.c.session == sessions.c.id, events.c.kind == bindparam("kind")).exists(),
)


_KEEP = insert(events)


def open_session(  # noqa: PLR0913 - a session is opened with all that it is
    connection: Connection, person: Person, *, lesson: str, place: str, persona: str, snapshot: str, seed: int
) -> UUID:
    """Insert a session. Raises NotKept for a snapshot or person that is missing, ValueError for a seed over 64 bits."""
    if not -_LARGEST_SEED <= seed <= _LARGEST_SEED:
        raise ValueError(f"a seed has 64 bits, this one is {seed}")
    session = uuid4()
    row = {"id": session, "cohort": person.cohort, "person": person.id, "lesson": lesson, "place": place,
           "persona": persona, "snapshot": snapshot, "seed": seed, "opened": datetime.now(UTC)}  # fmt: skip
    try:
        connection.execute(insert(sessions), row)
    except IntegrityError as error:
        raise NotKept(
            "A conversation cannot begin for a person, or with a persona, that the record does not hold (any more). "
            "Reload the page to begin anew."
        ) from error
    return session


def session_row(connection: Connection, session: UUID) -> SessionRow:
    """Return one session; raises NotKept."""
    row = connection.execute(_SESSION, {"session": session}).one_or_none()
    if row is None:
        raise NotKept("That conversation is not in the record (any more). Reload the page to begin a new one.")
    return _session(row)


def latest_session(connection: Connection, person: Person, lesson: str, place: str) -> SessionRow | None:
    """Return the session that the person opened last at that place of the lesson."""
    row = connection.execute(_LATEST, {"person": person.id, "lesson": lesson, "place": place}).one_or_none()
    return None if row is None else _session(row)


def all_sessions(connection: Connection, person: Person) -> tuple[SessionRow, ...]:
    """Return the person's sessions, the latest first."""
    return tuple(map(_session, connection.execute(_SESSIONS, {"person": person.id})))


def take_lease(connection: Connection, session: UUID, holder: str) -> Lease:
    """Raise the session's epoch, so that whoever wrote before is refused from now on. Raises NotKept."""
    row = session_row(connection, session)
    now = datetime.now(UTC)
    first = {"session": session, "cohort": row.cohort, "person": row.person, "epoch": 0, "holder": holder, "taken": now}
    connection.execute(insert_if_new(connection.dialect.name, leases, ("session",)), first)
    epoch = connection.execute(_RAISE_EPOCH, {"taking": session, "by": holder, "at": now}).scalar_one()
    return Lease(session=session, epoch=epoch, holder=holder)


def append(connection: Connection, lease: Lease, batch: Sequence[NewRecord]) -> tuple[Record, ...]:
    """Keep the batch after the session's last event, or return what was kept under its client ids before."""
    alone = connection.dialect.name == "sqlite"  # BEGIN IMMEDIATE: this connection is the only writer
    held = connection.execute(_HELD_AND_LAST if alone else _HELD, {"session": lease.session}).one_or_none()
    if held is None or held.epoch != lease.epoch:
        raise LeaseLost(
            "This conversation goes on somewhere else; nothing more is kept from here. Reload the page to take it up."
        )
    if sent_before := _sent_before(connection, lease.session, batch):
        return sent_before
    last: int = held.last if alone else connection.execute(_LAST_SEQ, {"session": lease.session}).scalar_one()
    now = datetime.now(UTC)
    kept = tuple(
        Record.model_construct(id=uuid4(), session=lease.session, seq=seq, time=now, **dict(new))
        for seq, new in enumerate(batch, start=last + 1)
    )
    whose = {"cohort": held.cohort, "person": held.person}
    connection.execute(_KEEP, [dict(record) | whose for record in kept])
    return kept


def records(connection: Connection, session: UUID, after: int) -> tuple[Record, ...]:
    """Return the session's events with a seq above ``after``, in order."""
    return tuple(map(_record, connection.execute(_RECORDS, {"session": session, "after": after})))


def sessions_with(connection: Connection, person: Person, kind: str) -> frozenset[UUID]:
    """Return which of the person's sessions hold an event of that kind."""
    return frozenset(connection.execute(_WITH, {"person": person.id, "kind": kind}).scalars())


def _sent_before(connection: Connection, session: UUID, batch: Sequence[NewRecord]) -> tuple[Record, ...]:
    ids = [new.client_id for new in batch if new.client_id is not None]
    if not ids:
        return ()
    if len(set(ids)) < len(ids):
        raise AlreadyKept("One client id stands twice in what was to be kept together; give each its own.")
    kept = tuple(map(_record, connection.execute(_SENT_BEFORE, {"session": session, "client_ids": ids})))
    if kept and ids[0] not in {record.client_id for record in kept}:
        raise AlreadyKept("Something new was sent together with what is already kept; send it by itself.")
    return kept


# What the database returns was validated on its way in; without doing so again, resuming takes half the time.


def _record(row: Row[Any]) -> Record:
    return Record.model_construct(**row._mapping)  # noqa: SLF001 - public, named so as not to meet a column


def _session(row: Row[Any]) -> SessionRow:
    return SessionRow.model_construct(**row._mapping)  # noqa: SLF001 - public, named so as not to meet a column
