"""How talks went over time, from four on, each count beside its whole, and beside nobody else's.

Fewer than four talks say nothing about a direction, and four say little: the first half stands beside the latest half
in counts, and no line is drawn through them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from holdspace.coach_advice import unasked
from holdspace.debrief_counts import asked_how, closeness
from holdspace.debrief_cues import cue_id
from holdspace.debrief_heard import heard
from holdspace.debrief_talk import Talk
from holdspace.debrief_words import many, of, upper
from holdspace.reading.readings import Frozen
from holdspace.selfview import Calibration, gap
from holdspace.selfview import calibration as calibrated
from holdspace.selfview_hunt import mark_hunt
from holdspace.selfview_sessions import SessionLook

FROM_TALKS = 4
"""Talks from which there is a trend to speak of."""
ABOUT = (
    "This puts your talks beside your own earlier ones, and beside nobody else's. With so few talks, chance and the "
    "person you spoke with move the counts as well."
)


class Share(Frozen):
    """How many of how many."""

    number: int
    of: int


class TalkFigures(Frozen):
    """One talk in counts."""

    session: UUID
    opened: datetime
    """UTC."""
    lesson: str
    person: str
    """The simulated person's name."""
    messages: int
    given_back: Share
    """Messages that gave something back, of all."""
    open_questions: Share
    """Messages with an open question, of those with any."""
    advice_unasked: Share
    """Messages with advice that was neither asked for nor allowed, of all."""
    cues_heard: Share
    """Cues met, noticed or come back to, of those that there was time to hear and that are not disputed."""
    cues_found: Share | None
    """Cues marked when reading again, of all planted; None without a cue hunt."""
    suggestions_used: Share
    """Messages that began as a suggestion, of those for which suggestions were shown."""
    calibration: Calibration | None
    """None where the trainee did not rate themselves before feedback."""


class Trends(Frozen):
    """All talks in counts, and what the first and the latest half of them say."""

    talks: tuple[TalkFigures, ...]
    """The oldest first; empty below :data:`FROM_TALKS`."""
    says: tuple[str, ...]
    about: str = ABOUT


def figures(one: SessionLook) -> TalkFigures:
    """Return one talk in counts."""
    mine = one.talk.mine
    asked = [how for e in mine if (how := asked_how(e)) in {"open", "closed"}]
    hunt = mark_hunt(one.talk, one.look.hunt.marks) if one.look.hunt else None
    shown = [
        turn
        for turn in one.path
        if turn.text is not None and turn.parent is not None and one.conversation.turns[turn.parent].suggestions
    ]
    first = one.look.first.ratings if one.look.first else {}
    return TalkFigures(
        session=one.row.id,
        opened=one.row.opened,
        lesson=one.row.lesson,
        person=one.persona.name,
        messages=len(mine),
        given_back=Share(number=sum(closeness(e) is not None for e in mine), of=len(mine)),
        open_questions=Share(number=asked.count("open"), of=len(asked)),
        advice_unasked=Share(number=sum(unasked(one.talk, e) for e in mine), of=len(mine)),
        cues_heard=cues_heard(one.talk, one.disputed),
        cues_found=None if hunt is None else Share(number=hunt.found, of=hunt.planted),
        suggestions_used=Share(number=sum(t.suggestion is not None for t in shown), of=len(shown)),
        calibration=calibrated(gap(first.get(coach.skill), coach) for coach in one.coach),
    )


def cues_heard(talk: Talk, disputed: Collection[str]) -> Share:
    """Return how many cues were heard, of those in time to be answered and not disputed: as the look back has it."""
    planted = [c for c in (talk.final.cues if talk.final else ()) if talk.at(c.at) and cue_id(talk, c) not in disputed]
    became = [outcome for cue in planted if (outcome := heard(talk, cue).outcome) != "open"]
    return Share(number=sum(outcome != "missed" for outcome in became), of=len(became))


def trends(looks: Iterable[SessionLook]) -> Trends:
    """Return the trends of one person's talks, the oldest first.

    A talk counts once the trainee has looked at it for themselves, or chosen not to: a count is feedback too.
    """
    return told([figures(one) for one in looks if one.look.feedback_open])


def told(talks: Sequence[TalkFigures]) -> Trends:
    """Return what the figures of one person's talks say."""
    if len(talks) < FROM_TALKS:
        left = FROM_TALKS - len(talks)
        held = f"You have held {of(len(talks), 'talk')}." if talks else "You have held no talk yet."
        return Trends(
            talks=(), says=(f"{held} After {of(left, 'more talk', 'more talks')} there is something to see.",)
        )
    half = len(talks) // 2
    early, late = talks[:half], talks[-half:]
    first, latest = f"In your first {many(half)} talks", f"in your latest {many(half)}"
    lines = [
        _beside(first, latest, _sum(t.cues_heard for t in early), _sum(t.cues_heard for t in late), _HEARD),
        _beside(first, latest, _sum(t.given_back for t in early), _sum(t.given_back for t in late), _GAVE),
        _beside(first, latest, _sum(t.advice_unasked for t in early), _sum(t.advice_unasked for t in late), _ADVISED),
        _beside(first, latest, _sum(t.suggestions_used for t in early), _sum(t.suggestions_used for t in late), _USED),
        _closer(early, late),
    ]
    return Trends(talks=tuple(talks), says=tuple(line for line in lines if line))


_HEARD = ("you heard {n} of {of} cues", "{n} of {of}")
_GAVE = ("{n} of your {of} messages gave something back", "{n} of {of}")
_ADVISED = ("advice that was not asked for stood in {n} of your {of} messages", "in {n} of {of}")
_USED = ("{n} of {of} messages for which suggestions were shown began as one", "{n} of {of}")


def _sum(shares: Iterable[Share]) -> Share:
    every = list(shares)
    return Share(number=sum(one.number for one in every), of=sum(one.of for one in every))


def _beside(first: str, latest: str, early: Share, late: Share, says: tuple[str, str]) -> str:
    """Return both counts in a sentence; empty where either half offered nothing."""
    if not early.of or not late.of:
        return ""
    before, after = (t.format(n=s.number, of=s.of) for t, s in zip(says, (early, late), strict=True))
    return f"{first}, {before}; {latest}, {after}."


def _closer(early: Sequence[TalkFigures], late: Sequence[TalkFigures]) -> str:
    before, after = (_mean([t.calibration for t in half if t.calibration]) for half in (early, late))
    if before is None or after is None:
        return ""
    here, there = (f"{mean:.1f} of a level apart, over {of(skills, 'rating')}" for mean, skills in (before, after))
    return upper(f"your view and the program's were {here} at first; lately {there}.")


def _mean(every: Sequence[Calibration]) -> tuple[float, int] | None:
    """Return the mean distance over all ratings, and how many there are."""
    skills = sum(one.skills for one in every)
    return (sum(one.absolute * one.skills for one in every) / skills, skills) if skills else None
