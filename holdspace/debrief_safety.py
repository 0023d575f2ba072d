"""What was done where suicide came up: noticed, asked directly, limits said, stayed, help nearer (QPR and brief care).

A hint, a question or a telling is what makes it come up. A step for which the talk gave no chance is no gap.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal, get_args

from holdspace.client.effects import Finding
from holdspace.client.safety import promises_secrecy as by_the_person
from holdspace.client.state import Planted
from holdspace.debrief_cues import cue_id
from holdspace.debrief_harm import Seen
from holdspace.debrief_help import brought_nearer
from holdspace.debrief_model import SafetyStep
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import comforts
from holdspace.debrief_words import put
from holdspace.suggestsafety import HINTS

Step = Literal["noticed", "asked", "limits", "stayed"]

_SECRET = re.compile(
    r"\b(?:(?:won't|will not|never|wouldn't) (?:tell|say (?:a word|anything)|repeat|pass (?:it|this) on)"
    r"|(?:promise|swear)[^.?!]{0,30}(?:secret|tell|between)"
    r"|(?:completely|totally|strictly|100%|fully) (?:confidential|private)|your secret"
    r"|stays? (?:just |only |strictly )?between (?:us|you and me)|keep (?:it|this) (?:a )?secret)\b",
    re.IGNORECASE,
)
_TELL_NOBODY = re.compile(r"\b(?:never|not|won't|wouldn't) tell (?:a soul|any(?:one|body))\b", re.IGNORECASE)
"""A promise in any message, whatever a reader made of it."""
_PROMISES = re.compile(
    r"\b(?:promise|swear)\b[^.?!]{0,40}\b(?:secret|tell|between us|to myself)\b"
    r"|\bkeep (?:everything|it all|it|this|that|all of (?:it|this)) (?:a )?(?:secret|to myself)\b"
    r"|\byour secrets? (?:is|are) safe\b",
    re.IGNORECASE,
)
_NOT_PROMISED = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|won't|don't|not able to|never) (?:\w+ )?(?:promise|swear|keep)\b"
    r"|\b(?:unless|except|did (?:he|she|they) (?:promise|swear)|(?:made|make|asked|ask) you|you (?:promised?|swore|keep"
    r"|kept))\b",
    re.IGNORECASE,
)
_BUT_ONLY = re.compile(r"\b(?:unless|except|without (?:telling|asking) you)\b", re.IGNORECASE)

ALARM: tuple[Finding | Seen, ...] = (
    "direct",
    "warn",
    "confront",
    "press",
    "reassure",
    "ask_suicide_leading",
    *get_args(Seen),
)
_STAYS: tuple[Finding, ...] = (
    "close_reflection", "near_reflection", "validate", "support", "safety_act", "hand_over", "refer",
    "ask_suicide_direct", "open_question", "summarise", "silence", "backchannel", "explain_role",
)  # fmt: skip
_HEAVY = frozenset({"hopelessness", "burden"})
_NAMES: dict[Step, str] = {
    "noticed": "Noticed",
    "asked": "Asked directly",
    "limits": "Said what stays private and what does not",
    "stayed": "Stayed with it",
}


def alarms(one: Exchange) -> bool:
    """Whether the message meets what was told with alarm, an order or hurry, and owns none of it."""
    if one.found("apologise_repair"):
        return False
    return any(one.found(f) and (f != "reassure" or comforts(one.plain)) for f in ALARM)


def promises_to_tell_nobody(text: str) -> bool:
    """Whether the words promise secrecy, whatever a reader made of them: as the person takes them, or plainer still."""
    if by_the_person(text):
        return True
    said = _TELL_NOBODY.search(text) or _PROMISES.search(text)
    return said is not None and _NOT_PROMISED.search(text) is None


def promises_secrecy(one: Exchange) -> bool:
    """Whether the message promises that nothing will be told, whatever comes."""
    if _BUT_ONLY.search(one.plain):
        return False
    if promises_to_tell_nobody(one.plain):
        return True
    return "explain_role" in {*one.codes, *one.findings} and _SECRET.search(one.plain) is not None


def hints(talk: Talk) -> list[Planted]:
    """Return the hints of a wish to be dead, in order."""
    return [c for c in (talk.final.cues if talk.final else ()) if c.kind in HINTS and talk.at(c.at)]


def told(talk: Talk) -> Exchange | None:
    """Return the exchange in which it was told outright, None where it was not."""
    about = talk.persona.suicide_talk
    return next((e for e in talk.every if about and e.state and about.told_by in e.state.made and e.said), None)


def asked(talk: Talk) -> Exchange | None:
    """Return the first message that asked directly."""
    return next((e for e in talk.mine if e.found("ask_suicide_direct")), None)


def came_up(talk: Talk) -> bool:
    """Whether suicide came up: a hint was given, it was told, it was asked about, or the person's words spoke of it."""
    spoken = any(e.reading and e.reading.evidence for e in talk.every)
    asked_of = any(e.found("ask_suicide_direct", "ask_suicide_leading") for e in talk.mine)
    return bool(hints(talk) or told(talk) or ((spoken or asked_of) and talk.persona.suicide != "none"))


def safety(talk: Talk, disputes: Collection[str]) -> tuple[SafetyStep, ...]:
    """Return the steps of care, in the order in which they come up, where suicide came up; nothing where it did not."""
    if not came_up(talk):
        return ()
    return tuple(_steps(talk, disputes))


def _steps(talk: Talk, disputes: Collection[str]) -> Iterator[SafetyStep]:
    yield _noticed(talk, disputes)
    yield _asked(talk)
    yield _limits(talk)
    yield _stayed(talk)
    yield from brought_nearer(talk, told(talk), asked(talk) or _asked_around(talk))


def _step(talk: Talk, step: Step, done: bool | None, says: str, at: Exchange | None = None) -> SafetyStep:  # noqa: FBT001
    return SafetyStep(
        step=step, name=_NAMES[step], done=done, says=put(says, talk), moment=talk.moment(at) if at else None
    )


def _noticed(talk: Talk, disputes: Collection[str]) -> SafetyStep:
    found = hints(talk)
    question = asked(talk)
    for hint in found:
        heard = talk.at(hint.heard_at) if hint.heard_at else None
        if heard or (question and question.number > hint.at):
            return _step(
                talk, "noticed", True, "Words in passing pointed there, and you heard them.", heard or question
            )
    if any(cue_id(talk, h) in disputes for h in found):
        return _step(talk, "noticed", None, "You think you heard the hint. It is kept for an instructor to look at.")
    pointed = next((talk.at(c.at + 1) for c in _earlier(talk, question) if talk.at(c.at + 1)), None)
    if question and pointed:
        return _step(talk, "noticed", True, "What {they} had said in passing was heavy, and you asked.", question)
    waited = next((talk.at(h.at + 1) for h in found if talk.at(h.at + 1)), None)
    if waited is None:
        early = "You asked before any hint had come." if question else "No hint came in time for you to answer it."
        return _step(talk, "noticed", None, early)
    return _step(talk, "noticed", False, "Words in passing pointed there, and the talk went on past them.", waited)


def _earlier(talk: Talk, question: Exchange | None) -> list[Planted]:
    """Return what showed before the question of losing hope or of being a burden: it points there too."""
    planted = talk.final.cues if talk.final else ()
    return [c for c in planted if question and c.kind in _HEAVY and c.at < question.number]


def _asked_around(talk: Talk) -> Exchange | None:
    return next((e for e in talk.mine if e.found("ask_suicide_vague", "ask_suicide_leading")), None)


def _asked(talk: Talk) -> SafetyStep:
    question = asked(talk)
    if question:
        return _step(talk, "asked", True, "You asked in plain words. Asking does not plant the idea.", question)
    vague = _asked_around(talk)
    if vague and vague.found("ask_suicide_leading"):
        return _step(talk, "asked", False, "You asked in a way that only a no could answer easily.", vague)
    if vague:
        return _step(talk, "asked", False, "You asked around it. A vague question gets a vague answer.", vague)
    if not any(talk.at(h.at + 1) for h in hints(talk)):
        return _step(talk, "asked", None, "It came too late in the talk to ask.")
    could = next((talk.at(h.at + 1) for h in hints(talk) if talk.at(h.at + 1)), None)
    return _step(talk, "asked", False, "The question was not asked in plain words.", could)


def _limits(talk: Talk) -> SafetyStep:
    known = next((e for e in talk.every if e.state and e.state.limits_known), None)
    if known:
        return _step(talk, "limits", True, "You said what stays between you and when it would not.", known)
    wanted = next((e for e in talk.every if e.kind == "ask_limits" and talk.after(e)), None)
    if wanted:
        says = "{They} wanted to know who would be told, and that stayed open."
        beside = next((e for e in talk.after(wanted) if not e.found("ask_suicide_direct")), None)
        return _step(talk, "limits", False, says, beside)  # the plain question is evidence of no gap
    if secret := next((e for e in talk.mine if promises_secrecy(e)), None):
        return _step(talk, "limits", False, "You promised more than anyone can keep.", secret)
    return _step(talk, "limits", None, "{They} did not ask who would be told.")


def _stayed(talk: Talk) -> SafetyStep:
    telling = told(talk)
    after = talk.after(telling, 2) if telling else ()
    if not telling or not after:
        return _step(
            talk, "stayed", None, "There was no moment for this yet." if telling else "{They} did not tell it."
        )
    frightened = next((e for e in after if alarms(e)), None)
    near = next((e for e in after if e.found(*_STAYS)), None)
    if frightened and (near is None or frightened.number <= near.number):
        return _step(talk, "stayed", False, "When it was told, what came next was hurry or alarm.", frightened)
    if near:
        return _step(talk, "stayed", True, "When it was told, you stayed calm and stayed with it.", near)
    return _step(talk, "stayed", False, "When it was told, the talk moved on to something else.", after[0])
