"""What the trainee had set out to try, and where in the talk to look at it: material for looking, no judgement."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from holdspace.debrief_counts import closeness
from holdspace.debrief_model import GoalLook, GoalMoment
from holdspace.debrief_talk import ADVISED, Exchange, Talk
from holdspace.debrief_tells import told_own
from holdspace.debrief_words import put


class _Aim(NamedTuple):
    words: str
    shows: Callable[[Exchange], bool]
    says: str


_AIMS = (
    _Aim(r"\b(?:mend|fix|solv|repair)\w* (?:nothing|no\w*|anything)|nothing .*(?:mend|fix|solv)"
         r"|\b(?:not|n't|without|never) (?:\w+ )?(?:mend|fix|solv)",
         lambda e: e.found(*ADVISED, "advise_welcome", "seek_permission"),
         "Here an idea, or the asking for one, was in the room."),
    _Aim(r"suicid|safe|wish\w* to|not be here", lambda e: e.found("ask_suicide_direct", "ask_suicide_vague",
         "ask_suicide_leading", "safety_act"), "Here you turned towards it."),
    _Aim(r"advi[cs]e|suggest|permission|leave to|fix|solv|tip", lambda e: e.found(*ADVISED, "advise_welcome",
         "seek_permission"), "Here an idea, or the asking for one, was in the room."),
    _Aim(r"give back|giv\w+ .*back|reflect|own words|what (?:you|i) hear", lambda e: closeness(e) not in {None, "near"},
         "Here you gave something back."),
    _Aim(r"feeling|emotion|valid|empath", lambda e: e.found("validate", "cue_met", "cue_noticed", "close_reflection"),
         "Here you turned towards a feeling."),
    _Aim(r"question|\bask", lambda e: e.found("open_question", "closed_question"), "Here you asked."),
    _Aim(r"\bno\b|press|pace|follow|lead", lambda e: e.found("refusal_respected", "press", "pry",
         "emphasize_autonomy"), "Here it was about whose pace it is."),
    _Aim(r"own story|myself|disclos", told_own,
         "Here you spoke of yourself."),
    _Aim(r"mend|put right|putting right|repair|sorry|apolog", lambda e: e.found("apologise_repair"),
         "Here you put something right."),
    _Aim(r"role|limit|confiden|private", lambda e: e.found("explain_role"), "Here you said what you are here for."),
    _Aim(r"silen|stay|present|being there|listen", lambda e: e.found("silence", "backchannel", "support",
         "close_reflection"), "Here you stayed with it."),
)  # fmt: skip


def goal_look(talk: Talk, goal: str) -> GoalLook | None:
    """Return where to look with the goal in mind; None where none was set."""
    if not goal.strip():
        return None
    aims = [aim for aim in _AIMS if re.search(aim.words, goal, re.IGNORECASE)]
    if aims[:1] == [_AIMS[0]]:
        aims = [aim for aim in aims if "repair" not in aim.words or aim is _AIMS[0]]  # to mend nothing is no apology
    for aim in aims:
        shown = [e for e in talk.mine if aim.shows(e)]
        if shown:
            return _goal(talk, goal, [(e, aim.says) for e in _spread(shown)], "These moments have to do with it.")
    return _goal(talk, goal, [(e, "") for e in _spread(_told(talk))], "These are moments at which it could be tried.")


def _goal(talk: Talk, goal: str, looked: list[tuple[Exchange, str]], says: str) -> GoalLook:
    """Return two or three moments; where the goal shows in only one, moments that could have been one go with it."""
    here = [e.number for e, _ in looked]
    for one in _spread([e for e in _told(talk) if e.number not in here]):
        if len(looked) < 2:
            looked.append((one, "Here {they} had just told you something."))
    moments = tuple(
        GoalMoment(says=put(text or "Here {they} had just told you something.", talk), moment=talk.moment(e))
        for e, text in sorted(looked, key=lambda pair: pair[0].number)
    )
    return GoalLook(goal=goal.strip(), says=f"{says} What do you see in them?", moments=moments)


def _told(talk: Talk) -> list[Exchange]:
    told = [e for e in talk.mine if (b := talk.before(e)) and b.kind in {"disclose", "elaborate", "return_to_cue"}]
    return [e for e in told if closeness(e) is None] or told or list(talk.mine)


def _spread(every: list[Exchange]) -> list[Exchange]:
    """Return the first, the middle and the last."""
    picked = {0, len(every) // 2, len(every) - 1} if every else set()
    return [every[i] for i in sorted(picked)]
