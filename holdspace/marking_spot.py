"""Marking of words that were marked in a passage.

People mark a little more or a little less than an author does, so that half of the words is enough to have found it,
and some words around it do no harm; but marking all that stands there finds nothing. Where the author names a wider
stretch, any part of it will do. What was left out is told with the solution; before that, there is a hint.
"""

from __future__ import annotations

from typing import NamedTuple

from holdspace import marking_words as say
from holdspace.exercise import Spot
from holdspace.exercise_choices import Mark
from holdspace.marking_answers import ItemMarked, Marked, SpotAnswer
from holdspace.marking_choices import nothing
from holdspace.marking_public import words_of

_ENOUGH = 0.5
"""The share of an author's words that has to be marked."""
_AROUND = 4
"""Further words that may be marked around it, or as many as it has itself, whichever is more."""


_QUOTED = 12
"""Marked words that are quoted; of more, the first and the last."""


class _Place(NamedTuple):
    id: str
    words: frozenset[int]
    """The words, with what may stand for them."""
    feedback: str
    enough: float
    """The share of them that has to be marked."""


def spot(exercise: Spot, answer: SpotAnswer) -> Marked:
    """Mark the words that were marked: what was found, what looked like it, what was neither, what was left out."""
    marked = _within(exercise.passage, answer)
    if not marked:
        return nothing(exercise.kind, foreign=bool(answer.ranges))
    find, tempting = _places(exercise)
    found = [place for place in find if _hit(place, marked)]
    tempted = [place for place in tempting if _hit(place, marked)]
    items = [ItemMarked(id=place.id, right=True) for place in found]
    wrong = [ItemMarked(id=place.id, right=False, feedback=place.feedback) for place in tempted]
    for run in _runs(marked):
        feedback = _of_a_run(exercise, run, found, tempted, find)
        if feedback is not None:
            feedback = say.OF_WORDS.format(words=_quoted(exercise.passage, run), said=feedback)
            wrong.append(ItemMarked(id=f"words-{min(run)}", right=False, feedback=feedback))
    left_out = [
        ItemMarked(id=place.id, right=False, feedback=place.feedback, reveals=True)
        for place in find
        if place not in found
    ]
    if not wrong and not left_out:
        return Marked(outcome="right", said=say.RIGHT[exercise.kind], items=tuple(items))
    said = say.FOUND.format(n=len(found), of=len(find)) if left_out else say.ALSO_MARKED
    hint = exercise.hints[:1] if left_out else ()
    return Marked(outcome="not_yet", said=said, items=(*items, *wrong, *left_out), feedback=hint)


def _of_a_run(
    exercise: Spot, run: frozenset[int], found: list[_Place], tempted: list[_Place], find: list[_Place]
) -> str | None:
    """Return what is said to words marked in one go, beside what their places say of them; None for nothing."""
    inside = [place for place in found if place.words & run]
    if inside:
        own = frozenset[int]().union(*(place.words for place in (*inside, *tempted)))
        around = len(run - own)
        return say.TOO_MUCH if around > max(_AROUND, sum(len(place.words) for place in inside)) else None
    if any(place.words & run for place in tempted):
        return None
    return say.PART_OF_IT if any(place.words & run for place in find) else exercise.otherwise


def _places(exercise: Spot) -> tuple[list[_Place], list[_Place]]:
    starts: list[int] = []
    end = 0
    for word in words_of(exercise.passage):
        starts.append(end)
        end += len(word)
    bounds = list(zip(starts, [*starts[1:], end], strict=True))

    def place(id_: str, mark: Mark) -> _Place:
        words = mark.within or mark.words
        at = exercise.passage.index(words)
        over = (i for i, (start, stop) in enumerate(bounds) if start < at + len(words) and at < stop)
        return _Place(id_, frozenset(over), mark.feedback, 0.0 if mark.within else _ENOUGH)

    find = [place(f"find-{i}", mark) for i, mark in enumerate(exercise.find)]
    tempting = [place(f"tempting-{i}", mark) for i, mark in enumerate(exercise.tempting)]
    return find, tempting


def _within(passage: str, answer: SpotAnswer) -> frozenset[int]:
    """Return the words that were marked, out of those that are there."""
    count = len(words_of(passage))
    return frozenset(i for start, stop in answer.ranges for i in range(max(start, 0), min(stop, count)))


def _runs(marked: frozenset[int]) -> list[frozenset[int]]:
    """Return the marked words, those that stand together together."""
    runs: list[list[int]] = []
    for i in sorted(marked):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [frozenset(run) for run in runs]


def _hit(place: _Place, marked: frozenset[int]) -> bool:
    share = len(place.words & marked) / len(place.words)
    return share > 0 and share >= place.enough


def _quoted(passage: str, run: frozenset[int]) -> str:
    """Return the marked words, the middle of many left out."""
    words = [word.strip() for word in words_of(passage)[min(run) : max(run) + 1]]
    if len(words) > _QUOTED:
        words = [*words[: _QUOTED // 2], "...", *words[-_QUOTED // 2 :]]
    return " ".join(words)
