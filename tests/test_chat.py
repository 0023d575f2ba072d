"""The chat's kernel side: what passes from a browser, what does not, and what a browser may set."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.chat import Chat
from widgets.intents import LONGEST_TEXT, read_intent
from widgets.words import WORDS, words

SCRIPT = Chat.code()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the chat sends to its views."""
    sent: list[Any] = []
    monkeypatch.setattr(Chat, "send", lambda _chat, content, **_: sent.append(content))
    return sent


def arrive(chat: Chat, content: object) -> None:
    """Let a message arrive as the comm hands it over."""
    chat._handle_custom_msg(content, [])


def test_an_intent_reaches_the_listener_with_its_declared_fields_only(heard: list[Any]) -> None:
    chat, intents = Chat(), []
    chat.on_intent(intents.append)
    arrive(chat, {"type": "send", "id": "a", "text": "hi", "suggestion": None, "person": "someone else"})
    assert intents == [{"type": "send", "id": "a", "text": "hi"}]
    assert heard == []


def test_a_ping_is_answered_at_once_and_goes_no_further(heard: list[Any]) -> None:
    chat, intents = Chat(), []
    chat.on_intent(intents.append)
    arrive(chat, {"type": "ping", "n": 7})
    assert heard == [{"type": "pong", "n": 7}]
    assert intents == []


def test_news_are_sent_as_they_are(heard: list[Any]) -> None:
    Chat().tell({"type": "typing", "on": True})
    assert heard == [{"type": "typing", "on": True}]


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "begin",
        {},
        {"type": None},
        {"type": ["begin"]},
        {"type": "become_instructor"},
        {"type": "send", "id": "a"},
        {"type": "send", "id": 3, "text": "hi"},
        {"type": "send", "id": "a" * 201, "text": "hi"},
        {"type": "send", "id": "a", "text": "x" * (LONGEST_TEXT + 1)},
        {"type": "send", "id": "a", "text": "hi", "suggestion": {"id": "s"}},
        {"type": "branch", "turn": True},
        {"type": "branch", "turn": -1},
        {"type": "branch", "turn": 1.5},
        {"type": "branch", "turn": 2**40},
        {"type": "place", "turn": 1, "valence": float("nan"), "arousal": 0.0},
        {"type": "place", "turn": 1, "valence": 1.2, "arousal": 0.0},
        {"type": "place", "turn": 1, "valence": "0", "arousal": 0.0},
        {"type": "export", "format": "exe"},
        {"type": "hello", "pace": "fast"},
    ],
)
def test_what_is_no_intent_is_dropped_without_an_exception(content: object, heard: list[Any]) -> None:
    chat, intents = Chat(), []
    chat.on_intent(intents.append)
    arrive(chat, content)
    assert intents == []
    assert heard == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda part: (
            st.lists(part) | st.dictionaries(st.sampled_from(["type", "id", "text", "turn", "n"]) | st.text(), part)
        ),
    )
)
def test_no_message_raises(content: object) -> None:
    intent = read_intent(content)
    assert intent is None or isinstance(intent["type"], str)


def test_a_text_of_the_full_length_passes_so_that_the_room_can_answer_it() -> None:
    text = "x" * LONGEST_TEXT
    assert read_intent({"type": "send", "id": "a", "text": text}) == {"type": "send", "id": "a", "text": text}


def test_half_a_character_becomes_one_that_can_be_kept() -> None:
    intent = read_intent({"type": "draft", "text": "a\ud83d b \U0001f642"})
    assert intent == {"type": "draft", "text": "a\ufffd b \U0001f642"}


def test_an_empty_text_is_silence_and_passes() -> None:
    assert read_intent({"type": "send", "id": "a", "text": ""}) == {"type": "send", "id": "a", "text": ""}


def test_a_browser_sets_nothing() -> None:
    chat = Chat()
    chat._handle_msg(
        {"content": {"data": {"method": "update", "state": {"pace": "none", "words": {}, "_esm": "x"}}}, "buffers": []},
    )
    assert chat.pace == "human"
    assert chat.words == words("chat")


def test_traits_hold_nothing_but_what_is_the_same_for_everyone() -> None:
    own = {name for name in Chat.class_traits(sync=True) if not name.startswith("_")}
    assert own - {"layout", "tabbable", "tooltip", "comm"} == {"words", "pace", "heartbeat"}


# --- the words ------------------------------------------------------------------------------------------------------


def used() -> set[str]:
    """The keys of the catalogue that the script names, also through a choice or a table."""
    return {key for key in re.findall(r'"([a-z_]+)"', SCRIPT) if key in words("chat")} | {
        f"place_{end}" for end in ("valence", "arousal", "words_valence", "words_arousal")
    }


def test_every_word_asked_for_is_in_the_catalogue() -> None:
    asked = set(re.findall(r'\bsay\("([a-z_]+)"', SCRIPT))
    assert asked <= set(words("chat"))


def test_no_word_of_the_chat_is_left_over() -> None:
    named = used() | {
        "interrupted",
        "unanswered",
        "replaced",
        "continue",
    }  # the first three are asked for by how a reply ended
    assert set(words("chat")) - named == set()


def test_words_are_plain_and_calm() -> None:
    for part in WORDS["en"].values():
        for text in part.values():
            assert "!" not in text
            assert not re.search(r"\b(client|clients|resistance|user|invalid|error)\b", text, re.IGNORECASE), text


def test_the_script_sets_text_and_never_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", SCRIPT)
    assert not re.search(r"^\s*import\b", SCRIPT, re.MULTILINE)
    assert "localStorage" not in SCRIPT
