"""What is said of a written answer beside its criteria: a word that hurts unmeant, noise, and more than two points."""

from __future__ import annotations

import re
from typing import Final

from holdspace import marking_words as say
from holdspace.criteria_words import words_in
from holdspace.marking_answers import Marked

_COMMIT: Final = re.compile(r"\bcommit(s|ted|ting)? suicide\b", re.IGNORECASE)
_FEWEST_FOR_NOISE = 3
"""The same word so many times, and no other, says nothing."""


def beside(text: str, marked: Marked) -> Marked:
    """Return what was said of an answer, with what else there is to say of these words."""
    if marked.outcome == "not_tried":
        return marked
    words = words_in(text)
    if len(words) >= _FEWEST_FOR_NOISE and len(set(words)) == 1:
        return Marked(outcome="not_yet", said=say.CONDUCT["gibberish"])
    if marked.said == say.TWO_THINGS and len(marked.unmet) > len(marked.feedback):
        marked = marked.model_copy(update={"said": say.FIRST_TWO})
    if _COMMIT.search(text) is not None:
        marked = marked.model_copy(update={"feedback": (*marked.feedback, say.COMMIT)})
    return marked
