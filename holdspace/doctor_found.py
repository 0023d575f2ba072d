"""What ``holdspace doctor`` found, as a value and as text. No key is in it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, computed_field


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Value):
    """Something that is set, and where."""

    name: str
    whence: str
    state: str = ""


class Use(_Value):
    """What a model is used for."""

    use: str
    model: str | None
    whence: str


class Server(_Value):
    """What came of asking one model."""

    model: str
    host: str
    listed: bool | None = None
    """Whether the server lists the model; None where it lists none at all."""
    served: str = ""
    """As the server names it."""
    first: float | None = None
    """Seconds to the first piece."""
    speed: float | None = None
    """Tokens a second after that; over the whole time where it answers all at once."""
    at_once: bool = False
    """Whether the whole answer came in one piece."""
    form: str = ""
    """Whether it keeps to a form: ``taken``, ``described`` (in words), ``not kept``; ``unknown`` where it failed."""
    fault: str | None = None


class Limits(_Value):
    """How much may be asked."""

    tokens_per_session: int
    tokens_per_day: int
    used_today: int
    requests: int
    patience: float


class Today(_Value):
    """What came of the day's requests to models, from midnight UTC, as the record has them."""

    asked: int
    not_used: int
    why: dict[str, int]
    """How many of those for which reason, in words, the commonest first."""
    called_off: int
    """Stopped by whoever had asked, or no longer of use to them."""
    not_asked: int
    """Held back by a limit: of tokens, or of requests at once."""


class Found(_Value):
    """All of it."""

    data: Place | None = None
    content: Place | None = None
    uses: tuple[Use, ...] = ()
    address: Place | None = None
    proxy: Place | None = None
    """On the way to it, without its password."""
    key: Place | None = None
    package: str | None = None
    servers: tuple[Server, ...] = ()
    limits: Limits | None = None
    today: Today | None = None
    emotion: Place | None = None
    notes: tuple[str, ...] = ()
    """What could be better."""
    troubles: tuple[str, ...] = ()
    """What does not work, each with what mends it."""

    @computed_field  # type: ignore[prop-decorator] # as pydantic's documentation writes it
    @property
    def sound(self) -> bool:
        """Whether there is no trouble."""
        return not self.troubles


_FORMS = {
    "taken": "keeps to a form",
    "described": "keeps to a form that is described to it",
    "not kept": "does not keep to a form",
}
_FASTEST = 500
"""Tokens a second; above that the figure says nothing."""


def lines(found: Found) -> Iterator[str]:
    """Yield what was found, for people."""
    yield from set_up(found)
    yield from map(answered, found.servers)
    yield from remarks(found)


def set_up(found: Found) -> Iterator[str]:
    """Yield what is known before any model is asked."""
    for name, place in (("Talks", found.data), ("Content", found.content), ("Feelings", found.emotion)):
        if place is not None:
            yield _line(name, f"{place.name}, {place.state}, {_from(place)}")
    if any(use.model for use in found.uses):
        yield from (_line(use.use.title(), f"{use.model or 'offline'}, {_from(use)}") for use in found.uses)
        if found.address is not None and found.key is not None:
            yield _line("Address", f"{found.address.name}, {_from(found.address)}")
            if found.proxy is not None:
                yield _line("", f"{found.proxy.name}, {_from(found.proxy)}")
            yield _line("Key", f"set, {_from(found.key)}" if found.key.name == "set" else "none")
        yield _line("Package", found.package or "missing")
        if (limits := found.limits) is not None:
            yield _line(
                "Limits",
                f"{limits.tokens_per_session:,} tokens a talk; {limits.tokens_per_day:,} a day, {limits.used_today:,} "
                f"of them used; {limits.requests} requests at once; {limits.patience:g} s of patience",
            )
    if found.today is not None and found.today.asked + found.today.not_asked:
        yield _line("Today", _today(found.today))


def asking(model: str, host: str, patience: float) -> str:
    """Return what is said before a model is asked."""
    return f"Asking {model} at {host}: two short questions, up to {patience:g} s for the first word of each ..."


def answered(server: Server) -> str:
    """Return the line of a server that was asked."""
    return _line("Asked", _server(server))


def remarks(found: Found) -> Iterator[str]:
    """Yield what could be better and what does not work."""
    yield from (f"\nNote: {note}" for note in found.notes)
    yield from (f"\nTrouble: {trouble}" for trouble in found.troubles)


def _from(one: Place | Use) -> str:
    return one.whence if one.whence == "by default" else f"from {one.whence}"


def _line(name: str, text: str) -> str:
    return f"{name:<12}{text}"


def _server(server: Server) -> str:
    said = [{True: "listed there", False: "not listed there", None: ""}[server.listed]]
    if server.first is not None:
        said.append(f"{'all at once' if server.at_once else 'first word'} after {server.first:.2f} s")
    if server.speed is not None:
        over = server.speed > _FASTEST
        said.append(f"{'over ' if over else ''}{min(server.speed, _FASTEST):.0f} tokens a second")
    said.append(_FORMS.get(server.form, ""))
    if server.served and server.served != server.model:
        said.append(f"answered by {server.served}")
    if server.fault:
        said.append("no usable answer")
    what = "; ".join(part for part in said if part)
    return f"{server.model} at {server.host}: {what}"


def _today(day: Today) -> str:
    said = f"{day.asked:,} asked, {day.not_used:,} not used"
    if day.why:
        said += f": {', '.join(f'{number:,} {words}' for words, number in day.why.items())}"
    if day.called_off:
        said += f"; {day.called_off:,} called off"
    return said + (f"; {day.not_asked:,} not asked, for a limit" if day.not_asked else "")
