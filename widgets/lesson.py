"""The parts of a lesson, each one call in one cell of its notebook.

Whatever goes wrong inside a part is a sentence on the page, never a traceback: a trainee can do nothing with one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from holdspace.content import Content, find_content
from holdspace.problem import ContentError
from holdspace.settings import Settings, SettingsError, read_settings
from widgets.parts_views import (
    CardPart,
    DebriefPart,
    ExamplePart,
    JournalPart,
    NextPart,
    OpeningPart,
    PracticePart,
    SelfViewPart,
    ViewsPart,
)
from widgets.words import words

if TYPE_CHECKING:
    from holdspace.curriculum import Lesson as Front
    from widgets.parts_desk import Desk

_log = logging.getLogger("holdspace")


class Lesson:
    """One lesson of the curriculum, by its id; a notebook's first line makes it."""

    def __init__(self, id_: str) -> None:
        self._id = id_

    def opening(self) -> ipywidgets.Widget:
        """Return the title, the minutes, what one will be able to do, what it touches; and how one is."""
        return _safely(self._opening)

    def example(self, id_: str) -> ipywidgets.Widget:
        """Return a worked example of the lesson's exercises, drawn as annotated bubbles."""
        return _safely(lambda: self._example(id_))

    def exercise(self, id_: str) -> ipywidgets.Widget:
        """Return an exercise of the lesson."""
        return _safely(lambda: self._exercise(id_))

    def practice(self) -> ipywidgets.Widget:
        """Return what to try, with whom, and the practice room."""
        return _safely(self._practice)

    def debrief(self) -> ipywidgets.Widget:
        """Return one's own view of the talk that has ended, then the look back at it, then both beside one another."""
        return _safely(self._debrief)

    def journal(self) -> ipywidgets.Widget:
        """Return a line for oneself, under the lesson's question."""
        return _safely(lambda: self._desk.place(JournalPart({"question": self._front.journal or ""})))

    def card(self) -> ipywidgets.Widget:
        """Return the card to keep."""
        return _safely(self._card)

    def next(self) -> ipywidgets.Widget:
        """Return what comes next, and why."""
        return _safely(lambda: self._desk.place(NextPart({"lesson": self._front.id})))

    # --- what they stand on -----------------------------------------------------------------------------------------

    @cached_property
    def _settings(self) -> Settings:
        return read_settings()

    @cached_property
    def _content(self) -> Content:
        return find_content(self._settings.content)

    @cached_property
    def _front(self) -> Front:
        return self._content.curriculum().lesson(self._id)

    @cached_property
    def _desk(self) -> Desk:
        from widgets.parts_desk import Desk  # noqa: PLC0415  # an example alone needs no record

        return Desk(self._front, self._content, self._settings)

    # --- the parts --------------------------------------------------------------------------------------------------

    def _opening(self) -> ipywidgets.Widget:
        front = self._front
        shown = {
            "title": front.title,
            "minutes": front.minutes,
            "questions": list(front.questions),
            "objectives": list(front.objectives),
            "touches": list(front.touches),
        }
        return self._desk.place(OpeningPart(shown))

    def _example(self, id_: str) -> ipywidgets.Widget:
        from widgets.parts_examples import example  # noqa: PLC0415  # a page without examples needs none of it

        return ExamplePart(example(self._content, self._front.id, id_))

    def _exercise(self, id_: str) -> ipywidgets.Widget:
        try:
            from widgets.exercise import exercise_view  # noqa: PLC0415  # heavy: a page without exercises needs none
        except ModuleNotFoundError:
            return _html(f"<p>{escape(words('lesson')['exercise_missing'])}</p>")
        view = exercise_view(self._id, id_)
        if not next((one.optional for one in self._content.exercises(self._id) if one.id == id_), False):
            return view
        say = words("lesson")
        note = _html(f"<p><strong>{escape(say['optional'])}.</strong> {escape(say['optional_about'])}</p>")
        return ipywidgets.Box([note, view]).add_class("hs-optional")

    def _practice(self) -> ipywidgets.Widget:
        from widgets.room import open_room  # noqa: PLC0415  # the heaviest part: a page without practice needs none

        room = open_room(self._id)
        self._desk.watch(room)
        above = self._desk.place(PracticePart({"goal": self._front.practice.goal}))
        return ipywidgets.Box([above, room.view]).add_class("hs-practice")

    def _debrief(self) -> ipywidgets.Widget:
        from widgets.parts_selfview import for_everyone  # noqa: PLC0415  # a page without a look back needs none of it

        own, back, views = SelfViewPart(for_everyone()), DebriefPart(), ViewsPart()
        placed = [self._desk.place(part) for part in (own, back, views)]
        return ipywidgets.Box([*placed[:-1], views.plot, views]).add_class("hs-look")

    def _card(self) -> ipywidgets.Widget:
        front = self._front
        return self._desk.place(CardPart({"title": front.title, "points": list(front.card)}))


def _safely(part: Callable[[], ipywidgets.Widget]) -> ipywidgets.Widget:
    say = words("lesson")
    try:
        return part()
    except SettingsError as error:
        text = f"{say['settings_wrong']} {error}"
    except (ContentError, KeyError):
        _log.warning("A part of a lesson cannot be read.", exc_info=True)
        text = say["content_wrong"]
    except Exception:  # noqa: BLE001  # a trainee's page: the log has the rest
        _log.warning("A part of a lesson failed.", exc_info=True)
        text = say["part_failed"]
    return _html(f'<p role="alert">{escape(text)}</p>')


def _html(inside: str) -> ipywidgets.HTML:
    return ipywidgets.HTML(f'<div class="hs-text">{inside}</div>').add_class("hs-part")
