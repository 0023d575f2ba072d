"""Right answers in many voices are right, tempting ones are not, and a scene's result is true of what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML
from test_marking import BY_ID, READER, marked

from holdspace.exercise import Scene
from holdspace.marking import Marked, SceneAnswer, Turn, mark

ANSWERS: dict[str, dict[str, list[str]]] = YAML(typ="safe").load(Path(__file__).parent / "fair_answers.yaml")


def marked_at(where: str, text: str) -> Marked:
    exercise, *line = where.split()
    return marked(BY_ID[exercise], text=text, **({"line": int(line[0])} if line else {}))


@pytest.mark.parametrize("where", ANSWERS)
def test_a_right_answer_is_right_in_whatever_voice(where: str) -> None:
    found = {text: marked_at(where, text) for text in ANSWERS[where]["right"]}
    assert {text: one.unmet for text, one in found.items() if one.outcome != "right"} == {}


@pytest.mark.parametrize("where", ANSWERS)
def test_a_tempting_answer_is_not_and_hears_why(where: str) -> None:
    for text in ANSWERS[where]["poor"]:
        found = marked_at(where, text)
        assert (text, found.outcome) == (text, "not_yet")
        assert found.feedback or found.said


def test_a_plain_question_about_killing_oneself_is_no_insult() -> None:
    for text in ("are you planning to kill yourself", "all sorted now. do you want to kill yourself"):
        assert READER.read(text, ()).conduct == ()
    for text in ("kill yourself", "go kill yourself", "i want you to kill yourself"):
        assert READER.read(text, ()).conduct == ("insult",)


@pytest.mark.parametrize(
    "text", ["Anger never solved anything.", "Crying is healthy.", "Saucepans are cheap.", "Their loss!"]
)
def test_how_the_world_goes_gives_nothing_back(text: str) -> None:
    for where in ("eight-lines 0", "nothing-mended 2", "fewer-words 7"):
        assert marked_at(where, text).outcome == "not_yet"


# --- scenes ---------------------------------------------------------------------------------------------------------

GOOD = (
    "You put on somebody's hoodie and didn't notice, you're that tired.",
    "You lie there and everything you haven't done comes back.",
    "It sounds like you feel behind all of them, and ashamed of it.",
    "You're holding on, and it costs you a lot.",
)


def played(*texts: str) -> Marked:
    scene = BY_ID["mayas-hoodie"]
    assert isinstance(scene, Scene)
    talk = [turn for text in texts for turn in (Turn(by="helper", text=text), Turn(by="person", text="i don't know"))]
    return mark(scene, SceneAnswer(talk=tuple(talk)), READER)


def test_a_scene_of_giving_back_is_what_was_set_out_to_do() -> None:
    found = played(*GOOD, *GOOD)
    assert (found.outcome, found.said, found.feedback) == ("right", "You did what you set out to do.", ())


def test_one_tip_in_a_good_scene_is_told_with_its_words() -> None:
    found = played(*GOOD, "You should sleep more.", *GOOD[:3])
    assert found.outcome == "right"
    assert found.said != "You did what you set out to do."
    assert found.feedback == ("There is a tip of yours in it: \u201cYou should sleep more.\u201d",)


def test_many_tips_stand_in_the_way() -> None:
    tips = ("You should sleep more.", "Have you tried yoga?", "You should talk to your tutor.", "Try to eat well.")
    found = played(*GOOD, *tips)
    assert found.outcome == "not_yet"
    assert "\u201cYou should sleep more.\u201d" in found.feedback[0]


def test_a_scene_of_ok_is_no_achievement() -> None:
    found = played(*GOOD[:3], "ok", "ok", "ok", "ok", "ok")
    assert found.outcome == "not_yet"
    assert "\u201cok\u201d" in found.feedback[0]
    some = played(*GOOD, *GOOD[:3], "ok")
    assert some.outcome == "right"
    assert some.said != "You did what you set out to do."


def test_hurting_words_stand_in_the_way_of_any_scene() -> None:
    found = played(*GOOD, *GOOD[:3], "you idiot")
    assert found.outcome == "not_yet"
    assert "\u201cyou idiot\u201d" in found.feedback[0]
