"""Helpers from ``corpus/helpers``: books of replies, written by authors who saw a person's lines and nothing else.

A book says what this helper types after a certain beat of a person, or after any beat of a kind. A talk picks among
them by its seed, the most particular first, and never says the same twice; only the parrot's frames come again.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from holdspace.client.state import Beat

FOLDER = Path(__file__).resolve().parent.parent / "corpus" / "helpers"

SKILLED = ("skilled", "plain")
POOR = (
    "advice_giver", "interrogator", "reassurer", "minimal", "parrot", "templater", "flatterer", "topic_fisher",
    "extractor",
)  # fmt: skip
SCRIPTS = (1, 2, 3)
"""Read by the authors of the rules while they improved them."""
HELD_OUT = (4,)
"""Written afterwards and read by nobody who changed a rule."""

_POOL_OF_KIND = {
    "minimise": "minimises",
    "joke": "jokes",
    "sidestep": "sidesteps",
    "boundary": "boundaries",
    "pull_back": "pulls_back",
    "ask_about_you": "asks_about_you",
    "ask_for_advice": "asks_for_advice",
}
_SWAPPED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "i'm": "you're", "i've": "you've",
    "i'd": "you'd", "i'll": "you'll", "am": "are", "you": "me", "your": "my", "you're": "I'm",
}  # fmt: skip


class Entry(NamedTuple):
    """What one helper types after one beat."""

    style: str
    script: int
    persona: str | None
    """None for whatever person."""
    after: str
    text: tuple[str, ...]


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """Return all that was written, by file and line. Raises ValueError with file and line for what can't be read."""
    found = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                one = json.loads(line)
                found.append(Entry(one["style"], one["script"], one["persona"], one["after"], tuple(one["text"])))
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path.name}:{number}: expected style, script, persona, after, text") from error
    return tuple(found)


@lru_cache(maxsize=256)
def book(style: str, script: int, persona: str) -> dict[str, tuple[str, ...]]:
    """Return a helper's replies by the beat they answer: those for this person first, then those for anyone."""
    pages: dict[str, list[str]] = defaultdict(list)
    mine = [e for e in entries() if (e.style, e.script) == (style, script)]
    for one in sorted((e for e in mine if e.persona in {persona, None}), key=lambda e: e.persona is None):
        pages[one.after] += one.text
    return {after: tuple(texts) for after, texts in pages.items()}


class Helper:
    """One helper in one talk."""

    def __init__(self, style: str, script: int, persona: str, seed: int) -> None:
        self._book = book(style, script, persona)
        self._again = style == "parrot"
        self._said: set[str] = set()
        self._chance = random.Random(f"{style}:{script}:{persona}:{seed}")

    def reply(self, beat: Beat) -> str:
        """Return what this helper types after the beat; empty once nothing is left."""
        for key in _keys(beat):
            left = [text for text in self._book.get(key, ()) if text not in self._said]
            if left:
                chosen = self._chance.choice(left)
                if not self._again:
                    self._said.add(chosen)
                return _echoed(chosen, beat.line.text)
        return ""


def _keys(beat: Beat) -> Iterator[str]:
    """Yield the places of a book that answer the beat, the most particular first."""
    match beat.kind:
        case "disclose" if beat.disclosure:
            yield beat.disclosure
        case "elaborate" if beat.disclosure:
            yield f"{beat.disclosure}+"
        case "return_to_cue" if beat.disclosure:
            yield f"{beat.disclosure} again"
            yield beat.disclosure
        case "fact" if beat.disclosure:
            yield beat.disclosure
        case "push_back":
            yield f"push_back ({beat.form})"
        case _:
            pass
    yield beat.pool
    if beat.pool in _POOL_OF_KIND.values():  # a pool may be said as another kind: a retreat as a side-step
        yield next(kind for kind, pool in _POOL_OF_KIND.items() if pool == beat.pool)
    yield beat.kind
    if beat.kind == "ask_limits":
        yield "boundary"
    yield "any"


def _echoed(text: str, line: str) -> str:
    if "{" not in text:
        return text
    last = [piece for piece in re.split(r"[.!?\n]+", line) if piece.strip()][-1:] or [line]
    words = [_SWAPPED.get(word.lower(), word) for word in last[0].split()]
    return text.replace("{said}", " ".join(words)).replace("{half}", " ".join(words[-max(3, len(words) // 2) :]))
