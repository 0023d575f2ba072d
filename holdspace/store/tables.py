"""The tables of the store. Every row has a cohort and a person, though one user has only the default of each.

``sessions``, ``events`` and ``entries`` are append-only: triggers refuse an UPDATE, and only erasure deletes. The
migrations build these tables; a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
    text,
)

REVISION = "0004"
"""The migration that leads to these tables; compared before Alembic is imported, which costs time and memory."""

if TYPE_CHECKING:
    _Time = TypeDecorator[datetime]
else:
    _Time = TypeDecorator


class UtcTime(_Time):
    """An aware time, kept in UTC; SQLite keeps it without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time as the database keeps it; raises ValueError without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time needs its zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the time with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

cohorts = Table(
    "cohorts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("slug", String(60), nullable=False, unique=True),
    Column("created", UtcTime, nullable=False),
)

persons = Table(
    "persons",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("created", UtcTime, nullable=False),
    UniqueConstraint("cohort", "subject"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("person", ForeignKey("persons.id"), primary_key=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False),
    Column("body", JSON, nullable=False),
    Column("changed", UtcTime, nullable=False),
)

# What people and educators write stands in JSON columns, also where it is one string: JSON text carries every
# character, while PostgreSQL's text refuses NUL and lone surrogates.
snapshots = Table(
    "snapshots",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kind", String(60), nullable=False),
    Column("body", JSON, nullable=False),
    Column("kept", UtcTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("number", Integer, primary_key=True),  # the order of opening, also when the clock is set back
    Column("id", Uuid, nullable=False, unique=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False),
    Column("person", ForeignKey("persons.id"), nullable=False),
    Column("lesson", String(60), nullable=False),
    Column("place", String(60), nullable=False),
    Column("persona", String(60), nullable=False),
    Column("snapshot", ForeignKey("snapshots.hash"), nullable=False, index=True),
    Column("seed", BigInteger, nullable=False),
    Column("opened", UtcTime, nullable=False),
    Index(None, "person", "lesson", "place"),
)

leases = Table(
    "leases",
    metadata,
    Column("session", ForeignKey("sessions.id"), primary_key=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False),
    Column("person", ForeignKey("persons.id"), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("holder", String(200), nullable=False),
    Column("taken", UtcTime, nullable=False),
)

_ASKED = "kind = 'model_asked'"

events = Table(
    "events",
    metadata,
    Column("session", ForeignKey("sessions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Uuid, nullable=False, unique=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False),
    Column("person", ForeignKey("persons.id"), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("parent_turn", Integer),
    Column("kind", String(60), nullable=False),
    Column("schema_version", SmallInteger, nullable=False),
    Column("time", UtcTime, nullable=False),
    Column("client_id", String(64)),
    Column("payload", JSON, nullable=False),
    UniqueConstraint("session", "client_id"),
    Index(None, "time", sqlite_where=text(_ASKED), postgresql_where=text(_ASKED)),  # for the tokens of a day
    sqlite_with_rowid=False,  # the events of a session lie together, in their order
)

# What is learned outside of a conversation: answers, hints, a line for the journal.
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),  # the order of keeping, also when the clock is set back
    Column("id", Uuid, nullable=False, unique=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False),
    Column("person", ForeignKey("persons.id"), nullable=False),
    Column("lesson", String(60)),
    Column("part", String(60), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("schema_version", SmallInteger, nullable=False),
    Column("time", UtcTime, nullable=False),
    Column("client_id", String(64)),
    Column("payload", JSON, nullable=False),
    UniqueConstraint("person", "client_id"),
    Index(None, "person", "lesson"),
    Index(None, "time", sqlite_where=text(_ASKED), postgresql_where=text(_ASKED)),
)

drafts = Table(
    "drafts",
    metadata,
    Column("person", ForeignKey("persons.id"), primary_key=True),
    Column("place", String(200), primary_key=True),
    Column("cohort", ForeignKey("cohorts.id"), nullable=False),
    Column("text", JSON, nullable=False),
    Column("changed", UtcTime, nullable=False),
)
