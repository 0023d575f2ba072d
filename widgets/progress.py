"""The progress page: how someone's skills showed in their talks, and each talk to be read again.

A handler only enqueues; one worker owns the store. Nothing personal is touched before the page says hello, and a talk
is looked for among the person's own alone. What goes wrong is a sentence on the page.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from holdspace.content import find_content
from holdspace.growth import growth
from holdspace.identity import IdentityError, current_identity
from holdspace.problem import ContentError
from holdspace.selfview_sessions import session_looks
from holdspace.settings import Settings, SettingsError, read_settings
from holdspace.store import Person, Store, StoreError, prepare
from widgets import progress_state as states
from widgets.progress_plots import ProgressPlots
from widgets.progress_protocol import Intent, News, Ping, State, read_intent
from widgets.progress_words import words
from widgets.scripts import PageWidget
from widgets.visit import PLACE
from widgets.worker import Worker

__all__ = ["Progress", "ProgressView"]

_log = logging.getLogger("holdspace")


class ProgressView(PageWidget):
    """The page in a browser. It shows what it is told; what the messages are, ``progress_protocol.py`` says."""

    scripts = ("page_ways.js", "page_transcript.js", "transcript.js", "progress.js")
    sheets = ("page_transcript.css", "transcript.css", "progress.css")

    def __init__(self, listener: Callable[[Intent], None], **traits: Any) -> None:
        self._listener = listener
        super().__init__(**{"words": words("page"), **traits})
        self.on_msg(self._arrived)

    def tell(self, news: News) -> None:
        """Show ``news`` in every view that asked for it; safe from any thread."""
        self.send(news)

    def _arrived(self, _view: ProgressView, content: object, _buffers: object) -> None:
        intent = read_intent(content)
        if isinstance(intent, Ping):
            self.tell({"type": "pong", "n": intent.n})
        elif intent is not None:
            self._listener(intent)


class Progress:
    """The progress page of one visitor; a notebook shows its ``view``."""

    def __init__(self) -> None:
        self._page = ProgressView(self._enqueue)
        self._plots = ProgressPlots()
        self.view = ipywidgets.Box([self._page, self._plots]).add_class("hs-progress-page")
        self._asked = ""
        self._worker = Worker("progress", self._failed)
        self._settings: Settings | None = None
        self._kept: tuple[Store, Person] | None = None

    def _enqueue(self, intent: Intent) -> None:
        self._worker.do(lambda: self._do(intent))

    def _do(self, intent: Intent) -> None:
        self._asked = "" if isinstance(intent, Ping) else intent.talk
        self._page.tell(self._state(self._asked))

    def _state(self, asked: str) -> State:
        store, who = self._record()
        looks = list(session_looks(store, who, place=PLACE))
        if asked:
            self._plots.show(())
            return states.talk(asked, looks, self._titles())
        grown = growth(looks)
        self._plots.show(grown.figures)
        return states.overview(grown, looks, self._titles())

    def _record(self) -> tuple[Store, Person]:
        """Return the record and whose it is, opened with the first hello. Raises what the store and identity raise."""
        if self._settings is None:
            self._settings = read_settings()
        if self._kept is None:
            store = prepare(self._settings)
            try:
                self._kept = store, store.person(current_identity(self._settings, os.environ))
            except BaseException:
                store.close()
                raise
        return self._kept

    def _titles(self) -> Mapping[str, str]:
        """Return the lessons' titles; none where the content cannot be read, which the talks can do without."""
        try:
            content = find_content(self._settings.content if self._settings else None)
            return {lesson.id: lesson.title for lesson in content.curriculum().lessons}
        except ContentError:
            _log.warning("The lessons cannot be read.", exc_info=True)
            return {}

    def _failed(self, error: Exception) -> None:
        say = words("kernel")
        if isinstance(error, StoreError | IdentityError):
            if self._kept is not None:  # opened anew at the next try
                self._kept[0].close()
                self._kept = None
            _log.warning("What was kept could not be read: %s", error)
            text = say["store_trouble"]
        elif isinstance(error, SettingsError):
            text = f"{say['settings_trouble']} {error}"
        else:
            text = say["trouble"]
        self._plots.show(())
        self._page.tell({"type": "trouble", "talk": self._asked, "text": text})
