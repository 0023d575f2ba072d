"""A whole talk in real JupyterLab: what holds in Voila holds here, and the notebook around it keeps its hands off."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from practice import Trainee
from practice_steps import Practice

pytestmark = pytest.mark.browser

KIND = "lab"
CELLS = (
    "() => [...document.querySelectorAll('.jp-Notebook .jp-Cell')].map(cell => cell.className.match(/jp-\\w+Cell/)[0])"
)


class TestPracticeInLab(Practice):
    def dismiss(self, trainee: Trainee) -> None:
        trainee.page.get_by_role("button", name="Ok", exact=True).click()  # it says that it has started another kernel

    def go_on(self, trainee: Trainee) -> None:
        expect(trainee.chat.get_by_text("Run this cell again to go on.")).to_be_visible()
        expect(trainee.button("Continue")).to_be_hidden()
        expect(trainee.page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
        trainee.run_all()

    def test_single_letters_are_text_in_the_chat_and_nothing_to_the_notebook(self, trainee: Trainee) -> None:
        trainee.begin()
        before = cells(trainee)
        keyboard = trainee.page.keyboard
        trainee.box.focus()
        keyboard.type("a b dd x m y 00")
        expect(trainee.box).to_have_value("a b dd x m y 00")
        assert cells(trainee) == before
        trainee.unfold_menu()
        for place in (trainee.button("Take a break"), trainee.chat.get_by_role("log")):
            place.focus()
            for key in ("a", "b", "d", "d", "x", "m", "y", "Shift+Enter"):
                if key == "Shift+Enter" and place.evaluate("node => node.localName") == "button":
                    continue  # it presses a button
                keyboard.press(key)
        assert cells(trainee) == before
        assert trainee.box.input_value() == "a b dd x m y 00"

    def test_a_whole_notebook_run_leaves_no_error(self, trainee: Trainee) -> None:
        wrong = "[data-mime-type*='error'], [data-mime-type*='stderr']"
        assert trainee.page.locator(f".jp-Notebook :is({wrong})").count() == 0


def cells(trainee: Trainee) -> Any:
    return trainee.page.evaluate(CELLS)
