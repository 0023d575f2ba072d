"""Play every helper against every person and say how well the two parted: ``python -m validity``."""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from statistics import mean
from typing import NamedTuple

from holdspace.client.state import Beat
from holdspace.content import find_content
from holdspace.persona import Persona
from holdspace.reading.helper import RuleHelperReader
from holdspace.scoring import Scores, score
from holdspace.simulate import Played, Talk
from validity import after_a_no
from validity.helpers import HELD_OUT, POOR, SCRIPTS, SKILLED, Helper

PERSONS = ("maya", "harold", "dana")
TURNS = 20
SEEDS = 100
GOAL = 0.95
PARTS = ("accuracy", "wants", "cues", "refusals", "rapport", "overall")


class Held(NamedTuple):
    """One talk that was held, and what it was worth to the person."""

    style: str
    script: int
    persona: str
    seed: int
    scores: Scores


def hold(persona: Persona, style: str, script: int, seed: int, turns: int = TURNS) -> list[Played]:
    """Return a talk of that helper with that person, of at most ``turns`` messages."""
    talk = Talk(persona, RuleHelperReader(), seed)
    helper = Helper(style, script, persona.id, seed)
    beat: Beat = talk.turns[0].beat
    for _ in range(turns):
        if talk.state.ended is not None:
            break
        beat = talk.say(helper.reply(beat)).beat
    return talk.turns


def _held(seeds: Sequence[int], which: tuple[str, int, str]) -> list[Held]:
    style, script, id_ = which
    person = find_content().persona(id_)
    return [Held(style, script, id_, seed, score(hold(person, style, script, seed)[-1].state)) for seed in seeds]


def hold_all(
    seeds: Sequence[int], persons: Sequence[str] = PERSONS, workers: int = 1, scripts: Sequence[int] = SCRIPTS
) -> list[Held]:
    """Hold every talk: each style and script with each person, once a seed."""
    every = list(product((*SKILLED, *POOR), scripts, persons))
    one = partial(_held, seeds)
    if workers == 1:
        return [held for which in every for held in one(which)]
    with ProcessPoolExecutor(workers) as pool:
        return [held for some in pool.map(one, every) for held in some]


def auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """Return how often one drawn from ``higher`` is above one drawn from ``lower``, 0..1; a draw counts half."""
    ranked = sorted([(value, 1) for value in higher] + [(value, 0) for value in lower])
    wins, below, i = 0.0, 0, 0
    while i < len(ranked):
        j = i
        while j < len(ranked) and ranked[j][0] == ranked[i][0]:
            j += 1
        good = sum(kind for _, kind in ranked[i:j])
        poor = j - i - good
        wins += good * (below + poor / 2)
        below += poor
        i = j
    return wins / (len(higher) * len(lower))


def parted(talks: Sequence[Held], persons: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return, for each skilled and poor style, the AUC of the overall score over these persons."""
    by: dict[str, list[float]] = defaultdict(list)
    for held in talks:
        if held.persona in persons:
            by[held.style].append(held.scores.overall)
    return {(good, poor): auc(by[good], by[poor]) for good in SKILLED for poor in POOR}


def report(talks: Sequence[Held], persons: Sequence[str]) -> Iterator[str]:
    """Yield the tables in Markdown: the mean of each score by style, then who stands above whom."""
    yield f"| style | {' | '.join(PARTS)} |"
    yield f"|---|{'---:|' * len(PARTS)}"
    for style in (*SKILLED, *POOR):
        mine = [held.scores._asdict() for held in talks if held.style == style]
        yield f"| {style} | " + " | ".join(f"{mean(s[part] for s in mine):.2f}" for part in PARTS) + " |"
    yield ""
    every = parted(talks, persons)
    alone = {person: parted(talks, [person]) for person in persons}
    yield f"| poor style | {' | '.join(f'{s}, all | ' + ' | '.join(f'{s}, {p}' for p in persons) for s in SKILLED)} |"
    yield f"|---|{'---:|' * (len(SKILLED) * (1 + len(persons)))}"
    for poor in POOR:
        cells = []
        for good in SKILLED:
            cells += [every[good, poor], *(alone[person][good, poor] for person in persons)]
        yield f"| {poor} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"
    worst = min(every, key=lambda pair: every[pair])
    yield ""
    yield f"Lowest over all persons: {worst[0]} against {worst[1]}, {every[worst]:.3f} (goal: at least {GOAL})."


def main() -> None:
    """Hold the talks, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m validity", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--held-out", action="store_true", help="the scripts that no rule was improved on")
    parser.add_argument("--after-a-no", action="store_true", help="what is heard right after a no, and nothing else")
    parser.add_argument("--persona", action="append", choices=PERSONS, help="only this one; may be repeated")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    persons = tuple(chosen.persona or PERSONS)
    if chosen.after_a_no:
        print("\n".join(after_a_no.report(persons)))
        return
    scripts = HELD_OUT if chosen.held_out else SCRIPTS
    talks = hold_all(range(chosen.seeds), persons, chosen.workers, scripts)
    print(f"{len(talks)} talks of up to {TURNS} turns, {len(scripts)} scripts a style, {chosen.seeds} seeds.\n")
    print("\n".join(report(talks, persons)))
