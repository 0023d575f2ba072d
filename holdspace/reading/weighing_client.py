"""What trained weights are handed of a client's message besides its words. Training and reading use the same."""

from __future__ import annotations

from typing import Final

from holdspace.reading.affect import emotions, hear
from holdspace.reading.ngrams import parse
from holdspace.reading.readings import Utterance
from holdspace.reading.segment import fold
from holdspace.reading.talk import talk

Given = dict[str, float]

_LAST: Final = 12
"""Words of the question before that count: a "no" means what it answers."""
_SHORT: Final = 6
"""Words up to which an answer takes its meaning from the question."""


def given_of_sound(text: str) -> Given:
    """Return how the word list and the typing say that the message sounds."""
    heard = hear(text)
    shares = emotions(heard, text)
    return {
        "valence": heard.valence,
        "arousal": heard.arousal,
        **{f"sounds:{emotion}": share for emotion, share in shares.items() if share},
        "shouts": min(text.count("!"), 3) / 3,
        "trails": float("..." in text or "\u2026" in text),
    }


def given_of_talk(text: str, context: tuple[Utterance, ...]) -> Given:
    """Return what the rules hear of change, and the words of the question that a short answer answers."""
    folded = fold(text)
    shares = talk(folded)
    given: Given = {"change": shares.change, "sustain": shares.sustain, "neutral": shares.neutral}
    if context and context[-1].speaker == "helper":
        asked = parse(fold(context[-1].text))
        weight = 0.3 if len(folded.split()) <= _SHORT else 0.1
        given |= {f"asked:{word}": weight for word in asked.words[-_LAST:]}
        given["asked"] = 0.3 * ("?" in asked.words)
    return given
