"""How the person sounds: three plots that grow with the talk, each with its twin in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from threading import Lock
from typing import Final

import ipywidgets

from widgets import charts
from widgets.chart_specs import Spec
from widgets.protocol import FeelingMode
from widgets.scripts import joined
from widgets.twins import FeelingPoint, Pronouns, feelings_twin, place_twin, sound_twin
from widgets.words import words

__all__ = ["FeelingPanel", "FeelingPoint"]

_STYLE: Final = joined("tokens.css", "emotion.css")


class FeelingPanel(ipywidgets.VBox):  # type: ignore[misc]
    """What a lesson shows of a person's feeling.

    It draws what it is given: whoever calls :meth:`show` decides what the trainee may see, and nothing else reaches
    the browser. ``subject`` and ``possessive`` are the person's pronouns ("she", "her"). ``goal`` stands above it all.
    """

    def __init__(self, name: str, subject: str = "they", possessive: str = "their", goal: str = "") -> None:
        self._who = Pronouns(name, subject, possessive)
        say = words("feeling")
        self._lock = Lock()
        self._note = _html("hs-feeling-note")
        self._sections = (
            _Section("sound", say["sound"].replace("{name}", name)),
            _Section("path", say["path"]),
            _Section("feelings", say["feelings"]),
        )
        style = ipywidgets.HTML(f"<style>{_STYLE}</style>", layout=ipywidgets.Layout(display="none"))
        practise = _html("hs-feeling-goal")
        if goal:
            practise.value = _card(say["goal"], goal)
        super().__init__([style, practise, self._note, *self._sections])
        self.add_class("hs-feeling")
        self.show(())

    def show(self, points: Sequence[FeelingPoint], mode: FeelingMode = "shown") -> None:
        """Show these points, oldest first; call it from any thread, with the whole talk each time.

        ``at_end`` shows none of them. ``place_first`` says that the latest message waits to be placed: ``points`` are
        those before it. The words come first, the plots follow (the first plot of a process takes a second or two).
        """
        points = () if mode == "at_end" else tuple(points)
        with self._lock:
            self._tell(points, mode)
            if points:
                self._draw(points)

    def _tell(self, points: Sequence[FeelingPoint], mode: FeelingMode) -> None:
        """Set every word, and show the sections only if there is something in them."""
        say = words("feeling")
        sound, path, feelings = self._sections
        for section in self._sections:
            section.shown(bool(points))
        if not points:
            heading, waiting = (say[key].replace("{name}", self._who.name) for key in ("sound", f"waiting_{mode}"))
            self._note.value = _card(heading, waiting)
            return
        wait = f'<p class="hs-feeling-wait">{escape(say["waiting_latest"])}</p>'
        self._note.value = wait if mode == "place_first" else ""
        sound.tell(sound_twin(points, self._who), label=points[-1].label)
        path.tell(place_twin(points, self._who))
        feelings.tell(feelings_twin(points, self._who))

    def _draw(self, points: Sequence[FeelingPoint]) -> None:
        sound, path, feelings = self._sections
        sound.draw(charts.sound_chart(points, sound.description))
        path.draw(charts.path_chart(points, path.description, self._who.name))
        feelings.draw(charts.feelings_chart(points, feelings.description))


class _Section(ipywidgets.VBox):  # type: ignore[misc]
    """A heading, a plot and the plot in words.

    A plot that is drawn anew is blank for a moment. So there are two, one on top of the other: the new one is drawn
    over the old, which is seen until then.
    """

    def __init__(self, kind: str, heading: str) -> None:
        self.description = words("feeling")["description"].replace("{heading}", heading)
        self._text = ""
        self._plots = (ipywidgets.Output(), ipywidgets.Output())
        self._front = 0
        self._twin = _html("hs-feeling-twin")
        title = _html("hs-feeling-title")
        title.value = f"<h2>{escape(heading)}</h2>"
        plot = ipywidgets.Box(self._plots)
        plot.add_class("hs-feeling-plot").add_class(f"hs-feeling-{kind}")
        super().__init__([title, plot, self._twin])
        self.add_class("hs-feeling-card")

    def shown(self, shown: bool) -> None:  # noqa: FBT001
        """Show or hide the whole; hidden, it keeps nothing of what it showed."""
        self.layout.display = None if shown else "none"
        if not shown:
            self._text = self._twin.value = ""
            for plot in self._plots:
                plot.outputs = ()

    def tell(self, text: str, label: str = "") -> None:
        """Say it in words."""
        self._text = text
        lead = f"<strong>{escape(label)}</strong> " if label else ""
        self._twin.value = f"<p>{lead}{escape(text)}</p>"

    def draw(self, spec: Spec) -> None:
        """Draw it, over what was drawn before."""
        self._front = 1 - self._front
        front, back = self._plots[self._front], self._plots[1 - self._front]
        front.outputs = (charts.as_output(spec, self._text),)
        back.remove_class("hs-feeling-front")
        front.add_class("hs-feeling-front")


def _card(heading: str, text: str) -> str:
    return f'<div class="hs-feeling-card"><h2>{escape(heading)}</h2><p>{escape(text)}</p></div>'


def _html(css_class: str) -> ipywidgets.HTML:
    widget = ipywidgets.HTML()
    widget.add_class(css_class)
    return widget
