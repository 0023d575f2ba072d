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


def play(persona: Persona, reader: HelperReader, messages: Iterable[str], seed: int) -> Iterator[Played]:
    """Yield each turn as it is played, until the messages or the person's patience end.

    The first turn is the opening: its helper text is empty and it has no codes.
    """
    state, beat = person.begin(persona, at_start(persona), seed)
    yield Played("", state, beat, (), (), 0.0)
    beats: list[Beat] = [beat]
    said = [Utterance(speaker="client", text=beat.text)]
    for message in messages:
        if state.ended is not None:
            return
        reading = reader.read(message, tuple(said[-12:]))
        recent = tuple(reversed(beats[-person.RECENT :]))
        state, beat, heard = person.answer(persona, state, reading, message, recent, seed)
        beats.append(beat)
        said += [Utterance(speaker="helper", text=message), Utterance(speaker="client", text=beat.text)]
        codes = tuple(dict.fromkeys(span.code for span in reading.codes))
        yield Played(message, state, beat, codes, heard.findings, heard.fit.value)


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
