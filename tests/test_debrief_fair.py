"""The look back is fair to what was written: one count for each thing, nothing praised or missing that is not so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from personas_for_tests import READER
from talks import Kept, keep_in, looked_back_at
from talks_by_hand import SAM, cue, one, reply, talk

from holdspace.annotated import annotated
from holdspace.coach_evidence import evidence
from holdspace.coach_good import good_of
from holdspace.coach_miti import miti
from holdspace.coach_model import Level
from holdspace.coach_slips import slip
from holdspace.debrief import debrief
from holdspace.debrief_again import Read, Standing, again
from holdspace.debrief_between import between, put_right
from holdspace.debrief_counts import asks, closeness, given_back
from holdspace.debrief_goal import goal_look
from holdspace.debrief_looking import no_chance
from holdspace.debrief_strengths import strengths
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import asks_about_you, asks_what_this_is, told_own
from holdspace.debrief_wordings import Wordings
from holdspace.growth_counts import COUNTED
from holdspace.rubric import LEVEL_NAMES, RUBRIC
from holdspace.rubric_coach import coach_view
from holdspace.selfview_sessions import SessionLook

SAY = (
    "Hello, I'm Amina, I'm a peer supporter. It stays here, only if your life is in danger I bring someone in.",
    "You compare yourself with everyone.",
    "You are strong, you can do it! Many people have it worse.",
    "Sorry, that came out wrong. You're worn out.",
    "Are you sleeping?",
    "No, I also lay awake many nights. But I want to hear yours.",
    "Do you sometimes think about suicide?",
    "I had the same in my studies, I just worked harder and then I passed. Just be positive.",
)
FILL = one("Hello.", "greet", "greet", reply("disclose"))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def look(kept: Kept) -> SessionLook:
    return looked_back_at(kept, SAY)


def asked_by_them(words: str) -> Exchange:
    return one("Tell me.", "other", "", reply("disclose", words))


def lacking(laid_out: Talk) -> set[str]:
    return {n.skill for n in no_chance(laid_out, ())}


# --- one count for each thing -----------------------------------------------------------------------------------------


def test_transcript_look_back_and_progress_count_the_same(look: SessionLook) -> None:
    back = given_back(look.talk)
    counts = {c.name: c.number for c in back.counts}
    shares = {one.skill: one.share(look.talk, look.disputed) for one in COUNTED}
    said = [m for m in annotated(look, reader=READER).said if m.who == "you"]

    def marked(words: str) -> int:
        return sum(any(s.label and s.label.says == words for s in m.spans) for m in said)

    assert counts["a story of your own"] == marked("of yourself") == shares["own_story"].of == 2
    assert counts["something given back"] == shares["giving_back"].number
    assert marked("gave back") + marked("gave back what it means") <= counts["something given back"]
    figures = miti(look.talk)
    assert figures.reflections == counts["something given back"]
    assert figures.questions == counts["a question"] == sum(asks(e) for e in look.talk.mine)
    assert figures.affirm == 0
    assert shares["repair_hope_ending"].of == len(between(look.talk))
    assert shares["repair_hope_ending"].number == len(put_right(look.talk))


def test_the_range_of_a_skill_without_a_number_is_the_same_in_every_box(look: SessionLook) -> None:
    seen = {e.skill: e for e in evidence(look.talk, lacking(look.talk))}  # type: ignore[arg-type]
    for view in coach_view(look.talk):
        if view.numbered:
            continue
        between_ = seen[view.skill].between
        assert between_ is not None
        assert view.low is not None
        assert view.high is not None
        assert (LEVEL_NAMES[view.low].lower(), LEVEL_NAMES[view.high].lower()) == between_
        assert seen[view.skill].says in view.says
        assert not any(digit in view.spoken for digit in "1234")


def test_the_four_levels_have_one_name_each() -> None:
    assert [name.lower() for name in LEVEL_NAMES.values()] == list(Level.__args__)  # type: ignore[attr-defined]
    assert not any("sound" in name.lower() for name in LEVEL_NAMES.values())


def test_what_came_between_is_counted_once_and_going_on_is_no_second_thing() -> None:
    hurt = one("That's ridiculous of you.", "confront", "confront", reply("react"))
    on = one("Do you eat?", "closed_question", "closed_question carried_on", reply("fact"))
    laid_out = talk(hurt, on)
    assert [b.one.number for b in between(laid_out)] == [1]
    seen = next(e for e in evidence(laid_out, ()) if e.skill == "repair_hope_ending")
    assert seen.says.startswith("Once something may have come between you")


def test_an_apology_that_a_reader_saw_counts_although_no_slip_was_found() -> None:
    sorry = one("Sorry, that came out wrong.", "apologise", "apologise_repair", reply("react"))
    laid_out = talk(FILL, sorry)
    assert len(between(laid_out)) == len(put_right(laid_out)) == 1


# --- a chance, and a story of one's own -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "is it just me, does anyone else actually do this",
        "have you ever had nights like that",
        "do you ever just lie there",
        "am i the only one",
    ],
)
def test_a_plain_question_about_others_is_a_chance_for_ones_own_story(words: str) -> None:
    assert asks_about_you(asked_by_them(words))
    assert "own_story" not in lacking(talk(asked_by_them(words), FILL))


@pytest.mark.parametrize("words", ["does anyone else see this", "do you want the long version"])
def test_another_question_is_none(words: str) -> None:
    assert not asks_about_you(asked_by_them(words))


@pytest.mark.parametrize(
    "words",
    [
        "hey. um. not really sure how this works",
        "what is this",
        "who are you?",
        "so are you a doctor or what",
        "i don't know how this works",
    ],
)
def test_asking_what_this_is_is_a_chance_to_say_what_one_is_here_for(words: str) -> None:
    assert asks_what_this_is(asked_by_them(words))
    opening = reply("open", words)
    laid_out = talk(FILL, FILL, FILL, opening=opening)
    assert "role_and_limits" not in lacking(laid_out)
    view = next(v for v in coach_view(laid_out) if v.skill == "role_and_limits")
    assert view.chance


@pytest.mark.parametrize(
    "words",
    ["No, I also lay awake many nights. But I want to hear yours.", "Me also. And you?", "I also lie awake at night."],
)
def test_a_learners_words_tell_a_story_of_their_own(words: str) -> None:
    assert told_own(one(words, "self_disclose", ""))


@pytest.mark.parametrize(
    "words",
    [
        "I've got time, and you may leave out what you like.",
        "I also think you are tired.",
        "I also want to hear about Monday.",
    ],
)
def test_what_says_nothing_of_ones_life_is_no_story(words: str) -> None:
    assert not told_own(one(words, "self_disclose", ""))


def test_a_story_held_up_to_them_is_never_above_some_of_it() -> None:
    bad = one(SAY[-1], "self_disclose", "self_disclose_brief")
    laid_out = talk(FILL, FILL, bad)
    assert next(e for e in evidence(laid_out, ()) if e.skill == "own_story").between == (
        "could do harm", "some of it",
    )  # fmt: skip
    assert next(v for v in coach_view(laid_out) if v.skill == "own_story").high == 2
    assert not any(s.skill == "own_story" for s in strengths(laid_out, frozenset()))
    counted = next(c for c in COUNTED if c.skill == "own_story").share(laid_out, frozenset())
    assert (counted.number, counted.of) == (0, 1)


def test_no_strength_is_named_beside_a_comparison_of_suffering() -> None:
    read = again(
        "You are strong, you can do it! Many people have it worse.",
        Read(frozenset({"affirm"}), frozenset({"affirm"})),
        Standing("disclose", "i clean offices", hurt=False),
    )
    assert "affirm" not in read.codes
    assert "belittled" in read.findings


# --- good notes that are so -------------------------------------------------------------------------------------------


def test_saying_when_somebody_would_be_brought_in_brings_nobody_in() -> None:
    at = Standing("disclose", "i clean offices", hurt=False)
    limits = Read(frozenset({"explain_role", "hand_over"}), frozenset({"explain_role", "hand_over"}))
    assert "hand_over" not in again(SAY[0], limits, at).findings
    now = Read(frozenset({"hand_over"}), frozenset({"hand_over"}))
    assert "hand_over" in again("Shall we ring your sister together, now?", now, at).findings


def test_an_announcement_gives_nothing_back() -> None:
    words = "Before you tell more: I'm a peer supporter. It stays here, only if your life is in danger I bring someone."
    assert closeness(one(words, "explain_role simple_reflection", "explain_role near_reflection")) is None
    both = f"You lie awake. {words}"
    assert closeness(one(both, "explain_role simple_reflection", "explain_role near_reflection")) == "near"


def test_a_cue_is_said_to_be_met_by_name_only_where_the_name_is_in_the_words() -> None:
    def says(words: str) -> str:
        met = one(words, "complex_reflection", "close_reflection cue_met", reply("elaborate"), fit=0.8)
        carried = cue(1, "clean offices", "shame", "met", heard_at=2)
        last = one("And now?", "open_question", "open_question", cues=(carried,))
        return " ".join(s.what for s in strengths(talk(FILL, met, last), frozenset()))

    assert "met what was in it: shame" in says("You clean offices, and you're ashamed of it.")
    assert "shame" not in says("You clean offices, and you're scared of the nights.")


def test_no_example_holds_a_number_that_was_never_said() -> None:
    laid_out = talk(FILL)
    wordings = Wordings(laid_out, READER)
    before = laid_out.every[0]
    assert not wordings._was_said(before, "You sound worn out on about three hours a night.")
    assert not wordings._was_said(before, "You sound out of touch, going quiet.")
    assert wordings._was_said(before, "You sound worn out.")


def test_to_whoever_asks_if_they_are_alone_in_it_the_example_answers() -> None:
    idea = one("You should call your mum.", "advise_without_permission", "advise_early")
    laid_out = talk(asked_by_them("is it just me, does anyone else do this"), idea)
    assert "just you" in Wordings(laid_out, READER).at(laid_out.mine[1], "MI").text


def test_being_sure_of_what_others_will_feel_is_comfort_and_gives_nothing_back() -> None:
    at = Standing("disclose", "i clean offices", hurt=False)
    words = "Maybe you should try to talk with your mum, she would understand for sure."
    as_read = Read(
        frozenset({"advise_without_permission", "simple_reflection"}), frozenset({"advise_unasked", "near_reflection"})
    )
    read = again(words, as_read, at)
    assert {"reassure", "advise_unasked"} <= read.findings
    assert "simple_reflection" not in read.codes
    assert "near_reflection" not in read.findings


def test_blame_taken_away_is_no_arguing() -> None:
    read = Read(frozenset({"confront"}), frozenset({"confront"}))
    at = Standing("fact", "", hurt=False)
    assert "confront" not in again("I don't say it is your fault. You carried it quietly.", read, at).findings
    assert "confront" in again("It is your fault.", read, at).findings


# --- what helped most, and what went by -------------------------------------------------------------------------------


def test_the_plain_question_is_the_first_of_what_helped_wherever_a_cue_had_come() -> None:
    sorry = one("Sorry, that came out wrong.", "apologise", "apologise_repair", reply("react"))
    asked = one("Do you think about suicide?", "ask_suicide_direct", "ask_suicide_direct", reply("react", "no"),
                cues=(cue(1, "clean offices", "shame", "noticed", heard_at=2),))  # fmt: skip
    first = strengths(talk(FILL, sorry, asked), frozenset())[0]
    assert first.what.startswith("You asked plainly and calmly about suicide")
    assert first.moment.message == 3


def test_taking_a_no_and_going_back_to_what_was_told_is_named() -> None:
    asked = one("Do you think about suicide?", "ask_suicide_direct", "ask_suicide_direct",
                reply("react", "it's a no. i only want sleep"))  # fmt: skip
    back = one("Thank you, I believe you. And you clean offices from ten till six.", "simple_reflection",
               "near_reflection", reply("react"))  # fmt: skip
    found = strengths(talk(FILL, asked, back), frozenset())
    assert any("took his word for it" in s.what and s.moment.message == 3 for s in found)
    on = one("Are you sure you don't think about suicide?", "ask_suicide_direct", "ask_suicide_direct")
    assert not any("his word" in s.what for s in strengths(talk(FILL, asked, on), frozenset()))


def test_words_against_oneself_that_a_closed_question_walks_past_get_one_kind_note() -> None:
    hurt = one("You compare yourself.", "simple_reflection", "near_reflection",
               reply("react", "so it's my fault. i mean yeah, i know it is"))  # fmt: skip
    past = one("You pretend. How long already?", "closed_question simple_reflection", "closed_question")
    laid_out = talk(hurt, past, hurt, past)
    found = slip(laid_out, laid_out.mine[1], (), Wordings(laid_out, READER))
    assert found is not None
    assert "so it's my fault" in found.happened
    assert found.small
    again_ = slip(laid_out, laid_out.mine[3], (), Wordings(laid_out, READER))
    assert again_ is None or "my fault" not in again_.happened
    met = one("You feel it's your fault. Is that so?", "closed_question simple_reflection", "closed_question")
    heard = slip(talk(hurt, met), talk(hurt, met).mine[1], (), Wordings(talk(hurt, met), READER))
    assert heard is None or "just said" not in heard.happened


# --- words ------------------------------------------------------------------------------------------------------------


def test_an_apology_is_no_moment_of_a_goal_to_mend_nothing() -> None:
    sorry = one("Sorry, that came out wrong.", "apologise", "apologise_repair", reply("react"))
    laid_out = talk(FILL, sorry, FILL)
    looked = goal_look(laid_out, "Stay with one thing at a time and mend nothing.")
    assert looked is not None
    assert not any("put something right" in m.says for m in looked.moments)
    repair = goal_look(laid_out, "Put right what comes between you.")
    assert repair is not None
    assert any("put something right" in m.says for m in repair.moments)


def test_putting_right_has_one_name(look: SessionLook) -> None:
    shown = debrief(look.persona, look.conversation, "", reader=READER).model_dump_json()
    assert RUBRIC["repair_hope_ending"].name == "Putting right, hope and ending"
    assert "mend" not in shown.lower().replace('"mend"', "")
    assert "held against" not in shown


def test_good_notes_name_the_plain_question_too() -> None:
    asked = one("Do you think about suicide?", "ask_suicide_direct", "ask_suicide_direct", reply("react", "no"))
    laid_out = talk(FILL, FILL, asked, persona=SAM)
    assert any("plainly" in g.says for g in good_of(laid_out, frozenset())(laid_out.mine[2]))
