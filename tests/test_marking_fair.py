"""Right answers in many voices are right, tempting ones are not, and a scene's result is true of what was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML
from test_marking import BY_ID, READER, marked

from holdspace import marking_words as say
from holdspace.exercise import Classify, Scene
from holdspace.marking import Marked, SceneAnswer, Turn, mark
from holdspace.marking_written import MOST_AT_ONCE

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


# --- cheering up, brushing off, and what else passed for right ------------------------------------------------------

LIGHTER = (
    ("nothing-mended 5", "Kids adapt to one room faster than you'd think."),
    ("nothing-mended 1", "They'd be mad to let you go on Friday."),
    ("nothing-mended 4", "They said you nearly had it, so the next one is yours."),
    ("nothing-mended 7", "OK, no worries, we can leave it then."),
    ("nothing-mended 0", "You're tougher than you feel right now, everyone can see it."),
    ("nothing-mended 1", "You've got through worse than a car payment."),
    ("nothing-mended 1", "Cars can be sold, it's not the end of the road."),
    ("nothing-mended 2", "Tears show you're human, the shop will understand."),
    ("nothing-mended 3", "He'd be lost without you, whatever he calls you."),
    ("nothing-mended 4", "Three interviews means they clearly rate you."),
    ("nothing-mended 5", "You're such a good mum for making it an adventure."),
    ("nothing-mended 6", "OK, message me another time then."),
    ("nothing-mended 7", "Alright, if it doesn't matter then let's move on."),
    ("nothing-mended 7", "Great, then we can talk about the good bits of your day."),
    ("eight-lines 3", "He'd be a fool not to call you."),
    ("eight-lines 2", "A puppy would fill that gap quicker than you'd expect."),
)
STAYING = (
    ("nothing-mended 0", "You're stronger than anyone has a right to ask, and it's wearing you out."),
    ("nothing-mended 4", "You were good enough to be nearly it, and that's no comfort."),
    ("nothing-mended 5", "You found a good word for it, for them. For you it's a hostel."),
    ("nothing-mended 6", "We can leave it quiet for a bit. I'm here."),
    ("nothing-mended 7", "You say it doesn't matter, and it sounds as if it did."),
    ("eight-lines 3", "You'd be lost without him, and he doesn't call."),
    ("eight-lines 5", "They all think the world of your work and it doesn't reach you."),
)


@pytest.mark.parametrize(("where", "text"), LIGHTER)
def test_cheering_up_and_brushing_off_give_nothing_back(where: str, text: str) -> None:
    found = marked_at(where, text)
    assert found.outcome == "not_yet"
    assert not {"Stays with them", "Gives something back"} & set(found.met)


@pytest.mark.parametrize(("where", "text"), STAYING)
def test_words_of_comfort_in_what_is_given_back_are_no_comfort(where: str, text: str) -> None:
    assert marked_at(where, text).outcome == "right"


def test_a_bare_rule_names_no_limit_and_leaves_nothing_to_him() -> None:
    found = marked_at("promise-me", "I can't promise that, sorry. Rules are rules.")
    assert found.outcome == "not_yet"
    assert not {"Names the limit", "Leaves it to him"} & set(found.met)


def test_a_question_that_says_the_word_and_pulls_for_a_no_hears_only_of_the_pull() -> None:
    text = "The papers and the keys. You're not thinking about suicide, are you?"
    found = marked_at("nothing-silly", text)
    assert found.outcome == "not_yet"
    assert "Asks directly" in found.met
    assert found.unmet == ("Does not pull for a no",)
    assert "Use the word" not in " ".join(found.feedback)


def test_what_would_fit_anyone_does_not_stay_with_them() -> None:
    found = marked_at("nothing-mended 0", "That's so hard. Maybe take a day off for yourself?")
    assert "Stays with them" not in found.met
    assert "Asks an open question" in marked_at("back-then-ask 0", "What do you need?").met, "that it is, whatever else"


def test_a_question_that_says_commit_is_met_with_one_gentle_note() -> None:
    found = marked_at("nothing-silly", "The papers and the keys. Do you want to commit suicide?")
    assert (found.outcome, found.feedback) == ("right", (say.COMMIT,))
    assert marked_at("nothing-silly", "The papers and the keys. Are you thinking about suicide?").feedback == ()


def test_noise_gets_a_sentence_of_its_own_and_three_things_are_not_two() -> None:
    assert marked_at("nothing-mended 0", "banana banana banana").said == say.CONDUCT["gibberish"]
    found = marked_at("promise-me", "Why do you ask?")
    assert len(found.unmet) > len(found.feedback) == MOST_AT_ONCE
    assert found.said == say.FIRST_TWO


def test_further_in_the_right_direction_is_not_some_way_off() -> None:
    lights = BY_ID["till-the-lights-came-on"]
    assert marked(lights, valence=-0.9, arousal=-0.9).said == say.RIGHT_WAY
    assert marked(lights, valence=0.8, arousal=-0.5).said == say.NOT_QUITE_THERE
    assert marked(lights, valence=-0.9, arousal=0.5).said == say.NOT_QUITE_THERE


def test_a_plan_to_die_is_called_one_on_its_card() -> None:
    cards = BY_ID["stays-or-goes"]
    assert isinstance(cards, Classify)
    plan = next(item for item in cards.items if "a plan" in item.text)
    assert (plan.group, "end my life" in plan.text) == ("goes", True)


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


def before_she_goes_on(*texts: str) -> Marked:
    scene = BY_ID["before-she-goes-on"]
    assert isinstance(scene, Scene)
    talk = [turn for text in texts for turn in (Turn(by="helper", text=text), Turn(by="person", text="i lie there"))]
    return mark(scene, SceneAnswer(talk=tuple(talk)), READER)


def test_a_promise_of_secrecy_is_told_as_that_in_a_scene() -> None:
    found = before_she_goes_on("Never! I promise I'll keep everything secret, no matter what.", *GOOD)
    assert found.outcome == "not_yet"
    assert found.feedback[0].startswith("You promised to keep everything secret, and that is what you cannot keep")
    assert not any("it went past" in one for one in found.feedback)


def test_a_scene_credits_nobody_with_staying_beside_or_against_what_was_said() -> None:
    empty = ("Here.", "Bananas are yellow.", "You poor thing.", "It sounds like you sleep really well.")
    assert before_she_goes_on(*empty).items[1].count == 0
    assert before_she_goes_on("You lie there, and it's three hours.", "I'm here.", *GOOD[2:]).items[1].count == 4


def test_what_a_scene_asks_oneself_afterwards_supposes_nothing() -> None:
    scene = BY_ID["before-she-goes-on"]
    assert isinstance(scene, Scene)
    asked = " ".join(scene.look_back)
    assert "when you wrote very little?" not in asked
    assert "to say the limits" not in asked
