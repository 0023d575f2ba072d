"""Where personas, exercises and lessons come from, and the way to them.

Content is a folder with ``personas/``, ``exercises/``, ``lessons/`` and ``services/``. It is found by an explicit path,
then by HOLDSPACE_CONTENT, then beside this package. A folder that has no ``lessons/curriculum.yaml`` of its own is an
educator's addition: it is laid over the shipped one and adds to it. The same id twice is an error.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from platformdirs import user_cache_path
from pydantic import BaseModel

from holdspace.contentcache import Cache
from holdspace.curriculum import Curriculum
from holdspace.persona import Persona
from holdspace.problem import ContentError, Problem, nearest

if TYPE_CHECKING:
    from holdspace.contentfile import Parsed
    from holdspace.exercise import AnyExercise, Example
    from holdspace.services import Service, Services

M = TypeVar("M", bound=BaseModel)

CURRICULUM = "lessons/curriculum.yaml"
FOLDERS = ("personas", "exercises", "services")
SHIPPED = Path(__file__).resolve().parent.parent
"""The checkout."""

READ_AT_MOST = 1_100_000
"""Bytes: more than yamlfile.py accepts, so that it can say so."""

_SLUG = re.compile(r"[a-z][a-z0-9_-]{0,59}\Z")


class File(NamedTuple):
    """A content file."""

    path: Path
    name: str
    """How it is called in problems: ``personas/maya.yaml`` for the shipped ones, else where it lies."""

    def read(self) -> bytes:
        """Return what it holds, cut a little beyond what a content file may hold. Raises ContentError."""
        try:
            if not self.path.is_file():  # a pipe would wait for ever
                raise ContentError([_about(self.name, "there is no such file, expected one that can be read")])
            with self.path.open("rb") as file:
                return file.read(READ_AT_MOST)
        except OSError as error:
            message = f"cannot be read ({error.strerror}), expected a file that this account may read"
            raise ContentError([_about(self.name, message)]) from error


def find_content(explicit: Path | None = None, cache: Path | None = None) -> Content:
    """Return the content at ``explicit``, else at HOLDSPACE_CONTENT, else the shipped one. Raises ContentError.

    ``cache`` is the private folder for content that was read before; by default the account's own.
    """
    chosen = explicit or (Path(named) if (named := os.environ.get("HOLDSPACE_CONTENT")) else SHIPPED)
    folder = chosen.expanduser().absolute()
    if not folder.is_dir():
        raise ContentError([_about(str(chosen), "there is no such folder, expected one with personas or lessons")])
    if not any((folder / part).exists() for part in (CURRICULUM, *FOLDERS)):
        parts = ", ".join(FOLDERS)
        raise ContentError([_about(str(chosen), f"holds no content, expected one of the folders {parts}")])
    roots = (folder,) if (folder / CURRICULUM).exists() else (SHIPPED, folder)
    if not (roots[0] / CURRICULUM).is_file():
        raise ContentError([_about(str(roots[0]), f"has no {CURRICULUM}, expected the folder that holds the lessons")])
    return Content(roots, cache or user_cache_path("holdspace", appauthor=False) / "content")


class Content:
    """All content, read when it is asked for. Every method raises ContentError for what is missing or broken."""

    def __init__(self, roots: tuple[Path, ...], cache: Path | None = None) -> None:
        self.roots = roots
        """The first holds the lessons; the others add."""
        self._cache = Cache(cache) if cache else None
        self._read: dict[Path, tuple[bytes, BaseModel]] = {}

    def persona_ids(self) -> tuple[str, ...]:
        """Return the ids of all persons, from the names of their files, in alphabetical order."""
        return tuple(sorted({file.path.stem for file in self.files("personas") if _SLUG.match(file.path.stem)}))

    def persona(self, id_: str) -> Persona:
        """Return one person."""
        files = [file for file in self.files("personas") if file.path.stem == id_]
        if not files:
            message = f"there is no person '{id_[:60]}'{nearest(id_, self.persona_ids())}"
            raise ContentError([_about("personas", message)])
        if len(files) > 1:
            raise ContentError([twice(files[1], files[0])])
        persona = self._model(files[0], Persona)
        if persona.id != id_:
            raise ContentError([Problem(files[0].name, 1, "id", other_name(persona.id, files[0]))])
        return persona

    def personas(self) -> tuple[Persona, ...]:
        """Return every person, by id."""
        persons: list[Persona] = []
        problems: list[Problem] = []
        for id_ in self.persona_ids():
            try:
                persons.append(self.persona(id_))
            except ContentError as error:
                problems += error.problems
        if problems:
            raise ContentError(problems)
        return tuple(persons)

    def curriculum(self) -> Curriculum:
        """Return the lessons in their order."""
        return self._model(self.file(self.roots[0], CURRICULUM), Curriculum)

    def practice_person(self, lesson: str) -> Persona:
        """Return whom a lesson practises with; someone still locked there is refused. Raises KeyError too."""
        course = self.curriculum()
        person = self.persona(course.lesson(lesson).practice.persona)
        if course.locked(lesson, person):
            raise ContentError([_about(CURRICULUM, f"lesson '{lesson}': practice.persona {too_early(person)}")])
        return person

    def exercises(self, lesson: str) -> tuple[AnyExercise, ...]:
        """Return a lesson's exercises: the shipped ones, then those that an educator added."""
        from holdspace.exercise import Exercises  # noqa: PLC0415 - a lesson without exercises needs none of it

        files = [file for file in self.files("exercises") if file.path.stem == lesson]
        if not files:
            raise ContentError(
                [_about("exercises", f"there are none for '{lesson[:60]}', expected {lesson[:60]}.yaml")]
            )
        found: dict[str, AnyExercise] = {}
        problems: list[Problem] = []
        for file in files:
            written = self._model(file, Exercises)
            if written.lesson != lesson:
                problems.append(Problem(file.name, 1, "lesson", other_name(written.lesson, file)))
            for exercise in written.exercises:
                if exercise.id in found:
                    message = f"'{exercise.id}' stands in another file for this lesson too, expected each id once"
                    problems.append(Problem(file.name, 1, "exercises", message))
                found[exercise.id] = exercise
        if problems:
            raise ContentError(problems)
        return tuple(found.values())

    def examples(self, lesson: str) -> tuple[Example, ...]:
        """Return a lesson's worked examples: the shipped ones, then those that an educator added."""
        from holdspace.exercise import Exercises  # noqa: PLC0415 - few parts of a page show them

        files = [file for file in self.files("exercises") if file.path.stem == lesson]
        return tuple(one for file in files for one in self._model(file, Exercises).examples)

    def services(self) -> Services:
        """Return where people can turn, all countries: the shipped ones, then those that an educator added."""
        from holdspace.services import Services  # noqa: PLC0415 - few kernels show them

        found: list[Service] = []
        for file in self.files("services"):
            for service in self._model(file, Services).services:
                if service.id in {other.id for other in found}:
                    message = f"'{service.id}' stands in another file too, expected each id once"
                    raise ContentError([Problem(file.name, 1, "services", message)])
                found.append(service)
        if not found:
            raise ContentError([_about("services", "there are none, expected services.yaml")])
        return Services(services=tuple(found))

    def files(self, folder: str) -> Iterator[File]:
        """Yield the YAML files of a folder, root by root, by name."""
        for root in self.roots:
            if (root / folder).is_dir():
                yield from (self.file(root, path) for path in sorted((root / folder).glob("*.yaml")))

    def file(self, root: Path, path: Path | str) -> File:
        """Return a file of a root with the name that problems give it."""
        full = root / path
        return File(full, full.relative_to(root).as_posix() if root == self.roots[0] else _as_typed(full))

    def _model(self, file: File, model: type[M]) -> M:
        raw = file.read()
        kept = self._read.get(file.path)
        if kept and kept[0] == raw and isinstance(kept[1], model):
            return kept[1]
        made = self._cache.read(raw, model) if self._cache else None
        if made is None:
            parsed = _parse(raw, file.name, model)
            if parsed.model is None:
                raise ContentError(parsed.problems)
            made = parsed.model
            if self._cache:
                self._cache.keep(raw, model, parsed.plain)
        self._read[file.path] = raw, made
        return made


def too_early(person: Persona) -> str:
    """Say that someone who has wished to be dead comes before the lesson that prepares for it."""
    return (
        f"{person.name} has wished to be dead (suicide: {person.suicide}), expected a lesson with "
        "asks_about_suicide: true at or before this one"
    )


def twice(file: File, first: File) -> Problem:
    """Return the problem of two files for one id."""
    return _about(file.name, f"has the same id as {first.name}, expected each id once")


def other_name(id_: str, file: File) -> str:
    """Return the sentence for an id that is not the file's name."""
    return f"'{id_}' is not the file's name, expected {file.path.stem}"


def _parse(raw: bytes, name: str, model: type[M]) -> Parsed[M]:
    from holdspace.contentfile import parse  # noqa: PLC0415 - loads the YAML parser, which kept content does not need

    return parse(raw, name, model)


def _about(name: str, message: str) -> Problem:
    return Problem(name, 1, "file", message)


def _as_typed(path: Path) -> str:
    """Return the path as seen from the working directory where it lies in it, else the whole path."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
