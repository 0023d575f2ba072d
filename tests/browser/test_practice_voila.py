"""A whole talk in real Voila: by keyboard, interrupted, killed, tried another way, taken along."""

from __future__ import annotations

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from practice import Newcomer, Trainee
from practice_steps import DRAFT, HELLO, Practice

pytestmark = pytest.mark.browser

KIND = "voila"


class TestPracticeInVoila(Practice):
    def go_on(self, trainee: Trainee) -> None:
        trainee.button("Continue").click()
        trainee.page.wait_for_load_state()
        trainee.ready()

    def test_nobody_sees_code_or_a_way_to_run_it(self, trainee: Trainee) -> None:
        text = trainee.page.locator("body").inner_text()
        assert "Lesson(" not in text
        assert "import" not in text.split()
        assert trainee.page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 0

    def test_the_whole_page_is_free_of_serious_barriers(self, trainee: Trainee) -> None:
        found = Axe().run(trainee.page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []

    def test_a_record_that_cannot_grow_is_told_and_the_words_stay_in_the_box(self, trainee: Trainee) -> None:
        trainee.begin()
        trainee.say(HELLO)
        kernel = trainee.served.kernels()[-1]
        kernel.rlimit(psutil.RLIMIT_FSIZE, (4096, psutil.RLIM_INFINITY))  # as a full disk refuses, also to root
        trainee.box.fill(DRAFT)
        trainee.box.press("Enter")
        expect(trainee.chat.locator(".hsc-banner")).to_be_visible()
        expect(trainee.box).to_have_value(DRAFT)
        assert "Traceback" not in trainee.page.locator("body").inner_text()
        assert [event["text"] for event in trainee.events("message_sent")] == [HELLO]
        kernel.rlimit(psutil.RLIMIT_FSIZE, (psutil.RLIM_INFINITY, psutil.RLIM_INFINITY))
        trainee.box.press("Enter")
        trainee.replies(3)
        assert [event["text"] for event in trainee.events("message_sent")] == [HELLO, DRAFT]

    def test_a_phone_shows_all_of_a_talk(self, newcomer: Newcomer) -> None:
        one = newcomer(width=390, height=800, has_touch=True)
        one.begin()
        one.say(HELLO)
        wide = one.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
        one.end()
        one.fresh()
