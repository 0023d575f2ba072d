"""Whose danger a message speaks of, and that the room steps out of the story without counting anything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from talks import begin, keep_in, maya, take_up
from test_exercise_widget import KINDS, Page
from test_room import Page as RoomPage

from holdspace import events
from holdspace.care import GRACE, Heard, hear, same_words, steps_out
from holdspace.debrief import debrief
from holdspace.reading.readings import Utterance
from holdspace.session import NotPossibleError, Session, default_parts
from holdspace.transcript import as_json

FOLDER = Path(__file__).parent / "care"
READER = default_parts().client_reader
MINE = "I can't do this exercise, I want to die myself."
WISH = "Some days I want to be dead. Sorry."


def _messages(file: str, kind: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = YAML(typ="safe").load(FOLDER / f"{file}.yaml")[kind]
    return found


def _heard(message: dict[str, str]) -> Heard | None:
    after = message.get("after")
    return hear(message["say"], (Utterance(speaker="client", text=after),) if after else (), READER)


def _count(file: str, kind: str) -> int:
    return sum(_heard(one) is not None for one in _messages(file, kind))


# --- whose danger ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("message", _messages("first", "role_true"), ids=lambda m: m["say"][:40])
def test_what_a_helper_says_in_the_role_is_left_alone(message: dict[str, str]) -> None:
    assert _heard(message) is None


@pytest.mark.parametrize("message", _messages("first", "person_true"), ids=lambda m: m["say"][:40])
def test_what_someone_says_of_their_own_danger_is_heard(message: dict[str, str]) -> None:
    assert _heard(message) is not None


def test_the_figures_in_the_docs_are_those_of_the_messages_and_no_false_alarm_is_hidden() -> None:
    page = (Path(__file__).parents[1] / "docs" / "care.md").read_text(encoding="utf-8")
    for file, title in (("first", "First"), ("second", "Second"), ("third", "Third"), ("held_out", "Held out")):
        row = re.search(rf"\| {title}[^|]*\| (\d+) of (\d+) \| (\d+) of (\d+) \|", page)
        assert row is not None, title
        heard, of, disturbed, out_of = map(int, row.groups())
        assert (of, out_of) == (len(_messages(file, "person_true")), len(_messages(file, "role_true")))
        assert _count(file, "person_true") >= heard
        assert _count(file, "role_true") <= disturbed


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?!",
        "i" * 50_000,
        "i want " * 4000,
        "'" * 3000,
        "you " * 5000,
        "\x00 I\u2019m fine",
        "\ud800 not the exercise",
    ],
)
def test_any_text_is_answered(text: str) -> None:
    assert hear(text, (Utterance(speaker="client", text=text),), READER) is None


def test_typing_with_curly_quotes_and_in_capitals_says_the_same() -> None:
    assert hear("I CAN\u2019T DO THIS EXERCISE, I WANT TO DIE MYSELF") is not None
    assert hear("You said \u201cI want to die\u201d. How long have you felt so?") is None


# --- when the room steps out ----------------------------------------------------------------------------------------


def test_the_same_words_are_not_asked_about_twice() -> None:
    assert not steps_out(Heard(outright=True), same=True, since=9)


def test_soon_after_i_am_fine_only_what_is_more_than_a_wish_is_asked_about() -> None:
    assert not steps_out(Heard(outright=False), same=False, since=GRACE - 1)
    assert steps_out(Heard(outright=False), same=False, since=GRACE)
    assert steps_out(Heard(outright=True), same=False, since=0)
    assert not steps_out(None, same=False, since=None)


def test_words_are_known_again_whatever_their_case_and_only_in_their_talk() -> None:
    assert same_words("I want to die.", "a") == same_words("i WANT to die", "a")
    assert same_words("I want to die.", "a") != same_words("I want to die.", "b")


# --- a session ------------------------------------------------------------------------------------------------------


def _said(session: Session, text: str, id_: str) -> list[str]:
    return [event.payload.kind for event in session.say(text, id_)]


@pytest.fixture
def talk(tmp_path: Path) -> Session:
    session = begin(keep_in(tmp_path), maya())
    list(session.say("Hi Maya. What's been on your mind?", "one"))
    return session


def test_a_message_of_ones_own_danger_is_no_turn_and_changes_nothing(talk: Session) -> None:
    before = talk.conversation.state
    turns, head = dict(talk.conversation.turns), talk.conversation.head
    looked = debrief(talk.persona, talk.conversation, "")
    assert _said(talk, MINE, "two") == ["stepped_out"]
    assert talk.conversation.stepped_out
    assert (talk.conversation.state, talk.conversation.turns, talk.conversation.head) == (before, turns, head)
    assert debrief(talk.persona, talk.conversation, "") == looked
    assert "want to die" not in as_json(talk.conversation, talk.persona)


def test_the_record_holds_none_of_the_words(tmp_path: Path) -> None:
    kept = keep_in(tmp_path)
    session = begin(kept, maya())
    list(session.say(MINE, "two"))
    assert "die" not in json.dumps([record.payload for record in kept.store.records(session.id)][-1])


def test_after_going_on_the_talk_stands_where_it_stood_and_the_words_may_be_said(talk: Session) -> None:
    head = talk.conversation.head
    _said(talk, MINE, "two")
    assert [event.payload.kind for event in talk.go_on()] == ["went_on"]
    assert not talk.conversation.stepped_out
    assert _said(talk, MINE.upper(), "three")[0] == "message_sent"
    assert talk.conversation.turns[max(talk.conversation.turns)].parent == head


def test_a_message_that_was_held_back_is_not_said_by_being_sent_again(talk: Session) -> None:
    _said(talk, MINE, "two")
    assert _said(talk, MINE, "two") == []
    assert _said(talk, "And now?", "while it is open") == []
    list(talk.go_on())
    assert _said(talk, MINE, "two") == []


def test_soon_after_a_wish_is_let_be_and_more_than_that_is_not(talk: Session) -> None:
    assert _said(talk, WISH, "two") == ["stepped_out"]
    list(talk.go_on())
    assert _said(talk, "Some days I want to be dead, yes.", "three")[0] == "message_sent"
    assert _said(talk, "This is not the exercise. I took too many tonight.", "four") == ["stepped_out"]


def test_a_kernel_that_comes_after_is_out_of_the_story_too(tmp_path: Path) -> None:
    kept = keep_in(tmp_path)
    _said(begin(kept, maya()), MINE, "two")
    again = take_up(kept)
    assert again.conversation.stepped_out
    list(again.go_on())
    assert not take_up(kept, "c").conversation.stepped_out
    assert take_up(kept, "d").conversation.fine_with


def test_whoever_ends_the_talk_out_of_the_story_is_not_called_after(talk: Session) -> None:
    _said(talk, MINE, "two")
    turns = len(talk.conversation.turns)
    assert [event.payload.kind for event in talk.end()] == ["session_ended"]
    assert len(talk.conversation.turns) == turns
    assert not talk.conversation.stepped_out
    with pytest.raises(NotPossibleError):
        _said(talk, "hello?", "three")


def test_both_events_are_read_as_they_were_written(tmp_path: Path) -> None:
    kept = keep_in(tmp_path)
    session = begin(kept, maya())
    list(session.say(MINE, "two"))
    list(session.go_on())
    read: list[Any] = [events.typed(record).payload for record in kept.store.records(session.id)][-2:]
    assert [type(one) for one in read] == [events.SteppedOut, events.WentOn]
    assert {one.kind: one.schema_version for one in read} == {"stepped_out": 1, "went_on": 1}


# --- the room -------------------------------------------------------------------------------------------------------


def test_the_page_is_given_its_words_back_and_shows_who_to_speak_to(tmp_path: Path) -> None:
    page = RoomPage(tmp_path)
    page.state()
    page.does({"type": "begin"})
    news = page.says(MINE, "one")
    assert [one["type"] for one in news if one["type"] in ("ack", "sentence", "suggestions")] == []
    assert {"type": "held_back", "id": "one"} in news
    state = news[-1]
    assert (state["stepped_out"], state["draft"], state["stage"]) == (True, MINE, "talking")
    assert state["services"]
    again = RoomPage(tmp_path)
    assert again.state()["stepped_out"] is True
    assert again.says(MINE, "one")[-1]["draft"] == MINE
    after = again.does({"type": "go_on"})[-1]
    assert (after["stepped_out"], after["draft"]) == (False, MINE)
    assert "ack" in [one["type"] for one in again.says(MINE, "two")]


# --- an exercise ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["respond", "scene"])
def test_an_answer_of_ones_own_danger_is_asked_about_in_place_of_being_marked(tmp_path: Path, kind: str) -> None:
    page = Page(tmp_path, KINDS[kind])
    page.state()
    intent = {"text": MINE} if kind == "scene" else {"answer": {"text": MINE}}
    type_ = "say" if kind == "scene" else "check"
    news = page.does(type_, id="one", **intent)
    assert news["type"] == "notice"
    assert "nobody was told" in news["text"]
    assert page.kept() == []
    assert page.does(type_, id="two", **intent)["type"] != "notice"
    assert page.kept() != []
