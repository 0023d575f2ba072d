"""Asks a model a few words, to see whether it is there, how fast it is and whether it keeps to a form."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

from pydantic import BaseModel

from holdspace.doctor_found import Server
from holdspace.llm.client import ServedModel
from holdspace.llm.endpoint import Endpoint
from holdspace.llm.faults import SAYS, Fault, ModelError
from holdspace.llm.listing import listed
from holdspace.llm.prompts import fill

_WORDS: Final = 120
"""Tokens of the answer whose speed is measured."""
_SHOWN: Final = 5
"""Names of other models that are shown."""
_NO_LIMIT: Final = 10**12
"""Tokens: what a talk and a day may take says nothing of the model."""
_AT_ONCE: Final = 0.05
"""Seconds from the first piece to the last, below which an answer came as one."""
_MEASURABLE: Final = 10
"""Tokens: fewer have no speed."""
_DRAGS: Final = 10.0
"""Tokens a second; a reply that is written more slowly drags (docs/models.md)."""
_LONG: Final = 3.0
"""Seconds without any word, after which it is said that there will be none."""
_FORMLESS: frozenset[Fault] = frozenset({"bad_json", "wrong_schema", "empty", "too_long", "filtered", "refused"})
"""What comes of a model that keeps to no form; anything else is the server's or the network's."""


class Day(BaseModel):
    """The form that is asked for."""

    name: str
    number: int


def package(troubles: list[str]) -> str | None:
    """Return which package asks models, or None where it is missing."""
    if any(find_spec(name) is None for name in ("openai", "httpx2", "filelock")):
        troubles.append(SAYS["no_package"])
        return None
    try:
        return f"openai {version('openai')}"
    except PackageNotFoundError:  # installed by hand
        return "openai"


def ask(endpoint: Endpoint, troubles: list[str], notes: list[str]) -> Server:
    """Ask the model twice and return what came of it."""
    endpoint = replace(endpoint, tokens_per_session=_NO_LIMIT, tokens_per_day=_NO_LIMIT)
    server, names = Server(model=endpoint.model, host=endpoint.host), None
    try:
        names = listed(endpoint)
        server = server.model_copy(update={"listed": None if names is None else endpoint.model in names})
        server = _measured(endpoint, server)
    except ModelError as error:
        troubles.append(f"{endpoint.model} at {endpoint.host}: {error}{_instead(error, names)}")
        return server.model_copy(update={"fault": error.fault, "first": error.usage.first if error.usage else None})
    if server.listed is False:
        notes.append(f"{endpoint.host} answers, though it does not list {endpoint.model}{_lists('; it', names)}.")
    if server.speed is not None and server.speed < _DRAGS:
        notes.append(f"{endpoint.model} writes {server.speed:.0f} tokens a second; below some ten a reply drags.")
    if server.at_once and server.first is not None and server.first > _LONG:
        notes.append(f"{endpoint.model} answers all at once: nothing of a reply shows until all of it is there.")
    return _form(endpoint, server, notes)


def _measured(endpoint: Endpoint, server: Server) -> Server:
    """Return the server with how soon and how fast it answers. Raises ModelError."""
    began, times, letters = time.monotonic(), [], 0
    task = "Write the numbers from one to thirty as words."
    stream = ServedModel(endpoint).stream(fill("check", task=task), threading.Event(), most=_WORDS)
    try:
        for piece in stream:
            times.append(time.monotonic())
            letters += len(piece)
    except ModelError as error:
        if error.fault != "too_long" or not times:  # it was only to be measured
            raise
    at_once = times[-1] - times[0] < _AT_ONCE
    seconds = times[-1] - (began if at_once else times[0])
    tokens = min(stream.usage.tokens_out, letters)  # what was only thought came before
    speed = round(tokens / seconds, 1) if tokens >= _MEASURABLE and seconds > 0 else None
    found = {"first": stream.usage.first, "speed": speed, "at_once": at_once, "served": stream.usage.served}
    return server.model_copy(update=found)


def _form(endpoint: Endpoint, server: Server, notes: list[str]) -> Server:
    from holdspace.llm import takes  # noqa: PLC0415 - of use only once it was asked

    task = "Which day comes after Monday, and what is two and three?"
    try:
        ServedModel(endpoint).ask(fill("check", task=task), Day, threading.Event(), most=_WORDS)
    except ModelError as error:
        if error.fault not in _FORMLESS:
            notes.append(f"{endpoint.model} at {endpoint.host} failed when it was asked once more: {error}")
            return server.model_copy(update={"form": "unknown"})
        notes.append(
            f"{endpoint.model} did not keep to a form that was asked of it. People's replies, suggestions and notes "
            "are all asked for in one: most of what it writes would be waited for, paid for, and not used; the "
            f"authors' words would be. What was wrong: {error}"
        )
        return server.model_copy(update={"form": "not kept"})
    return server.model_copy(update={"form": "taken" if takes.known(endpoint).schema else "described"})


def _instead(error: ModelError, names: tuple[str, ...] | None) -> str:
    return f"{_lists(' It', names)}." if error.fault == "no_model" and names else ""


def _lists(who: str, names: tuple[str, ...] | None) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{who} lists {', '.join(sorted(names)[:_SHOWN])}{more}"
