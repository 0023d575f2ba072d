"""Each message asked once more in its place in the talk: what stood before it decides what its words can mean.

A reader takes comfort for hearing, leave ("of course it is") for saying that a feeling makes sense, and the contrary
of what was said for something near it. Whatever is said of a talk stands on what is left when that is taken away.
"""

from __future__ import annotations

import re

from holdspace.client.effects import Finding
from holdspace.client.state import Planted
from holdspace.client.words import content_stems, feelings_in
from holdspace.coach_words import (
    bare,
    gathers,
    judges,
    leaves_the_choice,
    only_comforts,
    points_back,
    without_leave,
    without_what_is_no_feeling,
)
from holdspace.debrief_borne import validates
from holdspace.debrief_goodbye import ends
from holdspace.debrief_heard import speaks_to
from holdspace.debrief_safety import promises_to_tell_nobody
from holdspace.debrief_talk import ADVISED, HARMS, SMALL, TURNED_AWAY, Exchange, Talk

_HEARING = frozenset(
    "close_reflection near_reflection cue_met cue_noticed validate summarise affirm formula parroted".split()
)
_TAKES_IT_UP: tuple[Finding, ...] = ("close_reflection", "near_reflection", "cue_met", "validate", "summarise")
_GOES_ON = frozenset({"return_to_cue", "disclose", "elaborate", "minimise", "joke", *TURNED_AWAY})
"""Replies that give no leave, where no yes is in them."""
_POINTS_THERE = frozenset({"hopelessness", "burden"})
"""What showed is taken up by the plain question, even some messages later."""
_YES = re.compile(r"\b(?:yes|yeah|yep|ok|okay|alright|sure|please|go on|go ahead|try me|what is it)\b", re.IGNORECASE)
_ORDERS_BESIDE = re.compile(r"\b(?:should|must|need to|have to) (?!stop|go|finish|end|leave)", re.IGNORECASE)


def with_cues(talk: Talk) -> Talk:
    """Return the talk with cues heard only where an answer to them is found."""
    final = talk.final
    if final is None or not final.cues:
        return talk
    cues = tuple(_became(talk, cue) for cue in final.cues)
    last = max(n for n, e in enumerate(talk.every) if e.state)
    held = talk.every[last]._replace(state=final.model_copy(update={"cues": cues}))
    return talk._replace(every=(*talk.every[:last], held, *talk.every[last + 1 :]))


def in_place(talk: Talk, one: Exchange) -> Exchange:
    """Return the message with what its words bear out after what came before it in the talk."""
    if not (one.number and one.you.strip()):
        return one
    codes, findings = set(one.codes), set(one.findings)
    if codes:  # a record without codes says nothing of the words
        _hearing(talk, one, codes, findings)
    if promises_to_tell_nobody(one.plain):  # no order, and nothing is said of limits
        findings -= {"direct", "explain_role"}
        codes.discard("direct")
    if ends(one.plain):
        findings -= {"interrogated", "two_questions"}  # how to leave it is asked at the end
        if not _ORDERS_BESIDE.search(one.plain):
            findings.discard("direct")
    if gathers(one.plain) and findings & {"close_reflection", "near_reflection"}:
        findings.add("summarise")
    return one._replace(codes=frozenset(codes), findings=frozenset(findings))


def _hearing(talk: Talk, one: Exchange, codes: set[str], findings: set[str]) -> None:
    """Take away what is no hearing."""
    text, before = one.plain, talk.before(one)
    kept = without_leave(text)
    if "validate" in findings and not validates(kept, one.codes, one.kind):
        findings.discard("validate")
        codes.discard("validate")
    if not kept:
        findings -= _HEARING
    said = content_stems(before.said) if before else frozenset()
    no_word = feelings_in(text) and not feelings_in(without_what_is_no_feeling(text))
    if no_word and not said & content_stems(text):
        findings -= _HEARING
    if bare(text) and findings & {"close_reflection", "cue_met"}:
        findings -= {"close_reflection", "cue_met"}
        findings.add("near_reflection")
    if "emphasize_autonomy" in findings and not leaves_the_choice(text):
        findings.discard("emphasize_autonomy")
    if "advise_welcome" in findings and findings.isdisjoint(ADVISED) and not _wanted(talk, one):
        findings.discard("advise_welcome")
    if "close_reflection" in findings and codes == {"other"} and "?" not in text:
        codes.add("complex_reflection")  # it came close, in a way that a reader of single words does not know
    if judges(text):
        findings -= _HEARING
        findings.add("belittled")


def _wanted(talk: Talk, one: Exchange) -> bool:
    """Whether an idea was asked for or allowed of late, as far as what the person did and said can show."""
    before = talk.before(one)
    lately = [e for e in talk.every if one.number - 2 <= e.number < one.number]
    asked = any(e.kind == "ask_for_advice" for e in lately)
    return asked or before is None or before.kind not in _GOES_ON or _YES.search(before.said) is not None


def _became(talk: Talk, cue: Planted) -> Planted:
    """Return the cue as it was heard in words: its proof is an answer to it, or it was not heard."""
    if cue.outcome not in {"met", "late", "noticed"} or cue.heard_at is None:
        return cue
    after = [e for e in talk.mine if cue.at < e.number <= max(cue.heard_at, cue.at + 1)]
    answers = [e.number for e in after if _answers(talk, cue, e)]
    if not answers:
        question = next((e.number for e in talk.mine if e.number > cue.at and e.found("ask_suicide_direct")), None)
        if cue.kind in _POINTS_THERE and question is not None:
            return cue.model_copy(update={"outcome": "late", "heard_at": question})
        return cue.model_copy(update={"outcome": "missed", "heard_at": None})
    return cue if cue.heard_at in answers else cue.model_copy(update={"heard_at": answers[-1]})


def _answers(talk: Talk, cue: Planted, one: Exchange) -> bool:
    """Whether the message answers the cue: neither comfort nor harm, and something of it is in the words."""
    if only_comforts(one) or one.findings & HARMS - SMALL:
        return False
    if not one.codes:
        return True  # the record does not say
    sorry = "apologise" in one.codes and not feelings_in(without_what_is_no_feeling(one.plain))
    at_the_end = "close" in one.codes and not content_stems(one.plain) & content_stems(cue.words)
    if sorry or at_the_end:
        return False  # sorry for one's own slip, or an end that gathers up much, answers nothing that showed
    if one.found("ask_suicide_direct", "silence") or speaks_to(talk, cue, one):
        return True
    carrier = talk.at(cue.at)
    felt = feelings_in(" ".join(carrier.beat.feeling)) if carrier and carrier.beat else frozenset()
    named = feelings_in(without_what_is_no_feeling(one.plain)) if one.found(*_TAKES_IT_UP) else frozenset()
    if one.number not in {cue.at + 1, (cue.again_at or cue.at) + 1}:
        return bool(named & felt)
    return bool(named) or points_back(one.plain) or one.found("close_reflection")
