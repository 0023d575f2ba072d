"""What a helper's message does for someone's safety: says when confidentiality ends, or names somebody to turn to."""

from __future__ import annotations

import re

from holdspace.codes import HelperCode
from holdspace.reading.readings import HelperReading

_LIMITS = re.compile(
    r"\b(?:unless|except|only (?:if|when|time|thing)|danger|at risk|get hurt|safety|supervisor|your life"
    r"|one exception|scared for"
    r"|if i(?:'m| am| was| were|'d|'ve)? (?:ever |really |get |got )?(?:worried|think|thought|believe|afraid)"
    r"|before i (?:tell|told|did|do|call|spoke)|without (?:telling|asking) you"
    r"|(?:tell|ask|talk (?:to|with)|say to) you (?:first|before)|from me first|first to know|say so first)\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:doctor|gp|surgery|nurse|crisis|(?:phone ?)?line|helpline|number|samaritans|988|116 ?123|111|999|911|112"
    r"|someone|somebody|anyone|who (?:could|can|would|might|do|knows)|sister|brother|mum|mother|friend|neighbou?r"
    r"|partner|husband|wife|colleague|tell|ring|call|text|together)\b",
    re.IGNORECASE,
)
_WITH_THEM = re.compile(
    r"\b(?:someone|somebody|anyone|anybody|one person|a person|who(?:'d)?|your \w+)\b[^.!?]{0,50}"
    r"\b(?:tell|ring|rang|call|phone|text|know|come round|be (?:with|near)|pick up|talk to|trust)\b"
    r"|\b(?:tell|ring|call|phone|text|let)\b[^.!?]{0,20}\b(?:someone|somebody|your|one person|a doctor|the doctor)\b"
    r"|\b(?:text|ring|call|phone|message|tell|let|write to)\s+(?:her|him|them)\b|\b(?:text|message|call|line"
    r"|word) to \w+"
    r"|\b(?:text|ring|call|phone|message)\s+(?!me\b|you\b|it\b|that\b|this\b|a\b|the\b)\w+\b[^.!?]{0,30}\btogether\b"
    r"|\btell(?:ing)?\s+(?!me\b|you\b|us\b|it\b|that\b|the\b|a\b|them what)\w+\b"
    r"|\bwrit(?:e|ing)\s+\w+\s+(?:one |a |some )?(?:text|message|line)|\bbe for (?:her|him|them)\b"
    r"|\b(?:helpline|number|(?:phone|crisis|night) ?line|doctor|gp)\b",
    re.IGNORECASE,
)
_INVITES = re.compile(r"\?|\b(?:we|let's|together|with (?:me|you))\b", re.IGNORECASE)

_SECRET = re.compile(
    r"(?:\b(?:i|we)(?:'ll| will| can| do)? (?:\w+ )?promise|^\W*promise)\b"
    r"[^.!?]{0,80}\b(?:secret|nobody|no one|anyone|anybody|a soul|between us|to myself|anywhere"
    r"|confidential)\b"
    r"|\b(?:keep|stays?|kept)\b[^.!?]{0,40}\b(?:secret|between us|to myself|private|confidential)\b[^.!?]{0,30}"
    r"\b(?:no matter|whatever|always|for ?ever|never)\b|\bno matter what\b[^.!?]{0,40}\b(?:secret|between us|tell)\b"
    r"|\b(?:i'll|i will|i'd|i would|we'll|i) never (?:ever )?(?:tell|repeat)\b"
    r"|\b(?:i|we) (?:won't|will not|wouldn't) (?:ever )?(?:tell|repeat)[^.!?]{0,20}"
    r"\b(?:anyone|anybody|a soul|no one|nobody)\b|\bi tell (?:nobody|no one)\b"
    r"|\b(?:your secrets?|it)(?:'s| is| are) safe with me\b"
    r"|\byou can tell me anything[^.!?]{0,40}\b(?:secret|nobody|no one)\b",
    re.IGNORECASE,
)
_NO_PROMISE = re.compile(
    r"\b(?:can't|cannot|couldn't|can not|not able to|won't be able to|not going to|don't) promise\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"\bi(?:'m| am) (?:just |only )?(?:a|an|not a|not an|here (?:as|to))\b"
    r"|\bnot a (?:doctor|therapist|counsellor|nurse)\b",
    re.IGNORECASE,
)

_ALARM: tuple[HelperCode, ...] = ("direct", "warn", "confront", "press", "reassure", "ask_suicide_leading")


def explains_limits(reading: HelperReading, text: str) -> bool:
    """Whether the message says when "between us" ends, or who would be told; a bare promise does not."""
    return reading.has("explain_role") and _LIMITS.search(text[:4000]) is not None


def promises_secrecy(text: str) -> bool:
    """Whether the message promises that everything stays secret, with no limit to it."""
    plain = text[:4000].replace("\u2019", "'")
    promised = any(_SECRET.search(one) and "?" not in one for one in re.split(r"(?<=[.!?])\s+", plain))
    return promised and not (_NO_PROMISE.search(plain) or _LIMITS.search(plain))


def says_who_they_are(reading: HelperReading, text: str) -> bool:
    """Whether the message says what the helper is, or where their role ends."""
    plain = text[:4000].replace("\u2019", "'")
    return reading.has("explain_role") and (_ROLE.search(plain) is not None or explains_limits(reading, text))


def names_a_step(reading: HelperReading, text: str) -> bool:
    """Whether the message names, together with them, somebody or something to turn to; staying alone is no step yet.

    It says something only where the wish to be dead was told.
    """
    text = text[:4000].replace("\u2019", "'")
    read = reading.has("safety_act", "hand_over", "refer") and _STEP.search(text) is not None
    return read or (_WITH_THEM.search(text) is not None and _INVITES.search(text) is not None)


def alarmed(reading: HelperReading) -> bool:
    """Whether the message orders, pleads, argues or plays down: whatever else it names, it frightens."""
    return reading.has(*_ALARM)
