"""The coach's view of a skill: ENACT's levels, a range where it can't tell, evidence, and no fault in a good turn."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from looks import exchange, laid_out, messages, planted

from holdspace.client.effects import EFFECTS, Finding
from holdspace.codes import HELPER_CODES
from holdspace.curriculum import Skill
from holdspace.debrief_faults import GOOD, KINDS
from holdspace.debrief_talk import HARMS, Talk
from holdspace.rubric import LEVELS, RUBRIC
from holdspace.rubric_coach import TOO_SHORT, coach_view, span
from holdspace.rubric_model import CoachView
from holdspace.rubric_rules import RULES
from holdspace.rubric_sign import Sign

DOCS = (Path(__file__).parent.parent / "docs" / "coach.md").read_text(encoding="utf-8")
EVIDENCE_ONLY = {"role_and_limits", "own_story", "repair_hope_ending"}
JARGON = re.compile(
    r"!|\b(?:clients?|resistan\w+|scores?|grades?|fail\w*|MITI|ENACT|intervention|validat\w+|empath\w+)\b",
    re.IGNORECASE,
)
SOUND = (
    ("greet", "open_question"),
    ("close_reflection", "validate"),
    ("close_reflection", "cue_met"),
    ("open_question",),
    ("close_reflection", "cue_met"),
    ("close_reflection",),
)


def of(talk: Talk, skill: Skill, *disputes: str) -> CoachView:
    return next(view for view in coach_view(talk, disputes) if view.skill == skill)


def rules(view: CoachView, *shows: str) -> set[str]:
    return {e.rule for e in view.evidence if not shows or e.shows in shows}


# --- the rubric itself ------------------------------------------------------------------------------------------------


def test_there_are_the_eight_skills_each_with_four_levels_in_the_second_person() -> None:
    assert tuple(RUBRIC) == get_args(Skill)
    for one in RUBRIC.values():
        assert len({one.anchor(level) for level in LEVELS}) == 4
        assert sum(bool(re.search(r"\b[Yy]ou\b", anchor)) for anchor in one.anchors) >= 2
        assert not JARGON.search(" ".join((*one.anchors, one.asks, one.felt, one.cannot_see, one.name)))


def test_a_program_gives_no_number_for_role_own_story_and_mending() -> None:
    assert {skill for skill, one in RUBRIC.items() if not one.numbered} == EVIDENCE_ONLY


def test_every_rule_stands_in_the_documentation_with_its_source() -> None:
    for id_, rule in RULES.items():
        row = next(line for line in DOCS.splitlines() if line.startswith(f"| `{id_}` |"))
        assert rule.looks_for in row
        assert rule.source in row
        assert f"| {rule.part} |" in row


def test_what_a_rule_says_is_plain_and_of_what_was_done() -> None:
    for rule in RULES.values():
        assert not JARGON.search(f"{rule.held} {rule.failed} {rule.untold}")
        assert rule.held or rule.untold


# --- levels -----------------------------------------------------------------------------------------------------------

EVERY_SIGN = [Sign(rule, standing) for rule, standing in product(RULES, ("held", "failed", "untold"))]  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(EVERY_SIGN), min_size=1, max_size=8))
def test_the_levels_follow_enact(signs: list[Sign]) -> None:
    low, high = span(signs)
    found = {(RULES[s.rule].part, s.standing) for s in signs}
    assert 1 <= low <= high <= 4
    if ("harm", "held") in found:
        assert (low, high) == (1, 1)
    elif ("harm", "untold") in found:
        rest = [s for s in signs if (RULES[s.rule].part, s.standing) != ("harm", "untold")]
        assert low == 1
        assert not rest or high == span(rest)[1]
    else:
        assert low >= 2
    if ("basic", "failed") in found:
        assert high <= 2
    if found == {("basic", "held")}:
        assert (low, high) == (3, 3)
    if high == 4:
        assert ("basic", "failed") not in found
        assert any(part == "more" for part, _ in found)


@given(st.lists(st.sampled_from(EVERY_SIGN), min_size=1, max_size=6))
def test_harm_is_never_outweighed_and_a_missing_basic_never_raises(signs: list[Sign]) -> None:
    assert span([*signs, Sign("following.pressed", "held")]) == (1, 1)
    assert span([*signs, Sign("choice.kept", "failed")])[1] <= max(span(signs)[1], 2)


def test_all_basics_make_three() -> None:
    talk = messages(*SOUND)
    assert [of(talk, s).level for s in ("following", "giving_back", "meeting_the_feeling")] == [3, 3, 3]


def test_what_goes_beyond_the_basics_makes_four_or_a_range_up_to_it() -> None:
    respected = messages(*SOUND, ("refusal_respected",))
    assert of(respected, "following").level == 4
    theirs = messages(*SOUND, ("emphasize_autonomy",))
    assert of(theirs, "following").spoken == "3 to 4"


@pytest.mark.parametrize(
    ("finding", "skill"),
    [("press", "following"), ("pry", "following"), ("interrogated", "following"),
     ("misheard_confident", "giving_back"), ("confront", "meeting_the_feeling"), ("warn", "meeting_the_feeling"),
     ("direct", "choice_before_advice")],
)  # fmt: skip
def test_harm_that_came_twice_is_one_and_once_cannot_be_told(finding: str, skill: Skill) -> None:
    assert of(messages(*SOUND, (finding,), (finding,)), skill).level == 1
    once = of(messages(*SOUND, (finding,)), skill)
    assert once.level is None or (finding, once.level) == ("interrogated", 2)
    assert any(e.shows in {"untold", "missing"} for e in once.evidence)


@pytest.mark.parametrize("finding", ["insult", "sexual"])
def test_an_insult_is_one_at_once(finding: str) -> None:
    assert of(messages(*SOUND, (finding,)), "meeting_the_feeling").level == 1


def test_a_slip_that_was_owned_is_weighed_by_a_person() -> None:
    owned = of(messages(*SOUND, ("press",), ("press",), ("apologise_repair",)), "following")
    assert owned.spoken == "1 to 3"


def test_early_advice_is_two_and_its_evidence_counts_it() -> None:
    view = of(messages(*SOUND, ("advise_early",), ("advise_unasked",)), "choice_before_advice")
    assert view.level == 2
    assert view.evidence[0].says == "Twice what you wrote reads as advice that he had not asked for."
    assert (view.evidence[0].turn, view.evidence[0].words) == (7, "message 7 of mine")


def test_advice_that_was_welcome_is_no_fault() -> None:
    view = of(messages(*SOUND, ("seek_permission",), ("advise_welcome",)), "choice_before_advice")
    assert view.level == 3


def test_no_advice_and_none_asked_for_is_no_chance() -> None:
    view = of(messages(*SOUND), "choice_before_advice")
    assert not view.chance
    assert view.spoken == "no chance"
    assert "none was asked for" in view.says


def test_questions_alone_give_nothing_back() -> None:
    talk = laid_out(*(exchange(n, "closed_question", codes=("closed_question",)) for n in range(1, 7)))
    assert of(talk, "giving_back").level == 2
    assert of(talk, "following").level == 2
    assert "giving_back.accurate" in rules(of(talk, "giving_back"), "missing")


def test_what_may_be_a_paraphrase_it_does_not_know_is_a_range() -> None:
    assert of(messages(*[("near_reflection",)] * 6), "giving_back").spoken == "2 to 3"


# --- cues and safety --------------------------------------------------------------------------------------------------


def with_cues(*outcomes: str) -> Talk:
    cues = tuple(planted(2 * n, outcome) for n, outcome in enumerate(outcomes))
    return messages(*SOUND, ("open_question",), cues=cues)


@pytest.mark.parametrize(
    ("outcomes", "spoken"),
    [(("met",), "3"), (("met", "late"), "3"), (("noticed",), "2"), (("missed",), "2"), (("met", "missed"), "2"),
     (("met", "met", "missed"), "2 to 3"), (("missed", "missed"), "1 to 2"), (("open",), "no chance")],
)  # fmt: skip
def test_cues_heard_of_those_there_was_time_for(outcomes: tuple[str, ...], spoken: str) -> None:
    assert of(with_cues(*outcomes), "cues_and_safety").spoken == spoken


def test_a_missed_cue_is_told_in_the_persons_words_and_by_its_kind() -> None:
    first = of(with_cues("missed", "missed"), "cues_and_safety").evidence[0]
    assert first.says == "Twice shame showed in passing, and the talk moved on."
    assert first.spoken_by == "person"


def test_nothing_is_made_of_a_cue_that_the_trainee_disputes() -> None:
    assert of(with_cues("missed"), "cues_and_safety", "0:d0").spoken == "no chance"
    assert of(with_cues("met", "missed"), "cues_and_safety", "2:d2").level == 3


def test_a_hint_that_went_by_without_a_question_is_one_and_a_plain_question_is_not() -> None:
    hint = planted(1, "missed", "wish_dead")
    passed = messages(*SOUND, cues=(hint,))
    assert of(passed, "cues_and_safety").level == 1
    asked = messages(*SOUND, ("ask_suicide_direct",), cues=(hint,))
    assert of(asked, "cues_and_safety").level == 3
    vague = messages(
        *SOUND, ("ask_suicide_vague",), cues=(hint.model_copy(update={"outcome": "noticed", "heard_at": 2}),)
    )
    assert of(vague, "cues_and_safety").level == 2


# --- evidence only ----------------------------------------------------------------------------------------------------


def test_limits_that_were_asked_for_and_stayed_open_are_shown_with_a_range() -> None:
    talk = laid_out(exchange(1), exchange(2, kind="ask_limits"), exchange(3), exchange(4))
    view = of(talk, "role_and_limits")
    assert view.chance
    assert view.level is None
    assert view.evidence[0].says == "He asked who would be told, and that question stayed open."


def test_a_story_that_comes_back_is_evidence_and_no_number() -> None:
    told = exchange(4, "self_disclose_brief", "open_question", you="I lost my job too. How is it for you?")
    view = of(laid_out(*messages(*SOUND).mine[:3], told), "own_story")
    assert (view.low, view.high) == (2, 4)
    assert "gives no number" in view.says


@given(
    st.lists(st.sets(st.sampled_from(sorted(EFFECTS)), max_size=4), min_size=0, max_size=12),
    st.lists(st.sampled_from(["met", "noticed", "late", "missed", "open"]), max_size=3),
    st.sampled_from([None, "held", "unheard", "cut_off", "left"]),
    st.sets(st.sampled_from(HELPER_CODES), max_size=4),
)
@settings(max_examples=150, deadline=None)
def test_any_talk_gets_levels_in_range_with_evidence_and_no_fault_in_a_good_turn(
    found: list[set[Finding]], outcomes: list[str], ended: str | None, codes: set[str]
) -> None:
    cues = tuple(planted(n, o) for n, o in enumerate(outcomes) if n <= len(found))
    every = [exchange(n, *f, codes=tuple(codes)) for n, f in enumerate(found, 1)]
    talk = laid_out(*every, ended=ended, cues=cues)  # type: ignore[arg-type]
    views = coach_view(talk)
    assert views == coach_view(talk)
    assert [v.skill for v in views] == list(RUBRIC)
    for view in views:
        if len(found) < 3:
            assert view.says == TOO_SHORT
        if not view.chance:
            assert (view.low, view.high, view.evidence) == (None, None, ())
            continue
        assert view.low is not None
        assert view.high is not None
        assert view.low <= view.high
        assert view.evidence or not view.numbered
        assert view.numbered or view.high > view.low
        assert not JARGON.search(view.says)
        assert "{" not in view.says
        for one in view.evidence:
            message = next((e for e in talk.mine if e.turn == one.turn), None)
            if message is None or one.spoken_by == "person":
                continue
            if one.shows in {"harm", "missing"} and RULES[one.rule].skill not in EVIDENCE_ONLY | {"cues_and_safety"}:
                grave = any(KINDS[f].grave for f in message.findings if f in KINDS)
                assert grave or message.findings.isdisjoint(GOOD)
            if one.shows == "shown" and RULES[one.rule].skill in {"giving_back", "meeting_the_feeling"}:
                assert message.findings.isdisjoint(HARMS)
