"""The migrations lead to the tables that the code uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from holdspace.store import Store, prepare
from holdspace.store.tables import REVISION, metadata


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with prepare(tmp_path / "kept.db") as opened:
        yield opened


def test_the_last_migration_is_the_one_that_the_tables_name() -> None:
    config = Config()
    config.set_main_option("script_location", "holdspace:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_migrations_build_exactly_the_tables_of_the_code(store: Store) -> None:
    with store._engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        migrated = {
            row[0] for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type != 'trigger'"))
        }
    with prepare("sqlite://") as other, other._writer.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
        made = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE name = 'events'")).one()
        names = {row[0] for row in connection.execute(text("SELECT name FROM sqlite_master"))}
    assert {name for name in migrated if "alembic" not in name} == {name for name in names if "alembic" not in name}
    assert "WITHOUT ROWID" in made.sql


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(RuntimeError):
        prepare(tmp_path / "kept.db")
    monkeypatch.undo()
    with prepare(tmp_path / "kept.db") as store, store._engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM events")).scalar() == 0
