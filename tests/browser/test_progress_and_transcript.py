"""The progress page and a talk read again, in the real Voila: empty, with four talks; by keyboard; on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from servers import PROJECT, OpenPage, Served, Start, run_all_cells, starter, write_notebook
from talks import SAID, Kept, begin, maya

from holdspace.content import find_content
from holdspace.identity import LocalProfile
from holdspace.learning import SelfRated
from holdspace.rubric import RUBRIC
from holdspace.settings import read_settings
from holdspace.store import prepare

pytestmark = pytest.mark.browser

COURSE = find_content().curriculum()
TALKS = 5
"""Held; of the latest, its trainee has not looked back at it yet."""
LONG = (*SAID, "It sounds lonely, doing that voice every evening.", "Would it be all right if I shared an idea?")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, with lessons that open quickly."""
    folder = tmp_path_factory.mktemp("content")
    for part in ("personas", "exercises", "services", "lessons"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns(".*"))
    for lesson in COURSE.lessons:
        write_notebook(folder / "lessons" / f"{lesson.id}.ipynb", f"md:# {lesson.title}")
    return folder


@pytest.fixture(scope="module")
def served(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with starter("voila", tmp_path_factory.mktemp("progress") / "served") as starting:
        yield starting(content, "--no-preheat")


@pytest.fixture(scope="module")
def held(served: Served) -> list[UUID]:
    """Talks of whoever opens the page, the oldest first; all but the latest were looked back at."""
    return hold(served.data, TALKS)


def hold(data: Path, number: int) -> list[UUID]:
    with prepare(read_settings(data_dir=data)) as store:
        kept = Kept(store, store.person(LocalProfile(data)))
        sessions = [talk(kept, seed) for seed in range(number)]
        for session in sessions[:-1]:
            rating = SelfRated(session=session, head=len(LONG), ratings=dict.fromkeys(RUBRIC, 3))
            store.add_entry(kept.who, rating.entry("reflections", "debrief"))
    return sessions


def talk(kept: Kept, seed: int) -> UUID:
    session = begin(kept, maya(), seed)
    for number, words in enumerate(LONG):
        if session.conversation.ended is None:
            list(session.say(words, f"m{number}"))
    list(session.end())
    return session.id


def enter(page: Page, served: Served, path: str = "/progress") -> Page:
    page.goto(f"{served.origin}{path}?token={served.token}")
    expect(page.locator(".hs-progress:not([data-stage=loading]) h1")).to_be_visible()
    return page


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def is_sound(page: Page, width: int) -> None:
    found = Axe().run(page).response["violations"]
    wrong = [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found if rule["impact"] in {"serious", "critical"}]
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_before_any_talk_the_page_says_what_will_be_here(
    content: Path, voila: Start, open_page: OpenPage, *, width: int, dark: bool
) -> None:
    page = enter(open_page(width=width, dark=dark), voila(content, "--no-preheat"))
    expect(heading(page)).to_have_text("Your progress")
    expect(page).to_have_title("Your progress · Holding Space")
    expect(page.get_by_text("Nothing is here yet, and that is as it should be")).to_be_visible()
    is_sound(page, width)
    page.get_by_role("link", name="Go to the lessons").click()
    expect(page).to_have_title("Home · Holding Space")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
@pytest.mark.usefixtures("held")
def test_four_talks_are_counts_words_and_plots_and_nobody_is_marked(
    served: Served, open_page: OpenPage, tmp_path: Path, *, width: int, dark: bool
) -> None:
    page = enter(open_page(width=width, dark=dark), served)
    skills = page.get_by_role("region", name="How often each skill showed")
    expect(skills.get_by_role("listitem")).to_have_count(len(RUBRIC))
    expect(skills).to_contain_text("In the 4 talks that you have looked back at.")
    expect(skills).to_contain_text("In your first two talks:")
    expect(page.get_by_role("region", name="Over time")).to_contain_text("Your view and the program's")
    expect(page.locator(".hs-plots .vega-embed svg").first).to_be_visible()
    expect(page.locator(".hs-plots")).to_contain_text("Talk 1:")
    talks = page.get_by_role("region", name="Your talks").get_by_role("listitem")
    expect(talks).to_have_count(TALKS)
    expect(talks.first).to_contain_text("Not looked back at yet")
    expect(talks.last).to_contain_text("With Maya")
    is_sound(page, width)
    page.screenshot(path=tmp_path / "progress.png", full_page=True)


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_a_talk_is_read_again_by_its_address_and_filtered_by_keyboard(
    served: Served, held: list[UUID], open_page: OpenPage, tmp_path: Path, *, width: int, dark: bool
) -> None:
    page = enter(open_page(width=width, dark=dark), served, f"/progress/{held[0]}")
    expect(heading(page)).to_have_text("Your talk with Maya")
    talk = page.get_by_role("list", name="The talk with Maya")
    expect(talk.locator("mark.hst-cue").first).to_be_visible()
    expect(talk).to_contain_text("advice, not asked for")
    expect(talk).to_contain_text("open question")
    expect(talk).to_contain_text("Sounds")
    note = talk.locator("details").first
    assert note.evaluate("node => node.open") is (width > 640)
    is_sound(page, width)
    page.screenshot(path=tmp_path / "talk.png", full_page=True)
    everything = page.get_by_role("radio", name="Everything")
    expect(everything).to_be_checked()
    everything.focus()
    page.keyboard.press("ArrowRight")
    chosen = page.locator(".hsr-filter input:checked")
    expect(chosen).not_to_have_value("")
    expect(page.locator(".hsr-count")).to_contain_text("something to do with “Following their lead”")
    holding = talk.locator("li.hst-said[tabindex]")
    said = page.locator(".hsr-count").inner_text()
    assert said.startswith(f"{holding.count()} of ")
    expect(talk.get_by_text("advice, not asked for")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(holding.first).to_be_focused()
    page.keyboard.press("j")
    expect(holding.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(holding.first).to_be_focused()
    is_sound(page, width)


def test_the_list_leads_to_a_talk_and_the_way_back_works_without_loading_the_page(
    served: Served, held: list[UUID], page: Page
) -> None:
    enter(page, served)
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Read it again").last.click()
    expect(heading(page)).to_have_text("Your talk with Maya")
    expect(heading(page)).to_be_focused()
    assert page.url.endswith(f"/progress/{held[0]}")
    expect(page.locator(".hs-plots")).to_be_hidden()
    page.go_back()
    expect(heading(page)).to_have_text("Your progress")
    page.go_forward()
    expect(heading(page)).to_have_text("Your talk with Maya")
    page.get_by_role("link", name="All your talks").first.click()
    expect(heading(page)).to_have_text("Your progress")
    expect(page.locator(".hs-plots .vega-embed svg").first).to_be_visible()
    assert page.evaluate("window.same") is True


def test_an_address_with_a_message_leads_to_that_message(served: Served, held: list[UUID], page: Page) -> None:
    page.goto(f"{served.origin}/progress/{held[0]}?token={served.token}#message-4")
    said = page.locator("#message-4")
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport()
    expect(said.locator(".hst-by")).to_have_text("Your message 4")
    assert page.locator("[id^=message-]").count() == page.locator(".hst-said.hsw-mine").count()
    page.evaluate("location.hash = '#message-1'")
    expect(page.locator("#message-1")).to_be_focused()
    page.evaluate("location.hash = '#message-99'")
    expect(heading(page)).to_have_text("Your talk with Maya")


def test_a_talk_stays_closed_until_its_trainee_has_looked_and_nobody_elses_is_there(
    served: Served, held: list[UUID], page: Page
) -> None:
    enter(page, served, f"/progress/{held[-1]}")
    expect(page.locator(".hs-progress")).to_contain_text("Your own view comes first.")
    expect(page.get_by_role("list", name="The talk with Maya")).to_have_count(0)
    expect(page.get_by_role("link", name="Look back first")).to_have_attribute("href", "/lessons/reflections#debrief")
    enter(page, served, f"/progress/{UUID(int=7)}")
    expect(heading(page)).to_have_text("No such talk")
    assert served.ask("/progress/../../etc")[0] == 404
    assert served.ask(f"/progress/{held[0]}", token=False)[0] == 403


def test_on_paper_it_is_one_column_with_every_note_and_no_controls(
    served: Served, held: list[UUID], open_page: OpenPage
) -> None:
    page = enter(open_page(width=390), served, f"/progress/{held[0]}")
    page.evaluate("window.print = () => window.dispatchEvent(new Event('printed'))")
    page.get_by_role("button", name="Print it").click()
    page.emulate_media(media="print")
    assert page.locator(".hsr-note:not([open])").count() == 0
    expect(page.get_by_role("radio", name="Everything")).to_be_hidden()
    expect(page.get_by_role("button", name="Print it")).to_be_hidden()
    expect(page.locator(".hsg-back")).to_be_hidden()
    columns = page.locator(".hst-said").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).gridTemplateColumns.split(' ').length))]"
    )
    assert columns == [1]


def test_home_leads_to_the_progress_page(served: Served, held: list[UUID], page: Page) -> None:  # noqa: ARG001
    page.goto(served.address)
    first = page.get_by_role("button", name="Not now")
    link = page.get_by_role("link", name="Your progress and your talks")
    expect(first.or_(link).first).to_be_visible()
    if first.is_visible():
        first.click()
    link.click()
    expect(page).to_have_title("Your progress · Holding Space")


def test_in_jupyterlab_it_is_a_notebook_whose_ways_need_no_address(content: Path, lab: Start, page: Page) -> None:
    served = lab(content)
    hold(served.data, TALKS)
    page.goto(f"{served.origin}/lab/tree/progress.ipynb?token={served.token}")
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    run_all_cells(page)
    expect(page.locator(".hs-plots .vega-embed svg").first).to_be_visible()
    page.get_by_role("button", name="Read it again").first.click()
    expect(page.get_by_role("heading", name="Your talk with Maya")).to_be_focused()
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.get_by_role("radio", name="Everything").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    for key in "jkabdd":
        page.keyboard.press(key)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    page.get_by_role("button", name="All your talks").first.click()
    expect(page.get_by_role("heading", name="How often each skill showed")).to_be_visible()
    page.get_by_role("link", name="Look back first").click()
    expect(page.get_by_role("tab", name="reflections.ipynb")).to_be_visible()
