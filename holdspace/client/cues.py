"""Which planted cues a message meets, turns towards, or goes past."""

from __future__ import annotations

from holdspace.client.effects import Finding
from holdspace.client.fit import SURE, Fit, speaks_of, speaks_to
from holdspace.client.giving_back import LATELY, wear
from holdspace.client.rarity import rarity
from holdspace.client.state import ClientState, Planted
from holdspace.client.words import content_stems
from holdspace.codes import SUICIDE_QUESTIONS, HelperCode
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReading

_TOWARDS_DEATH = ("wish_dead", "thoughts", "hopelessness", "burden")
"""Cues that a question about suicide speaks to, whatever its words."""

_TALKS_OVER: tuple[HelperCode, ...] = ("advise_without_permission", "direct", "warn", "confront", "reassure")
"""What passes over a cue in the very message that speaks to it: noticed then, not met."""

ENOUGH_OF_IT = 1.2
"""Words of the matter, each by how much it tells, from which a message speaks to a cue."""


def move_on(
    persona: Persona, state: ClientState, reading: HelperReading, text: str, close: Fit
) -> tuple[tuple[Planted, ...], list[Finding]]:
    """Move each open cue on: met, noticed, heard late, one turn older, or missed."""
    after: list[Planted] = []
    found: list[Finding] = []
    turn = state.turn + 1
    rare = rarity(persona)
    for cue in state.cues:
        if cue.outcome not in ("open", "noticed") or cue.left <= 0:
            after.append(cue)
            continue
        spec = persona.disclosure(cue.disclosure).cue
        disclosure = persona.disclosure(cue.disclosure)
        words = " ".join((cue.words, *disclosure.feeling, disclosure.meaning or ""))
        hears = spec.hears if spec else ()
        near_it = content_stems(text) & content_stems(" ".join(disclosure.hears))
        hits_it = speaks_of(text, " ".join((words, *hears)))
        hits_it = hits_it or sum(rare.get(stem, 1.0) for stem in near_it) >= ENOUGH_OF_IT
        hits_it = hits_it or (cue.kind in _TOWARDS_DEATH and reading.has(*SUICIDE_QUESTIONS))
        to_it = hits_it or speaks_to(text, words, hears)
        meets = spec is not None and (
            reading.has(*spec.met_by) or (close.value >= SURE and "complex_reflection" in spec.met_by)
        )
        worn = close.verdict != "none" and wear(state, close) == "all"
        echoes = sum(g.fit == 0 for g in state.given_back[-2:]) == 2
        by_rote = (
            worn or bool(reading.conduct) or (close.verdict == "parroted" and echoes)
        )  # a manner by now, and no hearing
        meets = meets and close.verdict != "parroted" and not reading.has(*_TALKS_OVER)
        # A feeling by formula meets a cue once; after that it only notices.
        label = close.stem is not None and close.value < SURE and any(state.stems[-LATELY:])
        met = hits_it and meets and not by_rote and not label
        noticed = to_it and spec is not None and not by_rote and reading.has(*spec.noticed_by, *spec.met_by)
        late = turn - cue.at > 1  # the second try is late by itself
        if met:
            outcome = "late" if late and cue.outcome == "open" else "met"
            after.append(cue.model_copy(update={"outcome": outcome, "heard_at": turn, "left": 0}))
            found.append("cue_met")
        elif noticed:
            after.append(cue.model_copy(update={"outcome": "noticed", "heard_at": turn, "left": cue.left - 1}))
            found.append("cue_noticed")
        elif cue.left > 1:
            after.append(cue.model_copy(update={"left": cue.left - 1}))
        else:
            missed = cue.outcome == "open"
            after.append(cue.model_copy(update={"left": 0, "outcome": "missed" if missed else cue.outcome}))
            if missed:
                found.append("cue_missed")
    return tuple(after), found
