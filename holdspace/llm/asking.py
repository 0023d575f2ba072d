"""Asks a server and reads its answer as it comes; runs on the loop's thread, and alone imports the SDK.

Every way in which a server can fail ends here as a :class:`ModelError`; nothing of an exception goes further, since it
holds the request with its key and its words.
"""

from __future__ import annotations

import asyncio
import email.utils
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any, NoReturn

import openai

from holdspace.llm import blame, sdk, takes
from holdspace.llm.faults import ModelError
from holdspace.llm.limits import place
from holdspace.llm.progress import Progress, Question
from holdspace.llm.reader import OnlyThoughtError, Reading, whole

LONGEST_WAIT = 2.0
"""Seconds that a server may ask us to wait before we ask once more."""
_BACK_OFF = 0.5
"""Seconds before asking once more, where a server that is too busy names no time."""
_SLOWEST = 4.0
"""Tokens a second over a whole answer; a slower one is not waited for."""
_LAST = 1.0
"""Seconds to wait for the token counts that follow an answer."""
_ATTEMPTS = 8


async def answer(question: Question, progress: Progress) -> AsyncGenerator[str]:
    """Yield the answer's pieces. Raises ModelError, and no other exception but CancelledError."""
    try:
        async with place(question.endpoint), aclosing(_attempts(question, progress)) as pieces:
            async for piece in pieces:
                progress.piece()
                yield piece
    except ModelError as error:
        raise ModelError(error.fault, error.detail) from None
    except Exception as error:  # noqa: BLE001 - whatever the SDK or the network raises
        raise blame.blame(error, question.endpoint, answering=progress.answering) from None


async def _attempts(question: Question, progress: Progress) -> AsyncGenerator[str]:
    found, waited = takes.Finding(question.endpoint), False
    for _ in range(_ATTEMPTS):
        progress.attempt()
        asked = takes.request(found.takes, question)
        try:
            async with aclosing(_answer(question, progress, asked)) as pieces:
                async for piece in pieces:
                    found.keep()
                    yield piece
                return
        except OnlyThoughtError:
            if found.takes.thinks:
                raise ModelError("too_long", "It thought for longer.") from None
            found.think()
        except ModelError as error:
            if progress.thought and error.fault in {"too_long", "stalled_before"}:  # the next one gets room for it
                found.think()
                found.keep()
            raise
        except _RefusedError as refused:
            if refused.status != 429:
                if not found.less(asked, refused.status, refused.said):
                    refused.give_up()
                continue
            await asyncio.sleep(refused.give_up() if waited or refused.wait is None else refused.wait)
            waited = True
    raise ModelError("bad_request", "It was asked in every way.")


class _RefusedError(Exception):
    """A status instead of an answer."""

    def __init__(self, status: int, said: str, wait: float | None, error: ModelError) -> None:
        super().__init__(status)
        self.status, self.said, self.wait, self.error = status, said, wait, error

    def give_up(self) -> NoReturn:
        """Raise what it means."""
        raise self.error from None


async def _answer(question: Question, progress: Progress, asked: dict[str, Any]) -> AsyncGenerator[str]:
    patience, begun = question.endpoint.patience, time.monotonic()
    try:
        async with asyncio.timeout(patience):
            stream = await sdk.completions(question.endpoint).create(**asked, timeout=sdk.waits(patience))
    except TimeoutError:
        raise ModelError("stalled_before") from None
    except openai.APIStatusError as error:
        said = blame.words(error)
        wait = None if "insufficient_quota" in said else _wait(error.response.headers)
        raise _RefusedError(error.status_code, said, wait, blame.blame(error, question.endpoint)) from None
    async with stream:
        kind = stream.response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "text/html":
            raise ModelError("bad_request", "no_model_server")
        progress.answering = True
        if kind == "application/json":  # it does not stream
            yield await _whole(question, progress, stream, begun)
            return
        async with aclosing(_pieces(question, progress, stream, begun)) as pieces:
            async for piece in pieces:
                yield piece


async def _whole(question: Question, progress: Progress, stream: Any, begun: float) -> str:
    """Return an answer that comes all at once; nothing of one that has no good end."""
    try:
        async with asyncio.timeout(max(0.0, begun + question.endpoint.patience - time.monotonic())):
            body = await stream.response.aread()
    except TimeoutError:
        raise ModelError("stalled_before") from None
    reading = Reading(question, progress)
    shown = reading.take(whole(body, stream.response.request))[0] + reading.rest()
    reading.check()
    return shown


async def _pieces(question: Question, progress: Progress, stream: Any, begun: float) -> AsyncGenerator[str]:
    patience, reading = question.endpoint.patience, Reading(question, progress)
    longest, until = begun + patience + question.most / _SLOWEST, begun + patience
    chunks = aiter(stream)
    while True:
        try:
            async with asyncio.timeout(max(0.0, min(until, longest) - time.monotonic())):
                chunk = await anext(chunks, None)
        except Exception as error:
            if reading.finished:  # only the counts are missing
                break
            if isinstance(error, TimeoutError):
                raise ModelError("stalled_midway" if reading.begun else "stalled_before") from None
            raise
        if chunk is None:
            break
        waited_for = not reading.finished
        shown, came = reading.take(chunk)
        if shown:
            yield shown
        if reading.finished and waited_for:
            until = time.monotonic() + _LAST
        elif came and waited_for:
            until = time.monotonic() + patience
    if rest := reading.rest():
        yield rest
    reading.check()


def _wait(headers: Any) -> float | None:
    """Return how long to wait before asking once more, in seconds; None where that is too long."""
    named = headers.get("retry-after")
    if named is None:
        return _BACK_OFF
    try:
        wait = float(named)
    except ValueError:
        try:
            wait = email.utils.parsedate_to_datetime(named).timestamp() - time.time()
        except (TypeError, ValueError):
            return _BACK_OFF
    return max(wait, 0.0) if wait <= LONGEST_WAIT else None
