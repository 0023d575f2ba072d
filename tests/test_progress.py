"""How far someone has come: what counts, where to go on, what comes next, with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from content_examples import CURRICULUM, EXERCISES, PERSONA
from hypothesis import given, settings
from hypothesis import strategies as st
from store_cases import Someone, begin

from holdspace import learning
from holdspace.content import SHIPPED, Content
from holdspace.contentfile import parse
from holdspace.curriculum import Curriculum, Practice
from holdspace.exercise import AnyExercise, Drill, Exercises
from holdspace.learning import Outcome
from holdspace.marking import content_hash
from holdspace.persona import Persona
from holdspace.progress import Continue, LessonProgress, Progress, Talk, fold, talks_of
from holdspace.progress_people import practise_with, ruled_out, ruled_out_told
from holdspace.store import Entry, NewRecord, Store, prepare

BEGAN = datetime(2025, 3, 1, 9, tzinfo=UTC)
_course = parse(CURRICULUM.encode(), "x.yaml", Curriculum).model
_exercises = parse(EXERCISES.encode(), "x.yaml", Exercises).model
_sam = parse(PERSONA.encode(), "x.yaml", Persona).model
assert _course is not None
assert _exercises is not None
assert _sam is not None
SAM = _sam
FIRST = _course.lessons[0]
COURSE = Curriculum(
    lessons=(
        FIRST,
        FIRST.model_copy(update={"id": "asking", "title": "Asking", "needs": ("listening",)}),
        FIRST.model_copy(update={"id": "ending", "title": "Ending", "asks_about_suicide": True}),
    )
)
DRILL = next(one for one in Content((SHIPPED,)).exercises("reflections") if isinstance(one, Drill))
BY_LESSON: dict[str, Sequence[AnyExercise]] = {"listening": (*_exercises.exercises, DRILL)}
PARTS = ("opening", *(exercise.id for exercise in BY_LESSON["listening"]), "practice", "debrief", "journal", "card")


def kept(*what: tuple[str | None, str, learning.Payload]) -> list[Entry]:
    """Return entries, a minute apart: the lesson, the part, what was learned."""
    return [
        Entry(number=i, id=uuid4(), time=BEGAN + timedelta(minutes=i), **new.entry(lesson, part).model_dump())
        for i, (lesson, part, new) in enumerate(what)
    ]


def talk(lesson: str = "listening", *, ended: bool = True, minute: int = 30, place: str = "practice") -> Talk:
    return Talk(uuid4(), lesson, place, BEGAN + timedelta(minutes=minute), ended)


def answered(exercise: str, outcome: Outcome, content: str = "") -> tuple[str, str, learning.Payload]:
    return "listening", exercise, learning.Answered(exercise=exercise, answer={}, outcome=outcome, content=content)


def line(number: int, outcome: Outcome) -> tuple[str, str, learning.Payload]:
    new = learning.DrillLineAnswered(exercise=DRILL.id, line=number, text="So.", outcome=outcome, content="")
    return "listening", DRILL.id, new


OPENED = ("listening", "opening", learning.PartDone())
READ = ("listening", "debrief", learning.DebriefRead())


def folded(*what: tuple[str | None, str, learning.Payload], talks: Sequence[Talk] = ()) -> Progress:
    return fold(COURSE, BY_LESSON, kept(*what), talks)


def listening(*what: tuple[str | None, str, learning.Payload], talks: Sequence[Talk] = ()) -> LessonProgress:
    return folded(*what, talks=talks).lesson("listening")


def test_at_first_nothing_is_begun_and_the_path_begins_at_its_beginning() -> None:
    progress = folded()
    assert progress.visit is None
    assert progress.left_at is None
    assert (progress.next.lesson, progress.next.reason) == ("listening", "begin")
    for one in progress.lessons:
        assert (one.begun, one.done, one.share, one.minutes_left, one.latest) == (False, False, 0, 30, None)
        assert one.at == "opening"
    assert progress.lesson("listening").parts == PARTS
    assert progress.lesson("asking").needs == ("listening",)


def test_a_lesson_is_done_when_it_was_opened_practised_and_looked_back_at() -> None:
    assert listening(OPENED, READ, talks=[talk()]).done
    assert not listening(OPENED, READ, talks=[talk(ended=False)]).done
    assert not listening(OPENED, READ, talks=[talk(place="scene")]).done
    assert not listening(OPENED, talks=[talk()]).done
    assert not listening(OPENED, READ).done


def test_exercises_count_and_never_stand_in_the_way() -> None:
    done = listening(OPENED, READ, talks=[talk()])
    more = listening(OPENED, READ, answered("pick", "right"), talks=[talk()])
    assert 0 < done.share < more.share < 1
    assert 30 > done.minutes_left >= more.minutes_left > 0
    every = [answered(one.id, "right") for one in BY_LESSON["listening"]]
    journal = ("listening", "journal", learning.JournalWritten(text="A line."))
    card = ("listening", "card", learning.PartDone())
    whole = listening(OPENED, READ, *every, journal, card, talks=[talk()])
    assert (whole.share, whole.minutes_left, whole.at) == (1, 0, "opening")
    assert whole.parts_done == set(PARTS)


def test_an_exercise_once_right_stays_right_and_its_tries_and_hints_are_counted() -> None:
    lesson = listening(
        answered("pick", "not_tried"),
        answered("pick", "not_yet"),
        answered("pick", "right", "0"),
        answered("pick", "not_yet", "0"),
        ("listening", "pick", learning.HintTaken(exercise="pick", step=1)),
    )
    pick, other = lesson.exercises[0], lesson.exercises[1]
    assert (pick.outcome, pick.tries, pick.hints, pick.solution_seen, pick.done) == ("right", 3, 1, False, True)
    assert pick.answer is not None
    assert pick.answer.outcome == "not_yet", "the latest is shown again"
    assert pick.changed
    assert (other.outcome, other.tries, other.done, other.changed) == ("not_tried", 0, False, False)
    same = listening(answered("pick", "right", content_hash(BY_LESSON["listening"][0])))
    assert not same.exercises[0].changed


def test_who_read_the_solution_has_done_the_exercise_but_not_got_it_right() -> None:
    solution = learning.SolutionSeen(exercise="pick")
    last_hint = learning.HintTaken(exercise="pick", step=2)
    for seen in (solution, last_hint):
        pick = listening(answered("pick", "not_yet"), ("listening", "pick", seen)).exercises[0]
        assert (pick.outcome, pick.solution_seen, pick.done) == ("not_yet", True, True)


def test_a_drill_is_the_sum_of_its_lines() -> None:
    some = listening(line(0, "not_yet"), line(0, "right"), *(line(n, "right") for n in range(1, 5)))
    drill = some.exercises[-1]
    assert (drill.outcome, drill.tries, drill.lines[:2]) == ("not_yet", 6, ((0, "not_yet"), (0, "right")))
    assert listening(*(line(n, "right") for n in range(6))).exercises[-1].outcome == "right"


def test_a_scene_that_was_played_counts() -> None:
    played = learning.SceneFinished(exercise="scene", outcome="right", content="")
    lesson = listening(("listening", "scene", played))
    assert {one.exercise: one.outcome for one in lesson.exercises}["scene"] == "right"
    assert "scene" in lesson.parts_done


def test_one_goes_on_where_one_left() -> None:
    assert folded(OPENED, answered("pick", "right")).left_at == Continue("listening", "line-up")
    assert folded(OPENED, answered("line-up", "not_yet")).left_at == Continue("listening", "line-up")
    assert folded(OPENED, answered("line-up", "right")).left_at == Continue("listening", "sort")
    assert folded(OPENED, talks=[talk(ended=False)]).left_at == Continue("listening", "practice")
    assert folded(OPENED, talks=[talk()]).left_at == Continue("listening", "debrief")
    card = ("listening", "card", learning.PartDone())
    journal = ("listening", "journal", learning.JournalWritten(text="A line."))
    assert folded(OPENED, READ, journal, card).left_at == Continue("listening", "practice")
    assert folded(OPENED, READ, talks=[talk()]).left_at is None


def test_a_lesson_that_was_only_opened_is_not_begun() -> None:
    progress = folded(OPENED)
    one = progress.lesson("listening")
    assert not one.begun
    assert one.parts_done == {"opening"}
    assert progress.left_at is None
    assert progress.next.reason == "begin"


def test_of_two_lessons_begun_the_later_one_goes_on() -> None:
    well = learning.CheckedIn(when="before", word="calm")
    listened, asked = ("listening", "opening", well), ("asking", "opening", well)
    asking = ("asking", "opening", learning.PartDone())
    assert folded(OPENED, listened, asking, asked).left_at == Continue("asking", "practice")
    assert folded(asking, asked, OPENED, listened).left_at == Continue("listening", "pick")
    progress = folded(OPENED, listened, asking, asked)
    assert (progress.next.lesson, progress.next.reason) == ("asking", "go_on")
    assert str(progress.lesson("asking").minutes_left) in progress.next.why


def finished(*lessons: str) -> Progress:
    what = [(lesson, part, learning.PartDone()) for lesson in lessons for part in ("opening", "debrief")]
    return folded(*what, talks=[talk(lesson) for lesson in lessons])


def test_what_comes_next_stands_on_what_was_finished_and_says_why() -> None:
    after = finished("listening").next
    assert (after.lesson, after.reason) == ("asking", "builds_on")
    assert after.why == "It builds on Listening, which you have finished."
    assert finished("listening").lesson("asking").needs == ()
    assert finished("listening", "asking").next[:2] == ("ending", "in_order")
    assert finished("listening", "asking", "ending").next[:2] == ("listening", "again")
    assert finished("ending").next[:2] == ("listening", "begin")


def test_of_what_was_told_about_oneself_the_latest_counts() -> None:
    progress = folded(
        (None, "home", learning.FirstVisit(called="Sam", unwanted=("exams",))),
        (None, "home", learning.FirstVisit(called="Sam", country="NL")),
    )
    assert progress.visit == learning.FirstVisit(called="Sam", country="NL")


def test_what_cannot_be_read_or_belongs_elsewhere_changes_nothing() -> None:
    entries = kept(OPENED, answered("gone", "right"), ("gone", "pick", learning.PartDone()), OPENED)
    odd = [entries[0].model_copy(update={"kind": "unheard_of"}), entries[3].model_copy(update={"schema_version": 9})]
    assert fold(COURSE, BY_LESSON, [*entries[:3], *odd], [talk("gone")]).lesson("listening") == listening(
        OPENED, answered("gone", "right")
    )


SOMETHING = st.sampled_from(
    [OPENED, READ, line(0, "right"), line(7, "not_yet"), answered("pick", "right"), answered("sort", "not_yet"),
     ("asking", "opening", learning.PartDone()), ("ending", "card", learning.PartDone()),
     ("listening", "practice", learning.CheckedIn(when="after")), (None, "home", learning.FirstVisit())]
)  # fmt: skip
TALKS = st.builds(talk, st.sampled_from(["listening", "asking"]), ended=st.booleans(), minute=st.integers(0, 90))


@settings(max_examples=150, deadline=None)
@given(what=st.lists(SOMETHING, max_size=12), more=SOMETHING, talks=st.lists(TALKS, max_size=3))
def test_whatever_happened_more_of_it_never_sets_anyone_back(what: list[Any], more: Any, talks: list[Talk]) -> None:
    before, after = folded(*what, talks=talks), folded(*what, more, talks=talks)
    for earlier, later in zip(before.lessons, after.lessons, strict=True):
        assert earlier.parts_done <= later.parts_done <= set(later.parts)
        assert 0 <= earlier.share <= later.share <= 1
        assert earlier.minutes_left >= later.minutes_left >= 0
        assert later.done or not earlier.done
        assert later.at in later.parts
    assert after.next.why


@pytest.fixture
def store() -> Iterator[Store]:
    with prepare("sqlite://") as opened:
        yield opened


def test_talks_come_from_the_store_with_whether_they_were_ended(store: Store) -> None:
    who = store.person(Someone())
    first, second = begin(store, who, lesson="listening"), begin(store, who, lesson="asking")
    entered, held = (NewRecord(kind=kind, payload={"how": "held"}) for kind in ("room_entered", "session_ended"))
    store.append(store.take_lease(first, "a"), [entered, held])
    store.append(store.take_lease(second, "a"), [entered])
    ready = begin(store, who, lesson="ending")
    talks = talks_of(store, who)
    assert [(one.session, one.lesson, one.begun, one.ended) for one in talks] == [
        (ready, "ending", False, False),
        (second, "asking", True, False),
        (first, "listening", True, True),
    ]
    assert not fold(COURSE, BY_LESSON, (), talks).lesson("ending").begun
    assert isinstance(first, UUID)


# --- with whom ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "unwanted", "met"),
    [
        ("family expectations", "family", True),
        ("exams", "Exam", True),
        ("sleep", "not sleeping", True),
        ("death in hospital", "death", True),
        ("bereavement", "grief", True),
        ("feeling ashamed", "shame", True),
        ("feeling ashamed", "feeling like a burden", False),
        ("losing a job", "losing a parent", False),
        ("losing a job", "job loss", True),
        ("bereavement", "job loss", False),
        ("bereavement", "losing someone", True),
        ("bereavement", "the loss of my mother", True),
        ("living alone", "growing older", False),
        ("work", "", False),
        ("work", "...", False),
    ],
)
def test_a_topic_is_ruled_out_by_what_it_is_about(topic: str, unwanted: str, met: bool) -> None:  # noqa: FBT001
    assert ruled_out([topic], [unwanted]) == ((topic,) if met else ())


def test_what_only_comes_close_to_what_someone_named_is_told_with_their_own_word() -> None:
    told = ruled_out_told(["thoughts of suicide", "family expectations", "exams"], ["self-harm", "family"])
    assert told == ("thoughts of suicide (you named “self-harm”)", "family expectations")
    assert ruled_out_told(["thoughts of suicide"], ["self-harm", "thoughts of suicide"]) == ("thoughts of suicide",)


def people(**others: dict[str, Any]) -> dict[str, Persona]:
    return {"sam": SAM} | {id_: SAM.model_copy(update={"id": id_, **what}) for id_, what in others.items()}


def with_others(*others: str, lesson: str = "listening") -> Curriculum:
    practice = Practice(persona="sam", others=others, goal="Stay with it.")
    changed = [one.model_copy(update={"practice": practice}) if one.id == lesson else one for one in COURSE.lessons]
    return Curriculum(lessons=tuple(changed))


def test_the_lessons_own_person_is_met_unless_they_touch_what_one_does_not_want() -> None:
    who = people(kim={"name": "Kim", "touches": ("sleep",)})
    course = with_others("kim", "nobody-yet")
    usual = practise_with(course, "listening", who, ["exams"])
    assert (usual.person, usual.instead_of) == ("sam", None)
    assert [(one.person, one.standing) for one in usual.people] == [("sam", "open"), ("kim", "open")]
    other = practise_with(course, "listening", who, ["work"])
    assert (other.person, other.instead_of, other.people[0].touched) == ("kim", "sam", ("work",))
    assert other.why.startswith("Kim, in place of Sam. A talk with Sam touches work")
    nobody = practise_with(course, "listening", who, ["work", "sleep"])
    assert (nobody.person, nobody.instead_of) == (None, None)
    assert {one.standing for one in nobody.people} == {"ruled_out"}


def test_nobody_who_wished_to_be_dead_is_offered_too_early_or_to_whom_it_is_too_much() -> None:
    who = people(dana={"name": "Dana", "touches": ("debt",), "suicide": "wish_dead"})
    early = practise_with(with_others("dana"), "listening", who, ["work"])
    assert (early.person, early.people[1].standing) == (None, "too_early")
    course = with_others("dana", lesson="ending")
    assert practise_with(course, "ending", who, ["work"]).person == "dana"
    spared = practise_with(course, "ending", who, ["work", "suicide"])
    assert (spared.person, spared.people[1].touched) == (None, ("suicide",))


def test_of_the_shipped_people_each_can_be_ruled_out_by_each_of_their_topics() -> None:
    for person in Content((SHIPPED,)).personas():
        for topic in person.touches:
            assert topic in ruled_out(person.touches, [topic.upper()])


# --- what is for repetition ------------------------------------------------------------------------------------------


def with_optional(*what: tuple[str | None, str, learning.Payload], talks: Sequence[Talk] = ()) -> LessonProgress:
    """The same lesson, in which the drill is for repetition."""
    exercises = (*BY_LESSON["listening"][:-1], DRILL.model_copy(update={"optional": True}))
    return fold(COURSE, {"listening": exercises}, kept(*what), talks).lesson("listening")


def test_an_optional_exercise_keeps_no_lesson_unfinished_and_takes_none_of_its_minutes() -> None:
    others = [answered(one.id, "right") for one in BY_LESSON["listening"][:-1]]
    rest = [("listening", "journal", learning.JournalWritten(text="So.")), ("listening", "card", learning.PartDone())]
    without = (OPENED, READ, *others, *rest)
    assert listening(*without, talks=[talk()]).minutes_left > 0
    lesson = with_optional(*without, talks=[talk()])
    assert (lesson.done, lesson.share, lesson.minutes_left) == (True, 1, 0)
    assert DRILL.id in lesson.parts
    assert lesson.exercises[-1].optional


def test_continue_leads_past_an_optional_exercise_unless_someone_left_off_in_it() -> None:
    others = [answered(one.id, "right") for one in BY_LESSON["listening"][:-1]]
    assert listening(OPENED, *others).at == DRILL.id
    assert with_optional(OPENED, *others).at == "practice"
    assert with_optional(OPENED, *others, line(0, "right")).at == DRILL.id


def test_calling_an_exercise_optional_changes_nothing_of_what_was_answered() -> None:
    assert content_hash(DRILL) == content_hash(DRILL.model_copy(update={"optional": True}))
