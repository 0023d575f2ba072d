"""Talk by talk: small plots with one dot a talk, each with its twin in words. There are none below four talks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Final, NamedTuple

import ipywidgets

from holdspace.growth import ALIKE, how_far
from holdspace.selfview_trends import Share, TalkFigures
from widgets.chart_specs import Spec
from widgets.charts import as_output
from widgets.progress_specs import MOST_APART, Kind, built
from widgets.progress_words import words

__all__ = ["LATEST", "ProgressPlots", "apart_twin", "filled", "share_twin"]

LATEST: Final = 12
"""Talks that a plot shows, the latest."""
MOST_TICKS: Final = 6

_SHARES: Final[tuple[tuple[str, Callable[[TalkFigures], Share]], ...]] = (
    ("cues_heard", lambda one: one.cues_heard),
    ("given_back", lambda one: one.given_back),
    ("advice_unasked", lambda one: one.advice_unasked),
    ("suggestions_used", lambda one: one.suggestions_used),
)


class Numbered(NamedTuple):
    """A talk and its place among all that were looked back at, from 1."""

    number: int
    talk: TalkFigures


class ProgressPlots(ipywidgets.VBox):  # type: ignore[misc]
    """Draws what it is given; hidden, it keeps nothing of what it showed."""

    def __init__(self) -> None:
        super().__init__(layout=ipywidgets.Layout(display="none"))
        self.add_class("hs-plots")

    def show(self, talks: Sequence[TalkFigures]) -> None:
        """Show these talks, the oldest first; nothing where there are none."""
        self.children = _sections([Numbered(n, one) for n, one in enumerate(talks, start=1)][-LATEST:])
        self.layout.display = None if talks else "none"


def _sections(talks: Sequence[Numbered]) -> tuple[ipywidgets.Widget, ...]:
    if not talks:
        return ()
    say = words("kernel")
    top = _html(f"<h2>{escape(say['plots'])}</h2><p>{escape(say['plots_about'])}</p>")
    shown = [
        _section(say[name], "share", _shares(talks, share), share_twin(talks, share))
        for name, share in _SHARES
        if any(share(one.talk).of for one in talks)
    ]
    if any(one.talk.calibration for one in talks):
        shown.append(_section(say["apart"], "apart", _gaps(talks), apart_twin(talks)))
    return top, ipywidgets.Box(shown).add_class("hs-plots-all")


def _section(heading: str, kind: Kind, rows: Sequence[Spec], twin: str) -> ipywidgets.Widget:
    description = words("kernel")["description"].replace("{heading}", heading)
    plot = ipywidgets.Output().add_class("hs-plots-plot")
    plot.outputs = (as_output(filled(kind, rows, description), twin),)
    section = ipywidgets.VBox([_html(f"<h3>{escape(heading)}</h3>"), plot, _html(f"<p>{escape(twin)}</p>")])
    return section.add_class("hs-plots-one")


def filled(kind: Kind, rows: Sequence[Spec], description: str) -> Spec:
    """Return the spec with these values in it; the one that was built is shared, and stays as it is."""
    spec = built()[kind]
    talks = [int(row["talk"]) for row in rows]
    first, last = min(talks), max(talks)
    every = -(-(last - first + 1) // MOST_TICKS)
    params = {"first": first, "last": last, "ticks": list(range(first, last + 1, every))}
    return {
        **spec,
        "description": description,
        "datasets": {**spec.get("datasets", {}), "talks": list(rows)},
        "params": [{"name": name, "value": value} for name, value in params.items()],
    }


def _shares(talks: Sequence[Numbered], share: Callable[[TalkFigures], Share]) -> list[Spec]:
    each = [(number, share(talk)) for number, talk in talks]
    return [{"talk": number, "share": one.number / one.of} for number, one in each if one.of]


def _gaps(talks: Sequence[Numbered]) -> list[Spec]:
    return [
        {"talk": number, "gap": min(max(talk.calibration.signed, -MOST_APART), MOST_APART)}
        for number, talk in talks
        if talk.calibration
    ]


def share_twin(talks: Sequence[Numbered], share: Callable[[TalkFigures], Share]) -> str:
    """Say the same as the plot, each count beside its whole."""
    say = words("kernel")
    each = [(number, share(talk)) for number, talk in talks]
    return " ".join(
        say["twin_share" if one.of else "twin_none"].format(talk=number, n=one.number, of=one.of)
        for number, one in each
    )


def apart_twin(talks: Sequence[Numbered]) -> str:
    """Say which view saw more in each talk, and how far."""
    say = words("kernel")
    lines = []
    for number, talk in talks:
        gap = talk.calibration.signed if talk.calibration else None
        key = "unrated" if gap is None else "alike" if abs(gap) < ALIKE else "more" if gap > 0 else "less"
        lines.append(say[f"twin_{key}"].format(talk=number, gap=how_far(gap or 0)))
    return " ".join(lines)


def _html(inside: str) -> ipywidgets.HTML:
    return ipywidgets.HTML(f'<div class="hs-plots-words">{inside}</div>')
