"""The exercises' kernel side: what a page asks, what it is told, what is kept and shown again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_marking import BY_ID, SCENES, right_answer

from holdspace import learning
from holdspace.content import SHIPPED
from holdspace.exercise import AnyExercise, Choose, Classify, Drill, Scene
from holdspace.marking import ids, ladder, next_line
from holdspace.progress_exercises import of_exercise
from holdspace.settings import Settings
from holdspace.store import StoreError
from widgets.exercise import Exercise, ExerciseCard, exercise_view, exercises_of
from widgets.exercise_desk import Desk
from widgets.exercise_intents import LONGEST_ANSWER, LONGEST_TEXT, read_intent
from widgets.exercise_words import WORDS, exercise_words

WIDGETS = Path(__file__).parents[1] / "widgets"
SCRIPT = ExerciseCard.code()
LESSON = "being-there"
OURS = [exercise for exercise in BY_ID.values() if exercise in exercises_of(LESSON)]
KINDS = {exercise.kind: exercise for exercise in reversed(OURS)}
CHECKED = [exercise for kind, exercise in KINDS.items() if kind != "scene"]


class Page:
    """What stands in for a browser."""

    def __init__(self, folder: Path, exercise: AnyExercise) -> None:
        self.exercise = exercise
        self.desk = Desk(Settings(data_dir=folder, content=SHIPPED))
        self.widget = Exercise(LESSON, exercise, self.desk)
        self.news: list[Any] = []
        self.widget.card.send = self.news.append

    def does(self, type_: str, **intent: Any) -> Any:
        """Send an intent; return the last news that came of it."""
        before = len(self.news)
        self.widget.card._handle_custom_msg({"type": type_, **intent}, [])
        assert self.desk.worker.wait(60)
        return self.news[before:][-1] if len(self.news) > before else None

    def state(self) -> Any:
        return self.does("hello")

    def checks(self, answer: dict[str, Any], id_: str = "") -> Any:
        return self.does("check", id=id_ or uuid4().hex, answer=answer)

    def kept(self) -> list[str]:
        return [entry.kind for entry in self.desk.entries(LESSON)]


Pages = Callable[[AnyExercise], Page]


@pytest.fixture
def open_(tmp_path: Path) -> Pages:
    """``open_(exercise)`` opens it as a new kernel would, for the same person each time."""
    return lambda exercise: Page(tmp_path, exercise)


def of_kind(*kinds: str) -> list[Any]:
    return [pytest.param(KINDS[kind], id=kind) for kind in kinds]


def wrong_answer(exercise: AnyExercise) -> dict[str, Any]:
    match exercise:
        case Choose():
            return {"chosen": [ids(exercise)[next(i for i, o in enumerate(exercise.options) if not o.right)]]}
        case Classify():
            group = exercise.groups[0].id
            return {"groups": dict.fromkeys(ids(exercise), group)}
        case Drill():
            return {"line": 0, "text": "Have you tried yoga? You should sleep more."}
    return {
        "order": {"order": list(ids(exercise))[::-1]} if exercise.kind == "order" else {},
        "spot": {"ranges": [[0, 2]]},
        "feel": {"valence": 1.0, "arousal": 1.0, "words": ["calm"]},
    }.get(exercise.kind, {"text": "Have you tried yoga? You should sleep more."})


# --- asking ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        None, [], "hello", {}, {"type": None}, {"type": ["hello"]}, {"type": "become_instructor"},
        {"type": "check", "id": "a"}, {"type": "check", "id": "", "answer": {}},
        {"type": "check", "id": 3, "answer": {}}, {"type": "check", "id": "a", "answer": []},
        {"type": "check", "id": "a" * 101, "answer": {}},
        {"type": "check", "id": "a", "answer": {"text": "x" * LONGEST_ANSWER}},
        {"type": "check", "id": "a", "answer": {"valence": float("nan")}},
        {"type": "check", "id": "a", "answer": {"a": [[[[[[[[[[]]]]]]]]]]}},
        {"type": "say", "id": "a", "text": "x" * (LONGEST_TEXT + 1)}, {"type": "hint", "id": "a", "taken": True},
        {"type": "hint", "id": "a", "taken": -1},
    ],
)  # fmt: skip
def test_what_is_no_intent_is_dropped_without_an_exception(content: object) -> None:
    assert read_intent(content) is None


def test_an_intent_passes_with_its_declared_fields_only_and_whole_characters() -> None:
    content = {"type": "check", "id": "a", "answer": {"text": "a\ud83d b\x00"}, "person": "someone else"}
    assert read_intent(content) == {"type": "check", "id": "a", "answer": {"text": "a\ufffd b\ufffd"}}


_KEYS = st.sampled_from(["type", "id", "answer", "taken", "text", "chosen", "groups"]) | st.text()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                    lambda part: st.lists(part) | st.dictionaries(_KEYS, part)))  # fmt: skip
def test_no_message_raises(content: object) -> None:
    read_intent({"type": "check", "id": "a", "answer": content})
    intent = read_intent(content)
    assert intent is None or isinstance(intent["type"], str)


def test_a_ping_is_answered_at_once(open_: Pages) -> None:
    assert open_(KINDS["choose"]).does("ping", n=4) == {"type": "pong", "n": 4}


def test_a_browser_sets_nothing() -> None:
    card = ExerciseCard()
    card._handle_msg({"content": {"data": {"method": "update", "state": {"heartbeat": 9, "words": {}}}}, "buffers": []})
    assert card.heartbeat == 5
    assert card.words == exercise_words()


def test_nothing_personal_is_touched_before_the_page_says_hello(tmp_path: Path) -> None:
    page = Page(tmp_path / "new", KINDS["choose"])
    assert page.desk.worker.wait(60)
    assert not (tmp_path / "new").exists()
    page.state()
    assert (tmp_path / "new").exists()


# --- answering ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", of_kind(*KINDS))
def test_before_it_is_answered_the_page_knows_no_answer(open_: Pages, exercise: AnyExercise) -> None:
    told = open_(exercise).state()
    assert (told["outcome"], told["result"], told["hints"]) == ("not_tried", None, [])
    everything = json.dumps(told, ensure_ascii=False)
    for secret in (exercise.solution.reason, *exercise.hints):
        assert json.dumps(secret, ensure_ascii=False)[1:-1] not in everything


@pytest.mark.parametrize("exercise", [pytest.param(each, id=each.kind) for each in CHECKED])
def test_wrong_then_right_is_kept_and_shown_again(open_: Pages, exercise: AnyExercise) -> None:
    page = open_(exercise)
    told = page.checks(wrong_answer(exercise), "first")
    assert told["about"] == "first"
    assert told["result"]["marked"]["outcome"] == "not_yet"
    assert told["result"]["answer"].items() >= wrong_answer(exercise).items()
    told = page.checks(right_answer(exercise), "second")
    assert told["result"]["marked"]["outcome"] == "right"
    again = open_(exercise).state()
    assert {**told, "about": None} == {**again, "about": None}
    if not isinstance(exercise, Drill):
        assert again["outcome"] == "right"


@pytest.mark.parametrize("exercise", [pytest.param(each, id=each.kind) for each in CHECKED])
def test_sending_again_under_the_same_id_keeps_nothing_twice(open_: Pages, exercise: AnyExercise) -> None:
    page = open_(exercise)
    page.checks(wrong_answer(exercise), "same")
    page.checks(wrong_answer(exercise), "same")
    assert len(page.kept()) == 1
    assert open_(exercise).checks(wrong_answer(exercise), "same")["tries"] == 1


@pytest.mark.parametrize("exercise", [pytest.param(each, id=each.kind) for each in CHECKED])
def test_nothing_is_answered_in_a_sentence_and_not_kept(open_: Pages, exercise: AnyExercise) -> None:
    page = open_(exercise)
    told = page.checks({})
    assert told["result"]["marked"]["outcome"] == "not_tried"
    assert told["result"]["marked"]["said"]
    assert page.kept() == []
    assert page.state()["result"] is None


@pytest.mark.parametrize("odd", [{"chosen": 3}, {"order": [None]}, {"ranges": [["a"]]}, {"text": []}, {"line": 99}])
def test_an_odd_answer_ends_nothing(open_: Pages, odd: dict[str, Any]) -> None:
    for exercise in CHECKED:
        page = open_(exercise)
        assert page.checks(odd)["result"]["marked"]["outcome"] == "not_tried"
        assert page.state()["type"] == "state"


def test_work_under_way_is_kept_until_it_is_looked_at(open_: Pages) -> None:
    exercise = KINDS["respond"]
    page = open_(exercise)
    page.does("draft", answer={"text": "It sounds like"})
    assert open_(exercise).state()["draft"] == {"text": "It sounds like"}
    page.checks({"text": "It sounds like a lot."})
    assert open_(exercise).state()["draft"] is None
    page.does("draft", answer={"text": "x"})
    page.does("draft", answer={})
    assert open_(exercise).state()["draft"] is None


@pytest.mark.parametrize("exercise", [pytest.param(each, id=each.kind) for each in CHECKED])
def test_once_right_stays_right(open_: Pages, exercise: AnyExercise) -> None:
    page = open_(exercise)
    lines = range(8) if isinstance(exercise, Drill) else [0]
    for line in lines:
        right = right_answer(exercise)
        if isinstance(exercise, Drill):
            right = {"line": line, "text": exercise.lines[line].models[0].text}
        assert page.checks(right)["result"]["marked"]["outcome"] == "right"
    for line in lines:
        told = page.checks({**wrong_answer(exercise), "line": line})
        assert (told["outcome"], told["result"]["marked"]["outcome"]) == ("right", "not_yet")
    again = open_(exercise)
    assert again.state()["outcome"] == "right"
    kept = of_exercise(exercise, learning.read(again.desk.entries(LESSON)))
    assert (kept.outcome, kept.done) == ("right", True)


def test_a_scene_that_was_right_stays_right_when_it_is_played_again_badly(open_: Pages) -> None:
    exercise = KINDS["scene"]
    page = open_(exercise)
    for n, text in enumerate(SCENES[exercise.id]):
        told = page.does("say", id=f"m{n}", text=text)
    assert told["outcome"] == "right"
    page.does("again", id="again")
    assert page.does("say", id="bad", text="You should sleep more.")["outcome"] == "right"
    told = page.does("finish", id="end")
    assert (told["outcome"], told["result"]["marked"]["outcome"]) == ("right", "not_yet")


def test_a_scene_under_way_is_not_called_untried(open_: Pages) -> None:
    page = open_(KINDS["scene"])
    assert page.state()["outcome"] == "not_tried"
    assert page.does("say", id="m0", text="I'm here.")["outcome"] == "not_yet"


def test_a_miss_brings_a_hint_and_what_was_left_out_comes_with_the_solution_only(open_: Pages) -> None:
    page = open_(KINDS["spot"])
    wrong = {"ranges": [[0, 1]]}
    for _ in range(3):
        marked = page.checks(wrong)["result"]["marked"]
        assert not [item for item in marked["items"] if item["reveals"]]
        assert marked["feedback"] == [page.exercise.hints[0]]
    steps = len(ladder(page.exercise))
    for taken in range(steps):
        told = page.does("hint", id=f"hint-{taken}", taken=taken)
        revealed = [item["id"] for item in told["result"]["marked"]["items"] if item["reveals"]]
        assert bool(revealed) == (taken == steps - 1)
    assert all(told["result"]["labels"][id_] in page.exercise.passage for id_ in revealed)  # type: ignore[union-attr]


def test_a_feeling_is_compared_in_words_once_it_was_heard(open_: Pages) -> None:
    page = open_(KINDS["feel"])
    assert page.checks(wrong_answer(page.exercise))["result"]["compare"] == []
    told = page.checks({**right_answer(page.exercise), "words": ["sad"]})["result"]["compare"]
    assert any("You called it: sad" in line for line in told)
    assert any("no measurement" in line for line in told)


def test_the_names_to_choose_from_hold_the_authors_among_others(open_: Pages) -> None:
    page = open_(KINDS["feel"])
    offered = page.state()["exercise"]["feelings"]
    assert set(page.exercise.words) < set(offered)  # type: ignore[union-attr]
    assert offered == sorted(offered, key=str.casefold)


# --- hints ----------------------------------------------------------------------------------------------------------


def test_hints_come_one_by_one_and_end_in_a_way_with_its_reason(open_: Pages) -> None:
    page = open_(KINDS["choose"])
    steps = ladder(page.exercise)
    for taken, step in enumerate(steps):
        told = page.does("hint", id=f"hint-{taken}", taken=taken)
        assert [hint["text"] for hint in told["hints"]] == [each.text for each in steps[: taken + 1]]
        assert told["hints"][-1]["reason"] == step.reason
    assert page.kept() == ["hint_taken"] * (len(steps) - 1) + ["solution_seen"]
    assert open_(page.exercise).state()["hints"] == told["hints"]


def test_a_hint_in_a_scene_is_gone_once_the_next_message_is_said_and_never_comes_twice(open_: Pages) -> None:
    exercise = KINDS["scene"]
    steps = [step.text for step in ladder(exercise)]
    page = open_(exercise)
    told = page.does("hint", id="h1", taken=0)
    assert [hint["text"] for hint in told["hints"]] == steps[:1]
    told = page.does("say", id="m0", text=SCENES[exercise.id][0])
    assert (told["hints"], told["exercise"]["hints"]) == ([], len(steps) - 1)
    told = page.does("hint", id="h2", taken=0)
    assert [hint["text"] for hint in told["hints"]] == steps[1:2]
    assert [hint["text"] for hint in open_(exercise).state()["hints"]] == steps[1:2]
    told = page.does("hint", id="h3", taken=1)
    assert [hint["text"] for hint in told["hints"]] == steps[1:3]
    told = page.does("finish", id="end")
    assert (told["hints"], told["exercise"]["hints"]) == ([], 0)
    told = page.does("again", id="again")
    assert (told["hints"], told["exercise"]["hints"]) == ([], len(steps))
    told = page.does("hint", id="h4", taken=0)
    assert [hint["text"] for hint in told["hints"]] == steps[:1]


# --- a drill --------------------------------------------------------------------------------------------------------


def test_a_drill_goes_through_all_lines_and_says_what_comes_next(open_: Pages) -> None:
    drill = KINDS["drill"]
    assert isinstance(drill, Drill)
    page = open_(drill)
    told = page.state()["drill"]
    so_far: list[Any] = []
    while told["next"]:
        line = told["next"]["line"]
        assert line == next_line(drill, so_far)
        told = page.checks({"line": line, "text": drill.lines[line].models[0].text})["drill"]
        so_far.append((line, "right"))
        assert told["met"] == len(so_far)
        assert told["next"] is None or told["next"]["step"] in {"harder", "easier", "same"}
    assert [each["line"] for each in told["answered"]] == [line for line, _ in so_far]
    assert page.state()["outcome"] == "right"


def test_a_line_that_was_missed_may_be_answered_again(open_: Pages) -> None:
    page = open_(KINDS["drill"])
    assert page.checks(wrong_answer(page.exercise))["drill"]["answered"][0]["met"] is False
    told = page.checks(right_answer(page.exercise))["drill"]
    assert (told["answered"][0]["met"], len(told["answered"])) == (True, 1)
    assert told["next"]["step"] in {"same", "harder"}


# --- a scene --------------------------------------------------------------------------------------------------------


@pytest.fixture
def scene() -> Scene:
    found = KINDS["scene"]
    assert isinstance(found, Scene)
    return found


def test_a_scene_is_played_and_looked_back_at(open_: Pages, scene: Scene) -> None:
    page = open_(scene)
    for n, text in enumerate(SCENES[scene.id]):
        told = page.does("say", id=f"m{n}", text=text)["scene"]
        assert told["turns"][-1]["text"] == text
        assert told["turns"][-1]["bubbles"][0]
    assert told["over"]
    state = open_(scene).state()
    assert state["scene"] == told
    assert state["outcome"] == "right"
    assert [item["of"] for item in state["result"]["marked"]["items"]] == [aim.times for aim in scene.aims]
    assert state["scene"]["look_back"] == list(scene.look_back)
    assert page.kept() == ["scene_turn"] * scene.turns + ["scene_finished"]


def test_a_scene_goes_on_where_it_was_left_as_if_it_had_not_been(open_: Pages, scene: Scene) -> None:
    texts = SCENES[scene.id]
    page = open_(scene)
    page.does("say", id="m0", text=texts[0])
    play = page.widget._playing(scene).id
    other = open_(scene)
    assert len(other.state()["scene"]["turns"]) == 1
    assert other.widget._playing(scene).id == play
    there = other.does("say", id="m1", text=texts[1])["scene"]["turns"]
    assert page.does("say", id="m1", text=texts[1])["scene"]["turns"] == there
    assert len(page.kept()) == 2


def test_a_turn_is_kept_before_it_is_shown(open_: Pages, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_(scene)
    page.state()

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(page.desk, "keep", full)
    told = page.does("say", id="m0", text="Hello.")
    assert told == {"type": "notice", "text": "The disk is full.", "way_on": "continue"}
    monkeypatch.undo()
    assert page.state()["scene"]["turns"] == []


def test_a_scene_takes_one_answer_more_after_a_last_question_about_suicide(open_: Pages, scene: Scene) -> None:
    page = open_(scene)
    for n in range(scene.turns - 1):
        page.does("say", id=f"m{n}", text=SCENES[scene.id][n])
    ask = "Are you thinking about killing yourself?"
    assert page.does("say", id="asked", text=ask)["scene"]["over"] is False
    told = page.does("say", id="again", text=ask)["scene"]
    assert told["over"] is True
    assert len(told["turns"]) == scene.turns + 1


def test_a_scene_can_be_left_and_played_again(open_: Pages, scene: Scene) -> None:
    page = open_(scene)
    assert page.does("finish", id="f0")["scene"]["over"] is False, "nothing was said: nothing is over"
    page.does("say", id="m0", text="")
    told = page.does("finish", id="f1")
    assert told["scene"]["over"] is True
    assert told["scene"]["turns"][0]["text"] == ""
    page.does("say", id="m1", text="One more thing.")
    assert len(page.state()["scene"]["turns"]) == 1, "what is over is not added to"
    assert page.does("again", id="a1")["scene"]["turns"] == []
    assert page.does("say", id="m2", text="Hello again.")["scene"]["over"] is False
    resumed = open_(scene).state()["scene"]
    assert [turn["text"] for turn in resumed["turns"]] == ["Hello again."]
    assert page.does("finish", id="f2")["scene"]["over"] is True


def test_a_hurt_person_may_leave_a_scene(open_: Pages, scene: Scene) -> None:
    page = open_(scene)
    for n in range(scene.turns):
        told = page.does("say", id=f"m{n}", text="You are pathetic and stupid. Shut up, idiot.")["scene"]
        if told["over"]:
            break
    assert told["left"]
    assert len(told["turns"]) < scene.turns


def test_progress_counts_what_was_done_here(open_: Pages, scene: Scene) -> None:
    page = open_(scene)
    page.does("say", id="m0", text="I'm here.")
    page.does("finish", id="f")
    kept = learning.read(page.desk.entries(LESSON))
    assert of_exercise(scene, kept).tries == 1


# --- trouble --------------------------------------------------------------------------------------------------------


def test_trouble_is_a_sentence_without_its_inner_words(open_: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_(KINDS["choose"])

    def broken(*_: object) -> None:
        raise RuntimeError("inner words")

    monkeypatch.setattr(page.desk, "entries", broken)
    told = page.state()
    assert told["type"] == "notice"
    assert "inner words" not in told["text"]
    monkeypatch.undo()
    assert page.state()["type"] == "state"


def test_a_lesson_finds_its_exercises_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path))
    first = exercises_of(LESSON)[0]
    assert isinstance(exercise_view(LESSON, first.id), ExerciseCard)
    with pytest.raises(KeyError):
        exercise_view(LESSON, "not-there")


# --- the words ------------------------------------------------------------------------------------------------------


def test_every_word_asked_for_is_in_the_catalogue() -> None:
    asked = set(re.findall(r'\bsay\("([a-z_0-9]+)"', SCRIPT))
    assert asked <= set(exercise_words())


def test_no_word_is_left_over() -> None:
    code = SCRIPT + "".join(file.read_text(encoding="utf-8") for file in WIDGETS.glob("exercise*.py")
                            if file.name != "exercise_words.py")  # fmt: skip
    named = set(re.findall(r'"([a-z_0-9]+)"', code))
    built = {f"kind_{kind}" for kind in KINDS} | {f"level_{level}" for level in (1, 2, 3)}
    built |= {f"next_{step}" for step in ("harder", "easier", "same")} | {"up_of", "down_of"}
    built |= {"words_valence", "words_arousal"}
    assert set(exercise_words()) - named - built == set()


def test_words_are_plain_and_calm() -> None:
    for text in WORDS["en"].values():
        assert "!" not in text
        assert not re.search(r"\b(client|clients|resistance|user|invalid|error|wrong answer)\b", text, re.IGNORECASE)


def test_the_script_sets_text_and_never_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", SCRIPT)
    assert not re.search(r"^\s*import\b", SCRIPT, re.MULTILINE)
    assert "localStorage" not in SCRIPT
