"""The Chromium that the tests drive: found on this machine, else installed by Playwright, else named as missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What Chromium is called on the machines that have it."""

CURE = "There is no Chromium for the browser tests. Install one with: sudo apt-get install chromium"


def find_chromium() -> str | None:
    """Return HOLDSPACE_CHROMIUM, or the machine's Chromium, or the one that Playwright installed before."""
    found = os.environ.get("HOLDSPACE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or _playwrights_own()


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only tests have it
    except ImportError:
        return None
    with sync_playwright() as playwright:
        executable = playwright.chromium.executable_path
    return executable if Path(executable).exists() else None


def main() -> None:
    """Make sure that there is a browser; end with status 1 and the cure when there is none."""
    if find_chromium():
        return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, check=False).returncode != 0 or not find_chromium():
        sys.exit(CURE)


if __name__ == "__main__":
    main()
