"""Whether an answer could be said to anyone, or belongs to the message that it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdspace.client.words import feelings_in
from holdspace.codes import HelperCode
from holdspace.criteria import Criterion
from holdspace.criteria_words import mentions_any, words_in

_GIVES_BACK: frozenset[HelperCode] = frozenset({"simple_reflection", "complex_reflection", "summarise"})
_FITS_ANYONE = frozenset({"distressed"})
"""Feelings that may be said of every hard thing: "that sounds hard" has taken nothing up."""

_HE, _SHE, _THEY = (
    frozenset({"he", "him", "his"}),
    frozenset({"she", "her", "hers"}),
    frozenset({"they", "them", "their"}),
)
_MEN = frozenset("dad father brother son husband grandad boyfriend lad boy man uncle stepdad geoff".split())
_WOMEN = frozenset("mum mother sister daughter wife gran grandma girlfriend girl woman aunt".split())
_EITHER = frozenset("manager teacher friend partner boss doctor neighbour child kid someone".split())
_MANY = frozenset("kids children parents people flatmates everyone everybody family friends band guests us we".split())

_SORRY = re.compile(r"\bsorry\b", re.IGNORECASE)
"""Said for oneself, it names no feeling of theirs."""

_POINTS_BACK = re.compile(r"\b(it|its|it's|this|then|them|they|there|that's|since|afterwards|now)\b", re.IGNORECASE)
_OF_ANYTHING = re.compile(
    r"\b(mak(e|es|ing) you feel|tell me more|go on|say more|anything else|what else|(are you feeling|do you feel)\??$)",
    re.IGNORECASE,
)


def takes_up(answer: str, said: str) -> bool:
    """Return whether an answer names a feeling in particular, or speaks of somebody whom the message spoke of."""
    return bool(feelings_in(_SORRY.sub(" ", answer)) - _FITS_ANYONE) or _speaks_of_them(answer, said)


def points_back(question: str) -> bool:
    """Return whether a question can only be understood after something was said: "What do you make of it?"."""
    return _POINTS_BACK.search(question) is not None and _OF_ANYTHING.search(question) is None


class Close(Criterion):
    """Stays close to one message: by its words, by somebody in it, by a feeling in particular; or asks on from it."""

    by_feeling: bool = False
    """Whether naming a feeling, or somebody of the message, is close enough."""
    by_pointing: bool = False
    """Whether a question that points back is."""
    by_giving_back: bool = False
    """Whether giving anything back is."""

    def _met(self, answer: str, codes: Sequence[HelperCode], said: str) -> bool:
        return (
            mentions_any(answer, self.mentions)
            or (self.by_feeling and takes_up(answer, said))
            or (self.by_pointing and "open_question" in codes and points_back(answer))
            or (self.by_giving_back and not _GIVES_BACK.isdisjoint(codes))
        )


def near_to(criterion: Criterion) -> Criterion:
    """Return a criterion that asks for words of a message, widened to whoever and whatever feeling is in it.

    It is one that stands on another, "gives something back" or "asks an open question": that is done, and here only
    asked whether it could have been said to anyone.
    """
    if criterion.only_with is None or not criterion.mentions or criterion.wanted or isinstance(criterion, Close):
        return criterion
    return Close.model_validate({**criterion.model_dump(), "by_feeling": True})


def _speaks_of_them(answer: str, said: str) -> bool:
    ours, theirs = ({word.removesuffix("'s") for word in words_in(text)} for text in (answer, said))
    groups = ((_HE, _HE | _MEN | _EITHER), (_SHE, _SHE | _WOMEN | _EITHER), (_THEY, _THEY | _MANY | _EITHER))
    return any(ours & pronouns and theirs & whom for pronouns, whom in groups)
