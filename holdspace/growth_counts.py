"""What is counted of each skill: how often it showed, of how many chances. The chances are the authors' choice.

Everything was found in the messages when they were sent, by the same rules as the look back; nothing is read again.
A skill is counted by one thing only, the plainest: a count says how often, and never how well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from holdspace.client.effects import Finding
from holdspace.coach_advice import advice
from holdspace.curriculum import Skill
from holdspace.debrief_between import between, put_right
from holdspace.debrief_counts import asked_how, closeness
from holdspace.debrief_looking import no_chance
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import measures, told_own
from holdspace.debrief_words import named
from holdspace.rubric_sign import helpful, readable
from holdspace.selfview_trends import Share, cues_heard

_GAVE: Final[tuple[Finding, ...]] = ("close_reflection", "near_reflection", "cue_noticed")


class Counted(NamedTuple):
    """What is counted of one skill."""

    skill: Skill
    share: Callable[[Talk, Collection[str]], Share]
    """From a talk and the ids of its disputed cues."""
    says: str
    """Filled with ``{n}`` and ``{of}``."""
    once: tuple[str, str]
    """Said where there was one chance alone: taken, and not taken."""
    none: str
    """Said where there was no chance."""


def _role(talk: Talk, _: Collection[str]) -> Share:
    """As in the look back: a talk that gave no moment for it is no chance."""
    chance = all(one.skill != "role_and_limits" for one in no_chance(talk, ()))
    said = any(e.found("explain_role") or "explain_role" in e.codes for e in talk.mine)
    return Share(number=chance and said, of=chance)


def _following(talk: Talk, _: Collection[str]) -> Share:
    how = [asked_how(e) for e in talk.mine]
    return Share(number=how.count("open"), of=how.count("open") + how.count("closed"))


def _giving_back(talk: Talk, _: Collection[str]) -> Share:
    return Share(number=sum(closeness(e) is not None for e in talk.mine), of=len(talk.mine))


def _meeting(talk: Talk, _: Collection[str]) -> Share:
    felt = [e for e in readable(talk) if (b := talk.before(e)) and b.beat and b.beat.feeling]
    return Share(number=sum(_meets(talk, e) for e in felt), of=len(felt))


def _meets(talk: Talk, one: Exchange) -> bool:
    if not helpful(one):
        return False
    return one.found("cue_met", "validate") or (one.found(*_GAVE) and named(one, talk) is not None)


def _choice(talk: Talk, _: Collection[str]) -> Share:
    given = [kind for e in talk.mine if (kind := advice(talk, e))]
    return Share(number=given.count("welcome"), of=len(given))


def _cues(talk: Talk, disputed: Collection[str]) -> Share:
    """As in :class:`holdspace.selfview_trends.TalkFigures`: those in time to be answered, and not disputed."""
    return cues_heard(talk, disputed)


def _story(talk: Talk, _: Collection[str]) -> Share:
    told = [e for e in talk.mine if told_own(e)]
    return Share(number=sum(not e.found("self_disclose_long") and not measures(e.plain) for e in told), of=len(told))


def _repair(talk: Talk, _: Collection[str]) -> Share:
    return Share(number=len(put_right(talk)), of=len(between(talk)))


COUNTED: Final[tuple[Counted, ...]] = (
    Counted(
        "role_and_limits", _role,
        "In {n} of the {of} talks that gave a moment for it you said what you are here for, or what stays between you.",
        ("In the one talk that gave a moment for it you said what you are here for, or what stays between you.",
         "In the one talk that gave a moment for it nothing was said of what you are here for."),
        "No talk has asked for it yet.",
    ),
    Counted(
        "following", _following,
        "{n} of your {of} messages with a question asked openly. A question about suicide is left out here.",
        ("Your one message with a question asked openly.",
         "Your one message with a question could be answered with a yes or a no."),
        "You have asked nothing yet.",
    ),
    Counted(
        "giving_back", _giving_back,
        "{n} of your {of} messages gave something back.",
        ("Your one message gave something back.",
         "Your one message gave nothing back that this program could tell."),
        "You have written nothing yet.",
    ),
    Counted(
        "meeting_the_feeling", _meeting,
        "{n} of {of} times that there was a feeling in what was said, you named it or said that it makes sense.",
        ("Once there was a feeling in what was said, and you named it or said that it makes sense.",
         "Once there was a feeling in what was said. It was not named."),
        "No feeling showed yet that could have been met.",
    ),
    Counted(
        "choice_before_advice", _choice,
        "{n} of your {of} messages with an idea came after it was asked for or allowed.",
        ("Your one message with an idea came after it was asked for or allowed.",
         "Your one message with an idea came before it was asked for or allowed."),
        "You have given no advice so far, so there was nothing to ask leave for.",
    ),
    Counted(
        "cues_and_safety", _cues,
        "You heard {n} of {of} heavier things that showed in passing.",
        ("You heard the one heavier thing that showed in passing.",
         "One heavier thing showed in passing, and the talk went on."),
        "Nothing heavier has shown in passing yet.",
    ),
    Counted(
        "own_story", _story,
        "{n} of {of} times that you spoke of yourself, it was short, and no tip or cheer came with it.",
        ("The one time that you spoke of yourself, it was short, and no tip or cheer came with it.",
         "The one time that you spoke of yourself, it was long, or a tip or a cheer came with it."),
        "You have not spoken of yourself so far, and nothing says that you must.",
    ),
    Counted(
        "repair_hope_ending", _repair,
        "{n} of {of} times that something may have come between you, you put it right soon after.",
        ("The one time that something may have come between you, you put it right soon after.",
         "The one time that something may have come between you, it was not put right soon after."),
        "Nothing has come between you that would have had to be put right.",
    ),
)  # fmt: skip
"""In the rubric's order."""
