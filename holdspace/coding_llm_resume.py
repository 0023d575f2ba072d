"""Going on with a file that a language model's coding left unfinished: what is in it stays, and is not coded again.

A row says of which line it is (``line``, counted from 1) and holds a digest of what stood there (``input``). A line is
known again by its id, and without one by its place; the digest tells whether it is still the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from holdspace.coding import Row

_DIGITS: Final = 12
_OTHER: Final = "choose another file for OUT."


class ResumeError(Exception):
    """What is in the file cannot be gone on with; says in a sentence why, and what to do."""


class ChangedError(Exception):
    """A line is another than when it was coded; says in a sentence so, and what to do."""


class Done:
    """The lines that are coded, each to be found once."""

    def __init__(self) -> None:
        self._inputs: dict[str, list[str]] = defaultdict(list)
        self._ids: dict[int, str] = {}
        self._left = 0

    def __len__(self) -> int:
        """How many were not found yet."""
        return self._left

    def add(self, number: int, id_: str | float | None, input_: str) -> None:
        """Take in a coded line; place 0 and no ``input_`` where they are not known."""
        self._inputs[_key(number, id_)].append(input_)
        self._left += 1
        if id_ is not None:
            self._ids[number] = _key(number, id_)

    def holds(self, number: int, row: Row) -> bool:
        """Return whether the line is coded, and forget it. Raises ChangedError where another stood in its place."""
        there = self._inputs.get(_key(number, row.id), [])
        for known in (input_of(row), ""):
            if known in there:
                there.remove(known)
                self._left -= 1
                return True
        if row.id is not None and there:
            raise ChangedError(
                f"under its id {json.dumps(row.id)} stood something else when it was coded. Put that back, give the "
                f"line an id of its own, or {_OTHER}"
            )
        if there or (
            self._inputs.get(_key(number, None)) if row.id is not None else self._inputs.get(self._id(number))
        ):
            raise ChangedError(
                "here stood another line when it was coded: its words or its id changed, or lines came or went before "
                f"it. Put back what was there, or {_OTHER}"
            )
        return False

    def _id(self, number: int) -> str:
        return self._ids.get(number, "")


def _key(number: int, id_: str | float | None) -> str:
    """Return what a line is known by: its id, so that 1 and "1" are two, or its place."""
    return f"line {number}" if id_ is None else json.dumps(id_)


def input_of(row: Row) -> str:
    """Return a digest of what is coded: 12 hex digits of its SHA-256."""
    said = [row.speaker, row.text, [[one.speaker, one.text] for one in row.context]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:_DIGITS]


def marked(found: dict[str, Any], number: int, row: Row) -> dict[str, Any]:
    """Return the row as it is written, so that its line is known again."""
    return {**found, "line": number, "input": input_of(row)}


def resume(path: Path, signed: Collection[str]) -> Done:
    """Return what is coded in the file; nothing where there is no file.

    A last line that was cut off by a crash is taken away, and one that only lacks its end is given it. ``signed`` are
    the ``coded_by`` of this model and these prompts: what another wrote is not mixed with it. Raises ResumeError.
    """
    done = Done()
    if not path.exists():
        return done
    _mend(path)
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            _take(done, line, f"{path}, line {number}:", signed)
    return done


def _take(done: Done, line: bytes, where: str, signed: Collection[str]) -> None:
    if not line.strip():
        return
    try:
        row = json.loads(line)
        by = row["coded_by"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ResumeError(f"{where} no language model wrote this line; {_OTHER}") from None
    if by not in signed:
        raise ResumeError(f"{where} another model or prompt coded this ({str(by)[:90]}); {_OTHER}")
    id_, place, input_ = row.get("id"), row.get("line"), row.get("input")
    if not (isinstance(place, int) and isinstance(input_, str)):
        if id_ is None:
            raise ResumeError(f"{where} it does not say of which line it is; {_OTHER}")
        place, input_ = 0, ""
    done.add(place, id_, input_)


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
