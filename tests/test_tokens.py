"""The colours stand twice, for the page and for a widget in JupyterLab: they must be the same, and readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PAGE = PROJECT / "serving" / "templates" / "holdspace" / "static" / "tokens.css"
WIDGETS = PROJECT / "widgets" / "tokens.css"


def palettes(path: Path) -> list[dict[str, str]]:
    """Return the blocks that set colours, in the order of the file: light, then dark."""
    blocks = [
        dict(re.findall(r"(--hs-[\w-]+):\s*(#[0-9a-f]{6})\s*;", block))
        for block in re.findall(r"\{([^{}]*)\}", path.read_text(encoding="utf-8"))
    ]
    return [block for block in blocks if block]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_page_and_widgets_have_the_same_colours(theme: int) -> None:
    page, widgets = palettes(PAGE)[theme], palettes(WIDGETS)[theme]
    assert widgets == {name: page[name] for name in widgets}


def test_the_dark_of_jupyterlab_is_the_dark_of_the_page() -> None:
    assert palettes(WIDGETS)[2] == palettes(WIDGETS)[1]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "calm", "warm", "violet", "cue"])
@pytest.mark.parametrize("paper", ["paper", "card"])
def test_every_ink_can_be_read_on_every_paper(theme: int, ink: str, paper: str) -> None:
    colours = palettes(PAGE)[theme]
    assert contrast(colours[f"--hs-{ink}"], colours[f"--hs-{paper}"]) >= 4.5
