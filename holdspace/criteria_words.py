"""Finding words in what somebody wrote, however it is spelt: can't, cannot and can not are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_BETWEEN = 5
"""Words that may stand where a mention has dots."""

_SAME_PERSON = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself",
    "i'm": "you're", "i've": "you've", "i'll": "you'll", "i'd": "you'd", "am": "are", "was": "were",
}  # fmt: skip
"""Saying "you lie there" for "I lie there" is still repeating."""

_SHORT_FORM = {
    "cannot": "can not", "can't": "can not", "cant": "can not", "won't": "will not", "wont": "will not",
    "shan't": "shall not", "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not",
    "shouldnt": "should not", "couldnt": "could not", "wouldnt": "would not", "mustnt": "must not",
    "im": "i am", "ive": "i have", "youre": "you are", "gonna": "going to", "wanna": "want to",
}  # fmt: skip
_SHORT_ENDING = {"n't": " not", "'ll": " will", "'d": " would", "'m": " am", "'ve": " have", "'re": " are"}


def words_in(text: str) -> list[str]:
    """Return the words as one counts them, in small letters; don't is one."""
    return re.findall(r"\w+(?:'\w+)*", text.lower().replace("\u2019", "'"))


def mentions_any(answer: str, beginnings: Sequence[str]) -> bool:
    """Return whether a word, or several, of the answer begin like one of the beginnings; case does not matter.

    Short forms are one with the long ones. Dots between two words of a beginning leave room for a few others, in the
    same sentence.
    """
    sentences = [_in_full(sentence) for sentence in re.split(r"[.?!;\n]+", answer)]
    whole = " " + " ".join(sentence for sentence in sentences if sentence)
    return any(_mentioned(beginning, whole, sentences) for beginning in beginnings)


def words_copied(answer: str, said: str) -> int:
    """Return the most words in a row that the answer takes from what was said, I and you being the same."""
    ours, theirs = ([_SAME_PERSON.get(word, word) for word in words_in(text)] for text in (answer, said))
    return SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match().size


def _mentioned(beginning: str, whole: str, sentences: Sequence[str]) -> bool:
    pieces = [_in_full(piece) for piece in beginning.split("...")]
    if len(pieces) == 1:
        return " " + pieces[0] in whole
    gap = rf"\S*(?: \S+){{0,{_BETWEEN}}} "
    apart = re.compile(r"(?:^| )" + gap.join(re.escape(piece) for piece in pieces))
    return any(apart.search(sentence) for sentence in sentences)


def _in_full(text: str) -> str:
    return " ".join(_long_form(word) for word in words_in(text))


def _long_form(word: str) -> str:
    if word in _SHORT_FORM:
        return _SHORT_FORM[word]
    for ending, long in _SHORT_ENDING.items():
        if word.endswith(ending) and word != ending:
            return word.removesuffix(ending) + long
    return word
