"""What only a whole sentence says: a slip owned across a comma, a list that gathers what was told."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from holdspace.codes import HelperCode
from holdspace.reading.cues import Cue, Table

_NO_USE = (
    "(helpful|useful|pushy|nosy|clumsy|preachy|rude|blunt|thoughtless|insensitive|too (much|fast|quick|soon|far)"
    "|a lecture|advice|about me|on me|what you (needed|asked for|wanted|meant|said))"
)
WHOLES: tuple[Cue[HelperCode], ...] = (
    Cue(
        "apologise",
        r"sorry[,.:]? (but |about that[,.:]? )?(that|this|it|i think that) (~)(was|wasn't|is|isn't|sounded|came out"
        r"|turned out|ended up|got) (~)(not )?(~)" + _NO_USE,
        0.85,
        "Sorry, that wasn't helpful",
    ),
    Cue(
        "apologise",
        r"sorry[,.:]? (but )?(that|this|it) (~)(turned|became|ended up|was|got) __((my|own) (own )?(story|stuff|thing"
        r"|turn)|about me|of me)",
        0.85,
        "Sorry, that turned into my story",
    ),
    Cue(
        "apologise",
        r"sorry[,.:]? (but )?i ~(started|skipped|jumped|leapt|leaped|gave|talked|asked|made|lost|rambled|lectured"
        r"|forgot|cut|kept|got|went|rushed|missed|pushed|was (~)(rushing|solving|fixing|pushing|talking|telling"
        r"|giving|not listening)|wasn't)",
        0.85,
        "Sorry, I started solving things",
    ),
    Cue(
        "summarise",
        r"^(so |ok(ay)?,? |well,? )?(~)(today |far |this evening )?,? ?(we've|we have|you've|we) (~)(talked|spoken"
        r"|touched|told me|mentioned|shared|covered|gone (over|through)|come from)( about| on| of"
        r"| through)? [^.!?\n]{2,90}"
        r"(, | and )",
        0.8,
        "We've talked about the exams, your mum and the nights",
    ),
)


class Whole(NamedTuple):
    """What a sentence says as a whole, and how far it reaches within the sentence."""

    code: HelperCode
    score: float
    end: int


SWALLOWS: dict[HelperCode, frozenset[HelperCode]] = {
    "apologise": frozenset(
        {"support", "self_disclose", "inform", "other", "simple_reflection", "complex_reflection", "affirm", "confront"}
    ),
    "summarise": frozenset(
        {"self_disclose", "inform", "other", "simple_reflection", "complex_reflection", "advise_without_permission",
         "backchannel", "offer_hope", "support"}
    ),
}  # fmt: skip
"""What the clauses of such a sentence are not also counted as."""


@lru_cache(maxsize=1)
def _table() -> Table[HelperCode]:
    return Table(WHOLES)


def whole(body: str) -> Whole | None:
    """Return what the sentence says as a whole; None for most."""
    for hit in _table().find(body):
        end = len(body) if hit.what == "summarise" else hit.end
        return Whole(hit.what, hit.score, end)
    return None
