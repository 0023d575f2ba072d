"""The messages between a chat in the browser and its room in the kernel.

The browser sends *intents*, the room sends *news*. None of them carries identity or rights: who someone is, and what
they may see, is decided in the kernel alone. Every text is plain text; the browser sets it as text, never as markup.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Stage = Literal["before", "talking", "break", "ended"]
SuggestionKind = Literal["MI", "ER", "PS"]
SuggestionsMode = Literal["at_once", "after_draft", "on_request", "never"]
FeelingMode = Literal["shown", "place_first", "at_end"]


# --- from the browser ---------------------------------------------------------------------------------------------


class Hello(TypedDict):
    """The script is ready and asks for the state; the first words of every page load."""

    type: Literal["hello"]
    pace: Literal["human", "none"]
    """"none" under reduced motion."""


class Begin(TypedDict):
    """The trainee has read what the talk touches and begins."""

    type: Literal["begin"]


class Send(TypedDict):
    """A finished message; sending the same id again is harmless."""

    type: Literal["send"]
    id: str
    text: str
    suggestion: NotRequired[str]
    """The id of the suggestion that was taken into the composer, if one was."""


class Stop(TypedDict):
    """Stop the reply that is being written."""

    type: Literal["stop"]


class Draft(TypedDict):
    """What stands in the composer, some 400 ms after the last key."""

    type: Literal["draft"]
    text: str


class Take(TypedDict):
    """A suggestion was put into the composer."""

    type: Literal["take"]
    suggestion: str


class AskSuggestions(TypedDict):
    """Suggestions on request, or after one's own draft (which is kept)."""

    type: Literal["ask_suggestions"]
    draft: NotRequired[str]


class Place(TypedDict):
    """Where the trainee places the feeling of a message, before seeing the reading."""

    type: Literal["place"]
    turn: int
    valence: float
    arousal: float


class Branch(TypedDict):
    """Try this turn another way: ``turn`` is the helper message that will be said anew."""

    type: Literal["branch"]
    turn: int


class Switch(TypedDict):
    """Show the try that ``turn`` belongs to."""

    type: Literal["switch"]
    turn: int


class Break(TypedDict):
    """Take a break."""

    type: Literal["break"]


class Back(TypedDict):
    """Come back from a break."""

    type: Literal["back"]


class GoOn(TypedDict):
    """Let the person answer: after the room stepped out of the story, or where they were stopped before a word."""

    type: Literal["go_on"]


class End(TypedDict):
    """End the talk and look back."""

    type: Literal["end"]


class Again(TypedDict):
    """After an end: begin a new talk; the old one stays kept."""

    type: Literal["again"]


class Export(TypedDict):
    """The transcript as a file."""

    type: Literal["export"]
    format: Literal["md", "json"]


class Country(TypedDict):
    """Where the trainee is, for the services that are shown; empty for anywhere."""

    type: Literal["country"]
    code: str


class Ping(TypedDict):
    """The heartbeat, every 5 s."""

    type: Literal["ping"]
    n: int


Intent = (
    Hello | Begin | Send | Stop | Draft | Take | AskSuggestions | Place | Branch | Switch | Break | Back | GoOn | End
    | Again | Export | Country | Ping
)  # fmt: skip


# --- from the room ------------------------------------------------------------------------------------------------


class PersonCard(TypedDict):
    """The person across the table, as the page shows them."""

    name: str
    initials: str
    age: int
    subject: str
    """she, he, they"""
    object: str
    """her, him, them"""
    touches: list[str]
    reviewed_by: str | None


class Message(TypedDict):
    """One message of the talk: the helper's, or the person's reply to it (both carry the same turn)."""

    turn: int
    """0 is the person's opening, which answers nobody."""
    number: int
    """Its place on the path, counted from 1 over both speakers."""
    who: Literal["you", "person"]
    bubbles: list[str]
    time: str
    """ISO 8601 in UTC; the page shows it in the browser's zone."""
    label: NotRequired[str]
    """How it sounds, in words; absent while the lesson keeps it back."""
    placed: NotRequired[str]
    """Where the trainee placed it, in words."""
    to_place: NotRequired[bool]
    """The trainee is to place the feeling now."""
    how: NotRequired[Literal["finished", "interrupted", "replaced", "unanswered"]]
    tries: NotRequired[list[int]]
    """On a helper's message with other tries beside it: the turns of all of them, in order."""


class Suggestion(TypedDict):
    """One of three ways to go on."""

    id: str
    kind: SuggestionKind
    title: str
    """The everyday name: "Open it up"."""
    term: str
    """The field's name, for the tooltip: "Motivational Interviewing: open question"."""
    text: str
    why: str
    source: Literal["written", "model"]
    """Whether people wrote it beforehand, or a language model just now."""


class Service(TypedDict):
    """Where real help is."""

    name: str
    what: str
    reach: str
    """Where to phone and text, in words; may be empty."""
    web: str
    """An address, or empty."""
    web_label: str
    """The address in words, and that it opens in a new tab."""
    hours: str
    read: str
    """Where and when it was read, or who checked it."""
    checked: str
    """That nobody has checked it yet, or empty; the same for all of them, so that a list says it once."""


class StateNews(TypedDict):
    """All there is to show; answers hello, and follows whatever changes more than a line."""

    type: Literal["state"]
    stage: Stage
    person: PersonCard
    lesson: str
    messages: list[Message]
    suggestions: list[Suggestion]
    suggestions_mode: SuggestionsMode
    suggestions_ready: bool
    suggestions_coming: bool
    model_host: str
    """Where a language model reads the talk; empty where none does."""
    """Suggestions can be asked for now (on request, after a draft)."""
    feeling_mode: FeelingMode
    draft: str
    busy: bool
    services: list[Service]
    country: str
    """The code of the country that was chosen, or empty."""
    countries: list[str]
    """Codes of the countries whose services are known."""
    closing: list[str]
    """At the end: the lines that nothing has happened to this person."""
    resumed: bool
    """An earlier talk goes on here."""
    stepped_out: bool
    """A message read as the trainee's own danger; what is shown is about them, and no part of the story."""
    talk: NotRequired[str]
    """An opaque name of this talk, no right to it: unsent text comes back after a reload only where it was written."""


class Ack(TypedDict):
    """The message with this id is kept, as this turn."""

    type: Literal["ack"]
    id: str
    message: Message


class HeldBack(TypedDict):
    """The message with this id was not said to the person; its words belong in the box again."""

    type: Literal["held_back"]
    id: str


class Typing(TypedDict):
    """The person is (no longer) writing; while they are, Send is Stop."""

    type: Literal["typing"]
    on: bool


class Sentence(TypedDict):
    """A sentence of the reply, kept already; ``bubble`` opens a new one."""

    type: Literal["sentence"]
    turn: int
    text: str
    bubble: bool
    time: str


class Reply(TypedDict):
    """The reply has ended; ``message`` is the whole of it."""

    type: Literal["reply"]
    message: Message


class SuggestionsNews(TypedDict):
    """Suggestions under the person's latest message."""

    type: Literal["suggestions"]
    turn: int
    items: list[Suggestion]
    coming: NotRequired[bool]
    """They are being written, and will be here soon."""


class Replaced(TypedDict):
    """What the person had begun to say in this turn is taken back; other words follow."""

    type: Literal["replaced"]
    turn: int


class ModelNews(TypedDict):
    """A calm line while a language model fails; empty once it answers again."""

    type: Literal["model"]
    text: str


class Notice(TypedDict):
    """A calm sentence: what happened, and the way on."""

    type: Literal["notice"]
    text: str
    way_on: NotRequired[Literal["continue", "send_again"]]


class Exported(TypedDict):
    """A file to save."""

    type: Literal["exported"]
    name: str
    mime: str
    content: str


class Pong(TypedDict):
    """The kernel lives."""

    type: Literal["pong"]
    n: int


News = (
    StateNews
    | Ack
    | HeldBack
    | Typing
    | Sentence
    | Reply
    | SuggestionsNews
    | Replaced
    | ModelNews
    | Notice
    | Exported
    | Pong
)
