"""Opening the store: the place it lies in, and the tables as this version knows them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, Connection, Engine, inspect

from holdspace.private import make_private_file, make_private_folder, withdraw_rights
from holdspace.store.dialect import (
    WRITING,
    file_of,
    lock_for_migration,
    open_engine,
    place_of,
    read_address,
    use_write_ahead_log,
)
from holdspace.store.errors import StoreError, explaining, sentence
from holdspace.store.store import Store
from holdspace.store.tables import REVISION

PATIENCE = 15.0
"""Seconds to wait for other processes to finish writing; an append takes them less than 10 ms."""


class Placed(Protocol):
    """Settings that say where the record lies; see :class:`holdspace.settings.Settings`."""

    def store_address(self) -> str | Path:
        """Return the database address, or the SQLite file."""
        ...


def prepare(where: Placed | str | Path, *, patience: float = PATIENCE) -> Store:
    """Open the store that settings, a database address or a SQLite file name; create and migrate it where needed.

    Any number of processes may call this at once. ``patience`` is how many seconds each later call waits for others to
    finish writing. Raises StoreError.
    """
    url = read_address(where if isinstance(where, str | Path) else where.store_address())
    place = place_of(url)
    with explaining(place):
        _make_place(url)
    engine = open_engine(url, patience)
    try:
        with explaining(place):
            use_write_ahead_log(engine, patience)
            _bring_up_to_date(engine, place)
            _make_place(url)  # once more, for the log and index that lie beside a SQLite file since it was opened
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, place)


def _make_place(url: URL) -> None:
    file = file_of(url)
    if file is None:
        return
    make_private_folder(file.parent)
    make_private_file(file)
    for beside in ("-wal", "-shm"):
        withdraw_rights(file.with_name(file.name + beside))


def _bring_up_to_date(engine: Engine, place: str) -> None:
    with engine.begin() as connection:
        if _revision(connection) == REVISION:
            return
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        lock_for_migration(connection)
        if (found := _revision(connection)) != REVISION:
            _migrate(connection, found, place)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return found


def _migrate(connection: Connection, found: str | None, place: str) -> None:
    from alembic import command  # noqa: PLC0415 - heavy, and needed only when the tables change
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "holdspace:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            sentence(
                place,
                f"was last opened by a newer Holding Space (it is at {found}, this version knows {REVISION}). "
                "Install that version or a later one; nothing was changed.",
            )
        )
    command.upgrade(config, REVISION)
