"""What a text must have for a wording to be in it: so that most wordings are ruled out without being tried.

Of each wording it is worked out beforehand how some word must begin in every text that it is found in ("i ~lost" needs
a word that begins with "lost"). A text is gone through once, word by word, and each of its words is looked up: what is
left is held against the text (5 of 150 cues of a clause). What is found is the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import takewhile
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from threading import Lock
from typing import Any, Final

from holdspace.reading.openings import Tree, beginnings

LETTERS: Final = 5
"""Letters of a word, and of what follows it, that are told apart."""
_BEGINNINGS: Final = re.compile(rf"\b(?=(\w[\s\S]{{0,{LETTERS - 1}}}))")
_REMEMBERED: Final = 20_000
"""Beginnings of words of which it is remembered what they allow."""
_TEXTS: Final = 512
"""Texts of which it is remembered what may be in them."""
_MANY: Final = 120
"""Beginnings beyond which a wording's other words are more telling."""
_REPEATS: Final = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
_WIDTHLESS: Final = frozenset({sre.ASSERT, sre.ASSERT_NOT})
_COMMON: Final = {
    word: 1.0 / (2.0 + place / 4)
    for place, word in enumerate(
        (
            "i you the to a it and that of is in your not for was what so me this be with have just like on are do my "
            "but don't can't how if that's it's you're i'm no all can about at or as know feel would there when they "
            "we her him he she one up out had been going get really from will want an did why could sounds"
        ).split()
    )
}
"""Roughly how likely a short text is to have the word: what is needed should be rare."""
_COMMON_BEGINNINGS: Final = Counter[str]()
for _word, _how in _COMMON.items():
    _COMMON_BEGINNINGS.update({f"{_word} "[:size]: _how for size in range(1, LETTERS + 1)})


def needed(pattern: str) -> frozenset[str] | None:
    """Return beginnings of words of which every text has one that ``pattern`` is found in; None if none are known.

    An empty group in it stands for any number of whole words.
    """
    found = _rarest(parser.parse(pattern), edge=False)
    return found[1] if found is not None else None


class Gate:
    """Wordings by what they need, each one bit of a number."""

    def __init__(self) -> None:
        self._by_need: dict[str, int] = {}
        self._always = 0
        self._count = 0
        self._known: dict[str, int] = {}
        self._lock = Lock()  # tables are made when first used, and rooms read in threads of their own
        self._left = lru_cache(maxsize=_TEXTS)(self._all_left)
        """A clause is held against dozens of wordings, one after the other: it is gone through once for them all."""

    def add(self, wordings: Iterable[Iterable[str] | None]) -> Callable[[str], int]:
        """Take in wordings, each with what it needs (None: nothing known).

        Returns a function that says of a text, with the lowest bit for the first of them, which may be in it.
        """
        every = [None if needs is None else tuple(needs) for needs in wordings]  # worked out before anybody has to wait
        with self._lock:
            first = self._count
            for needs in every:
                bit = 1 << self._count
                self._count += 1
                if needs is None:
                    self._always |= bit
                for need in needs or ():
                    self._by_need[need] = self._by_need.get(need, 0) | bit
            mask = (1 << (self._count - first)) - 1
            self._known.clear()
            self._left.cache_clear()

        def left(text: str) -> int:
            with self._lock:  # what was looked up before more wordings came must not be remembered after it
                found = self._left(text)
            return (found >> first) & mask

        return left

    def _all_left(self, text: str) -> int:
        found = self._always
        known = self._known
        for beginning in frozenset(_BEGINNINGS.findall(text)):
            bits = known.get(beginning)
            if bits is None:
                bits = self._learn(beginning)
            if bits:
                found |= bits
        return found

    def _learn(self, beginning: str) -> int:
        found = 0
        for size in range(1, len(beginning) + 1):
            found |= self._by_need.get(beginning[:size], 0)
        if len(self._known) < _REMEMBERED:
            self._known[beginning] = found
        return found


Need = tuple[float, frozenset[str]]
"""How likely a text is to have one of some beginnings of words, and these."""


def _rarest(tree: Tree, *, edge: bool) -> Need | None:
    """Return the rarest that every match of ``tree`` needs; ``edge``: a word begins here if a letter follows."""
    best: Need | None = None
    parts = list(tree)
    for place, (kind, value) in enumerate(parts):
        for one in (_from_here(parts[place:]) if edge else None, _within(kind, value, edge=edge)):
            if one is not None and (best is None or one[0] < best[0]):
                best = one
        edge = _edge_after(kind, value, edge=edge)
    return best


def _from_here(rest: list[tuple[Any, Any]]) -> Need | None:
    letters = "".join(chr(value) for _, value in takewhile(_is_letter, rest[:LETTERS]))
    if len(letters) in {LETTERS, len(rest)}:
        found = frozenset({letters})
    elif rest[0][0] in _WIDTHLESS:
        return None
    else:
        found = beginnings(rest, LETTERS, _MANY)
    if not all(one[:1].isalnum() for one in found):
        return None
    return sum(map(_likely, found)), found


def _is_letter(part: tuple[Any, Any]) -> bool:
    return part[0] is sre.LITERAL


def _likely(beginning: str) -> float:
    whole = _COMMON.get(beginning.partition(" ")[0], 0.0) * 0.3 if " " in beginning else 0.0
    return _COMMON_BEGINNINGS.get(beginning, 0.0) + whole + 0.5 * 0.2 ** len(beginning)


def _within(kind: object, value: Any, *, edge: bool) -> Need | None:
    if kind is sre.SUBPATTERN:
        return _rarest(value[-1], edge=edge)
    if kind in _REPEATS:
        return _rarest(value[2], edge=edge) if value[0] else None
    if kind is sre.BRANCH:
        branches = [_rarest(branch, edge=edge) for branch in value[1]]
        found = [one for one in branches if one is not None]
        if len(found) == len(branches):
            return sum(one[0] for one in found), frozenset().union(*(one[1] for one in found))
    return None


def _edge_after(kind: object, value: Any, *, edge: bool) -> bool:  # noqa: PLR0911  # a case each
    """Whether, after this, a word surely begins if a letter follows."""
    if kind is sre.LITERAL:
        return not _of_a_word(value)
    if kind is sre.IN:
        return all(one is sre.LITERAL and not _of_a_word(code) for one, code in value)
    if kind is sre.AT:
        return edge or value in {sre.AT_BOUNDARY, sre.AT_BEGINNING}
    if kind in _WIDTHLESS:
        return edge
    if kind is sre.SUBPATTERN:
        return _edge_of(value[-1], edge=edge)  # an empty group, whole words that are left open, ends where it began
    if kind is sre.BRANCH:
        return all(_edge_of(branch, edge=edge) for branch in value[1])
    if kind in _REPEATS:
        return _edge_of(value[2], edge=edge) and (edge or value[0] > 0)
    return False


def _edge_of(tree: Tree, *, edge: bool) -> bool:
    for kind, value in tree:
        edge = _edge_after(kind, value, edge=edge)
    return edge


def _of_a_word(code: int) -> bool:
    return chr(code).isalnum() or code == ord("_")
