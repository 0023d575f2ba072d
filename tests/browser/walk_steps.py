"""Someone who walks a lesson from the first visit on, in a real Voila, and whose kernel is killed on the way.

Each part of the page is a :class:`Part`: where it stands, what is done in it before and after the kernel died, and what
of it is on the page, to be compared before and after the page was loaded again.
"""

from __future__ import annotations

import json
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from servers import Served

AXE_HARD: Final = {"serious", "critical"}
READY = """() => document.querySelector('.hs-chat')?.dataset.stage !== 'loading'
    && [...document.querySelectorAll('.hs-exercise')].every(each => each.querySelector('.hse-inside:not([hidden])'))
    && document.querySelector('.hs-exercise')
    && document.querySelector('.hsp-next .hsp-row:not([hidden])')
    && document.querySelector('.hsp-opening summary')"""
SHOWN = """root => JSON.stringify([...root.querySelectorAll(
        'input, textarea, select, [aria-pressed], .hse-step-text, .hsw-bubble, .hse-progress')]
    .filter(each => !each.closest('[hidden]'))
    .map(each => [each.value, each.checked, each.ariaPressed, each.textContent]))"""
"""What was answered, written and said, as it stands on the page."""
TOO_WIDE: Final = """() => document.documentElement.scrollWidth <= innerWidth ? []
    : [document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
        .map(each => each.outerHTML.slice(0, 160))]"""
"""How wide the page is and what sticks out of it, where it is wider than its window."""
REACH: Final = 300
"""Presses of Tab after which something is not within reach of the keyboard."""
HERE: Final = "node => node === document.activeElement"
ABOVE: Final = "node => document.activeElement.compareDocumentPosition(node) === Node.DOCUMENT_POSITION_PRECEDING"
ANSWERED: Final = '[data-who="person"]:has(.hsc-chip)'


class Walk:
    """One page, on which someone walks."""

    def __init__(self, page: Page, served: Served) -> None:
        self.page = page
        self.served = served
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    # --- where they are ---------------------------------------------------------------------------------------------

    def home(self) -> Locator:
        """Open the home page."""
        self.page.goto(self.served.address)
        return self.home_ready()

    def home_ready(self) -> Locator:
        home = self.page.locator(".hs-home:not([data-stage=loading])")
        expect(home.locator("h1")).to_be_visible()
        return home

    def lesson_ready(self) -> None:
        """Wait until the room, every exercise and every part have answered."""
        self.page.wait_for_function(READY)

    def part(self, name: str) -> Locator:
        return self.page.locator(f".hsp-{name}.hs-parts")

    def exercise(self, id_: str) -> Locator:
        return self.page.locator(f"[data-exercise='{id_}']")

    @property
    def chat(self) -> Locator:
        return self.page.locator(".hs-chat").first

    def kept(self, part: Locator) -> None:
        """Wait until a part says that all of it is kept."""
        expect(part.locator(".hsp-word")).to_have_text("Kept.")

    # --- what they do -----------------------------------------------------------------------------------------------

    def replies(self, count: int) -> None:
        """Wait until the simulated person has answered so many times, and may be answered."""
        expect(self.chat.locator(ANSWERED)).to_have_count(count)
        expect(self.chat.get_by_role("button", name="Send", exact=True)).to_be_visible()

    def say(self, text: str) -> None:
        """Say it in the talk, and read the answer."""
        count = self.chat.locator(ANSWERED).count()
        self.chat.locator("textarea").fill(text)
        self.chat.locator("textarea").press("Enter")
        self.replies(count + 1)

    def unfold(self, part: Locator) -> None:
        """Open all that is folded there."""
        closed = part.locator("details:not([open]) > summary").filter(visible=True)
        while closed.count():
            closed.first.click()

    # --- what befalls them ------------------------------------------------------------------------------------------

    def kill(self) -> None:
        """End the kernel of the page at once, as a machine that runs out of memory would."""
        config = self.page.locator("#jupyter-config-data").text_content() or "{}"
        id_ = json.loads(config)["kernelId"]
        mine = [kernel for kernel in self.served.kernels() if any(id_ in part for part in kernel.cmdline())]
        assert len(mine) == 1
        mine[0].kill()

    def go_on(self, within: Locator) -> None:
        """Take the way on that the page offers there, which loads it again."""
        way = within.get_by_role("button", name="Continue", exact=True)
        expect(way).to_be_visible()
        expect(self.page.get_by_text("Traceback")).to_have_count(0)
        with self.page.expect_navigation():
            way.click()

    def comes_back(self, within: Locator) -> None:
        """The page tells that the connection is lost, is loaded again, and shows all that was there."""
        expect(within.get_by_text("The connection is lost").first).to_be_visible()
        before = within.evaluate(SHOWN)
        self.go_on(within)
        self.lesson_ready()
        self.page.wait_for_function(
            f"([root, before]) => ({SHOWN})(root) === before", arg=[within.element_handle(), before], timeout=10_000
        )

    # --- what is seen -----------------------------------------------------------------------------------------------

    def is_sound(self) -> None:
        """Nothing is too wide, and axe finds nothing serious."""
        found = Axe().run(self.page).response["violations"]
        hard = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found if each["impact"] in AXE_HARD]
        assert hard == [], hard  # said in full: asserts of a helper are not rewritten
        wide = self.page.evaluate(TOO_WIDE)
        assert wide == [], wide


class Keys:
    """Hands that have a keyboard and nothing else."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.page = walk.page

    def to(self, wanted: Locator) -> None:
        """Go on with Tab, or back with Shift and Tab, until that has the focus."""
        expect(wanted).to_be_visible()
        key = "Shift+Tab" if wanted.evaluate(ABOVE) else "Tab"
        for _ in range(REACH):
            if wanted.evaluate(HERE):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the Tab key does not lead to {wanted}")

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        self.to(wanted)
        self.page.keyboard.press(key)

    def write(self, box: Locator, text: str, *, send: bool = False) -> None:
        self.to(box)
        self.page.keyboard.type(text)
        if send:
            self.page.keyboard.press("Enter")


# --- exercises ------------------------------------------------------------------------------------------------------


def begin_answer(kind: str, card: Locator) -> None:
    """Do half of an exercise, or answer it, and see it kept."""
    if kind in {"choose", "classify"}:
        card.locator("input").nth(1).check()
        check(card)
    elif kind == "order":
        card.locator(".hse-mover:not([aria-disabled])").first.click()
        check(card)
    elif kind == "spot":
        card.locator("[data-at='2']").click()
        check(card)
    elif kind == "feel":
        place(card, 0.9, 0.2)
        check(card)
    elif kind == "drill":
        card.locator("textarea").fill("Have you tried yoga?")
        check(card)
        card.get_by_role("button", name="Next line").click()
        expect(card.locator(".hse-progress")).to_contain_text("Line 2 of 8")
        card.locator("textarea").fill("That")
    elif kind == "scene":
        card.locator("textarea").fill("I'm a peer supporter, not a counsellor.")
        card.locator("textarea").press("Enter")
        expect(card.locator(".hse-progress")).to_have_text("Turn 2 of 8")
        card.locator("textarea").fill("You")
    else:
        card.locator("textarea").fill("You have")


def go_on_answering(kind: str, card: Locator) -> None:
    """Change the answer, after the kernel has died and before the page knows."""
    if kind == "choose":
        card.locator("input").nth(2).check()
    elif kind == "classify":
        card.locator("input").nth(5).check()
    elif kind == "order":
        card.locator(".hse-mover:not([aria-disabled])").last.click()
    elif kind == "spot":
        card.locator("[data-at='5']").click()
    elif kind == "feel":
        place(card, 0.2, 0.8)
        card.locator("input[type=checkbox]").first.check()
    else:
        card.locator("textarea").press("End")
        card.locator("textarea").press_sequentially(" more to say")


def check(card: Locator) -> None:
    card.locator(".hse-check").click()
    expect(card.locator(".hse-result .hse-said")).to_be_visible()


def place(card: Locator, across: float, down: float) -> None:
    """Put the feeling somewhere on its picture, in shares of its width and height."""
    rim = card.locator(".hse-map-rim")
    rim.scroll_into_view_if_needed()
    box: Any = rim.bounding_box()
    card.page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])
