"""What was seen of the three skills that a program can't judge: role, own story, and putting right and ending.

There is no number. Each gets the moments, and the levels between which a person who reads them may find it: a range
that is never one level wide, and that says where what was seen would stand, not what was meant. The levels are those
of the rubric (after WHO ENACT: any harm, some basics, all basics, and more).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from holdspace.coach_model import Evidence, Level
from holdspace.coach_words import offers_an_idea
from holdspace.curriculum import Skill
from holdspace.debrief_between import Between, between, put_right
from holdspace.debrief_endings import STRAINED, closes, over_a_telling
from holdspace.debrief_model import SKILL_NAMES
from holdspace.debrief_safety import promises_secrecy, promises_to_tell_nobody
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import asks_about_you, asks_what_this_is, measures, told_own
from holdspace.debrief_words import of, put, times, upper

HARM: Final = "could do harm"
SOME: Final = "some of it"
ALL: Final = "all of it"
MORE: Final = "all of it, and more"
_MOST = 3
_HURTS: Final = ("insult", "sexual", "confront", "press", "labelled", "threatened", "belittled")
_MANY_SLIPS = 3
"""Slips that were owned from which a person may find that there were too many."""

Range = tuple[Level, Level]
Seen = tuple[str, Range | None, Sequence[Exchange]]
"""What to say, the range, and where."""


def evidence(talk: Talk, no_chance: Collection[Skill]) -> tuple[Evidence, ...]:
    """Return the evidence for each of the three; ``no_chance`` are the skills for which the talk gave no moment."""
    looked: tuple[tuple[Skill, Callable[[Talk], Seen]], ...] = (
        ("role_and_limits", _role),
        ("own_story", _story),
        ("repair_hope_ending", _ending),
    )
    found = []
    for skill, look in looked:
        says, between, where = look(talk)
        if skill in no_chance and not where:
            says, between = "The talk gave no chance to show this.", None
        found.append(
            Evidence(
                skill=skill,
                name=SKILL_NAMES[skill],
                says=put(says, talk),
                between=between,
                moments=tuple(talk.moment(e) for e in where[:_MOST]),
            )
        )
    return tuple(found)


def _role(talk: Talk) -> Seen:  # noqa: PLR0911  # one line a thing that may have been seen
    explained = [
        e for e in talk.mine if (e.found("explain_role") or "explain_role" in e.codes) and not promises_secrecy(e)
    ]
    secret = [
        e
        for e in talk.mine
        if promises_to_tell_nobody(e.plain) or (promises_secrecy(e) and not (e.state and e.state.limits_known))
    ]
    limits = next((e for e in talk.every if e.state and e.state.limits_known), None)
    labelled = [e for e in talk.mine if e.found("labelled")]
    if labelled:
        says = f"{upper(times(len(labelled)))} you told {{them}} what is wrong with {{them}}, as a diagnosis would."
        return says, (HARM, SOME), labelled
    if secret:
        return "You promised to keep a secret, and that is more than anyone can keep.", (HARM, SOME), secret
    threats = [e for e in talk.mine if e.found("threatened")]
    if threats:
        says = f"What reads as a threat to report {{them}} or to call somebody in came {times(len(threats))}."
        return says, (HARM, SOME), threats
    if limits:
        where = [limits, *(e for e in explained if e is not limits)]
        return "You said what stays between you, and when it would not.", (ALL, MORE), where
    wanted = [e for e in talk.mine if (b := talk.before(e)) and b.kind == "ask_limits"]
    if wanted:
        return "{They} asked who would be told; an answer with its limits was not seen.", (HARM, SOME), wanted
    asked = [e for e in talk.mine if (b := talk.before(e)) and asks_what_this_is(b)]
    if explained:
        return "You said something of what you are here for; its limits were not seen.", (SOME, ALL), explained
    if asked:
        return "{They} did not know what this is; what you are here for was not seen.", (SOME, ALL), asked
    return "Nothing was seen of what you are here for, and its limits.", (SOME, ALL), ()


def _story(talk: Talk) -> Seen:
    told = [e for e in talk.mine if told_own(e) and not offers_an_idea(e)]
    long = [e for e in told if e.found("self_disclose_long")]
    held_up = [e for e in told if measures(e.plain)]
    asked = [e for e in talk.mine if (b := talk.before(e)) and asks_about_you(b)]
    if long:
        return (
            f"A story of yours took the room {times(len(long))}, and did not come back to {{them}}.",
            (HARM, SOME),
            long,
        )
    if held_up:
        says = f"You spoke of yourself in {of(len(told), 'message')}. With it came a tip, a comparison or a cheer, and "
        return says + "so it may have been hard for {them} to feel heard.", (HARM, SOME), held_up
    if told:
        says = f"You spoke of yourself in {of(len(told), 'message')}. Whether it was for {{them}}, only a person can "
        return says + "say.", (SOME, MORE), told
    if asked:
        return "{They} asked about you. Keeping your own story back can be wise.", (SOME, MORE), asked
    return "You kept your own story to yourself, which can be wise.", None, ()


def _ending(talk: Talk) -> Seen:  # noqa: PLR0911  # one line a thing that may have been seen
    came = between(talk)
    right = put_right(talk)
    hurt = [e for e, _ in came if e.found(*_HURTS)]
    mended = [by for _, by in right if by is not None]
    closed = [e for e in talk.mine if closes(e)]
    over = over_a_telling(talk)
    strained = talk.final is not None and talk.final.strain >= STRAINED
    summed = [e for e in talk.mine if e.found("summarise")]
    if hurt and not mended:
        return f"{_came(came, right)}, and no word about it was seen.", (HARM, SOME), [e for e, _ in came]
    if over is not None or (talk.ended == "unheard" and closed):
        return _left_over(over, closed, talk)
    if strained and not mended:
        return "Something stood between you at the end, and no word about it was seen.", (HARM, SOME), closed
    if mended:
        top: Level = MORE if closed or summed else ALL
        lowest: Level = SOME if hurt or top == ALL or len(mended) >= _MANY_SLIPS else ALL
        return f"{_came(came, right)}.", (lowest, top), mended
    if closed and summed:
        return "You gathered up what was said, and brought the talk to an end.", (ALL, MORE), [*summed, *closed]
    if closed:
        return "You said goodbye; no gathering up of what was said was seen.", (SOME, ALL), closed
    if summed:
        return "You gathered up what was said; no goodbye was seen.", (SOME, ALL), summed
    return "No summing up and no goodbye was seen.", (SOME, ALL), ()


def _came(came: Sequence[Between], right: Sequence[Between]) -> str:
    """Say how often something may have come between them and was put right, as the progress page counts it."""
    says = f"{upper(times(len(came)))} something may have come between you"
    if not right:
        return says
    if len(right) == len(came):
        return f"{says}, and you put it right" + ("" if len(came) == 1 else " each time")
    return f"{says}, and you put it right {times(len(right))}"


def _left_over(over: Exchange | None, closed: Sequence[Exchange], talk: Talk) -> Seen:
    right = put_right(talk)
    says = "You said goodbye, and {they} went away unheard."
    if over is not None:
        says = "You said goodbye over what {they} had just told or asked."
    if right:
        says += f" {_came(between(talk), right)}."
    return says, (HARM, ALL if right else SOME), [over or closed[-1], *(by for _, by in right if by is not None)]
