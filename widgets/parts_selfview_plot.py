"""The plot of the three views, with its title above and its signs explained below; the table after it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Final

import ipywidgets

from widgets.parts_selfview_words import views_words

if TYPE_CHECKING:
    from holdspace.selfview import SkillViews

__all__ = ["ViewsPlot"]

_SIGNS: Final = ("self", "revised", "program", "expert")


class ViewsPlot(ipywidgets.VBox):  # type: ignore[misc]
    """Nothing of it is in the browser until it is shown."""

    def __init__(self) -> None:
        self._head, self._legend = ipywidgets.HTML(), ipywidgets.HTML()
        self._plot = ipywidgets.Output().add_class("hsv-plot")
        super().__init__([self._head, self._plot, self._legend])
        self.add_class("hsv-views")
        self.show(())

    def show(self, skills: Sequence[SkillViews]) -> None:
        """Draw these skills; hide all of it where there are none. Safe from any thread."""
        say = views_words()
        self.layout.display = None if skills else "none"
        if not skills:
            self._head.value = self._legend.value = ""
            self._plot.outputs = ()
            return
        from widgets.charts import as_output  # noqa: PLC0415  # only after a talk
        from widgets.parts_selfview_chart import views_chart  # noqa: PLC0415

        self._head.value = f"<h2>{escape(say['title'])}</h2><p>{escape(say['lead'])}</p>"
        signs = "".join(f'<li class="hsv-sign-{sign}">{escape(say[f"legend_{sign}"])}</li>' for sign in _SIGNS)
        self._legend.value = f'<ul class="hsv-legend">{signs}</ul><p>{escape(say["scale"])}</p>'
        self._plot.outputs = (as_output(views_chart(skills, say["plot"]), say["plot"]),)
