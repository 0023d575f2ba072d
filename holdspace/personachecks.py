"""What a person must be to be played and to be safe: a table of rules, each with its reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from holdspace.persona import Persona, Speech
from holdspace.problem import Place, one_line

FEWEST_POOLS = 40
"""Different things to say: thirty turns, with some of them twice, and none said again."""
FEWEST_WORDINGS = 3
"""Ways to say each."""
NEAR = 0.8
"""Share of words in common (Dice) from which two lines are one line to whoever reads both in a talk."""
_SHORTEST_COMPARED = 4
"""Words; shorter lines count as the same only when they are."""
_MOST_COMPARED = 1200
"""Lines of a person; a person of forty pools has two hundred."""

REQUIRED_REACTIONS: tuple[str, ...] = (
    "reflected",
    "misheard",
    "parroted",
    "backchannel",
    "advise_without_permission",
    "reassure",
    "press",
    "open_question",
    "closed_question",
    "silence",
    "insult",
    "gibberish",
    "other_language",
    "meta",
    "injection",
    "empty",
    "apologise",
    "ask_suicide_direct",
    "ask_suicide_vague",
    "ask_suicide_leading",
    "sexual",
    "other",
)
"""What every person has an answer to, or the talk would stop there."""

_SELF = r"(?:my|her|him|your)self|themsel(?:f|ves)"
METHOD_WORDS = re.compile(
    rf"\b(?:overdos\w*|noose|carbon monoxide|razor blades?|(?:rat|weed) poison|loaded gun"
    rf"|(?:hang|hung|hanged|hanging|shoot|shooting|drown|drowned|gas|gassed|poison|suffocate|stab) (?:{_SELF})"
    rf"|(?:cut|cutting) (?:{_SELF})(?! (?:some|a bit|off|short|out))|(?:cut|slit|slash)\w* \w+ wrists?"
    r"|(?:all|bottle of|packet of|handful of|stash of|saved up) (?:of )?(?:the |my |her |his )?(?:pills|tablets|meds)"
    r"|jump\w* off (?:a|the) (?:bridge|roof|building|car park|balcony)"
    r"|(?:jump|step|walk|throw|threw)\w* (?:\w+ )?(?:out )?in front of (?:a|the) (?:train|tube|bus|lorry|car))\b",
    re.IGNORECASE,
)
"""Words by which a way to die is described (after the media guidance of Samaritans and WHO: no method, ever)."""

_SUICIDE_CUES = ("wish_dead", "thoughts")

Found = tuple[Place, str]


class PersonRule(NamedTuple):
    """One rule about a single person."""

    finds: Callable[[Persona], Iterator[Found]]
    reason: str
    note: bool = False


def _has_enough_to_say(person: Persona) -> Iterator[Found]:
    pools = {tuple(line.text for line in pool.lines) for _, pool in person.speeches()}
    if len(pools) < FEWEST_POOLS:
        message = (
            f"has {len(pools)} different things to say, expected at least {FEWEST_POOLS} (disclosures, facts, ...)"
        )
        yield (), message


def _has_enough_wordings(person: Persona) -> Iterator[Found]:
    for address, pool in person.speeches():
        if len(pool.lines) < FEWEST_WORDINGS:
            yield (*_place(address), "lines"), f"has {len(pool.lines)} wordings, expected at least {FEWEST_WORDINGS}"


def _never_repeats(person: Persona) -> Iterator[Found]:
    seen: dict[str, Place] = {}
    different: list[tuple[Place, list[str]]] = []
    for place, text in _lines(person):
        words = re.findall(r"[\w']+", text.lower().replace("\u2019", "'"))
        key = " ".join(words)
        if key in seen:
            yield place, f"is the same line as {_named(seen[key])}, expected each once"
            continue
        seen[key] = place
        if len(words) >= _SHORTEST_COMPARED:
            different.append((place, words))
    for place, first in _near_ones(different[:_MOST_COMPARED]):
        yield place, f"is nearly {_named(first)}, expected wordings that differ"


def _near_ones(lines: list[tuple[Place, list[str]]]) -> Iterator[tuple[Place, Place]]:
    """Yield lines that nearly repeat an earlier one, and that one.

    Two lines that near share at least two thirds of the words of each, so one of the rarest third is common to both:
    only lines that share such a word are compared.
    """
    bags = [Counter(words) for _, words in lines]
    spread = Counter(word for bag in bags for word in bag)
    by_rare_word: dict[str, list[int]] = defaultdict(list)
    for i, (place, words) in enumerate(lines):
        rare = dict.fromkeys(sorted(words, key=lambda word: (spread[word], word))[: len(words) // 3 + 1])
        for j in sorted({j for word in rare for j in by_rare_word[word]}):
            both = sum((bags[i] & bags[j]).values())
            if 2 * both >= NEAR * (len(words) + len(lines[j][1])):
                yield place, lines[j][0]
                break
        for word in rare:
            by_rare_word[word].append(i)


def _answers_everything(person: Persona) -> Iterator[Found]:
    for kind in REQUIRED_REACTIONS:
        if kind not in person.reactions:
            yield ("reactions", kind), "is missing, expected lines for it"


def _suicide_is_as_declared(person: Persona) -> Iterator[Found]:
    cues = [(i, d.cue) for i, d in enumerate(person.disclosures) if d.cue is not None and d.cue.kind in _SUICIDE_CUES]
    if person.suicide == "none":
        for i, cue in cues:
            yield ("disclosures", i, "cue", "kind"), f"is {cue.kind}, expected none where the person has suicide: none"
    elif not cues:
        yield ("suicide",), f"is {person.suicide}, but no cue carries it, expected one of kind wish_dead or thoughts"


def _speaks_of_suicide_as_it_should(person: Persona) -> Iterator[Found]:
    talk = person.suicide_talk
    if person.suicide == "none":
        if talk is not None:
            yield ("suicide_talk",), "is written, expected none where the person has suicide: none"
        return
    if talk is None:
        yield ("suicide_talk",), f"is missing, expected it where the person has suicide: {person.suicide}"
        return
    place = next(i for i, d in enumerate(person.disclosures) if d.id == talk.told_by)
    if person.disclosures[place].cue is not None:
        yield (
            ("disclosures", place, "cue"),
            "is planted where it is said outright, expected the cue in something earlier",
        )
    if person.disclosures[place].needs:
        yield ("disclosures", place, "needs"), "holds back a direct question's answer, expected none"
    for name in ("safe", "told"):
        if getattr(person.closing, name) is None:
            yield ("closing", name), "is missing, expected an ending that leaves no emergency open"


def _names_no_method(person: Persona) -> Iterator[Found]:
    for place, text in (*_lines(person), *_readings(person)):
        if found := METHOD_WORDS.search(text):
            yield place, f"names a method ('{one_line(found[0], 40)}'), expected the feeling without the way"


def _is_reviewed(person: Persona) -> Iterator[Found]:
    if person.reviewed_by is None:
        yield ("reviewed_by",), "nobody with this experience has reviewed it yet, and the page says so"


def _place(address: str) -> Place:
    """Return the address that ``Persona.speeches`` gives as a place."""
    steps = re.findall(r"[^.\[\]]+", address)
    return tuple(int(step) if step.isdigit() else step for step in steps)


def _named(place: Place) -> str:
    """Return a place in short; "lines" is not written where a pool is a bare list."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in place if s != "lines").lstrip(".")


def _pool_lines(place: Place, pool: Speech) -> Iterator[Found]:
    yield from (((*place, "lines", i), line.text) for i, line in enumerate(pool.lines))


def _lines(person: Persona) -> Iterator[Found]:
    """Yield every line that the person can say, with its place."""
    for address, pool in person.speeches():
        yield from _pool_lines(_place(address), pool)
    for i, disclosure in enumerate(person.disclosures):
        again = disclosure.cue.again if disclosure.cue is not None else ()
        yield from ((("disclosures", i, "cue", "again", j), line.text) for j, line in enumerate(again))


def _readings(person: Persona) -> Iterator[Found]:
    """Yield what suggestions and debrief may say of the pools."""
    for address, pool in person.speeches():
        for name in ("meaning", "ask", "meet", "beside"):
            if (text := getattr(pool, name)) is not None:
                yield (*_place(address), name), text


PERSON_RULES = (
    PersonRule(_has_enough_to_say, "Simulated people run dry after ten to fifteen turns; this one must not."),
    PersonRule(_has_enough_wordings, "A second talk with the same person must not be the first one again."),
    PersonRule(_never_repeats, "A line that is said twice breaks the belief that someone is there."),
    PersonRule(_answers_everything, "Whatever a learner does, something human comes back."),
    PersonRule(_suicide_is_as_declared, "Learners are told beforehand, and the debrief asks what was done about it."),
    PersonRule(_speaks_of_suicide_as_it_should, "It is told to whoever asks directly, and no emergency is left open."),
    PersonRule(_names_no_method, "Described methods can harm people who read them."),
    PersonRule(_is_reviewed, "People with the experience should judge who speaks in their name.", note=True),
)
