"""Take the pictures in docs/screenshots anew: ``python docs/take_screenshots.py``, or only some: ``... room break``.

A walk through the product in real Voila with Chromium (picture_walk.py), and moments that last too short for that, held
still in the chat's own script (picture_moments.py). docs/states.md shows each picture. Takes about four minutes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests"), str(PROJECT / "tests" / "browser")]

from chromium import CURE, find_chromium  # noqa: E402  # the tests' own hands
from picture_album import PICTURES, Album  # noqa: E402
from picture_moments import take_moments  # noqa: E402
from picture_walk import broken_record, walk_through  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from servers import FLAGS, opener, starter  # noqa: E402
from walk_steps import Walk  # noqa: E402


def main() -> None:
    """Take the pictures; end with status 1 where the walk fails or docs/states.md lacks one."""
    executable = find_chromium()
    if executable is None:
        sys.exit(CURE)
    PICTURES.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    with starter("voila", folder / "walk") as start, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        album = Album(browser.new_page(), sys.argv[1:])
        with opener(browser) as open_page:
            take_moments(album, open_page)
            served = start(None, "--no-preheat")
            walk_through(album, Walk(open_page(), served))
            broken_record(Walk(open_page(), served), album)
        browser.close()
    lacking = album.tidy()
    print(f"{len(album.taken)} pictures in {PICTURES.relative_to(PROJECT)}")
    if lacking:
        sys.exit(f"docs/states.md does not show: {', '.join(lacking)}")


if __name__ == "__main__":
    main()
