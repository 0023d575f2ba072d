"""One conversation as the sum of its events: a tree of turns, one path of which is in front of the trainee.

Folding only gathers what was recorded; it reruns no rule. So a talk reads the same after its persona, or the rules,
have changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from holdspace import events
from holdspace.client.state import Beat, ClientState, Ending
from holdspace.client.voices.sentences import Sentence, joined
from holdspace.llm.faults import Fault
from holdspace.reading.readings import ClientReading, HelperReading, Utterance
from holdspace.suggest import Suggestion


@dataclass(slots=True)
class TurnKept:
    """One turn: what the helper said and what came of it. Turn 0 is the opening, which answers nobody."""

    turn: int
    parent: int | None
    sent: datetime | None = None
    text: str | None = None
    """The helper's words; None where the person spoke unasked."""
    suggestion: str | None = None
    edited: float | None = None
    reading: HelperReading | None = None
    findings: tuple[str, ...] = ()
    fit: float = 0.0
    state: ClientState | None = None
    """After the turn; None until it was decided."""
    beat: Beat | None = None
    reply: UUID | None = None
    sentences: list[Sentence] = field(default_factory=list)
    replied: datetime | None = None
    voice: str = ""
    """Which voice said it."""
    fault: Fault | None = None
    """What went wrong where a model was to say it; None where nothing did, or none was asked."""
    detail: str = ""
    """What more is known of that fault: the name of the check that the answer did not pass, a status."""
    tokens: tuple[int, int] | None = None
    """What models read and wrote for the reply and for what was suggested after it; None where none was asked."""
    ended: str | None = None
    """How the reply ended: finished, interrupted; None while it is open or has not begun."""
    client_reading: ClientReading | None = None
    suggestions: tuple[Suggestion, ...] = ()
    taken: tuple[str, ...] = ()
    placed: tuple[float, float] | None = None

    @property
    def bubbles(self) -> list[str]:
        """What the person said, in bubbles."""
        return joined(self.sentences)

    @property
    def said(self) -> str:
        """What the person said."""
        return "\n".join(self.bubbles)


@dataclass(slots=True)
class Conversation:
    """All that happened, folded."""

    started: events.SessionStarted | None = None
    seq: int = 0
    turns: dict[int, TurnKept] = field(default_factory=dict)
    head: int | None = None
    """The turn after which the talk goes on; None before the opening."""
    entered: bool = False
    on_break: bool = False
    stepped_out: bool = False
    """The room has stepped out of the story, and the trainee has not gone on yet."""
    held_back: dict[str, str] = field(default_factory=dict)
    """Client message ids that were not said to the person, each with the digest of its words."""
    tokens: int = 0
    """What language models took in this session."""
    fine_with: set[str] = field(default_factory=set)
    """Digests of the words after which the trainee went on."""
    since_fine: int | None = None
    """Messages since the trainee last said that they are fine; None where they never did."""
    ended: Ending | None = None
    client_ids: dict[str, int] = field(default_factory=dict)
    """Which turn a client message id became."""

    @classmethod
    def fold(cls, kept: Iterable[events.Event]) -> Conversation:
        """Return the conversation that these events make, oldest first."""
        conversation = cls()
        for event in kept:
            conversation.add(event)
        return conversation

    def add(self, event: events.Event) -> None:  # noqa: C901, PLR0912  # one case an event, each a line or two
        """Take in the next event."""
        record, payload = event
        self.seq = record.seq
        turn = self.turns.get(record.turn)
        match payload:
            case events.SessionStarted():
                self.started = payload
            case events.RoomEntered():
                self.entered = True
            case events.MessageSent():
                self.turns[record.turn] = TurnKept(
                    record.turn, record.parent_turn, record.time, payload.text, payload.suggestion, payload.edited
                )
                self.head = record.turn
                self.since_fine = None if self.since_fine is None else self.since_fine + 1
                if record.client_id is not None:
                    self.client_ids[record.client_id] = record.turn
            case events.TurnDecided():
                turn = self.turns.setdefault(record.turn, TurnKept(record.turn, record.parent_turn))
                turn.reading, turn.findings, turn.fit = payload.reading, payload.findings, payload.fit
                turn.state, turn.beat = payload.state, payload.beat
                self.head = record.turn
            case events.SteppedOut():
                self.stepped_out = True
                self.held_back[record.client_id or ""] = payload.words
            case events.WentOn():
                self.stepped_out, self.since_fine = False, 0
                self.fine_with = set(self.held_back.values())
            case events.SessionEnded():
                self.ended, self.stepped_out = payload.how, False
            case events.BranchShown():
                self.head = record.turn
                self.ended = self.state.ended if self.state else None
            case events.ModelAsked():
                self.tokens += payload.tokens
                if turn is not None:
                    _count(turn, payload)
            case events.BreakTaken():
                self.on_break = True
            case events.BreakEnded():
                self.on_break = False
            case events.BranchOpened():
                self.head = turn.parent if turn is not None else self.head
                self.ended = None
            case _ if turn is not None:
                _add_to(turn, event)
            case _:
                pass

    def path(self, head: int | None = None) -> list[TurnKept]:
        """Return the turns from the opening to ``head`` (the current one by default)."""
        at = self.head if head is None else head
        path: list[TurnKept] = []
        while at is not None and at in self.turns:
            path.append(self.turns[at])
            at = self.turns[at].parent
        return path[::-1]

    def tries(self, turn: int) -> list[int]:
        """Return all turns that answer the same moment as ``turn``, oldest first."""
        parent = self.turns[turn].parent
        return sorted(t.turn for t in self.turns.values() if t.parent == parent and t.text is not None)

    def last_of(self, turn: int) -> int:
        """Return the latest turn of the try that goes through ``turn``."""
        latest = turn
        while children := [t.turn for t in self.turns.values() if t.parent == latest]:
            latest = max(children)
        return latest

    @property
    def state(self) -> ClientState | None:
        """The state after the head's turn, or before anything was said."""
        for turn in reversed(self.path()):
            if turn.state is not None:
                return turn.state
        return self.started.state if self.started else None

    def utterances(self, head: int | None = None, last: int = 12) -> tuple[Utterance, ...]:
        """Return the last messages of the path, oldest first, as context for a reader."""
        said: list[Utterance] = []
        for turn in self.path(head)[-last:]:
            if turn.text is not None:
                said.append(Utterance(speaker="helper", text=turn.text))
            if turn.sentences:
                said.append(Utterance(speaker="client", text=turn.said))
        return tuple(said[-last:])


def _count(turn: TurnKept, asked: events.ModelAsked) -> None:
    read, written = turn.tokens or (0, 0)
    turn.tokens = (read + asked.tokens_in, written + asked.tokens_out)
    if asked.role == "voice":
        turn.fault, turn.detail = asked.fault, asked.detail


def _add_to(turn: TurnKept, event: events.Event) -> None:  # noqa: C901  # one case an event, each a line or two
    record, payload = event
    match payload:
        case events.ReplyStarted():
            turn.reply, turn.ended, turn.sentences, turn.voice = payload.reply, None, [], payload.voice
        case events.SentenceReleased():
            turn.sentences.append(Sentence(text=payload.text, bubble=payload.bubble))
            turn.replied = turn.replied or record.time
        case events.ReplyFinished():
            turn.ended = "finished"
        case events.ReplyInterrupted():
            turn.ended, turn.state = "interrupted", payload.state
        case events.ReplyReplaced():
            turn.sentences = []
        case events.SpokenOtherwise():
            turn.state = payload.state
            turn.beat = turn.beat.spoken(turn.said, payload.cue) if turn.beat is not None else None
        case events.ClientRead():
            turn.client_reading = payload.reading
        case events.SuggestionsMade():
            turn.suggestions = payload.items
        case events.SuggestionTaken():
            turn.taken = (*turn.taken, payload.suggestion)
        case events.FeelingPlaced():
            turn.placed = (payload.valence, payload.arousal)
        case _:
            pass
