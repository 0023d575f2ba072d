"""What people wrote, as it goes into a prompt: data between marks that nothing in it can forge, within a budget."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from holdspace.reading.readings import Utterance

CHARACTERS_A_TOKEN: Final = 4
"""English, roughly; budgets need no better."""
LONGEST: Final = 1600
"""Characters of one message that are sent; a longer one is cut in its middle."""

_MARKS: Final = str.maketrans({"<": "\u2039", ">": "\u203a"})
_NAMES: Final = {"helper": "helper", "client": "person"}


def inside(text: str) -> str:
    """Return the text with every mark in it made harmless; its length stays, so that places in it stay true."""
    return text.translate(_MARKS)


def as_json(value: Any) -> str:
    """Return the value as JSON on one line, for between two marks."""
    return inside(json.dumps(value, ensure_ascii=False))


def clipped(text: str, most: int = LONGEST) -> str:
    """Return the text, cut in its middle where it is longer."""
    if len(text) <= most:
        return text
    half = most // 2 - 3
    return f"{text[:half]} ... {text[-half:]}"


def within(said: Iterable[Utterance], tokens: int, *, first: int | None = None) -> str:
    """Return the latest messages that fit into so many tokens, oldest first, each a line of JSON.

    ``first`` is the number of the helper's first message in ``said``: with it, each of theirs bears its number. The
    latest message is always there.
    """
    lines: list[str] = []
    number = first
    for one in said:
        line: dict[str, Any] = {_NAMES[one.speaker]: clipped(one.text)}
        if one.speaker == "helper" and number is not None:
            line = {"message": number, **line}
            number += 1
        lines.append(as_json(line))
    left = tokens * CHARACTERS_A_TOKEN
    kept: list[str] = []
    for text in reversed(lines):
        left -= len(text) + 1
        if left < 0 and kept:
            break
        kept.append(text)
    return "\n".join(reversed(kept))
