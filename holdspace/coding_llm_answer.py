"""What a language model answers about one message, and the same as ``holdspace code`` writes it.

A model quotes words where a reader counts letters. Each quotation is looked up in the text; what does not stand there
is left out. Numbers are brought into their ranges, and what must sum to one is made to.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from holdspace.codes import HELPER_CODES, HelperCode
from holdspace.reading.readings import SuicideStatement

_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2039": "<", "\u203a": ">"})
_DECIMALS = 4
"""Decimals of what is written."""
UNSURE = 0.5
"""How sure a span is that a model gave without saying so."""


class Quoted(BaseModel):
    """Something found, and the words in which it stands."""

    model_config = ConfigDict(extra="allow")  # a server that answers from a reader gives start and end instead

    words: str = ""

    def place(self, text: str, after: int) -> tuple[int, int] | None:
        """Return where the words stand in the text, past ``after`` if they do; None where they do not."""
        if self.words.strip():
            return find(self.words, text, after)
        start, end = ((self.model_extra or {}).get(name) for name in ("start", "end"))
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
            return start, end
        return None


class Coded(Quoted):
    """One behaviour."""

    code: HelperCode
    score: float = UNSURE


class Levels(BaseModel):
    """EPITOME's three mechanisms."""

    emotional_reactions: int = 0
    interpretations: int = 0
    explorations: int = 0


class Areas(BaseModel):
    """CARE's areas."""

    reflections: float = 0.0
    questions: float = 0.0
    suggestions: float = 0.0
    validation: float = 0.0
    self_disclosure: float = 0.0
    empathy: float = 0.0
    professionalism: float = 0.0
    structure: float = 0.0


class Quality(BaseModel):
    """One judgement of the whole message."""

    appropriate: float = UNSURE
    improve: Areas = Field(default_factory=Areas)
    praise: Areas = Field(default_factory=Areas)


class HelperAnswer(BaseModel):
    """A model's coding of a helper's message."""

    main: HelperCode
    codes: list[Coded]
    empathy: Levels
    coach: Quality

    def row(self, text: str) -> dict[str, Any]:
        """Return it as ``holdspace code`` writes it."""
        spans: list[dict[str, Any]] = []
        after = 0
        for one in self.codes:
            if (found := one.place(text, after)) is not None:
                after = found[1]
                spans.append({"code": one.code, "start": found[0], "end": found[1], "score": _unit(one.score)})
        if not any(span["code"] == self.main for span in spans):
            named = next((one.score for one in self.codes if one.code == self.main), UNSURE)
            spans.append({"code": self.main, "start": 0, "end": len(text), "score": _unit(named)})
        scores = {code: max((s["score"] for s in spans if s["code"] == code), default=0.0) for code in HELPER_CODES}
        return {
            "main": self.main,
            "codes": sorted(spans, key=lambda span: (span["start"], span["end"])),
            "scores": scores,
            "empathy": {name: min(2, max(0, level)) for name, level in self.empathy.model_dump().items()},
            "coach": {
                "appropriate": _unit(self.coach.appropriate),
                "improve": _units(self.coach.improve),
                "praise": _units(self.coach.praise),
            },
        }


class Emotions(BaseModel):
    """How likely each is the strongest."""

    anger: float = 0.0
    disgust: float = 0.0
    fear: float = 0.0
    happiness: float = 0.0
    sadness: float = 0.0
    surprise: float = 0.0
    neutral: float = 0.0


class Talk(BaseModel):
    """Change, neutral or sustain talk."""

    change: float = 0.0
    neutral: float = 0.0
    sustain: float = 0.0


class Said(BaseModel):
    """What was said of the writer's own suicide."""

    wish_dead: float = 0.0
    thoughts: float = 0.0
    method: float = 0.0
    intent_or_plan: float = 0.0
    acting: float = 0.0


class SaidWhere(Quoted):
    """The words that say one of them."""

    what: SuicideStatement


class ClientAnswer(BaseModel):
    """A model's coding of a person's message."""

    valence: float
    arousal: float
    emotions: Emotions
    label: str
    talk: Talk
    said: Said
    evidence: list[SaidWhere]

    def row(self, text: str) -> dict[str, Any]:
        """Return it as ``holdspace code`` writes it."""
        places = [(one.what, one.place(text, 0)) for one in self.evidence]
        return {
            "valence": _within(self.valence, -1.0),
            "arousal": _within(self.arousal, -1.0),
            "emotions": _shares(self.emotions, "neutral"),
            "label": " ".join(self.label.split())[:60],
            "talk": _shares(self.talk, "neutral"),
            "said": _units(self.said),
            "evidence": [{"start": at[0], "end": at[1], "what": what} for what, at in places if at is not None],
        }


EMPTY_HELPER = HelperAnswer(main="other", codes=[], empathy=Levels(), coach=Quality())
EMPTY_CLIENT = ClientAnswer(
    valence=0,
    arousal=0,
    emotions=Emotions(neutral=1),
    label="hard to read",
    talk=Talk(neutral=1),
    said=Said(),
    evidence=[],
)
"""Of a message without words no model is asked."""


def find(words: str, text: str, after: int = 0) -> tuple[int, int] | None:
    """Return where the words stand, whatever the case, the spaces and the form of quotation marks; None if nowhere."""
    places = [n for n, letter in enumerate(text) if not letter.isspace()]
    plain = "".join(_plain(text[n]) for n in places)
    wanted = "".join(_plain(letter) for letter in words if not letter.isspace())
    first = sum(n < after for n in places)
    at = plain.find(wanted, first)
    at = plain.find(wanted) if at < 0 else at
    return (places[at], places[at + len(wanted) - 1] + 1) if wanted and at >= 0 else None


def _plain(letter: str) -> str:
    low = letter.translate(_MARKS).lower()
    return low if len(low) == 1 else letter


def _within(value: float, low: float) -> float:
    return round(min(1.0, max(low, value)), _DECIMALS) if value == value else 0.0  # noqa: PLR0124 - not a number


def _unit(value: float) -> float:
    return _within(value, 0.0)


def _units(group: BaseModel) -> dict[str, float]:
    return {name: _unit(value) for name, value in group.model_dump().items()}


def _shares(group: BaseModel, otherwise: str) -> dict[str, float]:
    """Return the values so that they sum to one; all of it is ``otherwise`` where there are none."""
    units = _units(group)
    whole = sum(units.values())
    if not whole:
        return {name: float(name == otherwise) for name in units}
    return {name: round(value / whole, _DECIMALS) for name, value in units.items()}
