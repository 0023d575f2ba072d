"""What language models were asked, in the order of time: the day's tokens are counted every few seconds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build the index over those events alone; others cost nothing more to keep."""
    asked = sa.text("kind = 'model_asked'")
    op.create_index(
        "ix_events_time", "events", ["time"], sqlite_where=asked, postgresql_where=asked, if_not_exists=True
    )
