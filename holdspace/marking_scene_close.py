"""Whether a message of a scene stays with the person: with what they said lately, and not beside it or against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from holdspace.client.contrary import PLEASANT, contrary
from holdspace.client.words import content_stems, feelings_in
from holdspace.codes import HelperCode
from holdspace.criteria import Criterion
from holdspace.criteria_close import takes_up
from holdspace.criteria_words import mentions_any, words_in
from holdspace.reading.client import RuleClientReader

_GIVES_BACK: frozenset[HelperCode] = frozenset({"simple_reflection", "complex_reflection"})
_STAYS: frozenset[HelperCode] = frozenset({"support", "emphasize_autonomy", "validate", "explain_role", "apologise"})
"""What is with somebody without a word of what they said."""
_THEM: Final = frozenset("you your you're youre you've youve you'd you'll yourself yours".split())
_FEWEST: Final = 2
"""Words of a message in which something can be given back."""
_LATELY: Final = 3
"""Messages of theirs that one may still be with."""
_PLEASANT: Final = 0.3
"""Valence from which a message was pleasant to tell."""
_PITY: Final = re.compile(r"^\W*((oh|aw+|ah) )*(you )?poor (thing|you|love|dear|girl|boy|soul|lamb)\W*$", re.IGNORECASE)
"""Said about somebody, and not with them."""

_CLIENTS: Final = RuleClientReader()


def stays(criterion: Criterion, text: str, codes: Sequence[HelperCode], said: Sequence[str]) -> bool:
    """Return whether a message that meets a criterion is with what was ``said`` to it, the latest last.

    Only one that looks for giving back is asked this; no other is about what was said.
    """
    if _GIVES_BACK.isdisjoint(criterion.wanted):
        return True
    if says_the_contrary(text, said[-1] if said else "") or _PITY.match(text) is not None:
        return False
    words = words_in(text)
    if mentions_any(text, criterion.mentions):
        return True
    if len(words) < _FEWEST:
        return False
    lately = " ".join(said[-_LATELY:])
    shares = bool(content_stems(text) & content_stems(lately)) or takes_up(text, lately)
    return shares or bool(_THEM & set(words)) or not _STAYS.isdisjoint(codes)


def says_the_contrary(text: str, said: str) -> bool:
    """Return whether a message says the contrary of the one it answers."""
    felt = feelings_in(said)
    return contrary(text, said, felt=felt, unpleasant=not felt & PLEASANT and _CLIENTS.read(said).valence < _PLEASANT)
