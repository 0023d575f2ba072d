"""How someone's skills showed over their talks: counts beside their wholes, and beside nobody else's.

A total needs no more than one talk; whether anything changed is said from :data:`FROM_TALKS` on, the first half beside
the latest half. There is no mark, no level and no streak. A talk counts once its feedback is open: a count is feedback.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from holdspace.conversation import TurnKept
from holdspace.curriculum import Skill
from holdspace.debrief_words import many, of
from holdspace.growth_counts import COUNTED, Counted
from holdspace.reading.readings import Frozen
from holdspace.rubric import RUBRIC
from holdspace.selfview import Calibration
from holdspace.selfview_sessions import SessionLook
from holdspace.selfview_trends import ABOUT, FROM_TALKS, Share, TalkFigures, figures

PAUSE: Final = timedelta(minutes=30)
"""A silence from which somebody was elsewhere, and the talk took no time. Our own choice."""

LEANS: Final = 0.25
"""Of a level: a mean gap from which one view is above the other. Our own choice."""
ALIKE: Final = 0.05
"""Of a level: a mean distance below it reads as none."""
NOT_RATED: Final = (
    "Your own rating and the program's view can be laid side by side where you rated yourself in early and in late "
    "talks. Going on without is yours to choose."
)
_ALIKE: Final = "Your view and the program's were alike, at first and lately."
_SAW_MORE: Final = "Lately you mostly saw more in your talks than the program did. It may have missed something."
_SAW_LESS: Final = "Lately you mostly saw less in your talks than the program did: you may be hard on yourself."


class SkillGrowth(Frozen):
    """One skill over all talks that were looked back at."""

    skill: Skill
    name: str
    total: Share
    says: str
    """The total in words; where there was no chance yet, that, kindly."""
    beside: str = ""
    """The first half beside the latest; empty below :data:`FROM_TALKS`, or where either gave no chance."""


class Growth(Frozen):
    """All of it, for one person's eyes."""

    talks: int
    """Talks that were looked back at."""
    waits: str
    """Why nothing is said of a direction yet; empty from :data:`FROM_TALKS` on."""
    skills: tuple[SkillGrowth, ...]
    """In the rubric's order; empty without a talk."""
    suggestions: str
    """How many messages began as a suggestion, and from :data:`FROM_TALKS` on at first and lately; empty where none was
    ever shown."""
    calibration: str
    """How far the own rating and the program's view lay apart, at first and lately; empty below :data:`FROM_TALKS`."""
    figures: tuple[TalkFigures, ...]
    """Each talk in counts, the oldest first; empty below :data:`FROM_TALKS`."""
    about: str = ABOUT


def growth(looks: Iterable[SessionLook]) -> Growth:
    """Return how one person's talks went, from their talks, the oldest first."""
    opened = [one for one in looks if one.look.feedback_open]
    every = tuple(figures(one) for one in opened)
    enough = len(opened) >= FROM_TALKS
    return Growth(
        talks=len(opened),
        waits="" if enough else waits(len(opened)),
        skills=tuple(_skill(counted, opened) for counted in COUNTED) if opened else (),
        suggestions=_suggestions([one.suggestions_used for one in every]),
        calibration=_calibration(every) if enough else "",
        figures=every if enough else (),
    )


def waits(talks: int) -> str:
    """Return why nothing is said of a direction after so few talks, kindly."""
    so_far = f"You have looked back at {of(talks, 'talk')} so far." if talks else "There is no hurry."
    return (
        f"It takes {many(FROM_TALKS)} talks that you have looked back at before there is anything to see over time. "
        f"{so_far}"
    )


def minutes(path: Sequence[TurnKept]) -> int:
    """Return how many minutes a talk took, at least 1; a pause of half an hour or more is not counted."""
    times: list[datetime] = sorted(time for turn in path for time in (turn.sent, turn.replied) if time is not None)
    steps = [after - before for before, after in pairwise(times)]
    return max(1, round(sum((step for step in steps if step < PAUSE), timedelta()) / timedelta(minutes=1)))


def _skill(counted: Counted, talks: Sequence[SessionLook]) -> SkillGrowth:
    each = [counted.share(one.talk, one.disputed) for one in talks]
    total = _sum(each)
    return SkillGrowth(
        skill=counted.skill,
        name=RUBRIC[counted.skill].name,
        total=total,
        says=_says(counted, total),
        beside=_beside(each),
    )


def _says(counted: Counted, total: Share) -> str:
    if not total.of:
        return counted.none
    if total.of == 1:
        return counted.once[0 if total.number else 1]
    return counted.says.format(n=total.number, of=total.of)


def _beside(each: Sequence[Share]) -> str:
    half = len(each) // 2
    if len(each) < FROM_TALKS:
        return ""
    early, late = _sum(each[:half]), _sum(each[-half:])
    if not early.of or not late.of:
        return ""
    first, latest = f"In your first {many(half)} talks", f"in your latest {many(half)}"
    return f"{first}: {early.number} of {early.of}; {latest}: {late.number} of {late.of}."


def _suggestions(each: Sequence[Share]) -> str:
    total = _sum(each)
    if not total.of:
        return ""
    began = "none of them" if not total.number else str(total.number)
    says = f"Suggestions were shown for {of(total.of, 'message')} of yours; {began} began as one."
    if total.of == 1:
        began = "it began as one" if total.number else "you wrote it yourself"
        says = f"Suggestions were shown for one message of yours, and {began}."
    return f"{says} {_beside(each)}".strip()


def _calibration(every: Sequence[TalkFigures]) -> str:
    """Return how far both views lay apart at first and lately, and which way lately; kindly where nothing was rated."""
    half = len(every) // 2
    early, late = _mean(every[:half]), _mean(every[-half:])
    if early is None or late is None:
        return NOT_RATED
    if max(early.absolute, late.absolute) < ALIKE:
        return _ALIKE
    apart = (
        f"In your first {many(half)} talks your view and the program's lay {how_far(early.absolute)} apart; in your "
        f"latest {many(half)}, {how_far(late.absolute)}."
    )
    if abs(late.signed) < LEANS:
        return apart
    return f"{apart} {_SAW_MORE if late.signed > 0 else _SAW_LESS}"


def how_far(gap: float) -> str:
    """Return a distance between two views in words: under half a level, up to a level and a half, or more."""
    return next((words for least, words in _DISTANCES if abs(gap) >= least), "a little")


_DISTANCES: Final = ((1.5, "far"), (0.5, "clearly"))
"""Of a level of four. Our own choice."""


def _mean(talks: Sequence[TalkFigures]) -> Calibration | None:
    """Return the means over all ratings of these talks."""
    rated = [one.calibration for one in talks if one.calibration]
    skills = sum(one.skills for one in rated)
    if not skills:
        return None
    return Calibration(
        skills=skills,
        signed=sum(one.signed * one.skills for one in rated) / skills,
        absolute=sum(one.absolute * one.skills for one in rated) / skills,
    )


def _sum(shares: Iterable[Share]) -> Share:
    every = list(shares)
    return Share(number=sum(one.number for one in every), of=sum(one.of for one in every))
