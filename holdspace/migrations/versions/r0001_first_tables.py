"""The first tables, and the triggers that keep sessions and events append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_APPEND_ONLY = ("sessions", "events")


def upgrade() -> None:
    """Build the tables."""
    _build_people()
    _build_log()
    for table in _APPEND_ONLY:
        _refuse_updates(table)


def _build_people() -> None:
    op.create_table(
        "cohorts",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("slug", sa.String(60), nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cohorts"),
        sa.UniqueConstraint("slug", name="uq_cohorts_slug"),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("cohort", sa.Uuid, nullable=False),
        sa.Column("subject", sa.String(300), nullable=False),
        sa.Column("created", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
        _cohort_of("persons"),
        sa.UniqueConstraint("cohort", "subject", name="uq_persons_cohort_subject"),
    )
    op.create_table(
        "profiles",
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("cohort", sa.Uuid, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_profiles"),
        _person_of("profiles"),
        _cohort_of("profiles"),
    )
    op.create_table(
        "drafts",
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("cohort", sa.Uuid, nullable=False),
        sa.Column("text", sa.JSON, nullable=False),
        sa.Column("changed", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("person", "place", name="pk_drafts"),
        _person_of("drafts"),
        _cohort_of("drafts"),
    )


def _build_log() -> None:
    op.create_table(
        "snapshots",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("kept", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_snapshots"),
    )
    op.create_table(
        "sessions",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("cohort", sa.Uuid, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("lesson", sa.String(60), nullable=False),
        sa.Column("place", sa.String(60), nullable=False),
        sa.Column("persona", sa.String(60), nullable=False),
        sa.Column("snapshot", sa.String(64), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("opened", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_sessions"),
        sa.UniqueConstraint("id", name="uq_sessions_id"),
        _person_of("sessions"),
        _cohort_of("sessions"),
        sa.ForeignKeyConstraint(["snapshot"], ["snapshots.hash"], name="fk_sessions_snapshot"),
    )
    op.create_index("ix_sessions_snapshot", "sessions", ["snapshot"])
    op.create_index("ix_sessions_person_lesson_place", "sessions", ["person", "lesson", "place"])
    op.create_table(
        "leases",
        sa.Column("session", sa.Uuid, nullable=False),
        sa.Column("cohort", sa.Uuid, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("holder", sa.String(200), nullable=False),
        sa.Column("taken", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("session", name="pk_leases"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_leases_session"),
        _person_of("leases"),
        _cohort_of("leases"),
    )
    op.create_table(
        "events",
        sa.Column("session", sa.Uuid, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("cohort", sa.Uuid, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("parent_turn", sa.Integer, nullable=True),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("schema_version", sa.SmallInteger, nullable=False),
        sa.Column("time", _TIME, nullable=False),
        sa.Column("client_id", sa.String(64), nullable=True),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("session", "seq", name="pk_events"),
        sa.UniqueConstraint("id", name="uq_events_id"),
        sa.UniqueConstraint("session", "client_id", name="uq_events_session_client_id"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_events_session"),
        _person_of("events"),
        _cohort_of("events"),
        sqlite_with_rowid=False,
    )


def _cohort_of(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["cohort"], ["cohorts.id"], name=f"fk_{table}_cohort")


def _person_of(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person"], ["persons.id"], name=f"fk_{table}_person")


def _refuse_updates(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
    )
