"""What the words of a message show that no code says: so that nothing is praised that only looks like listening.

And so that nothing is faulted that only looks like harm: a reader errs, and a good turn that gets a fault is the worst
error a coach can make. Where the words do not bear a harsh reading out, nothing is said.
"""

from __future__ import annotations

import re

from holdspace.client.words import feelings_in
from holdspace.coach_wordings import sentences
from holdspace.debrief_harm import stock
from holdspace.debrief_own_words import only_calms
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
    r"\b(?:i(?:'ve| have)? (?:(?:also|too|often|sometimes|once|myself|just) )?"
    r"(?:was|lost|used to|felt|went (?!all\b|too\b|off\b|ahead\b|on\b|somewhere\b)"
    r"|remember|lay|had (?!to\b)"
    r"|got (?!time\b|you\b|room\b|it\b|that\b|no\b|all\b|an? (?:hour|while|minute|moment)\b)"
    r"|did(?!n't mean)|couldn't|been"
    r"|lived|know what|buried|thought the same|screamed|dropped)|my (?!name|shift|supervisor|fault|time|mistake"
    r"|question|foot|watch|pay)\w+"
    r"|happened to me|same for me|me too|i did it for|patch (?:at \w+ )?myself"
    r"|i (?:also|too|often|sometimes) (?!think|hear|want|see\b|wonder|hope|feel (?:that|like) you)\w+|i have the same"
    r"|(?:it )?happens? to me|same (?:for|with) me|me (?:also|as well))\b",
    re.IGNORECASE,
)
_OF_ONESELF_TOO = re.compile(
    r"(?:^|[.!?,]\s+)\W*(?:(?:no|yes|yeah|oh|ok|okay)\W+)*(?:me (?:too|also|as well)\b(?=\W*(?:[.!?,]|$))"
    r"|i (?:also|too) (?:lie|lay|slept|sleep|cry|cried|feel|felt|was|had|have (?!to\b)|lost|get|got|did|do)\b"
    r"|(?:it )?happens? to me\b|i have the same\b)",
    re.IGNORECASE,
)
"""What says so in answer, in a learner's present tense too, whatever a reader made of it."""
_MEASURES = re.compile(
    r"\bi just (?:worked|tried|pushed|got on|kept|studied|did)\b|\bjust (?:be|stay|think|keep|work|try|get)\b"
    r"|\b(?:be|stay|think) positive\b|\byou (?:should|must|need to|have to|can do (?:it|this)|will be fine)\b"
    r"|\bso (?:can you|you can|will you|could you)\b|\bworse\b|\bif i (?:can|could|did)\b|\bas i did\b"
    r"|\b(?:have you|ever|you) (?:thought (?:of|about)|considered|tried)\b|\bwhy (?:not|don't you)\b"
    r"|\b(?:what|how) about (?!you\b)(?:a\b|an\b|the\b|\w+ing\b)|\bi(?:'d| would)? (?:really )?recommend\b"
    r"|\b(?:found|said) (?:it|that|them) (?:was |were )?(?:so |very |really |most )?(?:marvellous|helpful|useful|great"
    r"|wonderful|brilliant|a (?:real |great |big )?help)\b|\b(?:it|that|what) (?:really |always |only )?helped"
    r" (?:me|him|her|them|us|my)\b"
    r"|\bworks? wonders\b|\bworld of good\b|\bmight (?:help|suit|work for) you\b",
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
    short = len(text.split()) < _PLAIN_COMFORT
    return short or stock(text) or only_calms(text) or _COMFORT.search(text) is not None


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
    last = (sentences(text) or [""])[-1]
    return of_own_life(text) and not measures(text) and bool(_TO_THEM.search(last))


_TO_THEM = re.compile(r"\byou(?:rs?|'[a-z]+)?\b", re.IGNORECASE)


def measures(text: str) -> bool:
    """Whether what is told of oneself is held up to the person: a comparison, a tip or an empty cheer goes with it."""
    return _MEASURES.search(text) is not None or stock(text)


_ALONE_IN_IT = re.compile(
    r"\b(?:is it|it's|am i) (?:just|only) me\b|\bam i the only\b"
    r"|\b(?:does|do|did|has|have|is) any(?:one|body) else\b(?! (?:see|read|know|get to|hear|look|here|there|involved))"
    r"|\b(?:does|do) (?:everyone|everybody|other people|people)\b[^.?!]* (?:do|feel|get|have) (?:this|that|it|like)\b",
    re.IGNORECASE,
)
_ASKS_YOU = re.compile(
    r"\b(?:have|do|did|are|were) you (?:ever |even |also )?(?:got|had|have|sleep|been|done|lost|felt|stood|feel"
    r"|married|lie|cry|like this)\b"
    r"|\b(?:have|do|did|were) you ever\b"
    rf"|{_ALONE_IN_IT.pattern}"
    r"|\byou(?:'ve|'re)? how many\b|^\W*and you\W*$|\bwhat about you\b",
    re.IGNORECASE,
)
_ASKS_WHAT_THIS_IS = re.compile(
    r"\bhow (?:does|do|is) (?:this|it|all this)(?: \w+)? (?:work|meant|supposed)\b|\bhow (?:this|it|all this) works\b"
    r"|\bwhat(?:'s| is| even is) this(?: (?:place|thing|for|about))?(?=\W*(?:[.?!,]|$))"
    r"|\bwho are you\b|\bwhat are you\b|\bwhat (?:is it you|do you|can you)(?: actually| even)? do(?: here)?\b"
    r"|\bdo you actually do anything\b|\bwhat happens (?:here|now|next)\b"
    r"|\bwho (?:am i|is this|i'm) (?:talking|writing)"
    r"|\bare you (?:an? )?(?:\w+ )?(?:doctor|counsell?or|therapist|nurse|psychologist|robot|bot|machine|real|human"
    r"|qualified|trained|professional)\b"
    r"|\b(?:don't|not|never)(?: \w+)* (?:know|sure)(?: \w+)* what (?:this|you) (?:is|do|are)\b",
    re.IGNORECASE,
)


def asks_about_you(one: Exchange) -> bool:
    """Whether the person asks after the helper's own life, as something of its own or in pushing back."""
    return one.kind == "ask_about_you" or (_ASKS_YOU.search(one.said.replace("\u2019", "'")) is not None)


def told_own(one: Exchange) -> bool:
    """Whether the message tells something of the helper's own life, long or short."""
    if one.found("self_disclose_long"):
        return True
    told = "self_disclose" in one.codes or one.found("self_disclose_brief")
    return (told and of_own_life(one.plain)) or _OF_ONESELF_TOO.search(one.plain) is not None


def asks_whether_alone(one: Exchange) -> bool:
    """Whether the person asks if others know this too."""
    return _ALONE_IN_IT.search(one.said.replace("\u2019", "'")) is not None


def asks_what_this_is(one: Exchange) -> bool:
    """Whether the person asks what this is, or who is there: a chance to say what one is here for."""
    return one.kind == "ask_limits" or _ASKS_WHAT_THIS_IS.search(one.said.replace("\u2019", "'")) is not None
