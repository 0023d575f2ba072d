"""Text cut into the sentences in which it is released."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.reading.readings import Frozen

_END = re.compile(r"(?<=[.!?\u2026])(?<!\b[A-Z]\.)[\"')\u201d]*\s+")


class Sentence(Frozen):
    """One sentence of a reply."""

    text: str
    bubble: bool
    """It opens a new message bubble."""


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of ``text``; each line is a bubble of its own. Nothing but white space is lost."""
    for line in text.split("\n"):
        first = True
        start = 0
        for end in (*(m.end() for m in _END.finditer(line)), len(line)):
            piece = line[start:end].strip()
            start = end
            if piece:
                yield Sentence(text=piece, bubble=first)
                first = False


def joined(pieces: list[Sentence]) -> list[str]:
    """Return the bubbles that the sentences make."""
    bubbles: list[str] = []
    for piece in pieces:
        if piece.bubble or not bubbles:
            bubbles.append(piece.text)
        else:
            bubbles[-1] += f" {piece.text}"
    return bubbles
