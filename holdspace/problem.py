"""What is wrong in a content file, said so that the person who wrote it can mend it: file, line, field, sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import groupby
from typing import NamedTuple

Place = tuple[str | int, ...]
"""The way to a value inside a file: names of fields and places in lists, ``("disclosures", 3, "depth")``."""

WHOLE_FILE = "file"
"""Stands as the field where a problem concerns the file itself."""

MOST_PER_FILE = 20
"""Errors that are shown of one file at once; the rest is counted."""

_PLAIN_NAME = re.compile(r"[\w-]{1,60}\Z")


class Problem(NamedTuple):
    """One thing to mend, or (``note``) to know."""

    file: str
    line: int
    """From 1."""
    field: str
    """Such as ``disclosures[3].depth``; ``file`` for the file itself."""
    message: str
    """What is wrong and what is expected."""
    note: bool = False
    """True when nothing has to be mended."""

    def __str__(self) -> str:
        """Return the line that is printed: ``personas/maya.yaml:41  disclosures[3].depth: expected 0 to 4, got 7``."""
        return f"{one_line(self.file, 300)}:{self.line}  {self.field}: {'note: ' if self.note else ''}{self.message}"


class ContentError(Exception):
    """Content that cannot be used; ``problems`` says all of why, ``str()`` the first of each file, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in arranged(self.problems)))


class FaultsFoundError(ValueError):
    """Raised by a model's own validators: several faults, each with its place below that model.

    A plain ValueError can only point at the whole model; this lets the line of the very field be named.
    """

    def __init__(self, faults: Sequence[tuple[Place, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(message for _, message in faults))


def refuse(faults: Sequence[tuple[Place, str]]) -> None:
    """Raise :class:`FaultsFoundError` when there are any faults."""
    if faults:
        raise FaultsFoundError(faults)


def field_name(place: Place) -> str:
    """Return a place in an educator's terms: ``disclosures[3].depth``, counted from 0 as in the file's address."""
    name = ""
    for step in place:
        if isinstance(step, int):
            name += f"[{step}]"
        else:
            name += ("." if name else "") + (step if _PLAIN_NAME.match(step) else shown(step))
    return name or WHOLE_FILE


def shown(value: object) -> str:
    """Return what stands in the file, short enough for a line: texts quoted, odd characters escaped."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{one_line(value, 60)}'" if value else "an empty text"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "fields"
    return one_line(str(value), 60)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ", did you mean ...?" where one of the known words is close, else the few that there are, else nothing."""
    names = sorted(known)
    if close := get_close_matches(word[:60], names, 1):
        return f", did you mean {close[0]}?"
    if len(names) == 1:
        return f", expected {names[0]}"
    return f", expected one of {', '.join(names)}" if 1 < len(names) <= 12 else ""


def one_line(text: str, longest: int) -> str:
    """Return the text cut to ``longest`` characters, with everything that does not print escaped."""
    cut = text if len(text) <= longest else text[: longest - 3] + "..."
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)


def arranged(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by file and line, each once; of a file at most :data:`MOST_PER_FILE`, errors before notes."""
    kept: list[Problem] = []
    for file, group in groupby(sorted(set(problems)), key=lambda problem: problem.file):
        by_weight = sorted(group, key=lambda problem: problem.note)
        first, rest = by_weight[:MOST_PER_FILE], by_weight[MOST_PER_FILE:]
        kept += sorted(first)
        if rest:
            last = max(problem.line for problem in first)
            kept.append(Problem(file, last, WHOLE_FILE, f"and {len(rest)} more", all(p.note for p in rest)))
    return kept
