"""One reply while it is spoken: what a voice yields becomes events, in the order in which they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from holdspace import events
from holdspace.client import dynamics
from holdspace.client.state import Beat, ClientState
from holdspace.client.voices import Asked, Carried, Said, ScriptedVoice, Sentence, TakenOver
from holdspace.events import Payload


class Reply:
    """The events of one reply. What shows nothing waits for the next sentence, and is kept with it."""

    def __init__(self, beat: Beat, before: ClientState, voice: str, first: Iterable[Payload]) -> None:
        self._beat = beat
        self._before = before
        self._id = uuid4()
        self._voice = voice
        self._waiting = [*first]
        self._begun = False
        self._said: list[Sentence] = []
        self._cue: str | None = None

    @property
    def said(self) -> bool:
        """Whether anything stands that was said."""
        return bool(self._said)

    def take(self, said: Said, *, stopped: bool) -> list[Payload]:
        """Return what is to be kept now; after a stop nothing more is said, and only what was used is counted."""
        match said:
            case Asked():
                self._waiting.append(events.ModelAsked.model_validate(said.usage.model_dump()))
            case Carried():
                self._cue = said.cue
            case TakenOver() if not stopped:
                return self._hand_over(said)
            case Sentence() if not stopped:
                self._said.append(said)
                released = events.SentenceReleased(reply=self._id, text=said.text, bubble=said.bubble)
                return [*self._begin(), released]
            case _:
                pass
        return []

    def finish(self, state: ClientState) -> list[Payload]:
        """Return what closes a reply that was said to its end; ``state`` is the one after the turn, as decided."""
        return [*self._begin(), events.ReplyFinished(reply=self._id), *self._otherwise(state, whole=True)]

    def stop(self, state: ClientState, shown: str) -> list[Payload]:
        """Return what closes a reply that was broken off when only ``shown`` was said."""
        begun = self._begin()
        otherwise = self._otherwise(state, whole=False, shown=shown)
        beat = self._beat.spoken(shown, self._cue) if otherwise and self._cue is not None else self._beat
        after = otherwise[0].state if otherwise else state
        state = dynamics.withheld(self._before, after, beat, shown)
        return [*begun, *otherwise, events.ReplyInterrupted(reply=self._id, why="stopped", state=state)]

    def _begin(self) -> list[Payload]:
        waiting, self._waiting = self._waiting, []
        if not self._begun:
            self._begun = True
            waiting.append(events.ReplyStarted(reply=self._id, voice=self._voice))
        return waiting

    def _hand_over(self, to: TakenOver) -> list[Payload]:
        self._voice, self._cue = to.voice, None
        if not self._said:
            return []
        self._said = []
        taken_back = [*self._begin(), events.ReplyReplaced(reply=self._id, why=to.why)]
        self._id, self._begun = uuid4(), False
        return taken_back

    def _otherwise(self, state: ClientState, *, whole: bool, shown: str = "") -> list[events.SpokenOtherwise]:
        """Return the record that other words were said than the author's; empty where they are the author's."""
        if self._voice == ScriptedVoice.name or not self._said:
            return []
        words = " ".join(sentence.text for sentence in self._said) if whole else shown
        if self._cue is None and self._beat.line.cue is not None:  # said in words that do not carry it
            after = dynamics.withheld(self._before, state, self._beat, words)
        else:
            after = dynamics.in_other_words(state, self._beat.spoken(words, self._cue))
        return [events.SpokenOtherwise(cue=self._cue, state=after)]
