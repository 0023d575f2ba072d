"""How far someone is in looking at a talk for themselves, and that no feedback comes before their own view.

The order is: rate yourself, mark the moments that mattered, revise if you like, then feedback. A first rating counts
only where no feedback was seen before it; so does a cue hunt. Whatever comes later is kept, and compared with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import UUID

from holdspace import learning
from holdspace.curriculum import Skill
from holdspace.learning import DebriefRead, ExpertRated, Learned, MomentsMarked, SelfRated, SelfRatingRevised
from holdspace.rubric import Rating

Step = Literal["rating", "hunt", "revision", "feedback"]


class FeedbackNotYetError(Exception):
    """Feedback was asked for before the trainee had rated themselves or chosen not to."""

    def __init__(self) -> None:
        super().__init__("Your own view comes first: rate yourself, or choose to go on without.")


@dataclass(frozen=True, slots=True)
class OwnLook:
    """One trainee's own view of one talk."""

    session: UUID
    first: SelfRated | None = None
    """Their rating before any feedback."""
    hunt: MomentsMarked | None = None
    """What they marked before any feedback."""
    revised: Mapping[Skill, Rating] | None = None
    """Their latest rating after the first, or after they had gone on without one."""
    skipped: frozenset[str] = frozenset()
    """Steps that they passed over."""
    seen: bool = False
    """Feedback was read."""
    experts: Mapping[str, ExpertRated] = field(default_factory=dict)
    """The latest rating of each expert by name; empty until a person fills it."""

    @property
    def feedback_open(self) -> bool:
        """Whether feedback may be shown: they rated themselves, or chose not to, or have seen it already."""
        return self.first is not None or "rating" in self.skipped or self.seen

    @property
    def step(self) -> Step:
        """What comes next."""
        if not self.feedback_open:
            return "rating"
        if self.seen:
            return "feedback"
        if self.hunt is None and "hunt" not in self.skipped:
            return "hunt"
        settled = self.first is None or self.revised is not None or "revision" in self.skipped
        return "feedback" if settled else "revision"

    @property
    def head(self) -> int | None:
        """The last turn of the path that was looked at; None where nothing was rated or marked."""
        looked = self.first or self.hunt
        return looked.head if looked else None

    def require_feedback(self) -> None:
        """Raise FeedbackNotYetError where feedback may not be shown yet."""
        if not self.feedback_open:
            raise FeedbackNotYetError


def own_look(session: UUID, kept: Iterable[Learned]) -> OwnLook:
    """Return the trainee's own view of the session, from their entries in the order of keeping."""
    look = OwnLook(session)
    for _, payload in kept:
        if getattr(payload, "session", None) == session:
            look = _after(look, payload)
    return look


def _after(look: OwnLook, payload: learning.Payload) -> OwnLook:
    """Return the view with one more entry in it; what comes out of order changes nothing that counts."""
    changed: dict[str, Any] = {}
    match payload:
        case SelfRated() if not look.feedback_open:
            changed["first"] = payload
        case SelfRated() | SelfRatingRevised() if look.feedback_open:
            changed["revised"] = dict(payload.ratings)
        case MomentsMarked() if look.step == "hunt":
            changed["hunt"] = payload
        case learning.SelfViewSkipped() if payload.step == look.step:
            changed["skipped"] = look.skipped | {payload.step}
        case DebriefRead():
            changed["seen"] = True
        case ExpertRated():
            changed["experts"] = {**look.experts, payload.author: payload}
        case _:
            pass
    return replace(look, **changed)
