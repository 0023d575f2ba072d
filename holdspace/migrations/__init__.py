"""How the tables came to be, step by step: Alembic's environment and its revisions.

:func:`holdspace.store.prepare` runs them when a database is behind. To change the tables, change
:mod:`holdspace.store.tables`, add a revision beside the last one in ``versions`` and set ``REVISION`` to it; a test
compares where the two lead.
"""
