"""Other words on the look back's page: they come into their places, nothing moves for it, and none come calmly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_with_look_back import PageWithLookBack
from playwright.sync_api import Browser, expect
from servers import opener
from test_look_back import UNASKING, talk

pytestmark = pytest.mark.browser

FAILED = "The language model did not answer; these are the coach's own words."
BY = "Written by a language model, read again by this program."
HOSTILE = "<b>What</b> is it like for you? <img src=x onerror=alert(1)>"


def items(state: dict[str, Any], *texts: str) -> list[dict[str, Any]]:
    """Return these words for each note in which there is something to try."""
    return [{"turn": note["turn"], "skill": note["another"]["skill"], "text": text, "why": "Asks openly."}
            for note in state["notes"] if note["another"] for text in texts]  # fmt: skip


def tell(look_back: PageWithLookBack, state: dict[str, Any]) -> None:
    look_back.page.evaluate("(news) => window.tell(news)", {"type": "state", "state": state, "place": "here"})


def test_they_come_under_the_coachs_words_and_whoever_reads_is_not_moved(browser: Browser) -> None:
    state = talk("maya", UNASKING) | {"others": {"items": [], "failed": False}}
    with opener(browser) as open_page:
        look_back = PageWithLookBack(open_page(), state)
        page = look_back.page
        place = look_back.of("points").locator(".hsp-others").first
        expect(place).to_be_hidden()
        expect(page.locator(".hsp-others-failed").first).to_be_hidden()
        summary = look_back.of("points").locator("summary").first
        summary.focus()
        page.evaluate("document.querySelector('.hsp-of-points').dataset.same = 'yes'")
        tell(look_back, state | {"others": {"items": items(state, "What is it like?", HOSTILE), "failed": False}})
        expect(place.get_by_text("Other words to try")).to_be_visible()
        expect(place.get_by_text(BY)).to_be_visible()
        expect(place.locator("li")).to_have_count(2)
        expect(place.get_by_text(HOSTILE)).to_be_visible()
        expect(summary).to_be_focused()
        expect(look_back.of("points")).to_have_attribute("data-same", "yes")  # it was not drawn again
        tries = sum(note["another"] is not None for note in state["notes"])
        look_back.of("notes").locator("summary").first.click()
        expect(look_back.of("notes").locator(".hsp-others li")).to_have_count(2 * tries)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert look_back.faults == []


def test_words_for_another_matter_than_the_notes_are_not_shown(browser: Browser) -> None:
    state = talk("maya", UNASKING)
    others = [item | {"skill": "own_story"} for item in items(state, "What is it like?")]
    with opener(browser) as open_page:
        look_back = PageWithLookBack(open_page(), state | {"others": {"items": others, "failed": False}})
        assert look_back.page.locator(".hsp-others li").count() == 0


def test_where_none_came_one_calm_line_says_so_once(browser: Browser) -> None:
    state = talk("maya", UNASKING)
    with opener(browser) as open_page:
        look_back = PageWithLookBack(open_page(), state | {"others": {"items": [], "failed": True}})
        expect(look_back.page.get_by_text(FAILED)).to_have_count(1)
        expect(look_back.of("points").get_by_text(FAILED)).to_be_visible()
        tell(look_back, state | {"others": {"items": items(state, "What is it like?"), "failed": False}})
        expect(look_back.page.get_by_text(FAILED)).to_have_count(0)


def test_a_page_that_is_told_of_none_shows_nothing_of_it(browser: Browser) -> None:
    state = talk("maya", UNASKING)
    with opener(browser) as open_page:
        look_back = PageWithLookBack(open_page(), state)
        shown = look_back.part.inner_text()
        assert "language model" not in shown
        assert "Other words" not in json.dumps(shown)
