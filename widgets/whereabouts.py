"""Where someone is, and so which support services they are shown: the one place that decides it."""

from __future__ import annotations

from typing import Final

from holdspace.learning import FirstVisit, read
from holdspace.services import Services
from holdspace.settings import Settings
from holdspace.store import Person, Profile, Store

SOMEWHERE_ELSE: Final = "ZZ"
"""A country that is none of those known; ISO 3166 leaves these letters to whoever needs them."""


def told_country(profile: Profile, visit: FirstVisit | None) -> str:
    """Return what someone said of where they are: two letters, ``SOMEWHERE_ELSE``, or empty where they did not say.

    The profile counts, since a practice room may have changed it after the visit to the home page. Profiles kept
    before it could say "somewhere else" leave that to the visit.
    """
    if profile.country:
        return profile.country
    return SOMEWHERE_ELSE if visit is not None and visit.country == SOMEWHERE_ELSE else ""


def served_country(told: str, settings: Settings) -> str:
    """Return the country whose services are shown, empty for the international directories alone.

    What someone said comes before what was set for this machine, "somewhere else" too.
    """
    return "" if told == SOMEWHERE_ELSE else told or settings.country or ""


def served(services: Services, country: str) -> str:
    """Return the country if it has services of its own, so that no heading names one that has none."""
    return country if country in services.countries() else ""


def country_of(store: Store, who: Person, settings: Settings) -> str:
    """Return the country whose services someone is shown, by all that is kept of them. Raises StoreError."""
    profile, visit = store.profile(who), None
    if not profile.country:
        visits = [one.payload for one in read(store.entries(who)) if isinstance(one.payload, FirstVisit)]
        visit = visits[-1] if visits else None
    return served_country(told_country(profile, visit), settings)


def keep_country(store: Store, who: Person, code: str) -> None:
    """Keep where someone is, as a practice room asks: a known country, or empty for anywhere. Raises StoreError."""
    profile = store.profile(who)
    store.keep_profile(who, profile.model_copy(update={"country": code or SOMEWHERE_ELSE}))
