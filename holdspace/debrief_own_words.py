"""What the words of a message say besides its code: comfort in the shape of advice, false words, facts, an apology.

A reader takes "so try not to panic" for advice by its form, "you said you moved" for something given back by its
opening, and any statement for something explained. What is counted has to be what was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdspace.client.words import content_stems
from holdspace.debrief_harm import sentences_of

_CALMS = re.compile(
    r"\b(?:try not to|do not|don't|no need to|needn't|shouldn't|mustn't|no reason to|no point (?:in )?) ?(?:you )?"
    r"(?:panic\w*|worry\w*|stress\w*|fret\w*|get (?:too )?(?:upset|worked up|stressed|anxious)"
    r"|be (?:so |too )?(?:scared|upset|sad|nervous|anxious|afraid|worried|frightened))\b",
    re.IGNORECASE,
)
_TIPS = re.compile(
    r"\b(?:should|ought|must|have to|need to|got to|try|tried|why (?:not|don't)|what about|how about"
    r"|thought (?:of|about)|considered|if i were you|make sure|recommend|suggest|advise|could|let's|would help)\b"
    r"|(?:^|[.!?;,:]\s*)(?:(?:and|so|just|then|but|maybe|perhaps|instead)\s+)*(?:get|go|take|make|talk|speak|ring|call|see"
    r"|write|start|stop|breathe|rest|sleep|eat|drink|put|focus|think|keep|read|do|sit|ask|tell|plan|use|leave|turn"
    r"|set|have|join|find)\b(?! (?:you|i)\b)",
    re.IGNORECASE,
)
_SAYS_OF_THEM = re.compile(r"\byou(?:'re| are)? (?:said|say|told me|mentioned)\b(?P<rest>[^.?!]*)", re.IGNORECASE)
_OF_THE_TWO = re.compile(r"\b(?:you(?:rs?|'[a-z]+)?|i(?:'[a-z]+)?|we(?:'[a-z]+)?|me|my|us|our)\b", re.IGNORECASE)
_ASKS_PLAINLY = re.compile(
    r"\b(?:are|were|have) you (?:been |ever |actually )*(?:thinking|thought|having (?:any )?thoughts)\b[^.?!]*"
    r"\b(?:suicide|killing yourself|ending your (?:own )?life|taking your (?:own )?life)\b[^.!?]*\?",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^.?!]+\?")
_LEAD_IN = re.compile(r"^\W*(?:(?:yes|ok|okay|right|well|but|so|and|no)\b\W*)+", re.IGNORECASE)
_LONG_ENOUGH = 3
"""Words of a question that is the same one again."""
_FACT = 4
"""Words of a sentence that may explain something."""
_SORRY = re.compile(r"\b(?:sorry|apologi[sz]e|forgive me|my apologies)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:two|three|four|five|several|many|a lot of|all those|so many|too many) (?:\w+ )?(?:questions|things) "
    r"(?:in one go|at once|in a row|together|on you)"
    r"|\b(?:that was|those were|this was) (?:\w+ ){0,2}(?:questions|advice|lecture|interrogation|much|fast|soon|quick"
    r"|clumsy|careless|thoughtless|unkind|blunt|wrong|abrupt|nosy)\b"
    r"|\bfor (?:asking|jumping|rushing|pushing|interrupting|telling you what|changing the subject|going on|giving you"
    r"|not listening|all (?:the|those|my) questions|the (?:advice|tip|lecture|questions)|missing|talking over|assuming"
    r"|firing|cutting|making light|brushing|cheering|saying)\b"
    r"|\bi (?:\w+ )?(?:went|jumped|rushed|pushed|pressed|asked|interrupted|talked over|talked about myself|assumed"
    r"|changed the subject|cut you|brushed|fired|missed|skipped|gave you|made light|told you what|didn't (?:listen|hear"
    r"|ask|answer|wait)|hadn't (?:listened|heard|asked)|wasn't listening|got (?:it|that|ahead) (?:wrong|of you)"
    r"|got ahead of|moved on|walked past|hurried|should(?:n't have| have (?:asked|listened|waited|heard)))\b",
    re.IGNORECASE,
)


def only_calms(text: str) -> bool:
    """Whether it is comfort in the shape of advice: it says not to worry, and urges nothing else."""
    return _CALMS.search(text) is not None and _TIPS.search(_CALMS.sub(" . ", text)) is None


def asks_plainly(text: str) -> bool:
    """Whether suicide is asked about in plain words."""
    return _ASKS_PLAINLY.search(text) is not None


def quotes_falsely(text: str, told: Sequence[str]) -> bool:
    """Whether it says "you said" of what shares no word with anything that was ``told``, reply by reply."""
    theirs = content_stems(" ".join(told))
    claimed = [content_stems(m["rest"]) for s in sentences_of(text) if "?" not in s for m in _SAYS_OF_THEM.finditer(s)]
    return bool(theirs) and any(c and not c & theirs for c in claimed)


def explains(text: str, told: Sequence[str]) -> bool:
    """Whether a sentence states something of neither of the two that the person had not said: only that explains."""
    theirs = content_stems(" ".join(told))
    for s in sentences_of(text):
        own = content_stems(s)
        if "?" in s or len(s.split()) < _FACT or _OF_THE_TWO.search(s) or _SORRY.search(s) or not own:
            continue
        if 2 * len(own & theirs) < len(own):
            return True
    return False


def sorry_for_something(text: str) -> bool:
    """Whether it says sorry for a thing of the helper's own that it names."""
    return _SORRY.search(text) is not None and _NAMED.search(text) is not None


def asks_the_same(text: str, before: str) -> bool:
    """Whether the message asks word for word what the one before it asked."""
    asked = {_bare(s) for s in _QUESTION.findall(before)}
    return any(len(q.split()) >= _LONG_ENOUGH and q in {_bare(s) for s in _QUESTION.findall(text)} for q in asked)


def _bare(question: str) -> str:
    return " ".join(_LEAD_IN.sub("", question.lower()).split()).strip(" ?.,")
