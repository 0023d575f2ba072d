"""What was seen of the three skills that a program can't judge: role, own story, and mending and ending.

There is no number. Each gets the moments, and the levels between which a person who reads them may find it: a range
that is never one level wide, and that says where what was seen would stand, not what was meant. The levels are those
of the rubric (after WHO ENACT: any harm, some basics, all basics, and more).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from holdspace.coach_model import Evidence, Level
from holdspace.curriculum import Skill
from holdspace.debrief_endings import STRAINED, closes, over_a_telling
from holdspace.debrief_model import SKILL_NAMES
from holdspace.debrief_safety import promises_secrecy
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import asks_about_you, of_own_life, told_own
from holdspace.debrief_words import of, put, times

HARM: Final = "could do harm"
SOME: Final = "some of it"
SOUND: Final = "sound"
ADVANCED: Final = "advanced"
_MOST = 3
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
    explained = [e for e in talk.mine if e.found("explain_role") or "explain_role" in e.codes]
    secret = [e for e in talk.mine if promises_secrecy(e) and not (e.state and e.state.limits_known)]
    limits = next((e for e in talk.every if e.state and e.state.limits_known), None)
    labelled = [e for e in talk.mine if e.found("labelled")]
    if labelled:
        says = f"What {{they}} told you was given a name, as a diagnosis would, {_times(labelled)}."
        return says, (HARM, SOME), labelled
    if secret:
        return "More was promised here than anyone can keep.", (HARM, SOME), secret
    threats = [e for e in talk.mine if e.found("threatened")]
    if threats:
        says = f"What reads as a threat to report {{them}} or to call somebody in came {_times(threats)}."
        return says, (HARM, SOME), threats
    if limits:
        where = [limits, *(e for e in explained if e is not limits)]
        return "You said what stays between you, and when it would not.", (SOUND, ADVANCED), where
    wanted = [e for e in talk.mine if (b := talk.before(e)) and b.kind == "ask_limits"]
    if wanted:
        return "{They} asked who would be told; an answer with its limits was not seen.", (HARM, SOME), wanted
    if explained:
        return "You said something of what you are here for; its limits were not seen.", (SOME, SOUND), explained
    return "Nothing was seen of what you are here for, and its limits.", (SOME, SOUND), ()


def _story(talk: Talk) -> Seen:
    long = [e for e in talk.mine if e.found("self_disclose_long")]
    brief = [e for e in talk.mine if (e.found("self_disclose_brief") or told_own(e)) and of_own_life(e.plain)]
    asked = [e for e in talk.mine if (b := talk.before(e)) and asks_about_you(b)]
    if long:
        return f"A story of yours took the room {_times(long)}, and did not come back to {{them}}.", (HARM, SOME), long
    if brief:
        says = f"What reads as something of your own came in {of(len(brief), 'message')}. Whether it was for {{them}}, "
        return says + "only a person can say.", (SOME, ADVANCED), brief
    if asked:
        return "{They} asked about you. Keeping your own story back can be wise.", (SOME, ADVANCED), asked
    return "You kept your own story to yourself, which can be wise.", None, ()


def _ending(talk: Talk) -> Seen:  # noqa: PLR0911  # one line a thing that may have been seen
    hurt = [
        e for e in talk.mine if e.found("insult", "sexual", "confront", "press", "labelled", "threatened", "belittled")
    ]
    mended = [e for e in talk.mine if e.found("apologise_repair")]
    closed = [e for e in talk.mine if closes(e)]
    over = over_a_telling(talk)
    strained = talk.final is not None and talk.final.strain >= STRAINED
    summed = [e for e in talk.mine if e.found("summarise")]
    if hurt and not mended:
        return f"Something came between you {_times(hurt)}, and no word about it was seen.", (HARM, SOME), hurt
    if over is not None or (talk.ended == "unheard" and closed):
        return _left_over(over, closed, mended)
    if strained and not mended:
        return "Something stood between you at the end, and no word about it was seen.", (HARM, SOME), closed
    if mended:
        top: Level = ADVANCED if closed or summed else SOUND
        lowest: Level = SOME if hurt or top == SOUND or len(mended) >= _MANY_SLIPS else SOUND
        return f"You owned a slip {_times(mended)}.", (lowest, top), mended
    if closed and summed:
        return "You gathered up what was said, and brought the talk to an end.", (SOUND, ADVANCED), [*summed, *closed]
    if closed:
        return "You said goodbye; no gathering up of what was said was seen.", (SOME, SOUND), closed
    if summed:
        return "You gathered up what was said; no goodbye was seen.", (SOME, SOUND), summed
    return "No summing up and no goodbye was seen.", (SOME, SOUND), ()


def _left_over(over: Exchange | None, closed: Sequence[Exchange], mended: Sequence[Exchange]) -> Seen:
    says = "You said goodbye, and {they} went away unheard."
    if over is not None:
        says = "You said goodbye over what {they} had just told or asked."
    if mended:
        says += f" You owned a slip {_times(mended)}."
    return says, (HARM, SOUND if mended else SOME), [over or closed[-1], *mended]


def _times(where: Sequence[Exchange]) -> str:
    return times(len(where))
