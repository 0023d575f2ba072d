"""One heavy conversation a sitting: which talks are heavy, and whether one was just held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from holdspace.persona import Persona
from holdspace.progress_people import ruled_out
from holdspace.store import Person, Store

SITTING: Final = timedelta(hours=3)
"""What happened within it belongs to the same sitting. Our own choice."""

HEAVY: Final = ("death", "suicide", "self-harm", "violence", "abuse", "assault", "danger")
"""What makes a talk heavy for most people when its person touches it. Our own choice."""

_LATEST: Final = 8
"""Talks looked at, from the one opened last: nobody holds more in a sitting."""


class HeavyTalk(NamedTuple):
    """A heavy talk that was just held."""

    session: UUID
    name: str
    """Of the person."""


def heavy(person: Persona, unwanted: Iterable[str] = ()) -> bool:
    """Whether a talk with this person is heavy: they touch what is hard for most, or what this trainee ruled out."""
    return person.suicide != "none" or bool(ruled_out(person.touches, (*HEAVY, *unwanted)))


def heavy_lately(
    store: Store, who: Person, unwanted: Iterable[str] = (), *, place: str = "practice", now: datetime | None = None
) -> HeavyTalk | None:
    """Return the heavy talk that was ended in this sitting, of any lesson; the latest opened counts.

    The person is taken as they were in that talk. Raises StoreError.
    """
    since = (now or datetime.now(UTC)) - SITTING
    ended = store.sessions_with(who, "session_ended")
    topics = tuple(unwanted)
    for row in [row for row in store.sessions(who) if row.place == place and row.id in ended][:_LATEST]:
        person = Persona.model_validate_json(store.snapshot(row.snapshot))
        if not heavy(person, topics):
            continue
        ends = [record.time for record in store.records(row.id) if record.kind == "session_ended"]
        if ends and ends[-1] >= since:
            return HeavyTalk(row.id, person.name)
    return None
