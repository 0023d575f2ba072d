"""Harm that the words of a message show and that no code says: a diagnosis, a threat, belittling, orders, going on.

A reader that was trained on whole messages takes "you're in denial" for a reflection, because it names something; and
"ring them tomorrow" for a plain sentence, because it lacks a "should". What stands here is found by words alone, so
each pattern is narrow: a good turn that gets a fault is the worst error. What the person said themselves is no harm
when it comes back to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, get_args

Seen = Literal["labelled", "threatened", "belittled", "carried_on", "contrary"]
"""What no finding of the dynamics says."""
SEEN: Final[frozenset[str]] = frozenset(get_args(Seen))

Shown = Literal[
    "labelled", "threatened", "belittled", "press", "reassure", "flattered", "direct", "self_disclose_long",
    "two_questions", "ask_suicide_leading", "advise_unasked",
]  # fmt: skip
"""What these words show: a finding, or one of :data:`Seen`."""

LONG_STORY: Final = 22
"""Words of one's own story, in sentences without the person, from which it takes a message over."""
_SHARE = 0.6
_MANY_QUESTIONS = 3
_CHEERS = 3
"""Cheers in a row that leave no room for what is hard."""

_STATE = (
    r"(?:depressed|depression|bipolar|narcissis\w+|traumati[sz]ed|dissociating|in (?:\w+ )?denial|deflecting"
    r"|projecting|codependent|borderline|adhd|ptsd|ocd|anxious attachment|low self-esteem|attachment issues"
    r"|self-sabotaging|(?:anxiety|panic|mood|eating|personality|sleep|stress|adjustment) disorder"
    r"|catastrophi[sz]ing|clinically \w+)\b"
)
_LABELS = re.compile(
    r"\b(?:you(?:'re| are| were)|you(?:'ve| have)(?: got)?|(?:that|this)(?:'s| is)|right there is)"
    rf"(?: (?!not\b|n't\b)\w+){{0,3}} {_STATE}"
    r"|\bdefen[cs]e mechanism|\b(?:it's|that's|this is) (?:a )?(?:textbook|classic)\b|\bis classic \w+|\bdenial stage"
    r"|\btaking it out on\b|\b(?:accept|your) diagnosis\b|\banger turned inward|\b(?:that's|this is) trauma\b"
    r"|\bassessed for\b",
    re.IGNORECASE,
)
_THREATENS = re.compile(
    r"\b(?:report (?:this|you|it)|call(?:ing)? (?:the )?(?:police|social services)|calling (?:this|it) in"
    r"|to social services"
    r"|have you sectioned)\b",
    re.IGNORECASE,
)
_BELITTLES = re.compile(
    r"\bpull yourself together|\bget a grip\b|\bbeing (?:a bit |so |too |very )?dramatic\b|\bmaking excuses\b"
    r"|\b(?:how|that's|so|being) selfish\b|\b(?:some|many|most|lots of|so many|other|a lot of)"
    r" (?:people|others|students|folk) (?:have|had)(?: got)? (?:cancer|it (?:much |far |a lot )?(?:worse|harder)"
    r"|real|bigger)\b|\b(?:others|people|they) have it (?:much |far |a lot |so much )?(?:worse|harder)\b"
    r"|\b(?:people|others) (?:are|who are) (?:much |far )?worse off\b|\bit could be (?:much |a lot )?worse\b"
    r"|\balways (?:someone|somebody) (?:worse|doing better)|\bcount your blessings|\bknuckle down\b|\bsnap out of"
    r"|\bgrow up\b|\bman up\b|\bnobody ever got anywhere\b|\bjust stop it\b|\bit's not hard\b"
    r"|\byou(?:'ll| will) never move on\b|\byou won't get better\b|\bstop being so\b|\bi'm not interested in\b"
    r"|\byou have a responsibility\b|\bthat's life\b|^\W*exactly\W+(?:you (?:don't(?! have)|can't|didn't|shouldn't)"
    r"|what i(?:'ve| have) been saying)|\bpeople (?:have|who have) (?:real|actual|proper) (?:problems|troubles)"
    r"|\b(?:they|he|she)(?:'re|'s| are| is) right (?:though|you know)\b|\byou should have listened\b",
    re.IGNORECASE,
)
_PRESSES = re.compile(
    r"\bi(?:'ve| have) asked (?:you )?\w+ times\b|\byou(?:'re| are) (?:avoiding|being evasive|dodging)"
    r"|\b(?:let's not|don't|do not|stop) dodg|\bhaven't answered\b|\byes or no\?|\bsimple question\b"
    r"|\bi'm asking you\b"
    r"|\banswer (?:me|my question)\b|\bgive me a date\b|\bpromise me\b|\blast chance\b|\bdon't go quiet\b"
    r"|\bdon't yes \w+ me\b|\bno point in us\b",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\beverything happens for a reason|\btime (?:is a (?:great )?healer|heals)|\b(?:get|gets) easier with time"
    r"|\bin a better place|\bwith the angels|\bnever gives us more|\blook on the bright side|\bsilver lining"
    r"|\bat least you(?:'ve| have|'d| had)?\b|\bone door closes|\blook back (?:on this |and )+laugh"
    r"|\blaugh about this|\bchin up\b|\bcheer up\b|\bright as rain\b|\byou(?:'ve| have)? (?:totally )?got this\b"
    r"|\bnothing(?:'s| is)? (?:\w+ )?wrong with you\b|\bfake it (?:til|till|until|'til)|\bsmash this\b"
    r"|\b(?:he|she|they|everyone|everybody) (?:means?|meant) well\b(?! but)|\bdoing (?:ever )?so well\b"
    r"|\bjust (?:be|stay|think) (?:positive|strong|happy)\b|\b(?:be|stay|think) positive\b"
    r"|\byou can do (?:it|this)\b(?= *(?:!|\.|$))"
    r"|\b(?:she|he|they)(?:'d| would|'ll| will) (?:understand|be (?:glad|proud|happy|fine))\b[^.?!,]{0,15} for sure\b"
    r"|\b(?:she|he|they)(?:'d| would|'ll| will) (?:surely|definitely|certainly)"
    r" (?:understand|be (?:glad|proud|happy|fine))\b"
    r"|\b(?:it'll|it will|that'll) be (?:such )?a weight off\b|\byou'll find your\b|\bbelieve in yourself\b"
    r"|\blove and light\b|\bmeet again one day\b|\bgood as a rest\b",
    re.IGNORECASE,
)
_QUOTES = re.compile(
    r"\b(?:people|they|everyone|everybody|somebody|someone|vicar|mum|dad) (?:say|says|said|tell|tells|told|keep"
    r"|keeps)\b"
    r"|\b(?:you|you're) (?:feel|think|tell yourself|say|said|saying|told|tell me)\b|\bwithout (?:saying"
    r"|being told)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:and|but|so)\b", re.IGNORECASE)
"""What begins something of the helper's own after a quotation."""
_PRAISE = re.compile(
    r"\b(?:you(?:'re| are)|such|what) (?:\w+ )?(?:a |an )?(?:so |very |really |absolutely )?(?:strong|amazing"
    r"|brilliant"
    r"|funny|warrior|supermum|queen|hero|star|special|wonderful|fun|boss|machine|incredible|inspiring|lovely|treasure"
    r"|marvellous)\b|\byou inspire\b|\bso brave\b|\bgood (?:girl|man|lad)\b|\bboss lady\b|\bwould be proud\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"^\W*(?:(?:ok|okay|right|well|so|now|then|and|just|first of all|first thing|fine|love|ha|oh|exactly"
    r"|anyway)\b\W*)*"
    r"(?:(?:ring|phone|call|write|send) (?!me\b|to me|as\b|when|what|if|it how)|book (?:it|a|an|your)\b"
    r"|(?:cut|turn) (?:up|out|off|down|the|it|your)\b|get (?:out|up|earplugs|yourself|a grip)\b|put (?:it"
    r"|the) (?!down\b|how\b)"
    r"|open the\b|stop (?:saying|being|joking|dodging|comparing|it\b)|pull yourself|count your|treat yourself"
    r"|make (?:a|an|yourself)\b|do the\b|see (?:your|a) (?:gp|doctor)|set (?:a|an|three)\b|remember:|join (?:a"
    r"|an|the)\b"
    r"|list \w+ things|think of (?:those|the|your)\b)",
    re.IGNORECASE,
)
_NAMED_AN_ORDER = re.compile(
    r"\bwhat you need is\b|\byou(?:'ve| have)? (?:do |really )?(?:need to|got to|must|have to) (?:face|stop"
    r"|sort|get on"
    r"|grieve|make the|do that|open|ring|start)\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\b(?:would|might) it help (?:you )?to (?!talk|say|tell|hear|know|stop|go on|have|put|think|look)"
    r"|\bi think it's worth"
    r" \w+ing\b",
    re.IGNORECASE,
)
_ME = re.compile(r"\b(?:i|i'[a-z]+|my|me|mine)\b", re.IGNORECASE)
_YOU = re.compile(r"\byou(?:r|rs|'[a-z]+)?\b", re.IGNORECASE)
_LIVED = re.compile(
    r"\bi(?:'ve| have)? (?:was (?!only|just|going|not|too|suggesting|jumping|wondering|hoping|asking|trying|being)"
    r"|had (?!to say)|saw|used to|remember|dropped|stood|lived|failed|met|do mine|joined|sing|lost|screamed"
    r"|never knew"
    r"|missed (?:the|my)|went (?:to|through|home|back|out))\b|\bi'd (?:just )?(?:been|broken|lost|had|left|got)\b"
    r"|\bmy (?:mum|mother|dad|father|husband|wife|brothers?|sisters?|neighbour|son|daughter|boyfriend|girlfriend)\b"
    r"|\bi must tell you\b|\bcost me\b|\bi cried\b|\bwhat i found\b",
    re.IGNORECASE,
)
_AS_I = re.compile(r"\bi (?:did|do|was|can|had|went)\b|\bso you(?:'ll|'d)\b|\bchatting\b|\bmind you\b", re.IGNORECASE)
"""A "you" that stays with oneself: "as I did", "if I can"."""
_OF_THE_TALK = re.compile(
    r"\b(?:sorry|apologi[sz]e|forgive me|weeks? of training|nothing you type|i'd have to|i'm a volunteer"
    r"|log(?:ging)? off)\b",
    re.IGNORECASE,
)
"""What speaks of oneself as somebody in this talk: an apology, the role and its limits, an end."""
_SECOND = re.compile(
    r", (?:and (?:is|are|was|were|do|does|did|have|has)|(?:and|or) (?:what|how(?! (?:many|much|long|old|often))"
    r"|who(?! with)|why|where|when))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:suicid\w+|kill\w*|hurt\w*|harm\w*|silly|stupid|end it|yourself)\b[^?]*\?(?:[^?]*\byou're not, are you\?)|"
    r"\b(?:you're|you are) not\b[^.?!]*\b(?:suicid\w+|kill\w*|silly|stupid|end\w* it|harm\w*"
    r"|hurt\w*)\b[^.?!]*,? are you\?",
    re.IGNORECASE,
)


def shown(text: str, theirs: str) -> frozenset[Shown]:
    """Return what the words show. ``theirs`` is what the person said lately: nothing of it counts when given back."""
    return frozenset(_shown(text, theirs.replace("\u2019", "'").lower()))


def stock(text: str) -> bool:
    """Whether there is stock comfort in it."""
    return _STOCK.search(text) is not None


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a message."""
    return [s.strip() for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s.strip()]


def _shown(text: str, theirs: str) -> Iterator[Shown]:
    every = sentences_of(text)
    own_words: tuple[tuple[Shown, re.Pattern[str]], ...] = (
        ("labelled", _LABELS), ("belittled", _BELITTLES), ("reassure", _STOCK), ("threatened", _THREATENS),
        ("press", _PRESSES),
    )  # fmt: skip
    for name, pattern in own_words:
        if any(_said(pattern, s, theirs) for s in every):
            yield name
    if _LEADS.search(text):
        yield "ask_suicide_leading"
    if _PRAISE.search(text):
        yield "flattered"
        if "?" not in text and sum(s.endswith("!") for s in every) >= _CHEERS:
            yield "reassure"  # a row of cheers, before anything was heard
    if any(_ORDERS.match(s) and "?" not in s for s in every) or _said(_NAMED_AN_ORDER, text, theirs):
        yield "direct"
    if _HELPS.search(text):
        yield "advise_unasked"
    if _takes_over(every):
        yield "self_disclose_long"
    asked = [s for s in every if s.endswith("?")]
    if len(asked) >= _MANY_QUESTIONS or any(_SECOND.search(s) for s in asked):
        yield "two_questions"


def _said(pattern: re.Pattern[str], sentence: str, theirs: str) -> bool:
    """Whether the helper says it, and neither quotes somebody nor gives back what the person said."""
    found = pattern.search(sentence)
    if found is None or found[0].lower() in theirs:
        return False
    quoted = list(_QUOTES.finditer(sentence[: found.start()]))
    return not quoted or _GOES_ON.search(sentence[quoted[-1].end() : found.start()]) is not None


def turns_to_oneself(text: str) -> bool:
    """Whether something of one's own life is told and the message ends there, not with the person."""
    every = sentences_of(text)
    last = every[-1] if every else ""
    if last.endswith("?") or any(_OF_THE_TALK.search(s) for s in every):
        return False
    return _LIVED.search(text) is not None and (_YOU.search(last) is None or _AS_I.search(last) is not None)


def _takes_over(every: list[str]) -> bool:
    """Whether a story of one's own fills the message and does not come back to the person."""
    apart = [s for s in every if not s.endswith("?") and not (_YOU.search(s) and not _ME.search(s))]
    size = sum(len(s.split()) for s in apart)
    whole = sum(len(s.split()) for s in every)
    last = every[-1] if every else ""
    ends_with_them = last.endswith("?") or bool(_YOU.search(last) and not _AS_I.search(last))
    lived = sum(len(s.split()) for s in apart if _LIVED.search(s)) >= LONG_STORY / 2
    if any(_OF_THE_TALK.search(s) for s in every):
        return False
    return lived and size >= LONG_STORY and size >= _SHARE * whole and not ends_with_them
