"""Three views of eight skills as a dumbbell: one line a skill, from where the trainee stands to where the program does.

Built by Altair and kept beside this module, as the plots of a feeling are (:mod:`widgets.chart_specs`):
``python -m widgets.parts_selfview_chart`` writes it, and a test holds it to what Altair builds today. Green is the
trainee, filled for the first rating and open for the second, where it differs; the program is a grey bar as wide as it
can't tell; a person's rating is a square. Lengths are in pixels.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from holdspace.rubric import LEVEL_NAMES, RUBRIC
from holdspace.selfview import SkillViews
from widgets.chart_specs import CALM, CARD, INK, LINE, SIZE, SOFT, Spec, plain

if TYPE_CHECKING:
    import altair as alt

__all__ = ["HEIGHT", "WIDTH", "build", "built", "views_chart"]

KEPT: Final = Path(__file__).with_suffix(".json")
WIDTH: Final = 318
ROW: Final = 42
"""Of one skill: its name above its line."""
TOP: Final = 58
"""The names of the levels, in up to three lines: two that stand beside each other must not touch."""
BELOW, BESIDE = 4, 6
HEIGHT: Final = TOP + ROW * len(RUBRIC) + BELOW
DOWN: Final = 9
"""A line stands so far below the middle of its row, under its name."""
LABEL_UP: Final = 17
"""From a line up to the middle of its name."""
TICK: Final = 18
"""A level on the line of a skill."""
LEAST, MOST = 0.55, 4.45
"""What the axis spans, so that marks at its ends are whole."""
HALF_BAR: Final = 0.1
"""The program's bar reaches so far beyond its levels (levels)."""


def build() -> Spec:
    """Build the spec. Data: rows, levels, program, own, second, gaps, moved, experts, none."""
    import altair as alt  # noqa: PLC0415  heavy; see widgets.chart_specs

    names = [one.name for one in RUBRIC.values()]
    scale = alt.Scale(domain=[LEAST, MOST], nice=False, zero=False)
    axis = alt.Axis(
        orient="top",
        values=[1, 2, 3, 4],
        labelExpr=(
            "split(['', '1|could|do harm', '2|some|of it', '3|all|of it', '4|all of it,|and more'][datum.value], '|')"
        ),
        labelFontSize=12,
        labelPadding=37,
        labelOverlap=False,
        labelFlush=False,
        domain=False,
        ticks=False,
        grid=False,
    )
    x = alt.X("level:Q", title=None, scale=scale, axis=axis)
    y = alt.Y("name:N", sort=None, title=None, scale=alt.Scale(domain=names, padding=0), axis=None)

    def stretch(data: str, **look: Any) -> alt.Chart:
        drawn: alt.Chart = alt.Chart(alt.NamedData(data)).mark_rule(**look).encode(x, y, x2="to:Q")
        return drawn

    def mark(data: str, **look: Any) -> alt.Chart:
        drawn: alt.Chart = alt.Chart(alt.NamedData(data)).mark_point(opacity=1, yOffset=DOWN, **look).encode(x, y)
        return drawn

    # A grid from top to bottom would run through the names.
    levels = (
        alt.Chart(alt.NamedData("levels"))
        .mark_tick(orient="vertical", size=TICK, thickness=1, opacity=1, color=LINE, yOffset=DOWN)
        .encode(x, y)
    )
    label = (
        alt.Chart(alt.NamedData("rows"))
        .mark_text(align="left", baseline="middle", dx=2, dy=DOWN - LABEL_UP, fill=INK, fontSize=SIZE)
        .encode(x=alt.value(0), y=y, text="name:N")
    )
    none = (
        alt.Chart(alt.NamedData("none"))
        .mark_text(align="left", baseline="middle", dx=2, dy=DOWN, fill=SOFT, fontSize=SIZE)
        .encode(x=alt.value(0), y=y, text="text:N")
    )
    layers = (
        levels,
        stretch("rows", stroke=LINE, strokeWidth=1, yOffset=DOWN, y2Offset=DOWN),
        stretch("gaps", stroke=CALM, strokeWidth=2, yOffset=DOWN, y2Offset=DOWN),
        stretch("program", stroke=SOFT, strokeWidth=11, opacity=0.75, yOffset=DOWN, y2Offset=DOWN),
        stretch("moved", stroke=CALM, strokeWidth=1.5, strokeDash=[2, 3], yOffset=DOWN, y2Offset=DOWN),
        mark("own", shape="circle", filled=True, fill=CALM, stroke=CARD, strokeWidth=1.5, size=190),
        mark("second", shape="circle", filled=True, fill=CARD, stroke=CALM, strokeWidth=2.25, size=150),
        mark("experts", shape="square", filled=True, fill=CARD, stroke=INK, strokeWidth=2.25, size=140),
        label,
        none,
    )
    spec = plain(alt.layer(*layers).properties(width=WIDTH, height=ROW * len(RUBRIC)))
    spec["config"] |= {"autosize": "none", "padding": {"left": BESIDE, "right": BESIDE, "top": TOP, "bottom": BELOW}}
    return spec


_MARKS: Final = ("program", "own", "second", "gaps", "moved", "experts", "none")


@cache
def built() -> Spec:
    """Return the spec as it was built, without Altair. It is shared: copy before changing it."""
    spec: Spec = json.loads(KEPT.read_text(encoding="utf-8"))
    return spec


def views_chart(skills: Sequence[SkillViews], description: str) -> Spec:
    """Draw the three views of each skill."""
    rows: list[Spec] = [{"name": one.name, "level": LEAST, "to": MOST} for one in skills]
    data: dict[str, list[Spec]] = {name: [] for name in _MARKS}
    data["levels"] = [{"name": one.name, "level": level} for one in skills for level in LEVEL_NAMES]
    for one in skills:
        _place(one, data)
    return {**built(), "description": description, "datasets": {**built().get("datasets", {}), "rows": rows, **data}}


def _place(one: SkillViews, data: dict[str, list[Spec]]) -> None:
    """Put one skill's marks where they belong."""
    name, coach = one.name, one.coach
    first, second = _level(one.self_first), _level(one.self_revised)
    if coach.low is not None and coach.high is not None:
        data["program"].append({"name": name, "level": coach.low - HALF_BAR, "to": coach.high + HALF_BAR})
    elif first is None and second is None and not one.experts:
        data["none"].append({"name": name, "text": "no chance to show this"})
    if first is not None:
        data["own"].append({"name": name, "level": first})
        if one.gap:
            data["gaps"].append({"name": name, "level": first, "to": first - one.gap})
    if second is not None and second != first:
        data["second"].append({"name": name, "level": second})
        if first is not None:
            data["moved"].append({"name": name, "level": first, "to": second})
    for each in one.experts:
        level = _level(each.rating)
        if level is not None:
            data["experts"].append({"name": name, "level": level})


def _level(rating: object) -> int | None:
    return rating if isinstance(rating, int) else None


if __name__ == "__main__":
    KEPT.write_text(json.dumps(build(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
