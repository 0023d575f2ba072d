"""Reads the pieces of one answer, whatever server they come from; trusts none of them."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

import httpx2
import openai

from holdspace.llm.faults import ModelError
from holdspace.llm.progress import Progress, Question
from holdspace.llm.structured import OnlyJson, Thoughtless

_LETTERS = 6
"""Characters that a token may have on average, before an answer counts as too long."""


class OnlyThoughtError(Exception):
    """All tokens went into thinking."""


class Reading:
    """One answer, piece by piece."""

    def __init__(self, question: Question, progress: Progress) -> None:
        self._key = question.endpoint.key or ""
        self._most = question.most
        self._progress = progress
        self._thoughtless = Thoughtless()
        self._only = None if question.schema is None else OnlyJson()
        self._finish: object = None
        self._letters = self._pieces = 0
        self._tail = ""
        self.begun = False
        """Whether any word of the answer came; thoughts are none."""

    @property
    def finished(self) -> bool:
        """Whether the server said that the answer is whole."""
        return self._finish is not None

    def take(self, chunk: Any) -> tuple[str, bool]:
        """Return the text to pass on, and whether the answer came on. Raises ModelError."""
        self._note(chunk)
        choice = next(iter(getattr(chunk, "choices", None) or ()), None)
        delta = getattr(choice, "delta", None)
        if getattr(delta, "refusal", None):
            raise ModelError("refused")
        text = _text(delta, "content")
        quiet = _text(delta, "reasoning_content") or _text(delta, "reasoning")
        self._progress.letters += len(text) + len(quiet)
        self._letters += len(text)
        self._pieces += bool(text)
        shown, came = self._pass(self._thoughtless.feed(text))
        self._progress.thought = self._progress.thought or bool(quiet) or self._thoughtless.thought
        if self._finish is None:
            self._finish = getattr(choice, "finish_reason", None)
        if self._finish is None and (self._letters > self._most * _LETTERS or self._pieces > 2 * self._most + 64):
            raise ModelError("too_long")
        return shown, came

    def rest(self) -> str:
        """Return what was held back until the answer's end."""
        return self._pass(self._thoughtless.rest())[0]

    def check(self) -> None:
        """Look whether the answer came to a good end. Raises ModelError, or OnlyThoughtError."""
        if self._finish is None:
            raise ModelError("cut")
        if self._finish == "content_filter":
            raise ModelError("filtered")
        if self._finish == "length":
            if not self.begun:
                raise OnlyThoughtError
            raise ModelError("too_long")
        if not self.begun:
            raise ModelError("empty", "It only thought." if self._progress.thought else "")
        if self._only is not None and not self._only.ended:
            raise ModelError("bad_json")

    def _pass(self, text: str) -> tuple[str, bool]:
        if not text or not (self.begun or text.strip()):
            return "", False
        self._tail = self._tail[-len(self._key) :] + text
        if self._key and self._key in self._tail:
            raise ModelError("other", "The answer held the key.")
        self.begun = True
        return (self._only.feed(text) if self._only else text), True

    def _note(self, chunk: Any) -> None:
        served = getattr(chunk, "model", None)
        if isinstance(served, str) and not (self._key and self._key in served):
            self._progress.served = re.sub(r"[^\w./:@+ -]", "", served, flags=re.ASCII)[:120]
        usage = getattr(chunk, "usage", None)
        if usage is not None:
            self._progress.count(getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None))


def _text(delta: Any, name: str) -> str:
    text = getattr(delta, name, None)
    return text if isinstance(text, str) else ""


def whole(body: bytes, request: httpx2.Request) -> Any:
    """Return an answer that came all at once as if it were the only piece of one. Raises ModelError, APIError."""
    answer: Any = json.loads(body, object_hook=lambda pairs: SimpleNamespace(**pairs))
    if (error := getattr(answer, "error", None)) is not None:
        raise openai.APIError("", request, body=error)
    choices = getattr(answer, "choices", None)
    first: Any = choices[0] if isinstance(choices, list) and choices else None
    if getattr(first, "message", None) is None:
        raise ModelError("bad_request", "It answers with JSON that is no chat completion.")
    first.delta = first.message
    first.finish_reason = getattr(first, "finish_reason", None) or "stop"  # the JSON came to its end
    return answer
