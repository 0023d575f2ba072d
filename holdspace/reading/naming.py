"""Puts a feeling into plain words with its strength: how somebody sounds, never what they have."""

from __future__ import annotations

from holdspace.reading.affect import Affect

_NAMES: dict[str, tuple[str, str, str]] = {
    # category: slight, plain, strong
    "sad": ("a little sad", "sad", "very sad"),
    "grief": ("sad, missing someone", "grieving", "full of grief"),
    "lonely": ("a little lonely", "lonely", "very alone"),
    "hopeless": ("discouraged", "losing heart", "very low"),
    "numb": ("a little flat", "flat, far away", "numb"),
    "tired": ("a little tired", "tired", "worn out"),
    "bored": ("a little bored", "bored", "bored, restless"),
    "fear": ("uneasy", "anxious", "frightened"),
    "stress": ("a little stretched", "under pressure", "overwhelmed"),
    "anger": ("a little annoyed", "annoyed", "angry"),
    "disgust": ("put off", "repelled", "disgusted"),
    "shame": ("a little embarrassed", "hard on themselves", "ashamed"),
    "guilt": ("a little sorry", "feeling to blame", "full of guilt"),
    "hurt": ("a little hurt", "hurt", "in pain"),
    "bad": ("uneasy", "troubled", "in distress"),
    "surprise": ("a little surprised", "surprised", "startled"),
    "joy": ("quite content", "glad", "happy"),
    "calm": ("a little calmer", "calm", "at peace"),
    "relief": ("a little lighter", "lighter", "relieved"),
    "hope": ("a little hopeful", "hopeful", "full of hope"),
    "pride": ("a little proud", "pleased with it", "proud"),
    "love": ("warm", "warm, close", "full of love"),
    "gratitude": ("thankful", "thankful", "very thankful"),
}
_PLEASANT = frozenset({"joy", "calm", "relief", "hope", "pride", "love", "gratitude"})
_TENSE, _DRAINED = 0.35, -0.3
_VERY_LOW = -0.8
_LITTLE = 0.2


def _strength(size: float) -> int:
    return 0 if size < 0.35 else 1 if size < 0.68 else 2


def _unnamed(affect: Affect) -> str:
    """Label a message whose words name no feeling."""
    if affect.valence < -0.12:
        if affect.arousal > 0.15:
            return "uneasy, unsettled"
        return "low, drained" if affect.arousal < _DRAINED or affect.valence < -0.5 else "a little low"
    if affect.valence > 0.12:
        return "a little lighter"
    if affect.arousal > _TENSE:
        return "stirred up"
    return "calm" if affect.valence >= 0 and affect.heard > _LITTLE else "hard to read"


def label(affect: Affect) -> str:
    """Put the feeling into words: "sad, tense"."""
    pleasant = affect.valence > 0
    fitting = {
        category: weight
        for category, weight in affect.weights.items()
        if weight > 0.15 and (category == "surprise" or (category in _PLEASANT) == pleasant)
    }
    if not fitting or abs(affect.valence) < 0.08:
        return _unnamed(affect)
    if affect.valence <= _VERY_LOW and affect.arousal < _TENSE and not fitting.keys() & {"anger", "disgust", "fear"}:
        return "very low"
    ranked = sorted(fitting, key=lambda category: -fitting[category])
    words = [_NAMES[ranked[0]][_strength(abs(affect.valence))]]
    if len(ranked) > 1 and fitting[ranked[1]] >= 0.6 * fitting[ranked[0]]:
        words.append(_NAMES[ranked[1]][min(1, _strength(abs(affect.valence)))])
    elif not pleasant and affect.arousal > _TENSE and ranked[0] not in {"fear", "anger", "stress"}:
        words.append("tense")
    elif not pleasant and affect.arousal < _DRAINED and ranked[0] not in {"tired", "numb", "hopeless"}:
        words.append("drained")
    return ", ".join(dict.fromkeys(", ".join(words).split(", ")))
