from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personas_for_tests import MESSAGES, Part, at, beat, read_as, readings, sam, states

from holdspace.client.findings import LONG_STORY, Heard, listen
from holdspace.client.fit import fit
from holdspace.client.pressing import PATIENT_TURNS
from holdspace.client.state import Beat, ClientState, GivenBack, Planted

SAM = sam()
NIGHTS = beat(SAM, "nights")
DAFT = beat(SAM, "daft")


def hear(state: ClientState, text: str, *parts: Part, beats: tuple[Beat, ...] = (NIGHTS,)) -> Heard:
    return listen(SAM, state, read_as(text, *parts), text, beats)


def found(text: str, *parts: Part, beats: tuple[Beat, ...] = (NIGHTS,), **state: Any) -> set[str]:
    return set(hear(at(SAM, **state), text, *parts, beats=beats).findings)


def cue_after(text: str, *parts: Part, turn: int = 1, **cue: Any) -> tuple[str, set[str]]:
    planted = Planted(disclosure="daft", kind="shame", words="it's daft", at=1, left=2).model_copy(update=cue)
    heard = hear(at(SAM, turn=turn, cues=(planted,)), text, *parts, beats=(DAFT,))
    return heard.cues[0].outcome, set(heard.findings)


def test_the_third_question_without_anything_given_back_interrogates() -> None:
    assert "interrogated" not in found("Do you?", "closed_question", questions=1)
    assert "interrogated" in found("Do you?", "closed_question", questions=2)


def test_a_question_after_something_given_back_interrogates_nobody() -> None:
    text = "You're drained. What helps?"
    parts: tuple[Part, ...] = (("complex_reflection", "You're drained."), ("open_question", "What helps?"))
    assert "interrogated" not in found(text, *parts, questions=4)


def test_two_questions_are_two_also_in_one_span() -> None:
    assert "two_questions" in found("Do you sleep? Do you eat?", "closed_question")


def test_one_question_read_as_two_is_one() -> None:
    text = "How is it for you, keeping it in?"
    parts: tuple[Part, ...] = (("open_question", "How is it for you,"), ("closed_question", "keeping it in?"))
    assert "two_questions" not in found(text, *parts)


def test_a_question_without_its_mark_is_one() -> None:
    assert hear(at(SAM), "what happened", "open_question").questions == 1


def test_advice_before_anything_was_looked_at_is_early() -> None:
    assert "advise_early" in found("You should rest.", "advise_without_permission")


def test_advice_after_listening_is_only_unasked() -> None:
    heard = tuple(GivenBack(turn=n, fit=0.6) for n in range(3))
    assert "advise_unasked" in found("Try resting.", "advise_without_permission", given_back=heard, phase="exploring")


@pytest.mark.parametrize("asked", ["wants_advice", "permission"])
def test_advice_that_was_asked_for_is_welcome(asked: str) -> None:
    what = found("You could rest.", "advise_without_permission", **{asked: True})
    assert "advise_welcome" in what
    assert not {"advise_early", "advise_unasked"} & what


def test_small_signs_hold_twice_then_wear() -> None:
    assert "backchannel" in found("mm", "backchannel", backchannels=1)
    assert "backchannel_worn" in found("mm", "backchannel", backchannels=2)


def test_a_pause_holds_once_then_wears() -> None:
    def silent(before: int) -> set[str]:
        return set(
            listen(SAM, at(SAM, silences=before), read_as("", "other", conduct=("empty",)), "", (NIGHTS,)).findings
        )

    assert "silence" in silent(0)
    assert "silence_worn" in silent(1)


def test_praise_wears_and_is_welcome_again_later() -> None:
    assert "affirm" in found("That took courage.", "affirm", praised=1)
    assert "flattered" in found("That took courage.", "affirm", praised=2)
    assert "affirm" in found("That took courage.", "affirm", praised=2, turn=8)


def test_the_same_opening_wears_off_and_then_is_a_formula() -> None:
    text, stem = "It sounds like you're drained.", "it sounds like"
    assert "close_reflection" in found(text, "complex_reflection", stems=(stem,))
    assert "near_reflection" in found(text, "complex_reflection", stems=(stem,) * 2)
    assert "formula" in found(text, "complex_reflection", stems=(stem,) * 3)
    assert "formula" in found("It sounds like a lot.", "complex_reflection", stems=(stem,) * 2)


def test_an_opening_used_now_and_then_is_no_formula() -> None:
    stems = ("it sounds like", "it sounds like", "", "", "", "", "it sounds like", "")
    assert "close_reflection" in found("It sounds like you're drained.", "complex_reflection", stems=stems)


@pytest.mark.parametrize("words", ["You're so drained.", "Drained and it seems like you feel it."])
def test_only_how_a_sentence_begins_is_its_opening(words: str) -> None:
    assert fit(words, read_as(words, "complex_reflection"), (NIGHTS,)).stem is None


def test_the_same_reflection_again_gains_nothing_and_then_is_a_formula() -> None:
    text = "You're drained."
    once = GivenBack(turn=1, fit=0.6, matter=tuple(fit(text, read_as(text, "complex_reflection"), (NIGHTS,)).matter))
    assert "near_reflection" in found(text, "complex_reflection", given_back=(once,))
    assert "formula" in found(text, "complex_reflection", given_back=(once, once))


@pytest.mark.parametrize("code", ["validate", "support", "emphasize_autonomy", "seek_permission", "offer_hope"])
def test_a_kindness_a_third_time_running_is_a_formula(code: Any) -> None:
    assert "formula" not in found("kindly so.", code, lately=((code,),))
    what = found("kindly so.", code, lately=((code,), (code,)))
    assert "formula" in what
    assert code not in what


def test_a_kindness_beside_something_accurate_is_no_formula() -> None:
    text = "You're drained. I'm here."
    parts: tuple[Part, ...] = (("complex_reflection", "You're drained."), ("support", "I'm here."))
    assert "formula" not in found(text, *parts, lately=(("support",), ("support",)))


def test_asking_the_same_matter_again_after_a_no_presses() -> None:
    refused = {"turn": 4, "refusal": 4, "refused_topic": "debt"}
    assert "press" in found("How much do you owe?", "closed_question", **refused)


def test_another_matter_after_a_no_does_not_press() -> None:
    assert "press" not in found("Do you have a dog?", "closed_question", turn=4, refusal=4, refused_topic="debt")


def test_what_was_told_freely_is_no_pressing() -> None:
    both = sam(disclosures=[{**d, "topics": [*d["topics"], "night"]} for d in _written()])
    text = "What is the night like?"
    state = at(both, turn=4, refusal=4, refused_topic="debt")
    assert "press" not in listen(both, state, read_as(text, "open_question"), text, (NIGHTS,)).findings


def _written() -> list[dict[str, Any]]:
    return [d.model_dump() for d in SAM.disclosures]


def test_a_no_is_over_after_some_turns() -> None:
    old = {"turn": 4 + PATIENT_TURNS + 1, "refusal": 4, "refused_topic": "debt"}
    assert "press" not in found("How much do you owe?", "closed_question", **old)


@pytest.mark.parametrize("urge", ["come on just tell me", "Why won't you say?", "You need to tell me, please tell me."])
def test_urging_after_a_no_presses_whatever_the_reader_saw(urge: str) -> None:
    assert "press" in found(urge, turn=4, refusal=4, refused_topic="debt")


def test_urging_without_a_no_does_not_press() -> None:
    assert "press" not in found("come on just tell me")


def test_asking_about_suicide_after_a_no_never_presses() -> None:
    assert "press" not in found(
        "Are you thinking of killing yourself over the money?", "ask_suicide_direct", turn=4, refusal=4,
        refused_topic="debt",
    )  # fmt: skip


@pytest.mark.parametrize("words", ["That's okay, we can leave it.", "No pressure.", "It's up to you.", "Fair enough."])
def test_letting_a_no_be_respects_it(words: str) -> None:
    heard = hear(at(SAM, turn=4, refusal=4, refused_topic="debt"), words, "support")
    assert heard.respecting
    assert "refusal_respected" in heard.findings


def test_there_is_no_no_to_respect_unless_one_was_said() -> None:
    assert "refusal_respected" not in found("No pressure.", "support")


def test_an_apology_repairs_only_where_something_is_to_be_repaired() -> None:
    assert "apologise_repair" not in found("Sorry, my mistake.", "apologise")
    assert "apologise_repair" in found("Sorry, my mistake.", "apologise", strain=0.2)
    assert "apologise_repair" in found("Sorry, my mistake.", "apologise", advised=1)


def test_a_long_story_takes_over_and_a_brief_one_does_not() -> None:
    long = "I was there too " * LONG_STORY
    assert "self_disclose_long" in found(long, "self_disclose")
    assert "self_disclose_brief" in found("I was there too.", "self_disclose")


def test_a_long_story_that_comes_back_does_not_take_over() -> None:
    story = "I was there too " * LONG_STORY
    text = f"{story}. How is it for you?"
    assert "self_disclose_brief" in found(text, ("self_disclose", story), ("open_question", "How is it for you?"))


@pytest.mark.parametrize("words", ["send me a pic", "what are you wearing", "send nudes"])
def test_a_sexual_line_is_known_by_its_words(words: str) -> None:
    assert "sexual" in found(words)


@pytest.mark.parametrize(
    "words", ["How do you sleep in that bed?", "Is it a same-sex couple?", "You felt naked in front of them all."]
)
def test_innocent_words_are_not_sexual(words: str) -> None:
    assert "sexual" not in found(words)


def test_a_cue_that_is_met_at_once_is_met() -> None:
    outcome, what = cue_after("You feel foolish even asking.", "complex_reflection")
    assert (outcome, "cue_met" in what) == ("met", True)


def test_a_cue_that_is_asked_about_is_noticed() -> None:
    outcome, what = cue_after("What's daft about it?", "open_question")
    assert (outcome, "cue_noticed" in what) == ("noticed", True)


def test_a_feeling_that_only_comes_often_with_it_turns_towards_a_cue_and_does_not_meet_it() -> None:
    outcome, what = cue_after("It sounds lonely.", "complex_reflection")
    assert (outcome, "cue_met" in what) == ("noticed", False)


def test_a_cue_that_is_met_a_turn_later_was_heard_late() -> None:
    outcome, _ = cue_after("You feel foolish even asking.", "complex_reflection", turn=2)
    assert outcome == "late"


def test_a_cue_noticed_first_and_met_after_is_met() -> None:
    outcome, _ = cue_after("You feel foolish even asking.", "complex_reflection", turn=2, outcome="noticed")
    assert outcome == "met"


def test_a_cue_that_nobody_hears_in_its_time_is_missed_once() -> None:
    outcome, what = cue_after("Do you have a dog?", "closed_question", turn=2, left=1)
    assert (outcome, "cue_missed" in what) == ("missed", True)
    _, what = cue_after("Do you have a dog?", "closed_question", turn=3, left=0, outcome="missed")
    assert "cue_missed" not in what


def test_a_cue_waits_while_there_is_time() -> None:
    outcome, what = cue_after("Do you have a dog?", "closed_question")
    assert (outcome, "cue_missed" in what) == ("open", False)


def test_a_noticed_cue_is_never_missed() -> None:
    outcome, _ = cue_after("Do you have a dog?", "closed_question", turn=2, left=1, outcome="noticed")
    assert outcome == "noticed"


@pytest.mark.parametrize("over", ["advise_without_permission", "reassure", "direct", "confront", "warn"])
def test_a_cue_talked_over_in_the_same_breath_is_not_met(over: Any) -> None:
    text = "You feel foolish. Now then, do this."
    outcome, what = cue_after(text, ("complex_reflection", "You feel foolish."), (over, "Now then, do this."))
    assert (outcome, "cue_met" in what) == ("noticed", False)


def test_parroting_a_cue_does_not_meet_it() -> None:
    outcome, _ = cue_after("It's daft, there's people with cancer.", "complex_reflection")
    assert outcome != "met"


def test_a_long_message_is_found_in_time() -> None:
    assert found("word " * 4000, "inform") == set()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_message_to_anybody_is_heard(data: st.DataObject) -> None:
    text = data.draw(MESSAGES)
    heard = listen(SAM, data.draw(states(SAM)), data.draw(readings(text)), text, (NIGHTS, DAFT))
    assert len(set(heard.findings)) == len(heard.findings)
    assert not (heard.pressing and heard.respecting)
