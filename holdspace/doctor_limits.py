"""How much may be asked of a model, what was asked today, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from holdspace.doctor_found import Limits, Today
from holdspace.llm.endpoint import ROLES, slots
from holdspace.llm.limits import Ledger
from holdspace.settings import PREFIX, Settings
from holdspace.store import Store

REQUEST: Final = 1200
"""Tokens of one reply of a person, about, asking and answer (docs/models.md)."""
_SHORT_TALK: Final = 20
"""Replies; a talk's limit that ends before is worth a word."""
_TOLD: Final = 20
"""Requests, from which on the share that was not used says something."""

_NEVER_SENT: Final = frozenset({"limit", "busy", "no_package"})
_WORDS: Final = {
    "unreachable": "not reached",
    "unknown_host": "not reached",
    "tls": "not reached",
    "proxy": "not reached",
    "key": "the key not accepted",
    "no_model": "no such model",
    "bad_request": "not taken",
    "rate_limited": "turned away for now",
    "server_error": "an error of the server",
    "stalled_before": "too slow",
    "stalled_midway": "too slow",
    "cut": "broken off",
    "empty": "empty",
    "too_long": "too long",
    "bad_json": "not of the form",
    "wrong_schema": "not of the form",
    "filtered": "held back by a filter",
    "refused": "declined",
    "unfit": "did not fit",
}
"""By fault, after a number: ``4 did not fit``."""


def limits(settings: Settings, used: int, troubles: list[str], notes: list[str]) -> Limits:
    """Return the limits, and say which of them leaves a model next to nothing."""
    a_talk = settings.tokens_per_session
    if any(settings.model_of(role) for role in ROLES):
        if used_up := day_used_up(settings, used):
            troubles.append(used_up)
        if a_talk < REQUEST:
            troubles.append(
                f"{PREFIX}TOKENS_PER_SESSION is {a_talk:,}, and one reply takes about {REQUEST:,}: after it, the "
                "authors' words are said in the rest of a talk. Raise it."
            )
        elif a_talk < _SHORT_TALK * REQUEST:
            notes.append(
                f"{PREFIX}TOKENS_PER_SESSION is {a_talk:,}: enough for some {a_talk // REQUEST} replies of a talk; "
                "after them, the authors' words are said."
            )
    return Limits(
        tokens_per_session=a_talk,
        tokens_per_day=settings.tokens_per_day,
        used_today=used,
        requests=settings.model_requests,
        patience=settings.model_patience,
    )


def day_used_up(settings: Settings, used: int) -> str | None:
    """Return the sentence for a day that has no tokens for one more reply: what it may take is kept for it first."""
    a_day = settings.tokens_per_day
    if a_day < REQUEST:
        return (
            f"{PREFIX}TOKENS_PER_DAY is {a_day:,}, and one reply takes about {REQUEST:,}: in every talk the authors' "
            "words are said. Raise it."
        )
    if used <= a_day - REQUEST:
        return None
    return (
        f"Today's tokens are used up ({used:,} of {a_day:,}): until midnight UTC the authors' words "
        f"are said. Raise {PREFIX}TOKENS_PER_DAY."
    )


def used_today(settings: Settings, store: Store | None) -> int:
    """Return the tokens since midnight UTC, as the limit counts them; without a ``store`` there is no record yet."""
    return Ledger(store, slots(settings)).used_today()


def today(store: Store) -> Today:
    """Return what the record has of today's requests. Raises StoreError."""
    return counted(store.faults_since(_midnight()))


def counted(faults: Mapping[str | None, int]) -> Today:
    """Return the sums of requests by how they ended; what was never sent is no request."""
    sent = {fault: number for fault, number in faults.items() if fault not in _NEVER_SENT}
    why: dict[str, int] = {}
    for fault, number in sorted(sent.items(), key=lambda one: -one[1]):
        if fault not in {None, "cancelled"}:
            words = _WORDS.get(str(fault), "failed otherwise")
            why[words] = why.get(words, 0) + number
    return Today(
        asked=sum(sent.values()), not_used=sum(why.values()), why=why, called_off=sent.get("cancelled", 0),
        not_asked=sum(faults.get(fault, 0) for fault in ("limit", "busy")),
    )  # fmt: skip


def note_on(day: Today, notes: list[str]) -> None:
    """Say so where much was asked for nothing."""
    if day.asked >= _TOLD and 3 * day.not_used >= day.asked:
        notes.append(
            f"Of {day.asked:,} answers that a model was asked for today, {day.not_used:,} were not used; each was "
            "waited for, and most are paid for. Another model may fit better (docs/models.md)."
        )


def _midnight() -> datetime:
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
