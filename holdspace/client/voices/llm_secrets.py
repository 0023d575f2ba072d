"""The words of a person's matters, by which a text is known to speak of one: made once for each person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from holdspace.client.words import EVERYDAY, content_stems, feelings_in, stem, words
from holdspace.persona import Disclosure, Persona, Speech

Key = TypeVar("Key", str, tuple[str, ...])

_MOST_KEPT = 8
"""Persons whose words are kept; a kernel meets one or two."""
_kept: dict[int, tuple[Persona, Secrets]] = {}
"""By identity; the person is kept beside it, so that no other takes its place."""

GRAM = 4
"""Words in a row that are nobody's chance."""
_SMALL_GRAM = 3
FEW = 3
"""Matters among which a stem still says which one is meant."""
TELLING = 2
"""Words of one locked matter, found nowhere else with this person, from which a text speaks of it."""

_NAME = re.compile(r"(?<=[a-z,;\d] )[A-Z][a-z]{2,}\b")
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays christmas easter god march may reading service world ministry office church mother father mum dad grandma
    grandad nan hall street road school""".split()
)
"""Capital letters that say little about whose life it is, and names that are also everyday words."""

_MOST_MARKED = 2
"""Matters that a mark may stand for."""
_SHORTEST_MARK = 3
"""Letters; a mark has more."""

_NEVER = "never"
"""The key of what is written for authors and coaches, and is never said."""


class Secrets(NamedTuple):
    """The words of a person's matters, each with the matters (keys) that hold it."""

    grams: Mapping[tuple[str, ...], frozenset[str]]
    """Stems in a row, three with nothing small among them or four."""
    stems: Mapping[str, frozenset[str]]
    """Stems that only few matters hold, and none of the small talk."""
    marks: Mapping[str, frozenset[str]]
    """Stems that come again and again in one matter or two, and in no other: each gives them away alone."""
    names: Mapping[str, frozenset[str]]
    """Names of people, pets and places, in small letters."""
    pools: Mapping[str, tuple[str, ...]]
    """What is said in each pool, by its address."""


def secrets(persona: Persona) -> Secrets:
    """Return the words of the person's matters."""
    kept = _kept.get(id(persona))
    if kept is None:
        if len(_kept) >= _MOST_KEPT:
            del _kept[next(iter(_kept))]
        kept = _kept[id(persona)] = persona, _secrets(persona)
    return kept[1]


def _secrets(persona: Persona) -> Secrets:
    grams: dict[tuple[str, ...], set[str]] = {}
    stems: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    free_texts = tuple(small_talk(persona))
    free = EVERYDAY.union(content_stems(persona.name), *map(content_stems, free_texts))
    free_grams = frozenset(row for text in free_texts for row in in_rows(text))
    free_words = frozenset(word for text in free_texts for word in words(text))
    for key, text in matters(persona):
        for gram in in_rows(text):
            if gram not in free_grams:
                grams.setdefault(gram, set()).add(key)
        for one in content_stems(text) if key[:2] in {"d:", "f:"} else ():
            if one not in free and not feelings_in(one):
                stems.setdefault(one, set()).add(key)
    for name in _names(persona) - free_words - set(words(persona.name)):
        of = {key for key, text in matters(persona) if name in words(text)}
        names[name] = of
    stems = {one: of for one, of in stems.items() if len({key.removesuffix("+") for key in of}) <= FEW}
    return Secrets(_frozen(grams), _frozen(stems), _marks(persona, stems), _frozen(names), _pools(persona))


def _marks(persona: Persona, stems: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    lines = Counter(one for key, text in matters(persona) if key != _NEVER for one in content_stems(text))
    found = {}
    for one, keys in stems.items():
        spread = len({key.removesuffix("+") for key in keys})
        if spread <= _MOST_MARKED and lines[one] >= TELLING * spread and len(one) > _SHORTEST_MARK:
            found[one] = frozenset(keys)
    return found


def _frozen(table: dict[Key, set[str]]) -> dict[Key, frozenset[str]]:
    return {one: frozenset(keys) for one, keys in table.items()}


def _names(persona: Persona) -> set[str]:
    written = [persona.about, *persona.must_know]
    for _, speech in persona.speeches():
        said = (line.text for line in speech.lines)
        written += [text for text in (speech.ask, speech.meet, speech.beside, *said) if text]
    return {name.lower() for text in written for name in _NAME.findall(text)} - _NO_NAMES


def _pools(persona: Persona) -> dict[str, tuple[str, ...]]:
    pools = {address: tuple(line.text for line in speech.lines) for address, speech in persona.speeches()}
    for i, d in enumerate(persona.disclosures):
        if d.cue is not None:
            pools[f"disclosures[{i}].cue.again"] = tuple(line.text for line in d.cue.again)
    return pools


def matters(persona: Persona) -> Iterator[tuple[str, str]]:
    """Yield every text that is locked at first, with the key of its matter."""
    for d in persona.disclosures:
        yield from ((f"d:{d.id}", text) for text in _texts(d))
        if d.more is not None:
            yield from ((f"d:{d.id}+", text) for text in _texts(d.more))
    for f in persona.facts:
        yield from ((f"f:{f.id}", text) for text in _texts(f))
    for address, speech in persona.speeches():
        key = address.split(".")[0]
        if key in {"suicide_talk", "closing"}:
            yield from ((key.split("_")[0], text) for text in _texts(speech))
    yield from ((_NEVER, text) for text in (persona.about, persona.wants, *persona.must_know))


def _texts(speech: Speech) -> Iterator[str]:
    yield from (line.text for line in speech.lines)
    if isinstance(speech, Disclosure) and speech.cue is not None:
        yield from (line.text for line in speech.cue.again)


def small_talk(persona: Persona) -> Iterator[str]:
    """Yield every line that is no matter: it may be said at any time, and gives nothing away."""
    for address, speech in persona.speeches():
        if not address.startswith(("disclosures", "facts", "suicide_talk", "closing")):
            yield from (line.text for line in speech.lines)


@lru_cache(maxsize=4096)
def in_rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of stems that are nobody's chance: four with two that carry matter, or three such."""
    row = [(stem(word), bool(content_stems(word) - EVERYDAY)) for word in words(text, len(text))]
    found = []
    for size, least in ((GRAM, 2), (_SMALL_GRAM, _SMALL_GRAM)):
        for i in range(len(row) - size + 1):
            part = row[i : i + size]
            if sum(matter for _, matter in part) >= least:
                found.append(tuple(one for one, _ in part))
    return tuple(found)
