"""The first reader of a client's message, by rules."""

from __future__ import annotations

import re
from typing import ClassVar

from holdspace.reading.affect import Affect, emotions, hear, lean, start_from
from holdspace.reading.asking import asked_about_suicide
from holdspace.reading.naming import label
from holdspace.reading.readings import ClientReading, Evidence, Felt, SuicideStatement, Utterance
from holdspace.reading.segment import fold
from holdspace.reading.situation import suicide_in_play
from holdspace.reading.suicide import Statement, statements
from holdspace.reading.talk import talk

MEMORY = 6
"""Earlier messages of the person that colour how little is read."""

_SAID: tuple[SuicideStatement, ...] = ("wish_dead", "thoughts", "method", "intent_or_plan", "acting")
_YES = re.compile(
    r"\W*(?:(?:um+|uh+|well|i mean|honestly|ok(?:ay)?|i guess),?\W+){0,2}(?:yes|yeah|yea|yep|yup"
    r"|sometimes|maybe|kind of|kinda|sort of|a bit|a little|i have|i am"
    r"|i do|i think so|i guess(?: so)?|often|every (?:day|night)|all the time|it'?s crossed my mind"
    r"|i'?ve thought about it|i have thought)\b"
)


def _answered_yes(folded: str, context: tuple[Utterance, ...]) -> Statement | None:
    """Take a yes to a plain question about suicide as said."""
    last = next((said for said in reversed(context) if said.speaker == "helper"), None)
    if last is None or asked_about_suicide(last.text) != "ask_suicide_direct":
        return None
    found = _YES.match(folded)
    return None if found is None else Statement("thoughts", 0.75, _first(folded), max(found.end(), _first(folded) + 1))


def _suicide(folded: str, context: tuple[Utterance, ...]) -> list[Statement]:
    found = statements(folded)
    further = statements(folded, in_play=True) if context else []
    if further and suicide_in_play(context):
        found = sorted([*found, *further], key=lambda each: each.start)
    if not found and (yes := _answered_yes(folded, context)) is not None:
        found = [yes]
    return found


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


def _first(folded: str) -> int:
    return len(folded) - len(folded.lstrip())


class RuleClientReader:
    """Reads how a message sounds and what it says, by the tables beside this module."""

    version: ClassVar[str] = "client-rules-1"

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
        found = _suicide(folded, context)
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
