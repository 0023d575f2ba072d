"""What the look back says of a message is in its words: a goodbye, comfort, an apology, the plain question, a fact."""

from __future__ import annotations

from typing import get_args

import pytest
from talks_by_hand import SAM, cue, one, reply, talk

from holdspace.client.effects import EFFECTS
from holdspace.coach_advice import advice
from holdspace.coach_miti import miti
from holdspace.codes import HelperCode
from holdspace.debrief import debrief
from holdspace.debrief_again import Read, Standing, again
from holdspace.debrief_between import between, put_right
from holdspace.debrief_counts import asked_how, closeness, given_back
from holdspace.debrief_cues import cues
from holdspace.debrief_endings import closes
from holdspace.debrief_faults import faults, slips
from holdspace.debrief_goodbye import ends, gathering_at
from holdspace.debrief_layout import lay_out
from holdspace.debrief_looking import question
from holdspace.debrief_parts import CueSeen
from holdspace.debrief_points import points
from holdspace.debrief_safety import safety
from holdspace.debrief_strengths import strengths
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import measures
from holdspace.debrief_wordings import Wordings
from holdspace.growth_counts import COUNTED
from holdspace.reading.helper import RuleHelperReader
from holdspace.simulate import Played

TOLD = (
    "i write in the margins so it looks like i'm reading",
    "mum calls at six o'clock every day",
    "nobody knows how far behind i am",
)
HER_GOODBYE = (
    "We'll need to stop in a minute. I've heard how it is: the margins, the six o'clock calls, and nobody who knows. "
    "Thank you for trusting me with it."
)
GOODBYES = (
    "I'll have to go in five minutes. Tonight you told me about the margins and your mum's calls.",
    "That's nearly the end of our hour, and I won't forget the calls at six or the margins.",
    "Our time's almost up. You've let me see it: margins, and calls, and nobody behind you.",
    "I've got to log off soon, love. Take care of yourself.",
    "Shall we leave it there for tonight?",
    "Right, my shift is nearly over. Mind how you go.",
    "Before we stop: how would you like the rest of tonight to be?",
    "Thanks for telling me all this. Bye for now.",
)
NO_GOODBYES = (
    "You never got to say goodbye to her.",
    "And you take care of everyone in that house.",
    "You need to stop, and you can't.",
    "It goes on till five, and then your time is up.",
    "We need to talk about stopping smoking.",
    "When the shift ends you sit in the car.",
    "You ran out of time in the last one.",
    "Did you have a good night?",
)


def read(text: str, codes: str = "simple_reflection", findings: str = "", **at: object) -> Read:
    standing = {"kind": "disclose", "theirs": " ".join(TOLD), "hurt": False, "told": TOLD, **at}
    return again(text, Read(frozenset(codes.split()), frozenset(findings.split())), Standing(**standing))  # type: ignore[arg-type]


def played(laid_out: Talk) -> list[Played]:
    turns = []
    for e in laid_out.every:
        assert e.state is not None
        assert e.beat is not None
        codes = tuple(code for code in get_args(HelperCode) if code in e.codes)
        turns.append(Played(e.you, e.state, e.beat, codes, tuple(f for f in EFFECTS if f in e.findings), e.fit))
    return turns


def reread(laid_out: Talk) -> Talk:
    """Return the talk as it is laid out from a record, each message read again by its words."""
    return lay_out(SAM, played(laid_out))


def spoke(*messages: Exchange) -> Talk:
    return reread(talk(*messages))


# --- a goodbye --------------------------------------------------------------------------------------------------------


def test_a_goodbye_that_says_it_must_end_gathers_up_and_thanks_is_seen_whole() -> None:
    it = read(HER_GOODBYE, "inform self_disclose support", "support")
    assert "close" in it.codes
    assert "summarise" in it.findings
    assert "support" not in it.findings, "whoever is leaving is not said to be there"
    assert "inform" not in it.codes, "that we stop in a minute explains nothing"


@pytest.mark.parametrize("text", GOODBYES)
def test_a_goodbye_in_any_voice_is_one(text: str) -> None:
    assert ends(text)
    assert "close" in read(text).codes


@pytest.mark.parametrize("text", NO_GOODBYES)
def test_a_goodbye_that_is_only_told_of_is_none(text: str) -> None:
    assert not ends(text)


def test_to_have_gathered_up_takes_something_of_two_things_that_were_said() -> None:
    assert gathering_at(HER_GOODBYE, TOLD, ending=True)
    assert gathering_at(GOODBYES[0], TOLD, ending=True)
    assert not gathering_at("I have to go. I've heard about the calls.", TOLD, ending=True)
    assert not gathering_at("I have to go. I've heard a lot of things tonight, hard ones, sad ones.", TOLD, ending=True)


def test_a_talk_that_ended_so_says_that_it_was_gathered_up_and_not_that_no_word_was_said() -> None:
    told = [one("Go on.", "backchannel", "backchannel", reply("disclose", words)) for words in TOLD]
    laid_out = spoke(*told, one(HER_GOODBYE, "inform support", "support", reply("close", "ok. bye")))
    last = laid_out.mine[-1]
    assert closes(last)
    assert any("gathered up" in s.what for s in strengths(laid_out, frozenset()))


# --- comfort in the shape of advice -----------------------------------------------------------------------------------

CALMING = "lots of students leave it late and still pass, so try not to panic"


def test_reassurance_that_says_try_not_to_panic_is_counted_as_that_and_as_no_advice() -> None:
    laid_out = spoke(
        one("Tell me.", "open_question", "open_question"),
        one(CALMING, "advise_without_permission inform", "advise_early"),
        one("And the nights?", "open_question", "open_question"),
    )
    calmed = laid_out.mine[1]
    assert advice(laid_out, calmed) is None
    counts = {c.name: c.number for c in given_back(laid_out).counts}
    assert counts["advice that was not"] == 0
    assert counts["reassurance"] == 1
    asked = question(laid_out)
    assert asked is not None
    assert asked.because == "This reads as comfort."
    choice = next(c for c in COUNTED if c.skill == "choice_before_advice")
    assert choice.share(laid_out, ()).of == 0
    assert not any(f.skill == "choice_before_advice" for f in faults(laid_out))
    assert miti(laid_out).giving_information == 0


@pytest.mark.parametrize(
    "text",
    [
        "Try not to panic. Make a list of what is left.",
        "Don't worry so much, you should talk to your tutor.",
        "Try not to worry and get an early night.",
    ],
)
def test_a_tip_beside_it_stays_a_tip(text: str) -> None:
    assert "advise_early" in read(text, "advise_without_permission", "advise_early").findings


# --- what was given back ----------------------------------------------------------------------------------------------


def test_what_goes_back_past_what_had_just_been_said_is_no_proof_of_having_heard_it() -> None:
    hoodie = "i got three hours and then put a geography hoodie on thinking it was mine"
    first = one("Hello.", "greet", "greet", reply("disclose", "sorry, i wrote this about four times"))
    then = one("Go on.", "backchannel", "backchannel", reply("disclose", hoodie, feeling=("tired",), hears=()))
    past = one("Four times you wrote it.", "complex_reflection", "close_reflection", fit=0.9)
    heard = one("Three hours, and then the hoodie.", "complex_reflection", "close_reflection", fit=0.5)
    laid_out = spoke(first, then, past)
    assert closeness(laid_out.mine[2]) == "near"
    assert not strengths(laid_out, frozenset()) or all(
        s.moment.message != 3 for s in strengths(laid_out, frozenset()) if s.skill == "giving_back"
    )
    assert closeness(spoke(first, then, heard).mine[2]) == "close"


@pytest.mark.parametrize(
    "text",
    [
        "So you're excited that the exams are here.",
        "So you're sleeping beautifully and everything's easy.",
        "Well, I'm glad I could help. You sound much better now!",
        "You said everyone else copes.",
    ],
)
def test_the_opposite_of_what_was_said_is_not_given_back(text: str) -> None:
    for finding in ("near_reflection", "formula"):
        it = read(text, "simple_reflection", finding, felt=frozenset({"tired"}))
        assert finding not in it.findings
        assert "simple_reflection" not in it.codes


@pytest.mark.parametrize(
    "text",
    [
        "You're not excited about any of it.",
        "Everyone thinks it's easy for you.",
        "You said mum calls every day.",
        "It would be easier if they knew.",
        "You were glad once, and now you're worn out.",
    ],
)
def test_light_words_that_are_turned_or_belong_to_others_stay_near(text: str) -> None:
    assert "near_reflection" in read(text, "simple_reflection", "near_reflection").findings


def test_of_course_to_somebody_who_would_rather_not_says_nothing_of_a_feeling() -> None:
    leave = "Of course it is. You don't have to answer anything here."
    assert "validate" not in read(leave, "validate emphasize_autonomy", "validate emphasize_autonomy").findings
    assert "validate" in read("Of course you're tired. Anyone would be.", "validate", "validate").findings


def test_no_message_is_shown_twice_while_there_are_others_to_show() -> None:
    laid_out = talk(
        one("You clean from ten till six.", "simple_reflection", "close_reflection", fit=0.9),
        one("All those empty rooms.", "simple_reflection", "near_reflection"),
    )
    assert [e.moment.message for e in given_back(laid_out, {1}).examples] == [2]
    assert [e.moment.message for e in given_back(laid_out, {1, 2}).examples] == [1, 2]
    assert given_back(laid_out, {1}).says == given_back(laid_out).says


# --- an apology -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "That was three questions in one go, Harold, I'm sorry.",
        "You were telling me about the cup, and I jumped away from it. I'm sorry.",
        "Sorry for firing all those questions at you.",
        "I apologise, I changed the subject just when you were saying something.",
        "I gave you advice you hadn't asked for. Sorry about that.",
        "I'm sorry, I wasn't listening properly.",
        "Forgive me, I talked about myself.",
    ],
)
def test_sorry_for_a_named_thing_is_a_word_about_it(text: str) -> None:
    assert "apologise_repair" in read(text, "inform support", "support").findings


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry for your loss.",
        "I'm so sorry she went through that.",
        "Sorry to hear it's been that bad.",
        "I'm sorry you've had to carry this alone.",
    ],
)
def test_sorry_for_what_befell_them_is_none(text: str) -> None:
    assert "apologise_repair" not in read(text, "support", "support").findings


def test_what_was_apologised_for_counts_as_put_right() -> None:
    laid_out = spoke(
        one("How did she die? Was it sudden? Were you there?", "closed_question", "two_questions"),
        one("That was three questions in one go, Harold, I'm sorry.", "inform support", "support"),
    )
    assert len(put_right(laid_out)) == len(between(laid_out)) == 1


# --- questions --------------------------------------------------------------------------------------------------------


def test_three_questions_in_one_message_are_no_accident() -> None:
    many = one("How did she die? Was it sudden? Were you there with her?", "closed_question", "two_questions")
    laid_out = spoke(one("Hello.", "greet", "greet", reply("disclose")), many)
    assert any(f.finding == "two_questions" for f in faults(laid_out))
    twice = one("Is it the nights? Or the work?", "closed_question", "two_questions")
    assert not faults(spoke(one("Hello.", "greet", "greet", reply("disclose")), twice))


def test_the_kinds_of_question_add_up_to_the_questions() -> None:
    laid_out = spoke(
        one("What is it like? Is it every night?", "open_question closed_question", "open_question"),
        one("Are you there alone?", "closed_question", "closed_question"),
        one("Do you ever not want to go on? Are you thinking about suicide?", "ask_suicide_direct closed_question",
            "ask_suicide_direct closed_question"),
        one("You clean from ten till six.", "simple_reflection", "near_reflection"),
    )  # fmt: skip
    counts = {c.name: c.number for c in given_back(laid_out).counts}
    assert counts["a question"] == 3
    assert sum(number for name, number in counts.items() if name.startswith("of these")) == 3
    assert [asked_how(e) for e in laid_out.mine] == ["open", "closed", "suicide", None]
    following = next(c for c in COUNTED if c.skill == "following").share(laid_out, ())
    assert (following.number, following.of) == (counts["of these, an open one"], 2)


def test_only_what_they_had_not_said_is_something_explained() -> None:
    laid_out = spoke(
        one("Hello.", "greet", "greet", reply("disclose", TOLD[1])),
        one("Mum calls at six, then.", "inform", "inform"),
        one("We need to stop soon.", "inform", "inform"),
        one("Most panic attacks pass within half an hour.", "inform", "inform"),
    )
    assert miti(laid_out).giving_information == 1


# --- the plain question about suicide ---------------------------------------------------------------------------------

ASKED = "Are there evenings when you don't want to go on, Harold? Are you thinking about suicide?"


def suspected() -> Talk:
    """A talk in which something had come between the two, and then the question was asked in plain words."""
    hurt = one("Stop moaning. You're being selfish.", "confront", "confront insult", reply("push_back", "i see"))
    asked = one(ASKED, "ask_suicide_direct closed_question", "ask_suicide_direct interrogated two_questions carried_on",
                reply("react", "no"), strain=0.5)  # fmt: skip
    return talk(one("Hello.", "greet", "greet", reply("disclose")), hurt, asked)


def test_nothing_is_offered_in_place_of_the_plain_question_and_it_is_evidence_of_no_fault() -> None:
    for laid_out in (suspected(), reread(suspected())):
        asked = laid_out.mine[2]
        assert not slips(laid_out, asked)
        assert all(asked not in f.places for f in faults(laid_out))
        assert all(p.moment.message != 3 for p in points(laid_out, frozenset(), Wordings(laid_out, RuleHelperReader())))
        assert all(b.one.number != 3 for b in between(laid_out))
    assert reread(suspected()).mine[2].findings == {"ask_suicide_direct"}


def test_limits_that_stayed_open_are_not_shown_at_the_plain_question() -> None:
    wondered = one("Hello.", "greet", "greet", reply("ask_limits", "who do you tell"), cues=())
    asked = one(ASKED, "ask_suicide_direct", "ask_suicide_direct", reply("react", "no"))
    hint = cue(1, "clean offices", "wish_dead")
    later = one("And the nights?", "open_question", "open_question", cues=(hint,))
    step = next(s for s in safety(talk(wondered, asked, later), ()) if s.step == "limits")
    assert step.done is False
    assert step.moment is not None
    assert step.moment.message == 3


def test_something_that_hurts_beside_the_question_is_still_said() -> None:
    text = "You're so selfish. Are you thinking about suicide?"
    it = read(text, "ask_suicide_direct confront", "ask_suicide_direct confront insult")
    assert "insult" in it.findings


def test_a_cue_before_the_plain_question_offers_nothing_in_its_place() -> None:
    asked = one(
        ASKED, "ask_suicide_direct", "ask_suicide_direct", reply("react", "no"), cues=(cue(1, "clean offices"),)
    )
    laid_out = talk(one("Hello.", "greet", "greet", reply("disclose")), asked)
    seen = cues(laid_out, (), Wordings(laid_out, RuleHelperReader())).seen
    assert [(c.could, c.yours) for c in seen] == [(None, None)]


# --- what showed in passing -------------------------------------------------------------------------------------------


def heard_at(first: str, *findings: str, heard: int) -> CueSeen:
    """Return what is said of a cue in the reply to message 1: message 2 is ``first``, then comfort in message 3."""
    cheer = one("Oh don't worry, you'll be fine!", "reassure", "reassure cue_noticed",
                cues=(cue(1, "clean offices", outcome="noticed", heard_at=heard),))  # fmt: skip
    then = one(first, "simple_reflection", " ".join(findings),
               cues=(cue(1, "clean offices", outcome="noticed", heard_at=heard),))  # fmt: skip
    hello = one("Hello.", "greet", "greet", reply("disclose"))
    laid_out = talk(hello, cheer) if heard == 2 else talk(hello, then, cheer)
    return cues(laid_out, (), Wordings(laid_out, RuleHelperReader())).seen[0]


def test_what_was_comforted_away_was_not_turned_towards() -> None:
    seen = heard_at("", heard=2)
    assert seen.outcome == "missed"
    assert seen.says.startswith("It showed here, and was comforted away.")


def test_a_message_that_closed_nothing_is_not_said_to_have_closed_it() -> None:
    seen = heard_at("Four goes at writing it.", "near_reflection", heard=3)
    assert "closed it" not in seen.says


# --- one's own story --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Have you thought about joining a bereavement group? My aunt found it marvellous.",
        "What helped me was a walk every morning.",
        "I lost my dad too. I'd really recommend a diary.",
    ],
)
def test_a_story_that_is_a_tip_is_never_counted_as_one_without(text: str) -> None:
    assert measures(text)
    laid_out = talk(one(text, "self_disclose", "self_disclose_brief"))
    story = next(c for c in COUNTED if c.skill == "own_story").share(laid_out, ())
    assert story.number == 0


# --- mood -------------------------------------------------------------------------------------------------------------


def _mood(before: float, after: float, kind: str = "disclose") -> str:
    first = one("Hello.", "greet", "greet", reply("disclose"), valence=before, trust=0.4)
    heard = one("You clean offices while they all sleep, and it's lonely.", "complex_reflection", "close_reflection",
                reply(kind), fit=0.9, valence=after, trust=0.5)  # fmt: skip
    return " ".join(s.then for s in strengths(talk(first, heard), frozenset()))


def test_where_mood_fell_after_listening_one_sentence_says_why() -> None:
    assert _mood(-0.1, -0.4).count("telling more is often darker for a while") == 1
    assert "darker" not in _mood(-0.4, -0.1)
    assert "darker" not in _mood(-0.1, -0.4, "react"), "nothing more was told"


# --- words ------------------------------------------------------------------------------------------------------------


def test_what_was_put_right_is_said_in_plain_words() -> None:
    hello = one("Hello.", "greet", "greet", reply("react"))
    sorry = one("Sorry, that came out wrong.", "apologise", "apologise_repair", reply("react"))
    said = debrief(SAM, played(talk(hello, sorry, hello, hello)), "").no_points
    assert said == "You saw what went wrong, and put it right yourself. There is nothing to add to that."
