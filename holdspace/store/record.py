"""What goes into the store and what comes out of it: frozen values that cross the border."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

Turn = Annotated[int, Field(ge=0, lt=2**31)]
ClientId = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,64}$")]
"""A name that the sender gives to what it sends, unique in a session, and among a person's entries: 1 to 64 visible
ASCII characters."""
Place = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
"""A slug, as lessons, exercises and the other parts of a lesson have."""


class Value(BaseModel):
    """Compared by content, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NewRecord(Value):
    """An event to be kept."""

    kind: str
    turn: Turn = 0
    parent_turn: Turn | None = None
    """The turn from which this one branches; without it, the turn before."""
    schema_version: Annotated[int, Field(ge=1, lt=2**15)] = 1
    payload: dict[str, JsonValue]
    client_id: ClientId | None = None


class Record(Value):
    """An event as kept."""

    id: UUID
    session: UUID
    seq: int
    """1 for the first event of a session, without gaps."""
    turn: int
    parent_turn: int | None
    kind: str
    schema_version: int
    time: datetime
    """When it was kept, UTC."""
    payload: dict[str, Any]
    client_id: str | None


class NewEntry(Value):
    """Something that was learned, to be kept."""

    lesson: Place | None
    """None for what belongs to no lesson, such as the first visit."""
    part: Place
    """Which part of the lesson: an exercise's id, ``opening``, ``practice``, ``journal``."""
    kind: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    schema_version: Annotated[int, Field(ge=1, lt=2**15)] = 1
    payload: dict[str, JsonValue]
    client_id: ClientId | None = None


class Entry(Value):
    """Something that was learned, as kept."""

    number: int
    """Rises with every entry that is kept; a person's own have gaps."""
    id: UUID
    lesson: str | None
    part: str
    kind: str
    schema_version: int
    time: datetime
    """When it was kept, UTC."""
    payload: dict[str, Any]
    client_id: str | None


class Lease(Value):
    """The right to write one session; the latest epoch has it."""

    session: UUID
    epoch: int
    holder: str


class Person(Value):
    """Whose conversations these are."""

    id: UUID
    cohort: UUID
    subject: str
    """The pseudonym or account by which an Identity knows them."""


class Profile(Value):
    """What a person told about themselves, and may change."""

    called: str | None = None
    """The name they want to be called by."""
    country: str | None = None
    """ISO 3166, two letters; chooses which support services are shown."""
    unwanted: tuple[str, ...] = ()
    """Topics they do not want to meet."""


class SessionRow(Value):
    """One conversation, as it was opened."""

    id: UUID
    cohort: UUID
    person: UUID
    lesson: str
    place: str
    """Where in the lesson; a lesson may hold several conversations."""
    persona: str
    snapshot: str
    """Content hash of the persona as it was then."""
    seed: int
    opened: datetime
    """UTC."""
