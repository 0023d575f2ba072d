"""Alembic runs this for every command; the caller's open transaction carries all steps: all are made, or none."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
