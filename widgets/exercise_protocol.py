"""The messages between an exercise on a page and its kernel.

The page sends *intents*, the kernel sends *news*. What was done carries an id that the page made up: sending it again
under that id is harmless. No right answer reaches the page before it was earned, and every text is plain text.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from holdspace.learning import Outcome

Kind = Literal[
    "choose", "order", "classify", "spot", "feel", "rewrite", "respond", "repair", "drill", "scene"
]  # fmt: skip
Harder = Literal["harder", "easier", "same"]


# --- from the page ------------------------------------------------------------------------------------------------


class Hello(TypedDict):
    """The script is ready and asks for the state; the first words of every page load."""

    type: Literal["hello"]


class Draft(TypedDict):
    """What stands in the exercise, not yet checked, some 400 ms after the last change; an empty answer forgets it."""

    type: Literal["draft"]
    answer: dict[str, Any]


class Check(TypedDict):
    """Look at this answer; of a drill that is the answer to one line."""

    type: Literal["check"]
    id: str
    answer: dict[str, Any]


class Hint(TypedDict):
    """The next hint, please; after the last, the way with its reason. ``taken`` are those on the page."""

    type: Literal["hint"]
    id: str
    taken: int


class Say(TypedDict):
    """A message in a scene; empty is silence."""

    type: Literal["say"]
    id: str
    text: str


class Finish(TypedDict):
    """Leave the scene here and look back."""

    type: Literal["finish"]
    id: str


class Again(TypedDict):
    """Play the scene from its beginning; what was played stays kept."""

    type: Literal["again"]
    id: str


class Ping(TypedDict):
    """The heartbeat, every 5 s."""

    type: Literal["ping"]
    n: int


Intent = Hello | Draft | Check | Hint | Say | Finish | Again | Ping


# --- from the kernel ----------------------------------------------------------------------------------------------


class HintShown(TypedDict):
    """One step of the ladder that was read; the last has a reason."""

    step: int
    of: int
    text: str
    reason: str | None


class Result(TypedDict):
    """How the latest answer went: :class:`holdspace.marking.Marked`, as values, and the answer it is about."""

    answer: dict[str, Any]
    marked: dict[str, Any]
    compare: list[str]
    """Sentences that lay a placed feeling beside how its author meant it."""
    labels: dict[str, str]
    """For words in a passage: those that a mark is about, by its id."""


class LineShown(TypedDict):
    """One line of a drill."""

    line: int
    said: str
    level: int


class LineAnswered(LineShown):
    """A line that was answered, with the latest answer and whether it was ever met."""

    text: str
    met: bool


class LineNext(LineShown):
    """The line that comes next, beside the one before."""

    step: Harder


class DrillState(TypedDict):
    """How far a drill has come."""

    of: int
    met: int
    answered: list[LineAnswered]
    """In the order in which they came."""
    next: LineNext | None
    """None when all lines had their turn."""


class SceneTurnShown(TypedDict):
    """One turn of a scene: what was said, and what the person said to it."""

    id: str
    text: str
    bubbles: list[str]


class SceneState(TypedDict):
    """How far a scene has come."""

    name: str
    initials: str
    of: int
    turns: list[SceneTurnShown]
    over: bool
    left: bool
    """The person ended it."""
    look_back: list[str]
    """Questions for oneself, once it is over."""
    aims: list[str]
    """What was aimed at, in the order of the marks, once it is over."""


class StateNews(TypedDict):
    """All there is to show; answers hello, and follows whatever was kept."""

    type: Literal["state"]
    place: str
    """An opaque name of this exercise for this person, no right to anything: unsent text finds back by it."""
    exercise: dict[str, Any]
    """As :func:`holdspace.marking.public` gives it."""
    outcome: Outcome
    """The best so far."""
    tries: int
    result: Result | None
    """How the latest answer went."""
    hints: list[HintShown]
    draft: dict[str, Any] | None
    changed: bool
    """The exercise was written anew since it was answered."""
    drill: NotRequired[DrillState]
    scene: NotRequired[SceneState]
    about: NotRequired[str]
    """The id that this answers."""


class Notice(TypedDict):
    """A calm sentence: what happened, and the way on."""

    type: Literal["notice"]
    text: str
    way_on: NotRequired[Literal["continue"]]


class Pong(TypedDict):
    """The kernel lives."""

    type: Literal["pong"]
    n: int


News = StateNews | Notice | Pong
