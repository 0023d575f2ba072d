"""The parts of a lesson, each one call in one cell of its notebook.

Whatever goes wrong inside a part is a sentence on the page, never a traceback: a trainee can do nothing with one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import ipywidgets

from holdspace.content import find_content
from holdspace.problem import ContentError
from holdspace.settings import SettingsError, read_settings
from widgets.words import words

if TYPE_CHECKING:
    from holdspace.curriculum import Lesson as Front

_log = logging.getLogger("holdspace")


class Lesson:
    """One lesson of the curriculum, by its id; a notebook's first line makes it."""

    def __init__(self, id_: str) -> None:
        self._id = id_

    def opening(self) -> ipywidgets.Widget:
        """Return the title, the minutes, and what one will be able to do."""
        return _safely(self._opening)

    def practice(self) -> ipywidgets.Widget:
        """Return the practice room."""
        return _safely(self._practice)

    def card(self) -> ipywidgets.Widget:
        """Return the card to keep."""
        return _safely(self._card)

    def _front(self) -> Front:
        return find_content(read_settings().content).curriculum().lesson(self._id)

    def _opening(self) -> ipywidgets.Widget:
        front, say = self._front(), words("lesson")
        able = "".join(f"<li>{escape(one)}</li>" for one in front.objectives)
        asked = "".join(f"<li>{escape(one)}</li>" for one in front.questions)
        touches = escape(", ".join(front.touches))
        return _html(
            f"<h1>{escape(front.title)}</h1>"
            f'<p class="hs-lead">{escape(say["minutes"].format(minutes=front.minutes))}</p>'
            f"<h2>{escape(say['questions'])}</h2><ul>{asked}</ul>"
            f"<h2>{escape(say['objectives'])}</h2><ul>{able}</ul>"
            f"<p>{escape(say['touches'])} {touches}. {escape(say['leave'])}</p>"
        )

    def _practice(self) -> ipywidgets.Widget:
        from widgets.room import open_room  # noqa: PLC0415  # the heaviest part: a page without practice needs none

        return open_room(self._id).view

    def _card(self) -> ipywidgets.Widget:
        front, say = self._front(), words("lesson")
        points = "".join(f"<li>{escape(one)}</li>" for one in front.card)
        return _html(f'<section class="hs-keep"><h2>{escape(say["card"])}</h2><ul>{points}</ul></section>')


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
