"""Take the pictures in docs/screenshots anew, from a real talk in real Voila: ``python docs/take_screenshots.py``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "tests" / "browser")]

from chromium import CURE, find_chromium  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from practice import Trainee  # noqa: E402
from servers import FLAGS, starter  # noqa: E402

PICTURES = PROJECT / "docs" / "screenshots"
SAID = (
    "Hi Maya, I'm glad you wrote. There's no right way to start. What's been on your mind?",
    "You sound embarrassed to even bring it up, as if you were the only one who can't get on with it.",
    "What happens when you sit down with it?",
    "So the day is getting closer, and most of the work is still in front of you. That's a lot to sit with at night.",
)
WINDOWS = {"room-wide": (1280, 900, False), "room-phone": (390, 800, False), "room-dark": (1280, 900, True)}


def show_room(page: Page) -> None:
    """Bring the room to the top of the window."""
    page.locator(".hs-desk").evaluate("room => window.scrollTo(0, room.getBoundingClientRect().top + scrollY - 16)")
    page.wait_for_timeout(600)


def main() -> None:
    """Hold one short talk and take it in each window."""
    executable = find_chromium()
    if executable is None:
        sys.exit(CURE)
    PICTURES.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    with starter("voila", folder) as start, sync_playwright() as playwright:
        served = start(None, "--no-preheat")
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for name, (width, height, dark) in WINDOWS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            trainee = Trainee(page, served, "voila")
            trainee.open()
            if trainee.button("Begin").is_visible():
                show_room(page)
                page.screenshot(path=PICTURES / "before-wide.png")
                trainee.begin()
                for text in SAID:
                    trainee.say(text)
                trainee.box.fill("I wonder what it is like for you")
                trainee.button("See three ways others might go").click()
            trainee.chat.locator(".hsc-suggestion").first.wait_for()
            show_room(page)
            page.screenshot(path=PICTURES / f"{name}.png")
            page.close()
        page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page.goto(served.address)
        page.screenshot(path=PICTURES / "home-wide.png")
        browser.close()
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
