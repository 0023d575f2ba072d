"""The chat: what stands between a trainee's browser and the room that holds their talk.

It carries messages and nothing else: no rule of psychology, and nothing of a person in its traits, since a synced trait
can be set by whoever has the page. What the messages are, ``protocol.py`` says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from widgets.intents import read_intent
from widgets.protocol import Intent, News
from widgets.scripts import PageWidget
from widgets.words import words

__all__ = ["Chat"]


class Chat(PageWidget):
    """A conversation on screen.

    ``on_intent`` takes the one that is told what the trainee does, ``tell`` sends what the page is to show. Several
    views of one chat may stand on a page; each is told everything.
    """

    scripts = (
        "page_unsent.js",
        "page_help.js",
        "chat_icons.js",
        "chat_typing.js",
        "chat_log.js",
        "chat_placing.js",
        "chat_suggestions.js",
        "chat_stopped.js",
        "chat_composer.js",
        "chat_head.js",
        "chat_sure.js",
        "chat_model.js",
        "chat_screens.js",
        "chat_care.js",
        "chat_unsent.js",
        "chat_window.js",
        "chat.js",
    )
    sheets = ("page_help.css", "chat.css", "chat_write.css", "chat_screens.css", "chat_care.css", "chat_narrow.css")

    pace = traitlets.Enum(("human", "none"), "human", help="Whether replies are typed out.").tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        self._listener: Callable[[Intent], None] | None = None
        super().__init__(**{"words": words("chat"), **traits})
        self.on_msg(self._arrived)

    def on_intent(self, callback: Callable[[Intent], None]) -> None:
        """Have ``callback`` told of every well-formed intent but the ping, which is answered here.

        It runs on whichever thread the message arrived on, so it must only enqueue. One callback at a time: a second
        call replaces the first.
        """
        self._listener = callback

    def tell(self, news: News) -> None:
        """Show ``news`` in every view; safe from any thread."""
        self.send(news)

    def _arrived(self, _chat: Chat, content: object, _buffers: object) -> None:
        intent = read_intent(content)
        if intent is None:
            return
        if intent["type"] == "ping":
            self.tell({"type": "pong", "n": intent["n"]})
        elif self._listener is not None:
            self._listener(intent)
