"""A language model as the person's voice: the beat in its words, each checked, and the author's line behind it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import NamedTuple

from holdspace.client import person
from holdspace.client.state import Beat, at_start
from holdspace.client.voices import Around, Asked, Cancel, Said, ScriptedVoice, TakenOver
from holdspace.client.voices.llm_checks import REASONS, Checks
from holdspace.client.voices.llm_prompt import ask, size
from holdspace.client.voices.llm_stream import SCHEMA, Reading, UnfitError
from holdspace.client.voices.llm_telling import Telling
from holdspace.llm.faults import ModelError
from holdspace.llm.model import Model, Streaming, Usage
from holdspace.persona import Persona

TAIL = 400
"""Characters after the whole answer that are waited for, so that the server can count; then the line is closed."""
TRIES = 2
"""One, and one more with the reason, where nothing was released yet."""


class _Ended(NamedTuple):
    """How one request went."""

    why: str = ""
    """What was wrong with it; empty where nothing was."""
    again: bool = False
    """Whether it may be tried again."""
    tokens: int = 0


class ModelVoice:
    """Speaks through a language model. What the person tells was decided before; the model chooses the words.

    Whatever goes wrong, the beat is said: the voice behind it takes over with the author's line.
    """

    def __init__(self, model: Model, fallback: ScriptedVoice | None = None) -> None:
        self._model = model
        self._fallback = fallback or ScriptedVoice()

    @property
    def name(self) -> str:
        """Which voice, of which version, through which model."""
        return f"llm/1 {self._model.name}"

    def warm(self, persona: Persona) -> None:
        """Read what a first reply of this person would wait for: the tables of the checks, and what is locked."""
        state, beat = person.begin(persona, at_start(persona), seed=0)
        around = Around(persona=persona, state=state, said=(), turn=0)
        ask(beat, around)
        Checks(beat, around).so_far(beat.text)

    def speak(self, beat: Beat, cancel: Cancel, around: Around) -> Iterator[Said]:
        """Yield the beat's sentences as each is complete and found fit; stop soon once ``cancel`` is set."""
        if cancel.is_set():
            return
        checks = Checks(beat, around)
        spent, why = around.spent, ""
        for _ in range(TRIES):
            ended = yield from self._try(beat, cancel, around.model_copy(update={"spent": spent}), checks, why)
            if not ended.why or cancel.is_set():
                return
            spent, why = spent + ended.tokens, ended.why
            if not ended.again:
                break
        yield TakenOver(voice=self._fallback.name, why=why)
        yield from self._fallback.speak(beat, cancel, around)

    def _try(  # one request, and all that it stands on
        self, beat: Beat, cancel: Cancel, around: Around, checks: Checks, why: str
    ) -> Generator[Said, None, _Ended]:
        """Ask once and release what is fit; return how it went."""
        prompt = ask(beat, around, REASONS.get(why, ""))
        reading, telling = Reading(checks.longest), Telling(beat, around.persona, checks)
        try:
            answer = self._model.stream(prompt, cancel, most=_most(beat), schema=SCHEMA, spent=around.spent)
        except ModelError as error:
            if error.usage is not None:
                yield Asked(usage=error.usage)
            return _Ended(error.fault)
        checks.so_far(beat.text)  # while the server thinks: the tables of the checks are read once in a process
        try:
            ended = yield from _listen(answer, cancel, reading, telling)
        finally:
            answer.close()
        yield Asked(usage=_judged(answer.usage, ended.why))
        return ended._replace(tokens=answer.usage.tokens)


def _listen(answer: Streaming, cancel: Cancel, reading: Reading, telling: Telling) -> Generator[Said, None, _Ended]:
    """Release what is fit while the answer comes; return how it went."""
    after = 0
    try:
        for piece in answer:
            if cancel.is_set():
                return _Ended()
            after += len(piece) if reading.done else 0
            if after > TAIL:
                break
            reading.feed(piece)
            yield from _unless(cancel, telling.take(reading))
        reading.feed("", last=True)
        yield from _unless(cancel, telling.take(reading))
    except ModelError as error:
        return _Ended() if telling.finished else _Ended(error.fault)
    except UnfitError as error:
        return _Ended(error.why, again=error.why in REASONS and not telling.released)
    return _Ended()


def _unless(cancel: Cancel, said: Iterator[Said]) -> Iterator[Said]:
    for one in said:
        if cancel.is_set():
            return
        yield one


def _most(beat: Beat) -> int:
    """Return the tokens that an answer may have: its words and its cue, with room for JSON."""
    return 160 + 4 * size(beat.text)[1]


def _judged(usage: Usage, why: str) -> Usage:
    """Return what is logged of a request whose answer came and was not used."""
    if why in REASONS:
        return usage.model_copy(update={"fault": "wrong_schema" if why == "form" else "unfit", "detail": why})
    return usage.model_copy(update={"fault": why}) if why == "empty" else usage
