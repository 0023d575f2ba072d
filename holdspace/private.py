"""Folders and files that only the person whose they are may read."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

FOLDER_RIGHTS = 0o700
FILE_RIGHTS = 0o600


def make_private_folder(folder: Path) -> None:
    """Create ``folder``, and those above it, if they are missing; one that exists keeps its rights. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=FOLDER_RIGHTS, exist_ok=True)


def make_private_file(file: Path) -> None:
    """Create ``file``, empty, if it is missing, and take it from every other account. Raises OSError.

    A file that exists is not opened: closing it would drop every lock that this process has on it (POSIX), and SQLite
    stands on those. Without them another process takes a log that is in use for a left one, and removes it.
    """
    if file.is_dir():
        raise IsADirectoryError(file)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_RIGHTS))
    withdraw_rights(file)


def withdraw_rights(file: Path) -> None:
    """Leave reading and writing to the owner alone; a file that is missing or someone else's stays as it is."""
    with contextlib.suppress(FileNotFoundError, PermissionError):
        if stat.S_IMODE(file.stat().st_mode) & ~FILE_RIGHTS:
            file.chmod(FILE_RIGHTS)
