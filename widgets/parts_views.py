"""The parts of a lesson on screen: each a small widget that shows what it is told and says what was done in it.

What is the same for everyone stands in a part's ``content``; what belongs to a trainee comes as a message, once the
page has asked for it, and is in no trait.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import anywidget
import traitlets

from widgets.parts_protocol import Ask, News, PartName, read_ask
from widgets.words import words

_HERE: Final = Path(__file__).parent


@cache
def _read(*names: str) -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


class Part(anywidget.AnyWidget):
    """One part on screen. ``on_ask`` takes the one that is told what was done; several views are all told everything.

    The browser loads one script a widget, so what the parts have in common stands before each one's own.
    """

    part: PartName
    _css = _read("tokens.css", "parts_page.css")

    words = traitlets.Dict(help="The interface words, static.").tag(sync=True)
    content = traitlets.Dict(help="What the part shows to everyone, static.").tag(sync=True)

    def __init__(self, content: Mapping[str, Any] | None = None) -> None:
        self._listener: Callable[[Ask], None] | None = None
        say = words("part") | words(f"part_{self.part}")
        super().__init__(words=say, content=dict(content or {}))
        self.on_msg(self._arrived)

    def on_ask(self, callback: Callable[[Ask], None]) -> None:
        """Have ``callback`` told of every well-formed ask, on whichever thread it arrived: it must only enqueue."""
        self._listener = callback

    def tell(self, news: News) -> None:
        """Tell every view; safe from any thread."""
        self.send(news)

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Refuse what a browser would set: the page is told what to show, it decides nothing here."""

    def _arrived(self, _part: Part, content: object, _buffers: object) -> None:
        ask = read_ask(content)
        if ask is not None and self._listener is not None:
            self._listener(ask)


class OpeningPart(Part):
    """What the lesson is about, how long it takes, what it touches; how one is."""

    part = "opening"
    _esm = _read("parts_common.js", "parts_unsent.js", "parts_care.js", "parts_opening.js")


class ExamplePart(Part):
    """A worked example: a few bubbles or a whole talk, with a note beside each."""

    part = "example"
    _esm = _read("parts_common.js", "parts_example.js")


class PracticePart(Part):
    """What stands above the room: with whom, and what to try."""

    part = "practice"
    _esm = _read("parts_common.js", "parts_unsent.js", "parts_practice.js")


class DebriefPart(Part):
    """The look back at a talk."""

    part = "debrief"
    _esm = _read("parts_common.js", "parts_unsent.js", "parts_care.js", "parts_debrief.js")


class JournalPart(Part):
    """A line for oneself."""

    part = "journal"
    _esm = _read("parts_common.js", "parts_unsent.js", "parts_journal.js")


class CardPart(Part):
    """The points to keep."""

    part = "card"
    _esm = _read("parts_common.js", "parts_card.js")


class NextPart(Part):
    """What comes next, and why."""

    part = "next"
    _esm = _read("parts_common.js", "parts_next.js")
