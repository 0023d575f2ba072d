"""The shorthand in which wordings are written, and the regular expressions that it stands for.

- an apostrophe is optional ("dont"); "you", "your", "you're", "i'm", "it's" stand for the ways they are typed;
- ``~`` stands for up to two words that only colour ("so", "a bit"), ``__`` for a gap of at most 40 characters;
- groups never capture, ``^`` and ``$`` are the ends of a clause, and whole words are meant throughout.

No unbounded repeat stands inside another, so reading stays linear in the length of the text.
"""

from __future__ import annotations

import re

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
_PIECES = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]|[^()|\[\\]+", re.DOTALL)
"""Of a shorthand: an escape, a class, a bracket, a bar, or anything else."""
_GAP = r"[^.!?\n]{0,40}?\b"


def expand(pattern: str, colour: str = _COLOUR) -> str:
    """Return what a shorthand stands for; ``colour`` is what ``~`` is taken for."""

    def word(found: re.Match[str]) -> str:
        plain = found.group()
        return _SHORT.get(plain) or plain.replace("'", "'?")

    written = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)
    written = _WORD.sub(word, written)
    return written.replace("~", colour).replace("__", _GAP)


def expression(written: str) -> str:
    """Return the expression that finds what was expanded, as whole words."""
    return rf"\b(?:{written}){_END}"


def outline(shorthand: str) -> str:
    """Return the expression with an empty group for each ``~``: quick to go through for what it needs."""
    return expression(expand(shorthand, "()"))


def ways(shorthand: str) -> list[str]:
    """Return the alternatives of a shorthand, in order: ``a|(b|c)`` has three."""
    found = [""]
    depth = 0
    for piece in _PIECES.findall(shorthand):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    if len(found) > 1:
        return [way for one in found for way in ways(one)]
    inside = found[0][1:-1]
    whole = shorthand.startswith("(") and not shorthand.startswith("(?") and shorthand.endswith(")")
    return ways(inside) if whole and _is_one_group(inside) else found


def _is_one_group(inside: str) -> bool:
    depth = 0
    for piece in _PIECES.findall(inside):
        depth += (piece == "(") - (piece == ")")
        if depth < 0:
            return False
    return depth == 0
