"""What giving something back comes to, and how it wears: an opening used again and again is a manner, no hearing."""

from __future__ import annotations

from typing import Literal

from holdspace.client.effects import Finding
from holdspace.client.fit import LABEL, NAMED, Fit
from holdspace.client.state import ClientState

LATELY = 6
"""Reflections back within which an opening wears off."""

ALL_FORMULA = 3
"""That many of them opened by some formula ("it sounds like", "you seem"): the next one is a manner, not hearing."""


def given_back(state: ClientState, close: Fit) -> list[Finding]:
    """Find what giving something back came to."""
    if close.verdict == "none":
        return []
    if close.verdict == "parroted":
        return ["parroted"]
    if close.verdict == "misheard":
        return ["misheard_tentative" if close.tentative else "misheard_confident"]
    worn = wear(state, close)
    if worn == "all":
        return ["formula"]
    return ["close_reflection" if close.verdict == "close" and worn == "none" else "near_reflection"]


def wear(state: ClientState, close: Fit) -> Literal["none", "some", "all"]:
    """Return how far giving back has become a manner: the same opening, any formula, or the same matter again."""
    lately = state.stems[-LATELY:]
    same_opening = lately.count(close.stem) if close.stem else 0
    formulas = sum(map(bool, lately)) if close.stem else 0
    same = [bool(close.matter) and close.matter <= set(g.matter) for g in state.given_back[-LATELY:]]
    if (
        formulas >= ALL_FORMULA
        or same_opening > 2
        or (same_opening == 2 and close.value < NAMED * LABEL)
        or sum(same) >= 2
    ):
        return "all"
    return "some" if same_opening == 2 or any(same) else "none"  # heard already: once more gains nothing new
