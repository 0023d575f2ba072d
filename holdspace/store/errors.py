"""What can go wrong with the store, each in a sentence: what, where, and what to do.

A sentence never holds what a person wrote, nor the password of a database.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError, StatementError


class StoreError(Exception):
    """The store could not do what was asked. Nothing of it was kept, so it can be asked again."""


class LeaseLost(StoreError):  # noqa: N818 - says what happened
    """Another kernel took the session up; this one may not write to it any more."""


class AlreadyKept(StoreError):  # noqa: N818 - says what happened
    """A batch mixes what was kept before with what is new; sending a whole batch again is harmless and never this."""


class NotKept(StoreError):  # noqa: N818 - says what happened
    """There is no such session, snapshot or person; it may have been erased."""


_BUSY = "is busy: something else has been writing to it for too long. Close what else has it open, then try again."
_FULL = "cannot grow: no space is left. Free some disk space, then try again."
_READ_ONLY = "cannot be written. Give your account the right to write the file and its folder, then try again."
_UNOPENED = "cannot be opened. Check that it is a file in a folder that your account may write, then try again."
_DAMAGED = "is damaged, or no record of ours. Move the file aside (do not delete it), then start again."
_DISK = "cannot be read or written: the disk reports an error. Check the disk and its free space, then try again."
_GONE = "was moved or deleted while it was open. Put it back if you can, then start again."
_UNREACHABLE = "cannot be reached. Check that the database server runs and that the address is right, then try again."
_CONTRADICTION = "refused something that contradicts what is kept. Reload the page, then try again."
_UNWRITABLE = "was given something that cannot be written as JSON."
_OTHER = "could not be used. Try again; if it happens again, restart Holding Space."

# SQLite's result codes by name (https://www.sqlite.org/rescode.html); an extended code begins with its primary one.
_SQLITE = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY_DBMOVED": _GONE,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_CANTOPEN": _UNOPENED,
    "SQLITE_AUTH": _UNOPENED,
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_IOERR": _DISK,
}
# PostgreSQL's SQLSTATE classes (PostgreSQL manual, appendix A).
_POSTGRESQL = {
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "53": _FULL,
    "55P03": _BUSY,
    "40": _BUSY,
    "58": _DISK,
    "XX": _DAMAGED,
    "08": _UNREACHABLE,
    "28": _UNREACHABLE,
    "3D": _UNREACHABLE,
    "57": _UNREACHABLE,
}
_FILE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.EROFS: _READ_ONLY,
    errno.EIO: _DISK,
    errno.ESTALE: _GONE,
}


def sentence(place: str, what: str) -> str:
    """Say ``what`` of the record at ``place``."""
    return f"The record of conversations at {place} {what}"


def damaged(place: str) -> StoreError:
    """Return the error for a record that holds what was never written to it."""
    return StoreError(sentence(place, _DAMAGED))


def unwritable(place: str) -> StoreError:
    """Return the error for a payload with what JSON does not have, such as NaN."""
    return StoreError(sentence(place, _UNWRITABLE))


def moved(place: str) -> StoreError:
    """Return the error for a record that is no longer where it was opened."""
    return StoreError(sentence(place, _GONE))


@contextmanager
def explaining(place: str) -> Iterator[None]:
    """Turn what a database or a file system raises into a StoreError that a person can act on."""
    try:
        yield
    except OSError as error:
        raise StoreError(sentence(place, _FILE.get(error.errno or 0, _UNOPENED))) from error
    except (SQLAlchemyError, sqlite3.Error) as error:  # bare while a connection is being made
        raise StoreError(sentence(place, _what(error))) from error


def _what(error: SQLAlchemyError | sqlite3.Error) -> str:
    if isinstance(error, IntegrityError):
        return _CONTRADICTION
    cause = error.orig if isinstance(error, DBAPIError) else error
    if cause is not error or isinstance(error, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", None) or ""
        state = getattr(cause, "sqlstate", None) or ""
        if not state and type(cause).__module__.startswith("psycopg"):
            return _UNREACHABLE  # there was no server to give a state
        known = [(code, what) for table in (_SQLITE, _POSTGRESQL) for code, what in table.items()]
        return next((what for code, what in known if name.startswith(code) or state.startswith(code)), _OTHER)
    return _UNWRITABLE if isinstance(error, StatementError) else _OTHER
