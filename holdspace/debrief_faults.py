"""What could have gone another way: each thing the rules found, with the skill it belongs to and what to say of it.

What is found once by accident is no fault (one parroted sentence, two questions in one message): it takes a second
time. Whatever the trainee mended right away is theirs already, and a message that reached the person is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from holdspace.client.effects import EFFECTS, Finding
from holdspace.curriculum import Skill
from holdspace.debrief_talk import UNREADABLE, Exchange, Talk
from holdspace.debrief_wordings import LEAVE, LET_BE, PRESENT
from holdspace.suggest import SuggestionKind


class Kind(NamedTuple):
    """A kind of fault."""

    skill: Skill
    says: str
    kinds: tuple[SuggestionKind, ...]
    """Which suggestions show the other way, the best first."""
    from_times: int = 1
    """How often it must have come."""
    own: tuple[str, str] | None = None
    """A wording that fits better than a suggestion."""
    grave: bool = False
    """Said whatever good stands beside it in the message."""


KINDS: dict[Finding, Kind] = {
    "insult": Kind("meeting_the_feeling", "What you wrote reads as an insult.", ("ER", "MI"), grave=True),
    "sexual": Kind("meeting_the_feeling", "What you wrote crossed a line.", ("ER", "MI"), grave=True),
    "confront": Kind("meeting_the_feeling", "What you wrote reads as arguing with {them}, or judging.", ("ER", "MI"),
                     grave=True),
    "warn": Kind("meeting_the_feeling", "You pointed to what could go wrong.", ("ER", "MI")),
    "reassure": Kind("meeting_the_feeling", "You comforted before {they} had been heard out, so that part closed.",
                     ("ER", "MI")),
    "flattered": Kind("meeting_the_feeling", "Praise came once more, where {they} may have wanted to be heard.",
                      ("ER", "MI"), 2),
    "press": Kind("following", "{They} had drawn back, and you went on at it.", ("MI", "ER"), own=LET_BE, grave=True),
    "pry": Kind("following", "You reached again for more than {they} offered.", ("MI", "ER"), own=LET_BE),
    "interrogated": Kind("following", "Question followed question, with nothing given back in between.", ("ER", "MI")),
    "two_questions": Kind("following", "More than one question came at once, so {they} could answer only one.",
                          ("MI", "ER"), 2),
    "silence_worn": Kind("following", "Silence followed silence, and {they} may have felt left alone.",
                         ("PS",), 2, own=PRESENT),
    "backchannel_worn": Kind("following", "Short signs came one after another, and nothing that {they} could answer.",
                             ("MI", "ER"), 2),
    "misheard_confident": Kind("giving_back", "You named a feeling as certain, and it was another.", ("ER", "MI")),
    "formula": Kind("giving_back", "You used the same way of saying it once more, and it had worn thin.",
                    ("ER", "MI"), 2),
    "parroted": Kind("giving_back", "You gave {them} {their} own words back with little added.", ("ER", "MI"), 2),
    "advise_early": Kind("choice_before_advice",
                         "What you wrote reads as advice, before {they} had asked for any and before it was explored.",
                         ("MI", "ER")),
    "advise_unasked": Kind("choice_before_advice", "What you wrote reads as advice that {they} had not asked for.",
                           ("MI", "ER"), own=LEAVE),
    "direct": Kind("choice_before_advice", "What you wrote reads as telling {them} what to do.", ("MI", "ER")),
    "self_disclose_long": Kind("own_story", "Your own story took most of the message and did not come back to {them}.",
                               ("ER", "MI")),
}  # fmt: skip
"""Faults by finding."""

GOOD: tuple[Finding, ...] = (
    "close_reflection",
    "cue_met",
    "refusal_respected",
    "apologise_repair",
    "advise_welcome",
    "explain_role",
    "ask_suicide_direct",
)
"""With any of these in it, a message is left alone unless the rest of it was grave or came again and again."""

MENDED_WITHIN = 3
"""Messages within which an apology, or getting it right after a correction, takes a fault away."""

OFTEN = 2


class Fault(NamedTuple):
    """What could be said of one skill."""

    skill: Skill
    finding: Finding
    weight: float
    """Trust and ease that all of its kind cost, for the order."""
    places: tuple[Exchange, ...]
    """Where it came: after something was told before after anything else, then the costliest first."""
    seen_later: bool
    """The trainee owned something later on."""


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


def _every(talk: Talk) -> Iterator[Fault]:
    for finding, kind in KINDS.items():
        every = [e for e in talk.mine if e.found(finding) and e.findings.isdisjoint(UNREADABLE)]
        left = [e for e in every if not _mended(talk, e)]
        plain = left if kind.grave else [e for e in left if not e.found(*GOOD)]
        if not plain and len(left) >= OFTEN:
            plain = left
        if len(every) < kind.from_times or not plain:
            continue
        effect = EFFECTS[finding]
        places = tuple(
            sorted(
                plain, key=lambda e: (not kind.grave and not _told_before(talk, e), round(talk.trust(e), 2), e.number)
            )
        )
        mends = [e.number for e in talk.mine if e.found("apologise_repair")]
        later = bool(mends) and max(mends) > places[0].number
        yield Fault(kind.skill, finding, len(plain) * (effect.strain - effect.trust), places, later)


def _told_before(talk: Talk, one: Exchange) -> bool:
    before = talk.before(one)
    return before is not None and before.kind in {"open", "disclose", "elaborate", "return_to_cue"}


def _mended(talk: Talk, one: Exchange) -> bool:
    soon = talk.after(one, MENDED_WITHIN)
    if any(e.found("apologise_repair") for e in soon):
        return True
    return one.found("misheard_confident") and any(e.found("close_reflection") for e in soon[:1])
