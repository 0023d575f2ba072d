from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personas_for_tests import MESSAGES, Part, at, beat, readings, reply, sam, states

from holdspace.client import director, matters, person
from holdspace.client.state import Beat, Planted
from holdspace.codes import Conduct

SAM = sam()
NIGHTS = beat(SAM, "nights")
LETTER = beat(SAM, "letter")
DEEP_IDS = {d.id for d in SAM.disclosures if d.depth >= 2}


def answers(text: str, *parts: Part, seeds: int = 12, recent: tuple[Beat, ...] = (NIGHTS,), **state: Any) -> list[Beat]:
    conduct: tuple[Conduct, ...] = state.pop("conduct", ())
    before = at(SAM, **state)
    return [reply(SAM, before, text, *parts, recent=recent, seed=seed, conduct=conduct).beat for seed in range(seeds)]


def kinds(*args: Any, **state: Any) -> set[str]:
    return {b.kind for b in answers(*args, **state)}


def told(*args: Any, **state: Any) -> set[str | None]:
    return {b.disclosure for b in answers(*args, **state) if b.kind == "disclose"}


def pools(*args: Any, **state: Any) -> set[str]:
    return {b.pool.removesuffix(".low_trust").removesuffix(".high_trust") for b in answers(*args, **state)}


def test_chance_comes_from_the_seed_and_the_turn_alone() -> None:
    assert director.draws(3, 7).random() == director.draws(3, 7).random()
    assert director.draws(3, 7).random() != director.draws(3, 8).random()
    assert director.draws(3, 7).random() != director.draws(4, 7).random()


def test_another_seed_opens_otherwise() -> None:
    assert len({director.opening(SAM, at(SAM), seed).address for seed in range(20)}) == 4


def test_asked_after_its_topic_a_matter_is_told() -> None:
    assert told("What's your work like?", "open_question") == {"nights"}


def test_a_matter_waits_for_what_comes_first() -> None:
    assert told("What's in the letter?", "open_question", trust=0.9) != {"letter"}
    assert told("What's in the letter?", "open_question", trust=0.9, made=("nights",)) == {"letter"}


def test_a_matter_waits_for_trust() -> None:
    ready = {"made": ("nights", "letter", "daft"), "turn": 9, "respected": 1}
    assert "debt" not in told("How much do you owe?", "open_question", trust=0.5, **ready)
    assert told("How much do you owe?", "open_question", trust=0.6, **ready) == {"debt"}


def test_a_question_about_what_is_locked_gets_no_for_an_answer() -> None:
    ready = {"made": ("nights", "letter", "daft"), "turn": 9, "trust": 0.4}
    assert kinds("How much money do you owe?", "open_question", **ready) == {"sidestep"}
    assert kinds("How much money do you owe?", "closed_question", **ready) == {"sidestep"}


def test_guessing_topic_words_unlocks_nothing_deep() -> None:
    every = " ".join(topic for d in SAM.disclosures for topic in d.topics) + "?"
    for trust in (0.0, 0.2, 0.35):
        for code in ("open_question", "closed_question", "complex_reflection"):
            assert not DEEP_IDS & told(every, code, trust=trust, made=("nights",), turn=5)


def test_what_was_told_and_is_asked_again_is_answered() -> None:
    ready = {"made": ("nights", "nights+", "letter"), "topic": "letter", "turn": 6, "trust": 0.5}
    again = answers("What is your job?", "open_question", recent=(LETTER,), **ready)
    assert {b.pool for b in again} == {"disclosures[0]"}
    assert {b.kind for b in again} == {"react"}


def test_a_question_about_what_was_just_named_stays_with_it() -> None:
    ready = {"made": ("nights",), "topic": "nights", "turn": 6, "trust": 0.6, "respected": 1}
    assert pools("What do you do in the offices?", "open_question", **ready) == {"disclosures[0].more"}


def test_leave_asked_for_a_question_asks_it() -> None:
    told_then = told("May I ask what your job is?", "seek_permission", turn=2)
    assert told_then == {"nights"}
    again = answers("May I ask what your job is?", "seek_permission", made=("nights",), recent=(LETTER,), turn=2)
    assert {b.pool for b in again} == {"disclosures[0]"}


def test_an_everyday_word_points_at_nothing_in_particular() -> None:
    helped = sam(disclosures=[{**d.model_dump(), "topics": (*d.topics, "help")} for d in SAM.disclosures])
    beats = [
        reply(helped, at(helped, made=("nights",)), "What would help?", "open_question", seed=n).beat for n in range(9)
    ]
    assert not {"sidestep", "boundary"} & {b.kind for b in beats}


def test_words_about_the_helpers_own_role_are_not_what_was_asked() -> None:
    text = "I know money and debt. What's your work like?"
    parts: tuple[Part, ...] = (("self_disclose", "I know money and debt."), ("open_question", "What's your work like?"))
    assert told(text, *parts) == {"nights"}


def test_a_fact_is_told_once_and_shallow_or_not_at_all() -> None:
    assert kinds("Do you have a dog?", "closed_question") == {"fact"}
    assert "fact" not in kinds("Do you have a dog?", "closed_question", told=("dog",))


def test_a_plain_question_is_answered_before_anything_else_is_told() -> None:
    text = "You've got work. Do you have a dog?"
    parts: tuple[Part, ...] = (("simple_reflection", "You've got work."), ("closed_question", "Do you have a dog?"))
    assert {b.disclosure for b in answers(text, *parts, recent=())} == {"dog"}


def test_met_well_they_go_one_step_further_or_rest_in_it() -> None:
    what = answers("You're drained by it.", "complex_reflection", made=("nights",), topic="nights", beat="disclose")
    assert {b.pool for b in what} <= {"disclosures[0].more", "reactions.reflected.low_trust"}
    assert len({b.pool for b in what}) == 2


def test_a_question_about_the_matter_in_hand_draws_its_next_step() -> None:
    hand: dict[str, Any] = {"made": ("nights",), "topic": "nights", "beat": "disclose", "trust": 0.6}
    parts: tuple[Part, ...] = (("complex_reflection", "You're drained."), ("open_question", "How do the nights go?"))
    what = answers("You're drained. How do the nights go?", *parts, **hand)
    assert {b.pool for b in what} == {"disclosures[0].more"}


def test_a_question_about_something_else_is_answered_before_the_matter_in_hand_goes_on() -> None:
    hand: dict[str, Any] = {"made": ("nights",), "topic": "nights", "beat": "disclose", "trust": 0.6}
    parts: tuple[Part, ...] = (("complex_reflection", "You're drained."), ("open_question", "What's in the letter?"))
    assert told("You're drained. What's in the letter?", *parts, **hand) == {"letter"}


def test_small_talk_and_their_own_words_given_back_raise_nothing_new() -> None:
    sayings = [{**d.model_dump(), "topics": (*d.topics, "time")} for d in SAM.disclosures]
    timed = sam(disclosures=sayings)
    calm = at(timed, trust=0.9, turn=9)
    ready = [reply(timed, calm, "Take your time.", "backchannel", recent=(NIGHTS,), seed=n).beat for n in range(9)]
    assert not any(b.why.startswith("asked after") for b in ready)


def test_what_was_just_told_is_not_dropped_to_ask_of_the_helper() -> None:
    ready: dict[str, Any] = {"trust": 0.6, "turn": 8, "seeds": 60, "made": ("nights", "nights+")}
    assert not {"ask_about_you", "ask_for_advice"} & kinds(
        "You're drained.", "complex_reflection", beat="disclose", **ready
    )


def test_half_heard_nobody_leaps_to_another_matter() -> None:
    what = pools("Like a tap left on.", "complex_reflection", made=("nights",), topic="nights", beat="disclose")
    assert what == {"reactions.reflected"}


def test_asking_leave_is_answered() -> None:
    assert pools("Can I ask you something?", "seek_permission") == {"reactions.seek_permission"}


def test_early_advice_meets_pushing_back_in_many_ways() -> None:
    what = answers("You should rest.", "advise_without_permission", advised=3, seeds=60)
    forms = {b.form for b in what if b.form}
    assert len(forms) >= 5
    assert {b.kind for b in what} == {"push_back", "react"}


def test_with_trust_they_push_back_softly() -> None:
    what = answers("You should rest.", "advise_without_permission", advised=3, trust=0.8, seeds=60)
    assert not {"hostility", "defensiveness"} & {b.form for b in what}


def test_a_form_of_pushing_back_is_not_used_twice_running() -> None:
    used = tuple(f"resistance[{n}]#0" for n in range(6))
    what = answers("You should rest.", "advise_without_permission", advised=3, said=used, seeds=40)
    assert {b.form for b in what if b.form} == {"compliance"}


def test_reassurance_closes_the_matter_even_after_a_reflection() -> None:
    text = "You're drained. You'll be fine."
    parts: tuple[Part, ...] = (("complex_reflection", "You're drained."), ("reassure", "You'll be fine."))
    assert pools(text, *parts, made=("nights",)) <= {"reactions.reassure", "minimises"}


def test_advice_that_was_asked_for_is_taken_as_such() -> None:
    what = pools("You could rest.", "advise_without_permission", wants_advice=True)
    assert what == {"reactions.advise_with_permission"}


def test_parroting_is_answered_unless_a_question_follows() -> None:
    echo = "You clean offices from ten till six."
    assert pools(echo, "simple_reflection") == {"reactions.parroted"}
    asked = f"{echo} Do you have a dog?"
    parts: tuple[Part, ...] = (("simple_reflection", echo), ("closed_question", "Do you have a dog?"))
    assert "reactions.parroted" not in pools(asked, *parts)


def test_a_wrong_guess_is_corrected() -> None:
    assert kinds("You're thrilled.", "complex_reflection") == {"correct"}


def test_pressing_meets_a_firmer_no_each_time() -> None:
    refused = {"turn": 4, "refusal": 4, "refused_topic": "debt"}
    assert pools("How much do you owe?", "closed_question", **refused) == {"reactions.press"}
    assert pools("How much do you owe?", "closed_question", pressed=1, **refused) == {"boundaries"}


def test_a_no_that_was_respected_is_answered() -> None:
    refused = {"turn": 4, "refusal": 4, "refused_topic": "debt"}
    assert pools("No pressure.", "support", **refused) == {"reactions.refusal_respected"}


def test_what_was_refused_does_not_come_by_itself() -> None:
    what = told("You're drained.", "complex_reflection", trust=0.9, made=("nights", "letter"), topic="letter",
                refused_topic="debt", turn=9)  # fmt: skip
    assert "debt" not in what


def missed(**more: Any) -> Planted:
    gone: dict[str, Any] = {"disclosure": "daft", "kind": "shame", "words": "it's daft", "at": 1, "left": 0}
    return Planted(**(gone | {"outcome": "missed"} | more))


def test_unheard_they_pull_back() -> None:
    waiting = missed(outcome="open", left=1)
    assert kinds("Right.", "other", cues=(waiting,), turn=3) == {"pull_back"}


def test_later_they_try_once_more_in_other_words() -> None:
    what = answers("mm", "backchannel", cues=(missed(),), turn=5, made=("daft",))
    assert {b.kind for b in what} == {"return_to_cue"}
    assert {b.line.text for b in what} == {"anyway, others have it worse", "i don't know why i'm moaning"}


@pytest.mark.parametrize(
    "state",
    [{"cues": (missed(tried_again=True),)}, {"cues": (missed(),), "beat": "pull_back"},
     {"cues": (missed(),), "strain": 0.6}],
)  # fmt: skip
def test_they_try_no_second_time_nor_at_once_nor_where_they_were_hurt(state: dict[str, Any]) -> None:
    assert "return_to_cue" not in kinds("mm", "backchannel", turn=5, made=("daft",), **state)


def test_a_plain_question_comes_before_another_try() -> None:
    assert kinds("Do you have a dog?", "closed_question", cues=(missed(),), turn=5, made=("daft",)) == {"fact"}


def test_a_second_cue_waits_while_one_is_open_or_fresh() -> None:
    ready: dict[str, Any] = {"trust": 0.9, "made": ("nights", "daft"), "turn": 9, "respected": 1}
    ask = ("What about your brother?", "open_question")
    assert told(*ask, **ready) == {"brother"}
    assert "brother" not in told(*ask, **ready, cues=(missed(outcome="met", at=7),))
    assert "brother" not in told(*ask, **ready, cues=(missed(outcome="open", at=2, left=3),))


def test_after_something_deep_they_keep_back_whatever_one_does() -> None:
    what = answers("You're trapped by it.", "complex_reflection", trust=0.9, made=("nights", "letter", "debt"),
                   topic="debt", retreat=2, turn=9, seeds=30)  # fmt: skip
    assert {b.kind for b in what} == {"minimise", "joke"}


def test_an_insult_hurts_and_the_third_is_the_last() -> None:
    assert kinds("idiot", conduct=("insult",)) == {"react"}
    assert kinds("idiot", conduct=("insult",), hurts=2) == {"leave"}


def test_whoever_leaves_over_a_crossed_line_says_so_and_not_that_they_went_unheard() -> None:
    last: dict[str, Any] = {"conduct": ("insult",), "hurts": 2}
    assert pools("idiot", **last) == {"boundaries"}
    said = [f"gone {n}" for n in range(3)]
    hurt = sam(closing={**SAM.closing.model_dump(exclude_none=True), "crossed": said})
    beats = [reply(hurt, at(hurt, hurts=2), "idiot", conduct=("insult",), seed=seed).beat for seed in range(6)]
    assert {b.pool for b in beats} == {"closing.crossed"}
    assert {b.kind for b in beats} == {"leave"}


def test_a_sexual_line_gets_a_boundary_of_its_own() -> None:
    assert pools("send nudes") == {"reactions.sexual"}


@pytest.mark.parametrize("kind", ["gibberish", "other_language", "meta", "injection"])
def test_what_steps_outside_is_answered_in_character(kind: Conduct) -> None:
    assert pools("What about the money you owe?", "open_question", conduct=(kind,), trust=1.0) == {f"reactions.{kind}"}


def test_nonsense_is_never_answered_as_if_something_had_been_asked() -> None:
    used = tuple(f"reactions.gibberish.{side}_trust#{n}" for side in ("low", "high") for n in range(4))
    assert not {"sidestep", "boundary"} & kinds("asdf", conduct=("gibberish",), said=used)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_nothing_outside_the_talk_is_ever_answered_with_something_deep(data: st.DataObject) -> None:
    text = data.draw(MESSAGES)
    conduct = data.draw(st.sampled_from(["insult", "gibberish", "other_language", "meta", "injection"]))
    reading = data.draw(readings(text)).model_copy(update={"conduct": (conduct,)})
    state = data.draw(states(SAM)).model_copy(update={"energy": 1.0})
    beat_ = person.answer(SAM, state, reading, text, (NIGHTS,), data.draw(st.integers(0, 9))).beat
    assert not (beat_.kind == "disclose" and (beat_.depth or 0) >= 2)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_whatever_is_said_a_disclosure_needs_its_trust_and_what_comes_first(data: st.DataObject) -> None:
    text = data.draw(MESSAGES)
    state = data.draw(states(SAM))
    turn = person.answer(SAM, state, data.draw(readings(text)), text, (NIGHTS,), data.draw(st.integers(0, 9)))
    if turn.beat.kind == "disclose":
        disclosure = SAM.disclosure(turn.beat.disclosure or "")
        assert set(disclosure.needs) <= set(state.made)
        assert disclosure.id not in state.made
        assert turn.state.trust >= matters.TRUST_FOR_DEPTH[disclosure.depth] - 1e-9


def test_the_deepest_needs_most_trust() -> None:
    assert matters.TRUST_FOR_DEPTH[4] == 0.72
    assert list(matters.TRUST_FOR_DEPTH) == sorted(matters.TRUST_FOR_DEPTH)


def test_asking_is_a_reach_and_not_a_habit() -> None:
    close = answers("You're drained.", "complex_reflection", trust=0.6, turn=8, seeds=200, made=("nights", "nights+"))
    share = Counter(b.kind for b in close)
    assert 0 < share["ask_about_you"] < 60
    assert 0 < share["ask_for_advice"] < 50
    lately = ("asks_about_you#0", "asks_for_advice#0")
    assert not {"ask_about_you", "ask_for_advice"} & kinds(
        "You're drained.", "complex_reflection", trust=0.6, turn=8, said=lately, seeds=60
    )


def test_how_it_ends_depends_on_what_happened() -> None:
    bye = ("Take care.", "close")
    assert pools(*bye, served=0.6) == {"closing.held"}
    assert pools(*bye, served=0.0) == {"closing.unheard"}
    assert pools(*bye, served=0.6, pressed=1) == {"closing.unheard"}
    assert pools(*bye, served=0.6, cues=(missed(outcome="open", left=3, at=4),), turn=4) == {"closing.cut_off"}


KIND = "I'm sorry, I have to go now. Thank you for talking to me."
OPEN = (Planted(disclosure="daft", kind="shame", words="it's daft", at=4, left=3),)


def test_a_kind_goodbye_over_something_open_cuts_nobody_off() -> None:
    kind = sam(closing={how: {"lines": [how]} for how in ("held", "unheard", "cut_off", "kindly")})
    turn = reply(kind, at(kind, cues=OPEN, turn=4), KIND, "close")
    assert (turn.beat.pool, turn.state.ended) == ("closing.kindly", "unheard")
    assert pools(KIND, "close", cues=OPEN, turn=4, served=0.6) == {"closing.held"}
    hint = (OPEN[0].model_copy(update={"kind": "wish_dead"}),)
    assert reply(kind, at(kind, cues=hint, turn=4), KIND, "close").beat.pool == "closing.cut_off"
    hurt = reply(kind, at(kind, cues=OPEN, turn=4, strain=0.6), KIND, "close")
    assert hurt.beat.pool == "closing.unheard"


def test_the_talk_ended_after_a_kind_goodbye_is_not_cut_off() -> None:
    asked = KIND + " Is there anything you need?"
    before = reply(
        SAM, at(SAM, turn=4, served=0.6), asked, ("close", KIND), ("closed_question", "Is there anything you need?")
    )
    assert before.state.parting == "kindly"
    assert director.farewell(SAM, before.state, 1).pool == "closing.held"
    assert director.farewell(SAM, at(SAM, turn=4, served=0.6), 1).pool == "closing.cut_off"


def test_someone_spent_goes_by_themselves() -> None:
    assert kinds("mm", "backchannel", energy=0.1) == {"close"}
    assert "close" not in kinds("mm", "backchannel", energy=0.5)


def test_when_everything_was_said_the_oldest_is_said_again() -> None:
    every = tuple(f"{name}#{n}" for name, speech in SAM.speeches() for n in range(len(speech.lines)))
    beats = answers("mm", "backchannel", said=every)
    assert all(b.line.text for b in beats)


def test_a_farewell_is_said_to_whoever_ends_without_a_goodbye() -> None:
    assert director.farewell(SAM, at(SAM), 1).pool == "closing.cut_off"


def test_a_last_question_at_the_door_begins_nothing_new() -> None:
    told_then = told("I'll stop soon. What's your work like?", ("close", "I'll stop soon."), "open_question", trust=0.9)
    assert told_then == set()


def test_the_first_question_that_goes_deeper_gets_a_no_at_times_and_no_other_does() -> None:
    ready: dict[str, Any] = {"trust": 0.9, "made": ("nights", "daft"), "turn": 5}
    ask = ("What about your brother?", "open_question")
    assert "boundary" in kinds(*ask, **ready)
    assert "boundary" not in kinds(*ask, **ready, respected=1)


def test_somebody_under_strain_volunteers_next_to_nothing() -> None:
    ready: dict[str, Any] = {"trust": 0.4, "made": ("nights",), "turn": 9, "respected": 1}
    calm = kinds("That's a lot.", "support", **ready)
    strained = kinds("That's a lot.", "support", **ready, strain=0.5)
    assert "push_back" in strained
    assert "push_back" not in calm
