"""Voices put a beat into words: the only part of the person that a language model may replace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from holdspace.client.state import Beat, ClientState
from holdspace.client.voices.scripted import ScriptedVoice
from holdspace.client.voices.sentences import Sentence
from holdspace.llm.model import Usage
from holdspace.persona import Persona
from holdspace.reading.readings import Frozen, Utterance

__all__ = ["Around", "Asked", "Cancel", "Carried", "Said", "ScriptedVoice", "Sentence", "TakenOver", "Voice"]


class Cancel(Protocol):
    """A token that says whether a reply is still wanted; ``threading.Event`` is one."""

    def is_set(self) -> bool:
        """Whether the reply was stopped."""
        ...


class Around(Frozen):
    """Where the beat stands in the talk. A voice that writes freely must find in it what is open, and only that."""

    persona: Persona
    state: ClientState
    """After the turn."""
    said: tuple[Utterance, ...]
    """The talk so far on this path, oldest first; the helper's latest message is the last."""
    turn: int
    """Of the record."""
    spent: int = 0
    """Tokens that models used in this session so far."""


class TakenOver(Frozen):
    """Another voice goes on from here: whatever this reply has released is taken back."""

    voice: str
    """Its name."""
    why: str
    """In a word or two, for the record."""


class Asked(Frozen):
    """A request to a model came to its end, well or not; kept for the log and the limits."""

    usage: Usage


class Carried(Frozen):
    """Which words of the reply carried the planted cue, where they are not those of the author's line."""

    cue: str
    """Occurs in the reply letter for letter."""


Said = Sentence | TakenOver | Asked | Carried
"""What comes of a voice: mostly sentences."""


class Voice(Protocol):
    """Speaks a beat, sentence by sentence."""

    @property
    def name(self) -> str:
        """Which voice, and of which version, for the record."""
        ...

    def speak(self, beat: Beat, cancel: Cancel, around: Around) -> Iterator[Said]:
        """Yield the beat's sentences in order; stop soon, and without an error, once ``cancel`` is set."""
        ...
