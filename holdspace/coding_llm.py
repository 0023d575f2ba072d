"""``holdspace code --reader llm``: transcripts coded in bulk by a language model, several at once, in order.

What comes out has the form of ``holdspace code``, and says in ``coded_by`` which model wrote it: it is a model's
coding, never a human one.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Final, NamedTuple, Protocol, TextIO

from holdspace.coding import BadLineError, Row, nothing, parse_line
from holdspace.coding_llm_answer import EMPTY_CLIENT, EMPTY_HELPER, ClientAnswer, HelperAnswer
from holdspace.llm.faults import Fault, ModelError
from holdspace.llm.fenced import inside, within
from holdspace.llm.model import Model, Prompt, Usage
from holdspace.llm.prompts import digest, fill

AT_ONCE: Final = 8
"""Requests under way; the server's own limit (``HOLDSPACE_MODEL_REQUESTS``) holds besides."""
BEFORE_TOKENS: Final = 700
"""Tokens of what was said before a message that are sent."""
LONGEST: Final = 6000
"""Characters of a message that are sent, from its beginning."""
MOST: Final = 900
"""Tokens of an answer."""
WAITS: Final = (1.0, 4.0, 15.0)
"""Seconds between the tries of one message where the fault may pass."""
STOPPED: Final = 130
"""Exit status of what was stopped by its user, as shells have it."""

PASSING: Final[frozenset[Fault]] = frozenset(
    {"rate_limited", "server_error", "busy", "stalled_before", "stalled_midway", "cut", "unreachable", "empty"}
)
"""What may be over in a moment."""
FOR_ALL: Final[frozenset[Fault]] = frozenset(
    {
        "no_package",
        "unknown_host",
        "tls",
        "proxy",
        "key",
        "no_model",
        "bad_request",
        "limit",
        "unreachable",
        "cancelled",
    }
)
"""What the next message would meet too: the work ends there, whatever lines were to be passed over."""
_PROMPTS: Final = {"helper": "code", "client": "code_client"}


class Progress(Protocol):
    """Is told how far it is."""

    def __call__(self, coded: int, skipped: int, tokens: int) -> None:
        """Take in how many messages were coded now, how many were there before, and what it took."""
        ...


class _Done(NamedTuple):
    row: dict[str, Any]
    tokens: int


class _Line(NamedTuple):
    number: int
    outcome: Future[_Done] | BadLineError


def coded_by(model: Model) -> dict[str, str]:
    """Return what stands in ``coded_by`` for a helper's and for a client's message."""
    return {who: f"language model {model.name}, {name}@{digest(name)}" for who, name in _PROMPTS.items()}


def row_key(name: str | float | None) -> str:
    """Return an id so that 1 and "1" are two."""
    return json.dumps(name)


def code_stream_llm(  # noqa: PLR0913  # each a choice of who calls
    lines: Iterable[str | bytes],
    out: TextIO,
    *,
    model: Model,
    keep_going: bool,
    report: Callable[[str], None],
    done: Collection[str] = (),
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
    at_once: int = AT_ONCE,
    waits: Sequence[float] = WAITS,
    source: str = "the input",
) -> int:
    """Code each line and write one line for it, in order; return the exit status.

    ``done`` are ids (:func:`row_key`) that are passed over. A bad line, and a message for which the model has no
    answer, is told to ``report`` with its number in ``source`` and ends the work with status 1; with ``keep_going`` it
    is passed over, unless the next would fare no better. Stopped (Ctrl-C, or ``cancel``), what is written is whole
    lines, and the status is 130.
    """
    run = _Run(out, model, report, progress, cancel or threading.Event(), waits, source, keep_going=keep_going)
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="coding") as pool:
        try:
            return run.through(lines, done, pool, at_once)
        except KeyboardInterrupt:
            run.cancel.set()
            run.settle_what_came()
            report("Stopped. What was coded is written; the same command goes on from there.")
            return STOPPED
        finally:
            run.close()


class _Run:
    """One call's work."""

    def __init__(  # noqa: PLR0913, PLR0917  # the call's own arguments
        self, out: TextIO, model: Model, report: Callable[[str], None], progress: Progress | None,
        cancel: threading.Event, waits: Sequence[float], source: str, *, keep_going: bool,
    ) -> None:  # fmt: skip
        self._out, self._model, self._report, self._progress = out, model, report, progress
        self.cancel, self._waits, self._keep_going = cancel, waits, keep_going
        self._source, self._empty = source, True
        self._signed = coded_by(model)
        self._coded = self._skipped = self._tokens = 0
        self._pending: deque[_Line] = deque()

    def through(
        self, lines: Iterable[str | bytes], done: Collection[str], pool: ThreadPoolExecutor, at_once: int
    ) -> int:
        """Code the lines, reading no further ahead than is worked on; return the exit status."""
        for number, line in enumerate(lines, start=1):
            if self.cancel.is_set():
                return STOPPED
            if (begun := self._begin(number, line, done, pool)) is not None:
                self._pending.append(begun)
            if (status := self._settle(most=2 * at_once)) is not None:
                return status
        status = self._settle(most=0)
        if self._empty:
            self._report(nothing(self._source))
        return (STOPPED if self.cancel.is_set() else 0) if status is None else status

    def settle_what_came(self) -> None:
        """Write the rows that have come, as far as none before them is missing."""
        while self._pending:
            done = self._pending[0].outcome
            if not isinstance(done, Future) or not done.done() or done.cancelled() or done.exception() is not None:
                return
            self._settle_one(self._pending.popleft())

    def close(self) -> None:
        """Call off what is under way, and tell how far it came."""
        self.cancel.set()
        if self._progress is not None and self._coded + self._skipped:
            self._progress(self._coded, self._skipped, self._tokens)
        for each in self._pending:
            if isinstance(each.outcome, Future):
                each.outcome.cancel()
        self._out.flush()

    def _begin(self, number: int, line: str | bytes, done: Collection[str], pool: ThreadPoolExecutor) -> _Line | None:
        """Begin a line; None for a blank one, and for one that was coded before."""
        try:
            row = parse_line(line, first=number == 1)
        except BadLineError as problem:
            self._empty = False
            return _Line(number, problem)
        if row is None:
            return None
        self._empty = False
        if row.id is not None and row_key(row.id) in done:
            self._skipped += 1
            return None
        return _Line(number, pool.submit(self._answer, row))

    def _settle(self, most: int) -> int | None:
        """Settle lines, the first begun first, until so many are under way; return the exit status if it ends."""
        while len(self._pending) > most:
            if isinstance(first := self._pending[0].outcome, Future):
                wait((first,))  # it is still the first where Ctrl-C ends the waiting
            if (status := self._settle_one(self._pending.popleft())) is not None:
                return status
        return None

    def _settle_one(self, line: _Line) -> int | None:
        """Wait for a line and write its row; return the exit status if the work ends with it."""
        if isinstance(line.outcome, BadLineError):
            self._report(f"{self._source}, line {line.number}: {line.outcome}")
            return None if self._keep_going else 1
        try:
            row, tokens = line.outcome.result()
        except ModelError as error:
            if error.fault == "cancelled":
                return STOPPED
            self._tokens += error.usage.tokens if error.usage else 0
            self._report(f"{self._source}, line {line.number}: {error}")
            return None if self._keep_going and error.fault not in FOR_ALL else 1
        self._out.write(json.dumps(row) + "\n")
        self._out.flush()
        self._coded, self._tokens = self._coded + 1, self._tokens + tokens
        if self._progress is not None:
            self._progress(self._coded, self._skipped, self._tokens)
        return None

    def _answer(self, row: Row) -> _Done:
        helper = row.speaker == "helper"
        text = row.text
        if not text.strip():
            found, tokens = (EMPTY_HELPER if helper else EMPTY_CLIENT).row(text), 0
        else:
            answer, used = self._asked(prompt_for(row), HelperAnswer if helper else ClientAnswer)
            found, tokens = answer.row(text), used.tokens
        return _Done({"id": row.id, **found, "coded_by": self._signed[row.speaker]}, tokens)

    def _asked(
        self, prompt: Prompt, kind: type[HelperAnswer | ClientAnswer]
    ) -> tuple[HelperAnswer | ClientAnswer, Usage]:
        """Ask, and again after a while where what went wrong may be over. Raises ModelError."""
        for pause in self._again():
            try:
                return self._model.ask(prompt, kind, self.cancel, most=MOST)
            except ModelError as error:
                if pause is None or error.fault not in PASSING:
                    raise
            self.cancel.wait(pause)
        raise ModelError("cancelled")

    def _again(self) -> Iterator[float | None]:
        """Yield the wait after each try, None after the last; nothing once it was stopped."""
        for pause in (*self._waits, None):
            if self.cancel.is_set():
                return
            yield pause


def prompt_for(row: Row) -> Prompt:
    """Return the request for one message."""
    before = within(row.context, BEFORE_TOKENS) if row.context else "(nothing)"
    return fill(_PROMPTS[row.speaker], before=before, text=inside(row.text[:LONGEST]))
