"""What the progress page in a browser and its kernel say to each other.

The page sends intents, checked here for shape since a stranger's browser may have written them; the kernel answers with
news. ``hello`` names the talk to read, or none, and is repeated until a ``state`` comes; each state says what it is of.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

Status = Literal["open", "closed", "going_on"]
"""Whether a talk may be read: ``closed`` until its trainee has looked at it for themselves."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class Hello(_Message):
    """The page is there and shows this talk; the overview where it is empty."""

    type: Literal["hello"]
    talk: Annotated[str, Field(max_length=64)] = ""


class Ping(_Message):
    """The page asks whether the kernel is there."""

    type: Literal["ping"]
    n: int


Intent = Hello | Ping
_INTENT: TypeAdapter[Intent] = TypeAdapter(Annotated[Intent, Field(discriminator="type")])


def read_intent(content: object) -> Intent | None:
    """Return the intent that a comm message carries, or None if it is none."""
    try:
        return _INTENT.validate_python(content)
    except ValidationError:
        return None


class SkillRow(TypedDict):
    """One skill in counts."""

    name: str
    number: int
    of: int
    """0 where there was no chance yet."""
    says: str
    beside: str


class TalkRow(TypedDict):
    """One talk of the list."""

    id: str
    opened: str
    """UTC, ISO 8601; the browser shows it in its own zone."""
    person: str
    minutes: int
    lesson: str
    lesson_title: str
    status: Status


class Overview(TypedDict):
    """The page without a talk."""

    type: Literal["state"]
    view: Literal["progress"]
    talk: Literal[""]
    looked: int
    """Talks that were looked back at."""
    waits: str
    about: str
    skills: list[SkillRow]
    suggestions: str
    calibration: str
    talks: list[TalkRow]
    """The latest first."""


class Span(TypedDict):
    """A stretch of a message, in UTF-16 units."""

    start: int
    end: int
    kind: Literal["cue", "does"]
    label: str
    skill: str
    """Empty for what belongs to none."""


class Piece(TypedDict):
    """One sentence of a note."""

    says: str
    skill: str


class Try(TypedDict):
    """One thing to try, with words for the moment."""

    happened: str
    instead: str
    why: str
    skill: str
    small: bool


class Note(TypedDict):
    """The coach's note on a message."""

    good: list[Piece]
    another: Try | None
    says: str


class Message(TypedDict):
    """One message of either side."""

    key: str
    mine: bool
    number: int | None
    text: str
    spans: list[Span]
    feeling: str
    broken_off: bool
    began: bool
    could: list[str]
    note: Note | None
    skills: list[str]


class SkillChip(TypedDict):
    """A skill of which something is in the talk."""

    id: str
    name: str
    messages: int


class TalkState(TypedDict):
    """One talk; without its messages unless it may be read."""

    type: Literal["state"]
    view: Literal["talk"]
    talk: str
    row: TalkRow | None
    """None where there is no such talk of this person's."""
    messages: list[Message]
    skills: list[SkillChip]
    about_notes: str


class Notice(TypedDict):
    """Something that went wrong, in a sentence, in place of the state that was asked for."""

    type: Literal["trouble"]
    talk: str
    text: str


class Pong(TypedDict):
    """The kernel is there."""

    type: Literal["pong"]
    n: int


State = Overview | TalkState
News = State | Notice | Pong
