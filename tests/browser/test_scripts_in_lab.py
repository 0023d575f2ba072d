"""Scripts that many cards share, in JupyterLab: one cell run again, the page loaded again, and two lessons open."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from servers import PROJECT, Served, Start, run_all_cells, write_notebook

pytestmark = pytest.mark.browser

KNOWN = "() => [...document.head.querySelectorAll('style[id^=hs-]')].map(style => style.id)"
READY = ".hs-exercise:visible .hse-prompt"


def lesson(name: str, *exercises: str) -> tuple[str, ...]:
    begin = f'from widgets.lesson import Lesson\n\nhere = Lesson("{name}")'
    return (begin, *(f'here.exercise("{exercise}")' for exercise in exercises))


@pytest.fixture
def served(lab: Start, tmp_path: Path) -> Served:
    content = tmp_path / "content"
    for part in ("exercises", "personas", "services", "lessons"):
        (content / part).mkdir(parents=True)
        for file in (PROJECT / part).glob("*.yaml"):
            (content / part / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    write_notebook(content / "lessons" / "reflections.ipynb", *lesson("reflections", "someone-heard", "back-ask-steer"))
    write_notebook(content / "lessons" / "being-there.ipynb", *lesson("being-there", "whose-to-do"))
    write_notebook(content / "lessons" / "open-questions.ipynb", *lesson("open-questions"))
    return lab(content)


def test_cards_share_their_script_over_a_cell_run_again_a_reload_and_a_second_lesson(
    served: Served, page: Page, tmp_path: Path
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{served.origin}/lab/tree/reflections.ipynb?token={served.token}")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    run_all_cells(page)
    expect(page.locator(READY)).to_have_count(2)
    sheets = page.evaluate(KNOWN)
    assert len(sheets) == len(set(sheets)) == 5

    page.locator(".jp-Notebook .jp-CodeCell").nth(1).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    expect(page.locator(READY)).to_have_count(2)

    page.keyboard.press("Control+s")
    notebook = tmp_path / "content" / "lessons" / "reflections.ipynb"
    while "widget-view" not in notebook.read_text(encoding="utf-8"):  # loaded before it was saved it would be empty
        page.wait_for_timeout(50)
    page.reload()
    expect(page.locator(READY)).to_have_count(2)
    assert page.evaluate(KNOWN) == sheets

    page.goto(f"{served.origin}/lab/tree/being-there.ipynb?token={served.token}")
    expect(page.locator(".jp-Notebook:visible").get_by_text("whose-to-do")).to_be_visible()
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    run_all_cells(page)
    expect(page.locator(READY)).to_have_count(1)
    assert page.evaluate(KNOWN) == sheets
    assert faults == []
