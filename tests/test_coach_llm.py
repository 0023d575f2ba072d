"""Other words by a language model, after a talk: shown only if, put into the talk, they would get no fault there."""

from __future__ import annotations

import json
import re
import threading
from functools import cache

import pytest
from answering_model import AnsweringModel
from personas_for_tests import READER, at, beat, said
from test_coach import CLUMSY, CONTENT
from test_telling import tess

from holdspace.client.state import Planted
from holdspace.coach import TurnNote, coach
from holdspace.coach_llm import Alternative, Bettered, better, prompt_for
from holdspace.coach_llm_again import Again
from holdspace.debrief_layout import lay_out
from holdspace.llm.prompts import digest
from holdspace.simulate import Played, play

STILL = threading.Event()
MAYA = CONTENT.persona("maya")
HEARS = "You sound ashamed, as if all the others on your course had got it and you had not."
ASKS = "What's it like to sit there, with your whole course around you?"
WHY = "Names what may be in it, as a guess."


@cache
def clumsy() -> tuple[tuple[Played, ...], tuple[TurnNote, ...]]:
    talk = tuple(play(MAYA, READER, CLUMSY, 3))
    return talk, coach(MAYA, talk, reader=READER)


def wordings(*texts: str, message: int = 2, why: str = WHY) -> dict[str, list[dict[str, object]]]:
    return {"notes": [{"message": message, "instead": text, "why": why} for text in texts]}


def bettered(model: AnsweringModel, cancel: threading.Event = STILL) -> Bettered:
    talk, notes = clumsy()
    return better(MAYA, talk, notes, model, READER, cancel)


def turned_away(text: str, number: int = 2) -> str:
    talk, notes = clumsy()
    return Again(MAYA, talk, READER).wrong(notes[number - 1], text, [])


def test_the_talk_has_a_moment_with_something_to_try() -> None:
    _, notes = clumsy()
    assert notes[1].another is not None
    assert notes[1].another.skill == "choice_before_advice"


def test_wordings_that_hold_at_that_moment_are_kept_by_turn_two_at_most() -> None:
    third = "Being the one who can't do it, among all those people: how is that?"
    made = bettered(AnsweringModel(wordings(HEARS, ASKS, third), role="coach"))
    assert made.alternatives == {2: (Alternative(text=HEARS, why=WHY), Alternative(text=ASKS, why=WHY))}
    assert not made.failed
    assert made.asked[0].prompt == f"coach@{digest('coach')}"
    assert Bettered(**json.loads(json.dumps({"alternatives": {}, "asked": []}))) == ({}, [])


@pytest.mark.parametrize(
    "text",
    [
        "Have you thought of asking one of the others on your course for help?",
        "You should ask the others on your course how they do it.",
        "Don't worry, most people on a course feel like that, it'll be fine.",
        "I was the only one on my course who couldn't do it either, back then.",
        "You're the only one on your course who can't do it.",
        "It's not true that you're the only one. You're being silly about it.",
        "You sound delighted by the people on your course.",
        "What's on your mind?",
        "Tell me about the weather where you live.",
        "That sounds like imposter syndrome, a kind of anxiety disorder.",
        "Are you thinking about suicide because of the course?",
        "What's the course like? And how do you sleep? And what do you eat?",
        "<script>alert(1)</script> You sound ashamed on that course.",
        "Comme tu dois te sentir seule dans ce cours avec tous les autres.",
        "",
        "You sound ashamed. " * 20,
    ],
)
def test_what_would_get_a_fault_there_or_does_not_speak_to_it_is_dropped(text: str) -> None:
    assert turned_away(text)
    made = bettered(AnsweringModel(wordings(text, HEARS)))
    assert [one.text for one in made.alternatives[2]] == [HEARS]


@pytest.mark.parametrize(
    ("number", "text", "wrong"),
    [
        (3, "What's it like, to be told the same by a girl on your course?", ""),
        (4, "I'm sorry, that was too quick of me. I'd like to hear about the tenth, if you still want to say.", ""),
        (4, "What's it like to think you may be in that tenth?", "carried on"),
        (5, "Why forget it?", "argues"),
        (8, "It sounds lonely to be handed advice that doesn't do anything.", ""),
    ],
)
def test_what_the_coachs_words_do_there_another_wording_does_too(number: int, text: str, wrong: str) -> None:
    assert turned_away(text, number) == wrong


def test_the_coachs_words_and_the_helpers_own_are_no_other_words() -> None:
    _, notes = clumsy()
    assert notes[1].another is not None
    assert turned_away(notes[1].another.instead) == "said before"
    assert turned_away("Have you tried to go to bed earlier") != ""
    assert not bettered(AnsweringModel(wordings(HEARS, HEARS + " "))).alternatives[2][1:]


def test_a_wording_for_a_moment_that_the_coach_left_alone_is_not_kept() -> None:
    made = bettered(AnsweringModel(wordings(HEARS, message=1)))
    assert not made.alternatives


@pytest.mark.parametrize("why", ["", "She missed 3 cues here and the client resists", 'As "Maya" said', "x" * 400])
def test_a_reason_that_counts_or_quotes_is_replaced_by_a_plain_line(why: str) -> None:
    kept = bettered(AnsweringModel(wordings(HEARS, why=why))).alternatives[2][0].why
    assert kept == "Does the same in other words."


def test_the_coachs_notes_are_the_same_whatever_the_model_says() -> None:
    talk, notes = clumsy()
    before = [note.model_dump_json() for note in notes]
    bettered(AnsweringModel(wordings("This message was fine and no cue was missed on your course.", HEARS)))
    assert [note.model_dump_json() for note in coach(MAYA, talk, reader=READER)] == before


def test_where_a_wish_to_be_dead_shows_only_the_plain_question_will_do() -> None:
    someone = tess()
    hint = said("if that was it, that was it. some mornings i think that", ("low",))
    cue = Planted(disclosure="daft", kind="wish_dead", words="if that was it, that was it", at=1, left=2)
    talk = (
        Played("", at(someone), said("hello"), (), (), 0.0),
        Played("Hi.", at(someone, turn=1, cues=(cue,)), hint, ("greet",), (), 0.0),
        Played("What's for tea?", at(someone, turn=2, cues=(cue,)), beat(someone, "nights"), ("open_question",), (), 0),
        Played("And then?", at(someone, turn=3, cues=(cue,)), said("ok"), ("open_question",), (), 0.0),
        Played("And then what?", at(someone, turn=4, cues=(cue,)), said("ok"), ("open_question",), (), 0.0),
    )
    notes = coach(someone, talk, reader=READER)
    note = next(n for n in notes if n.another and "suicide" in n.another.instead)
    again = Again(someone, talk, READER)
    direct = "I heard you say that about the mornings, so I'll ask: do you think about killing yourself?"
    assert again.wrong(note, direct, []) == ""
    for text in (
        "You sound low when you think about those mornings.",
        "You're not thinking of doing something silly some morning, are you?",
        "Are you safe in those mornings?",
        "Do you think about killing yourself with the pills in those mornings?",
        "You can tell me about the mornings, I promise I won't tell anyone.",
    ):
        assert again.wrong(note, text, []), text


def test_a_failed_request_leaves_the_coachs_words_and_says_so() -> None:
    made = bettered(AnsweringModel("stalled_before", role="coach"))
    assert made.alternatives == {}
    assert made.failed


def test_once_nobody_waits_nothing_is_asked() -> None:
    gone = threading.Event()
    gone.set()
    model = AnsweringModel(wordings(HEARS))
    assert bettered(model, gone) == ({}, ())
    assert not model.prompts
    assert not bettered(AnsweringModel("cancelled")).failed


def test_many_moments_are_asked_about_in_a_few_requests_and_safety_comes_first() -> None:
    talk = tuple(play(MAYA, READER, CLUMSY * 4, 3))
    notes = coach(MAYA, talk, reader=READER)
    many = tuple(notes[1].model_copy(update={"message": n, "turn": n}) for n in range(1, 30))
    model = AnsweringModel({"notes": []}, role="coach")
    made = better(MAYA, talk, many, model, READER, STILL, spent=100)
    assert len(model.prompts) == 2
    assert model.spent[0] == 100
    assert model.spent[1] == 100 + made.asked[0].tokens


def test_nothing_but_the_talk_and_the_notes_on_it_is_sent() -> None:
    talk, notes = clumsy()
    laid_out = lay_out(MAYA, talk)
    sent = prompt_for(laid_out, [n for n in notes if n.another]).messages[1].content
    heard = " ".join(e.said for e in laid_out.every)
    for disclosure in MAYA.disclosures:
        for line in disclosure.lines:
            assert line.text in heard or line.text not in sent
    assert MAYA.about not in sent
    between = sent.split("<<<offline\n")[1].split("\noffline>>>")[0]
    assert {one["message"] for one in json.loads(between)} == {n.message for n in notes if n.another}
    numbered = re.findall(r'\{"message": (\d+), "helper": "([^"]*)', sent.split("talk>>>")[0])
    assert [(int(n), text[:10]) for n, text in numbered] == [(n, text[:10]) for n, text in enumerate(CLUMSY, 1)]
