"""What the messages before this one ask for, allow or refuse."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from holdspace.reading.asking import asked_about_suicide
from holdspace.reading.cues import Wording
from holdspace.reading.readings import Speaker, Utterance
from holdspace.reading.segment import HEAD, fold
from holdspace.reading.suicide import statements

_NEAR = 8
"""Messages back in which suicide counts as still in play."""
_HEARD = 3
"""Client messages whose words a reflection may give back."""

_WANTS_ADVICE = Wording(
    r"what (should|shall|can|could|do|would|am) (i|we|you)( (do|say|try|suggest|recommend|advise|supposed"
    r"|tell)| to do)|what('s| is) (your|the best) (advice|way|suggestion)"
    r"|(any|some|your|have|need|want|give me|got) (~)(advice|suggestions?|ideas?|tips?|recommendations?"
    r"|thoughts on)|how (do|can|should|would|could) (i|you|we) |(can|could|would) you (help me (figure"
    r"|find|think|with)|suggest|recommend|advise|tell me (what|how))"
    r"|what do you (think|suggest|recommend|advise)|should i |do you (think|know) (i should|what|how|if i"
    r"|of a|any)|tell me what to|what would you|where (do|can|should|could) i |help me (figure|decide"
    r"|find a)|any way i|advise me|what to do\?"
)
_LEAVE_ASKED = Wording(
    r"(would it be|is it|would that be) ~(ok|okay|alright|all right|fine|useful|helpful|help)__|(can"
    r"|could|may|might) i ~(ask|share|offer|suggest|tell|give|make|say)"
    r"|(do|would) you mind if|(would|do) you (like|want) (me to|to hear|some|a|any)|are you (open|up) (to"
    r"|for)|shall i|mind if i|if i may|if you don't mind"
)
_CONSENT = re.compile(
    r"\W*(?:(?:um+|oh|well|hmm+)\W+)?(?:yes|yeah|yea|yep|yup|sure|ok|okay|k|please|go ahead|go on"
    r"|of course|alright|fine|why not|i'?d like that|i guess|that would|"
    r"that'?d|absolutely|definitely|mm-?hmm|uh-?huh|exactly|i would|maybe)\b"
)
_NO = Wording(
    r"i ?(~)('d rather not|would rather not|prefer not to|don't|do not|didn't|won't|will not|'m not"
    r"|am not|wouldn't|can't|i'm not) (~)(really |want to |wanna |want |like to |feel like |going to "
    r"|gonna |ready to |comfortable |here to |in the mood (to|for) ){0,3}"
    r"(talk\w*|say\w*|go(ing)? (into|there)|discuss\w*|get(ting)? into|shar\w*|answer\w*|explain\w* (it"
    r"|that|myself)|get into it)( |$)|rather not(?! (be|have|exist|live|wake|know|see|feel|die|exist))|(can"
    r"|could) we (~)(not|talk about something|change|leave"
    r"|stop|drop|move on)"
    r"|drop it|leave it( there)?|leave me alone|stop asking|none of your|not your business|(talk"
    r"|speak) about something else|i said no|no thanks?|no thank you|don't ask|not ready|back off"
    r"|change the subject|i don't need (that|advice|help)|please (don't|stop)|it's private|don't push"
)
_RETREAT = Wording(
    r"(never ?mind|forget (it|about it|i said)|(it )?(doesn't|dont|does not) matter|it's nothing"
    r"|it's (fine|stupid|silly|not important|whatever)|i'm (fine|ok|okay)|whatever|i shouldn't have said"
    r"|idk|i don't know|don't worry about it)"
)
_WORDS = re.compile(r"[a-z][a-z']+")

STOP = frozenset(
    "the and that this with you your for was were are have has had not but they them their his her she"
    " him its it's it i'm "
    "im i've ive just like really very been being what when where who how why all any can could would"
    " should will about "
    "from then than there here out get got going gonna know think yeah okay well one some more much too"
    " also because into "
    "don't dont didn't doesn't that's thats you're youre you've i'd i'll my me we our us so or as at be"
    " by do did does if in "
    "is of on to up no yes am an a i he over now only even still other thing things something lot kind"
    " sort make makes made "
    "mean say said right feel feels feeling felt sounds sound seems seem want".split()
)
"""Words that everybody uses: no sign that somebody listened."""


class Situation(NamedTuple):
    """What a helper's message answers."""

    asked_for_advice: bool
    leave_given: bool
    """The helper asked whether to share something, and the person said yes."""
    refused: bool
    retreated: bool
    suicide: bool
    """Suicide was said or asked about not long ago."""
    words: frozenset[str]
    """Content words of the person's last messages."""
    last_helper: frozenset[str]
    """Content words of the helper's own last message."""
    turns: int
    """Messages of the person so far."""
    last: str
    """The person's last message, folded."""


def stem(word: str) -> str:
    """Take the ending off a word, crudely: enough to see that it came back."""
    word = word.replace("'s", "")
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


@lru_cache(maxsize=2048)
def content(folded: str) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(stem(word) for word in _WORDS.findall(folded[:HEAD]) if word not in STOP and len(word) > 2)


def suicide_in_play(context: tuple[Utterance, ...]) -> bool:
    """Whether suicide was said, or asked about in plain words, in the last messages."""
    return any(_names_suicide(said.speaker, said.text) for said in context[-_NEAR:])


@lru_cache(maxsize=2048)
def _names_suicide(speaker: Speaker, text: str) -> bool:
    """Whether a message speaks of suicide plainly. A talk hands over the same messages again with each turn."""
    if speaker == "client":
        return bool(statements(fold(text)))
    return asked_about_suicide(text) == "ask_suicide_direct"


class _Last(NamedTuple):
    """What the person's last message does."""

    asks: bool
    consents: bool
    refused: bool
    retreated: bool


@lru_cache(maxsize=256)
def _last(folded: str) -> _Last:
    """Read the person's last message; each suggestion after it is read in the same situation."""
    return _Last(
        asks=_WANTS_ADVICE.search(folded[-600:]) is not None,
        consents=_CONSENT.match(folded) is not None,
        refused=_NO.search(folded[:600]) is not None,
        retreated=_RETREAT.search(folded[:300]) is not None,
    )


def situation(context: tuple[Utterance, ...]) -> Situation:
    """Read the context, oldest first."""
    client = [fold(said.text) for said in context[-2 * _NEAR :] if said.speaker == "client"]
    last = client[-1] if client and context[-1].speaker == "client" else ""
    helper = next((fold(said.text) for said in reversed(context) if said.speaker == "helper"), "")
    words: frozenset[str] = frozenset().union(*(content(said) for said in client[-_HEARD:])) if client else frozenset()
    does = _last(last)
    return Situation(
        asked_for_advice=does.asks,
        leave_given=does.consents and _LEAVE_ASKED.search(helper[-300:]) is not None,
        refused=does.refused,
        retreated=does.retreated,
        suicide=suicide_in_play(context),
        words=words,
        last_helper=content(helper),
        turns=sum(said.speaker == "client" for said in context),
        last=last,
    )
