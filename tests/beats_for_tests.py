"""Every line of a person as the beat that would say it, and talks that were held, for tests of a model's voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from personas_for_tests import STYLES, sam, talk

from holdspace.client.manner import Manner
from holdspace.client.state import Beat, BeatKind, at_start
from holdspace.client.voices import Around
from holdspace.content import SHIPPED, find_content
from holdspace.persona import Persona, Speech
from holdspace.reading.readings import Utterance
from holdspace.simulate import Played

_PLACE = re.compile(r"^(\w+)(?:\[(\d+)\])?")
SHIPPED_IDS = ("dana", "harold", "maya")
_KINDS: dict[str, BeatKind] = {
    "opening": "open",
    "facts": "fact",
    "elaborations": "elaborate",
    "resistance": "push_back",
    "minimises": "minimise",
    "jokes": "joke",
    "sidesteps": "sidestep",
    "boundaries": "boundary",
    "pulls_back": "pull_back",
    "asks_about_you": "ask_about_you",
    "asks_for_advice": "ask_for_advice",
    "closing": "close",
}


@cache
def someone(id_: str) -> Persona:
    return sam() if id_ == "sam" else find_content(SHIPPED).persona(id_)


def _needs(persona: Persona, id_: str) -> set[str]:
    found = {id_}
    for need in persona.disclosure(id_).needs:
        found |= _needs(persona, need)
    return found


def every_beat(persona: Persona, helper: str = "What was that like?") -> Iterator[tuple[Beat, Around]]:
    """Yield each line of the file as the beat that says it, where its talk would have come to."""
    for pool, speech in persona.speeches():
        for index in range(len(speech.lines)):
            yield _beat(persona, pool, speech, index, helper)
    for i, d in enumerate(persona.disclosures):
        if d.cue is not None and d.cue.again:
            again = Speech(lines=d.cue.again, feeling=d.feeling, meaning=d.meaning, hears=d.hears, mood=d.mood)
            for index in range(len(again.lines)):
                yield _beat(persona, f"disclosures[{i}].cue.again", again, index, helper)


def _beat(persona: Persona, pool: str, speech: Speech, index: int, helper: str) -> tuple[Beat, Around]:
    head, place = _PLACE.findall(pool)[0]
    kind: BeatKind = _KINDS.get(head, "react")
    made: set[str] = set()
    disclosure = None
    if head == "disclosures":
        disclosure = persona.disclosures[int(place)].id
        kind = "return_to_cue" if pool.endswith("again") else "elaborate" if pool.endswith("more") else "disclose"
        made = _needs(persona, disclosure) | ({f"{disclosure}+"} if kind == "elaborate" else set())
    told = (persona.facts[int(place)].id,) if head == "facts" else ()
    if head == "suicide_talk" and not pool.endswith("limits_first") and persona.suicide_talk is not None:
        made = {persona.suicide_talk.told_by}
    if pool == "suicide_talk.limits_first":
        kind = "ask_limits"
    beat = Beat(
        kind=kind, pool=pool, index=index, line=speech.lines[index], feeling=speech.feeling, meaning=speech.meaning,
        hears=speech.hears, mood=speech.mood, disclosure=disclosure, why="a test",
    )  # fmt: skip
    state = at_start(persona).model_copy(
        update={"turn": 5, "made": tuple(sorted(made)), "told": told, "said": (beat.address,), "trust": 0.5}
    )
    said = (Utterance(speaker="helper", text=helper),)
    return beat, Around(persona=persona, state=state, said=() if kind == "open" else said, turn=5)


def moments(persona: Persona, played: list[Played]) -> Iterator[tuple[Beat, Around]]:
    """Yield each turn of a talk as a voice meets it."""
    said: list[Utterance] = []
    for turn in played:
        if turn.state.turn:
            said.append(Utterance(speaker="helper", text=turn.helper))
        yield turn.beat, Around(persona=persona, state=turn.state, said=tuple(said), turn=turn.state.turn)
        said.append(Utterance(speaker="client", text=turn.beat.text))


@cache
def talks_with(id_: str, style: str, seed: int, turns: int = 18) -> tuple[tuple[Beat, Around], ...]:
    """Return the moments of a talk that a helper of that style held."""
    persona = someone(id_)
    return tuple(moments(persona, talk(persona, STYLES[style], seed, turns)))


def in_manner(beat: Beat, manner: Manner) -> Beat:
    return beat.model_copy(update={"manner": manner})
