"""What is said of a whole talk beside its points: figures with counts, habits, evidence, and care step by step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personas_for_tests import READER
from talks_by_hand import SAM, cue, one, reply, spoke_of, talk

from holdspace.coach_evidence import evidence
from holdspace.coach_habits import habits
from holdspace.coach_miti import MITI, miti
from holdspace.coach_model import Evidence
from holdspace.coach_quality import PARTS, SHORTEST, as_found, quality, quality_of, session_quality, shares
from holdspace.codes import CODEBOOK, HELPER_CODES, HelperCode
from holdspace.content import SHIPPED, find_content
from holdspace.conversation import Conversation
from holdspace.debrief import Debrief, as_text, debrief
from holdspace.debrief_help import brought_nearer, means_spoken_of, method_in_mind
from holdspace.debrief_points import points
from holdspace.debrief_strengths import strengths
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_wordings import Wordings
from holdspace.reading.readings import CodeSpan
from holdspace.simulate import play

# --- MITI, by volley ------------------------------------------------------------------------------------------------

BACK = one("You're worn out.", "complex_reflection", "close_reflection")
ASK = one("What are they like?", "open_question", "open_question")


def test_each_code_counts_once_a_volley_and_complex_beats_simple() -> None:
    twice = one(
        "You're worn out by it. You lie there. How? Since May?",
        "simple_reflection complex_reflection summarise open_question closed_question",
        "close_reflection validate",
    )
    figures = miti(talk(twice))
    assert (figures.volleys, figures.simple, figures.complex, figures.questions) == (1, 0, 1, 1)


def test_messages_between_which_nothing_was_said_are_one_volley() -> None:
    broken = ASK._replace(said="", beat=None)
    assert miti(talk(broken, ASK)).questions == 1
    assert miti(talk(ASK, ASK)).questions == 2


def test_a_silence_is_no_volley() -> None:
    assert miti(talk(one("", "", "silence"), ASK)).volleys == 1


def test_advice_counts_by_whether_it_had_leave() -> None:
    unasked = one("Try a walk.", "advise_without_permission", "advise_early")
    wanted = one("Try a walk.", "advise_without_permission", "advise_welcome")
    figures = miti(talk(unasked, wanted))
    assert (figures.persuade, figures.persuade_with_permission) == (1, 1)


def test_adherent_and_non_adherent_are_sums_of_the_manuals_codes() -> None:
    kind = one("Well done, it's up to you. May I?", "affirm emphasize_autonomy seek_permission", "affirm")
    harsh = one("No. Do it.", "confront direct", "confront direct")
    figures = miti(talk(kind, harsh))
    assert (figures.adherent, figures.non_adherent) == (3, 2)


def test_every_code_is_mapped_as_the_codebook_says() -> None:
    assert set(MITI) == set(HELPER_CODES)
    words = {
        "question": "Question", "simple": "Simple", "complex": "Complex", "affirm": "Affirm", "seek": "Seeking",
        "emphasise": "Emphasising", "giving_information": "Giving", "persuade_with_permission": "with Permission",
        "persuade": "Persuade", "confront": "Confront",
    }  # fmt: skip
    for code, behaviour in MITI.items():
        if behaviour:
            assert words[behaviour] in CODEBOOK[code].miti, code
        else:
            assert any(w in CODEBOOK[code].miti for w in ("uncoded", "no counterpart")), code


def test_a_ratio_stands_only_where_there_is_enough_to_make_one_of_and_never_without_its_counts() -> None:
    few = " ".join(miti(talk(BACK, ASK)).says)
    assert "for each question" not in few
    assert "too few" in few
    many = miti(talk(*(BACK, ASK) * 5))
    assert "five times" in many.says[0]
    assert any("1.0 given back for each question" in s for s in many.says)
    assert any("5 of 5" in s and "100 in a hundred" in s for s in many.says)
    assert "not norms" in many.about
    assert "expert opinion" in many.about


def test_without_questions_or_reflections_there_is_no_ratio_and_no_fault() -> None:
    assert miti(talk(BACK)).reflections_to_questions is None
    assert miti(talk(ASK)).complex_share is None


# --- habits ---------------------------------------------------------------------------------------------------------


def kinds(laid_out: Talk) -> list[str]:
    return [h.kind for h in habits(laid_out)]


def test_no_questions_at_all_is_seen_kindly_and_only_in_a_long_talk() -> None:
    assert kinds(talk(*[BACK] * 7)) == []
    found = habits(talk(*[BACK] * 9))
    assert [h.kind for h in found] == ["no_questions"]
    assert "you asked nothing" in found[0].says
    assert kinds(talk(*[BACK] * 8, ASK)) == []


def test_only_questions_are_seen() -> None:
    assert kinds(talk(*[ASK] * 9)) == ["only_questions"]


def test_the_same_opening_is_seen_with_how_often_and_where() -> None:
    stem = one("It sounds like you're worn out.", "complex_reflection", "near_reflection")
    found = habits(talk(*(stem, ASK) * 5))
    assert [h.kind for h in found] == ["stems"]
    assert "five of your ten" in found[0].says
    assert len(found[0].moments) == 3
    assert kinds(talk(*(stem, ASK, ASK) * 3)) == []


def test_praise_that_comes_again_and_again_is_seen() -> None:
    praise = one("You're so strong.", "affirm", "flattered")
    assert "praise" in kinds(talk(*(praise, ASK) * 5))
    assert "praise" not in kinds(talk(praise, *[ASK, BACK] * 5))


# --- role, own story, mending: evidence and a range -----------------------------------------------------------------


def of(laid_out: Talk, skill: str, *no_chance: str) -> Evidence:
    return next(e for e in evidence(laid_out, no_chance) if e.skill == skill)  # type: ignore[arg-type]


def test_there_is_no_number_and_a_range_is_never_one_level() -> None:
    talks = [
        talk(BACK, ASK), talk(one("I'd tell you first.", "explain_role", "explain_role", limits_known=True)),
        talk(one("I lost my dad. And you?", "self_disclose", "self_disclose_brief")),
        talk(one("Shut up.", "confront", "insult")), talk(one("Sorry.", "apologise", "apologise_repair")),
        talk(one("Sorry.", "apologise", "apologise_repair"), one("Bye.", "close")),
    ]  # fmt: skip
    for laid_out in talks:
        for e in evidence(laid_out, ()):
            assert not any(c.isdigit() for c in e.says)
            assert e.between is None or e.between[0] != e.between[1]


def test_a_promise_of_secrecy_could_do_harm_and_limits_said_are_sound() -> None:
    secret = one("This stays strictly between us, I promise.", "explain_role", "explain_role")
    assert of(talk(secret), "role_and_limits").between == ("could do harm", "some of it")
    said_ = one("Private, unless your life is in danger.", "explain_role", "explain_role", limits_known=True)
    assert of(talk(said_), "role_and_limits").between == ("all of it", "all of it, and more")


def test_what_only_reads_as_a_story_is_no_evidence_of_one() -> None:
    assert of(talk(one("Sorry, I had to ask.", "self_disclose", "self_disclose_brief")), "own_story").moments == ()
    story = one("I lost my job too. How is it for you?", "self_disclose", "self_disclose_brief")
    assert len(of(talk(story), "own_story").moments) == 1


def test_a_skill_without_a_chance_has_no_range() -> None:
    none = of(talk(BACK), "own_story", "own_story")
    assert none.between is None
    assert "no chance" in none.says


# --- care, where a wish to be dead was told -------------------------------------------------------------------------


def care(*messages: Exchange, hint: int = 0) -> dict[str, bool | None]:
    laid_out = talk(*messages)
    telling = laid_out.every[1]
    hints = [cue(hint, "wish", "wish_dead")] if hint else []
    return {s.step: s.done for s in brought_nearer(laid_out, telling, hints)}


TELLS = one("Are you thinking about suicide?", "ask_suicide_direct", "ask_suicide_direct")


def test_what_was_named_is_found_in_the_words_whatever_code_it_got() -> None:
    done = care(
        TELLS,
        one("I won't do anything behind your back. Is there someone you trust who could know?"),
        one("Your GP could help with this, and Samaritans answer on 116 123 day and night."),
    )
    assert done == {
        "said_first": True, "next_step": False, "professional": True, "trusted_person": True, "number": True,
        "means": None,
    }  # fmt: skip


def test_what_was_not_named_in_time_enough_is_not_seen_with_the_turn_that_offered_it() -> None:
    laid_out = talk(TELLS, one("I'm here."), one("I'm still here."))
    steps = list(brought_nearer(laid_out, laid_out.every[1], []))
    not_seen = [s for s in steps if s.done is False]
    assert {s.step for s in not_seen} == {"said_first", "next_step", "professional", "trusted_person", "number"}
    assert all(s.moment and s.moment.message == 3 for s in not_seen)


def test_what_was_told_at_the_end_gave_no_chance() -> None:
    assert set(care(TELLS, one("I'm here.")).values()) == {None}


def test_means_are_looked_at_only_where_a_method_was_in_mind() -> None:
    method = one("How?", "open_question", "open_question", reading=spoke_of("method"))
    laid_out = talk(TELLS, method, one("I'm here."), one("Could your sister keep them for you?"))
    known = method_in_mind(laid_out)
    assert known is not None
    assert means_spoken_of(laid_out, known) is laid_out.every[4]
    assert care(TELLS, method, one("I'm here."), one("And now?"))["means"] is False
    assert care(TELLS, one("I'm here."), one("And now?"))["means"] is None


def test_limits_that_name_a_supervisor_are_no_professional_for_the_person() -> None:
    assert care(TELLS, one("I'd bring in my supervisor, and tell you first."), one("ok"))["professional"] is False


# --- the session measure --------------------------------------------------------------------------------------------


def spans(*codes: HelperCode) -> list[CodeSpan]:
    return [CodeSpan(code=c, start=10 * n, end=10 * n + 10, score=0.9) for n, c in enumerate(codes)]


def test_listening_stands_above_telling() -> None:
    listens = session_quality([spans("complex_reflection", "open_question")] * 6)
    tells = session_quality([spans("inform", "advise_without_permission")] * 6)
    assert listens is not None
    assert tells is not None
    assert listens > 0.8
    assert tells < 0.2


def test_too_short_a_session_has_no_measure() -> None:
    assert session_quality([spans("open_question")] * (SHORTEST - 1)) is None
    assert session_quality([spans("backchannel")] * 50) is None
    assert quality_of(Conversation()) is None


@given(st.lists(st.lists(st.sampled_from(HELPER_CODES), max_size=4), min_size=SHORTEST, max_size=12))
def test_the_measure_is_a_share_of_one_and_its_parts_sum_to_one(turns: list[list[HelperCode]]) -> None:
    parts = shares(spans(*codes) for codes in turns)
    if parts is not None:
        assert sum(parts.values()) == pytest.approx(1.0)
        assert 0.0 <= quality(parts) <= 1.0


def test_echoes_worn_openings_and_what_was_pressed_out_do_not_win_the_measure() -> None:
    turn = spans("complex_reflection", "open_question")
    honest = session_quality([turn] * 6)
    assert honest is not None
    for finding in ("parroted", "formula", "press"):
        gamed = session_quality([list(as_found(turn, (finding,)))] * 6)
        assert gamed is not None
        assert gamed < honest - 0.3


def test_no_code_is_counted_in_two_parts() -> None:
    every = [code for codes in PARTS.values() for code in codes]
    assert len(every) == len(set(every))


# --- the page -------------------------------------------------------------------------------------------------------


def look() -> Debrief:
    persona = find_content(SHIPPED).persona("dana")
    said_ = ("Hi Dana.", "What's in the drawer?", "You sound tired.", "Are you thinking about suicide?", "I'm here.")
    return debrief(persona, list(play(persona, READER, said_, 3)), "", reader=READER)


def test_the_measure_of_a_session_is_nowhere_on_a_trainees_page() -> None:
    assert "quality" not in Debrief.model_json_schema()["properties"]
    assert "quality" not in str(look().model_dump())


def test_the_figures_and_what_a_person_must_judge_are_on_the_page() -> None:
    text = as_text(look())
    assert "given back" in text
    assert "For a person to judge" in text


def test_nothing_of_it_is_said_of_a_talk_that_was_too_short() -> None:
    d = debrief(SAM, list(play(SAM, READER, ("hi",), 3)), "", reader=READER)
    assert (d.miti, d.habits, d.evidence) == (None, (), ())


def test_an_answer_that_takes_a_no_is_offered_where_a_question_about_suicide_got_one() -> None:
    reaction = reply("react", "no. i don't mind you asking", pool="reactions.ask_suicide_direct.low_trust")
    laid_out = talk(
        one("Are you thinking about suicide?", "ask_suicide_direct", answer=reaction), one("I don't believe you.")
    )
    assert Wordings(laid_out, READER).at(laid_out.every[2], "ER").text.startswith("Thank you for answering")


def test_two_skills_at_one_worst_message_are_each_said_at_a_message_of_their_own() -> None:
    echo = one("So, from ten till six.", "simple_reflection", "parroted")
    order = one("You must sleep more. You're angry.", "direct", "direct misheard_confident", trust=0.0)
    laid_out = talk(
        one("Hi.", "greet", "greet"), echo, echo, order, one("You're angry.", "other", "misheard_confident")
    )
    found = points(laid_out, frozenset(), Wordings(laid_out, READER))
    assert {p.skill for p in found} == {"choice_before_advice", "giving_back"}
    assert len({p.moment.message for p in found}) == 2


def test_praise_that_shares_a_word_with_what_was_said_is_no_strength() -> None:
    praise = one(
        "You have such a lovely way of cleaning offices!", "complex_reflection", "close_reflection cue_met", fit=0.6
    )
    laid_out = talk(one("Hi.", "greet", "greet"), praise)
    assert strengths(laid_out, frozenset()) == ()
