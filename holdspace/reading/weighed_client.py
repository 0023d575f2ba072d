"""The reader of a client's message: what the word list and the rules hear, weighed by models that were trained.

Where it is known how somebody feels (a simulated person's state), that stays the start, and the words move it as the
list says: there the truth is on record. docs/reader.md has the figures.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar, Final

from holdspace.reading.affect import EMOTIONS
from holdspace.reading.client import RuleClientReader
from holdspace.reading.ngrams import Together, parse, shares
from holdspace.reading.readings import ClientReading, ClientTalk, Felt, Utterance
from holdspace.reading.segment import fold
from holdspace.reading.suicide import HEARD
from holdspace.reading.trained import model
from holdspace.reading.weighing_client import given_of_sound, given_of_talk

WIDEN: Final = 2.0
"""The raters of EmoBank used half of their scale; this brings it back to -1 to 1."""


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
        sound = given_of_sound(text)
        together = _models()
        feeling, emotion, talk = together.scores(parse(folded), (sound, sound, given_of_talk(text, context)))
        valence, arousal = (max(-1.0, min(1.0, WIDEN * one)) for one in feeling)
        found = dict(zip(together.models[1].classes, shares(emotion), strict=True))
        said = dict(zip(together.models[2].classes, shares(talk), strict=True))
        if max(ruled.said.values()) > HEARD:  # by a wording: what only the weights hear moves no valence
            valence = min(valence, ruled.valence)
        return ruled.model_copy(
            update={
                "valence": round(valence, 4),
                "arousal": round(arousal, 4),
                "emotions": {one: round(found[one], 4) for one in EMOTIONS},
                "talk": ClientTalk(**{one: round(said[one], 4) for one in ("change", "neutral", "sustain")}),
            }
        )


@cache
def _models() -> Together:
    return Together([model(name) for name in ("client_affect", "client_emotion", "client_talk")])
