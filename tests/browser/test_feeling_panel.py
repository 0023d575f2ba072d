"""The panel in a real page: drawn, drawn anew, in light and dark, wide and narrow, heard and seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from servers import OpenPage, Served, run_all_cells, starter, write_content

pytestmark = pytest.mark.browser

LESSON = """
import threading

import ipywidgets
from widgets.emotion import FeelingPanel, FeelingPoint

def talk(length):
    return [
        FeelingPoint(
            message=2 * number + 1,
            valence=max(-1, -0.1 - 0.12 * number % 1.6),
            arousal=0.1 + 0.1 * number % 0.9,
            emotions={"sadness": 0.3 + 0.1 * (number % 4), "fear": 0.3, "anger": 0.4 - 0.1 * (number % 4)},
            label="sad, tense",
            placed=(0.1, 0.2) if number == length - 1 else None,
        )
        for number in range(length)
    ]

panel = FeelingPanel(name="Maya", subject="she", possessive="her")
panel.show(talk(1))

def button(label, points, mode="shown"):
    press = ipywidgets.Button(description=label)
    press.on_click(lambda _: threading.Thread(target=panel.show, args=(points, mode)).start())
    return press

presses = [button("five", talk(5)), button("six", talk(6)), button("sixty", talk(60))]
presses.append(button("hide", talk(5), "at_end"))
side = ipywidgets.Box([panel], layout=ipywidgets.Layout(max_width="380px"))
ipywidgets.VBox([ipywidgets.HBox(presses), side])
"""
MARKS = """() => ['sound', 'path', 'feelings'].map(kind => document.querySelectorAll(
    `.hs-feeling-${kind} .hs-feeling-front .role-mark :is(path, line, text)`
).length)"""
INKS = """() => [...document.querySelectorAll('.hs-feeling-front svg :is(path, line, text)')].flatMap(mark =>
    ['fill', 'stroke'].filter(side => (mark.getAttribute(side) || '').includes('var('))
        .map(side => getComputedStyle(mark)[side]))"""
OLD = "() => document.querySelectorAll('.hs-feeling svg').forEach(svg => { svg.dataset.old = 'yes'; })"
NEW = "() => document.querySelectorAll('.hs-feeling-front svg:not([data-old]):has(.role-mark text)').length === 3"


@dataclass
class Site:
    """A lesson with the panel in it, open in a page."""

    kind: str
    page: Page

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def show(self, name: str) -> None:
        """Press the button that shows other points, and wait until all three plots are drawn anew."""
        self.page.evaluate(OLD)
        self.press(name)
        self.page.wait_for_function(NEW)

    def dark(self) -> None:
        """Change to dark while the page is open; the lab follows the system too."""
        before = self.page.evaluate(INKS)
        self.page.emulate_media(color_scheme="dark")
        self.page.wait_for_function(f"before => ({INKS})().every((ink, at) => ink !== before[at])", arg=before)


@pytest.fixture(scope="module", params=["voila", "lab"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Served]]:
    folder = tmp_path_factory.mktemp("feeling")
    content = write_content(folder / "content", {"feeling": ("md:# Feeling", LESSON)})
    with starter(request.param, folder / "served") as begin:
        yield request.param, begin(content, *(["--no-preheat"] if request.param == "voila" else []))


@pytest.fixture
def site(served: tuple[str, Served], open_page: OpenPage) -> Site:
    kind, server = served
    page = open_page(height=1500)
    page.goto(server.address)
    if kind == "voila":
        page.goto(f"{server.origin}/lessons/feeling")
    else:
        expect(page.locator(".jp-Notebook .jp-CodeCell").first).to_be_visible()
        expect(page.get_by_text("(ipykernel) | Idle")).to_be_visible()
        run_all_cells(page)
    page.wait_for_function(NEW)
    return Site(kind, page)


def test_a_second_show_from_a_worker_thread_draws_all_three_anew(site: Site) -> None:
    before = site.page.evaluate(MARKS)
    site.show("five")
    after = site.page.evaluate(MARKS)
    assert all(more > few for more, few in zip(after, before, strict=True))
    expect(site.page.get_by_text("Since message 1 her mood has fallen")).to_be_visible()
    expect(site.page.locator(".hs-feeling-path .hs-feeling-front").get_by_text("you", exact=True).last).to_be_visible()


def test_every_mark_has_a_colour_and_takes_another_in_the_dark(site: Site) -> None:
    site.show("five")
    light = site.page.evaluate(INKS)
    assert len(light) > 40
    site.dark()
    dark = site.page.evaluate(INKS)
    assert len(dark) == len(light)
    for day, night in zip(light, dark, strict=True):
        assert day != night
        assert "none" not in {*day, *night}


def test_drawing_anew_neither_moves_the_page_nor_leaves_it_blank(site: Site) -> None:
    heights = (
        "() => [...document.querySelectorAll('.hs-feeling-plot')].map(plot => plot.getBoundingClientRect().height)"
    )
    before = site.page.evaluate(heights)
    site.page.evaluate(
        """() => {
            window.blank = 0;
            const count = () => {
                for (const plot of document.querySelectorAll('.hs-feeling-plot')) {
                    const seen = [...plot.querySelectorAll('.role-mark')]
                        .some(mark => getComputedStyle(mark).visibility === 'visible');
                    if (!seen) window.blank += 1;
                }
                requestAnimationFrame(count);
            };
            requestAnimationFrame(count);
        }"""
    )
    for name in ("five", "sixty", "six"):
        site.show(name)
        assert site.page.evaluate(heights) == before
    assert site.page.evaluate("window.blank") == 0


@pytest.mark.parametrize("narrow", [False, True])
def test_the_plots_fit_their_card_and_nothing_is_cut_off(site: Site, *, narrow: bool) -> None:
    if narrow:  # a phone; a small window of the lab, whose own margins and file list stay
        site.page.set_viewport_size({"width": 390 if site.kind == "voila" else 800, "height": 1500})
    for name in ("five", "sixty"):
        site.show(name)
        boxes = site.page.evaluate(
            """() => [...document.querySelectorAll('.hs-feeling-front svg')].map(svg => {
                const plot = svg.closest('.hs-feeling-plot').getBoundingClientRect(), own = svg.getBoundingClientRect();
                const words = [...svg.querySelectorAll('text')].filter(word => word.getAttribute('opacity') !== '0')
                    .map(word => word.getBoundingClientRect()).filter(word => word.width);
                return {
                    wide: own.width, left: own.left - plot.left, right: plot.right - own.right,
                    below: plot.bottom - own.bottom,
                    out: words.filter(word => word.left < own.left - 1 || word.right > own.right + 1
                        || word.top < own.top - 1 || word.bottom > own.bottom + 1).length,
                    small: Math.min(...[...svg.querySelectorAll('text')].map(word =>
                        parseFloat(getComputedStyle(word).fontSize) * own.width / svg.width.baseVal.value)),
                };
            })"""
        )
        for box in boxes:
            assert box["wide"] > 200
            assert min(box["left"], box["right"], box["below"]) >= -1
            assert box["out"] == 0
            assert box["small"] >= 12


def test_plots_drawn_while_folded_away_are_whole_once_unfolded(site: Site) -> None:
    wide = "() => [...document.querySelectorAll('.hs-feeling-front svg')].map(svg => svg.getBoundingClientRect().width)"
    site.show("six")
    before = site.page.evaluate(wide)
    site.page.evaluate("document.querySelector('.hs-feeling').style.display = 'none'")
    site.show("five")
    site.page.evaluate("document.querySelector('.hs-feeling').style.display = ''")
    assert site.page.evaluate(wide) == before
    assert min(before) > 200
    expect(site.page.locator(".hs-feeling-path .hs-feeling-front").get_by_text("you", exact=True).last).to_be_visible()


def test_what_is_kept_for_the_end_is_not_in_the_page(site: Site) -> None:
    site.press("hide")
    expect(site.page.get_by_text("You will see this when you look back.")).to_be_visible()
    expect(site.page.locator(".hs-feeling svg")).to_have_count(0)
    assert "sad, tense" not in site.page.locator(".hs-feeling").inner_html()
    site.show("five")


def test_the_words_are_heard_once_and_the_plot_is_named(site: Site) -> None:
    for name in ("sixty", "five"):
        site.show(name)
    nodes = site.page.context.new_cdp_session(site.page).send("Accessibility.getFullAXTree")["nodes"]
    heard = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]
    headings = ("How Maya sounds", "Where that is", "Which feelings")
    for heading in headings:
        assert heard.count(("heading", heading)) == 1
    named = [name for role, name in heard if role == "graphics-document"]
    assert named == [f"{heading}, as a plot. The text after it says the same." for heading in headings]
    words = [name for role, name in heard if role == "StaticText"]
    assert sum(name.startswith("Since message 1 her mood") for name in words) == 1
    assert not {"tense, alert", "mood", "sadness", "high"} & set(words)


def test_axe_has_no_serious_finding_in_light_or_dark(site: Site) -> None:
    site.show("five")
    for dark in (False, True):
        if dark:
            site.dark()
        found = Axe().run(site.page, context=".hs-feeling").response["violations"]
        serious = [
            (rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in {"serious", "critical"}
        ]
        assert not serious
