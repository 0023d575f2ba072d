"""What a message says of the talk itself: that it has to end, or that something in it was the helper's own slip."""

from __future__ import annotations

import re

_STOP = (
    r"(?:stop(?! (?:\w+ing|him|her|them|it|you)\b)|finish|end|wrap (?:up|this up|it up)|say goodbye"
    r"|leave it (?:there|here))"
)
_MUST_END = re.compile(
    rf"\b(?:we|we'll|we'd)(?:'ve| have| had| ha)?(?: will| should| must| need| got| better| are going)*(?: to| soon)*"
    rf"(?: have to| need to)? {_STOP}\b"
    r"|\bi(?:'ll| will|'ve|'m)?(?: have| need| got| must| should| going| better)*(?: to)*(?: have to| need to)?"
    r" (?:stop(?= (?:now|soon|in|shortly)\b)|leave it (?:there|here)"
    r"|(?:go|leave|finish|head off|get off|log off|say goodbye)(?= (?:now|soon|in|shortly|and)\b|[.,!;]|\W*$))"
    r"|^\W*(?:(?:ok|okay|right|anyway|well) )?(?:cya|see ya|ttyl|gtg|got ?ta go|laters)\b"
    r"|\b(?:(?:our|the) )?time(?:'s| is) (?:nearly |almost |just about )?(?:up|over|done)\b"
    r"|\bbefore we (?:stop|finish|end|go|say goodbye)\b"
    r"|\b(?:that's|that is) (?:all|where) we(?:'ve| have)? (?:got time|stop|time)"
    r"|\bwe(?:'re| are) (?:nearly |almost )?(?:out of|at the end of(?: our)?) (?:our )?time\b",
    re.IGNORECASE,
)
"""How an end is said without the word goodbye: "We'll need to stop in a minute"."""
_NOT_YET = re.compile(r"\b(?:don't|do not|needn't|no need|not going|won't|haven't|no rush|can|if)\b", re.IGNORECASE)
_SOON = re.compile(
    r"\b(?:soon|shortly|in (?:a|one|five|ten|two|a few|a couple of)(?: \w+)?|nearly|almost|before we|before long"
    r"|(?:a few|five|ten|two) (?:more )?minutes)\b",
    re.IGNORECASE,
)
_GOODBYE = re.compile(r"\b(?:good)?bye\b|\bgood ?night\b", re.IGNORECASE)

_OWNS = re.compile(
    r"\b(?:fair point|you're right|my (?:mistake|fault|bad)"
    r"|i (?:went|jumped|rushed|raced|hurried|ran|skipped|moved|got)"
    r" (?:and|in|on|ahead|away|past|over|straight|off|too|right)|i (?:talked|spoke) over|i shouldn't have"
    r"|i (?:didn't|did not) (?:listen|hear|answer|let you)|i (?:missed|ignored|cut|interrupted)"
    r"|i got (?:that|it|you) wrong|i've been (?:firing|asking|pushing|throwing|rushing)"
    r"|i (?:made|asked)(?: you)? too many"
    r"|that was (?:too|a bit|rather|clumsy|careless|my|me\b|\w+ questions)"
    r"|let me (?:go back|try (?:that )?again|start again)"
    r"|i(?:'m| am) (?:so |really |very )?sorry(?=[.,!;]|\W*$"
    r"| (?:i|about (?:that|before|just)|for (?:that|my|the|not|jump\w*|rush\w*|push\w*|going|talking|asking))))",
    re.IGNORECASE,
)
_OWNS_LIGHTLY = re.compile(r"^\W*(?:fair enough|oops|whoops|ah|sorry|ok(?:ay)?)\b[^.!?]*\bi\b", re.IGNORECASE)
"""Less than an apology, and enough before "you were telling me"."""
_OF_THEIR_LOSS = re.compile(
    r"\bsorry (?:for (?:your|the) (?:wife|loss)|for your|to hear|about your|that (?:you|he|she|they|this))",
    re.IGNORECASE,
)
_COMES_BACK = re.compile(
    r"\b(?:you were (?:telling|saying|talking|going to|about to|in the middle)"
    r"|(?:go|going|come|coming|back) (?:back )?to what|(?:go|going|come|coming) back to"
    r"|you (?:had|'d) (?:just )?(?:told|said)|where were (?:we|you)|please go on)\b",
    re.IGNORECASE,
)


_LAST_WORD = re.compile(
    r"\bbefore (?:we|i|you) (?:stop|finish|end|go|say goodbye)\b[^.!]*\?"
    r"|\b(?:anything|something) (?:else|more|left|you)\b"
    r"[^.!]*\b(?:say|add|tell|ask|leave|before)\b[^.!]*\?",
    re.IGNORECASE,
)


def says_that_it_must_end(text: str) -> bool:
    """Whether a sentence says that the talk has to stop, in whatever words; "we don't have to stop" does not."""
    return any(_MUST_END.search(one) and not _NOT_YET.search(one) and "?" not in one for one in _sentences(text))


def ends_soon(text: str) -> bool:
    """Whether the end is said to be near, and not now: there is room for a few words yet."""
    ends = [one for one in _sentences(text) if _MUST_END.search(one)]
    return any(_SOON.search(one) for one in ends) and _GOODBYE.search(_plain(text)) is None


def owns_a_slip(text: str) -> bool:
    """Whether the message owns that something in the talk was the helper's own fault."""
    return any(_OWNS.search(one) and not _OF_THEIR_LOSS.search(one) for one in _sentences(text))


def asks_for_a_last_word(text: str) -> bool:
    """Whether it is asked what they would still like to say, before the end."""
    return _LAST_WORD.search(_plain(text)) is not None


def comes_back(text: str) -> bool:
    """Whether the message owns a slip and goes back to what was being said."""
    return (owns_a_slip(text) or _OWNS_LIGHTLY.search(_plain(text)) is not None) and _COMES_BACK.search(
        _plain(text)
    ) is not None


def _plain(text: str) -> str:
    return text[:4000].replace("\u2019", "'")


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", _plain(text))
