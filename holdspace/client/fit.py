"""How close a reflection comes to what was meant.

What a person said carries a feeling and a meaning, which the author wrote down. A reflection fits by finding either
in other words; giving back the very words is parroting, and naming a feeling from elsewhere is mishearing. Where the
match can't tell, it says "near": a paraphrase that this program does not understand must not be called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from holdspace.client.contrary import PLEASANT, contrary
from holdspace.client.state import Beat, BeatKind
from holdspace.client.words import agrees, content_stems, feelings_in, near, words
from holdspace.codes import QUESTIONS, REFLECTIONS, HelperCode
from holdspace.reading.readings import CodeSpan, HelperReading

Verdict = Literal["none", "close", "near", "parroted", "misheard"]

_TENTATIVE = re.compile(
    r"\?|\b(?:maybe|perhaps|i wonder|wondering|might|could it be|is it|is that|sounds? like|seems?|i'm not sure"
    r"|correct me|i may be wrong|am i|almost|a bit|sort of|i guess|do i hear|i'm hearing|if i)\b",
    re.IGNORECASE,
)
_STEMS = re.compile(
    r"(?:^|[.!?,]\s+)(?:(?:and|but|yeah|yes|ok|okay|hm+|oh|well|right)\W+)*"
    r"(it sounds like|sounds like|that sounds|it seems(?: like)?|what i(?:'m| am) hearing is"
    r"|i(?:'m| am) hearing(?: that)?|i hear that|i imagine|i (?:can )?sense|so you(?:'re| are)(?: saying| feeling)?"
    r"|you(?:'re| are) feeling|you sound|you seem|(?:so )?you(?: just)? (?:said|say|told me"
    r"|mentioned)(?: that)?|it must be|that must be|you feel)\b",
    re.IGNORECASE,
)


_DENIED = re.compile(
    r"\b(?:not|isn't|aren't|wasn't|never|nothing|no)\s+"
    r"(?:(?:a|an|so|at|all|that|to|be|being|really|just|feeling|reason)\s+){0,3}(\w+)",
    re.IGNORECASE,
)
"""A word that is denied: "that's not stupid" names no shame, it argues with it."""


_OF_MYSELF = re.compile(
    r"\W*(?:(?:and|but|so|well|oh|haha|yes|no)\W+)*(?:i|i'm|i've|i'd|i'll|my)\b(?!.*\byou)", re.IGNORECASE | re.DOTALL
)
"""A sentence of the helper's own: "I get up and do yoga" shares a word with a morning, and hears nothing of it."""

_NOT_GIVEN: frozenset[HelperCode] = QUESTIONS | {
    "advise_without_permission", "advise_with_permission", "direct", "warn", "confront", "reassure", "self_disclose",
    "greet", "close", "explain_role", "refer",
}  # fmt: skip
"""Spans that give nothing back, where the reader is sure of them."""
NOT_GIVEN_SURE = 0.7
MOST = 4000
"""Characters of a message that are looked at."""

_PLAIN: tuple[HelperCode, ...] = ("inform", "other", "self_disclose")
"""What a reflection without its marks may be read as; it counts only where it surely matches."""

_OF_THEM = re.compile(
    r"\b(?:you(?:'re| are| feel| felt| sound| seem| look|'ve been| must be| must feel)"
    r"|feeling)\s+((?:[\w']+\s*){1,4})",
    re.IGNORECASE,
)
"""What is said of the person's own feeling; a feeling word elsewhere mishears nobody."""

_TELLS: tuple[BeatKind, ...] = ("open", "disclose", "elaborate", "fact", "return_to_cue")
"""Replies that tell something, and can so be misheard."""

LABEL = 0.7
"""Share that is left of a feeling named by formula, without anything of what was said."""

MEANT, MATTER, OWN = 0.34, 0.3, 0.17
"""Worth of a word of the meaning, of the matter around it, of the person's own; times how much it tells."""

NAMED = 0.6
"""Worth of a feeling named rightly; one of a family near it needs some of the matter beside it."""

MOSTLY = 0.75
"""Share of the words that carry matter from which it is the person's own sentence again."""

SURE = 0.55
"""Fit from which something was certainly meant as giving back."""

SURE_UNREAD = 0.45
"""Fit from which a plain statement, which the reader took for none, was one after all."""

_SAME_PERSON = {
    "me": "i", "you": "i", "your": "my", "yours": "mine", "you're": "i'm", "you've": "i've", "you'd": "i'd",
    "you'll": "i'll", "yourself": "myself", "are": "am", "were": "was",
}  # fmt: skip
"""Words that change only because somebody else says them."""


class Fit(NamedTuple):
    """How close one helper message came."""

    verdict: Verdict
    value: float
    """0 not at all to 1 both feeling and meaning, in other words."""
    stem: str | None
    """The formula that introduced it ("it sounds like"), for wear."""
    tentative: bool
    found: frozenset[str]
    """Families of feeling that were named rightly."""
    matter: frozenset[str] = frozenset()
    """Stems of what was given back."""


NOTHING = Fit("none", 0.0, None, tentative=False, found=frozenset())


def fit(
    text: str, reading: HelperReading, beats: Iterable[Beat], rare: Mapping[str, float] = MappingProxyType({})
) -> Fit:
    """Measure what was given back in ``text`` against the latest beats, the last one first.

    Only spans read as reflections, summaries or validations count. A match with an earlier beat counts three
    quarters: people return to things. ``rare`` says how much each stem tells about the matter (0..1, 1 where it is
    not named): a word that this person uses everywhere shows little.
    """
    spans = [
        s for s in reading.codes if (s.code in REFLECTIONS and not _asked(text, s, reading)) or s.code == "validate"
    ]
    unread = not spans  # a reflection without "you" may look like a plain statement: only a sure match counts then
    if not unread or reading.has(*_PLAIN):
        given = _DENIED.sub(_without_denied_feeling, _statements(text, reading, unread=unread)).strip()
    else:
        given = ""
    if not given:
        return NOTHING
    opener = _STEMS.search(given)
    formula = " ".join(opener[1].lower().split()) if opener else None
    tentative = bool(_TENTATIVE.search(text))
    best = Fit("near", 0.0, formula, tentative, frozenset())
    for age, beat in enumerate(beats):
        if age == 0 and _contrary(given, beat):
            return Fit("misheard", 0.0, formula, tentative, frozenset(), content_stems(given))
        one = _against(given, beat, rare, labels=formula is not None)
        value = one.value if age == 0 else 0.75 * one.value
        if age == 0 and one.verdict == "parroted" and not unread:  # whatever else it resembles: it adds nothing
            return Fit("parroted", 0.0, formula, tentative, frozenset(), content_stems(given))
        if age == 0 and one.verdict == "misheard":
            best = Fit(one.verdict, 0.0, formula, tentative, frozenset())
        elif value > best.value and one.verdict == "close":
            best = Fit("close", value, formula, tentative, one.found)
    if unread and (best.verdict != "close" or best.value < SURE_UNREAD):
        return NOTHING._replace(tentative=tentative)
    if best.verdict == "near" and not spans_of_reflection(reading):
        return NOTHING._replace(tentative=tentative)
    return best._replace(matter=content_stems(given))


def _contrary(given: str, beat: Beat) -> bool:
    if beat.kind not in _TELLS:
        return False
    felt = feelings_in(" ".join(beat.feeling))
    return contrary(given, beat.line.text, felt=felt, unpleasant=bool(felt) and not felt & PLEASANT)


def _asked(text: str, span: CodeSpan, reading: HelperReading) -> bool:
    """Whether the span is the tail of a question: "What happened, when you hid your phone?" gives nothing back."""
    if not text[span.start : span.end].rstrip().endswith("?"):
        return False
    questions = [s for s in reading.codes if s.code in QUESTIONS and s.start <= span.start]
    return any(not re.search(r"[.!?]", text[q.start : span.start]) for q in questions)


def _statements(text: str, reading: HelperReading, *, unread: bool) -> str:
    """Return what the message states: without its questions, and without what steers or tells of the helper.

    ``unread``: nothing in it was read as giving back; then what the helper says of themself alone is none either.
    """
    shown = list(text[:MOST])
    for span in reading.codes:
        if span.code in _NOT_GIVEN and span.score >= NOT_GIVEN_SURE:
            shown[span.start : span.end] = " " * len(shown[span.start : span.end])
    guesses = [text[s.start : s.end] for s in reading.codes if s.code in REFLECTIONS and not _asked(text, s, reading)]
    parts = re.split(r"(?<=[.!?\n])\s+", "".join(shown))
    if unread:
        parts = [part for part in parts if not _OF_MYSELF.match(part)]
    return " ".join(
        part for part in parts if not part.rstrip().endswith("?") or any(part.strip() in g for g in guesses)
    )


def _without_denied_feeling(match: re.Match[str]) -> str:
    return " " if feelings_in(match[1]) else match[0]


def spans_of_reflection(reading: HelperReading) -> int:
    """Count what was given back: validation alone is none."""
    return reading.count("simple_reflection", "complex_reflection", "summarise")


def _against(given: str, beat: Beat, rare: Mapping[str, float], *, labels: bool) -> Fit:
    said = content_stems(given)
    own = content_stems(beat.line.text)
    meant = content_stems(beat.meaning or "")
    matter = content_stems(" ".join(beat.hears)) - meant
    felt_words = content_stems(" ".join(beat.feeling))
    felt = feelings_in(" ".join(beat.feeling)) | feelings_in(beat.meaning or "")
    named = feelings_in(given)
    feeling = NAMED if said & felt_words or named & felt else 0.0
    if not feeling and any(near(n, f) for n in named for f in felt):
        feeling = 0.35
    shared = said & (meant | own | matter)
    told = {MEANT: said & meant, MATTER: said & matter, OWN: (said & own) - meant - matter}
    meaning = min(0.6, sum(worth * rare.get(stem, 1.0) for worth, stems in told.items() for stem in stems))
    if labels and not shared:  # "it sounds like you feel sad": a label, and nothing that was said
        feeling *= LABEL
    value = min(1.0, feeling + meaning)
    if _is_parroting(given, beat.line.text) and not (said - own) & (felt_words | meant | matter):
        return Fit("parroted", 0.0, None, tentative=False, found=frozenset())
    if value >= 0.3 and (shared or feeling >= NAMED * LABEL):
        return Fit("close", value, None, tentative=False, found=named & felt)
    of_them = feelings_in(" ".join(_OF_THEM.findall(given)))
    tells = beat.kind in _TELLS
    if tells and of_them and felt and not shared and not any(agrees(n, f) for n in named for f in felt):
        return Fit("misheard", 0.0, None, tentative=False, found=frozenset())
    return Fit("near", value, None, tentative=False, found=frozenset())


def _is_parroting(given: str, line: str) -> bool:
    """Whether it is the person's own words in their own order, with next to nothing added."""
    theirs, mine = ([_SAME_PERSON.get(w, w) for w in words(t)] for t in (line, _STEMS.sub(" ", given)))
    if len(mine) < 3:
        return False
    said, own = content_stems(given), content_stems(line)
    if not said or len(said & own) < MOSTLY * len(said):
        return False
    runs = {tuple(theirs[i : i + 3]) for i in range(len(theirs) - 2)}
    covered: set[int] = set()
    for i in range(len(mine) - 2):
        if tuple(mine[i : i + 3]) in runs:
            covered.update((i, i + 1, i + 2))
    return len(covered) >= 0.5 * len(mine)  # "if I hear you correctly, ..." is no word of one's own


def speaks_to(text: str, beat_words: str, extra: Iterable[str]) -> bool:
    """Whether a message speaks to certain words: shares their matter, or names a feeling of their family or near."""
    target = " ".join((beat_words, *extra))
    named, meant = feelings_in(text), feelings_in(target)
    return speaks_of(text, target) or any(near(n, m) for n in named for m in meant)


def speaks_of(text: str, target: str) -> bool:
    """Whether a message shares matter with certain words, or names a feeling of their very family.

    A feeling that only comes often with it ("lonely", of someone ashamed) turns towards them and is not yet it.
    """
    return bool(content_stems(text) & content_stems(target) or feelings_in(text) & feelings_in(target))
