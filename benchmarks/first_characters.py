"""From Enter to the first characters of the reply in the page, without the typing pace."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.browser import chromium, lesson_address, lessons, let_in, my_turn, new_page, say
from benchmarks.figures import Figure, spread
from benchmarks.saying import messages

TITLE = "Enter to the first characters of the reply, in Chromium, without the typing pace"
TURNS = 20
GOAL_MS = 150.0
PAUSE_MS = 1000
"""Between a reply and the next message: people read. The plots are drawn meanwhile."""

_WATCH = """() => {
  window.measured = { pressed: 0, kept: 0, first: 0 };
  const log = document.querySelector('.hsc-log');
  const said = () => [...log.querySelectorAll('[data-who=person] .hsc-bubble')]
    .reduce((sum, bubble) => sum + bubble.textContent.length, 0);
  let before = 0;
  document.querySelector('.hs-chat').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    before = said();
    window.measured = { pressed: performance.now(), kept: 0, first: 0 };
  }, true);
  new MutationObserver(() => {
    const now = window.measured;
    if (!now.pressed) return;
    const waiting = log.querySelector('.hsc-pending');
    if (waiting) now.sending = true;
    if (now.sending && !now.kept && !waiting) now.kept = performance.now();
    if (!now.first && said() > before) now.first = performance.now();
  }).observe(log, { childList: true, characterData: true, subtree: true });
}"""


def measure() -> Iterator[Figure]:
    """Hold one talk; the clock is the page's own."""
    first, kept = [], []
    with chromium() as browser, lessons("--no-preheat") as served, new_page(browser) as page:
        let_in(page, served)
        page.goto(lesson_address(served))
        my_turn(page)
        page.evaluate(_WATCH)
        for text in messages(TURNS):
            page.wait_for_timeout(PAUSE_MS)
            say(page, text)
            found = page.evaluate("window.measured")
            if not found["first"]:
                raise RuntimeError(f"No reply was seen to: {text}")
            first.append(found["first"] - found["pressed"])
            if found["kept"]:
                kept.append(found["kept"] - found["pressed"])
    yield from spread("first characters", first, "ms", GOAL_MS)
    if kept:
        yield from spread("the message is kept", kept, "ms")
