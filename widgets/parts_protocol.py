"""The messages between the parts of a lesson in the browser and their desk in the kernel.

A part asks, the desk tells. What a browser sends was written by a stranger: only the fields declared here pass, with
their types; nothing in them says who someone is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Literal, NotRequired, TypedDict, cast, get_args, get_origin, get_type_hints

PartName = Literal["opening", "example", "practice", "selfview", "debrief", "views", "journal", "card", "next"]
Field = Literal["check", "goal", "note", "journal", "number", "rating", "hunt", "revision"]
"""The places in which something is written, or begun: see :mod:`widgets.parts_selfview_sent` for the last three.

``number`` is the trainee's own on the card to keep, the same in every lesson."""
How = Literal["yes", "partly", "not_this_time", "no_chance"]

LONGEST_TEXT: Final = 20_000
"""Characters; as many as are kept."""
_SLUG: Final = re.compile(r"[A-Za-z0-9][\w:.-]{0,199}\Z", re.ASCII)


# --- from the browser ---------------------------------------------------------------------------------------------


class Hello(TypedDict):
    """The part is drawn and asks for its state."""

    type: Literal["hello"]


class Draft(TypedDict):
    """What stands in a field, some 400 ms after the last key."""

    type: Literal["draft"]
    id: str
    field: Field
    text: str


class Seen(TypedDict):
    """The part was on screen to its end."""

    type: Literal["seen"]
    id: str


class CheckIn(TypedDict):
    """How the trainee is: a word of the few, own words, both, or neither."""

    type: Literal["check_in"]
    id: str
    word: str
    text: str


class TakeGoal(TypedDict):
    """What the trainee will try; empty for the lesson's own goal."""

    type: Literal["take_goal"]
    id: str
    text: str


class Choose(TypedDict):
    """Practise with this person all the same."""

    type: Literal["choose"]
    id: str
    person: str


class GoOn(TypedDict):
    """Practise now, although a heavy talk was just held."""

    type: Literal["go_on"]
    id: str


class Dispute(TypedDict):
    """The trainee thinks that they heard this cue."""

    type: Literal["dispute"]
    id: str
    cue: str


class LookAtGoal(TypedDict):
    """How it went with the goal."""

    type: Literal["look_at_goal"]
    id: str
    how: NotRequired[How]
    text: str


class Look(TypedDict):
    """A step of looking at a talk for oneself is done, or the trainee goes on to the look back without it."""

    type: Literal["look"]
    id: str
    step: Literal["rating", "hunt", "revision"]
    how: Literal["kept", "without"]
    text: str
    """What was rated or marked: see :mod:`widgets.parts_selfview_sent`."""


class Write(TypedDict):
    """The line of the journal."""

    type: Literal["write"]
    id: str
    text: str


Ask = Hello | Draft | Seen | CheckIn | TakeGoal | Choose | GoOn | Dispute | LookAtGoal | Look | Write
Kept = Draft | Seen | CheckIn | TakeGoal | Choose | GoOn | Dispute | LookAtGoal | Look | Write
"""What is acknowledged."""


# --- from the desk ------------------------------------------------------------------------------------------------


class State(TypedDict):
    """All that the part shows of this trainee; answers hello, and follows what changes it."""

    type: Literal["state"]
    state: dict[str, Any]
    place: str
    """An opaque name for this part of this trainee: under it a browser holds what was not kept, for one load."""


class Acknowledged(TypedDict):
    """What was sent under this id is kept."""

    type: Literal["kept"]
    id: str


class Trouble(TypedDict):
    """A calm sentence. What was sent under the id, if there is one, is not kept."""

    type: Literal["trouble"]
    text: str
    id: NotRequired[str]


News = State | Acknowledged | Trouble

_SHAPES: Final[Mapping[str, type]] = {str(get_args(get_type_hints(shape)["type"])[0]): shape for shape in get_args(Ask)}


def read_ask(content: object) -> Ask | None:
    """Return what a comm message asks for, with its declared fields only, or None if it asks for nothing known."""
    if not isinstance(content, Mapping) or not isinstance(content.get("type"), str):
        return None
    shape = _SHAPES.get(content["type"])
    if shape is None:
        return None
    read: dict[str, Any] = {}
    for name, declared in get_type_hints(shape, include_extras=True).items():
        optional = get_origin(declared) is NotRequired
        value = content.get(name)
        if optional and value in (None, ""):
            continue
        if not _fits(value, get_args(declared)[0] if optional else declared, name):
            return None
        read[name] = value
    return cast("Ask", read)


def _fits(value: object, declared: object, name: str) -> bool:
    if not isinstance(value, str):
        return False
    if get_origin(declared) is Literal:
        return value in get_args(declared)
    if name == "text":
        return len(value) <= LONGEST_TEXT
    return (name == "word" and not value) or _SLUG.match(value) is not None
