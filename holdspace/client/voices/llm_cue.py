"""Whether the words that a model names carry what the author's cue carries."""

from __future__ import annotations

from itertools import pairwise

from holdspace.client.rarity import rarity
from holdspace.client.state import Beat
from holdspace.client.voices.sentences import sentences
from holdspace.client.words import agrees, content_stems, feelings_in, words
from holdspace.persona import Persona

LONGEST = 12
"""Words of a cue, where the author's own is not half as long: a cue is said in passing."""
SAYS_SOMETHING = 0.3
"""Rarity (0..1) from which one shared stem shows that the same is meant."""


def carries(quoted: str, beat: Beat, persona: Persona) -> bool:
    """Whether the quoted words are close in substance to the beat's cue: a stem that tells, or its feeling.

    A cue of small words only ("who does that") is carried by two of them side by side, or by the feeling.
    """
    cue = beat.line.cue
    if cue is None:
        return False
    own, other = words(cue), words(quoted)
    if not other or len(other) > max(LONGEST, 2 * len(own)):
        return False
    if " ".join(own) in " ".join(other):
        return True
    rare = rarity(persona)
    meant = content_stems(cue)
    if any(rare.get(stem, 1.0) >= SAYS_SOMETHING for stem in meant & content_stems(quoted)):
        return True
    if not meant and set(pairwise(own)) & set(pairwise(other)):
        return True
    return _feels(quoted, beat, persona)


def _feels(quoted: str, beat: Beat, persona: Persona) -> bool:
    spec = next((d.cue for d in persona.disclosures if d.id == beat.disclosure), None)
    hears = " ".join(spec.hears) if spec is not None else ""
    if content_stems(quoted) & content_stems(hears):
        return True
    meant = feelings_in(" ".join(beat.feeling))
    return any(
        agrees(one, other) for one in feelings_in(quoted) for other in meant if other not in {"relieved", "glad"}
    )


def found_in(text: str, beat: Beat, persona: Persona) -> str | None:
    """Return the words of a text that carry the beat's cue, where nobody named them: the author's, or a sentence."""
    cue = beat.line.cue
    if cue is None:
        return None
    if cue in text:
        return cue
    return next((one.text for one in sentences(text) if carries(one.text, beat, persona)), None)
