"""What holds of a practice talk in every kind of page: the tests of Voila and of JupyterLab have these in common."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from practice import Newcomer, Trainee, options
from servers import Served, opener, starter

KIND_WORDS = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "You sound embarrassed, as if you were the only one who can't get on with it.",
    "What's it like when you lie awake?",
)
HELLO = KIND_WORDS[0]
DRAFT = "You sound worn out to me"
# By the page itself: a short reply is over in half a second, and on a busy machine a click from outside comes later.
PRESS_AS_SOON_AS_IT_IS_STOP = """button => new MutationObserver((_, watch) => {
    if (!button.classList.contains("hsc-stopping")) return;
    watch.disconnect();
    button.click();
}).observe(button, { attributes: true })"""


class Practice:
    """Tests of one kind of page."""

    def dismiss(self, trainee: Trainee) -> None:
        """Close what the page's own program says about a kernel that died."""

    def go_on(self, trainee: Trainee) -> None:
        """Take the way on that the page offers after its kernel died."""
        raise NotImplementedError

    # --- the talk ---------------------------------------------------------------------------------------------------

    def test_a_talk_by_keyboard_alone(self, trainee: Trainee) -> None:
        keyboard = trainee.page.keyboard
        trainee.button("Begin").focus()
        keyboard.press("Enter")
        trainee.replies(1)
        expect(trainee.box).to_be_focused()
        for i, text in enumerate(KIND_WORDS):
            keyboard.type(text)
            keyboard.press("Enter")
            trainee.replies(i + 2)
            expect(trainee.box).to_be_focused()
        assert [t for t in trainee.texts() if t in KIND_WORDS] == list(KIND_WORDS)

    def test_shift_enter_breaks_the_line_and_sends_nothing(self, trainee: Trainee) -> None:
        trainee.begin()
        here = trainee.chat.element_handle()
        trainee.box.focus()
        trainee.page.keyboard.type("one")
        trainee.page.keyboard.press("Shift+Enter")
        trainee.page.keyboard.type("two")
        expect(trainee.box).to_have_value("one\ntwo")
        expect(trainee.box).to_be_focused()
        assert trainee.mine.count() == 0
        assert trainee.page.evaluate("chat => chat.isConnected", here), "the cell ran again"
        trainee.box.press("Enter")
        trainee.replies(2)
        assert trainee.texts()[1] == "one\ntwo"

    def test_plots_are_drawn_and_grow_and_each_has_its_words(self, trainee: Trainee) -> None:
        trainee.begin()
        plots = trainee.page.locator(".hs-feeling-front svg")
        twins = trainee.page.locator(".hs-feeling-twin")
        expect(plots).to_have_count(3)
        expect(twins).to_have_count(3)
        before = plots.first.inner_html()
        trainee.say(HELLO)
        trainee.say(KIND_WORDS[1])
        trainee.page.wait_for_function(
            "before => document.querySelector('.hs-feeling-front svg')?.innerHTML !== before", arg=before
        )
        for i in range(3):
            expect(twins.nth(i)).not_to_be_empty()
        expect(twins.first).to_contain_text("mood")

    def test_a_suggestion_goes_into_the_box_and_is_edited_before_it_is_sent(self, trainee: Trainee) -> None:
        trainee.begin()
        trainee.say(HELLO)
        sent = len(trainee.events("message_sent"))
        trainee.box.fill(DRAFT)
        cards = trainee.ask_three()
        for i, title in enumerate(("Open it up", "Meet the feeling", "Stand beside")):
            expect(cards.nth(i)).to_contain_text(title)
        cards.nth(1).focus()
        trainee.page.keyboard.press("Enter")
        expect(trainee.box).not_to_have_value(DRAFT)
        expect(trainee.box).to_be_focused()
        taken = trainee.box.input_value()
        assert taken in cards.nth(1).inner_text()
        assert len(trainee.events("message_sent")) == sent, "taking a suggestion sends nothing"
        trainee.box.press("End")
        trainee.page.keyboard.type(" Is that close?")
        trainee.box.press("Enter")
        trainee.replies(3)
        last = trainee.events("message_sent")[-1]
        assert last["text"] == f"{taken} Is that close?"
        assert last["suggestion"].endswith("-ER")
        assert 0 < last["edited"] < 0.6
        assert trainee.events("suggestion_taken")[-1]["suggestion"] == last["suggestion"]

    def test_another_way_keeps_the_first_and_both_can_be_read(self, trainee: Trainee) -> None:
        advice = "Have you tried going to bed earlier?"
        trainee.begin()
        trainee.say(advice)
        trainee.chat.locator('[data-act="again"]').first.click()
        expect(trainee.box).to_have_value(advice)
        trainee.say("You sound worn out.")
        expect(trainee.chat.locator(".hsc-tries")).to_contain_text("try 2 of 2")
        trainee.chat.locator('[data-act="earlier"]').click()
        expect(trainee.mine.locator(".hsc-bubble")).to_have_text(advice)

    def test_the_transcript_is_taken_along_in_both_forms(self, trainee: Trainee, tmp_path: Path) -> None:
        trainee.begin()
        trainee.say(HELLO)
        for name, ending in (("Save as text", "md"), ("Save as data (JSON)", "json")):
            trainee.unfold_menu()
            if trainee.chat.locator(".hsc-save").is_visible():  # the menu has the ways to save in itself
                trainee.chat.locator(".hsc-save").click()
            with trainee.page.expect_download() as saved:
                trainee.button(name).first.click()
            saved.value.save_as(tmp_path / f"talk.{ending}")
            assert saved.value.suggested_filename.endswith(f".{ending}")
        assert "What's been on your mind?" in (tmp_path / "talk.md").read_text(encoding="utf-8")
        kept = json.loads((tmp_path / "talk.json").read_text(encoding="utf-8"))
        assert kept["turns"][1]["helper"]["text"] == HELLO

    def test_a_break_can_be_taken_and_ended(self, trainee: Trainee) -> None:
        trainee.begin()
        trainee.press("Take a break")
        trainee.button("Back to the talk").wait_for()
        trainee.wait_for_event("break_taken")
        trainee.reload()
        trainee.button("Back to the talk").click()
        trainee.say(HELLO)

    def test_the_end_says_that_nothing_has_happened_to_her(self, trainee: Trainee) -> None:
        trainee.begin()
        trainee.say(HELLO)
        trainee.end()
        trainee.chat.get_by_text("Nothing has happened to Maya").wait_for()
        trainee.reload()
        trainee.chat.get_by_text("Nothing has happened to Maya").wait_for()
        assert HELLO in trainee.texts()

    # --- interrupted ------------------------------------------------------------------------------------------------

    def test_half_a_message_is_there_after_a_refresh(self, trainee: Trainee) -> None:
        trainee.begin()
        trainee.box.fill("half a thou")
        trainee.box.blur()
        expect(trainee.box).to_have_value("half a thou")
        trainee.reload()
        expect(trainee.box).to_have_value("half a thou")

    def test_a_killed_kernel_is_told_and_the_talk_goes_on(self, trainee: Trainee) -> None:
        trainee.begin()
        trainee.say(HELLO)
        was = trainee.texts()
        trainee.served.kernels()[-1].kill()
        trainee.box.fill("are you still there")
        trainee.box.press("Enter")
        trainee.chat.get_by_text("The connection is lost").wait_for()
        assert trainee.page.get_by_text("Traceback").count() == 0
        self.dismiss(trainee)
        self.go_on(trainee)
        trainee.replies(2)
        assert trainee.texts()[: len(was)] == was
        expect(trainee.box).to_have_value("are you still there")
        trainee.box.press("Enter")
        trainee.replies(3)

    def test_a_server_killed_in_mid_reply_loses_nothing(
        self, request: pytest.FixtureRequest, browser: Browser, content: Path, tmp_path: Path
    ) -> None:
        kind = request.module.KIND
        with starter(kind, tmp_path / "killed") as begin, opener(browser) as open_page:
            served = begin(content, *options(kind))
            one = Trainee(open_page(still=False), served, kind).open().begin()
            one.say(HELLO)
            was = one.texts()
            one.box.fill(KIND_WORDS[1])
            one.box.press("Enter")
            expect(one.mine).to_have_count(2)  # acknowledged, not yet answered
            kernels = served.kernels()
            served.kill()
            for kernel in kernels:  # a machine that stops takes all down
                kernel.kill()
            two = Trainee(open_page(), begin(content, *options(kind)), kind).open()
            two.replies(3)
            assert two.texts()[:4] == [*was, KIND_WORDS[1]]
            two.say(KIND_WORDS[2])
            sent = [event["text"] for event in two.events("message_sent")]
            assert sent == list(KIND_WORDS)

    # --- seen -------------------------------------------------------------------------------------------------------

    def test_in_a_narrow_window_everything_fits_and_the_plots_fold(self, trainee: Trainee) -> None:
        trainee.page.set_viewport_size({"width": 390, "height": 800})
        trainee.begin()
        trainee.say(HELLO)
        over = trainee.chat.evaluate("chat => chat.scrollWidth - chat.clientWidth")
        assert over <= 0
        panel = trainee.page.locator(".hs-feeling").last
        expect(panel).to_be_hidden()
        trainee.button("How Maya sounds").click()
        expect(panel).to_be_visible()
        expect(panel.locator(".hs-feeling-front svg")).to_have_count(3)
        trainee.button("How Maya sounds").click()
        expect(panel).to_be_hidden()
        trainee.page.set_viewport_size({"width": 1280, "height": 900})

    @pytest.mark.parametrize("dark", [False, True])
    def test_axe_finds_nothing_serious(self, trainee: Trainee, dark: bool) -> None:  # noqa: FBT001
        trainee.page.emulate_media(color_scheme="dark" if dark else "light")
        assert serious(trainee) == []
        trainee.begin()
        trainee.say(HELLO)
        trainee.box.fill(DRAFT)
        trainee.ask_three()
        assert serious(trainee) == []
        trainee.end()
        assert serious(trainee) == []
        trainee.page.emulate_media(color_scheme="light")

    # --- pages of their own ------------------------------------------------------------------------------------------

    def test_stop_ends_the_reply_and_the_box_is_free(self, newcomer: Newcomer) -> None:
        one = newcomer(still=False).begin()
        one.box.fill("What's been going on?")
        one.chat.locator(".hsc-send").evaluate(PRESS_AS_SOON_AS_IT_IS_STOP)
        one.box.press("Enter")
        assert one.wait_for_event("reply_interrupted")["why"] == "stopped"
        expect(one.send).to_be_visible()
        one.send_words("Take your time.")
        expect(one.mine).to_have_count(2)

    def test_what_was_stopped_before_its_first_word_is_answered_after_all(self, newcomer: Newcomer) -> None:
        one = newcomer(still=False).begin()
        one.box.fill(HELLO)
        one.chat.locator(".hsc-send").evaluate(PRESS_AS_SOON_AS_IT_IS_STOP)
        one.box.press("Enter")
        told = one.chat.get_by_role("log").get_by_text(
            "You stopped her before anything was said. Write on, or let her answer."
        )
        expect(told).to_be_visible()
        one.reload()
        expect(told).to_be_visible()
        expect(one.button("See three ways others might go")).to_be_visible()
        one.button("Let her answer").click()
        one.replies(2)
        expect(told).to_be_hidden()
        expect(one.mine.locator(".hsc-bubble")).to_have_text(HELLO)

    def test_a_refresh_in_the_middle_of_a_reply_loses_nothing(self, newcomer: Newcomer) -> None:
        one = newcomer(still=False).begin()
        one.box.fill(HELLO)
        one.box.press("Enter")
        one.mine.wait_for()
        one.reload()
        expect(one.mine.locator(".hsc-bubble")).to_have_text(HELLO)
        one.replies(2)
        one.say("You sound worn out.")

    def test_two_windows_the_older_is_told(self, newcomer: Newcomer, served: Served) -> None:
        old = newcomer().begin()
        new = Trainee(old.page.context.new_page(), served, old.kind).open()
        new.replies(1)
        old.box.fill("from the old window")
        old.box.press("Enter")
        old.chat.get_by_text("goes on in another window").wait_for()
        expect(old.box).to_have_value("from the old window")
        new.say("from the new window")
        assert [e["text"] for e in new.events("message_sent")][-1] == "from the new window"


def serious(one: Trainee) -> list[str]:
    found = Axe().run(one.page, context=".hs-desk").response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in {"serious", "critical"}]


__all__ = ["DRAFT", "HELLO", "KIND_WORDS", "Practice", "serious"]
