from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personas_for_tests import said, sam

from holdspace.client.voices import ScriptedVoice, Sentence, Voice
from holdspace.client.voices.sentences import joined, sentences
from holdspace.content import SHIPPED, find_content

WORDS = "hi. i'm here... still? ok\nsecond bubble! it's 9 a.m. \u2026 yes"


def spoken(text: str) -> list[Sentence]:
    return list(sentences(text))


def test_a_voice_says_the_line_sentence_by_sentence() -> None:
    voice: Voice = ScriptedVoice()
    pieces = list(voice.speak(said("hi. it's me\nagain"), threading.Event()))
    assert [(p.text, p.bubble) for p in pieces] == [("hi.", True), ("it's me", False), ("again", True)]


def test_a_voice_says_the_same_beat_in_the_same_words() -> None:
    first, again = (list(ScriptedVoice().speak(said(WORDS), threading.Event())) for _ in range(2))
    assert first == again


def test_a_voice_stops_once_it_is_told_to() -> None:
    stop = threading.Event()
    speaking = ScriptedVoice().speak(said("one. two. three."), stop)
    assert next(speaking).text == "one."
    stop.set()
    assert list(speaking) == []


def test_a_voice_that_was_stopped_before_says_nothing() -> None:
    stop = threading.Event()
    stop.set()
    assert list(ScriptedVoice().speak(said("one."), stop)) == []


def test_a_voice_has_a_name_and_a_version_for_the_record() -> None:
    assert ScriptedVoice().name == "scripted/2"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("no stop", ["no stop"]),
        ("wait... what?", ["wait...", "what?"]),
        ("for fun! i was eating", ["for fun!", "i was eating"]),
        ("he said 'gulls.' best day", ["he said 'gulls.'", "best day"]),
        ("i've got \u00a341 and 3.5 hours", ["i've got \u00a341 and 3.5 hours"]),
        ("J. Smith came", ["J. Smith came"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences_end_where_they_end(text: str, cut: list[str]) -> None:
    assert [s.text for s in spoken(text)] == cut


@given(st.text())
def test_nothing_but_white_space_is_lost(text: str) -> None:
    assert "".join("".join(s.text for s in spoken(text)).split()) == "".join(text.split())


@given(st.text(alphabet="ab .?!\n"))
def test_bubbles_come_back_as_they_were_written(text: str) -> None:
    bubbles = joined(spoken(text))
    written = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    assert [" ".join(b.split()) for b in bubbles] == written


def test_every_line_of_every_person_comes_out_whole() -> None:
    for persona in (sam(), find_content(SHIPPED).persona("maya")):
        for _, speech in persona.speeches():
            for line in speech.lines:
                pieces = ScriptedVoice().speak(said(line.text), threading.Event())
                whole = "\n".join(joined(list(pieces)))
                assert whole == line.text
                assert line.cue is None or line.cue in whole
