"""How far one answer is: written by the thread that waits for the network, read by whoever asked."""

from __future__ import annotations

import json
import math
import time
from dataclasses import dataclass
from typing import Any

from holdspace.llm.endpoint import Endpoint
from holdspace.llm.faults import Fault
from holdspace.llm.model import Prompt, Usage

_LETTERS = 4
"""Characters a token, where the server does not count."""
_ROUND_A_MESSAGE = 4
"""Tokens that servers put round each message."""


@dataclass(frozen=True)
class Question:
    """What is asked of which model."""

    endpoint: Endpoint
    prompt: Prompt
    most: int
    """Tokens of the answer."""
    schema: dict[str, Any] | None
    exact: bool
    """At temperature 0."""


def read_of(question: Question) -> int:
    """Return about how many tokens the server reads for it, without the form of the answer."""
    return sum(math.ceil(len(one.content) / _LETTERS) + _ROUND_A_MESSAGE for one in question.prompt.messages)


def expected(question: Question, thinking: int = 0) -> int:
    """Return how many tokens it may take: what is read, form and all, and the longest answer that may be written.

    ``thinking``: tokens more that the model may think for.
    """
    form = json.dumps(question.schema) if question.schema else ""
    return read_of(question) + math.ceil(len(form) / _LETTERS) + question.most + thinking


class Progress:
    """The figures of one answer, all attempts at it together."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._began = time.monotonic()
        self._first: float | None = None
        self._tokens_in = self._tokens_out = 0  # of attempts that ended
        self._counted: tuple[int, int] | None = None
        self.served = ""
        self.sent = self.answering = False
        self.thought = False
        """Whether the model thinks before it answers."""
        self.letters = 0
        """Characters of the present attempt's answer, thoughts and all."""

    def attempt(self) -> None:
        """Begin another attempt; what the one before cost stays counted."""
        tokens_in, tokens_out = self._tokens(None)
        self._tokens_in, self._tokens_out = tokens_in, tokens_out
        self._counted, self.letters = None, 0
        self.sent, self.answering = True, False

    def piece(self) -> None:
        """Note that a piece of the answer is passed on."""
        if self._first is None:
            self._first = time.monotonic() - self._began

    def count(self, tokens_in: object, tokens_out: object) -> None:
        """Note what the server counted, if those are numbers that can be."""
        if all(isinstance(one, int) and 0 <= one < 10**9 for one in (tokens_in, tokens_out)):
            self._counted = tokens_in, tokens_out  # type: ignore[assignment] # just looked at

    def usage(self, fault: Fault | None = None, detail: str = "") -> Usage:
        """Return the figures as they are now."""
        asked = self._question
        tokens_in, tokens_out = self._tokens(fault)
        return Usage(
            role=asked.endpoint.role,
            model=asked.endpoint.model,
            served=self.served,
            prompt=f"{asked.prompt.name}@{asked.prompt.digest}",
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            first=None if self._first is None else round(self._first, 4),
            seconds=round(time.monotonic() - self._began, 4),
            fault=fault,
            detail=detail,
        )

    def _tokens(self, fault: Fault | None) -> tuple[int, int]:
        tokens_in, tokens_out = self._tokens_in, self._tokens_out
        if self._counted is not None:
            return tokens_in + self._counted[0], tokens_out + self._counted[1]
        # A request that was refused cost nothing; one that nobody waited for is still read by the server.
        if self.answering or (self.sent and fault in {"stalled_before", "cancelled"}):
            tokens_in += read_of(self._question)
        return tokens_in, tokens_out + math.ceil(self.letters / _LETTERS)
