"""Statements about suicide are found; idioms, denials and other people's stories are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from holdspace.reading.client import RuleClientReader
from holdspace.reading.readings import ClientReading, Utterance
from holdspace.reading.segment import fold
from holdspace.reading.suicide_typing import plain
from holdspace.reading.weighed_client import WeighedClientReader

READER = RuleClientReader()
WEIGHED = WeighedClientReader()
CORPUS = Path(__file__).resolve().parent.parent / "corpus"

SAID = [
    ("i wanna die so bad", "wish_dead"),
    ("I wish I'd never been born", "wish_dead"),
    ("i dont want to live anymore", "wish_dead"),
    ("I hope I just don't wake up tomorrow", "wish_dead"),
    ("my kids would be better off without me", "wish_dead"),
    ("there's no reason to live", "wish_dead"),
    ("I dont see the point in being here anymore", "wish_dead"),
    ("no one would miss me if i was gone", "wish_dead"),
    ("i want die", "wish_dead"),
    ("im suicidal", "thoughts"),
    ("I've thought about ending my life", "thoughts"),
    ("i want to end it", "thoughts"),
    ("kms fr", "thoughts"),
    ("I could kill myself and nobody would care", "thoughts"),
    ("I never thought about suicide before, but now i do", "thoughts"),
    ("my friend killed himself and now i want to kill myself", "thoughts"),
    ("i've been looking up ways to die", "method"),
    ("I keep thinking about jumping off the railway bridge", "method"),
    ("I nearly stepped in front of a train", "method"),
    ("I'm gonna kill myself tonight", "intent_or_plan"),
    ("I've decided to end my life", "intent_or_plan"),
    ("i wrote my goodbye letter", "intent_or_plan"),
    ("been saving up my tablets", "intent_or_plan"),
    ("I've just swallowed a whole box of paracetamol", "acting"),
    ("the rope is around my neck", "acting"),
    ("I'm standing on the ledge", "acting"),
]

NOT_SAID = [
    "this queue is killing me",
    "I could die of embarrassment",
    "so embarrassed I wanted to die",
    "dying for a coffee",
    "my mum is going to kill me",
    "my phone died",
    "I'm dead tired",
    "that film bored me to death",
    "I'd kill for a nap",
    "kill me now",
    "I'm killing myself to get this finished",
    "my gran died in May",
    "my brother killed himself",
    "my flatmate said she wants to die",
    "suicide prevention week at school",
    "I'm not suicidal",
    "I would never kill myself",
    "I don't want to die",
    "no I'm not thinking of killing myself",
    "that would be career suicide",
    "I jumped off the bus",
    "I took two paracetamol for the headache",
    "I'm on the bridge in traffic",
    "I have a plan for the essay",
    "I wrote a letter to my landlord",
    "I don't want to live with my parents anymore",
    "I don't want to be here, this party is dull",
    "there's no point in living there",
    "I wish I wasn't here at work",
    "the team plays better without me",
    "I cut my wrist on a tin",
    "this is goodbye to my old flat",
    "I'm tired of living with mess",
    "the thought of dying scares me",
    "I want to end it with him",
    "I've got a plan",
    "I'm about to do it, wish me luck",
]

ASKED = "helper: Are you thinking about suicide?"


def read(text: str, *context: str) -> ClientReading:
    pairs = (line.split(": ", 1) for line in context)
    return READER.read(text, tuple(Utterance(speaker=speaker, text=said) for speaker, said in pairs))


@pytest.mark.parametrize(("text", "what"), SAID)
def test_what_was_said_is_found_with_its_words(text: str, what: str) -> None:
    reading = read(text)
    assert reading.said[what] >= 0.5
    assert reading.evidence
    assert reading.valence <= -0.7


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_was_not_said_is_left_alone(text: str) -> None:
    reading = read(text)
    assert max(reading.said.values()) < 0.1
    assert reading.evidence == ()


@pytest.mark.parametrize("text", ["I've got a plan", "I know exactly how I'd do it", "the pills are in my hand"])
def test_some_words_say_it_only_where_it_was_spoken_of(text: str) -> None:
    assert read(text).evidence == ()
    assert read(text, ASKED).evidence
    assert read(text, "client: i think about killing myself").evidence


@pytest.mark.parametrize("text", ["yes", "Sometimes.", "um, yeah", "every night"])
def test_a_yes_to_the_plain_question_says_it(text: str) -> None:
    reading = read(text, ASKED)
    assert reading.said["thoughts"] >= 0.5
    assert text[reading.evidence[0].start : reading.evidence[0].end]


@pytest.mark.parametrize("text", ["no", "No, never.", "what makes you ask"])
def test_a_no_does_not(text: str) -> None:
    assert read(text, ASKED).evidence == ()


def test_a_yes_to_another_question_says_nothing_of_it() -> None:
    assert read("yes", "helper: Do you live alone?").evidence == ()


def test_the_evidence_is_her_own_words_once() -> None:
    text = "I don't know. Some days I'm going to kill myself, I think."
    (one,) = read(text).evidence
    assert (one.what, text[one.start : one.end]) == ("intent_or_plan", "I'm going to kill myself")


def test_a_statement_late_in_a_very_long_message_is_found() -> None:
    text = "the shop was shut and i walked on. " * 400 + "i want to die. " + "then it rained. " * 400
    (one,) = read(text).evidence
    assert text[one.start : one.end] == "i want to die"


@pytest.mark.parametrize(("text", "what"), SAID)
def test_weighed_too_what_was_said_is_found(text: str, what: str) -> None:
    assert WEIGHED.read(text).said[what] >= 0.5


@pytest.mark.parametrize("text", NOT_SAID)
def test_weighed_too_what_was_not_said_is_left_alone(text: str) -> None:
    assert max(WEIGHED.read(text).said.values()) < 0.1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("i dotn wnat to be alvie", "i don't want to be alive"),
        ("i want to k i l l m y s e l f.", "i want to kill myself."),
        ("wanna k*ll mys*lf", "wanna kill myself"),
        ("thinking about su1c1de", "thinking about suicide"),
        ("i want to dieeee", "i want to die"),
        ("tried 2 end my lif", "tried to end my life"),
        ("the sewerslide thoughts", "the suicide thoughts"),
        ("i tried, i was tired and went to bed", "i tried, i was tired and went to bed"),
        ("f*** this", "f*** this"),
    ],
)
def test_words_are_read_however_they_are_typed(typed: str, meant: str) -> None:
    assert plain(typed).text == meant


def test_what_was_mended_is_shown_as_it_was_typed() -> None:
    text = "idk. i wanna k*ll mys*lf evry day"
    (one,) = READER.read(text).evidence
    assert text[one.start : one.end] == "k*ll mys*lf"
    spelt = plain("so i k i l l m y s e l f then")
    assert [spelt.typed(place) for place in (0, spelt.text.index("kill"), spelt.text.index(" then"))] == [0, 3, 24]


def test_the_weights_hear_what_no_wording_says_and_show_its_clause() -> None:
    text = "The dog's been fed. I asked heaven to come and fetch me so I could be dead."
    reading = WEIGHED.read(text)
    assert max(reading.said.values()) >= 0.5
    assert all("dead" in text[each.start : each.end] for each in reading.evidence)


@pytest.mark.parametrize(
    ("asked", "answer", "what"),
    [
        ("How would you kill yourself?", "Tablets.", "method"),
        ("What would you use?", "a rope probably", "method"),
        ("When would you end your life?", "Sunday.", "intent_or_plan"),
        ("Have you decided when?", "after Christmas", "intent_or_plan"),
    ],
)
def test_a_way_or_a_day_says_it_where_it_was_asked_for(asked: str, answer: str, what: str) -> None:
    before = ("client: i think about killing myself", f"helper: {asked}")
    (one,) = read(answer, *before).evidence
    assert one.what == what
    assert read(answer, *before).said[what] >= 0.5


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("How would you kill yourself?", "I wouldn't, not with tablets, not with anything"),
        ("How would you kill yourself?", "Sunday."),
        ("How would you get home?", "The train."),
        ("When is your appointment?", "Sunday."),
    ],
)
def test_a_way_or_a_day_says_nothing_else(asked: str, answer: str) -> None:
    assert read(answer, f"helper: {asked}").evidence == ()


def test_the_messages_written_for_the_rules_are_coded_as_the_codebook_says() -> None:
    rows = [json.loads(line) for line in (CORPUS / "suicide_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows) > 2000
    for row in rows:
        assert set(row) == {"id", "speaker", "text", "said", "kind_of"}
        assert row["speaker"] == "client"
        for said in row["said"]:
            assert said["what"] in READER.read("").said
            words = row["text"][said["start"] : said["end"]]
            assert words.strip() == words != "", row["id"]
    assert sum(bool(row["said"]) for row in rows) > 900


def test_no_message_written_for_the_rules_stands_in_the_blind_test() -> None:
    names = ("suicide_dev", "suicide_test")
    mine, blind = (
        {fold(json.loads(line)["text"]) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()}
        for name in names
    )
    assert mine.isdisjoint(blind)
