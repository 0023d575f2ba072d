"""What is asked of the rehearsal server: read, checked, and kept for tests without any key."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

KEPT = 1000
"""Requests, the latest, that can be looked at."""
_SECRET = {"authorization", "api-key", "x-api-key", "cookie"}


class StreamOptions(BaseModel):
    """What a stream holds beside the answer."""

    include_usage: bool = False


class Asked(BaseModel):
    """A request for a chat completion: the fields that matter here; others are taken and have no effect."""

    model_config = ConfigDict(extra="allow")

    model: str
    messages: list[dict[str, Any]] = Field(min_length=1)
    stream: bool = False
    stream_options: StreamOptions | None = None
    response_format: dict[str, Any] | None = None
    max_tokens: int | None = Field(default=None, ge=1)
    max_completion_tokens: int | None = Field(default=None, ge=1)

    @property
    def most(self) -> int | None:
        """Tokens of the answer."""
        return self.max_completion_tokens or self.max_tokens

    @property
    def schema_asked(self) -> dict[str, Any] | None:
        """The JSON Schema that the answer must follow."""
        wanted = (self.response_format or {}).get("json_schema")
        schema = wanted.get("schema") if isinstance(wanted, dict) else None
        return schema if isinstance(schema, dict) else None


class Seen(BaseModel):
    """One request as it came, and what became of it."""

    path: str
    headers: dict[str, str]
    """Lower-case names; of a key only that there was one."""
    body: JsonValue
    use: str = ""
    fault: str | None = None
    left: bool = False
    """Whoever asked hung up before the end."""
    sent: int = 0
    """Pieces of the answer that were sent."""
    seconds: float | None = None
    """From the request to the end of its answer; None while it goes on."""


class Register:
    """The latest requests; may be looked at from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: deque[Seen] = deque(maxlen=KEPT)
        self.count = 0
        """Requests since the server began."""

    def add(self, path: str, headers: dict[str, str], body: JsonValue) -> Seen:
        """Keep a request, and return the entry to be filled in."""
        shown = {n.lower(): "(given)" if n.lower() in _SECRET else value for n, value in headers.items()}
        seen = Seen(path=path, headers=shown, body=body)
        with self._lock:
            self.count += 1
            self._kept.append(seen)
        return seen

    def all(self) -> list[Seen]:
        """Return copies, oldest first."""
        with self._lock:
            return [seen.model_copy() for seen in self._kept]

    def clear(self) -> None:
        """Forget them."""
        with self._lock:
            self._kept.clear()
