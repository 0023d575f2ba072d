"""Where people can turn for real help, by country: the typed form of ``services/services.yaml``.

A wrong number can cost more than a missing one, so each entry carries where and when it was read, and says so until a
named person has checked it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from holdspace.problem import ContentError, Place, refuse

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2, in capitals."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=300)]


def _day(value: Any) -> Any:
    """Return the date that YAML 1.2 leaves as text."""
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("expected a date such as 2026-11-21") from None


Day = Annotated[date, BeforeValidator(_day)]

_DIALLED = re.compile(r"\d")


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Service(_Written):
    """One place to turn to."""

    id: Slug
    countries: tuple[Country, ...]
    """Where it answers; empty means that it leads to services of many countries."""
    name: Said
    what: Said
    """What it is for, in a line."""
    phone: Said | None = None
    """As one dials it within the country."""
    text: Said | None = None
    """The number to write to, and what to write where that matters."""
    web: Address | None = None
    emergency: bool = False
    """Whether it is the country's emergency number: for a life in danger this minute, and nobody to talk with."""
    hours: Said
    languages: Annotated[tuple[Said, ...], Field(min_length=1)]
    source: Address
    """Where it was read."""
    captured: Day
    """When it was read there."""
    verified_by: Said | None = None
    """The person who checked it on the organisation's own page; until then the page says that nobody has."""
    note: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)] | None = None
    """How it was read, for whoever checks it."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        faults: list[tuple[Place, str]] = []
        if not (self.phone or self.text or self.web):
            faults.append((("phone",), "is missing, expected phone, text or web: there is no way to reach it"))
        faults += [
            ((name,), "holds no number, expected what one dials or writes to")
            for name in ("phone", "text")
            if (said := getattr(self, name)) is not None and not _DIALLED.search(said)
        ]
        refuse(faults)
        return self

    @property
    def checked(self) -> bool:
        """Whether a named person has verified it."""
        return self.verified_by is not None


class Services(_Written):
    """All of them, in the order in which they are shown."""

    language: Literal["en"] = "en"
    services: Annotated[tuple[Service, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        seen: set[str] = set()
        faults: list[tuple[Place, str]] = []
        for i, service in enumerate(self.services):
            if service.id in seen:
                faults.append((("services", i, "id"), f"'{service.id}' stands twice, expected each once"))
            seen.add(service.id)
        refuse(faults)
        return self

    def for_country(self, code: str | None) -> tuple[Service, ...]:
        """Return a country's services, then the international directories; only these for an unknown country.

        ``code`` is ISO 3166-1 alpha-2 in any case; UK is taken for GB.
        """
        wanted = (code or "").strip().upper()
        wanted = "GB" if wanted == "UK" else wanted
        local = tuple(s for s in self.services if wanted in s.countries)
        return local + self.international()

    def emergency_for(self, code: str | None) -> Service | None:
        """Return a country's emergency number, its code as above; None where none is known."""
        return next((s for s in self.for_country(code) if s.emergency), None)

    def international(self) -> tuple[Service, ...]:
        """Return what leads to services of many countries."""
        return tuple(s for s in self.services if not s.countries)

    def countries(self) -> tuple[Country, ...]:
        """Return the countries that have services of their own, in alphabetical order of their codes."""
        return tuple(sorted({code for s in self.services for code in s.countries}))


def load_services(path: Path) -> Services:
    """Read the file.

    Raises ContentError, naming file, line and field, when it holds something else, and OSError when it can't be read.
    """
    from holdspace.contentfile import parse  # noqa: PLC0415  # loads the YAML parser

    parsed = parse(path.read_bytes(), path.name, Services)
    if parsed.model is None:
        raise ContentError(parsed.problems)
    return parsed.model
