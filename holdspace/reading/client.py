"""The first reader of a client's message, by rules."""

from __future__ import annotations

from typing import ClassVar

from holdspace.reading.affect import Affect, emotions, hear, lean, start_from
from holdspace.reading.naming import label
from holdspace.reading.readings import ClientReading, Evidence, Felt, SuicideStatement, Utterance
from holdspace.reading.segment import fold
from holdspace.reading.situation import suicide_in_play
from holdspace.reading.suicide import Statement, statements
from holdspace.reading.suicide_answers import answered
from holdspace.reading.talk import talk

MEMORY = 6
"""Earlier messages of the person that colour how little is read."""

_ANSWER = 80
"""Letters up to which a message may take its meaning from the question before it."""
_SAID: tuple[SuicideStatement, ...] = ("wish_dead", "thoughts", "method", "intent_or_plan", "acting")


def _suicide(folded: str, context: tuple[Utterance, ...], *, weighed: bool = False) -> list[Statement]:
    found = statements(folded, weighed=weighed)
    if not context:
        return found
    further = statements(folded, in_play=True)
    if further and suicide_in_play(context):
        found = sorted([*found, *further], key=lambda each: each.start)
    if not found:
        asked = next((said.text for said in reversed(context) if said.speaker == "helper"), None)
        found = answered(folded, asked, in_play=_may_answer(folded) and suicide_in_play(context))
    return found


def _may_answer(folded: str) -> bool:
    """Whether a message is short enough to take its meaning from the question."""
    return len(folded) <= _ANSWER


def _outermost(found: list[Statement]) -> list[Statement]:
    """Leave out words that stand within words already shown: "kill myself" in "going to kill myself"."""
    return [
        one
        for one in found
        if not any(
            other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
            for other in found
        )
    ]


class RuleClientReader:
    """Reads how a message sounds and what it says, by the tables beside this module."""

    version: ClassVar[str] = "client-rules-1"

    def __init__(self, *, suicide_weighed: bool = False) -> None:
        """``suicide_weighed``: what is said of suicide is weighed too, where it is not on record how a person feels."""
        self._suicide_weighed = suicide_weighed

    def read(self, text: str, context: tuple[Utterance, ...] = (), felt: Felt | None = None) -> ClientReading:
        """Read ``text``; ``context`` is oldest first. Any text is answered, the empty one too.

        ``felt`` is where the words start from, if that is known; else it is the mood of the earlier messages.
        """
        folded = fold(text)
        if felt is None:
            own = [said.text for said in context if said.speaker == "client"]
            affect = lean(hear(text), [hear(said) for said in own[-MEMORY:]])
        else:
            affect = start_from(felt, hear(text))
        found = _suicide(folded, context, weighed=self._suicide_weighed and felt is None)
        if found:
            affect = _darken(affect)
        said = dict.fromkeys(_SAID, 0.01)
        for each in found:
            said[each.what] = max(said[each.what], each.score)
        return ClientReading(
            valence=round(affect.valence, 4),
            arousal=round(affect.arousal, 4),
            emotions=emotions(affect, text),
            label=label(affect),
            talk=talk(folded),
            said=said,
            evidence=tuple(Evidence(start=each.start, end=each.end, what=each.what) for each in _outermost(found)),
        )


def _darken(affect: Affect) -> Affect:
    """Words about dying are low whatever else was said."""
    weights = {**affect.weights, "hopeless": affect.weights.get("hopeless", 0.0) + 1.0}
    return affect._replace(valence=min(affect.valence, -0.8), weights=weights, heard=1.0)
