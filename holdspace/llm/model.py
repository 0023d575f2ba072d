"""What is asked of a language model and what comes back: values, and the interface that uses are written to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel

from holdspace.llm.faults import Fault
from holdspace.reading.readings import Frozen

Role = Literal["voice", "suggestions", "coach", "code"]
"""What a model is used for; each may have its own."""

Answer = TypeVar("Answer", bound=BaseModel)


class Wanted(Protocol):
    """Whether an answer is still wanted; ``threading.Event`` is one."""

    def is_set(self) -> bool:
        """Whether it was called off."""
        ...


class Message(Frozen):
    """One message of a request."""

    role: Literal["system", "user", "assistant"]
    content: str


class Prompt(Frozen):
    """A request's words, and which file of prompts they were made from."""

    name: str
    """The file's stem: ``voice``, ``suggestions``, ``coach``, ``code``."""
    digest: str
    """First 12 hex digits of the file's SHA-256: which version was used."""
    messages: tuple[Message, ...]


class Usage(Frozen):
    """What one request cost and how it went; this is what is logged. No word of prompt or answer is in it."""

    role: Role
    model: str
    """As it was asked for."""
    served: str = ""
    """As the server named what answered; another name than before means that the server was changed."""
    prompt: str
    """``name@digest``."""
    tokens_in: int = 0
    tokens_out: int = 0
    """As the server counted, or estimated at four characters a token where it does not count."""
    first: float | None = None
    """Seconds to the first piece of the answer; None without one."""
    seconds: float = 0.0
    fault: Fault | None = None
    detail: str = ""

    @property
    def tokens(self) -> int:
        """All tokens of the request."""
        return self.tokens_in + self.tokens_out


class Streaming(Protocol):
    """An answer as it comes: iterate once for its pieces, then read ``usage``."""

    usage: Usage
    """Whole once the iteration ended, whether well or with an error."""

    def __iter__(self) -> Iterator[str]:
        """Yield pieces of text. Raises ModelError; stops within 100 ms once it is not wanted, with ``cancelled``."""
        ...

    def close(self) -> None:
        """Call the answer off: the connection is closed, what was used is counted."""
        ...


class Model(Protocol):
    """One model at one address, for one use."""

    @property
    def name(self) -> str:
        """For the record: the model's name and its host, without key or path."""
        ...

    def stream(
        self, prompt: Prompt, cancel: Wanted, *, most: int, schema: dict[str, Any] | None = None, spent: int = 0
    ) -> Streaming:
        """Begin to ask. ``most``: tokens of the answer. ``schema``: the JSON Schema that it must follow.

        ``spent``: tokens that this session has used so far, held against its limit.
        """
        ...

    def ask(
        self, prompt: Prompt, answer: type[Answer], cancel: Wanted, *, most: int, spent: int = 0
    ) -> tuple[Answer, Usage]:
        """Ask for one value of ``answer`` (temperature 0). Raises ModelError, whose ``usage`` says what it cost."""
        ...
