"""The migrations lead to the tables that the code uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from store_cases import Someone, answered, begin, said

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


def as_at_first(file: Path) -> tuple[Any, Any]:
    """Make a store as the first revision left it, with a talk in it; return the person and the session."""
    with prepare(file) as store:
        person = store.person(Someone())
        session = begin(store, person)
        store.append(store.take_lease(session, "a kernel"), [said("before there were entries")])
        with store._writer.begin() as connection:
            connection.execute(text("DROP TABLE entries"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    return person, session


def test_a_store_of_the_first_revision_keeps_its_talks_and_gains_entries(tmp_path: Path) -> None:
    person, session = as_at_first(tmp_path / "kept.db")
    with prepare(tmp_path / "kept.db") as store:
        assert [record.payload["text"] for record in store.records(session)] == ["before there were entries"]
        assert store.entries(person) == ()
        kept = store.add_entry(person, answered("now"))
        assert store.entries(person) == (kept,)
        with store._engine.begin() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_second_step_that_fails_leaves_the_first_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, session = as_at_first(tmp_path / "kept.db")

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(RuntimeError):
        prepare(tmp_path / "kept.db")
    monkeypatch.undo()
    with prepare(tmp_path / "kept.db") as store:
        assert len(store.records(session)) == 1
