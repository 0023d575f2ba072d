"""Marking of answers that are all written down: choose, order, classify, feel. Spot is in marking_spot.py."""

from __future__ import annotations

from collections.abc import Sequence

from holdspace import marking_words as say
from holdspace.exercise import Choose, Classify, Feel, Order
from holdspace.marking_answers import ChooseAnswer, ClassifyAnswer, FeelAnswer, ItemMarked, Marked, OrderAnswer
from holdspace.marking_public import ids

_SAME_BEGINNING = 5
"""Letters after which two names of a feeling are one: frighten-ed, frighten-ing."""
_SIDE_ONLY = 1e-9
"""The author's point may lie on the edge of ``near``; floats must not push it over."""


def choose(exercise: Choose, answer: ChooseAnswer) -> Marked:
    """Mark an answer in which options were chosen."""
    options = dict(zip(ids(exercise), exercise.options, strict=True))
    chosen = [id_ for id_ in dict.fromkeys(answer.chosen) if id_ in options]
    if not chosen:
        return nothing(exercise.kind, foreign=bool(answer.chosen))
    items = tuple(ItemMarked(id=id_, right=options[id_].right, feedback=options[id_].feedback) for id_ in chosen)
    fit = sum(item.right for item in items)
    if not exercise.several and len(chosen) > 1:
        return Marked(outcome="not_yet", said=say.CHOOSE_ONE)
    missing = sum(option.right for option in exercise.options) - fit
    if fit == len(items) and not missing:
        said = say.RIGHT["several" if exercise.several else "choose"]
        return Marked(outcome="right", said=said, items=items)
    if not exercise.several:
        said = say.NOT_THIS_ONE
    elif not fit:
        said = say.NONE_FIT
    elif fit == len(items):
        said = say.MORE_TO_FIND
    else:
        said = say.SOME_FIT if missing else say.SOME_TOO_MANY
    return Marked(outcome="not_yet", said=said, items=items)


def order(exercise: Order, answer: OrderAnswer) -> Marked:
    """Mark steps that were put in order.

    A step can stay where it stands in its very place. Some others stand in order among themselves, and are off only
    since one was put too early or too late: those hear nothing, and of that one it is said where to move it.
    """
    right = ids(exercise)
    given = [id_ for id_ in dict.fromkeys(answer.order) if id_ in right]
    if not given:
        return nothing(exercise.kind, foreign=bool(answer.order))
    places = [right.index(id_) for id_ in given]
    follows = _longest_rise(places)
    items = tuple(
        ItemMarked(
            id=id_,
            right=at == place,
            feedback=None
            if at == place or (at in follows and len(given) == len(right))
            else exercise.steps[place].feedback,
        )
        for at, (id_, place) in enumerate(zip(given, places, strict=True))
    )
    if len(given) < len(right):
        return Marked(outcome="not_yet", said=say.NOT_ALL_PLACED, items=items)
    stay = sum(item.right for item in items)
    if stay == len(right):
        return Marked(outcome="right", said=say.RIGHT[exercise.kind], items=items)
    said = say.IN_PLACE.format(n=stay, of=len(right)) if stay else say.NONE_IN_PLACE
    return Marked(outcome="not_yet", said=said, items=items, feedback=(_what_to_move(exercise, places, follows),))


def _what_to_move(exercise: Order, places: Sequence[int], follows: Sequence[int]) -> str:
    """Return the first step to move, and whether that is all: after it the others may stand right by themselves."""
    moving = sorted(place for at, place in enumerate(places) if at not in follows)
    first = moving[0]
    way = say.TO_AFTER.format(text=exercise.steps[first - 1].text) if first else say.TO_THE_TOP
    rest = say.THE_REST_FOLLOW if len(moving) == 1 else say.AND_THEN_LOOK.format(n=len(moving))
    return f"{say.MOVE.format(text=exercise.steps[first].text, way=way)} {rest}"


def classify(exercise: Classify, answer: ClassifyAnswer) -> Marked:
    """Mark items that were sorted under headings; each wrong place has its own feedback."""
    groups = {group.id for group in exercise.groups}
    belongs = dict(zip(ids(exercise), exercise.items, strict=True))
    placed = {id_: group for id_, group in answer.groups.items() if id_ in belongs and group in groups}
    if not placed:
        return nothing(exercise.kind, foreign=any(group is not None for group in answer.groups.values()))
    items = tuple(
        ItemMarked(id=id_, right=item.group == placed[id_], feedback=item.feedback.get(placed[id_] or ""))
        for id_, item in belongs.items()
        if id_ in placed
    )
    right = sum(item.right for item in items)
    if len(items) < len(belongs):
        return Marked(outcome="not_yet", said=say.NOT_ALL_PLACED, items=items)
    if right == len(belongs):
        return Marked(outcome="right", said=say.RIGHT[exercise.kind], items=items)
    return Marked(outcome="not_yet", said=say.SORTED.format(n=right, of=len(belongs)), items=items)


def feel(exercise: Feel, answer: FeelAnswer) -> Marked:
    """Mark where a feeling was placed: near enough in valence and in arousal, or the way to go where it is off most.

    The names that were given never decide; those near the author's are told.
    """
    if answer.valence is None or answer.arousal is None:
        return nothing(exercise.kind)
    pleasant = answer.valence - exercise.mood.valence
    tense = answer.arousal - exercise.mood.arousal
    named = tuple(
        ItemMarked(id=word, right=True) for word in exercise.words if any(_same(word, given) for given in answer.words)
    )
    if max(abs(pleasant), abs(tense)) <= exercise.near + _SIDE_ONLY:
        return Marked(
            outcome="right",
            said=say.RIGHT[exercise.kind],
            items=named,
            meant=exercise.mood,
            words=exercise.words,
        )
    told = exercise.feedback
    if abs(pleasant) >= abs(tense):
        feedback = told.too_pleasant if pleasant > 0 else told.too_unpleasant
    else:
        feedback = told.too_tense if tense > 0 else told.too_drained
    off = ((pleasant, exercise.mood.valence), (tense, exercise.mood.arousal))
    further = all(by * meant > 0 or abs(by) <= exercise.near + _SIDE_ONLY for by, meant in off)
    said = say.RIGHT_WAY if further else say.NOT_QUITE_THERE
    return Marked(outcome="not_yet", said=said, items=named, feedback=(feedback,))


def nothing(kind: str, *, foreign: bool = False) -> Marked:
    """Return what is said to an empty answer, or to one that belongs to something else."""
    return Marked(outcome="not_tried", said=say.NOT_READ if foreign else say.NOT_TRIED[kind])


def _same(word: str, given: str) -> bool:
    ours, theirs = " ".join(word.casefold().split()), " ".join(given.casefold().split())
    return ours == theirs or (
        min(len(ours), len(theirs)) >= _SAME_BEGINNING and ours[:_SAME_BEGINNING] == theirs[:_SAME_BEGINNING]
    )


def _longest_rise(places: Sequence[int]) -> list[int]:
    """Return where the longest rising run of the places stands, not necessarily in one piece.

    Of equals, the one with most steps in their very place, since "can stay" is read as "stands right"; then the first.
    """

    def telling(run: Sequence[int]) -> tuple[int, int]:
        return len(run), sum(places[i] == i for i in run)

    best: list[list[int]] = []
    for i, place in enumerate(places):
        before = [run for run in best if places[run[-1]] < place]
        best.append([*max(before, key=telling, default=[]), i])
    return max(best, key=telling, default=[])
