"""What simple means reach: a few keywords, or the length of the message. A reader must be better than these."""

from __future__ import annotations

import re
from typing import Final

_OPEN: Final = re.compile(r"\b(what|how|why|tell me|describe)\b")
_ADVICE: Final = re.compile(
    r"\b(should|could try|try to|maybe you|have you tried|have you thought|need to|why don't you)\b"
)
_REFLECT: Final = re.compile(r"\b(sounds like|it seems|you feel|you're feeling|so you|you're saying|i hear)\b")
_AFFIRM: Final = re.compile(r"\b(good|great|proud|sorry|strong|understand|glad|thank|well done)\b")
_SELF: Final = re.compile(r"\b(i (had|was|went|felt|lost|have been)|my (own|mum|mom|dad|friend|ex))\b")
_EMOTIONS: Final = {
    "anger": r"angry|mad|hate|furious|annoy|pissed|stupid",
    "disgust": r"disgust|gross|eww?|sick of|nasty|awful",
    "fear": r"afraid|scared|fear|worr|nervous|terrif|anxious|panic",
    "happiness": r"happy|glad|love|great|thanks|good|lol|enjoy|wonderful|nice",
    "sadness": r"sad|cry|miss|lost|died|alone|lonely|sorry|hurt|depress",
    "surprise": r"wow|surpris|really\?|what\?|oh my|unexpected|can't believe",
}
_CHANGE: Final = re.compile(r"\b(i want to|i need to|i should|i will|i'll|going to|try to|could)\b")
_SUSTAIN: Final = re.compile(r"\b(i can't|i don't|not really|it's hard|i like|no)\b")
_SUICIDE: Final = re.compile(
    r"suicid|kill(ing)? my ?self|end (it|my life)|want to die|kms|don't want to live|wish i was dead"
)


def family(text: str) -> str:
    """Return a helper message's family by keywords."""
    low = text.lower()
    if "?" in low:
        return "advise" if _ADVICE.search(low) and not _OPEN.search(low) else "question"
    for pattern, name in ((_ADVICE, "advise"), (_REFLECT, "reflection"), (_SELF, "self_disclose"), (_AFFIRM, "affirm")):
        if pattern.search(low):
            return name
    return "inform" if len(low.split()) > 12 else "other"


def emotion(text: str) -> str:
    """Return an emotion by keywords."""
    low = text.lower()
    counts = {name: len(re.findall(rf"\b(?:{pattern})", low)) for name, pattern in _EMOTIONS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "neutral"


def valence(text: str) -> float:
    """Return happy words less unhappy ones."""
    low = text.lower()
    good = len(re.findall(rf"\b(?:{_EMOTIONS['happiness']})", low))
    return good - sum(
        len(re.findall(rf"\b(?:{_EMOTIONS[one]})", low)) for one in ("anger", "fear", "sadness", "disgust")
    )


def arousal(text: str) -> float:
    """Return exclamation marks and capitals."""
    return text.count("!") + sum(letter.isupper() for letter in text) / (len(text) or 1)


def talk(text: str) -> str:
    """Return the direction of talk by keywords."""
    low = text.lower()
    if _CHANGE.search(low):
        return "change"
    return "sustain" if _SUSTAIN.search(low) else "neutral"


def suicide(text: str) -> bool:
    """Whether a few explicit words stand there."""
    return _SUICIDE.search(text.lower()) is not None


def length(text: str) -> int:
    """Return the number of words."""
    return len(text.split())


def has(pattern: str, text: str) -> bool:
    """Whether any of a few keywords stands there."""
    return re.search(pattern, text.lower()) is not None
