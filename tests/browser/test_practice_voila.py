"""A whole talk in real Voila: by keyboard, interrupted, killed, tried another way, taken along."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from practice import Newcomer, Trainee
from practice_steps import HELLO, Practice

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

    def test_a_phone_shows_all_of_a_talk(self, newcomer: Newcomer) -> None:
        one = newcomer(width=390, height=800, has_touch=True)
        one.begin()
        one.say(HELLO)
        wide = one.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
        one.end()
        one.fresh()
