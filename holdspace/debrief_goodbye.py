"""A goodbye, and what was gathered up with it, found in the words: missing either would be as unfair as inventing it.

A goodbye says that this talk must end; a goodbye that was told of ("you never got to say goodbye") is none. What is
gathered up comes from more than one thing that the person said, so one kind word about the last of them is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdspace.client.words import EVERYDAY, content_stems
from holdspace.debrief_harm import sentences_of

_FROM_REPLIES = 2
"""Replies of the person from which something must come back, to have gathered up what was said."""
_MUST = r"(?:must|(?:'ll |will )?(?:have|need) to|(?:'ve |have )?got to|ought to|should|shall|'ll|will|can|had better)"
_ENDS = re.compile(
    r"\b(?:(?:we(?:'ve| have) )?come to the end|end of (?:my|our|the) (?:hour|time|talk)|a few minutes left"
    rf"|(?:we|i)\s?{_MUST} (?:\w+ )?(?:(?:stop|finish|close|end)(?=\W*$|[,.;:!?]| (?:in|here|there|now|soon|for"
    r"|it|this|our)\b)|wrap (?:this |it |things )?up|say good ?bye|log off|(?:go|leave)(?=\W*$|[,.;:!?]"
    r"| (?:now|soon|in|you)\b))"
    r"|i (?:must|have to|need to) (?:go|stop|leave)\b"
    r"|(?:let's|let us|shall we) (?:stop|end|finish|close|leave it) (?:here|there|for)"
    r"|out of time(?! (?:before|for|in|to)\b)|(?:our|the|my) time(?:'s| is) (?:nearly |almost |about )?(?:up|over|done)"
    r"|(?:my|our) (?:hour|shift)(?:'s| is) (?:nearly |almost )?(?:up|over|done)|our (?:hour|time) is"
    r"|before (?:we|i) (?:stop|go|finish|end|say good)"
    r"|leave (?:it|this) there|i'll leave you (?:to|with)|lovely chatting|good luck with|god bless"
    r"|(?<!you )(?<!to )take care\b(?! of (?!yourself))|we'll stop|i'm (?:on|here) again"
    r"|(?<!say )(?<!said )(?<!saying )(?<!your )(?<!a )(?<!no )(?<!the )good ?bye|bye for now|(?<!a )good ?night"
    r"|until (?:next time|we (?:talk|write|speak) again)|signing off|mind how you go)"
    r"|^\W*bye\b|\bbye\W*$",
    re.IGNORECASE,
)
_FRAMES = re.compile(
    r"\b(?:today i heard|i(?:'ve| have) heard|what i(?:'ve| have)? heard|you(?:'ve| have)? (?:told|shared|trusted"
    r"|shown) (?:me\b|so much)|we(?:'ve| have) (?:talked|spoken) about|i(?:'ll| will) (?:remember|keep|take|hold on to)"
    r"|you(?:'ve| have)? (?:said|spoken|talked|brought|let me))\b",
    re.IGNORECASE,
)
"""How somebody begins to gather up."""
_LISTED = re.compile(
    r"\b(?:today i heard|what i(?:'ve| have) heard|you told me (?:a lot|about|that)|we(?:'ve"
    r"| have) talked about)\b[^.?!]*(?:,[^.?!]*){2,}",
    re.IGNORECASE,
)


def goodbye_at(text: str) -> tuple[int, int] | None:
    """Return where the sentence stands that says that this talk ends; None where none does."""
    for sentence in sentences_of(text):
        if _ENDS.search(sentence.replace("\u2019", "'")):
            start = text.find(sentence)
            return start, start + len(sentence)
    return None


def ends(text: str) -> bool:
    """Whether the message says that this talk ends."""
    return goodbye_at(text) is not None


def gathering_at(text: str, told: Sequence[str], *, ending: bool) -> tuple[int, int] | None:
    """Return where the sentence stands that gathers up what was ``told``, reply by reply; None where none does.

    A list counts anywhere; at the end, any sentence that begins to gather up and holds something of two replies.
    """
    for sentence in sentences_of(text):
        plain = sentence.replace("\u2019", "'")
        begins = _LISTED.search(plain) or (ending and _FRAMES.search(plain))
        if begins and "?" not in plain and _of_how_many(plain, told) >= _FROM_REPLIES:
            start = text.find(sentence)
            return start, start + len(sentence)
    return None


def _of_how_many(sentence: str, told: Sequence[str]) -> int:
    """Return from how many replies something comes back; a word that came twice counts for one of them."""
    left = set(content_stems(sentence) - EVERYDAY)
    number = 0
    for reply in told:
        if shared := left & content_stems(reply):
            left -= shared
            number += 1
    return number
