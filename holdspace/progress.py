"""How far someone has come: entries and talks, folded into what a home page and a lesson show.

The rule for a lesson: it is done when its opening was seen, a practice talk was ended, and a look back was read.
Exercises, the line for the journal and the card are counted, and never stand in the way; nobody is marked down. An
optional exercise is not even counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Final, Literal, NamedTuple
from uuid import UUID

from holdspace import learning
from holdspace.curriculum import Curriculum, Lesson
from holdspace.exercise import AnyExercise
from holdspace.learning import FirstVisit, Learned
from holdspace.progress_exercises import ExerciseProgress, of_exercise
from holdspace.store import Entry, Person, Store

REQUIRED: Final = ("opening", "practice", "debrief")
AFTER: Final = ("practice", "debrief", "journal", "card")
"""What follows the exercises."""

_WEIGHT: Final = {"opening": 2, "practice": 8, "debrief": 3, "journal": 1, "card": 0, "drill": 3, "scene": 4}
"""The part of a lesson's minutes that each part takes, beside 1 for an exercise of any other kind. Estimated."""

Reason = Literal["begin", "go_on", "builds_on", "in_order", "again"]
WHY: Final[Mapping[Reason, str]] = {
    "begin": "This is where the path begins.",
    "go_on": "You have begun it, and about {minutes} minutes are left.",
    "builds_on": "It builds on {before}, which you have finished.",
    "in_order": "It comes next on the path.",
    "again": "You have been through all the lessons. A talk is different each time.",
}


class Talk(NamedTuple):
    """A conversation, as far as progress asks for it."""

    session: UUID
    lesson: str
    place: str
    opened: datetime
    ended: bool
    begun: bool = True
    """A room stands ready on every lesson's page; only whoever entered it has begun to talk."""


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """One lesson of the path."""

    lesson: str
    parts: tuple[str, ...]
    """All of them in their order: opening, the exercises' ids, practice, debrief, journal, card."""
    parts_done: frozenset[str]
    exercises: tuple[ExerciseProgress, ...]
    begun: bool
    """Something was done in it; that its page was opened is not enough."""
    done: bool
    """By the rule of this module."""
    share: float
    """Of the lesson's minutes that its finished parts take, 0..1, optional ones aside; it may be done with less."""
    minutes_left: int
    """0 when every part is done; estimated."""
    needs: tuple[str, ...]
    """Lessons it stands on that are not done; it may be opened all the same."""
    latest: datetime | None
    """When something was last done in it, UTC."""
    at: str
    """The part to go on with; the opening where all is done."""


class Continue(NamedTuple):
    """Where someone left."""

    lesson: str
    part: str


class Next(NamedTuple):
    """What comes next, and why."""

    lesson: str
    reason: Reason
    why: str
    """One sentence."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All of the path."""

    visit: FirstVisit | None
    """What was told on the first visit, or last; None before it."""
    lessons: tuple[LessonProgress, ...]
    left_at: Continue | None
    """Where to go on; None where nothing is begun and unfinished."""
    next: Next

    def lesson(self, id_: str) -> LessonProgress:
        """Return one lesson; raises KeyError."""
        return {lesson.lesson: lesson for lesson in self.lessons}[id_]


def fold(
    course: Curriculum,
    exercises: Mapping[str, Sequence[AnyExercise]],
    entries: Iterable[Entry],
    talks: Iterable[Talk] = (),
) -> Progress:
    """Return how far someone has come.

    ``exercises`` are those of each lesson, in order; a lesson without any may be left out. Entries come in the order of
    keeping; those that cannot be read, or belong to no lesson of this course, are passed over.
    """
    kept = learning.read(entries)
    visits = [learned.payload for learned in kept if isinstance(learned.payload, FirstVisit)]
    theirs = tuple(talk for talk in talks if talk.begun)
    done: set[str] = set()
    lessons: list[LessonProgress] = []
    for lesson in course.lessons:
        here = [learned for learned in kept if learned.entry.lesson == lesson.id]
        there = [talk for talk in theirs if talk.lesson == lesson.id]
        one = _lesson(lesson, exercises.get(lesson.id, ()), here, there, done)
        lessons.append(one)
        if one.done:
            done.add(lesson.id)
    open_ = [one for one in lessons if one.latest is not None and not one.done]
    latest = max(open_, key=lambda one: one.latest.timestamp() if one.latest else 0.0, default=None)
    return Progress(
        visit=visits[-1] if visits else None,
        lessons=tuple(lessons),
        left_at=None if latest is None else Continue(latest.lesson, latest.at),
        next=_next(course, lessons, latest),
    )


def talks_of(store: Store, person: Person) -> tuple[Talk, ...]:
    """Return the person's talks, the latest first. Raises StoreError."""
    begun, ended = (store.sessions_with(person, kind) for kind in ("room_entered", "session_ended"))
    return tuple(
        Talk(row.id, row.lesson, row.place, row.opened, row.id in ended, row.id in begun)
        for row in store.sessions(person)
    )


def _lesson(
    lesson: Lesson, exercises: Sequence[AnyExercise], kept: Sequence[Learned], talks: Sequence[Talk], done: set[str]
) -> LessonProgress:
    each = tuple(of_exercise(exercise, kept) for exercise in exercises)
    parts = ("opening", *(exercise.id for exercise in exercises), *AFTER)
    finished = _finished(kept, talks) | {one.exercise for one in each if one.done}
    finished &= set(parts)
    weights = {part: _WEIGHT.get(part, 1) for part in parts}
    weights |= {exercise.id: _WEIGHT.get(exercise.kind, 1) for exercise in exercises}
    optional = {one.exercise for one in each if one.optional}
    counted = [part for part in parts if part not in optional]
    share = sum(weights[part] for part in counted if part in finished) / sum(weights[part] for part in counted)
    touched = [(learned.entry.time, learned.entry.part) for learned in kept if not _only_opened(learned)]
    touched += [(talk.opened, talk.place) for talk in talks]
    latest = max(touched, key=lambda one: one[0], default=None)
    return LessonProgress(
        lesson=lesson.id,
        parts=parts,
        parts_done=frozenset(finished),
        exercises=each,
        begun=latest is not None,
        done=all(part in finished for part in REQUIRED),
        share=share,
        minutes_left=ceil(lesson.minutes * (1 - share) - 1e-9),
        needs=tuple(need for need in lesson.needs if need not in done),
        latest=None if latest is None else latest[0],
        at=_at(parts, finished, None if latest is None else latest[1], optional),
    )


def _only_opened(learned: Learned) -> bool:
    """Whether this says no more than that the lesson's page was open: looking in for a moment begins nothing."""
    return isinstance(learned.payload, learning.PartDone) and learned.entry.part == "opening"


def _finished(kept: Sequence[Learned], talks: Sequence[Talk]) -> set[str]:
    """Return the parts beside the exercises that are done; whoever was further on has seen the opening."""
    finished = {"practice" for talk in talks if talk.place == "practice" and talk.ended}
    for entry, payload in kept:
        match payload:
            case learning.PartDone():
                finished.add(entry.part)
            case learning.DebriefRead():
                finished.add("debrief")
            case learning.JournalWritten() if payload.text.strip():
                finished.add("journal")
            case _:
                pass
    answers = (learning.Answered, learning.DrillLineAnswered, learning.SceneFinished)
    if talks or any(isinstance(payload, answers) for _, payload in kept):
        finished.add("opening")
    return finished


def _at(parts: Sequence[str], finished: set[str], last: str | None, optional: set[str]) -> str:
    """Return the first unfinished part from the last one touched on; else the first that is still needed, else any.

    Nobody is led to an optional exercise, unless they left off in the middle of it.
    """
    since = parts.index(last) if last in parts else 0
    passed_over = finished | (optional - {last})
    left = [part for part in (*parts[since:], *REQUIRED, *parts) if part not in passed_over]
    return left[0] if left else parts[0]


def _next(course: Curriculum, lessons: Sequence[LessonProgress], latest: LessonProgress | None) -> Next:
    if latest is not None:
        minutes = max(latest.minutes_left, 1)
        return Next(latest.lesson, "go_on", WHY["go_on"].format(minutes=minutes))
    undone = [one for one in lessons if not one.done]
    if not undone:
        return Next(lessons[0].lesson, "again", WHY["again"])
    one = next((one for one in undone if not one.needs), undone[0])
    if one is lessons[0]:
        return Next(one.lesson, "begin", WHY["begin"])
    if one.needs or not course.lesson(one.lesson).needs:
        return Next(one.lesson, "in_order", WHY["in_order"])
    before = course.lesson(course.lesson(one.lesson).needs[-1]).title
    return Next(one.lesson, "builds_on", WHY["builds_on"].format(before=before))
