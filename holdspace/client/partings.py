"""How a helper's end was said, and the words in which the person takes leave.

An end over something that was left open hurts when it is short. Said with thanks, with regret or with a next time, it
does not: the farewell answers how the end was said.
"""

from __future__ import annotations

from holdspace.client.occasion import Parting
from holdspace.client.state import ClientState
from holdspace.client.telling import ending
from holdspace.persona import CueKind, Persona, Speech

TOWARDS_DEATH: tuple[CueKind, ...] = ("wish_dead", "thoughts", "hopelessness", "burden")

KIND_UNTIL = 0.35
"""Strain (0..1) from which a kind goodbye no longer softens the end."""


def well_held(state: ClientState) -> bool:
    """Whether much was heard and nothing stands between them."""
    missed = sum(c.outcome == "missed" for c in state.cues)
    return state.served >= 0.35 and state.strain < 0.35 and missed <= 1 and state.pressed == 0


def left_open(state: ClientState) -> bool:
    """Whether something that showed in passing still waits for an answer."""
    return any(c.outcome == "open" and c.left > 0 for c in state.cues)


def towards_death(state: ClientState) -> bool:
    """Whether what waits is a hint at not wanting to live: no goodbye is kind to that."""
    return any(c.outcome == "open" and c.left > 0 and c.kind in TOWARDS_DEATH for c in state.cues)


def farewell(persona: Persona, state: ClientState, said: Parting | None) -> tuple[str, Speech, str]:
    """Return the pool, the words and the reason of a farewell; ``said`` is how the end was said, None for not said."""
    closing = persona.closing
    if (told := ending(persona, state)) is not None:
        return *told, "goodbye, after it was told"
    if said is None or (left_open(state) and (said == "shortly" or towards_death(state))):
        return "closing.cut_off", closing.cut_off, "an end over something open, or without a goodbye"
    if left_open(state) and closing.kindly is not None and state.strain < KIND_UNTIL:
        return "closing.kindly", closing.kindly, "a kind goodbye over something open"
    return by_what_was_heard(persona, state)


def by_what_was_heard(persona: Persona, state: ClientState) -> tuple[str, Speech, str]:
    """Return the farewell of somebody who goes of themselves, or over nothing open."""
    if (told := ending(persona, state)) is not None:
        return *told, "goodbye, after it was told"
    if well_held(state):
        return "closing.held", persona.closing.held, "goodbye, and much was heard"
    return "closing.unheard", persona.closing.unheard, "goodbye, and little was heard"
