"""What is kept of one trainee in one lesson, as the parts of its page read and write it.

Opened with the first hello, never before: a kernel that was started ahead knows nobody.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple, TypeVar
from uuid import UUID

from holdspace import events, learning
from holdspace.conversation import Conversation
from holdspace.identity import current_identity
from holdspace.learning import Learned, Payload
from holdspace.persona import Persona
from holdspace.progress import Talk, talks_of
from holdspace.progress_sitting import SITTING, HeavyTalk, heavy_lately
from holdspace.selfview_record import OwnLook, own_look
from holdspace.settings import Settings
from holdspace.store import prepare
from widgets.visit import PLACE, unwanted_by
from widgets.whereabouts import country_of

P = TypeVar("P", bound=Payload)


class EndedTalk(NamedTuple):
    """A talk that has ended."""

    session: UUID
    persona: Persona
    """As it was then."""
    conversation: Conversation


class Record:
    """Raises what the store and the identity raise; nothing is lost by trying again."""

    def __init__(self, lesson: str, settings: Settings) -> None:
        self.lesson = lesson
        self._settings = settings
        self.store = prepare(settings)
        self.who = self.store.person(current_identity(settings, os.environ))

    # --- entries ----------------------------------------------------------------------------------------------------

    def keep(self, payload: Payload, part: str, client_id: str) -> None:
        """Keep it; sending it again under the same id is harmless."""
        self.store.add_entry(self.who, payload.entry(self.lesson, part, client_id))

    def every(self, kind: type[P]) -> Iterator[tuple[Learned, P]]:
        """Yield what was kept of one kind in this lesson, the latest first."""
        for learned in reversed(learning.read(self.store.entries(self.who, self.lesson))):
            if isinstance(learned.payload, kind):
                yield learned, learned.payload

    def check_in(self, when: Literal["before", "after"], session: UUID | None = None) -> learning.CheckedIn | None:
        """Return how the trainee said they were: in this sitting before a talk, or after that one."""
        since = datetime.now(UTC) - SITTING
        for learned, kept in self.every(learning.CheckedIn):
            if kept.when == when and (kept.session == session if session else learned.entry.time >= since):
                return kept
        return None

    def looked_at(self, session: UUID) -> learning.GoalLookedAt | None:
        """Return how the trainee said that it went with the goal of a talk."""
        return next((kept for _, kept in self.every(learning.GoalLookedAt) if kept.session == session), None)

    def goal_of(self, session: UUID) -> str:
        """Return what was taken into a talk to try; empty where nothing was."""
        return next((kept.goal for _, kept in self.every(learning.GoalTaken) if kept.session == session), "")

    def disputes(self, session: UUID) -> list[learning.CueDisputed]:
        """Return the cues of a talk of which the trainee thinks that they heard them."""
        return [kept for _, kept in self.every(learning.CueDisputed) if kept.session == session]

    def other_words(self, session: UUID, head: int) -> learning.OtherWordsFound | None:
        """Return what a language model worded for the look back at a talk as it stands; None where nothing is kept."""
        every = self.every(learning.OtherWordsFound)
        return next((kept for _, kept in every if (kept.session, kept.head) == (session, head)), None)

    def own_look(self, session: UUID) -> OwnLook:
        """Return the trainee's own view of a talk, as far as they have come with it."""
        return own_look(session, learning.read(self.store.entries(self.who, self.lesson)))

    # --- drafts -----------------------------------------------------------------------------------------------------

    def draft(self, field: str) -> str:
        """Return what stands in a field and was not kept yet."""
        return self.store.draft(self.who, f"{self.lesson}/{field}")

    def keep_draft(self, field: str, text: str) -> None:
        """Keep what stands in a field; empty text forgets it."""
        self.store.keep_draft(self.who, f"{self.lesson}/{field}", text)

    # --- talks ------------------------------------------------------------------------------------------------------

    @property
    def country(self) -> str:
        """Whose services are shown (ISO 3166, two letters); empty for the international ones alone."""
        return country_of(self.store, self.who, self._settings)

    def talks(self) -> tuple[Talk, ...]:
        """Return all talks, the latest first."""
        return talks_of(self.store, self.who)

    def latest_begun(self) -> Talk | None:
        """Return the latest talk of this lesson's practice that was begun."""
        begun = self.store.sessions_with(self.who, "room_entered")
        return next((talk for talk in self._here() if talk.session in begun), None)

    def about_to_begin(self) -> bool:
        """Whether the room waits for a talk to be begun: none was opened here, or the latest has not begun."""
        latest = next(self._here(), None)
        return latest is None or latest.session not in self.store.sessions_with(self.who, "room_entered")

    def heavy_lately(self) -> HeavyTalk | None:
        """Return the heavy talk that was ended in this sitting, of any lesson."""
        return heavy_lately(self.store, self.who, unwanted_by(self.store, self.who), place=PLACE)

    def latest_ended(self) -> EndedTalk | None:
        """Return the latest talk of this lesson's practice that has ended and was not taken up again."""
        ended = (self._read(talk.session) for talk in self._here() if talk.ended)
        return next((one for one in ended if one is not None and one.conversation.ended is not None), None)

    def talk(self, session: UUID) -> EndedTalk | None:
        """Return a talk of this lesson's practice that has ended, also where it was taken up again since."""
        return next((self._read(one.session) for one in self._here() if one.session == session and one.ended), None)

    def _read(self, session: UUID) -> EndedTalk | None:
        try:
            conversation = Conversation.fold(events.typed(one) for one in self.store.records(session))
        except events.UnreadableEventError:
            return None
        if conversation.started is None:
            return None
        body = self.store.snapshot(conversation.started.snapshot)
        return EndedTalk(session, Persona.model_validate_json(body), conversation)

    def _here(self) -> Iterator[Talk]:
        return (talk for talk in self.talks() if talk.lesson == self.lesson and talk.place == PLACE)
