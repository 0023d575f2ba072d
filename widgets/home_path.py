"""From what is kept to what the home page shows. Pure: no store, no widget."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdspace.learning import FirstVisit
from holdspace.progress import LessonProgress, Progress, Talk, fold
from holdspace.progress_people import ruled_out
from widgets.home_protocol import About, Onward, PathLesson, Status, Told
from widgets.home_topics import told_once
from widgets.home_words import words
from widgets.whereabouts import told_country

if TYPE_CHECKING:
    from holdspace.curriculum import Curriculum
    from holdspace.exercise import AnyExercise
    from holdspace.persona import Persona
    from holdspace.store import Entry, Profile

SUICIDE = "suicide"
"""What someone who has wished to be dead touches, whatever else is named."""


@dataclass(frozen=True)
class Course:
    """What there is to learn, the same for everyone."""

    curriculum: Curriculum
    exercises: Mapping[str, Sequence[AnyExercise]]
    ready: Collection[str]
    """The lessons whose notebook is written."""
    topics: tuple[str, ...]
    """What lessons and people touch, in alphabetical order."""

    def progress(self, entries: Iterable[Entry], talks: Iterable[Talk]) -> Progress | None:
        """Return how far someone has come on the lessons that can be opened; None where there are none."""
        lessons = tuple(lesson for lesson in self.curriculum.lessons if lesson.id in self.ready)
        if not lessons:
            return None
        return fold(self.curriculum.model_copy(update={"lessons": lessons}), self.exercises, entries, talks)


def topics_of(curriculum: Curriculum, people: Iterable[Persona]) -> tuple[str, ...]:
    """Return everything that lessons and people touch, each once."""
    met = tuple(people)
    every = [topic for lesson in curriculum.lessons for topic in lesson.touches]
    every += (topic for person in met for topic in person.touches)
    if any(person.suicide != "none" for person in met) and not ruled_out(every, (SUICIDE,)):
        every.append(SUICIDE)
    return tuple(sorted({topic.casefold(): topic for topic in every}.values(), key=str.casefold))


def path(course: Course, progress: Progress | None, unwanted: Sequence[str]) -> list[PathLesson]:
    """Return every lesson in its order, those not written yet too."""
    known = {one.lesson: one for one in progress.lessons} if progress else {}
    following = progress.next.lesson if progress else ""
    titles = {lesson.id: lesson.title for lesson in course.curriculum.lessons}
    shown: list[PathLesson] = []
    for number, lesson in enumerate(course.curriculum.lessons, start=1):
        one = known.get(lesson.id)
        needs = one.needs if one and not one.begun else ()
        every = one.exercises if one else ()
        counted = [exercise for exercise in every if not exercise.optional]
        more = [exercise for exercise in every if exercise.optional]
        shown.append(
            {
                "id": lesson.id,
                "number": number,
                "title": lesson.title,
                "objective": lesson.objectives[0],
                "minutes": lesson.minutes,
                "minutes_left": one.minutes_left if one else lesson.minutes,
                "status": _status(one, following),
                "exercises": len(counted),
                "exercises_done": sum(exercise.done for exercise in counted),
                "more": len(more),
                "more_done": sum(exercise.done for exercise in more),
                "builds_on": [titles[need] for need in needs if need in titles],
                "unwanted": told_once(lesson.touches, unwanted),
            }
        )
    return shown


def _status(one: LessonProgress | None, following: str) -> Status:
    if one is None:
        return "later"
    if one.done:
        return "done"
    if one.begun:
        return "begun"
    return "next" if one.lesson == following else "open"


def onward(course: Course, progress: Progress | None) -> Onward | None:
    """Return where to go on; None where no lesson can be opened."""
    if progress is None:
        return None
    say, found = words("kernel"), progress.next
    begun = progress.left_at is not None and progress.left_at.lesson == found.lesson
    part = progress.left_at.part if progress.left_at is not None and begun else ""
    exercise = next((one for one in course.exercises.get(found.lesson, ()) if one.id == part), None)
    part_words = say["part_exercise"].format(title=exercise.title) if exercise else say.get(f"part_{part}", "")
    then = next((one.lesson for one in progress.lessons if not one.done and one.lesson != found.lesson), None)
    return {
        "lesson": found.lesson,
        "title": course.curriculum.lesson(found.lesson).title,
        "part": part,
        "part_words": part_words,
        "begun": begun,
        "button": "continue" if begun else "open" if found.reason == "again" else "begin",
        "why": found.why,
        "then": course.curriculum.lesson(then).title if then else "",
    }


def as_visit(about: About, topics: Collection[str]) -> FirstVisit:
    """Return what was filled in, tidied: own words become topics of their own, none stands twice."""
    known = {topic.casefold(): topic for topic in topics}
    own = about.own.replace(";", ",").replace("\n", ",").split(",")
    named = [" ".join(topic.split())[:240].strip() for topic in (*about.topics, *own)]
    unwanted = {topic.casefold(): known.get(topic.casefold(), topic) for topic in named if topic}
    called = " ".join(about.called.split())[:60].strip()
    country = about.country.upper()
    return FirstVisit(
        called=called or None,
        country=country if len(country) == 2 and country.isascii() and country.isalpha() else None,
        unwanted=tuple(unwanted.values())[:100],
    )


def as_told(profile: Profile, visit: FirstVisit | None, topics: Collection[str]) -> Told:
    """Return what the form holds for someone who comes back."""
    return {
        "called": profile.called or "",
        "country": told_country(profile, visit),
        "topics": [topic for topic in profile.unwanted if topic in topics],
        "own": ", ".join(topic for topic in profile.unwanted if topic not in topics),
    }
