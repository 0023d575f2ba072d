"""The practice room: the only place that wires a session to widgets.

A handler only enqueues, since it may run on any thread; one worker owns the session, its store and its chance. The
page sends intents and shows news; the session yields events; this module and its pieces (``room_talking.py``,
``room_playing.py``, ``room_news.py``, ``room_seats.py``, ``offering.py``) turn the one into the other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from holdspace.content import Content, find_content
from holdspace.parts import Opened, parts_for, warm
from holdspace.session import Parts, Session
from holdspace.settings import Settings, read_settings
from holdspace.transcript import as_json, as_markdown
from widgets import protocol, room_news
from widgets.chat import Chat
from widgets.offering import Offering
from widgets.room_playing import Playing, spend
from widgets.room_seats import Seats
from widgets.room_talking import Talking
from widgets.visit import Visit
from widgets.words import words
from widgets.worker import Worker

if TYPE_CHECKING:
    from holdspace.curriculum import Lesson
    from holdspace.persona import Persona


class Room:
    """One practice room on one page.

    Nothing personal is touched before the page says hello: a kernel that was started ahead may wait for a visitor who
    never comes.
    """

    def __init__(self, lesson: Lesson, persona: Persona, content: Content, settings: Settings) -> None:
        self.chat = Chat()
        self._seats = Seats(self.chat, persona)
        self.view = self._seats.view
        self._first = persona
        self._goal = lesson.practice.goal
        self._was: tuple[object, ...] = ()
        self._changed: Callable[[], None] | None = None
        self._lesson = lesson
        self._content = content
        self._settings = settings
        self._token = threading.Event()
        self._wanted: list[threading.Event] = []
        self._worker = Worker(f"room-{lesson.id}", self._failed)
        self._parts: Parts | None = None
        self._counted = Opened()
        self._visit: Visit | None = None
        self._offering = Offering(self.chat, self._worker, lambda: self._talk, lambda: self._parts)
        self._news = room_news.RoomNews(lesson, content, settings, self._offering)
        self._playing = Playing(self.chat, lambda: self._here, self._tell_state)
        self._talking = Talking(self.chat, lambda: self._here, self._playing, self._offering, self._seats)
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
        self._show_all()

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
                self._playing.set_pace(intent)
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
            self._talking.send(intent["id"], intent["text"], intent.get("suggestion"), self._token)
        elif intent["type"] == "take":
            spend(self._talk.take(intent["suggestion"]))
        elif intent["type"] == "ask_suggestions":
            self._offering.ask(intent.get("draft") or "")
            self._offering.tell()
        elif intent["type"] == "export":
            self._export(intent["format"])
        elif intent["type"] == "go_on" and not self._talk.conversation.stepped_out:
            self._talking.let_answer(self._token)
        else:
            self._change(intent)
            self._show_all()

    def _change(self, intent: protocol.Intent) -> None:
        """Do what changes more than a line."""
        talk = self._talk
        if intent["type"] == "begin":
            self._goal = self._here.take_goal()
            self._talking.play(talk.enter(self._token), self._token)
        elif intent["type"] == "place":
            spend(talk.place(intent["turn"], intent["valence"], intent["arousal"]))
        elif intent["type"] == "branch":
            self._talking.another_way(intent["turn"])
        elif intent["type"] == "switch":
            spend(talk.show(intent["turn"]))
        elif intent["type"] in ("break", "back", "go_on"):
            spend({"break": talk.pause, "back": talk.back, "go_on": talk.go_on}[intent["type"]]())
        elif intent["type"] == "end":
            self._talking.play(talk.end(self._token), self._token)
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
            self._talking.play(self._talk.catch_up(self._token), self._token)
        self._seats.draw(self._talk)

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

    # --- telling the page -------------------------------------------------------------------------------------------

    def _show_all(self) -> None:
        self._tell_state()
        self._seats.draw(self._talk)

    def _tell_state(self) -> None:
        self._seats.seat(self._talk, self._goal)
        # a lesson that shows a look back stands around a room that somebody watches
        self.chat.tell(self._news.state(self._here, looked_back=self._changed is not None))

    # --- around it --------------------------------------------------------------------------------------------------

    def _export(self, format_: str) -> None:
        talk = self._talk
        make, mime = (as_json, "application/json") if format_ == "json" else (as_markdown, "text/markdown")
        date = datetime.now(UTC).date().isoformat()
        name = words("room")["export_name"].format(name=talk.persona.id, date=date)
        content = make(talk.conversation, talk.persona)
        spend(talk.exported(format_))
        self.chat.tell({"type": "exported", "name": f"{name}.{format_}", "mime": mime, "content": content})

    def _failed(self, error: Exception) -> None:
        """Say in a sentence what went wrong, and the way on."""
        self._playing.typing(on=False)
        self.chat.tell({"type": "notice", "text": room_news.trouble(error), "way_on": "continue"})


def open_room(lesson: str) -> Room:
    """Set the practice room of a lesson. Raises ContentError, SettingsError."""
    settings = read_settings()
    content = find_content(settings.content)
    found = content.curriculum().lesson(lesson)
    return Room(found, content.practice_person(lesson), content, settings)
