"""A talk is laid out in one place, so that look back, notes, levels and own view say one thing of it."""

from __future__ import annotations

import pytest
from talks_by_hand import SAM, cue, one, reply, talk

from holdspace.client.state import ClientState
from holdspace.coach import coach
from holdspace.coach_evidence import evidence
from holdspace.content import SHIPPED, find_content
from holdspace.debrief import debrief
from holdspace.debrief_cues import cues
from holdspace.debrief_faults import slips
from holdspace.debrief_layout import borne_out, lay_out
from holdspace.debrief_talk import Talk
from holdspace.debrief_wordings import Wordings
from holdspace.learning import Mark
from holdspace.reading.helper import RuleHelperReader
from holdspace.reading.weighed import WeighedHelperReader
from holdspace.rubric_coach import coach_view
from holdspace.rubric_signs import choice
from holdspace.selfview_hunt import mark_hunt
from holdspace.simulate import Played, play

CONTENT = find_content(SHIPPED)
PRODUCT = WeighedHelperReader(clauses_by_rules=True)
TOLD = reply("disclose", "there's 140 people on my course and i'm the only one who can't do it")
COMFORT = "Oh don't worry, everyone feels like that. You'll be absolutely fine!"


def played(said: str, id_: str = "maya") -> list[Played]:
    """Return a talk in which that message is the third, as the product plays and reads it."""
    messages = ("Hi, what's on your mind?", "What are the nights like?", said, "Tell me more about that.", "And now?")
    return list(play(CONTENT.persona(id_), PRODUCT, messages, 3))


@pytest.mark.parametrize(
    ("said", "skill", "rule"),
    [
        ("I think you have an anxiety disorder.", "role_and_limits", "role.diagnosed"),
        ("I promise I'll keep everything secret, no matter what.", "role_and_limits", "role.secret"),
        ("Your secret is safe with me.", "role_and_limits", "role.secret"),
        ("I'll keep it all to myself.", "role_and_limits", "role.secret"),
    ],
)
def test_what_the_notes_name_the_look_back_and_the_levels_name(said: str, skill: str, rule: str) -> None:
    maya, turns = CONTENT.persona("maya"), played(said)
    note = coach(maya, turns, reader=PRODUCT)[2]
    assert note.another is not None
    assert note.another.skill == skill
    points = {p.moment.message: p.skill for p in debrief(maya, turns, "", reader=PRODUCT).points}
    assert points.get(3) == skill
    view = next(v for v in coach_view(lay_out(maya, turns)) if v.skill == skill)
    assert rule in {e.rule for e in view.evidence}


@pytest.mark.parametrize("id_", ["maya", "harold", "dana"])
def test_the_plain_question_is_the_plain_question_for_all_and_nobody_finds_fault_with_it(id_: str) -> None:
    person, turns = CONTENT.persona(id_), played("Have you been having thoughts of killing yourself?", id_)
    laid_out = lay_out(person, turns)
    asked = laid_out.at(3)
    assert asked is not None
    assert asked.found("ask_suicide_direct")
    assert not slips(laid_out, asked)
    look, notes = debrief(person, turns, "", reader=PRODUCT), coach(person, turns, reader=PRODUCT)
    assert all(p.moment.message != 3 for p in look.points)
    assert notes[2].appropriate
    assert all(step.done is not False for step in look.safety if step.step == "asked")


def test_a_diagnosis_is_harm_to_what_comes_after_it_too() -> None:
    sour = reply("pull_back", "right. ok then")
    laid_out = borne_out(
        talk(
            one("Sounds like you have PTSD.", answer=sour), one("So what grade?", "closed_question", "closed_question")
        )
    )
    assert laid_out.mine[0].found("labelled")
    assert laid_out.mine[1].found("carried_on")


def test_the_contrary_of_what_was_said_has_one_name_everywhere() -> None:
    laid_out = borne_out(
        talk(one("Hello", answer=TOLD), one("You sound much better now!", "simple_reflection", "near_reflection"))
    )
    assert slips(laid_out, laid_out.mine[1]) == ("contrary",)
    assert not laid_out.mine[1].found("near_reflection")


def test_an_offer_of_room_is_nothing_of_the_kind() -> None:
    room = "The nights have you, and you may use this time as you like."
    assert (
        not borne_out(talk(one("Hello", answer=TOLD), one(room, "simple_reflection", "close_reflection")))
        .mine[1]
        .found("contrary")
    )


def comforted_away() -> Talk:
    last = one(COMFORT, "reassure", "reassure cue_noticed")
    assert isinstance(last.state, ClientState)
    planted = cue(1, "the only one who can't do it", outcome="noticed", heard_at=2)
    held = last._replace(state=last.state.model_copy(update={"cues": (planted,)}))
    return talk(one("What is it like?", "open_question", "open_question", TOLD), held)


def test_what_was_comforted_away_was_turned_towards_for_nobody() -> None:
    raw = comforted_away()
    for laid_out in (raw, borne_out(raw)):
        assert cues(laid_out, (), Wordings(laid_out, RuleHelperReader())).seen[0].outcome == "missed"
        marked = mark_hunt(laid_out, [Mark(turn=1)]).cues[0]
        assert marked.outcome == "missed"
        assert "turned towards" not in marked.says


def test_a_tip_that_the_counts_count_is_no_choice_that_was_kept() -> None:
    tip = one("You should write to your tutor.", "direct", "direct")
    laid_out = talk(one("Hello", answer=TOLD), tip)
    kept = next(s for s in choice(laid_out) if s.rule == "choice.kept")
    assert kept.standing == "failed"
    assert kept.places == (laid_out.mine[1],)


def test_reading_a_talk_that_was_laid_out_changes_nothing() -> None:
    laid_out = lay_out(CONTENT.persona("maya"), played("You should sleep more. It'll be fine!"))
    assert borne_out(laid_out) == laid_out
    assert evidence(laid_out, ()) == evidence(borne_out(laid_out), ())
    assert laid_out.persona is not SAM
