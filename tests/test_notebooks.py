"""Every lesson runs: by nbval cell for cell, and once more to look at what its cells show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

LESSONS = Path(__file__).parent.parent / "lessons"
NOTEBOOKS = sorted(LESSONS.glob("*.ipynb"))
CELL_TIMEOUT = 120


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, nbformat.NotebookNode]:
    """Each notebook, run."""
    environ = os.environ | {"HOLDSPACE_DATA_DIR": str(tmp_path_factory.mktemp("data"))}
    ran = {}
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        client = NotebookClient(notebook, timeout=CELL_TIMEOUT, resources={"metadata": {"path": str(LESSONS)}})
        client.execute(env=environ)
        ran[path.stem] = notebook
    return ran


def test_there_is_a_lesson() -> None:
    assert [path.stem for path in NOTEBOOKS]


def test_every_cell_of_every_lesson_runs(tmp_path: Path) -> None:
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


@pytest.mark.parametrize("lesson", [path.stem for path in NOTEBOOKS])
def test_no_part_of_a_lesson_shows_a_failure(shown: dict[str, nbformat.NotebookNode], lesson: str) -> None:
    states = shown[lesson].metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
    texts = [str(widget["state"].get("value", "")) for widget in states]
    assert not [text for text in texts if 'role="alert"' in text]
    assert any("What you will be able to do" in text for text in texts)


@pytest.mark.parametrize("lesson", [path.stem for path in NOTEBOOKS])
def test_a_lesson_has_a_practice_room(shown: dict[str, nbformat.NotebookNode], lesson: str) -> None:
    states = shown[lesson].metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"].values()
    assert any("hs-room" in widget["state"].get("_dom_classes", []) for widget in states)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert not [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
