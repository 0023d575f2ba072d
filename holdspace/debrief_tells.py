"""What the words of a message show that no code says: so that nothing is praised that only looks like listening.

And so that nothing is faulted that only looks like harm: a reader errs, and a good turn that gets a fault is the worst
error a coach can make. Where the words do not bear a harsh reading out, nothing is said.
"""

from __future__ import annotations

import re

from holdspace.client.words import feelings_in
from holdspace.coach_wordings import sentences
from holdspace.debrief_harm import stock
from holdspace.debrief_talk import Exchange

_CORNERS = re.compile(
    r"\b(?:didn't|haven't|aren't|don't|won't|have|are) you\b\W*(?:[,.?!]|$)|\bwhy (?:do|did|are) you\b", re.IGNORECASE
)
_ALL_RIGHT = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|sure|yes|oh)\W+)?(?:of course (?:you|we) (?:can|may)|(?:that's|it's|that is) (?:fine"
    r"|ok(?:ay)?|all ?right|no (?:problem|bother)))\b(?!.{60})",
    re.IGNORECASE | re.DOTALL,
)
_OWN_LIFE = re.compile(
    r"\b(?:i(?:'ve| have)? (?:was|lost|used to|felt|went (?!all\b|too\b|off\b|ahead\b|on\b|somewhere\b)"
    r"|remember|lay|had (?!to\b)|got|did(?!n't mean)|couldn't|been"
    r"|lived|know what|buried|thought the same|screamed|dropped)|my (?!name|shift|supervisor|fault|time|mistake"
    r"|question|foot|watch|pay)\w+"
    r"|happened to me|same for me|me too|i did it for|patch (?:at \w+ )?myself)\b",
    re.IGNORECASE,
)

_COMFORT = re.compile(
    r"\b(?:don't (?:you )?worry|no need to worry|fine|ok(?:ay)?|all ?right|better|sure|at least|pass(?:es)?|time"
    r"|heal\w*|luck\w*|bad|normal|natural|every(?:one|body|thing|thing's)|brighter?|works? out|chin up|get there"
    r"|easier|got this|strong\w*|bright side|silver|cloud|soon|one day|positive|promise|last|fades?"
    r"|wrong with you|lots of people|less alone|good will|laugh|happy|blessing)\b",
    re.IGNORECASE,
)
_PLAIN_COMFORT = 10
"""Words from which comfort that holds no word of comfort is more likely something else."""
_YOU_FEEL = re.compile(
    r"\byou(?:'re| are| feel| felt| sound| seem| must (?:be|feel)| were)((?:\W+\w+){1,3})", re.IGNORECASE
)
_LETS_GO = re.compile(
    r"\b(?:sorry|leave it|without hurry|no (?:rush|hurry|need)|up to you|as you (?:want|like|wish))\b", re.IGNORECASE
)


def comforts(text: str) -> bool:
    """Whether what was read as comfort may be: a long message without any word of comfort is not."""
    return stock(text) or len(text.split()) < _PLAIN_COMFORT or _COMFORT.search(text) is not None


def asserts_feeling(text: str) -> bool:
    """Whether the message says of the person that they feel something, and not that a picture holds a feeling."""
    return any(feelings_in(m[1]) for m in _YOU_FEEL.finditer(text))


def lets_go(text: str) -> bool:
    """Whether the message owns something or leaves it, and asks nothing: then it presses nobody."""
    return "?" not in text and _LETS_GO.search(text) is not None


_PRAISE = re.compile(
    r"\byou(?:'ve|'re| have| are)?\b(?:\W+\w+){0,4}\W+(?:lovely|wonderful|amazing|incredibl[ey]|brave|inspiration"
    r"|treasure|brilliant\w*|special|gift|marvellous|proud of yourself|so strong|doing (?:so|really|very) well)\b",
    re.IGNORECASE,
)


def praises(text: str) -> bool:
    """Whether the message praises the person: that is no hearing, whatever words it shares with what was said."""
    return _PRAISE.search(text) is not None


def corners(text: str) -> bool:
    """Whether a tag or a why corners: what is given back with it may be accurate, and is no listening."""
    return _CORNERS.search(text) is not None


def gives_leave(text: str) -> bool:
    """Whether the message gives leave ("of course you can"), which says nothing of any feeling."""
    return _ALL_RIGHT.match(text) is not None


def of_own_life(text: str) -> bool:
    """Whether something in the text is plainly of the helper's own life, beyond what a reader took for it."""
    return _OWN_LIFE.search(text) is not None


def own_and_back(text: str) -> bool:
    """Whether something of the helper's own life was told, and the message ends with the person."""
    return of_own_life(text) and bool(re.search(r"\byou\b", (sentences(text) or [""])[-1], re.IGNORECASE))


_ASKS_YOU = re.compile(
    r"\b(?:have|do|did|are|were) you (?:ever |even )?(?:got|had|have|sleep|been|done|lost|felt|stood|feel"
    r"|married|like this)\b"
    r"|\byou(?:'ve|'re)? how many\b|^\W*and you\W*$|\bwhat about you\b",
    re.IGNORECASE,
)


def asks_about_you(one: Exchange) -> bool:
    """Whether the person asks after the helper's own life, as something of its own or in pushing back."""
    return one.kind == "ask_about_you" or (_ASKS_YOU.search(one.said.replace("\u2019", "'")) is not None)


def told_own(one: Exchange) -> bool:
    """Whether the message tells something of the helper's own life, long or short."""
    return one.found("self_disclose_long") or ("self_disclose" in one.codes and of_own_life(one.plain))
