"""How the text can begin that a regular expression matches: so that a table of many tries only the few that can hold.

Python's ``re`` tries every alternative at every place. Knowing each one's first letters, a place is held only against
those that begin like it; what is found is the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

LETTERS: Final = 3
"""Letters of an opening that are told apart."""
_MANY: Final = 2000
"""Openings beyond which nothing is gained by knowing them."""
_WIDE: Final = 40
"""Letters in a range beyond which it counts as any letter."""

Openings = frozenset[tuple[str, bool]]
"""Pairs of first letters and whether anything may follow them, also before the expression's end."""
Tree = Iterable[tuple[Any, Any]]
"""What the standard library's parser makes of an expression."""
_ANYTHING: Final[Openings] = frozenset({("", True)})
_NOTHING: Final[Openings] = frozenset({("", False)})
_WIDTHLESS: Final = frozenset({sre.AT, sre.ASSERT, sre.ASSERT_NOT})
_REPEATS: Final = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})


def openings(pattern: str) -> frozenset[str] | None:
    """Return the openings, at most :data:`LETTERS` long, of all that ``pattern`` matches; None if they may be any."""
    short = beginnings(parser.parse(pattern), LETTERS)
    return None if "" in short else short


def beginnings(tree: Tree, letters: int, many: int = _MANY) -> frozenset[str]:
    """Return the same for a parsed expression, at most ``letters`` long; an empty one stands for any.

    Beyond ``many`` they count as any.
    """
    return frozenset(found for found, _ in _sequence(tree, letters, many))


def _sequence(tree: Tree, most: int, many: int) -> Openings:
    found = _NOTHING
    for kind, value in tree:
        grown = {one for one in found if one[1] or len(one[0]) >= most}
        for letters, _ in found - grown:
            grown |= {(letters + more, wild) for more, wild in _step(kind, value, most - len(letters), many)}
        if len(grown) > many:
            return _ANYTHING
        found = frozenset(grown)
    return found


def _step(kind: object, value: Any, most: int, many: int) -> Openings:
    if kind is sre.LITERAL:
        return frozenset({(chr(value), False)})
    if kind in _WIDTHLESS:
        return _NOTHING
    if kind is sre.SUBPATTERN:
        return _sequence(value[-1], most, many) if value[-1] else _ANYTHING
    if kind is sre.BRANCH:
        return frozenset().union(*(_sequence(branch, most, many) for branch in value[1]))
    if kind in _REPEATS:
        return _repeated(value, most, many)
    return _one_of(value) if kind is sre.IN else _ANYTHING


def _repeated(value: tuple[int, int, Any], most: int, many: int) -> Openings:
    least, at_most, tree = value
    once = _sequence(tree, most, many)
    found = set(_NOTHING) if least == 0 else set()
    so_far: Openings = _NOTHING
    for times in range(1, min(at_most, most + 1) + 1):
        grown = {one for one in so_far if one[1] or len(one[0]) >= most}
        for letters, _ in so_far - grown:
            grown |= {((letters + more)[:most], wild) for more, wild in once}
        if len(grown) > many:
            return _ANYTHING
        so_far = frozenset(grown)
        if times >= least:
            found |= so_far
    return frozenset(found) if found else so_far


def _one_of(members: Iterable[tuple[object, Any]]) -> Openings:
    found: set[tuple[str, bool]] = set()
    for kind, value in members:
        if kind is sre.LITERAL:
            found.add((chr(value), False))
        elif kind is sre.RANGE and value[1] - value[0] < _WIDE:
            found |= {(chr(code), False) for code in range(value[0], value[1] + 1)}
        else:
            return _ANYTHING
    return frozenset(found)
