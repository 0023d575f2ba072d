"""What content must be beyond its form: a table of rules, each with its reason.

Forms are checked by the models. What stands here needs a whole person or more than one file to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from holdspace.content import CURRICULUM, FOLDERS, Content, File, other_name, too_early, twice
from holdspace.contentfile import Parsed, parse
from holdspace.curriculum import Curriculum
from holdspace.exercise import Exercises, Scene
from holdspace.persona import Persona
from holdspace.personachecks import PERSON_RULES
from holdspace.problem import ContentError, Place, Problem, arranged, nearest
from holdspace.services import Services

M = TypeVar("M", bound=BaseModel)


class Everything(NamedTuple):
    """All files of the content, read as far as they could be."""

    content: Content
    curriculum: Parsed[Curriculum] | None
    persons: list[tuple[File, Parsed[Persona]]]
    exercises: list[tuple[File, Parsed[Exercises]]]
    services: list[tuple[File, Parsed[Services]]]

    def person(self, id_: str) -> Persona | None:
        """Return the person, None when missing or broken."""
        return next((parsed.model for file, parsed in self.persons if file.path.stem == id_), None)

    def person_ids(self) -> set[str]:
        """Return the ids of all persons, broken ones included."""
        return {file.path.stem for file, _ in self.persons}


class Rule(NamedTuple):
    """One rule about the content as a whole."""

    finds: Callable[[Everything], Iterator[Problem]]
    reason: str


def check(content: Content) -> list[Problem]:
    """Return everything that is wrong, by file and line; one broken file never hides another. Notes are marked."""
    problems: list[Problem] = []
    everything = Everything(
        content,
        next(iter(_parsed([content.file(content.roots[0], CURRICULUM)], Curriculum, problems)), (None, None))[1],
        _parsed(content.files("personas"), Persona, problems),
        _parsed(content.files("exercises"), Exercises, problems),
        _parsed(content.files("services"), Services, problems),
    )
    for _, parsed in everything.persons:
        if parsed.model is not None:
            for person_rule in PERSON_RULES:
                problems += [parsed.problem(place, message, note=person_rule.note)
                             for place, message in person_rule.finds(parsed.model)]  # fmt: skip
    for rule in RULES:
        problems += rule.finds(everything)
    return arranged(problems)


def _parsed(
    files: Iterator[File] | list[File], model: type[M], problems: list[Problem]
) -> list[tuple[File, Parsed[M]]]:
    found = []
    for file in files:
        try:
            parsed = parse(file.read(), file.name, model)
        except ContentError as error:
            problems += error.problems
            continue
        problems += parsed.problems
        found.append((file, parsed))
    return found


def _ids_are_file_names(all_: Everything) -> Iterator[Problem]:
    for file, parsed in all_.persons:
        if parsed.model is not None and parsed.model.id != file.path.stem:
            yield parsed.problem(("id",), other_name(parsed.model.id, file))
    for file, written in all_.exercises:
        if written.model is not None and written.model.lesson != file.path.stem:
            yield written.problem(("lesson",), other_name(written.model.lesson, file))


def _persons_stand_once(all_: Everything) -> Iterator[Problem]:
    seen: dict[str, File] = {}
    for file, _ in all_.persons:
        if file.path.stem in seen:
            yield twice(file, seen[file.path.stem])
        seen.setdefault(file.path.stem, file)


def _exercises_stand_once(all_: Everything) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file, parsed in all_.exercises:
        for i, exercise in enumerate(parsed.model.exercises if parsed.model else ()):
            if seen.setdefault(exercise.id, file.name) != file.name:
                message = f"'{exercise.id}' stands in {seen[exercise.id]} too, expected each id once"
                yield parsed.problem(("exercises", i, "id"), message)


def _services_stand_once(all_: Everything) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file, parsed in all_.services:
        for i, service in enumerate(parsed.model.services if parsed.model else ()):
            if seen.setdefault(service.id, file.name) != file.name:
                message = f"'{service.id}' stands in {seen[service.id]} too, expected each id once"
                yield parsed.problem(("services", i, "id"), message)


def _services_are_verified(all_: Everything) -> Iterator[Problem]:
    for _, parsed in all_.services:
        every = parsed.model.services if parsed.model else ()
        open_ = [i for i, service in enumerate(every) if not service.checked]
        if open_:
            message = f"nobody has checked {len(open_)} of {len(every)} services yet, and the page says so"
            yield parsed.problem(("services", open_[0], "verified_by"), message, note=True)


def _lessons_are_whole(all_: Everything) -> Iterator[Problem]:
    parsed = all_.curriculum
    if parsed is None or parsed.model is None:
        return
    root = all_.content.roots[0]
    files = {file.path.stem for file, _ in all_.exercises}
    for i, lesson in enumerate(parsed.model.lessons):
        here: Place = ("lessons", i, "id")
        if not (root / "lessons" / f"{lesson.id}.ipynb").is_file():
            yield parsed.problem(here, f"has no notebook, expected lessons/{lesson.id}.ipynb")
        if lesson.id not in files:
            yield parsed.problem(here, f"has no exercises, expected exercises/{lesson.id}.yaml")


def _practices_have_their_person(all_: Everything) -> Iterator[Problem]:
    if all_.curriculum is None or all_.curriculum.model is None:
        return
    for i, lesson in enumerate(all_.curriculum.model.lessons):
        if (id_ := lesson.practice.persona) not in all_.person_ids():
            message = f"there is no person '{id_}'{nearest(id_, all_.person_ids())}"
            yield all_.curriculum.problem(("lessons", i, "practice", "persona"), message)


def _nobody_is_met_too_early(all_: Everything) -> Iterator[Problem]:
    course = all_.curriculum.model if all_.curriculum else None
    if all_.curriculum is None or course is None:
        return
    for i, lesson in enumerate(course.lessons):
        person = all_.person(lesson.practice.persona)
        if person is not None and course.locked(lesson.id, person):
            yield all_.curriculum.problem(("lessons", i, "practice", "persona"), too_early(person))


def _scenes_have_their_person(all_: Everything) -> Iterator[Problem]:
    for _, parsed in all_.exercises:
        for i, scene in enumerate(parsed.model.exercises if parsed.model else ()):
            if not isinstance(scene, Scene):
                continue
            if scene.persona not in all_.person_ids():
                message = f"there is no person '{scene.persona}'{nearest(scene.persona, all_.person_ids())}"
                yield parsed.problem(("exercises", i, "persona"), message)
            elif person := all_.person(scene.persona):
                told = {disclosure.id for disclosure in person.disclosures}
                for j, id_ in enumerate(scene.told):
                    if id_ not in told:
                        message = f"{person.name} has no disclosure '{id_}'{nearest(id_, told)}"
                        yield parsed.problem(("exercises", i, "told", j), message)


def _exercises_have_a_lesson(all_: Everything) -> Iterator[Problem]:
    if all_.curriculum is None or all_.curriculum.model is None:
        return
    lessons = [lesson.id for lesson in all_.curriculum.model.lessons]
    for file, parsed in all_.exercises:
        if file.path.stem not in lessons:
            yield parsed.problem(
                ("lesson",), f"there is no lesson '{file.path.stem}'{nearest(file.path.stem, lessons)}"
            )


def _lessons_say_what_they_touch(all_: Everything) -> Iterator[Problem]:
    if all_.curriculum is None or all_.curriculum.model is None:
        return
    for i, lesson in enumerate(all_.curriculum.model.lessons):
        person = all_.person(lesson.practice.persona)
        for topic in person.touches if person else ():
            if topic not in lesson.touches:
                message = f"lacks '{topic}', which {lesson.practice.persona} touches, expected it in the same words"
                yield all_.curriculum.problem(("lessons", i, "touches"), message)


def _files_end_in_yaml(all_: Everything) -> Iterator[Problem]:
    for root in all_.content.roots:
        for folder in FOLDERS:
            for path in sorted((root / folder).glob("*.yml")):
                yield Problem(all_.content.file(root, path).name, 1, "file", "is not read, expected the ending .yaml")


RULES = (
    Rule(_ids_are_file_names, "A person is looked up by file name; events and addresses carry the id."),
    Rule(_persons_stand_once, "A folder that is added must never replace someone unnoticed."),
    Rule(_exercises_stand_once, "What a learner did is kept under the exercise's id."),
    Rule(_services_stand_once, "Two entries for one service could name two numbers."),
    Rule(_services_are_verified, "A wrong number can cost more than a missing one."),
    Rule(_lessons_are_whole, "The path of lessons leads to pages that exist."),
    Rule(_practices_have_their_person, "A practice without its person would fail before the learner's eyes."),
    Rule(_nobody_is_met_too_early, "Asking about suicide is learnt before it is needed."),
    Rule(_scenes_have_their_person, "A scene begins from what this person has told, and from nothing else."),
    Rule(_exercises_have_a_lesson, "Exercises that no lesson shows were meant for one, most likely misspelt."),
    Rule(_lessons_say_what_they_touch, "What may hurt is told beforehand, so that it can be ruled out."),
    Rule(_files_end_in_yaml, "A file with another ending would be passed over in silence."),
)
