"""How much a word says about which matter is meant: much when one pool of a person has it, little when many do."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from holdspace.client.words import content_stems
from holdspace.persona import Persona, Speech

_MOST_KEPT = 8
"""Persons whose words are kept; a kernel meets one or two."""
_kept: dict[int, tuple[Persona, Mapping[str, float]]] = {}
"""By identity; the person is kept beside it, so that no other takes its place."""


def rarity(persona: Persona) -> Mapping[str, float]:
    """Return, for each stem of what the person may tell, how much it says: 1 where one pool has it, towards 0 for all.

    Inverse document frequency, over the pools of the person, scaled to 0..1. A stem that no pool has counts as 1.
    """
    kept = _kept.get(id(persona))
    if kept is None:
        if len(_kept) >= _MOST_KEPT:
            del _kept[next(iter(_kept))]
        kept = _kept[id(persona)] = persona, _rarity(persona)
    return kept[1]


def _rarity(persona: Persona) -> dict[str, float]:
    pools = [_stems(pool) for address, pool in persona.speeches() if not address.startswith("reactions")]
    spread = Counter(stem for stems in pools for stem in stems)
    every = len(pools) + 1
    return {stem: math.log(every / (n + 0.5)) / math.log(every / 1.5) for stem, n in spread.items()}


def _stems(pool: Speech) -> frozenset[str]:
    said = " ".join(line.text for line in pool.lines)
    return content_stems(" ".join((said, pool.meaning or "", *pool.hears, *pool.feeling)))
