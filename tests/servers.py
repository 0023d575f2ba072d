"""Real servers and a real browser for tests: ``voila``, ``lab``, ``browser``, ``open_page`` and ``page``.

Nothing is skipped: without a browser the tests fail and name the command that installs one. A page that asks for
anything outside this machine fails its test.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import psutil
import pytest
from chromium import CURE, find_chromium
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as PageTimeoutError

PROJECT = Path(__file__).resolve().parent.parent
OURSELVES = {"127.0.0.1", "localhost", "[::1]", "::1"}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
START = 90.0
"""Seconds a server may take to start on a busy machine."""
PATIENCE = 60_000
"""Milliseconds that a page may take for anything on a busy machine."""
expect.set_options(timeout=PATIENCE)


# --- content -------------------------------------------------------------------------------------------------------


def write_notebook(file: Path, *cells: str) -> None:
    """Write a notebook; a cell that starts with ``md:`` is Markdown, any other is code."""
    notebook = nbformat.v4.new_notebook()
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.cells = [
        nbformat.v4.new_markdown_cell(cell.removeprefix("md:"))
        if cell.startswith("md:")
        else nbformat.v4.new_code_cell(cell)
        for cell in cells
    ]
    nbformat.write(notebook, file)


def write_content(folder: Path, lessons: Mapping[str, tuple[str, ...]]) -> Path:
    """Write a content folder whose lessons have these cells; a lesson without cells gets no notebook."""
    (folder / "lessons").mkdir(parents=True, exist_ok=True)
    lines = ["language: en", "lessons:"]
    for slug, cells in lessons.items():
        lines += [
            f"  - id: {slug}",
            f"    title: {slug.replace('-', ' ').capitalize()}",
            "    minutes: 20",
            "    questions: [What is this about]",
            f"    objectives: [Do {slug} well]",
            "    skill: giving_back",
            "    practice: {persona: maya, goal: Try one thing}",
            "    card: [Keep this]",
        ]
        if cells:
            write_notebook(folder / "lessons" / f"{slug}.ipynb", *cells)
    (folder / "lessons" / "curriculum.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


# --- JupyterLab ----------------------------------------------------------------------------------------------------

_PROMPTS = """() => [...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')]
        .filter(prompt => prompt.offsetParent).map(prompt => prompt.textContent.trim())"""
"""What stands beside the cells of the notebook in front: "[ ]:", "[*]:" while it runs, then a number."""
_RUN = f"""before => {{
        const now = ({_PROMPTS})();
        return now.some((prompt, place) => !/^\\[\\s*\\]:?$/.test(prompt) && prompt !== before[place]); }}"""
"""A cell runs or has run since: a notebook that was saved has the numbers of another time."""


def run_all_cells(page: Page) -> None:
    """Run the notebook's cells as its reader would: by the menu, and once more where nothing came of it.

    On a busy machine a menu may close before its item was taken.
    """
    for patience in (PATIENCE / 4, PATIENCE / 4, PATIENCE):
        before = page.evaluate(_PROMPTS)
        try:
            page.get_by_role("menuitem", name="Run", exact=True).click(timeout=patience)
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click(timeout=patience)
            page.wait_for_function(_RUN, arg=before, timeout=patience)
        except PageTimeoutError:
            page.keyboard.press("Escape")  # a menu that is still open
            continue
        return
    pytest.fail("No cell ran.")


# --- servers -------------------------------------------------------------------------------------------------------


@dataclass
class Served:
    """A server that runs."""

    address: str
    """What it printed, token included."""
    process: subprocess.Popen[bytes]
    log_file: Path
    data: Path
    """HOLDSPACE_DATA_DIR of the server and its kernels."""

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def kernels(self) -> list[psutil.Process]:
        """Return the kernels that run now, oldest first."""
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if any("ipykernel_launcher" in part for part in child.cmdline()):
                    found.append(child)
            except psutil.Error:
                continue
        return sorted(found, key=lambda kernel: kernel.create_time())

    def ask(self, path: str, *, token: bool = True, **headers: str) -> tuple[int, str]:
        """Request a path and return status and text; redirects are followed, errors are answers too."""
        given = {"Authorization": f"token {self.token}"} if token else {}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.origin + path, headers=given)  # noqa: S310 - our own server
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode(errors="replace")

    def kill(self) -> None:
        """End the server at once (SIGKILL), as a crash would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=30)

    def stop(self) -> None:
        """End the server as a person would."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.kill()


def start(
    app: str, content: Path | None, folder: Path, *options: str, port: int = 0, environ: Mapping[str, str] | None = None
) -> Served:
    """Start ``python -m serving voila|lab`` and wait until it answers. Its data and settings stay in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "data"
    log_file = folder / f"{app}-{time.monotonic_ns()}.log"
    command = [sys.executable, "-m", "serving", app, "--port", str(port), "--no-browser", *options]
    if content is not None:
        command += ["--content", str(content)]
    own = {
        "HOLDSPACE_DATA_DIR": str(data),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=PROJECT, env={**os.environ, **own, **(environ or {})}, stdout=log, stderr=subprocess.STDOUT
        )
    served = Served("", process, log_file, data)
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        found = re.search(r"http://127\.0\.0\.1:\d+\S*token=[\w-]+", served.log)
        if found:
            served.address = found[0]
            return served
        if process.poll() is not None:
            break
        time.sleep(0.05)
    served.stop()
    pytest.fail(f"The server did not start:\n{served.log}")


Start = Callable[..., Served]


@contextmanager
def starter(app: str, folder: Path) -> Iterator[Start]:
    """Yield a function that starts servers (arguments of :func:`start` from ``content`` on) and stop them all after."""
    running: list[Served] = []

    def begin(content: Path | None = None, *options: str, **more: Any) -> Served:
        served = start(app, content, folder, *options, **more)
        running.append(served)
        return served

    try:
        yield begin
    finally:
        for served in running:
            served.stop()


@pytest.fixture
def voila(tmp_path: Path) -> Iterator[Start]:
    """``voila(content, "--option", port=0, environ={})`` starts the real Voila and returns a :class:`Served`."""
    with starter("voila", tmp_path / "served") as begin:
        yield begin


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Start]:
    """``lab(content, "--option", port=0, environ={})`` starts the real JupyterLab and returns a :class:`Served`."""
    with starter("lab", tmp_path / "served") as begin:
        yield begin


# --- browser -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium a test file: while it is open, nothing else in this thread may run an event loop."""
    executable = find_chromium()
    if executable is None:
        pytest.fail(CURE, pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Watch:
    """What the pages of a test did that they must not do."""

    outside: list[str] = field(default_factory=list)
    """Addresses outside this machine that were asked for, or that the page's policy had to forbid."""

    def request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in OURSELVES:
            self.outside.append(url)

    def console(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.outside.append(text)


OpenPage = Callable[..., Page]


@contextmanager
def opener(browser: Browser) -> Iterator[OpenPage]:
    """Yield a function that opens pages as :func:`open_page` tells; close them all after, and look at what they did."""
    watch = Watch()
    contexts: list[BrowserContext] = []

    def begin(*, width: int = 1280, height: int = 900, dark: bool = False, still: bool = True, **context: Any) -> Page:
        made = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
            **context,
        )
        contexts.append(made)
        made.on("request", lambda request: watch.request(request.url))
        made.on("console", lambda message: watch.console(message.text))
        made.on("page", lambda page: page.on("websocket", lambda socket: watch.request(socket.url)))
        page = made.new_page()
        page.set_default_timeout(PATIENCE)
        return page

    yield begin
    for made in contexts:
        made.close()
    assert not watch.outside, f"asked for something outside this machine: {watch.outside}"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """``open_page(width=1280, height=900, dark=False, still=True, **context)`` opens a page of its own context.

    ``still`` asks for reduced motion. The test fails at its end when any of its pages asked for something outside.
    """
    with opener(browser) as begin:
        yield begin


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of 1280 by 900 pixels, light, with reduced motion."""
    return open_page()
