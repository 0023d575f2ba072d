"""What the plots of a feeling say, in plain English: for whoever cannot see them, and for whoever would rather read.

Every sentence is built from the same points as its plot, and no number of a feeling is shown. The bands that turn a
figure into a word are ours, chosen so that a word changes when a reader of the talk would notice it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from holdspace.reading.readings import Bipolar, Emotion, Frozen, Probability

__all__ = [
    "FEELINGS",
    "FeelingPoint",
    "Pronouns",
    "amount_word",
    "change_word",
    "feelings_twin",
    "mood_word",
    "place_twin",
    "sound_twin",
]


class FeelingPoint(Frozen):
    """How one message of the person sounds."""

    message: Annotated[int, Field(ge=1)]
    """Its number in the talk, counted over both speakers."""
    valence: Bipolar
    """-1 unpleasant to 1 pleasant."""
    arousal: Bipolar
    """-1 slow, drained to 1 tense, alert."""
    emotions: Mapping[Emotion, Probability]
    """The seven categories; one that is absent counts as 0."""
    label: str
    """The feeling in words: "sad, tense"."""
    placed: tuple[Bipolar, Bipolar] | None = None
    """Where the trainee placed it, as valence and arousal; None if they were not asked."""


@dataclass(frozen=True)
class Pronouns:
    """How to speak of the person."""

    name: str
    subject: str
    """she, he, they"""
    possessive: str
    """her, his, their"""

    @property
    def be(self) -> str:
        """The verb that goes with the subject: "she is", "they are"."""
        return f"{self.subject} {'are' if self.subject.lower() == 'they' else 'is'}"


MOOD_BANDS: Final = (-0.65, -0.35, -0.12, 0.12, 0.35, 0.65)
MOOD_WORDS: Final = ("very low", "low", "flat", "even", "fairly good", "good", "very good")
MOVED: Final = 0.15
"""A smaller change of mood or energy is not worth a word."""
SIDE: Final = 0.15
"""Nearer to an axis than this is on neither side of it."""
NEAR: Final = 0.25
"""A placement that differs by less, either way, is close by."""
GREW: Final = 0.1
"""A category that changed by less has stayed."""
AMOUNT_BANDS: Final = (0.05, 0.1, 0.25, 0.5)
AMOUNT_WORDS: Final = ("", "a trace", "some", "partly", "mostly")
FEELINGS: Final[tuple[Emotion, ...]] = ("sadness", "fear", "anger", "disgust", "surprise", "happiness", "neutral")
"""The seven categories in the order they are drawn, which never changes, so that a row stays where it was."""


def mood_word(valence: float) -> str:
    """Give a word for a valence in [-1, 1], from "very low" to "very good"."""
    return MOOD_WORDS[bisect_right(MOOD_BANDS, valence)]


def amount_word(share: float) -> str:
    """Give a word for the share of a category in [0, 1], from nothing to "mostly"."""
    return AMOUNT_WORDS[bisect_right(AMOUNT_BANDS, share)]


def change_word(now: float, before: float) -> str:
    """Whether a share has grown ("more"), eased ("less") or stayed (nothing)."""
    if now - before >= GREW:
        return "more"
    return "less" if before - now >= GREW else ""


def turning_point(values: Sequence[float]) -> int:
    """Where the latest movement of ``values`` began: the index of the last peak or trough before the end.

    Wavering by less than ``MOVED`` is no turn. Where nothing has moved, that is the first value.
    """
    last = values[-1]
    pivot, direction = 0, 0
    for index in range(len(values) - 2, -1, -1):
        value = values[index]
        if not direction:
            if abs(last - value) >= MOVED:
                direction = 1 if last > value else -1
                pivot = index
        elif direction * (values[pivot] - value) > 0:
            pivot = index
        elif direction * (value - values[pivot]) >= MOVED:
            break
    return pivot


def sound_twin(points: Sequence[FeelingPoint], who: Pronouns) -> str:
    """How mood and energy have moved since the mood last turned."""
    if not points:
        return f"Nothing yet. {who.name}'s first message begins the line."
    now = points[-1]
    if len(points) == 1:
        mood = f"In message {now.message} {who.possessive} mood is {mood_word(now.valence)}"
        return f"{mood}, and {_energy(who, now)}."
    then = points[turning_point([point.valence for point in points])]
    since = f"Since message {then.message} {who.possessive} mood has"
    return f"{since} {_mood_change(then.valence, now.valence)}, and {_energy_change(then, now, who)}."


def _mood_change(then: float, now: float) -> str:
    if abs(now - then) < MOVED:
        return f"stayed {mood_word(now)}" if mood_word(then) == mood_word(now) else "hardly changed"
    verb = "lifted" if now > then else "fallen"
    if mood_word(then) == mood_word(now):
        return f"{verb} a little and is still {mood_word(now)}"
    return f"{verb} from {mood_word(then)} to {mood_word(now)}"


def _energy_state(point: FeelingPoint) -> str:
    pleasant = point.valence > 0
    if point.arousal > SIDE:
        return "lively" if pleasant else "tense"
    if point.arousal < -SIDE:
        return "calm" if pleasant else "tired"
    return ""


def _energy(who: Pronouns, now: FeelingPoint, still: str = "") -> str:
    """Say how much energy is in it; in the middle, only that, since the feeling named beside it may be "uneasy"."""
    state = _energy_state(now)
    return f"{who.be}{still} {state}" if state else f"{who.possessive} energy is{still} in the middle"


def _energy_change(then: FeelingPoint, now: FeelingPoint, who: Pronouns) -> str:
    change = now.arousal - then.arousal
    pleasant = now.valence > 0
    if abs(change) < MOVED:
        return _energy(who, now, " still" if _energy_state(then) == _energy_state(now) else "")
    if change > 0:
        if now.arousal <= SIDE:
            return f"{who.be} more alert"
        return f"{who.be} getting {'livelier' if pleasant else 'more tense'}"
    if now.arousal >= -SIDE:
        return f"{who.be} {'calmer' if pleasant else 'less tense'}"
    return f"{who.be} getting {'calmer' if pleasant else 'more tired'}"


def place_twin(points: Sequence[FeelingPoint], who: Pronouns) -> str:
    """Where the latest message lies on the map, where the first lay, and how the trainee's own placement compares."""
    if not points:
        return f"Nothing yet. {who.name}'s first message is the first mark."
    now = points[-1]
    place = _place(now)
    sentences = [f"{who.possessive.capitalize()} latest message lies {place}."]
    if len(points) > 1:
        first = _place(points[0])
        sentences.append("So did the first." if first == place else f"The first lay {first}.")
    if now.placed is not None:
        sentences.append(_compared(now, now.placed))
    return " ".join(sentences)


def _place(point: FeelingPoint) -> str:
    energy = ""
    if point.arousal > SIDE:
        energy = "lively and alert" if point.valence > SIDE else "tense and alert"
    elif point.arousal < -SIDE:
        energy = "slow and calm" if point.valence > SIDE else "slow and tired"
    if abs(point.valence) <= SIDE:
        return f"between pleasant and unpleasant, {energy}" if energy else "near the middle"
    side = "on the pleasant side" if point.valence > 0 else "on the unpleasant side"
    return f"{side}, {energy}" if energy else f"{side}, halfway up"


def _compared(point: FeelingPoint, placed: tuple[float, float]) -> str:
    differences = []
    if abs(placed[0] - point.valence) >= NEAR:
        differences.append("more pleasant" if placed[0] > point.valence else "less pleasant")
    if abs(placed[1] - point.arousal) >= NEAR:
        differences.append("more tense and alert" if placed[1] > point.arousal else "slower")
    return f"You placed it {', and '.join(differences)}." if differences else "You placed it close by."


def feelings_twin(points: Sequence[FeelingPoint], who: Pronouns) -> str:
    """List the categories of the latest message, the largest first, and which have changed since the one before."""
    if not points:
        return f"Nothing yet. {who.name}'s first message shows which feelings are in it."
    now = points[-1].emotions
    ranked = sorted(FEELINGS, key=lambda feeling: -now.get(feeling, 0.0))
    named: dict[str, list[str]] = {word: [] for word in AMOUNT_WORDS}
    for feeling in ranked:
        named[amount_word(now.get(feeling, 0.0))].append(feeling)
    sentence = _amounts(named["mostly"], named["partly"], named["some"])
    changes = _changes(points[-2].emotions, now) if len(points) > 1 else []
    sentence = f"{sentence}; {_listed(changes)}." if changes else f"{sentence}."
    return sentence[0].upper() + sentence[1:]


def _amounts(mostly: Sequence[str], partly: Sequence[str], some: Sequence[str]) -> str:
    """Say what is in a message: "mostly sadness, some fear", "a mix of anger and fear, partly neutral"."""
    strong = [feeling for feeling in partly if feeling != "neutral"]
    slight = [feeling for feeling in some if feeling != "neutral"]
    parts = []
    if mostly:
        parts.append(f"mostly {_listed(mostly)}")
        if strong:
            parts.append(f"partly {_listed(strong)}")
    elif len(strong) > 1:
        parts.append(f"a mix of {_listed(strong)}")
    elif strong:
        parts.append(f"{strong[0]} above all" if "neutral" not in partly else f"partly {strong[0]}")
    if "neutral" in partly:
        parts.append("partly neutral")
    if slight:
        parts.append(f"some {_listed(slight)}")
    return ", ".join(parts) or "a little of everything"


def _changes(before: Mapping[Emotion, float], now: Mapping[Emotion, float]) -> list[str]:
    verbs = {"more": "has grown", "less": "has eased"}
    return [
        f"{feeling} {verbs[word]}"
        for feeling in FEELINGS
        if feeling != "neutral" and (word := change_word(now.get(feeling, 0.0), before.get(feeling, 0.0)))
    ]


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
