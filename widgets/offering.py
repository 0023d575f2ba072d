"""Ways to go on, offered under the person's last words: at once, when asked for, and again after a stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from holdspace.suggesting import Suggested
from widgets import views
from widgets.room_playing import spend
from widgets.stopped import left_unanswered, moment_after_stop, still_offered
from widgets.suggesting import Suggesting

if TYPE_CHECKING:
    from holdspace.conversation import TurnKept
    from holdspace.session import Parts, Session
    from holdspace.suggesting import Asking
    from widgets.chat import Chat
    from widgets.worker import Worker


class Offering:
    """What is offered in a room; ``talk`` and ``parts`` return those of now."""

    def __init__(
        self, chat: Chat, worker: Worker, talk: Callable[[], Session], parts: Callable[[], Parts | None]
    ) -> None:
        self._chat = chat
        self._talk = talk
        self._parts = parts
        self._suggesting = Suggesting(lambda asked, made: worker.do(lambda: self._take(asked, made)))
        self._coming: int | None = None

    # --- what stands there ------------------------------------------------------------------------------------------

    @property
    def coming(self) -> bool:
        """Whether a model is at work on those for this moment."""
        head = self._head
        return head is not None and head.turn == self._coming

    @property
    def may_be_asked_for(self) -> bool:
        """Whether the trainee may ask for them now."""
        talk, head = self._talk(), self._head
        asks = talk.started.suggestions in ("after_draft", "on_request")
        if not asks or head is None or head.suggestions:
            return False
        return bool(head.sentences) or moment_after_stop(talk) is not None

    def tell(self) -> None:
        """Show what stands there, or that it comes, or that it can be asked for."""
        head = self._head
        coming = self.coming and head is not None and not head.suggestions
        if head is not None and (head.suggestions or coming or self.may_be_asked_for):
            items = views.suggestions(head)
            self._chat.tell({"type": "suggestions", "turn": head.turn, "items": items, "coming": coming})

    # --- making them ------------------------------------------------------------------------------------------------

    def call_off(self) -> None:
        """Wait for none any more: the trainee has written."""
        self._suggesting.call_off()
        self._coming = None

    def ask(self, draft: str) -> None:
        """Make those that were asked for: by the model where there is one, else at once."""
        talk = self._talk()
        if left_unanswered(talk.conversation) is not None:
            self._make(moment_after_stop(talk, draft))
            return
        moment = talk.asking(draft)
        if moment is None:
            spend(talk.suggestions(draft))
        self._begin(moment)

    def unasked(self) -> None:
        """Make those that a lesson wants at once; after a stop before the first word, offer again what still fits."""
        talk = self._talk()
        stopped = left_unanswered(talk.conversation)
        if stopped is None:
            self._begin(talk.asking())
            return
        moment = moment_after_stop(talk)
        if moment is not None and (items := still_offered(talk.conversation, stopped)):
            spend(talk.suggested(moment, Suggested(items, ())))
        elif talk.started.suggestions == "at_once":
            self._make(moment)

    def _make(self, moment: Asking | None) -> None:
        """Make those for a moment after a stop, of which the talk itself makes none."""
        parts = self._parts()
        if moment is None or parts is None:
            return
        if parts.suggester is None:
            self._write(moment, parts)
        self._begin(moment)

    def _write(self, moment: Asking, parts: Parts) -> None:
        from holdspace.suggest_llm import offline  # noqa: PLC0415  # only where a reply was stopped

        spend(self._talk().suggested(moment, Suggested(offline(moment, parts.helper_reader), ())))

    def _begin(self, moment: Asking | None) -> None:
        parts = self._parts()
        if moment is not None and parts is not None and parts.suggester is not None:
            self._coming = moment.turn
            self._suggesting.ask(parts.suggester, moment)

    def _take(self, moment: Asking, made: Suggested | None) -> None:
        """Take what the model made of the moment; the written ones where it made nothing."""
        self._coming = None
        talk, parts = self._talk(), self._parts()
        if made is not None:
            spend(talk.suggested(moment, made))
        elif left_unanswered(talk.conversation) is None:
            spend(talk.suggestions(moment.draft))
        elif parts is not None:
            self._write(moment, parts)
        self.tell()

    @property
    def _head(self) -> TurnKept | None:
        conversation = self._talk().conversation
        return conversation.turns.get(conversation.head) if conversation.head is not None else None
