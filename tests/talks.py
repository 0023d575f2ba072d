"""Whole conversations for tests: a store in a folder, a session in it, and words to say."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from holdspace.content import SHIPPED, find_content
from holdspace.learning import SelfViewSkipped
from holdspace.persona import Persona
from holdspace.selfview_sessions import SessionLook, session_looks
from holdspace.session import Session, default_parts
from holdspace.settings import Settings
from holdspace.store import Person, Store, prepare


class Someone(NamedTuple):
    """An identity that needs no file."""

    subject: str = "someone"


class Kept(NamedTuple):
    """A store with one person in it."""

    store: Store
    who: Person


SAID = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "You sound embarrassed, as if you were the only one who can't get on with it.",
    "Have you tried going to bed earlier?",
    "Sorry, that was too quick. You're worn out.",
    "",
    "What's it like when your mum rings?",
)


def maya() -> Persona:
    return find_content(SHIPPED).persona("maya")


def keep_in(folder: Path) -> Kept:
    store = prepare(Settings(data_dir=folder))
    return Kept(store, store.person(Someone()))


def begin(kept: Kept, persona: Persona, seed: int = 7, **room: str) -> Session:
    session = Session.start(
        kept.store, kept.who, persona, default_parts(), lesson="reflections", holder="a", seed=seed, **room
    )
    list(session.enter())
    return session


def looked_back_at(kept: Kept, said: Iterable[str]) -> SessionLook:
    """Hold a talk with Maya in these words, end it, open its look back unrated, and return it as it is read there."""
    session = begin(kept, maya())
    for number, words in enumerate(said):
        list(session.say(words, f"m{number}"))
    list(session.end())
    skipped = SelfViewSkipped(session=session.id, step="rating")
    kept.store.add_entry(kept.who, skipped.entry("reflections", "debrief"))
    return next(iter(session_looks(kept.store, kept.who)))


def take_up(kept: Kept, holder: str = "b") -> Session:
    row = kept.store.latest_session(kept.who, "reflections")
    assert row is not None
    session = Session.resume(kept.store, row, default_parts(), holder=holder)
    assert session is not None
    return session


class StopAfter:
    """A cancel token that is set after so many sentences were asked for."""

    def __init__(self, sentences: int) -> None:
        self.left = sentences
        self.event = threading.Event()

    def is_set(self) -> bool:
        return self.left <= 0
