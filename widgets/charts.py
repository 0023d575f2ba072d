"""What the three plots of a feeling show: the values that go into their specs, which are built once."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from widgets.chart_specs import Spec, built
from widgets.twins import FEELINGS, FeelingPoint, amount_word, change_word

__all__ = ["MIME", "as_output", "feelings_chart", "path_chart", "sound_chart"]

MIME: Final = "application/vnd.vegalite.v5+json"
"""The newest Vega-Lite that JupyterLab 4.6 and Voila 0.5 can draw."""
SHORTEST_TALK: Final = 8
"""The time axis spans at least this many messages, so that the first few do not fill it."""
MOST_MARKS: Final = 12
"""A line carries at most about this many marks; of a longer talk, every second, third ... message."""
MOST_TICKS: Final = 5
WORD_ON_AXIS: Final = 0.25
"""The share of the time axis from one tick to the next: the first bears the word "message", and none hides another."""
TRAIL: Final = 10
"""So many of the latest steps are drawn; older ones would hide them."""
LABEL_GAP: Final = 0.36
"""A line of type and a little more: two labels nearer than this read as one (the plot is 2 high, 118 pixels)."""

_NO_PICTURE: Final = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
"""One clear pixel. JupyterLab's renderer makes a picture of every plot that brings none, and with it draws the plot a
second time and lets go of neither: about 1 MB of the page for each turn."""

Rows = list[Spec]


def as_output(spec: Spec, text: str) -> dict[str, object]:
    """Return a plot as what a cell puts out; ``text`` says the same in words, for whoever cannot draw it."""
    return {
        "output_type": "display_data",
        "data": {MIME: spec, "image/png": _NO_PICTURE, "text/plain": text},
        "metadata": {MIME: {"embed_options": spec["usermeta"]["embedOptions"]}},
    }


def sound_chart(points: Sequence[FeelingPoint], description: str) -> Spec:
    """Draw mood and energy over the messages."""
    first, last = points[0].message, points[-1].message
    mark_every = -(-len(points) // MOST_MARKS)
    values = []
    for age, point in enumerate(reversed(points)):
        marked = age % mark_every == 0
        values.append({"message": point.message, "of": "mood", "value": point.valence, "marked": marked})
        values.append({"message": point.message, "of": "energy", "value": point.arousal, "marked": marked})
    mood, energy = _apart(points[-1].valence, points[-1].arousal)
    ends = [
        {"message": last, "of": "mood", "value": mood, "text": "mood"},
        {"message": last, "of": "energy", "value": energy, "text": "energy"},
    ]
    frame = {"first": first, "last": max(last, first + SHORTEST_TALK)}
    ticks = list(range(first, last + 1, _tick_every(frame["last"] - first)))
    return _filled(built()["sound"], description, {"points": values, "ends": ends}, {**frame, "ticks": ticks})


def path_chart(points: Sequence[FeelingPoint], description: str, name: str) -> Spec:
    """Draw the way over the map of feelings (Russell's circumplex, 1980), and where the trainee placed the latest."""
    trail = points[-TRAIL - 1 :]
    steps: Rows = [
        {"x": a.valence, "y": a.arousal, "x2": b.valence, "y2": b.arousal, "opacity": _fading(age, len(trail))}
        for age, (b, a) in enumerate(zip(reversed(trail), reversed(trail[:-1]), strict=False))
    ]
    stops: Rows = [
        {"x": point.valence, "y": point.arousal, "opacity": _fading(age, len(trail))}
        for age, point in enumerate(reversed(trail[:-1]))
    ]
    now = points[-1]
    latest: Rows = [{"x": now.valence, "y": now.arousal, "text": name}]
    placed: Rows = []
    gap: Rows = []
    up = len(points) == 1 or now.arousal >= points[-2].arousal  # away from where the way comes from
    if now.placed is not None:
        up = now.arousal >= now.placed[1]
        placed = [{"x": now.placed[0], "y": now.placed[1], "text": "you"}]
        gap = [{"x": now.valence, "y": now.arousal, "x2": now.placed[0], "y2": now.placed[1]}]
    data = {"steps": steps, "stops": stops, "latest": latest, "placed": placed, "gap": gap}
    return _filled(built()["path"], description, data, {"up": up})


def feelings_chart(points: Sequence[FeelingPoint], description: str) -> Spec:
    """Draw the seven categories of the latest message, and where each stood in the message before."""
    now = points[-1].emotions
    before = points[-2].emotions if len(points) > 1 else None
    bars: Rows = []
    were: Rows = []
    for feeling in FEELINGS:
        share = now.get(feeling, 0.0)
        word, change, end = amount_word(share), "", share
        if before is not None:
            earlier = before.get(feeling, 0.0)
            change = change_word(share, earlier)
            if change:
                were.append({"feeling": feeling, "share": earlier})
                end = max(share, earlier)
        bars.append({"feeling": feeling, "share": share, "end": end, "text": ", ".join(filter(None, (word, change)))})
    return _filled(built()["feelings"], description, {"bars": bars, "were": were}, {})


def _filled(spec: Spec, description: str, data: Mapping[str, Rows], params: Mapping[str, object]) -> Spec:
    """Put these values into a copy of the spec; the one that was built is shared, and stays as it is."""
    filled = {**spec, "description": description, "datasets": {**spec.get("datasets", {}), **data}}
    if params:
        filled["params"] = [{"name": name, "value": value} for name, value in params.items()]
    return filled


def _fading(age: int, count: int) -> float:
    """How strongly a step is drawn: the latest fully, the oldest of ``count`` faintly."""
    return round(0.9 - 0.7 * age / max(count - 1, 1), 2)


def _tick_every(span: int) -> int:
    """Messages from one tick to the next over so many: the same all along, 2 or a multiple of 4."""
    least = math.ceil(WORD_ON_AXIS * span)
    return 2 if least <= 2 else -(-least // 4) * 4  # a person's messages are every second one


def _apart(one: float, other: float) -> tuple[float, float]:
    """Heights for two labels, as near to their points as they can be without touching each other."""
    if abs(one - other) >= LABEL_GAP:
        return one, other
    half = LABEL_GAP / 2
    middle = min(max((one + other) / 2, half - 1), 1 - half)
    return (middle + half, middle - half) if one >= other else (middle - half, middle + half)
