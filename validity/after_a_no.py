"""What is heard right after a no: who goes past it, and who is wrongly said to (``--after-a-no``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from holdspace.client.findings import listen
from holdspace.client.state import Beat, at_start
from holdspace.content import find_content
from holdspace.persona import Line, Persona
from holdspace.reading.helper import RuleHelperReader

LINES = Path(__file__).parent.parent / "corpus" / "after_a_no_test.jsonl"
"""By an author whose other lines nothing learned from, and which nobody who changed a rule has read."""
DEEP = 2
"""Depth of what is refused here: the first matter from there on."""


class Answer(NamedTuple):
    """What a helper wrote after a no, as its author meant it."""

    id: str
    kind: Literal["presses", "lets_be"]
    before: str
    """What the person had said."""
    text: str


def answers() -> tuple[Answer, ...]:
    """Return every line of the corpus."""
    return tuple(Answer(**json.loads(row)) for row in LINES.read_text(encoding="utf-8").splitlines())


def heard_as_pressing(persona: Persona, answer: Answer) -> bool:
    """Whether that person, having just said no to something deep, is pressed by it."""
    start = at_start(persona)
    deep = next(d for d in persona.disclosures if d.depth >= DEEP)
    no = {"turn": 6, "beat": "boundary", "refusal": 6, "refused_topic": deep.id, "topic": deep.id}
    beat = Beat(kind="boundary", pool="boundaries", index=0, line=Line(text=answer.before), why="said no")
    reading = RuleHelperReader().read(answer.text)
    return listen(persona, start.model_copy(update=no), reading, answer.text, (beat,)).pressing


def report(persons: Sequence[str]) -> Iterator[str]:
    """Yield the table in Markdown: for each person, how much of each kind is heard as pressing."""
    every = answers()
    yield "| person | pressing, heard | letting be, blamed |"
    yield "|---|---:|---:|"
    for id_ in persons:
        person = find_content().persona(id_)
        cells = []
        for kind in ("presses", "lets_be"):
            mine = [one for one in every if one.kind == kind]
            cells.append(f"{sum(heard_as_pressing(person, one) for one in mine)} of {len(mine)}")
        yield f"| {id_} | {' | '.join(cells)} |"
