"""What of a person is open in a talk, and what is not: the border that no prompt and no reply may cross."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from holdspace.client.state import Beat
from holdspace.client.voices import Around
from holdspace.client.voices.llm_secrets import TELLING, in_rows, secrets
from holdspace.client.words import content_stems, stem, words
from holdspace.persona import Persona


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
    return [text for address in earlier if (text := _line_at(around, address)) is not None]


_MATTER = re.compile(r"(disclosures|facts)\[(\d+)\](\.more)?|(?:suicide_talk|closing)\b")


def _line_at(around: Around, address: str) -> str | None:
    """Return the line, unless it is of a matter that is not told: a reply may have been stopped before a word came."""
    persona, state = around.persona, around.state
    pool, _, place = address.rpartition("#")
    if (matter := _MATTER.match(pool)) is not None:
        match matter[1]:
            case "disclosures":
                told = f"{persona.disclosures[int(matter[2])].id}{'+' if matter[3] else ''}" in state.made
            case "facts":
                told = persona.facts[int(matter[2])].id in state.told
            case _:
                told = False
        if not told:
            return None
    lines = secrets(persona).pools.get(pool, ())
    return lines[int(place)] if place.isdigit() and int(place) < len(lines) else None
