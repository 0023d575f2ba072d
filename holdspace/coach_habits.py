"""What may have become a way of its own: no questions at all, the same opening, praise. Kind observations, no faults.

Counts can be gamed without anybody meaning to: giving back outnumbers asking as soon as one stops asking, "it sounds
like" looks like giving back, and praise is coded among what helps (MITI: Affirm). So each is looked for by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdspace.coach_model import Habit
from holdspace.codes import QUESTIONS
from holdspace.debrief_talk import ADVISED, UNREADABLE, Exchange, Talk
from holdspace.debrief_tells import praises
from holdspace.debrief_words import many, of, put

LONG_ENOUGH = 8
"""Messages from which a way of talking can be told from a choice."""
WORN = 4
"""Times that one opening must come."""
WORN_SHARE = 0.4
PRAISED = 4
PRAISED_SHARE = 0.3
_NEARLY_ALL = 0.9
_LEADS = 0.3
"""Share of messages with ideas, comfort or long stories from which the lead was not left to the person."""
_SHOWN = 3

_OPENINGS = re.compile(
    r"(?:^|[.!?]\s+)\W*(?:(?:so|and|but|well|oh|ok|okay)\W+)?((?:it|that) (?:really )?(?:sounds?|seems?|feels?|must be)"
    r"(?: like| as if| as though)?|sounds like|i(?:'m| am)? hear(?:ing)?(?: that)?|i can hear|what i'?m hearing"
    r"|you sound|you seem|thank you for (?:sharing|telling me)|i understand|that must)\b",
    re.IGNORECASE,
)


def habits(talk: Talk) -> tuple[Habit, ...]:
    """Return what came so often that it may have become a way of its own; nothing in a short talk."""
    mine = [e for e in talk.mine if e.you and e.findings.isdisjoint(UNREADABLE)]
    if len(mine) < LONG_ENOUGH:
        return ()
    return (*_questions(talk, mine), *_openings(talk, mine), *_praise(talk, mine))


def _questions(talk: Talk, mine: list[Exchange]) -> Iterator[Habit]:
    asking = [e for e in mine if e.codes & (QUESTIONS | {"seek_permission"}) or "?" in e.you]
    back = [e for e in mine if e.found("close_reflection", "near_reflection", "validate", "summarise")]
    if not asking and any(e.codes for e in mine):
        led = sum(e.found("self_disclose_long", "reassure", *ADVISED) for e in mine) > _LEADS * len(mine)
        lead = "A question now and then" if led else "That leaves {them} the lead; a question now and then also"
        text = f"In {of(len(mine), 'message')} you asked nothing. {lead} shows that you want to know."
        yield Habit(kind="no_questions", says=put(text, talk))
    elif len(asking) >= _NEARLY_ALL * len(mine) and len(back) <= (1 - _NEARLY_ALL) * len(mine):
        text = f"Nearly every message of yours ended in a question, {many(len(asking))} of {many(len(mine))}. "
        text += "Between two of them, {they} may have liked to hear what came across."
        yield Habit(kind="only_questions", says=put(text, talk))


def _openings(talk: Talk, mine: list[Exchange]) -> Iterator[Habit]:
    found: dict[str, list[Exchange]] = {}
    for one in mine:
        for stem in {_plain(m[1]) for m in _OPENINGS.finditer(one.plain)}:
            found.setdefault(stem, []).append(one)
    for stem, where in sorted(found.items(), key=lambda pair: -len(pair[1]))[:1]:
        if len(where) >= WORN and len(where) >= WORN_SHARE * len(mine):
            text = (
                f"“{stem}” stood in {many(len(where))} of your {many(len(mine))} messages. It is a good way to begin, "
            )
            text += "and it wears: said bare, the same words often come nearer."
            yield Habit(kind="stems", says=text, moments=tuple(talk.moment(e) for e in where[:_SHOWN]))


def _praise(talk: Talk, mine: list[Exchange]) -> Iterator[Habit]:
    praised = [e for e in mine if e.codes & {"affirm"} or e.found("flattered") or praises(e.you)]
    if len(praised) >= PRAISED and len(praised) >= PRAISED_SHARE * len(mine):
        text = f"You praised {{them}} in {many(len(praised))} of {of(len(mine), 'message')}. It is warm, and when it "
        text += "comes often it can leave little room for what is hard."
        yield Habit(kind="praise", says=put(text, talk), moments=tuple(talk.moment(e) for e in praised[:_SHOWN]))


def _plain(opening: str) -> str:
    text = " ".join(opening.lower().split())
    if text in {"that must", "that must be", "it must be"}:
        return "that must be"
    return text.replace("that sounds", "it sounds").removesuffix(" as if").removesuffix(" as though")
