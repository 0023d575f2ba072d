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


def remember(endpoint: Endpoint, takes: Takes) -> None:
    """Keep what the server took."""
    _known[endpoint.url, endpoint.model] = takes


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


def with_thinking(takes: Takes) -> Takes:
    """Return the same for a model that thinks before it answers."""
    return replace(takes, thinks=True)


def less(takes: Takes, asked: dict[str, Any], status: int, said: str) -> Takes | None:
    """Return what to ask with instead, after a refusal in these words; None where nothing can be left out.

    All that the words name is left out; where they name nothing, one part after the other.
    """
    if status not in {400, 422, 500, 501}:
        return None
    named = takes
    for part, change, names in _PARTS:
        if part in asked and any(name in said for name in names):
            named = replace(named, **change)
    if takes.limit and takes.limit in said:
        newer = takes.limit == "max_tokens"
        named = replace(named, limit="max_completion_tokens" if newer else "max_tokens")
    if named != takes:
        return named
    if status >= 500 or any(name in said for name in _OTHER_REASONS):
        return None
    if change := next((change for part, change, _ in _PARTS if part in asked), {"limit": ""} if takes.limit else {}):
        return replace(takes, **change)
    return None
