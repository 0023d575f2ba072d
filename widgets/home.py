"""The home page: the path of lessons, what is done, where to go on, and what someone told about themselves.

A handler only enqueues; one worker owns the store. Nothing personal is touched before the page says hello. What goes
wrong is a sentence on the page, and the lessons stay in reach.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from holdspace.content import Content, find_content
from holdspace.identity import IdentityError
from holdspace.problem import ContentError
from holdspace.settings import Settings, SettingsError, read_settings
from holdspace.store import StoreError
from widgets.home_path import Course
from widgets.home_protocol import Draft, Intent, News, Ping, State, Tell, read_intent
from widgets.home_state import bare, read_course, whole
from widgets.home_visit import HomeVisit
from widgets.home_words import words
from widgets.scripts import PageWidget
from widgets.worker import Worker

__all__ = ["Home", "HomeView"]

_log = logging.getLogger("holdspace")


class HomeView(PageWidget):
    """The page in a browser. It shows what it is told; what the messages are, ``home_protocol.py`` says."""

    scripts = ("page_unsent.js", "page_help.js", "page_ways.js", "home_form.js", "home.js")
    sheets = ("page_help.css", "home.css")

    def __init__(self, listener: Callable[[Intent], None], **traits: Any) -> None:
        self._listener = listener
        super().__init__(**{"words": words("page"), **traits})
        self.on_msg(self._arrived)

    def tell(self, news: News) -> None:
        """Show ``news`` in every view; safe from any thread."""
        self.send(news)

    def _arrived(self, _view: HomeView, content: object, _buffers: object) -> None:
        intent = read_intent(content)
        if isinstance(intent, Ping):
            self.tell({"type": "pong", "n": intent.n})
        elif intent is not None:
            self._listener(intent)


class Home:
    """The home page of one visitor; a notebook shows its ``view``."""

    def __init__(self) -> None:
        self.view = HomeView(self._enqueue)
        self._worker = Worker("home", self._failed)
        self._settings: Settings | None = None
        self._content: Content | None = None
        self._course: Course | None = None
        self._visit: HomeVisit | None = None
        self._worker.do(self._warm)

    def _enqueue(self, intent: Intent) -> None:
        self._worker.do(lambda: self._do(intent))

    def _do(self, intent: Intent) -> None:
        if isinstance(intent, Tell):
            self._keep(intent)
        elif isinstance(intent, Draft):
            self._here.keep_draft(intent.about)
        else:
            self.view.tell(self._state())

    def _keep(self, tell: Tell) -> None:
        try:
            self._here.tell(tell.about, self._read()[2], tell.id)
        except (StoreError, IdentityError) as error:
            self.view.tell({"type": "notice", "text": str(error), "id": tell.id})
        else:
            self.view.tell({"type": "kept", "id": tell.id})
            self.view.tell(self._state())

    # --- what there is to learn -------------------------------------------------------------------------------------

    def _warm(self) -> None:
        """Read the lessons before anyone is here; nothing personal. What is wrong is said when someone comes."""
        try:
            self._read()
        except (ContentError, SettingsError):
            _log.warning("The lessons cannot be read.", exc_info=True)

    def _read(self) -> tuple[Settings, Content, Course]:
        """Return the settings, the content and the course. Raises ContentError, SettingsError."""
        if self._settings is None or self._content is None or self._course is None:
            self._settings = read_settings()
            self._content = find_content(self._settings.content)
            self._course = read_course(self._content)
        return self._settings, self._content, self._course

    @property
    def _here(self) -> HomeVisit:
        """The visit, which begins when it is first needed."""
        if self._visit is None:
            self._visit = HomeVisit(self._read()[0])
        return self._visit

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _state(self) -> State:
        say = words("kernel")
        try:
            settings, content, course = self._read()
        except SettingsError as error:
            return bare(f"{say['settings_trouble']} {error}")
        except ContentError:
            _log.warning("The lessons cannot be read.", exc_info=True)
            return bare(say["content_trouble"])
        known, trouble = None, ""
        try:
            known = self._here.known(course)
        except (StoreError, IdentityError) as error:
            if self._visit is not None:  # opened anew at the next try
                self._visit.close()
                self._visit = None
            _log.warning("What was kept could not be read: %s", error)
            trouble = say["store_trouble"]
        return whole(settings, content, course, known, trouble)

    def _failed(self, error: Exception) -> None:
        text = str(error) if isinstance(error, StoreError | IdentityError) else words("kernel")["trouble"]
        self.view.tell({"type": "notice", "text": text, "id": ""})
