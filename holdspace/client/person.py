"""One turn of a simulated person, whole: hear, choose, speak. Pure, and the same for every voice."""

from __future__ import annotations

from typing import NamedTuple

from holdspace.client import director, dynamics
from holdspace.client.effects import LIMIT
from holdspace.client.findings import Heard, listen
from holdspace.client.state import Beat, ClientState
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReading

RECENT = 3
"""How many of the person's latest beats a helper may still speak to."""

TALK = 10
"""How many a summary may gather."""


class Turn(NamedTuple):
    """What came of one helper message."""

    state: ClientState
    beat: Beat
    heard: Heard


def begin(persona: Persona, state: ClientState, seed: int) -> tuple[ClientState, Beat]:
    """Return the opening and the state after it."""
    beat = director.opening(persona, state, seed)
    return dynamics.speak(persona, state, beat), beat


def answer(  # noqa: PLR0913, PLR0917  # what was said, and all it is said to
    persona: Persona,
    state: ClientState,
    reading: HelperReading,
    text: str,
    recent: tuple[Beat, ...],
    seed: int,
) -> Turn:
    """Return the person's answer to ``text``; ``recent`` are their latest beats, the last first.

    The same arguments give the same answer. No value of the state moves further than
    :data:`holdspace.client.effects.LIMIT`.
    """
    heard = listen(persona, state, reading, text, recent[: TALK if reading.has("summarise") else RECENT])
    after_hearing = dynamics.hear(persona, state, reading, heard)
    beat = director.choose(persona, after_hearing, reading, heard, seed, recent[:RECENT])
    keeps_back = 1 + director.draws(seed, -after_hearing.turn).randrange(2)
    after = dynamics.speak(persona, after_hearing, beat, retreat=keeps_back)
    return Turn(_within_limit(state, after), beat, heard)


def leave(persona: Persona, state: ClientState, seed: int) -> tuple[ClientState, Beat]:
    """Return what the person says when the helper ends the talk without a goodbye, and the state after it."""
    beat = director.farewell(persona, state, seed)
    return dynamics.speak(persona, state, beat), beat


def _within_limit(before: ClientState, after: ClientState) -> ClientState:
    """Hold each value to the limit: hearing and speaking together may move it no further than either."""
    update = {}
    for name in ("trust", "valence", "arousal", "energy", "strain"):
        old, new = getattr(before, name), getattr(after, name)
        if abs(new - old) > LIMIT:
            update[name] = round(old + (LIMIT if new > old else -LIMIT), 4)
    return after.model_copy(update=update) if update else after
