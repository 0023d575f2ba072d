"""The parts of a lesson on screen: each a small widget that shows what it is told and says what was done in it.

What is the same for everyone stands in a part's ``content``; what belongs to a trainee comes as a message, once the
page has asked for it, and is in no trait.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

import traitlets

from widgets.parts_protocol import Ask, News, PartName, read_ask
from widgets.parts_selfview_plot import ViewsPlot
from widgets.parts_selfview_words import debrief_words, selfview_words, views_words
from widgets.scripts import PageWidget
from widgets.words import words

_ASKING: Final = ("parts_common.js", "page_unsent.js", "parts_unsent.js")
"""What a part needs in which something is written or chosen."""
_CARING: Final = (*_ASKING, "page_help.js", "parts_care.js")
_LOOKING_BACK: Final = ("parts_steps.js", "parts_counts.js", "parts_debrief_others.js", "parts_notes.js")
"""Parts of a look back that have a subject of their own."""
_READING: Final = ("page_transcript.js", "parts_moment.js", "parts_selfview_hunt.js")
"""What draws a talk again, a moment of it, and what came of a cue hunt."""
_READING_SHEETS: Final = ("parts_page.css", "parts_debrief.css", "page_transcript.css", "parts_selfview.css")


class Part(PageWidget):
    """One part on screen. ``on_ask`` takes the one that is told what was done; all its views are told everything."""

    part: PartName
    sheets: ClassVar[tuple[str, ...]] = ("page_help.css", "parts_page.css", "parts_debrief.css")

    content = traitlets.Dict(help="What the part shows to everyone, static.").tag(sync=True)

    def __init__(self, content: Mapping[str, Any] | None = None) -> None:
        self._listener: Callable[[Ask], None] | None = None
        super().__init__(words=self.says(), content=dict(content or {}))
        self.on_msg(self._arrived)

    def says(self) -> dict[str, str]:
        """Return every word that the part may show."""
        return words("part") | words(f"part_{self.part}")

    def on_ask(self, callback: Callable[[Ask], None]) -> None:
        """Have ``callback`` told of every well-formed ask, on whichever thread it arrived: it must only enqueue."""
        self._listener = callback

    def tell(self, news: News) -> None:
        """Tell every view; safe from any thread."""
        self.send(news)

    def _arrived(self, _part: Part, content: object, _buffers: object) -> None:
        ask = read_ask(content)
        if ask is not None and self._listener is not None:
            self._listener(ask)


class OpeningPart(Part):
    """What the lesson is about, how long it takes, what it touches; how one is."""

    part = "opening"
    scripts = (*_CARING, "page_ways.js", "parts_opening.js")


class ExamplePart(Part):
    """A worked example: a few bubbles or a whole talk, with a note beside each."""

    part = "example"
    scripts = ("parts_common.js", "parts_example.js")


class PracticePart(Part):
    """What stands above the room: with whom, and what to try."""

    part = "practice"
    scripts = (*_ASKING, "parts_practice.js")


class SelfViewPart(Part):
    """How the trainee sees the talk, before anything is said of it."""

    part = "selfview"
    scripts = (*_ASKING, *_READING, "parts_selfview_rating.js", "parts_selfview_marks.js", "parts_selfview.js")
    sheets = _READING_SHEETS

    def says(self) -> dict[str, str]:
        """Return every word that the part may show."""
        return selfview_words()


class ViewsPart(Part):
    """The talk as the trainee, the program and a person see it. ``plot`` stands above the rest of it."""

    part = "views"
    scripts = ("parts_common.js", *_READING, "parts_selfview_views.js")
    sheets = (*_READING_SHEETS, "parts_selfview_views.css")

    def __init__(self) -> None:
        super().__init__()
        self.plot = ViewsPlot()

    def says(self) -> dict[str, str]:
        """Return every word that the part may show."""
        return views_words()


class DebriefPart(Part):
    """The look back at a talk."""

    part = "debrief"
    scripts = (*_CARING, "parts_moment.js", *_LOOKING_BACK, "parts_debrief.js")

    def says(self) -> dict[str, str]:
        """Return every word that the part may show."""
        return debrief_words()


class JournalPart(Part):
    """A line for oneself."""

    part = "journal"
    scripts = (*_ASKING, "parts_journal.js")


class CardPart(Part):
    """The points to keep, and a number to have at hand."""

    part = "card"
    scripts = (*_ASKING, "page_help.js", "parts_card.js")


class NextPart(Part):
    """What comes next, and why."""

    part = "next"
    scripts = ("parts_common.js", "parts_next.js")
