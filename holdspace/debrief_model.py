"""What a first debrief holds: frozen values, in words that a page can show as they stand.

Quotations (what was typed by either side) stand only in moments, in ``words``, ``line`` and ``goal``, or between curly
quotation marks; every other string is this program's own.
"""

from __future__ import annotations

from typing import Literal

from holdspace.coach_model import Evidence, Habit, MitiFigures
from holdspace.curriculum import Skill
from holdspace.debrief_parts import Cues, FeltAndShown, GivenBack, Moment, Strength
from holdspace.reading.readings import Frozen

SKILL_NAMES: dict[Skill, str] = {
    "role_and_limits": "Saying what you are here for, and its limits",
    "following": "Following their lead",
    "giving_back": "Giving back what you heard",
    "meeting_the_feeling": "Meeting the feeling",
    "choice_before_advice": "Their choice before your advice",
    "cues_and_safety": "Hearing what shows in passing, and safety",
    "own_story": "Your own story",
    "repair_hope_ending": "Putting right, hope and ending",
}
"""The skills of the rubric in everyday words."""

MOST_POINTS = 4
MOST_STRENGTHS = 4
SHORTEST = 3
"""Messages with words in them from which there is something to look back at."""


class Point(Frozen):
    """Something to try another way, at the moment that offered the chance."""

    skill: Skill
    name: str
    moment: Moment
    happened: str
    effect: str
    instead: str
    """Words for that very moment."""
    why: str
    """What they would do for the person."""
    again: str = ""
    """Whether it came more than once; whether the trainee saw it themselves."""


class SafetyStep(Frozen):
    """One step of care where suicide came up."""

    step: Literal[
        "noticed", "asked", "limits", "stayed", "said_first", "next_step", "professional", "trusted_person", "number",
        "means",
    ]  # fmt: skip
    name: str
    done: bool | None
    """None: the talk gave no chance. False is not seen: this program may have missed it."""
    says: str
    moment: Moment | None = None
    """The turn at which it was done, or at which it could have been; None where no one turn stands out."""


class NoChance(Frozen):
    """A skill for which the talk offered no moment."""

    skill: Skill
    name: str


class Left(Frozen):
    """The person left: what led to it, and a way to mend it."""

    says: str
    moment: Moment
    mend: str
    next: str


class Question(Frozen):
    """One question for oneself, tied to a moment."""

    text: str
    because: str
    moment: Moment


class GoalMoment(Frozen):
    """A moment to look at with the goal in mind."""

    says: str
    moment: Moment


class GoalLook(Frozen):
    """What the trainee had set out to try, and where to look."""

    goal: str
    says: str
    moments: tuple[GoalMoment, ...] = ()


class Debrief(Frozen):
    """A first look back at one talk. There is no grade in it."""

    person: str
    messages: int
    opening: str
    short: str | None = None
    """Said in place of all the rest where there is too little to look back at."""
    left: Left | None = None
    strengths: tuple[Strength, ...] = ()
    plain: str = ""
    """Where strengths are few: what was there, plainly."""
    safety: tuple[SafetyStep, ...] = ()
    cues: Cues
    felt: tuple[FeltAndShown, ...] = ()
    given_back: GivenBack | None = None
    miti: MitiFigures | None = None
    habits: tuple[Habit, ...] = ()
    """What may have become a way of its own."""
    points: tuple[Point, ...] = ()
    no_points: str = ""
    """Said where there is nothing to try another way."""
    no_chance: tuple[NoChance, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """Of the skills that a program can't judge: what was seen, and a range in words."""
    unseen: tuple[str, ...] = ()
    """What this program can't see."""
    question: Question | None = None
    goal: GoalLook | None = None
    closing: str = ""
