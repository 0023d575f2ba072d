"""What the first reader makes of scorn, claims, noise and slips, as people have typed them."""

from __future__ import annotations

import pytest
from personas_for_tests import READER, sam

from holdspace.client import person
from holdspace.client.findings import listen
from holdspace.client.state import at_start
from holdspace.reading.readings import HelperReading, Utterance


def read(text: str, before: str = "i don't want to talk about that") -> HelperReading:
    return READER.read(text, (Utterance(speaker="client", text=before),))


@pytest.mark.parametrize(
    "text",
    [
        "do you ever feel like you don't want to be here?",
        "Do you ever wish you weren't here?",
        "do you feel like you can't go on",
        "Does it ever seem that life isn't worth living?",
    ],
)
def test_a_question_around_suicide_is_heard_as_one(text: str) -> None:
    assert read(text).has("ask_suicide_vague")


@pytest.mark.parametrize(
    "text", ["Would you like to be here for this?", "Do you want to disappear when she knocks?", "Is it worth it?"]
)
def test_wanting_to_get_away_from_a_moment_is_not_about_suicide(text: str) -> None:
    assert not read(text).has("ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading")


@pytest.mark.parametrize(
    "text", ["sorry. you said no and i kept pushing.", "I was pushing you. Sorry.", "i was too quick there, sorry"]
)
def test_owning_a_slip_towards_the_person_is_an_apology_and_no_story(text: str) -> None:
    assert read(text).has("apologise")
    assert not read(text).has("self_disclose")


def test_pushing_on_in_the_helpers_own_life_is_no_apology() -> None:
    assert not read("I kept pushing through when my dad was ill.").has("apologise")


def test_awe_of_the_person_is_praise_and_no_story() -> None:
    assert read("wow, i am so impressed by you").has("affirm")
    assert not read("wow, i am amazed by your incredible resilience").has("self_disclose")


@pytest.mark.parametrize(
    "text", ["you're lying", "must be so hard being you", "boo hoo", "aren't you going to say thank you?"]
)
def test_scorn_and_claims_on_thanks_argue_with_the_person(text: str) -> None:
    assert read(text).has("confront")


@pytest.mark.parametrize(
    "text",
    ["You're lying there at three going over it.", "You could say thanks to Jess.", "It must be hard being you."],
)
def test_lying_awake_thanking_others_and_clumsy_care_are_no_argument(text: str) -> None:
    assert not read(text).has("confront")


def test_a_few_words_over_and_over_say_nothing() -> None:
    assert read("blah blah exam " * 1334).conduct == ("gibberish",)
    assert read("no no no no").conduct == ()


@pytest.mark.parametrize(
    ("text", "crossed"),
    [("you sound hot when you're sad", True), ("You're hot.", True), ("You're hot and cold about it.", False)],
)
def test_a_remark_on_looks_crosses_a_line(text: str, crossed: bool) -> None:  # noqa: FBT001
    persona = sam()
    state, beat = person.begin(persona, at_start(persona), 1)
    assert ("sexual" in listen(persona, state, read(text), text, (beat,)).findings) is crossed
