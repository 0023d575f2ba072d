"""The paths of the rehearsal server that are those of OpenAI."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

from pydantic import ValidationError
from tornado.iostream import StreamClosedError

from holdspace.rehearsal.answers import answer
from holdspace.rehearsal.asked import Asked, Seen
from holdspace.rehearsal.faults import FAULTS, MEANING, MODEL, Fault, Wrong, of_model
from holdspace.rehearsal.paths import WRONG_KEY, Path
from holdspace.rehearsal.plan import Plan, counted, plan
from holdspace.rehearsal.wire import DONE, Heading, Refusal

SWAPPED = "some-other-model"

_ERRORS: dict[Fault, Refusal] = {
    "key": WRONG_KEY,
    "no-model": Refusal(404, "model_not_found", "The model does not exist or you do not have access to it."),
    "rate-limited": Refusal(429, "rate_limit_exceeded", "Rate limit reached for requests."),
    "rate-limited-bare": Refusal(429, "rate_limit_exceeded", "Rate limit reached for requests."),
    "error": Refusal(500, "internal_error", "The server had an error while processing your request."),
    "unavailable": Refusal(503, "overloaded", "The engine is currently overloaded. Please try again later."),
    "filtered-prompt": Refusal(400, "content_filter", "The prompt triggered the content management policy."),
}


class Models(Path):
    """``GET /v1/models``."""

    def get(self) -> None:
        """List the models: one that is well, and one for each fault."""
        names = {MODEL: "all is well"} | {f"{MODEL}-{fault}": MEANING[fault] for fault in FAULTS}
        data = [
            {"id": name, "object": "model", "created": 0, "owned_by": "holdspace", "description": meaning}
            for name, meaning in names.items()
        ]
        self.finish({"object": "list", "data": data})


class Completions(Path):
    """``POST /v1/chat/completions``."""

    async def post(self) -> None:
        """Answer, or go wrong in the way that was asked for."""
        body = self.json()
        if body is None:
            return
        seen = self.rehearsal.register.add(self.request.path, dict(self.request.headers), body)
        try:
            asked = Asked.model_validate(body)
        except ValidationError as error:
            self.say_what(error)
            return
        answered = answer(asked.messages, asked.schema_asked)
        named = of_model(asked.model)
        wrong = self.rehearsal.switch.take(answered.use) if named is None or named.fault is None else named
        seen.use, seen.fault = answered.use, wrong.fault
        if named is None:
            self.refuse(_ERRORS["no-model"])
        elif wrong.fault == "refused":
            self.hang_up()
        elif (refusal := _refusal(wrong, asked)) is not None:
            self.refuse(refusal)
        else:
            await self._answer(asked, wrong, plan(answered, wrong, asked.most), seen)

    def hang_up(self) -> None:
        """Break the connection without a word more."""
        self.request.connection.stream.close()  # type: ignore[union-attr]  # an HTTP/1 connection has one

    async def _answer(self, asked: Asked, wrong: Wrong, how: Plan, seen: Seen) -> None:
        heading = Heading.of(SWAPPED if wrong.fault == "swapped" else asked.model)
        try:
            if asked.stream and wrong.fault != "no-stream":
                usage = wrong.fault != "no-usage" and bool(asked.stream_options and asked.stream_options.include_usage)
                await self._stream(heading, how, seen, counted(asked.messages) if usage else None)
            else:
                await self._whole(heading, how, counted(asked.messages), usage=wrong.fault != "no-usage")
        except StreamClosedError:
            self.gone.set()
        seen.left = self.gone.is_set()
        seen.seconds = round(self.request.request_time(), 4)

    async def _whole(self, heading: Heading, how: Plan, tokens_in: int, *, usage: bool) -> None:
        for number in range(len(how.pieces)):
            await self._wait(number)
        if how.halts == "stall":
            await self.gone.wait()
        elif how.halts is not None:
            written = json.dumps(heading.whole(how, tokens_in, usage=usage))
            self.set_header("Content-Type", "application/json")
            self.set_header("Content-Length", len(written) + 1)
            await self.flush_part(written)
            self.hang_up()
        if not self.gone.is_set() and how.halts is None:
            await self.finish(heading.whole(how, tokens_in, usage=usage))

    async def flush_part(self, text: str | bytes) -> None:
        """Send this now."""
        self.write(text)
        await self.flush()

    async def _stream(self, heading: Heading, how: Plan, seen: Seen, tokens_in: int | None) -> None:
        self.set_header("Content-Type", "text/event-stream; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        await self.flush_part(b"" if how.halts == "stall" and not how.pieces else heading.first())
        for number, piece in enumerate(how.pieces):
            await self._wait(number)
            if self.gone.is_set():
                return
            await self.flush_part(heading.piece(how, piece))
            seen.sent = number + 1
        if how.halts == "stall":
            await self.gone.wait()
        elif how.halts == "cut":
            self.hang_up()
        elif how.halts == "hush":
            await self.finish()
        else:
            self.write(heading.last(how))
            if tokens_in is not None:
                self.write(heading.usage(how, tokens_in))
            await self.finish(DONE)

    async def _wait(self, number: int) -> None:
        """Wait as long as a model takes for its next token."""
        pause = (self.rehearsal.first if number == 0 else 0.0) + self.rehearsal.pause
        if pause:
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self.gone.wait()


def _refusal(wrong: Wrong, asked: Asked) -> Refusal | None:
    """Return the error that this fault is, where it is one."""
    if wrong.fault == "no-structured-output" and asked.response_format is not None:
        return Refusal(400, "unsupported_parameter", "Unsupported parameter: 'response_format'.")
    if wrong.fault == "no-stream-options" and asked.stream_options is not None:
        return Refusal(400, "unsupported_parameter", "Unsupported parameter: 'stream_options'.")
    refusal = _ERRORS.get(wrong.fault) if wrong.fault is not None else None
    if wrong.fault == "rate-limited" and refusal is not None:
        return refusal._replace(headers=(("Retry-After", f"{wrong.seconds:.0f}"),))
    return refusal
