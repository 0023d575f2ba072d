from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personas_for_tests import DISCLOSURES, at, beat, read_as, said, sam, states

from holdspace.client import dynamics
from holdspace.client.effects import CEILING, EFFECTS, LIMIT, Finding
from holdspace.client.findings import WEARS, Heard
from holdspace.client.fit import NOTHING, Fit
from holdspace.client.state import ClientState, Planted

SAM = sam()
CLOSE = Fit("close", 1.0, None, tentative=False, found=frozenset())
FINDINGS = get_args(Finding)


def heard(*findings: Finding, fit: Fit = NOTHING, **more: Any) -> Heard:
    nothing: dict[str, Any] = {
        "cues": (), "topics": frozenset(), "asked": frozenset(), "pressing": "press" in findings,
        "respecting": "refusal_respected" in findings, "questions": 0,
    }  # fmt: skip
    return Heard(findings, fit, **(nothing | more))


def after(*findings: Finding, fit: Fit = NOTHING, **state: Any) -> ClientState:
    return dynamics.hear(SAM, at(SAM, trust=0.5, **state), read_as("x"), heard(*findings, fit=fit))


def trust(*findings: Finding, **more: Any) -> float:
    return round(after(*findings, **more).trust - 0.5, 4)


@pytest.mark.parametrize(
    "finding",
    [
        "close_reflection", "cue_met", "validate", "emphasize_autonomy", "open_question", "refusal_respected",
        "backchannel",
    ],
)  # fmt: skip
def test_listening_wins_trust(finding: Finding) -> None:
    assert trust(finding, fit=CLOSE) > 0


@pytest.mark.parametrize(
    "finding",
    [
        "advise_early", "advise_unasked", "direct", "warn", "confront", "reassure", "press", "interrogated", "formula",
        "misheard_confident", "cue_missed", "flattered", "backchannel_worn", "silence_worn", "self_disclose_long",
        "two_questions", "insult", "sexual", "ask_suicide_leading",
    ],
)  # fmt: skip
def test_what_helps_nobody_costs_trust(finding: Finding) -> None:
    assert trust(finding) < 0


@pytest.mark.parametrize("finding", ["parroted", "misheard_tentative", "silence", "closed_question", "refer"])
def test_what_neither_helps_nor_hurts_costs_nothing(finding: Finding) -> None:
    assert trust(finding) == 0


def test_losses_are_larger_than_gains() -> None:
    gains = [e.trust for e in EFFECTS.values() if e.trust > 0]
    losses = [-e.trust for e in EFFECTS.values() if e.trust < 0]
    assert sum(losses) / len(losses) > sum(gains) / len(gains)


def test_pressing_after_a_no_costs_more_than_advice() -> None:
    assert trust("press") < trust("advise_early") < trust("advise_unasked") < 0


def test_advice_that_was_asked_for_costs_nothing() -> None:
    assert trust("advise_welcome") >= 0


def test_a_reflection_gains_by_its_fit() -> None:
    assert trust("close_reflection", fit=CLOSE) > trust("close_reflection", fit=CLOSE._replace(value=0.4)) > 0


def test_cheering_up_after_a_reflection_costs_more_than_the_reflection_won() -> None:
    assert trust("close_reflection", "reassure", fit=CLOSE) < 0


def test_trust_is_earned_over_several_turns() -> None:
    every: tuple[Finding, ...] = tuple(f for f in FINDINGS if EFFECTS[f].trust > 0)
    assert trust(*every, fit=CLOSE) <= CEILING


def test_trust_grows_slower_the_more_there_is() -> None:
    def won(start: float) -> float:
        state = at(SAM, trust=start)
        return dynamics.hear(SAM, state, read_as("x"), heard("close_reflection", fit=CLOSE)).trust - start

    assert won(0.2) > won(0.6) > won(0.9)


def test_what_stands_between_them_slows_trust() -> None:
    assert trust("close_reflection", fit=CLOSE, strain=0.8) < trust("close_reflection", fit=CLOSE)


@settings(max_examples=200, deadline=None)
@given(
    state=states(SAM),
    beside=st.lists(st.sampled_from([f for f in FINDINGS if f != "ask_suicide_direct"]), unique=True, max_size=6),
)
def test_a_calm_direct_question_about_suicide_never_lowers_trust(state: ClientState, beside: list[Finding]) -> None:
    asked = dynamics.hear(SAM, state, read_as("x"), heard("ask_suicide_direct", *beside))
    assert asked.trust >= round(state.trust, 4)


@settings(max_examples=200, deadline=None)
@given(state=states(SAM), what=st.lists(st.sampled_from(FINDINGS), unique=True))
def test_no_value_moves_further_than_the_limit_or_leaves_its_range(state: ClientState, what: list[Finding]) -> None:
    new = dynamics.hear(SAM, state, read_as("x"), heard(*what, fit=CLOSE))
    for name, low in (("trust", 0), ("valence", -1), ("arousal", -1), ("strain", 0), ("energy", 0)):
        old, now = getattr(state, name), getattr(new, name)
        assert abs(now - old) <= LIMIT + 0.0001
        assert low <= now <= 1


@pytest.mark.parametrize("finding", list(WEARS))
def test_the_same_kindness_again_and_again_gains_less_and_then_nothing(finding: Finding) -> None:
    def gain(times: int) -> float:
        lately = ((WEARS[finding],),) * times
        return after(finding, lately=lately).trust - 0.5

    assert gain(1) == gain(0)
    assert gain(0) > gain(2) > gain(3) > gain(4) == 0


def test_a_fresh_kindness_is_not_worn_by_others() -> None:
    assert trust("validate", lately=(("support",),) * 4) == trust("validate")


def test_what_was_done_lately_is_remembered_and_forgotten() -> None:
    state = at(SAM)
    for _ in range(9):
        state = dynamics.hear(SAM, state, read_as("x", "support"), heard("support"))
    assert state.lately == (("support",),) * dynamics.REMEMBERED


def test_a_no_that_is_respected_wins_trust_and_is_answered() -> None:
    new = after("refusal_respected", refusal=3, refused_topic="debt")
    assert new.trust > 0.5
    assert (new.refusal, new.refused_topic, new.respected) == (None, None, 1)


def test_a_no_that_is_pressed_stays_a_no() -> None:
    new = after("press", turn=4, refusal=3, refused_topic="debt")
    assert (new.refusal, new.refused_topic, new.pressed) == (5, "debt", 1)


def test_an_apology_repairs_and_answers_the_no() -> None:
    new = after("apologise_repair", strain=0.4, refusal=3, refused_topic="debt")
    assert new.strain < 0.4
    assert new.trust > 0.5
    assert new.refusal is None


def test_advice_uses_up_the_wish_for_it() -> None:
    assert not after("advise_welcome", wants_advice=True).wants_advice


def test_leave_to_suggest_stands_for_two_messages_and_no_longer() -> None:
    asked = dynamics.hear(SAM, at(SAM), read_as("x", "seek_permission"), heard("seek_permission"))
    once = dynamics.hear(SAM, asked, read_as("x"), heard())
    twice = dynamics.hear(SAM, once, read_as("x"), heard())
    assert (asked.permission, once.permission, twice.permission) == (True, True, False)


def test_only_unasked_advice_is_counted_against_the_helper() -> None:
    assert after("advise_early").advised == 1
    assert after("advise_welcome").advised == 0


def test_what_they_want_decides_what_serves_them() -> None:
    practical = sam(wants_kind="practical_help")
    served = dynamics.hear(practical, at(practical), read_as("x"), heard("advise_welcome")).served
    assert served > dynamics.hear(SAM, at(SAM), read_as("x"), heard("advise_welcome")).served == 0


def test_questions_are_counted_until_something_is_given_back() -> None:
    asked = dynamics.hear(SAM, at(SAM, questions=2), read_as("x"), heard("open_question", questions=1))
    assert asked.questions == 3
    given = dynamics.hear(SAM, asked, read_as("x"), heard("close_reflection", fit=CLOSE))
    assert given.questions == 0


def test_a_persons_own_dynamics_replace_the_common_ones() -> None:
    stung = sam(dynamics={"advise_without_permission": {"trust": -0.3}})
    new = dynamics.hear(stung, at(stung, trust=0.5), read_as("x"), heard("advise_early"))
    assert new.trust == pytest.approx(0.2)
    assert new.valence == after("advise_early").valence


def test_the_phase_never_goes_back() -> None:
    order = ["opening", "exploring", "deepening", "closing"]
    for phase in order:
        new = dynamics.hear(SAM, at(SAM, trust=0.1, phase=phase), read_as("x"), heard())
        assert order.index(new.phase) >= order.index(phase)


def test_telling_plants_its_cue_and_is_kept() -> None:
    state = at(SAM, turn=3)
    new = dynamics.speak(SAM, state, beat(SAM, "daft"))
    assert new.made == ("daft",)
    assert [(c.words, c.at, c.left, c.outcome) for c in new.cues] == [("it's daft", 3, 2, "open")]


def test_telling_brings_its_mood_back() -> None:
    new = dynamics.speak(SAM, at(SAM, valence=0.5), beat(SAM, "nights"))
    assert -0.4 < new.valence < 0.5


def test_something_deep_makes_them_keep_back_and_tires() -> None:
    new = dynamics.speak(SAM, at(SAM), beat(SAM, "debt"), retreat=2)
    assert new.retreat == 2
    assert new.energy < 1
    assert dynamics.speak(SAM, at(SAM), beat(SAM, "nights"), retreat=2).retreat == 0


def test_a_second_try_opens_the_cue_again_in_other_words() -> None:
    missed = Planted(disclosure="daft", kind="shame", words="it's daft", at=1, left=0, outcome="missed")
    again = beat(SAM, "daft", kind="return_to_cue", line=said("anyway, others have it worse").line)
    new = dynamics.speak(SAM, at(SAM, turn=6, cues=(missed,)), again)
    assert [(c.outcome, c.tried_again, c.again_at, c.words) for c in new.cues] == [
        ("open", True, 6, "anyway, others have it worse")
    ]
    assert new.made == ()


def test_a_broken_off_reply_keeps_back_the_cue_that_was_not_said() -> None:
    before, told = at(SAM, turn=3), beat(SAM, "daft")
    spoken = dynamics.speak(SAM, before, told)
    assert dynamics.withheld(before, spoken, told, "it's daft, there's").cues == spoken.cues
    assert dynamics.withheld(before, spoken, told, "it's").cues == ()
    assert dynamics.withheld(before, spoken, told, "it's").made == ("daft",)


def test_a_reply_of_which_nothing_was_said_tells_nothing() -> None:
    before, told = at(SAM, turn=3), beat(SAM, "debt")
    spoken = dynamics.speak(SAM, before, told, retreat=2)
    unsaid = dynamics.withheld(before, spoken, told, " ")
    assert (unsaid.made, unsaid.topic, unsaid.retreat, unsaid.cues) == ((), None, 0, ())


def test_a_second_try_that_was_not_heard_to_the_end_was_not_made() -> None:
    missed = Planted(disclosure="daft", kind="shame", words="it's daft", at=1, left=0, outcome="missed")
    before = at(SAM, turn=6, cues=(missed,))
    again = beat(SAM, "daft", kind="return_to_cue", line=said("anyway, others have it worse").line)
    assert dynamics.withheld(before, dynamics.speak(SAM, before, again), again, "any").cues == (missed,)


@pytest.mark.parametrize(
    ("kind", "name"), [("leave", "ended"), ("boundary", "refusal"), ("ask_for_advice", "wants_advice")]
)
def test_what_was_never_said_ends_refuses_and_asks_nothing(kind: Any, name: str) -> None:
    before, unsaid = at(SAM, turn=3), said("i'm going").model_copy(update={"kind": kind})
    spoken = dynamics.speak(SAM, before, unsaid)
    assert getattr(spoken, name) != getattr(before, name)
    assert getattr(dynamics.withheld(before, spoken, unsaid, ""), name) == getattr(before, name)
    assert getattr(dynamics.withheld(before, spoken, unsaid, "i'm"), name) == getattr(spoken, name)


def test_an_earlier_cue_outlives_a_broken_off_reply() -> None:
    old = Planted(disclosure="brother", kind="shame", words="i'm no brother to him", at=1, left=2)
    before, told = at(SAM, turn=6, cues=(old,)), beat(SAM, "daft")
    assert dynamics.withheld(before, dynamics.speak(SAM, before, told), told, "").cues == (old,)


def test_the_example_person_has_a_disclosure_of_every_depth() -> None:
    assert {d["depth"] for d in DISCLOSURES} == {0, 1, 2, 3, 4}
