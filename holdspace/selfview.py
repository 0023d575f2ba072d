"""Three views of one talk side by side: the trainee's own, the program's, and a place for an expert's.

Nothing of it is given before the trainee has rated themselves or chosen not to. A gap is the distance from the
trainee's level to the nearest edge of the program's range, so a view inside the range is no gap. Where a program may
give no number (role, own story, mending), there is evidence and no gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from holdspace.conversation import Conversation, TurnKept
from holdspace.curriculum import Skill
from holdspace.debrief_layout import lay_out
from holdspace.debrief_talk import Talk
from holdspace.learning import ExpertRated
from holdspace.persona import Persona
from holdspace.reading.readings import Frozen
from holdspace.rubric import RUBRIC, Rating
from holdspace.rubric_coach import coach_view
from holdspace.rubric_model import CoachView
from holdspace.selfview_hunt import Hunt, mark_hunt
from holdspace.selfview_record import OwnLook
from holdspace.selfview_words import GapWords, agreement, largest, side_by_side

ABOUT = (
    "The program's view comes from rules about words on a page. Yours holds what you meant and what you noticed. Where "
    "the two differ, neither is the answer; the moment is worth another look."
)
NO_EXPERT = "Nobody has read this talk yet. A person may, and then their view stands here with their name."


class ExpertView(Frozen):
    """What one person who knows the work saw."""

    author: str
    rating: Rating


class SkillViews(Frozen):
    """One skill in three views."""

    skill: Skill
    name: str
    self_first: Rating | None
    """Before any feedback; None where it was left open."""
    self_revised: Rating | None
    coach: CoachView
    experts: tuple[ExpertView, ...] = ()
    """Empty until a person fills it."""
    says: str
    """All views in a line, for whoever can't see a chart."""

    @property
    def gap(self) -> int | None:
        """The first rating's distance from the program's range, -3..3; above 0: the trainee saw more than it did."""
        return gap(self.self_first, self.coach)

    @property
    def gap_revised(self) -> int | None:
        """The same of the revised rating."""
        return gap(self.self_revised, self.coach)


class Calibration(Frozen):
    """How far the trainee's levels lie from the program's, over the skills that both could rate."""

    skills: int
    """How many that is."""
    signed: float
    """Mean gap, -3..3; above 0: the trainee saw more than the program did."""
    absolute: float
    """Mean distance, 0..3."""


class ThreeViews(Frozen):
    """Self, coach and expert, side by side."""

    skills: tuple[SkillViews, ...]
    hunt: Hunt | None
    """None where the trainee went on without it."""
    over: GapWords | None
    """Where the trainee saw more than the program, most of all."""
    under: GapWords | None
    """Where the trainee saw less."""
    agreement: str
    """What both see alike; empty where nothing was rated."""
    first: Calibration | None
    revised: Calibration | None
    expert: Literal["empty", "there"]
    expert_says: str
    about: str = ABOUT


def gap(rating: Rating | None, coach: CoachView) -> int | None:
    """Return the distance from the rating to the range, -3..3; None where either has no level, or may have none."""
    if rating is None or rating == "no_chance" or not coach.numbered or coach.low is None or coach.high is None:
        return None
    return min(rating - coach.low, 0) + max(rating - coach.high, 0)


def calibration(gaps: Iterable[int | None]) -> Calibration | None:
    """Return the means of the gaps that there are, None where there are none."""
    known = [one for one in gaps if one is not None]
    if not known:
        return None
    return Calibration(
        skills=len(known), signed=sum(known) / len(known), absolute=sum(abs(one) for one in known) / len(known)
    )


def looked_at(persona: Persona, conversation: Conversation, look: OwnLook) -> Talk:
    """Return the path that the trainee looked at; the one in front of them where they looked at none."""
    head = look.head
    if head is None or head == conversation.head or head not in conversation.turns:
        return lay_out(persona, conversation)
    path: Sequence[TurnKept] = conversation.path(head)
    return lay_out(persona, path)


def three_views(
    persona: Persona, conversation: Conversation, look: OwnLook, disputes: Iterable[str] = ()
) -> ThreeViews:
    """Return the three views. Raises FeedbackNotYetError before the trainee's own rating, or their choice not to.

    ``disputes`` are ids of cues of which the trainee thinks that they heard them.
    """
    look.require_feedback()
    talk = looked_at(persona, conversation, look)
    coaches = coach_view(talk, disputes)
    first: Mapping[Skill, Rating] = look.first.ratings if look.first else {}
    revised: Mapping[Skill, Rating] = look.revised or {}
    skills = tuple(_skill(coach, first, revised, look.experts.values()) for coach in coaches)
    gaps = [(one.gap, one.coach) for one in skills]
    return ThreeViews(
        skills=skills,
        hunt=mark_hunt(talk, look.hunt.marks) if look.hunt else None,
        over=largest(gaps, talk, way=1),
        under=largest(gaps, talk, way=-1),
        agreement=agreement(first, [one.name for one in skills if one.gap == 0], gaps),
        first=calibration(one.gap for one in skills),
        revised=calibration(one.gap_revised for one in skills),
        expert="there" if look.experts else "empty",
        expert_says="" if look.experts else NO_EXPERT,
    )


def _skill(
    coach: CoachView, first: Mapping[Skill, Rating], revised: Mapping[Skill, Rating], experts: Iterable[ExpertRated]
) -> SkillViews:
    theirs = tuple(
        ExpertView(author=e.author, rating=e.ratings[coach.skill]) for e in experts if coach.skill in e.ratings
    )
    mine, again = first.get(coach.skill), revised.get(coach.skill)
    return SkillViews(
        skill=coach.skill,
        name=RUBRIC[coach.skill].name,
        self_first=mine,
        self_revised=again,
        coach=coach,
        experts=theirs,
        says=side_by_side(mine, again, coach, [(e.author, e.rating) for e in theirs]),
    )
