"""What the rehearsal server can do wrong on demand, and when it does."""

from __future__ import annotations

import threading
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator

Use = Literal["voice", "suggestions", "coach", "code", "other"]
"""What a request was for, as its prompt shows."""

Fault = Literal[
    "refused",
    "key",
    "no-model",
    "rate-limited",
    "rate-limited-bare",
    "error",
    "unavailable",
    "stall-before",
    "stall-midway",
    "cut",
    "cut-quietly",
    "empty",
    "empty-words",
    "endless",
    "bad-json",
    "bad-json-midway",
    "wrong-schema",
    "fenced",
    "filtered",
    "filtered-prompt",
    "refusal",
    "refusal-in-words",
    "other-language",
    "counsels",
    "as-an-ai",
    "says",
    "swapped",
    "no-structured-output",
    "no-stream",
    "no-stream-options",
    "no-usage",
]

MEANING: dict[Fault, str] = {
    "refused": "the door is shut: connections are refused (by model name: hung up on without an answer)",
    "key": "401, whatever the key",
    "no-model": "404, there is no such model",
    "rate-limited": "429 with Retry-After",
    "rate-limited-bare": "429 without Retry-After",
    "error": "500",
    "unavailable": "503",
    "stall-before": "nothing comes after the headers",
    "stall-midway": "half of the answer, then nothing more",
    "cut": "half of the answer, then the connection is broken",
    "cut-quietly": "half of the answer, then a clean end without a finish",
    "empty": "an answer without content",
    "empty-words": "an answer of the right form in which nothing is said",
    "endless": "20,000 tokens, whatever was asked for at most",
    "bad-json": "words where JSON was asked for",
    "bad-json-midway": "JSON that breaks off",
    "wrong-schema": "JSON of another form",
    "fenced": "the right JSON inside a fence with words around it",
    "filtered": "half of the answer, then the content filter",
    "filtered-prompt": "400, the content filter did not take the prompt",
    "refusal": "a refusal in the field that is made for it",
    "refusal-in-words": "a refusal in the words of the answer",
    "other-language": "an answer in German",
    "counsels": "the person counsels, praises and thanks the helper",
    "as-an-ai": "the person says that it is a language model",
    "says": "the words that were given with the fault, and nothing else",
    "swapped": "another model's name in the answer",
    "no-structured-output": "400 on response_format",
    "no-stream": "the answer all at once, though a stream was asked for",
    "no-stream-options": "400 on stream_options",
    "no-usage": "tokens are never counted",
}
"""Each fault in a line, for ``GET /v1/models`` and the command's help."""

FAULTS: tuple[Fault, ...] = get_args(Fault)
MODEL = "rehearsal"


class Wrong(BaseModel):
    """A fault that is switched on: what goes wrong, for whom and how often."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: Fault | None = None
    """None: all is well again."""
    times: int | None = Field(default=None, ge=1)
    """For so many requests; None: until it is switched again."""
    use: Use | None = None
    """Only for requests of this use; None: for all."""
    text: str | None = None
    """What is said, for ``says``."""
    seconds: float = Field(default=10.0, ge=0, le=3600)
    """How long the door stays shut, for ``refused``; what Retry-After says, for ``rate-limited``."""

    @field_validator("fault", mode="before")
    @classmethod
    def _underscored(cls, value: Any) -> Any:
        return value.replace("_", "-") if isinstance(value, str) else value


class Switch:
    """Which fault is on. Set from any thread; asked once a request."""

    def __init__(self, fault: Fault | None = None) -> None:
        self._lock = threading.Lock()
        self._wrong = Wrong(fault=fault)
        self._left: int | None = None

    def set(self, wrong: Wrong) -> None:
        """Put this in place of what was on."""
        with self._lock:
            self._wrong, self._left = wrong, wrong.times

    def take(self, use: Use) -> Wrong:
        """Return what goes wrong with the next request of that use, and count it."""
        with self._lock:
            wrong = self._wrong
            if wrong.fault is None or wrong.use not in {None, use} or self._left == 0:
                return Wrong()
            if self._left is not None:
                self._left -= 1
            return wrong


def of_model(name: str) -> Wrong | None:
    """Return what a model of that name does wrong (``rehearsal``: nothing); None where there is no such model."""
    if name == MODEL:
        return Wrong()
    known = {f"{MODEL}-{fault}": fault for fault in FAULTS}
    return Wrong(fault=known[name]) if name in known else None
