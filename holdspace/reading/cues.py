"""Tables of cues: a wording, what it says, how sure that makes a reader, and an example that shows it.

A wording is a regular expression in shorthand, so that a table can be read:

- an apostrophe is optional ("dont"); "you", "your", "you're", "i'm", "it's" stand for the ways they are typed;
- ``~`` stands for up to two words that only colour ("so", "a bit"), ``__`` for a gap of at most 40 characters;
- groups never capture, ``^`` and ``$`` are the ends of a clause, and whole words are meant throughout.

No unbounded repeat stands inside another, so reading stays linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from holdspace.reading.openings import LETTERS, openings

What = TypeVar("What", bound=str)

_SHORT = {
    "you're": "(?:you'?re|you are|ur|u r|your)",
    "you've": "(?:you'?ve|you have|u have|u've)",
    "you'll": "(?:you'?ll|you will|u will|u'll)",
    "you'd": "(?:you'?d|you would|u'd)",
    "yourself": "(?:yourself|urself|your self)",
    "your": "(?:your|ur|yr)",
    "you": "(?:you|u|ya)",
    "i'm": "(?:i'?m|i am|am)",
    "i've": "(?:i'?ve|i have)",
    "it's": "(?:it'?s|it is)",
    "that's": "(?:that'?s|that is)",
    "don't": "(?:don'?t|do not)",
    "doesn't": "(?:doesn'?t|does not)",
    "can't": "(?:can'?t|cannot|can not)",
    "won't": "(?:won'?t|will not)",
    "isn't": "(?:isn'?t|is not)",
}
_WORD = re.compile(r"(?<![a-z\\])[a-z]+(?:'[a-z]+)?")
_COLOUR = (
    "(?:(?:so|really|very|just|quite|pretty|truly|deeply|totally|completely|perfectly|absolutely|such"
    "|a bit|a little|all"
    "|that|too|still|always|definitely|certainly|probably|a|an|the|only|also|even|ever|rather|extremely|incredibly"
    "|terribly|actually|maybe|already|kind of|sort of|some|more|most) ){0,2}"
)
_END = r"(?:(?<= )|(?!\w))"
_EDGES = re.compile(r"\b(?!$)")
"""Where a wording can begin: at a word, or at what follows one."""
_REMEMBERED = 20_000
"""Openings whose rows are remembered."""
_GAP = r"[^.!?\n]{0,40}?\b"


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


def _expand(pattern: str) -> str:
    def word(found: re.Match[str]) -> str:
        plain = found.group()
        return _SHORT.get(plain) or plain.replace("'", "'?")

    written = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    written = _WORD.sub(word, written)
    return written.replace("~", _COLOUR).replace("__", _GAP)


class Wording:
    """One shorthand by itself; its expression is compiled when first used."""

    def __init__(self, shorthand: str) -> None:
        self.shorthand = shorthand

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression that the shorthand stands for."""
        return re.compile(rf"\b(?:{_expand(self.shorthand)}){_END}")

    @cached_property
    def search(self) -> Callable[[str], re.Match[str] | None]:
        """Find the first place in a text."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Find the wording at the beginning of a text."""
        return self.compiled.match


class _Row(NamedTuple, Generic[What]):
    """What a table can say in one way or another."""

    what: What
    pattern: re.Pattern[str]
    scores: tuple[float, ...]
    """Of its cues, in the order of the expression's groups."""


class Table(Generic[What]):
    """Cues compiled together, one expression for each thing that they say."""

    def __init__(self, cues: Iterable[Cue[What]]) -> None:
        by_what: dict[What, list[Cue[What]]] = {}
        for cue in cues:
            by_what.setdefault(cue.what, []).append(cue)
        self.rows: list[_Row[What]] = []
        self._anywhere: list[int] = []
        starts: dict[str, list[int]] = {}
        for place, (what, rows) in enumerate(by_what.items()):
            joined = "|".join(f"({_expand(row.pattern)})" for row in rows)
            expression = rf"\b(?:{joined}){_END}"
            self.rows.append(_Row(what, re.compile(expression), tuple(row.score for row in rows)))
            begins = openings(expression)
            if begins is None:
                self._anywhere.append(place)
                continue
            for opening in begins:
                starts.setdefault(opening, []).append(place)
        self._starts = starts
        self._known: dict[str, tuple[int, ...]] = {}

    def _may_begin(self, opening: str) -> tuple[int, ...]:
        """Return the rows that may begin with these letters; remembered, since people use few."""
        places = {place for size in range(1, len(opening) + 1) for place in self._starts.get(opening[:size], ())}
        found = tuple(sorted(places.union(self._anywhere)))
        if len(self._known) < _REMEMBERED:
            self._known[opening] = found
        return found

    def find(self, text: str) -> Iterator[Hit[What]]:
        """Yield the first place of each thing that the text says, in the table's order."""
        found: dict[int, re.Match[str]] = {}
        known, rows = self._known, self.rows
        for edge in _EDGES.finditer(text):
            start = edge.start()
            opening = text[start : start + LETTERS]
            may = known.get(opening)
            for place in self._may_begin(opening) if may is None else may:
                if place not in found:
                    match = rows[place].pattern.match(text, start)
                    if match is not None:
                        found[place] = match
        for place in sorted(found):
            match = found[place]
            if match.lastindex is not None:
                row = self.rows[place]
                yield Hit(row.what, row.scores[match.lastindex - 1], match.start(), match.end())

    def find_all(self, text: str) -> Iterator[Hit[What]]:
        """Yield every place of each thing that the text says."""
        found: list[tuple[int, Hit[What]]] = []
        free: dict[int, int] = {}
        for place, start in self._places(text):
            if start >= free.get(place, 0):
                what, pattern, scores = self.rows[place]
                match = pattern.match(text, start)
                if match is not None and match.lastindex is not None:
                    free[place] = max(match.end(), start + 1)
                    found.append((place, Hit(what, scores[match.lastindex - 1], match.start(), match.end())))
        found.sort(key=lambda one: one[0])
        yield from (hit for _, hit in found)

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield rows and where in the text each may begin, from left to right."""
        for edge in _EDGES.finditer(text):
            start = edge.start()
            opening = text[start : start + LETTERS]
            may = self._known.get(opening)
            for place in self._may_begin(opening) if may is None else may:
                yield place, start
