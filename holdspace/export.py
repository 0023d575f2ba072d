"""Talks and ratings as CSV files with a data dictionary, safe to open in a spreadsheet.

A cell of text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers. Text is
always quoted, so that no separator of another country splits it.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from holdspace.export_columns import TABLES, WHAT, Column, What
from holdspace.export_rows import Cell, Row, rows
from holdspace.private import FILE_RIGHTS
from holdspace.selfview_sessions import SessionLook

DICTIONARY: Final = "DICTIONARY.csv"
_OF_A_COLUMN = ("table", "column", "meaning", "unit", "range", "source")
_FORMULA = re.compile(r"[\s\x00-\x1f\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How text begins that a spreadsheet may compute: also after blanks, and in full width."""


def export(
    looks: Iterable[SessionLook], folder: Path, what: Sequence[What] = WHAT, *, words: bool = True
) -> list[Path]:
    """Write the tables and their dictionary into the folder, each in place of the one before; return the files.

    Without ``words``, what people wrote and said is left out. Raises OSError; then no file is half written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chosen = tuple(table for table in WHAT if table in what)
    gathered: dict[What, list[Row]] = {table: [] for table in chosen}
    for one in looks:
        for table in chosen:
            gathered[table] += rows(table, one)
    written = []
    for table in chosen:
        columns = [column for column in TABLES[table] if words or not column.words]
        lines = ([row.get(column.name) for column in columns] for row in gathered[table])
        written.append(_write(folder / f"{table}.csv", [column.name for column in columns], lines))
    written.append(_write(folder / DICTIONARY, _OF_A_COLUMN, _dictionary(chosen, words=words)))
    return written


def _dictionary(chosen: Sequence[What], *, words: bool) -> Iterator[Sequence[Cell]]:
    for table in chosen:
        for column in TABLES[table]:
            if words or not column.words:
                yield _described(table, column)


def _described(table: What, column: Column) -> Sequence[Cell]:
    return table, column.name, column.meaning, column.unit, column.range, column.source


def safe(cell: Cell) -> Cell:
    """Return the cell as a spreadsheet may have it: text that could be computed begins with an apostrophe."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if _FORMULA.match(text) else text


def _write(file: Path, header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> Path:
    """Write the file whole, for its owner's eyes, or not at all. It begins with the mark of UTF-8 for spreadsheets."""
    half = file.with_name(f".{file.name}.part")
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_RIGHTS)
        with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
            writer.writerow(header)
            writer.writerows([safe(cell) for cell in line] for line in lines)
        half.replace(file)
    finally:
        with suppress(FileNotFoundError):
            half.unlink()
    return file
