"""Out of the story: a panel about the trainee, by keyboard, read aloud, on a phone, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_with_chat import PageWithChat, state
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

TITLE = "A moment outside the story"
WORDS = "I can't do this exercise, this one is about me."


@pytest.fixture
def chat_in(open_page: Callable[..., Page]) -> Any:
    """``chat_in(width=390)`` opens a talk; it fails the test if its script threw."""
    opened: list[PageWithChat] = []

    def begin(**window: Any) -> PageWithChat:
        page = open_page(**window)
        page.set_default_timeout(8000)
        chat = PageWithChat(page)
        opened.append(chat)
        chat.hear(state(country="GB", countries=["GB", "IE"]))
        return chat

    yield begin
    for chat in opened:
        assert chat.faults == []


@pytest.fixture
def chat(chat_in: Callable[..., PageWithChat]) -> PageWithChat:
    return chat_in()


def out(**more: Any) -> dict[str, Any]:
    return state(stepped_out=True, country="GB", countries=["GB", "IE"], **more)


def step_out(chat: PageWithChat) -> str:
    """Send what reads as one's own danger, and have the room step out; return the id of what was sent."""
    chat.box.fill(WORDS)
    chat.box.press("Enter")
    id_ = str(chat.wait_for_sent("send")["id"])
    chat.hear({"type": "held_back", "id": id_}, out(draft=WORDS))
    return id_


def panel(chat: PageWithChat) -> Locator:
    return chat.page.get_by_role("region", name=TITLE)


def test_the_panel_stands_in_place_of_the_talk_and_names_help_where_one_is(chat: PageWithChat) -> None:
    step_out(chat)
    expect(panel(chat)).to_be_visible()
    expect(panel(chat).get_by_text("We may be wrong")).to_be_visible()
    expect(panel(chat).get_by_role("heading", name="Someone to speak to, in the United Kingdom")).to_be_visible()
    expect(panel(chat).get_by_text("Call the number on your student card")).to_be_visible()
    expect(panel(chat).get_by_text("We have told nobody")).to_be_visible()
    expect(chat.page.locator(".hsc-log")).to_be_hidden()
    expect(chat.box).to_be_hidden()
    expect(chat.page.get_by_text("Sending")).to_have_count(0)


def test_focus_goes_to_the_title_once(chat: PageWithChat) -> None:
    step_out(chat)
    title = panel(chat).get_by_role("heading", name=TITLE)
    expect(title).to_be_focused()
    chat.page.keyboard.press("Tab")
    expect(panel(chat).get_by_role("combobox")).to_be_focused()
    chat.hear(out(draft=WORDS))
    expect(panel(chat).get_by_role("combobox")).to_be_focused()


def test_escape_does_not_close_it(chat: PageWithChat) -> None:
    step_out(chat)
    chat.page.keyboard.press("Escape")
    expect(panel(chat)).to_be_visible()
    assert not chat.sent("go_on")
    assert not chat.sent("stop")


def test_going_on_by_keyboard_finds_the_words_in_the_box_and_nothing_sent(chat: PageWithChat) -> None:
    id_ = step_out(chat)
    go_on = panel(chat).get_by_role("button", name="I am fine, go on")
    for _ in range(12):
        chat.page.keyboard.press("Tab")
        if go_on.evaluate("button => button === document.activeElement"):
            break
    expect(go_on).to_be_focused()
    chat.page.keyboard.press("Enter")
    chat.wait_for_sent("go_on")
    chat.hear(state(stepped_out=False, draft=WORDS))
    expect(panel(chat)).to_be_hidden()
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value(WORDS)
    chat.box.press("Enter")
    assert chat.wait_for_sent("send", 2)["id"] != id_


def test_after_a_break_it_is_there_again(chat: PageWithChat) -> None:
    step_out(chat)
    panel(chat).get_by_role("button", name="Take a break").click()
    chat.wait_for_sent("break")
    expect(chat.page.get_by_role("heading", name="A break")).to_be_focused()
    chat.page.get_by_role("button", name="Back to the talk").click()
    expect(panel(chat).get_by_role("heading", name=TITLE)).to_be_focused()


def test_a_page_that_is_opened_on_it_shows_it_and_keeps_the_words(chat_in: Callable[..., PageWithChat]) -> None:
    chat = chat_in()
    page = chat.page.context.new_page()
    again = PageWithChat(page)
    again.hear(out(draft=WORDS, resumed=True))
    expect(panel(again)).to_be_visible()
    again.hear(state(stepped_out=False, draft=WORDS))
    expect(again.box).to_have_value(WORDS)


def test_nothing_of_the_story_is_read_aloud_with_it(chat: PageWithChat) -> None:
    step_out(chat)
    assert chat.said_aloud() == ""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_and_the_ways_on_are_in_sight(
    chat_in: Callable[..., PageWithChat],
    width: int,
    dark: bool,  # noqa: FBT001
) -> None:
    chat = chat_in(width=width, height=800, dark=dark, has_touch=width == 390)
    step_out(chat)
    chat.page.mouse.move(0, 0)
    found = Axe().run(chat.page, context=".hs-chat").response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    assert chat.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for name in ("Take a break", "I am fine, go on"):
        way = panel(chat).get_by_role("button", name=name)
        expect(way).to_be_in_viewport(ratio=1)
        box = way.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    expect(panel(chat).get_by_role("heading", name=TITLE)).to_be_in_viewport()
