"""Whether a message owns something that went wrong, in any of the words in which people do."""

from __future__ import annotations

import re
from typing import NamedTuple

from holdspace.debrief_borne import drawn_back
from holdspace.debrief_own_words import sorry_for_something

_PLAINLY_OWNS = re.compile(
    r"\b(?:point taken|guilty|you(?:'re| are) right\W+(?:i'm |i am )?(?:so )?sorry|sorry\W+you(?:'re| are) right"
    r"|my (?:fault|mistake)|i (?:think i )?(?:said|put) (?:it|that) (?:badly"
    r"|wrong))\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(?:sorry|apologi[sz]e|forgive me|my bad|fair point|you're right|point taken|guilty)\b",
    re.IGNORECASE,
)
_SLIPPED = re.compile(
    r"\bi (?:went|jumped|trod|put (?:that|it|my foot)|ran (?:ahead|on)|gave you a|said it badly|asked too"
    r"|rushed|pushed"
    r"|was (?:too|handing|jumping)|hadn't asked|didn't ask|missed)\b|\b(?:that|it) (?:was|came out"
    r"|did come out) (?:\w+ )?"
    r"(?:a bit |too |quick|stiff|wrong|badly|as an echo|me |so\b)|\bthat was me\b|\bcame out (?:so|stiff|wrong|as)\b"
    r"|\bi do make light\b|\b(?:it|that) was (?:[\w' ]{1,30} )?of me\b|\bi'll stop (?:that|it)\b"
    r"|\bi didn't mean to (?:sound|come across|push|pry|rush|change|press)\b|\blet me slow down\b|\b(?:heard"
    r"|told) all that\b|\btoo many things\b|\bleaflet\b",
    re.IGNORECASE,
)


class Owning(NamedTuple):
    """What of a message owns a slip."""

    plainly: bool
    """In words that can mean nothing else where the person had turned away or answered shortly."""
    slipped: bool
    """A slip of the helper's own is named."""
    owned: bool
    """Either of them, the second with a word of regret."""


def owning(text: str, kind: str) -> Owning:
    """Return what of it owns a slip; ``kind`` is what the person had just done."""
    plainly = _PLAINLY_OWNS.search(text) is not None and (drawn_back(kind) or kind == "react")
    slipped = _SLIPPED.search(text) is not None or sorry_for_something(text)
    return Owning(plainly, slipped, plainly or (_OWNS.search(text) is not None and slipped))
