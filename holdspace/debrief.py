"""The first look back at a talk: what helped, what showed, what was given back, and what to try another way.

Everything in it comes from the record: what was found in each message when it was sent, and what the author wrote
about the person's words. Nothing is read again except the wordings that are offered, and there is no grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdspace.coach_evidence import evidence
from holdspace.coach_habits import habits
from holdspace.coach_miti import miti
from holdspace.conversation import Conversation, TurnKept
from holdspace.debrief_counts import given_back
from holdspace.debrief_cues import cues
from holdspace.debrief_goal import goal_look
from holdspace.debrief_layout import lay_out
from holdspace.debrief_looking import felt_and_shown, left, no_chance, question, unseen
from holdspace.debrief_model import SHORTEST, Debrief, SafetyStep
from holdspace.debrief_parts import Cues
from holdspace.debrief_points import points
from holdspace.debrief_safety import came_up, safety
from holdspace.debrief_strengths import plainly, strengths
from holdspace.debrief_talk import Talk
from holdspace.debrief_text import as_text
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import of, put
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReader
from holdspace.simulate import Played

__all__ = ["Debrief", "as_text", "debrief"]


def debrief(
    persona: Persona,
    talk: Conversation | Sequence[TurnKept] | Sequence[Played],
    goal: str,
    disputes: Iterable[str] = (),
    *,
    reader: HelperReader | None = None,
) -> Debrief:
    """Return the debrief of a talk; the same talk gives the same debrief.

    ``disputes`` are ids of cues (:attr:`CueSeen.id`) of which the trainee thinks that they heard them. ``reader``
    reads the wordings that are offered; without one, the rules do. Anything the record lacks is left out.
    """
    laid_out = lay_out(persona, talk)
    if sum(bool(e.you) for e in laid_out.mine) < SHORTEST:
        return _short(laid_out)
    wordings = Wordings(laid_out, reader or _rules())
    disputed = frozenset(disputes)
    tries = points(laid_out, disputed, wordings)
    helped = strengths(laid_out, disputed, {p.moment.message for p in tries})
    steps, shown = safety(laid_out, disputed), cues(laid_out, disputed, wordings)
    lacking = no_chance(laid_out, {s.skill for s in helped} | {p.skill for p in tries})
    return Debrief(
        person=persona.name,
        messages=len(laid_out.mine),
        opening=put(f"A look back at your talk with {{name}}: {of(len(laid_out.mine), 'message')} of yours.", laid_out),
        left=left(laid_out),
        strengths=helped,
        plain=plainly(laid_out, len(helped)),
        safety=steps,
        cues=shown,
        felt=felt_and_shown(laid_out),
        given_back=given_back(laid_out, {s.moment.message for s in helped} | {p.moment.message for p in tries}),
        miti=miti(laid_out),
        habits=habits(laid_out),
        points=tries,
        no_points="" if tries else _no_points(laid_out, steps, shown),
        no_chance=lacking,
        evidence=evidence(laid_out, {n.skill for n in lacking}),
        unseen=unseen(laid_out),
        question=question(laid_out),
        goal=goal_look(laid_out, goal),
        closing=_closing(laid_out),
    )


def _no_points(talk: Talk, steps: Sequence[SafetyStep], shown: Cues) -> str:
    if any(step.done is False for step in steps) or any(cue.outcome == "missed" for cue in shown.seen):
        return "Beyond what was not seen or went by, named above, there is nothing that this program would point to."
    if any(e.found("apologise_repair") for e in talk.mine):
        return "You saw what went wrong, and put it right yourself. There is nothing to add to that."
    return "This program found nothing in this talk that it would suggest doing another way."


def _short(talk: Talk) -> Debrief:
    wrote = sum(bool(e.you) for e in talk.mine)
    if not talk.mine:
        says = "You have not written anything yet, so there is nothing to look back at."
    elif not wrote:
        says = "You kept silent here. Silence can hold someone, and it needs a few words beside it."
    else:
        says = f"You wrote {of(wrote, 'message')}, too few to say anything fair about. Beginning is hard."
    what = put("When you like, go back in and write to {name} a few times. There is no right first sentence.", talk)
    return Debrief(
        person=talk.persona.name,
        messages=len(talk.mine),
        opening=put("Your talk with {name} was short.", talk),
        short=f"{says} {what}",
        left=left(talk),
        cues=Cues(says=""),
        closing=_closing(talk),
    )


def _closing(talk: Talk) -> str:
    if came_up(talk) or talk.ended == "left" or talk.persona.suicide != "none":
        return put("Nothing has happened to {name}: {they} was written for practice. Take a moment for yourself.", talk)
    return ""


def _rules() -> HelperReader:
    from holdspace.reading.helper import RuleHelperReader  # noqa: PLC0415  # heavy: only where none is given

    return RuleHelperReader()
