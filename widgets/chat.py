"""The chat: what stands between a trainee's browser and the room that holds their talk.

It carries messages and nothing else: no rule of psychology, and nothing of a person in its traits, since a synced trait
can be set by whoever has the page. What the messages are, ``protocol.py`` says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import anywidget
import traitlets

from widgets.intents import read_intent
from widgets.protocol import Intent, News
from widgets.words import words

__all__ = ["Chat"]

_HERE: Final = Path(__file__).parent


class Chat(anywidget.AnyWidget):
    """A conversation on screen.

    ``on_intent`` takes the one that is told what the trainee does, ``tell`` sends what the page is to show. Several
    views of one chat may stand on a page; each is told everything.
    """

    _esm = _HERE / "chat.js"
    # anywidget loads one sheet: the colours, then the chat that uses them.
    _css = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in ("tokens.css", "chat.css"))

    words = traitlets.Dict(help="The interface words, static.").tag(sync=True)
    pace = traitlets.Enum(("human", "none"), "human", help="Whether replies are typed out.").tag(sync=True)
    heartbeat = traitlets.Float(5.0, min=0.05, help="Seconds between two pings of the page.").tag(sync=True)

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

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Refuse what a browser would set: the page is told what to show, it decides nothing here."""

    def _arrived(self, _chat: Chat, content: object, _buffers: object) -> None:
        intent = read_intent(content)
        if intent is None:
            return
        if intent["type"] == "ping":
            self.tell({"type": "pong", "n": intent["n"]})
        elif self._listener is not None:
            self._listener(intent)
