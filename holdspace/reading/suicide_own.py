"""Whose statement it is, and whether it is one: denials, quotations, other people, games, everyday things."""

from __future__ import annotations

import re

from holdspace.reading.cues import Hit, Wording
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_others import BENIGN, DENIAL, LIGHT, MINE, SAID, SOMEBODY, STORY, THEIRS

_SINCE = re.compile(r"(?: \w+){0,3} (?:before|until|till)\b[^.!?\n]{0,20}?\b(?:but|now|this|recently|lately|last)\b")
"""After a denial: "I never thought of it before, but now I do"."""

_OF_ME = re.compile(r"\b(?:me|my|myself|meself|i|i'm|im)\b")
_I_LAST = re.compile(r"\b(?:i|i'?m|i'?d|i'?ve|i'?ll)(?: \w+){0,4} ?$")
"""The nearest subject before a statement is the person."""
_LIGHTLY = frozenset({"wish_dead", "thoughts"})
"""What is also said of a bad morning."""
_LOOSE = 0.75
"""Scores up to which a wording needs that nothing everyday is spoken of."""
_SHORT = 160
"""Letters up to which one light word colours the whole."""


_AFTER = 90
"""Letters after a statement in which it is taken back."""
_STILL = re.compile(
    r"\b(?:trying not|tried not|try not|struggling not|not a (?:single )?(?:day|night|week)|(?:hasn'?t|isn'?t|not) been"
    r" (?:a|one)(?: single)? (?:day|night|week)|can'?t promise|i can promise|don'?t think i can"
    r"|wouldn'?t say i'?m never|never a (?:day|night)|isn'?t (?:a|one) (?:day|night)|there'?s not (?:a|one))\b"
)
"""What turns a no into a yes: "not a day goes by that I don't", "trying not to"."""
_NOT_THAT = re.compile(
    r"\b(?:not that|never once|can'?t say|not once)(?: i(?:'d|'ve|'m)?)?(?: (?:ever|actually|have|would|really|thought"
    r"|of|felt|wanted|want|to|been|feel|even)){0,5} ?$"
)
_ANSWERED_NO = re.compile(
    r"^\W*(?:me)?\?+ ?(?:me\? ?)?(?:no\b|nah|never)|\b(?:the )?answer'?s (?:is )?no\b"
    r"|\bi (?:say|said|go|went|answer(?:ed)?|put|tick(?:ed)?|told \w+) (?:\"?no\b|never)|\bno to both\b"
    r"|\bno,? honestly\b"
    r"|^[^.!]*\? (?:and )?(?:because )?(?:no\b|nope|i don'?t|i didn'?t|i'?m not)"
)
_QUOTING = re.compile(
    r"\b(?:he|she|they|you|mum|mam|dad|nan|gran|ex|brother|sister|son|daughter|mother|father|friend|somebody|someone|people"
    r"|line|lyric|caption|chorus|sign|shelter|wall|wrote|yelled|shouted|screamed|texted|email|hashtag|t-?shirt|poster)\b"
)
_TAKEN_BACK = re.compile(
    r"[\s.,?!]*(?:i (?:didn'?t|never (?:have|did)|wasn'?t|haven'?t|don'?t mean it)\b|it'?s (?:about|for) a\b"
    r"|of the job|then he did|judas)"
)
"""What follows a statement and takes it back."""
_NOT_MINE = re.compile(
    r"\b(?:her|his|their|your|\w+'s) (?:own )?(?:suicide|death|life|attempt)|^[^i]*\b(?:he|she|they)'d never"
)
_IT_IS = re.compile(
    r"\b(?!i )\w+ (?:is|are|was|were)(?: (?:so|just|absolutely|pretty|almost|practically|committing))? $"
)


def is_own(plain: str, hit: Hit[SuicideStatement]) -> bool:
    """Whether the person says it of themself; ``plain`` is folded, its idioms blanked out."""
    after = plain[hit.end : hit.end + _AFTER]
    if _SINCE.match(after) is not None:
        return True
    if is_denied(plain, hit) or _TAKEN_BACK.match(after) is not None or _is_about_something_else(plain, hit):
        return False
    return not _is_quoted(plain, hit) and not _is_somebodys(plain, hit, _clause(plain, hit.start))


def is_denied(plain: str, hit: Hit[SuicideStatement]) -> bool:
    """Whether the person says that it is not so."""
    clause = _clause(plain, hit.start)
    after = plain[hit.end : hit.end + _AFTER]
    if _STILL.search(clause) is not None or _SINCE.match(after) is not None:
        return False
    return (
        _ends(DENIAL, clause)
        or _NOT_THAT.search(clause) is not None
        or after.startswith((" prevent", " aware", " scares", " terrif"))
        or _ANSWERED_NO.search(after) is not None
    )


def _is_quoted(plain: str, hit: Hit[SuicideStatement]) -> bool:
    """Whether it stands in quotation marks with somebody else, or a line of something, beside them."""
    before = plain[max(0, hit.start - 60) : hit.start]
    if before.count('"') % 2 == 0 or '"' not in plain[hit.end : hit.end + 80]:
        return False
    around = before[: before.rfind('"')] + " " + plain[plain.find('"', hit.end) :][:40]
    return _QUOTING.search(around) is not None


def _clause(plain: str, end: int) -> str:
    before = plain[max(0, end - 70) : end]
    cut = max(before.rfind(stop) for stop in ".!?\n,;")
    clause = before[cut + 1 :].lstrip()
    but = max(clause.rfind(" but "), clause.rfind(" then "))
    return clause[but + 5 :] if but >= 0 else clause


def _is_about_something_else(plain: str, hit: Hit[SuicideStatement]) -> bool:
    sentence = _sentence(plain, hit)
    if STORY.search(sentence) is not None:
        return True
    if len(plain) < _SHORT and hit.what in _LIGHTLY and LIGHT.search(plain) is not None:
        return True
    return hit.score <= _LOOSE and BENIGN.search(plain if len(plain) < _SHORT else sentence) is not None


def _is_somebodys(plain: str, hit: Hit[SuicideStatement], clause: str) -> bool:
    said = plain[hit.start : hit.end]
    before = plain[max(0, hit.start - 120) : hit.start]
    if SAID.search(before[before.rfind(". ") + 1 :]) is not None or _NOT_MINE.search(said) is not None:
        return True
    of_me = _OF_ME.search(said) is not None
    if not of_me and MINE.search(_sentence(plain, hit)) is None:
        if THEIRS.search(before) is not None and MINE.search(before) is None:
            return True
        if said.startswith("suicid") and _IT_IS.search(before) is not None:
            return True
    if of_me or _I_LAST.search(clause) is not None:
        return False
    return _ends(SOMEBODY, clause) or (THEIRS.search(clause) is not None and MINE.search(clause) is None)


def _sentence(plain: str, hit: Hit[SuicideStatement]) -> str:
    start = max(plain.rfind(stop, 0, hit.start) for stop in ".!?\n")
    ends = [place for stop in ".!?\n" if (place := plain.find(stop, hit.end)) >= 0]
    return plain[start + 1 : min(ends, default=len(plain))]


def _ends(wording: Wording, clause: str) -> bool:
    return bool(clause) and wording.search(clause) is not None
