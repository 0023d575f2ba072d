"""What the rules find of cues and safety, and of the three skills that a program only shows evidence of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from holdspace.client.effects import Finding
from holdspace.client.state import Planted
from holdspace.coach_words import gathers, offers_an_idea
from holdspace.debrief_between import put_right
from holdspace.debrief_cues import cue_id
from holdspace.debrief_heard import heard
from holdspace.debrief_model import SafetyStep
from holdspace.debrief_safety import ALARM, asked, came_up, hints, promises_secrecy, safety
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import asks_about_you, asks_what_this_is, measures, own_and_back, told_own
from holdspace.debrief_words import KIND_NAMES
from holdspace.rubric_sign import Sign, faulty, readable
from holdspace.rubric_signs import SURE
from holdspace.suggestsafety import HINTS

_STRAINED = 0.2
"""Strain (0..1) at the end from which something stands between them."""
_HURTS: tuple[Finding, ...] = ("insult", "sexual", "press", "confront", "direct", "misheard_confident")
_OPEN = frozenset({"disclose", "ask_for_advice", "ask_about_you", "ask_limits"})
"""Replies over which an end without a goodbye is felt."""


def cues_and_safety(talk: Talk, disputes: Collection[str]) -> Iterator[Sign]:
    """Yield what was found of cues and safety; a cue that the trainee disputes counts for nothing."""
    spoken_of = came_up(talk)
    if spoken_of:
        yield from _suicide(talk, disputes)
    elif question := asked(talk):
        yield Sign("cues.asked", "held", (question,))
    offered = [c for c in _offered(talk, disputes) if not (spoken_of and c.kind in HINTS)]
    if offered:
        yield from _heard(talk, offered)


def _offered(talk: Talk, disputes: Collection[str]) -> list[Planted]:
    """Return the cues that there was time to hear."""
    every = talk.final.cues if talk.final else ()
    return [
        c
        for c in every
        if (at := talk.at(c.at)) and at.said and talk.at(c.at + 1) and heard(talk, c).outcome != "open"
        if cue_id(talk, c) not in disputes
    ]


def _heard(talk: Talk, offered: list[Planted]) -> Iterator[Sign]:
    became = [(c, heard(talk, c)) for c in offered]  # as the look back has it
    missed = [c for c, how in became if how.outcome == "missed"]
    turned = [how for _, how in became if how.outcome != "missed"]
    met = [how for how in turned if how.outcome != "noticed"]
    went = tuple(e for c in missed if (e := talk.at(c.at)))
    kinds = {c.kind for c in missed}
    kind = KIND_NAMES[next(iter(kinds))] if len(kinds) == 1 else "something heavier"
    hearing = tuple(how.answer for how in (met or turned) if how.answer)
    if not turned and len(missed) >= SURE:
        yield Sign("cues.passed", "untold", went, person=True, kind=kind)
    if missed:
        mostly = len(missed) == 1 and len(turned) >= SURE
        yield Sign("cues.heard", "untold" if mostly else "failed", went, person=True, kind=kind)
        if met:
            yield Sign("cues.met", "held", hearing, often=len(met))
    else:
        yield Sign("cues.heard", "held", hearing, often=len(turned))
        yield Sign("cues.met", "held" if 2 * len(met) >= len(turned) else "failed", hearing)


def _suicide(talk: Talk, disputes: Collection[str]) -> Iterator[Sign]:
    steps: dict[str, SafetyStep] = {step.step: step for step in safety(talk, disputes)}
    noticed, question, stayed, next_step = (steps[name] for name in ("noticed", "asked", "stayed", "next_step"))
    if noticed.done is False and question.done is False:
        sure = any(heard(talk, c).outcome == "missed" for c in hints(talk))
        carried = tuple(e for c in hints(talk) if (e := talk.at(c.at)))
        yield Sign("cues.passed", "held" if sure else "untold", carried, person=True, often=1)
    if question.done is not None:
        yield Sign("cues.asked", "held" if question.done else "failed", _at(talk, question))
    if stayed.done:
        yield Sign("cues.stayed", "held", _at(talk, stayed))
    elif stayed.done is False:
        alarmed = any(e.found(*ALARM) for e in _at(talk, stayed))
        yield Sign("cues.alarmed" if alarmed else "cues.left_alone", "held" if alarmed else "untold", _at(talk, stayed))
        yield Sign("cues.stayed", "failed", _at(talk, stayed))
    if next_step.done is not None:
        yield Sign("cues.step", "held" if next_step.done else "failed", _at(talk, next_step))
    brought = tuple(e for e in readable(talk) if e.found("hand_over", "safety_act"))
    if talk.final and talk.final.agreed and brought:
        yield Sign("cues.handed_over", "untold", brought)


def _at(talk: Talk, step: SafetyStep) -> tuple[Exchange, ...]:
    one = talk.at(step.moment.message) if step.moment else None
    return (one,) if one else ()


def role(talk: Talk) -> Iterator[Sign]:
    """Yield what was found of role and limits."""
    mine = readable(talk)
    if labelled := [e for e in mine if e.found("labelled")]:
        yield Sign("role.diagnosed", "held", tuple(labelled))
    if secret := [e for e in mine if promises_secrecy(e)]:
        yield Sign("role.secret", "held", tuple(secret))
    said = [e for e in mine if (e.found("explain_role") or "explain_role" in e.codes) and e not in secret]
    known = next((e for e in talk.mine if e.state and e.state.limits_known), None)
    if known:
        yield Sign("role.limits", "held", (known,))
        if again := [e for e in said if e.number > known.number]:
            yield Sign("role.again", "untold", tuple(again))
        return
    wanted = [talk.after(e)[0] for e in talk.every if e.kind == "ask_limits" and talk.after(e)]
    unsure = [talk.after(e)[0] for e in talk.every if asks_what_this_is(e) and talk.after(e)]
    if wanted:
        yield Sign("role.limits", "failed", tuple(wanted[:1]))
    elif said:
        yield Sign("role.limits", "untold", tuple(said))
    elif unsure:
        yield Sign("role.asked", "failed", tuple(unsure[:1]))


def own_story(talk: Talk) -> Iterator[Sign]:
    """Yield what was found of one's own story."""
    mine = readable(talk)
    long = faulty(talk, "self_disclose_long")
    brief = [e for e in mine if told_own(e) and not offers_an_idea(e)]
    held_up = [e for e in brief if measures(e.plain)]
    back = [
        e
        for e in brief
        if own_and_back(e.plain) or e.found("open_question", "closed_question", "close_reflection", "near_reflection")
    ]
    asked = [talk.after(e)[0] for e in talk.every if asks_about_you(e) and talk.after(e)]
    if long:
        yield Sign("story.came_back", "failed", tuple(long))
    elif held_up:
        yield Sign("story.measured", "failed", tuple(held_up))
    elif brief:
        yield Sign("story.came_back", "held" if back else "untold", tuple(back or brief))
    elif asked:
        yield Sign("story.kept", "untold", tuple(asked))


def ending(talk: Talk) -> Iterator[Sign]:
    """Yield what was found of putting right, hope and the end."""
    mine = readable(talk)
    mended = tuple(by for _, by in put_right(talk) if by is not None and by.found("apologise_repair"))
    hurt = [e for e in mine if e.found(*_HURTS)]
    if mended:
        yield Sign("ending.owned", "held", mended)
    elif talk.final and talk.final.strain >= _STRAINED and hurt and talk.after(hurt[0]):
        went_on = tuple(e for e in talk.after(hurt[0]) if not e.found("ask_suicide_direct"))
        yield Sign("ending.owned", "failed", went_on[:1])  # no place where it was right to ask about suicide first
    if talk.ended is not None and mine:
        bye = tuple(e for e in mine[-3:] if "close" in e.codes)
        abrupt = talk.ended == "cut_off" and mine[-1].kind in _OPEN and not bye
        yield Sign("ending.goodbye", "held" if bye else "failed" if abrupt else "untold", bye or tuple(mine[-1:]))
        gathered = tuple(e for e in mine if e.found("summarise") or (e in bye and gathers(e.plain)))
        yield Sign("ending.gathered", "held" if gathered else "untold", gathered)
    hope = tuple(e for e in mine if e.found("offer_hope", "hand_over"))
    if hope:
        yield Sign("ending.hope", "untold", hope)
