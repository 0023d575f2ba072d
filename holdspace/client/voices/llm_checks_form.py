"""Whether a reply has the form of typed English: no markup, no actions, no sermon, nothing said before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from holdspace.client.voices.sentences import sentences
from holdspace.client.words import words
from holdspace.reading.conduct import conduct
from holdspace.reading.segment import fold

_MARKUP = re.compile(
    r"```|`|\*\*|__|~~|</?[a-z!?]|&(?:[a-z]{2,8}|#x?\d+);|\[[^\]\n]*\]\(|https?:|\bwww\.|\b[\w-]+\.(?:com|org"
    r"|net|io|uk/)"
    r"|javascript:|data:|[{}\\|]|\$\{|\$[a-z_]|<<|>>|%[sd]\b|^\s*(?:[-*\u2022#>]+|\d+[.)])\s|<\|",
    re.IGNORECASE | re.MULTILINE,
)
_STAGE = re.compile(
    r"\*[^*\n]{1,80}\*|\[[^\]\n]{1,80}\]|(?:^|\s)_[^_\n]{2,80}_(?=\s|$|[.,!?])"
    r"|[(\u2014-]\s*(?:\w+ly )?(?:sigh|paus|laugh|smil|nod|look|whisper|cr(?:y|ies)|shrug|silence|beat\b|voice"
    r"|takes?\b|fidget|swallow|sniff|trail|tear|wip|star|hesitat|long pause|deep breath)\w*[^)\n]{0,60}\)",
    re.IGNORECASE,
)
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\u2b00-\u2bff]")
MOST_EMOJI = 2
NEAR = 0.75
"""Share of letters, by threes, from which two sentences are the same to whoever hears both (Dice)."""
_LEAST_WORDS = 4
"""Words from which a sentence can be a repetition; "i don't know" may come again."""
_RUN = 6
"""Words in a row of the helper's own that are parroting."""
_BAD = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
_JOINER = "\u200d"


def ill_formed(text: str, line: str) -> Iterator[str]:
    """Yield why the text is nothing that a person would type in this talk."""
    if any(unicodedata.category(c) in _BAD and c != "\n" for c in text.replace(_JOINER, "")) or (
        _JOINER in text and not _EMOJI.search(text)
    ):
        yield "control"
    if _MARKUP.search(text) is not None and (_MARKUP.search(line) is None or _marked(text) - _marked(line)):
        yield "markup"
    if _STAGE.search(text) is not None and _STAGE.search(line) is None:
        yield "stage"
    if len(_EMOJI.findall(text)) > max(MOST_EMOJI, len(_EMOJI.findall(line))):
        yield "emoji"
    folded = fold(text)
    if {"other_language", "gibberish"} & set(conduct(folded)) and not {"other_language", "gibberish"} & set(
        conduct(fold(line))
    ):
        yield "language"


def _marked(text: str) -> set[str]:
    return {word for word in text.split() if _MARKUP.search(word) is not None}


@lru_cache(maxsize=2048)
def _threes(sentence: str) -> frozenset[str]:
    flat = f" {' '.join(words(sentence))} "
    return frozenset(flat[i : i + 3] for i in range(len(flat) - 2))


def alike(one: str, other: str) -> bool:
    """Whether two sentences are nearly the same."""
    a, b = _threes(one), _threes(other)
    return 2 * len(a & b) >= NEAR * (len(a) + len(b))


@lru_cache(maxsize=512)
def long_enough(text: str) -> tuple[str, ...]:
    """Return the sentences of the text that are long enough to be a repetition."""
    return tuple(s.text for s in sentences(text) if len(words(s.text)) >= _LEAST_WORDS)


def repeats(text: str, earlier: Iterable[str], line: str) -> bool:
    """Whether a sentence was said before, in this reply or in ``earlier`` ones, and the line does not repeat it."""
    own = long_enough(text)
    if _twice(own):
        return not _twice(long_enough(line))
    return any(alike(one, before) and not _in(before, line) for before in earlier for one in own)


def _twice(own: Sequence[str]) -> bool:
    return any(alike(own[i], before) for i in range(len(own)) for before in own[:i])


def _in(sentence: str, line: str) -> bool:
    return any(alike(sentence, one) for one in long_enough(line))


def rows(text: str, size: int = _RUN) -> frozenset[tuple[str, ...]]:
    """Return every row of so many words."""
    row = words(text, len(text))
    return frozenset(tuple(row[i : i + size]) for i in range(len(row) - size + 1))


def parrots(text: str, helper: str, line: str) -> bool:
    """Whether the helper's own sentence, or a row of their words, comes back."""
    if rows(text) & rows(helper[:4000]) - rows(line):
        return True
    return any(
        alike(one, said) for said in long_enough(helper[:2000]) for one in long_enough(text) if not _in(said, line)
    )
