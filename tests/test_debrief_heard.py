"""What a reader of thirty debriefs found unfair or left out, by its causes: going on after a slip, ends, cues."""

from __future__ import annotations

import pytest
from personas_for_tests import READER
from talks_by_hand import NIGHTS, SAM, cue, one, reply, talk

from holdspace.coach_advice import advice, not_yet
from holdspace.coach_evidence import evidence
from holdspace.coach_good import good_of
from holdspace.coach_habits import habits
from holdspace.coach_miti import goes_beyond
from holdspace.coach_slips import Slip, slip
from holdspace.debrief_again import Read, Standing, again
from holdspace.debrief_counts import closeness, given_back
from holdspace.debrief_cues import cues, went_by
from holdspace.debrief_endings import over_a_telling
from holdspace.debrief_faults import mended, slips
from holdspace.debrief_harm import shown
from holdspace.debrief_heard import heard
from holdspace.debrief_looking import no_chance, question
from holdspace.debrief_safety import promises_secrecy, safety
from holdspace.debrief_talk import Talk
from holdspace.debrief_tells import asks_about_you
from holdspace.debrief_wordings import Wordings
from holdspace.persona import Persona

CALM = Standing(kind="disclose", theirs="", hurt=False)
SOURED = Standing(kind="push_back", theirs="", hurt=True, soured=True)
HARD = "i clean alone and it is quiet"


def found(text: str, at: Standing = CALM, codes: str = "simple_reflection", findings: str = "") -> frozenset[str]:
    return again(text, Read(frozenset(codes.split()), frozenset(findings.split())), at).findings


def slip_in(laid_out: Talk, number: int) -> Slip | None:
    message = laid_out.at(number)
    assert message is not None
    return slip(laid_out, message, (), Wordings(laid_out, READER))


# --- going on as if nothing were ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["So what grade?", "Good girl. Have you booked it yet?", "Do your children know about this?"]
)
def test_asking_on_after_what_had_not_sat_well_is_seen_and_is_no_hearing(text: str) -> None:
    it = found(text, SOURED, findings="near_reflection closed_question")
    assert "carried_on" in it
    assert "near_reflection" not in it


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("You're right, I went too fast. What was it you said?", "apologise_repair"),
        ("There's no need to do anything with it. I only wanted you to know I'd heard.", "near_reflection"),
        ("What keeps you awake?", "open_question"),
        ("Would you rather leave it?", "emphasize_autonomy"),
    ],
)
def test_an_apology_room_or_one_open_question_after_one_slip_is_a_way_back(text: str, findings: str) -> None:
    assert "carried_on" not in found(text, SOURED, findings=findings)


def test_nothing_is_carried_on_where_nothing_had_hurt() -> None:
    assert "carried_on" not in found("So what grade?", CALM, findings="closed_question")


def test_the_same_question_again_is_pressing() -> None:
    asked = Standing(kind="disclose", theirs="", hurt=False, asked="How did she die?")
    assert "press" in found("Yes but how did she die? Was it cancer?", asked, "open_question")
    assert "press" not in found("And the evenings, how are they?", asked, "open_question")


# --- room, apologies, idioms ----------------------------------------------------------------------------------------


def test_a_no_that_is_taken_with_the_choice_handed_back_is_no_interrogation() -> None:
    after_a_no = Standing(kind="boundary", theirs="", hurt=False)
    it = found("Of course. What would you rather talk about?", after_a_no, "open_question", "interrogated")
    assert "interrogated" not in it
    assert "refusal_respected" in it


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, I didn't mean to sound scripted.",
        "Ouch, you're right. I'll stop that.",
        "I think I said it badly. I meant: you wait for her.",
        "Point taken. So plainly: your hand does it.",
    ],
)
def test_a_slip_of_form_that_is_owned_is_seen(text: str) -> None:
    assert "apologise_repair" in found(text, Standing(kind="react", theirs="", hurt=True), findings="formula")


def test_praise_that_says_machine_was_not_written_about_the_program() -> None:
    assert "meta" not in found(
        "Lunches for three by six, you're a machine! Do you get time for yourself?", findings="meta"
    )
    assert "meta" in found("Are you a machine?", findings="meta")


def test_no_hurry_leaves_it_to_them() -> None:
    assert "emphasize_autonomy" in found("No hurry. Nearly is all right.")


def test_leave_to_end_the_talk_is_no_leave_asked() -> None:
    assert "seek_permission" not in found("Shall we leave it there?", findings="seek_permission")


@pytest.mark.parametrize(
    ("harm", "text"),
    [
        ("belittled", "Exactly, you don't."),
        ("belittled", "Exactly what I've been saying, people have real problems."),
        ("belittled", "They're right though aren't they."),
        ("labelled", "You feel ashamed and you're projecting it."),
        ("reassure", "He meant well. Everyone means well."),
        ("reassure", "It might sting, but it'll be a weight off."),
        ("reassure", "You are AMAZING for reaching out! So brave! Paperwork doesn't stand a chance!"),
    ],
)
def test_brushing_off_is_seen_in_its_words(harm: str, text: str) -> None:
    assert harm in shown(text, "")


@pytest.mark.parametrize(
    "text",
    [
        "Exactly, you don't have to.",
        "People mean well but they don't know what to say. What would you want them to ask?",
        "Everyone tells you you're in denial.",
        "You feel other people have real problems, and yours don't count.",
    ],
)
def test_what_gives_a_saying_back_is_no_brushing_off(text: str) -> None:
    assert not {"belittled", "labelled", "reassure"} & shown(text, "")


def test_a_message_that_ends_in_ones_own_life_meets_nothing() -> None:
    text = "It's not stupid, everyone thinks that! I did. I remember standing in the shop crying at the yoghurts."
    assert "cue_met" not in found(text, findings="cue_met validate")
    third = CALM._replace(stories=2)
    assert "self_disclose_long" in found(
        "I must tell you about Keith. He had a boat. It sank!", third, findings="near_reflection"
    )


# --- cues ------------------------------------------------------------------------------------------------------------


def test_what_was_made_small_on_the_spot_was_shut_and_is_no_turning_towards() -> None:
    planted = cue(1, HARD, outcome="noticed", heard_at=2)
    laid_out = talk(
        one("Hello.", answer=reply("disclose", HARD)),
        one("So pull yourself together.", findings="belittled"),
        cues=(planted,),
    )
    last = laid_out.every[-1].state
    assert last is not None
    laid_out = laid_out._replace(
        every=(*laid_out.every[:-1], laid_out.every[-1]._replace(state=last.model_copy(update={"cues": (planted,)})))
    )
    became = heard(laid_out, planted)
    assert (became.outcome, became.shut) == ("missed", True)
    seen = cues(laid_out, (), Wordings(laid_out, READER))
    assert seen.says.endswith("It went by.")
    assert "closed it" in seen.seen[0].says
    assert went_by(laid_out, ()) == []  # it is named where it was shut


def test_a_message_that_shares_nothing_with_the_cue_did_not_turn_towards_it() -> None:
    laid_out = talk(
        one("Hello.", answer=reply("disclose", "my daughter brought boxes for the clothes, they are still flat")),
        one("Forty years of telling her.", "simple_reflection", "near_reflection"),
        one("I think you loved her with complaints about tea.", "simple_reflection", "cue_noticed"),
    )
    planted = cue(1, "they are still flat", outcome="noticed", heard_at=3)
    assert heard(laid_out, planted).outcome == "missed"


def test_the_message_that_speaks_to_the_cue_gets_the_credit_for_it() -> None:
    laid_out = talk(
        one("Hello.", answer=reply("disclose", "radio on in two rooms, evenings, it doesn't amount to company")),
        one("So you've got out of the water.", "simple_reflection", "cue_met"),
        one("The evenings sound long. Two radios and still not company.", "simple_reflection", "close_reflection"),
    )
    answer = heard(laid_out, cue(1, "it doesn't amount to company", outcome="met", heard_at=2)).answer
    assert answer is not None
    assert answer.number == 3


def test_a_cue_that_was_answered_at_the_end_is_not_said_to_be_unheard() -> None:
    laid_out = talk(
        one("Hello.", answer=reply("disclose", "don't laugh, everyone is ahead of me")),
        one("I'm not laughing. You feel like the one who was let in by mistake.", "inform"),
    )
    planted = cue(1, "don't laugh", outcome="open")
    assert heard(laid_out, planted).outcome == "open"
    with_cue = laid_out.every[-1]._replace(
        state=laid_out.every[-1].state and laid_out.every[-1].state.model_copy(update={"cues": (planted,)})
    )
    seen = cues(laid_out._replace(every=(*laid_out.every[:-1], with_cue)), (), Wordings(laid_out, READER))
    assert seen.seen[0].says.startswith("You answered it")


# --- giving back -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("Ha, a phone number! What was it for?", "close_reflection"),
        ("I won't laugh. How does it feel?", "near_reflection"),
        ("You said you just don't do it. So what grade?", "near_reflection carried_on"),
        ("Your old head of year was right.", "parroted confront"),
    ],
)
def test_an_echo_of_a_word_or_an_argument_is_no_giving_back(text: str, findings: str) -> None:
    assert closeness(talk(one(text, "simple_reflection", findings)).mine[0]) is None


def test_two_counts_of_one_are_held_against_nothing() -> None:
    back = one("You clean through the night and nobody sees it.", "simple_reflection", "near_reflection")
    assert given_back(talk(back, back, one("When?", "closed_question"))).beside.endswith("one message that asked.")


def test_what_goes_beyond_the_words_is_what_adds_some_and_no_stock_form() -> None:
    laid_out = talk(
        one("Hello."),
        one("That must be really hard.", "complex_reflection", "near_reflection"),
        one("The night has the building, and the building has you.", "simple_reflection", "close_reflection"),
    )
    assert [goes_beyond(laid_out, e) for e in laid_out.mine[1:]] == [False, True]


# --- advice ----------------------------------------------------------------------------------------------------------


def test_what_was_given_back_in_the_same_message_is_not_said_to_be_missing() -> None:
    idea = one("You're up all night. Try a warm drink?", "simple_reflection advise_without_permission", "advise_early")
    laid_out = talk(one("Hello."), idea)
    assert "nothing of it" not in not_yet(laid_out, laid_out.mine[1])
    plain = talk(one("Hello."), one("Try a warm drink.", "advise_without_permission", "advise_early"))
    assert "nothing of what {they} had said had been given back" in not_yet(plain, plain.mine[1])


def test_a_yes_in_words_to_leave_that_was_asked_is_leave() -> None:
    asks = one(
        "Shall I say what I'd do?", "seek_permission", "seek_permission", reply("react", "is it going to hurt. go on")
    )
    laid_out = talk(asks, one("You could open one.", "advise_without_permission", "advise_early"))
    assert advice(laid_out, laid_out.mine[1]) == "welcome"


def test_a_number_after_asking_about_suicide_is_care() -> None:
    asked = one("Are you thinking about suicide?", "ask_suicide_direct", "ask_suicide_direct")
    gives = one("You could ring 116 123.", "advise_without_permission safety_act", "advise_unasked safety_act")
    assert advice(talk(asked, gives), talk(asked, gives).mine[1]) is None


def test_sorry_for_asking_too_much_takes_no_advice_back_and_a_form_that_goes_on_is_not_mended() -> None:
    idea = one("You should make a list.", "advise_without_permission", "advise_unasked")
    sorry = one("Sorry, I'm asking a lot.", "apologise", "apologise_repair")
    laid_out = talk(idea, sorry)
    assert mended(laid_out, laid_out.mine[0]) is None
    worn = one("It sounds like a lot.", "complex_reflection", "formula")
    going_on = talk(worn, one("Point taken.", "apologise", "apologise_repair"), worn)
    assert mended(going_on, going_on.mine[0]) is None


def test_an_idea_beside_something_good_is_said_as_a_small_thing_and_an_offer_of_room_is_none() -> None:
    def beside(text: str) -> Slip | None:
        findings = "advise_early close_reflection"
        return slip_in(talk(one("Hello."), one(text, "simple_reflection advise_without_permission", findings)), 2)

    idea = beside("You laughed too, and it wasn't funny to you. Have you thought about writing to them?")
    assert idea is not None
    assert idea.small
    assert idea.skill == "choice_before_advice"
    assert beside("The nights have you, and you may use this time as you like.") is None


def test_an_idea_that_is_taken_back_at_once_is_mended() -> None:
    laid_out = talk(
        one("You should reply to them.", "advise_without_permission", "advise_unasked"),
        one("You don't have to if it's not your thing.", "emphasize_autonomy", "emphasize_autonomy"),
    )
    by = mended(laid_out, laid_out.mine[0])
    assert by is not None
    assert by.number == 2


# --- ends ------------------------------------------------------------------------------------------------------------


def test_a_goodbye_over_what_was_just_told_is_seen_and_one_that_takes_it_along_is_not() -> None:
    told = one("Hello.", answer=reply("disclose", HARD))
    bye = one("OK. Well good luck with the letter. Take care!", "close")
    laid_out = talk(told, bye)
    assert over_a_telling(laid_out) is laid_out.mine[-1]
    ending = evidence(laid_out, ())[2]
    assert ending.between == ("could do harm", "some of it")
    kind = talk(told, one("I have to stop. Thank you for telling me how quiet it is.", "close"))
    assert over_a_telling(kind) is None


def test_leaving_while_a_hint_stands_open_is_named() -> None:
    hint = cue(1, "wouldn't mind not waking up", "wish_dead", outcome="missed")
    laid_out = talk(
        one("Hello.", answer=reply("disclose", "wouldn't mind not waking up")),
        *[one("And the kitchen?", "closed_question")] * 5,
        one("I'll leave you with it. Take care.", "close"),
    )
    every = tuple(
        e._replace(state=e.state.model_copy(update={"cues": (hint,)})) if e.state and e.number else e
        for e in laid_out.every
    )
    found_ = slip_in(laid_out._replace(every=every), 7)
    assert found_ is not None
    assert found_.skill == "cues_and_safety"
    assert "says goodbye" in found_.happened


def test_an_end_says_which_of_the_two_was_seen() -> None:
    bye = evidence(talk(one("Bye now.", "close")), ())[2].says
    summed = evidence(talk(one("You said: the nights, the floors.", "summarise", "summarise")), ())[2].says
    assert bye == "You said goodbye; no gathering up of what was said was seen."
    assert summed == "You gathered up what was said; no goodbye was seen."


# --- safety, role, story ---------------------------------------------------------------------------------------------


def test_a_promise_to_tell_nobody_is_a_promise_in_any_message() -> None:
    assert promises_secrecy(one("Don't worry, like I said I'd never tell a soul.", "reassure"))
    assert not promises_secrecy(one("I wouldn't tell anyone without telling you first.", "explain_role"))


def test_a_threat_stands_under_role_and_limits() -> None:
    laid_out = talk(one("I may have to report this to social services.", "inform", "threatened"))
    role = evidence(laid_out, ())[0]
    assert role.between == ("could do harm", "some of it")
    found_ = slip_in(laid_out, 1)
    assert found_ is not None
    assert found_.skill == "role_and_limits"


def test_help_that_was_named_after_a_leading_question_was_named() -> None:
    leading = one("You're not thinking of anything silly, are you?", "ask_suicide_leading", "ask_suicide_leading")
    laid_out = talk(leading, one("There's Samaritans on 116 123, any time.", "refer", "refer"))
    steps = {s.step: s.done for s in safety(laid_out._replace(persona=_at_risk()), ())}
    assert steps["number"] is True
    assert steps["professional"] is True


def _at_risk() -> Persona:
    return SAM.model_copy(update={"suicide": "thoughts"})


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("have you got kids? no, go on", True),
        ("do you sleep? sorry, weird question", True),
        ("wow. ok. and you've how many kids", True),
        ("do you want the long version", False),
    ],
)
def test_asking_after_the_helper_is_a_chance_for_their_own_story(said: str, *, asks: bool) -> None:
    laid_out = talk(one("Hello.", answer=reply("push_back", said)), one("Hm."))
    assert asks_about_you(laid_out.mine[0]) is asks
    assert ("own_story" not in {n.skill for n in no_chance(laid_out, ())}) is asks


# --- praise, habits, questions for oneself ---------------------------------------------------------------------------


def test_an_open_question_on_top_of_a_no_or_past_a_cue_is_not_praised() -> None:
    def says(before: str, **more: str | None) -> str:
        told = reply(before, "it is quiet")
        if more:
            told = told.model_copy(update={"line": told.line.model_copy(update=more)})
        laid_out = talk(
            one("Hello.", answer=told), one("So what are your three positives?", "open_question", "open_question")
        )
        return " ".join(g.says for g in good_of(laid_out, frozenset())(laid_out.mine[1]))

    assert "leaves the answer open" in says("react", cue=None)
    assert "leaves the answer open" not in says("minimise", cue=None)
    assert "leaves the answer open" not in says("react", cue="it is quiet")


def test_somebody_whose_stories_led_is_not_told_that_they_left_the_lead() -> None:
    story = one("I was a mess once.", "self_disclose", "self_disclose_long")
    said = habits(talk(*[story] * 9))[0].says
    assert "the lead" not in said


def test_pressing_again_and_again_is_what_to_look_at_before_an_idea() -> None:
    presses = one("Yes or no?", "closed_question", "press", reply("push_back"))
    asked = question(talk(one("Try a list.", "advise_without_permission", "advise_early"), presses, presses, presses))
    assert asked is not None
    assert "going on where a no had been" in asked.because


def test_a_death_answered_with_a_question_and_an_empty_yes_that_is_cheered_are_small_things_to_try() -> None:
    death = slip_in(talk(one("How did she die?", "open_question"), opening=reply("open", "my wife died in april")), 1)
    assert death is not None
    assert death.small
    cheered = talk(
        one("Will you?", answer=reply("push_back", "sorted", form="minimal")),
        one("Great, so a plan!", "other", topic=None),
    )
    found_ = slip_in(cheered, 2)
    assert found_ is not None
    assert "as few words" in found_.happened


def test_slips_know_the_words_for_going_on() -> None:
    laid_out = talk(one("So what grade?", "closed_question", "carried_on", NIGHTS))
    assert slips(laid_out, laid_out.mine[0]) == ("carried_on",)
