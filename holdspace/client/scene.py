"""What a rule looks at, and what a person may do next: the two forms that every rule of the director speaks in."""

from __future__ import annotations

import random
from typing import NamedTuple

from holdspace.client.effects import Finding
from holdspace.client.findings import Heard
from holdspace.client.state import Beat, BeatKind, ClientState
from holdspace.persona import Line, Persona, ResistanceForm, Speech
from holdspace.reading.readings import HelperReading


class Scene(NamedTuple):
    """All that a rule may look at."""

    persona: Persona
    state: ClientState
    reading: HelperReading
    heard: Heard
    chance: random.Random
    recent: tuple[Beat, ...]

    def found(self, *findings: Finding) -> bool:
        """Whether any of these was found in the helper's message."""
        return any(f in self.heard.findings for f in findings)


class Offer(NamedTuple):
    """One thing the person could say now."""

    kind: BeatKind
    pool: str
    speech: Speech
    why: str
    disclosure: str | None = None
    depth: int | None = None
    form: ResistanceForm | None = None
    with_cue: bool | None = None
    """Only wordings with a cue, only those without, or any."""

    def lines(self) -> list[tuple[int, Line]]:
        """Return the wordings with their places in the pool."""
        every = list(enumerate(self.speech.lines))
        if self.with_cue is None:
            return every
        return [(i, line) for i, line in every if (line.cue is not None) == self.with_cue]
