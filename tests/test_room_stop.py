"""A reply that is stopped in the practice room: what the page is told, and what can be done then."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rooms import HELLO, Page, texts

from holdspace.content import find_content
from holdspace.reading.helper import RuleHelperReader
from holdspace.simulate import Talk
from widgets import protocol

WORDS = "Hi Maya. What's been on your mind?"
GOODBYE = "Thank you for telling me all this. I'll leave it here for today. Take care of yourself. Goodbye."


def _seed_of_two_sentences() -> int:
    """Return a seed with which what Maya answers to WORDS has more than one sentence, whatever her lines become."""
    maya = find_content().persona("maya")
    for seed in range(100):
        said = Talk(maya, RuleHelperReader(), seed).say(WORDS).beat.text
        if len(re.findall(r"[.!?]+\s|\n", said)) >= 1:
            return seed
    raise AssertionError("Maya answers it in one sentence only")


Rooms = Callable[..., Page]


@pytest.fixture
def talk_in(tmp_path: Path) -> Rooms:
    """``talk_in(suggestions="at_once")`` begins a talk in a room so set."""

    def begin(**practice: str) -> Page:
        page = Page(tmp_path, **practice)
        page.does(dict(HELLO))
        page.does({"type": "begin"})
        return page

    return begin


def stopped(page: Page, text: str = WORDS, id_: str = "one", **more: str) -> protocol.StateNews:
    """Say it, stop the reply before its first word, and return the last state that the page was told."""
    news = page.stops_at(lambda news: news["type"] == "ack", {"type": "send", "id": id_, "text": text, **more})
    states: list[protocol.StateNews] = [one for one in news if one["type"] == "state"]
    return states[-1]


def told(page: Page, kind: str) -> list[Any]:
    return [one for one in page.news if one["type"] == kind]


def test_a_stop_before_the_first_word_is_told_at_once_and_the_message_stays(talk_in: Rooms) -> None:
    page = talk_in()
    state = stopped(page)
    assert texts(state)[-1] == ("you", WORDS)
    assert state["messages"][-1]["how"] == "unanswered"
    assert state["busy"] is False
    assert page.news[-1]["type"] == "model", "nothing is left under way"


def test_the_ways_offered_before_come_back_without_the_one_that_was_said(talk_in: Rooms) -> None:
    page = talk_in(suggestions="at_once")
    before = page.state()["suggestions"]
    first, *others = before
    state = stopped(page, first["text"], suggestion=first["id"])
    assert [one["text"] for one in state["suggestions"]] == [one["text"] for one in others]


def test_all_ways_come_back_where_the_trainee_had_said_their_own_words(talk_in: Rooms) -> None:
    page = talk_in(suggestions="at_once")
    before = page.state()["suggestions"]
    assert stopped(page)["suggestions"] == before
    assert stopped(page, "And now?", "two")["suggestions"] == before, "nothing was said in between"


def test_it_is_the_same_on_a_page_that_is_loaded_again(talk_in: Rooms, tmp_path: Path) -> None:
    page = talk_in(suggestions="at_once")
    was = stopped(page)
    again = Page(tmp_path, suggestions="at_once").state()
    assert again["messages"] == was["messages"]
    assert again["suggestions"] == was["suggestions"]
    assert len(again["suggestions"]) == 3


def test_a_way_taken_after_a_stop_is_known_as_what_the_message_began_as(talk_in: Rooms) -> None:
    page = talk_in(suggestions="at_once")
    way = stopped(page)["suggestions"][1]
    page.does({"type": "take", "suggestion": way["id"]})
    page.says(way["text"], "two", suggestion=way["id"])
    turns = page.room._talk.conversation.turns
    assert turns[1].taken == (way["id"],)
    assert turns[2].suggestion == way["id"]
    assert turns[2].parent == 1, "what was stopped stays in the talk"


@pytest.mark.parametrize("mode", ["after_draft", "on_request"])
def test_ways_can_be_asked_for_after_a_stop_and_are_about_what_was_said(talk_in: Rooms, mode: str) -> None:
    page = talk_in(suggestions=mode)
    assert stopped(page)["suggestions_ready"] is True
    page.does({"type": "ask_suggestions", "draft": "I think"})
    items = told(page, "suggestions")[-1]["items"]
    assert [one["title"] for one in items] == ["Open it up", "Meet the feeling", "Stand beside"]
    opening, left = page.room._talk.conversation.turns[0], page.room._talk.conversation.turns[1]
    assert opening.beat is not None
    assert left.beat is not None
    assert [s.text for s in left.suggestions] == [one["text"] for one in items]
    unsaid = set(left.beat.feeling) - set(opening.beat.feeling)
    assert not [word for word in unsaid for one in items if word in one["text"]]


def test_no_ways_are_offered_where_the_lesson_offers_none(talk_in: Rooms) -> None:
    state = stopped(talk_in(suggestions="never"))
    assert state["suggestions"] == []
    assert state["suggestions_ready"] is False


def test_she_answers_after_all_what_was_asked_and_it_stands_there_once(talk_in: Rooms) -> None:
    page = talk_in()
    stopped(page)
    page.does({"type": "draft", "text": "half a th"})
    page.does({"type": "go_on"})
    state = page.state()
    assert [who for who, _ in texts(state)] == ["person", "you", "person"]
    assert texts(state)[1] == ("you", WORDS)
    assert "tries" not in state["messages"][1]
    assert "how" not in state["messages"][1]
    assert state["draft"] == "half a th", "what was begun meanwhile is kept"


def test_what_she_answers_after_all_is_what_she_would_have_said(talk_in: Rooms) -> None:
    page = talk_in()
    stopped(page)
    turn = page.room._talk.conversation.turns[1]
    assert turn.beat is not None
    page.does({"type": "go_on"})
    assert texts(page.state())[-1][1].split() == turn.beat.text.split()


def test_a_message_that_began_as_a_way_is_known_as_such_when_it_is_answered_after_all(talk_in: Rooms) -> None:
    page = talk_in(suggestions="at_once")
    way = page.state()["suggestions"][0]
    stopped(page, way["text"], suggestion=way["id"])
    page.does({"type": "go_on"})
    assert page.room._talk.conversation.path()[-1].suggestion == way["id"]


def test_to_let_her_answer_changes_nothing_where_she_has_answered(talk_in: Rooms) -> None:
    page = talk_in()
    page.says(WORDS, "one")
    was = page.state()["messages"]
    page.does({"type": "go_on"})
    assert page.state()["messages"] == was


def test_a_stop_after_the_last_word_breaks_nothing_off(talk_in: Rooms) -> None:
    page = talk_in()

    def last_word(news: Any) -> bool:
        turn = page.room._talk.conversation.turns.get(news.get("turn"))
        return news["type"] == "sentence" and bool(turn and turn.beat and turn.said.split() == turn.beat.text.split())

    news = page.stops_at(last_word, {"type": "send", "id": "one", "text": WORDS})
    assert page.room._talk.conversation.turns[1].ended == "interrupted", "it was stopped"
    assert [one["message"]["how"] for one in news if one["type"] == "reply"] == ["finished"]


def test_a_stop_in_the_midst_leaves_what_was_said_and_she_can_say_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdspace.session.secrets.randbits", lambda _: _seed_of_two_sentences())
    page = Page(tmp_path, suggestions="at_once")
    page.does(dict(HELLO))
    page.does({"type": "begin"})
    news = page.stops_at(lambda news: news["type"] == "sentence", {"type": "send", "id": "one", "text": WORDS})
    assert [one["message"]["how"] for one in news if one["type"] == "reply"] == ["interrupted"]
    state = page.state()
    assert len(state["suggestions"]) == 3
    part = texts(state)[-1][1]
    page.does({"type": "go_on"})
    state = page.state()
    assert state["messages"][1].get("tries") == [1, 2], "what was said before the stop can be read again"
    assert texts(state)[-1][1].startswith(part)
    assert len(texts(state)[-1][1]) > len(part)


def test_a_stop_before_her_opening_is_told_and_the_talk_begins_in_ones_own_words(tmp_path: Path) -> None:
    page = Page(tmp_path)
    page.does(dict(HELLO))
    news = page.stops_at(lambda news: news["type"] == "typing", {"type": "begin"})
    sign = [one for one in news if one["type"] == "state"][-1]["messages"]
    assert [(one["who"], one["bubbles"], one["how"]) for one in sign] == [("person", [], "unanswered")]
    page.says(WORDS, "one")
    state = page.state()
    assert [one["number"] for one in state["messages"] if one["bubbles"]] == [1, 2]


def test_a_goodbye_that_was_stopped_is_told_and_the_talk_can_still_be_ended(talk_in: Rooms) -> None:
    page = talk_in()
    page.says(WORDS, "one")
    state = stopped(page, GOODBYE, "bye")
    assert (state["stage"], state["messages"][-1]["how"]) == ("talking", "unanswered")
    page.does({"type": "end"})
    state = page.state()
    assert state["stage"] == "ended"
    assert texts(state)[-1][0] == "person"


def test_it_is_no_answer_to_ask_for_one_after_the_end(talk_in: Rooms) -> None:
    page = talk_in()
    stopped(page)
    page.does({"type": "end"})
    was = page.state()["messages"]
    page.does({"type": "go_on"})
    assert page.state()["messages"] == was
    assert page.state()["stage"] == "ended"
