"""What a person has to tell: looks up the disclosures, facts and small things that fit what was asked or met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.client.dynamics import DEEP
from holdspace.client.elsewhere import topic_stems
from holdspace.client.scene import Offer, Scene
from holdspace.client.state import BeatKind
from holdspace.client.words import EVERYDAY, content_stems
from holdspace.persona import Disclosure, ReactionKind

TRUST_FOR_DEPTH = (0.0, 0.18, 0.36, 0.54, 0.72)
"""Trust (0..1) that a disclosure of each depth needs."""

DUG_FROM = 2
"""Depth from which nothing is told to somebody who digs for it."""

_HINTS = ("wish_dead", "thoughts")

BEATS_BETWEEN_CUES = 5
"""At most one beat in five carries a cue."""


def reaction(scene: Scene, kind: ReactionKind, why: str, as_: BeatKind = "react") -> Iterator[Offer]:
    """Yield the person's reaction of that kind at their trust, if they have one."""
    by = scene.persona.reactions.get(kind)
    if by is not None:
        side = "high_trust" if scene.state.trust >= 0.5 and by.high_trust != by.low_trust else "low_trust"
        yield Offer(as_, f"reactions.{kind}.{side}", getattr(by, side), why)


def stems_of(d: Disclosure) -> frozenset[str]:
    """Return the stems of a disclosure's topics."""
    return content_stems(" ".join(d.topics))


def open_disclosures(scene: Scene) -> Iterator[tuple[int, Disclosure]]:
    """Yield disclosures that are not made yet, whose needs are met and for which there is trust enough."""
    made = set(scene.state.made)
    only_asked = scene.persona.suicide_talk.told_by if scene.persona.suicide_talk else None
    for i, d in enumerate(scene.persona.disclosures):
        if only_asked in made and d.cue is not None and d.cue.kind in _HINTS:
            continue  # no hint after it was said outright
        if (
            d.id != only_asked
            and d.id not in made
            and made.issuperset(d.needs)
            and scene.state.trust >= TRUST_FOR_DEPTH[d.depth]
        ):
            yield i, d


def _tell(scene: Scene, i: int, d: Disclosure, why: str) -> Iterator[Offer]:
    if d.cue is None:
        yield Offer("disclose", f"disclosures[{i}]", d, why, d.id, d.depth)
        return
    planted = [c.at for c in scene.state.cues]
    open_now = any(c.outcome in ("open", "noticed") and c.left > 0 for c in scene.state.cues)
    due = not planted or scene.state.turn - max(planted) >= BEATS_BETWEEN_CUES
    if due and not open_now:
        yield Offer("disclose", f"disclosures[{i}]", d, why, d.id, d.depth, with_cue=True)


def asked_after(scene: Scene) -> Iterator[Offer]:
    """Yield what was asked: a disclosure, a plain fact, then disclosures that the other words touch on."""
    plain = list(facts(scene))
    if _FOR_A_FACT.match(scene.heard.wording):  # "How long were you married?" asks for the years, not for her name
        yield from plain
    # "Are you eating?" has its plain answer, before a matter that only leads to one in which somebody eats.
    yield from _on(scene, scene.heard.asked, leading=not plain)
    yield from plain
    if plain:
        yield from _on(scene, scene.heard.asked)
    # Around the question, small talk ("take your time") and the person's own words given back raise nothing new.
    said = content_stems(" ".join(b.line.text for b in scene.recent[:1]))
    yield from _on(scene, scene.heard.topics - EVERYDAY - said)


def _on(scene: Scene, topics: frozenset[str], *, leading: bool = True) -> Iterator[Offer]:
    """Yield disclosures on these topics, the best match first; ``leading``: also what must come before such a one."""
    hits = []
    for i, d in open_disclosures(scene):
        shared = topics & stems_of(d)
        leads_to = _leads_to(scene, d, topics) if leading else 0
        if shared or leads_to:
            hits.append((-max(len(shared), leads_to), d.depth, i, d))
    for _, _, i, d in sorted(hits, key=lambda hit: hit[:3]):
        dug_for = scene.heard.digs and d.depth >= DUG_FROM
        if d.id != scene.state.refused_topic and not dug_for:
            yield from _tell(scene, i, d, f"asked after: {d.id}")


def _leads_to(scene: Scene, first: Disclosure, asked: frozenset[str]) -> int:
    """Return how well the helper's words match a matter that ``first``, on the same topic, must come before."""
    own = stems_of(first)
    return max(
        (
            len(asked & topics)
            for d in scene.persona.disclosures
            if first.id in d.needs and d.id not in scene.state.made
            if own & (topics := stems_of(d))
        ),
        default=0,
    )


def next_disclosure(scene: Scene, deepest: int, why: str, *, only_following: bool = False) -> Iterator[Offer]:
    """Yield what comes by itself: unasked matters, what follows from the topic, what the last words touch on.

    ``only_following`` leaves what follows from the topic: whoever is asked one thing does not answer another.
    """
    last = content_stems(" ".join(b.line.text for b in scene.recent[:2]))
    follow: list[tuple[int, Disclosure]] = []
    for i, d in open_disclosures(scene):
        if d.depth > deepest or d.id == scene.state.refused_topic:
            continue
        follows = scene.state.topic in d.needs
        touches = d.depth < DEEP and bool(last & stems_of(d))
        if follows or (not only_following and (d.depth == 0 or touches)):
            follow.append((i, d))
    # What follows from the matter in hand first; then what hurts in passing: a person in distress lets it show.
    for i, d in sorted(
        follow, key=lambda one: (scene.state.topic not in one[1].needs, one[1].cue is None, one[1].depth, one[0])
    ):
        yield from _tell(scene, i, d, why)


def elaborate(scene: Scene) -> Iterator[Offer]:
    """Yield the next step of the matter in hand, which is told once."""
    topic = scene.state.topic
    for i, d in enumerate(scene.persona.disclosures):
        if d.id == topic and d.more is not None and d.id in scene.state.made and f"{d.id}+" not in scene.state.made:
            yield Offer("elaborate", f"disclosures[{i}].more", d.more, "one step further, it was met", d.id, d.depth)


_FOR_A_FACT = re.compile(r"(?:(?:and|so|but|then|sorry|again) )*(?:how (?:long|old|many|much)|when|where)\b")
"""A question for a number, a time or a place, word by word and in small letters."""

_PLAIN = re.compile(
    r"(?:(?:and|so|but|then|sorry|again) )*(?:who|when|where|how (?:did|old|long|many|much|was|were)"
    r"|what (?:did|was|were|is|happened)"
    r"|was|were|is|did|which)\b(?!.*\b(?:like|feel|felt|mean|meant)\b)"
)
"""A question that wants to know something plain, word by word and in small letters."""


def asked_again(scene: Scene, *, further: bool = True) -> Iterator[Offer]:
    """Yield, of something told already that is asked after, what was not said of it yet: nobody is asked in vain.

    The matter that shares most with the question comes first, then the one in hand. ``further`` is whether they say
    more of it, or only the same in other words.
    """
    plain = scene.heard.leave_to_ask or _PLAIN.match(scene.heard.wording) is not None
    just_now = {b.pool for b in scene.recent[:1]}
    again: list[Offer] = []
    for shared, i, d in told_matters(scene):
        if scene.heard.digs and d.depth >= DUG_FROM:
            continue
        pool, why = f"disclosures[{i}]", f"told before, and asked: {d.id}"
        if plain and pool not in just_now and shared:
            yield Offer("react", pool, d, why, with_cue=False)
        if d.more is None or not further or scene.state.trust < TRUST_FOR_DEPTH[d.depth]:
            continue
        if f"{d.id}+" not in scene.state.made:
            yield Offer("elaborate", f"{pool}.more", d.more, f"asked again, and there is more: {d.id}", d.id, d.depth)
        elif shared and f"{pool}.more" not in just_now:
            again.append(Offer("react", f"{pool}.more", d.more, why))
    yield from again


def told_matters(scene: Scene) -> list[tuple[int, int, Disclosure]]:
    """Return what was told already and is asked after, the best match first: how much is shared, place, matter."""
    asked = _asked_matter(scene)
    here = scene.state.topic if asked_on(scene) else None
    made = scene.state.made
    every = [(len(asked & stems_of(d)), i, d) for i, d in enumerate(scene.persona.disclosures) if d.id in made]
    told = [one for one in every if one[0] or one[2].id == here]
    return sorted(told, key=lambda one: (-2 * one[0] - (one[2].id == here), -made.index(one[2].id), one[1]))


def _asked_matter(scene: Scene) -> frozenset[str]:
    """Return the stems of what is asked, in a question or in asking leave for one."""
    if scene.heard.asked or not scene.heard.leave_to_ask:
        return scene.heard.asked - EVERYDAY
    return scene.heard.topics - EVERYDAY


def asked_on(scene: Scene) -> bool:
    """Whether a question stays with the matter in hand: its topics, its meaning, or what was just said."""
    hand = next((d for d in scene.persona.disclosures if d.id == scene.state.topic), None)
    if hand is None:
        return False
    near_by = " ".join((hand.ask or "", hand.meaning or "", *(b.line.text for b in scene.recent[:1])))
    return bool((scene.heard.asked - EVERYDAY) & (stems_of(hand) | content_stems(near_by)))


def facts(scene: Scene, *, asked: bool = True) -> Iterator[Offer]:
    """Yield plain facts not told yet: those that were asked for, or any."""
    hits = []
    for i, f in enumerate(scene.persona.facts):
        shared = len(scene.heard.asked & topic_stems(scene.persona, f.id))
        # "what was she like" leaves nothing to stem; "where" alone would be found in too many questions
        small = (topic for topic in f.topics if len(topic.split()) > 2 and not content_stems(topic))
        shared += any(f" {topic} " in f" {scene.heard.wording} " for topic in small)
        if f.id not in scene.state.told and (shared or not asked):
            hits.append((-shared, i, f))
    for _, i, f in sorted(hits, key=lambda hit: hit[:2]):
        yield Offer("fact", f"facts[{i}]", f, f"a plain question: {f.id}", f.id)


def locked_matter(scene: Scene) -> tuple[int, Disclosure] | None:
    """Return the disclosure that was asked after and is not open yet: the best match, then the deepest."""
    matter = scene.heard.asked - EVERYDAY
    only_asked = (scene.persona.suicide_talk.told_by,) if scene.persona.suicide_talk else ()
    closed = {*scene.state.made, *(d.id for _, d in open_disclosures(scene)), *only_asked}
    asked = [
        (i, d)
        for i, d in enumerate(scene.persona.disclosures)
        if d.id not in closed and d.depth >= 2
        if matter & stems_of(d)
    ]
    return max(asked, key=lambda one: (len(matter & stems_of(one[1])), one[1].depth), default=None)


def firmly_locked(scene: Scene) -> bool:
    """Whether the question is about something not told yet, more than about anything that can be."""
    locked = locked_matter(scene)
    if locked is None or not scene.heard.questions:
        return False
    asked = scene.heard.asked - EVERYDAY
    shared = len(asked & stems_of(locked[1]))
    # What can be told, what leads to what was asked, and what was told or is plain.
    free = [max(len(asked & stems_of(d)), _leads_to(scene, d, asked)) for _, d in open_disclosures(scene)]
    known = (*scene.state.made, *(f.id for f in scene.persona.facts))
    free += [len(asked & topic_stems(scene.persona, id_)) for id_ in known]
    return shared > max(free, default=0)


def elaborations(scene: Scene, why: str) -> Iterator[Offer]:
    """Yield the small true things not said yet, in an order left to chance."""
    used = {address.split("#")[0] for address in scene.state.said}  # wordings of one thing: it is said once
    every = [(i, e) for i, e in enumerate(scene.persona.elaborations) if f"elaborations[{i}]" not in used]
    scene.chance.shuffle(every)
    for i, e in every:
        yield Offer("elaborate", f"elaborations[{i}]", e, why)


def asked_plainly(scene: Scene) -> bool:
    """Whether something in particular was asked, which comes first."""
    return bool(scene.heard.questions) and (any(asked_after(scene)) or firmly_locked(scene))
