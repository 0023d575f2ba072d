"""What is looked for in a written answer: small questions that the reader's codes and the words themselves can answer.

A criterion asks one thing only, so that its feedback can be about that one thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Annotated, Self

from pydantic import Field, model_validator

from holdspace.codes import HelperCode
from holdspace.persona import Short, Text, Written
from holdspace.problem import refuse

_QUESTIONS_OF_A_CRITERION = ("wanted", "unwanted", "first", "mentions", "copies_at_most", "words_at_most")

_STANDS_ASIDE: frozenset[str] = frozenset({"greet", "backchannel", "support", "apologise", "other"})
"""Codes that may come before the ``first`` one: they neither lead nor hold up what follows."""

_SAME_PERSON = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself",
    "i'm": "you're", "i've": "you've", "i'll": "you'll", "i'd": "you'd", "am": "are", "was": "were",
}  # fmt: skip
"""Saying "you lie there" for "I lie there" is still repeating."""


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
    """Met by any word that begins like one of these: ``exhaust`` finds exhausted and exhausting."""
    copies_at_most: Annotated[int, Field(ge=1, le=20)] | None = None
    """Met when at most so many words in a row are the person's own."""
    words_at_most: Annotated[int, Field(ge=5, le=200)] | None = None
    """Met by an answer of at most so many words."""
    feedback: Text
    """Said when it is not met: what is missing or too much, and what to try."""

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        asked = [name for name in _QUESTIONS_OF_A_CRITERION if getattr(self, name) not in ((), None)]
        if not asked:
            names = ", ".join(_QUESTIONS_OF_A_CRITERION)
            refuse([((), f"asks nothing, expected one of {names}")])
        refuse([((name,), f"is a second question, expected one in a criterion ({asked[0]} is there)")
                for name in asked[1:]])  # fmt: skip
        return self

    def met(self, answer: str, codes: Sequence[HelperCode], said: str = "") -> bool:
        """Return whether the answer meets this.

        ``codes`` are the reader's codes of the answer in the order in which they begin, ``said`` the message answered.
        """
        if self.wanted:
            return any(code in self.wanted for code in codes)
        if self.unwanted:
            return not any(code in self.unwanted for code in codes)
        if self.first:
            leading = next((code for code in codes if code not in _STANDS_ASIDE), None)
            return leading in self.first
        if self.mentions:
            return mentions_any(answer, self.mentions)
        if self.copies_at_most is not None:
            return words_copied(answer, said) <= self.copies_at_most
        return self.words_at_most is None or len(_words(answer)) <= self.words_at_most


def unmet(criteria: Sequence[Criterion], answer: str, codes: Sequence[HelperCode], said: str = "") -> list[Criterion]:
    """Return the criteria that an answer does not meet, in their order; none means that it is good as it is."""
    return [criterion for criterion in criteria if not criterion.met(answer, codes, said)]


def mentions_any(answer: str, beginnings: Sequence[str]) -> bool:
    """Return whether a word, or several, of the answer begin like one of the beginnings; case does not matter."""
    text = " " + " ".join(_words(answer))
    return any(" " + " ".join(_words(beginning)) in text for beginning in beginnings)


def words_copied(answer: str, said: str) -> int:
    """Return the most words in a row that the answer takes from what was said, I and you being the same."""
    ours, theirs = ([_SAME_PERSON.get(word, word) for word in _words(text)] for text in (answer, said))
    return SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match().size


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)*", text.lower().replace("\u2019", "'"))
