"""The page of a lesson in a real browser: its parts by eye, by keyboard and by ear, kept over a reload and a crash."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from servers import PROJECT, OpenPage, Served, opener, run_all_cells, starter

pytestmark = pytest.mark.browser

LESSONS = ("being-there", "reflections", "open-questions")
CLUMSY = (
    "Hi, I'm a peer supporter, and what you say stays here. What's been on your mind?",
    "You should try to sleep more.",
    "How old are you? Do you live alone?",
    "Have you tried a timetable?",
)
CONTROLS = """() => [...document.querySelectorAll('.hs-parts :is(button, textarea, summary, a[href])')]
    .filter(each => each.checkVisibility())"""
NAMES = f"({CONTROLS})().map(each => each.dataset.walk = each.dataset.walk || crypto.randomUUID())"
SEEN = "() => document.activeElement?.dataset.walk ?? ''"


class Reader:
    """A lesson open in a page."""

    def __init__(self, page: Page, served: Served, lesson: str = "being-there") -> None:
        self.page = page
        self.served = served
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(f"{served.origin}/lessons/{lesson}?token={served.token}")
        self.ready()

    def ready(self) -> Reader:
        """Wait until the room and every part have answered."""
        self.page.wait_for_function(
            """() => document.querySelector('.hs-chat')?.dataset.stage !== 'loading'
                && document.querySelector('.hsp-next .hsp-row:not([hidden])')
                && document.querySelector('.hsp-opening summary')"""
        )
        return self

    def reload(self) -> Reader:
        self.page.reload()
        return self.ready()

    def part(self, name: str) -> Locator:
        return self.page.locator(f".hsp-{name}.hs-parts")

    def kept(self, part: str) -> None:
        """Wait until the part says that it is kept."""
        expect(self.part(part).locator(".hsp-word")).to_contain_text("Kept")

    def talk(self) -> None:
        """Have a whole talk, and end it."""
        chat = self.page.locator(".hs-chat").first
        if chat.get_attribute("data-stage") == "ended":
            chat.get_by_role("button", name="Start a new talk").click()
        chat.get_by_role("button", name="Begin").click()
        for count, text in enumerate(CLUMSY, start=1):
            expect(chat.locator('[data-who="person"]:has(.hsc-chip)')).to_have_count(count)
            chat.locator("textarea").fill(text)
            chat.locator("textarea").press("Enter")
        expect(chat.locator('[data-who="person"]:has(.hsc-chip)')).to_have_count(len(CLUMSY) + 1)
        chat.get_by_role("button", name="End and look back").click()
        chat.get_by_role("button", name="End it and look back").click()
        self.part("selfview").get_by_role("button", name="Show me the look back without it").click()
        expect(self.part("debrief").locator(".hsp-part").first).to_be_visible()

    def serious(self) -> list[str]:
        found = Axe().run(self.page, context=".hs-parts").response["violations"]
        return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in {"serious", "critical"}]

    def too_wide(self) -> int:
        return int(
            self.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content in a folder of its own: JupyterLab saves the notebook that it runs."""
    folder = tmp_path_factory.mktemp("content")
    for part in ("lessons", "exercises", "personas", "services"):
        shutil.copytree(PROJECT / part, folder / part)
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, content: Path) -> Iterator[Served]:
    with starter("voila", tmp_path_factory.mktemp("lesson")) as begin:
        yield begin(content, "--no-preheat")


@pytest.fixture(scope="module")
def reader(browser: Browser, served: Served) -> Iterator[Reader]:
    """One page that tests share; the first talk on it has ended."""
    with opener(browser) as open_page:
        shared = Reader(open_page(), served)
        shared.talk()
        yield shared
        assert shared.faults == []


def test_the_look_back_appears_without_a_reload_with_strengths_first(reader: Reader) -> None:
    headings = reader.part("debrief").locator("h3").all_inner_texts()
    assert headings[0] in {"What helped", "What was there"}
    for heading in ("What showed in passing", "What you gave back", "What you had set out to try"):
        assert heading in headings
    expect(reader.part("debrief")).to_contain_text("Nothing has happened to Maya")
    reader.part("debrief").get_by_text("What this program cannot see").click()
    expect(reader.part("debrief").get_by_text("Your tone, and the time you left")).to_be_visible()
    reader.part("debrief").get_by_text("What this program cannot see").click()
    assert "score" not in reader.part("debrief").inner_text().lower()


def test_what_need_not_be_read_at_once_is_folded_under_words_and_a_number(reader: Reader) -> None:
    debrief = reader.part("debrief")
    headings = debrief.locator("h3").all_inner_texts()
    order = (
        "What you might try another way",
        "What showed in passing",
        "What you gave back",
        "One question for yourself",
    )
    assert sorted(order, key=headings.index) == list(order)
    folded = debrief.locator("details.hsp-part")
    assert folded.count() >= 2
    assert folded.locator(".hsp-folds:visible").count() == 0
    expect(debrief.locator("details", has_text="What this program cannot see").locator(".hsp-tag")).to_have_text(
        "3 things"
    )
    points = debrief.locator(".hsp-of-points > details")
    assert [point.get_attribute("open") is not None for point in points.all()] == [True] + [False] * (
        points.count() - 1
    )
    second = points.nth(1).locator("summary")
    second.press("Enter")
    expect(points.nth(1).get_by_text("For example")).to_be_visible()
    second.press("Enter")
    expect(points.nth(1).get_by_text("For example")).to_be_hidden()


def test_on_paper_the_look_back_has_no_folds(reader: Reader) -> None:
    inside = reader.part("debrief").locator("details:not(.hsp-help) > .hsp-folds")
    assert inside.count() > inside.filter(visible=True).count()
    reader.page.emulate_media(media="print")
    try:
        assert inside.count() == inside.filter(visible=True).count()
    finally:
        reader.page.emulate_media(media="screen")
    reader.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")  # browsers that print folds folded
    expect(reader.part("debrief").locator(".hsp-body details:not([open])")).to_have_count(0)
    reader.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert inside.count() > inside.filter(visible=True).count()


def test_a_cue_that_was_heard_after_all_stays_so_over_a_reload(reader: Reader) -> None:
    button = reader.part("debrief").locator("button", has_text="I think I heard this")
    before = button.count()
    assert before
    button.first.locator("xpath=ancestor::details/summary").press("Enter")
    button.first.focus()
    button.first.press("Enter")
    expect(reader.part("debrief").get_by_text("you think you heard it", exact=True)).to_have_count(1)
    expect(reader.part("debrief").locator("[data-cue][open] > summary:focus")).to_contain_text("you think you heard it")
    reader.reload()
    expect(reader.part("debrief").get_by_text("you think you heard it", exact=True)).to_have_count(1)
    assert button.count() == before - 1


def test_how_one_is_and_how_it_went_are_there_after_a_reload(reader: Reader) -> None:
    reader.part("opening").get_by_role("button", name="tired").click()
    reader.kept("opening")
    debrief = reader.part("debrief")
    debrief.get_by_role("button", name="Partly").click()
    debrief.get_by_role("textbox", name="A word on it").fill("I forgot at first")
    debrief.get_by_role("textbox", name="A word on it").press("Enter")
    debrief.get_by_role("button", name="low").click()
    expect(debrief.get_by_text("nobody will ask why")).to_be_visible()
    expect(debrief.get_by_text("Befrienders Worldwide")).to_be_visible()
    reader.kept("debrief")
    reader.reload()
    expect(reader.part("opening").get_by_role("button", name="tired")).to_have_attribute("aria-pressed", "true")
    expect(debrief.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "true")
    expect(debrief.get_by_role("button", name="low")).to_have_attribute("aria-pressed", "true")
    expect(debrief.get_by_role("textbox", name="A word on it")).to_have_value("I forgot at first")


def test_a_line_of_the_journal_is_kept_while_it_is_typed(reader: Reader) -> None:
    box = reader.part("journal").get_by_role("textbox")
    box.click()
    box.press("ControlOrMeta+a")
    reader.page.keyboard.type("I wanted the sadness to stop.")
    reader.kept("journal")
    reader.reload()
    expect(box).to_have_value("I wanted the sadness to stop.")


def test_a_killed_kernel_is_told_and_all_that_was_written_is_there_again(reader: Reader) -> None:
    box = reader.part("journal").get_by_role("textbox")
    box.fill("Before it broke.")
    reader.kept("journal")
    for kernel in reader.served.kernels():
        kernel.kill()
    box.press("End")
    reader.page.keyboard.type(" And after.")
    expect(reader.part("journal").get_by_text("The connection is lost")).to_be_visible()
    expect(box).to_have_value("Before it broke. And after.")
    with reader.page.expect_navigation():
        reader.part("journal").get_by_role("button", name="Continue").click()
    reader.ready()
    expect(box).to_have_value("Before it broke. And after.")
    assert reader.page.evaluate("() => Object.keys(sessionStorage).filter(key => key.startsWith('holdspace'))") == []


def test_every_control_of_the_parts_is_reached_by_tab(reader: Reader) -> None:
    wanted = set(reader.page.evaluate(NAMES))
    reader.page.evaluate(f"() => ({CONTROLS})()[0].focus()")
    reached = {reader.page.evaluate(SEEN)}
    for _ in range(600):
        reader.page.keyboard.press("Tab")
        reached.add(reader.page.evaluate(SEEN))
        if wanted <= reached:
            break
    left = "left => [...document.querySelectorAll('[data-walk]')].filter(each => left.includes(each.dataset.walk))"
    assert reader.page.evaluate(f"left => ({left})(left).map(each => each.outerHTML)", list(wanted - reached)) == []
    assert wanted <= reached


def test_a_whole_talk_unfolds_by_keyboard_and_reading_goes_on_where_it_was(reader: Reader) -> None:
    example = reader.page.locator(".hsp-example").filter(has_text="Wes, from hello")
    fold = example.get_by_role("button", name="Read all 20 messages")
    fold.focus()
    fold.press("Enter")
    expect(example.locator("li:visible")).to_have_count(20)
    assert reader.page.evaluate("() => document.activeElement.tagName") == "LI"
    example.get_by_role("button", name="Fold the talk").click()
    expect(example.locator("li:visible")).to_have_count(4)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_too_wide_and_axe_finds_nothing_serious(
    reader: Reader,
    width: int,
    dark: bool,  # noqa: FBT001
) -> None:
    reader.page.emulate_media(color_scheme="dark" if dark else "light")
    reader.page.set_viewport_size({"width": width, "height": 844})
    try:
        assert reader.too_wide() <= 0
        assert reader.serious() == []
        small = reader.page.evaluate(f"""() => ({CONTROLS})().filter(each =>
            each.getBoundingClientRect().height < 43.5 && !each.matches('p a')).map(each => each.outerHTML)""")
        assert small == []
    finally:
        reader.page.emulate_media(color_scheme="light")
        reader.page.set_viewport_size({"width": 1280, "height": 900})


def test_the_card_prints_to_a_clean_page(reader: Reader) -> None:
    reader.page.evaluate("() => { window.print = () => {}; }")
    reader.part("card").get_by_role("button", name="Print the card").click()
    reader.page.emulate_media(media="print")
    try:
        text = reader.page.evaluate("() => document.body.innerText")
        assert "Never promise secrecy" in text
        assert "Where to find a number:" in text
        assert "A number of your own" in text
        for other in ("What comes next", "A line for yourself", "Maya", "Print the card", "All lessons"):
            assert other not in text
    finally:
        reader.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
        reader.page.emulate_media(media="screen")
    expect(reader.part("journal")).to_be_visible()


def test_reading_on_to_the_end_leads_to_the_next_lesson(reader: Reader) -> None:
    reader.part("debrief").locator(".hsp-help").last.scroll_into_view_if_needed()
    following = reader.part("next")
    following.scroll_into_view_if_needed()
    expect(following).to_contain_text("It builds on Being there, which you have finished.")
    following.get_by_role("link", name="On to Reflections").click()
    expect(reader.page).to_have_url(f"{reader.served.origin}/lessons/reflections")
    reader.page.go_back()
    reader.ready()


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_opens_in_voila_with_all_its_parts(open_page: OpenPage, served: Served, lesson: str) -> None:
    one = Reader(open_page(), served, lesson)
    for part in ("opening", "practice", "selfview", "debrief", "views", "journal", "card", "next"):
        expect(one.part(part)).to_have_count(1)
    assert one.page.get_by_role("alert").filter(visible=True).count() == 0
    assert one.faults == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_opens_in_jupyterlab_with_all_its_parts(
    browser: Browser, tmp_path: Path, content: Path, lesson: str
) -> None:
    with starter("lab", tmp_path / "lab") as begin, opener(browser) as open_page:
        served = begin(content)
        page = open_page(height=30_000)  # a notebook draws what is on screen
        page.goto(f"{served.origin}/lab/tree/{lesson}.ipynb?token={served.token}")
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
        run_all_cells(page)
        page.wait_for_function("() => document.querySelector('.hsp-next .hsp-row:not([hidden])')")
        for part in ("opening", "practice", "selfview", "debrief", "views", "journal", "card", "next"):
            expect(page.locator(f".hsp-{part}.hs-parts")).to_have_count(1)
        following = page.locator(".hsp-next a").last.get_attribute("href") or ""
        assert following.startswith("/lab/tree/")


def test_after_a_heavy_talk_a_new_start_suggests_to_rest_and_the_keyboard_goes_on(
    open_page: OpenPage, served: Served
) -> None:
    one = Reader(open_page(), served, "open-questions")  # with Harold, whose wife has died
    one.talk()
    chat, practice = one.page.locator(".hs-chat").first, one.part("practice")
    suggestion = practice.get_by_text("You have just had a heavy talk, with Harold.")
    expect(suggestion).to_be_hidden()
    chat.get_by_role("button", name="Start a new talk").press("Enter")
    expect(suggestion).to_be_in_viewport()
    expect(suggestion).to_be_focused()
    expect(chat).to_be_hidden()
    assert one.serious() == []
    one.reload()
    expect(suggestion).to_be_visible()
    practice.get_by_role("button", name="Go on now").press("Enter")
    expect(suggestion).to_be_hidden()
    expect(practice.get_by_role("heading", name="What to try")).to_be_focused()
    expect(chat.get_by_role("button", name="Begin")).to_be_visible()
    assert one.faults == []


def test_a_list_under_the_opening_leads_to_every_section_and_marks_what_is_done(reader: Reader) -> None:
    reader.reload()
    contents = reader.page.get_by_role("navigation", name="In this lesson")
    links = contents.get_by_role("link")
    sections = [text for text in reader.page.locator(".jp-RenderedMarkdown h2").all_inner_texts() if text]
    parts = ["Your practice talk", "Looking back", "A line for yourself", "The card to keep"]
    assert sorted(links.all_inner_texts()) == sorted([*(text.rstrip("¶") for text in sections), *parts])
    expect(contents.get_by_role("listitem").filter(has_text="Your practice talk")).to_contain_text("done")
    expect(contents.get_by_role("listitem").filter(has_text="What you are")).to_contain_text("1 exercise")
    assert reader.page.evaluate(
        "() => document.querySelector('.hsp-opening').getBoundingClientRect().bottom"
        " <= document.querySelector('.hs-contents').getBoundingClientRect().top"
    )
    link = contents.get_by_role("link", name="Staying")
    link.focus()
    link.press("Enter")
    expect(reader.page.get_by_role("heading", name="Staying")).to_be_in_viewport()
    expect(reader.page.locator("h2:focus")).to_contain_text("Staying")
    found = Axe().run(reader.page, context=".hs-contents").response["violations"]
    assert [one["id"] for one in found] == []


def test_a_section_is_marked_when_its_exercises_are_done_and_the_list_folds_on_a_phone(
    open_page: OpenPage, served: Served
) -> None:
    one = Reader(open_page(width=390), served)
    contents = one.page.get_by_role("navigation", name="In this lesson")
    expect(contents.get_by_role("listitem")).to_have_count(0)
    contents.locator("summary").press("Enter")
    expect(contents.get_by_role("listitem").filter(has_text="What you are")).to_be_visible()
    exercise = one.page.locator('[data-exercise="whose-to-do"]')
    for right in ("Tell him in a sentence", "Ask in plain words", "Stay with him", "Have no answer"):
        exercise.get_by_role("checkbox", name=right).check()
    exercise.get_by_role("button", name="Check").click()
    line = contents.get_by_role("listitem").filter(has_text="What you are")
    expect(line).to_contain_text("1 of 1 exercise")
    expect(line).to_contain_text("done")
    assert one.too_wide() <= 0


def test_an_address_with_a_part_lands_there_under_the_list(open_page: OpenPage, served: Served) -> None:
    page = open_page()
    page.goto(f"{served.origin}/lessons/being-there?token={served.token}")
    page.goto("about:blank")
    page.goto(f"{served.origin}/lessons/being-there#what-comes-next")
    expect(page.get_by_role("navigation", name="In this lesson")).to_be_attached()
    expect(page.get_by_role("heading", name="What comes next", level=3)).to_be_in_viewport()
    expect(page.locator("#what-comes-next")).to_be_focused()


def test_a_page_that_is_loaded_again_opens_where_it_was_left(open_page: OpenPage, served: Served) -> None:
    page = open_page()
    page.goto(f"{served.origin}/lessons/being-there?token={served.token}")
    chat = page.locator(".hs-chat[data-stage]:not([data-stage=loading])")
    expect(chat).to_be_visible()
    page.wait_for_function("() => document.readyState === 'complete'")
    chat.evaluate("chat => chat.scrollIntoView()")
    page.mouse.click(2, 2)  # whoever has moved is not held anywhere any more
    page.reload()
    expect(chat).to_be_in_viewport(ratio=0.9)
