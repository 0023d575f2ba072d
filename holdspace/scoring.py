"""What a conversation was worth to the person: for authors and tests of the simulation, never shown as a grade.

A good conversation gives back accurately, serves what the person wanted, meets their cues and respects every no; how
deep it went does not count. The weights are the authors' choice.
"""

from __future__ import annotations

from typing import NamedTuple

from holdspace.client.state import ClientState

HARM = 0.15
"""What is left of a talk's worth when every no was gone past: any harm outweighs skill (rubric after WHO ENACT)."""

NO_CHANCE = 0.5
"""What stands where there was no chance to show it: neither credit nor blame."""


class Scores(NamedTuple):
    """Each 0..1, with the counts that it comes from."""

    accuracy: float
    """Mean fit of what was given back, shrunk towards 0 where little was: 4 good ones make it whole."""
    given_back: int
    wants: float
    """How far what they wanted was served, less what stands unrepaired between them."""
    cues: float
    """Cues met 1, met late .6, noticed .4, missed 0, and one more at :data:`NO_CHANCE`: one cue alone says little."""
    planted: int
    met: int
    missed: int
    refusals: float
    """Share of refusals that were respected; pressing counts twice."""
    respected: int
    pressed: int
    rapport: float
    """Trust at the end, less the strain that was not repaired."""
    overall: float
    """Accuracy, wants and cues weighed; towards :data:`HARM` of it the more a no was gone past."""


_WORTH = {"met": 1.0, "late": 0.6, "noticed": 0.4, "missed": 0.0}
_WEIGHTS = {"accuracy": 0.4, "wants": 0.3, "cues": 0.3}


def score(state: ClientState) -> Scores:
    """Return the scores of a conversation that has come to ``state``."""
    fits = [g.fit for g in state.given_back]
    accuracy = sum(fits) / max(len(fits), 4) if fits else 0.0
    over = [c for c in state.cues if c.outcome != "open" or c.left == 0]
    cues = (sum(_WORTH.get(c.outcome, 0.0) for c in over) + NO_CHANCE) / (len(over) + 1)  # one cue alone says little
    noes = state.respected + 2 * state.pressed
    refusals = state.respected / noes if noes else NO_CHANCE
    benefit_of_doubt = (state.respected + 1) / (noes + 1)  # one slip is no pattern
    respect = HARM + (1 - HARM) * benefit_of_doubt
    wants = state.served * (1 - state.strain)
    rapport = max(0.0, min(1.0, state.trust - state.strain))
    parts = {
        "accuracy": min(1.0, accuracy),
        "wants": wants,
        "cues": cues,
        "rapport": rapport,
    }
    return Scores(
        accuracy=round(parts["accuracy"], 3),
        given_back=len(fits),
        wants=round(wants, 3),
        cues=round(cues, 3),
        planted=len(state.cues),
        met=sum(c.outcome in ("met", "late") for c in state.cues),
        missed=sum(c.outcome == "missed" for c in state.cues),
        refusals=round(refusals, 3),
        respected=state.respected,
        pressed=state.pressed,
        rapport=round(rapport, 3),
        overall=round(respect * sum(_WEIGHTS[name] * value for name, value in parts.items() if name in _WEIGHTS), 3),
    )
