"""All talks of one person, each with what was seen in it by whom: what trends and exports are made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from pydantic import ValidationError

from holdspace import learning
from holdspace.conversation import Conversation, TurnKept
from holdspace.debrief_cues import cue_id, first_words
from holdspace.debrief_talk import Talk
from holdspace.events import UnreadableEventError, typed
from holdspace.learning import CueDisputed, ExpertRated, Learned
from holdspace.persona import Persona
from holdspace.rubric_coach import coach_view
from holdspace.rubric_model import CoachView
from holdspace.selfview import ThreeViews, looked_at, three_views
from holdspace.selfview_record import OwnLook, own_look
from holdspace.store import Person, SessionRow, Store


class SessionLook(NamedTuple):
    """One talk that was held and ended."""

    row: SessionRow
    persona: Persona
    """As they were in that talk."""
    conversation: Conversation
    look: OwnLook
    talk: Talk
    """The path that the trainee looked at."""
    disputed: frozenset[str]
    """Ids of cues of which the trainee thinks that they heard them."""
    times: Mapping[str, datetime]
    """When the first rating ("first") and each expert's ("expert" and the name) were kept, UTC."""

    @property
    def coach(self) -> tuple[CoachView, ...]:
        """The program's view, whether or not the trainee has rated themselves: for records, not for their eyes."""
        return coach_view(self.talk, self.disputed)

    @property
    def views(self) -> ThreeViews:
        """The three views. Raises FeedbackNotYetError before the trainee's own."""
        return three_views(self.persona, self.conversation, self.look, self.disputed)

    @property
    def path(self) -> list[TurnKept]:
        """The turns of the path that the trainee looked at."""
        turns = {one.turn for one in self.talk.every}
        return [turn for turn in self.conversation.path(self.look.head) if turn.turn in turns or turn.text is None]


def session_looks(store: Store, who: Person, *, place: str | None = None) -> Iterator[SessionLook]:
    """Yield the person's ended talks, the oldest first: all, or those at one place of a lesson. Raises StoreError.

    A talk that this version cannot read is passed over; it stays in the store.
    """
    kept = learning.read(store.entries(who))
    ended = store.sessions_with(who, "session_ended")
    for row in reversed(store.sessions(who)):
        if row.id in ended and place in {None, row.place} and (one := _look(store, row, kept)):
            yield one


def open_talks(store: Store, who: Person) -> int:
    """Return how many talks the person has begun and not ended. Raises StoreError."""
    return len(store.sessions_with(who, "room_entered") - store.sessions_with(who, "session_ended"))


def _look(store: Store, row: SessionRow, kept: tuple[Learned, ...]) -> SessionLook | None:
    try:
        conversation = Conversation.fold(typed(record) for record in store.records(row.id))
        persona = Persona.model_validate_json(store.snapshot(row.snapshot))
    except (UnreadableEventError, ValidationError):
        return None
    look = own_look(row.id, kept)
    talk = looked_at(persona, conversation, look)
    return SessionLook(row, persona, conversation, look, talk, _disputed(talk, row, kept), dict(_times(look, kept)))


def _times(look: OwnLook, kept: tuple[Learned, ...]) -> Iterator[tuple[str, datetime]]:
    for entry, payload in kept:
        if payload is look.first:
            yield "first", entry.time
        if isinstance(payload, ExpertRated) and look.experts.get(payload.author) is payload:
            yield f"expert {payload.author}", entry.time


def _disputed(talk: Talk, row: SessionRow, kept: tuple[Learned, ...]) -> frozenset[str]:
    said = {(p.turn, p.words) for _, p in kept if isinstance(p, CueDisputed) and p.session == row.id}
    planted = talk.final.cues if talk.final else ()
    return frozenset(
        cue_id(talk, cue) for cue in planted if (at := talk.at(cue.at)) and (at.turn, first_words(talk, cue)) in said
    )
