"""Twenty turns in a lesson while ``transformers serve`` answers each: nothing is lost and nothing stands still."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect
from practice import Trainee
from servers import PROJECT, OpenPage, Start

pytestmark = pytest.mark.browser

TWENTY = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "You sound embarrassed, as if you were the only one who can't get on with it.",
    "What's it like when you lie awake?",
    "That sounds lonely.",
    "What goes through your head then?",
    "So the nights are the worst of it.",
    "Have you told anyone how bad it's got?",
    "You don't want to let them down.",
    "What would you want them to know?",
    "It makes sense that you're tired.",
    "Tell me more about your mum.",
    "You love her, and her calls weigh on you.",
    "How did that start?",
    "You've been carrying this alone for weeks.",
    "What helped, even a little, before?",
    "You found a way through then.",
    "Would it be all right if we thought about tonight?",
    "What would a good enough night look like?",
    "You'd like one evening without the books.",
    "What will you take with you from this?",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for part in ("lessons", "exercises", "personas", "services"):
        shutil.copytree(PROJECT / part, folder / part)
    return folder


def test_twenty_turns_through_it_lose_nothing(babbler: Path, voila: Start, content: Path, open_page: OpenPage) -> None:
    served = voila(content, "--no-preheat", "--model", str(babbler))
    trainee = Trainee(open_page(), served, "voila").open().fresh().begin()
    for text in TWENTY:
        trainee.say(text)
    assert [text for text in trainee.texts() if text in TWENTY] == list(TWENTY)
    assert [event["text"] for event in trainee.events("message_sent")] == list(TWENTY)
    assert len(trainee.events("reply_finished")) == len(TWENTY) + 1
    asked = trainee.events("model_asked")
    spoken = [event for event in asked if event["role"] == "voice"]
    assert len(spoken) >= len(TWENTY), "the model is tried again each turn"
    assert {event["model"] for event in asked} == {babbler.name}
    expect(trainee.box).to_be_enabled()
    assert "Traceback" not in trainee.page.locator("body").inner_text()
    for kernel in served.kernels():
        assert not any("torch" in mapped.path for mapped in kernel.memory_maps()), "kernels hold nothing of it"
    trainee.end()
