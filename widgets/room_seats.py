"""What a room looks like around its talk: the chat, and beside it how the person sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets

from holdspace.pronouns import FORMS
from widgets import views
from widgets.emotion import FeelingPanel
from widgets.scripts import joined

if TYPE_CHECKING:
    from holdspace.persona import Persona
    from holdspace.session import Session
    from widgets.chat import Chat

_STYLE = joined("room.css")


class Seats:
    """The chat and the panel of whoever sits there; ``view`` is what a page shows."""

    def __init__(self, chat: Chat, persona: Persona) -> None:
        self._chat = chat
        self._panel = _panel(persona, "")
        self._seated = (persona.id, "")
        style = ipywidgets.HTML(f"<style>{_STYLE}</style>", layout=ipywidgets.Layout(display="none"))
        self._both = ipywidgets.Box([chat, self._panel]).add_class("hs-room")
        self.view = ipywidgets.Box([style, self._both]).add_class("hs-desk")

    def seat(self, talk: Session, goal: str) -> None:
        """Have the panel speak of whoever sits there, and, once a talk has begun, of what is to be tried.

        Before that, it stands in the card above the room, where it can still be changed.
        """
        seated = (talk.persona.id, goal if talk.conversation.entered else "")
        if seated != self._seated:
            self._seated = seated
            self._panel = _panel(talk.persona, seated[1])
            self._both.children = (self._chat, self._panel)

    def draw(self, talk: Session) -> None:
        """Draw the feeling as the lesson shows it now."""
        conversation, mode = talk.conversation, talk.started.feeling
        over = conversation.ended is not None
        waits = any(t.sentences and t.placed is None for t in conversation.path())
        as_ = "shown" if over or (mode == "place_first" and not waits) else mode
        self._panel.show(views.points(conversation, talk.persona, mode), as_)


def _panel(persona: Persona, goal: str) -> FeelingPanel:
    forms = FORMS[persona.pronouns]
    return FeelingPanel(persona.name, forms.subject, forms.possessive, goal)
