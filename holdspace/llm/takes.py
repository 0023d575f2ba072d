"""What each server takes: found out by being refused, and remembered while the process runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from holdspace.llm.endpoint import Endpoint
from holdspace.llm.progress import Question
from holdspace.llm.structured import described, strict

THINKING = 4000
"""Tokens more for a model that thinks before it answers, since servers count those too."""


@dataclass(frozen=True)
class Takes:
    """Which parts of a request a server takes."""

    schema: bool = True
    usage: bool = True
    temperature: bool = True
    limit: Literal["max_tokens", "max_completion_tokens", ""] = "max_tokens"
    thinks: bool = False
    effort: bool = True
    """Whether one that thinks can be told to think little."""


_PARTS: tuple[tuple[str, dict[str, Any], tuple[str, ...]], ...] = (
    ("response_format", {"schema": False}, ("response_format", "schema", "grammar", "structured", "guided")),
    ("stream_options", {"usage": False}, ("stream_options", "include_usage")),
    ("temperature", {"temperature": False}, ("temperature",)),
    ("reasoning_effort", {"effort": False}, ("reasoning_effort", "reasoning effort")),
)
"""A part of a request, what leaves it out, and how servers that do not take it speak of it."""
_OTHER_REASONS = ("context_length", "context length", "maximum context", "content_filter", "model_not_found")

_known: dict[tuple[str, str], Takes] = {}


def known(endpoint: Endpoint) -> Takes:
    """Return what the server takes, as far as it is known; OpenAI's own wants the newer name of the limit."""
    first = Takes(limit="max_completion_tokens" if endpoint.host.endswith("openai.com") else "max_tokens")
    return _known.get((endpoint.url, endpoint.model), first)


def request(takes: Takes, question: Question) -> dict[str, Any]:
    """Return the request as the server takes it."""
    messages = [message.model_dump() for message in question.prompt.messages]
    asked: dict[str, Any] = {"model": question.endpoint.model, "messages": messages, "stream": True}
    if takes.usage:
        asked["stream_options"] = {"include_usage": True}
    if question.exact and takes.temperature:
        asked["temperature"] = 0
    if takes.limit:
        asked[takes.limit] = question.most + THINKING * takes.thinks
    if takes.thinks and takes.effort:
        asked["reasoning_effort"] = "low"
    if question.schema is not None and takes.schema:
        form = {"name": question.prompt.name, "strict": True, "schema": strict(question.schema)}
        asked["response_format"] = {"type": "json_schema", "json_schema": form}
    elif question.schema is not None:
        messages[0]["content"] += f"\n\n{described(question.schema)}"
    return asked


class Finding:
    """What is found out about a server while one question is asked, by what it refuses and what it then answers."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self.takes = known(endpoint)
        """What to ask with."""
        self._told = self._sure = self.takes
        """What the server's words say that it takes; and what is known once it answers."""
        self._repeated = False

    def less(self, asked: dict[str, Any], status: int, said: str) -> bool:
        """Leave out what a refusal in these words was about; return whether there is any other way to ask.

        All that the words name is left out. Where they name nothing, it may have been a slip: the same is asked once
        more, and then with one part less after the other.
        """
        if status not in {400, 422, 500, 501}:
            return False
        if change := _named(self.takes, asked, said):
            self._change(change)
            return True
        if status >= 500 or any(name in said for name in _OTHER_REASONS):
            return False
        if not self._repeated:
            self._repeated = True
            return True
        first = next((change for part, change, _ in _PARTS if part in asked), {"limit": ""} if self.takes.limit else {})
        # Leaving out the part before was not enough, so nothing is known of that: only of the last one, if it helps.
        self.takes, self._sure = replace(self.takes, **first), replace(self._told, **first)
        return bool(first)

    def think(self) -> None:
        """Give room for thoughts from now on."""
        self._change({"thinks": True})

    def keep(self) -> None:
        """Remember what was found out: the server answers."""
        if self._sure != known(self._endpoint):
            _known[self._endpoint.url, self._endpoint.model] = self._sure

    def _change(self, change: dict[str, Any]) -> None:
        self.takes, self._told, self._sure = (replace(one, **change) for one in (self.takes, self._told, self._sure))


def _named(takes: Takes, asked: dict[str, Any], said: str) -> dict[str, Any]:
    change: dict[str, Any] = {}
    for part, without, names in _PARTS:
        if part in asked and any(name in said for name in names):
            change |= without
    if takes.limit and takes.limit in said:
        change["limit"] = "max_completion_tokens" if takes.limit == "max_tokens" else "max_tokens"
    return change
