"""A model's answer while it comes: JSON or plain text, read piece by piece, and its sentences as they are complete."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from pydantic_core import from_json

from holdspace.client.manner import Manner
from holdspace.client.voices.sentences import Sentence, joined, sentences

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"cue": {"type": "string"}, "reply": {"type": "string"}},
    "required": ["cue", "reply"],
    "additionalProperties": False,
}
"""What an answer has to be, for servers that hold a model to it; the cue comes first, so that it is known in time."""

_FENCE = "```json"
_THINKS = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>\s*", re.DOTALL)
_THINKING = re.compile(r"\A\s*<think(?:ing)?>(?!.*</think)", re.DOTALL)
_SHORT_FOR = re.compile(r"(?:^|\s)(?:dr|mr|mrs|ms|st|prof|e\.g|i\.e|vs|no|approx|min|a\.m|p\.m)\.$", re.IGNORECASE)
_STOPS = re.compile(r"[.!?\u2026]$")
LONGEST_THOUGHT = 20_000
"""Characters that a model may think aloud before its answer, where a server does not keep them apart."""


class UnfitError(Exception):
    """An answer that is not used; the text is the reason's name."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Reading:
    """An answer that is being read. Characters beyond ``longest`` make it ``long``."""

    def __init__(self, longest: int) -> None:
        self._raw = ""
        self._longest = 6 * longest + 400  # every character may be escaped, and the cue stands before
        self._sent = ""
        self.reply = ""
        """The reply so far."""
        self.cue: str | None = None
        """The words named as the cue; None while they are not known."""
        self.done = False
        """The reply is whole."""

    def feed(self, piece: str, *, last: bool = False) -> None:
        """Read on; ``last`` says that nothing more comes. Raises UnfitError for what is no answer."""
        if self.done:
            return
        self._raw += piece
        if len(self._raw) > self._longest and not (
            _THINKING.search(self._raw) and len(self._raw) <= self._longest + LONGEST_THOUGHT
        ):
            raise UnfitError("long")
        if _THINKING.search(self._raw) is not None:
            if last:
                raise UnfitError("form")
            return
        text = _THINKS.sub("", self._raw).lstrip()
        if _FENCE.startswith(text[: len(_FENCE)]) or text.startswith("```"):
            text = text.removeprefix(_FENCE).removeprefix("```").lstrip() if len(text) >= len(_FENCE) else ""
        if text.startswith("{"):
            self._read_json(text, last=last)
        else:
            self._read_plain(text, last=last)

    def _read_json(self, text: str, *, last: bool) -> None:
        if "}" in text:
            try:
                whole, _ = _DECODER.raw_decode(text)
            except ValueError:
                whole = None
            if whole is not None:
                self._take(whole, whole=True)
                self.done = True
                return
        if last:
            raise UnfitError("form")
        try:
            part = from_json(text, allow_partial="trailing-strings")
        except ValueError as error:
            raise UnfitError("form") from error
        self._take(part, whole=False)

    def _take(self, value: Any, *, whole: bool) -> None:
        if not isinstance(value, dict) or set(value) - {"cue", "reply"}:
            raise UnfitError("form")
        reply = value.get("reply", None if whole else "")
        cue = value.get("cue", "")
        if not isinstance(reply, str) or not isinstance(cue, str) or not reply.startswith(self._sent):
            raise UnfitError("form")
        self._sent = reply
        self.reply = reply.replace("\r", "").replace("\t", " ")
        if whole or "reply" in value:
            self.cue = cue if "cue" in value or whole else None

    def _read_plain(self, text: str, *, last: bool) -> None:
        self.reply = text.removesuffix("```") if last else text
        self.done = last


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its pairs; the same name twice is a trick, not an answer."""
    made = dict(pairs)
    if len(made) < len(pairs):
        made["twice"] = True
    return made


_DECODER = json.JSONDecoder(object_pairs_hook=_once)


def split(text: str) -> list[Sentence]:
    """Return the sentences of a text; one does not end after "Dr."."""
    pieces: list[Sentence] = []
    for piece in sentences(text):
        if pieces and not piece.bubble and _SHORT_FOR.search(pieces[-1].text):
            last = pieces.pop()
            pieces.append(Sentence(text=f"{last.text} {piece.text}", bubble=last.bubble))
        else:
            pieces.append(piece)
    return pieces


def typed(pieces: Sequence[Sentence], how: Manner) -> list[Sentence]:
    """Return the sentences broken into messages as the mood types: each its own when urgent, one message when slow."""
    if how == "urgent":
        return [Sentence(text=piece.text, bubble=True) for piece in pieces]
    if how == "even":
        return list(pieces)
    return [
        Sentence(text=piece.text, bubble=piece.bubble and not (i and _STOPS.search(pieces[i - 1].text)))
        for i, piece in enumerate(pieces)
    ]


def holds(pieces: Sequence[Sentence], words: str) -> bool:
    """Whether these words stand in what is released, letter for letter and within one message."""
    return any(words in message for message in joined(list(pieces)))


def complete(text: str, pieces: list[Sentence], *, done: bool) -> int:
    """Return how many of the pieces are whole: all at the end, or all before the one that may still grow."""
    if done or text.endswith("\n"):
        return len(pieces)
    return max(0, len(pieces) - 1)
