"""How likely a message goes on at what was just refused, by weights that were trained on answers to a no.

A no is gone past in more ways than rules can list: kindly, by a guess, for one small piece, by what the no is said to
mean. And what lets somebody be may hold a question, about anything else. docs/validity.md has the
figures.
"""

from __future__ import annotations

from typing import Final

from holdspace.reading.ngrams import parse
from holdspace.reading.segment import fold
from holdspace.reading.trained import model

GOES_ON: Final = "goes_on"
_MOST: Final = 4000
"""Characters that are read."""


def odds_of_going_on(text: str) -> float:
    """Return the log odds (0: even) that the message, typed right after a no, goes on at what was refused."""
    weights = model("helper_after_no")
    return weights.scores(parse(fold(text[:_MOST])))[weights.classes.index(GOES_ON)]
