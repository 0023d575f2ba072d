"""What the words of a message say besides its code: comfort in the shape of advice, its opposite, facts, an apology.

A reader takes "so try not to panic" for advice by its form, "you sleep beautifully" for something given back by its
opening, and any statement for something explained. What is counted has to be what was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdspace.client.words import content_stems, feelings_in
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
_LIGHT = frozenset({"glad", "relieved"})
_WELL = re.compile(
    r"\b(?:beautifully|easily|easy|wonderful|wonderfully|great|brilliant|fantastic|perfectly|sleep(?:ing)? well)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|hardly|barely|without|cannot|pretend\w*|suppos\w+|should|wish\w*|want\w*|hop\w+|if"
    r"|used to|would|everyone|everybody|others?|they|she|he|people|say\w*|look\w*|was|were|until"
    r"|but|and yet|than|when|before|only)\b|n't\b",
    re.IGNORECASE,
)
"""What may turn a light word, or give it to somebody else: then nothing is said."""
_SAYS_OF_THEM = re.compile(r"\byou(?:'re| are)? (?:said|say|told me|mentioned)\b(?P<rest>[^.?!]*)", re.IGNORECASE)
_OF_THE_TWO = re.compile(r"\b(?:you(?:rs?|'[a-z]+)?|i(?:'[a-z]+)?|we(?:'[a-z]+)?|me|my|us|our)\b", re.IGNORECASE)
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


def says_otherwise(text: str, theirs: str, told: Sequence[str]) -> bool:
    """Whether what looks given back says that all is light where nothing light was said, or what was never said.

    ``theirs`` is what the person said lately. Unsure words count as given back.
    """
    stated = [s for s in sentences_of(text) if "?" not in s]
    for s in stated:
        found = _SAYS_OF_THEM.search(s)
        if found and told and not any(content_stems(found["rest"]) & content_stems(reply) for reply in told):
            return True
    light = [s for s in stated if _LIGHT & feelings_in(s) or _WELL.search(s)]
    if not light or len(light) < len([s for s in stated if len(s.split()) >= _FACT]):
        return False
    heard = _LIGHT & feelings_in(theirs) or _WELL.search(theirs)
    return not heard and not any(_NOT_SO.search(s) or feelings_in(s) - _LIGHT for s in light)


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
