"""The pictures in docs/screenshots: how one is taken, how wide, in which theme, under which name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from picture_files import small
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize

PICTURES: Final = Path(__file__).resolve().parent / "screenshots"
WIDE: Final = ("wide",)
BOTH: Final = ("wide", "phone")
ALL: Final = ("wide", "dark", "phone")
TALLEST: Final = 1300
"""Pixels of a picture's height; what is longer is cut off there."""
MARGIN: Final = 10
ON_A_PHONE: Final = 390


class Album:
    """Takes pictures; ``wanted`` names the states whose pictures are written, none of them means all."""

    def __init__(self, blank: Page, wanted: list[str]) -> None:
        self.taken: set[str] = set()
        self._blank = blank
        self._wanted = wanted

    def take(
        self, state: str, page: Page, what: Locator, forms: tuple[str, ...] = WIDE, tallest: int = TALLEST
    ) -> None:
        """Take one part of a page in each of ``forms``, and leave the page wide and light as it was."""
        for form in forms:
            self.taken.add(f"{state}-{form}")
            if self._wanted and state not in self._wanted:
                continue
            self._dress(page, form)
            png = _picture(page, what, tallest)
            PICTURES.joinpath(f"{state}-{form}.png").write_bytes(small(png, self._blank))
        self._dress(page, "wide")

    def tidy(self) -> list[str]:
        """Remove what no longer is a state; return what docs/states.md says wrongly of the pictures."""
        for file in PICTURES.glob("*.png"):
            if file.stem not in self.taken:
                file.unlink()
        page = PICTURES.with_name("states.md").read_text(encoding="utf-8")
        return sorted(name for name in self.taken if f"screenshots/{name}.png" not in page)

    def _dress(self, page: Page, form: str) -> None:
        page.set_viewport_size(size(form))
        page.emulate_media(color_scheme="dark" if form == "dark" else "light")
        page.mouse.move(0, 0)
        page.wait_for_timeout(700)  # charts are drawn anew, and nothing tells of it


def size(form: str) -> ViewportSize:
    """Return the window for a form, in pixels."""
    return {"width": ON_A_PHONE, "height": 844} if form == "phone" else {"width": 1280, "height": 900}


def _picture(page: Page, what: Locator, tallest: int) -> bytes:
    """Take the part as it stands in the window, or, where that is too low, on the page from its top on.

    A picture of the whole page makes the window as tall as the page for a moment, and the chat goes to its end at that.
    """
    window = page.viewport_size
    box = what.bounding_box()
    if window is None or box is None:
        raise ValueError("What is to be taken is not on the page.")
    if box["height"] + 2 * MARGIN > window["height"]:
        return page.screenshot(full_page=True, clip=_around(page, what, tallest), animations="disabled")
    page.evaluate("top => scrollBy({ top, behavior: 'instant' })", box["y"] + box["height"] + MARGIN - window["height"])
    clip = _around(page, what, tallest)
    clip["y"] -= page.evaluate("scrollY")
    return page.screenshot(clip=clip, animations="disabled")


def _around(page: Page, what: Locator, tallest: int) -> FloatRect:
    """Return where the part stands on the page, with a margin, across the whole of a phone."""
    left, top, right, bottom = what.evaluate(
        "node => { const box = node.getBoundingClientRect();"
        " return [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY]; }"
    )
    across, down = page.evaluate("() => [document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    left, top = max(0, left - MARGIN), max(0, top - MARGIN)
    right, bottom = min(across, right + MARGIN), min(down, bottom + MARGIN, top + tallest)
    if across <= ON_A_PHONE:
        left, right = 0, across
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
