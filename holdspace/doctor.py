"""What is set up, whether it works, and what mends what does not; ``holdspace doctor`` prints it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from holdspace.content import find_content
from holdspace.doctor_found import Found, Place, Server, Today, Use, answered, asking, remarks, set_up
from holdspace.doctor_limits import limits, note_on, today, used_today
from holdspace.doctor_model import ask, package
from holdspace.llm.endpoint import HERE, NO_KEY, OPENAI, ROLES, Endpoint, endpoint_for
from holdspace.problem import ContentError
from holdspace.settings import PREFIX, Settings, SettingsError, read_settings, whence
from holdspace.settings_names import misspelt
from holdspace.settings_values import MODELS
from holdspace.store import StoreError, prepare

_PATIENCE = 3.0
"""Seconds to wait for a database."""


Say = Callable[[str], None]


def _silent(_: str) -> None:
    """Say nothing."""


def examine(content: Path | None = None, say: Say = _silent, tell: Say = _silent) -> Found:
    """Look at everything; asks each configured model twice, with a few words. Raises nothing.

    ``say`` is given each line as soon as it is known, ``tell`` what is being done meanwhile.
    """
    tell("Looking at settings, talks and content ...")
    found, settings = _set_up(content)
    for line in set_up(found):
        say(line)
    if settings is not None and found.package:
        found = _ask(found, settings, say, tell)
    for line in remarks(found):
        say(line)
    return found


def _set_up(content: Path | None) -> tuple[Found, Settings | None]:
    """Return what can be known without asking a model, and the settings if they can be read."""
    notes, troubles = [*misspelt(os.environ)], list[str]()
    try:
        settings = read_settings(content=content)
    except SettingsError as error:
        return Found(notes=tuple(notes), troubles=(str(error),)), None
    data, used, day = _record(settings, troubles)
    found = Found(
        data=data,
        content=_content(settings, troubles),
        uses=tuple(_use(settings, role) for role in ROLES),
        limits=limits(settings, used, troubles, notes),
        today=day,
        emotion=_emotion(settings, troubles),
    )
    if day is not None:
        note_on(day, notes)
    if (endpoint := next(_endpoints(settings), None)) is not None:
        found = found.model_copy(
            update={
                "address": Place(name=settings.model_url or OPENAI, whence=_whence(settings, "model_url")),
                "proxy": _proxy(settings, endpoint),
                "key": Place(name="set" if settings.model_key else "none", whence=_whence(settings, "model_key")),
                "package": package(troubles),
            }
        )
        _safe_line(endpoint, notes)
    return found.model_copy(update={"notes": tuple(notes), "troubles": tuple(troubles)}), settings


def _ask(found: Found, settings: Settings, say: Say, tell: Say) -> Found:
    servers, notes, troubles = list[Server](), [*found.notes], [*found.troubles]
    for endpoint in {one.model: one for one in _endpoints(settings)}.values():
        if endpoint.keyless:
            troubles.append(NO_KEY)
            break
        tell(asking(endpoint.model, endpoint.host, endpoint.patience))
        servers.append(ask(endpoint, troubles, notes))
        say(answered(servers[-1]))
    asked = {"servers": tuple(servers), "notes": tuple(notes), "troubles": tuple(troubles)}
    return found.model_copy(update=asked)


def _endpoints(settings: Settings) -> Iterator[Endpoint]:
    yield from (endpoint for role in ROLES if (endpoint := endpoint_for(settings, role)) is not None)


def _whence(settings: Settings, name: str) -> str:
    return whence(name) if name in settings.model_fields_set else "by default"


def _use(settings: Settings, role: str) -> Use:
    own = "coach_model" if role == "code" else f"{role}_model"
    setting = own if getattr(settings, own) else "model"
    return Use(use=role, model=settings.model_of(role), whence=_whence(settings, setting))


def _record(settings: Settings, troubles: list[str]) -> tuple[Place, int, Today | None]:
    address = settings.store_address()
    if isinstance(address, Path) and not os.path.lexists(address):
        above = next(folder for folder in (settings.data_dir, *settings.data_dir.parents) if os.path.lexists(folder))
        if not os.path.isdir(above) or not os.access(above, os.W_OK):  # noqa: PTH112 - which raises where it may not look
            troubles.append(f"{above} cannot be written to. Set {PREFIX}DATA_DIR to a folder of your own.")
        return (
            Place(name=str(address), whence=_whence(settings, "data_dir"), state="made at the first talk"),
            used_today(settings, None),
            None,
        )
    name = "data_dir" if isinstance(address, Path) else "database_url"
    where = Place(name=str(settings.data_dir), whence=_whence(settings, name), state="not reached")
    try:
        with prepare(settings, patience=_PATIENCE) as store:
            state = Place(name=store.place, whence=where.whence, state="reached")
            return state, used_today(settings, store), today(store)
    except StoreError as error:
        troubles.append(str(error))
        return where, 0, None


def _content(settings: Settings, troubles: list[str]) -> Place:
    try:
        content = find_content(settings.content)
        lessons, people = len(content.curriculum().lessons), len(content.persona_ids())
    except ContentError as error:
        troubles.append(f"{str(error).splitlines()[0]} All that is wrong: holdspace check.")
        return Place(name=str(settings.content or "as shipped"), whence=_whence(settings, "content"), state="not read")
    roots = ", laid over ".join(map(str, content.roots))
    return Place(name=roots, whence=_whence(settings, "content"), state=f"{lessons} lessons, {people} people")


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
