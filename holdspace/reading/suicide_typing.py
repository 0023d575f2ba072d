"""Words about dying as people type them, made plain: misspelt, masked, spelt out, drawn out.

What is made plain keeps its place: a statement found in the plain text is shown in the words that were typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

_KNOWN: Final = (
    "suicide suicidal myself alive living dying thinking thoughts thought anymore tomorrow tonight wishing hoping "
    "wanted wanting killing ending disappear overdose overdosed tablets goodbye jumping hanging attempted attempt "
    "planning existing decided finish better without tired waking really"
).split()
"""Words whose slips are mended: a letter left out, doubled, or two that changed places."""
_REAL: Final = frozenset(
    "tire tied tread tried ding king wining wanting panning hoping wising edging sending bending ening planing haning "
    "taught though tough waiing letter bitter rally finis exiting live waned though tonight attempt decide "
    "tablet dining trying jumpig realy planning hanging".split()
)
"""Slips that are words themselves."""
_LISTED: Final = {
    "suicide": "sucide suside suiside suacide suicde suicie suicid suicied suiced suacid sucicide suecide suisude "
    "suizide sueside sewerslide sewercide sooicide suisid",
    "suicidal": "sucidal susidal suisidal suacidal suicdal suicical sewerslidal sewercidal",
    "kill": "kil kll kyll",
    "killing": "killng kiling k1lling killin kilin",
    "myself": "myslf mysef mysefl mysel meself mesel mesen misen maself masel myselff mself mysef us-self ussel",
    "die": "dei",
    "dying": "dieing diying dyin deing",
    "dead": "ded daed deed",
    "death": "deth daeth",
    "want": "wnat wnt wnaa waan awnt",
    "wanna": "wana wannae wunna wanan",
    "life": "lif lief lyfe lfe",
    "live": "liv",
    "alive": "alvie aliev alife aliv",
    "living": "livin livng",
    "to": "tae",
    "just": "jsut jst juts jus",
    "don't": "dotn dnt doan't",
    "doesn't": "dosnt",
    "anymore": "anymroe nemore nomore anymor",
    "more": "mroe",
    "think": "thnk thik tink",
    "thinking": "thinkin thinkng thinkig",
    "thoughts": "thoughs thots thorts tauhgts thougts thuoghts",
    "thought": "thort thougt thot",
    "about": "abt aboot bout abut abotu",
    "every": "evry evrey",
    "night": "nite nigt",
    "tonight": "tonite 2nite",
    "tomorrow": "tmrw tmr tomoz tomorow tommorow tomorra",
    "going": "goin gonig",
    "gonna": "gona gunna gon",
    "ending": "endin endng",
    "wish": "wsh whish",
    "hoping": "hopin",
    "attempted": "atempted attemted",
    "attempt": "atempt attemt",
    "tried": "tryed tryd",
    "wrote": "rote",
    "goodbye": "goodby gudbye",
    "overdose": "ovrdose overdoes",
    "tablets": "tablits tabs",
    "summer": "summr",
    "yourself": "urself yurself",
    "jump": "jupm",
    "people": "ppl",
    "because": "bc cuz becuase coz",
    "know": "kno",
    "nothing": "nowt",
    "feelings": "feelins",
}
"""Plain words with the ways they are typed, of those that no rule on letters mends."""


def _slips(word: str) -> Iterator[str]:
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[:place] + word[place] + word[place:]
        if place + 1 < len(word):
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _mended() -> dict[str, str]:
    found = {slip: word for word in _KNOWN for slip in _slips(word) if slip not in _REAL and slip not in _KNOWN}
    listed = {way: word for word, ways in _LISTED.items() for way in ways.split()}
    return {**found, **listed}


MENDED: Final = _mended()
"""How a word is typed, and the word."""
_MASKED: Final = (
    "suicide",
    "suicidal",
    "suicid",
    "kill",
    "killing",
    "killed",
    "kills",
    "myself",
    "die",
    "dying",
    "dead",
)
_MASKS: Final = {"1": "i", "!": "i", "3": "e", "4": "a", "@": "a", "$": "s", "0": "o"}
_WORD: Final = re.compile(r"[a-z']+")
_ODD: Final = re.compile(r"([a-z])\1\1|[a-z][*!@$#0134][a-z*]|\b2\b|(?:\b[a-z] ){4}|\bmy self\b|\bb\b")
_DRAWN: Final = re.compile(r"\b[a-z]*?([a-z])\1\1[a-z]*\b")
_RUN: Final = re.compile(r"([a-z])\1+")
_MASK: Final = re.compile(r"\b[a-z]+[*!@$#0134]+[a-z*!@$#0134]*[a-z]\b")
_SPELT: Final = re.compile(r"\b(?:[a-z] ){3,}[a-z]\b")
_JOINED: Final = re.compile(
    r"(?<=i)(?=want|am|will)|(?<=want)(?=to)|(?<=to)(?=die|kill|be)|(?<=be)(?=dead)|(?<=kill)(?=my)"
)
_SHORT: Final = re.compile(
    r"\b2(?= (?:die|off|be|live|kill|end|go|do|take|wake|hang|jump|top)\b)|\bmy self\b"
    r"|\bb(?= (?:here|alive|dead|gone|around)\b)"
)
_IN_FULL: Final = {"2": "to", "my self": "myself", "b": "be"}


class Plain(NamedTuple):
    """A text made plain, and where its letters stood."""

    text: str
    starts: tuple[int, ...] = ()
    """Where, in the plain text, each mended word begins."""
    ends: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    """What is to be added from its end on."""

    def typed(self, place: int) -> int:
        """Return where a letter of the plain text stood in the text as typed; of a mended word, its beginning."""
        after = bisect_right(self.ends, place)
        if after < len(self.starts) and place > self.starts[after]:
            place = self.starts[after]
        return place + self.shifts[after - 1] if after else place


def plain(folded: str) -> Plain:
    """Make plain what is typed in other ways; ``folded`` is in lower case, its quotes plain."""
    slips = not MENDED.keys().isdisjoint(_WORD.findall(folded))
    odd = _ODD.search(folded) is not None
    if not slips and not odd:
        return Plain(folded)
    found = dict(_odd(folded)) if odd else {}
    if slips:
        for word in _WORD.finditer(folded):
            if (mended := MENDED.get(word.group())) is not None and mended != word.group():
                found.setdefault((word.start(), word.end()), mended)
    return _replaced(folded, sorted((start, end, mended) for (start, end), mended in found.items()))


def _replaced(folded: str, mendings: list[tuple[int, int, str]]) -> Plain:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    shifts: list[int] = []
    done = size = 0
    for start, end, mended in mendings:
        if start < done:
            continue
        parts += [folded[done:start], mended]
        starts.append(size + start - done)
        ends.append(starts[-1] + len(mended))
        size = ends[-1]
        shifts.append(end - size)
        done = end
    return Plain("".join((*parts, folded[done:])), tuple(starts), tuple(ends), tuple(shifts))


def _odd(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _SPELT.finditer(folded):
        yield found.span(), _JOINED.sub(" ", found.group().replace(" ", ""))
    for found in _SHORT.finditer(folded):
        yield found.span(), _IN_FULL[found.group()]
    for found in _DRAWN.finditer(folded):
        once = _RUN.sub(r"\1", found.group())
        word = MENDED.get(once, once)
        yield found.span(), word if word in MENDED.values() else _RUN.sub(r"\1\1", found.group())
    for found in _MASK.finditer(folded):
        if (unmasked := _unmasked(found.group())) is not None:
            yield found.span(), unmasked


def _unmasked(typed: str) -> str | None:
    letters = "".join(_MASKS.get(letter, letter) for letter in typed)
    for word in _MASKED:
        same = len(word) == len(letters) and all(a in (b, "*", "#") for a, b in zip(letters, word, strict=True))
        if same and typed != word:
            return word
    return None
