"""Which talks are heavy, and for how long one counts as just held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from holdspace.content import find_content
from holdspace.identity import LocalProfile
from holdspace.progress_sitting import SITTING, heavy, heavy_lately
from holdspace.session import Session, default_parts
from holdspace.store import Person, Store, prepare

CONTENT = find_content()
MAYA, HAROLD, DANA = (CONTENT.persona(id_) for id_ in ("maya", "harold", "dana"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with prepare(tmp_path / "conversations.db") as made:
        yield made


@pytest.fixture
def who(store: Store, tmp_path: Path) -> Person:
    return store.person(LocalProfile(tmp_path))


def talk(store: Store, who: Person, persona: str, *, end: bool = True) -> Session:
    person = CONTENT.persona(persona)
    held = Session.start(store, who, person, default_parts(), lesson="being-there", holder=persona)
    list(held.enter())
    if end:
        list(held.end())
    return held


def test_heavy_is_who_wished_to_be_dead_or_touches_what_is_hard_for_most() -> None:
    assert heavy(DANA)
    assert heavy(HAROLD)
    assert not heavy(MAYA)
    assert heavy(MAYA.model_copy(update={"touches": ("violence at home",)}))
    assert heavy(MAYA.model_copy(update={"suicide": "thoughts"}))


def test_heavy_is_also_what_this_trainee_would_rather_not_meet() -> None:
    assert heavy(MAYA, ("exams",))
    assert not heavy(MAYA, ("spiders",))


def test_a_heavy_talk_counts_from_its_end_for_one_sitting(store: Store, who: Person) -> None:
    held = talk(store, who, "harold")
    assert heavy_lately(store, who) == (held.id, "Harold")
    ended = held.conversation.ended
    assert ended is not None
    later = datetime.now(UTC) + SITTING + timedelta(minutes=1)
    assert heavy_lately(store, who, now=later) is None


def test_gentle_talks_and_unended_ones_do_not_count(store: Store, who: Person) -> None:
    talk(store, who, "maya")
    talk(store, who, "harold", end=False)
    assert heavy_lately(store, who) is None
    assert heavy_lately(store, who, ("sleep",)) is not None


def test_a_heavy_talk_is_found_behind_gentle_ones_that_came_after_it(store: Store, who: Person) -> None:
    held = talk(store, who, "harold")
    for _ in range(3):
        talk(store, who, "maya")
    assert heavy_lately(store, who) == (held.id, "Harold")
