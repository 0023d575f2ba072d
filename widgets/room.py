"""The practice room: the only place that wires a session to widgets.

A handler only enqueues, since it may run on any thread; one worker owns the session, its store and its chance. The
page sends intents and shows news; the session yields events; this module turns the one into the other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import ipywidgets

from holdspace import events
from holdspace.content import Content, find_content
from holdspace.identity import IdentityError
from holdspace.parts import Opened, parts_for, warm
from holdspace.problem import ContentError
from holdspace.pronouns import FORMS
from holdspace.session import NotPossibleError, Parts, Session
from holdspace.settings import Settings, read_settings
from holdspace.store import LeaseLost, StoreError
from holdspace.transcript import as_json, as_markdown
from widgets import protocol, views
from widgets.chat import Chat
from widgets.emotion import FeelingPanel
from widgets.home_state import model_host
from widgets.pace import Pace
from widgets.scripts import joined
from widgets.suggesting import Suggesting
from widgets.visit import Visit
from widgets.words import words
from widgets.worker import Worker

if TYPE_CHECKING:
    from holdspace.curriculum import Lesson
    from holdspace.persona import Persona
    from holdspace.suggesting import Asking, Suggested

_STYLE = joined("room.css")


class Room:
    """One practice room on one page.

    Nothing personal is touched before the page says hello: a kernel that was started ahead may wait for a visitor who
    never comes.
    """

    def __init__(self, lesson: Lesson, persona: Persona, content: Content, settings: Settings) -> None:
        self.chat = Chat()
        self.panel = _panel(persona, "")
        style = ipywidgets.HTML(f"<style>{_STYLE}</style>", layout=ipywidgets.Layout(display="none"))
        self._seats = ipywidgets.Box([self.chat, self.panel]).add_class("hs-room")
        self.view = ipywidgets.Box([style, self._seats]).add_class("hs-desk")
        self._first = persona
        self._seated = (persona.id, "")
        self._goal = lesson.practice.goal
        self._was: tuple[object, ...] = ()
        self._changed: Callable[[], None] | None = None
        self._lesson = lesson
        self._content = content
        self._settings = settings
        self._pace = Pace()
        self._token = threading.Event()
        self._wanted: list[threading.Event] = []
        self._worker = Worker(f"room-{lesson.id}", self._failed)
        self._parts: Parts | None = None
        self._counted = Opened()
        self._suggesting = Suggesting(lambda asked, made: self._worker.do(lambda: self._suggested(asked, made)))
        self._coming: int | None = None
        self._visit: Visit | None = None
        self.chat.on_intent(self._enqueue)
        self._worker.do(self._warm)

    # --- the lesson around it ---------------------------------------------------------------------------------------

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` told when a talk has begun, ended or gone on; it runs on the room's thread."""
        self._changed = callback

    def choose(self, person: str) -> None:
        """Practise with this person of the lesson; a talk that has begun goes on."""

        def choose() -> None:
            self._here.choose(person)
            self._look()

        self._worker.do(choose)

    def look_again(self) -> None:
        """Show what was changed outside the room, the goal for one."""
        self._worker.do(self._look)

    def _look(self) -> None:
        self._goal = self._here.goal
        self._tell_state()
        self._draw()

    def _notice_change(self) -> None:
        if self._visit is None or self._changed is None:
            return
        talk = self._visit.talk
        now = (talk.id, talk.conversation.entered, talk.conversation.ended)
        if self._was and now != self._was:
            self._changed()
        self._was = now

    # --- the page speaks --------------------------------------------------------------------------------------------

    def _enqueue(self, intent: protocol.Intent) -> None:
        if intent["type"] == "stop":
            for token in tuple(self._wanted):  # not behind the reply that it is to stop
                token.set()
            return
        token = threading.Event()
        self._wanted.append(token)
        self._worker.do(lambda: self._handle(intent, token))

    def _handle(self, intent: protocol.Intent, token: threading.Event) -> None:
        self._token = token
        try:
            if intent["type"] == "hello":
                self._pace.set(intent["pace"])
                self._greet()
            else:
                self._do(intent)
        finally:
            self._wanted.remove(token)
            self._notice_change()

    def _do(self, intent: protocol.Intent) -> None:
        if intent["type"] == "draft":
            self._here.keep_draft(intent["text"])
        elif intent["type"] == "send":
            self._send(intent["id"], intent["text"], intent.get("suggestion"))
        elif intent["type"] == "take":
            _spend(self._talk.take(intent["suggestion"]))
        elif intent["type"] == "ask_suggestions":
            self._suggest(intent.get("draft") or "")
        elif intent["type"] == "export":
            self._export(intent["format"])
        else:
            self._change(intent)
            self._tell_state()
            self._draw()

    def _change(self, intent: protocol.Intent) -> None:
        """Do what changes more than a line."""
        talk = self._talk
        if intent["type"] == "begin":
            self._goal = self._here.take_goal()
            self._play(talk.enter(self._token))
        elif intent["type"] == "place":
            _spend(talk.place(intent["turn"], intent["valence"], intent["arousal"]))
        elif intent["type"] == "branch":
            self._offer_again(intent["turn"])
        elif intent["type"] == "switch":
            _spend(talk.show(intent["turn"]))
        elif intent["type"] in ("break", "back", "go_on"):
            _spend({"break": talk.pause, "back": talk.back, "go_on": talk.go_on}[intent["type"]]())
        elif intent["type"] == "end":
            self._play(talk.end(self._token))
        elif intent["type"] == "again":
            self._here.start_again()
        elif intent["type"] == "country":
            self._keep_country(intent["code"])

    def _keep_country(self, code: str) -> None:
        self._here.keep_country(code)
        if self._changed is not None:  # the parts around it show services too
            self._changed()

    # --- opening ----------------------------------------------------------------------------------------------------

    def _warm(self) -> None:
        """Load what a talk will need, before anyone is here; nothing personal."""
        self._parts = parts_for(self._settings, self._counted)
        warm(self._parts, self._first)

    def _greet(self) -> None:
        """Answer a page that has just opened: the state, and whatever a crash left unanswered."""
        here = self._here
        self._goal = here.goal
        self._tell_state()
        if here.unreadable:
            self.chat.tell({"type": "notice", "text": here.unreadable})
        if self._talk.conversation.entered and not self._talk.conversation.on_break:
            self._play(self._talk.catch_up(self._token))
        self._draw()

    @property
    def _here(self) -> Visit:
        """The visit, which begins when it is first needed."""
        if self._visit is None:
            parts = self._parts or parts_for(self._settings, self._counted)
            self._visit = Visit(self._lesson, self._content, self._settings, parts)
            self._counted.record = self._visit.record
        return self._visit

    @property
    def _talk(self) -> Session:
        return self._here.talk

    @property
    def _persona(self) -> Persona:
        return self._here.talk.persona

    # --- a turn -----------------------------------------------------------------------------------------------------

    def _send(self, id_: str, text: str, suggestion: str | None) -> None:
        talk = self._talk
        self._suggesting.call_off()
        self._coming = None
        known = talk.conversation.client_ids.get(id_)
        if known is not None:
            self._acknowledge(id_, known)
        try:
            self._play(talk.say(text, id_, suggestion, self._token))
        except NotPossibleError as error:
            self.chat.tell({"type": "notice", "text": str(error)})
            self._tell_state()
            return
        if talk.holds_back(id_):
            self._hold_back(id_, text)
        self._draw()

    def _hold_back(self, id_: str, text: str) -> None:
        """Give the words back to whoever wrote them, unsaid, and show what is not part of the story."""
        if text not in self._here.draft:
            self._here.keep_draft("\n\n".join(part for part in (text, self._here.draft) if part.strip()))
        self.chat.tell({"type": "held_back", "id": id_})
        self._tell_state()

    def _play(self, happening: Iterator[events.Event]) -> None:  # noqa: C901  # one case an event, each a line or two
        """Show what happens as it happens, at the pace of someone typing."""
        conversation = self._talk.conversation
        self._pace.begin(self._token)
        for record, payload in happening:
            match payload:
                case events.MessageSent():
                    if record.client_id is not None:
                        self._acknowledge(record.client_id, record.turn)
                    self._here.keep_draft("")
                    self._typing(on=True)
                    self._pace.before_first()
                case events.RoomEntered():
                    self._tell_state()
                    self._typing(on=True)
                    self._pace.before_first()
                case events.TurnDecided():
                    self._pace.take(payload.beat.manner)
                case events.SentenceReleased():
                    self.chat.tell(
                        {
                            "type": "sentence",
                            "turn": record.turn,
                            "text": payload.text,
                            "bubble": payload.bubble,
                            "time": record.time.astimezone(UTC).isoformat(timespec="seconds"),
                        }
                    )
                    self._pace.after(payload.text)
                case events.ReplyReplaced():
                    self.chat.tell({"type": "replaced", "turn": record.turn})
                case events.ClientRead():
                    turn = conversation.turns[record.turn]
                    number = views.number_of(conversation, turn) + (turn.text is not None)
                    mode = self._talk.started.feeling
                    message = views.person_message(conversation, turn, self._persona, mode, number)
                    self.chat.tell({"type": "reply", "message": message})
                case _:
                    pass
        self._typing(on=False)
        if conversation.ended is not None:
            self._tell_state()
        elif not conversation.stepped_out:
            self._suggest_unasked()
        self._tell_model()

    def _suggest(self, draft: str) -> None:
        """Make the suggestions that were asked for: by the model where there is one, else at once."""
        moment = self._talk.asking(draft)
        if moment is None:
            _spend(self._talk.suggestions(draft))
        self._begin_suggesting(moment)

    def _suggest_unasked(self) -> None:
        self._begin_suggesting(self._talk.asking())

    def _begin_suggesting(self, moment: Asking | None) -> None:
        suggester = self._parts.suggester if self._parts is not None else None
        if moment is not None and suggester is not None:
            self._coming = moment.turn
            self._suggesting.ask(suggester, moment)
        self._tell_suggestions()

    def _suggested(self, moment: Asking, made: Suggested | None) -> None:
        """Take what the model made of the moment; the written ones where it made nothing."""
        self._coming = None
        _spend(self._talk.suggestions(moment.draft) if made is None else self._talk.suggested(moment, made))
        self._tell_suggestions()

    def _acknowledge(self, id_: str, turn: int) -> None:
        conversation = self._talk.conversation
        kept = conversation.turns[turn]
        message = views.helper_message(conversation, kept, views.number_of(conversation, kept))
        self.chat.tell({"type": "ack", "id": id_, "message": message})

    def _offer_again(self, turn: int) -> None:
        """Open a branch, with what was said there in the composer to be changed, unless something else is begun."""
        _spend(self._talk.branch(turn))
        if not self._here.draft:
            self._here.keep_draft(self._talk.conversation.turns[turn].text or "")

    # --- telling the page -------------------------------------------------------------------------------------------

    def _tell_state(self) -> None:
        talk = self._talk
        conversation = talk.conversation
        head = conversation.turns.get(conversation.head) if conversation.head is not None else None
        self._seat()
        self.chat.tell(
            {
                "type": "state",
                "stage": self._stage(),
                "person": views.person_card(self._persona),
                "lesson": self._lesson.title,
                "messages": views.messages(conversation, self._persona, talk.started.feeling),
                "suggestions": views.suggestions(head) if conversation.ended is None else [],
                "suggestions_mode": talk.started.suggestions,
                "suggestions_ready": self._may_suggest(),
                "model_host": model_host(self._settings),
                "suggestions_coming": head is not None and head.turn == self._coming,
                "feeling_mode": talk.started.feeling,
                "draft": self._here.draft,
                "busy": False,
                "services": self._services(),
                "country": self._here.country,
                "countries": list(self._content.services().countries()),
                "closing": self._closing() if conversation.ended is not None else [],
                "resumed": self._here.resumed,
                "stepped_out": conversation.stepped_out,
                "talk": str(talk.id),
            }
        )

    def _seat(self) -> None:
        """Have the panel speak of whoever sits there, and, once a talk has begun, of what is to be tried.

        Before that, it stands in the card above the room, where it can still be changed.
        """
        seated = (self._persona.id, self._goal if self._talk.conversation.entered else "")
        if seated != self._seated:
            self._seated = seated
            self.panel = _panel(self._persona, seated[1])
            self._seats.children = (self.chat, self.panel)

    def _stage(self) -> protocol.Stage:
        conversation = self._talk.conversation
        if conversation.on_break:
            return "break"
        if conversation.ended is not None:
            return "ended"
        return "talking" if conversation.entered else "before"

    def _may_suggest(self) -> bool:
        conversation = self._talk.conversation
        head = conversation.turns.get(conversation.head) if conversation.head is not None else None
        asks = self._talk.started.suggestions in ("after_draft", "on_request")
        return asks and head is not None and bool(head.sentences) and not head.suggestions

    def _tell_suggestions(self) -> None:
        conversation = self._talk.conversation
        head = conversation.turns.get(conversation.head) if conversation.head is not None else None
        coming = head is not None and head.turn == self._coming and not head.suggestions
        if head is not None and (head.suggestions or coming or self._may_suggest()):
            items = views.suggestions(head)
            self.chat.tell({"type": "suggestions", "turn": head.turn, "items": items, "coming": coming})

    def _tell_model(self) -> None:
        """Say calmly that written lines stand in for a model, as long as they do."""
        conversation = self._talk.conversation
        head = conversation.turns.get(conversation.head) if conversation.head is not None else None
        fault = head.fault if head is not None and conversation.ended is None else None
        text = words("room")["model_limit" if fault == "limit" else "model_away"].format(name=self._persona.name)
        self.chat.tell({"type": "model", "text": text if fault not in {None, "cancelled"} else ""})

    def _typing(self, *, on: bool) -> None:
        self.chat.tell({"type": "typing", "on": on})

    def _draw(self) -> None:
        """Draw the feeling as the lesson shows it now."""
        conversation, mode = self._talk.conversation, self._talk.started.feeling
        over = conversation.ended is not None
        waits = any(t.sentences and t.placed is None for t in conversation.path())
        as_ = "shown" if over or (mode == "place_first" and not waits) else mode
        self.panel.show(views.points(conversation, self._persona, mode), as_)

    def _services(self) -> list[protocol.Service]:
        return [views.service(s) for s in self._content.services().for_country(self._here.country)]

    def _closing(self) -> list[str]:
        catalogue = words("room")
        subject = FORMS[self._persona.pronouns].subject
        fill = {"name": self._persona.name, "Subject": subject.capitalize()}
        lines = ["closing_nothing_happened", "closing_yours", "closing_stays"]
        if self._changed is not None:  # a lesson that shows a look back stands around this room
            lines.append("closing_look_back")
        return [catalogue[line].format(**fill) for line in lines]

    # --- around it --------------------------------------------------------------------------------------------------

    def _export(self, format_: str) -> None:
        talk = self._talk
        make, mime = (as_json, "application/json") if format_ == "json" else (as_markdown, "text/markdown")
        date = datetime.now(UTC).date().isoformat()
        name = words("room")["export_name"].format(name=self._persona.id, date=date)
        content = make(talk.conversation, talk.persona)
        _spend(talk.exported(format_))
        self.chat.tell({"type": "exported", "name": f"{name}.{format_}", "mime": mime, "content": content})

    def _failed(self, error: Exception) -> None:
        """Say in a sentence what went wrong, and the way on."""
        catalogue = words("room")
        if isinstance(error, LeaseLost):
            text = catalogue["taken_over"]
        elif isinstance(error, StoreError | IdentityError):
            text = str(error)
        elif isinstance(error, ContentError):
            text = catalogue["content_trouble"]
        elif isinstance(error, events.UnreadableEventError | NotPossibleError):
            text = str(error)
        else:
            text = catalogue["trouble"]
        self._typing(on=False)
        self.chat.tell({"type": "notice", "text": text, "way_on": "continue"})


def _panel(persona: Persona, goal: str) -> FeelingPanel:
    forms = FORMS[persona.pronouns]
    return FeelingPanel(persona.name, forms.subject, forms.possessive, goal)


def _spend(happening: Iterator[events.Event]) -> None:
    for _ in happening:
        pass


def open_room(lesson: str) -> Room:
    """Set the practice room of a lesson. Raises ContentError, SettingsError."""
    settings = read_settings()
    content = find_content(settings.content)
    found = content.curriculum().lesson(lesson)
    return Room(found, content.practice_person(lesson), content, settings)
