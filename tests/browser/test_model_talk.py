"""A talk in real Voila with a language model as voice and for suggestions, and what one sees when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect
from practice import Trainee
from servers import Served, Start

from holdspace.rehearsal.faults import Fault, Wrong
from holdspace.rehearsal.server import Rehearsal, rehearsing

pytestmark = pytest.mark.browser

KIND = "voila"
KEY = "sk-MARKED-in-the-browser"
SAID = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "That sounds like a lot to carry by yourself.",
    "What's it like at night?",
    "You lie there and go over all of it.",
    "What would you want your mum to know?",
    "It makes sense that you're worn out.",
    "Tell me more about the coursework.",
    "You'd like it to stop for a bit.",
    "What helps, even a little?",
    "I'm here, and I'm not in a hurry.",
    "So it's the list, and your mum ringing, and hardly any sleep.",
    "What's the part that stays with you most?",
    "You sound alone with it.",
    "How did that come about?",
    "You've kept going through all that.",
    "What goes through your mind when the phone rings?",
    "It's up to you how much of it you tell.",
    "You're torn about ringing back.",
    "What would a good evening look like?",
    "Thank you for telling me all this.",
)


@pytest.fixture(scope="module")
def model() -> Iterator[Rehearsal]:
    with rehearsing() as running:
        yield running


@pytest.fixture(scope="module")
def served(start: Start, content: Path, model: Rehearsal) -> Served:
    environ = {
        "HOLDSPACE_MODEL": "openai/rehearsal",
        "HOLDSPACE_MODEL_URL": model.url,
        "OPENAI_API_KEY": KEY,
        "HOLDSPACE_MODEL_PATIENCE": "8",  # longer than a busy machine takes to show that something is awaited
    }
    return start(content, "--no-preheat", environ=environ)


@pytest.fixture(autouse=True)
def _well(model: Rehearsal) -> None:
    model.go_wrong(Wrong())


def banner(trainee: Trainee) -> Locator:
    return trainee.chat.locator(".hsc-banner")


def test_twenty_turns_with_a_model_are_held_kept_and_suggested_for(trainee: Trainee) -> None:
    trainee.begin()
    for said in SAID:
        if said in SAID[:5]:
            trainee.box.fill(said)
            trainee.ask_three()
        trainee.say(said)
    asked = trainee.events("model_asked")
    said_by_model = [one for one in asked if one["role"] == "voice" and one["fault"] is None]
    assert len(said_by_model) >= 20
    assert {one["served"] for one in asked} == {"rehearsal"}
    assert len(trainee.events("spoken_otherwise")) >= 20
    before = trainee.texts()
    trainee.reload()
    assert trainee.texts() == before
    assert [
        v["id"] for v in Axe().run(trainee.page).response["violations"] if v["impact"] in {"serious", "critical"}
    ] == []


@pytest.mark.parametrize("fault", ["error", "stall-midway", "as-an-ai"])
def test_when_the_model_fails_the_script_speaks_and_one_calm_line_says_so(
    trainee: Trainee, model: Rehearsal, fault: Fault
) -> None:
    trainee.begin()
    model.go_wrong(Wrong(fault=fault))
    trainee.say(SAID[0])
    expect(banner(trainee)).to_contain_text("come from the script for now")
    assert "Traceback" not in trainee.page.locator("body").inner_text()
    trainee.say(SAID[1])
    assert [one["text"] for one in trainee.events("message_sent")] == list(SAID[:2])
    expect(banner(trainee)).to_be_visible()
    model.go_wrong(Wrong())
    trainee.say(SAID[2])
    expect(banner(trainee)).to_be_hidden()
    assert trainee.events("model_asked")[-1]["fault"] is None


def test_writing_on_while_suggestions_are_made_is_never_in_the_way(trainee: Trainee, model: Rehearsal) -> None:
    trainee.begin()
    model.go_wrong(Wrong(fault="stall-before"))
    trainee.box.fill(SAID[0])
    before = model.register.count
    trainee.button("See three ways others might go").click()
    expect(trainee.chat.get_by_text("Looking for three ways")).to_be_visible()
    while model.register.count == before:  # else the request may come when all is well again
        trainee.page.wait_for_timeout(20)
    model.go_wrong(Wrong())
    trainee.say(SAID[0])
    trainee.box.fill(SAID[1])
    trainee.ask_three()
    made = [one for one in trainee.events("model_asked") if one["role"] == "suggestions" and one["fault"] is None]
    assert len(made) == 1


def test_stop_breaks_off_a_model_that_does_not_begin(trainee: Trainee, model: Rehearsal) -> None:
    trainee.begin()
    model.go_wrong(Wrong(fault="stall-before"))
    trainee.send_words(SAID[0])
    expect(trainee.mine).to_have_count(1)
    trainee.button("Stop").click()
    expect(trainee.send).to_be_visible(timeout=6000)  # before the model's patience ends
    assert trainee.wait_for_event("reply_interrupted")["why"] == "stopped"


def test_the_key_reaches_neither_page_nor_record_nor_log(trainee: Trainee) -> None:
    trainee.begin()
    trainee.say(SAID[0])
    assert KEY not in trainee.page.content()
    assert KEY not in trainee.served.log
    for file in trainee.served.data.rglob("*"):
        assert not file.is_file() or KEY.encode() not in file.read_bytes(), file


def test_before_it_begins_one_reads_that_a_model_answers(trainee: Trainee) -> None:
    expect(trainee.chat).to_contain_text("A language model finds Maya's words. It runs on the same computer")
