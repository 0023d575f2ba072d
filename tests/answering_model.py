"""A model that gives the answers it was made with, for tests of what is done with an answer; what is on the wire is
tested against servers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from holdspace.llm.faults import Fault, ModelError
from holdspace.llm.model import Prompt, Role, Streaming, Usage, Wanted

A = TypeVar("A", bound=BaseModel)
Given = Mapping[str, Any] | Fault | Callable[[Prompt], Any]


class AnsweringModel:
    """Answers with each of ``given`` in turn, the last for ever: a value, a fault, or a function of the prompt."""

    def __init__(self, *given: Given, role: Role = "suggestions") -> None:
        self.name = "told@nowhere"
        self.prompts: list[Prompt] = []
        self.spent: list[int] = []
        self.most_at_once = 0
        self._given, self._role, self._open, self._lock = given, role, 0, threading.Lock()

    def ask(self, prompt: Prompt, answer: type[A], cancel: Wanted, *, most: int, spent: int = 0) -> tuple[A, Usage]:
        with self._lock:
            given = self._given[min(len(self.prompts), len(self._given) - 1)]
            self.prompts.append(prompt)
            self.spent.append(spent)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            return self._answer(given, prompt, answer, cancel, most)
        finally:
            with self._lock:
                self._open -= 1

    def _answer(self, given: Given, prompt: Prompt, answer: type[A], cancel: Wanted, most: int) -> tuple[A, Usage]:
        words = sum(len(message.content) for message in prompt.messages)
        used = Usage(
            role=self._role, model="told", served="told", prompt=f"{prompt.name}@{prompt.digest}",
            tokens_in=words // 4, tokens_out=min(60, most), seconds=0.1,
        )  # fmt: skip
        value = given(prompt) if callable(given) else given
        fault: Fault | None = "cancelled" if cancel.is_set() else value if isinstance(value, str) else None
        if fault is not None:
            raise ModelError(fault, usage=used.model_copy(update={"fault": fault}))
        return answer.model_validate(value), used

    def stream(
        self, prompt: Prompt, cancel: Wanted, *, most: int, schema: dict[str, Any] | None = None, spent: int = 0
    ) -> Streaming:
        raise NotImplementedError

    def sent(self, n: int = -1) -> str:
        """Return all the words of a prompt."""
        return "\n".join(message.content for message in self.prompts[n].messages)
