"""The project's own list of how words sound, and how to look a token up in it."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

LONGEST_PHRASE = 4
"""Words."""
_SHORTEST_STEM = 3
_REMEMBERED = 20_000
"""Words of which it is remembered how they sound."""

_FACES = r"[:;=][-']?[()\[\]/\\|dpo]|>:\(|\):|<3|\^_?\^|t_t|o_o|-_-|x[dox]\b"
_TOKEN = re.compile(
    rf"(?:{_FACES})(?!\w)|[^\W_]+(?:'[^\W_]+)?[?!]?|[\u2600-\u27bf\U0001f300-\U0001faff]",
)


class Feeling(NamedTuple):
    """How a word or a phrase sounds."""

    category: str
    valence: float
    """-1 to 1."""
    arousal: float
    """-1 to 1."""


class Token(NamedTuple):
    """A word or a typed face, and where it stands."""

    text: str
    start: int
    end: int


class Lexicon(NamedTuple):
    """Words, stems and phrases with how they sound."""

    words: dict[str, Feeling]
    stems: dict[str, Feeling]
    phrases: dict[str, Feeling]
    openers: dict[str, frozenset[str]]
    """First words of the phrases, with those that follow them."""
    known: dict[str, Feeling | None]
    """How words that were looked up before sound."""

    def word(self, token: str) -> Feeling | None:
        """How one word sounds, by itself or by its stem."""
        if token in self.known:
            return self.known[token]
        found = self.words.get(token)
        if found is None and self.stems:
            for length in range(min(len(token), 14), _SHORTEST_STEM - 1, -1):
                found = self.stems.get(token[:length])
                if found is not None:
                    break
        if len(self.known) < _REMEMBERED:
            self.known[token] = found
        return found

    def at(self, tokens: list[Token], index: int) -> tuple[Feeling, int] | None:
        """How the tokens from ``index`` on sound and how many of them were read, the longest phrase first."""
        first = tokens[index].text
        seconds = self.openers.get(first)
        if seconds is not None and index + 1 < len(tokens) and tokens[index + 1].text in seconds:
            for length in range(min(LONGEST_PHRASE, len(tokens) - index), 1, -1):
                found = self.phrases.get(" ".join(token.text for token in tokens[index : index + length]))
                if found is not None:
                    return found, length
        word = self.word(first.rstrip("?!")) or self.words.get(first)
        return None if word is None else (word, 1)


def tokenize(folded: str) -> list[Token]:
    """Words, emoji and typed faces of a folded text."""
    return [
        Token(found.group().rstrip("?!") or found.group(), found.start(), found.end())
        for found in _TOKEN.finditer(folded)
    ]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the list once, when it is first needed."""
    text = (resources.files("holdspace.reading") / "weights" / "feelings.txt").read_text(encoding="utf-8")
    words: dict[str, Feeling] = {}
    stems: dict[str, Feeling] = {}
    phrases: dict[str, Feeling] = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        head, entries = line.split(": ", 1)
        category, valence, arousal = head.split()
        feeling = Feeling(category, float(valence), float(arousal))
        for entry in entries.split(", "):
            word = entry.strip()
            target = phrases if " " in word else stems if word.endswith("*") and len(word) > _SHORTEST_STEM else words
            target.setdefault(word.rstrip("*") if target is stems else word, feeling)
    openers: dict[str, set[str]] = {}
    for phrase in phrases:
        first, second = phrase.split(" ")[:2]
        openers.setdefault(first, set()).add(second)
    followed = {first: frozenset(seconds) for first, seconds in openers.items()}
    return Lexicon(words, stems, phrases, followed, {})
