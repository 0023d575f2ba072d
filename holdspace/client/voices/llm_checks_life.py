"""Whether a reply adds to the life: a person, a name, a number, a day that neither the line nor the talk holds."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from holdspace.client.words import words

_KIN = {
    word: family
    for family in (
        "mum mom mam mummy mother ma",
        "dad daddy father pa",
        "parents parent",
        "brother brothers bro",
        "sister sisters sis",
        "son sons",
        "daughter daughters",
        "kid kids child children toddler",
        "baby babies",
        "wife",
        "husband",
        "boyfriend",
        "girlfriend",
        "fiance fiancee",
        "nan nana gran grandma granny grandmother",
        "grandad grandpa grandfather",
        "uncle",
        "auntie aunt aunty",
        "cousin cousins",
        "niece",
        "nephew",
        "grandson",
        "granddaughter",
        "stepdad stepmum",
        "dog dogs puppy",
        "cat cats kitten",
        "flatmate flatmates housemate roommate",
    )
    for word in family.split()
}
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september"
    " october november december christmas easter".split()
)  # may and march are everyday words as well
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_LARGE = frozenset(f"{_TEENS} twenty thirty forty fifty sixty seventy eighty ninety hundred thousand grand".split())
_LOOSE = frozenset("hundred thousand fifty twenty".split())
"""Numbers that are also ways of speaking: "a hundred times"."""
_NAME = re.compile(r"(?<=[a-z,;'\u2019] )[A-Z][a-z]{2,}\b")
_NUMBER = re.compile(r"\d+")


def invents(text: str, known: AbstractSet[str]) -> bool:
    """Whether the text holds a detail of a life that is not among the ``known`` words of line and talk."""
    said = words(text, len(text))
    known = frozenset(map(_bare, known)) | known
    families = {_KIN[word] for word in known if word in _KIN}
    if any(word in _KIN and _KIN[word] not in families for word in map(_bare, said)):
        return True
    if any(word in _DAYS and word not in known for word in map(_bare, said)):
        return True
    if any(word in _LARGE and word not in known and not _loosely(said, i) for i, word in enumerate(said)):
        return True
    if any(number not in known for number in _NUMBER.findall(text)):
        return True
    return any(name.lower() not in known for name in _NAME.findall(text))


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _loosely(said: list[str], i: int) -> bool:
    """Whether a number only says "many": "a hundred times", "about fifty things"."""
    return (
        said[i] in _LOOSE and said[i - 1 : i] == ["a"] and said[i + 1 : i + 2] in (["times"], ["things"], ["things's"])
    )
