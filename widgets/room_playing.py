"""What happens in a talk, shown as it happens, at the pace of someone typing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from holdspace import events
from widgets import views
from widgets.pace import Pace
from widgets.stopped import left_unanswered

if TYPE_CHECKING:
    from holdspace.session import Session
    from holdspace.store import Record
    from widgets.chat import Chat
    from widgets.protocol import Hello
    from widgets.visit import Visit


class Playing:
    """Turns the events of a turn into news; ``tell_state`` shows all there is, where that has changed."""

    def __init__(self, chat: Chat, here: Callable[[], Visit], tell_state: Callable[[], None]) -> None:
        self._chat = chat
        self._here = here
        self.tell_state = tell_state
        self._pace = Pace()

    def set_pace(self, hello: Hello) -> None:
        """Take the pace that the page asks for."""
        self._pace.set(hello["pace"])

    def play(self, happening: Iterator[events.Event], stop: threading.Event) -> bool:
        """Show it to its end, or until ``stop``; return whether a reply was stopped before its first word."""
        broken_off = False
        self._pace.begin(stop)
        for event in happening:
            self._show(event)
            broken_off = broken_off or isinstance(event.payload, events.ReplyInterrupted)
        self.typing(on=False)
        return broken_off and left_unanswered(self._talk.conversation) is not None

    def _show(self, event: events.Event) -> None:
        record, payload = event
        match payload:
            case events.MessageSent():
                if record.client_id is not None:
                    self.acknowledge(record.client_id, record.turn)
                self._here().keep_draft("")
                self.typing(on=True)
                self._pace.before_first()
            case events.RoomEntered():
                self.tell_state()
                self.typing(on=True)
                self._pace.before_first()
            case events.TurnDecided():
                self._pace.take(payload.beat.manner)
            case events.SentenceReleased():
                self._say(record, payload)
                self._pace.after(payload.text)
            case events.ReplyReplaced():
                self._chat.tell({"type": "replaced", "turn": record.turn})
            case events.ClientRead():
                self._tell_whole(record.turn)
            case _:
                pass

    def _say(self, record: Record, said: events.SentenceReleased) -> None:
        time = record.time.astimezone(UTC).isoformat(timespec="seconds")
        self._chat.tell(
            {"type": "sentence", "turn": record.turn, "text": said.text, "bubble": said.bubble, "time": time}
        )

    def _tell_whole(self, number: int) -> None:
        talk = self._talk
        turn = talk.conversation.turns[number]
        place = views.number_of(talk.conversation, turn) + (turn.text is not None)
        message = views.person_message(talk.conversation, turn, talk.persona, talk.started.feeling, place)
        self._chat.tell({"type": "reply", "message": message})

    def acknowledge(self, id_: str, turn: int) -> None:
        """Tell the page that the message with this id is kept."""
        conversation = self._talk.conversation
        kept = conversation.turns[turn]
        message = views.helper_message(conversation, kept, views.number_of(conversation, kept))
        self._chat.tell({"type": "ack", "id": id_, "message": message})

    def typing(self, *, on: bool) -> None:
        """Show that the person is writing, or that they are done."""
        self._chat.tell({"type": "typing", "on": on})

    @property
    def _talk(self) -> Session:
        return self._here().talk


def spend(happening: Iterator[events.Event]) -> None:
    """Let it happen; nothing of it is shown by itself."""
    for _ in happening:
        pass
