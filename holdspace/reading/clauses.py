"""What one clause of a helper's message does.

A clause is held against the tables of cues, then against its own shape (question, statement about the person,
statement about oneself), then against what came before: the same words are advice unasked, advice asked for, or care
for safety.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from holdspace.codes import QUESTIONS, REFLECTIONS, HelperCode
from holdspace.reading import cues_frame, cues_reflecting, cues_steering, cues_valuing
from holdspace.reading.about import (
    ABOUT_ME,
    TOGETHER,
    about_them,
    is_fragment,
    reports_others,
    says_how_it_is,
    steers,
    tells_of_them,
)
from holdspace.reading.cues import Table, Wording
from holdspace.reading.questions import Shape, is_tag, shape, speaks_of_them
from holdspace.reading.reflecting import depth, generic, overlap
from holdspace.reading.segment import Clause, Sentence, fills_in
from holdspace.reading.settling import Codes, settle
from holdspace.reading.situation import Situation, content
from holdspace.reading.whose_view import settle_view

_STEM = 0.74
"""From this score on a reflection stands by its stem, whatever it is about."""
_NEAR = 6
"""Characters between clauses that still hang together."""
DEFAULT = 0.45
"""Up to this score a code is only what is left when nothing else was seen."""
_LEANING = 0.7
"""Up to this score a wording advises only where a yes or a no is asked for."""
_SURELY_ADVICE = 0.65
"""From this score on, advice in the shape of a question is no question."""
_LEFT_TO_THEM = Wording(r"^(~)(what|where|who|when|which|how)( \w+)? (would|could|can|will|might|do|did) (you|help)")
"""A question whose answer is the person's own, whatever verb it ends in: "Where would you like to go from here?"."""
SHORT = 7
"""Words from which a statement without a cue informs; half of what gives back in the person's own words."""
_ECHO = 0.34
"""Share of the person's own words from which a clause is taken to give them back."""
_GOES_ON = Wording(r"^(~)?(and|but|so|even|while|with|without|as|because|when|where|who|which|being|having|\w+ing)")
"""How a clause begins that goes on with the one before it."""
_HAVE_TO = Wording(
    r"(so \w+|enough|that|like|as if|as though|feel|whenever|because|where) (you|u)('ve)? ~(have|had|'ve got"
    r"|got) (~)to"
    r"|^you ~(have|had|'ve got) to (just |still |then |always )?(stand|sit|smile|nod|pretend|act|watch|listen to|carry"
    r"|hide|swallow|grit|put up|be (polite|nice|cheerful))"
)
"""A need that is told of, not laid on: "so much that you have to keep away"."""

_OPEN = Wording(r"^(what|how|why|where|who|which|when)")

_BACKCHANNEL = Wording(
    r"(mm+|m+h?m+|mhm|uh huh|uh-huh|mm-hmm+|hmm+|yeah|yes|yep|yup|ok|okay|right|sure|i see|go on|oh|ah"
    r"|aha|wow|alright|all right|absolutely|exactly|definitely|of course|true|got it|gotcha|i hear you"
    r"|i'm (here|listening)|take your time|no|really|indeed|fair enough|good|great|cool|well|so|and|um+"
    r"|uh|er|totally|for sure|that's (right|true|fair)|you're right|keep going|please go on|carry on"
    r"|i'm with you|interesting)"
)
_OWN_VALUING: frozenset[HelperCode] = frozenset({"affirm", "support", "reassure", "validate", "offer_hope"})
"""What a helper does in their own name only."""
_NOT_ASKED: frozenset[HelperCode] = REFLECTIONS | {
    "advise_without_permission",
    "direct",
    "support",
    "reassure",
    "self_disclose",
    "inform",
    "affirm",
    "warn",
    "offer_hope",
}
"""What a question does not do, whatever words are in it."""
_URGES = Wording(
    r"come on|just (tell|say|try|answer|talk)|please (tell|talk|just|answer|say)|you (~)(need|have|should"
    r"|must|ought|can) (to )?(~)(tell|talk|say|open|share|answer|trust)|but (why|what|you|how|tell)"
    r"|why (not|won't|don't)|i really (think|need|want)|it would help (if|to)|at least|are you sure"
    r"|i insist|trust me|let me in|again"
)
_PRESENT_I = Wording(
    r"i (might|may|hear|see|understand|think|wonder|guess|mean|hope|appreciate|know|believe|care|agree|want|would"
    r"|can|could|will|'ll|'d|sense|imagine|notice|noticed|heard|do|don't|suggest|recommend|ask|said|get"
    r"|admire|feel (for|like you|that you)|wish|just want|really (want|hope|appreciate|think)|also (think"
    r"|hope|want))|i'm (sorry|here|glad|wondering|hearing|sure|listening|curious|so|not sure|just|really"
    r"|going|not|happy|impressed|proud|guessing|afraid (i|we)|thinking|trying|asking|hopeful|confident"
    r"|worried about you|concerned)|i'll|i'd"
)


class Found(NamedTuple):
    """A behaviour and where it stands."""

    code: HelperCode
    start: int
    end: int
    score: float


class Place(NamedTuple):
    """A clause with what surrounds it."""

    clause: Clause
    sentence: Sentence
    before: Situation
    sofar: list[Found]
    suicide: bool


@lru_cache(maxsize=1)
def tables() -> tuple[Table[HelperCode], Table[HelperCode], Table[HelperCode]]:
    """Return the tables of what clauses say, of questions that advise, and of care for safety."""
    return (
        Table(
            (
                *cues_reflecting.REFLECTING,
                *cues_valuing.VALUING,
                *cues_frame.OWN_STORY,
                *cues_frame.FRAME,
                *cues_steering.STEERING,
            )
        ),
        Table(cues_steering.ASKED_ADVICE),
        Table(cues_steering.SAFETY),
    )


def read_clause(place: Place) -> Codes:
    """Return what the clause does, and how surely."""
    clause = place.clause
    body = clause.body
    whole = f"{clause.lead} {body}".strip() if clause.lead else body
    if clause.asked and place.sofar and (is_tag(whole) or is_tag(body)):
        return {}
    if clause.asked and fills_in(whole) and _asked_already(place):
        return {place.sofar[-1].code: place.sofar[-1].score}
    alone = len(place.sentence.clauses) == 1 or not whole.startswith(("i'm ", "im ", "i am "))
    if not body or (alone and _only_backchannel(whole)):
        return {"backchannel": 0.8}
    if clause.asked and not clause.lead and body.count(" ") <= 1:  # "sleep?" asks, whatever the word
        asks: Codes = {"open_question" if _OPEN.match(body) else "closed_question": 0.85}
        _in_context(asks, whole, place)
        return asks
    main, _, safety = tables()
    hits = tuple(main.find(body))
    codes = {hit.what: hit.score for hit in hits}
    settle_view(codes, {hit.what: hit.start for hit in hits}, body, _clause_before(place))
    if place.suicide:
        codes |= {hit.what: hit.score for hit in safety.find(body)}
    kind = shape(clause)
    if kind != "statement":
        _question(codes, kind, body)
    if kind in {"tag", "statement"}:
        _statement(codes, kind, place)
    settle(codes)
    _in_context(codes, whole, place)
    return codes or {"other": 0.4}


def _clause_before(place: Place) -> str:
    earlier = [clause for clause in place.sentence.clauses if clause.start < place.clause.start]
    return earlier[-1].body if earlier else ""


def _only_backchannel(text: str) -> bool:
    if len(text) > 40:
        return False
    rest = _BACKCHANNEL.compiled.sub("", text)
    return not any(letter.isalnum() for letter in rest)


def _question(codes: Codes, kind: Shape, body: str) -> None:
    """Settle what a question does: it asks; some only seem to, and advise, or ask leave."""
    _, asked_advice, _ = tables()
    advice = max((hit.score for hit in asked_advice.find(body)), default=0.0)
    if kind == "tag":
        if advice > _LEANING and "complex_reflection" not in codes:
            codes["advise_without_permission"] = advice
        return
    if kind == "open" and _LEFT_TO_THEM.match(body):
        codes.pop("seek_permission", None)
        advice = 0.0
    if "seek_permission" in codes:
        codes.pop("advise_without_permission", None)
        return
    if advice and "refer" in codes:
        advice = max(advice, _LEANING + 0.05)
    for code in _NOT_ASKED & codes.keys():
        del codes[code]
    if kind == "open" and advice <= _LEANING:
        advice = 0.0
    if advice:
        codes["advise_without_permission"] = advice
    if advice < _SURELY_ADVICE:
        codes["open_question" if kind == "open" else "closed_question"] = 0.85


def _statement(codes: Codes, kind: Shape, place: Place) -> None:
    """Settle what a statement does, with or without a question mark."""
    _told_only(codes, place.clause.body)
    score = codes.pop("complex_reflection", 0.0)
    if score >= _STEM and not codes.keys() & {"confront", "seek_permission"}:
        codes.pop("advise_without_permission", None)
    if score or kind == "tag":
        if codes.keys() & {"advise_without_permission", "direct", "warn", "confront", "seek_permission"}:
            return
        if score or _given_back(codes, place):
            codes[_depth(place)] = score or 0.6
        elif not codes:
            codes["closed_question"] = 0.7
    elif not codes:
        _without_cue(codes, place)


def _told_only(codes: Codes, body: str) -> None:
    """Take out what the clause only tells of: praise by others, a need that is felt."""
    if reports_others(body):
        for code in _OWN_VALUING & codes.keys():
            del codes[code]
    if _HAVE_TO.search(body) is not None:
        codes.pop("direct", None)


def _asked_already(place: Place) -> bool:
    """Whether the clause only fills in the question before it: "How is it for you, keeping it in?"."""
    last = place.sofar[-1] if place.sofar else None
    asked = last is not None and last.code in QUESTIONS and last.start >= place.sentence.start
    return asked and place.clause.start - (last.end if last else 0) <= _NEAR


def _depth(place: Place) -> HelperCode:
    return depth(place.clause.body, place.before, clauses=len(place.sentence.clauses))


def _given_back(codes: Codes, place: Place) -> bool:
    """Whether a statement with a question mark gives something back rather than asks."""
    clause = place.clause
    if codes.keys() & {"self_disclose", "reassure", "affirm", "close", "greet"}:
        return False
    last = place.sofar[-1] if place.sofar else None
    if last is not None and last.code in REFLECTIONS and clause.start - last.end <= _NEAR:
        return True
    if clause.lead.startswith("so") or overlap(clause.body, place.before) >= _ECHO:
        return True
    return speaks_of_them(clause.body) and clause.body.count(" ") >= 3


def _without_cue(codes: Codes, place: Place) -> None:
    """Read a statement without any cue by whom it is about."""
    body = place.clause.body
    words = body.count(" ") + 1
    helping = _PRESENT_I.match(body) is not None
    long_enough = words >= 3 or (words == 2 and says_how_it_is(body))
    if long_enough and not helping and not generic(body) and about_them(place.clause, place.before):
        codes[_depth(place)] = 0.6
    elif helping:
        return
    elif _goes_on(place):
        codes[place.sofar[-1].code] = 0.5
    elif is_fragment(body) and (speaks_of_them(place.sentence.body) or place.before.words):
        codes[_depth(place)] = 0.5
    elif ABOUT_ME.match(body) and not speaks_of_them(body) and words >= 4:
        codes["self_disclose"] = DEFAULT
    elif overlap(body, place.before) >= 0.5 and words <= 2 * SHORT:
        codes["simple_reflection"] = 0.5
    elif words >= 4 and not TOGETHER.match(body) and tells_of_them(body):
        codes[_depth(place)] = 0.5
    elif words >= SHORT:
        codes["inform"] = DEFAULT


def _goes_on(place: Place) -> bool:
    """Whether the clause goes on with a reflection that its sentence began."""
    last = place.sofar[-1] if place.sofar else None
    began = last is not None and last.code in REFLECTIONS and last.start >= place.sentence.start
    body = place.clause.body
    goes_on = bool(place.clause.lead) or _GOES_ON.match(body) is not None or is_fragment(body)
    return began and goes_on and not steers(body)


def _in_context(codes: Codes, whole: str, place: Place) -> None:
    """Let what came before decide: safety, advice that was asked for, pressing."""
    before = place.before
    if place.suicide and codes.keys() & {"safety_act", "refer", "hand_over"}:
        for code in codes.keys() & {"advise_without_permission", "direct", "closed_question", "inform"}:
            del codes[code]
        codes.setdefault("safety_act", 0.75)
    if "advise_without_permission" in codes and (before.asked_for_advice or before.leave_given):
        codes["advise_with_permission"] = codes.pop("advise_without_permission")
    pressing = 0.0 if place.suicide and "safety_act" in codes else _pressing(codes, whole, place)
    if pressing:
        codes["press"] = pressing


def _pressing(codes: Codes, whole: str, place: Place) -> float:
    """How surely the clause goes on after a no, or asks again what got no answer."""
    before = place.before
    asks = bool(codes.keys() & {"open_question", "closed_question"})
    shared = len(content(whole) & before.last_helper) if before.last_helper else 0
    if before.refused or before.retreated:
        steers = codes.keys() & {"advise_without_permission", "direct", "confront"}
        goes_on = asks or steers or shared >= 2 or _URGES.search(whole) is not None
        return 0.75 if goes_on and (before.refused or _URGES.search(whole) is not None) else 0.0
    if asks and not place.suicide and shared >= 3 and len(before.last.split()) <= 4:
        return 0.5 if shared >= 0.75 * len(content(whole)) else 0.0
    return 0.0
