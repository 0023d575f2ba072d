"""What a page may know of an exercise before it is answered, and the ladder of its hints."""

from __future__ import annotations

import hashlib
import random
import re
from typing import Any

from holdspace.exercise import AnyExercise, Choose, Classify, Drill, Order, Repair, Rewrite, Scene, Spot
from holdspace.reading.readings import Frozen


class Hint(Frozen):
    """One step of the ladder; the last is the solution with its reason."""

    step: int
    """From 1."""
    of: int
    text: str
    reason: str | None = None
    """Only of the solution: why it is one."""

    @property
    def last(self) -> bool:
        """Whether this is the solution."""
        return self.step == self.of


def ladder(exercise: AnyExercise) -> tuple[Hint, ...]:
    """Return the hints in their order, ending in the solution."""
    of = len(exercise.hints) + 1
    steps = [Hint(step=step, of=of, text=text) for step, text in enumerate(exercise.hints, start=1)]
    return (*steps, Hint(step=of, of=of, text=exercise.solution.answer, reason=exercise.solution.reason))


def next_hint(exercise: AnyExercise, taken: int) -> Hint:
    """Return the step after so many; after the last, and for any odd number, a step of the ladder all the same."""
    steps = ladder(exercise)
    return steps[min(max(taken, 0), len(steps) - 1)]


def content_hash(exercise: AnyExercise) -> str:
    """Return the SHA-256 of what the exercise asks and how it answers, as it is now (64 hexadecimal digits)."""
    return hashlib.sha256(exercise.model_dump_json(exclude_defaults=True, exclude={"optional"}).encode()).hexdigest()


def ids(exercise: Choose | Order | Classify) -> tuple[str, ...]:
    """Return a name for each option, step or item, in the order of the file.

    A name comes from the words, so that it tells nothing about the place, and stays when others are added.
    """
    pieces = _pieces(exercise)
    names: list[str] = []
    for i, text in enumerate(pieces):
        again = pieces[:i].count(text)
        names.append(hashlib.sha256(f"{exercise.id}\n{text}\n{again}".encode()).hexdigest()[:10])
    return tuple(names)


def words_of(passage: str) -> tuple[str, ...]:
    """Return the passage in words, each with the space after it; joined they are the passage."""
    return tuple(re.findall(r"\S+\s*", passage))


def public(exercise: AnyExercise, seed: int = 0) -> dict[str, Any]:
    """Return the exercise without right answers and feedback, as values that JSON can hold.

    Where the order of the file would give the answer away, ``seed`` chooses another; the same seed, the same order.
    """
    shown: dict[str, Any] = {
        "id": exercise.id,
        "kind": exercise.kind,
        "title": exercise.title,
        "prompt": exercise.prompt,
        "conversation": [said.model_dump() for said in exercise.conversation],
        "hints": len(exercise.hints) + 1,
    }
    return shown | _of_its_kind(exercise, seed)


def public_line(exercise: Drill, line: int) -> dict[str, Any]:
    """Return one line of a drill, counted from 0, as a page may know it; raises IndexError."""
    return {"line": line, "said": exercise.lines[line].said, "level": exercise.lines[line].level}


def _of_its_kind(exercise: AnyExercise, seed: int) -> dict[str, Any]:  # noqa: PLR0911 - one a kind
    match exercise:
        case Choose():
            return {"several": exercise.several, "options": _named(exercise)}
        case Order():
            return {"steps": _shuffled(_named(exercise), exercise.id, seed)}
        case Classify():
            groups = [group.model_dump() for group in exercise.groups]
            return {"groups": groups, "items": _shuffled(_named(exercise), exercise.id, seed)}
        case Spot():
            return {"passage": exercise.passage, "words": list(words_of(exercise.passage))}
        case Rewrite():
            return {"draft": exercise.draft}
        case Repair():
            return {"slip": exercise.slip, "slip_is": exercise.slip_is}
        case Drill():
            return {"lines": len(exercise.lines)}
        case Scene():
            return {"persona": exercise.persona, "goal": exercise.goal, "turns": exercise.turns}
        case _:
            return {}


def _pieces(exercise: Choose | Order | Classify) -> list[str]:
    match exercise:
        case Choose():
            return [option.text for option in exercise.options]
        case Order():
            return [step.text for step in exercise.steps]
        case Classify():
            return [item.text for item in exercise.items]


def _named(exercise: Choose | Order | Classify) -> list[dict[str, str]]:
    return [{"id": id_, "text": text} for id_, text in zip(ids(exercise), _pieces(exercise), strict=True)]


def _shuffled(pieces: list[dict[str, str]], about: str, seed: int) -> list[dict[str, str]]:
    """Return the pieces in another order than theirs, at least three of them being there."""
    chance = random.Random(f"{about}/{seed}")
    order = list(pieces)
    while order == pieces:
        chance.shuffle(order)
    return order
