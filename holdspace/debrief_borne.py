"""What a reading needs in the words before anything is said of it, good or bad.

A reader errs on either side. "Sleep won't come when you lie down for it" is no arguing, "mime is fine, take your time"
says of no feeling that it makes sense, and "what are you up to this evening?" asks no leave. So a finding that praise
or blame would stand on is asked for words that could mean it; where there are none, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from holdspace.client.effects import Finding
from holdspace.codes import REFLECTIONS, HelperCode
from holdspace.debrief_harm import stock

_ARGUES = re.compile(
    r"\b(?:but|though|tho|although|sure|surely|really|actually|honestly|excuses?|fault|blame|nonsense|rubbish"
    r"|ridiculous"
    r"|selfish|lazy|sorry but|come on|grow|mistake|should(?!\s+have the)|shouldn't|can't (?:just|expect|save|keep|be)"
    r"|cant|why|wrong with|you're wrong|that's wrong|not true|no use|problem|isn't|don't be|must be|obviously|clearly"
    r"|didn't (?:mean|you)|aren't you|don't you|haven't you|do you)\b|\ball this\b|\byou(?:'re| are) (?:just"
    r"|only|being"
    r"|avoiding|deflecting|too|not even)\b|\byou (?:always|never) (?:listen|try|do|want|think|answer|said|say"
    r"|even)\b",
    re.IGNORECASE,
)
_BLAMES = re.compile(
    r"\b(?:you should|you shouldn't|why (?:didn't|don't|would)|fault|selfish|excuses?|you can't|think of your"
    r"|ridiculous)\b",
    re.IGNORECASE,
)
"""Arguing that stays arguing beside care."""
_VALIDATES = re.compile(
    r"\bsense\b|\bno wonder|\bunderstand\w*|\bany(?:one|body)\b|\bwho wouldn't|\bnatural\w*|\bnormal\b|\bof course\b"
    r"|\bnot (?:silly|stupid|daft|odd|strange|mad|weird|wrong|weak|needy|lazy|going mad|small|a small|nothing"
    r"|surprised"
    r"|useless)|\bisn't (?:silly|stupid|daft|odd|strange|mad|weird|wrong|weak|small|nothing|useless)"
    r"|\bdon't (?:find|think|know about) (?:that |it )?(?:\w+ )?(?:silly|stupid|daft|odd|strange)"
    r"|\bnothing (?:silly|stupid|odd|strange|daft|small|weak)|\bevery right|\ballowed\b|\breason\b|\bhuman\b"
    r"|\bentitled|\bbound to\b|\bcan see (?:why|how)|\bi'd (?:be|feel|have been)\b|\bi get (?:that|why|it)\b"
    r"|\bright to\b"
    r"|\b(?:tough|hard|lot|heavy|cruel|unfair|horrible|awful|rotten|heart|get to be|both count)\b|\bpeople\b"
    r"|\bstupid\b",
    re.IGNORECASE,
)
_LETS_BE = re.compile(
    r"^\W*(?:(?:ok|okay|sure|yes|oh|ha|haha|of course|alright|all right)\b\W*)*(?:(?:that's|it's|that is|[\w']+ is)"
    r" (?:fine|ok|okay|all ?right)|keep it|take your time|no (?:rush|hurry|need))\b",
    re.IGNORECASE,
)
_GIVES_LEAVE = re.compile(r"^\W*(?:yes\W+)?of course(?: (?:it is|you (?:can|may)|not))?\b", re.IGNORECASE)
"""An answer to somebody who would rather not, where what follows leaves room; it is about no feeling."""
_ASKS_LEAVE = re.compile(
    r"\b(?:can|could|may|might|shall|should) (?:i|we)\b|\bwould (?:you|it|that)\b|\bdo you (?:want|mind|fancy)\b"
    r"|\bd'you want\b|\bwant (?:to hear|me to|a hand|my)\b|\b(?:is it|is that|are you) (?:ok|okay|all ?right"
    r"|fine|up for)\b"
    r"|\bif (?:you|that|it)(?:'s|'re|'d)?\b|\bmind if\b|\byou can say no\b|\bor (?:would|shall|leave|not)\b"
    r"|\blike to\b"
    r"|\bok to\b|\bpermission\b",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"\b(?:not|[a-z]+n't|never)\b[^.?!]*\?|\b(?:are|do|would|have|will) you\?|\bright\?|\bpromise\b|\byou wouldn't\b",
    re.IGNORECASE,
)
_ASKS_TO_SUGGEST = re.compile(
    r"[^.?!]*\b(?:(?:can|could|may|shall|should|might) i|ok(?:ay)? if i|mind if i|would you like me to|want me to)"
    r" (?:suggest|share|offer|say|ask|tell|check|make a suggestion)\b[^.?!]*\?",
    re.IGNORECASE,
)
_LEAVES_ROOM = re.compile(
    r"\b(?:you|we) (?:do not|don't|needn't|need not) (?:have to|need to|go)?\b|\bwe (?:can"
    r"|could) (?:\w+ )?(?:speak|talk"
    r"|look|stay|leave|stop|start|go back|come back|sit|be)\b|\bno need to\b|\bi(?:'ll| will"
    r"|'d)\b[^.?!]*\b(?:tell|ask|talk)"
    r" (?:to )?you\b",
    re.IGNORECASE,
)
_MUST_FEEL = re.compile(
    r"\b(?:you|it|that) must (?:be|feel|have|miss|wish|want|hate|love|long|get|wonder|think)\b", re.IGNORECASE
)
_URGES = re.compile(
    r"\b(?:should|shouldn't|ought|must|have to|need to|needs to|got to|try|tried|thought of|thought about|considered"
    r"|why not|why don't|what about|how about|if i were you|make sure|recommend|suggest|advise|best thing"
    r"|could you|you could"
    r"|maybe start|stop|don't|do|get|go|put|take|keep|let|ring|call|see|start|write|open|join|treat|list|cut"
    r"|look|think|be"
    r"|help|it's worth|promise|remember|perhaps|want to|turn|move|ask|tell|use|give|pick|choose|leave|just|read"
    r"|buy|eat"
    r"|drink|sleep|walk)\b",
    re.IGNORECASE,
)


_NO_BLAME = re.compile(
    r"(?:\b(?:not|never|nobody|no)|n't)\b[^.?!,;]{0,25}\b(?:your |you |their )?(?:fault|blam\w*|to blame)\b"
    r"|\b(?:you|it|that) (?:isn't|is not|wasn't|was not|aren't|are not) (?:\w+ )?(?:fault|blame\w*)",
    re.IGNORECASE,
)
"""Blame that is taken away, and laid on nobody."""
_BRINGS = re.compile(
    r"\b(?:supervisor|colleague|boss|team|line|samaritans|doctor|gp|nurse|counsell?or|one person|somebody|someone"
    r"|friend|sister|brother|mum|mother|dad|father|neighbou?r|partner|flatmate|family|trust|them|her|him)\b",
    re.IGNORECASE,
)
_ONLY_IF = re.compile(
    r"\b(?:if|when|unless|only|should)\b[^.?!]*\b(?:danger|risk|safe\w*|harm\w*|hurt|life|scared|worried|afraid"
    r"|frightened)\b|\b(?:danger|risk|safe\w*|life)\b[^.?!]*\b(?:i(?:'d| would| must| will|'ll| have to)?)\b"
    r"|^\W*before you\b",
    re.IGNORECASE,
)
"""Says when somebody would be brought in; nobody is."""


_REACHES = re.compile(
    r"\b(?:ring\w*|call\w*|phon\w+|telephon\w+|text\w*|tell\w*|ask\w*|bring\w*|(?:talk|speak|go|come|hand|pass)\w*"
    r" (?:\w+ )?(?:to|with|over|round)|put you|introduc\w+|join\w*|meet\w*|together|with (?:you|us|me)|sit\w* with"
    r"|keep\w*|know(?:s)? about|let\b|with (?:him|her|them))\b",
    re.IGNORECASE,
)


def brings_in(text: str, _codes: frozenset[str], _kind: str) -> bool:
    """Whether somebody is named as brought in now, and not what would be done if ever."""
    every = re.split(r"(?<=[.!?])\s+|\n+", text)
    return any(_BRINGS.search(s) and _REACHES.search(s) and not _ONLY_IF.search(s) for s in every)


def argues(text: str, codes: frozenset[str], kind: str) -> bool:
    """Whether what was read as arguing may be; ``kind`` is what the person had just done."""
    if kind == "ask_limits" and "explain_role" in codes:
        return False  # a true answer about the limits
    if _NO_BLAME.search(text):
        text = _NO_BLAME.sub(" ", text)
        return _ARGUES.search(text) is not None
    if codes & {"safety_act", "hand_over", "refer"} and codes & REFLECTIONS:
        return _BLAMES.search(text) is not None
    return not codes & {*REFLECTIONS, "open_question"} or _ARGUES.search(text) is not None


def validates(text: str, _codes: frozenset[str], _kind: str) -> bool:
    """Whether it says of a feeling that it makes sense, and does not only let something be."""
    if _LETS_BE.match(text) and "sense" not in text.lower():
        return False
    return _VALIDATES.search(_GIVES_LEAVE.sub(" ", text) if _LEAVES_ROOM.search(text) else text) is not None


def asks_leave(text: str, _codes: frozenset[str], _kind: str) -> bool:
    """Whether it asks for leave in any words, and not only to end the talk."""
    return _ASKS_LEAVE.search(text) is not None and _ENDS_IT.search(text) is None


def leads(text: str, _codes: frozenset[str], _kind: str) -> bool:
    """Whether a question about suicide pulls for a no: there is a question, and a no in it."""
    return _LEADING.search(text) is not None


_PLAINLY_URGES = re.compile(r"\b(?:should|ought to|try to)\b", re.IGNORECASE)
"""What stays a tip beside a cheer in the same sentence."""


def urges(text: str, _codes: frozenset[str], _kind: str) -> bool:
    """Whether anything is urged once what only asks leave or leaves room is taken out."""
    asks = list(_ASKS_TO_SUGGEST.finditer(text))
    rest = _MUST_FEEL.sub(" ", text[asks[-1].end() :] if asks else text)  # what stands before the asking is no idea
    kept = [
        s
        for s in re.split(r"(?<=[.!?;])\s+|\n+", rest)
        if not (stock(s) and not _PLAINLY_URGES.search(s)) and not _LEAVES_ROOM.search(s) and not _ASKS_OPENLY.match(s)
    ]
    return _URGES.search(" ".join(kept)) is not None


def orders(text: str, codes: frozenset[str], kind: str) -> bool:
    """Whether it may tell somebody what to do: a "should", or a sentence that begins with what to do."""
    rest = _MUST_FEEL.sub(" ", text)
    kept = [s for s in re.split(r"(?<=[.!?;])\s+|\n+", rest) if not _LEAVES_ROOM.search(s)]
    return urges(text, codes, kind) and any(_ORDER.search(s) for s in kept)


_ORDER = re.compile(
    r"\b(?:should|shouldn't|ought|must|have to|need to|needs to|got to|gotta|promise|don't|do not"
    r"|let's|why don't|go and)\b|^\W*(?:(?:ok|okay|right|well|so|now|then|and|first|but|oh|no|yes"
    r"|maybe)\W+)*(?!i\b|you\b|he\b"
    r"|she\b|it\b|they\b|we\b|that|this|there|the\b|a\b|an\b|what|how|who|why|where|when|is\b|are\b|was\b|my\b"
    r"|your)\w+"
    r" (?:it|them|him|her|the|a|an|your|yourself|up|out|off|on|down|to|some|with)\b|^\W*(?:stop|never|just|please)\b",
    re.IGNORECASE,
)
_ASKS_OPENLY = re.compile(
    r"\W*(?:(?:so|and|but|ok|okay)\W+)?(?:what(?! about| if)|how(?! about)|who|where|when)\b.*\?$", re.IGNORECASE
)

_IDIOM = re.compile(r"\byou(?:'re| are) (?:such )?an? (?:\w+ )?(?:machine|robot)\s*(?:!|$)", re.IGNORECASE)
"""Praise of a person, not a question about the program."""
_ENDS_IT = re.compile(r"\b(?:leave|stop|end) (?:it|this|things) (?:there|here)\b|\bcall it a day\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:here|with you|glad you|listening|thank(?:s| you)|not alone|together|sorry (?:for|about|that|to|it"
    r"|you|your)"
    r"|i'm sorry|in your corner|no rush|take (?:your|all the) time|happy to|love to|like to hear|i'll stay"
    r"|not going anywhere|stay(?:ing)? (?:with|right)|i'm (?:so |very |really )?sorry|am sorry)\b",
    re.IGNORECASE,
)


def speaks_of_the_program(text: str, _codes: frozenset[str], _kind: str) -> bool:
    """Whether what was read as written about the program is more than "you're a machine!"."""
    return _IDIOM.search(text) is None


def is_there(text: str, _codes: frozenset[str], _kind: str) -> bool:
    """Whether it says in any words that the helper is there."""
    return _THERE.search(text) is not None


NEEDS: dict[Finding, Callable[[str, frozenset[str], str], bool]] = {
    "confront": argues,
    "validate": validates,
    "seek_permission": asks_leave,
    "ask_suicide_leading": leads,
    "advise_early": urges,
    "advise_unasked": urges,
    "direct": orders,
    "meta": speaks_of_the_program,
    "support": is_there,
    "hand_over": brings_in,
}
"""What each of these needs in the words: text, codes of the message, and what the person had just done."""

CODES_OF: dict[Finding, tuple[HelperCode, ...]] = {
    "confront": ("confront",),
    "validate": ("validate",),
    "seek_permission": ("seek_permission",),
    "ask_suicide_leading": ("ask_suicide_leading",),
    "advise_early": ("advise_without_permission",),
    "advise_unasked": ("advise_without_permission",),
    "direct": ("direct",),
    "meta": (),
    "support": (),
    "hand_over": ("hand_over",),
}
"""The codes that go with a finding that the words did not bear out."""


def drawn_back(kind: str) -> bool:
    """Whether the person had just turned away, so that there was a no to respect."""
    return kind in {"push_back", "pull_back", "boundary", "sidestep", "correct", "minimise", "joke", "leave"}
