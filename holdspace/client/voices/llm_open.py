"""What of a person is open in a talk, and what is not: the border that no prompt and no reply may cross."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

from holdspace.client.state import Beat
from holdspace.client.voices import Around
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
    keys: frozenset[str]


def open_keys(persona: Persona, beat: Beat, around: Around) -> frozenset[str]:
    """Return the matters that are told by now: disclosures, their second steps, facts, the wish to be dead, the end."""
    state = around.state
    keys = {f"d:{id_}" for id_ in state.made} | {f"f:{id_}" for id_ in state.told}
    if persona.suicide_talk is not None and (
        beat.pool.startswith("suicide_talk") or persona.suicide_talk.told_by in state.made
    ):
        keys.add("suicide")
    if beat.kind in {"close", "leave"}:
        keys.add("closing")
    return frozenset(keys)


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
    keys = set()
    for key, text in matters(persona):
        keys.add(key)
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
    return Secrets(_frozen(grams), _frozen(stems), _marks(persona, stems), _frozen(names), frozenset(keys))


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
        written += [text for text in (speech.ask, speech.beside, *(line.text for line in speech.lines)) if text]
    return {name.lower() for text in written for name in _NAME.findall(text)} - _NO_NAMES


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


class Ground(NamedTuple):
    """What is open at one moment of one talk."""

    open_keys: frozenset[str]
    own: frozenset[str]
    """Words in small letters that the person said or is to say now."""
    own_stems: frozenset[str]
    every_stem: frozenset[str]
    """Of ``own``, the small words too: a row of them is the same matter in another order."""
    own_grams: frozenset[tuple[str, ...]]
    known: frozenset[str]
    """Words that either of them said."""


def ground(beat: Beat, around: Around) -> Ground:
    """Return what is open when ``beat`` is spoken. What a helper guesses opens nothing."""
    own = [beat.text, *told_before(around, 0), *(u.text for u in around.said if u.speaker == "client")]
    heard = [u.text for u in around.said if u.speaker == "helper"]
    text = "\n".join(own)
    own_words = frozenset(words(text, len(text)))
    return Ground(
        open_keys(around.persona, beat, around),
        own_words,
        frozenset(s for one in own for s in content_stems(one)),
        frozenset(map(stem, own_words)),
        frozenset(row for one in own for row in in_rows(one)),
        own_words | frozenset(word for one in heard for word in words(one)) | _about_themselves(around.persona),
    )


def _about_themselves(persona: Persona) -> frozenset[str]:
    return frozenset(words(f"{persona.name} {persona.age}"))


def gives_away(text: str, at: Ground, persona: Persona) -> bool:
    """Whether the text holds something of a matter that is not told yet, be it by chance or by a good guess."""
    hidden = secrets(persona)

    def locked(keys: frozenset[str] | None) -> bool:
        return keys is not None and not keys & at.open_keys

    new = (row for row in in_rows(text) if row not in at.own_grams and not at.every_stem.issuperset(row))
    if any(locked(hidden.grams.get(row)) for row in new):
        return True
    if any(locked(hidden.names.get(word)) for word in words(text) if word not in at.own):
        return True
    if any(locked(hidden.marks.get(one)) for one in content_stems(text) - at.own_stems):
        return True
    found: dict[str, int] = {}
    for one in content_stems(text) - at.own_stems:
        keys = hidden.stems.get(one)
        if keys is not None and locked(keys):
            for key in keys:
                found[key] = found.get(key, 0) + 1
    return max(found.values(), default=0) >= TELLING


def told_before(around: Around, shown: int) -> list[str]:
    """Return the author's lines that the person said before the last ``shown`` replies, the oldest first.

    What was said, and never what it meant: a meaning says more than a hint did.
    """
    addresses = around.state.said[:-1]  # the last is the beat that is spoken now
    earlier: Iterable[str] = addresses[: len(addresses) - shown] if shown else addresses
    return [text for address in earlier if (text := _line_at(around.persona, address)) is not None]


_AGAIN = re.compile(r"disclosures\[(\d+)\]\.cue\.again")


def _line_at(persona: Persona, address: str) -> str | None:
    pool, _, place = address.rpartition("#")
    if (again := _AGAIN.fullmatch(pool)) is not None:
        cue = persona.disclosures[int(again[1])].cue
        lines = cue.again if cue is not None else ()
    else:
        lines = next((speech.lines for name, speech in persona.speeches() if name == pool), ())
    return lines[int(place)].text if place.isdigit() and int(place) < len(lines) else None
