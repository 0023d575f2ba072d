"""How one exercise went, over all tries: once right stays right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdspace.exercise import AnyExercise
from holdspace.learning import Answered, DrillLineAnswered, HintTaken, Learned, Outcome, SceneFinished, SolutionSeen
from holdspace.marking_public import content_hash
from holdspace.marking_written import drill_outcome

_ORDER: tuple[Outcome, ...] = ("not_tried", "not_yet", "right")


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """One exercise of a lesson."""

    exercise: str
    outcome: Outcome = "not_tried"
    """The best so far."""
    tries: int = 0
    """Answers given; of a drill, answers to its lines."""
    hints: int = 0
    """How far up the ladder, the solution not counted."""
    solution_seen: bool = False
    lines: tuple[tuple[int, Outcome], ...] = ()
    """Of a drill: the lines answered, the oldest first, a line again at each try."""
    answer: Answered | None = None
    """The latest, to be shown again."""
    optional: bool = False
    """For repetition: counted nowhere."""
    changed: bool = False
    """The exercise was written anew since the latest answer."""

    @property
    def done(self) -> bool:
        """Whether it was got right, or its solution read."""
        return self.outcome == "right" or self.solution_seen


def of_exercise(exercise: AnyExercise, kept: Iterable[Learned]) -> ExerciseProgress:
    """Return how this exercise went, from the entries of its lesson."""
    outcomes: list[Outcome] = []
    lines: list[tuple[int, Outcome]] = []
    hints = 0
    seen = False
    answer: Answered | None = None
    content: str | None = None
    for _, payload in kept:
        if getattr(payload, "exercise", None) != exercise.id:
            continue
        match payload:
            case HintTaken():
                hints = max(hints, min(payload.step, len(exercise.hints)))
                seen = seen or payload.step > len(exercise.hints)
            case SolutionSeen():
                seen = True
            case DrillLineAnswered():
                lines.append((payload.line, payload.outcome))
                content = payload.content
            case Answered() | SceneFinished():
                outcomes.append(payload.outcome)
                content = payload.content
                answer = payload if isinstance(payload, Answered) else answer
            case _:
                pass
    tried = [outcome for outcome in (*outcomes, *(outcome for _, outcome in lines)) if outcome != "not_tried"]
    return ExerciseProgress(
        exercise=exercise.id,
        outcome=max((*outcomes, drill_outcome(lines)), key=_ORDER.index),
        tries=len(tried),
        hints=hints,
        solution_seen=seen,
        lines=tuple(lines),
        answer=answer,
        optional=exercise.optional,
        changed=content is not None and content != content_hash(exercise),
    )
