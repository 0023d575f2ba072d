"""How a talk stands, told to the page as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.events import UnreadableEventError
from holdspace.identity import IdentityError
from holdspace.problem import ContentError
from holdspace.pronouns import FORMS
from holdspace.session import NotPossibleError
from holdspace.store import LeaseLost, StoreError
from widgets import protocol, views
from widgets.home_state import model_host
from widgets.words import words

if TYPE_CHECKING:
    from holdspace.content import Content
    from holdspace.conversation import Conversation
    from holdspace.curriculum import Lesson
    from holdspace.persona import Persona
    from holdspace.settings import Settings
    from widgets.offering import Offering
    from widgets.visit import Visit


class RoomNews:
    """Says what there is; ``looked_back`` says whether a look back stands around the room."""

    def __init__(self, lesson: Lesson, content: Content, settings: Settings, offering: Offering) -> None:
        self._lesson = lesson
        self._content = content
        self._settings = settings
        self._offering = offering

    def state(self, here: Visit, *, looked_back: bool) -> protocol.StateNews:
        """Return all there is to show."""
        talk = here.talk
        conversation = talk.conversation
        head = conversation.turns.get(conversation.head) if conversation.head is not None else None
        over = conversation.ended is not None
        return {
            "type": "state",
            "stage": stage(conversation),
            "person": views.person_card(talk.persona),
            "lesson": self._lesson.title,
            "messages": views.messages(conversation, talk.persona, talk.started.feeling),
            "suggestions": [] if over else views.suggestions(head),
            "suggestions_mode": talk.started.suggestions,
            "suggestions_ready": self._offering.may_be_asked_for,
            "model_host": model_host(self._settings),
            "suggestions_coming": self._offering.coming,
            "feeling_mode": talk.started.feeling,
            "draft": here.draft,
            "busy": False,
            "services": [views.service(s) for s in self._content.services().for_country(here.country)],
            "country": here.country,
            "countries": list(self._content.services().countries()),
            "closing": closing(talk.persona, looked_back=looked_back) if over else [],
            "resumed": here.resumed,
            "stepped_out": conversation.stepped_out,
            "talk": str(talk.id),
        }


def stage(conversation: Conversation) -> protocol.Stage:
    """Return which of its screens the room shows."""
    if conversation.on_break:
        return "break"
    if conversation.ended is not None:
        return "ended"
    return "talking" if conversation.entered else "before"


def closing(persona: Persona, *, looked_back: bool) -> list[str]:
    """Return what is said at the end; of a look back only where one stands around the room."""
    catalogue = words("room")
    fill = {"name": persona.name, "Subject": FORMS[persona.pronouns].subject.capitalize()}
    lines = ["closing_nothing_happened", "closing_yours", "closing_stays"]
    if looked_back:
        lines.append("closing_look_back")
    return [catalogue[line].format(**fill) for line in lines]


def model(conversation: Conversation, persona: Persona) -> protocol.ModelNews:
    """Return the calm line that written words stand in for a model's, for as long as they do."""
    head = conversation.turns.get(conversation.head) if conversation.head is not None else None
    fault = head.fault if head is not None and conversation.ended is None else None
    text = words("room")["model_limit" if fault == "limit" else "model_away"].format(name=persona.name)
    return {"type": "model", "text": text if fault not in {None, "cancelled"} else ""}


def trouble(error: Exception) -> str:
    """Return what went wrong in words for a trainee: our own errors in theirs, and never those of a fault of ours."""
    catalogue = words("room")
    if isinstance(error, LeaseLost):
        return catalogue["taken_over"]
    if isinstance(error, ContentError):
        return catalogue["content_trouble"]
    if isinstance(error, StoreError | IdentityError | UnreadableEventError | NotPossibleError):
        return str(error)
    return catalogue["trouble"]
