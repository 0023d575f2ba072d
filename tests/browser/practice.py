"""A trainee at the lesson "Reflections" in a real browser: what they do, and what they see.

A test module says ``KIND = "voila"`` or ``KIND = "lab"``. Opening a lesson takes seconds, so its tests share one page
(``trainee``), on which each begins a talk of its own; ``newcomer`` opens further pages.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import Error as PageError
from servers import PATIENCE, PROJECT, OpenPage, Served, Start, opener, run_all_cells, starter

ANSWERED = '[data-who="person"]:has(.hsc-chip)'
"""A message of theirs that is whole and was read."""


class Trainee:
    """One page with the practice room on it."""

    def __init__(self, page: Page, served: Served, kind: str) -> None:
        self.page = page
        self.served = served
        self.kind = kind

    # --- opening ----------------------------------------------------------------------------------------------------

    def open(self) -> Trainee:
        """Open the lesson, and in JupyterLab run its cells as its reader would."""
        where = "/lessons/reflections" if self.kind == "voila" else "/lab/tree/reflections.ipynb"
        self.page.goto(f"{self.served.origin}{where}?token={self.served.token}")
        return self._settle()

    def reload(self) -> Trainee:
        """Load the page again."""
        self.page.reload()
        return self._settle()

    def run_all(self) -> Trainee:
        """Run the notebook's cells, and wait for the room that they make."""
        self.page.evaluate("() => document.querySelectorAll('.hs-chat').forEach(c => { c.dataset.old = 'yes'; })")
        run_all_cells(self.page)
        return self.ready()

    def _settle(self) -> Trainee:
        if self.kind == "voila":
            return self.ready()
        expect(self.page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
        return self.run_all()

    def ready(self) -> Trainee:
        """Wait until the room has answered."""
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('.hs-chat:not([data-old])')].some(chat =>
                    chat.offsetParent && chat.dataset.stage !== 'loading')""",
            timeout=PATIENCE,
        )
        return self

    def fresh(self) -> Trainee:
        """Begin a new talk: whatever stood there before is ended."""
        if self.stage == "break":
            self.button("Back").click()
            expect(self.chat).not_to_have_attribute("data-stage", "break")
        if self.stage == "talking":
            self.end()
        if self.stage == "ended":
            self.button("Start a new talk").click()
        self.button("Begin").wait_for()
        return self

    # --- what is there ----------------------------------------------------------------------------------------------

    @property
    def chat(self) -> Locator:
        return self.page.locator(".hs-chat:not([data-old])").first

    @property
    def box(self) -> Locator:
        return self.chat.locator("textarea")

    @property
    def stage(self) -> str:
        return self.chat.get_attribute("data-stage") or ""

    @property
    def mine(self) -> Locator:
        """What the trainee said, and what was acknowledged of it."""
        return self.chat.locator('[data-who="you"][data-turn]')

    @property
    def send(self) -> Locator:
        return self.chat.get_by_role("button", name="Send", exact=True)

    @property
    def suggestions(self) -> Locator:
        return self.chat.locator(".hsc-suggestion")

    def button(self, name: str) -> Locator:
        return self.chat.get_by_role("button", name=name)

    def texts(self) -> list[str]:
        """Return every message on the page, in order."""
        return self.chat.evaluate(  # type: ignore[no-any-return]
            """chat => [...chat.querySelectorAll('.hsc-item[data-turn]')].map(item =>
                    [...item.querySelectorAll('.hsc-bubble')].map(b => b.textContent).join('\\n'))"""
        )

    def events(self, kind: str) -> list[dict[str, Any]]:
        """Return the payloads of one kind, as kept of this talk."""
        return [json.loads(payload) for payload in rows(self.served.data, kind)]

    def wait_for_event(self, kind: str) -> dict[str, Any]:
        """Wait until something of that kind is kept; return the last."""
        deadline = time.monotonic() + PATIENCE / 1000
        while not self.events(kind):
            assert time.monotonic() < deadline, f"no {kind} was kept"
            self.page.wait_for_timeout(50)
        return self.events(kind)[-1]

    # --- what they do -----------------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Press a button of the head, which is behind the menu where there is no room."""
        self.unfold_menu()
        self.button(name).first.click()

    def unfold_menu(self) -> None:
        """Open the menu, where the head has one and it is shut."""
        menu = self.button("Menu")
        if menu.is_visible() and menu.get_attribute("aria-expanded") != "true":
            menu.click()

    def end(self) -> None:
        self.press("End and look back")
        self.button("End it and look back").click()
        self.button("Start a new talk").wait_for()

    def begin(self) -> Trainee:
        self.button("Begin").click()
        self.replies(1)
        return self

    def replies(self, count: int) -> None:
        """Wait until the person has answered so many times, and may be answered."""
        expect(self.chat.locator(ANSWERED)).to_have_count(count)
        expect(self.send).to_be_visible()

    def send_words(self, text: str) -> None:
        """Write it and press Enter; while the person still writes, the box keeps it, and one presses again."""
        self.box.fill(text)
        for _ in range(40):
            self.box.press("Enter")
            if not self.box.input_value():
                return
            self.page.wait_for_timeout(250)
        raise AssertionError("Enter never sent what was written.")

    def say(self, text: str) -> None:
        """Say it by keyboard, and read the answer."""
        before = self.chat.locator('[data-who="person"]').count()
        self.send_words(text)
        self.replies(before + 1)

    def ask_three(self) -> Locator:
        """Have three suggestions shown; return their cards."""
        self.button("See three ways others might go").click()
        expect(self.suggestions).to_have_count(3)
        return self.suggestions


def rows(data: Path, kind: str) -> Sequence[str]:
    """Return the payloads of one kind in the latest talk."""
    latest = "select id from sessions order by number desc limit 1"
    asked = f"select payload from events where kind = ? and session = ({latest}) order by seq"  # noqa: S608
    with closing(sqlite3.connect(data / "conversations.db", timeout=20)) as db:
        return [row[0] for row in db.execute(asked, (kind,))]


class Desk:
    """The page that a module's tests share, and the way to others."""

    def __init__(self, kind: str, served: Served, open_page: OpenPage) -> None:
        self.kind = kind
        self._served = served
        self._open_page = open_page
        self._shared: Trainee | None = None

    def shared(self) -> Trainee:
        """Return the shared page with a new talk before its beginning, loaded anew where a test has left it broken."""
        if self._shared is None:
            self._shared = Trainee(self._open_page(), self._served, self.kind).open()
        try:
            self._shared.page.set_default_timeout(PATIENCE / 6)
            return self._shared.fresh()
        except (PageError, AssertionError):
            self._shared.page.close()
            self._shared = Trainee(self._open_page(), self._served, self.kind).open()
            return self._shared.fresh()
        finally:
            self._shared.page.set_default_timeout(PATIENCE)

    def newcomer(self, **page: Any) -> Trainee:
        """Open a page of its own; the talk that the shared page holds goes on there, so that page opens anew after."""
        if self._shared is not None:
            self._shared.page.close()
            self._shared = None
        return Trainee(self._open_page(**page), self._served, self.kind).open()


Newcomer = Callable[..., Trainee]


@pytest.fixture(scope="module")
def start(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """``start(content)`` starts a server of the module's KIND; all that it starts share their data."""
    with starter(request.module.KIND, tmp_path_factory.mktemp("practice")) as begin:
        yield begin


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content in a folder of its own: JupyterLab saves the notebook that it runs."""
    folder = tmp_path_factory.mktemp("content")
    for part in ("lessons", "exercises", "personas", "services"):
        shutil.copytree(PROJECT / part, folder / part)
    return folder


def options(kind: str) -> tuple[str, ...]:
    return ("--no-preheat",) if kind == "voila" else ()


@pytest.fixture(scope="module")
def served(request: pytest.FixtureRequest, start: Start, content: Path) -> Served:
    """The server of the module's tests."""
    return start(content, *options(request.module.KIND))


@pytest.fixture(scope="module")
def desk(request: pytest.FixtureRequest, served: Served, browser: Browser) -> Iterator[Desk]:
    with opener(browser) as open_page:
        yield Desk(request.module.KIND, served, open_page)


@pytest.fixture
def trainee(desk: Desk) -> Trainee:
    """The shared page, before the beginning of a new talk."""
    return desk.shared()


@pytest.fixture
def newcomer(desk: Desk) -> Newcomer:
    """``newcomer(width=390, still=False)`` opens a page of its own before the beginning of a new talk."""
    return lambda **page: desk.newcomer(**page).fresh()
