"""What the words of a message show that no code says: so that nothing is praised that only looks like listening."""

from __future__ import annotations

import re

from holdspace.coach_wordings import sentences

_CORNERS = re.compile(
    r"\b(?:didn't|haven't|aren't|don't|won't|have|are) you\b\W*(?:[,.?!]|$)|\bwhy (?:do|did|are) you\b", re.IGNORECASE
)
_ALL_RIGHT = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|sure|yes|oh)\W+)?(?:of course (?:you|we) (?:can|may)|(?:that's|it's|that is) (?:fine"
    r"|ok(?:ay)?|all ?right|no (?:problem|bother)))\b(?!.{60})",
    re.IGNORECASE | re.DOTALL,
)
_OWN_LIFE = re.compile(
    r"\b(?:i(?:'ve| have)? (?:was|lost|used to|felt|went|remember|lay|had (?!to\b)|got|did(?!n't mean)|couldn't|been"
    r"|lived|know what)|my (?!name|shift|supervisor|fault|time|mistake|question)\w+"
    r"|happened to me|same for me|me too)\b",
    re.IGNORECASE,
)


def corners(text: str) -> bool:
    """Whether a tag or a why corners: what is given back with it may be accurate, and is no listening."""
    return _CORNERS.search(text) is not None


def gives_leave(text: str) -> bool:
    """Whether the message gives leave ("of course you can"), which says nothing of any feeling."""
    return _ALL_RIGHT.match(text) is not None


def of_own_life(text: str) -> bool:
    """Whether something in the text is plainly of the helper's own life, beyond what a reader took for it."""
    return _OWN_LIFE.search(text) is not None


def own_and_back(text: str) -> bool:
    """Whether something of the helper's own life was told, and the message ends with the person."""
    return of_own_life(text) and bool(re.search(r"\byou\b", (sentences(text) or [""])[-1], re.IGNORECASE))
