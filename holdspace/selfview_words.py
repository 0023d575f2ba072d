"""Words for where two views of a talk part, and where they meet: they invite, and shame nobody, either way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from holdspace.curriculum import Skill
from holdspace.debrief_parts import Moment
from holdspace.debrief_talk import Talk
from holdspace.debrief_words import many, of
from holdspace.reading.readings import Frozen
from holdspace.rubric import RUBRIC, Rating
from holdspace.rubric_model import CoachView, Evidence
from holdspace.rubric_rules import RULES

WHAT_DID_YOU_MAKE = "what did you make of it?"
NOT_RATED = "You went on without rating yourself. That is yours to choose, and nothing is made of it."
NOTHING_TO_COMPARE = "There was nothing that both you and the program could rate."
HARDER = "You were harder on yourself than the talk was."

BEYOND = "The program found less of it in the words, and it may have missed something. Which moment do you think of?"


class GapWords(Frozen):
    """The largest gap one way: what to look at again."""

    skill: Skill
    gap: int
    """-3..3; above 0: the trainee saw more than the program did."""
    says: str
    evidence: Evidence | None
    """What the words rest on."""
    moment: Moment | None
    """Where to look; None where it is about the talk as a whole."""


def largest(gaps: Sequence[tuple[int | None, CoachView]], talk: Talk, *, way: Literal[1, -1]) -> GapWords | None:
    """Return words for the largest gap up (1) or down (-1): among equals, what is surest and came most often."""
    found = [(number, coach) for number, coach in gaps if number is not None and number * way > 0]
    if not found:
        return None
    number, coach, evidence = max(((n, coach, _rests_on(coach, way)) for n, coach in found), key=_worth_saying)
    moment = _moment(talk, evidence) if evidence else None
    says = _more(coach, evidence) if way > 0 else _less(coach, evidence)
    return GapWords(skill=coach.skill, gap=number, says=says, evidence=evidence, moment=moment)


def _worth_saying(one: tuple[int, CoachView, Evidence | None]) -> tuple[int, bool, bool, int]:
    """Order by the size of the gap; among equals what has a moment, what is sure, what came often."""
    number, _, evidence = one
    if evidence is None:
        return abs(number), False, False, 0
    return abs(number), evidence.turn is not None, evidence.shows != "untold", evidence.times


def _rests_on(coach: CoachView, way: int) -> Evidence | None:
    """Return what speaks for the program's view: what was not there where it sees less, what was where it sees more."""
    if way < 0:
        return next((e for e in coach.evidence if e.shows in {"shown", "more"}), None)
    doubts = (e for e in coach.evidence if e.shows == "untold" and RULES[e.rule].part == "harm")
    return next((e for e in coach.evidence if e.shows in {"harm", "missing"}), next(doubts, None))


def _moment(talk: Talk, evidence: Evidence) -> Moment | None:
    """Return where to look: the trainee's message, or the one that answered the person's words."""
    one = next((e for e in talk.every if e.turn == evidence.turn), None)
    if one is not None and evidence.spoken_by == "person":
        one = next(iter(talk.after(one, 1)), one)
    return talk.moment(one) if one else None


def _more(coach: CoachView, evidence: Evidence | None) -> str:
    felt = f"You felt {RUBRIC[coach.skill].felt}."
    if evidence is None:
        return f"{felt} {BEYOND}"
    if evidence.turn is None:
        return f"{felt} {evidence.says} When you think of it, {WHAT_DID_YOU_MAKE}"
    here = "Here is the first: " if evidence.times > 1 else "Here is the place: "
    return f"{felt} {evidence.says} {here}{WHAT_DID_YOU_MAKE}"


def _less(coach: CoachView, evidence: Evidence | None) -> str:
    about = f"{coach.name}:"
    if evidence is None:
        return f"{HARDER} {about} the program found nothing that speaks for so low a level."
    here = " Here is the first." if evidence.times > 1 and evidence.turn is not None else ""
    return f"{HARDER} {about} {evidence.says[0].lower()}{evidence.says[1:]}{here}"


def agreement(first: Mapping[Skill, Rating], names: Sequence[str], gaps: Sequence[tuple[int | None, CoachView]]) -> str:
    """Return what both see alike."""
    if not first:
        return NOT_RATED
    compared = sum(number is not None for number, _ in gaps)
    if not compared:
        return NOTHING_TO_COMPARE
    if not names:
        return f"You and the program see {of(compared, 'skill')} differently. Both views may hold something."
    if len(names) == compared:
        return (
            "You and the program see this talk alike." if compared > 1 else f"You both see one skill alike: {names[0]}."
        )
    return f"You and the program see {many(len(names))} of {of(compared, 'skill')} alike: {'; '.join(names)}."


def side_by_side(
    mine: Rating | None, again: Rating | None, coach: CoachView, experts: Sequence[tuple[str, Rating]]
) -> str:
    """Return all views of one skill in a line."""
    parts = [f"You: {_rating(mine)}"]
    if again is not None:
        parts.append(f"you, revised: {_rating(again)}")
    parts.append(f"program: {coach.spoken}")
    parts += [f"{author}: {_rating(rating)}" for author, rating in experts] or ["expert: not yet"]
    return "; ".join(parts) + "."


def _rating(rating: Rating | None) -> str:
    return "left open" if rating is None else "no chance" if rating == "no_chance" else str(rating)
