"""One message of a transcript asked of a language model, again where what went wrong may pass, and the row it gives."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from holdspace.coding import BadLineError, Row
from holdspace.coding_llm_answer import EMPTY_CLIENT, EMPTY_HELPER, ClientAnswer, HelperAnswer
from holdspace.llm.faults import Fault, ModelError
from holdspace.llm.fenced import inside, within
from holdspace.llm.model import Model, Prompt, Usage
from holdspace.llm.prompts import digest, fill

BEFORE_TOKENS: Final = 700
"""Tokens of what was said before a message that are sent."""
LONGEST: Final = 6000
"""Characters of a message that are sent, from its beginning."""
MOST: Final = 900
"""Tokens of an answer."""
WAITS: Final = (1.0, 4.0, 15.0)
"""Seconds between the tries of one message where the fault may pass."""
APART: Final = 30.0
"""Seconds between two sentences that something is tried again."""
_LOOK: Final = 0.2
"""Seconds between two looks whether it is still worth waiting."""

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


class Answered(NamedTuple):
    """A message's row, and the tokens that it took."""

    row: dict[str, Any]
    tokens: int


class Asker:
    """Asks for several messages at once, on threads of who calls."""

    def __init__(
        self, model: Model, cancel: threading.Event, waits: Sequence[float], report: Callable[[str], None]
    ) -> None:
        self._model, self._cancel, self._waits, self._report = model, cancel, waits, report
        self._signed = coded_by(model)
        self._lock = threading.Lock()
        self._told: float | None = None
        self._over: ModelError | None = None
        self.no_more = threading.Event()
        """Set: what is under way comes to its end, and nothing is tried again."""

    def row(self, row: Row) -> Answered:
        """Return the message's row. Raises ModelError, also the one that another message met and that is for all."""
        if self._over is not None:
            raise self._over
        helper = row.speaker == "helper"
        if not row.text.strip():
            found, tokens = (EMPTY_HELPER if helper else EMPTY_CLIENT).row(row.text), 0
        else:
            answer, used = self._asked(prompt_for(row), HelperAnswer if helper else ClientAnswer)
            found, tokens = answer.row(row.text), used.tokens
        return Answered({"id": row.id, **found, "coded_by": self._signed[row.speaker]}, tokens)

    def _asked(
        self, prompt: Prompt, kind: type[HelperAnswer | ClientAnswer]
    ) -> tuple[HelperAnswer | ClientAnswer, Usage]:
        """Ask, and again after a while where what went wrong may be over. Raises ModelError."""
        for pause in self._again():
            try:
                return self._model.ask(prompt, kind, self._cancel, most=MOST)
            except ModelError as error:
                if pause is None or error.fault not in PASSING or self.no_more.is_set():
                    if error.fault in FOR_ALL:
                        self._over = error
                    raise
                self._tell(error)
            self._wait(pause)
        raise ModelError("cancelled")

    def _again(self) -> Iterator[float | None]:
        """Yield the wait after each try, None after the last; nothing once it was stopped."""
        for pause in (*self._waits, None):
            if self._cancel.is_set():
                return
            yield pause

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not (self.no_more.is_set() or self._cancel.wait(max(0.0, min(_LOOK, until - time.monotonic())))):
            if time.monotonic() >= until:
                return

    def _tell(self, error: ModelError) -> None:
        """Say at once what is waited for, or a server that is away would be met with silence; once for all threads."""
        with self._lock:
            now = time.monotonic()
            if self._told is not None and now - self._told < APART:
                return
            self._told = now
        self._report(f"{error} Trying again for {sum(self._waits):.0f} seconds.")


def coded_by(model: Model) -> dict[str, str]:
    """Return what stands in ``coded_by`` for a helper's and for a client's message."""
    return {who: f"language model {model.name}, {name}@{digest(name)}" for who, name in _PROMPTS.items()}


def prompt_for(row: Row) -> Prompt:
    """Return the request for one message."""
    before = within(row.context, BEFORE_TOKENS) if row.context else "(nothing)"
    return fill(_PROMPTS[row.speaker], before=before, text=inside(row.text[:LONGEST]))


def look_whether_it_can_be_sent(row: Row) -> None:
    """Raise BadLineError for half a character (a lone surrogate), which JSON can write and no request can hold."""
    for where, text in (("text", row.text), *(("context", said.text) for said in row.context)):
        try:
            text.encode()
        except UnicodeEncodeError as half:
            raise BadLineError(
                f"{where}: half a character (\\u{ord(text[half.start]):04x}) at place {half.start + 1}, which cannot "
                "be sent; mend it there, or take it out"
            ) from None
