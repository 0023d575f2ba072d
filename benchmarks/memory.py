"""What a lesson's kernel holds in memory: with its plots drawn, and after many turns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks.browser import DRAWN, chromium, lesson_address, lessons, let_in, my_turn, new_page, say, wait_until
from benchmarks.figures import Figure
from benchmarks.kernels import MEGABYTE, own, resident, wait_until_quiet
from benchmarks.saying import messages

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

TITLE = "Memory of a lesson's kernel"
FIRST = 3
AT = (20, 60, 120, 200)
GOAL_MB = 130.0
GOAL_GROWTH_MB = 10.0


def measure() -> Iterator[Figure]:
    """Talk in the page, beginning anew whenever the person has left, and look at the kernel's process."""
    with chromium() as browser, lessons("--no-preheat") as served, new_page(browser) as page:
        let_in(page, served)
        page.goto(lesson_address(served))
        my_turn(page)
        (kernel,) = served.kernels()
        wait_until(page, DRAWN)
        drawn = last = 0.0
        inspector = page.context.new_cdp_session(page)
        for number, text in enumerate(messages(AT[-1] + FIRST), 1):
            my_turn(page)
            say(page, text)
            if number == FIRST:
                wait_until_quiet(kernel)
                drawn = resident(kernel)
                yield Figure(f"resident, plots drawn, after {FIRST} turns", drawn, "MB", GOAL_MB)
                yield Figure("  of which no other process shares", own(kernel), "MB")
                yield Figure("  the page's script", _script(inspector), "MB")
            elif number - FIRST in AT:
                wait_until_quiet(kernel)
                last = resident(kernel)
                yield Figure(f"resident after {number - FIRST} more", last, "MB")
        yield Figure("  the page's script", _script(inspector), "MB")
        yield Figure(f"growth over {AT[-1]} turns", last - drawn, "MB", GOAL_GROWTH_MB)


def _script(inspector: CDPSession) -> float:
    """Return the megabytes that the page's script holds, once all that is unused was collected."""
    inspector.send("HeapProfiler.collectGarbage")
    return float(inspector.send("Runtime.getHeapUsage")["usedSize"]) / MEGABYTE
