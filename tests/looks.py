"""Talks laid out by hand for tests of what is seen in them: what was found in each message is given, not read."""

from __future__ import annotations

from typing import Any

from personas_for_tests import sam

from holdspace.client.state import Beat, ClientState, Ending, Planted
from holdspace.debrief_talk import Exchange, Talk
from holdspace.persona import CueKind, Line

SAM = sam()
STATE = ClientState(trust=0.4, valence=-0.3, arousal=0.2)


def beat(kind: Any = "disclose", said: str = "i clean offices from ten till six", cue: str | None = None) -> Beat:
    return Beat(kind=kind, pool="disclosures[0]", index=0, line=Line(text=said, cue=cue), feeling=("worn out",),
                why="a test")  # fmt: skip


def exchange(
    number: int, *findings: str, you: str = "", codes: tuple[str, ...] = (), kind: str = "disclose", **more: Any
) -> Exchange:
    told = beat(kind)
    whole = {
        "turn": number,
        "number": number,
        "you": you or (f"message {number} of mine" if number else ""),
        "codes": frozenset(codes),
        "findings": frozenset(findings),
        "fit": 0.6,
        "said": told.text,
        "beat": told,
        "state": STATE,
        "reading": None,
    }
    return Exchange(**(whole | more))


def laid_out(*every: Exchange, ended: Ending | None = None, **final: Any) -> Talk:
    """Return a talk of these messages after an opening; ``final`` changes the last state."""
    path = [exchange(0, kind="open"), *every]
    path[-1] = path[-1]._replace(state=STATE.model_copy(update=final))
    return Talk(SAM, tuple(path), ended, "")


def messages(*found: tuple[str, ...], **more: Any) -> Talk:
    """Return a talk with one message for each tuple of findings."""
    ended = more.pop("ended", None)
    return laid_out(*(exchange(n, *findings) for n, findings in enumerate(found, 1)), ended=ended, **more)


def planted(at: int, outcome: str = "missed", kind: CueKind = "shame", **more: Any) -> Planted:
    heard = at + 1 if outcome in {"met", "noticed", "late"} else None
    words = more.pop("words", "clean offices")
    return Planted(disclosure=f"d{at}", kind=kind, words=words, at=at, left=0, outcome=outcome, heard_at=heard, **more)  # type: ignore[arg-type]
