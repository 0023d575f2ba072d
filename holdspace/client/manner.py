"""How emotion shows in typing: tense distress comes in short pieces, low spirits slowly and in few words.

The system that this follows has the emotional state drive the client's style: negative and highly aroused gives
urgent, fragmented messages (Sim, Lee and Choo, arXiv 2506.09354). The thresholds are the authors' choice. No word
changes: of an author's wordings the one that suits the mood is likelier, and where it breaks into bubbles differs.
"""

from __future__ import annotations

import math
import random
import re
from typing import Literal

from holdspace.persona import Line, Mood

Manner = Literal["urgent", "slow", "even"]

TENSE = 0.42
"""Arousal (-1..1) from which distress is typed in pieces."""
DRAINED = -0.15
"""Arousal up to which someone types slowly, and little."""
LOW = -0.35
"""Valence (-1..1) up to which arousal shows as distress."""

_BREAK = re.compile(r"(?<=[.!?\u2026])[ ]+(?=\S)")


def manner(mood: Mood) -> Manner:
    """Return how someone in that mood types."""
    if mood.valence <= LOW and mood.arousal >= TENSE:
        return "urgent"
    return "slow" if mood.valence < 0 and mood.arousal <= DRAINED else "even"


def suited(lines: list[tuple[int, Line]], how: Manner, chance: random.Random) -> tuple[int, Line]:
    """Draw one of the wordings: any when even, else the shorter the likelier; ``lines`` is not empty."""
    if how == "even":
        return chance.choice(lines)
    least = min(_length(line) for _, line in lines)
    weights = [math.exp((least - _length(line)) / 5) for _, line in lines]
    return chance.choices(lines, weights)[0]


def _length(line: Line) -> float:
    """Return the words of a wording; where it breaks off into a new bubble, it reads as shorter."""
    return len(line.text.split()) - 2.0 * line.text.count("\n")


def typed(line: Line, how: Manner) -> str:
    """Return the wording as it is typed: each sentence a bubble of its own when urgent, one bubble when slow.

    The words that carry a cue stay together.
    """
    match how:
        case "urgent":
            pieces = _BREAK.sub("\n", line.text)
        case "slow":
            pieces = re.sub(r"(?<=[.!?\u2026])\n", " ", line.text)
        case _:
            pieces = line.text
    return pieces if line.cue is None or line.cue in pieces else line.text
