"""Around the talk of a lesson: no hole beside its end, the way to the look back, what is warned of, what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from servers import OpenPage, Served, opener, starter
from test_lesson_page import CLUMSY, Reader

from holdspace.identity import LocalProfile
from holdspace.learning import FirstVisit
from holdspace.settings import read_settings
from holdspace.store import prepare

pytestmark = pytest.mark.browser

MOST_SHEETS = 24
"""A lesson whose talk was looked back at, on A4; with every control and fold it was 33, and more after a long talk."""
ONCE_PRINTED = """() => [...document.querySelectorAll(
    '.hs-lesson :is(button, select, summary, textarea:placeholder-shown, .hs-exercise input)')]
    .filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with starter("voila", tmp_path_factory.mktemp("around")) as begin:
        yield begin(None, "--no-preheat")


@pytest.fixture(scope="module")
def reader(browser: Browser, served: Served) -> Iterator[Reader]:
    """A page on which a talk has just ended, and nothing else was done."""
    with opener(browser) as open_page:
        shared = Reader(open_page(height=800), served)
        chat = shared.page.locator(".hs-chat").first
        chat.get_by_role("button", name="Begin").click()
        for count, text in enumerate(CLUMSY, start=1):
            expect(chat.locator('[data-who="person"]:has(.hsc-chip)')).to_have_count(count)
            chat.locator("textarea").fill(text)
            chat.locator("textarea").press("Enter")
        expect(chat.locator('[data-who="person"]:has(.hsc-chip)')).to_have_count(len(CLUMSY) + 1)
        chat.get_by_role("button", name="End and look back").click()
        chat.get_by_role("button", name="End it and look back").click()
        chat.get_by_role("button", name="Start a new talk").wait_for()
        yield shared
        assert shared.faults == []


def top_of(page: Page, selector: str) -> float:
    top: float = page.locator(selector).first.evaluate("node => node.getBoundingClientRect().top")
    return top


def test_beside_an_ended_talk_nothing_goes_on_under_it_and_all_of_it_is_in_reach(reader: Reader) -> None:
    room = reader.page.locator(".hs-room")
    expect(room).to_have_class(re.compile("hs-ended"))
    chat, panel = (reader.page.locator(f".hs-room .{name}").bounding_box() for name in ("hs-chat", "hs-feeling"))
    assert chat is not None
    assert panel is not None
    assert panel["y"] + panel["height"] <= chat["y"] + chat["height"] + 1
    cut = reader.page.locator(".hs-feeling-card").evaluate_all(
        "all => all.filter(card => card.scrollHeight > card.clientHeight + 1).length"
    )
    assert cut == 0
    assert reader.page.locator(".hs-room .hs-feeling").get_attribute("tabindex") == "0"


def test_the_way_to_the_look_back_brings_each_of_its_steps_to_the_top(reader: Reader) -> None:
    page = reader.page
    page.locator(".hs-chat").first.get_by_role("button", name="Look back at it").click()
    page.wait_for_function("() => Math.abs(document.querySelector('.hsp-selfview').getBoundingClientRect().top) < 40")
    reader.part("selfview").get_by_role("button", name="Show me the look back without it").click()
    expect(reader.part("debrief").locator(".hsp-part").first).to_be_visible()
    page.wait_for_function("() => document.querySelector('.hsp-debrief h2').getBoundingClientRect().top > 0")
    assert top_of(page, ".hsp-debrief h2") < 160
    assert top_of(page, ".hsp-selfview .hsw-aside") >= 0


def test_a_lesson_prints_without_controls_folds_and_empty_fields(reader: Reader) -> None:
    reader.page.emulate_media(media="print")
    try:
        left = [each for each in reader.page.evaluate(ONCE_PRINTED) if "<summary" not in each]
        assert left == []
        expect(reader.page.locator(".hs-exercise .hse-prompt").first).to_be_visible()
        expect(reader.part("selfview")).to_be_hidden()
        sheets = len(re.findall(rb"/Type\s*/Page[^s]", reader.page.pdf(format="A4")))
        assert sheets <= MOST_SHEETS
    finally:
        reader.page.emulate_media(media="screen")


def test_a_number_of_ones_own_is_kept_and_printed_where_none_is_known(reader: Reader) -> None:
    card = reader.part("card")
    expect(card).to_contain_text("Where to find a number:")
    card.get_by_label("A number of your own").fill("555 0100, my service")
    card.get_by_label("A number of your own").press("Enter")
    expect(card.locator(".hsp-word")).to_contain_text("Kept")
    reader.reload()
    expect(card.get_by_label("A number of your own")).to_have_value("555 0100, my service")
    reader.page.emulate_media(media="print")
    try:
        expect(card.locator(".hsp-own-number")).to_be_visible()
        text = card.inner_text()
        assert "555 0100, my service" in text
        assert "opens in a new tab" not in text
        assert re.search(r"findahelpline\.com\s+Open: a website; each line has its own hours\s+Read at", text)
    finally:
        reader.page.emulate_media(media="screen")


def test_a_lesson_leads_to_ones_progress(reader: Reader) -> None:
    link = reader.page.get_by_role("navigation", name="Site").get_by_role("link", name="Your progress")
    expect(link).to_have_attribute("href", "/progress")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_what_someone_would_rather_not_meet_is_said_at_the_top_and_marked(
    open_page: OpenPage, tmp_path: Path, *, width: int, dark: bool
) -> None:
    with starter("voila", tmp_path) as begin:
        served = begin(None, "--no-preheat")
        with prepare(read_settings(data_dir=served.data)) as store:
            visit = FirstVisit(unwanted=("exams",))
            store.add_entry(store.person(LocalProfile(served.data)), visit.entry(None, "home", "visit"))
        reader = Reader(open_page(width=width, dark=dark, height=800), served)
        note = reader.part("opening").get_by_role("note")
        expect(note).to_contain_text("This lesson touches exams, which you told us you would rather not meet.")
        expect(note).to_contain_text("you meet Harold in place of Maya")
        expect(note).to_be_in_viewport()
        expect(note.get_by_role("link", name="To the practice talk")).to_have_attribute("href", "#practice")
        expect(note.get_by_role("link", name="All lessons")).to_have_attribute("href", "/")
        expect(reader.part("opening").locator(".hsp-named")).to_have_text("examsyou named this")
        assert reader.serious() == []
        assert reader.too_wide() <= 0
