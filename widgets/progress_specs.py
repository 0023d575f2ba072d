"""How the two plots of the progress page look: one dot a talk, and no line through them, since few talks draw none.

Built by Altair and kept beside this module, as the plots of a feeling are (:mod:`widgets.chart_specs`):
``python -m widgets.progress_specs`` writes it, and a test holds it to what Altair builds today. Lengths are in pixels.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from widgets.chart_specs import CALM, CARD, LINE, SOFT, Spec, plain

if TYPE_CHECKING:
    import altair as alt

__all__ = ["MOST_APART", "Kind", "build", "built"]

Kind = Literal["share", "apart"]
KEPT: Final = Path(__file__).with_suffix(".json")
WIDTH: Final = 320
HEIGHT: Final = 132
"""Progress.css keeps its place by the same ratio."""
MOST_APART: Final = 1.5
"""Of a level, either way: a mean over eight skills that lies further apart is drawn at the edge."""


def _x() -> alt.X:
    import altair as alt  # noqa: PLC0415  heavy; see widgets.chart_specs

    return alt.X(
        "talk:Q",
        title=None,
        scale=alt.Scale(
            domainMin=alt.ExprRef("first - 0.4"), domainMax=alt.ExprRef("last + 0.4"), nice=False, zero=False
        ),
        axis=alt.Axis(
            values=alt.ExprRef("ticks"),
            labelExpr="datum.value === first ? 'talk ' + datum.value : datum.value",
            grid=False,
            domain=False,
            tickColor=LINE,
            labelPadding=5,
            labelFlush=False,
        ),
    )


def _share() -> Spec:
    """How much of a whole: none to all. Data: talks (talk, share). Parameters: first, last (talks), ticks."""
    import altair as alt  # noqa: PLC0415  heavy; see widgets.chart_specs

    y = alt.Y(
        "share:Q",
        title=None,
        scale=alt.Scale(domain=[-0.08, 1.08], nice=False, zero=False),
        axis=alt.Axis(
            values=[0, 0.5, 1],
            labelExpr="datum.value === 0 ? 'none' : datum.value === 1 ? 'all' : 'half'",
            domain=False,
            ticks=False,
            gridColor=LINE,
            labelPadding=8,
        ),
    )
    dots = alt.Chart(alt.NamedData("talks")).mark_point(**_DOT).encode(_x(), y)
    return plain(alt.layer(dots).properties(width=WIDTH, height=HEIGHT))


def _apart() -> Spec:
    """Which view saw more. Data: talks (talk, gap: -1.5..1.5). Parameters: first, last (talks), ticks."""
    import altair as alt  # noqa: PLC0415  heavy; see widgets.chart_specs

    y = alt.Y(
        "gap:Q",
        title=None,
        scale=alt.Scale(domain=[-MOST_APART - 0.15, MOST_APART + 0.15], nice=False, zero=False),
        axis=alt.Axis(
            values=[-1, 0, 1],
            labelExpr="datum.value > 0 ? 'you saw more' : datum.value < 0 ? 'you saw less' : 'alike'",
            domain=False,
            ticks=False,
            gridColor={"condition": {"test": "datum.value === 0", "value": SOFT}, "value": LINE},
            labelPadding=8,
        ),
    )
    dots = alt.Chart(alt.NamedData("talks")).mark_point(**_DOT).encode(_x(), y)
    return plain(alt.layer(dots).properties(width=WIDTH, height=HEIGHT))


_DOT: Final = {
    "shape": "circle", "filled": True, "fill": CALM, "stroke": CARD, "strokeWidth": 1.5, "size": 150, "opacity": 1,
}  # fmt: skip


def build() -> dict[Kind, Spec]:
    """Build both specs by Altair."""
    return {"share": _share(), "apart": _apart()}


@cache
def built() -> dict[Kind, Spec]:
    """Return both specs as they were built, without Altair. They are shared: copy before changing one."""
    specs: dict[Kind, Spec] = json.loads(KEPT.read_text(encoding="utf-8"))
    return specs


if __name__ == "__main__":
    KEPT.write_text(json.dumps(build(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
