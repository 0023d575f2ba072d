"""Codes transcripts in bulk, a line at a time: JSON lines in, JSON lines out, in order and in constant memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from holdspace.reading.readings import ClientReader, ClientReading, Speaker, Utterance
from holdspace.reading.weighed import WeighedHelperReader
from holdspace.reading.weighed_client import WeighedClientReader

_KEPT = 200
"""Messages of context, the latest, that are handed to a reader."""


class BadLineError(ValueError):
    """A line that cannot be read; says in a sentence what it should have been."""


def code_stream(
    lines: Iterable[str | bytes],
    out: TextIO,
    *,
    keep_going: bool,
    report: Callable[[str], None],
    source: str = "the input",
) -> int:
    """Code each line and write one line for it; blank lines are passed over.

    A bad line is told to ``report`` with where it stands: ``source``, and its number, counted from 1. Without
    ``keep_going`` it ends the work with exit status 1, after everything before it was written; with it, the line is
    skipped and the status is 0. That there is nothing but blank lines is told too.
    """
    helper, client, empty = WeighedHelperReader(), WeighedClientReader(), True
    for number, line in enumerate(lines, start=1):
        try:
            answer = _answer(line, helper, client, first=number == 1)
        except BadLineError as problem:
            empty = False
            report(f"{source}, line {number}: {problem}")
            if not keep_going:
                return 1
            continue
        if answer is not None:
            empty = False
            out.write(json.dumps(answer) + "\n")
    if empty:
        report(nothing(source))
    return 0


def nothing(source: str) -> str:
    """Say that there is no line to code."""
    return f"There is nothing to code in {source}."


def overwrites(source: str, target: str) -> str:
    """Return why ``target`` must not be written, where it is the file that is read; else nothing."""
    if "-" in {source, target} or not (Path(source).exists() and Path(target).exists()):
        return ""
    if Path(source).samefile(target):
        return f"{target} is what is read; choose another file for OUT."
    return ""


def holds_models_coding(target: str) -> bool:
    """Return whether ``target`` is a file whose first line says that a language model coded it."""
    if target == "-" or not Path(target).is_file():
        return False
    with Path(target).open("rb") as file:
        return b'"coded_by"' in file.readline()


def named(source: str) -> str:
    """Return what a file, or ``-``, is called in a sentence."""
    return "standard input" if source == "-" else source


class Row(NamedTuple):
    """A line, read."""

    id: str | int | float | None
    speaker: Speaker
    text: str
    context: tuple[Utterance, ...]
    """Oldest first, the latest 200."""


def parse_line(line: str | bytes, *, first: bool) -> Row | None:
    """Read a line; None for a blank one. ``first``: a byte order mark may stand before it. Raises BadLineError."""
    written = _decode(line).removeprefix("\ufeff" if first else "").strip()
    if not written:
        return None
    row = _parse(written)
    return Row(
        speaker=_speaker(row.get("speaker"), "speaker"),
        text=_text(row.get("text"), "text"),
        context=_context(row.get("context")),
        id=_identifier(row.get("id")),
    )


def _answer(
    line: str | bytes, helper: WeighedHelperReader, client: ClientReader, *, first: bool
) -> dict[str, Any] | None:
    row = parse_line(line, first=first)
    if row is None:
        return None
    if row.speaker == "helper":
        return {"id": row.id, **helper.row(row.text, row.context)}
    return {"id": row.id, **_client_row(client.read(row.text, row.context))}


def _decode(line: str | bytes) -> str:
    if isinstance(line, str):
        return line
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BadLineError(f"expected UTF-8, got a byte that is not at place {problem.start + 1}") from problem


def _parse(written: str) -> dict[str, Any]:
    try:
        row = json.loads(written)
    except json.JSONDecodeError as problem:
        raise BadLineError(f"expected JSON, stopped at character {problem.colno}: {problem.msg}") from problem
    except (RecursionError, ValueError) as problem:
        raise BadLineError("expected JSON, got something too deep or too large to read") from problem
    if not isinstance(row, dict):
        raise BadLineError(f'expected an object such as {{"id", "speaker", "text"}}, got {_kind(row)}')
    return row


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return f'"{value[:40]}"'
    return "a list" if isinstance(value, list) else "an object"


def _speaker(value: object, where: str) -> Speaker:
    if value == "helper":
        return "helper"
    if value == "client":
        return "client"
    raise BadLineError(f'{where}: expected "helper" or "client", got {_kind(value)}')


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise BadLineError(f"{where}: expected a text, got {_kind(value)}")
    return value


def _identifier(value: object) -> str | int | float | None:
    if value is None or (isinstance(value, (str, int, float)) and not isinstance(value, bool)):
        return value
    raise BadLineError(f"id: expected a text or a number, got {_kind(value)}")


def _context(value: object) -> tuple[Utterance, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadLineError(f'context: expected a list of {{"speaker", "text"}}, got {_kind(value)}')
    said: list[Utterance] = []
    for index, each in enumerate(value):
        if not isinstance(each, dict):
            raise BadLineError(f'context[{index}]: expected {{"speaker", "text"}}, got {_kind(each)}')
        speaker = _speaker(each.get("speaker"), f"context[{index}].speaker")
        said.append(Utterance(speaker=speaker, text=_text(each.get("text"), f"context[{index}].text")))
    return tuple(said[-_KEPT:])


def _client_row(reading: ClientReading) -> dict[str, Any]:
    return reading.model_dump(mode="json")
