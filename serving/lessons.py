"""The lessons as the server knows them: their order, their titles, and which notebook each opens."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from holdspace.content import CURRICULUM, Content
from holdspace.problem import ContentError
from holdspace.progress import Talk, fold

if TYPE_CHECKING:
    from holdspace.curriculum import Curriculum
    from holdspace.store import Entry

HOME = "home.ipynb"
"""The notebook of the home page. It is no lesson, so the curriculum does not know it."""

PROGRESS = "progress.ipynb"
"""The notebook of the page that shows how someone's talks went, and each talk to be read again. No lesson either."""

PART = re.compile(
    r"\.(?:exercise\(\s*[\"'](?P<id>[a-z][a-z0-9_-]{0,59})[\"']|(?P<name>opening|practice|debrief|journal|card)\()"
)
"""How a cell of a lesson's notebook calls for one of its parts."""

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
        return tuple(
            Lesson(
                id=lesson.id,
                title=lesson.title,
                minutes=lesson.minutes,
                objectives=lesson.objectives,
                number=number,
                ready=self._is_written(f"{lesson.id}.ipynb"),
            )
            for number, lesson in enumerate(self._curriculum_now().lessons, start=1)
        )

    @property
    def home(self) -> str | None:
        """The notebook of the home page; None where the content has none, or has a lesson of that name."""
        return self._beside(HOME)

    @property
    def progress(self) -> str | None:
        """The notebook of the progress page; None as for the home page."""
        return self._beside(PROGRESS)

    def _beside(self, notebook: str) -> str | None:
        """Return a notebook that is no lesson, if it is there."""
        taken = any(f"{lesson.id}.ipynb" == notebook for lesson in self._curriculum_now().lessons)
        return notebook if not taken and self._is_written(notebook) else None

    def find(self, slug: str) -> Lesson | None:
        """Return the lesson with this slug, if there is one that can be opened."""
        return next((lesson for lesson in self.all if lesson.id == slug and lesson.ready), None)

    def of_notebook(self, notebook: str) -> Lesson | None:
        """Return the lesson that a notebook belongs to."""
        return next((lesson for lesson in self.all if lesson.notebook == notebook), None)

    def next_for(self, finished: Collection[str] = ()) -> Lesson | None:
        """Return the first lesson not finished yet: the one to keep ready."""
        return next((lesson for lesson in self.all if lesson.ready and lesson.id not in finished), None)

    def after_all(self, entries: Iterable[Entry], talks: Iterable[Talk]) -> Lesson | None:
        """Return the lesson to go on with after all that is kept of someone; None where none can be opened."""
        course = self._curriculum_now()
        ready = {lesson.id for lesson in self.all if lesson.ready}
        lessons = tuple(lesson for lesson in course.lessons if lesson.id in ready)
        if not lessons:
            return None
        # Without the exercises: they are counted, and never decide what comes next.
        return self.find(fold(course.model_copy(update={"lessons": lessons}), {}, entries, talks).next.lesson)

    def parts(self, notebook: str) -> list[str]:
        """Return which part of a lesson each cell of a notebook shows, as progress names it; empty for none.

        An address such as ``/lessons/reflections#practice`` leads there.
        """
        found = [PART.search(source) for source in self._sources(notebook)]
        parts = [match["id"] or match["name"] if match else "" for match in found]
        return [part if part not in parts[:i] else "" for i, part in enumerate(parts)]

    def _sources(self, notebook: str) -> list[str]:
        """Return the code of each cell; nothing for other cells, and no cells for a notebook that cannot be read."""
        try:
            cells = json.loads((self.folder / notebook).read_text(encoding="utf-8"))["cells"]
            return ["".join(cell["source"]) if cell["cell_type"] == "code" else "" for cell in cells]
        except (OSError, ValueError, LookupError, TypeError):
            return []

    def _curriculum_now(self) -> Curriculum:
        try:
            self._curriculum = self._content.curriculum()
        except ContentError as mistaken:
            log.warning("%s", mistaken)
        return self._curriculum

    def _is_written(self, notebook: str) -> bool:
        file: Path = self.folder / notebook
        return file.is_file() and file.resolve().parent == self.folder  # a link out of the folder is not a lesson
