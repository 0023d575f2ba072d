"""The entries: what a person learned outside of their conversations, append-only like the events."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build the table and the trigger that refuses to change it."""
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("cohort", sa.Uuid, nullable=False),
        sa.Column("person", sa.Uuid, nullable=False),
        sa.Column("lesson", sa.String(60), nullable=True),
        sa.Column("part", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("schema_version", sa.SmallInteger, nullable=False),
        sa.Column("time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client_id", sa.String(64), nullable=True),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_entries"),
        sa.UniqueConstraint("id", name="uq_entries_id"),
        sa.UniqueConstraint("person", "client_id", name="uq_entries_person_client_id"),
        sa.ForeignKeyConstraint(["person"], ["persons.id"], name="fk_entries_person"),
        sa.ForeignKeyConstraint(["cohort"], ["cohorts.id"], name="fk_entries_cohort"),
    )
    op.create_index("ix_entries_person_lesson", "entries", ["person", "lesson"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE TRIGGER entries_append_only BEFORE UPDATE ON entries "
            "BEGIN SELECT RAISE(ABORT, 'entries is append-only'); END"
        )
        return
    op.execute(
        "CREATE FUNCTION entries_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'entries is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER entries_append_only BEFORE UPDATE ON entries "
        "FOR EACH ROW EXECUTE FUNCTION entries_append_only()"
    )
