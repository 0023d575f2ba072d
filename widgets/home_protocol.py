"""What the home page in a browser and its kernel say to each other.

The page sends intents, checked here for shape since a stranger's browser may have written them; the kernel answers with
news. ``hello`` is repeated until a ``state`` comes. A ``tell`` carries an id and may be sent again; it is answered by
``kept`` once it is in the store, or by a ``notice`` with that id.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from holdspace.learning import whole
from holdspace.store.record import ClientId
from widgets.protocol import Service

Status = Literal["done", "begun", "next", "open", "later"]


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class About(_Message):
    """What the form holds, as it stands on screen."""

    called: Annotated[str, BeforeValidator(whole), Field(max_length=400)] = ""
    country: Annotated[str, Field(max_length=2)] = ""
    """Two letters; ``ZZ`` for somewhere else, empty where it was not said."""
    topics: Annotated[list[Annotated[str, BeforeValidator(whole), Field(max_length=240)]], Field(max_length=100)] = []
    own: Annotated[str, BeforeValidator(whole), Field(max_length=4000)] = ""


class Hello(_Message):
    """The page is there."""

    type: Literal["hello"]


class Ping(_Message):
    """The page asks whether the kernel is there."""

    type: Literal["ping"]
    n: int


class Draft(_Message):
    """What was filled in so far; None forgets it."""

    type: Literal["draft"]
    about: About | None = None


class Tell(_Message):
    """Keep this."""

    type: Literal["tell"]
    id: ClientId
    about: About


Intent = Hello | Ping | Draft | Tell
_INTENT: TypeAdapter[Intent] = TypeAdapter(Annotated[Intent, Field(discriminator="type")])


def read_intent(content: object) -> Intent | None:
    """Return the intent that a comm message carries, or None if it is none."""
    try:
        return _INTENT.validate_python(content)
    except ValidationError:
        return None


class PathLesson(TypedDict):
    """One lesson of the path."""

    id: str
    number: int
    title: str
    objective: str
    """The first thing that one can do afterwards."""
    minutes: int
    minutes_left: int
    status: Status
    exercises: int
    exercises_done: int
    more: int
    """Exercises that one may do besides; a lesson is done without them."""
    more_done: int
    builds_on: list[str]
    """Titles of lessons it stands on that are not done."""
    unwanted: list[str]
    """What it touches that the person would rather not meet."""


class Onward(TypedDict):
    """What comes next, and why."""

    lesson: str
    title: str
    part: str
    """The part to go on with; empty to begin at the beginning."""
    part_words: str
    begun: bool
    button: Literal["continue", "begin", "open"]
    why: str
    then: str
    """The title of the lesson after it; empty for none."""


class TopicGroup(TypedDict):
    """Topics of one kind."""

    title: str
    topics: list[str]


class Told(TypedDict):
    """What the form may hold."""

    called: str
    country: str
    topics: list[str]
    own: str


class State(TypedDict):
    """All that the page shows."""

    type: Literal["state"]
    trouble: str
    """What is wrong, in a sentence or two; empty where all is well."""
    knows: bool
    """Whether the store could be read, so that something can be told."""
    first: bool
    """Nobody has told or skipped anything yet."""
    about: Told
    draft: Told | None
    countries: list[str]
    topics: list[TopicGroup]
    kept: str
    """What is kept, where, and who can read it, in sentences."""
    unknown: list[str]
    """Topics in someone's own words that nothing here is known to touch."""
    onward: Onward | None
    path: list[PathLesson]
    progress: bool
    """Whether there is a page that shows how one's talks went."""
    services: list[Service]


class Kept(TypedDict):
    """What was told is in the store."""

    type: Literal["kept"]
    id: str


class Notice(TypedDict):
    """Something to say; with an id, the ``tell`` that was not kept."""

    type: Literal["notice"]
    text: str
    id: str


class Pong(TypedDict):
    """The kernel is there."""

    type: Literal["pong"]
    n: int


News = State | Kept | Notice | Pong
