"""What the page sends of someone's own view of a talk, read with care: it was written by a stranger.

While it is being made it is a draft, as any field's; once it is done it is kept as an entry. Both are the same text,
and name the talk and the path that were looked at: another may have been held in the meantime. Places in a message
are in UTF-16 units here, as a browser counts them, and in code points in what is kept.
"""

from __future__ import annotations

from typing import Annotated, TypeVar
from uuid import UUID

from pydantic import Field, ValidationError

from holdspace.conversation import Conversation
from holdspace.curriculum import Skill
from holdspace.learning import Mark, TurnNumber
from holdspace.reading.readings import Frozen
from holdspace.rubric import Rating
from widgets.units import points_of, units_of

__all__ = ["MarkSent", "MarksSent", "RatingSent", "Sent", "as_kept", "as_sent", "read_sent"]

Units = Annotated[int, Field(ge=0, le=1_000_000)]


class Sent(Frozen):
    """Which talk it is about, and how far its path went."""

    session: UUID
    head: TurnNumber


class RatingSent(Sent):
    """How the trainee rated themselves; a skill that is left out was left open."""

    ratings: Annotated[dict[Skill, Rating], Field(default_factory=dict)]


class MarkSent(Frozen):
    """A moment that mattered: a stretch of what the person said in a turn, or all of it."""

    turn: TurnNumber
    start: Units | None = None
    end: Units | None = None


class MarksSent(Sent):
    """All moments that were marked."""

    marks: Annotated[tuple[MarkSent, ...], Field(max_length=300)] = ()


S = TypeVar("S", bound=Sent)


def read_sent(kind: type[S], text: str) -> S | None:
    """Return what the text says, or None where it says nothing of that kind."""
    try:
        return kind.model_validate_json(text)
    except (ValidationError, ValueError):
        return None


def as_kept(marks: tuple[MarkSent, ...], conversation: Conversation) -> tuple[Mark, ...]:
    """Return the marks as they are kept; those in messages that were never said, or of no length, are left out."""
    kept: list[Mark] = []
    for mark in marks:
        turn = conversation.turns.get(mark.turn)
        if turn is None or not turn.said:
            continue
        if mark.start is None or mark.end is None:
            kept.append(Mark(turn=mark.turn))
            continue
        start, end = points_of(turn.said, mark.start), points_of(turn.said, mark.end)
        if start < end:
            kept.append(Mark(turn=mark.turn, start=start, end=end))
    return tuple(kept)


def as_sent(turn: int, said: str, start: int | None, end: int | None) -> MarkSent:
    """Return a stretch that is kept as a page counts it."""
    if start is None or end is None:
        return MarkSent(turn=turn)
    return MarkSent(turn=turn, start=units_of(said, start), end=units_of(said, end))
