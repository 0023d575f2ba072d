"""Other words on the page of a lesson: they come after the look back, are kept, and are gone calmly where none come."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_lesson import CLUMSY, Someone, again
from test_llm_uses import KEY, Saying

from holdspace.client.words import EVERYDAY, content_stems
from holdspace.learning import OtherWordsFound
from widgets.words import words

FAR_TOO_LONG = 60


def asks_openly(asked: dict[str, Any]) -> dict[str, Any]:
    """Answer each moment with an open question about the longest word that the person had said."""
    prompt = next(m["content"] for m in reversed(asked["messages"]) if m["role"] == "user")
    found = re.search(r"<<<offline\n(.*)\noffline>>>", prompt)
    assert found
    return {"notes": [{"message": note["message"], "instead": text, "why": "Asks openly."}
                      for note in json.loads(found[1]) for text in wordings(note["person_said"])]}  # fmt: skip


def wordings(heard: str) -> list[str]:
    long = sorted({w for w in re.findall(r"[a-z]{4,}", heard.lower()) if content_stems(w) - EVERYDAY}, key=len)
    return [f"What is it like for you, with the {word} you wrote of?" for word in long[-4:]]


@pytest.fixture
def saying() -> Iterator[Saying]:
    server = Saying(asks_openly)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saying: Saying) -> Path:
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("HOLDSPACE_COACH_MODEL", "openai/told")
    monkeypatch.setenv("HOLDSPACE_MODEL_URL", saying.url)
    monkeypatch.setenv("HOLDSPACE_MODEL_KEY", KEY)
    return tmp_path


def talked(folder: Path) -> Someone:
    someone = Someone("being-there", folder)
    someone.talks(*CLUMSY)
    return someone


def looked_back(someone: Someone) -> dict[str, Any]:
    """Look back, wait for what is under way, and return what the page was told last."""
    someone.looks_back()
    someone.state("debrief")
    someone.here._desk._others.wait(FAR_TOO_LONG)
    someone.settle()
    told: dict[str, Any] = someone.news["debrief"][-1]["state"]
    return told


def test_other_words_come_after_the_look_back_each_under_its_note(folder: Path, saying: Saying) -> None:
    someone = talked(folder)
    assert saying.asked == []
    told = looked_back(someone)
    first = next(news["state"] for news in someone.news["debrief"] if news["state"].get("notes"))
    assert first["others"] == {"items": [], "failed": False}
    assert first["debrief"] == told["debrief"]
    assert first["notes"] == told["notes"]
    tries = {(note["turn"], note["another"]["skill"]) for note in told["notes"] if note["another"]}
    items = told["others"]["items"]
    assert items
    assert {(item["turn"], item["skill"]) for item in items} <= tries
    assert all(item["text"].startswith("What is it like") for item in items)
    assert len(saying.asked) == 1


def test_they_are_kept_and_the_same_when_the_page_is_loaded_again(folder: Path, saying: Saying) -> None:
    someone = talked(folder)
    told = looked_back(someone)
    saying.value = {"notes": []}
    assert again(someone).state("debrief")["others"] == told["others"]
    assert len(saying.asked) == 1
    kept = someone.kept(OtherWordsFound)
    assert [(one.model, one.prompt.split("@")[0]) for one in kept] == [("told at 127.0.0.1", "coach")]
    assert kept[0].tokens > 0
    assert KEY not in kept[0].model_dump_json()


def test_where_the_model_fails_the_coachs_words_stay_and_it_is_tried_again_with_the_next_page(
    folder: Path, saying: Saying
) -> None:
    saying.value = "no object"
    someone = talked(folder)
    told = looked_back(someone)
    assert told["others"] == {"items": [], "failed": True}
    assert [note["another"]["instead"] for note in told["notes"] if note["another"]]
    asked = len(saying.asked)
    assert someone.state("debrief")["others"]["failed"]
    assert len(saying.asked) == asked
    assert someone.kept(OtherWordsFound) == []
    saying.value = asks_openly
    assert looked_back(again(someone))["others"]["items"]


def test_without_a_model_for_the_coach_nothing_is_asked_and_nothing_said(
    folder: Path, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL", "openai/told")
    monkeypatch.setenv("HOLDSPACE_VOICE_MODEL", "none")
    monkeypatch.setenv("HOLDSPACE_SUGGESTIONS_MODEL", "none")
    monkeypatch.setenv("HOLDSPACE_COACH_MODEL", "none")
    told = looked_back(talked(folder))
    assert told["others"] == {"items": [], "failed": False}
    assert saying.asked == []


def test_the_page_says_who_wrote_them() -> None:
    say = words("part_debrief")
    assert say["others"] == "Other words to try"
    assert say["others_by"] == "Written by a language model, read again by this program."
    assert say["others_failed"] == "The language model did not answer; these are the coach's own words."
