"""What language models were asked after a talk, in the order of time: it counts for the day like what a talk asked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build the index over those entries alone; others cost nothing more to keep."""
    asked = sa.text("kind = 'model_asked'")
    op.create_index(
        "ix_entries_time", "entries", ["time"], sqlite_where=asked, postgresql_where=asked, if_not_exists=True
    )
