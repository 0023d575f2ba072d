"""What stands on the page after a reply was stopped, and what can be done with it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from page_with_chat import OPENING, SUGGESTIONS, TALK, PageWithChat, message, state
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

WINDOWS = [(1280, 800), (390, 800)]
ASKED = message(2, "you", "What would help?")
UNANSWERED = {**ASKED, "how": "unanswered"}
BROKEN = message(2, "person", "it crept up.", how="interrupted")

Chats = Callable[..., PageWithChat]


@pytest.fixture
def chat_in(open_page: Callable[..., Page]) -> Iterator[Chats]:
    """``chat_in(390, 800)`` opens a chat in a window of that size; it fails the test if its script threw."""
    opened: list[PageWithChat] = []

    def begin(width: int = 1280, height: int = 800) -> PageWithChat:
        opened.append(PageWithChat(open_page(width=width, height=height)))
        return opened[-1]

    yield begin
    for chat in opened:
        assert chat.faults == []


@pytest.fixture
def chat(chat_in: Chats) -> PageWithChat:
    return chat_in()


def line(chat: PageWithChat) -> Locator:
    return chat.page.locator(".hsc-stopped")


def button(chat: PageWithChat, name: str) -> Locator:
    return chat.page.get_by_role("button", name=name, exact=True)


def ways(chat: PageWithChat) -> Locator:
    return chat.page.locator(".hsc-suggestion")


def stopped(chat: PageWithChat, **more: Any) -> PageWithChat:
    """Have a reply stopped before its first word, as the room tells it."""
    chat.hear(state(messages=[*TALK, ASKED]), {"type": "typing", "on": True})
    expect(button(chat, "Stop")).to_be_visible()
    chat.hear({"type": "typing", "on": False}, state(messages=[*TALK, UNANSWERED], **more))
    return chat


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_one_line_says_what_happened_and_what_can_be_done(chat_in: Chats, width: int, height: int) -> None:
    chat = stopped(chat_in(width, height), suggestions=SUGGESTIONS[1:])
    expect(line(chat).locator("p")).to_have_text(
        "You stopped her before anything was said. Write on, or let her answer."
    )
    expect(line(chat)).to_be_in_viewport(ratio=1)
    expect(button(chat, "Let her answer")).to_be_in_viewport(ratio=1)
    expect(chat.page.locator(".hsc-log").get_by_text("You stopped her")).to_have_count(1)
    expect(chat.page.get_by_text("What would help?")).to_be_in_viewport(ratio=1)
    assert "You stopped her before anything was said." in chat.said_aloud()
    wide = chat.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_the_ways_that_still_fit_stand_under_it(chat: PageWithChat) -> None:
    stopped(chat, suggestions=SUGGESTIONS[1:])
    expect(ways(chat)).to_have_count(2)
    expect(chat.page.get_by_text("What you might still say. Pick one to edit, or write your own.")).to_be_visible()
    chat.hear({"type": "suggestions", "turn": 2, "items": SUGGESTIONS})
    expect(ways(chat)).to_have_count(3)
    expect(chat.page.get_by_text("Three ways you might go.")).to_be_visible()


def test_ways_can_be_asked_for_again_after_ones_own_words(chat: PageWithChat) -> None:
    stopped(chat, suggestions_mode="after_draft", suggestions_ready=True)
    chat.box.fill("I could also say")
    button(chat, "See three ways others might go").click()
    assert chat.wait_for_sent("ask_suggestions")["draft"] == "I could also say"


def test_it_is_the_same_on_a_page_that_is_loaded_again(chat: PageWithChat) -> None:
    chat.hear(state(messages=[*TALK, UNANSWERED], suggestions=SUGGESTIONS, resumed=True))
    expect(button(chat, "Let her answer")).to_be_visible()
    expect(ways(chat)).to_have_count(3)


def test_letting_her_answer_asks_once_and_the_line_leaves_as_she_writes(chat: PageWithChat) -> None:
    stopped(chat)
    button(chat, "Let her answer").focus()
    chat.page.keyboard.press("Enter")
    chat.wait_for_sent("go_on")
    expect(chat.box).to_be_focused()
    chat.hear(state(messages=[*TALK, message(3, "you", "What would help?")]), {"type": "typing", "on": True})
    expect(line(chat)).to_be_hidden()
    assert len(chat.sent("go_on")) == 1
    assert not chat.sent("send")


def test_writing_on_takes_the_line_away_and_leaves_the_sign_at_the_message(chat: PageWithChat) -> None:
    stopped(chat)
    chat.box.fill("Take your time.")
    chat.box.press("Enter")
    expect(line(chat)).to_be_hidden()
    sent = chat.wait_for_sent("send")
    chat.hear({"type": "ack", "id": sent["id"], "message": message(3, "you", "Take your time.")})
    expect(line(chat)).to_be_hidden()
    expect(chat.page.locator(".hsc-how")).to_have_text("You stopped her before anything was said.")


def test_a_reply_stopped_in_its_midst_is_told_with_what_can_be_done(chat: PageWithChat) -> None:
    chat.hear(state(messages=[*TALK, ASKED]), {"type": "typing", "on": True})
    chat.hear({"type": "sentence", "turn": 2, "text": "it crept up.", "bubble": True, "time": BROKEN["time"]})
    chat.hear({"type": "reply", "message": BROKEN}, {"type": "typing", "on": False})
    expect(line(chat).locator("p")).to_have_text(
        "It broke off here. Write on from what was said, or let her answer once more."
    )
    button(chat, "Let her answer once more").click()
    chat.wait_for_sent("go_on")


def test_an_opening_stopped_in_its_midst_has_nothing_to_be_answered_once_more(chat: PageWithChat) -> None:
    chat.hear(state(messages=[{**OPENING, "how": "interrupted"}]))
    expect(line(chat)).to_contain_text("It broke off here. Write on from what was said, whenever you are ready.")
    expect(line(chat).get_by_role("button")).to_have_count(0)


def test_an_opening_stopped_before_its_first_word_is_told_and_shows_no_empty_message(chat: PageWithChat) -> None:
    sign = message(0, "person", how="unanswered")
    chat.hear(state(messages=[sign]))
    expect(line(chat)).to_contain_text(
        "You stopped her before anything was said. Begin in your own words, whenever you are ready."
    )
    expect(chat.page.locator(".hsc-item")).to_have_count(0)
    expect(chat.page.get_by_text("Maya is here.")).to_have_count(0)


def test_a_talk_that_has_ended_keeps_the_sign_and_offers_nothing(chat: PageWithChat) -> None:
    chat.hear(state(stage="ended", messages=[*TALK, UNANSWERED]))
    expect(line(chat)).to_be_hidden()
    expect(chat.page.locator(".hsc-how")).to_have_text("You stopped her before anything was said.")


def test_a_second_press_of_stop_sends_nothing(chat: PageWithChat) -> None:
    chat.hear(state(messages=[*TALK, ASKED]), {"type": "typing", "on": True})
    chat.box.fill("Not finished yet")
    chat.page.evaluate(
        """news => {
        const press = document.querySelector(".hsc-send");
        press.click();
        for (const each of news) window.hear(each);
        press.click();
    }""",
        [{"type": "typing", "on": False}, state(messages=[*TALK, UNANSWERED])],
    )
    expect(button(chat, "Send")).to_be_visible()
    expect(chat.box).to_have_value("Not finished yet")
    assert len(chat.sent("stop")) == 1
    assert not chat.sent("send")
    chat.box.press("Enter")
    assert chat.wait_for_sent("send")["text"] == "Not finished yet"
