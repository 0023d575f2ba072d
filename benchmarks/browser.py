"""A lesson in a real Chromium, served by the real Voila, and what can be seen of it from outside."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from servers import Served

LESSON = "being-there"

# What can be seen in the page. Nothing of it depends on the words on screen.
READY = "(() => { const b = document.querySelector('.hsc-begin, .hsc-box'); return Boolean(b && b.offsetParent); })()"
"""The chat has its state and answers: Begin, or the composer, stands there."""
STATE = """(() => {
  const seen = (what) => { const n = document.querySelector(what); return Boolean(n && n.offsetParent); };
  if (seen('.hsc-ended')) return 'ended';
  if (seen('.hsc-before')) return 'before';
  const going = document.querySelector('.hsc-pending, .hsc-stopping');
  const said = document.querySelectorAll('.hsc-item[data-who=person] .hsc-bubble').length;
  return seen('.hsc-box') && !going && said ? 'yours' : '';
})()"""
"""Whose turn it is: ``yours``, ``before``, ``ended``, or empty while something is under way."""
DRAWN = "document.querySelectorAll('.hs-feeling .vega-embed :is(canvas, svg)').length >= 3"
"""All three plots are drawn."""
REPLIES = "document.querySelectorAll('.hsc-item[data-who=person]').length"
"""How many messages of the person stand there."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser of the tests."""
    from chromium import CURE, find_chromium  # noqa: PLC0415  # in tests/
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only those who measure have it
    from servers import FLAGS  # noqa: PLC0415  # in tests/

    executable = find_chromium()
    if executable is None:
        raise SystemExit(CURE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def lessons(*options: str) -> Iterator[Served]:
    """Serve the shipped lessons with a record of their own; yield the server."""
    from servers import starter  # noqa: PLC0415  # in tests/

    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="holdspace-bench-", ignore_cleanup_errors=True))
        begin = stack.enter_context(starter("voila", Path(folder)))
        yield begin(None, *options)


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    """Open a page with an empty cache that asks for reduced motion: nothing then waits for a typing pace."""
    from servers import PATIENCE  # noqa: PLC0415  # in tests/

    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        yield page
    finally:
        context.close()


def let_in(page: Page, served: Served) -> None:
    """Take the link that the server printed; from then on the browser has its cookie."""
    page.goto(served.address)


def lesson_address(served: Served) -> str:
    """Return the address of the lesson that is measured."""
    return f"{served.origin}/lessons/{LESSON}"


def wait_until(page: Page, condition: str) -> None:
    """Wait for a condition, looked at in every frame that the page draws."""
    page.wait_for_function(condition, polling="raf")


def my_turn(page: Page) -> None:
    """Have the talk where one may write: begin it, or begin another where the person has left."""
    while True:
        wait_until(page, STATE)
        state = page.evaluate(STATE)
        if state == "yours":
            return
        page.locator(".hsc-begin" if state == "before" else ".hsc-ended .hsw-plain").first.click()
        page.wait_for_function(f"was => ({STATE}) !== was", arg=state)


def say(page: Page, text: str) -> None:
    """Write and press Enter; return once there is a reply and it is one's own turn again, or the talk has ended."""
    box = page.locator(".hsc-box")
    before = page.evaluate(REPLIES)
    box.fill(text)
    box.press("Enter")
    wait_until(page, f"({STATE}) === 'ended' || (({STATE}) && {REPLIES} > {before})")
