"""Where one finds oneself as a talk begins and when it has ended, and how it is ended on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from page_with_chat import OPENING, PageWithChat, message, state
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WINDOWS = [(1280, 800), (390, 800)]
GOODBYE = "ok. nothing's different, is it. but i've said it now. bye x"
TALK = [message(turn, who, "One line, and another.") for turn in range(1, 12) for who in ("you", "person")]
FOLDS_LATE = """() => {
    const main = document.querySelector("main");
    const above = main.insertBefore(document.createElement("div"), main.firstChild);
    main.classList.add("hs-practice");
    main.style.paddingBottom = "1200px";
    above.style.height = "520px";
    window.foldAbove = () => { above.style.height = "60px"; };
}"""
"""What stands above the room is as high as a card, and folds when it is told to."""

Chats = Callable[..., PageWithChat]


@pytest.fixture
def chat_in(open_page: Callable[..., Page]) -> Iterator[Chats]:
    """``chat_in(390, 800)`` opens a chat in a window of that size; it fails the test if its script threw."""
    opened: list[PageWithChat] = []

    def begin(width: int, height: int) -> PageWithChat:
        opened.append(PageWithChat(open_page(width=width, height=height)))
        return opened[-1]

    yield begin
    for chat in opened:
        assert chat.faults == []


def top_of(chat: PageWithChat) -> float:
    top: float = chat.page.locator(".hs-chat").evaluate("chat => chat.getBoundingClientRect().top")
    return top


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_as_a_talk_begins_its_head_is_at_the_top_however_late_what_is_above_folds(
    chat_in: Chats, width: int, height: int
) -> None:
    chat = chat_in(width, height)
    chat.page.evaluate(FOLDS_LATE)
    chat.hear(state(stage="before", messages=[]))
    chat.page.get_by_role("button", name="Begin").click()
    chat.hear(state(messages=[OPENING]))
    assert 0 <= top_of(chat) < 20
    chat.page.wait_for_timeout(900)  # a kernel that is slow to answer
    chat.page.evaluate("foldAbove()")
    chat.page.wait_for_function("() => document.querySelector('.hs-chat').getBoundingClientRect().top >= 0")
    assert top_of(chat) < 20
    expect(chat.page.get_by_text(OPENING["bubbles"][0])).to_be_in_viewport(ratio=1)
    expect(chat.box).to_be_in_viewport(ratio=1)


def test_whoever_scrolls_away_as_a_talk_begins_is_not_held(chat_in: Chats) -> None:
    chat = chat_in(1280, 800)
    chat.page.evaluate(FOLDS_LATE)
    chat.hear(state(stage="before", messages=[]))
    chat.page.get_by_role("button", name="Begin").click()
    chat.hear(state(messages=[OPENING]))
    chat.page.mouse.move(20, 400)  # beside the chat, which scrolls by itself
    chat.page.mouse.wheel(0, 300)
    chat.page.wait_for_function("() => document.querySelector('.hs-chat').getBoundingClientRect().top < -250")
    chat.page.evaluate("document.querySelector('main').style.paddingBottom = '1300px'")
    chat.page.wait_for_timeout(200)
    assert top_of(chat) < -250


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_their_last_words_stay_in_sight_with_the_head_of_what_follows(chat_in: Chats, width: int, height: int) -> None:
    chat = chat_in(width, height)
    chat.hear(state(messages=TALK))
    goodbye = message(12, "person", GOODBYE)
    chat.hear(state(stage="ended", messages=[*TALK, goodbye]))
    expect(chat.page.get_by_text(GOODBYE)).to_be_in_viewport(ratio=1)
    expect(chat.page.get_by_role("heading", name="The talk has ended")).to_be_in_viewport(ratio=1)
    chat.hear(state(stage="ended", messages=[*TALK, goodbye]))
    expect(chat.page.get_by_text(GOODBYE)).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_end_is_in_sight_and_the_menu_opens_at_its_button(chat_in: Chats) -> None:
    chat = chat_in(390, 800)
    chat.hear(state(messages=TALK))
    end: Any = chat.page.get_by_role("button", name="End and look back")
    expect(end).to_have_count(1)
    expect(end).to_be_in_viewport(ratio=1)
    menu = chat.page.get_by_role("button", name="Menu")
    menu.click()
    opened = chat.page.locator(".hsc-actions").bounding_box()
    below = menu.bounding_box()
    assert opened is not None
    assert below is not None
    assert 0 <= opened["y"] - (below["y"] + below["height"]) < 12
    chat.page.keyboard.press("Escape")
    end.click()
    chat.page.get_by_role("button", name="End it and look back").click()
    assert chat.sent("end")


def test_where_there_is_no_room_for_a_word_the_end_is_in_the_menu(chat_in: Chats) -> None:
    chat = chat_in(300, 700)
    chat.hear(state(messages=TALK))
    end = chat.page.get_by_role("button", name="End and look back")
    expect(end).to_have_count(0)
    chat.page.get_by_role("button", name="Menu").click()
    expect(end).to_have_count(1)
