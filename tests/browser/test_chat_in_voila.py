"""The chat in the real Voila and the real JupyterLab: a talk by keyboard, a stop, a kernel that is killed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from servers import OpenPage, Served, run_all_cells, starter, write_content

pytestmark = pytest.mark.browser

LESSON = """
import sys
from pathlib import Path
sys.path.append({folder!r})
from fake_room import FakeRoom
print("ran")
FakeRoom(Path({file!r})).chat
"""


class Site:
    """One lesson with a chat, open in a browser."""

    def __init__(self, kind: str, served: Served, page: Page, file: Path) -> None:
        self.kind, self.served, self.page, self.file = kind, served, page, file
        self.box = page.get_by_role("textbox", name="Your message to Maya")

    def say(self, text: str) -> None:
        self.box.click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def last(self) -> Any:
        return self.page.locator("[data-who=person] .hsc-bubble").last

    def run(self) -> None:
        """Run the lesson's cells, where someone has to."""
        if self.kind == "lab":
            expect(self.page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
            run_all_cells(self.page)

    def kill_kernel(self) -> None:
        self.served.kernels()[-1].kill()


@pytest.fixture(scope="module", params=["voila", "lab"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Served, Path]]:
    folder = tmp_path_factory.mktemp("chat")
    file = folder / "talk.json"
    lesson = LESSON.format(folder=str(Path(__file__).parent), file=str(file))
    content = write_content(folder / "content", {"talking": ("md:Talk", lesson)})
    options = ["--no-preheat"] if request.param == "voila" else []
    with starter(request.param, folder / "served") as begin:
        yield request.param, begin(content, *options), file


@pytest.fixture
def site(served: tuple[str, Served, Path], open_page: OpenPage) -> Site:
    kind, server, file = served
    file.unlink(missing_ok=True)
    page = open_page(height=900)
    page.goto(server.address)
    if kind == "voila":
        page.goto(f"{server.origin}/lessons/talking")
    else:
        expect(page.get_by_role("tab", name="talking.ipynb")).to_be_visible()
    site = Site(kind, server, page, file)
    site.run()
    expect(site.box).to_be_visible()
    return site


def test_a_talk_by_keyboard_with_new_lines_and_markup(site: Site) -> None:
    site.box.focus()
    before = site.page.locator(".hs-chat").element_handle()
    site.page.keyboard.type("<img src=x onerror='window.hit=1'>")
    site.page.keyboard.press("Shift+Enter")
    site.page.keyboard.type("b a d x")  # single letters are commands in the lab
    site.page.keyboard.press("Enter")
    expect(site.last()).to_have_text("you said: <img src=x onerror='window.hit=1'>\nb a d x")
    assert site.page.evaluate("node => node.isConnected", before), "Shift+Enter must not run the cell again"
    assert site.page.evaluate("window.hit") is None
    expect(site.box).to_be_focused()
    site.page.locator(".hsc-suggestion").first.click()
    expect(site.box).to_have_value("What goes through your mind when you're lying there?")


def test_stop_ends_a_reply_that_is_under_way(site: Site) -> None:
    site.say("tell me at length")
    site.page.get_by_role("button", name="Stop").click()
    expect(site.page.get_by_text("It broke off here.")).to_be_visible()
    site.say("go on")
    expect(site.last()).to_have_text("you said: go on")


def test_what_was_written_outlives_the_kernel(site: Site) -> None:
    site.say("first")
    expect(site.last()).to_have_text("you said: first")
    site.kill_kernel()
    expect(site.page.get_by_text("The connection is lost. What you wrote is kept here.")).to_be_visible()
    if site.kind == "lab":
        site.page.get_by_role("button", name="Ok", exact=True).click()  # it says that it has started another kernel
    site.box.fill("written into silence")
    site.page.keyboard.press("Enter")
    expect(site.box).to_have_value("written into silence")
    if site.kind == "voila":
        site.page.get_by_role("button", name="Continue").click()
    else:
        expect(site.page.get_by_role("button", name="Continue")).to_be_hidden()
        site.run()
    expect(site.page.get_by_text("The connection is lost.")).to_be_hidden()
    expect(site.box).to_have_value("written into silence")
    expect(site.last()).to_have_text("you said: first")
    site.box.press("Enter")
    expect(site.last()).to_have_text("you said: written into silence")
