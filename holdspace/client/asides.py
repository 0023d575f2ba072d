"""Questions about some small concrete thing: the colour of a wall, the make of a kettle, which part of it is hard.

Nobody writes an answer to each. What a person then says fits any of them, and is never an answer to "how are you".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.client.matters import reaction, stems_of
from holdspace.client.scene import Offer, Scene
from holdspace.client.words import EVERYDAY, content_stems
from holdspace.persona import Disclosure

_NO_THING = (
    r"(?!(?:part|bit|one|way|ones|parts|bits|thoughts?|feelings?|mood|worry|worries|pain|person|people|mum|mother|dad"
    r"|father|wife|husband|daughter|son|sister|brother|family|boyfriend|girlfriend|friends?|plans?|religion|faith|job|work|life|heart|head|marriage|partner|boss|kids|children|oldest|eldest|youngest|nights?|days?|mornings?|evenings?)\b)"
)
"""What is no small thing, whatever stands before it."""

_ASKS_OF_A_THING = re.compile(
    r"\b(?:(?:what|which)(?:'s| is| are| was| were)? (?:the |your |his |her |their )?(?:colou?r|kind|sort|type|brand"
    r"|make|model|size|shape|flavou?r|number|pattern|breed|street|road|bus|song|film|book|show|programme|team|shop|shade)"
    rf"|which {_NO_THING}(?!is\b|was\b|of\b|do\b|does\b|feels\b|makes\b|would\b)\w+"
    r"|favou?rite|(?:what|how much) (?:do|does|did) (?:the|your|that) (?:\w+ )?\w+ cost"
    rf"|(?:^|[,.;] |\b(?:and|so|but|haha|lol) )(?:is|are|was|were|isn't|aren't|wasn't|weren't)"
    rf" (?:the|your|a|an) {_NO_THING}\w+"
    rf"|how (?:big|old|tall|large|small|wide|heavy|expensive) (?:is|are|was|were) (?:the |your |that |his |her )?"
    rf"{_NO_THING}(?!you\b|it\b|he\b|she\b|they\b)\w"
    rf"|what(?:'s| is| are| was) (?:the|your|that) {_NO_THING}\w+ called|the name of (?:the|your|that) {_NO_THING}\w+"
    r"|what (?:is|are|was|were) (?:it|that|this|they) (?:called|made of)|what's it (?:called|made of)"
    rf"|where (?:is|are|was|did you (?:buy|get)) (?:the|your|that) {_NO_THING}"
    rf"|(?:do|did|have) you (?:got|have|own|like|prefer|collect) (?:a |an |any |the |your )?"
    rf"{_NO_THING}(?!(?:a|an|any|the|your)\b)\w+)",
)
_ASKS = re.compile(
    r"\W*(?:(?:haha|lol|so|and|ok|okay|well|oh)\W+)*(?:what|what's|which|where|how|is|are|do|does|did|have)\b",
    re.IGNORECASE,
)
"""How a question begins that lacks its mark."""
_SHORT = 12
"""Words up to which a message without a mark is that one question."""

_OF_HOW_IT_IS = re.compile(
    r"\b(?:feel\w*|felt|like for you|mean\w*|mind|hurt\w*|scared|afraid|lonely|alone|sad|tired|worry\w*|worried|angry"
    r"|ashamed|cope|coping|help\w*|need\w*|okay|ok|alright|all right|safe|someone|anyone|somebody|anybody|friends?"
    r"|thoughts?|think\w*|suicid\w*|talk\w*|tell|time|chance|plans?|support|problem\w*|trouble\w*|stress\w*|fears?|hop(?:e|es|ing)|wish\w*|reasons?|hard|difficult|bad|upset\w*|worst|hardest|best|worse|better)\b"
)


_OF_SOMEONE = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their)\b")
"""What was hers is no small thing to him who misses her."""

_OF_ANYTHING = content_stems("old new big small long short good nice colour kind name number called like")
"""What any thing can be or have: to share it with a matter is not to ask after the matter."""


def small_things(scene: Scene) -> Iterator[Offer]:
    """Answer a question about a small thing that nobody wrote an answer to."""
    heard = scene.heard
    unmarked = not heard.questions and _ASKS.match(heard.text) is not None and len(heard.text.split()) <= _SHORT
    wording = heard.text.lower() if unmarked else heard.wording
    if heard.questions + unmarked != 1 or scene.found("close_reflection", "cue_met"):
        return
    if asks_of_a_small_thing(wording) and not (heard.topics if unmarked else heard.asked) & _known(scene):
        yield from reaction(scene, "small_thing", "asked about some small thing")


def asks_of_a_small_thing(wording: str) -> bool:
    """Whether a question, in small letters, asks about a thing and not about how somebody is."""
    return _ASKS_OF_A_THING.search(wording) is not None and not (
        _OF_HOW_IT_IS.search(wording) or _OF_SOMEONE.search(wording)
    )


def _known(scene: Scene) -> frozenset[str]:
    """Return the stems of all there is an answer to, and of what was just told."""
    told = [b.line.text for b in scene.recent[:1] if b.disclosure is not None]
    known = content_stems(" ".join((*told, *(topic for fact in scene.persona.facts for topic in fact.topics))))
    disclosures: tuple[Disclosure, ...] = scene.persona.disclosures
    return known.union(*(stems_of(d) for d in disclosures)) - EVERYDAY - _OF_ANYTHING
