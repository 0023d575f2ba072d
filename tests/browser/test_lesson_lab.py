"""A lesson and the home page in the real JupyterLab: answered by mouse and by keyboard, kept over a restart."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from servers import PROJECT, Served, opener, starter
from walk_steps import SHOWN

from holdspace.content import SHIPPED, Content
from holdspace.exercise import Choose, Drill

pytestmark = pytest.mark.browser

LESSON = "being-there"
EXERCISES = Content((SHIPPED,)).exercises(LESSON)
CHOOSE = next(each for each in EXERCISES if isinstance(each, Choose))
DRILL = next(each for each in EXERCISES if isinstance(each, Drill))
SCENE = next(each for each in EXERCISES if each.kind == "scene")
TWO_LINES = ("I'm a peer supporter, not a counsellor.", "It stays between us, unless someone is in danger.")
READY = """() => [...document.querySelectorAll('.hs-exercise:not([data-old])')].length === {exercises}
    && [...document.querySelectorAll('.hs-exercise:not([data-old])')].every(each =>
        each.querySelector('.hse-inside:not([hidden])'))
    && [...document.querySelectorAll('.hs-parts.hsp-next:not([data-old])')].some(each =>
        each.querySelector('.hsp-row:not([hidden])'))
    && [...document.querySelectorAll('.hs-chat:not([data-old])')].some(each => each.dataset.stage !== 'loading')"""
PROMPTS = "() => [...document.querySelectorAll('.jp-InputArea-prompt')].map(each => each.textContent)"


class Notebook:
    """A notebook open in JupyterLab."""

    def __init__(self, page: Page, served: Served, name: str) -> None:
        self.page = page
        page.goto(f"{served.origin}/lab/workspaces/{name}/tree/{name}.ipynb?token={served.token}")
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()

    def menu(self, *names: str) -> None:
        for name in names:
            self.page.get_by_role("menuitem", name=name, exact=True).click()

    def forget(self) -> None:
        """Let what stands there count no more: the cells are about to run."""
        old = "document.querySelectorAll('.hs-exercise, .hs-parts, .hs-chat')"
        self.page.evaluate(f"() => {old}.forEach(each => {{ each.dataset.old = 'yes'; }})")

    def lesson_ready(self) -> None:
        self.page.wait_for_function(READY.replace("{exercises}", str(len(EXERCISES))))

    def run_all(self) -> None:
        self.forget()
        self.menu("Run", "Run All Cells")

    def restart_and_run_all(self) -> None:
        self.forget()
        self.menu("Kernel", "Restart Kernel and Run All Cells…")
        self.page.get_by_role("dialog").get_by_role("button", name="Confirm Kernel Restart").click()

    def exercise(self, id_: str) -> Locator:
        return self.page.locator(f"[data-exercise='{id_}']:not([data-old])")

    def part(self, name: str) -> Locator:
        return self.page.locator(f".hs-parts.hsp-{name}:not([data-old])")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("lab")
    for part in ("lessons", "exercises", "personas", "services"):
        shutil.copytree(PROJECT / part, folder / "content" / part, ignore=shutil.ignore_patterns(".*"))
    with starter("lab", folder / "served") as begin:
        yield begin(folder / "content")


def test_a_lesson_is_answered_in_jupyterlab_and_kept_over_a_restart(served: Served, browser: Browser) -> None:
    with opener(browser) as open_page:
        page = open_page(height=30_000)  # a notebook draws what is on screen
        lesson = Notebook(page, served, LESSON)
        lesson.run_all()
        lesson.lesson_ready()
        prompts = page.evaluate(PROMPTS)

        choose = lesson.exercise(CHOOSE.id)
        for option in CHOOSE.options:
            if option.right:
                choose.get_by_label(option.text, exact=True).click()
        choose.get_by_role("button", name="Check", exact=True).click()
        expect(choose.locator(".hse-said")).to_contain_text("Right")

        drill = lesson.exercise(DRILL.id)
        write_two_lines(drill)
        drill.get_by_role("button", name="Check", exact=True).click()
        expect(drill.locator(".hse-said")).to_be_visible()
        said = drill.locator(".hse-drill .hsw-bubble").inner_text()

        scene = lesson.exercise(SCENE.id)
        write_two_lines(scene)
        scene.locator("textarea").press("Enter")
        expect(scene.locator(".hse-progress")).to_have_text("Turn 2 of 8")
        expect(scene.get_by_text("\n".join(TWO_LINES))).to_be_visible()

        journal = lesson.part("journal").get_by_role("textbox")
        journal.fill("I wanted to mend it.")
        expect(lesson.part("journal").locator(".hsp-word")).to_have_text("Kept.")
        journal.press("Shift+Enter")
        page.keyboard.type("a b dd x")
        expect(journal).to_have_value("I wanted to mend it.\na b dd x")
        assert page.evaluate(PROMPTS) == prompts, "a cell ran again"
        journal.blur()
        expect(lesson.part("journal").locator(".hsp-word")).to_have_text("Kept.")

        before = [each.evaluate(SHOWN) for each in (choose, drill, scene)]
        lesson.restart_and_run_all()
        lesson.lesson_ready()
        assert [each.evaluate(SHOWN) for each in (choose, drill, scene)] == before
        expect(choose.locator(".hse-said")).to_contain_text("Right")
        expect(drill.locator("textarea")).to_have_value("\n".join(TWO_LINES))
        assert drill.locator(".hse-drill .hsw-bubble").inner_text() == said
        expect(journal).to_have_value("I wanted to mend it.\na b dd x")
        wrong = ".jp-Notebook :is([data-mime-type*='error'], [data-mime-type*='stderr'])"
        expect(page.locator(wrong)).to_have_count(0)


def test_home_in_jupyterlab_shows_the_path_and_where_to_go_on(served: Served, browser: Browser) -> None:
    with opener(browser) as open_page:
        page = open_page()
        home = Notebook(page, served, "home")
        home.run_all()
        expect(page.locator(".hs-home:not([data-stage=loading]) h1")).to_be_visible()
        skip = page.get_by_role("button", name="Not now")
        skip.click()
        path = page.locator(".hsh-lesson")
        expect(path).to_have_count(len(Content((SHIPPED,)).curriculum().lessons))
        expect(path.first).to_contain_text("Being there")
        expect(path.first).to_contain_text("exercises done")
        onward = page.get_by_role("region", name="Go on where you left")
        onward.get_by_role("link", name="Continue: Being there").click()
        expect(page.get_by_role("tab", name=f"{LESSON}.ipynb")).to_be_visible()


def write_two_lines(card: Locator) -> None:
    """Write with Shift+Enter between, which JupyterLab would take to run the cell."""
    box = card.locator("textarea")
    box.click()
    box.press_sequentially(TWO_LINES[0])
    box.press("Shift+Enter")
    box.press_sequentially(TWO_LINES[1])
    expect(box).to_have_value("\n".join(TWO_LINES))
    expect(box).to_be_focused()
