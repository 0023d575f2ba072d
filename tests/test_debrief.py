"""A debrief is read by somebody who has just done something hard: fair, specific, and nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from personas_for_tests import MESSAGES, READER, STYLES, sam, talk
from talks import StopAfter, begin, keep_in

from holdspace.content import SHIPPED, find_content
from holdspace.conversation import Conversation, TurnKept
from holdspace.debrief import Debrief, as_text, debrief
from holdspace.persona import Persona
from holdspace.simulate import Played, play
from holdspace.suggest import NEVER

CONTENT = find_content(SHIPPED)
SAM = sam()
GOAL = "Give back what you heard, in your own words, before you ask."
FORBIDDEN = re.compile(r"!|\b(?:clients?|resistan\w+|scores?|grades?|fail\w*|wrongly|should have)\b", re.IGNORECASE)
QUOTED = {"before", "you", "then", "words", "line", "goal", "meant"}
"""Fields that hold somebody's own words."""

KIND = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "You sound embarrassed, as if you were the only one who can't get on with it.",
    "What happens when you sit down with it?",
    "It makes sense that you feel behind, with so much of it left.",
    "What are the nights like for you?",
    "You lie there going over everything you haven't done, and you're worn out.",
)
CLUMSY = (
    "Hi. What's been on your mind?",
    "Have you tried going to bed earlier?",
    "You should put your phone away and make a list.",
    "Don't worry, I'm sure you'll be fine.",
    "You need to talk to your tutor.",
    "Everything will work out, honestly.",
)
OWNED = (*CLUMSY[:3], "I'm sorry, I keep handing you advice. I went too fast.", "You sound unheard by me.", "mm")
PUSHY = (
    "Hi. What happened?", "What is it really?", "You have to tell me.", "Why won't you say?", "Just say it.",
    "fuck off then", "you're pathetic", "shut up", "nobody likes you", "you're pathetic",
)  # fmt: skip
TOLD = (
    "Hi Dana, I'm glad you wrote. What's in the drawer?",
    "You've been carrying those letters on your own, and it sounds like a lot.",
    "What's the day like for you, with all that?",
    "You make it light for the kids and there's nobody who does that for you. You sound worn out.",
    "What are the nights like?",
    "You're doing all of it alone and being funny about it. I can hear how tired you are.",
    "It stays between us, unless I think your life is in danger. I'd tell you first. Are you thinking about suicide?",
    "Thank you for telling me. I'm staying here with you. You wish you wouldn't wake up, and you're worn out.",
    "Is there someone who could be with you tonight?",
    "That's one small thing, and you chose it. How is it now?",
)
UNTOLD = (
    "Hi Dana", "What's in the drawer?", "ok. what about your kids?", "You must be tired. What are the nights like?",
    "Do you sleep well?", "You should talk to your sister.", "I'm sure it will get better.", "Have you got food in?",
    "Why don't you make a list?",
)  # fmt: skip


@cache
def person(id_: str) -> Persona:
    return CONTENT.persona(id_)


@cache
def spoken(id_: str, messages: tuple[str, ...], seed: int = 3) -> Debrief:
    """Return the debrief of a talk that was simulated."""
    return look(person(id_), list(play(person(id_), READER, messages, seed)))


def look(persona: Persona, turns: Conversation | Sequence[TurnKept] | Sequence[Played], *disputes: str) -> Debrief:
    return debrief(persona, turns, GOAL, disputes, reader=READER)


def held(folder: Path, id_: str, messages: Sequence[str], seed: int = 7, **room: Any) -> Conversation:
    """Return a talk that was held in a room and ended with the button."""
    kept = keep_in(folder)
    session = begin(kept, person(id_), seed, **room)
    for n, text in enumerate(messages):
        if session.conversation.ended is None:
            list(session.say(text, f"m{n}"))
    list(session.end())
    kept.store.close()
    return session.conversation


def own_words(value: Any, key: str = "") -> Iterator[str]:
    """Yield every string that the program itself wrote."""
    if isinstance(value, str) and key not in QUOTED:
        yield re.sub("“[^”]*”", "", value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from own_words(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from own_words(inner, key)


def holds(d: Debrief) -> None:
    """Check what must hold for every debrief there is."""
    assert len(d.points) <= 4
    assert len({p.skill for p in d.points}) == len(d.points)
    assert len(d.strengths) <= 4
    moments = [p.moment for p in d.points] + [s.moment for s in d.strengths]
    moments += [g.moment for g in d.goal.moments] if d.goal else []
    assert all(1 <= m.message <= d.messages for m in moments)
    assert not {p.moment.message for p in d.points} & {s.moment.message for s in d.strengths}
    assert not {p.skill for p in d.points} & {n.skill for n in d.no_chance}
    assert len({p.instead for p in d.points}) == len(d.points)
    for words in own_words(d.model_dump()):
        assert not FORBIDDEN.search(words), words
        assert "{" not in words
        assert "None" not in words
    assert as_text(d).strip()


TALKS = {
    "kind": ("maya", KIND), "clumsy": ("maya", CLUMSY), "owned": ("maya", OWNED), "pushy": ("harold", PUSHY),
    "silent": ("maya", ("",) * 8), "told": ("dana", TOLD), "untold": ("dana", UNTOLD),
}  # fmt: skip


@pytest.mark.parametrize("name", TALKS)
def test_every_kind_of_talk_gives_a_debrief_within_its_limits(name: str) -> None:
    holds(spoken(*TALKS[name]))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("id_", ["maya", "harold", "dana"])
def test_every_kind_of_helper_with_every_person_gets_a_fair_page(id_: str, style: str) -> None:
    holds(look(person(id_), talk(person(id_), STYLES[style], 5, 14)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(messages=st.lists(MESSAGES, max_size=12), seed=st.integers(0, 50), goal=st.text(max_size=60))
def test_any_messages_give_a_debrief_within_its_limits(messages: list[str], seed: int, goal: str) -> None:
    holds(debrief(SAM, list(play(SAM, READER, messages, seed)), goal, reader=READER))


@pytest.mark.parametrize("name", ["kind", "clumsy", "told"])
def test_the_same_talk_gives_the_same_debrief(name: str) -> None:
    id_, messages = TALKS[name]
    again = look(person(id_), list(play(person(id_), READER, messages, 3)))
    assert again == spoken(id_, messages)


# --- what helped ----------------------------------------------------------------------------------------------------


def test_a_kind_talk_is_told_what_helped_and_gets_no_point() -> None:
    d = spoken("maya", KIND)
    assert 2 <= len(d.strengths) <= 4
    assert d.points == ()
    assert d.no_points
    assert all(s.moment.you in KIND for s in d.strengths)
    assert all(s.moment.then for s in d.strengths)


def test_strengths_are_of_what_was_done_and_never_of_the_person() -> None:
    for id_, messages in TALKS.values():
        for s in spoken(id_, messages).strengths:
            assert not re.search(
                r"\byou(?:'re| are) (?:a |so |very |such )?\w+|well done|good job|great", s.what, re.IGNORECASE
            )


def test_where_little_helped_it_says_plainly_what_was_there() -> None:
    d = spoken("maya", CLUMSY)
    assert len(d.strengths) < 2
    assert d.plain == "You stayed for six messages."


def test_an_apology_that_mends_is_a_strength_and_takes_the_slip_before_it_away() -> None:
    d = spoken("maya", OWNED)
    assert any(s.skill == "repair_hope_ending" for s in d.strengths)
    assert all(p.skill != "choice_before_advice" for p in d.points)


def with_a_cue(messages: tuple[str, ...], outcome: str) -> list[Played]:
    """Return a talk with Maya whose one cue, planted by her first answer, came to that."""
    turns = list(play(person("maya"), READER, messages, 3))
    cue = next(c for c in turns[1].state.cues)
    heard = {"outcome": outcome, "left": 0, "heard_at": 2 if outcome in {"met", "noticed", "late"} else None}
    last = turns[-1].state.model_copy(update={"cues": (cue.model_copy(update=heard),)})
    return [*turns[:-1], turns[-1]._replace(state=last)]


# --- cues -----------------------------------------------------------------------------------------------------------


def test_a_cue_that_was_met_stands_with_its_words_and_the_message_that_met_it() -> None:
    cue = look(person("maya"), with_a_cue(KIND, "met")).cues.seen[0]
    assert cue.words in cue.line
    assert cue.when == "after your first message"
    assert cue.yours is not None
    assert cue.yours.you == KIND[1]
    assert not cue.may_dispute


def test_a_missed_cue_shows_one_way_to_hear_it_that_does_no_harm() -> None:
    d = look(person("maya"), with_a_cue(CLUMSY, "missed"))
    cue = d.cues.seen[0]
    assert cue.may_dispute
    assert cue.could
    assert not {s.code for s in READER.codes(cue.could)} & NEVER
    assert "went by" in d.cues.says


def test_a_disputed_cue_is_shown_as_disputed_and_not_counted_as_missed() -> None:
    turns = with_a_cue(("Hi. What's been on your mind?", "mm", "ok", "right"), "missed")
    before = look(person("maya"), turns)
    assert any(p.skill == "cues_and_safety" for p in before.points)
    after = look(person("maya"), turns, before.cues.seen[0].id)
    seen = after.cues.seen[0]
    assert (seen.outcome, seen.disputed, seen.may_dispute, seen.could) == ("disputed", True, False, None)
    assert "went by" not in after.cues.says
    assert all(p.skill != "cues_and_safety" for p in after.points)


def test_a_dispute_of_something_else_changes_nothing() -> None:
    turns = list(play(person("maya"), READER, CLUMSY, 3))
    assert look(person("maya"), turns, "99:nothing") == look(person("maya"), turns)


def test_a_cue_in_the_last_thing_said_is_nobodys_fault() -> None:
    for n in range(3, len(UNTOLD) + 1):
        d = spoken("dana", UNTOLD[:n])
        for cue in d.cues.seen:
            if cue.yours is None:
                assert cue.outcome == "open"
                assert cue.could is None
                assert all(cue.words not in p.happened for p in d.points)


# --- what was given back --------------------------------------------------------------------------------------------


def test_a_ratio_stands_beside_its_counts_in_words_and_with_its_warning() -> None:
    looked = spoken("maya", KIND)
    given_ = looked.given_back
    assert given_ is not None
    assert len(given_.examples) <= 4
    assert "gave something back" in given_.beside
    assert not re.search(r"\d[.:]\d", given_.beside)
    assert "gamed" in given_.about_counts
    assert looked.miti is not None
    assert "expert opinion, not norms" in looked.miti.about
    assert as_text(looked).count("how often, not how well") == 1


def test_advice_that_was_not_asked_for_is_counted() -> None:
    given_ = spoken("maya", CLUMSY).given_back
    assert given_ is not None
    counts = {c.name: c.number for c in given_.counts}
    assert counts["advice that was not"] >= 2
    assert counts["reassurance"] >= 1
    assert counts["your messages"] == 6


def test_a_story_of_your_own_is_counted_as_it_is_spoken_of_further_down() -> None:
    looked = spoken("maya", ("Hi Maya, I'm a peer supporter.", "Me too.", "What was that like?"))
    assert looked.given_back is not None
    counts = {c.name: c.number for c in looked.given_back.counts}
    assert counts["a story of your own"] == 1
    assert as_text(looked).count("You spoke of yourself in one message") == 1


# --- points ---------------------------------------------------------------------------------------------------------


def test_early_advice_makes_one_point_with_its_moment_its_effect_and_other_words() -> None:
    d = spoken("maya", CLUMSY)
    point = next(p for p in d.points if p.skill == "choice_before_advice")
    assert point.moment.you in CLUMSY
    assert point.effect
    assert point.instead
    assert point.instead != point.moment.you


@pytest.mark.parametrize("name", TALKS)
def test_other_wordings_neither_advise_unasked_nor_comfort_nor_press(name: str) -> None:
    for point in spoken(*TALKS[name]).points:
        assert not {s.code for s in READER.codes(point.instead)} & NEVER, point.instead


def test_nothing_that_was_never_told_is_mentioned() -> None:
    for id_, messages in TALKS.values():
        turns = list(play(person(id_), READER, messages, 3))
        said = {b.text for t in turns for b in [t.beat]}
        made = turns[-1].state.made
        locked = [d for d in person(id_).disclosures if d.id not in made]
        text = as_text(look(person(id_), turns))
        for one in locked:
            assert all(line.text not in text for line in one.lines if line.text not in said)
            assert one.meaning is None or one.meaning not in text


# --- suicide --------------------------------------------------------------------------------------------------------


def test_dana_told_the_five_steps_are_done_and_lead_the_strengths() -> None:
    d = spoken("dana", TOLD)
    done = {s.step: s.done for s in d.safety}
    assert done["asked"]
    assert done["limits"]
    assert done["stayed"]
    assert done["next_step"]
    assert d.strengths[0].skill == "cues_and_safety"
    assert all(p.skill != "cues_and_safety" for p in d.points)
    assert "Nothing has happened to Dana" in d.closing


def hinted_and_unasked() -> Debrief:
    found = (spoken("dana", UNTOLD, seed) for seed in range(12))
    return next(d for d in found if any(c.kind == "wish_dead" and c.yours and c.outcome != "open" for c in d.cues.seen))


def test_dana_untold_the_plain_question_comes_first() -> None:
    d = hinted_and_unasked()
    assert d.points[0].skill == "cues_and_safety"
    assert "suicide" in d.points[0].instead
    assert next(s for s in d.safety if s.step == "asked").done is False
    assert next(s for s in d.safety if s.step == "next_step").done is None


def test_nobody_is_asked_for_safety_where_suicide_never_came_up() -> None:
    assert spoken("maya", KIND).safety == ()


# --- the rest of the page -------------------------------------------------------------------------------------------


def test_what_was_felt_and_what_showed_come_from_the_room(tmp_path: Path) -> None:
    d = look(person("maya"), held(tmp_path, "maya", KIND))
    assert 1 <= len(d.felt) <= 3
    assert all("felt" in f.says or "was" in f.says for f in d.felt)


def test_skills_without_a_chance_are_named_and_get_no_point() -> None:
    named = {n.skill for n in spoken("maya", KIND).no_chance}
    assert "own_story" in named
    assert "giving_back" not in named


def test_one_question_for_oneself_is_tied_to_the_first_advice() -> None:
    question = spoken("maya", CLUMSY).question
    assert question is not None
    assert question.text == "What was happening in you here?"
    assert question.moment.you == CLUMSY[1]


def test_the_goal_comes_with_two_or_three_moments_and_no_verdict() -> None:
    goal = spoken("maya", KIND).goal
    assert goal is not None
    assert goal.goal == GOAL
    assert 2 <= len(goal.moments) <= 3


def test_without_a_goal_none_is_looked_at() -> None:
    turns = list(play(person("maya"), READER, KIND, 3))
    assert debrief(person("maya"), turns, " ", reader=READER).goal is None


@pytest.mark.parametrize("messages", [(), ("hi",), ("hi", "ok"), ("hi", "", "", "")])
def test_a_very_short_talk_gets_a_kind_sentence_and_nothing_invented(messages: tuple[str, ...]) -> None:
    d = spoken("maya", messages)
    assert d.short
    assert (d.strengths, d.points, d.cues.seen, d.felt, d.given_back) == ((), (), (), (), None)


def test_no_talk_at_all_gets_a_kind_sentence() -> None:
    assert look(person("maya"), Conversation()).short
    assert look(person("maya"), []).short


def test_where_the_person_left_it_says_what_led_to_it_and_how_to_mend_it() -> None:
    d = spoken("harold", PUSHY)
    assert d.left is not None
    assert "insult" in d.left.says
    assert "sorry" in d.left.mend
    assert d.left.moment.you in PUSHY


# --- records as they come -------------------------------------------------------------------------------------------


def test_a_broken_off_reply_a_silence_and_another_try_are_taken_as_they_are(tmp_path: Path) -> None:
    kept = keep_in(tmp_path)
    session = begin(kept, person("maya"))
    list(session.say(KIND[0], "a"))
    list(session.say(KIND[1], "b", cancel=StopAfter(0)))
    list(session.say("", "c"))
    list(session.say("You should just sleep.", "d"))
    list(session.branch(4))
    list(session.say(KIND[2], "e"))
    kept.store.close()
    d = look(person("maya"), session.conversation)
    holds(d)
    assert d.messages == 4
    assert "You should just sleep." not in as_text(d)


@pytest.mark.parametrize("lacking", ["reading", "state", "beat", "client_reading", "findings"])
def test_what_an_old_record_lacks_is_left_out(tmp_path: Path, lacking: str) -> None:
    path = held(tmp_path, "dana", UNTOLD).path()
    for every in (1, 2, 3):
        bare = [
            replace(t, **{lacking: () if lacking == "findings" else None}) if t.turn % every == 0 else t for t in path
        ]
        holds(look(person("dana"), bare))


def test_a_path_cut_anywhere_gives_a_debrief(tmp_path: Path) -> None:
    path = held(tmp_path, "dana", TOLD).path()
    for start in range(len(path)):
        holds(look(person("dana"), path[start:]))


def test_a_persona_that_has_changed_since_does_no_harm() -> None:
    turns = list(play(person("dana"), READER, UNTOLD, 3))
    holds(look(SAM, turns))
