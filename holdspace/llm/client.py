"""A model at an OpenAI-compatible address, as the rest of the program asks it; :mod:`holdspace.llm.asking` sends."""

from __future__ import annotations

import asyncio
import queue
import threading
import time
from collections.abc import Iterator
from typing import Any

from holdspace.llm import structured
from holdspace.llm.endpoint import Endpoint
from holdspace.llm.faults import Fault, ModelError
from holdspace.llm.limits import Ledger, Reserved
from holdspace.llm.loop import background
from holdspace.llm.model import Answer, Message, Prompt, Usage, Wanted
from holdspace.llm.progress import Progress, Question, expected
from holdspace.llm.takes import THINKING, known
from holdspace.llm.used_up import LimitError

_LOOK = 0.04
"""Seconds between two looks whether the answer is still wanted."""


class Stream:
    """One answer as it comes; see :class:`holdspace.llm.model.Streaming`. It is asked for at once."""

    def __init__(self, question: Question, cancel: Wanted, reserved: Reserved | LimitError) -> None:
        self._question, self._cancel, self._reserved = question, cancel, reserved
        self._progress = Progress(question)
        self._pieces: queue.SimpleQueue[str | ModelError | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        self.usage = self._progress.usage()
        self._settled = False
        self._task: asyncio.Task[None] | None = None
        self._closed = False
        if isinstance(reserved, LimitError):
            self._pieces.put(reserved)
            self._ended.set()
            return
        loop = background()
        loop.call_soon_threadsafe(self._begin, loop)

    def __iter__(self) -> Iterator[str]:
        """Yield pieces of text; raises ModelError."""
        try:
            while (piece := self._next()) is not None:
                yield piece
            self._settle()
        except ModelError as error:
            self._settle(error.fault, error.detail)
            raise _with(error, self.usage) from None
        finally:
            self.close()

    def _next(self) -> str | None:
        while not self._cancel.is_set():
            try:
                piece = self._pieces.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if isinstance(piece, ModelError):
                raise piece
            return piece
        raise ModelError("cancelled")

    def close(self) -> None:
        """Call the answer off, if it has not come to its end; returns at once."""
        if self._closed:
            return
        self._closed = True
        # Whoever left early has used what had come all the same.
        self._settle(None if self._ended.is_set() else "cancelled")
        if not self._ended.is_set():
            background().call_soon_threadsafe(self._stop)

    def _settle(self, fault: Fault | None = None, detail: str = "") -> None:
        if not self._settled:
            self._settled = True
            self.usage = self._progress.usage(fault, detail)
            self._count(self.usage)

    def _count(self, usage: Usage) -> None:
        if isinstance(self._reserved, Reserved):
            self._reserved.settle(usage.tokens)

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        self._task = loop.create_task(self._run())
        # One that is called off before its first step never comes to its own end.
        self._task.add_done_callback(lambda _: self._count(self._progress.usage("cancelled")))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        end: ModelError | None = None
        try:
            from holdspace.llm.asking import answer  # noqa: PLC0415 - it imports the SDK

            async for piece in answer(self._question, self._progress):
                self._pieces.put(piece)
        except asyncio.CancelledError:
            end = ModelError("cancelled")
        except ImportError as error:
            end = ModelError("no_package", error.name or "")
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever asked hears of it
            end = error if isinstance(error, ModelError) else ModelError("other", type(error).__name__)
        finally:
            self._count(self._progress.usage(end.fault if end else None))
            self._ended.set()
            self._pieces.put(end)


class ServedModel:
    """See :class:`holdspace.llm.model.Model`."""

    def __init__(self, endpoint: Endpoint, ledger: Ledger | None = None) -> None:
        self._endpoint = endpoint
        self._ledger = ledger or Ledger()

    @property
    def name(self) -> str:
        """The model's name and its host, for the record."""
        return f"{self._endpoint.model} at {self._endpoint.host}"

    def stream(
        self,
        prompt: Prompt,
        cancel: Wanted,
        *,
        most: int,
        schema: dict[str, Any] | None = None,
        spent: int = 0,
    ) -> Stream:
        """Begin to ask. With a ``schema``, the pieces are those of one JSON object and nothing around it."""
        question = Question(self._endpoint, prompt, most, schema, exact=False)
        return self._ask(question, cancel, spent, patient=False)

    def ask(
        self, prompt: Prompt, answer: type[Answer], cancel: Wanted, *, most: int, spent: int = 0
    ) -> tuple[Answer, Usage]:
        """Ask for one value; an answer of another form is asked for once more, with what was wrong."""
        schema = answer.model_json_schema()
        text, usage = self._whole(Question(self._endpoint, prompt, most, schema, exact=True), cancel, spent, None)
        try:
            return structured.read(text, answer), usage
        except ModelError as error:
            said, wrong = structured.again(text, error)
        more = (Message(role="assistant", content=said), Message(role="user", content=wrong))
        prompt = prompt.model_copy(update={"messages": (*prompt.messages, *more)})
        question = Question(self._endpoint, prompt, most, schema, exact=True)
        text, usage = self._whole(question, cancel, spent + usage.tokens, usage)
        try:
            return structured.read(text, answer), usage
        except ModelError as error:
            usage = usage.model_copy(update={"fault": error.fault, "detail": error.detail})
            raise ModelError(error.fault, error.detail, usage) from None

    def _ask(self, question: Question, cancel: Wanted, spent: int, *, patient: bool) -> Stream:
        """Begin to ask, with what it may take kept for it. ``patient``: wait for what is under way, if that helps."""
        if spent >= self._endpoint.tokens_per_session:
            return Stream(question, cancel, LimitError("session"))
        thinking = THINKING if known(self._endpoint).thinks else 0
        while (reserved := self._ledger.reserve(expected(question, thinking), self._endpoint)) == "later":
            if not patient or cancel.is_set():
                break
            time.sleep(_LOOK)
        return Stream(question, cancel, LimitError("day") if isinstance(reserved, str) else reserved)

    def _whole(self, question: Question, cancel: Wanted, spent: int, before: Usage | None) -> tuple[str, Usage]:
        answer = self._ask(question, cancel, spent, patient=True)
        try:
            text = "".join(answer)
        except ModelError as error:
            if error.fault == "bad_json":  # the form is asked for once more, as of any other answer that has none
                return "", _sum(before, answer.usage.model_copy(update={"fault": None, "detail": ""}))
            raise _with(error, _sum(before, answer.usage)) from None
        return text, _sum(before, answer.usage)


def _with(error: ModelError, usage: Usage) -> ModelError:
    """Return the error with what the request cost."""
    return (
        LimitError(error.which, usage)
        if isinstance(error, LimitError)
        else ModelError(error.fault, error.detail, usage)
    )


def _sum(before: Usage | None, usage: Usage) -> Usage:
    if before is None:
        return usage
    both = {name: getattr(before, name) + getattr(usage, name) for name in ("tokens_in", "tokens_out", "seconds")}
    return usage.model_copy(update={**both, "first": before.first})
