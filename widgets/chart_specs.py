"""How the three plots of a feeling look: Vega-Lite, built by Altair; the values come later, by their names.

Altair takes over a second and some 60 MB to import, in every kernel. So what it builds is kept beside this module, in
``chart_specs.json``: ``python -m widgets.chart_specs`` writes it, and a test holds it to what Altair builds today.
Colours are the variables of tokens.css: a plot drawn as SVG follows light and dark at once. Lengths are in pixels.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from widgets.twins import FEELINGS

if TYPE_CHECKING:
    import altair as alt

__all__ = ["HEIGHTS", "Spec", "build", "built", "plain"]

Spec = dict[str, Any]
KEPT: Final = Path(__file__).with_suffix(".json")

WIDTH: Final = 320
HEIGHTS: Final = {"sound": 154, "path": 226, "feelings": 186}
"""Each plot is drawn at this size and scaled by the page, which keeps its place by the same ratio (emotion.css). A plot
that measured its container instead would find no width where it is folded away, as on a phone."""

CARD, INK, SOFT, LINE = "var(--hs-card)", "var(--hs-ink)", "var(--hs-soft)", "var(--hs-line)"
VIOLET, CALM, WARM = "var(--hs-violet)", "var(--hs-calm)", "var(--hs-warm)"
FONT: Final = '"Source Sans 3", "Segoe UI", system-ui, sans-serif'
SIZE: Final = 13
MAP_SIDE: Final = 176
"""The map of feelings is a square of this side."""


def _sound() -> Spec:
    """Two lines over the messages. Data: points, ends. Parameters: first, last (messages), ticks (a list of them)."""
    import altair as alt  # noqa: PLC0415  heavy; see above

    x = alt.X(
        "message:Q",
        title=None,
        scale=alt.Scale(domainMin=alt.ExprRef("first"), domainMax=alt.ExprRef("last"), nice=False, zero=False),
        axis=alt.Axis(
            values=alt.ExprRef("ticks"),
            labelExpr="datum.value === first ? 'message ' + datum.value : datum.value",
            grid=False,
            domain=False,
            tickColor=LINE,
            labelPadding=5,
            labelOverlap="greedy",
            labelFlush=False,
        ),
    )
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[-1, 1]),
        axis=alt.Axis(
            values=[-1, 0, 1],
            labelExpr="datum.value > 0 ? 'high' : datum.value < 0 ? 'low' : 'even'",
            domain=False,
            ticks=False,
            gridColor=LINE,
            gridDash={"condition": {"test": "datum.value === 0", "value": []}, "value": [2, 4]},
            labelPadding=8,
        ),
    )
    names = ["mood", "energy"]
    color = alt.Color("of:N", scale=alt.Scale(domain=names, range=[VIOLET, WARM]), legend=None)
    dash = alt.StrokeDash("of:N", scale=alt.Scale(domain=names, range=[[1, 0], [5, 4]]), legend=None)
    shape = alt.Shape("of:N", scale=alt.Scale(domain=names, range=["circle", "diamond"]), legend=None)
    base = alt.Chart(alt.NamedData("points"))
    lines = base.mark_line(strokeWidth=2.25, interpolate="monotone", strokeCap="round").encode(
        x, y, color, strokeDash=dash
    )
    marks = (
        base.transform_filter("datum.marked")
        .mark_point(size=46, filled=True, opacity=1, fill=CARD, strokeWidth=2)
        .encode(
            x,
            y,
            shape,
            stroke=alt.Stroke("of:N", scale=alt.Scale(domain=names, range=[VIOLET, WARM]), legend=None),
            fill=alt.Fill("of:N", scale=alt.Scale(domain=names, range=[VIOLET, CARD]), legend=None),
        )
    )
    ends = (
        alt.Chart(alt.NamedData("ends"))
        .mark_text(align="left", baseline="middle", dx=11, fontSize=SIZE)
        .encode(x, y, text="text:N", color=color)
    )
    chart = alt.layer(lines, marks, ends).properties(width=WIDTH, height=HEIGHTS["sound"])
    return plain(chart)


def _path() -> Spec:
    """One way on a map with four words. Data: steps, stops, gap, placed, latest. Parameter: up (the label is above)."""
    import altair as alt  # noqa: PLC0415  heavy; see above

    scale = alt.Scale(domain=[-1.08, 1.08], nice=False, zero=False)
    x, y = alt.X("x:Q", scale=scale, axis=None), alt.Y("y:Q", scale=scale, axis=None)
    opacity = alt.Opacity("opacity:Q", scale=None, legend=None)
    middle = MAP_SIDE / 2
    nothing = alt.InlineData(values=[{}])
    field = alt.Chart(nothing)
    circle = field.mark_point(
        shape="circle", filled=False, stroke=SOFT, strokeWidth=1.25, size=(MAP_SIDE / 1.08) ** 2, opacity=0.45
    ).encode(x=alt.value(middle), y=alt.value(middle))
    across = field.mark_rule(stroke=LINE, strokeDash=[2, 4]).encode(
        x=alt.value(7), x2=alt.value(MAP_SIDE - 7), y=alt.value(middle)
    )
    up = field.mark_rule(stroke=LINE, strokeDash=[2, 4]).encode(
        x=alt.value(middle), y=alt.value(7), y2=alt.value(MAP_SIDE - 7)
    )

    def word(text: str, at: tuple[float, float], align: str, baseline: str) -> alt.Chart:
        mark = field.mark_text(text=text, align=align, baseline=baseline, fill=SOFT, fontSize=SIZE)
        placed: alt.Chart = mark.encode(x=alt.value(at[0]), y=alt.value(at[1]))
        return placed

    words = [
        word("tense, alert", (middle, -6), "center", "bottom"),
        word("slow, tired", (middle, MAP_SIDE + 6), "center", "top"),
        word("unpleasant", (-3, middle), "right", "middle"),
        word("pleasant", (MAP_SIDE + 3, middle), "left", "middle"),
    ]
    steps = (
        alt.Chart(alt.NamedData("steps"))
        .mark_rule(stroke=VIOLET, strokeWidth=2, strokeCap="round")
        .encode(x, y, x2="x2:Q", y2="y2:Q", opacity=opacity)
    )
    stops = (
        alt.Chart(alt.NamedData("stops"))
        .mark_point(shape="circle", filled=True, fill=VIOLET, size=26)
        .encode(x, y, opacity=opacity)
    )
    gap = (
        alt.Chart(alt.NamedData("gap"))
        .mark_rule(stroke=CALM, strokeWidth=1.25, strokeDash=[2, 3])
        .encode(x, y, x2="x2:Q", y2="y2:Q")
    )
    latest = (
        alt.Chart(alt.NamedData("latest"))
        .mark_point(shape="circle", filled=True, fill=VIOLET, stroke=CARD, strokeWidth=2, size=220, opacity=1)
        .encode(x, y)
    )
    placed = (
        alt.Chart(alt.NamedData("placed"))
        .mark_point(shape="circle", filled=True, fill=CARD, stroke=CALM, strokeWidth=2.25, size=330, opacity=1)
        .encode(x, y)
    )
    labels = []
    for data, color, above in (("latest", VIOLET, "up"), ("placed", CALM, "!up")):
        offset = {"expr": f"{above} ? -18 : 18"}
        labels += [
            alt.Chart(alt.NamedData(data)).mark_text(dy=offset, fontSize=SIZE, **look).encode(x, y, text="text:N")
            for look in ({"fill": CARD, "stroke": CARD, "strokeWidth": 4, "strokeJoin": "round"}, {"fill": color})
        ]
    chart = alt.layer(circle, across, up, *words, steps, stops, gap, placed, latest, *labels)
    spec = plain(chart.properties(width=MAP_SIDE, height=MAP_SIDE))
    # The words stand in the margins, which are given rather than measured, so that the map keeps its size.
    top = (HEIGHTS["path"] - MAP_SIDE) // 2
    margins = {"left": 80, "right": WIDTH - MAP_SIDE - 80, "top": top, "bottom": HEIGHTS["path"] - MAP_SIDE - top}
    spec["config"] |= {"autosize": "none", "padding": margins}
    return spec


def _feelings() -> Spec:
    """Seven bars with words. Data: bars, were (where a bar stood before)."""
    import altair as alt  # noqa: PLC0415  heavy; see above

    y = alt.Y(
        "feeling:N",
        sort=None,
        title=None,
        scale=alt.Scale(domain=list(FEELINGS), paddingInner=0.45, paddingOuter=0.2),
        axis=alt.Axis(domain=False, ticks=False, labelPadding=8, labelColor=INK),
    )
    scale = alt.Scale(domain=[0, 1.5], nice=False)
    bars = (
        alt.Chart(alt.NamedData("bars"))
        .mark_bar(fill=VIOLET, cornerRadiusEnd=3)
        .encode(y=y, x=alt.X("share:Q", scale=scale, axis=None))
    )
    were = [
        alt.Chart(alt.NamedData("were"))
        .mark_tick(color=color, thickness=thickness, size=18, orient="vertical", opacity=1)
        .encode(y=y, x=alt.X("share:Q", scale=scale, axis=None))
        for color, thickness in ((CARD, 5), (INK, 2))
    ]
    words = (
        alt.Chart(alt.NamedData("bars"))
        .mark_text(align="left", baseline="middle", dx=8, fill=SOFT, fontSize=SIZE)
        .encode(y=y, x=alt.X("end:Q", scale=scale, axis=None), text="text:N")
    )
    chart = alt.layer(bars, *were, words).properties(width=WIDTH, height=HEIGHTS["feelings"])
    return plain(chart)


def plain(chart: alt.LayerChart) -> Spec:
    """Make it plain data, in our type and colours; the text beside it speaks for it, so its marks are silent."""
    configured = chart.configure(
        background=CARD,
        font=FONT,
        aria=False,
        mark={"aria": False},
        autosize={"type": "fit", "contains": "padding"},
        padding=4,
        view={"stroke": None},
        axis={"labelColor": SOFT, "labelFontSize": SIZE},
    )
    spec: Spec = configured.to_dict()
    spec["usermeta"] = {"embedOptions": {"renderer": "svg", "actions": False}}
    return spec


def build() -> dict[str, Spec]:
    """Build the three specs by Altair."""
    return {"sound": _sound(), "path": _path(), "feelings": _feelings()}


@cache
def built() -> dict[str, Spec]:
    """Return the three specs as they were built, without Altair. They are shared: copy before changing one."""
    specs: dict[str, Spec] = json.loads(KEPT.read_text(encoding="utf-8"))
    return specs


if __name__ == "__main__":
    KEPT.write_text(json.dumps(build(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
