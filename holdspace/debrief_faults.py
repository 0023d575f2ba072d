"""What could have gone another way: each thing the rules found, with the skill it belongs to and what to say of it.

What is found once by accident is no fault (one parroted sentence, two questions in one message): it takes a second
time. Whatever the trainee mended right away is theirs already, and a message that reached the person is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from holdspace.client.effects import EFFECTS, Finding
from holdspace.coach_advice import advice, not_yet
from holdspace.coach_ways import LEAVE, LET_BE, LIMITS, OWNED, PRESENT, Ways
from holdspace.codes import REFLECTIONS, HelperCode
from holdspace.curriculum import Skill
from holdspace.debrief_harm import Seen
from holdspace.debrief_safety import told
from holdspace.debrief_talk import ADVISED, TURNED_AWAY, UNREADABLE, Exchange, Talk
from holdspace.debrief_tells import asserts_feeling, comforts, lets_go
from holdspace.suggest import SuggestionKind

HEARS: frozenset[HelperCode] = REFLECTIONS | {"validate"}
"""What a wording must do that is to show hearing."""
OPENS: frozenset[HelperCode] = HEARS | {"open_question", "emphasize_autonomy", "support"}
"""What a wording must do that is to leave the person room."""


class Kind(NamedTuple):
    """A kind of fault."""

    skill: Skill
    says: str
    again: str
    """Said of the second and each further one, where each turn is looked at."""
    kinds: tuple[SuggestionKind, ...]
    """Which suggestions show the other way, the best first."""
    from_times: int = 1
    """How often it must have come."""
    own: Ways = ()
    """Wordings that fit better than a suggestion."""
    grave: bool = False
    """Said whatever good stands beside it in the message."""
    does: frozenset[HelperCode] = HEARS
    """What the other wording must do."""
    small: bool = False
    """A sound turn that could be better still."""


_MET: tuple[SuggestionKind, ...] = ("ER", "MI")
_ASKED: tuple[SuggestionKind, ...] = ("MI", "ER")

KINDS: dict[Finding | Seen, Kind] = {
    "insult": Kind("meeting_the_feeling", "What you wrote reads as an insult.", "This reads as an insult too.", _MET,
                   grave=True),
    "sexual": Kind("meeting_the_feeling", "What you wrote crossed a line.", "This crossed it again.", _MET, grave=True),
    "labelled": Kind("role_and_limits", "You gave what {they} told you a name, as a diagnosis would.",
                     "This gives it a name too, as a diagnosis would.", _MET, grave=True),
    "threatened": Kind("role_and_limits", "What you wrote reads as a threat to report {them} or to call somebody in.",
                       "This reads as a threat once more.", _MET, own=(LIMITS,), grave=True),
    "belittled": Kind("meeting_the_feeling", "What you wrote makes it small, or makes it {their} fault.",
                      "This makes it small too, or {their} fault.", _MET, grave=True),
    "carried_on": Kind("repair_hope_ending",
                       "What you wrote just before had not sat well with {them}, and this goes on "
                       "without a word about it.", "This too goes on without a word about what had not sat well.", _MET,
                       own=OWNED),
    "confront": Kind("meeting_the_feeling", "What you wrote reads as arguing with {them}, or judging.",
                     "This too reads as arguing, or judging.", _MET, grave=True),
    "warn": Kind("meeting_the_feeling", "You pointed to what could go wrong.", "Once more, what could go wrong.", _MET),
    "reassure": Kind("meeting_the_feeling", "You comforted before {they} had been heard out, so that part closed.",
                     "Comfort came again, where hearing was still to come.", _MET),
    "flattered": Kind("meeting_the_feeling", "Praise came once more, where {they} may have wanted to be heard.",
                      "More praise, in the place of what {they} had said.", _MET, 2, small=True),
    "press": Kind("following", "{They} had drawn back, and you went on at it.", "This goes on at it again.", _ASKED,
                  own=LET_BE, grave=True, does=OPENS),
    "pry": Kind("following", "You reached again for more than {they} offered.", "This reaches for more again.", _ASKED,
                own=LET_BE, does=OPENS),
    "interrogated": Kind("following", "Question followed question, with nothing given back in between.",
                         "One more question, with nothing given back before it.", _MET),
    "two_questions": Kind("following", "More than one question came at once, so {they} could answer only one.",
                          "Here too there were several questions at once.", _ASKED, 2, small=True,
                          does=frozenset({"open_question"})),
    "silence_worn": Kind("following", "Silence followed silence, and {they} may have felt left alone.",
                         "The silence went on.", ("PS",), 2, own=PRESENT),
    "backchannel_worn": Kind("following", "Short signs came one after another, and nothing that {they} could answer.",
                             "Again a short sign, and no more.", _ASKED, 2, small=True, does=OPENS),
    "misheard_confident": Kind("giving_back", "You named a feeling as certain, and it was another.",
                               "This names a feeling as certain too, and it was another.", _MET),
    "contrary": Kind("giving_back", "What you wrote says the contrary of what {they} had said.",
                     "This too says the contrary of what {they} had said.", _MET),
    "formula": Kind("giving_back", "You used the same way of saying it once more, and it had worn thin.",
                    "The same way of saying it again.", _MET, 2, small=True),
    "parroted": Kind("giving_back", "You gave {them} {their} own words back with little added.",
                     "{Their} own words again.", _MET, 2, small=True),
    "advise_early": Kind("choice_before_advice", "What you wrote reads as advice, and it came early",
                         "An idea came early here too", _ASKED, does=OPENS),
    "advise_unasked": Kind("choice_before_advice", "What you wrote reads as advice that {they} had not asked for.",
                           "This idea was not asked for either.", _ASKED, own=LEAVE),
    "direct": Kind("choice_before_advice", "What you wrote reads as telling {them} what to do.",
                   "This too reads as telling {them} what to do.", _ASKED, does=OPENS),
    "self_disclose_long": Kind("own_story", "Your own story took most of the message and did not come back to {them}.",
                               "Your own story took the room here too.", _MET),
}  # fmt: skip
"""Faults by finding."""

_COSTS: dict[Seen, float] = {"labelled": 0.34, "threatened": 0.6, "belittled": 0.34, "carried_on": 0.05,
                           "contrary": 0.06}  # fmt: skip
"""What those that no finding says weigh, beside trust and ease that the others cost: as arguing, and as an insult."""

GOOD: tuple[Finding, ...] = (
    "close_reflection", "cue_met", "refusal_respected", "apologise_repair", "advise_welcome", "explain_role",
    "ask_suicide_direct",
)  # fmt: skip
"""With any of these in it, a message is left alone unless the rest of it was grave or came again and again."""

_WORN = frozenset({"formula", "parroted", "backchannel_worn", "flattered"})
_OF_ASKING = re.compile(r"(?<!you )\b(?:asking|asked|questions?|nosy|prying)\b", re.IGNORECASE)
_ASKING: tuple[Finding, ...] = ("two_questions", "interrogated", "press", "pry")
_TAKES_BACK = re.compile(r"\byou (?:don't|do not) have to\b|\bforget (?:that|what i said)\b", re.IGNORECASE)
MENDED_WITHIN = 3
"""Messages within which an apology, or getting it right after a correction, takes a fault away."""

_MANY_QUESTIONS = 3
OFTEN = 2
"""Times from which a fault is a pattern, and no longer covered by what was good beside it."""


class Fault(NamedTuple):
    """What could be said of one skill."""

    skill: Skill
    finding: Finding | Seen
    weight: float
    """Trust and ease that all of its kind cost, for the order."""
    places: tuple[Exchange, ...]
    """Where it came: after something was told before after anything else, then the costliest first."""
    seen_later: bool
    """The trainee owned something later on."""


_BORNE_OUT: dict[Finding, Callable[[str], bool]] = {
    "reassure": comforts,
    "misheard_confident": asserts_feeling,
    "press": lambda text: not lets_go(text),
}
"""Where the words must bear a finding out: a reader errs, and a good turn is to get no fault."""


def faults(talk: Talk) -> list[Fault]:
    """Return at most one fault a skill, the gravest of each."""
    found: dict[Skill, Fault] = {}
    for one in _every(talk):
        other = found.get(one.skill)
        if other is None:
            found[one.skill] = one
        elif one.weight > other.weight:
            found[one.skill] = one._replace(weight=one.weight + other.weight)
        else:
            found[one.skill] = other._replace(weight=one.weight + other.weight)
    return sorted(found.values(), key=lambda f: -f.weight)


def slips(talk: Talk, one: Exchange) -> tuple[Finding | Seen, ...]:
    """Return what could be said of one message, the costliest first, whatever else is in it."""
    if one.findings & UNREADABLE:
        return ()
    given = advice(talk, one)
    found: set[Finding | Seen] = {f for f in KINDS if one.found(f)} - {"advise_early", "advise_unasked"}
    if given in {None, "welcome"}:
        found.discard("direct")
    elif "direct" not in found or given == "premature":
        found.add("advise_early" if given == "premature" else "advise_unasked")
    found -= {f for f, bears_out in _BORNE_OUT.items() if not bears_out(one.plain)}
    if one.found("ask_suicide_direct"):
        found = {f for f in found if KINDS[f].grave}  # it is the evidence of no other fault
    telling = told(talk)
    if telling and one.number > telling.number and "ask_suicide_direct" in one.codes:
        found -= {"two_questions", "interrogated"}  # asking on is care here
    return tuple(sorted(found, key=lambda f: (-_costs(f), f)))


def covered(talk: Talk, one: Exchange, finding: Finding | Seen) -> bool:
    """Whether what was good in the message covers it: nothing grave, and no idea where ideas came again and again."""
    if KINDS[finding].grave or not one.found(*GOOD):
        return False
    advised = finding in ADVISED
    if advised and one.kind in TURNED_AWAY:
        return False  # what came of it says that it was the idea that was heard
    return not (advised and sum(bool({*ADVISED} & {*slips(talk, e)}) for e in talk.mine) > OFTEN)


def says(talk: Talk, one: Exchange, finding: Finding | Seen, *, again: bool = False) -> str:
    """Return what to say of it; fill in with ``put``."""
    kind = KINDS[finding]
    text = kind.again if again else kind.says
    return f"{text}: {not_yet(talk, one)}." if finding == "advise_early" else text


def mended(talk: Talk, one: Exchange) -> Exchange | None:
    """Return the message by which the trainee mended this one soon after, None where none did.

    What wears by coming again is not mended by an apology after which it comes again.
    """
    soon = talk.after(one, MENDED_WITHIN)
    worn = one.findings & _WORN
    if worn and any(e.findings & worn for e in soon):
        return None
    for e in soon:
        if e.found("apologise_repair") and _owns(e, one):
            return e
        if e is soon[0] and one.found(*ADVISED) and _TAKES_BACK.search(e.plain) and not e.found(*ADVISED):
            return e
        if any(not KINDS[f].small for f in slips(talk, e)) and not {*slips(talk, e)} & {*slips(talk, one)}:
            break  # what comes after that owns the later slip
    if one.found("misheard_confident", "contrary"):
        return next((e for e in soon[:1] if e.found("close_reflection")), None)
    return None


def _owns(apology: Exchange, one: Exchange) -> bool:
    """Whether an apology may be for that message: sorry for asking too much does not take an idea back."""
    return not (_OF_ASKING.search(apology.plain) and one.found(*ADVISED) and not one.found(*_ASKING))


def _costs(finding: Finding | Seen) -> float:
    match finding:
        case "labelled" | "threatened" | "belittled" | "carried_on" | "contrary":
            return _COSTS[finding]
        case _:
            return EFFECTS[finding].strain - EFFECTS[finding].trust


def _every(talk: Talk) -> Iterator[Fault]:
    of = {e.number: slips(talk, e) for e in talk.mine}
    for finding, kind in KINDS.items():
        every = [e for e in talk.mine if finding in of[e.number]]
        left = [e for e in every if not mended(talk, e)]
        plain = [e for e in left if not covered(talk, e, finding)]
        if not plain and len(left) >= OFTEN:
            plain = left
        often = len(every) >= kind.from_times or (finding == "two_questions" and any(_many_at_once(e) for e in every))
        if not often or not plain:
            continue
        places = tuple(
            sorted(
                plain, key=lambda e: (not kind.grave and not _told_before(talk, e), round(talk.trust(e), 2), e.number)
            )
        )
        mends = [e.number for e in talk.mine if e.found("apologise_repair")]
        later = bool(mends) and max(mends) > places[0].number
        yield Fault(kind.skill, finding, len(plain) * _costs(finding), places, later)


def _many_at_once(one: Exchange) -> bool:
    """Whether there are so many questions in one message that it is no accident."""
    return one.plain.count("?") >= _MANY_QUESTIONS


def _told_before(talk: Talk, one: Exchange) -> bool:
    before = talk.before(one)
    return before is not None and before.kind in {"open", "disclose", "elaborate", "return_to_cue"}
