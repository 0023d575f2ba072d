"""Each message read once more by its words, before anything is said of it.

What a talk did stays as it was recorded; what is *said* of a message stands on what its words bear out. Harm that no
code names is added, what no word bears out is taken away, and where harm is plain nothing in the message counts as
hearing. An apology, a gathering up and a goodbye are looked for in words too: missing them would be as unfair.
"""

from __future__ import annotations

import re
from typing import NamedTuple, get_args

from holdspace.client.effects import EFFECTS, Finding
from holdspace.codes import REFLECTIONS
from holdspace.debrief_borne import CODES_OF, NEEDS, drawn_back
from holdspace.debrief_goodbye import ends, gathering_at
from holdspace.debrief_harm import Seen, Shown, shown, turns_to_oneself
from holdspace.debrief_own_words import explains, only_calms, says_otherwise, sorry_for_something

SEEN: frozenset[str] = frozenset(get_args(Seen))

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
_PLAINLY_OWNS = re.compile(
    r"\b(?:point taken|guilty|you(?:'re| are) right\W+(?:i'm |i am )?(?:so )?sorry|sorry\W+you(?:'re| are) right"
    r"|my (?:fault|mistake)|i (?:think i )?(?:said|put) (?:it|that) (?:badly"
    r"|wrong))\b",
    re.IGNORECASE,
)
_OWNS = re.compile(
    r"\b(?:sorry|apologi[sz]e|forgive me|my bad|fair point|you're right|point taken|guilty)\b",
    re.IGNORECASE,
)
_SLIPPED = re.compile(
    r"\bi (?:went|jumped|trod|put (?:that|it|my foot)|ran (?:ahead|on)|gave you a|said it badly|asked too"
    r"|rushed|pushed"
    r"|was (?:too|handing|jumping)|hadn't asked|didn't ask|missed)\b|\b(?:that|it) (?:was|came out"
    r"|did come out) (?:\w+ )?"
    r"(?:a bit |too |quick|stiff|wrong|badly|as an echo|me |so\b)|\bthat was me\b|\bcame out (?:so|stiff|wrong|as)\b"
    r"|\bi do make light\b|\b(?:it|that) was (?:[\w' ]{1,30} )?of me\b|\bi'll stop (?:that|it)\b"
    r"|\bi didn't mean to (?:sound|come across|push|pry|rush|change|press)\b|\blet me slow down\b|\b(?:heard"
    r"|told) all that\b|\btoo many things\b|\bleaflet\b",
    re.IGNORECASE,
)
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
_QUESTION = re.compile(r"[^.?!]+\?")
_LEAD_IN = re.compile(r"^\W*(?:(?:yes|ok|okay|right|well|but|so|and|no)\b\W*)+", re.IGNORECASE)
_LONG_ENOUGH = 3
"""Words of a question that is the same one again."""
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


def again(text: str, as_read: Read, at: Standing) -> Read:
    """Return what the message is taken to do, its words asked."""
    kind, hurt = at.kind, at.hurt
    text = text[:4000].replace("\u2019", "'")
    if not text.strip() or not as_read.codes:
        return as_read
    codes, findings = set(as_read.codes), set(as_read.findings)
    for finding, borne_out in NEEDS.items():
        if finding in findings and not borne_out(text, as_read.codes, kind):
            findings.discard(finding)
            codes.difference_update(CODES_OF[finding])
    _leave_room(text, kind, findings)
    if _same_question(text, at.asked):
        findings.add("press")
    _add_harm(text, at.theirs, codes, findings)
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
    if _SUICIDE_ASKED in findings:
        findings -= _BESIDE_THE_QUESTION - ({"press"} if _same_question(text, at.asked) else set())
    return Read(frozenset(codes), frozenset(findings))


def _only_what_was_said(text: str, at: Standing, codes: set[str], findings: set[str]) -> None:
    """Take away a giving back of what was not so, and a fact that was theirs already."""
    if findings & {"near_reflection", "formula"} and says_otherwise(text, at.theirs, at.told):
        findings -= {"near_reflection", "formula", "cue_noticed"}
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


def _add_harm(text: str, theirs: str, codes: set[str], findings: set[str]) -> None:
    found = {*shown(text, theirs), *_calming(text, codes, findings)}
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
    plainly = _PLAINLY_OWNS.search(text) is not None and (drawn_back(kind) or kind == "react")
    slipped = _SLIPPED.search(text) is not None or sorry_for_something(text)
    owned = plainly or (_OWNS.search(text) is not None and slipped)
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


def _same_question(text: str, before: str) -> bool:
    """Whether the message asks word for word what the one before it asked."""
    asked = {_bare(s) for s in _QUESTION.findall(before)}
    return any(len(q.split()) >= _LONG_ENOUGH and q in {_bare(s) for s in _QUESTION.findall(text)} for q in asked)


def _bare(question: str) -> str:
    return " ".join(_LEAD_IN.sub("", question.lower()).split()).strip(" ?.,")
