"""Going on with a file that a language model's coding left unfinished: what is in it stays, and is not coded again."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from holdspace.coding_llm import row_key


class ResumeError(Exception):
    """What is in the file cannot be gone on with; says in a sentence why, and what to do."""


def resume(path: Path, signed: Collection[str]) -> frozenset[str]:
    """Return the ids (:func:`holdspace.coding_llm.row_key`) that are coded in the file; none where there is no file.

    A last line that was cut off by a crash is taken away, and one that only lacks its end is given it. ``signed`` are
    the ``coded_by`` of this model and these prompts: what another wrote is not mixed with it. Raises ResumeError.
    """
    if not path.exists():
        return frozenset()
    _mend(path)
    ids: set[str] = set()
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            ids |= _id(path, number, line, signed)
    return frozenset(ids)


def _id(path: Path, number: int, line: bytes, signed: Collection[str]) -> set[str]:
    if not line.strip():
        return set()
    other = "choose another file for OUT."
    try:
        row = json.loads(line)
        by = row["coded_by"]
    except (ValueError, TypeError, KeyError):
        raise ResumeError(f"{path}, line {number}: no language model wrote this line; {other}") from None
    if by not in signed:
        raise ResumeError(f"{path}, line {number}: another model or prompt coded this ({str(by)[:90]}); {other}")
    if row.get("id") is None:
        raise ResumeError(f"{path}, line {number}: a line without an id cannot be found again; {other}")
    return {row_key(row["id"])}


def _mend(path: Path) -> None:
    """Have the file end with a whole line."""
    with path.open("r+b") as file:
        whole = file.read()
        if not whole or whole.endswith(b"\n"):
            return
        start = whole.rfind(b"\n") + 1
        try:
            json.loads(whole[start:])
        except ValueError:
            file.truncate(start)
        else:
            file.write(b"\n")
