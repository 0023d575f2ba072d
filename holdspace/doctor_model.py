"""Asks a model a few words, to see whether it is there, how fast it is and whether it keeps to a form."""

from __future__ import annotations

import threading
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from pydantic import BaseModel

from holdspace.doctor_found import Server
from holdspace.llm.client import ServedModel
from holdspace.llm.endpoint import Endpoint
from holdspace.llm.faults import SAYS, ModelError
from holdspace.llm.listing import listed
from holdspace.llm.prompts import fill

_WORDS = 120
"""Tokens of the answer whose speed is measured."""
_SHOWN = 5
"""Names of other models that are shown."""


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
    model, never = ServedModel(endpoint), threading.Event()
    names = listed(endpoint)
    server = Server(model=endpoint.model, host=endpoint.host, listed=None if names is None else endpoint.model in names)
    stream = model.stream(fill("check", task="Write the numbers from one to thirty as words."), never, most=_WORDS)
    try:
        for _ in stream:
            pass
    except ModelError as error:
        if error.fault != "too_long":  # it was only to be measured
            troubles.append(f"{endpoint.model} at {endpoint.host}: {error}{_instead(error, names)}")
            return server.model_copy(update={"fault": error.fault, "first": stream.usage.first})
    usage = stream.usage
    after = usage.seconds - (usage.first or 0.0)
    speed = round(usage.tokens_out / after, 1) if after > 0 and usage.tokens_out > 1 else None
    server = server.model_copy(update={"first": usage.first, "speed": speed, "served": usage.served})
    if server.listed is False:
        notes.append(f"{endpoint.host} answers, though it does not list {endpoint.model}{_lists('; it', names)}.")
    return _form(model, endpoint, server, notes, never)


def _form(model: ServedModel, endpoint: Endpoint, server: Server, notes: list[str], never: threading.Event) -> Server:
    from holdspace.llm import takes  # noqa: PLC0415 - of use only once it was asked

    try:
        model.ask(
            fill("check", task="Which day comes after Monday, and what is two and three?"), Day, never, most=_WORDS
        )
    except ModelError as error:
        notes.append(f"{endpoint.model} did not keep to a form that was asked of it ({error.fault}). {error}")
        return server.model_copy(update={"form": "not kept"})
    return server.model_copy(update={"form": "taken" if takes.known(endpoint).schema else "described"})


def _instead(error: ModelError, names: tuple[str, ...] | None) -> str:
    return f"{_lists(' It', names)}." if error.fault == "no_model" and names else ""


def _lists(who: str, names: tuple[str, ...] | None) -> str:
    if not names:
        return ""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{who} lists {', '.join(sorted(names)[:_SHOWN])}{more}"
