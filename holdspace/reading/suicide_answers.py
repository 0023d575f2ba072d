"""What a short answer says of suicide: it takes its meaning from the question before it."""

from __future__ import annotations

import re
from typing import Final

from holdspace.reading.asking import asked_about_suicide
from holdspace.reading.cues import Wording
from holdspace.reading.segment import fold
from holdspace.reading.suicide import Statement
from holdspace.reading.suicide_words import MEDICINE

SURE: Final = 0.75
_SHORT: Final = 12
"""Words up to which an answer takes its meaning from the question."""
_YES: Final = re.compile(
    r"\W*(?:(?:um+|uh+|well|i mean|honestly|ok(?:ay)?|i guess),?\W+){0,2}(?:yes|yeah|yea|yep|yup"
    r"|sometimes|maybe|kind of|kinda|sort of|a bit|a little|i have|i am"
    r"|i do|i think so|i guess(?: so)?|often|every (?:day|night)|all the time|it'?s crossed my mind"
    r"|i'?ve thought about it|i have thought)\b"
)
_NO: Final = re.compile(
    r"\W*(?:(?:um+|uh+|well|oh|god|honestly),?\W+){0,2}(?:no|nope|nah|never|not|i (?:don'?t|haven'?t|wouldn'?t)"
    r"|idk|dunno|nothing|none|god no|what)\b"
)
_HOW: Final = Wording(
    r"how (~)(would|were|might|could|will) (you|u)(?! (feel|cope|sleep|get (through|home)|manage|know))|how (you'd"
    r"|you would|to do it|you might)|(know|decided|planned|thought|plan)( (about|of|for))? how"
    r"|what (would|were|are|did) (you|u) (~)(use|going to use|planning to use|do it with|take)|with what"
    r"|(what|which) (way|method|means)|(in|by) what way|a way to do it"
)
_WHEN: Final = Wording(
    r"when (~)(would|were|are|do|might|will|is) (you|u|it|this)(?! (last|feel|first))|when (you'd|you would|you're)"
    r"|(know|decided|planned|thought|plan)( (about|of|for))?( how (or|and))? when|(what|which|any) (day|date|time)"
    r"|how soon|(a|any) (date|day) (set|in mind)|set a date"
)
_WAY: Final = Wording(
    "("
    + MEDICINE
    + r"|overdos\w*|od|rope|noose|belt|hang\w*|gun|shotgun|rifle|knife|blades?|razors?|(my )?wrists|jump\w*|bridge"
    r"|roof|cliffs?|balcony|trains?|tracks|railway|platform|river|sea|canal|drown\w*|gas|exhaust|fumes|car|poison"
    r"|bleach|weed ?killer|window|quarry|top floor|car park)"
)
_DAY: Final = Wording(
    r"((mon|tues|wednes|thurs|fri|satur|sun)day|(mon|tue|tues|wed|thur|thurs|fri|sat|sun)|tonight|tonite|tomorrow"
    r"|tmrw|today|now|soon|(this|next|at the) (week|weekend|month)|in the morning|before \w+|after \w+( \w+)?"
    r"|on my birthday|my birthday|christmas|new year\w*|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(on )?the \d+(st|nd|rd|th)?|\d+(st|nd|rd|th)|in a (week|month|few days))"
)


def answered(folded: str, asked: str | None, *, in_play: bool) -> list[Statement]:
    """Find what an answer says to ``asked``, the helper's last message; ``in_play``: suicide was spoken of before it.

    A yes to the plain question says that there are thoughts. A way or a day says it where how or when was asked.
    """
    if asked is None:
        return []
    plainly = asked_about_suicide(asked) == "ask_suicide_direct"
    if not plainly and not in_play:
        return []
    found: list[Statement] = []
    first = len(folded) - len(folded.lstrip())
    yes = _YES.match(folded) if plainly else None
    if yes is not None:
        found.append(Statement("thoughts", SURE, first, max(yes.end(), first + 1)))
    if _NO.match(folded) is not None or len(folded.split()) > _SHORT:
        return found
    question = fold(asked)
    if _HOW.search(question) is not None and (way := _WAY.search(folded)) is not None:
        found.append(Statement("method", SURE, way.start(), way.end()))
    if _WHEN.search(question) is not None and (day := _DAY.search(folded)) is not None:
        found.append(Statement("intent_or_plan", SURE, day.start(), day.end()))
    return found
