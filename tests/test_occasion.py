"""A line that takes something for granted is said only where it is so."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from personas_for_tests import READER, at, pool, read_as, reply, sam

from holdspace.client.occasion import leave_to_suggest, occasions, suits
from holdspace.client.state import GivenBack
from holdspace.content import SHIPPED, find_content
from holdspace.persona import Line, Occasion, Persona
from holdspace.simulate import Talk

CONTENT = find_content(SHIPPED)
TIP = "You could try putting your phone in another room at night."


def so(question: str) -> set[Occasion]:
    return set(occasions(at(sam()), READER.read(question), question))


@pytest.mark.parametrize(
    "question",
    ["What do you say to her when she rings?", "Was there anything you wanted to say?", "Did you tell her?"],
)
def test_a_question_of_one_thing_asks_for_no_number_and_no_habit(question: str) -> None:
    assert not so(question) & {"how_much", "habit"}


def test_how_often_asks_for_a_number_and_do_you_for_a_habit() -> None:
    assert {"how_much", "habit"} <= so("How often does that happen?")
    assert so("Do you sleep at all?") == {"yes_no", "habit"}
    assert so("Did you sleep?") == {"yes_no"}


def test_what_is_asked_with_a_question_word_is_not_answered_yes() -> None:
    assert "yes_no" not in so("When did you last eat?")


@pytest.mark.parametrize("text", ["Can I suggest something?", "Would it help if I shared an idea?"])
def test_leave_to_suggest_is_asked(text: str) -> None:
    assert leave_to_suggest(read_as(text, "seek_permission"), text)


@pytest.mark.parametrize("text", ["Can I ask you something?", "May I ask how she died?", "Is it okay to hear more?"])
def test_leave_to_ask_is_no_leave_to_suggest(text: str) -> None:
    assert not leave_to_suggest(read_as(text, "seek_permission"), text)


def test_a_line_that_takes_up_a_word_needs_the_word() -> None:
    line = Line(text="not the morning part", about=("morning", "get up"))
    assert suits(line, frozenset(), "Try it in the mornings.")
    assert suits(line, frozenset(), "You could get up with me.")
    assert not suits(line, frozenset(), "Try a bath.")


def test_thanks_for_leave_are_given_only_for_leave() -> None:
    thanking = [{"text": "you asked first", "when": ["asked_first"]}, "i might"]
    person = sam(reactions={kind: thanking if kind == "advise_with_permission" else pool(kind)
                            for kind in sam().reactions})  # fmt: skip
    after_leave = {reply(person, at(person, permission=True), TIP, "advise_with_permission", seed=n).beat.text
                   for n in range(12)}  # fmt: skip
    without = {reply(person, at(person), TIP, "advise_with_permission", seed=n).beat.text for n in range(12)}
    assert "you asked first" in after_leave
    assert without == {"i might"}


def test_a_tip_after_leave_to_ask_something_is_unasked() -> None:
    asked = reply(sam(), at(sam()), "Can I ask you something?", "seek_permission").state
    assert not asked.permission
    found = reply(sam(), asked, TIP, "advise_with_permission").heard.findings
    assert "advise_early" in found
    assert "advise_welcome" not in found


def replies(persona: Persona, messages: tuple[str, ...], seeds: Iterable[int]) -> set[str]:
    talks = [Talk(persona, READER, seed) for seed in seeds]
    return {[talk.say(m) for m in messages][-1].beat.text for talk in talks}


@pytest.mark.parametrize("id_", CONTENT.persona_ids())
def test_nobody_says_that_leave_was_asked_to_an_unasked_tip(id_: str) -> None:
    before = (
        "Hello. What would you like to talk about?",
        "That sounds hard.",
        "Would it be okay if I asked how you sleep?",
    )
    answers = replies(CONTENT.persona(id_), (*before, TIP), range(12))
    assert not [a for a in answers if "did ask" in a.lower() or "asked first" in a.lower() or "you asked" in a.lower()]


@pytest.mark.parametrize("id_", CONTENT.persona_ids())
def test_a_question_what_is_not_answered_with_a_number(id_: str) -> None:
    talk = ("Hello. What would you like to talk about?", "What was there that you wanted to say?")
    numbers = ("kept count", "made a note", "half the time", "on and off", "now and then", "i'd say half")
    assert not [a for a in replies(CONTENT.persona(id_), talk, range(15)) if any(n in a.lower() for n in numbers)]


def test_nobody_is_told_that_they_only_say_things_back_who_never_did() -> None:
    line = "do you actually do anything or do you just say things back"
    (own,) = [each for form in CONTENT.persona("maya").resistance for each in form.lines if each.text == line]
    assert not suits(own, occasions(at(sam(), turn=3), READER.read(TIP), TIP), TIP)
    given = at(sam(), turn=3, given_back=(GivenBack(turn=2, fit=0.4),))
    assert suits(own, occasions(given, READER.read(TIP), TIP), TIP)


@pytest.mark.parametrize("question", ["Are you eating enough?", "What do you eat?"])
def test_a_plain_question_has_its_plain_answer_before_what_only_leads_to_more(question: str) -> None:
    for seed in range(8):
        talk = Talk(CONTENT.persona("maya"), READER, seed)
        talk.say("Hi Maya, what brings you here?")
        assert talk.say(question).beat.why == "a plain question: food"
