"""Talks laid out by hand, so that a test of the coach hangs on no reader and on nobody's lines."""

from __future__ import annotations

from typing import Any

from personas_for_tests import at, beat, said, sam

from holdspace.client.state import Beat, ClientState, Planted
from holdspace.debrief_talk import Exchange, Talk
from holdspace.persona import Persona
from holdspace.reading.readings import ClientReading, ClientTalk, Evidence

SAM = sam()
NIGHTS = beat(SAM, "nights")
OPENING = said("hello, i clean offices").model_copy(update={"kind": "open"})


def reply(kind: str, words: str = "i clean offices from ten till six", **more: Any) -> Beat:
    """Return a reply of that kind, with the words of what Sam says of his nights."""
    return NIGHTS.model_copy(update={"kind": kind, "line": NIGHTS.line.model_copy(update={"text": words}), **more})


def one(  # noqa: PLR0917  # a message, whole
    you: str,
    codes: str = "other",
    findings: str = "",
    answer: Beat = NIGHTS,
    topic: str | None = "nights",
    fit: float = 0.0,
    reading: ClientReading | None = None,
    **state: Any,
) -> Exchange:
    """Return a message of the helper, read as these codes and findings (words), and what Sam then says."""
    return Exchange(
        turn=0, number=0, you=you, codes=frozenset(codes.split()), findings=frozenset(findings.split()), fit=fit,
        said=answer.text, beat=answer, state=at(SAM, topic=topic, **state), reading=reading,
    )  # fmt: skip


def talk(*messages: Exchange, opening: Beat = OPENING, persona: Persona = SAM, **start: Any) -> Talk:
    """Return a talk of these messages after an opening."""
    first = one("", "", "", opening, topic=None, **start)
    every = [first, *messages]
    numbered = tuple(e._replace(turn=n, number=n, state=_at_turn(e.state, n)) for n, e in enumerate(every))
    return Talk(persona, numbered, None, "")


def cue(at_: int, words: str, kind: str = "shame", outcome: str = "missed", **more: Any) -> Planted:
    """Return a cue that the reply to message ``at_`` carried."""
    return Planted.model_validate(
        {"disclosure": "daft", "kind": kind, "words": words, "at": at_, "left": 0, "outcome": outcome, **more}
    )


def spoke_of(*what: str) -> ClientReading:
    """Return a reading of words that spoke of these."""
    return ClientReading(
        valence=-0.5, arousal=0.0, emotions={"neutral": 1.0}, label="sad", said={},
        talk=ClientTalk(change=0.0, neutral=1.0, sustain=0.0),
        evidence=tuple(Evidence.model_validate({"start": 0, "end": 1, "what": w}) for w in what),
    )  # fmt: skip


def _at_turn(state: ClientState | None, turn: int) -> ClientState | None:
    return state.model_copy(update={"turn": turn}) if state else None
