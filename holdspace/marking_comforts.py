"""Cheering up and brushing off in plain clothes: statements about the world, or about what is to come, that lighten.

They often hold a "you" and a word of the message, so that they pass for giving back: "They'd be mad to let you go."
"""

from __future__ import annotations

import re
from typing import Final

from holdspace.client.words import feelings_in
from holdspace.criteria_words import words_in


def _any(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(wordings), re.IGNORECASE)


_OTHERS = r"(they|he|she|it|this|that|things|everything|people|the \w+|your \w+|any(one|body)|who(ever)?)"
_BETTER = (
    r"(better|easier|stronger|tougher|braver|kinder|bigger|wiser|cleverer|brighter|nicer|safer|simpler|less \w+"
    r"|more (capable|resilient|loved|lovable|valued|important|robust|adaptable|liked))"
)
_THINK = r"(think|thought|expect(ed)?|feel|felt|know|knew|reali[sz]e|imagine|believe|fear(ed)?|give yourself credit)"
_NOT_THEIRS = r"(?! (it|its|it's|that's|you|they|he|she|is|was|are|were|allowed|of)\b)"
_PRAISE = r"(rate|like|love|adore|value|respect|admire|miss|appreciate|think (so much|the world|highly) of)s?"

LIGHTENS: Final = _any(
    rf"\b({_BETTER}) than (you('d| would|'ll)? )({_THINK}|look)\b{_NOT_THEIRS}",
    rf"\b(never|not|isn't|aren't|wasn't|rarely|seldom|nowhere near|half) (quite |nearly |half )?(as"
    rf"|so) \w+ as you"
    rf"('d)? (\w+ )?{_THINK}\b",
    rf"\b{_OTHERS}('d| would)( all)?( have to)? be (absolutely |completely |really |quite |so )?"
    r"(mad|crazy|fools?|a fool|an idiot|stupid|daft|silly|idiots|insane|lost|lucky|nothing|helpless|proud"
    r"|(worse|badly) off|sorry|bonkers|nuts)\b",
    r"\b(adapt\w*|heal\w*|settl\w+|forget\w*|recover\w*|pass\w*|learn\w*|grow\w*|mend\w*|bounc\w+|fill\w*"
    r"|mov\w+ on|get (over|used)) .*\b(faster|quicker|sooner|more quickly) than\b",
    r"\bbefore you('ve| have)? (notic|know it|realis)\w*",
    r"\bwould(n't| not) (cope|manage|last|know what to do)\b.*\bwithout you\b",
    r"\b(next|right|perfect|ideal|real|dream) (\w+ )?(is|will be|could be|must be|has to be)"
    r" (\w+ )?(yours|out there|waiting|coming|on its way|round the corner|around the corner|meant for you)\b",
    r"\b(a?round the corner|light at the end|silver lining|third time('s)? (the )?(lucky|charm)|in no time"
    r"|before you know it|sleep on it|worse things happen|these things happen|could be worse"
    r"|look(ing)? back (on it |on this |at this )?and (laugh|smile)|laugh about (it|this|that)|one day you'll)\b",
    r"\b(seen|been through|got through|gotten through|survived|coped with|faced|known|got over) (far |much "
    r"|a lot )?"
    r"(worse|harder|tougher)\b",
    rf"\b(they|he|she|people|everyone|everybody) (all )?(clearly|obviously|really|surely|must|do|does|definitely)"
    rf" (really |all |still )?{_PRAISE} (of )?you\b",
    r"\b(any(one|body)|every(one|body)|people|we|i) can (all )?(see|tell) (it|that|how (strong|good|brave"
    r"|capable))\b",
    rf"\b{_OTHERS}( two| both| all)?('ll| will| is going to| are going to|'s going to|'re going to)"
    r" (soon |all |just |probably |surely |only )?(blow over|pass|work (itself |themselves )?out"
    r"|sort (itself|themselves) out|settle|come (round|around|right|good)|get (better|easier)"
    r"|be (fine|ok|okay|all right|alright|great|over|forgotten|grateful|proud))\b",
    r"\b(everything|it|this|that|things|\w+day|they|he|she|\w+)('ll| will) (all )?be (just |absolutely )?"
    r"(fine|ok|okay|all right|alright|great|over)\b",
    r"\b(has|have|had|gets?|got) (far |much )?(better|bigger|other) things to (think|worry) about\b",
    r"\b(no|nothing|not) (real |big )?(harm|need to worry|to worry about|to be upset about"
    r"|the end of the world)\b",
    r"\b(every(one|body)|people|they|nobody|no one|folks?)('ll| will)? (soon |all |probably |won't )*"
    r"(forget|forgets|forgotten|remember)\b(?=.*\b(by|tomorrow|soon|next week|in a (week|month|day))\b)",
    r"\b(is|are|was|were) (very |so |really |incredibly |quite )?(resilient|adaptable|good at adapting"
    r"|forgiving)\b",
    r"^(oh |well |but )?(it's|that's|it is|that is) (only|just) (a|one) \w+( \w+)?[.!]?$",
    r"\bmeans (that )?(they|he|she|you|it) (\w+ )?(rate|like|love|value|care|nearly there|must|can't)\b",
    r"\byou('ll| will| can)( \w+)? (cope|manage|survive|get through|pull through|bounce back|get there"
    r"|make it|handle)\b",
    rf"\b{_OTHERS}('ll| will| would)( all)? (understand|forgive|forget|get over|come round|adapt|thank you)\b",
    r"\b(they|we|people|everyone)('ve| have|'s| has)( all)? (had|been|done|felt|cried) .*\bat some point\b"
    r"|\b(they|we)('ve| have) all (had|been|done|felt)\b",
    r"\bbecause (they|he|she) (really )?(loves?|likes?|cares?|trusts?|misse?s?)\b|\bshows? (how|that|you're"
    r"|you are)\b",
    r"\bwhat (really )?(matters|counts) (is|to them)\b|\bend of the (world|road)\b|\bsecond wind\b",
    r"\bgood sign\b|\blook on the bright\b|\bchin up\b|\bno worries\b|\bnot to worry\b|\bnever mind\b",
)

_GENERAL: Final = re.compile(
    r"^(well,? |but |and |oh,? |you know,? )?((?!the\b|your\b|his\b|her\b|those\b|these\b|my\b|all\b|two\b"
    r"|three\b|so\b|their\b)\w+ )?"
    r"(?!this|his|its|yes|as|is|was|always|sometimes|perhaps|words|has|does|sounds|seems|feels|looks|hurts|makes"
    r"|means|keeps|thanks|\w+ss\b|\w+days\b)(\w{3,}s|people|children|men|women)"
    r" (like (you|that|this|him|her|them) )?((always|often|usually|rarely|hardly|seldom|never) \w+|((just|only"
    r"|all|do) )?"
    r"(can|will|do|are|have|get|go|come|show|mix|make|take|love|understand|adapt|forget|forgive|need|sound|mean|say"
    r"|heal|pass|bounce|change|learn|grow|happen|prove|help|tend|find|end|work|know|like|give|call|see)\b)",
    re.IGNORECASE,
)
"""How some kind of people or things are, said of all of them."""
_DARK: Final = re.compile(
    r"\b(hard|worst|worse|bad|heavy|long|empty|ruin\w*|gone|cruel|sharp|dark|cold|against|away|die|dying|dead)\b",
    re.IGNORECASE,
)

FILLS: Final = re.compile(
    r"^(perhaps |maybe )?(a|an|some|another|getting|having) (?!call\b|word\b)(\w+ ){1,3}(would|could|will|might)"
    r" (fill|fix|cure|solve|do you|cheer you|help you|take your mind|sort|brighten|put a smile)\b",
    re.IGNORECASE,
)
"""What might be got or done against it, as if it were a statement."""

BRUSHES_OFF: Final = re.compile(
    r"\bno worries\b|\bnever mind\b|\bnot to worry\b|\bno problem\b|\bif you say so\b|\bsuit yourself\b"
    r"|\byou know best\b|\byour call\b"
    r"|\b(we|i)('ll| will| can| could) (just |always |simply |then )?(leave (it|that|this)|drop (it|that|this)"
    r"|move on|skip (it|that|this)|forget (it|about it|that)|talk about (something|anything) else"
    r"|change the subject|carry on)\b"
    r"|^(well,? |then |ok,? |okay,? )*(come back|let me know|write|write again|message me|text me|tell me"
    r"|ring me) (when|once|if|another|again|some other)\b"
    r"|\blet's (just |not )?(leave (it|that|this)|drop (it|that|this)|move on|forget (it|about it|that)|skip"
    r"|talk about something (else|nicer)|change the subject|go on to|dwell)"
    r"|\bforget (i|that i) (asked|said)\b|\bglad (that's|it's) (sorted|settled|nothing)\b"
    r"|^(fine|good|great|ok|okay|alright|all right|right|fair enough),? (then|so)\b(?!.*\byou\b)",
    re.IGNORECASE,
)
"""Takes "it doesn't matter" at its word and goes away from it: nothing of it was heard."""


_GOOD = (
    r"(great|good(?! at\b)|lovely|nice|brilliant|amazing|awesome|wonderful|fantastic|excellent|perfect|lucky"
    r"|a blessing|fun"
    r"|an adventure|adventures|a bonus|a win|best|healthy|normal|natural|special|talented|clever|a gift"
    r"|an opportunity"
    r"|beautiful|impressive|admirable|a success|progress|your (superpower|strength|gift)|made of (strong|tough"
    r"|stern)\w* stuff|(perfectly|absolutely|totally) (fine|ok|okay|normal))"
)
_PRAISES: Final = re.compile(
    rf"(\b(is|are|was|were|had|has|makes?)|'s|'re) (\w+ly |so |such |quite |very |all |one of the |one of their "
    rf"|the |a |an )*{_GOOD}\b"
    r"|^(luckily|fortunately|thankfully)\b|\bthere (are|is|will be) (plenty|lots|loads|other|worse|better)\b",
    re.IGNORECASE,
)
_WEIGHED: Final = re.compile(
    r"\b(but|yet|though|although|while|only|even|still|almost|nearly|not|never|no|hardly|barely|nobody|too|as if"
    r"|as though|if"
    r"|want\w*|wish\w*|hop(e|ed|es|ing)|suppos\w+|should|said|say|says|saying|told|call\w*|feel\w*|felt|sounds?"
    r"|seems?"
    r"|maybe|perhaps|imagine|guess|afraid|scared|hurts?|hard|tired|lonely|alone|cost\w*|without|instead|rather"
    r"|heavy|weigh\w*|sad|angry|asham\w+|worr\w+|and (you|your|it|inside|now|nobody|none)|until|unless|so much"
    r"|would|could|might|for (them|him|her|everyone|everybody|others))\b|n't\b",
    re.IGNORECASE,
)
"""Beside praise: then it is set against something, or it is their own wish or guess."""


_SMALL: Final = frozenset(
    "is are was were had has make makes so such quite very all one of the their a an there".split()
)
"""Words that say nothing good by themselves."""


def praises(sentence: str, said: str) -> bool:
    """Return whether a sentence finds something good, or foretells it, that the message did not, and stops there."""
    plain = _plain(sentence)
    if "?" in plain or _WEIGHED.search(plain) is not None:
        return False
    return any(set(words_in(found.group(0))) - set(words_in(said)) - _SMALL for found in _PRAISES.finditer(plain))


def lightens(sentence: str) -> bool:
    """Return whether a sentence makes lighter what was said, by how the world goes or what is to come."""
    return LIGHTENS.search(_plain(sentence)) is not None


def general(sentence: str) -> bool:
    """Return whether a sentence says how some kind of people or things are, and nothing dark of them."""
    plain = _plain(sentence)
    return _GENERAL.match(plain) is not None and not feelings_in(plain) and not (_DARK.search(plain) or "n't" in plain)


def brushes_off(sentence: str) -> bool:
    """Return whether a sentence goes away from what was said."""
    return BRUSHES_OFF.search(_plain(sentence)) is not None


def fills(sentence: str) -> bool:
    """Return whether a sentence says what would help, in place of what is the matter."""
    return FILLS.search(_plain(sentence)) is not None


def _plain(sentence: str) -> str:
    return " ".join(sentence.replace("\u2019", "'").split())
