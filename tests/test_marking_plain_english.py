"""Safety and repair, answered in plain and second-language English: what is right is taken, what is near it is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from test_marking import BY_ID, marked

from holdspace.exercise import Drill

ANSWERS: dict[str, Any] = YAML(typ="safe").load(Path(__file__).parent / "plain_english.yaml")
RIGHT, NEAR = ANSWERS["right"], ANSWERS["near"]


def cases(answers: dict[Any, list[str]]) -> list[Any]:
    return [pytest.param(where, text, id=f"{where}: {text}") for where, texts in answers.items() for text in texts]


@pytest.mark.parametrize(("exercise", "text"), cases(RIGHT))
def test_a_right_answer_in_plain_english_is_right(exercise: str, text: str) -> None:
    found = marked(BY_ID[exercise], text=text)
    assert (found.outcome, found.unmet) == ("right", ())


@pytest.mark.parametrize(("exercise", "text"), cases(NEAR))
def test_an_answer_near_it_that_lacks_something_is_not(exercise: str, text: str) -> None:
    found = marked(BY_ID[exercise], text=text)
    assert found.outcome == "not_yet"
    assert found.feedback


def test_ten_of_each_are_tried() -> None:
    assert RIGHT.keys() == NEAR.keys()
    assert all(len(texts) >= 10 for answers in (RIGHT, NEAR) for texts in answers.values())


@pytest.mark.parametrize(("line", "text"), cases(ANSWERS["meets_the_line"]))
def test_the_question_in_plain_english_meets_its_line(line: int, text: str) -> None:
    found = marked(BY_ID["eight-times-straight"], line=line, text=text)
    assert (found.outcome, found.unmet) == ("right", ())


@pytest.mark.parametrize(("line", "text"), cases(ANSWERS["misses_the_line"]))
def test_a_question_beside_the_point_does_not_meet_its_line(line: int, text: str) -> None:
    assert marked(BY_ID["eight-times-straight"], line=line, text=text).outcome == "not_yet"


# --- no tick for nothing --------------------------------------------------------------------------------------------

PROMISE_ALL = "Yes, sure, I promise, everything stays here with me. You can trust me 100%."
NOTHING = ("asdf lol", "ok", PROMISE_ALL, "haha", "Yes.")
FREE = [exercise for exercise in BY_ID.values() if exercise.kind in {"rewrite", "respond", "repair"}]
DRILLS = [exercise for exercise in BY_ID.values() if isinstance(exercise, Drill)]


@pytest.mark.parametrize("text", NOTHING)
def test_an_answer_that_does_nothing_of_what_was_asked_gets_no_tick(text: str) -> None:
    for exercise in FREE:
        assert (exercise.id, marked(exercise, text=text).met) == (exercise.id, ())
    for drill in DRILLS:
        for line in range(len(drill.lines)):
            found = marked(drill, line=line, text=text)
            assert (drill.id, line, found.met) == (drill.id, line, ())


def test_scolding_and_asking_for_a_promise_is_neither_calm_nor_a_question() -> None:
    text = "You shouldn't think like that about next year. Promise me you don't do something stupid, please."
    found = marked(BY_ID["eight-times-straight"], line=5, text=text)
    assert {"Neither scolds nor soothes", "Does not ask around it", "Asks directly"} <= set(found.unmet)
    for alone in ("You shouldn't feel like that.", "Promise me you don't do something stupid."):
        assert "Neither scolds nor soothes" in marked(BY_ID["eight-times-straight"], line=5, text=alone).unmet


def test_no_remark_on_an_answer_quotes_words_that_nobody_wrote() -> None:
    found = marked(BY_ID["eight-times-straight"], line=5, text="Are you thinking to end it?")
    assert any("more than one way" in remark for remark in found.feedback)
    told = " ".join(found.feedback).lower()
    assert not any(word in told for word in ("stupid", "silly", "hurt", "safe"))
