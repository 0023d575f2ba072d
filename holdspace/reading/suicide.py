"""What a person said about suicide.

The words are found, never weighed into a level of danger. Idioms ("this queue is killing me") are blanked out first,
denials count for nothing, and what is told of somebody else is not taken for the person's own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from holdspace.reading.cues import Hit, Table, Wording
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_cues import DENIAL, IDIOMS, IN_PLAY, SOMEBODY, STATEMENTS

_DEADLY = re.compile(r"kill|murder|shoot|d(?:ie|ying|ead|eath)|suicid|overdos|jump|hang|kick|beat|driv|end|walk|cut")
_DEADLY_WORD = re.compile(r"\b(?:kill\w*|murder\w*|shoot\w*|die[ds]?|dying|dead|death)\b")
_SINCE = re.compile(r"(?: \w+){0,3} (?:before|until|till)\b[^.!?\n]{0,20}?\b(?:but|now|this|recently|lately|last)\b")
"""After a denial: "I never thought of it before, but now I do"."""

_OF_ME = re.compile(r"\b(?:me|i|i'm|im)\b")
_FROM_I = re.compile(
    r"\b(?:i|i'm|im|i am|i've|ive) (?:(?:just|really|still|so|do|often|sometimes|would|keep|kept|was|even) ){0,2}$"
)
"""Words before a statement that belong to it when it is shown."""


class Statement(NamedTuple):
    """Words about suicide that the person said of themself."""

    what: SuicideStatement
    score: float
    start: int
    end: int


@lru_cache(maxsize=2)
def _table(*, in_play: bool) -> Table[SuicideStatement]:
    return Table(IN_PLAY if in_play else STATEMENTS)


_TOUCH = Wording(
    r"kill\w*|suicid\w*|die|died|dying|dead|death|end|ending|alive|live|living|exist\w*|wake|waking|life"
    r"|kms|unaliv\w*|overdos\w*|od|odin\w*"
    r"|hang\w*|shoot\w*|drown\w*|jump\w*|slit\w*|wrists?|pills|tablets|bridge|ledge|roof|rope|noose|gun"
    r"|knife|blade|razor|plan|planned|note|letters?"
    r"|date|day|without me|born|attempt|here|around|disappear\w*|off|point|goodbye|message|tracks"
    r"|poison\w*|gas|stab\w*|driv\w*|crash|walk\w*|step\w*|meds|medication|paracetamol|now|myself|away"
    r"|gone|continue|go on|carrying on|tomorrow|tonight|miss me|neck|them|in (my|front)|doing it|do it|knife|bottle|how"
)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def harmless(folded: str) -> tuple[str, bool]:
    """Blank out the deadly words of idioms, for hearing how the rest sounds; also say whether there were any."""
    if _DEADLY.search(folded) is None:
        return folded, False
    plain, count = IDIOMS.compiled.subn(lambda idiom: _DEADLY_WORD.sub(_blank, idiom.group()), folded)
    return plain, count > 0


def statements(folded: str, *, in_play: bool = False) -> list[Statement]:
    """Find every statement in a folded text, in order; idioms, denials and other people's stories left out.

    ``in_play`` looks for what says something about suicide only where it was spoken of just before: "I have a plan".
    """
    if _TOUCH.search(folded) is None:
        return []
    plain = IDIOMS.compiled.sub(_blank, folded) if _DEADLY.search(folded) is not None else folded
    found = [
        Statement(hit.what, hit.score, _from_i(plain, hit.start), hit.end)
        for hit in _table(in_play=in_play).find_all(plain)
        if _own(plain, hit)
    ]
    return sorted(found, key=lambda each: each.start)


def _own(plain: str, hit: Hit[SuicideStatement]) -> bool:
    before = plain[max(0, hit.start - 70) : hit.start]
    cut = max(before.rfind(stop) for stop in ".!?\n,;")
    clause = before[cut + 1 :].lstrip()
    but = max(clause.rfind(" but "), clause.rfind(" then "))
    clause = clause[but + 5 :] if but >= 0 else clause
    after = plain[hit.end : hit.end + 70]
    if _SINCE.match(after) is not None:
        return True
    if _ends(DENIAL, clause) or after.startswith((" prevent", " aware", " scares", " terrif")):
        return False
    return _OF_ME.search(plain, hit.start, hit.end) is not None or not _ends(SOMEBODY, clause)


def _from_i(plain: str, start: int) -> int:
    lead = _FROM_I.search(plain, max(0, start - 25), start)
    return start if lead is None else lead.start()


def _ends(wording: Wording, clause: str) -> bool:
    return bool(clause) and wording.search(clause) is not None
