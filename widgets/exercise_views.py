"""What a page is told of an exercise: all that was kept of it, folded into one piece of news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from holdspace import learning
from holdspace.exercise import AnyExercise, Drill, Feel, Scene, Spot
from holdspace.learning import Answered, DrillLineAnswered, Learned
from holdspace.marking import Hint, Marked, ladder, mark, next_line, public, public_line
from holdspace.progress_exercises import ExerciseProgress, of_exercise
from holdspace.reading.readings import HelperReader
from holdspace.store import Entry
from widgets.exercise_protocol import (
    DrillState,
    Harder,
    HintShown,
    LineAnswered,
    LineNext,
    Result,
    SceneState,
    StateNews,
)
from widgets.exercise_scene import Play
from widgets.exercise_scene_hints import hints_of
from widgets.exercise_words import FEELINGS, exercise_words

__all__ = ["About", "state_of", "untried"]

_BANDS: Final = 7
_SAME: Final = 5
"""Letters after which two names of a feeling are one."""


class About(NamedTuple):
    """Whom the news is for, and what they had begun."""

    place: str
    seed: int
    draft: dict[str, Any] | None = None
    about: str | None = None
    result: Result | None = None
    """What was looked at just now and is not kept, in place of the latest answer."""


def untried(answer: dict[str, Any], marked: Marked) -> Result:
    """Return the result of an answer that was none."""
    return {"answer": answer, "marked": marked.model_dump(mode="json"), "compare": [], "labels": {}}


def state_of(  # noqa: PLR0913  # all that a page is told comes together here
    exercise: AnyExercise,
    entries: Iterable[Entry],
    reader: HelperReader,
    about: About,
    *,
    play: Play | None = None,
    name: str = "",
) -> StateNews:
    """Return all there is to show. ``play`` and the person's ``name`` are of a scene."""
    entries = tuple(entries)
    kept = [one for one in learning.read(entries) if getattr(one.payload, "exercise", None) == exercise.id]
    progress = of_exercise(exercise, kept)
    news: StateNews = {
        "type": "state",
        "place": about.place,
        "exercise": _shown(exercise, about.seed),
        "outcome": progress.outcome,
        "tries": progress.tries,
        "result": about.result or _latest(exercise, kept, progress, reader),
        "hints": _hints(exercise, progress),
        "draft": about.draft,
        "changed": progress.changed,
    }
    if isinstance(exercise, Drill):
        news["drill"] = _drill(exercise, kept, progress)
    if isinstance(exercise, Scene) and play is not None:
        news["scene"] = _scene(exercise, play, name)
        at = hints_of(exercise, entries)
        steps = ladder(exercise)
        news["hints"] = [] if play.finished else _told(steps[at.past : at.taken])
        news["exercise"]["hints"] = 0 if play.finished else len(steps) - at.past
        if play.turns and progress.outcome == "not_tried":
            news["outcome"] = "not_yet"  # it is under way
        answer: dict[str, Any] = play.answer().model_dump(mode="json", exclude_unset=True)
        news["result"] = _result(exercise, answer, progress, reader) if play.finished else None
    if about.about is not None:
        news["about"] = about.about
    return news


def _shown(exercise: AnyExercise, seed: int) -> dict[str, Any]:
    shown = public(exercise, seed)
    if isinstance(exercise, Feel):
        shown["feelings"] = _feelings(exercise)
    return shown


def _feelings(exercise: Feel) -> list[str]:
    """Return names to choose from: the author's among common ones, so that their being there gives nothing away."""
    theirs = {word.casefold()[:_SAME] for word in exercise.words}
    others = [word for word in FEELINGS if word.casefold()[:_SAME] not in theirs]
    return sorted([*exercise.words, *others], key=str.casefold)


def _hints(exercise: AnyExercise, progress: ExerciseProgress) -> list[HintShown]:
    steps = ladder(exercise)
    taken = len(steps) if progress.solution_seen else progress.hints
    return _told(steps[:taken])


def _told(steps: Sequence[Hint]) -> list[HintShown]:
    return [{"step": one.step, "of": one.of, "text": one.text, "reason": one.reason} for one in steps]


def _latest(
    exercise: AnyExercise, kept: Sequence[Learned], progress: ExerciseProgress, reader: HelperReader
) -> Result | None:
    for _, payload in reversed(kept):
        if isinstance(payload, DrillLineAnswered):
            return _result(exercise, {"line": payload.line, "text": payload.text}, progress, reader)
        if isinstance(payload, Answered):
            return _result(exercise, dict(payload.answer), progress, reader)
    return None


def _result(exercise: AnyExercise, answer: dict[str, Any], progress: ExerciseProgress, reader: HelperReader) -> Result:
    """Mark the answer once more, for what was said to it; what gives the rest away waits for the solution."""
    marked = mark(exercise, answer, reader)
    may = progress.solution_seen or marked.outcome == "right"
    items = tuple(item for item in marked.items if may or not item.reveals)
    compare = _compare(answer, marked) if isinstance(exercise, Feel) else []
    return {
        "answer": answer,
        "marked": marked.model_copy(update={"items": items}).model_dump(mode="json"),
        "compare": compare,
        "labels": {item.id: _words(exercise, item.id) for item in items} if isinstance(exercise, Spot) else {},
    }


def _words(exercise: Spot, id_: str) -> str:
    """Return the words of the passage that a mark is about; none for words that are no one's."""
    kind, _, place = id_.partition("-")
    marks = {"find": exercise.find, "tempting": exercise.tempting}.get(kind, ())
    return marks[int(place)].words if int(place) < len(marks) else ""


def _compare(answer: dict[str, Any], marked: Marked) -> list[str]:
    """Lay a placed feeling beside how its author meant it, in words."""
    if marked.meant is None:
        return []
    say = exercise_words()
    yours = f"{_band('valence', answer.get('valence'))}, {_band('arousal', answer.get('arousal'))}"
    meant = f"{_band('valence', marked.meant.valence)}, {_band('arousal', marked.meant.arousal)}"
    lines = [say["you_placed"].format(placed=yours), say["author_placed"].format(placed=meant)]
    named = [str(word) for word in answer.get("words") or () if str(word).strip()]
    if named:
        lines.append(say["you_named"].format(words=", ".join(named)))
    return [*lines, say["author_named"].format(words=", ".join(marked.words))]


def _band(axis: str, value: Any) -> str:
    words = exercise_words()[f"words_{axis}"].split("|")
    at = float(value) if isinstance(value, int | float) else 0.0
    return words[min(_BANDS - 1, max(0, int((at + 1) / 2 * _BANDS)))]


def _drill(exercise: Drill, kept: Sequence[Learned], progress: ExerciseProgress) -> DrillState:
    said = {p.line: p.text for _, p in kept if isinstance(p, DrillLineAnswered) and p.line < len(exercise.lines)}
    order = list(dict.fromkeys(line for line, _ in progress.lines if line < len(exercise.lines)))
    met = {line for line, outcome in progress.lines if outcome == "right" and line < len(exercise.lines)}
    answered: list[LineAnswered] = []
    for line in order:
        one = public_line(exercise, line)
        answered.append(
            {"line": line, "said": one["said"], "level": one["level"], "text": said[line], "met": line in met}
        )
    return {
        "of": len(exercise.lines),
        "met": len(met),
        "answered": answered,
        "next": _next(exercise, next_line(exercise, progress.lines), answered),
    }


def _next(exercise: Drill, line: int | None, answered: Sequence[LineAnswered]) -> LineNext | None:
    if line is None:
        return None
    one = public_line(exercise, line)
    before = answered[-1]["level"] if answered else one["level"]
    step: Harder = "same" if one["level"] == before else ("harder" if one["level"] > before else "easier")
    return {"line": line, "said": one["said"], "level": one["level"], "step": step}


def _scene(exercise: Scene, play: Play, name: str) -> SceneState:
    over = play.finished
    return {
        "name": name,
        "initials": "".join(part[:1] for part in name.split()[:2]).upper(),
        "of": exercise.turns,
        "turns": [
            {"id": id_ or f"turn-{turn.number}", "text": turn.text, "bubbles": turn.said.split("\n")}
            for id_, turn in play.turns
        ],
        "over": over,
        "left": play.left,
        "look_back": list(exercise.look_back) if over else [],
        "aims": [aim.criterion.says for aim in exercise.aims] if over else [],
    }
