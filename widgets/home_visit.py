"""Someone at the home page: who they are, what they told, how far they have come.

Opened with the first hello, never before: a kernel that was started ahead knows nobody.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from pydantic import ValidationError

from holdspace.identity import current_identity
from holdspace.learning import FirstVisit, read
from holdspace.progress import Progress, talks_of
from holdspace.settings import Settings
from holdspace.store import Profile, prepare
from widgets.home_path import Course, as_visit
from widgets.home_protocol import About

DRAFT = "home/about"
PART = "home"


class Known(NamedTuple):
    """All that is kept and shown."""

    profile: Profile
    visit: FirstVisit | None
    progress: Progress | None
    draft: About | None


class HomeVisit:
    """Every method raises StoreError, the making IdentityError too; nothing is lost by trying again."""

    def __init__(self, settings: Settings) -> None:
        self._store = prepare(settings)
        try:
            self._who = self._store.person(current_identity(settings, os.environ))
        except BaseException:
            self._store.close()
            raise

    def close(self) -> None:
        """Let go of the record."""
        self._store.close()

    def known(self, course: Course) -> Known:
        """Read it all anew: a lesson in another window may have added to it."""
        entries = self._store.entries(self._who)
        visits = [one.payload for one in read(entries) if isinstance(one.payload, FirstVisit)]
        return Known(
            profile=self._store.profile(self._who),
            visit=visits[-1] if visits else None,
            progress=course.progress(entries, talks_of(self._store, self._who)),
            draft=_draft(self._store.draft(self._who, DRAFT)),
        )

    def tell(self, about: About, course: Course, client_id: str) -> None:
        """Keep what was told, once however often it is sent, and let go of the draft."""
        visit = as_visit(about, course.topics)
        kept = self._store.add_entry(self._who, visit.entry(None, PART, client_id))
        visit = FirstVisit.model_validate(kept.payload)  # sent again with other words, the first still count
        profile = Profile(called=visit.called, country=visit.country, unwanted=visit.unwanted)
        self._store.keep_profile(self._who, profile)
        self._store.keep_draft(self._who, DRAFT, "")

    def keep_draft(self, about: About | None) -> None:
        """Keep what was filled in so far."""
        self._store.keep_draft(self._who, DRAFT, about.model_dump_json() if about else "")


def _draft(text: str) -> About | None:
    try:
        return About.model_validate_json(text) if text else None
    except ValidationError:
        return None
