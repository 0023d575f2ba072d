"""The hints of a scene: each is for the message that comes next, and is gone once that was said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from holdspace.exercise import Scene
from holdspace.learning import HintTaken, SceneFinished, SolutionSeen, typed
from holdspace.store import Entry
from widgets.exercise_scene import SceneTurn

__all__ = ["SceneHints", "hints_of"]


class SceneHints(NamedTuple):
    """How far up the ladder someone is in the play under way."""

    taken: int
    """Steps, the solution among them."""
    past: int
    """Of these, such as were taken before the latest message."""


def hints_of(exercise: Scene, entries: Iterable[Entry]) -> SceneHints:
    """Return where the play under way is on the ladder; after its end, and before a new one, at the foot."""
    taken = past = 0
    for entry in entries:
        if entry.part != exercise.id:
            continue
        if entry.kind == SceneTurn.kind:
            past = taken
            continue
        learned = typed(entry)
        match None if learned is None else learned.payload:
            case SceneFinished():
                taken = past = 0
            case HintTaken(step=step):
                taken = max(taken, min(step, len(exercise.hints)))
            case SolutionSeen():
                taken = len(exercise.hints) + 1
            case _:
                pass
    return SceneHints(taken, past)
