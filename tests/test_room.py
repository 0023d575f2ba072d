from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rooms import HELLO, Page, texts
from talks import StopAfter, begin, keep_in, maya

from holdspace.content import SHIPPED, find_content
from holdspace.store import NewRecord, StoreError
from widgets import views


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path)


@pytest.fixture
def talking(page: Page) -> Iterator[Page]:
    page.does(dict(HELLO))
    page.does({"type": "begin"})
    return page


def test_nothing_personal_is_touched_before_the_page_says_hello(tmp_path: Path) -> None:
    page = Page(tmp_path)
    assert page.room._worker.wait(30)
    assert list(tmp_path.iterdir()) == []
    page.does(dict(HELLO))
    assert (tmp_path / "conversations.db").exists()


def test_before_the_talk_the_page_says_what_it_touches(page: Page) -> None:
    state = page.state()
    assert state["stage"] == "before"
    assert state["messages"] == []
    assert "exams" in state["person"]["touches"]
    assert state["person"]["reviewed_by"] is None
    assert state["services"]
    assert len({service["checked"] for service in state["services"]}) == 1, "said once"
    assert all("Not yet checked" in service["checked"] for service in state["services"])
    assert all(service["web"].startswith("https://") for service in state["services"] if service["web"])


def test_a_message_is_acknowledged_before_the_reply_begins(talking: Page) -> None:
    news = talking.says("Hi Maya. What's been on your mind?", "one")
    types = [n["type"] for n in news]
    assert types[0] == "ack"
    assert news[0]["id"] == "one"
    assert types.index("sentence") > types.index("typing")
    assert types[-2:] == ["typing", "suggestions"] or "reply" in types
    assert [n["on"] for n in news if n["type"] == "typing"] == [True, False]


def test_a_new_page_shows_all_that_was_said(talking: Page, tmp_path: Path) -> None:
    talking.says("Hi Maya. What's been on your mind?", "one")
    talking.does({"type": "draft", "text": "half a th"})
    was = talking.state()
    again = Page(tmp_path).state()
    assert texts(again) == texts(was)
    assert again["draft"] == "half a th"
    assert again["resumed"] is True


def test_the_older_page_is_told_that_the_talk_goes_on_elsewhere(talking: Page, tmp_path: Path) -> None:
    Page(tmp_path).state()
    news = talking.says("hello?", "late")
    assert not [n for n in news if n["type"] == "ack"]
    assert [n["way_on"] for n in news if n["type"] == "notice"] == ["continue"]


def test_sending_again_is_acknowledged_and_answered_once(talking: Page) -> None:
    talking.says("Hi.", "one")
    news = talking.says("Hi.", "one")
    assert [n["type"] for n in news if n["type"] in ("ack", "sentence")] == ["ack"]
    assert [who for who, _ in texts(talking.state())].count("you") == 1


def test_stop_is_not_behind_the_reply_that_it_stops(talking: Page) -> None:
    talking.does({"type": "hello", "pace": "human"})
    talking.room.chat._listener({"type": "send", "id": "one", "text": "What's been on your mind?"})  # type: ignore[misc]
    typing = threading.Event()

    def watch(news: Any) -> None:
        talking.news.append(news)
        if news["type"] == "ack":
            talking.room.chat._listener({"type": "stop"})  # type: ignore[misc]
            typing.set()

    talking.room.chat.tell = watch  # type: ignore[method-assign]
    assert talking.room._worker.wait(30)
    if not typing.is_set():  # acknowledged before the watch stood: stop what is left
        talking.room.chat._listener({"type": "stop"})  # type: ignore[misc]
    state = talking.state()
    assert state["busy"] is False
    assert talking.says("And now?", "two")[0]["type"] == "ack"


def test_labels_wait_for_the_trainee_where_the_lesson_has_them_place_first(tmp_path: Path) -> None:
    page = Page(tmp_path, feeling="place_first")
    page.does(dict(HELLO))
    page.does({"type": "begin"})
    message = page.state()["messages"][-1]
    assert "label" not in message
    assert message["to_place"] is True
    page.does({"type": "place", "turn": 0, "valence": -0.5, "arousal": 0.3})
    message = page.state()["messages"][-1]
    assert message["label"]
    assert message["placed"]


def test_labels_wait_for_the_end_where_the_lesson_keeps_them(tmp_path: Path) -> None:
    page = Page(tmp_path, feeling="at_end")
    page.does(dict(HELLO))
    page.does({"type": "begin"})
    page.says("Hi Maya.", "one")
    assert all("label" not in m for m in page.state()["messages"])
    page.does({"type": "end"})
    assert all("label" in m for m in page.state()["messages"] if m["who"] == "person")


@pytest.mark.parametrize(("mode", "at_once"), [("at_once", 3), ("after_draft", 0), ("on_request", 0), ("never", 0)])
def test_suggestions_come_when_the_lesson_says_so(tmp_path: Path, mode: str, at_once: int) -> None:
    page = Page(tmp_path, suggestions=mode)
    page.does(dict(HELLO))
    page.does({"type": "begin"})
    state = page.state()
    assert len(state["suggestions"]) == at_once
    assert state["suggestions_ready"] is (mode in ("after_draft", "on_request"))
    if mode in ("after_draft", "on_request"):
        page.does({"type": "ask_suggestions", "draft": "I think"})
        assert [s["title"] for s in page.state()["suggestions"]] == ["Open it up", "Meet the feeling", "Stand beside"]


def test_another_way_brings_the_words_back_to_be_changed(talking: Page) -> None:
    talking.says("Have you tried sleeping?", "one")
    talking.does({"type": "branch", "turn": 1})
    state = talking.state()
    assert state["draft"] == "Have you tried sleeping?"
    assert [who for who, _ in texts(state)] == ["person"]
    talking.says("You're worn out.", "two")
    mine = [m for m in talking.state()["messages"] if m["who"] == "you"]
    assert mine[0]["tries"] == [1, 2]


def test_a_break_keeps_the_talk_and_the_end_says_that_nothing_happened(talking: Page) -> None:
    talking.does({"type": "break"})
    assert talking.state()["stage"] == "break"
    talking.does({"type": "back"})
    assert talking.state()["stage"] == "talking"
    talking.does({"type": "end"})
    state = talking.state()
    assert state["stage"] == "ended"
    assert "Nothing has happened to Maya" in state["closing"][0]
    talking.does({"type": "again"})
    assert talking.state()["stage"] == "before"


def test_the_transcript_holds_every_try(talking: Page) -> None:
    talking.says("Have you tried <b>sleeping</b>?", "one")
    talking.does({"type": "branch", "turn": 1})
    talking.says("You're worn out.", "two")
    exported = [n for n in talking.does({"type": "export", "format": "json"}) if n["type"] == "exported"]
    said = [t["helper"]["text"] for t in json.loads(exported[0]["content"])["turns"] if t["helper"]]
    assert said == ["Have you tried <b>sleeping</b>?", "You're worn out."]
    exported = [n for n in talking.does({"type": "export", "format": "md"}) if n["type"] == "exported"]
    assert "## Other tries" in exported[0]["content"]
    assert "<b>" not in exported[0]["content"].replace("\\<b\\>", "")


def test_a_store_that_fails_is_a_sentence_and_the_message_is_not_acknowledged(
    talking: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The record cannot grow: no space is left.")

    monkeypatch.setattr(talking.room._here._store, "append", full)
    news = talking.says("Hi.", "one")
    assert not [n for n in news if n["type"] == "ack"]
    assert [n["text"] for n in news if n["type"] == "notice"] == ["The record cannot grow: no space is left."]
    monkeypatch.undo()
    assert talking.says("Hi.", "one")[0]["type"] == "ack"


def test_a_fault_of_ours_is_a_sentence_without_its_words(talking: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret words of someone")

    monkeypatch.setattr(talking.room._talk, "say", broken)
    news = talking.says("Hi.", "one")
    said = " ".join(n["text"] for n in news if n["type"] == "notice")
    assert "kept" in said
    assert "secret" not in said


def test_a_thousand_drafts_keep_the_last(talking: Page, tmp_path: Path) -> None:
    for i in range(100):
        talking.room.chat._listener({"type": "draft", "text": f"draft {i}"})  # type: ignore[misc]
    assert talking.room._worker.wait(30)
    with sqlite3.connect(tmp_path / "conversations.db") as db:
        assert db.execute("select count(*) from drafts").fetchone() == (1,)
    assert Page(tmp_path).state()["draft"] == "draft 99"


def test_the_country_that_is_chosen_decides_which_services_are_shown_and_is_kept(page: Page, tmp_path: Path) -> None:
    assert page.state()["country"] == ""
    page.does({"type": "country", "code": "IE"})
    state = page.state()
    assert state["country"] == "IE"
    assert "Samaritans Ireland" in [service["name"] for service in state["services"]]
    assert Page(tmp_path).state()["country"] == "IE"
    page.does({"type": "country", "code": "<b>"})
    assert page.state()["country"] == ""


def test_anywhere_in_the_room_means_no_country_of_this_machine(page: Page) -> None:
    page.room._settings = page.room._settings.model_copy(update={"country": "GB"})
    assert page.state()["country"] == "GB"
    page.does({"type": "country", "code": ""})
    state = page.state()
    assert state["country"] == ""
    known = find_content(SHIPPED).services().international()
    assert [service["name"] for service in state["services"]] == [service.name for service in known]


def test_a_talk_that_cannot_be_read_is_told_and_a_new_one_begins(talking: Page, tmp_path: Path) -> None:
    here = talking.room._here
    lease = here._store.take_lease(here.talk.id, "a newer version")
    here._store.append(lease, [NewRecord(kind="from_the_future", payload={})])
    page = Page(tmp_path)
    news = page.does(dict(HELLO))
    assert "Update Holding Space" in next(n["text"] for n in news if n["type"] == "notice")
    assert page.state()["stage"] == "before"


def test_a_reply_stopped_before_its_first_word_is_told_under_what_it_would_have_answered(tmp_path: Path) -> None:
    kept = keep_in(tmp_path)
    session = begin(kept, maya())
    list(session.say("What would help?", "one", cancel=StopAfter(0)))
    shown = views.messages(session.conversation, maya(), "shown")
    assert (shown[-1]["who"], shown[-1]["how"]) == ("you", "unanswered")
    list(session.say("Take your time.", "two"))
    shown = views.messages(session.conversation, maya(), "shown")
    assert [one.get("how") for one in shown[-2:]] == [None, "finished"]
    kept.store.close()
