"""Places in a text, from how a browser counts them to how the record does, and back.

JavaScript counts UTF-16 units: a character beyond the first 65,536, such as most emoji, is two of them. Python and what
is kept count code points.
"""

from __future__ import annotations

__all__ = ["points_of", "units_of"]

_BEYOND = "\uffff"


def units_of(text: str, points: int) -> int:
    """Return how many UTF-16 units the first ``points`` code points of the text are."""
    before = text[: max(points, 0)]
    return len(before) + sum(char > _BEYOND for char in before)


def points_of(text: str, units: int) -> int:
    """Return how many code points begin within the first ``units`` UTF-16 units of the text.

    A place in the middle of a character counts as the one after it.
    """
    counted = 0
    for points, char in enumerate(text):
        if counted >= units:
            return points
        counted += 2 if char > _BEYOND else 1
    return len(text)
