"""What words for a helper must not be, whoever wrote them: judged by the words alone, before a reader looks at them.

Each check answers with a word or two for the record, empty where nothing is wrong. They are narrow on one side only:
a sound wording that is turned away costs nothing, since one that people wrote stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

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
_CLINICAL = re.compile(
    r"\b(?:client|patient|therap\w+|clinic\w*|diagnos\w+|symptom\w*|disorder\w*|depressi(?:on|ve)|clinically|trauma\w*"
    r"|trigger\w*|coping|cope (?:strateg|mechanism)\w*|mechanism\w*|self-?esteem|self-?care|mindful\w*|cognitive\w*"
    r"|ruminat\w+|catastrophi\w+|resistan\w+|resilien\w+|attachment|boundar\w+|process(?:ing)? (?:this|that|it|your)"
    r"|validat\w+|reflect\w*|intervention|ideation|suicidality|risk|maladaptive|dysregulat\w+|dissociat\w+"
    r"|emotional(?:ly)? (?:state|needs|regulat\w+)|hold(?:ing)? space|safe space|journey|heal(?:ing)?)\b",
    re.IGNORECASE,
)
_ABOUT_THE_PROGRAM = re.compile(
    r"\b(?:an? ai|ai model|language model|assistant|chat ?bot|simulat\w+|role[- ]?play|trainees?|training|prompt|json"
    r"|instructions?|helper|peer support(?:er)?|as an? (?:ai|program))\b",
    re.IGNORECASE,
)
_SECRECY = re.compile(
    r"\b(?:(?:won't|will not|never|wouldn't) (?:tell|say (?:a word|anything)|repeat|pass (?:it|this|that) on)"
    r"|(?:promise|swear)\b|(?:completely|totally|strictly|fully) (?:confidential|private)|(?:our|your|a) secret"
    r"|(?:just|only|strictly) between (?:us|you and me)|no ?(?:one|body) (?:else )?(?:will|has to|needs to) know)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"\bbetween (?:us|you and me)\b|\bstays (?:here|private)\b", re.IGNORECASE)
_UNLESS = re.compile(r"\b(?:unless|except|if i (?:thought|was worried|were worried))\b", re.IGNORECASE)
_METHOD = re.compile(
    r"\b(?:overdos\w+|noose|hang(?:ing)? (?:yourself|myself)|slit\w*|cut(?:ting)? your(?:self)?\b(?! off)|ways? to die"
    r"|od on|jump(?:ing|ed)? (?:off|from|in front)|drown(?:ing)? yourself|shoot(?:ing)? yourself|bleed\w* out"
    r"|starv(?:e|ing) yourself)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:pills?|tablets?|medication|dose|rope|bridge|roof|train tracks?|tracks|platform|knife|knives|blades?|razors?"
    r"|gun|rifle|poison|insulin|morphine|paracetamol|belt|cliffs?|river|exhaust|gas|jump\w*|drown\w*)\b",
    re.IGNORECASE,
)
"""What is no way of anything until the wish to be dead is in the room."""
_OWN_STORY = re.compile(
    r"\bi(?:'ve| have) (?:been|felt|had|lost|gone|known|lived|struggled|dealt|experienced|spent|done|seen|also)\b"
    r"|\bi (?:also |too |once |used to |remember|went|lost|grew|struggled|lived|felt|did"
    r"|know (?:how|what) (?:it|you|that))"
    r"|\bwhen i (?:was|had|lost|did|went|started)\b|\bi was (?!wondering|thinking|going|hoping|asking|struck)\b"
    r"|\bmy (?:own |ex|mum|mother|dad|father|brother|sister|wife|husband|partner|son|daughter|friend|job|boss|life)\b"
    r"|\bme too\b|\bsame here\b|\bhappened to me\b|\bi can relate\b|\bi(?:'d| had) been there\b",
    re.IGNORECASE,
)
_OF_ONES_OWN = re.compile(r"\bfrom my own (?:life|time|years)\b|\bin my own life\b", re.IGNORECASE)
"""What may lead to a blank."""
_ADVICE = re.compile(
    r"\b(?:you (?:could|should|might (?:want|try|like)|may want|need to|ought|must (?!be|feel|have)|can always)"
    r"|have you (?:tried|thought (?:of|about)|considered|talked|spoken|told|asked|seen)|why (?:don't|not)|how about"
    r"|what (?:about|if you)|try (?:to|and|\w+ing)|if i were you"
    r"|(?:might|may|could|would) (?:it )?help (?:you )?(?:to|if)|maybe you can|perhaps you can"
    r"|it's (?:important|worth|best)|consider \w+ing|let's (?:try|make)|i(?:'d| would) suggest)\b",
    re.IGNORECASE,
)
_COMFORT = re.compile(
    r"\b(?:(?:it|things|everything|that|you)(?:'ll| will| is going to| are going to|'re going to)? (?:all )?"
    r"(?:be|get|work) (?:fine|ok|okay|better|easier|alright|all right|out)|don't worry|no need to worry|stay strong"
    r"|hang in there|got this|i(?:'m| am) sure|proud of you|well done|so many people feel|light at the end"
    r"|you(?:'re| are) (?:so |very )?(?:strong|brave|amazing|doing (?:great|well))"
    r"|i (?:completely |totally |really |fully )?understand\b(?! (?:it )?(?:right|better)))\b",
    re.IGNORECASE,
)


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
    story = _OF_ONES_OWN.sub(" ", plain) if BLANK in text else plain
    checks = (
        ("clinical", _said(_CLINICAL, plain, theirs)),
        ("program", bool(_ABOUT_THE_PROGRAM.search(plain))),
        ("secrecy", bool(_SECRECY.search(plain) or (_PRIVATE.search(plain) and not _UNLESS.search(plain)))),
        ("method", bool(_METHOD.search(plain) or (at_risk and _MEANS.search(plain)))),
        ("own story", bool(_OWN_STORY.search(story))),
        ("advice", not permitted and not at_risk and bool(_ADVICE.search(plain))),
        ("comfort", bool(_COMFORT.search(plain))),
    )
    found = next((name for name, wrong in checks if wrong), "")
    harms = shown(plain, theirs) - ({"advise_unasked"} if permitted or at_risk else frozenset[str]())
    return found or next(iter(sorted(harms)), "")


def wrong_why(why: str) -> bool:
    """Whether the line that says what a wording does is no plain short line."""
    plain = why.replace("\u2019", "'")
    return (
        not SHORTEST <= len(why) <= LONGEST_WHY
        or _PLAIN_TEXT.fullmatch(why) is None
        or any(
            pattern.search(plain) for pattern in (_ADDRESS, _CLINICAL, _ABOUT_THE_PROGRAM, _SECRECY, _METHOD, _MEANS)
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
