"""``holdspace code --reader llm``: transcripts coded in bulk by a language model, several at once, in order.

What comes out has the form of ``holdspace code``, and says in ``coded_by`` which model wrote it: it is a model's
coding, never a human one.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Final, NamedTuple, Protocol, TextIO

from holdspace.coding import BadLineError, Row, nothing, parse_line
from holdspace.coding_llm_asking import FOR_ALL, WAITS, Answered, Asker, look_whether_it_can_be_sent
from holdspace.coding_llm_resume import ChangedError, Done, marked
from holdspace.llm.faults import ModelError
from holdspace.llm.model import Model

AT_ONCE: Final = 8
"""Requests under way; the server's own limit (``HOLDSPACE_MODEL_REQUESTS``) holds besides."""
STOPPED: Final = 130
"""Exit status of what was stopped by its user, as shells have it."""
ONWARD: Final = "What was coded is written; the same command goes on from there."


class Progress(Protocol):
    """Is told how far it is."""

    def __call__(self, coded: int, skipped: int, tokens: int) -> None:
        """Take in how many messages were coded now, how many were there before, and what it took."""
        ...


class _Line(NamedTuple):
    number: int
    row: Row | None
    outcome: Future[Answered] | BadLineError | ChangedError


def code_stream_llm(  # noqa: PLR0913  # each a choice of who calls
    lines: Iterable[str | bytes],
    out: TextIO,
    *,
    model: Model,
    keep_going: bool,
    report: Callable[[str], None],
    done: Done | None = None,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
    at_once: int = AT_ONCE,
    waits: Sequence[float] = WAITS,
    source: str = "the input",
    onward: str = ONWARD,
) -> int:
    """Code each line and write one line for it, in order; return the exit status.

    What is ``done`` is passed over; a line that changed since then ends the work with status 1. So does a bad line, and
    a message for which the model has no answer; each is told to ``report`` with its number in ``source``. With
    ``keep_going`` these two are passed over, unless the next would fare no better. Stopped (Ctrl-C, or ``cancel``),
    what is written is whole lines, and the status is 130. ``onward`` says how it goes on where it did not end well.
    """
    run = _Run(
        out, model, report, progress, cancel or threading.Event(), waits, source, done or Done(), onward,
        keep_going=keep_going,
    )  # fmt: skip
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="coding") as pool:
        try:
            return run.through(lines, pool, at_once)
        except KeyboardInterrupt:
            run.cancel.set()
            run.settle_what_came()
            report(f"Stopped. {onward}".strip())
            return STOPPED
        finally:
            run.close()


class _Run:
    """One call's work."""

    def __init__(  # noqa: PLR0913, PLR0917  # the call's own arguments
        self, out: TextIO, model: Model, report: Callable[[str], None], progress: Progress | None,
        cancel: threading.Event, waits: Sequence[float], source: str, done: Done, onward: str, *, keep_going: bool,
    ) -> None:  # fmt: skip
        self._out, self._report, self._progress = out, report, progress
        self.cancel, self._keep_going = cancel, keep_going
        self._source, self._done, self._onward, self._empty = source, done, onward, True
        self._asker = Asker(model, cancel, waits, report)
        self._coded = self._skipped = self._tokens = 0
        self._pending: deque[_Line] = deque()

    def through(self, lines: Iterable[str | bytes], pool: ThreadPoolExecutor, at_once: int) -> int:
        """Code the lines, reading no further ahead than is worked on; return the exit status."""
        for number, line in enumerate(lines, start=1):
            if self.cancel.is_set():
                return STOPPED
            if (begun := self._begin(number, line, pool)) is not None:
                self._pending.append(begun)
            most = 0 if begun is not None and self._ends(begun) else 2 * at_once  # nothing is asked past the end
            if (status := self._settle(most)) is not None:
                return status
        if (status := self._settle(most=0)) is not None:
            return status
        if self.cancel.is_set():
            return STOPPED
        if self._empty:
            self._report(nothing(self._source))
        elif self._done:
            self._report(f"OUT holds {len(self._done):,} more, of lines that are not in {self._source} any more.")
        return 0

    def settle_what_came(self) -> None:
        """Write the rows that have come, also past one that is missing: they are paid for, and say which line's."""
        while self._pending:
            line = self._pending.popleft()
            done = line.outcome
            if isinstance(done, Future) and done.done() and not done.cancelled() and done.exception() is None:
                self._settle_one(line)

    def _save_what_is_asked(self) -> None:
        """Begin nothing more; wait for what is asked already, and write it."""
        self._asker.no_more.set()
        futures = [line.outcome for line in self._pending if isinstance(line.outcome, Future)]
        wait([one for one in futures if not one.cancel()])
        self.settle_what_came()

    def close(self) -> None:
        """Call off what is under way, and tell how far it came."""
        self.cancel.set()
        if self._progress is not None and self._coded + self._skipped:
            self._progress(self._coded, self._skipped, self._tokens)
        for each in self._pending:
            if isinstance(each.outcome, Future):
                each.outcome.cancel()
        self._out.flush()

    def _begin(self, number: int, line: str | bytes, pool: ThreadPoolExecutor) -> _Line | None:
        """Begin a line; None for a blank one, and for one that was coded before."""
        try:
            row = parse_line(line, first=number == 1)
            if row is None:
                return None
            self._empty = False
            if self._done.holds(number, row):
                self._skipped += 1
                return None
            look_whether_it_can_be_sent(row)
        except (BadLineError, ChangedError) as problem:
            self._empty = False
            return _Line(number, None, problem)
        return _Line(number, row, pool.submit(self._asker.row, row))

    def _ends(self, line: _Line) -> bool:
        """Return whether the work ends with a line that was not even begun."""
        return line.row is None and not (self._keep_going and isinstance(line.outcome, BadLineError))

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
        if line.row is None or not isinstance(line.outcome, Future):
            self._report(f"{self._source}, line {line.number}: {line.outcome}")
            return 1 if self._ends(line) else None
        try:
            found, tokens = line.outcome.result()
        except ModelError as error:
            if error.fault == "cancelled":
                return STOPPED
            self._tokens += error.usage.tokens if error.usage else 0
            self._report(f"{self._source}, line {line.number}: {error}")
            if self._keep_going and error.fault not in FOR_ALL:
                return None
            self._save_what_is_asked()
            if self._coded and self._onward:
                self._report(self._onward)
            return 1
        self._out.write(json.dumps(marked(found, line.number, line.row)) + "\n")
        self._out.flush()
        self._coded, self._tokens = self._coded + 1, self._tokens + tokens
        if self._progress is not None:
            self._progress(self._coded, self._skipped, self._tokens)
        return None
