"""How a message sounds: valence, arousal and seven emotions, from words, typing and the mood so far.

Words come from the project's own list; negation, degree, wishing, hedging and whose feeling it is change what
they count.
The shape (valence by arousal) is Russell's circumplex (1980); the seven categories are Ekman's six and neutral.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from holdspace.reading.lexicon import Feeling, Lexicon, Token, lexicon, tokenize
from holdspace.reading.readings import Emotion, Felt
from holdspace.reading.segment import fold, windows
from holdspace.reading.suicide import harmless

EMOTIONS: tuple[Emotion, ...] = ("anger", "disgust", "fear", "happiness", "sadness", "surprise", "neutral")

TOWARDS: dict[str, dict[Emotion, float]] = {
    "sad": {"sadness": 1.0},
    "grief": {"sadness": 1.0},
    "lonely": {"sadness": 0.9, "fear": 0.1},
    "hopeless": {"sadness": 0.9, "fear": 0.2},
    "numb": {"sadness": 0.6, "neutral": 0.3},
    "tired": {"sadness": 0.6, "neutral": 0.2},
    "bored": {"neutral": 0.4, "sadness": 0.3},
    "fear": {"fear": 1.2},
    "stress": {"fear": 0.7, "sadness": 0.2, "anger": 0.1},
    "anger": {"anger": 1.0},
    "disgust": {"disgust": 1.2},
    "shame": {"sadness": 0.5, "disgust": 0.4, "fear": 0.1},
    "guilt": {"sadness": 0.8, "disgust": 0.2},
    "hurt": {"sadness": 0.5, "fear": 0.2, "anger": 0.15, "disgust": 0.1},
    "bad": {"sadness": 0.3, "fear": 0.15, "anger": 0.15, "disgust": 0.1},
    "surprise": {"surprise": 1.1},
    "joy": {"happiness": 0.9},
    "calm": {"happiness": 0.5, "neutral": 0.3},
    "relief": {"happiness": 0.7},
    "hope": {"happiness": 0.6, "neutral": 0.1},
    "pride": {"happiness": 0.9},
    "love": {"happiness": 0.8},
    "gratitude": {"happiness": 0.8},
}
"""What a category of the word list counts towards."""

_NOT = frozenset(
    "not no never none nothing neither nor without don't dont doesn't doesnt didn't didnt isn't isnt"
    " aren't arent wasn't wasnt "
    "weren't can't cant cannot couldn't couldnt won't wont wouldn't wouldnt haven't hasn't hadn't ain't"
    " aint hardly barely "
    "stopped nobody lack less".split()
)
_MORE = frozenset(
    "so very really extremely totally completely absolutely incredibly utterly too such deeply truly"
    " super fucking bloody "
    "terribly insanely constantly always literally seriously freaking damn much more".split()
)
_LESS = frozenset(
    "bit little slightly somewhat kinda kind sorta sort fairly rather maybe guess suppose probably"
    " almost partly mildly "
    "sometimes bits".split()
)
_WISH = frozenset(
    "wish should supposed used wanted pretend pretending pretended act acting try trying tried miss if could would "
    "seem seems looks look expected expect hard able".split()
)
"""Before a pleasant word these say that it is not so: "i should be happy", "pretending to be fine"."""
_OTHERS = frozenset("everyone everybody they others they're theyre people everyone's he she he's she's".split())
_OWN = frozenset("i i'm im me my i've ive i'd i'll we we're our".split())
_HEDGE = re.compile(
    r"\bi guess\b|\bi suppose\b|\bwhatever\b|\bit'?s nothing\b|\bnever ?mind\b|\bdoesn'?t matter\b"
    r"|\bnot a big deal\b|\bno big deal\b"
    r"|\b(?:i'?m|it'?s|that'?s|it is|i am) (?:ok|okay|fine|alright|all right)\b|\bi'?ll (?:be fine|live"
    r"|manage|survive)\b|\bdon'?t worry about\b"
)
_VERY = re.compile(
    r"\bdead (?=(?:proud|pleased|chuffed|happy|good|nice|kind|sweet|lovely|easy|hard|keen|sure|serious|busy|funny|posh"
    r"|quiet|boring|excited|nervous|jealous|annoying|annoyed|embarrassing|embarrassed|weird|useful|clever|close)\b)"
)
"""In "dead proud" nobody has died."""
_QUOTED = re.compile(
    r"\b(?:she|he|they|mum|dad|nan|mother|father|everyone|everybody|people|\w+s) (?:\w+ ){0,2}?(?:goes|go|went"
    r"|says|said|say|tells (?:me|us)|told (?:me|us)|(?:is|was|'s|are|were) like|thinks|think|asks"
    r"|writes|texts|replies)[,:]? "
    r"(?P<mark>['\"])(?P<words>.{2,120}?)(?P=mark)(?![a-z])"
)
"""What somebody else is quoted as saying is their feeling, if it is one."""
_LOW_SHAPE = re.compile(r"\.\.+\s*$")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_LOUD = re.compile(r"!")
_SCREAMED = re.compile(r"\b[A-Z]{3,}\b")
_ASKED_LOUD = re.compile(r"\?!|!\?|\?\?")
_SHORT_ANSWER = 3
"""Words; a message this short that says nothing of feeling leans on the mood so far."""
_DECAY = 0.65
"""How much of an earlier message's mood is left one message later."""
_DENIAL_SOUNDS = 0.13
"""What a "no" or a "never" takes from valence, whatever it denies."""
_HEDGED_FROM = -0.3
"""A message lower than this is low, hedged or not."""
_LIGHTLY_FROM = -0.25
"""Felt valence up to which pleasant words are light talk over something hard."""
_LIGHTLY = 0.7
"""Share of what was felt that is then heard through."""
_ROOM = 1.1
"""Keeps valence within bounds: the more, the more words it takes to reach them."""
_REST = -0.05
"""Arousal of a plain message."""


class Affect(NamedTuple):
    """How a text sounds by itself."""

    valence: float
    arousal: float
    weights: dict[str, float]
    """How much each category of the word list was heard."""
    heard: float
    """How much there was to go by, 0 to 1."""


class _Heard(NamedTuple):
    feeling: Feeling
    valence: float
    weight: float


_IDIOM = _Heard(Feeling("stress", -0.3, 0.3), -0.3, 0.6)
"""How "this is killing me" sounds: strained, and no more."""


def _context(tokens: list[Token], index: int) -> tuple[bool, float, bool, bool]:
    """Before a word: is it denied, its degree, is it only wished for, is it somebody else's."""
    denied, degree, wished, others = False, 1.0, False, False
    for back in range(1, 6):
        if index - back < 0:
            break
        word = tokens[index - back].text
        if tokens[index - back + 1].start - tokens[index - back].end > 2:
            break
        if word in _OWN or word == "but":
            break
        if back <= 3 and word in _NOT:
            denied = not denied
        elif back <= 2 and word in _MORE:
            degree *= 1.35
        elif back <= 3 and word in _LESS:
            degree *= 0.65
        if word in _WISH:
            wished = True
        if word in _OTHERS:
            others = True
    return denied, degree, wished, others


def _weigh(feeling: Feeling, tokens: list[Token], index: int) -> _Heard:
    denied, degree, wished, others = _context(tokens, index)
    valence = feeling.valence * degree
    if denied:
        # "not bad" is hardly good, "not happy" is rather bad.
        valence = -valence * (0.75 if valence > 0 else 0.35)
    elif valence > 0 and wished:
        valence = -0.3 * valence
    elif valence > 0 and others:
        valence *= 0.1
    return _Heard(feeling, valence, degree * (0.5 if denied or wished or others else 1.0))


def _listen(folded: str, words: Lexicon) -> tuple[list[_Heard], int, int]:
    tokens = tokenize(folded)
    found: list[_Heard] = []
    index = 0
    while index < len(tokens):
        at = words.at(tokens, index)
        if at is None:
            index += 1
            continue
        feeling, length = at
        found.append(_weigh(feeling, tokens, index))
        index += length
    return found, len(tokens), sum(token.text in _NOT for token in tokens)


def _read_part(text: str) -> str:
    return " ".join(text[start:end] for start, end in windows(text))


def _typed_arousal(raw: str, folded: str) -> float:
    """Add up what typing does to arousal: capitals, exclamation marks, stretched words, a trailing off."""
    loud = min(len(_LOUD.findall(raw)), 5) * 0.13
    loud += min(len(_SCREAMED.findall(raw)), 6) * (0.12 if any(letter.islower() for letter in raw) else 0.25)
    loud += min(len(_STRETCHED.findall(folded)), 3) * 0.1
    loud += 0.1 if _ASKED_LOUD.search(raw) else 0.0
    return min(loud, 0.8) - (0.15 if _LOW_SHAPE.search(folded) else 0.0)


def _without_the_quote(said: re.Match[str]) -> str:
    return said[0].replace(said["words"], " ")


@lru_cache(maxsize=512)
def hear(text: str) -> Affect:
    """How the text sounds by itself, whatever came before. A talk hands over the same messages again with each turn."""
    raw = _read_part(text)
    folded = fold(raw)
    plain, idiom = harmless(_VERY.sub("very ", _QUOTED.sub(_without_the_quote, folded)))
    found, length, denials = _listen(plain, lexicon())
    if idiom and not found:
        found.append(_IDIOM)
    total = sum(each.valence for each in found)
    total -= _DENIAL_SOUNDS * min(2, denials)
    valence = total / math.sqrt(total * total + _ROOM)
    hedged = valence > _HEDGED_FROM and _HEDGE.search(folded) is not None
    if hedged:
        valence = min(valence * 0.2, 0.1) - 0.2
    typed = _typed_arousal(raw, folded)
    weight = sum(each.weight for each in found)
    lexical = sum(each.feeling.arousal * each.weight for each in found) / (weight + 1.0)
    arousal = _REST + lexical + typed
    weights: dict[str, float] = {}
    for each in found:
        turned = each.valence * each.feeling.valence < 0
        category = ("sad" if each.valence < 0 else "calm") if turned else each.feeling.category
        share = 0.15 if hedged and each.valence > 0 else 0.5 if turned else 1.0
        weights[category] = weights.get(category, 0.0) + each.weight * share
    heard = min(1.0, weight / 1.0 + abs(typed) * 0.5)
    if not found and length > _SHORT_ANSWER:
        heard = max(heard, 0.35)
    return Affect(max(-1.0, min(1.0, valence)), max(-1.0, min(1.0, arousal)), weights, heard)


def lean(now: Affect, earlier: Sequence[Affect]) -> Affect:
    """Hear the message after the person's earlier ones, oldest first: little said leans on the mood so far."""
    if not earlier:
        return now
    share = total_v = total_a = 0.0
    weight = 1.0
    weights: dict[str, float] = {}
    for each in reversed(earlier):
        counted = weight * (0.1 + each.heard)
        share += counted
        total_v += counted * each.valence
        total_a += counted * each.arousal
        for category, value in each.weights.items():
            weights[category] = weights.get(category, 0.0) + counted * value * 0.4
        weight *= _DECAY
    pull = (1.0 - now.heard) * 0.7 + now.heard * 0.12
    mixed = dict(now.weights)
    for category, value in weights.items():
        mixed[category] = mixed.get(category, 0.0) + pull * value / share
    return Affect(
        now.valence * (1 - pull) + pull * total_v / share,
        now.arousal * (1 - pull) + pull * total_a / share,
        mixed,
        now.heard,
    )


def start_from(felt: Felt, now: Affect) -> Affect:
    """Hear the message from where the person is: words that say little stay there, words that say much move on.

    Words tell pleasant from unpleasant better than slow from tense, so the latter keeps more of what was felt.
    """
    pull = 0.8 - 0.4 * now.heard
    weights = dict(now.weights)
    lightly = felt.valence <= _LIGHTLY_FROM and now.valence > 0  # a joke over something hard is not contentment
    if lightly:
        pull = max(pull, _LIGHTLY)
        weights = {name: weight * (1 - _LIGHTLY) for name, weight in weights.items()}
    kind = "calm" if felt.valence > 0.1 else "stress" if felt.arousal > 0.25 else "sad"
    if abs(felt.valence) > 0.1:
        unsaid = max(1 - now.heard, _LIGHTLY if lightly else 0.0)
        weights[kind] = weights.get(kind, 0.0) + pull * unsaid * abs(felt.valence)
    return Affect(
        (1 - pull) * now.valence + pull * felt.valence,
        (0.85 - pull) * now.arousal + (pull + 0.15) * felt.arousal,
        weights,
        now.heard,
    )


def emotions(affect: Affect, text: str) -> dict[Emotion, float]:
    """Seven shares that sum to one, to four places."""
    raw = dict.fromkeys(EMOTIONS, 0.0)
    for category, weight in affect.weights.items():
        for emotion, share in TOWARDS[category].items():
            raw[emotion] += share * weight
    raw["neutral"] += 0.3
    raw["happiness"] += 0.5 * max(0.0, affect.valence)
    low = max(0.0, -affect.valence)
    raw["sadness"] += 0.35 * low * (1.0 if affect.arousal < 0.1 else 0.4)
    raw["fear"] += 0.15 * low * (1.0 if affect.arousal > 0.0 else 0.3)
    raw["anger"] += 0.2 * low * (1.0 if affect.arousal > 0.0 else 0.4)
    raw["disgust"] += 0.05 * low
    ending = text[-40:]
    if "!" in ending:
        raw["neutral"] *= 0.5
        raw["happiness"] += 0.25 if affect.valence > -0.1 else 0.0
        raw["anger"] += 0.25 if affect.valence <= 0.1 else 0.05
        raw["surprise"] += 0.15
    if _ASKED_LOUD.search(ending):
        raw["surprise"] += 0.5
    elif "?" in ending and len(text) < 40:
        raw["surprise"] += 0.2
    total = sum(raw.values())
    shares = {emotion: round(value / total, 4) for emotion, value in raw.items()}
    shares["neutral"] = round(
        max(0.0, 1.0 - sum(value for emotion, value in shares.items() if emotion != "neutral")), 4
    )
    return shares
