"""What is said in a room, and what comes of it: sent, held back, stopped, answered after all, said another way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING
from uuid import uuid4

from holdspace.events import Event
from holdspace.session import NotPossibleError
from widgets import room_news
from widgets.room_playing import spend
from widgets.stopped import broken_off, unanswered

if TYPE_CHECKING:
    from holdspace.session import Session
    from widgets.chat import Chat
    from widgets.offering import Offering
    from widgets.room_playing import Playing
    from widgets.room_seats import Seats
    from widgets.visit import Visit


class Talking:
    """Carries a trainee's words to the session. ``stop`` is the token of the intent that is being done."""

    def __init__(
        self,
        chat: Chat,
        here: Callable[[], Visit],
        playing: Playing,
        offering: Offering,
        seats: Seats,
    ) -> None:
        self._chat = chat
        self._here = here
        self._playing = playing
        self._offering = offering
        self._seats = seats

    def send(self, id_: str, text: str, suggestion: str | None, stop: threading.Event) -> None:
        """Say it, and show what comes of it."""
        talk = self._talk
        self._offering.call_off()
        known = talk.conversation.client_ids.get(id_)
        if known is not None:
            self._playing.acknowledge(id_, known)
        try:
            self.play(talk.say(text, id_, suggestion, stop), stop)
        except NotPossibleError as error:
            self._chat.tell({"type": "notice", "text": str(error)})
            self._playing.tell_state()
            return
        if talk.holds_back(id_):
            self._hold_back(id_, text)
        self._seats.draw(self._talk)

    def _hold_back(self, id_: str, text: str) -> None:
        """Give the words back to whoever wrote them, unsaid, and show what is not part of the story."""
        here = self._here()
        if text not in here.draft:
            here.keep_draft("\n\n".join(part for part in (text, here.draft) if part.strip()))
        self._chat.tell({"type": "held_back", "id": id_})
        self._playing.tell_state()

    def let_answer(self, stop: threading.Event) -> None:
        """Have the person answer after all where they were stopped: the same is said once more, as a try of its own."""
        talk = self._talk
        conversation = talk.conversation
        turn = conversation.turns.get(conversation.head) if conversation.head is not None else None
        stopped = turn is not None and (unanswered(turn) or broken_off(turn)) and conversation.ended is None
        if turn is None or turn.text is None or not stopped:
            self._playing.tell_state()
            return
        self._offering.call_off()
        draft, id_ = self._here().draft, uuid4().hex
        spend(talk.branch(turn.turn))
        happening = talk.say(turn.text, id_, turn.suggestion, stop)
        said = [event for event in (next(happening, None),) if event is not None]
        self._playing.tell_state()
        self.play(chain(said, happening), stop)
        if talk.holds_back(id_):
            self._hold_back(id_, turn.text)
            return
        self._here().keep_draft(draft)  # what they have begun to write was not sent
        self._seats.draw(self._talk)

    def play(self, happening: Iterator[Event], stop: threading.Event) -> None:
        """Show what happens, and what can be said to it."""
        left = self._playing.play(happening, stop)
        conversation = self._talk.conversation
        if conversation.ended is None and not conversation.stepped_out:
            self._offering.unasked()
            self._offering.tell()
        if conversation.ended is not None or left:
            self._playing.tell_state()
        self._chat.tell(room_news.model(conversation, self._talk.persona))

    def another_way(self, turn: int) -> None:
        """Open a branch, with what was said there in the composer to be changed, unless something else is begun."""
        spend(self._talk.branch(turn))
        if not self._here().draft:
            self._here().keep_draft(self._talk.conversation.turns[turn].text or "")

    @property
    def _talk(self) -> Session:
        return self._here().talk
