"""Rows of a coding that was gone on with, put into the order of their lines."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path


def put_in_order(path: Path) -> None:
    """Put a file's rows into the order of their lines, where they are not; whole, or not at all. Raises OSError.

    A row of an earlier version, which does not say its line, leaves the file as it is.
    """
    places = _places(path)
    ordered = sorted(places, key=lambda place: place[0])
    if ordered == places or any(line == 0 for line, _, _ in places):
        return
    file = path.resolve()  # a link stays one
    half = file.with_name(f".{file.name}.part")
    try:
        with file.open("rb") as rows, half.open("wb") as out:
            shutil.copymode(file, half)
            for _, start, length in ordered:
                rows.seek(start)
                out.write(rows.read(length))
            out.flush()
            os.fsync(out.fileno())
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def _places(path: Path) -> list[tuple[int, int, int]]:
    """Return the line, start and length of each row; line 0 where it does not say."""
    places, start = [], 0
    with path.open("rb") as rows:
        for row in rows:
            if row.strip():
                places.append((json.loads(row).get("line", 0), start, len(row)))
            start += len(row)
    return places
