"""The coach of a single turn: a good turn gets no fault, a fault gets words for that moment, and nobody is blamed
for what they could not know."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from personas_for_tests import MESSAGES, READER, STYLES
from personas_for_tests import talk as played_talk
from talks_by_hand import NIGHTS, SAM, cue, one, reply, talk

from holdspace.coach import TurnNote, coach
from holdspace.coach_advice import advice, explored, not_yet
from holdspace.coach_slips import slip
from holdspace.coach_wordings import asks_plainly, mended, quote, with_their_words
from holdspace.content import SHIPPED, find_content
from holdspace.debrief import debrief
from holdspace.debrief_talk import Talk
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import put
from holdspace.simulate import play
from holdspace.suggest import NEVER

CONTENT = find_content(SHIPPED)
FORBIDDEN = re.compile(r"!|\b(?:clients?|resistan\w+|scores?|grades?|fail\w*|wrongly|should have)\b", re.IGNORECASE)
KIND = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "You sound embarrassed, as if you were the only one who can't get on with it.",
    "What happens when you sit down with it?",
    "It makes sense that you feel behind, with so much of it left.",
)
CLUMSY = (
    "Hi. What's been on your mind?", "Have you tried going to bed earlier?", "You need to talk to your tutor.",
    "Don't worry, I'm sure you'll be fine.", "You should put your phone away.", "You should make a list.",
    "You should go for a run.", "You must try harder with it.",
)  # fmt: skip
UNTOLD = (
    "Hi Dana", "What's in the drawer?", "ok. what about your kids?", "You must be tired. What are the nights like?",
    "Do you sleep well?", "You should talk to your sister.", "I'm sure it will get better.", "Have you got food in?",
    "Why don't you make a list?",
)  # fmt: skip


@cache
def notes(id_: str, messages: tuple[str, ...], seed: int = 3) -> tuple[TurnNote, ...]:
    return coach(CONTENT.persona(id_), list(play(CONTENT.persona(id_), READER, messages, seed)), reader=READER)


def slip_of(laid_out: Talk, number: int, *disputes: str) -> str | None:
    """Return what is said of that message, filled in; None for nothing."""
    message = laid_out.at(number)
    assert message is not None
    found = slip(laid_out, message, disputes, Wordings(laid_out, READER))
    return put(found.happened, laid_out) if found else None


def holds(every: tuple[TurnNote, ...]) -> None:
    assert [n.message for n in every] == list(range(1, len(every) + 1))
    for note in every:
        assert len(note.good) <= 2
        own = [note.says, *(re.sub("“[^”]*”", "", g.says) for g in note.good)]
        if note.another:
            assert note.another.instead
            assert note.another.instead != note.moment.you
            assert not {s.code for s in READER.codes(note.another.instead)} & NEVER, note.another.instead
            own += [re.sub("“[^”]*”", "", note.another.happened), note.another.why]
        for words in own:
            assert not FORBIDDEN.search(words), words
            assert "{" not in words


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("id_", ["maya", "harold", "dana"])
def test_every_turn_of_every_kind_of_helper_gets_one_fair_note(id_: str, style: str) -> None:
    holds(coach(CONTENT.persona(id_), played_talk(CONTENT.persona(id_), STYLES[style], 5, 12), reader=READER))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(messages=st.lists(MESSAGES, max_size=10), seed=st.integers(0, 30))
def test_any_messages_get_notes_within_their_limits(messages: list[str], seed: int) -> None:
    every = coach(SAM, list(play(SAM, READER, messages, seed)), reader=READER)
    assert [n.message for n in every] == list(range(1, len(every) + 1))
    assert all("{" not in n.says for n in every)


def test_no_talk_gets_no_notes() -> None:
    assert coach(SAM, []) == ()


def test_the_same_talk_gives_the_same_notes() -> None:
    turns = list(play(SAM, READER, CLUMSY, 3))
    assert coach(SAM, turns, reader=READER) == coach(SAM, turns, reader=READER)


def test_a_kind_talk_gets_no_fault_and_something_good_at_most_turns() -> None:
    every = notes("maya", KIND)
    assert all(n.appropriate and n.another is None for n in every)
    assert sum(bool(n.good) for n in every) >= 3


def test_what_the_look_back_says_of_a_message_the_note_says_too() -> None:
    turns = list(play(CONTENT.persona("maya"), READER, CLUMSY, 3))
    points = {p.moment.message: p for p in debrief(CONTENT.persona("maya"), turns, "", reader=READER).points}
    assert points
    for note in notes("maya", CLUMSY):
        if point := points.get(note.message):
            assert note.another is not None
            assert (note.another.happened, note.another.instead) == (point.happened, point.instead)


def test_a_message_held_up_as_a_strength_gets_no_fault() -> None:
    for messages in (KIND, CLUMSY, UNTOLD):
        for id_ in ("maya", "dana"):
            turns = list(play(CONTENT.persona(id_), READER, messages, 3))
            strong = {s.moment.message for s in debrief(CONTENT.persona(id_), turns, "", reader=READER).strengths}
            every = coach(CONTENT.persona(id_), turns, reader=READER)
            assert all(n.another is None for n in every if n.message in strong)


def test_the_same_fault_is_not_explained_a_fifth_time() -> None:
    adviser = ("Hi. What's up?", *CLUMSY[4:], "You should eat.", "You should rest.", "You should run.", "You must go.")
    every = notes("maya", adviser)
    explained = [n for n in every if n.another and n.another.skill == "choice_before_advice"]
    assert 1 <= len(explained) <= 8
    assert any(n.says.startswith("As before.") and n.another is None and n.appropriate is False for n in every)


def test_other_wordings_do_not_come_twice_while_there_are_others() -> None:
    shown = [n.another.instead for n in notes("maya", CLUMSY) if n.another]
    assert len(set(shown)) == len(shown)


# --- premature advice -----------------------------------------------------------------------------------------------

TOLD = one("Hi.", "greet", "greet")
ADVICE = one("You could try a walk.", "advise_without_permission", "advise_early", reply("react"))


def test_advice_after_one_telling_is_premature_and_says_what_was_still_to_come() -> None:
    laid_out = talk(TOLD, ADVICE)
    assert advice(laid_out, laid_out.every[2]) == "premature"
    assert put(not_yet(laid_out, laid_out.every[2]), laid_out) == (
        "nothing of what he had said had been given back or asked after yet"
    )


def test_that_somebody_had_spoken_of_this_is_said_only_where_their_words_did() -> None:
    idea = one("Could you clean fewer offices?", "advise_without_permission", "advise_early")
    laid_out = talk(TOLD, idea)
    assert put(not_yet(laid_out, laid_out.every[2]), laid_out).startswith("he had spoken of this ")
    about_her = talk(TOLD, one("You should call your mum.", "advise_without_permission", "advise_early"))
    assert "spoken of this" not in not_yet(about_her, about_her.every[2])


def test_advice_on_a_matter_that_was_explored_is_unasked_and_not_premature() -> None:
    back = one("You're worn out.", "complex_reflection", "close_reflection", reply("elaborate"))
    asked = one("What are the hours like?", "open_question", "open_question", reply("elaborate"))
    laid_out = talk(TOLD, back, asked, ADVICE)
    assert explored(laid_out, laid_out.every[4]).enough
    assert advice(laid_out, laid_out.every[4]) == "unasked"


def test_what_was_given_back_of_another_matter_explores_nothing_here() -> None:
    elsewhere = [
        one("You miss him.", "complex_reflection", "close_reflection", reply("disclose"), "brother") for _ in range(4)
    ]
    laid_out = talk(*elsewhere, one("And now?", "open_question", "open_question"), ADVICE)
    assert advice(laid_out, laid_out.every[-1]) == "premature"


def test_advice_that_was_asked_for_is_welcome_also_a_message_later() -> None:
    wants = one("Hm.", "backchannel", "backchannel", reply("ask_for_advice"))
    slow = one("Let me think.", "other", "", reply("react"))
    laid_out = talk(TOLD, wants, slow, ADVICE)
    assert advice(laid_out, laid_out.every[4]) == "welcome"
    assert slip_of(laid_out, 4) is None


def test_advice_after_they_turned_an_answer_away_is_no_longer_asked_for() -> None:
    wants = one("Hm.", "backchannel", "backchannel", reply("ask_for_advice"))
    laid_out = talk(TOLD, wants, one("Sleep more.", "direct", "advise_welcome", reply("push_back")), ADVICE)
    assert advice(laid_out, laid_out.every[4]) == "premature"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("I have to go now. Take care, and look after yourself.", "close advise_without_permission"),
        ("You can put her in a room with three words.", "complex_reflection advise_without_permission"),
        ("Did they say why?", "advise_without_permission"),
        ("Take your time, you can say as little as you like.", "advise_without_permission"),
    ],
)
def test_a_goodbye_a_picture_a_plain_question_and_room_are_no_advice(text: str, codes: str) -> None:
    laid_out = talk(TOLD, one(text, codes, "advise_early"))
    assert advice(laid_out, laid_out.every[2]) is None
    found = slip_of(laid_out, 2)
    assert found is None or "says goodbye over it" in found


@pytest.mark.parametrize(
    ("text", "codes", "findings"),
    [
        ("Thank you, it helps me to understand you better.", "direct", "direct"),
        ("It's close now, and the gap to where you meant to be frightens you.", "reassure", "reassure"),
        ("Every day you cook up one happy girl for her.", "complex_reflection", "misheard_confident"),
        ("I missed my step there, and I'm sorry.", "self_disclose", "press"),
    ],
)
def test_a_harsh_reading_that_the_words_do_not_bear_out_is_no_fault(text: str, codes: str, findings: str) -> None:
    assert slip_of(talk(TOLD, one(text, codes, findings)), 2) is None


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("You must go to the doctor.", "direct"), ("Chin up, it'll pass.", "reassure"),
        ("You're angry with her.", "misheard_confident"), ("Come on, just say it.", "press"),
    ],
)  # fmt: skip
def test_a_harsh_reading_that_the_words_bear_out_is_said(text: str, findings: str) -> None:
    assert slip_of(talk(TOLD, one(text, "other", findings)), 2) is not None


# --- what could be known --------------------------------------------------------------------------------------------


def went_past(you: str, codes: str, at_: int, **outcome: str) -> Talk:
    daft = reply("disclose", "it's daft really", line=NIGHTS.line.model_copy(update={"text": "it's daft really"}))
    messages = [one("Hi.", "greet", "greet", daft), one(you, codes), one("mm", "backchannel")]
    laid_out = talk(*messages)
    last = laid_out.every[-1]
    assert last.state is not None
    state = last.state.model_copy(update={"cues": (cue(at_, "it's daft", **outcome),)})
    return laid_out._replace(every=(*laid_out.every[:-1], last._replace(state=state)))


def test_a_cue_that_went_by_is_said_at_the_message_that_answered_it_and_nowhere_else() -> None:
    laid_out = went_past("Do you drive to work?", "closed_question", 1)
    said = slip_of(laid_out, 2)
    assert said is not None
    assert "it's daft" in said
    assert slip_of(laid_out, 1) is None
    assert slip_of(laid_out, 3) is None


def test_a_cue_that_had_not_come_yet_is_nobodys_fault() -> None:
    assert slip_of(went_past("Do you drive to work?", "closed_question", 3), 2) is None


@pytest.mark.parametrize("outcome", ["open", "met", "late", "noticed"])
def test_a_cue_that_was_heard_or_is_still_open_is_no_fault(outcome: str) -> None:
    assert slip_of(went_past("Do you drive to work?", "closed_question", 1, outcome=outcome), 2) is None


def test_a_message_that_gave_something_back_may_have_heard_the_cue() -> None:
    assert slip_of(went_past("That's grim, being you just now.", "complex_reflection", 1), 2) is None


def test_a_disputed_cue_is_no_fault() -> None:
    laid_out = went_past("Do you drive to work?", "closed_question", 1)
    assert slip_of(laid_out, 2, "1:daft") is None


# --- where it is about staying alive --------------------------------------------------------------------------------


def hinted(*after: str) -> Talk:
    """Return a talk in which a wish not to be here was hinted at, followed by messages (text|codes|findings)."""
    hint = reply("disclose", "if that was it, that was it")
    messages = [one("Hi.", "greet", "greet", hint), *(one(*(m.split("|"))) for m in after)]
    laid_out = talk(*messages)
    cues = (cue(1, "if that was it, that was it", "wish_dead", "open", left=2),)
    return laid_out._replace(
        every=tuple(
            e._replace(state=e.state.model_copy(update={"cues": cues})) if e.state and e.number else e
            for e in laid_out.every
        )
    )


def test_a_hint_that_is_passed_by_gets_the_plain_question_with_the_very_words() -> None:
    laid_out = hinted("What's for tea?|open_question|open_question", "And then?|open_question|open_question")
    message = laid_out.every[2]
    found = slip(laid_out, message, (), Wordings(laid_out, READER))
    assert found is not None
    assert found.wording is not None
    assert found.skill == "cues_and_safety"
    assert "thinking about suicide" in found.wording.text


def test_a_hint_that_was_asked_about_within_a_few_messages_is_no_fault() -> None:
    laid_out = hinted(
        "You sound tired.|complex_reflection|near_reflection",
        "Are you thinking about suicide?|ask_suicide_direct|ask_suicide_direct",
    )
    assert slip_of(laid_out, 2) is None


def test_while_a_hint_stands_any_other_fault_gives_way_to_the_plain_question() -> None:
    laid_out = hinted(
        "You sound tired.|complex_reflection|near_reflection",
        "You should make a list.|direct|direct",
    )
    said = slip_of(laid_out, 3)
    assert said is not None
    assert "still stood there" in said


def test_a_question_that_pulls_for_no_gets_a_plain_one() -> None:
    laid_out = hinted("You're not going to, are you?|ask_suicide_leading|ask_suicide_leading")
    said = slip_of(laid_out, 2)
    assert said is not None
    assert "only a no" in said


def test_no_note_shows_anything_that_was_never_told() -> None:
    persona = CONTENT.persona("dana")
    turns = list(play(persona, READER, UNTOLD, 3))
    made = turns[-1].state.made
    text = " ".join(
        f"{n.says} {n.another.happened} {n.another.instead}" if n.another else n.says
        for n in coach(persona, turns, reader=READER)
    )
    for locked in (d for d in persona.disclosures if d.id not in made):
        assert locked.meaning is None or locked.meaning not in text


# --- words for this moment ------------------------------------------------------------------------------------------


def test_of_two_questions_the_open_one_is_kept_in_the_helpers_own_words() -> None:
    laid_out = talk(TOLD, one("Do you live alone? What are the nights like?", "open_question", "two_questions"))
    assert [w.text for w in mended(laid_out, laid_out.every[2], "two_questions")] == ["What are the nights like?"]


def test_a_worn_opening_is_taken_off_the_helpers_own_words() -> None:
    laid_out = talk(TOLD, one("It sounds like you're worn out by it.", "complex_reflection", "formula"))
    assert [w.text for w in mended(laid_out, laid_out.every[2], "formula")] == ["You're worn out by it."]


def test_an_idea_is_offered_in_the_helpers_own_words_and_asked_first() -> None:
    laid_out = talk(TOLD, one("Have you tried going to bed earlier?", "advise_without_permission", "advise_unasked"))
    texts = [w.text for w in mended(laid_out, laid_out.every[2], "advise_unasked")]
    assert len(texts) == 1
    assert texts[0].startswith("I have a thought about going to bed earlier. Would you like to hear it")


def test_what_the_person_said_is_quoted_only_where_the_wording_speaks_of_it() -> None:
    before = talk(one("Hi.", answer=reply("disclose", "it rained. i clean offices at night, ten till six"))).every[1]
    assert quote(before, "You sound worn out, cleaning empty offices.") == "i clean offices at night"
    assert quote(before, "What would your brother say?") is None
    tied = with_their_words("You sound worn out, cleaning empty offices while they sleep.", before)
    assert tied == "You sound worn out when you say “i clean offices at night”."


def test_a_long_hint_is_not_quoted_whole() -> None:
    assert "“" not in asks_plainly("word " * 30).text


def test_words_that_cannot_be_read_get_no_judgement() -> None:
    every = notes("maya", ("Hi Maya. How are things?", "asdf ghjk qwer zxcv", "asdf ghjk qwer zxcv"))
    assert all(n.appropriate is None and n.says and n.another is None for n in every[1:])


def test_a_fault_that_was_put_right_is_named_as_put_right_and_not_taught_again() -> None:
    sorry = one("Sorry, that was too quick.", "apologise", "apologise_repair")
    laid_out = talk(TOLD, ADVICE, sorry)
    assert slip_of(laid_out, 2) is None
