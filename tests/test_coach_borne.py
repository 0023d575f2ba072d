"""What the coach says stands on what the words of a message bear out: no praise for comfort, no fault for asking."""

from __future__ import annotations

import pytest
from personas_for_tests import READER
from talks_by_hand import SAM, cue, one, reply, talk

from holdspace.client.state import ClientState
from holdspace.coach import coach
from holdspace.coach_evidence import evidence
from holdspace.coach_good import good_of
from holdspace.coach_model import TurnNote
from holdspace.coach_slips import slip
from holdspace.coach_words import gathers, judges, kindness
from holdspace.content import SHIPPED, find_content
from holdspace.debrief_goodbye import ends
from holdspace.debrief_layout import borne_out
from holdspace.debrief_own_words import quotes_falsely
from holdspace.debrief_safety import promises_to_tell_nobody
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import put
from holdspace.reading.diagnosis import diagnoses
from holdspace.reading.weighed import WeighedHelperReader
from holdspace.simulate import play

CONTENT = find_content(SHIPPED)
PRODUCT = WeighedHelperReader(clauses_by_rules=True)
COMFORT = "Oh don't worry, everyone feels like that before exams. You'll be absolutely fine!"
ONLY_ONE = "i'm the only one who can't do it"
TOLD = reply("disclose", f"there's 140 people on my course and {ONLY_ONE}")
THREE = "Are you eating properly? Do you exercise? Do you drink coffee?"
ASKED = "Are there evenings when you don't want to go on, Harold? Are you thinking about suicide?"


def played(id_: str, *messages: str, seed: int = 3) -> tuple[TurnNote, ...]:
    """Return the notes of a talk as the product plays and reads it."""
    persona = CONTENT.persona(id_)
    return coach(persona, list(play(persona, PRODUCT, messages, seed)), reader=PRODUCT)


def said_of(laid_out: Talk, number: int) -> list[str]:
    """Return what was good in that message."""
    again = borne_out(laid_out)
    good = good_of(again, frozenset())
    return [g.says for e in again.mine for g in good(e) if e.number == number]


def tried(laid_out: Talk, number: int) -> str:
    """Return what could have gone another way in that message; empty for nothing."""
    again = borne_out(laid_out)
    message = again.at(number)
    assert message is not None
    found = slip(again, message, (), Wordings(again, READER))
    return put(found.happened, again) if found else ""


def outcome(*messages: Exchange, heard_at: int, kind: str = "noticed", at: int = 1) -> tuple[str, int | None]:
    """Return what became of a cue that the reply to the first message carried."""
    last = messages[-1]
    assert isinstance(last.state, ClientState)
    planted = cue(at, ONLY_ONE, outcome=kind, heard_at=heard_at)
    held = last._replace(state=last.state.model_copy(update={"cues": (planted,)}))
    final = borne_out(talk(*messages[:-1], held)).final
    assert final is not None
    return final.cues[0].outcome, final.cues[0].heard_at


# --- turning towards what showed --------------------------------------------------------------------------------------


def test_comfort_did_not_turn_towards_what_showed() -> None:
    told = one("What is it like?", "open_question", "open_question", TOLD)
    assert outcome(told, one(COMFORT, "reassure", "reassure cue_noticed"), heard_at=2) == ("missed", None)


def test_a_message_about_something_else_did_not_turn_towards_it() -> None:
    told = one("What is it like?", "open_question", "open_question", TOLD)
    else_ = one("And the hours you weren't asleep, what were they like?", "open_question", "open_question cue_noticed")
    assert outcome(told, else_, heard_at=2) == ("missed", None)


@pytest.mark.parametrize(
    "text", ["What's that like for you?", "140 people, and you feel like the odd one out.", "You sound ashamed of it."]
)
def test_an_answer_to_it_turned_towards_it(text: str) -> None:
    told = one("What is it like?", "open_question", "open_question", TOLD)
    answer = one(text, "complex_reflection open_question", "cue_noticed near_reflection")
    assert outcome(told, answer, heard_at=2) == ("noticed", 2)


def test_the_place_shown_as_proof_is_the_answer_to_that_cue() -> None:
    told = one("What is it like?", "open_question", "open_question", TOLD)
    answer = one("140 people on your course, and you the odd one.", "complex_reflection", "near_reflection cue_noticed")
    later = one("So it all comes round in the dark.", "complex_reflection", "near_reflection cue_noticed")
    assert outcome(told, answer, later, heard_at=3) == ("noticed", 2)


def test_sorry_for_ones_own_slip_meets_nothing_that_showed() -> None:
    told = one("What is it like?", "open_question", "open_question", TOLD)
    sorry = one("I'm sorry, I jumped away from it. It's you and 140 people.", "apologise", "apologise_repair cue_met")
    assert outcome(told, sorry, heard_at=2, kind="met") == ("missed", None)


# --- praise for what was done only ------------------------------------------------------------------------------------


def test_leave_does_not_say_that_a_feeling_makes_sense() -> None:
    leave = one("Of course it is. You don't have to answer anything here.", "emphasize_autonomy validate",
                "emphasize_autonomy validate cue_met")  # fmt: skip
    said = said_of(talk(one("And your mum?", "open_question", "open_question", TOLD), leave), 2)
    assert said == ["You left it to him."]


def test_what_does_make_sense_is_still_said() -> None:
    kind = one("Of course. It makes sense that you feel behind with so much left.", "validate", "validate")
    assert "You said that it made sense to feel like that." in said_of(talk(kind), 1)


@pytest.mark.parametrize(
    ("text", "codes", "says"),
    [
        ("I'm here, and I'm not in a hurry.", "support", "You let {them} know that you are there."),
        ("We'll need to stop in a minute. Thank you for trusting me with it.", "support close",
         "You thanked {them} for telling you."),
        ("I'm here until six, then I have to go.", "support close", ""),
        ("Sorry for your loss. How did she die?", "support", "You said that you were sorry to hear it."),
        ("That was three questions in one go, Harold, I'm sorry.", "support", ""),
        ("I'm sorry that was me, going too fast.", "support", ""),
    ],
)  # fmt: skip
def test_being_there_is_said_of_presence_and_not_of_a_goodbye(text: str, codes: str, says: str) -> None:
    assert kindness(one(text, codes)) == says


def test_an_idea_that_is_offered_is_no_story_of_ones_own() -> None:
    idea = "I've got an idea about the nights. Would you like to hear it, or shall we stay with this?"
    notes = played("maya", "Hi Maya, what's on your mind?", idea)
    assert all(g.skill != "own_story" for g in notes[1].good)


def test_what_would_fit_anyone_is_no_hearing_of_what_was_meant() -> None:
    hard = one("That sounds hard.", "simple_reflection", "close_reflection", fit=0.5)
    assert said_of(talk(one("Hello", answer=TOLD), hard), 2) == []


def test_a_word_that_names_no_feeling_here_is_none_that_was_found() -> None:
    notes = played("maya", "Hi Maya, what's on your mind?", "Half a biscuit you'd forgotten about. I'm here.")
    assert not any("forgotten" in g.says or g.skill == "giving_back" for g in notes[1].good)


@pytest.mark.parametrize(
    "text", ["So you're excited that the exams are nearly here.", "You sound much better now!",
             "So you're sleeping beautifully and everything's easy.", "So you enjoy being on your own."]
)  # fmt: skip
def test_the_opposite_of_what_was_said_is_given_nothing_back(text: str) -> None:
    laid_out = talk(one("Hello", answer=TOLD), one(text, "simple_reflection", "near_reflection", fit=0.5))
    assert said_of(laid_out, 2) == []
    assert tried(laid_out, 2)


@pytest.mark.parametrize(
    "text", ["You're not happy about it.", "You want to be happy again.", "You said you're fine, you're happy.",
             "You're worn out.", "You'd like to sleep.", "Are you happy there?"]
)  # fmt: skip
def test_gladness_that_is_wished_denied_or_asked_after_is_no_opposite(text: str) -> None:
    message = borne_out(talk(one("Hello", answer=TOLD), one(text))).mine[1]
    assert not message.found("contrary")


def test_a_fine_figurative_sentence_is_no_lapse() -> None:
    notes = played("harold", "Good evening, Harold. What brings you here?",
                   "Your hand still makes it for both of you, before you have caught up with it.", seed=5)  # fmt: skip
    assert notes[1].appropriate
    assert notes[1].another is None


@pytest.mark.parametrize("text", ["What colour is your bedroom wall?", "What time did you go to bed?"])
def test_a_question_for_one_fact_does_not_leave_the_answer_open(text: str) -> None:
    laid_out = talk(one("Hello", answer=TOLD), one(text, "open_question", "open_question"))
    assert not any("leaves the answer open" in says for says in said_of(laid_out, 2))


def test_a_message_of_one_word_over_and_over_is_not_said_to_fit() -> None:
    note = played("maya", "Hi Maya, what's on your mind?", "banana banana banana")[1]
    assert note.appropriate is None


def test_you_said_of_what_nobody_said_gives_nothing_back() -> None:
    assert quotes_falsely("You said your sister moved to Spain.", ("i clean offices from ten till six",))
    assert not quotes_falsely("You said you clean offices.", ("i clean offices from ten till six",))
    assert not quotes_falsely("You said that it is so.", ("i clean offices",))


@pytest.mark.parametrize(
    "text", ["I've heard how it is: the margins, the six o'clock calls, and nobody who knows.",
             "You told me about the cups, the boiler and the evenings."]
)  # fmt: skip
def test_what_gathers_up_is_known_for_it(text: str) -> None:
    assert gathers(text)
    assert ends("We'll need to stop in a minute.")
    assert not ends("You need to stop.")


# --- role and limits --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["I think you have an anxiety disorder. You should see your GP tomorrow.", "that's depression",
             "sounds like you have ADHD", "Sounds like you have PTSD to me.", "You might have OCD.",
             "I reckon it\u2019s depression.", "You're clearly bipolar."]
)  # fmt: skip
def test_a_diagnosis_is_seen(text: str) -> None:
    assert diagnoses(text)


@pytest.mark.parametrize(
    "text", ["You feel anxious.", "Anxiety like that wears you out.", "Your GP said it's depression.",
             "anxiety like that",
             "They told you it's depression. What was it like to hear that?", "I'm not saying you have depression.",
             "Do you have a diagnosis of ADHD?", "I had depression myself.", "You wonder if you have ADHD.",
             "Your mum has depression.", "That sounds depressing.", "You have no order in your days."]
)  # fmt: skip
def test_a_feeling_and_what_a_doctor_said_are_no_diagnosis(text: str) -> None:
    assert not diagnoses(text)


def test_their_own_word_for_it_is_no_diagnosis() -> None:
    assert not diagnoses("So it's depression, and you have depression again.", "my old depression is back")


def test_a_diagnosis_is_named_as_one_and_belongs_to_role_and_limits() -> None:
    notes = played("maya", "Hi Maya, what's on your mind?",
                   "I think you have an anxiety disorder. You should see your GP tomorrow.", "Tell me more about it.",
                   "What are the nights like?")  # fmt: skip
    assert notes[1].another is not None
    assert notes[1].another.skill == "role_and_limits"
    assert "diagnosis" in notes[1].another.happened
    named = one("I think you have an anxiety disorder.", "inform", "refer")
    role = evidence(borne_out(talk(named)), ())[0]
    assert role.says == "Once you told him what is wrong with him, as a diagnosis would."
    assert role.between == ("could do harm", "some of it")


@pytest.mark.parametrize(
    "text", ["Never! I promise I'll keep everything secret, no matter what.", "I promise I won't tell anyone.",
             "Your secret is safe with me.", "I'll keep it all to myself."]
)  # fmt: skip
def test_a_promise_of_secrecy_is_named_as_that(text: str) -> None:
    assert promises_to_tell_nobody(text)
    note = played("maya", "Hi Maya, what's on your mind?", text)[1]
    assert note.another is not None
    assert note.another.skill == "role_and_limits"
    assert "promise" in note.another.happened
    role = evidence(borne_out(talk(one(text, "direct self_disclose", "direct"))), ())[0]
    assert "promised to keep a secret" in role.says


@pytest.mark.parametrize(
    "text", ["I can't promise to keep it secret.", "I keep it to myself unless your life is in danger.",
             "Did he promise to keep it secret?", "You promised her you'd keep it secret."]
)  # fmt: skip
def test_the_limits_are_no_promise(text: str) -> None:
    assert not promises_to_tell_nobody(text)


# --- the question about suicide ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", ["maya", "harold", "dana"])
@pytest.mark.parametrize(
    "before",
    [
        ("How did she die? Was it sudden? Were you there with her?", "You should get out more. Join a club."),
        ("Oh don't worry, you'll be fine!", "Answer me please, I'm trying to help you."),
        ("What's on your mind?", "I won't tell anyone, this stays between us."),
    ],
)  # fmt: skip
def test_no_other_sentence_is_given_for_the_plain_question_and_nobody_is_blamed_for_it(
    id_: str, before: tuple[str, ...]
) -> None:
    note = played(id_, *before, ASKED, "Thank you for telling me.")[2]
    assert note.appropriate
    assert note.another is None
    assert "You asked plainly" in " ".join(g.says for g in note.good)
    assert not note.says


def test_an_insult_beside_the_question_is_named_and_the_question_stays_right() -> None:
    note = played("harold", "Good evening.", "You are pathetic. Are you thinking about suicide?")[1]
    assert note.another is None
    assert note.appropriate is False
    assert note.says.endswith("The question about suicide was right to ask.")


def test_a_question_that_pulls_for_a_no_is_still_shown_the_plain_one() -> None:
    note = played("harold", "Good evening.", "You're not thinking about suicide, are you?")[1]
    assert note.another is not None


def test_a_tip_at_the_door_is_no_order() -> None:
    notes = played("maya", "Hi Maya, what's on your mind?", "What are the nights like?",
                   "We need to stop in a few minutes. Take care of yourself, Maya.")  # fmt: skip
    assert notes[2].another is None or notes[2].another.skill != "choice_before_advice"


def test_reading_it_twice_changes_nothing() -> None:
    laid_out = talk(one("Hello", answer=TOLD), one(COMFORT, "reassure simple_reflection", "reassure near_reflection"))
    assert borne_out(borne_out(laid_out)) == borne_out(laid_out)
    assert laid_out.persona is SAM


# --- what was found by playing on -------------------------------------------------------------------------------------


def test_what_is_called_heavy_is_not_said_to_make_sense() -> None:
    said = said_of(talk(one("That's a heavy thing to carry on your own.", "validate", "validate")), 1)
    assert said == ["You took it as seriously as it is."]


def test_the_worry_of_somebody_else_is_no_word_for_what_they_feel() -> None:
    notes = played("maya", "Hi Maya. What's going on for you?", "Ten to four again.", "How is it to lie there?",
                   "You don't want your mum to worry.", seed=21)  # fmt: skip
    assert not any("“worry”" in g.says for g in notes[3].good)


def test_an_idea_that_nobody_said_yes_to_was_not_wanted() -> None:
    leave = one("do you want some tips?", "seek_permission", "seek_permission", reply("return_to_cue", "anyway"))
    tip = one("try the pomodoro thing", "advise_without_permission", "advise_welcome")
    assert said_of(talk(leave, tip), 2) == []
    yes = leave._replace(beat=reply("react", "go on then"), said="go on then")
    assert said_of(talk(yes, tip), 2) == ["He had wanted an idea, and you gave one."]


def test_a_question_on_the_way_to_the_plain_one_gets_no_other_in_its_place() -> None:
    closed = one("was she ill", "closed_question", "closed_question", TOLD)
    around = one("do you ever feel like giving up?", "closed_question", "closed_question")
    assert not tried(talk(one("Hello", answer=TOLD), closed, around), 3)


def test_how_to_leave_it_is_no_question_too_many() -> None:
    end = one("I'll have to go in a bit. How would you like to leave it for today?", "close open_question",
              "interrogated two_questions")  # fmt: skip
    assert "Question followed" not in tried(talk(one("Hello", answer=TOLD), end), 2)


@pytest.mark.parametrize("text", ["That would be very selfish.", "You're being a bit morbid."])
def test_what_calls_it_selfish_or_morbid_is_not_said_to_fit(text: str) -> None:
    assert tried(talk(one("Hello", answer=TOLD), one(text, "other")), 2)
    assert judges(text)
    assert not judges(f"You're afraid that {text.lower()}")


@pytest.mark.parametrize("text", ["Whatever.", "Calm down.", "I give up."])
def test_brushing_off_is_not_said_to_fit(text: str) -> None:
    assert tried(talk(one("Hello", answer=TOLD), one(text, "other")), 2)


def test_a_story_of_ones_own_leaves_nothing_to_them() -> None:
    story = one("I lost my husband in June. The mornings were the worst for me. How are yours?",
                "emphasize_autonomy open_question self_disclose", "emphasize_autonomy open_question")  # fmt: skip
    assert "You left it to him." not in said_of(talk(one("Hello", answer=TOLD), story), 2)


def test_prolonged_grief_disorder_is_a_diagnosis() -> None:
    assert diagnoses("Sounds like prolonged grief disorder.")


def test_thanks_for_a_no_did_not_go_back_to_what_had_been_told() -> None:
    asked = one(
        "Are you thinking about suicide?", "ask_suicide_direct", "ask_suicide_direct", reply("react", "No. I am not.")
    )
    thanks = one("Thank you, Sam. I believe you.", "support", "support")
    said = said_of(talk(one("Hello", answer=reply("disclose", "Thank you. I am Sam.")), asked, thanks), 3)
    assert not any("went back" in s for s in said)


def test_an_end_that_gathers_up_is_no_answer_to_what_showed() -> None:
    told = one("What is it like?", "open_question", "open_question", TOLD)
    end = one("We need to stop. I've heard about your course, the nights and your nan.", "close simple_reflection",
              "near_reflection cue_noticed")  # fmt: skip
    assert outcome(told, end, heard_at=2) == ("missed", None)
