"""What a person said about suicide.

The words are found, never weighed into a level of danger. Idioms ("this queue is killing me") are blanked out first,
denials count for nothing, and what is told of somebody else is not taken for the person's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from holdspace.reading.cues import Cue, Hit, Wording
from holdspace.reading.openings import openings
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_cues import IN_PLAY, STATEMENTS
from holdspace.reading.suicide_others import IDIOMS
from holdspace.reading.suicide_own import is_denied, is_own
from holdspace.reading.suicide_typing import plain
from holdspace.reading.suicide_weighed import clearest, judge

SURE: Final = 0.8
"""Scores from which a wording is a plain one."""
AGAINST_SURE: Final = -0.5
"""Log odds below which the weights overrule a plain wording; chosen on messages that they were not fitted on."""
AGAINST_LOOSE: Final = 0.75
FOR_DOUBTFUL: Final = 0.5
"""Log odds from which they overrule a doubt."""
FOR_DENIED: Final = 5.0
FOR_UNHEARD: Final = 1.75
"""Log odds from which they are believed alone."""
HEARD: Final = 0.7
"""How sure a reader may be of what only the weights hear."""
_EDGES = re.compile(r"\b\w")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_DEADLY = re.compile(
    r"off m[ey]|kill|murder|shoot|d(?:ie|ying|ead|eath)|suicid|overdos|jump|hang|kick|beat|driv|end|walk|cut"
)
_DEADLY_WORD = re.compile(r"\b(?:kill\w*|murder\w*|shoot\w*|die[ds]?|dying|dead|death)\b")
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


class Finder:
    """Cues by how they begin, so that each place of a text is held only against the few that can begin there."""

    def __init__(self, cues: tuple[Cue[SuicideStatement], ...]) -> None:
        self._cues = [(cue.what, cue.score, Wording(cue.pattern).compiled) for cue in cues]
        self._starts: dict[str, tuple[int, ...]] = {}
        self._anywhere: tuple[int, ...] = ()
        for place, (_, _, pattern) in enumerate(self._cues):
            begins = openings(pattern.pattern)
            if begins is None:
                self._anywhere += (place,)
            for opening in begins or ():
                self._starts[opening] = (*self._starts.get(opening, ()), place)

    def find_all(self, text: str) -> Iterator[Hit[SuicideStatement]]:
        """Yield every match of every cue, in the order of their beginnings; matches may overlap."""
        starts = self._starts
        for edge in _EDGES.finditer(text):
            start = edge.start()
            for opening in (text[start : start + 3], text[start : start + 2], text[start]):
                for place in starts.get(opening, ()):
                    what, score, pattern = self._cues[place]
                    if (match := pattern.match(text, start)) is not None:
                        yield Hit(what, score, start, match.end())
            for place in self._anywhere:
                what, score, pattern = self._cues[place]
                if (match := pattern.match(text, start)) is not None:
                    yield Hit(what, score, start, match.end())


@lru_cache(maxsize=2)
def _table(*, in_play: bool) -> Finder:
    return Finder(IN_PLAY if in_play else STATEMENTS)


_TOUCH = re.compile(
    r"\b(?:exam|find me|railway|line\b|attempts|roping|rope|way out|parasui|ideation|heart|snuff|friend is|"
    r"k[iy]l|kms|kys|ctb|su[iaycs]?[csi]|su!c|sewer|toaster|die|dyi|dea[dt]|ded\b|end|finish|over ?dos|od\b|"
    r"od'?d|o\.d|hang|hung|shoot|shot|drown|jump|slit|slash|cut|bleed|blood|wrist|vein|pill|tabl|medic|paracet|"
    r"meds|insulin|bleach|poison|rope|noose|belt|gun|shotgun|trigger|barrel|knif|knives|blade|razor|bullet|"
    r"brain|bridge|roof|ledge|cliff|parapet|railing|rail\b|tracks?\b|train|trane|lorr|platform|balcon|edge\b|"
    r"river|sea\b|weir|drop\b|garage|wheel|engine|alive|alife|live\b|living|livin|life|lyfe|exist|cease|wak(?:e|"
    r"ing)|woke|born|abort|asleep|sleep|disappear|nothing left|nothing (?:to|worth)|without me|off (?:without|"
    r"dead|if)|burden|miss me|world|earth|planet|heaven|god|lord|grave|funeral|buried|six f|coffin|tomorrow|"
    r"tonight|tried|try|tryed|attempt|plan|date|note|letter|goodbye|will be gone|be gone|gone\b|way out|exit|"
    r"logout|checking|check out|opt|unaliv|delet|yeet|neck|top(?:ping)? m|self|mysel|mesel|mesen|safe|danger|"
    r"silly|stupid|daft|urge|ideation|si\b|the same|one step|charcoal|stomach|resus|icu|hospital|survived|"
    r"found (?:me|us)|not want|point (?:in|of)|purpose|reason|should'?(?:ve| have| of) been|why (?:am|did)|"
    r"envy|jealous|relie|peace|last (?:day|night|week|time)|my own|misery|had enough|done with|fed up|tired of|"
    r"sick of|cancer|terminal|stroke|hope|hoping|wish|pray|join|over with|here (?:any|with|no)|here\.?$|around|"
    r"stockpil|hoard|saved|saving|put by|rid of|how i'd|method|means|crash|accident|overd|swallow|took|taken|"
    r"doing it|do it|done it|did it|it'?s done|vodka|section|innings|see the|see another|hurry|had a go|through"
    r" with|"
    r"(?:hit|hits|take|took|get|gets|kills|finish|killed|left|be|been|of|on|with) me\b|bus\b|truck|bullet|"
    r"googl|research|search|way\b|ways\b|the stuff|deeper|too deep|both of|clinic|dignitas|my body|needing|"
    r"be enough|put enough|enough by|future|your fault|fault|burn|switch|skid|purpose|dose|painless|worth more|"
    r"born|in my head|on my mind|crosse|thoughts|voice|ended|prefer|rather|sooner|in (?:my|me) (?:hands?|"
    r"lap)|in front of|off the|sorted|picked|chosen|decided|made up|need it|when i'?m|shouldn'?t be|worked out|"
    r"final|permanent|log|abroad|switzerland|pact|whoever|who would find|window|beam\b|keeping|under\b|no more|"
    r"policy|the thing|mixing|tied|untied|hit by|off too|intend|coming back|make it|slip|where (?:my|he|she)|"
    r"have me|black|not come|too long|the s word|word beg|hasten|(?:the|my) car\b|swim|swam|know(?: exactly)? ("
    r"?:how|"
    r"what|where)|last message|in the morning|act on|together|them all|dry run|find my|growing|hotel|the (?:thing|"
    r"meds)|be with|with (?:him|her)|never to have|so do i|christmas|easter|choice|going over|run over|carbon"
    r"|off it|cemetery|churchyard|dark|pray|god|ashes)"
)
"""What every wording has something of: most messages end here."""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def harmless(folded: str) -> tuple[str, bool]:
    """Blank out the deadly words of idioms, for hearing how the rest sounds; also say whether there were any."""
    if _DEADLY.search(folded) is None:
        return folded, False
    rest, count = IDIOMS.compiled.subn(lambda idiom: _DEADLY_WORD.sub(_blank, idiom.group()), folded)
    return rest, count > 0


def statements(folded: str, *, in_play: bool = False, weighed: bool = False) -> list[Statement]:
    """Find every statement in a folded text, in order; idioms, denials and other people's stories left out.

    ``in_play`` looks for what says something about suicide only where it was spoken of just before: "I have a plan".
    ``weighed`` also asks the weights, which overrule a wording and hear what no wording says; without it the rules
    alone decide, as wherever a record must read tomorrow as today.
    """
    return list(_statements(folded, in_play=in_play, weighed=weighed))


@lru_cache(maxsize=512)  # a transcript hands a message over again as what came before the next ones
def _statements(folded: str, *, in_play: bool, weighed: bool) -> tuple[Statement, ...]:
    meant = plain(folded)
    if _TOUCH.search(meant.text) is None:
        return ()
    found = _weighed(meant.text) if weighed and not in_play else _found(meant.text, in_play=in_play).own
    return tuple(each._replace(start=meant.typed(each.start), end=meant.typed(each.end)) for each in found)


class _Found(NamedTuple):
    """What the wordings find."""

    own: list[Statement]
    doubtful: list[Statement]
    """Quoted, of somebody else or of a film, as far as rules can tell."""
    denied: bool
    bare: str
    """The text without its idioms."""


def _found(meant: str, *, in_play: bool) -> _Found:
    bare = IDIOMS.compiled.sub(_blank, meant) if _DEADLY.search(meant) is not None else meant
    own: list[Statement] = []
    doubtful: list[Statement] = []
    denied = False
    done: dict[SuicideStatement, int] = {}
    for hit in _table(in_play=in_play).find_all(bare):
        if hit.start >= done.get(hit.what, 0):
            mine = is_own(bare, hit)
            if mine:
                done[hit.what] = hit.end
            denied = denied or (not mine and is_denied(bare, hit))
            (own if mine else doubtful).append(Statement(hit.what, hit.score, _from_i(bare, hit.start), hit.end))
    return _Found(sorted(own, key=_place), sorted(doubtful, key=_place), denied, bare)


def _weighed(meant: str) -> list[Statement]:
    """Return what the wordings find, where the weights do not speak against it, and what only the weights hear."""
    own, doubtful, denied, bare = _found(meant, in_play=False)
    odds = judge(meant)
    if own:
        needed = AGAINST_SURE if max(each.score for each in own) >= SURE else AGAINST_LOOSE
        return own if odds >= needed or any(judge(_sentence(meant, each)) >= needed for each in own) else []
    if bare != meant:
        odds = min(odds, judge(bare))
    if odds < (FOR_DENIED if denied else FOR_DOUBTFUL if doubtful else FOR_UNHEARD):
        return []
    if doubtful:
        return doubtful[:1]
    what, start, end = clearest(meant)
    return [Statement(what, HEARD, start, end)]


def _sentence(meant: str, each: Statement) -> str:
    found = [
        stretch for stretch in _SENTENCE.finditer(meant) if stretch.end() > each.start and stretch.start() < each.end
    ]
    return meant[found[0].start() : found[-1].end()] if found else meant


def _place(each: Statement) -> int:
    return each.start


def _from_i(bare: str, start: int) -> int:
    lead = _FROM_I.search(bare, max(0, start - 25), start)
    return start if lead is None else lead.start()
