"""A conversation played without a browser: helper messages in, the person's answers and what was inside them out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from holdspace.client import person
from holdspace.client.state import Beat, ClientState, at_start
from holdspace.codes import HelperCode
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReader, Utterance
from holdspace.scoring import score


class Played(NamedTuple):
    """One turn that was played."""

    helper: str
    state: ClientState
    beat: Beat
    codes: tuple[HelperCode, ...]
    findings: tuple[str, ...]
    fit: float


class HelperLineError(ValueError):
    """A line of the helper's file that can't be read; the message names the line."""


def helper_lines(lines: Iterable[str | bytes]) -> Iterator[str]:
    """Yield the helper's messages from JSON lines; lines of the client are passed over.

    Raises HelperLineError with the line's number.
    """
    for number, raw in enumerate(lines, 1):
        try:
            text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw
            if not text.strip():
                continue
            one = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise HelperLineError(f"line {number}: this is not one JSON object ({type(error).__name__}).") from error
        if not isinstance(one, dict) or not isinstance(one.get("text"), str):
            raise HelperLineError(f'line {number}: expected {{"speaker": "helper", "text": "..."}}.')
        if one.get("speaker", "helper") == "helper":
            yield one["text"]


class Talk:
    """A talk as it is played, message by message; ``turns`` begins with the opening, which has no helper text."""

    def __init__(self, persona: Persona, reader: HelperReader, seed: int) -> None:
        self._persona, self._reader, self._seed = persona, reader, seed
        state, beat = person.begin(persona, at_start(persona), seed)
        self.turns = [Played("", state, beat, (), (), 0.0)]
        self._said = [Utterance(speaker="client", text=beat.text)]

    @property
    def state(self) -> ClientState:
        """What is inside the person now."""
        return self.turns[-1].state

    def say(self, message: str) -> Played:
        """Play the helper's next message."""
        reading = self._reader.read(message, tuple(self._said[-12:]))
        recent = tuple(turn.beat for turn in reversed(self.turns[-person.TALK :]))
        state, beat, heard = person.answer(self._persona, self.state, reading, message, recent, self._seed)
        self._said += [Utterance(speaker="helper", text=message), Utterance(speaker="client", text=beat.text)]
        codes = tuple(dict.fromkeys(span.code for span in reading.codes))
        self.turns.append(Played(message, state, beat, codes, heard.findings, heard.fit.value))
        return self.turns[-1]


def play(persona: Persona, reader: HelperReader, messages: Iterable[str], seed: int) -> Iterator[Played]:
    """Yield each turn as it is played, the opening first, until the messages or the person's patience end."""
    talk = Talk(persona, reader, seed)
    yield talk.turns[0]
    for message in messages:
        if talk.state.ended is not None:
            return
        yield talk.say(message)


def as_json(persona: Persona, seed: int, turns: list[Played]) -> dict[str, Any]:
    """Return the object that ``holdspace simulate --json`` prints."""
    opening, *rest = turns
    return {
        "persona": persona.id,
        "seed": seed,
        "opening": opening.beat.text,
        "turns": [
            {
                "turn": t.state.turn,
                "helper": t.helper,
                "client": t.beat.text,
                "beat": t.beat.kind,
                "disclosure": t.beat.disclosure,
                "depth": t.beat.depth,
                "trust": t.state.trust,
                "valence": t.state.valence,
                "arousal": t.state.arousal,
                "phase": t.state.phase,
                "cues": [c.model_dump(mode="json") for c in t.state.cues],
                "codes": list(t.codes),
                "findings": list(t.findings),
                "why": t.beat.why,
            }
            for t in rest
        ],
        "ended": turns[-1].state.ended,
        "scores": score(turns[-1].state)._asdict(),
    }


def as_story(persona: Persona, turns: list[Played]) -> Iterator[str]:
    """Yield the lines of a talk as an author reads it: what was said, what was inside, and why."""
    for t in turns:
        if t.state.turn:
            yield f"{t.state.turn:>3}  You: {t.helper}"
            yield f"       [{', '.join(t.codes)}] found: {', '.join(t.findings) or 'nothing'}; fit {t.fit:.2f}"
        first, *more = t.beat.text.split("\n")
        yield f"     {persona.name}: {first}"
        yield from (f"     {' ' * len(persona.name)}  {line}" for line in more)
        inside = (
            f"trust {t.state.trust:.2f}, mood {t.state.valence:+.2f}, tension {t.state.arousal:+.2f}, {t.state.phase}"
        )
        what = t.beat.kind + (f" {t.beat.disclosure}" if t.beat.disclosure else "")
        yield f"       {what}: {t.beat.why}. {inside}"
        for cue in t.state.cues:
            missed_now = cue.outcome == "missed" and "cue_missed" in t.findings
            if t.state.turn in {cue.at, cue.again_at, cue.heard_at} or missed_now:
                yield f'       cue ({cue.kind}) "{cue.words}": {cue.outcome}'
        yield ""
