"""The lessons as the server knows them: their order, their titles, and which notebook each opens."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from holdspace.content import CURRICULUM, Content
from holdspace.problem import ContentError

log = logging.getLogger("holdspace.serving")


@dataclass(frozen=True)
class Lesson:
    """One line of the home page."""

    id: str
    """The slug that stands in the lesson's address."""
    title: str
    minutes: int
    """For all of it, practice included."""
    objectives: tuple[str, ...]
    """What one can do afterwards."""
    number: int
    """Its place in the curriculum, from 1."""
    ready: bool
    """Whether its notebook exists."""

    @property
    def notebook(self) -> str:
        """Its notebook's name inside the folder of lessons."""
        return f"{self.id}.ipynb"


class Lessons:
    """The lessons of some content. An educator's edit shows at the next page, a mistaken one leaves the last good."""

    def __init__(self, content: Content) -> None:
        """Read the curriculum once. Raises ContentError."""
        self._content = content
        self.folder = (content.roots[0] / CURRICULUM).parent.resolve()
        """The folder with the notebooks."""
        self._curriculum = content.curriculum()

    @property
    def all(self) -> tuple[Lesson, ...]:
        """Every lesson in order."""
        try:
            self._curriculum = self._content.curriculum()
        except ContentError as mistaken:
            log.warning("%s", mistaken)
        return tuple(
            Lesson(
                id=lesson.id,
                title=lesson.title,
                minutes=lesson.minutes,
                objectives=lesson.objectives,
                number=number,
                ready=self._is_written(f"{lesson.id}.ipynb"),
            )
            for number, lesson in enumerate(self._curriculum.lessons, start=1)
        )

    def find(self, slug: str) -> Lesson | None:
        """Return the lesson with this slug, if there is one that can be opened."""
        return next((lesson for lesson in self.all if lesson.id == slug and lesson.ready), None)

    def of_notebook(self, notebook: str) -> Lesson | None:
        """Return the lesson that a notebook belongs to."""
        return next((lesson for lesson in self.all if lesson.notebook == notebook), None)

    def after(self, lesson: Lesson) -> Lesson | None:
        """Return the next lesson that can be opened."""
        return next((later for later in self.all if later.number > lesson.number and later.ready), None)

    def next_for(self, finished: Collection[str] = ()) -> Lesson | None:
        """Return the first lesson not finished yet: the one to keep ready."""
        return next((lesson for lesson in self.all if lesson.ready and lesson.id not in finished), None)

    def _is_written(self, notebook: str) -> bool:
        file: Path = self.folder / notebook
        return file.is_file() and file.resolve().parent == self.folder  # a link out of the folder is not a lesson
