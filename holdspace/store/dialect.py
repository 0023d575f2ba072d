"""Everything in which SQLite and PostgreSQL differ.

SQLite: write-ahead log; ``synchronous=FULL``, so that what was acknowledged outlives a power cut as well as a killed
process; a writing transaction takes the write lock at its beginning (``BEGIN IMMEDIATE``), so that what it read stays
true until it commits. It needs a local disk: over a network's file system its locks do not hold.

PostgreSQL: the same follows from ``SELECT ... FOR UPDATE`` on the lease, which SQLAlchemy leaves out for SQLite.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Executable, QueuePool, Table, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from holdspace.store.errors import StoreError, moved

WRITING = "holdspace_writing"
"""The execution option of a transaction that will write."""
_MIGRATION_LOCK = 0x686F6C64
_TRIES_APART = 0.02
"""Seconds between two tries for the write-ahead log, for which SQLite does not wait by itself."""


def read_address(address: str | Path) -> URL:
    """Return the database at ``address``; raises StoreError, which does not repeat it: it may hold a password."""
    if isinstance(address, Path):
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise StoreError(
            "The database address cannot be read. Write it like sqlite:////home/me/conversations.db "
            "or postgresql://name:password@server/database."
        ) from None
    kind = url.get_backend_name()
    if kind not in {"sqlite", "postgresql"}:
        raise StoreError(f"A {kind} database cannot keep the record of conversations: use sqlite or postgresql.")
    return url.set(drivername="postgresql+psycopg") if kind == "postgresql" else url


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite database; None where there is no file of ours to look after."""
    name = url.database
    if url.get_backend_name() != "sqlite" or not name or name == ":memory:" or name.startswith("file:"):
        return None
    return Path(name).expanduser().absolute()


def place_of(url: URL) -> str:
    """Return where the database is, in words that may be shown: no password."""
    if url.get_backend_name() == "sqlite":
        return str(file_of(url) or url.database or "memory")
    return f"{url.host or 'this machine'}, database {url.database}"


def open_engine(url: URL, patience: float) -> Engine:
    """Return an engine with one connection, which waits up to ``patience`` seconds for others to finish writing."""
    common: dict[str, Any] = {
        "poolclass": QueuePool,
        "pool_size": 1,
        "max_overflow": 0,
        "pool_timeout": patience,
        "hide_parameters": True,  # what a person wrote stays out of errors and logs
        "json_serializer": json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode,
    }
    if url.get_backend_name() == "sqlite":
        how = {"timeout": patience, "check_same_thread": False}
        if (file := file_of(url)) is not None:
            # "rw": SQLite by itself would create a missing file, readable for everyone and without tables.
            common["creator"] = partial(sqlite3.connect, f"{file.as_uri()}?mode=rw", uri=True, **how)
        engine = create_engine(url, connect_args=how, **common)
        _listen(engine, file)
        return engine
    try:
        return create_engine(
            url,
            connect_args={
                "connect_timeout": int(max(patience, 1)),
                "options": f"-c lock_timeout={int(patience * 1000)}",
            },
            pool_pre_ping=True,
            **common,
        )
    except ModuleNotFoundError as missing:
        raise StoreError(
            "A PostgreSQL database needs its driver, which is not installed: pip install 'holdspace[postgresql]'."
        ) from missing


def _listen(engine: Engine, file: Path | None) -> None:
    opened: list[tuple[int, int]] = []

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours, below
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {pragma}")
        if file is not None:
            opened[:] = [_which(file)]

    @event.listens_for(engine, "begin")
    def _began(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING, False)
        # SQLite would go on writing to a file that was deleted under it, and all of that would be lost.
        if writing and file is not None and _which(file) != opened[0]:
            raise moved(str(file))
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _which(file: Path) -> tuple[int, int]:
    try:
        found = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def use_write_ahead_log(engine: Engine, patience: float) -> None:
    """Let readers and a writer of one SQLite file not wait for each other; it stays so for that file."""
    if engine.dialect.name != "sqlite":
        return
    until = time.monotonic() + patience
    while True:
        raw = engine.raw_connection()
        try:
            if raw.cursor().execute("PRAGMA journal_mode").fetchone()[0] not in {"wal", "memory"}:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            return  # noqa: TRY300 - the else of a try in a loop reads worse
        except sqlite3.OperationalError as error:
            if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY") or time.monotonic() > until:
                raise
        finally:
            raw.close()
        time.sleep(_TRIES_APART)


def lock_for_migration(connection: Connection) -> None:
    """Keep every other process from migrating until the transaction ends; on SQLite its beginning did so."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")


def forget_deleted(engine: Engine) -> None:
    """Take what was deleted out of SQLite's log too, as far as no one is reading it at this moment."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()


@cache
def _inserting(dialect: str) -> Callable[[Table], Any]:
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite  # noqa: PLC0415 - only the one in use costs memory

        return sqlite.insert
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - only the one in use costs memory

    return postgresql.insert


@cache
def insert_if_new(dialect: str, table: Table, key: tuple[str, ...]) -> Executable:
    """Return the statement that inserts a row unless one with its key is there."""
    inserting: Executable = _inserting(dialect)(table).on_conflict_do_nothing(index_elements=key)
    return inserting


@cache
def insert_or_change(dialect: str, table: Table, key: tuple[str, ...], changing: tuple[str, ...]) -> Executable:
    """Return the statement that inserts a row, or gives the row with its key the new values of ``changing``."""
    insert = _inserting(dialect)(table)
    new = {name: insert.excluded[name] for name in changing}
    inserting: Executable = insert.on_conflict_do_update(index_elements=key, set_=new)
    return inserting
