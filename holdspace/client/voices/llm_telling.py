"""A reply on its way out: which of its sentences are whole, fit, and may be released."""

from __future__ import annotations

from collections.abc import Iterator

from holdspace.client.state import Beat
from holdspace.client.voices import Carried, Said, Sentence
from holdspace.client.voices.llm_checks import Checks
from holdspace.client.voices.llm_cue import carries, found_in
from holdspace.client.voices.llm_stream import Reading, UnfitError, complete, holds, split, typed
from holdspace.client.voices.sentences import joined
from holdspace.persona import Persona

LEAST_FIRST = 3
"""Words that come first at least: "yes." alone shows too little of what follows to be let go."""


def _words(pieces: list[Sentence]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


class Telling:
    """Releases sentences in order; none before the words that carry a planted cue have come."""

    def __init__(self, beat: Beat, persona: Persona, checks: Checks) -> None:
        self._beat = beat
        self._persona = persona
        self._checks = checks
        self._manner = beat.manner
        self._cue: str | None = None
        self._carried = beat.line.cue is None
        self.released: list[Sentence] = []
        self.finished = False

    def take(self, reading: Reading) -> Iterator[Said]:
        """Yield what may be released by now. Raises UnfitError, with the reason's name."""
        if self.finished:
            return
        if reading.done and not reading.reply.strip():
            raise UnfitError("empty")
        if len(reading.reply) > self._checks.longest:
            raise UnfitError("long")
        if self._beat.line.cue is not None and self._cue is None:
            self._find(reading)
            if self._cue is None:
                return
        pieces = typed(split(reading.reply), self._manner)
        count = complete(reading.reply, pieces, done=reading.done)
        if not self.released and not reading.done and _words(pieces[:count]) < LEAST_FIRST:
            return
        if count > len(self.released) or reading.done:
            yield from self._release(pieces[:count], done=reading.done)

    def _release(self, pieces: list[Sentence], *, done: bool) -> Iterator[Said]:
        text = "\n".join(joined(pieces))
        fault = self._checks.whole(text) if done else self._checks.so_far(text)
        if fault is not None:
            raise UnfitError(fault)
        new = pieces[len(self.released) :]
        if pieces[: len(self.released)] != self.released:
            raise UnfitError("form")
        self.finished = done and not new
        for place, piece in enumerate(new, 1):
            self.released.append(piece)
            self.finished = done and place == len(new)
            yield piece
            if not self._carried and self._cue is not None and holds(self.released, self._cue):
                self._carried = True
                yield Carried(cue=self._cue)

    def _find(self, reading: Reading) -> None:
        """Look for the words that carry the cue: those that the answer names, else the author's, else a sentence."""
        named = " ".join((reading.cue or "").split())
        if named and not carries(named, self._beat, self._persona):
            raise UnfitError("cue")
        if not named and reading.done:
            named = found_in(reading.reply, self._beat, self._persona) or ""
        pieces = split(reading.reply)
        for how in (self._beat.manner, "even"):  # where breaking it up would tear the words apart, it stays whole
            if named and holds(typed(pieces, how), named):
                self._cue, self._manner = named, how
                return
        if reading.done:
            raise UnfitError("cue")
