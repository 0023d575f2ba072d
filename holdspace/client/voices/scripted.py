"""The voice that every laptop has: it says the line that the author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from holdspace.client.voices.sentences import Sentence, sentences

if TYPE_CHECKING:
    from holdspace.client.state import Beat
    from holdspace.client.voices import Around, Cancel


class ScriptedVoice:
    """No network, no key; the same beat is always said in the same words."""

    name = "scripted/2"

    def speak(self, beat: Beat, cancel: Cancel, around: Around | None = None) -> Iterator[Sentence]:  # noqa: ARG002  # behind the Voice protocol
        """Yield the sentences of the beat's line until ``cancel`` is set."""
        for sentence in sentences(beat.text):
            if cancel.is_set():
                return
            yield sentence
