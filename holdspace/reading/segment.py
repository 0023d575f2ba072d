"""Cuts a message into sentences and clauses, and keeps where each stands.

People type without full stops, so a clause may also begin where a new question or a stock opening begins
("im so sorry how long has this gone on"). All work is linear in the length of the text, and of a very long text only
the beginning and the end are read: what a message does shows there.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

HEAD, TAIL = 4000, 1000
"""Characters read at the beginning and at the end of a text that is longer than both together."""

_FOLD = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{GRAVE ACCENT}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{HORIZONTAL ELLIPSIS}": ".",
        "\N{NO-BREAK SPACE}": " ",
        "\N{EM DASH}": ",",
        "\N{EN DASH}": "-",
        "\0": " ",
        "\t": " ",
        "\r": " ",
    }
)

_STOPS = re.compile(r"(?<![.!?])[.!?]++(?!\w)|\n+")
_COMMAS = re.compile(
    r"[,;:](?= )|(?<= )--?(?= )|--| (?:but|because|although|(?<!as )though|cos) | (?:and|so"
    r"|but) (?=(?:you'?re|ur|you are|you'?ve|that'?s|it'?s|i'?m|i) )"
)
_OPENERS = re.compile(
    r" (?:and |so |or |but )?(?="
    r"(?:how|what|why|when|where) (?:are|is|do|does|did|have|has|long|many|much|can|could|would|was|were|happened"
    r"|about|makes?|made|kind|if|(?:bad|hard|strong|likely|sure|ready) (?:is|are|was|do))\b"
    r"|(?:do|did|are|have|can|could|would|will|is|was|has|does) (?:you|u|it|there|he|she|they|your)\b"
    r"|(?:i'?m|i am) (?:so |really |very )?(?:sorry|here)\b"
    r"|(?:it )?(?:sounds|seems|feels) (?:like|as)\b"
    r"|(?:maybe|perhaps) (?:you|u|if)\b|why don'?t\b|you (?:should|could|need to|have to|must)\b|thank(?: you|s) for\b"
    r"|don'?t worry\b|that (?:must|sounds)\b|it must\b|have you\b|i (?:had|lost|felt|went) )"
)
_WH = frozenset("what how which where when who why whose".split())
_INSIDE = frozenset(
    "what how why when where who which long many much often far know tell wonder wondering still also always "
    "never already just really only all both ever now to not me out with into over for from at by after before "
    "understand see about of on remember hear imagine if and but so or as than think thought feel something "
    "anything way because like while kind sort it this that he she they maybe perhaps whether believe say said "
    "ask asked hope sure that's what's it's people things can can't could couldn't would will should might may "
    "must do did don't didn't says show shows shown surprise surprising amazing matter matters i'll you'll "
    "we'll".split()
)
"""A question word or an auxiliary after one of these goes on with the clause."""
_SO_MUCH = frozenset({"so", "such", "enough"})
_SUBJECTS = frozenset({"you", "u", "i", "we"})
_STOCK = ("it ", "sounds", "seems", "i'm ", "im ", "i am ", "how ", "what ", "why ")
"""After a subject only these begin a clause: "i hear you it sounds ...", but not "you did it"."""

_LEAD = re.compile(
    r"(?:(?:so(?! (?:far|much|many))|and|but|well(?! done)|ok(?:ay)?|oh|ah|yeah|yes|yep|hmm+|mm+-?h?m*"
    r"|uh+|um+|alright|all right|now|then|anyway|also|wow"
    r"|gosh|i mean|you know|i see|aw+)(?:,* +|$)"
    r"|(?:no|right|great|sure|look|man|dear|god|see|like|good)(?:,+ +|$)){1,4}"
)
_ASKS = re.compile(r"(?:what|how|where|who|why|which)\b")
_FILLS_IN = re.compile(
    r"(?:(?:right )?now|when|whenever|if(?! (?:you (?:do not|don'?t) mind|it'?s|that'?s|i may))|so that"
    r"|that(?! (?:sounds|must|seems|is|was))|since|as|at|in|on|or|over|after|before|back|once|next to|with|without|the"
    r"|for|from|to|these|this|just|being|having|compared|besides|apart|even|\w+ing)\b(?! (?:i hear|you sound|you seem))"
)
"""How a clause begins that only fills in the question before it: "What comes next, when you're ready?"."""
_NOTE = re.compile(r"\[[^\]\n]{0,40}\]")
"""What a transcriber added: "[laughs]"."""
_BARE = " \t\n,.;:!?-\"'*()[]"


class Clause(NamedTuple):
    """A stretch that does one thing, if the writer was kind."""

    start: int
    end: int
    body: str
    """Folded text without lead-in words and outer punctuation."""
    lead: str
    """The lead-in words: "so", "oh wow"."""
    asked: bool
    """Its sentence ends in a question mark, and the clause ends its sentence."""


class Sentence(NamedTuple):
    """Clauses up to a full stop, a question mark, a line's end."""

    start: int
    end: int
    body: str
    asked: bool
    clauses: tuple[Clause, ...]


def fold(text: str) -> str:
    """Lower case and plain quotes, character by character: every index still means the same place."""
    plain = text.translate(_FOLD)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in plain)


def fills_in(text: str) -> bool:
    """Whether a clause begins like one that only fills in the question before it."""
    return _FILLS_IN.match(text) is not None


def windows(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of the text that are read: all of it, or the beginning and the end."""
    if len(text) <= HEAD + TAIL:
        return ((0, len(text)),)
    return ((0, HEAD), (len(text) - TAIL, len(text)))


def _trim(folded: str, start: int, end: int) -> tuple[int, int]:
    piece = folded[start:end]
    return start + len(piece) - len(piece.lstrip(_BARE)), end - len(piece) + len(piece.rstrip(_BARE))


def _cuts(folded: str, start: int, end: int) -> list[int]:
    cuts = [start]
    cuts += [found.end() for found in _COMMAS.finditer(folded, start, end)]
    for found in _OPENERS.finditer(folded, start, end):
        before = folded[max(start, found.start() - 30) : found.start()].split(" ")[-3:]
        if before[-1] in _SUBJECTS and not folded.startswith(_STOCK, found.end()):
            continue
        if folded.startswith("you ", found.end()) and not _SO_MUCH.isdisjoint(before[-2:]):
            continue  # "so angry you have to look away" is one thought
        if before[-1] and before[-1] not in _INSIDE and _WH.isdisjoint(before[-2:]):
            cuts.append(found.start() + 1)
    cuts.sort()
    cuts.append(end)
    return cuts


def _clauses(folded: str, start: int, end: int, *, asked: bool) -> tuple[Clause, ...]:
    cuts = _cuts(folded, start, end)
    found: list[Clause] = []
    for left, right in pairwise(cuts):
        first, last = _trim(folded, left, right)
        if first >= last:
            continue
        lead = _LEAD.match(folded, first, last)
        body = lead.end() if lead else first
        found.append(
            Clause(first, last, folded[body:last].lstrip(_BARE), lead.group().strip(" ,") if lead else "", False)
        )
    if found and asked:
        found[-1] = found[-1]._replace(asked=True)
        if len(found) > 1 and _FILLS_IN.match(folded, found[-1].start, found[-1].end):
            asking = [place for place, one in enumerate(found[:-1]) if _ASKS.match(one.body)]
            if asking:
                found[asking[-1]] = found[asking[-1]]._replace(asked=True)
    return tuple(found)


def sentences(text: str) -> tuple[Sentence, ...]:
    """All sentences of the text in order; none for a text without a letter, a digit or a sign."""
    folded = _NOTE.sub(lambda note: " " * len(note.group()), fold(text))
    found: list[Sentence] = []
    for first, last in windows(folded):
        left = first
        ends = [(stop.start(), stop.end()) for stop in _STOPS.finditer(folded, first, last)]
        for stop, after in [*ends, (last, last)]:
            start, end = _trim(folded, left, stop)
            left = after
            if start >= end:
                continue
            asked = "?" in folded[stop:after]
            clauses = _clauses(folded, start, end, asked=asked)
            found.append(Sentence(start, max(end, min(after, last)), folded[start:end], asked, clauses))
    return tuple(found)
