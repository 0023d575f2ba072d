from __future__ import annotations

import itertools
import json
import math
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import Any

import ipywidgets
import pytest

from widgets import chart_specs, charts, emotion
from widgets.emotion import FeelingPanel, FeelingPoint

WIDGETS = Path(emotion.__file__).parent
MIXED = {
    "sadness": 0.5,
    "fear": 0.2,
    "anger": 0.1,
    "disgust": 0.05,
    "surprise": 0.05,
    "happiness": 0.05,
    "neutral": 0.05,
}


def talk(length: int, **latest: object) -> list[FeelingPoint]:
    points = [
        FeelingPoint(
            message=2 * index + 1,
            valence=round(-0.9 * math.sin(index / 4), 3),
            arousal=round(0.8 * math.cos(index / 5), 3),
            emotions=MIXED,
            label="sad, tense",
        )
        for index in range(length)
    ]
    points[-1] = points[-1].model_copy(update=latest)
    return points


def every_spec(points: Sequence[FeelingPoint]) -> list[dict[str, Any]]:
    return [
        charts.sound_chart(points, "a"),
        charts.path_chart(points, "b", "Maya"),
        charts.feelings_chart(points, "c"),
    ]


def parts(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def page(panel: FeelingPanel) -> str:
    """All that reaches the browser, but the style sheet."""
    return json.dumps(
        [part.get_state() for part in parts(panel) if "<style>" not in getattr(part, "value", "")], default=str
    )


def drawn(panel: FeelingPanel) -> list[ipywidgets.Output]:
    return [part for part in parts(panel) if "hs-feeling-front" in getattr(part, "_dom_classes", ())]


def test_the_panel_draws_three_plots_each_with_its_words() -> None:
    panel = FeelingPanel("Maya", "she", "her")
    panel.show(talk(5))
    assert len(drawn(panel)) == 3
    for plot in drawn(panel):
        (output,) = plot.outputs
        assert output["output_type"] == "display_data"
        assert output["data"][charts.MIME]["description"].endswith("The text after it says the same.")
        assert output["data"]["text/plain"] in page(panel).replace("&#x27;", "'")
    for heading in ("How Maya sounds", "Where that is", "Which feelings"):
        assert f"<h2>{heading}</h2>" in page(panel)


def test_a_new_plot_is_drawn_over_the_old_one_which_stays_until_then() -> None:
    panel = FeelingPanel("Maya")
    panel.show(talk(4))
    first = drawn(panel)
    panel.show(talk(5))
    second = drawn(panel)
    assert not set(first) & set(second)
    assert all(plot.outputs for plot in first)


def test_showing_works_from_any_thread() -> None:
    panel = FeelingPanel("Maya")
    threads = [Thread(target=panel.show, args=(talk(length),)) for length in (3, 4, 5, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(drawn(panel)) == 3
    values = [len(plot.outputs[0]["data"][charts.MIME]["datasets"].get("points", ())) for plot in drawn(panel)]
    assert max(values) in {6, 8, 10, 12}


def test_before_the_first_message_the_panel_says_what_will_come() -> None:
    panel = FeelingPanel("Maya")
    assert "Nothing yet. Maya&#x27;s first message begins the picture." in page(panel)
    assert not drawn(panel)


def test_kept_for_the_end_nothing_of_the_feeling_reaches_the_browser() -> None:
    panel = FeelingPanel("Maya")
    panel.show(talk(5))
    panel.show(talk(5, label="despairing"), "at_end")
    assert "You will see this when you look back." in page(panel)
    for trace in ("valence", "despairing", "sad, tense", "vegalite", "Since message"):
        assert trace not in page(panel)


def test_place_first_asks_for_the_placement_and_keeps_what_was_shown() -> None:
    panel = FeelingPanel("Maya")
    panel.show([], "place_first")
    assert "Place the feeling first. Then you will see how Maya sounds." in page(panel)
    panel.show(talk(2), "place_first")
    assert "Place the feeling first; the latest message joins then." in page(panel)
    assert len(drawn(panel)) == 3
    panel.show(talk(3), "shown")
    assert "Place the feeling first" not in page(panel)


def test_whatever_a_person_is_called_is_text() -> None:
    panel = FeelingPanel("<img src=x onerror=alert(1)>", "<b>", "<i>")
    panel.show(talk(3, label="<script>alert(1)</script>"))
    for part in parts(panel):
        if isinstance(part, ipywidgets.HTML) and "<style>" not in part.value:
            assert set(re.findall(r"<(\w+)", part.value)) <= {"h2", "p", "strong", "div"}


def test_an_educators_format_signs_are_text_too() -> None:
    assert "{name}" in page(FeelingPanel("{name}"))


def test_a_plot_costs_no_import_of_altair() -> None:
    code = """
import sys
from widgets.emotion import FeelingPanel, FeelingPoint
panel = FeelingPanel("Maya")
panel.show([FeelingPoint(message=1, valence=0, arousal=0, emotions={}, label="even")])
assert "altair" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=WIDGETS.parent)


def test_the_specs_that_are_kept_are_those_that_altair_builds() -> None:
    assert chart_specs.built() == json.loads(json.dumps(chart_specs.build())), "run python -m widgets.chart_specs"


def test_each_plot_brings_a_picture_so_that_it_is_drawn_once() -> None:
    panel = FeelingPanel("Maya")
    panel.show(talk(2))
    bundles = [output["data"] for plot in drawn(panel) for output in plot.outputs]
    assert bundles
    assert all("image/png" in bundle for bundle in bundles)


@pytest.mark.parametrize("length", [1, 2, 60])
def test_every_plot_is_valid_vega_lite(length: int) -> None:
    import altair as alt  # noqa: PLC0415  heavy

    for spec in every_spec(talk(length, placed=(0.2, -0.3))):
        alt.Chart.from_dict({key: value for key, value in spec.items() if key != "params"})
        assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v5")
        assert spec["usermeta"]["embedOptions"] == {"renderer": "svg", "actions": False}


def test_every_plot_has_the_values_that_it_names() -> None:
    for spec in every_spec(talk(3)):
        named = set(re.findall(r'"data": \{"name": "([^"]+)"', json.dumps(spec)))
        assert named == set(spec["datasets"])


def test_drawing_anew_changes_nothing_that_was_drawn_before() -> None:
    before = every_spec(talk(3))
    kept = json.dumps(before)
    every_spec(talk(9))
    assert json.dumps(before) == kept


def test_every_colour_of_a_plot_is_defined_in_both_themes() -> None:
    tokens = (WIDGETS / "tokens.css").read_text(encoding="utf-8")
    blocks = [set(re.findall(r"(--hs-[\w-]+):", block)) for block in re.findall(r"\{([^{}]+)\}", tokens)]
    used = set(re.findall(r"var\((--hs-[\w-]+)\)", json.dumps(every_spec(talk(3)))))
    full = [block for block in blocks if len(block) > 4]
    assert len(full) == 3
    assert used
    assert all(used <= block for block in full)
    fixed = re.findall(
        r'"(?:fill|stroke|color|labelColor|tickColor|gridColor|background)": "([^"]+)"', json.dumps(every_spec(talk(3)))
    )
    assert all(color.startswith("var(--hs-") for color in fixed)


def test_no_words_in_a_plot_are_smaller_than_12_pixels() -> None:
    sizes = [
        float(size)
        for size in re.findall(r'"(?:fontS|labelFontS|titleFontS)ize": ([\d.]+)', json.dumps(every_spec(talk(3))))
    ]
    assert sizes
    assert min(sizes) >= 12


def test_the_page_keeps_each_plot_the_place_it_is_drawn_for() -> None:
    ratios = re.findall(
        r"-feeling-(\w+) \{\s+aspect-ratio: (\d+) / (\d+);", (WIDGETS / "emotion.css").read_text("utf-8")
    )
    assert {kind: int(height) for kind, _, height in ratios} == chart_specs.HEIGHTS
    assert {int(width) for _, width, _ in ratios} == {chart_specs.WIDTH}


def test_a_long_talk_keeps_a_readable_axis_and_countable_marks() -> None:
    spec = charts.sound_chart(talk(60), "d")
    ticks = next(param["value"] for param in spec["params"] if param["name"] == "ticks")
    assert len(ticks) <= charts.MOST_TICKS
    assert ticks[1] - ticks[0] >= charts.WORD_ON_AXIS * 118  # clear of the word "message" at the first
    marked = [row for row in spec["datasets"]["points"] if row["marked"] and row["of"] == "mood"]
    assert len(marked) <= charts.MOST_MARKS
    assert marked[0]["message"] == 119


@pytest.mark.parametrize("turns", [1, 2, 5, 6, 9, 13, 18, 25, 40])
def test_the_axis_is_marked_at_the_same_distance_all_along(turns: int) -> None:
    spec = charts.sound_chart(talk(turns), "d")
    params = {param["name"]: param["value"] for param in spec["params"]}
    ticks = params["ticks"]
    assert len({later - one for one, later in itertools.pairwise(ticks)}) <= 1
    assert ticks[0] == params["first"]
    assert ticks[-1] <= params["last"]


def test_the_labels_at_the_lines_ends_never_touch() -> None:
    line = 1.5 * chart_specs.SIZE * 2 / (chart_specs.HEIGHTS["sound"] - 36)  # below the plot stand 36 pixels of axis
    assert line <= charts.LABEL_GAP
    for valence, arousal in ((0.5, 0.5), (1, 1), (-1, -0.95), (0.1, 0.2), (-0.9, 0.9)):
        ends = charts.sound_chart(talk(2, valence=valence, arousal=arousal), "d")["datasets"]["ends"]
        mood, energy = (end["value"] for end in ends)
        assert abs(mood - energy) >= charts.LABEL_GAP - 1e-9
        assert max(abs(mood), abs(energy)) <= 1


def test_mood_and_energy_differ_in_dash_and_in_shape() -> None:
    spec = charts.sound_chart(talk(2), "d")
    lines, marks, ends = spec["layer"]
    assert lines["encoding"]["strokeDash"]["scale"]["range"] == [[1, 0], [5, 4]]
    assert marks["encoding"]["shape"]["scale"]["range"] == ["circle", "diamond"]
    assert "legend" in ends["encoding"]["color"]
    assert [end["text"] for end in spec["datasets"]["ends"]] == ["mood", "energy"]


def test_the_trainees_own_placement_is_drawn_only_where_there_is_one() -> None:
    without = charts.path_chart(talk(3), "d", "Maya")["datasets"]
    assert without["placed"] == without["gap"] == []
    (placed,) = charts.path_chart(talk(3, placed=(0.2, -0.3)), "d", "Maya")["datasets"]["placed"]
    assert placed == {"x": 0.2, "y": -0.3, "text": "you"}


def test_the_bars_carry_words_and_the_change_since_before() -> None:
    points = talk(2, emotions={"sadness": 0.7, "fear": 0.05, "anger": 0.1})
    data = charts.feelings_chart(points, "d")["datasets"]
    texts = {row["feeling"]: row["text"] for row in data["bars"]}
    assert texts["sadness"] == "mostly, more"
    assert texts["fear"] == "a trace, less"
    assert texts["anger"] == "some"
    assert texts["disgust"] == ""
    assert {row["feeling"] for row in data["were"]} == {"sadness", "fear"}
