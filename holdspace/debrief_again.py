"""Each message read once more by its words, before anything is said of it.

What a talk did stays as it was recorded; what is *said* of a message stands on what its words bear out. Harm that no
code names is added, what no word bears out is taken away, and where harm is plain nothing in the message counts as
hearing. An apology, a gathering up and a goodbye are looked for in words too: missing them would be as unfair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from holdspace.client.contrary import PLEASANT, contrary
from holdspace.client.effects import EFFECTS, Finding
from holdspace.codes import REFLECTIONS
from holdspace.debrief_borne import CODES_OF, NEEDS, drawn_back
from holdspace.debrief_goodbye import ends, gathering_at
from holdspace.debrief_harm import SEEN, Shown, shown, turns_to_oneself
from holdspace.debrief_own_words import asks_plainly, asks_the_same, explains, only_calms, quotes_falsely
from holdspace.debrief_owning import owning
from holdspace.reading.diagnosis import diagnoses

_HEARING = frozenset(
    "close_reflection near_reflection formula parroted cue_met cue_noticed validate summarise affirm"
    " advise_welcome".split()
)
_NO_HEARING = frozenset({*SEEN, "press", "direct", "reassure", "self_disclose_long"})
"""With any of these in plain words, nothing in the message is taken for hearing."""
_CARES = frozenset({"safety_act", "hand_over", "refer", "explain_role", "ask_suicide_direct", "apologise_repair"})
"""With any of these, an order or a promise asked for may be care."""
_WEARS: frozenset[str] = frozenset({"formula", "two_questions", "parroted", "backchannel_worn"})
"""What is small, and takes nothing away from an apology."""
_LETS_BE_AT_ONE_S_PACE = re.compile(
    r"^\W*no (?:hurry|rush)\b|\bas (?:fast|slow|much|little)\b[^.]*\bas you (?:like|want)\b|\bwhenever you\b",
    re.IGNORECASE,
)
_HANDS_OVER = re.compile(
    r"^\W*(?:(?:of course|that's (?:fine|ok|okay|all ?right)|ok(?:ay)?|sure|no problem|fair enough)\b\W*)+.*"
    r"\b(?:(?:what|where) would you (?:rather|like)|rather (?:talk|speak)|we can leave|you (?:choose|pick)"
    r"|wherever you)\b",
    re.IGNORECASE | re.DOTALL,
)
"""A no that is taken, and the choice given back."""
_SHORT = 15
"""Words of a message that only leaves the pace to the person."""
_AN_ANSWER = 40
"""Words up to which what is told to somebody who asked about it takes nothing over."""
_STORIES = 2
"""Stories that took over, from which a further one needs no length."""
_TURNS_BACK = frozenset(
    "apologise_repair support validate refusal_respected emphasize_autonomy cue_met explain_role ask_suicide_direct"
    " safety_act hand_over silence close_reflection advise_welcome seek_permission self_disclose_brief".split()
)
"""With any of these, a message after one that hurt does not go on as if nothing were."""
_ASKS_ABOUT = frozenset({"open_question"})
"""What may be a way back after one slip, and is none after several."""
_SUICIDE_ASKED: Finding = "ask_suicide_direct"
_HURTS = frozenset({"insult", "sexual", "confront", *SEEN} - {"carried_on"})
_BESIDE_THE_QUESTION = frozenset(
    {f for f, e in EFFECTS.items() if e.trust < 0} | {"two_questions", "cue_missed", "carried_on", *_WEARS}
) - {*_HURTS, "meta", "gibberish", "other_language"}
"""What is no fault beside the plain question: nobody is to learn to leave it out. What hurts stays what it is."""


class Read(NamedTuple):
    """What a message is taken to do."""

    codes: frozenset[str]
    findings: frozenset[str]


class Standing(NamedTuple):
    """Where a message stands in the talk."""

    kind: str
    """What the person had just done."""
    theirs: str
    """Their latest words."""
    hurt: bool
    """Whether something of late hurt, and was not owned."""
    stories: int = 0
    """Messages before it that a story of the helper's own took over."""
    soured: bool = False
    """Whether the message before hurt, and what the person then did shows it."""
    often: bool = False
    """Whether more than one of the latest messages hurt."""
    asked: str = ""
    """The helper's message before."""
    told: tuple[str, ...] = ()
    """All that the person had said, reply by reply."""
    felt: frozenset[str] = frozenset()
    """Families of feeling in the latest of them (see :mod:`holdspace.client.words`)."""
    low: bool = False
    """Whether the person felt rather bad than well."""


def again(text: str, as_read: Read, at: Standing) -> Read:
    """Return what the message is taken to do, its words asked."""
    kind, hurt = at.kind, at.hurt
    text = text[:4000].replace("\u2019", "'")
    plainly = asks_plainly(text) and "ask_suicide_leading" not in as_read.findings
    if not as_read.codes:  # an old record, or silence
        return as_read._replace(findings=as_read.findings | {_SUICIDE_ASKED}) if plainly else as_read
    codes, findings = set(as_read.codes), set(as_read.findings)
    for finding, borne_out in NEEDS.items():
        if finding in findings and not borne_out(text, as_read.codes, kind):
            findings.discard(finding)
            codes.difference_update(CODES_OF[finding])
    _leave_room(text, kind, findings)
    if asks_the_same(text, at.asked):
        findings.add("press")
    _add_harm(text, at, codes, findings)
    if kind == "ask_about_you":
        if len(text.split()) < _AN_ANSWER and "self_disclose_long" not in as_read.findings:
            findings.discard("self_disclose_long")
    elif turns_to_oneself(text):
        findings -= _HEARING
        findings |= {"self_disclose_long"} if at.stories >= _STORIES else set()
    _only_what_was_said(text, at, codes, findings)
    _add_mending(text, at, codes, findings, hurt=hurt)
    if at.soured and _carries_on(text, findings, codes, often=at.often):
        findings -= _HEARING
        findings.add("carried_on")
    _plain_question(text, at, findings, plainly=plainly)
    return Read(frozenset(codes), frozenset(findings))


def _plain_question(text: str, at: Standing, findings: set[str], *, plainly: bool) -> None:
    """Leave the plain question about suicide no small fault of the message that asks it."""
    if plainly and "ask_suicide_leading" not in findings:
        findings.add(_SUICIDE_ASKED)
    if _SUICIDE_ASKED in findings:
        kept = {"press"} if asks_the_same(text, at.asked) else set()
        findings -= (_BESIDE_THE_QUESTION | {"closed_question"}) - kept


def _only_what_was_said(text: str, at: Standing, codes: set[str], findings: set[str]) -> None:
    """Take away a giving back of what was not so, and a fact that was theirs already."""
    bad = not at.felt & PLEASANT and (bool(at.felt) or at.low)
    turned = bool(at.told) and not drawn_back(at.kind) and contrary(text, at.told[-1], felt=at.felt, unpleasant=bad)
    if turned or quotes_falsely(text, at.told):
        findings -= {*_HEARING, "misheard_confident", "misheard_tentative"}
        findings |= {"contrary"} if turned else set()
        codes -= REFLECTIONS
        codes |= set() if codes else {"other"}
    if "inform" in codes and (codes & {*REFLECTIONS, "reassure"} or not explains(text, at.told)):
        codes.discard("inform")


def _leave_room(text: str, kind: str, findings: set[str]) -> None:
    if not drawn_back(kind):
        findings.discard("refusal_respected")
    if _LETS_BE_AT_ONE_S_PACE.search(text) and len(text.split()) <= _SHORT:
        findings -= {"close_reflection", "validate"}
        findings.add("emphasize_autonomy")
    if drawn_back(kind) and _HANDS_OVER.search(text):
        findings -= {"interrogated", "pry", "two_questions", "cue_missed"}
        findings.add("refusal_respected")


def _add_harm(text: str, at: Standing, codes: set[str], findings: set[str]) -> None:
    found = {*shown(text, at.theirs), *_calming(text, codes, findings), *_diagnosis(text, at.told)}
    if findings & _CARES:
        found -= {"direct", "press", "two_questions", "reassure", "flattered"}
    if "explain_role" in findings:
        found -= {"self_disclose_long", "threatened"}
    if "flattered" in found and findings & {"close_reflection", "cue_met"} and "!" not in text:
        found.discard("flattered")
    if "ask_suicide_leading" in found:
        findings.discard(_SUICIDE_ASKED)
        codes.discard(_SUICIDE_ASKED)
    if "reassure" in found and "reassure" not in findings and findings & {"close_reflection"} and "?" in text:
        found.discard("reassure")  # a kind word on the way to hearing
    if findings & {"advise_welcome", "advise_early", "direct", "seek_permission"}:
        found.discard("advise_unasked")
    if "direct" in found:
        codes.add("direct")
    findings |= found
    if found & _NO_HEARING:
        findings -= _HEARING
        codes -= {*REFLECTIONS, "validate", "affirm"}
    elif "flattered" in found and not findings & {"cue_met"}:
        findings -= {"near_reflection", "validate", "affirm"} | (set() if "?" in text else {"close_reflection"})


def _diagnosis(text: str, told: Sequence[str]) -> set[Shown]:
    """Return an illness that is named as theirs, in a word that is not their own."""
    return {"labelled"} if diagnoses(text, " ".join(told)) else set()


def _calming(text: str, codes: set[str], findings: set[str]) -> set[Shown]:
    """Return comfort that only has the shape of advice, which is then no advice."""
    if not only_calms(text) or findings & {"direct", *_CARES}:
        return set()
    findings -= {"advise_early", "advise_unasked"}
    codes.discard("advise_without_permission")
    codes.add("reassure")
    return {"reassure"}


def _add_mending(text: str, at: Standing, codes: set[str], findings: set[str], *, hurt: bool) -> None:
    kind = at.kind
    plainly, slipped, owned = owning(text, kind)
    harm = _harm(findings) - _WEARS
    if owned and not harm:
        findings.add("apologise_repair")
    if "apologise_repair" in findings and not (drawn_back(kind) or hurt or plainly or slipped):
        findings.discard("apologise_repair")  # sorry for what hurt nobody mends nothing
    ending = ends(text)
    if ending:
        codes.add("close")
        findings.discard("pry")  # how somebody goes on from here is a way of closing
        if not _IS_THERE.search(text):
            findings.discard("support")  # whoever leaves and thanks is not said to be there
    if gathering_at(text, at.told, ending=ending):
        findings.add("summarise")


_IS_THERE = re.compile(r"\b(?:with you|listening|not alone|here (?:for|with|again|if)|in your corner)\b", re.IGNORECASE)


def _harm(findings: set[str]) -> set[str]:
    """Return what of it costs trust."""
    return findings & (SEEN | {f for f, e in EFFECTS.items() if e.trust < 0})


def _carries_on(text: str, findings: set[str], codes: set[str], *, often: bool) -> bool:
    """Whether it asks on, or says goodbye, as if nothing were; what hurts again has a name of its own."""
    heard = _TURNS_BACK if codes & {*REFLECTIONS, "validate"} else _TURNS_BACK - {"close_reflection", "cue_met"}
    if findings & heard or _harm(findings) - _WEARS - {"flattered", "cue_missed"}:
        return False
    if findings & _ASKS_ABOUT and not often:
        return False
    return "?" in text or "close" in codes
