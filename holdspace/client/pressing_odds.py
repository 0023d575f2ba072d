"""How far the rules and the trained weights are believed about an answer to a no that was just said.

The rules know what is unmistakable; the weights have seen a thousand answers, most of them kind. Each limit was chosen
so that of the answers which let somebody be, by authors whose others the weights had not seen, about one in twenty is
blamed. ``python -m validity --after-a-no`` prints what comes of it with an author whom nothing was chosen by.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from holdspace.client.words import EVERYDAY, content_stems

Ground = Literal["question", "named", "leaning", "digging"]
"""What the rules found: a question, one that names what was refused, words that lean, or words that dig or urge."""

SURE: Final = 1.6
"""Log odds of the weights from which a message goes past the no, whatever the rules find."""
LEAST: Final[dict[Ground, float]] = {"question": 0.5, "named": -1.9, "leaning": 0.3, "digging": -0.5}
"""Log odds below which what the rules find is not believed."""
LEAST_IN_BRIEF: Final = -1.9
"""The same for a message of fewer than :data:`BRIEF` words, of which the weights can tell little."""
BRIEF: Final = 6

_POINTS_BACK = re.compile(r"\b(?:it|that|this|happen(?:ed|s)?|him|her|them|why|then|so)\b", re.IGNORECASE)
_FILLS = re.compile(
    r"\b(?:how(?:'s| is| are| did| does|'d)? (?:it|that|things)|is (?:it|that) (?:ok|okay|all right|alright|quiet|warm"
    r"|cold|far|the one)|what about that|at the moment|so far|then,|now then)\b",
    re.IGNORECASE,
)
"""Small words that point back at nothing: "how's it going", "so far"."""


def sure(odds: float | None, text: str) -> bool:
    """Whether the weights alone are believed; never of a message so brief that they can tell little of it."""
    return odds is not None and odds > SURE and len(text.split()) >= BRIEF


def believed(ground: Ground, odds: float | None, text: str) -> bool:
    """Whether what the rules found stands; without ``odds`` (nobody just said no) it does."""
    if odds is None:
        return True
    return odds > (LEAST_IN_BRIEF if len(text.split()) < BRIEF else LEAST[ground])


def points_at_it(question: str, no: str) -> bool:
    """Whether a question right after ``no``, the words that said it, may be about what was refused.

    It names something that the no named, points back ("why?", "what happened then?"), or has no matter of its own.
    """
    own = content_stems(question) - EVERYDAY
    return not own or bool(own & content_stems(no)) or _POINTS_BACK.search(_FILLS.sub("", question)) is not None
