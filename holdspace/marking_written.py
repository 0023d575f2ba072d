"""Marking of what was written in one's own words: rewrite, respond, repair, one line of a drill.

The reader says what the words do, the criteria ask for it. At most two things are said at once, the most telling
first; what an answer is compared with are several others, none of them the only one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from holdspace import marking_words as say
from holdspace.client.contrary import PLEASANT, contrary
from holdspace.client.words import feelings_in
from holdspace.criteria import Criterion, judged
from holdspace.criteria_close import near_to
from holdspace.exercise import Drill, Repair, Respond, Rewrite, Said
from holdspace.exercise_written import Worded
from holdspace.learning import Outcome
from holdspace.marking_answers import DrillLineAnswer, Marked, WrittenAnswer
from holdspace.marking_choices import nothing
from holdspace.marking_statements import codes_of
from holdspace.reading.client import RuleClientReader
from holdspace.reading.readings import HelperReader, Utterance

MOST_AT_ONCE = 2
"""Points that are made about one answer."""
COMPARED_WITH = 3
"""Other answers that are laid beside it."""
LONGEST = 2_000
"""Characters of one message; more than that is not read."""
DRILL_MET = 6
"""Lines of a drill, of its eight, that have to be met."""

_NOT_READABLE = frozenset({"gibberish", "other_language", "meta", "injection", "empty"})
"""Conduct in which nothing was said to the person: to praise it for being short would be to mock."""

_CLIENTS = RuleClientReader()
_PLEASANT = 0.3
"""Valence from which a message was pleasant to tell."""

_CAN_NOT = re.compile(r"\b(can) +(not)\b", re.IGNORECASE)

_TELLING = ("unwanted", "copies_at_most", "wanted", "first", "mentions", "words_at_most")
"""What is there and stands in the way is told first, then what is missing, then what is only a matter of form."""


class _Task(NamedTuple):
    """What a message is held against."""

    kind: str
    criteria: Sequence[Criterion]
    models: Sequence[Worded]
    before: tuple[Utterance, ...]
    said: str
    """The message that it answers."""


def written(exercise: Rewrite | Respond | Repair, answer: WrittenAnswer, reader: HelperReader) -> Marked:
    """Mark one message."""
    before = heard(exercise.conversation)
    said = last_said(exercise.conversation)
    criteria = [near_to(one) for one in exercise.criteria] if exercise.kind != "repair" else exercise.criteria
    return _message(answer.text, _Task(exercise.kind, criteria, exercise.models, before, said), reader)


def drill_line(exercise: Drill, answer: DrillLineAnswer, reader: HelperReader) -> Marked:
    """Mark the answer to one line."""
    line = exercise.lines[answer.line]
    before = (Utterance(speaker="client", text=line.said),)
    task = _Task(exercise.kind, exercise.criteria_for(answer.line), line.models, before, line.said)
    return _message(answer.text, task, reader)


def next_line(exercise: Drill, so_far: Sequence[tuple[int, Outcome]]) -> int | None:
    """Return which line comes next, counted from 0: harder after one that was met, easier after one that was not.

    ``so_far`` are the lines answered, the oldest first; a line may stand there several times. None when all had their
    turn. It begins with the first line of the lowest level.
    """
    left = [i for i in range(len(exercise.lines)) if i not in {line for line, _ in so_far}]
    if not left:
        return None
    levels = [line.level for line in exercise.lines]
    known = [(line, outcome) for line, outcome in so_far if 0 <= line < len(levels)]
    aim = min(levels)
    if known:
        line, outcome = known[-1]
        aim = levels[line] + (1 if outcome == "right" else -1)
        aim = min(max(aim, min(levels)), max(levels))
    return min(left, key=lambda i: (abs(levels[i] - aim), i))


def drill_outcome(so_far: Sequence[tuple[int, Outcome]]) -> Outcome:
    """Return how a drill went: right when DRILL_MET of its lines were met, each at whatever try."""
    tried = {line for line, outcome in so_far if outcome != "not_tried"}
    met = {line for line, outcome in so_far if outcome == "right"}
    if not tried:
        return "not_tried"
    return "right" if len(met) >= DRILL_MET else "not_yet"


def most_telling(unmet: Sequence[Criterion]) -> list[Criterion]:
    """Return the two that say most; of equals, those that the educator put first.

    "Give back before you ask" says nothing to one who has given nothing back, so it goes where that is told.
    """
    lacking = {code for one in unmet for code in one.wanted}
    telling = [one for one in unmet if not (one.first and lacking & set(one.first))]
    return sorted(telling, key=_rank)[:MOST_AT_ONCE]


def _message(text: str, task: _Task, reader: HelperReader) -> Marked:
    if not has_words(text):
        return nothing(task.kind)
    if len(text) > LONGEST:
        return Marked(outcome="not_yet", said=say.TOO_LONG)
    reading = reader.read(as_one_word(text), task.before)
    if reading.conduct and reading.conduct[0] in _NOT_READABLE:
        return Marked(outcome="not_yet", said=say.CONDUCT[reading.conduct[0]])
    close = [word for one in task.criteria if one.only_with is not None for word in one.mentions]
    codes = codes_of(reading, as_one_word(text), task.said, close)
    if _contrary(text, task.said):
        return Marked(outcome="not_yet", said=say.CONTRARY, models=_nearest(text, task.models))
    met, unmet = judged(task.criteria, text, codes, task.said)
    points = most_telling(unmet)
    if reading.conduct:
        sentence = say.CONDUCT[reading.conduct[0]]
    elif not points:
        sentence = say.RIGHT[task.kind]
    else:
        sentence = say.ONE_THING if len(points) == 1 else say.TWO_THINGS
    return Marked(
        outcome="not_yet" if unmet or reading.conduct else "right",
        said=sentence,
        feedback=tuple(one.feedback for one in points),
        met=tuple(one.says for one in met),
        unmet=tuple(one.says for one in unmet),
        models=_nearest(text, task.models),
    )


def _contrary(text: str, said: str) -> bool:
    felt = feelings_in(said)
    return contrary(text, said, felt=felt, unpleasant=not felt & PLEASANT and _CLIENTS.read(said).valence < _PLEASANT)


def last_said(conversation: Sequence[Said]) -> str:
    """Return the person's latest message; empty where there is none."""
    return next((one.text for one in reversed(conversation) if one.by == "person"), "")


def _nearest(text: str, models: Sequence[Worded]) -> tuple[Worded, ...]:
    ours = _words(text)
    others = [model for model in models if _words(model.text) != ours]
    return tuple(sorted(others, key=lambda model: -_alike(set(ours), set(_words(model.text))))[:COMPARED_WITH])


def _alike(ours: set[str], theirs: set[str]) -> float:
    return len(ours & theirs) / len(ours | theirs)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def has_words(text: str) -> bool:
    """Return whether anything was written that could be a word."""
    return any(character.isalnum() for character in text)


def as_one_word(text: str) -> str:
    """Return the words with every "can not" written as one, which reads as a statement and not as a ban."""
    return _CAN_NOT.sub(r"\1\2", text)


def heard(conversation: Sequence[Said]) -> tuple[Utterance, ...]:
    """Return what was said before, as a reader takes it."""
    return tuple(Utterance(speaker="client" if one.by == "person" else "helper", text=one.text) for one in conversation)


def _rank(criterion: Criterion) -> int:
    return next(i for i, name in enumerate(_TELLING) if getattr(criterion, name) not in ((), None))
