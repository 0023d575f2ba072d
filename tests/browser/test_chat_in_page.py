"""The chat in a browser: each moment of a talk, by keyboard, on a phone, in light and dark, with a line that breaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_with_chat import MAYA, OPENING, SUGGESTIONS, TALK, PageWithChat, message, state
from playwright.sync_api import Page, expect

from widgets.protocol import Stage

pytestmark = pytest.mark.browser

Chats = Callable[..., PageWithChat]
PHONE = {"width": 390, "height": 800, "has_touch": True}
TIME = "2026-11-21T14:05:00Z"


@pytest.fixture
def chat_in(open_page: Callable[..., Page]) -> Any:
    """``chat_in(pace="human", heartbeat=1, width=390)`` opens a chat; it fails the test if its script threw."""
    opened: list[PageWithChat] = []

    def begin(*, pace: str = "none", heartbeat: float = 5.0, **window: Any) -> PageWithChat:
        page = open_page(**window)
        page.set_default_timeout(8000)
        chat = PageWithChat(page, pace=pace, heartbeat=heartbeat)
        opened.append(chat)
        return chat

    yield begin
    for chat in opened:
        assert chat.faults == []


@pytest.fixture
def chat(chat_in: Chats) -> PageWithChat:
    """A talk under way."""
    begun = chat_in()
    begun.hear(state())
    return begun


def say(chat: PageWithChat, text: str, turn: int = 2) -> dict[str, Any]:
    """Write and send by keyboard, and have it kept."""
    before = len(chat.sent("send"))
    chat.box.fill(text)
    chat.box.press("Enter")
    sent = chat.wait_for_sent("send", before + 1)
    chat.hear({"type": "ack", "id": sent["id"], "message": message(turn, "you", text)})
    return sent


def focused(chat: PageWithChat) -> str:
    return str(chat.page.evaluate("() => document.activeElement.innerText || document.activeElement.tagName"))


# --- beginning ------------------------------------------------------------------------------------------------------


def test_hello_is_repeated_until_a_state_arrives(chat_in: Chats) -> None:
    chat = chat_in()
    assert chat.page.get_by_text("Opening the room.").is_visible()
    chat.wait_for_sent("hello", 2)
    chat.hear(state())
    count = len(chat.sent("hello"))
    chat.page.wait_for_timeout(1200)
    assert len(chat.sent("hello")) == count


def test_hello_tells_the_pace(chat_in: Chats) -> None:
    assert chat_in(pace="human", still=True).sent("hello")[0]["pace"] == "none"
    assert chat_in(pace="human", still=False).sent("hello")[0]["pace"] == "human"
    assert chat_in(pace="none", still=False).sent("hello")[0]["pace"] == "none"


def test_before_a_talk_one_reads_what_it_touches_and_where_help_is(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="before", messages=[]))
    page = chat.page
    for text in ("Maya is a simulated person", "exams", "Not yet reviewed"):
        assert page.locator(".hsc-before").get_by_text(text).first.is_visible()
    page.get_by_text("If it gets too close").click()
    assert page.get_by_text("Call the number on your student card").is_visible()
    assert page.get_by_role("button", name="Take a break").is_visible()
    page.get_by_role("button", name="Begin").click()
    assert chat.sent("begin")
    chat.hear(state(messages=[OPENING]))
    expect(chat.box).to_be_focused()


def test_a_reviewed_person_names_the_reviewer(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="before", messages=[], person={**MAYA, "reviewed_by": "A. Person"}))
    assert chat.page.get_by_text("Reviewed by A. Person.").is_visible()


# --- talking --------------------------------------------------------------------------------------------------------


def test_a_conversation_by_keyboard_alone(chat: PageWithChat) -> None:
    page = chat.page
    chat.box.focus()
    page.keyboard.type("That sounds")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("exhausting.")
    assert chat.sent("send") == []
    page.keyboard.press("Enter")
    sent = chat.wait_for_sent("send")
    assert sent["text"] == "That sounds\nexhausting."
    expect(page.get_by_text("Sending")).to_be_visible()
    expect(chat.box).to_have_value("")
    expect(chat.box).to_be_focused()
    chat.hear({"type": "ack", "id": sent["id"], "message": message(2, "you", sent["text"])})
    expect(page.get_by_text("Sending")).to_have_count(0)
    chat.hear({"type": "typing", "on": True})
    expect(page.get_by_text("Maya is writing")).to_be_visible()
    chat.hear({"type": "sentence", "turn": 2, "text": "yeah.", "bubble": True, "time": TIME})
    chat.hear({"type": "sentence", "turn": 2, "text": "it is.", "bubble": False, "time": TIME})
    chat.hear({"type": "sentence", "turn": 2, "text": "sorry", "bubble": True, "time": TIME})
    chat.hear({"type": "reply", "message": message(2, "person", "yeah. it is.", "sorry")})
    bubbles = page.locator("[data-turn='2'][data-who=person] .hsc-bubble")
    assert bubbles.all_inner_texts() == ["yeah. it is.", "sorry"]
    expect(page.get_by_text("Maya is writing")).to_have_count(0)


def test_keys_stay_in_the_chat(chat: PageWithChat) -> None:
    chat.page.evaluate("""() => { window.leaked = [];
      for (const type of ["keydown", "keyup", "keypress", "paste", "copy", "cut", "contextmenu"])
        document.addEventListener(type, (event) => window.leaked.push([type, event.key])); }""")
    chat.box.focus()
    for key in ("Shift+Enter", "a", "Escape", "Control+c", "Control+x", "Control+v", "Enter"):
        chat.page.keyboard.press(key)
    chat.box.click(button="right")
    assert chat.page.evaluate("window.leaked") == []


def test_enter_that_ends_a_composition_does_not_send(chat: PageWithChat) -> None:
    chat.box.fill("にほん")
    chat.box.evaluate("""(box) => { for (const more of [{ isComposing: true }, { keyCode: 229 }])
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more })); }""")
    assert chat.sent("send") == []
    assert chat.box.input_value() == "にほん"


def test_send_turns_into_stop_and_escape_stops_too(chat: PageWithChat) -> None:
    say(chat, "I'm here.")
    chat.hear({"type": "typing", "on": True})
    chat.page.get_by_role("button", name="Stop").click()
    chat.box.focus()
    chat.page.keyboard.press("Escape")
    assert len(chat.sent("stop")) == 2
    chat.hear({"type": "sentence", "turn": 2, "text": "I just", "bubble": True, "time": TIME})
    chat.hear({"type": "reply", "message": message(2, "person", "I just", how="interrupted")})
    assert chat.page.get_by_text("It broke off here.").is_visible()
    assert chat.page.get_by_role("button", name="Send", exact=True).is_visible()


def test_nothing_is_sent_while_the_person_writes(chat: PageWithChat) -> None:
    say(chat, "one")
    chat.hear({"type": "typing", "on": True})
    chat.box.fill("two")
    chat.box.press("Enter")
    assert len(chat.sent("send")) == 1
    assert chat.box.input_value() == "two"
    assert chat.page.locator(".hsc-hint").inner_text().startswith("Maya is still writing")


def test_an_empty_message_is_silence_only_when_confirmed(chat: PageWithChat) -> None:
    chat.box.focus()
    chat.page.keyboard.press("Enter")
    assert chat.sent("send") == []
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_text("Stay silent?", exact=True)).to_be_hidden()
    chat.page.keyboard.press("Enter")
    chat.page.get_by_role("button", name="Say nothing and wait").press("Enter")
    sent = chat.wait_for_sent("send")
    assert sent["text"] == ""
    expect(chat.box).to_be_focused()
    chat.hear({"type": "ack", "id": sent["id"], "message": message(2, "you", "")})
    assert chat.page.get_by_text("You stay silent.").is_visible()


def test_the_draft_is_kept_soon_after_the_last_key(chat: PageWithChat) -> None:
    chat.box.press_sequentially("I hear you", delay=15)
    assert chat.wait_for_sent("draft")["text"] == "I hear you"
    assert len(chat.sent("draft")) == 1
    chat.box.press_sequentially(" well")
    chat.box.blur()
    assert chat.sent("draft")[-1]["text"] == "I hear you well"


def test_a_kept_draft_comes_back_and_a_later_state_never_overwrites_it(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(draft="what I was going to"))
    expect(chat.box).to_have_value("what I was going to")
    chat.box.fill("something else")
    chat.hear(state(draft="what I was going to"))
    expect(chat.box).to_have_value("something else")
    say(chat, "something else")
    chat.hear(state(draft="something else"))
    expect(chat.box).to_have_value("")


def test_the_box_grows_to_six_lines_and_no_further(chat: PageWithChat) -> None:
    one = chat.box.bounding_box()["height"]
    chat.box.fill("\n".join("line" for _ in range(4)))
    four = chat.box.bounding_box()["height"]
    chat.box.fill("\n".join("line" for _ in range(40)))
    many = chat.box.bounding_box()["height"]
    assert one < four < many <= 170


def test_what_is_too_long_stays_in_the_box(chat: PageWithChat) -> None:
    chat.box.evaluate("box => { box.value = 'x'.repeat(100001); }")
    chat.box.press("Enter")
    assert chat.sent("send") == []
    assert chat.page.get_by_text("too long to send at once").first.is_visible()


def test_what_the_room_refuses_is_back_in_the_box(chat: PageWithChat) -> None:
    chat.box.fill("x" * 30)
    chat.box.press("Enter")
    chat.wait_for_sent("send")
    chat.hear({"type": "notice", "text": "Not now."}, state())
    expect(chat.box).to_have_value("x" * 30)
    assert chat.page.get_by_text("Not now.").is_visible()
    chat.page.get_by_role("button", name="Close this note").click()
    expect(chat.page.get_by_text("Not now.")).to_have_count(0)


def test_a_state_in_the_middle_of_anything_keeps_each_message_once(chat: PageWithChat) -> None:
    first = chat.page.locator("[data-turn='0']").element_handle()
    say(chat, "one more")
    chat.hear({"type": "typing", "on": True})
    chat.hear({"type": "sentence", "turn": 2, "text": "well", "bubble": True, "time": TIME})
    half = [*TALK, message(2, "you", "one more"), message(2, "person", "well")]
    chat.hear(state(messages=half, busy=True))
    chat.hear({"type": "sentence", "turn": 2, "text": "yes", "bubble": False, "time": TIME})
    chat.hear({"type": "reply", "message": message(2, "person", "well yes")})
    assert chat.page.locator(".hsc-item").count() == 5
    assert chat.page.locator("[data-turn='2'][data-who=person]").get_by_text("well yes").count() == 1
    assert chat.page.evaluate("(node) => node.isConnected", first), "an unchanged message is not drawn anew"


def test_finished_messages_are_announced_and_half_sentences_are_not(chat: PageWithChat) -> None:
    assert chat.page.get_by_role("log").get_attribute("aria-live") == "off"
    say(chat, "I'm here.")
    chat.hear({"type": "typing", "on": True})
    chat.hear({"type": "sentence", "turn": 2, "text": "oh.", "bubble": True, "time": TIME})
    assert "oh." not in chat.said_aloud()
    chat.hear({"type": "reply", "message": message(2, "person", "oh. thanks")})
    assert chat.said_aloud() == "Maya: oh. thanks Maya sounds sad, tense."


def test_replies_type_out_within_a_second_and_a_half(chat_in: Chats) -> None:
    chat = chat_in(pace="human", still=False)
    chat.hear(state())
    say(chat, "I'm here.")
    text = "I lie there and go over it all. " * 12
    chat.page.evaluate(
        """([text, turn, time, message]) => {
          const started = performance.now();
          window.lengths = [];
          window.hear({ type: "typing", on: true });
          for (const bubble of [true, false]) window.hear({ type: "sentence", turn, text, bubble, time });
          window.hear({ type: "reply", message });
          const look = () => {
            const bubble = document.querySelector("[data-turn='2'][data-who=person] .hsc-bubble:last-child");
            window.lengths.push(bubble.textContent.length);
            if (!document.querySelector(".hsc-stopping")) window.took = performance.now() - started;
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }""",
        [text, 2, TIME, message(2, "person", text + text)],
    )
    took = chat.page.wait_for_function("window.took").json_value()
    lengths = chat.page.evaluate("window.lengths")
    assert len(set(lengths)) > 3, "it was not typed out"
    assert took <= 1700  # with a frame or two of a busy machine


def test_nothing_moves_under_reduced_motion(chat_in: Chats) -> None:
    chat = chat_in(pace="human", still=True)
    chat.hear(state())
    say(chat, "I'm here.")
    chat.hear({"type": "typing", "on": True})
    assert chat.page.get_by_text("Maya is writing").is_visible()
    assert chat.page.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length") == 0
    chat.hear({"type": "sentence", "turn": 2, "text": "A whole sentence at once.", "bubble": True, "time": TIME})
    assert chat.page.locator("[data-turn='2'][data-who=person] .hsc-bubble").inner_text() == "A whole sentence at once."
    chat.page.get_by_role("button", name="Take a break").click()
    assert chat.page.evaluate("document.getAnimations().filter((each) => each.playState === 'running').length") == 0


def long_talk(turns: int = 14) -> list[dict[str, Any]]:
    spoken = [OPENING]
    for turn in range(1, turns):
        spoken += [message(turn, "you", "I hear you. " * 8), message(turn, "person", "I don't know. " * 8)]
    return spoken


def test_it_scrolls_along_near_the_end_and_else_offers_the_way_there(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(messages=long_talk()))
    log = chat.page.get_by_role("log")
    left = "box => box.scrollHeight - box.clientHeight - box.scrollTop"
    latest = chat.page.get_by_role("button", name="To the latest")
    assert log.evaluate(left) < 2
    expect(latest).to_have_count(0)
    chat.hear({"type": "sentence", "turn": 14, "text": "and then", "bubble": True, "time": TIME})
    assert log.evaluate(left) < 2
    log.evaluate("box => { box.scrollTop = 200; }")
    expect(latest).to_be_visible()
    chat.hear({"type": "sentence", "turn": 14, "text": "more " * 40, "bubble": True, "time": TIME})
    assert log.evaluate("box => box.scrollTop") == 200
    latest.click()
    assert log.evaluate(left) < 2
    expect(latest).to_have_count(0)
    log.evaluate("box => { box.scrollTop = 200; }")
    say(chat, "mine", 15)
    assert log.evaluate(left) < 2, "one's own message is always in sight"


def test_a_message_is_copied_by_keyboard(chat_in: Chats) -> None:
    chat = chat_in(permissions=["clipboard-read", "clipboard-write"])
    chat.hear(state())
    chat.page.get_by_role("button", name="Copy this message from Maya").last.press("Enter")
    expect(chat.page.get_by_text("Copied").first).to_be_visible()
    assert chat.page.evaluate("navigator.clipboard.readText()") == "\n\n".join(TALK[2]["bubbles"])


def test_another_way_opens_a_branch_and_brings_its_words_to_the_box(chat: PageWithChat) -> None:
    chat.page.get_by_role("button", name="Try this another way").press("Enter")
    assert chat.sent("branch") == [{"type": "branch", "turn": 1}]
    chat.hear(state(messages=[OPENING], draft="Hi Maya, I'm glad"))
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("Hi Maya, I'm glad")


def test_tries_are_switched_and_focus_stays_there(chat: PageWithChat) -> None:
    second = message(3, "you", "You're worn out.", tries=[1, 3])
    chat.hear(state(messages=[OPENING, second, message(3, "person", "yeah")]))
    assert chat.page.get_by_text("try 2 of 2").is_visible()
    chat.page.get_by_role("button", name="Show try 1 of 2").press("Enter")
    assert chat.sent("switch") == [{"type": "switch", "turn": 1}]
    chat.hear(state(messages=[OPENING, {**TALK[1], "tries": [1, 3]}, TALK[2]]))
    assert chat.page.get_by_text("try 1 of 2").is_visible()
    expect(chat.page.get_by_role("button", name="Show try 2 of 2")).to_be_focused()


def test_times_are_in_the_browsers_zone(chat_in: Chats) -> None:
    chat = chat_in(timezone_id="Asia/Kolkata", locale="en-GB")
    chat.hear(state())
    assert chat.page.locator("[data-turn='0'] time").inner_text() == "19:32"


# --- suggestions ----------------------------------------------------------------------------------------------------


def test_a_suggestion_goes_into_the_box_to_be_edited_and_is_never_sent(chat: PageWithChat) -> None:
    chat.hear({"type": "suggestions", "turn": 1, "items": SUGGESTIONS})
    cards = chat.page.locator(".hsc-suggestion")
    assert cards.count() == 3
    assert "open question" in cards.first.get_attribute("aria-description")
    assert chat.said_aloud() == "Three suggestions are below the message."
    cards.first.press("Enter")
    assert chat.sent("take") == [{"type": "take", "suggestion": "s1"}]
    assert chat.sent("send") == []
    expect(chat.box).to_be_focused()
    chat.page.keyboard.type(" Tell me.")
    chat.page.keyboard.press("Enter")
    sent = chat.wait_for_sent("send")
    assert sent["text"] == SUGGESTIONS[0]["text"] + " Tell me."
    assert sent["suggestion"] == "s1"
    assert cards.count() == 0, "they leave when the trainee has written"


def test_a_blank_to_fill_is_selected(chat: PageWithChat) -> None:
    chat.hear({"type": "suggestions", "turn": 1, "items": SUGGESTIONS})
    chat.page.locator(".hsc-suggestion").nth(2).click()
    chat.page.keyboard.type("maths")
    assert "For me it was maths." in chat.box.input_value()


def test_ones_own_words_are_kept_when_a_suggestion_is_taken(chat: PageWithChat) -> None:
    chat.hear({"type": "suggestions", "turn": 1, "items": SUGGESTIONS})
    chat.box.fill("my own words")
    chat.page.locator(".hsc-suggestion").first.click()
    chat.page.locator(".hsc-suggestion").nth(1).click()
    assert chat.page.locator(".hsc-kept").inner_text().startswith("Kept:\nmy own words") or "my own words" in (
        chat.page.locator(".hsc-kept").inner_text()
    )
    chat.page.get_by_role("button", name="Put my words back").click()
    expect(chat.box).to_have_value("my own words")
    chat.page.keyboard.press("Enter")
    assert "suggestion" not in chat.wait_for_sent("send")


def test_suggestions_after_ones_own_draft(chat: PageWithChat) -> None:
    chat.hear(state(suggestions_mode="after_draft"))
    ask = chat.page.get_by_role("button", name="See three ways others might go")
    ask.press("Enter")
    assert chat.sent("ask_suggestions") == []
    assert chat.page.get_by_text("Write a few words of your own first.").is_visible()
    chat.box.fill("You lie awake going over it")
    ask.click()
    assert chat.sent("ask_suggestions") == [{"type": "ask_suggestions", "draft": "You lie awake going over it"}]
    chat.hear({"type": "suggestions", "turn": 1, "items": SUGGESTIONS})
    assert chat.page.locator(".hsc-suggestion").count() == 3
    expect(chat.box).to_have_value("You lie awake going over it")


def test_suggestions_on_request_and_never(chat: PageWithChat) -> None:
    chat.hear(state(suggestions_mode="on_request"))
    chat.page.get_by_role("button", name="Show me three ways").click()
    assert len(chat.sent("ask_suggestions")) == 1
    chat.hear(state(suggestions_mode="never", suggestions=SUGGESTIONS))
    expect(chat.page.locator(".hsc-suggestions")).to_be_hidden()


def test_suggestions_for_an_older_turn_are_not_shown(chat: PageWithChat) -> None:
    chat.hear({"type": "suggestions", "turn": 0, "items": SUGGESTIONS})
    assert chat.page.locator(".hsc-suggestion").count() == 0


# --- feelings -------------------------------------------------------------------------------------------------------


def to_place() -> dict[str, Any]:
    last = {key: value for key, value in TALK[2].items() if key != "label"}
    return state(messages=[*TALK[:2], {**last, "to_place": True}], feeling_mode="place_first")


def test_a_feeling_is_placed_by_keyboard_before_the_reading_shows(chat: PageWithChat) -> None:
    chat.hear(to_place())
    valence = chat.page.get_by_role("slider", name="Unpleasant or pleasant")
    arousal = chat.page.get_by_role("slider", name="Drained or alert")
    assert valence.get_attribute("aria-valuetext") == "neither"
    for _ in range(14):
        valence.press("ArrowLeft")
    arousal.press("End")
    assert valence.get_attribute("aria-valuetext") == "unpleasant"
    assert arousal.get_attribute("aria-valuetext") == "very tense, alert"
    chat.page.get_by_role("button", name="Place it here").press("Enter")
    placed = chat.wait_for_sent("place")
    assert placed == {"type": "place", "turn": 1, "valence": pytest.approx(-0.7), "arousal": 1}
    chat.hear(state(messages=[*TALK[:2], {**TALK[2], "placed": "unpleasant, very tense"}]))
    assert chat.page.get_by_text("You placed it: unpleasant, very tense").is_visible()
    assert chat.page.locator("[data-turn='1'] .hsc-chip").inner_text().endswith("sad, tense")
    expect(chat.box).to_be_focused()


def test_a_click_in_the_circle_moves_both_sliders(chat: PageWithChat) -> None:
    chat.hear(to_place())
    rim = chat.page.locator(".hsc-place-rim").bounding_box()
    chat.page.mouse.click(rim["x"] + rim["width"] * 0.1, rim["y"] + rim["height"] * 0.3)
    assert chat.page.get_by_role("slider").first.get_attribute("aria-valuetext") == "very unpleasant"
    assert chat.page.get_by_role("slider").nth(1).get_attribute("aria-valuetext") == "a little tense or alert"


def test_a_placing_survives_a_state(chat: PageWithChat) -> None:
    chat.hear(to_place())
    slider = chat.page.get_by_role("slider").first
    slider.press("Home")
    chat.hear(to_place())
    assert slider.get_attribute("aria-valuetext") == "very unpleasant"
    expect(slider).to_be_focused()


def test_the_feeling_unfolds_on_a_phone(chat_in: Chats) -> None:
    chat = chat_in(**PHONE)
    chat.hear(state())
    fold = chat.page.get_by_role("button", name="How Maya sounds: sad, tense")
    fold.click()
    assert fold.get_attribute("aria-expanded") == "true"
    assert chat.page.locator(".hs-room.hs-feeling-open").count() == 1
    fold.click()
    assert chat.page.locator(".hs-room.hs-feeling-open").count() == 0


# --- break, end, files ----------------------------------------------------------------------------------------------


def test_a_break_comes_at_once_and_one_comes_back_to_the_same_place(chat: PageWithChat) -> None:
    chat.box.fill("half a")
    chat.page.get_by_role("button", name="Take a break").click()
    assert chat.sent("draft")[-1]["text"] == "half a"
    assert focused(chat) == "A break"
    assert chat.page.get_by_text("Call the number on your student card").is_visible()
    chat.hear(state())  # was on its way when the break began
    assert chat.page.get_by_role("heading", name="A break").is_visible()
    chat.hear(state(stage="break"))
    chat.page.get_by_role("button", name="Back to the talk").click()
    assert chat.sent("back")
    chat.hear(state())
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("half a")


@pytest.mark.parametrize("stage", ["before", "talking"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_break_is_in_reach_at_every_moment_until_the_end(chat_in: Chats, stage: Stage, width: int) -> None:
    chat = chat_in(width=width, height=800)
    chat.hear(state(stage=stage, busy=stage == "talking"))
    chat.page.evaluate("window.broken = true")
    if width == 390:
        chat.page.get_by_role("button", name="Menu").click()
    chat.page.get_by_role("button", name="Take a break").click()
    assert chat.page.get_by_role("heading", name="A break").is_visible()


def test_after_the_end_there_is_nothing_to_take_a_break_from(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="ended"))
    expect(chat.page.get_by_role("button", name="Take a break")).to_have_count(0)


def test_the_end_says_that_nothing_has_happened_and_where_help_is(chat: PageWithChat) -> None:
    chat.page.get_by_role("button", name="End and look back").click()
    chat.page.get_by_role("button", name="End it and look back").click()
    assert chat.sent("end")
    chat.hear(state(stage="ended"))
    assert focused(chat) == "The talk has ended"
    assert chat.page.get_by_text("Nothing has happened to Maya.").is_visible()
    assert chat.page.get_by_text("Call the number on your student card").is_visible()
    assert chat.box.count() == 0
    chat.page.get_by_role("button", name="Start a new talk").click()
    assert chat.sent("again")


def test_an_end_is_asked_about_once_and_there_is_a_way_back(chat: PageWithChat) -> None:
    page = chat.page
    for back in (
        lambda: page.get_by_role("button", name="Go on talking").click(),
        lambda: page.keyboard.press("Escape"),
    ):
        page.get_by_role("button", name="End and look back").click()
        assert focused(chat) == "End this talk?"
        back()
        expect(page.get_by_role("heading", name="End this talk?")).to_be_hidden()
        expect(chat.box).to_be_focused()
    assert chat.sent("end") == []


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 800)])
def test_the_box_is_in_view_as_a_talk_begins(chat_in: Chats, width: int, height: int) -> None:
    chat = chat_in(width=width, height=height)
    chat.page.evaluate("document.querySelector('main').style.paddingTop = '520px'")
    chat.hear(state(stage="before", messages=[]))
    chat.page.get_by_role("button", name="Begin").click()
    chat.hear(state(messages=[OPENING]))
    expect(chat.box).to_be_in_viewport(ratio=1)
    expect(chat.page.get_by_role("button", name="Send", exact=True)).to_be_in_viewport(ratio=1)


def test_before_a_talk_its_topics_stand_there_once(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="before", messages=[]))
    assert chat.page.locator(".hs-chat").inner_text().count("exams") == 1


def test_a_service_is_a_link_to_a_new_tab_and_what_holds_for_all_is_said_once(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="before", messages=[]))
    chat.page.get_by_text("If it gets too close").click()
    link = chat.page.get_by_role("link", name="helpline.example (opens in a new tab)")
    assert [link.get_attribute(name) for name in ("href", "target", "rel")] == [
        "https://helpline.example/talk",
        "_blank",
        "noreferrer",
    ]
    expect(chat.page.get_by_text("Nobody has checked this yet.")).to_have_count(1)


def test_countries_stand_in_the_order_of_their_names(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="before", messages=[], country="GB", countries=["AU", "CA", "GB", "IE", "US", "ZA"]))
    chat.page.get_by_text("If it gets too close: real help in the United Kingdom").click()
    names = chat.page.locator(".hsc-country option").all_inner_texts()
    assert names == ["Anywhere", "Australia", "Canada", "Ireland", "South Africa", "United Kingdom", "United States"]


def test_trying_another_way_says_that_the_first_is_kept_and_leads_back(chat: PageWithChat) -> None:
    chat.page.locator('[data-act="again"]').first.click()
    turn = chat.sent("branch")[-1]["turn"]
    assert chat.page.get_by_text("What you said first is kept.").is_visible()
    chat.page.get_by_role("button", name="Back to the first").click()
    assert chat.sent("switch")[-1]["turn"] == turn
    assert chat.page.get_by_text("What you said first is kept.").is_hidden()


def test_an_earlier_talk_says_so_and_opens_where_a_new_one_can_be_begun(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="ended", resumed=True, messages=long_talk()))
    assert chat.page.get_by_text("You are reading an earlier talk, from Saturday 21 November.").is_visible()
    expect(chat.page.get_by_role("button", name="Start a new talk")).to_be_in_viewport()
    expect(chat.page.get_by_role("heading", name="An earlier talk")).to_be_in_viewport(ratio=1)
    assert chat.page.get_by_text("It is from Saturday 21 November.").is_visible()


def test_after_an_earlier_talk_the_end_of_a_new_one_is_its_own(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(stage="ended", resumed=True, messages=long_talk()))
    chat.hear(state(messages=[message(1, "you", "Hello.")]))
    chat.hear(state(stage="ended", messages=[message(1, "you", "Hello.")]))
    assert chat.page.get_by_role("heading", name="The talk has ended").is_visible()


def test_a_reply_stopped_before_its_first_word_leaves_a_sign(chat: PageWithChat) -> None:
    chat.hear(state(messages=[message(1, "you", "What would help?", how="unanswered")]))
    assert chat.page.get_by_role("log").get_by_text("You stopped her before anything was said.").is_visible()


def test_that_the_talk_goes_on_makes_way_for_what_stands_in_for_a_model(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state(resumed=True, messages=[message(1, "you", "Hello.")]))
    assert chat.page.get_by_text("Your talk goes on here").is_visible()
    chat.hear({"type": "model", "text": "Maya's words come from the script for now."})
    assert chat.page.get_by_text("Maya's words come from the script for now.").is_visible()


def test_the_talk_is_saved_as_a_file_by_the_view_that_asked(chat: PageWithChat) -> None:
    chat.page.evaluate("window.second()")
    chat.hear(state())
    chat.page.locator(".hsc-save").first.click()
    with chat.page.expect_download() as saved:
        chat.page.get_by_role("button", name="Save as text").first.click()
        assert chat.sent("export") == [{"type": "export", "format": "md"}]
        chat.hear({"type": "exported", "name": "talk.md", "mime": "text/markdown", "content": "# Talk"})
    assert saved.value.suggested_filename == "talk.md"
    assert saved.value.path().read_text() == "# Talk"


def test_the_menu_closes_with_escape_and_gives_focus_back(chat_in: Chats) -> None:
    chat = chat_in(**PHONE)
    chat.hear(state())
    menu = chat.page.get_by_role("button", name="Menu")
    menu.press("Enter")
    assert focused(chat) == "Take a break"
    chat.page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(chat.page.get_by_role("button", name="Take a break")).to_have_count(0)


# --- the line -------------------------------------------------------------------------------------------------------

LOST = "The connection is lost. What you wrote is kept here."


def test_a_silent_kernel_is_told_and_found_again(chat_in: Chats) -> None:
    chat = chat_in(heartbeat=0.2)
    chat.hear(state())
    chat.wait_for_sent("ping", 3)
    expect(chat.page.get_by_text(LOST)).to_have_count(0)
    chat.page.evaluate("window.silent = true")
    expect(chat.page.get_by_text(LOST)).to_be_visible()
    chat.box.fill("still here")
    chat.box.press("Enter")
    assert chat.sent("send") == []
    expect(chat.box).to_have_value("still here")
    assert chat.page.get_by_role("button", name="Send", exact=True).get_attribute("aria-disabled") == "true"
    assert "still here" in chat.page.evaluate("JSON.stringify(sessionStorage)")
    hellos = len(chat.sent("hello"))
    chat.page.evaluate("window.silent = false")
    expect(chat.page.get_by_text(LOST)).to_have_count(0)
    chat.wait_for_sent("hello", hellos + 1)
    assert chat.sent("draft")[-1]["text"] == "still here"
    assert chat.page.evaluate("sessionStorage.length") == 0
    chat.box.press("Enter")
    chat.wait_for_sent("send")


def test_nobody_is_said_to_write_while_the_line_is_lost(chat_in: Chats) -> None:
    chat = chat_in(heartbeat=0.2)
    chat.hear(state(messages=[message(1, "you", "Hello.")], busy=True))
    expect(chat.page.get_by_text("Maya is writing")).to_be_visible()
    chat.page.evaluate("window.silent = true")
    expect(chat.page.get_by_text(LOST)).to_be_visible()
    expect(chat.page.get_by_text("Maya is writing")).to_be_hidden()


def test_a_message_without_acknowledgement_goes_again_under_its_id_once_the_line_is_back(chat_in: Chats) -> None:
    chat = chat_in(heartbeat=0.2)
    chat.hear(state())
    chat.box.fill("did you get this")
    chat.box.press("Enter")
    sent = chat.wait_for_sent("send")
    chat.page.evaluate("window.silent = true")
    expect(chat.page.get_by_text("Not sent yet. It is kept here.")).to_be_visible()
    chat.page.evaluate("window.silent = false")
    again = chat.wait_for_sent("send", 2)
    assert again == sent
    chat.hear({"type": "ack", "id": sent["id"], "message": message(2, "you", sent["text"])})
    chat.hear({"type": "ack", "id": sent["id"], "message": message(2, "you", sent["text"])})
    assert chat.page.get_by_text("did you get this").count() == 1


@pytest.mark.parametrize("way", ["window.broken = true", "window.closeComm()"])
def test_after_a_reload_what_was_not_sent_is_offered_and_goes_under_the_same_id(chat_in: Chats, way: str) -> None:
    chat = chat_in(heartbeat=0.2)
    chat.hear(state())
    chat.box.fill("did you get this")
    chat.box.press("Enter")
    sent = chat.wait_for_sent("send")
    chat.page.evaluate(way)
    chat.page.get_by_role("button", name="Continue").click()
    chat.page.wait_for_function("window.sent && window.sent.length")
    chat.hear(state(draft="did you"))
    expect(chat.box).to_have_value("did you get this")
    assert chat.sent("send") == [], "it is offered, not sent"
    assert chat.page.evaluate("sessionStorage.length") == 0
    chat.box.press("Enter")
    assert chat.wait_for_sent("send") == sent


def test_after_a_reload_nothing_that_was_kept_is_offered_twice(chat_in: Chats) -> None:
    chat = chat_in(heartbeat=0.2)
    chat.hear(state())
    chat.box.fill("did you get this")
    chat.box.press("Enter")
    chat.wait_for_sent("send")
    chat.page.evaluate("window.broken = true")
    chat.page.get_by_role("button", name="Continue").click()
    chat.page.wait_for_function("window.sent && window.sent.length")
    chat.hear(state(messages=[*TALK, message(2, "you", "did you get this")]))
    expect(chat.box).to_have_value("")


def test_what_was_not_sent_is_not_offered_in_another_talk(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state())
    chat.page.evaluate("window.broken = true")
    chat.box.fill("for one talk only")
    chat.box.blur()
    chat.page.get_by_role("button", name="Continue").click()
    chat.page.wait_for_function("window.sent && window.sent.length")
    chat.hear(state(talk="another talk"))
    expect(chat.box).to_have_value("")


def test_what_nobody_came_back_for_is_removed(chat_in: Chats) -> None:
    chat = chat_in()
    chat.hear(state())
    chat.page.evaluate("""() => { sessionStorage.setItem("holdspace-unsent:old", JSON.stringify({ at: 0, draft: "x" }));
      sessionStorage.setItem("holdspace-unsent:new", JSON.stringify({ at: Date.now(), draft: "y" }));
      sessionStorage.setItem("of another page", "z"); }""")
    chat.page.reload()
    chat.page.wait_for_function("window.sent && window.sent.length")
    assert chat.page.evaluate("Object.keys(sessionStorage).sort()") == ["holdspace-unsent:new", "of another page"]


def test_while_the_line_holds_nothing_is_kept_in_the_browser(chat: PageWithChat) -> None:
    chat.box.fill("private words")
    chat.wait_for_sent("draft")
    say(chat, "private words")
    kept = chat.page.evaluate("() => [sessionStorage.length, localStorage.length, document.cookie]")
    assert kept == [0, 0, ""]


def test_a_notice_offers_to_send_again_under_the_same_id(chat: PageWithChat) -> None:
    sent = say(chat, "are you there")
    chat.hear({"type": "notice", "text": "Maya could not answer just now.", "way_on": "send_again"})
    chat.page.get_by_role("button", name="Send again").click()
    assert chat.sent("send") == [sent, sent]


def test_two_views_of_one_chat_show_the_same_talk(chat: PageWithChat) -> None:
    chat.page.evaluate("window.second()")
    chat.hear(state())
    chat.box.first.fill("from the first")
    chat.box.first.press("Enter")
    sent = chat.wait_for_sent("send")
    chat.hear({"type": "ack", "id": sent["id"], "message": message(2, "you", "from the first")})
    assert chat.page.get_by_text("from the first").count() == 2


def test_a_closed_view_leaves_nothing_behind(chat_in: Chats) -> None:
    chat = chat_in(heartbeat=0.1)
    chat.hear(state())
    chat.page.evaluate("window.leave()")
    count = len(chat.sent())
    chat.hear(state())
    chat.page.wait_for_timeout(400)
    assert len(chat.sent()) == count
    assert chat.page.locator(".hs-chat").count() == 0


# --- what must never happen -----------------------------------------------------------------------------------------

MARKUP = [
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "<svg onload=window.hit=1>",
    "</p></div><iframe srcdoc='<script>parent.hit = 1</script>'>",
    "{{constructor.constructor('window.hit = 1')()}} ${window.hit = 1} $& $' {name}",
    "javascript:window.hit=1",
    "\u202egnp.exe \u0000 &lt;b&gt;",
]


@pytest.mark.parametrize("text", MARKUP)
def test_every_text_is_shown_as_text(chat_in: Chats, text: str) -> None:
    chat = chat_in()
    person = {**MAYA, "name": text, "initials": text[:2], "touches": [text], "subject": text, "object": text}
    service = dict.fromkeys(("name", "what", "reach", "hours", "checked"), text)
    suggestion = dict.fromkeys(("id", "kind", "title", "term", "text", "why"), text)
    more: dict[str, Any] = {
        "person": {**person, "reviewed_by": text},
        "lesson": text,
        "services": [service],
        "country": text,
        "closing": [text],
        "talk": text,
        "suggestions": [{**suggestion, "kind": "MI"}],
        "messages": [
            message(0, "person", text, label=text, placed=text),
            message(1, "you", text, time=text),
            message(1, "person", text, text, how="finished"),
        ],
    }
    for stage in ("before", "talking", "break", "ended"):
        chat.hear(state(stage=stage, **more))
    chat.hear(state(**more), {"type": "notice", "text": text})
    assert chat.page.locator(".hsc-bubble").first.text_content() == text
    chat.page.locator(".hsc-suggestion").first.click()
    chat.page.wait_for_timeout(50)
    assert chat.page.evaluate("window.hit") is None
    assert chat.page.locator(".hs-chat :is(script, img, iframe, svg[onload])").count() == 0


STATES: dict[str, Any] = {
    "before": state(stage="before", messages=[]),
    "empty": state(messages=[]),
    "talking": state(messages=[OPENING, {**TALK[1], "tries": [1, 4]}, TALK[2]]),
    "suggestions": state(suggestions=SUGGESTIONS),
    "after_draft": state(suggestions_mode="after_draft"),
    "place_first": to_place(),
    "busy": state(busy=True),
    "break": state(stage="break"),
    "ended": state(stage="ended"),
    "reading again": state(stage="ended", resumed=True),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_state_is_accessible_and_fits(chat_in: Chats, width: int, theme: str) -> None:
    chat = chat_in(width=width, height=800, dark=theme == "dark", has_touch=width == 390)
    faults: dict[str, Any] = {}

    def check(name: str) -> None:
        chat.page.mouse.move(0, 0)
        found = Axe().run(chat.page, context=".hs-chat").response["violations"]
        grave = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]
        if grave:
            faults[name] = grave
        wide = chat.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        inside = chat.page.locator(".hsc-log").evaluate("box => box.scrollWidth - box.clientWidth")
        if wide > 0 or inside > 0:
            faults[f"{name}: too wide"] = (wide, inside)

    check("loading")
    for name, news in STATES.items():
        chat.hear(news)
        check(name)
    chat.hear(state(), {"type": "notice", "text": "Something to know.", "way_on": "send_again"})
    chat.box.fill("my own words")
    chat.hear({"type": "suggestions", "turn": 1, "items": SUGGESTIONS})
    chat.page.locator(".hsc-suggestion").first.click()
    check("taken")
    chat.page.locator(".hsc-menu" if width == 390 else ".hsc-save").click()
    check("menu")
    chat.page.evaluate("window.broken = true")
    chat.box.fill("")
    chat.box.blur()
    check("lost")
    assert faults == {}


SIZES = """() => [...document.querySelectorAll(".hs-chat :is(button, textarea, input, summary)")]
  .filter((each) => each.checkVisibility()).map((each) => {
    const box = each.getBoundingClientRect();
    return [each.className, box.width, box.height];
  })"""


def test_on_a_phone_all_there_is_to_touch_is_large_enough(chat_in: Chats) -> None:
    chat = chat_in(**PHONE)
    small: list[Any] = []
    for name, news in STATES.items():
        chat.hear(news)
        small += [(name, *each) for each in chat.page.evaluate(SIZES) if min(each[1:]) < 44]
    assert small == []


def test_on_a_phone_the_latest_message_and_the_box_stay_in_sight_with_suggestions(chat_in: Chats) -> None:
    chat = chat_in(**PHONE)
    chat.hear(state(suggestions=SUGGESTIONS))
    last = chat.page.locator("[data-turn='1'][data-who=person] .hsc-bubble").last
    for shown in (last, chat.box, chat.page.locator(".hsc-suggestion").last):
        expect(shown).to_be_in_viewport(ratio=0.9)
    box = chat.page.locator(".hsc-suggestion-text > span").last.bounding_box()
    assert box["height"] <= 50, "two lines"


def test_the_talk_keeps_most_of_the_height(chat: PageWithChat) -> None:
    card = chat.page.locator(".hsc-card").bounding_box()["height"]
    assert chat.page.get_by_role("log").bounding_box()["height"] > 0.6 * card
    assert card <= 680


def test_only_the_talk_is_printed(chat: PageWithChat) -> None:
    chat.hear(state(messages=long_talk(6), suggestions=SUGGESTIONS))
    chat.page.emulate_media(media="print")
    for gone in (".hsc-composer", ".hsc-suggestions", ".hsc-actions", ".hsc-acts"):
        assert not chat.page.locator(gone).first.is_visible()
    log = chat.page.get_by_role("log")
    assert log.evaluate("box => box.scrollHeight - box.clientHeight") <= 0, "nothing is cut off"
