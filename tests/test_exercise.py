from typing import Any

import pytest
from content_examples import EXERCISES
from pydantic import ValidationError

from holdspace.content import SHIPPED, Content
from holdspace.contentfile import parse
from holdspace.criteria import Criterion, judged, unmet
from holdspace.criteria_words import mentions_any, words_copied
from holdspace.exercise import Choose, Drill, Exercise, Exercises, FreeText, Scene
from holdspace.problem import FaultsFoundError
from holdspace.reading.helper import RuleHelperReader
from holdspace.reading.readings import Utterance

LESSONS = sorted(file.stem for file in (SHIPPED / "exercises").glob("*.yaml"))
BY_LESSON = {lesson: Content((SHIPPED,)).exercises(lesson) for lesson in LESSONS}
SHIPPED_EXERCISES = [exercise for exercises in BY_LESSON.values() for exercise in exercises]
WRITTEN = [exercise for exercise in SHIPPED_EXERCISES if isinstance(exercise, FreeText | Drill)]
SHARED = """\
lesson: listening
exercises:
  - id: one
    title: One
    prompt: Answer.
    hints: [Look.]
    solution: {answer: A, reason: It is.}
"""


def faults_of(text: str) -> list[str]:
    return [f"{problem.field}: {problem.message}" for problem in parse(text.encode(), "x.yaml", Exercises).problems]


def last_said(exercise: FreeText) -> str:
    return next((said.text for said in reversed(exercise.conversation) if said.by == "person"), "")


def written_answers() -> list[Any]:
    """Return each good answer with all that is looked for in it and what it answers."""
    found = []
    for exercise in WRITTEN:
        if isinstance(exercise, Drill):
            for i, line in enumerate(exercise.lines):
                answers = [answer.text for answer in exercise.good if answer.line == i]
                answers += [model.text for model in line.models]
                found += [pytest.param(text, exercise.criteria_for(i), line.said, id=text) for text in answers]
        else:
            said = last_said(exercise)
            answers = [*exercise.good, *(model.text for model in exercise.models)]
            found += [pytest.param(text, exercise.criteria, said, id=text) for text in dict.fromkeys(answers)]
    return found


def passes(exercise: FreeText | Drill, text: str, line: int = 0) -> bool:
    """Return whether reader and criteria together let an answer pass."""
    if isinstance(exercise, Drill):
        criteria, answered = exercise.criteria_for(line), exercise.lines[line].said
        before: tuple[Utterance, ...] = (Utterance(speaker="client", text=exercise.lines[line].said),)
    else:
        criteria, answered = exercise.criteria, last_said(exercise)
        before = tuple(
            Utterance(speaker="client" if said.by == "person" else "helper", text=said.text)
            for said in exercise.conversation
        )
    codes = [span.code for span in RuleHelperReader().read(text, before).codes]
    return not unmet(criteria, text, codes, answered)


def passed(exercise: FreeText | Drill, which: str) -> list[bool]:
    """Return for each of the good or poor answers that come with the exercise whether it passes."""
    if isinstance(exercise, Drill):
        return [passes(exercise, answer.text, answer.line) for answer in getattr(exercise, which)]
    return [passes(exercise, text) for text in getattr(exercise, which)]


def test_every_kind_of_exercise_can_be_written() -> None:
    example = parse(EXERCISES.encode(), "x.yaml", Exercises).model
    assert example is not None
    kinds = {exercise.kind for exercise in (*example.exercises, *SHIPPED_EXERCISES)}
    assert kinds == {"choose", "order", "classify", "spot", "feel", "rewrite", "respond", "repair", "drill", "scene"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("right: true, ", "", "exercises[0].options: expected one option with right: true, got 0"),
        (
            '{text: B, feedback: "No',
            '{text: B, right: true, feedback: "No',
            "exercises[0].options: expected one option with right: true, got 2",
        ),
        ("    options:", "    several: true\n    options:", "exercises[0].several: expected two or more options with"),
        (
            "- {text: B, feedback: Second.}",
            "- {text: A, feedback: Second.}",
            "exercises[1].steps[1].text: stands twice",
        ),
        ("group: one", "group: won", "exercises[2].items[0].group: expected one of one, two, got 'won'"),
        ('{two: "No."}', "{}", "exercises[2].items[0].feedback: lacks two, expected feedback for each other group"),
        ('{two: "No."}', '{one: "No.", two: "No."}', "exercises[2].items[0].feedback.one: is not another group"),
        (
            "words: anyway",
            "words: any way",
            "exercises[3].find[0].words: expected words that stand once in the passage, ",
        ),
        (
            "words: She was out",
            "words: 'was out, anyway'",
            "exercises[3].tempting[0].words: overlaps other words to mark",
        ),
        (
            "words: anyway",
            "words: anyway, within: She was",
            "exercises[3].find[0].within: expected words of the passage, with those to mark in them",
        ),
        (
            "{by: person, text: Hey.}",
            "{by: helper, text: Hey.}",
            "exercises[5].conversation[1].by: expected the person",
        ),
        ("- id: line-up", "- id: pick", "exercises[1].id: stands twice, expected each once"),
        ("kind: scene", "kind: scean", "exercises[5].kind: 'scean' is not known here, did you mean scene?"),
        (
            "hints: [Look.]\n    solution: {answer: A B C",
            "hints: []\n    solution: {answer: A B C",
            "exercises[1].hints: ",
        ),
        (
            "wanted: [simple_reflection]",
            "words_at_most: 3",
            "exercises[5].aims[0].criterion.words_at_most: expected 5 to 2",
        ),
    ],
)
def test_an_exercise_that_does_not_hold_together_is_refused(old: str, new: str, expected: str) -> None:
    assert EXERCISES.count(old) == 1
    found = faults_of(EXERCISES.replace(old, new))
    assert any(fault.startswith(expected) for fault in found), found


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("    kind: respond\n    conversation: [{by: helper, text: Hi.}]\n", "exercises[0].good: is missing"),
        ("    kind: repair\n    slip: -1\n", "exercises[0].slip: expected 0 or more, got -1"),
        ("    kind: drill\n    lines: []\n", "exercises[0].lines: expected at least 8 in the list, got 0"),
        ("    kind: drill\n    good: [{line: 8, text: a}]\n", "exercises[0].good[0].line: expected 0 to 7, got 8"),
        ("    kind: rewrite\n    good: [a]\n", "exercises[0].good: expected at least 10 in the list, got 1"),
        ("", "exercises[0].kind: is missing, expected one of choose, order"),
    ],
)
def test_a_written_exercise_that_lacks_something_is_refused(rest: str, expected: str) -> None:
    found = faults_of(SHARED + rest)
    assert any(fault.startswith(expected) for fault in found), found


def test_a_slip_is_a_helpers_message() -> None:
    repair = next(exercise for exercise in SHIPPED_EXERCISES if exercise.kind == "repair")
    with pytest.raises(ValidationError) as caught:
        type(repair).model_validate({**repair.model_dump(exclude_unset=True), "slip": 0})
    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, FaultsFoundError)
    assert error.faults[0][0] == ("slip",)


def test_the_same_answer_is_never_both_good_and_poor() -> None:
    respond = next(exercise for exercise in SHIPPED_EXERCISES if exercise.kind == "respond")
    assert isinstance(respond, FreeText)
    with pytest.raises(ValidationError, match="stands among the good answers too"):
        type(respond).model_validate({**respond.model_dump(exclude_unset=True), "poor": respond.good})


def test_a_scene_may_not_begin_with_what_its_person_has_never_told() -> None:
    scene = parse(EXERCISES.encode(), "x.yaml", Exercises).model.exercises[5]  # type: ignore[union-attr]
    assert isinstance(scene, Scene)
    assert scene.told == ("shop",)


def criterion(**asks: Any) -> Criterion:
    return Criterion(says="It", feedback="Try.", **asks)


def test_a_criterion_asks_exactly_one_thing() -> None:
    with pytest.raises(ValidationError, match="asks nothing"):
        criterion()
    with pytest.raises(ValidationError, match="second question"):
        criterion(wanted=("affirm",), words_at_most=20)


def test_what_it_stands_on_is_said_by_another_criterion_of_the_exercise() -> None:
    respond = next(exercise for exercise in SHIPPED_EXERCISES if exercise.id == "promise-me")
    drill = next(exercise for exercise in SHIPPED_EXERCISES if exercise.id == "eight-times-straight")
    for exercise in (respond, drill):
        assert isinstance(exercise, FreeText | Drill)
        wrong = exercise.criteria[0].model_copy(update={"only_with": "Nowhere"})
        with pytest.raises(ValidationError, match="expected what another criterion says, got 'Nowhere'"):
            type(exercise).model_validate(
                {**exercise.model_dump(exclude_unset=True), "criteria": [wrong, *exercise.criteria[1:]]}
            )


def test_either_the_code_or_the_words_will_do_and_what_must_not_be_said_undoes_both() -> None:
    one = criterion(wanted=("explain_role",), mentions=("can't ... promise",), unsaid=("break",))
    assert one.met("Anything.", ["explain_role"])
    assert one.met("That I can not really promise.", [])
    assert not one.met("I can't break a promise.", ["explain_role"])
    assert not one.met("Anything.", [])


@pytest.mark.parametrize(
    ("answer", "beginning", "there"),
    [
        ("I can not keep that", "can't keep", True),
        ("i cant keep that", "cannot keep", True),
        ("I couldn\u2019t say", "could not say", True),
        ("That, I said, I can not in truth promise you.", "can't ... promis", True),
        ("I can't. I promise.", "can't ... promis", False),
        ("I can not one two three four five six promise", "can't ... promise", False),
        ("You know it first", "you ... first", True),
    ],
)
def test_short_and_long_forms_are_one_and_dots_leave_room_in_a_sentence(
    answer: str,
    beginning: str,
    there: bool,  # noqa: FBT001
) -> None:
    assert mentions_any(answer, [beginning]) is there


def test_leaving_something_out_counts_only_where_something_was_done() -> None:
    says, short = criterion(mentions=("limit",)), criterion(words_at_most=20)
    around = criterion(unwanted=("ask_suicide_vague",)).model_copy(update={"says": "Around", "only_with": "It"})
    assert judged([says, short, around], "ok", []) == ((), (says,))
    assert judged([says, short, around], "There is a limit.", []) == ((says, short, around), ())
    assert judged([short], "ok", []).met == (short,), "where nothing else is asked"


@pytest.mark.parametrize(
    ("asks", "codes", "met"),
    [
        ({"wanted": ("affirm", "validate")}, ["greet", "validate"], True),
        ({"wanted": ("affirm",)}, ["validate"], False),
        ({"unwanted": ("direct", "warn")}, ["validate", "warn"], False),
        ({"unwanted": ("direct",)}, [], True),
        ({"first": ("simple_reflection",)}, ["greet", "backchannel", "simple_reflection", "open_question"], True),
        ({"first": ("simple_reflection",)}, ["open_question", "simple_reflection"], False),
        ({"first": ("simple_reflection",)}, [], False),
    ],
)
def test_criteria_about_behaviour_look_at_the_codes(asks: Any, codes: Any, met: bool) -> None:  # noqa: FBT001
    assert criterion(**asks).met("Anything.", codes) is met


def test_saying_you_for_i_is_still_repeating() -> None:
    said = "I lie there going over everything I haven't done."
    assert words_copied("You lie there going over everything you haven\u2019t done.", said) == 9
    assert words_copied("Nights are when it all comes back.", said) <= 1
    assert not criterion(copies_at_most=4).met("So you lie there going over everything?", [], said)


def test_a_mention_is_the_beginning_of_a_word() -> None:
    assert mentions_any("That's EXHAUSTING.", ["exhaust"])
    assert mentions_any("It is on your  own shoulders", ["your own"])
    assert not mentions_any("a discussion", ["cuss"])
    assert not mentions_any("", ["a"])


def test_words_are_counted_as_one_reads_them() -> None:
    assert criterion(words_at_most=5).met("You're not - quite - there yet.", [])
    assert not criterion(words_at_most=5).met("one two three four five six", [])


@pytest.mark.parametrize(("text", "criteria", "said"), written_answers())
def test_a_shipped_good_answer_meets_all_that_the_words_alone_can_tell(
    text: str, criteria: tuple[Criterion, ...], said: str
) -> None:
    by_words = [one for one in criteria if not (one.wanted or one.unwanted or one.first)]
    assert [missed.says for missed in unmet(by_words, text, [], said)] == []


@pytest.mark.parametrize("exercise", WRITTEN, ids=lambda exercise: exercise.id)
def test_parroting_is_among_the_poor_answers_and_the_words_alone_tell_it(exercise: FreeText | Drill) -> None:
    if isinstance(exercise, Drill):
        poor = [unmet(exercise.criteria_for(a.line), a.text, [], exercise.lines[a.line].said) for a in exercise.poor]
    else:
        poor = [unmet(exercise.criteria, text, [], last_said(exercise)) for text in exercise.poor]
    by_words = [[one for one in missed if not (one.wanted or one.first)] for missed in poor]
    assert any(by_words)


@pytest.mark.parametrize("exercise", WRITTEN, ids=lambda exercise: exercise.id)
def test_at_least_nine_of_ten_good_and_nine_of_ten_poor_answers_are_judged_right(exercise: FreeText | Drill) -> None:
    good, poor = passed(exercise, "good"), passed(exercise, "poor")
    assert sum(good) >= 0.9 * len(good)
    assert sum(poor) <= 0.1 * len(poor)


@pytest.mark.parametrize("exercise", WRITTEN, ids=lambda exercise: exercise.id)
def test_every_answer_to_compare_with_would_pass(exercise: FreeText | Drill) -> None:
    if isinstance(exercise, Drill):
        models = [(model.text, line) for line, drilled in enumerate(exercise.lines) for model in drilled.models]
    else:
        models = [(model.text, 0) for model in exercise.models]
    assert [text for text, line in models if not passes(exercise, text, line)] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_has_two_drills_a_scene_and_six_more_exercises_each_with_a_way_out(lesson: str) -> None:
    kinds = [exercise.kind for exercise in BY_LESSON[lesson]]
    assert kinds.count("drill") >= 2
    assert kinds.count("scene") >= 1
    assert len(kinds) >= 2 + 1 + 6
    assert len(set(kinds)) >= 5
    for exercise in BY_LESSON[lesson]:
        assert isinstance(exercise, Exercise)
        assert exercise.hints
        assert exercise.solution.reason


ONE_ANSWER = [exercise for exercise in SHIPPED_EXERCISES if isinstance(exercise, Choose) and not exercise.several]


@pytest.mark.parametrize("exercise", ONE_ANSWER, ids=lambda exercise: exercise.id)
def test_the_shipped_right_option_is_the_solution_that_the_hints_end_in(exercise: Choose) -> None:
    assert [option.text for option in exercise.options if option.right] == [exercise.solution.answer]
