"""Whose view a clause tells: "you feel you have no right to" gives back, "I don't say it's your fault" denies.

A hard word that stands in what someone is said to think of themself is not the helper's own, nor is one that the helper
says they do not hold. The frames are this project's own short list of everyday English, second-language English too.
"""

from __future__ import annotations

import re
from typing import Final

from holdspace.codes import HelperCode
from holdspace.reading.settling import Codes

_STEERS: Final[frozenset[HelperCode]] = frozenset({"confront", "warn", "advise_without_permission", "direct"})

_BEFORE: Final = (
    r"^(?:(?:and|but|so|then|now|also|maybe|perhaps|sometimes|deep down|inside|it sounds? like|sounds? like|it's like"
    r"|it's as if|part of you says) )*"
)
_THEIRS: Final = re.compile(
    _BEFORE
    + r"(?:(?:do|did) )?(?:you (?:\w+ly |just |still |often |even |always |also )?(?:feel|felt|think|thought|believe"
    r"|believed|worry|worried|fear|feared|decided|conclude|tell yourself|told yourself|say to yourself|said to yourself"
    r"|keep telling yourself|keep thinking|kept thinking|blame yourself|are telling yourself)"
    r"|you're (?:telling yourself|thinking|afraid|scared|worried|convinced|ashamed)|(?:a|one|some) (?:part|voice|side)"
    r" (?:of|in|inside) you (?:says|thinks|feels|believes|tells you)"
    r"|(?:it|that|this|everything) (?:feels|felt|seems|seemed) (?:to you )?(?:like|as if|as though))\b"
    r"(?: (?:that|like|as if|as though|because|almost))*"
)
_DENIED: Final = re.compile(
    _BEFORE
    + r"(?:(?:i|we) (?:never|do not|don't|did not|didn't|would not|wouldn't|would never|never|am not|cannot|can't)"
    r" (?:want to |mean to |mean )?(?:say|said|saying|think|thought|mean|meant|believe|find|tell you|blame)"
    r"|i'm not (?:saying|telling you|blaming|thinking|here to say|trying to say)|(?:nobody|no one|no-one|none of us)"
    r" (?:says|said|thinks|is saying|can say|should say|would say|tells you|blames))\b(?: you(?!'))?(?: that)?"
)
"""A view that is not held; "I don't believe you" itself stands before what is denied, and is none."""


def settle_view(codes: Codes, starts: dict[HelperCode, int], body: str, before: str = "") -> None:
    """Take out what steers where it is only told; what is told of them is given back, what is denied makes sense of it.

    ``starts`` says where in ``body`` each thing was found; what stands before the frame, or is the frame, is kept.
    ``before`` is the clause before it in its sentence, which may be the frame alone: "you're thinking | you should go".
    """
    views: tuple[tuple[re.Pattern[str], HelperCode], ...] = ((_THEIRS, "complex_reflection"), (_DENIED, "validate"))
    for frame, instead in views:
        alone = frame.fullmatch(before) is not None
        found = None if alone else frame.match(body)
        if found is None and not alone:
            continue
        end = found.end() - 1 if found is not None else 0
        told = {code for code in _STEERS & codes.keys() if starts.get(code, 0) >= end}
        for code in told:
            del codes[code]
        if "confront" in told or (told and frame is _THEIRS):
            codes.setdefault(instead, 0.75)
