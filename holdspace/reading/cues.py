"""Tables of cues: a wording, what it says, how sure that makes a reader, and an example that shows it.

Wordings are written in shorthand (shorthand.py). Each alternative of a wording is looked for by itself, and only in
texts that may have it (needed.py); what is found is what trying all of them would find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final, Generic, NamedTuple, TypeVar

from holdspace.reading.needed import Gate, needed
from holdspace.reading.shorthand import expand, expression, outline, ways

What = TypeVar("What", bound=str)


class Cue(NamedTuple, Generic[What]):
    """One line of a table."""

    what: What
    pattern: str
    score: float
    """How sure a reader may be, 0 to 1."""
    example: str


class Hit(NamedTuple, Generic[What]):
    """A cue that was found."""

    what: What
    score: float
    start: int
    end: int


_GATE: Final = Gate()
"""All wordings, of tables and by themselves."""


class _Way:
    """One alternative of a wording, compiled when it is first held against a text."""

    def __init__(self, shorthand: str) -> None:
        self._shorthand = shorthand

    @property
    def needs(self) -> frozenset[str] | None:
        """Beginnings of words of which a text must have one."""
        return needed(outline(self._shorthand))

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        return re.compile(expression(expand(self._shorthand))).search


class Wording:
    """One shorthand by itself; its expression is compiled when first used."""

    def __init__(self, shorthand: str) -> None:
        self.shorthand = shorthand

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression that the shorthand stands for."""
        return re.compile(expression(expand(self.shorthand)))

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Find the first place in a text, trying only the alternatives that may be in it."""
        alternatives = [_Way(one) for one in ways(self.shorthand)]
        left = _GATE.add(way.needs for way in alternatives)

        def find(text: str) -> re.Match[str] | None:
            best = None
            bits = left(text)
            while bits:
                bit = bits & -bits
                bits ^= bit
                match = alternatives[bit.bit_length() - 1].search(text)
                if match is not None and (best is None or match.start() < best.start()):
                    best = match
            return best

        return find

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Find the wording at the beginning of a text."""
        return self.compiled.match


class _One(NamedTuple):
    """An alternative of a cue of a table."""

    row: int
    place: int
    """Among the alternatives of its row."""
    score: float
    way: _Way


class Table(Generic[What]):
    """Cues by what they say; of each thing that is said in one of several ways, the way that comes first counts."""

    def __init__(self, cues: Iterable[Cue[What]]) -> None:
        by_what: dict[What, list[Cue[What]]] = {}
        for cue in cues:
            by_what.setdefault(cue.what, []).append(cue)
        self._what = tuple(by_what)
        self._rows = tuple(tuple(rows) for rows in by_what.values())
        self._cues: list[_One] = []
        for row, same in enumerate(self._rows):
            alternatives = [(cue.score, _Way(way)) for cue in same for way in ways(cue.pattern)]
            self._cues += [_One(row, place, score, way) for place, (score, way) in enumerate(alternatives)]
        self._left_in = _GATE.add(cue.way.needs for cue in self._cues)

    @property
    def rows(self) -> Iterator[tuple[What, str, tuple[float, ...]]]:
        """Each thing that is said, one expression for all ways of saying it, and the score of each of its groups."""
        for what, same in zip(self._what, self._rows, strict=True):
            joined = "|".join(f"({expand(cue.pattern)})" for cue in same)
            yield what, expression(joined), tuple(cue.score for cue in same)

    def _left(self, text: str) -> Iterator[_One]:
        """Yield the cues that may be in the text."""
        bits = self._left_in(text)
        while bits:
            bit = bits & -bits
            bits ^= bit
            yield self._cues[bit.bit_length() - 1]

    def find(self, text: str) -> Iterator[Hit[What]]:
        """Yield the first place of each thing that the text says, in the table's order."""
        found: dict[int, tuple[int, int, Hit[What]]] = {}
        for row, place, score, way in self._left(text):
            match = way.search(text)
            if match is not None:
                start, end = match.span()
                best = found.get(row)
                if best is None or (start, place) < best[:2]:
                    found[row] = (start, place, Hit(self._what[row], score, start, end))
        for row in sorted(found):
            yield found[row][2]

    def find_all(self, text: str) -> Iterator[Hit[What]]:
        """Yield every place of each thing that the text says."""
        by_row: dict[int, list[_One]] = {}
        for cue in self._left(text):
            by_row.setdefault(cue.row, []).append(cue)
        for row in sorted(by_row):
            yield from self._all(text, self._what[row], by_row[row])

    def _all(self, text: str, what: What, cues: list[_One]) -> Iterator[Hit[What]]:
        """Yield the places of cues that say the same, from left to right, none within another."""
        ahead = [found for cue in cues if (found := _next(cue, text, 0)) is not None]
        while ahead:
            first = min(ahead, key=_where)
            yield Hit(what, first.cue.score, first.start, first.end)
            free = max(first.end, first.start + 1)
            moved = [one if one.start >= free else _next(one.cue, text, free) for one in ahead]
            ahead = [one for one in moved if one is not None]


class _Ahead(NamedTuple):
    """Where a cue is found next."""

    start: int
    end: int
    cue: _One


def _next(cue: _One, text: str, start: int) -> _Ahead | None:
    match = cue.way.search(text, start)
    return None if match is None else _Ahead(match.start(), match.end(), cue)


def _where(one: _Ahead) -> tuple[int, int]:
    return one.start, one.cue.place
