"""Answers and errors in the form of OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat)."""

from __future__ import annotations

import json
import time
from typing import Any, NamedTuple
from uuid import uuid4

from holdspace.rehearsal.plan import Plan

DONE = b"data: [DONE]\n\n"


class Refusal(NamedTuple):
    """An answer that is an error."""

    status: int
    code: str
    message: str
    headers: tuple[tuple[str, str], ...] = ()

    def body(self) -> dict[str, Any]:
        """Return the error as JSON."""
        kind = {401: "authentication_error", 429: "rate_limit_error"}.get(
            self.status, "server_error" if self.status >= 500 else "invalid_request_error"
        )
        return {"error": {"message": self.message, "type": kind, "param": None, "code": self.code}}


class Heading(NamedTuple):
    """What every part of one answer begins with."""

    model: str
    id: str
    created: int

    @classmethod
    def of(cls, model: str) -> Heading:
        """Return a new one."""
        return cls(model, f"chatcmpl-{uuid4().hex}", int(time.time()))

    def _with(self, object_: str, **more: Any) -> dict[str, Any]:
        return {"id": self.id, "object": object_, "created": self.created, "model": self.model, **more}

    def whole(self, plan: Plan, tokens_in: int, *, usage: bool) -> dict[str, Any]:
        """Return an answer in one piece."""
        message = {
            "role": "assistant",
            "content": None if plan.refused else plan.text,
            "refusal": plan.text if plan.refused else None,
        }
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": plan.finish}
        counted = {"usage": _usage(tokens_in, len(plan.pieces))} if usage else {}
        return self._with("chat.completion", choices=[choice], **counted)

    def piece(self, plan: Plan, text: str) -> bytes:
        """Return a piece of a stream."""
        return self._chunk({"refusal" if plan.refused else "content": text}, None)

    def first(self) -> bytes:
        """Return what opens a stream."""
        return self._chunk({"role": "assistant", "content": ""}, None)

    def last(self, plan: Plan) -> bytes:
        """Return what says why a stream ends."""
        return self._chunk({}, plan.finish)

    def _chunk(self, delta: dict[str, Any], finish: str | None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return _event(self._with("chat.completion.chunk", choices=[choice]))

    def usage(self, plan: Plan, tokens_in: int) -> bytes:
        """Return the count of tokens at the end of a stream."""
        return _event(self._with("chat.completion.chunk", choices=[], usage=_usage(tokens_in, len(plan.pieces))))


def _usage(tokens_in: int, tokens_out: int) -> dict[str, int]:
    return {"prompt_tokens": tokens_in, "completion_tokens": tokens_out, "total_tokens": tokens_in + tokens_out}


def _event(value: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"
