"""How a person speaks of the wish to be dead: who asks, what they need to know first, and what follows telling.

A vague or leading question gets a no. A direct one is answered by a question of their own, until the limits of
confidentiality have been explained; then they tell, at the trust of that disclosure's depth. A calm direct question
never costs trust (the dynamics see to that), and no ending after telling leaves an emergency open.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdspace.client.matters import TRUST_FOR_DEPTH, asked_after, elaborate, reaction
from holdspace.client.safety import alarmed
from holdspace.client.scene import Offer, Scene
from holdspace.client.state import ClientState, has_told
from holdspace.persona import Closing, Persona, Speech, SuicideTalk

STRAINED = 0.35
"""Strain (0..1) at which nobody tells, or tries once more to be heard."""

STANDS_FOR = 3
"""Helper turns for which a direct question still stands, once the person asked who would be told."""


def questions_about_suicide(scene: Scene) -> Iterator[Offer]:
    """Answer a question about suicide as it was asked."""
    talk = scene.persona.suicide_talk
    told = has_told(scene.persona, scene.state)
    asked = scene.reading.has("ask_suicide_direct")
    if talk is not None and not told and (asked or _now_explained(scene)):
        yield from _asked_directly(scene, talk)
        return
    unanswered = scene.state.beat == "ask_limits" and not scene.heard.limits and scene.heard.parting is None
    if talk is not None and not told and unanswered and not scene.heard.lets_be:
        yield Offer("ask_limits", "suicide_talk.limits_first", talk.limits_first, "nobody said who would be told")
    if talk is not None and told and asked:
        yield Offer("react", "suicide_talk.further", talk.further, "asked on about it, calmly")
        yield Offer("minimise", "suicide_talk.takes_back", talk.takes_back, "all of it was said")
    for kind in ("ask_suicide_direct", "ask_suicide_leading", "ask_suicide_vague"):
        if scene.reading.has(kind) and not told:
            yield from reaction(scene, kind, f"asked about suicide ({kind})")
            return


def _now_explained(scene: Scene) -> bool:
    """Whether the helper has just explained the limits while their direct question still stood."""
    since = scene.state.asked_directly
    return scene.heard.limits and since is not None and scene.state.turn - since <= STANDS_FOR


def _asked_directly(scene: Scene, talk: SuicideTalk) -> Iterator[Offer]:
    state = scene.state
    told = scene.persona.disclosure(talk.told_by)
    if state.strain >= STRAINED or state.trust < TRUST_FOR_DEPTH[told.depth]:
        yield from reaction(scene, "ask_suicide_direct", "asked directly, but too much lies between them to say it")
    elif not state.limits_known:
        yield Offer("ask_limits", "suicide_talk.limits_first", talk.limits_first, "asked directly; who would be told?")
    else:
        i = scene.persona.disclosures.index(told)
        why = "asked directly, and the limits are known"
        yield Offer("disclose", f"disclosures[{i}]", told, why, told.id, told.depth)
    yield from reaction(scene, "ask_suicide_direct", "asked directly")


def after_telling(scene: Scene) -> Iterator[Offer]:
    """Answer what the helper does once it was told: alarm, a step together, or staying with it."""
    talk = scene.persona.suicide_talk
    leaving = scene.heard.parting is not None and not scene.heard.questions
    if talk is None or leaving or not has_told(scene.persona, scene.state):
        return
    further = Offer("react", "suicide_talk.further", talk.further, "stays with what was told")
    if alarmed(scene.reading):
        yield Offer("react", "suicide_talk.frightened", talk.frightened, "met by alarm or orders")
    elif scene.heard.step:
        yield Offer("react", "suicide_talk.accepts", talk.accepts, "a step was named together")
    elif scene.state.topic == talk.told_by and _stays(scene):
        yield from elaborate(scene)
        if scene.heard.questions:
            yield further


def _stays(scene: Scene) -> bool:
    """Whether the helper stays with what was just told, and does not ask after something else."""
    if scene.found("close_reflection", "near_reflection", "validate", "support", "safety_act"):
        return not scene.heard.questions or next(asked_after(scene), None) is None
    return bool(scene.heard.questions) and next(asked_after(scene), None) is None


def takes_back(scene: Scene) -> Iterator[Offer]:
    """Retreat after telling it, in words that fit what was told."""
    talk = scene.persona.suicide_talk
    if talk is not None and scene.state.topic == talk.told_by:
        yield Offer("minimise", "suicide_talk.takes_back", talk.takes_back, "keeps back after telling it")


def ending(persona: Persona, state: ClientState) -> tuple[str, Speech] | None:
    """Return the pool and words by which a talk ends in which it was told; None where it was not."""
    if not has_told(persona, state):
        return None
    closing: Closing = persona.closing
    if state.agreed and closing.safe is not None:
        return "closing.safe", closing.safe
    return ("closing.told", closing.told) if closing.told is not None else None
