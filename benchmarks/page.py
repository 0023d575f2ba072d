"""From a click on a lesson to where one can begin, beside a stock Voila page with one text box and one chart."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.browser import DRAWN, READY, chromium, lesson_address, lessons, let_in, new_page, wait_until
from benchmarks.figures import Figure
from benchmarks.kernels import end, spent, wait_until_quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from servers import Served

TITLE = "A lesson until it can be used, beside a stock Voila page (median; each in a new browser context)"
ROUNDS = 5
GOAL_COLD = 1.5
GOAL_PREHEATED = 0.5
KEPT_READY = 2
"""Kernels that wait: home, and the lesson to go on with."""
KEPT_READY_SECONDS = 0.4
"""Processor seconds that a kernel kept ready has used at the least: one that has only just started has not."""

STOCK = """
import altair, ipywidgets
altair.renderers.enable("mimetype")
ipywidgets.Text(description="You")
""", """
data = altair.Data(values=[{"turn": turn, "mood": mood} for turn, mood in enumerate([0.1, -0.4, -0.6])])
altair.Chart(data).mark_line().encode(x="turn:Q", y="mood:Q")
"""  # fmt: skip
STOCK_TEXT = "document.querySelector('.widget-text input')"
STOCK_USABLE = f"{STOCK_TEXT} && document.querySelector('.vega-embed canvas, .vega-embed svg')"

Times = dict[str, list[float]]


def measure() -> Iterator[Figure]:
    """Open each kind of page in turn, so that a change of the machine's load meets all alike."""
    times: Times = defaultdict(list)
    with chromium() as browser, _stock() as stock, lessons("--no-preheat") as cold, lessons() as ready:
        fresh = {server.origin: _Fresh(server.data) for server in (cold, ready)}
        for _ in range(ROUNDS):
            _visit_stock(browser, stock, times)
            fresh[cold.origin].restore()
            _visit_lesson(browser, cold, times, "cold")
            end(cold.kernels())  # closed like this, pages don't say goodbye, and the server would cull after minutes
            fresh[ready.origin].restore()
            _wait_for_kernel(ready)
            waiting = ready.kernels()
            _visit_lesson(browser, ready, times, "preheated")
            end(waiting)
    middle = {name: median(values) for name, values in times.items()}
    for name, seconds in middle.items():
        yield Figure(name, seconds, "s", samples=len(times[name]))
    usable = middle["stock: text box and chart"]
    yield Figure("cold, usable: times stock", middle["cold: usable"] / usable, "x", GOAL_COLD)
    yield Figure("preheated, usable: times stock", middle["preheated: usable"] / usable, "x", GOAL_PREHEATED)


def _visit_lesson(browser: Browser, served: Served, times: Times, kind: str) -> None:
    with new_page(browser) as page:
        let_in(page, served)
        since = _clock()
        page.goto(lesson_address(served), wait_until="commit")
        times[f"{kind}: the page begins"].append(since())
        wait_until(page, "document.querySelector('main h1')")
        times[f"{kind}: heading"].append(since())
        wait_until(page, "document.querySelector('.hs-chat')")
        times[f"{kind}: chat there, not yet answering"].append(since())
        wait_until(page, READY)
        times[f"{kind}: usable"].append(since())
        begun = _clock()
        page.locator(".hsc-begin").click()
        wait_until(page, "document.querySelector('.hsc-item[data-who=person] .hsc-bubble')?.textContent")
        times[f"{kind}: from Begin to the first words"].append(begun())
        wait_until(page, DRAWN)
        times[f"{kind}: from Begin to the plots drawn"].append(begun())
        kernel = max(served.kernels(), key=spent)  # the lesson's: home's does less
        times[f"{kind}: processor time of the kernel"].append(spent(kernel))


def _visit_stock(browser: Browser, address: str, times: Times) -> None:
    with new_page(browser) as page:
        since = _clock()
        page.goto(address, wait_until="commit")
        times["stock: the page begins"].append(since())
        wait_until(page, STOCK_TEXT)
        times["stock: text box"].append(since())
        wait_until(page, STOCK_USABLE)
        times["stock: text box and chart"].append(since())


def _clock() -> Callable[[], float]:
    began = time.perf_counter()
    return lambda: time.perf_counter() - began


def _wait_for_kernel(served: Served, at_most: float = 90.0) -> None:
    """Wait until the home page and the first lesson wait ready, and do nothing any more."""
    until = time.monotonic() + at_most
    while time.monotonic() < until:
        kernels = served.kernels()
        if len(kernels) >= KEPT_READY and all(time.time() - kernel.create_time() > 5 for kernel in kernels):
            for kernel in kernels:
                wait_until_quiet(kernel)
            if all(spent(kernel) > KEPT_READY_SECONDS for kernel in kernels):
                return
        time.sleep(0.5)
    raise TimeoutError("The server kept no kernel ready.")


class _Fresh:
    """The record as it was before anybody spoke: each visitor is then the first."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._before = {file: file.read_bytes() for file in data.glob("conversations.db*")}

    def restore(self) -> None:
        for file in self._data.glob("conversations.db*"):
            file.unlink()
        for file, content in self._before.items():
            file.write_bytes(content)


@contextmanager
def _stock() -> Iterator[str]:
    """Serve a small notebook with Voila as it comes; yield its address."""
    from servers import START, write_notebook  # noqa: PLC0415  # in tests/

    with tempfile.TemporaryDirectory(prefix="holdspace-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_notebook(folder / "stock.ipynb", *STOCK)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        voila = shutil.which("voila", path=str(Path(sys.executable).parent)) or "voila"
        log_file = folder / "voila.log"
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                [
                    voila,
                    "stock.ipynb",
                    "--no-browser",
                    f"--port={port}",
                    "--Voila.port_retries=0",
                    "--KernelManager.autorestart=False",
                ],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            until = time.monotonic() + START
            while f":{port}/" not in log_file.read_text():
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"Stock Voila did not start:\n{log_file.read_text()}")
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(timeout=30)
