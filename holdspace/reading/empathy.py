"""EPITOME's three mechanisms of empathy in text (Sharma et al. 2020), each 0 none, 1 weak, 2 strong.

Emotional reactions: warmth, concern. Interpretations: an understanding of feeling or experience.
Explorations: asking further.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from holdspace.codes import HelperCode
from holdspace.reading.cues import Wording
from holdspace.reading.readings import Level
from holdspace.reading.segment import HEAD

Codes = Mapping[HelperCode, float]

_WARM = Wording(
    r"~sorry (to|that|you|for (your|you|what|the)|about|this|things|ur|u|hear|it|it's|he|she|they|your"
    r"|man|bro|dude|friend|op)|i'm (~)sorry|so sorry|i (~)(love|care about|feel for|appreciate|miss) (you"
    r"|u)|my heart (goes|breaks|aches)|(sending|send) (you )?(~)(love|hugs?|strength|prayers|support)"
    r"|(big |virtual |internet )?hugs?|proud of you|worried (about|for) you|(happy|glad|relieved"
    r"|excited) (for you|you|to (hear|see|read))|hurts me|breaks my heart|i (~)hate (that )?(you|this|to)"
    r"|here for you|makes me (~)(sad|happy)|saddens|i wish (i could|you (weren't|didn't|all|the|well|a"
    r"|nothing)|there was)|(happy|merry) (birthday|christmas)|you're loved|rooting for you"
    r"|praying for you|condolences|welcome back|i('d| would) (~)(hug|miss|be (sad|heartbroken|devastated))"
)
_KIND = Wording(
    r"hang in there|stay strong|good luck|hope (you|it|things|that|this|everything|u|your)"
    r"|you('ve)? got this|(it|things|you)('ll| will)? (~)(get|gets|be) (~)(better|ok|okay|fine|alright"
    r"|through)|not alone|best wishes|take care|wish(ing)? you|don't give up|keep (going|fighting"
    r"|your head)|(that|this|it)?('s| is| was| sounds| must be)? ~(sucks|awful|terrible|horrible|rough"
    r"|tough|heartbreaking|sad|unfair|shitty|fucked up|great|amazing|awesome|beautiful|wonderful|cool)( "
    r"|$)|i'm here|feel free to|you can (talk|message|pm|dm|vent)|(pm|dm|message) me|thank you|thanks for"
    r"|much love|you (~)(deserve|matter|are worth|can do)|cheer up|friend|buddy|oh (no|dear|man)"
    r"|welcome to"
)
_FEELS_SAME = Wording(
    r"i (~)(feel|felt) (~)(the same|like (that|this)|this|that|similar|exactly|you)"
    r"|i ~know (exactly )?(how|what|that|the) (you|u|it|that|feeling|feel|this|it's)"
    r"|i (~)(can )?(~)?(relate|understand|get it|get that|get how|get what|get you|feel you|feel this"
    r"|identify)|me too|same (here|boat|thing|way)?|been there|exact(ly)? (same|how|like)"
    r"|i'm (in )?(the same|similar|exactly|going through)|in (the same|a similar|your) (boat|place"
    r"|position|situation|shoes)|i do (this|that|the same) too|happens to me|story of my life"
    r"|sounds (exactly )?like me|you're not (the only|alone)"
)
_INFERS = Wording(
    r"(must|sounds?|seems?) (~)(be|have|feel|like|so|really|hard|difficult|tough|exhaust\w*|lonely|awful"
    r"|that|frustrating|painful|as)|you (~)(feel|felt|are feeling|must|seem|sound|might feel"
    r"|probably feel)|you're (~)(feeling|scared|afraid|hurt|angry|lonely|depressed|worried|struggling"
    r"|trying|going through|dealing)|(it|that) (~)(hurts|feels|makes you|is (~)(hard|exhausting"
    r"|frustrating|painful|lonely|scary|difficult|tough) (to|when|being|having|not))|when (you're|you are"
    r"|you) (~)(depressed|feel\w*|sad|lonely|anxious|hurt|down|alone)|makes (~)sense|understandable"
    r"|no wonder|(depression|anxiety|loneliness|grief) (~)(is|makes|can|does|takes|lies|tells|has)"
    r"|because you|part of you|it's (~)(normal|natural|common|ok|okay|hard) (to|that|for)"
)
_MY_STORY = Wording(
    r"i('ve| have| had| was| am|'m| used to| went| felt| feel| did| do| got| get| lost| tried| started"
    r"| struggle\w*| suffer\w*| can't| couldn't| never| always| also| still| hate| just) |my (life"
    r"|depression|anxiety|mum|mom|dad|friends?|family|therapist|own|ex|boyfriend|girlfriend|wife|husband"
    r"|parents|brother|sister|head|brain|mind)|for me|in my (case|experience)"
)
_LIGHT = Wording(
    r"(want|wanna|need|like|care) (to )?(talk|chat|vent|share)|what('s| is) (up|wrong|going on|happening)"
    r"|whats (up|wrong|going on)|what happened|why( is that|'s that| not)?$|how (are|r) (you|u)( doing"
    r"| feeling)?( today| now)?|(are|r) (you|u) (ok|okay|alright|all right|there|still)|how come"
    r"|what do you mean|you (ok|okay|good|alright)|how so"
)
_STORY = 60
"""Characters from which an account of one's own shows how one understands."""


class Levels(NamedTuple):
    """The three mechanisms, before they are a reading."""

    emotional_reactions: Level
    interpretations: Level
    explorations: Level


def empathy(folded: str, codes: Codes) -> Levels:
    """Levels for a folded message with the codes found in it."""
    part = folded[:HEAD]
    return Levels(
        emotional_reactions=_reactions(part, codes),
        interpretations=_interpretations(part, codes),
        explorations=_explorations(part, codes),
    )


def _reactions(part: str, codes: Codes) -> Level:
    if "confront" in codes and "support" not in codes:
        return 0
    if _WARM.search(part):
        return 2
    return 1 if _KIND.search(part) or codes.get("support", 0.0) >= 0.6 or "affirm" in codes else 0


def _interpretations(part: str, codes: Codes) -> Level:
    same = _FEELS_SAME.search(part) is not None
    stories = sum(1 for _ in _MY_STORY.compiled.finditer(part))
    infers = _INFERS.search(part) is not None
    if (infers or same) and (stories >= 1 or len(part) > 2 * _STORY):
        return 2
    if stories >= 2 and len(part) > _STORY:
        return 2
    return 1 if same or infers or codes.keys() & {"complex_reflection", "summarise"} else 0


def _explorations(part: str, codes: Codes) -> Level:
    asks = codes.keys() & {"open_question", "closed_question", "ask_suicide_direct", "ask_suicide_vague"}
    if not asks:
        return 1 if "?" in part and _LIGHT.search(part) else 0
    light = _LIGHT.search(part) is not None
    return 1 if light and part.count("?") <= 1 else 2
