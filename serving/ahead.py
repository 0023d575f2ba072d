"""Which lesson someone will most likely open: the one to keep ready."""

from __future__ import annotations

import logging

from holdspace.identity import HubUser, IdentityError, current_identity
from holdspace.progress import talks_of
from holdspace.settings import Settings
from holdspace.store import StoreError, prepare
from serving.lessons import Lesson, Lessons

log = logging.getLogger("holdspace.serving")


def lesson_ahead(settings: Settings, lessons: Lessons) -> Lesson | None:
    """Return the lesson to go on with; the first one where nobody has begun, or where the record cannot be read.

    Nobody is made by asking: a profile begins with the first page that someone opens.
    """
    someone = current_identity(settings)
    if not isinstance(someone, HubUser) and not (settings.data_dir / "profile").exists():
        return lessons.next_for()
    try:
        with prepare(settings) as store:
            person = store.person(someone)
            return lessons.after_all(store.entries(person), talks_of(store, person))
    except (IdentityError, StoreError) as error:
        log.warning("%s", error)
        return lessons.next_for()
