"""Every lesson runs: by nbval cell for cell, and once more to look at what its cells show."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from holdspace.content import SHIPPED, find_content
from holdspace.marking import public

LESSONS = Path(__file__).parent.parent / "lessons"
NOTEBOOKS = sorted(LESSONS.glob("*.ipynb"))
COURSE = [lesson.id for lesson in find_content(SHIPPED).curriculum().lessons]
CELL_TIMEOUT = 120
READING = 10
"""Minutes that the words of a lesson may take."""
PACE = 230
"""Words a minute that most adults read."""
ANSWERING = 2
"""Minutes that an exercise takes beside its reading. Estimated."""
FLOOR = 15
"""Minutes in which the safety floor is to be had."""


def read(lesson: str) -> nbformat.NotebookNode:
    return nbformat.read(LESSONS / f"{lesson}.ipynb", as_version=4)  # type: ignore[no-untyped-call]


def calls(lesson: str, part: str) -> list[str]:
    """Return what the parts of one kind are called with, in order."""
    code = "\n".join(cell.source for cell in read(lesson).cells if cell.cell_type == "code")
    return re.findall(rf"^here\.{part}\((.*)\)$", code, re.MULTILINE)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """The states of all widgets of each notebook, run."""
    environ = os.environ | {"HOLDSPACE_DATA_DIR": str(tmp_path_factory.mktemp("data"))}
    ran = {}
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        client = NotebookClient(notebook, timeout=CELL_TIMEOUT, resources={"metadata": {"path": str(LESSONS)}})
        client.execute(env=environ)
        widgets = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
        ran[path.stem] = [widget["state"] for widget in widgets]
    return ran


def test_every_lesson_of_the_course_has_its_notebook() -> None:
    assert set(COURSE) <= {path.stem for path in NOTEBOOKS}


def test_every_cell_of_every_notebook_runs(tmp_path: Path) -> None:
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "--nbval-lax", f"--nbval-cell-timeout={CELL_TIMEOUT}"),
            *("-p", "no:cacheprovider", "-q", *map(str, NOTEBOOKS)),
        ],
        env=os.environ | {"HOLDSPACE_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    assert "passed" in ran.stdout


@pytest.mark.parametrize("notebook", [path.stem for path in NOTEBOOKS])
def test_no_part_shows_a_failure(shown: dict[str, list[dict[str, Any]]], notebook: str) -> None:
    texts = [str(state.get("value", "")) for state in shown[notebook]]
    assert not [text for text in texts if 'role="alert"' in text or "is not there yet" in text]


@pytest.mark.parametrize("lesson", COURSE)
def test_a_lesson_has_every_part_and_a_practice_room(shown: dict[str, list[dict[str, Any]]], lesson: str) -> None:
    classes = [name for state in shown[lesson] for name in state.get("_dom_classes", [])]
    assert classes.count("hs-room") == 1
    for part in ("practice", "debrief", "journal", "card", "next"):
        assert len(calls(lesson, part)) == 1, part
    assert read(lesson).cells[0].source.endswith("here.opening()")


@pytest.mark.parametrize("lesson", COURSE)
def test_a_lesson_shows_each_of_its_exercises_and_examples_once(lesson: str) -> None:
    content = find_content(SHIPPED)
    exercises = [f'"{exercise.id}"' for exercise in content.exercises(lesson)]
    assert sorted(calls(lesson, "exercise")) == sorted(exercises)
    assert sorted(calls(lesson, "example")) == sorted(f'"{example.id}"' for example in content.examples(lesson))


@pytest.mark.parametrize("lesson", COURSE)
def test_a_lesson_is_read_in_ten_minutes(lesson: str) -> None:
    words = sum(len(cell.source.split()) for cell in read(lesson).cells if cell.cell_type == "markdown")
    assert words / PACE <= READING


def test_the_safety_floor_holds_the_minutes_that_it_names() -> None:
    cells = [cell.source for cell in read("being-there").cells]
    begins = next(i for i, source in enumerate(cells) if source.startswith("## The safety floor"))
    ends = next(i for i, source in enumerate(cells) if source.startswith("### To make it stick"))
    assert "about 15 minutes" in cells[begins]
    core = "\n".join(cells[begins:ends])
    for step in ("Notice", "Ask directly", "Stay", "Involve someone", "The number"):
        assert f"**{step}.**" in core
    content = find_content(SHIPPED)
    parts = re.findall(r'here\.(?:exercise|example)\("(.+)"\)', core)
    exercises = {one.id: one for one in content.exercises("being-there")}
    examples = {one.id: one for one in content.examples("being-there")}
    assert not [id_ for id_ in parts if id_ in exercises and exercises[id_].optional]
    shown = [public(exercises[id_]) if id_ in exercises else examples[id_].model_dump() for id_ in parts]
    words = sum(len(str(one).split()) for one in (core, *shown))
    answering = ANSWERING * sum(id_ in exercises for id_ in parts)
    assert words / PACE + answering <= FLOOR


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert not [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
