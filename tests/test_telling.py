"""The wish to be dead: told to someone who asks directly and says who would be told, and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.client import director, person
from holdspace.client.dynamics import speak
from holdspace.client.state import ClientState
from holdspace.persona import Persona
from tests.personas_for_tests import DISCLOSURES, at, beat, pool, readings, reply, sam

WISH: dict[str, Any] = {
    "id": "wish", "topics": ["die", "dead", "alive"], "depth": 1,
    "lines": ["some nights i hope i won't wake up", "i lie there wishing it was over", "not waking would be a rest"],
    "feeling": ["worn out"], "meaning": "wishing you wouldn't wake up", "more": pool("wish more"),
}  # fmt: skip
TALK = {"told_by": "wish"} | {
    name: pool(name) for name in ("limits_first", "further", "accepts", "frightened", "takes_back")
}
CLOSING = {name: pool(name) for name in ("held", "unheard", "cut_off", "crossed", "safe", "told")}
LIMITS = "What you say stays between us, unless I'm worried that someone is in danger. I'd tell you first."
ASKED = "Are you thinking about suicide?"


def tess(**changes: Any) -> Persona:
    return sam(**{
        "id": "tess", "suicide": "wish_dead", "disclosures": [*DISCLOSURES, WISH], "suicide_talk": TALK,
        "closing": CLOSING, "guardedness": 0.4, **changes,
    })  # fmt: skip


def told(person_: Persona, **more: Any) -> ClientState:
    return at(person_, turn=6, trust=0.5, made=("nights", "wish"), topic="wish", beat="disclose", limits_known=True) \
        .model_copy(update=more)  # fmt: skip


@pytest.mark.parametrize("how", ["ask_suicide_vague", "ask_suicide_leading"])
def test_a_vague_or_leading_question_is_answered_no_however_much_trust_there_is(how: Any) -> None:
    someone = tess()
    turn = reply(someone, at(someone, turn=5, trust=0.9, limits_known=True), "Are you safe?", how)
    assert turn.beat.pool.startswith(f"reactions.{how}")
    assert "wish" not in turn.state.made


def test_asked_directly_before_the_limits_are_known_they_want_to_know_who_would_be_told() -> None:
    someone = tess()
    turn = reply(someone, at(someone, turn=5), ASKED, "ask_suicide_direct")
    assert (turn.beat.kind, turn.beat.pool) == ("ask_limits", "suicide_talk.limits_first")
    assert "wish" not in turn.state.made


def test_asked_directly_with_the_limits_known_they_tell() -> None:
    someone = tess()
    turn = reply(someone, at(someone, turn=5, limits_known=True), ASKED, "ask_suicide_direct")
    assert turn.beat.disclosure == "wish"
    assert turn.state.trust >= at(someone).trust


def test_the_question_still_stands_when_the_limits_are_explained_after_it() -> None:
    someone = tess()
    asked = reply(someone, at(someone, turn=5), ASKED, "ask_suicide_direct")
    turn = reply(someone, asked.state, LIMITS, "explain_role")
    assert turn.beat.disclosure == "wish"


def test_a_bare_promise_of_secrecy_explains_no_limits() -> None:
    someone = tess()
    asked = reply(someone, at(someone, turn=5), ASKED, "ask_suicide_direct")
    turn = reply(someone, asked.state, "It all stays between us.", "explain_role")
    assert "wish" not in turn.state.made


@pytest.mark.parametrize("values", [{"trust": 0.1}, {"strain": 0.5}])
def test_where_too_much_lies_between_them_the_direct_question_is_answered_no(values: dict[str, float]) -> None:
    someone = tess()
    turn = reply(someone, at(someone, turn=5, limits_known=True).model_copy(update=values), ASKED, "ask_suicide_direct")
    assert turn.beat.pool.startswith("reactions.ask_suicide_direct")


@given(st.data(), st.integers(0, 9999))
def test_nothing_but_a_direct_question_opens_it(data: st.DataObject, seed: int) -> None:
    someone = tess()
    text = "Do you ever wish you were dead, not alive?"
    reading = data.draw(readings(text))
    asked = data.draw(st.sampled_from([None, 3]))
    state = at(someone, turn=5, trust=0.95, limits_known=True, asked_directly=asked)
    turn = person.answer(someone, state, reading, text, (beat(someone, "nights"),), seed)
    direct = reading.has("ask_suicide_direct")
    assert turn.beat.disclosure != "wish" or direct or (asked is not None and turn.heard.limits)


def test_a_step_that_is_named_together_is_taken_and_remembered() -> None:
    someone = tess()
    turn = reply(someone, told(someone), "Could we think of someone to ring together, your sister maybe?", "safety_act")
    assert turn.beat.pool == "suicide_talk.accepts"
    assert turn.state.agreed


def test_staying_is_care_and_no_step_yet() -> None:
    someone = tess()
    turn = reply(someone, told(someone), "I'm staying here with you.", "safety_act")
    assert not turn.state.agreed
    assert turn.state.trust > told(someone).trust


def test_alarm_and_orders_close_them() -> None:
    someone = tess()
    turn = reply(someone, told(someone), "You must never think like that. Think of your children.", "direct")
    assert turn.beat.pool == "suicide_talk.frightened"


def test_asked_on_calmly_they_answer() -> None:
    someone = tess()
    turn = reply(someone, told(someone), "Have you thought about how you would kill yourself?", "ask_suicide_direct")
    assert turn.beat.pool == "suicide_talk.further"


@pytest.mark.parametrize(("agreed", "ending"), [(True, "safe"), (False, "told")])
def test_after_telling_every_goodbye_says_what_is_there_tonight(agreed: bool, ending: str) -> None:  # noqa: FBT001
    someone = tess()
    state = told(someone, agreed=agreed)
    assert reply(someone, state, "I have to go now, bye.", "close").state.ended == ending
    assert director.farewell(someone, state, 3).pool == f"closing.{ending}"
    tired = reply(someone, state.model_copy(update={"energy": 0.05}), "Hm.", "backchannel")
    assert tired.state.ended == ending


def test_someone_driven_away_after_telling_leaves_no_emergency_behind() -> None:
    someone = tess()
    turn = reply(someone, told(someone, hurts=2), "You're pathetic.", conduct=("insult",))
    assert (turn.beat.kind, turn.beat.pool) == ("leave", "closing.told")


def test_a_question_about_suicide_meets_a_cue_that_points_to_it() -> None:
    hints = {
        **WISH, "id": "hint", "topics": ["alarm"], "depth": 0,
        "lines": [{"text": "what if the alarm didn't go", "cue": "what if the alarm didn't go"}, "b", "c"],
        "cue": {"kind": "wish_dead", "met_by": ["ask_suicide_direct"], "noticed_by": ["ask_suicide_vague"]},
    }  # fmt: skip
    someone = tess(disclosures=[*DISCLOSURES, hints, WISH])
    line = beat(someone, "hint")
    planted = at(someone, turn=4).model_copy(update={"topic": "hint", "made": ("hint",)})
    planted = speak(someone, planted, line)
    met = reply(someone, planted, ASKED, "ask_suicide_direct", recent=(line,))
    assert [c.outcome for c in met.state.cues] == ["met"]
    vague = reply(someone, planted, "Are you safe?", "ask_suicide_vague", recent=(line,))
    assert [c.outcome for c in vague.state.cues] == ["noticed"]


def test_orders_frighten_even_where_they_name_help() -> None:
    someone = tess()
    text = "You must ring 999 right now. Promise me."
    turn = reply(
        someone, told(someone), text, ("safety_act", "You must ring 999 right now."), ("direct", "Promise me.")
    )
    assert turn.beat.pool == "suicide_talk.frightened"
    assert not turn.state.agreed


def test_after_telling_no_hint_comes_as_if_nothing_had_been_said() -> None:
    hints = {
        **WISH, "id": "hint", "topics": ["alarm"], "depth": 0,
        "lines": [{"text": "the alarm", "cue": "alarm"}, "b", "c"], "cue": {"kind": "wish_dead"},
    }  # fmt: skip
    someone = tess(disclosures=[*DISCLOSURES, hints, WISH])
    asked = "What about the alarm?"
    assert reply(someone, at(someone, turn=6, trust=0.5), asked, "open_question").beat.disclosure == "hint"
    assert reply(someone, told(someone), asked, "open_question").beat.disclosure != "hint"


def test_an_open_question_after_telling_stays_with_it() -> None:
    someone = tess()
    line = beat(someone, "wish")
    first = reply(someone, told(someone), "What has that been like?", "open_question", recent=(line,))
    assert first.beat.disclosure == "wish"
    second = reply(someone, first.state, "What keeps you going?", "open_question", recent=(first.beat, line))
    assert second.beat.pool == "suicide_talk.further"


def test_asked_about_it_again_and_again_they_never_deny_what_they_told() -> None:
    someone = tess()
    state, recent = told(someone), (beat(someone, "wish"),)
    for _ in range(8):
        turn = reply(someone, state, ASKED, "ask_suicide_direct", recent=recent)
        assert turn.beat.pool in ("suicide_talk.further", "suicide_talk.takes_back")
        state, recent = turn.state, (turn.beat,)
