"""Trains every model and writes its weights; run as ``make train DATA=folder`` or ``python -m training train``."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from holdspace.reading.after_no import GOES_ON
from holdspace.reading.trained import LIST, WEIGHTS
from training import clients, helpers, refusals, suicide
from training.corpora import Row, own
from training.fits import choices, numbers, several
from training.linear import Fitted, fit, write

VERSION: Final = "2026-11"
OWN: Final = "CC-BY-4.0"
SHARED_ALIKE: Final = "CC-BY-SA-4.0"
GO: Final = "GoEmotions (Apache-2.0)"


class Recipe(NamedTuple):
    """How one model is made."""

    name: str
    licence: str
    sources: tuple[str, ...]
    make: Callable[[Path | None], Fitted]
    public: bool = False
    """Whether it needs the folder of public sets."""


def recipes() -> tuple[Recipe, ...]:
    """Return every model's recipe."""
    mine = ("corpus/helper_messages.jsonl",)
    theirs = ("corpus/client_messages.jsonl",)
    return (
        Recipe("helper_clauses", OWN, mine, lambda _: clauses(helpers.seen())),
        Recipe("helper_families", OWN, mine, lambda _: families(helpers.seen())),
        Recipe("helper_interpretations", OWN, mine, lambda _: interpretations(helpers.seen())),
        Recipe("helper_quality", OWN, mine, lambda _: quality(helpers.seen())),
        Recipe("helper_after_no", OWN, ("corpus/after_a_no.jsonl",), lambda _: after_no(own("after_a_no"))),
        Recipe("client_talk", OWN, theirs, lambda _: talk(clients.messages())),
        Recipe("client_suicide", OWN, (*theirs, "corpus/suicide_dev.jsonl", GO), _with(of_suicide), public=True),
        Recipe("client_emotion", OWN, (*theirs, GO), _with(emotion), public=True),
        Recipe("client_affect", SHARED_ALIKE, (*theirs, "EmoBank (CC BY-SA 4.0)"), _with(affect), public=True),
    )


def _with(make: Callable[[Path, Sequence[Row]], Fitted]) -> Callable[[Path | None], Fitted]:
    def run(data: Path | None) -> Fitted:
        if data is None:
            raise ValueError("this model is made from public sets: name their folder")
        return make(data, clients.messages())

    return run


def clauses(of: tuple[helpers.Seen, ...]) -> Fitted:
    """Fit what each clause does."""
    return fit(helpers.units(of), choices(hardness=2, balance=0.3), least=3, loudness=1.0, most=9000)


def families(of: tuple[helpers.Seen, ...]) -> Fitted:
    """Fit what a whole message mainly does."""
    return fit(helpers.families(of), choices(hardness=0.5, balance=1), least=2, loudness=0.3, most=16000)


def interpretations(of: tuple[helpers.Seen, ...]) -> Fitted:
    """Fit EPITOME's interpretations."""
    return fit(helpers.interpretations(of), choices(hardness=1, balance=1), least=3, loudness=0.5, most=8000)


def quality(of: tuple[helpers.Seen, ...]) -> Fitted:
    """Fit whether a turn would stand, and what in it could be better."""
    names = ("appropriate", "improve:suggestions", "improve:self_disclosure", "improve:validation")
    return fit(helpers.qualities(of), several(names, hardness=0.5, balance=0), least=3, loudness=0.3, most=8000)


def after_no(rows: Sequence[Row]) -> Fitted:
    """Fit whether an answer to a no goes on at what was refused."""
    return fit(refusals.examples(rows), several((GOES_ON,), hardness=8, balance=0), least=2, most=9000)


def talk(rows: Sequence[Row]) -> Fitted:
    """Fit change, neutral or sustain talk."""
    return fit(clients.talk(rows), choices(hardness=1, balance=0.75), least=2, loudness=2.0, most=4000)


def of_suicide(data: Path, _: Sequence[Row]) -> Fitted:
    """Fit whether a message speaks of the writer's own suicide, and what it says."""
    how = several(suicide.KINDS, hardness=30, balance=0)
    return fit(suicide.examples(suicide.rows(data)), how, least=3, most=14000, sees=suicide.sees)


def emotion(data: Path, rows: Sequence[Row]) -> Fitted:
    """Fit one of seven emotions."""
    return fit(clients.emotions(data, rows), choices(hardness=1, balance=0.6), least=5, loudness=1.0, most=30000)


def affect(data: Path, rows: Sequence[Row]) -> Fitted:
    """Fit valence and arousal, each -1 to 1, in EmoBank's narrower range."""
    return fit(
        clients.affect(data, rows), numbers(("valence", "arousal"), stiffness=5), least=3, loudness=0.3, most=30000
    )


def train(data: Path | None, only: frozenset[str] = frozenset()) -> Iterator[str]:
    """Train all, or ``only`` some; without ``data`` those of public sets stay as they are. Yields a line on each."""
    listed = json.loads(LIST.read_text(encoding="utf-8")) if LIST.exists() else {}
    for recipe in recipes():
        if only and recipe.name not in only:
            continue
        if recipe.public and data is None:
            yield f"{recipe.name}: left as it is (name the folder of public sets to train it)"
            continue
        begun = time.monotonic()
        path = WEIGHTS / f"{recipe.name}.weights"
        about = {"name": recipe.name, "version": VERSION, "licence": recipe.licence, "sources": list(recipe.sources)}
        write(recipe.make(data), path, about)
        raw = path.read_bytes()
        listed[recipe.name] = {
            "file": path.name,
            "sha256": hashlib.sha256(raw).hexdigest(),
            "version": VERSION,
            "licence": recipe.licence,
        }
        LIST.write_text(json.dumps(dict(sorted(listed.items())), indent=2) + "\n", encoding="utf-8")
        yield f"{recipe.name}: {len(raw) / 1e6:.2f} MB in {time.monotonic() - begun:.0f} s"
