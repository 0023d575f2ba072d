"""What is looked for in a written answer: small questions that the reader's codes and the words themselves can answer.

A criterion asks one thing only, so that its feedback can be about that one thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from holdspace.codes import HelperCode
from holdspace.criteria_words import mentions_any, words_copied, words_in
from holdspace.persona import Short, Text, Written
from holdspace.problem import Place, refuse

_QUESTIONS_OF_A_CRITERION = ("wanted", "unwanted", "first", "mentions", "copies_at_most", "words_at_most")

_STANDS_ASIDE: frozenset[str] = frozenset({"greet", "backchannel", "support", "apologise", "other"})
"""Codes that may come before the ``first`` one: they neither lead nor hold up what follows."""

_GIVES_BACK: frozenset[HelperCode] = frozenset({"simple_reflection", "complex_reflection"})


class Criterion(Written):
    """One thing that an answer does, or does not do."""

    says: Short
    """What is looked for, in words for the one who learns: "Gives the feeling back"."""
    wanted: tuple[HelperCode, ...] = ()
    """Met by any one of these codes."""
    unwanted: tuple[HelperCode, ...] = ()
    """Met when none of these codes is there."""
    first: tuple[HelperCode, ...] = ()
    """Met when what comes first is one of these: "give back before you ask"."""
    mentions: tuple[Short, ...] = ()
    """Met by any word that begins like one of these: ``exhaust`` finds exhausted and exhausting, "can't" finds
    cannot and can not, and ``can't ... promise`` leaves room for a few words. Beside ``wanted``, met by either."""
    copies_at_most: Annotated[int, Field(ge=1, le=20)] | None = None
    """Met when at most so many words in a row are the person's own."""
    words_at_most: Annotated[int, Field(ge=5, le=200)] | None = None
    """Met by an answer of at most so many words."""
    unsaid: tuple[Short, ...] = ()
    """Words, as in ``mentions``, with any of which it is not met, whatever else is there."""
    only_with: Short | None = None
    """What another criterion of this exercise ``says``: without that one, this says nothing of an answer."""
    feedback: Text
    """Said when it is not met: what is missing or too much, and what to try."""

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        asked = [name for name in _QUESTIONS_OF_A_CRITERION if getattr(self, name) not in ((), None)]
        if not asked:
            names = ", ".join(_QUESTIONS_OF_A_CRITERION)
            refuse([((), f"asks nothing, expected one of {names}")])
        if asked != ["wanted", "mentions"]:
            refuse([((name,), f"is a second question, expected one in a criterion ({asked[0]} is there)")
                    for name in asked[1:]])  # fmt: skip
        return self

    @property
    def asks_for_something(self) -> bool:
        """Whether it is met by something that is there, and not by something that is left out."""
        return bool(self.wanted or self.first or self.mentions)

    def met(self, answer: str, codes: Sequence[HelperCode], said: str = "") -> bool:
        """Return whether the answer meets this.

        ``codes`` are the reader's codes of the answer in the order in which they begin, ``said`` the message answered.
        """
        return not mentions_any(answer, self.unsaid) and self._met(answer, codes, said)

    def _met(self, answer: str, codes: Sequence[HelperCode], said: str) -> bool:
        if self.wanted:
            return any(code in self.wanted for code in codes) or mentions_any(answer, self.mentions)
        if self.unwanted:
            return not any(code in self.unwanted for code in codes)
        if self.first:
            leading = next((code for code in codes if code not in _STANDS_ASIDE), None)
            return leading in self.first
        if self.mentions:
            return mentions_any(answer, self.mentions)
        if self.copies_at_most is not None:
            return words_copied(answer, said) <= self.copies_at_most
        return self.words_at_most is None or len(words_in(answer)) <= self.words_at_most


class Judged(NamedTuple):
    """What an answer does of what was looked for. What nobody can say of it is in neither."""

    met: tuple[Criterion, ...]
    unmet: tuple[Criterion, ...]


def judged(criteria: Sequence[Criterion], answer: str, codes: Sequence[HelperCode], said: str = "") -> Judged:
    """Return what the answer meets and what it does not.

    To leave something out is an achievement only where something was done: an answer that does nothing of what was
    asked for is not told that it is short, or that it presses nobody. Nor does what would fit anyone give something
    back to this person, or stay with them.
    """
    missed = unmet(criteria, answer, codes, said)
    lacking = {one.says for one in missed}
    for_anyone = {one.only_with for one in missed if one.mentions and not one.wanted}
    held = [one for one in criteria if one not in missed and one.only_with not in lacking
            and not (one.says in for_anyone and not _GIVES_BACK.isdisjoint(one.wanted))]  # fmt: skip
    does_something = any(one.asks_for_something for one in held) or not any(one.asks_for_something for one in criteria)
    met = tuple(one for one in held if one.asks_for_something or does_something)
    return Judged(met, tuple(missed))


def unmet(criteria: Sequence[Criterion], answer: str, codes: Sequence[HelperCode], said: str = "") -> list[Criterion]:
    """Return the criteria that an answer does not meet, in their order; none means that it is good as it is."""
    return [criterion for criterion in criteria if not criterion.met(answer, codes, said)]


def stands_on_none(criteria: Sequence[Criterion]) -> list[tuple[Place, str]]:
    """Return a fault for each criterion whose ``only_with`` is what no other one says."""
    known = [one.says for one in criteria]
    return [
        (("criteria", i, "only_with"), f"expected what another criterion says, got '{one.only_with}'")
        for i, one in enumerate(criteria)
        if one.only_with is not None and (one.only_with not in known or one.only_with == one.says)
    ]
