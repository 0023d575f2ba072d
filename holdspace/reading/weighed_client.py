"""The reader of a client's message: what the word list and the rules hear, weighed by models that were trained.

Where it is known how somebody feels (a simulated person's state), that stays the start, and the words move it as the
list says: there the truth is on record. docs/reader.md has the figures.
"""

from __future__ import annotations

from typing import ClassVar, Final

from holdspace.reading.affect import EMOTIONS
from holdspace.reading.client import RuleClientReader
from holdspace.reading.ngrams import parse, shares
from holdspace.reading.readings import ClientReading, ClientTalk, Felt, Utterance
from holdspace.reading.segment import fold
from holdspace.reading.trained import model
from holdspace.reading.weighing_client import given_of_sound, given_of_talk

WIDEN: Final = 2.0
"""The raters of EmoBank used half of their scale; this brings it back to -1 to 1."""
_SAID: Final = 0.5


class WeighedClientReader:
    """Reads how a message sounds and what it says: rules and a word list, weighed by trained weights."""

    version: ClassVar[str] = "client-weighed-1"

    def __init__(self) -> None:
        self._rules = RuleClientReader(suicide_weighed=True)

    def read(self, text: str, context: tuple[Utterance, ...] = (), felt: Felt | None = None) -> ClientReading:
        """Read ``text``; ``context`` is oldest first. With ``felt`` the feeling is read from there, by the rules."""
        ruled = self._rules.read(text, context, felt)
        if felt is not None or not text.strip():
            return ruled
        folded = fold(text)
        parsed = parse(folded)
        given = given_of_sound(text)
        valence, arousal = (max(-1.0, min(1.0, WIDEN * one)) for one in model("client_affect").scores(parsed, given))
        emotion = model("client_emotion")
        found = dict(zip(emotion.classes, shares(emotion.scores(parsed, given)), strict=True))
        if max(ruled.said.values()) >= _SAID:
            valence = min(valence, ruled.valence)
        return ruled.model_copy(
            update={
                "valence": round(valence, 4),
                "arousal": round(arousal, 4),
                "emotions": {one: round(found[one], 4) for one in EMOTIONS},
                "talk": _talk(text, folded, context),
            }
        )


def _talk(text: str, folded: str, context: tuple[Utterance, ...]) -> ClientTalk:
    weights = model("client_talk")
    found = dict(zip(weights.classes, shares(weights.scores(parse(folded), given_of_talk(text, context))), strict=True))
    return ClientTalk(**{one: round(found[one], 4) for one in ("change", "neutral", "sustain")})
