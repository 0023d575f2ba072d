"""What words for a helper must not be, whoever wrote them: judged by the words alone, before a reader looks at them.

Each check answers with a word or two for the record, empty where nothing is wrong. They are narrow on one side only:
a sound wording that is turned away costs nothing, since one that people wrote stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from holdspace import suggest_llm_never as never
from holdspace.client.state import Beat
from holdspace.client.words import EVERYDAY, agrees, content_stems, feelings_in, words
from holdspace.debrief_harm import shown
from holdspace.persona import Persona
from holdspace.suggest import BLANK

SHORTEST, LONGEST, LONGEST_WHY = 12, 220, 140
"""Characters of a wording, and of the line that says what it does."""
ALIKE: Final = 0.86
"""Share of characters in common (difflib) from which two wordings are one."""

_PLAIN_TEXT = re.compile(r"[A-Za-z\u00c0-\u024f0-9 ,.;:?'\u2019\u2018\u201c\u201d\"()\u2013\u2014\u2026-]+")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|io|uk)\b|\d{3,}", re.IGNORECASE)
_COMMON = EVERYDAY | content_stems("mind heart head matter part place story come look talking words write understand")
"""Stems that show nothing of what was said."""
_OF_THEM = re.compile(
    r"\b(?:you(?:'re| are| feel| felt| sound| seem| must be| must feel)|feeling)\s+((?:[\w']+\s*){1,3})", re.IGNORECASE
)
"""What is said of the person's own feeling."""


def wrong_form(text: str) -> str:
    """Say what is wrong with the form: length, marks of another kind of text, too many questions."""
    bare = text.replace(BLANK, "so")
    if not SHORTEST <= len(text) <= LONGEST:
        return "length"
    if not _PLAIN_TEXT.fullmatch(bare) or _ADDRESS.search(bare):
        return "markup"
    if text.count("?") > 1:
        return "questions"
    return ""


def wrong_words(text: str, theirs: str, *, at_risk: bool, permitted: bool) -> str:
    """Say what no helper should be offered is in it.

    ``theirs`` is what the person said lately: their own words are no label. ``permitted``: advice was asked for.
    """
    plain = text.replace("\u2019", "'").replace("\u2018", "'")
    story = never.OF_ONES_OWN.sub(" ", plain) if BLANK in text else plain
    checks = (
        ("clinical", _said(never.CLINICAL, plain, theirs)),
        ("program", bool(never.ABOUT_THE_PROGRAM.search(plain))),
        (
            "secrecy",
            bool(never.SECRECY.search(plain) or (never.PRIVATE.search(plain) and not never.UNLESS.search(plain))),
        ),
        ("method", bool(never.METHOD.search(plain) or (at_risk and never.MEANS.search(plain)))),
        ("of death", not at_risk and _said(never.OF_DEATH, plain, theirs)),
        ("own story", bool(never.OWN_STORY.search(story))),
        ("promise", not at_risk and bool(never.PROMISES.search(plain))),
        ("advice", not permitted and bool(never.ADVICE.search(plain))),
        ("comfort", bool(never.COMFORT.search(plain))),
        ("argues", bool(never.ARGUES.search(plain))),
        ("label", _said(never.LABELS, plain, theirs)),
        ("duty", bool(never.DUTY.search(plain))),
    )
    found = next((name for name, wrong in checks if wrong), "")
    harms = shown(plain, theirs) - ({"advise_unasked"} if permitted else frozenset[str]())
    return found or next(iter(sorted(harms)), "")


def wrong_why(why: str) -> bool:
    """Whether the line that says what a wording does is no plain short line."""
    plain = why.replace("\u2019", "'")
    return (
        not SHORTEST <= len(why) <= LONGEST_WHY
        or _PLAIN_TEXT.fullmatch(why) is None
        or any(
            pattern.search(plain)
            for pattern in (_ADDRESS, never.CLINICAL, never.ABOUT_THE_PROGRAM, never.SECRECY, never.METHOD, never.MEANS)
        )
    )


def tidy(text: str) -> str:
    """Return the text on one line, without quotation marks around the whole of it."""
    line = " ".join(text.split())
    if (
        len(line) > 1
        and line[0] in "\"\u201c'"
        and line[-1] in "\"\u201d'"
        and not set('"\u201c\u201d') & set(line[1:-1])
    ):
        line = line[1:-1].strip()
    return line


def said_already(text: str, before: Iterable[str]) -> bool:
    """Whether one of those before says the same in nearly the same words."""
    mine = " ".join(words(text))
    return any(SequenceMatcher(None, mine, " ".join(words(other)), autojunk=False).ratio() >= ALIKE for other in before)


def takes_up(text: str, beats: Iterable[Beat], persona: Persona) -> bool:
    """Whether it takes up a matter or a feeling of what the person said, and could not be said anywhere."""
    stems, named = content_stems(text) - _COMMON, feelings_in(text)
    topics = {d.id: d.topics for d in persona.disclosures} | {f.id: f.topics for f in persona.facts}
    for beat in beats:
        of = topics.get(beat.disclosure or "", ())
        about = " ".join((beat.text, beat.meaning or "", beat.ask or "", *beat.hears, *beat.feeling, *of))
        if stems & content_stems(about) or named & feelings_in(about):
            return True
    return False


def mishears(text: str, beats: Iterable[Beat]) -> bool:
    """Whether it says that they feel something, and what they last said with a feeling in it has only others."""
    named = feelings_in(" ".join(_OF_THEM.findall(text.replace("\u2019", "'"))))
    felt = (feelings_in(" ".join((b.text, b.meaning or "", *b.feeling))) for b in beats)
    latest = next((families for families in felt if families), frozenset())
    return bool(named and latest) and not any(agrees(one, other) for one in named for other in latest)


def _said(pattern: re.Pattern[str], text: str, theirs: str) -> bool:
    """Whether it is said, and not by the person first."""
    return any(match[0].lower() not in theirs.lower() for match in pattern.finditer(text))
