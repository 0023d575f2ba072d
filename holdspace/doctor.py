"""What is set up, whether it works, and what mends what does not; ``holdspace doctor`` prints it."""

from __future__ import annotations

import os
from pathlib import Path

from holdspace.content import find_content
from holdspace.doctor_found import Found, Limits, Place, Server, Use
from holdspace.doctor_model import ask, package
from holdspace.llm.endpoint import HERE, OPENAI, ROLES, Endpoint, endpoint_for
from holdspace.llm.limits import Ledger
from holdspace.problem import ContentError
from holdspace.settings import MODELS, PREFIX, Settings, SettingsError, read_settings, whence
from holdspace.store import StoreError, prepare

_PATIENCE = 3.0
"""Seconds to wait for a database."""

NO_KEY = (
    "OpenAI answers nobody without a key: export OPENAI_API_KEY=... (from your account). For a server of your own set "
    f"{PREFIX}MODEL_URL (docs/models.md)."
)
"""Said in place of asking: the answer is known."""


def examine(content: Path | None = None) -> Found:
    """Look at everything; asks each configured model twice, with a few words. Raises nothing."""
    troubles: list[str] = []
    try:
        settings = read_settings(content=content)
    except SettingsError as error:
        return Found(troubles=(str(error),))
    notes: list[str] = []
    data, used = _record(settings, troubles)
    found = Found(
        data=data,
        content=_content(settings, troubles),
        uses=tuple(_use(settings, role) for role in ROLES),
        limits=_limits(settings, used, troubles),
        emotion=_emotion(settings, troubles),
    )
    servers: list[Server] = []
    endpoints = [endpoint for role in ROLES if (endpoint := endpoint_for(settings, role)) is not None]
    if endpoints:
        found = found.model_copy(
            update={
                "address": Place(name=settings.model_url or OPENAI, whence=_whence(settings, "model_url")),
                "proxy": _proxy(settings, endpoints[0]),
                "key": Place(name="set" if settings.model_key else "none", whence=_whence(settings, "model_key")),
                "package": package(troubles),
            }
        )
        _safe_line(endpoints[0], notes)
        keyless = settings.model_key is None and endpoints[0].url == OPENAI
        if keyless:
            troubles.append(NO_KEY)
        elif found.package:
            servers = [ask(one, troubles, notes) for one in {one.model: one for one in endpoints}.values()]
    return found.model_copy(update={"servers": tuple(servers), "notes": tuple(notes), "troubles": tuple(troubles)})


def _whence(settings: Settings, name: str) -> str:
    return whence(name) if name in settings.model_fields_set else "by default"


def _use(settings: Settings, role: str) -> Use:
    own = "coach_model" if role == "code" else f"{role}_model"
    setting = own if getattr(settings, own) else "model"
    return Use(use=role, model=settings.model_of(role), whence=_whence(settings, setting))


def _record(settings: Settings, troubles: list[str]) -> tuple[Place, int]:
    address = settings.store_address()
    if isinstance(address, Path) and not os.path.lexists(address):
        above = next(folder for folder in (settings.data_dir, *settings.data_dir.parents) if os.path.lexists(folder))
        if not os.path.isdir(above) or not os.access(above, os.W_OK):  # noqa: PTH112 - which raises where it may not look
            troubles.append(f"{above} cannot be written to. Set {PREFIX}DATA_DIR to a folder of your own.")
        return Place(name=str(address), whence=_whence(settings, "data_dir"), state="made at the first talk"), 0
    name = "data_dir" if isinstance(address, Path) else "database_url"
    where = Place(name=str(settings.data_dir), whence=_whence(settings, name), state="not reached")
    try:
        with prepare(settings, patience=_PATIENCE) as store:
            state = Place(name=store.place, whence=where.whence, state="reached")
            return state, Ledger(store).used_today()
    except StoreError as error:
        troubles.append(str(error))
        return where, 0


def _content(settings: Settings, troubles: list[str]) -> Place:
    try:
        content = find_content(settings.content)
        lessons, people = len(content.curriculum().lessons), len(content.persona_ids())
    except ContentError as error:
        troubles.append(f"{str(error).splitlines()[0]} All that is wrong: holdspace check.")
        return Place(name=str(settings.content or "as shipped"), whence=_whence(settings, "content"), state="not read")
    roots = ", laid over ".join(map(str, content.roots))
    return Place(name=roots, whence=_whence(settings, "content"), state=f"{lessons} lessons, {people} people")


def _limits(settings: Settings, used: int, troubles: list[str]) -> Limits:
    if used >= settings.tokens_per_day and any(settings.model_of(role) for role in ROLES):
        troubles.append(f"Today's tokens are used up, until midnight UTC. Raise {PREFIX}TOKENS_PER_DAY.")
    return Limits(
        tokens_per_session=settings.tokens_per_session,
        tokens_per_day=settings.tokens_per_day,
        used_today=used,
        requests=settings.model_requests,
        patience=settings.model_patience,
    )


def _emotion(settings: Settings, troubles: list[str]) -> Place | None:
    if settings.emotion is None:
        return None
    there = (settings.emotion / "config.json").is_file()
    if not there:
        troubles.append(f"{settings.emotion} holds no model (no config.json). Mend {PREFIX}EMOTION.")
    return Place(
        name=str(settings.emotion), whence=_whence(settings, "emotion"), state="there" if there else "no model"
    )


def _proxy(settings: Settings, endpoint: Endpoint) -> Place | None:
    way = f"through the proxy {endpoint.through}" if endpoint.through else "past the proxy, being on this computer"
    return Place(name=way, whence=_whence(settings, "model_proxy")) if settings.model_proxy else None


def _safe_line(endpoint: Endpoint, notes: list[str]) -> None:
    if endpoint.url.startswith("http:") and endpoint.host not in HERE:
        what = "The key and all talks go" if endpoint.key else "All talks go"
        notes.append(f"{what} to {endpoint.host} in the clear, for anyone on the way to read: use https.")


def how_to_switch_on() -> str:
    """Return what someone without a model may do."""
    return (
        "No model is configured; everything works without one. To switch one on: set "
        f"{PREFIX}{MODELS[0].upper()}=openai/NAME and OPENAI_API_KEY; for a server of your own also "
        f"{PREFIX}MODEL_URL, to /v1 (docs/models.md). To try it with no key: holdspace model rehearse."
    )
