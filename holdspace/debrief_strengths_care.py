"""What helped where suicide came up, and with what showed in passing: the first of all that is said of a talk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from holdspace.client.words import content_stems, feelings_in
from holdspace.curriculum import Skill
from holdspace.debrief_cues import cue_id
from holdspace.debrief_faults import slips
from holdspace.debrief_heard import heard
from holdspace.debrief_safety import asked, came_up, hints, safety, told
from holdspace.debrief_talk import HARMS, Exchange, Talk
from holdspace.debrief_tells import asserts_feeling, praises
from holdspace.debrief_words import KIND_NAMES
from holdspace.persona import CueKind
from holdspace.suggestsafety import HINTS

_POINTED = ", when something in {their} words pointed there."
_ASKED_EARLY = -4.0
"""What the plain question matters less where nothing had yet pointed there."""
_GONE_BACK = 2
"""Words of meaning from before the question that show a way back."""
_SAID_NO = re.compile(r"^\W*(?:\w+\W+){0,3}(?:no|nope|nah)\b|\b(?:it's a no|not like that|i'm not)\b", re.IGNORECASE)
_SUICIDE = frozenset({"ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading"})
_SURE_OF_CUE = 0.15
"""Fit (0..1) from which a message that met a cue surely speaks to it."""
_QUOTED = 12
"""Words of a cue that are quoted whole."""


class Found(NamedTuple):
    """Something that helped, before the best of it is chosen; ``more`` adds to what its kind matters."""

    kind: str
    skill: Skill
    what: str
    one: Exchange
    more: float = 0.0


def of_safety(talk: Talk, disputes: frozenset[str]) -> Iterator[Found]:
    """Yield what helped where suicide was asked about, or came up."""
    says = {
        "asked": "You asked plainly and calmly about suicide" + (_POINTED if hints(talk) else "."),
        "stayed": "When {they} had told you, you stayed with it.",
        "next_step": "You looked with {them} for somebody or something to turn to.",
        "limits": "You said what stays between you and when it would not.",
    }
    if (question := asked(talk)) and not came_up(talk) and not slips(talk, question):
        cue_before = any(c.at < question.number for c in (talk.final.cues if talk.final else ()))
        yield Found("asked", "cues_and_safety", says["asked"], question, 0.0 if cue_before else _ASKED_EARLY)
    if back := _took_a_no(talk):
        what = "{They} said no, and you took {their} word for it and went back to what {they} had been telling you."
        yield Found("no_taken", "cues_and_safety", what, back)
    for step in safety(talk, disputes):
        one = talk.at(step.moment.message) if step.done and step.moment else None
        if one and step.step in says and one.findings.isdisjoint(HARMS):
            skill: Skill = "role_and_limits" if step.step == "limits" else "cues_and_safety"
            yield Found(step.step, skill, says[step.step], one)


def _took_a_no(talk: Talk) -> Exchange | None:
    """Return the message that took a plain no to the question and went back to what had been told; None without one."""
    question = asked(talk)
    if question is None or told(talk) or not _SAID_NO.search(question.said):
        return None
    one = next(iter(talk.after(question, 1)), None)
    if one is None or not one.you or slips(talk, one) or not one.codes.isdisjoint(_SUICIDE):
        return None
    earlier = " ".join(e.said for e in talk.every if e.number < question.number)
    gone_back = content_stems(one.plain) & content_stems(earlier) - content_stems(question.said)
    return one if len(gone_back) >= _GONE_BACK else None


def of_cues(talk: Talk, disputes: frozenset[str]) -> Iterator[Found]:
    """Yield the cues that were met, or come back to."""
    for cue in talk.final.cues if talk.final else ():
        became = heard(talk, cue)
        one = became.answer
        if one is None or became.outcome not in {"met", "late"} or cue_id(talk, cue) in disputes:
            continue
        if one.findings.isdisjoint(HARMS) and _hears(one, cue.words):
            back = "came back to" if became.outcome == "late" else "heard"
            words = cue.words.split()
            quoted = cue.words if len(words) <= _QUOTED else " ".join(words[:_QUOTED]).rstrip(",.") + " ..."
            met = _met(cue.kind, one)
            what = f"You {back} “{quoted}”, and {met}."
            yield Found("cue", "cues_and_safety", what.replace("{", "(").replace("}", ")"), one, one.fit)


def _met(kind: CueKind, one: Exchange) -> str:
    """Say how the cue was met: by its name only where that feeling is in the words."""
    name = KIND_NAMES[kind]
    if one.found("ask_suicide_direct") and kind in HINTS:
        return f"met what was in it: {name}"
    if feelings_in(one.plain) & feelings_in(f"{name} {_FEELING.get(kind, '')}"):
        return f"met what was in it: {name}"
    return "met what was in it" if one.found("close_reflection") or asserts_feeling(one.plain) else "took it seriously"


_FEELING: dict[CueKind, str] = {
    "shame": "ashamed embarrassed", "loneliness": "lonely alone", "fear": "afraid scared frightened",
    "anger": "angry", "hopelessness": "hopeless", "burden": "burden", "exhaustion": "exhausted tired worn",
    "guilt": "guilty", "longing": "longing missing", "grief": "grieving sad",
}  # fmt: skip


def _hears(one: Exchange, words: str) -> bool:
    """Whether the words of the message bear out that it heard the cue."""
    speaks = one.fit >= _SURE_OF_CUE or bool(content_stems(one.plain) & content_stems(words))
    return not praises(one.plain) and (speaks or bool(one.codes & {"validate", "ask_suicide_direct"}))
