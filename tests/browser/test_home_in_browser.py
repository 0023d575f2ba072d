"""The home page in the real Voila and the real JupyterLab: the first visit by keyboard, what stays, where it leads."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from servers import PROJECT, OpenPage, Served, Start, run_all_cells, starter, write_notebook

from holdspace.content import find_content
from holdspace.identity import LocalProfile
from holdspace.learning import PartDone, Payload, SolutionSeen
from holdspace.settings import read_settings
from holdspace.store import Store, prepare

pytestmark = pytest.mark.browser

NAME = "Ada <img src=x onerror='window.hit=1'>"
COURSE = find_content().curriculum()
FIRST, SECOND = COURSE.lessons[0], COURSE.lessons[1]
EXERCISES = find_content().exercises(FIRST.id)
FOUR_HUNDRED = 400
"""Presses of Tab after which something is not within reach of the keyboard."""

PART = """
import ipywidgets

class Part:
    def exercise(self, id_):
        return ipywidgets.HTML(f"<p style='height: 900px'>This is {id_}.</p>")
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, with lessons that open quickly."""
    folder = tmp_path_factory.mktemp("content")
    for part in ("personas", "exercises", "services", "lessons"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns(".*"))
    for lesson in COURSE.lessons:
        cells = [f"Part().exercise({exercise.id!r})" for exercise in find_content().exercises(lesson.id)]
        write_notebook(folder / "lessons" / f"{lesson.id}.ipynb", f"md:# {lesson.title}", PART, *cells)
    return folder


@pytest.fixture(scope="module")
def served(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with starter("voila", tmp_path_factory.mktemp("home") / "served") as begin:
        yield begin(content)


def store_of(served: Served) -> Store:
    return prepare(read_settings(data_dir=served.data))


def keep(served: Served, lesson: str, part: str, payload: Payload) -> None:
    with store_of(served) as store:
        store.add_entry(store.person(LocalProfile(served.data)), payload.entry(lesson, part))


def forget(served: Served) -> None:
    """Let the next page be somebody's first."""
    if (served.data / "profile").exists():
        with store_of(served) as store:
            store.erase(store.person(LocalProfile(served.data)))


def enter(page: Page, served: Served) -> Page:
    page.goto(served.address)
    return ready(page)


def ready(page: Page) -> Page:
    expect(page.locator(".hs-home:not([data-stage=loading]) h1")).to_be_visible()
    return page


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(FOUR_HUNDRED):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    pytest.fail("The keyboard does not reach it.")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def item(page: Page, lesson: str) -> Locator:
    return page.locator(f"[data-lesson='{lesson}']")


def is_sound(page: Page, width: int) -> None:
    found = Axe().run(page).response["violations"]
    wrong = [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found if rule["impact"] in {"serious", "critical"}]
    assert wrong == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True), (1280, True), (390, False)])
def test_a_first_visit_by_keyboard_alone_is_kept_and_leads_on(
    served: Served, open_page: OpenPage, tmp_path: Path, *, width: int, dark: bool
) -> None:
    forget(served)
    page = enter(open_page(width=width, dark=dark), served)
    assert "token" not in page.url
    expect(heading(page)).to_have_text("Welcome")
    expect(page).to_have_title("Home · Holding Space")
    expect(page.get_by_text("They stay on this computer")).to_be_visible()
    is_sound(page, width)
    tab_to(page, page.get_by_role("textbox", name="What would you like to be called?"))
    page.keyboard.type(NAME)
    tab_to(page, page.get_by_role("combobox", name="Where are you?"))
    page.keyboard.type("United K")
    expect(page.get_by_role("checkbox", name="exams")).to_be_hidden()
    tab_to(page, page.locator("summary", has_text="rather not meet"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("checkbox", name="exams"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("textbox", name="Something else, in your own words"))
    page.keyboard.type("spiders, my uncle")
    is_sound(page, width)
    page.screenshot(path=tmp_path / "first.png", full_page=True)
    tab_to(page, page.get_by_role("button", name="Keep this"))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(f"Good to see you, {NAME}")
    expect(heading(page)).to_be_focused()
    is_sound(page, width)
    page.reload()
    ready(page)
    expect(heading(page)).to_have_text(f"Good to see you, {NAME}")
    told = page.get_by_role("region", name="What you told us")
    for text in (NAME, "United Kingdom", "exams, spiders, my uncle"):
        expect(told).to_contain_text(text)
    expect(item(page, "reflections")).to_contain_text("Touches exams, which you would rather not meet.")
    assert page.evaluate("window.hit") is None
    tab_to(page, page.get_by_role("link", name=f"Begin: {FIRST.title}"))
    page.keyboard.press("Enter")
    expect(page).to_have_title(f"{FIRST.title} · Holding Space")


def test_what_is_done_shows_and_continue_leads_to_where_one_left(served: Served, page: Page) -> None:
    forget(served)
    enter(page, served)
    page.get_by_role("button", name="Not now").click()
    expect(heading(page)).to_have_text("Good to see you")
    keep(served, FIRST.id, "opening", PartDone())
    keep(served, FIRST.id, EXERCISES[0].id, SolutionSeen(exercise=EXERCISES[0].id))
    page.reload()
    ready(page)
    expect(item(page, FIRST.id)).to_contain_text(
        f"1 of {len([one for one in EXERCISES if not one.optional])} exercises done"
    )
    expect(item(page, FIRST.id)).to_contain_text("Begun")
    onward = page.get_by_role("region", name="Go on where you left")
    expect(onward).to_contain_text(f"You were at the exercise “{EXERCISES[1].title}”.")
    expect(onward).to_contain_text(f"After that comes “{SECOND.title}”.")
    is_sound(page, 1280)
    onward.get_by_role("link", name=f"Continue: {FIRST.title}").click()
    expect(page).to_have_title(f"{FIRST.title} · Holding Space")
    assert page.url.endswith(f"/lessons/{FIRST.id}#{EXERCISES[1].id}")
    expect(page.get_by_text(f"This is {EXERCISES[1].id}.")).to_be_in_viewport()
    expect(page.get_by_text(f"This is {EXERCISES[0].id}.")).not_to_be_in_viewport()


def test_what_was_told_can_be_changed_and_a_change_can_be_left(served: Served, page: Page) -> None:
    forget(served)
    enter(page, served)
    page.get_by_role("textbox", name="What would you like to be called?").fill("Ada")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Good to see you, Ada")
    page.get_by_role("button", name="Change this").click()
    box = page.get_by_role("textbox", name="What would you like to be called?")
    expect(box).to_have_value("Ada")
    box.fill("Bo")
    page.get_by_role("button", name="Leave it as it was").click()
    expect(page.get_by_role("button", name="Change this")).to_be_focused()
    expect(heading(page)).to_have_text("Good to see you, Ada")
    page.get_by_role("button", name="Change this").click()
    expect(box).to_have_value("Ada")
    box.fill("")
    page.get_by_role("combobox", name="Where are you?").select_option("Somewhere else")
    page.get_by_role("button", name="Keep this").click()
    expect(heading(page)).to_have_text("Good to see you")
    expect(page.get_by_role("region", name="What you told us")).to_contain_text("Somewhere else")


def test_what_was_being_filled_in_outlives_the_kernel(served: Served, page: Page) -> None:
    forget(served)
    enter(page, served)
    page.get_by_role("textbox", name="What would you like to be called?").fill("Ada")
    page.locator("summary", has_text="rather not meet").click()
    page.get_by_role("checkbox", name="sleep").check()
    drafted(served, "Ada", "sleep")
    for kernel in served.kernels():
        kernel.kill()
    expect(page.get_by_text("The connection is lost. What you filled in is kept")).to_be_visible()
    expect(page.get_by_role("textbox", name="What would you like to be called?")).to_be_disabled()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("The connection is lost.")).to_be_hidden()
    expect(page.get_by_role("textbox", name="What would you like to be called?")).to_have_value("Ada")
    expect(page.get_by_role("checkbox", name="sleep")).to_be_checked()


def drafted(served: Served, *words: str) -> None:
    until = time.monotonic() + 30
    with store_of(served) as store:
        person = store.person(LocalProfile(served.data))
        while not all(word in store.draft(person, "home/about") for word in words):
            assert time.monotonic() < until, "what was filled in was not kept"


def test_a_broken_record_is_a_calm_sentence_and_the_lessons_stay_in_reach(
    content: Path, voila: Start, page: Page
) -> None:
    served = voila(content)
    for rest in served.data.glob("conversations.db*"):
        rest.unlink()
    (served.data / "conversations.db").write_bytes(b"no record" * 1000)
    enter(page, served)
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("could not be read just now")
    assert "Traceback" not in page.locator("body").inner_text()
    expect(page.get_by_role("button", name="Keep this")).to_have_count(0)
    is_sound(page, 1280)
    page.get_by_role("link", name=f"Open: {SECOND.title}").click()
    expect(page).to_have_title(f"{SECOND.title} · Holding Space")


def test_a_home_page_whose_kernel_ends_still_lists_the_lessons(
    content: Path, voila: Start, tmp_path: Path, page: Page
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(content, mine)
    write_notebook(mine / "lessons" / "home.ipynb", "import os\nos._exit(1)")
    served = voila(mine, "--no-preheat")
    page.goto(served.address)
    expect(page.get_by_role("alert").first).to_contain_text("Something went wrong on our side.")
    page.get_by_role("link", name=FIRST.title).click()
    expect(page).to_have_title(f"{FIRST.title} · Holding Space")


def test_jupyterlab_opens_home_first_and_its_links_open_notebooks(content: Path, lab: Start, page: Page) -> None:
    served = lab(content)
    page.goto(served.address)
    expect(page.get_by_role("tab", name="home.ipynb")).to_be_visible()
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    run_all_cells(page)
    ready(page)
    cells = page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    box = page.get_by_role("textbox", name="What would you like to be called?")
    box.focus()
    page.keyboard.type("b a dd x m")
    expect(box).to_have_value("b a dd x m")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Good to see you, b a dd x m")).to_be_visible()
    assert cells.count() == before
    page.get_by_role("link", name=f"Begin: {FIRST.title}").click()
    expect(page.get_by_role("tab", name=f"{FIRST.id}.ipynb")).to_be_visible()
    expect(page.get_by_role("tab", name="home.ipynb")).to_be_visible()
