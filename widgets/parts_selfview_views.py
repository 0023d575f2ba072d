"""Three views of one talk as plain values: a table in words with its evidence, and the rows of the plot beside it.

Nothing of it leaves before the trainee has looked for themselves, or chosen not to.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from holdspace.rubric import LEVEL_NAMES, Level, Rating
from holdspace.rubric_model import CoachView, Evidence
from holdspace.selfview import SkillViews, ThreeViews, three_views
from holdspace.selfview_record import OwnLook
from holdspace.selfview_words import GapWords
from widgets.parts_record import EndedTalk, Record
from widgets.parts_selfview import hunted, said
from widgets.parts_selfview_words import views_words

__all__ = ["NOTHING", "Shown", "shown", "spoken", "spoken_range"]

State = dict[str, Any]


class Shown(NamedTuple):
    """What the page is told, and what the plot is made of."""

    state: State
    skills: tuple[SkillViews, ...]
    """Empty where there is nothing to draw."""


NOTHING: Final = Shown({"views": None}, ())


def shown(record: Record, ended: EndedTalk | None, disputed: list[str]) -> Shown:
    """Return the three views of the talk; nothing of them before the trainee's own, or their choice to go without."""
    if ended is None:
        return NOTHING
    look = record.own_look(ended.session)
    if look.step != "feedback":
        return NOTHING
    made = three_views(ended.persona, ended.conversation, look, disputed)
    drawn = _drawn(made)
    state = {
        "drawn": bool(drawn),
        "session": str(ended.session),
        "views": {
            "about": made.about,
            "agreement": made.agreement,
            "skills": [_row(one) for one in made.skills],
            "gaps": [_gap(one) for one in (made.over, made.under) if one is not None],
            "expert_says": made.expert_says,
            "person": ended.persona.name,
        },
        **_hunt(ended, look),
    }
    return Shown(state, drawn)


def _drawn(made: ThreeViews) -> tuple[SkillViews, ...]:
    """Return what is worth a plot: more than an empty field."""
    filled = any(one.coach.chance or one.self_first or one.self_revised or one.experts for one in made.skills)
    return made.skills if filled else ()


def _hunt(ended: EndedTalk, look: OwnLook) -> State:
    hunt = hunted(ended, look)
    return {"hunt": hunt, "said": said(ended, look) if hunt else []}


def _row(one: SkillViews) -> State:
    return {
        "skill": one.skill,
        "name": one.name,
        "self": spoken(one.self_first),
        "revised": spoken(one.self_revised) if one.self_revised not in (None, one.self_first) else "",
        "program": spoken_range(one.coach),
        "experts": [{"author": each.author, "rating": spoken(each.rating)} for each in one.experts],
        "says": one.coach.says,
        "evidence": [_evidence(each) for each in one.coach.evidence],
        "cannot_see": one.coach.cannot_see,
    }


def _evidence(one: Evidence) -> State:
    return {"says": one.says, "words": one.words, "by": one.spoken_by or ""}


def _gap(one: GapWords) -> State:
    return {"says": one.says, "moment": one.moment.model_dump() if one.moment else None}


def spoken(rating: Rating | None) -> str:
    """Return a rating in words: "sound (3)"."""
    say = views_words()
    if rating is None:
        return say["open"]
    if rating == "no_chance":
        return say["no_chance"]
    return say["level"].format(name=_name(rating), level=rating)


def spoken_range(coach: CoachView) -> str:
    """Return the program's level, or how far it can tell, in words: "some of it to sound (2 to 3)"."""
    if coach.low is None or coach.high is None:
        return spoken("no_chance")
    if coach.low == coach.high:
        return spoken(coach.low)
    return views_words()["range"].format(low=_name(coach.low), high=_name(coach.high), least=coach.low, most=coach.high)


def _name(level: Level) -> str:
    return LEVEL_NAMES[level].lower()
