"""When advice comes too early: before the matter was explored, and neither asked for nor permitted.

*Asked for*: the person asked what the helper thinks, in one of their last :data:`ASKED_WITHIN` replies, and has not
turned away from an answer since. *Permitted*: the helper asked whether an idea was wanted, waited, and got a yes, as
a finding or in words.
*Explored*: the person has spoken of the matter that is in hand at least :data:`EXPLORED_TURNS` times, and of what
they said something was given back, and it was given back or openly asked after at least :data:`EXPLORED_REPLIES`
times in all. Unasked advice on a matter that was explored is unasked; on one that was not it is premature.

Where it comes from: MITI 4.2.1 parts Persuade from Persuade with Permission, and counts as permission that the person
asks, or that the helper asks and leaves room for a no; the field study of peer supporters (arXiv 2506.09354) is where
experts kept finding advice given too early. How much exploring is enough, no source says: the two numbers are the
authors' choice, the least that deserves the word. Advice is never held against anybody where a wish to be dead was
told and help is brought nearer, and a "look after yourself" at the door is a goodbye.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from holdspace.client.words import content_stems
from holdspace.coach_model import Advice
from holdspace.coach_wordings import sentences
from holdspace.codes import REFLECTIONS
from holdspace.debrief_safety import told
from holdspace.debrief_talk import ADVISED, TURNED_AWAY, Exchange, Talk
from holdspace.debrief_words import times

ASKED_WITHIN = 2
"""Replies of the person within which their asking still stands."""
EXPLORED_TURNS = 2
EXPLORED_REPLIES = 2

_GOODBYE_WISH = re.compile(
    r"\b(?:look after|take (?:good )?care of|be (?:kind|gentle) (?:to|with)|mind) yourself\b|\btake care\b"
    r"|\bsleep well\b|\btake it easy\b|\bkeep well\b|\bmind how you go\b|\bbe well\b"
    r"|\b(?:get|have) (?:some|a good) (?:rest|sleep|night)\b",
    re.IGNORECASE,
)
_WARM_OFFER = re.compile(
    r"\b(?:take (?:your|all the) time|tell me (?:about|more|what|how)|no (?:rush|hurry)|you (?:can|could|may|might) "
    r"(?:say|tell|talk|write|stop|leave|come back|take|keep|always)|(?:go|carry) on if you)\b",
    re.IGNORECASE,
)
_TIP = re.compile(
    r"\b(?:should|ought|you must (?!be\b|feel\b|have\b|miss\b|wish\b|want\b|get\b|wonder\b|think\b)"
    r"|(?<!i )(?<!n't )(?<!not )have to"
    r"|(?:it's|it is) worth \w+ing|would it help(?: you)? to"
    r"|(?<!i )need to|try|tried|thought (?:of|about)|considered|why (?:not|don't)"
    r"|what about|how about|if i were you|make sure|recommend|suggest|advise|best thing"
    r"|could (?!say|tell|talk|write|stop|leave|come|take|keep|always)|don't (?!have|need|worry|mind|know))\b",
    re.IGNORECASE,
)


_ASKS_A_FACT = re.compile(
    r"\W*(?:(?:ok|okay|and|so|but|well)\W+)*(?:did|do(?! you (?:think|want|not|fancy))|does|are|is|was|were|when|who"
    r"|where|has|which|what (?!about\b|if\b)|how (?!about\b)|would you (?:call|say|describe|like to (?:talk"
    r"|tell|say))"
    r"|have you (?:had|got|been|told|felt|ever|seen|heard))\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|ok|okay|alright|all right|sure|please|go on|by all means)\b|\bgo (?:on"
    r"|ahead)\W*$",
    re.IGNORECASE,
)
"""How leave is given."""
_DECLARES = re.compile(
    r"\W*(?:thanks?|certainly|yes|no|it|there|that|this|these|those|the|an?|i(?!'d| would)|he|she|they|we|his"
    r"|her|their"
    r"|now i|at|for (?:every|the|you)|in|you(?!'ll? want| want to| might| could)|who|what|how|is|and|so|all)\b",
    re.IGNORECASE,
)
"""How a sentence begins that states something: no order, and no "I'd"."""


class Explored(NamedTuple):
    """What had been done with the matter in hand before a message."""

    turns: int
    """The person's replies on it."""
    given_back: int
    asked: int
    """Messages that gave something of it back, and that asked openly after it."""

    @property
    def enough(self) -> bool:
        """Whether the matter counts as explored."""
        replies = self.given_back + self.asked
        return self.turns >= EXPLORED_TURNS and self.given_back >= 1 and replies >= EXPLORED_REPLIES


def advice(talk: Talk, one: Exchange) -> Advice | None:
    """Return how the advice in the message stood to the person's wish; None where it holds none."""
    if one.found("advise_welcome") and not one.found(*ADVISED):
        return "welcome"
    if not one.found(*ADVISED) or _only_kind(talk, one):
        return None
    if not one.found("direct") and _asked_for(talk, one):
        return "welcome"
    return "unasked" if explored(talk, one).enough else "premature"


def unasked(talk: Talk, one: Exchange) -> bool:
    """Whether the message holds advice that was neither asked for nor permitted."""
    return advice(talk, one) in {"unasked", "premature"}


def urges_something(text: str) -> bool:
    """Whether the words hold a tip, and not only what a reader took for one."""
    return _TIP.search(text) is not None


def explored(talk: Talk, one: Exchange) -> Explored:
    """Return what had been done with the matter that was in hand when the message was written."""
    stretch = _stretch(talk, one)
    if not stretch:
        return Explored(0, 0, 0)
    replies = [e for e in talk.mine if stretch[0].number < e.number < one.number]
    back = sum(e.found("close_reflection", "near_reflection", "summarise", "validate", "cue_met")
               and bool(not e.codes or e.codes & {*REFLECTIONS, "validate"}) for e in replies)  # fmt: skip
    asked = sum(e.found("open_question", "ask_suicide_direct") for e in replies)
    return Explored(len(stretch), back, asked)


def not_yet(talk: Talk, one: Exchange) -> str:
    """Say what was still to come when premature advice was given; fill in with ``put``."""
    seen, spoken = explored(talk, one), _spoken_of(talk, one)
    if not seen.turns:
        return "the matter had hardly been opened"
    if _taken_up(talk, one):
        return f"{{they}} had spoken of this {times(spoken)}, and {_MORE}" if spoken else _MORE
    if not seen.given_back and not seen.asked:
        done = "nothing of it had been given back or asked after yet"
    elif not seen.given_back:
        done = "nothing of it had been given back yet"
    else:
        done = f"only {times(seen.given_back + seen.asked)} something of it had been taken up"
    if not spoken:
        return done.replace("of it", "of what {they} had said")
    return f"{{they}} had spoken of this {times(spoken)}, and {done}"


_MORE = "there was more of it to hear first"


def _spoken_of(talk: Talk, one: Exchange) -> int:
    """Return in how many replies on the matter the person spoke of what the message is about, by their very words."""
    about = content_stems(one.plain)
    return sum(bool(about & content_stems(e.said)) for e in _stretch(talk, one))


def _taken_up(talk: Talk, one: Exchange) -> bool:
    """Whether this message, or one of the two before it, did give something back or ask after it: then say no other."""
    if one.codes & REFLECTIONS or one.found("close_reflection", "near_reflection"):
        return True
    lately = [e for e in talk.mine if one.number - ASKED_WITHIN <= e.number < one.number]
    return any(e.codes & {*REFLECTIONS, "open_question", "validate"} for e in lately)


def _stretch(talk: Talk, one: Exchange) -> list[Exchange]:
    """Return the person's latest replies, up to the message, that are on one matter."""
    back = [e for e in reversed(talk.every) if e.number < one.number and e.said]
    found: list[Exchange] = []
    matter: str | None = None
    for e in back:
        topic = (e.state.topic if e.state else None) or "opening"  # what brought them, until something else is told
        if e.kind in TURNED_AWAY:
            continue  # a reply that turns away says nothing of the matter
        if matter is not None and topic != matter:
            break
        matter = topic
        found.append(e)
    return found[::-1]


def _asked_for(talk: Talk, one: Exchange) -> bool:
    lately = [e for e in talk.every if one.number - ASKED_WITHIN <= e.number < one.number]
    asked = next((e for e in lately if e.kind == "ask_for_advice" or _permitted(e)), None)
    return asked is not None and all(e.kind not in TURNED_AWAY for e in lately if e.number > asked.number)


def _permitted(one: Exchange) -> bool:
    """Whether the message asked for leave and got it in words."""
    return one.found("seek_permission") and one.kind not in TURNED_AWAY and _YES.search(one.said) is not None


def _only_kind(talk: Talk, one: Exchange) -> bool:
    """Whether what was read as advice is care after a telling, a wish at the door, room, or no urging at all."""
    if one.found("parroted"):
        return True  # the person's own words urge nobody
    telling = told(talk)
    helps = one.codes & {"safety_act", "hand_over", "refer"}
    asked = any(e.found("ask_suicide_direct") for e in talk.mine if e.number < one.number)
    if (asked or (telling and one.number > telling.number)) and helps and not one.found("direct"):
        return True
    text = one.plain
    tip = _TIP.search(text) is not None
    if not tip and (one.codes & REFLECTIONS or all(_DECLARES.match(s) for s in sentences(text))):
        return True  # "you can put her in a room with three words" urges nothing
    if all(_ASKS_A_FACT.match(s) for s in sentences(text)) and not tip:
        return True
    goodbye = ("close" in one.codes or one.kind == "close") and _GOODBYE_WISH.search(text)
    return bool(goodbye or _WARM_OFFER.search(text)) and not tip
