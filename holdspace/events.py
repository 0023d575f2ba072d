"""What can happen in a conversation: the typed payloads of the event log, and how old ones are read.

A payload is written once and never changed. When a payload's form changes, its ``schema_version`` rises and
:data:`UPCASTERS` gains a function that turns the version before into it; records in the store stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, NamedTuple
from uuid import UUID

from pydantic import ValidationError

from holdspace.client.state import Beat, ClientState, Ending
from holdspace.llm.model import Usage
from holdspace.persona import Bipolar, Unit
from holdspace.reading.readings import ClientReading, Frozen, HelperReading
from holdspace.store import NewRecord, Record
from holdspace.suggest import Suggestion

SuggestionsMode = Literal["at_once", "after_draft", "on_request", "never"]
FeelingMode = Literal["shown", "place_first", "at_end"]


class Payload(Frozen):
    """Base of all payloads."""

    kind: ClassVar[str]
    schema_version: ClassVar[int] = 1

    def record(self, turn: int = 0, parent_turn: int | None = None, client_id: str | None = None) -> NewRecord:
        """Return this as a record to be appended."""
        return NewRecord(
            kind=self.kind,
            turn=turn,
            parent_turn=parent_turn,
            schema_version=self.schema_version,
            payload=self.model_dump(mode="json"),
            client_id=client_id,
        )


class SessionStarted(Payload):
    """The room was set: who sits in it, and what each part was."""

    kind = "session_started"
    lesson: str
    persona: str
    persona_version: int
    snapshot: str
    """Content hash of the persona as it was."""
    seed: int
    language: str
    voice: str
    helper_reader: str
    client_reader: str
    suggestions: SuggestionsMode
    feeling: FeelingMode
    state: ClientState
    """Before anything was said."""


class RoomEntered(Payload):
    """The trainee read what the talk touches, and that the person is simulated, and began."""

    kind = "room_entered"


class MessageSent(Payload):
    """The helper said something. Empty text is a silence."""

    kind = "message_sent"
    text: str
    suggestion: str | None = None
    """The suggestion it began as."""
    edited: Unit | None = None
    """How much of that suggestion was changed, 0..1."""


class TurnDecided(Payload):
    """How the message was read, what it changed, and what the person will say to it."""

    kind = "turn_decided"
    reading: HelperReading | None
    """None where the person speaks unasked: the opening and a farewell."""
    reader: str
    findings: tuple[str, ...]
    fit: Unit
    state: ClientState
    beat: Beat


class ReplyStarted(Payload):
    """The person begins to write."""

    kind = "reply_started"
    reply: UUID
    voice: str


class SentenceReleased(Payload):
    """A sentence may be shown: it is kept already."""

    kind = "sentence_released"
    reply: UUID
    text: str
    bubble: bool


class ReplyFinished(Payload):
    """All of the reply was said."""

    kind = "reply_finished"
    reply: UUID


class ReplyInterrupted(Payload):
    """The reply was broken off; what had been released stands."""

    kind = "reply_interrupted"
    reply: UUID
    why: Literal["stopped", "resumed"]
    state: ClientState
    """The state as it is with only that much said."""


class ReplyReplaced(Payload):
    """What a voice had begun was taken back, and the scripted line said in its place."""

    kind = "reply_replaced"
    reply: UUID
    why: str


class SpokenOtherwise(Payload):
    """The reply is in other words than the author's: from now on, what was said is what the talk goes by."""

    kind = "spoken_otherwise"
    cue: str | None
    """The words of the reply that carried the planted cue; None where it carries none."""
    state: ClientState
    """The state as it is with these words."""


class ModelAsked(Payload, Usage):
    """A request to a language model came to its end: what it took, and what went wrong. None of its words."""

    kind = "model_asked"


class ClientRead(Payload):
    """How the reply sounds."""

    kind = "client_read"
    reading: ClientReading
    reader: str


class SuggestionsMade(Payload):
    """Three ways to go on were made and shown."""

    kind = "suggestions_shown"
    items: tuple[Suggestion, ...]
    draft: str | None = None
    """What the trainee had written before they asked."""


class SuggestionTaken(Payload):
    """A suggestion went into the composer."""

    kind = "suggestion_taken"
    suggestion: str


class SuggestionsIgnored(Payload):
    """The trainee wrote without any of the suggestions that were there."""

    kind = "suggestions_ignored"
    items: tuple[str, ...]


class FeelingPlaced(Payload):
    """Where the trainee placed the feeling, before seeing the reading."""

    kind = "feeling_placed"
    valence: Bipolar
    arousal: Bipolar


class BranchOpened(Payload):
    """A turn will be tried another way; what was said before stays. ``turn`` of the record is the one retried."""

    kind = "branch_opened"


class BranchShown(Payload):
    """Another try is shown again. ``turn`` of the record is its last."""

    kind = "branch_shown"


class BreakTaken(Payload):
    """The trainee takes a break."""

    kind = "break_taken"


class BreakEnded(Payload):
    """The trainee comes back."""

    kind = "break_ended"


class SteppedOut(Payload):
    """The room stopped, since a message read as the trainee's own danger. The message was not said to the person.

    Its words are not kept here: they go back to whoever wrote them. No turn comes of it, and nothing is counted.
    """

    kind = "stepped_out"
    words: str
    """A digest, by which the same words are known again; it holds none of them."""


class WentOn(Payload):
    """The trainee said that they are fine, and the talk goes on where it stood."""

    kind = "went_on"


class SessionEnded(Payload):
    """The talk is over."""

    kind = "session_ended"
    how: Ending


class Exported(Payload):
    """The trainee took the transcript with them."""

    kind = "exported"
    format: Literal["md", "json"]


KINDS: dict[str, type[Payload]] = {
    cls.kind: cls
    for cls in (
        SessionStarted, RoomEntered, MessageSent, TurnDecided, ReplyStarted, SentenceReleased, ReplyFinished,
        ReplyInterrupted, ReplyReplaced, SpokenOtherwise, ModelAsked, ClientRead,
        SuggestionsMade, SuggestionTaken, SuggestionsIgnored,
        FeelingPlaced, BranchOpened, BranchShown, BreakTaken, BreakEnded, SteppedOut, WentOn,
        SessionEnded, Exported,
    )
}  # fmt: skip

UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""(kind, version) to a function from that version's payload to the next version's."""


class Event(NamedTuple):
    """A record with its payload typed."""

    record: Record
    payload: Payload


class UnreadableEventError(ValueError):
    """An event that this version cannot read: newer than it, or damaged."""


def typed(record: Record) -> Event:
    """Return the record's event. Raises UnreadableEventError with a sentence."""
    cls = KINDS.get(record.kind)
    if cls is None or record.schema_version > cls.schema_version:
        raise UnreadableEventError(
            f"This talk holds an event ({record.kind}, version {record.schema_version}) that this version of Holding "
            "Space does not know. Update Holding Space, then open it again; nothing in it is lost."
        )
    payload = dict(record.payload)
    for version in range(record.schema_version, cls.schema_version):
        payload = UPCASTERS[record.kind, version](payload)
    try:
        return Event(record, cls.model_validate(payload))
    except ValidationError as error:
        raise UnreadableEventError(
            f"Event {record.seq} of this talk ({record.kind}) cannot be read: {error.error_count()} of its values are "
            "not as they were written. The rest is untouched; start a new talk to go on."
        ) from error
