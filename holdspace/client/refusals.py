"""The rules by which a person says no: to a crossed line, to pressing, to haste, and under strain.

Each is one of the director's rules (see :mod:`holdspace.client.offers`). A no is never the end of attention; how it is
taken is what comes next.
"""

from __future__ import annotations

from collections.abc import Iterator

from holdspace.client.elsewhere import DREW_BACK
from holdspace.client.matters import asked_after, asked_again, asked_on, next_disclosure, reaction
from holdspace.client.scene import Offer, Scene
from holdspace.client.telling import STRAINED, ending
from holdspace.persona import ReactionKind, ResistanceForm

CROSSINGS_BEFORE_LEAVING = 3

ASKED_ON = 3
"""Messages with a question in a row, this one counted, that are a hurry."""

PACED_FROM = 2
"""Depth from which a hurry is one."""

PACE: dict[int, float] = {1: 0.65, 2: 0.75, 3: 0.85}
"""How often a person of each difficulty then slows it down."""

LATER_SURER = 0.06
"""By how much that grows with each turn in which nobody was told no."""

WITHDRAWN = 0.7
"""How often somebody under strain gives next to nothing."""

SETTLED = 4
"""Turns before which nobody is asked for anything deep."""

HESITATES: dict[int, float] = {1: 0.55, 2: 0.65, 3: 0.75}
"""How often a person of each difficulty first says no to a question that goes deeper."""


def crossed_lines(scene: Scene) -> Iterator[Offer]:
    """Answer an insult or a sexual line: hurt, a calm boundary, and in the end the person leaves."""
    if not scene.found("insult", "sexual"):
        return
    if scene.state.hurts >= CROSSINGS_BEFORE_LEAVING:
        why = "a line was crossed again and again"
        if (told := ending(scene.persona, scene.state)) is not None:  # nobody leaves an emergency behind
            yield Offer("leave", *told, why)
        if scene.persona.closing.crossed is not None:
            yield Offer("leave", "closing.crossed", scene.persona.closing.crossed, why)
        yield Offer("leave", "boundaries", scene.persona.boundaries, why)
    kind: ReactionKind = "sexual" if scene.found("sexual") else "insult"
    yield from reaction(scene, kind, f"a line was crossed ({kind})")
    yield Offer("boundary", "boundaries", scene.persona.boundaries, "a line was crossed")


def pressed(scene: Scene) -> Iterator[Offer]:
    """Answer pressing after a no: firmer each time."""
    if scene.found("pry"):
        yield boundary(scene, "dug at again and again")
        yield Offer("sidestep", "sidesteps", scene.persona.sidesteps, "dug at again and again")
    if not scene.heard.pressing:
        return
    if scene.state.pressed >= 2:
        yield boundary(scene, "pressed again after a no")
    yield from reaction(scene, "press", "pressed after a no")
    yield boundary(scene, "pressed after a no")


def too_fast(scene: Scene) -> Iterator[Offer]:
    """Slow down someone who asks on and on, once it goes deep: telling has a pace, and it is the teller's."""
    deep = any((b.depth or 0) >= PACED_FROM for b in scene.recent)
    if scene.state.asking < ASKED_ON or not deep or scene.state.beat in DREW_BACK:
        return
    if scene.chance.random() < PACE[scene.persona.difficulty]:
        own = [boundary(scene, "asked on and on: wants to go slower")]
        own.append(Offer("sidestep", "sidesteps", scene.persona.sidesteps, "asked on and on: wants to go slower"))
        scene.chance.shuffle(own)
        yield from own


def hesitates(scene: Scene) -> Iterator[Offer]:
    """Say no, once, to a question that would go deeper: whether a no is safe here is found out by saying one."""
    state = scene.state
    said_no = state.respected or state.pressed or state.refusal is not None
    if said_no or not scene.heard.questions or state.turn < SETTLED or state.beat in DREW_BACK:
        return
    if asked_on(scene):
        return
    asked = next(asked_after(scene), None)
    if asked is None and next(asked_again(scene), None) is not None:
        return  # what was told already is no further step
    coming = asked or next(next_disclosure(scene, deepest=2, why=""), None)
    sooner = HESITATES[scene.persona.difficulty] + LATER_SURER * (state.turn - SETTLED)
    if coming is None or (coming.depth or 0) < PACED_FROM or scene.chance.random() >= sooner:
        return
    if asked is not None:
        yield boundary(scene, f"not so fast: {coming.disclosure}", coming.disclosure)
    else:
        yield Offer("sidestep", "sidesteps", scene.persona.sidesteps, "a question reaches for more than was offered")


def strained(scene: Scene) -> Iterator[Offer]:
    """Push back or keep it short while too much stands between them: nothing is volunteered then."""
    if scene.state.strain < STRAINED or scene.found("apologise_repair", "refusal_respected", "cue_met"):
        return
    if scene.found("close_reflection") or scene.chance.random() >= WITHDRAWN:
        return
    yield from resistance(scene, "too much stands between them", "minimal", "superficiality", "irrelevance")


def boundary(scene: Scene, why: str, id_: str | None = None) -> Offer:
    """Return a plain no; ``id_`` is the disclosure or fact that it is about."""
    return Offer("boundary", "boundaries", scene.persona.boundaries, why, id_)


def resistance(scene: Scene, why: str, *forms: ResistanceForm) -> list[Offer]:
    """Return the ways of pushing back in these forms, or in any; those not used lately first."""
    every = [
        Offer("push_back", f"resistance[{i}]", r, why, form=r.form)
        for i, r in enumerate(scene.persona.resistance)
        if not forms or r.form in forms
    ]
    if scene.state.trust >= 0.5:  # with trust people push back softly, without it they also fight or flee
        soft = [o for o in every if o.form not in ("hostility", "defensiveness")]
        every = soft or every
    scene.chance.shuffle(every)
    used = {address.split("#")[0] for address in scene.state.said[-6:]}
    return sorted(every, key=lambda offer: offer.pool in used)
