"""Each message asked once more by its words before the coach praises or faults it; the talk on record stays as it is.

A reader takes comfort for hearing, leave ("of course it is") for saying that a feeling makes sense, and the opposite
of what was said for something near it. The notes and the levels stand on what is left when that is taken away.
"""

from __future__ import annotations

import re

from holdspace.client.effects import Finding
from holdspace.client.state import Planted
from holdspace.client.words import content_stems, feelings_in
from holdspace.coach_words import (
    asks_plainly,
    bare,
    closes,
    gathers,
    judges,
    leaves_the_choice,
    only_comforts,
    opposite,
    points_back,
    promises_to_tell_nobody,
    quotes_falsely,
    without_leave,
    without_what_is_no_feeling,
)
from holdspace.codes import REFLECTIONS
from holdspace.debrief_borne import validates
from holdspace.debrief_heard import speaks_to
from holdspace.debrief_talk import ADVISED, HARMS, SMALL, TURNED_AWAY, Exchange, Talk
from holdspace.reading.diagnosis import diagnoses

_HEARING = frozenset(
    "close_reflection near_reflection cue_met cue_noticed validate summarise affirm formula parroted".split()
)
_OF_ASKING = frozenset("two_questions interrogated formula parroted pry press carried_on closed_question".split())
"""What is no fault of a message that asks about suicide plainly."""
_TAKES_IT_UP: tuple[Finding, ...] = ("close_reflection", "near_reflection", "cue_met", "validate", "summarise")
_GOES_ON = frozenset({"return_to_cue", "disclose", "elaborate", "minimise", "joke", *TURNED_AWAY})
"""Replies that give no leave, where no yes is in them."""
_YES = re.compile(r"\b(?:yes|yeah|yep|ok|okay|alright|sure|please|go on|go ahead|try me|what is it)\b", re.IGNORECASE)
_ORDERS_BESIDE = re.compile(r"\b(?:should|must|need to|have to) (?!stop|go|finish|end|leave)", re.IGNORECASE)


def borne_out(talk: Talk) -> Talk:
    """Return the talk with what the words bear out, and with cues heard only where an answer to them is found."""
    every = tuple(_read(talk, e) if e.number and e.you.strip() else e for e in talk.every)
    again = talk._replace(every=every)
    final = again.final
    if final is None or not final.cues:
        return again
    cues = tuple(_became(again, cue) for cue in final.cues)
    last = max(n for n, e in enumerate(every) if e.state)
    held = every[last]._replace(state=final.model_copy(update={"cues": cues}))
    return again._replace(every=(*every[:last], held, *every[last + 1 :]))


def _read(talk: Talk, one: Exchange) -> Exchange:
    codes, findings = set(one.codes), set(one.findings)
    if codes:  # a record without codes says nothing of the words
        _hearing(talk, one, codes, findings)
    _role(talk, one, codes, findings)
    if asks_plainly(one.plain) and "ask_suicide_leading" not in findings:
        findings.add("ask_suicide_direct")
    if "ask_suicide_direct" in findings:
        findings -= _OF_ASKING
    if closes(one.plain):
        codes.add("close")
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
    theirs = " ".join(e.said for e in talk.every if e.number < one.number)
    if (no_word and not said & content_stems(text)) or quotes_falsely(text, theirs):
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
    if opposite(one, before):
        findings -= _HEARING
        findings.add("misheard_confident")


def _wanted(talk: Talk, one: Exchange) -> bool:
    """Whether an idea was asked for or allowed of late, as far as what the person did and said can show."""
    before = talk.before(one)
    lately = [e for e in talk.every if one.number - 2 <= e.number < one.number]
    asked = any(e.kind == "ask_for_advice" for e in lately)
    return asked or before is None or before.kind not in _GOES_ON or _YES.search(before.said) is not None


def _role(talk: Talk, one: Exchange, codes: set[str], findings: set[str]) -> None:
    """Add a diagnosis; a promise is no order and says nothing of limits."""
    theirs = " ".join(e.said for e in talk.every if e.number < one.number)
    if diagnoses(one.plain, theirs):
        findings -= _HEARING
        findings.add("labelled")
        codes -= REFLECTIONS
    if promises_to_tell_nobody(one.plain):
        findings -= {"direct", "explain_role"}
        codes.discard("direct")


def _became(talk: Talk, cue: Planted) -> Planted:
    """Return the cue as it was heard in words: its proof is an answer to it, or it was not heard."""
    if cue.outcome not in {"met", "late", "noticed"} or cue.heard_at is None:
        return cue
    after = [e for e in talk.mine if cue.at < e.number <= max(cue.heard_at, cue.at + 1)]
    answers = [e.number for e in after if _answers(talk, cue, e)]
    if not answers:
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
