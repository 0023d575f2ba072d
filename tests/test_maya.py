"""What is Maya's alone; what holds for everybody stands in test_every_person.py."""

from __future__ import annotations

import re

import pytest
from test_every_person import met

from holdspace.client.matters import stems_of
from holdspace.client.words import EVERYDAY, content_stems
from holdspace.persona import Persona, Speech


@pytest.fixture(scope="module")
def maya() -> Persona:
    return met("maya").persona


@pytest.fixture(scope="module")
def pools() -> dict[str, Speech]:
    return met("maya").pools


@pytest.fixture(scope="module")
def lines() -> list[tuple[str, str]]:
    return met("maya").lines


def test_she_types_in_lower_case(lines: list[tuple[str, str]]) -> None:
    assert sum(text[0].islower() for _, text in lines) > 0.98 * len(lines)


def test_a_thought_comes_in_two_bubbles_now_and_then(lines: list[tuple[str, str]]) -> None:
    broken = sum("\n" in text for _, text in lines)
    assert 0.05 * len(lines) < broken < len(lines) / 3


def test_nothing_early_tells_of_january(maya: Persona) -> None:
    early = [d for d in maya.disclosures if d.depth < 3]
    told = [line.text for d in early for pool in (d, d.more) if pool is not None for line in pool.lines]
    assert [text for text in told if re.search(r"january|resit|retake|\b34\b", text)] == []


def test_her_cue_is_shame_and_she_is_ashamed(maya: Persona) -> None:
    cued = [d for d in maya.disclosures if d.cue is not None]
    assert {d.cue.kind for d in cued if d.cue} == {"shame"}
    assert [d.id for d in cued if "ashamed" not in d.feeling] == []


@pytest.mark.parametrize(
    ("asked", "answered_by"),
    [
        ("How long has it been like this?", "how_long"),
        ("Who else knows about that?", "who_knows"),
        ("Have you got a revision timetable?", "timetables"),
        ("Who's Maureen?", "maureen"),
    ],
)
def test_what_anyone_would_ask_has_a_plain_answer(maya: Persona, asked: str, answered_by: str) -> None:
    hits = {f.id: len(content_stems(asked) & content_stems(" ".join(f.topics))) for f in maya.facts}
    assert max(hits, key=lambda id_: hits[id_]) == answered_by


@pytest.mark.parametrize(
    "said",
    [
        "Honestly, that's fine.",
        "I used to sit there with my laptop open.",
        "You've been putting it down to yourself.",
        "So when you sit down with it, what happens?",
        "When was the last time?",
        "How far have you got?",
        "Three hours a night, then.",
        "What have I left out?",
        "How long do you have left?",
        "What are your days like?",
    ],
)
def test_words_that_come_up_in_any_talk_open_nothing_deep(maya: Persona, said: str) -> None:
    matter = content_stems(said) - EVERYDAY
    assert [d.id for d in maya.disclosures if d.depth >= 2 and matter & stems_of(d)] == []


def test_a_no_names_no_matter_and_answers_no_question(pools: dict[str, Speech]) -> None:
    presumes = re.compile(r"\bfamily\b|\bmum\b|\bexam|library|what else did you|other thing you asked", re.IGNORECASE)
    drawn_back = [line.text for name in ("boundaries", "sidesteps", "pulls_back") for line in pools[name].lines]
    assert [text for text in drawn_back if presumes.search(text)] == []


@pytest.mark.parametrize("deep", ["blank", "tutor_emails", "blue_dress", "jess_sorted"])
def test_what_is_often_asked_on_about_goes_one_step_further(maya: Persona, deep: str) -> None:
    assert maya.disclosure(deep).more is not None
