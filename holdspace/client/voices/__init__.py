"""Voices put a beat into words: the only part of the person that a language model may replace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from holdspace.client.state import Beat
from holdspace.client.voices.scripted import ScriptedVoice
from holdspace.client.voices.sentences import Sentence

__all__ = ["Cancel", "ScriptedVoice", "Sentence", "Voice"]


class Cancel(Protocol):
    """A token that says whether a reply is still wanted; ``threading.Event`` is one."""

    def is_set(self) -> bool:
        """Whether the reply was stopped."""
        ...


class Voice(Protocol):
    """Speaks a beat, sentence by sentence."""

    @property
    def name(self) -> str:
        """Which voice, and of which version, for the record."""
        ...

    def speak(self, beat: Beat, cancel: Cancel) -> Iterator[Sentence]:
        """Yield the beat's sentences in order; stop soon, and without an error, once ``cancel`` is set."""
        ...
