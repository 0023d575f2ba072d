from __future__ import annotations

from statistics import mean
from typing import Any

import pytest
from hypothesis import given, settings
from personas_for_tests import STYLES, at, sam, states, talk

from holdspace.client.state import ClientState, GivenBack, Planted
from holdspace.content import SHIPPED, find_content
from holdspace.scoring import NO_CHANCE, Scores, score

SAM = sam()


def scored(**state: Any) -> Scores:
    return score(at(SAM, **state))


def cue(outcome: str, left: int = 0) -> Planted:
    return Planted(disclosure="daft", kind="shame", words="it's daft", at=1, left=left, outcome=outcome)  # type: ignore[arg-type]


def given_back(*fits: float) -> tuple[GivenBack, ...]:
    return tuple(GivenBack(turn=n, fit=fit) for n, fit in enumerate(fits))


def test_accuracy_is_the_mean_fit_once_there_are_four() -> None:
    assert scored(given_back=given_back(1, 1, 0.5, 0.5)).accuracy == 0.75


def test_one_lucky_reflection_is_not_accuracy() -> None:
    assert scored(given_back=given_back(1)).accuracy == 0.25


def test_giving_back_more_often_does_not_pay_by_itself() -> None:
    assert scored(given_back=given_back(*[0.5] * 12)).accuracy == scored(given_back=given_back(*[0.5] * 4)).accuracy


def test_a_cue_met_is_worth_more_than_late_more_than_noticed_more_than_missed() -> None:
    worth = [scored(cues=(cue(outcome),)).cues for outcome in ("met", "late", "noticed", "missed")]
    assert worth == [0.75, 0.55, 0.45, 0.25]


def test_what_had_no_chance_to_show_is_neither_credit_nor_blame() -> None:
    assert scored().cues == scored().refusals == NO_CHANCE
    assert scored(cues=(cue("open", left=2),)).cues == NO_CHANCE


def test_a_pressed_no_weighs_twice_a_respected_one() -> None:
    assert scored(respected=2, pressed=1).refusals == 0.5
    assert scored(respected=1).refusals == 1.0
    assert scored(pressed=1).refusals == 0.0


GOOD: dict[str, Any] = {"trust": 0.8, "served": 1.0, "given_back": given_back(0.9, 0.9, 0.9, 0.9)}


def test_going_past_every_no_leaves_little_of_what_the_talk_was_worth() -> None:
    once, often = (scored(**GOOD, pressed=pressed).overall for pressed in (1, 8))
    assert 0.4 * scored(**GOOD).overall < once < 0.6 * scored(**GOOD).overall  # one slip is no pattern
    assert often < 0.35 * scored(**GOOD).overall


def test_what_stands_unrepaired_between_them_is_not_what_they_wanted() -> None:
    assert scored(**GOOD, strain=0.5).wants == pytest.approx(0.5 * scored(**GOOD).wants, abs=0.001)


def test_letting_every_no_be_takes_nothing_away_and_makes_up_for_nothing() -> None:
    assert scored(**GOOD, respected=3).overall == scored(**GOOD).overall
    assert scored(respected=3).overall == scored().overall


def test_the_more_often_a_no_was_gone_past_the_less_the_talk_was_worth() -> None:
    worth = [scored(**GOOD, respected=2, pressed=pressed).overall for pressed in range(4)]
    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == 4


def test_a_worn_formula_among_good_ones_lowers_accuracy() -> None:
    assert scored(given_back=given_back(0.9, 0.9, 0.9, 0.9, 0, 0)).accuracy == pytest.approx(0.6)


def test_a_cue_that_was_open_and_went_by_is_blame_however_many_were_met() -> None:
    both = scored(cues=(cue("met"), cue("missed")))
    assert (both.cues, both.met, both.missed, both.planted) == (0.5, 1, 1, 2)


def test_unrepaired_strain_lowers_rapport() -> None:
    assert scored(trust=0.6, strain=0.4).rapport == pytest.approx(0.2)
    assert scored(trust=0.2, strain=0.6).rapport == 0.0


def test_how_deep_it_went_does_not_count() -> None:
    deep = ("nights", "letter", "debt", "ring")
    assert scored(made=deep) == scored(made=())


@settings(deadline=None)
@given(states(SAM))
def test_every_score_lies_between_nothing_and_all(state: ClientState) -> None:
    scores = score(state)
    for name in ("accuracy", "wants", "cues", "refusals", "rapport", "overall"):
        assert 0 <= getattr(scores, name) <= 1


def test_a_good_conversation_scores_above_every_poor_one() -> None:
    maya = find_content(SHIPPED).persona("maya")
    overall = {
        name: mean(score(talk(maya, helper, seed, 15)[-1].state).overall for seed in (1, 2, 3))
        for name, helper in STYLES.items()
    }
    best = overall.pop("skilled")
    assert best > 0.6
    assert max(overall.values()) < best - 0.25
