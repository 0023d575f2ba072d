"""How a talk looks to the program, skill by skill: a level where the rules support one, else a range, with evidence.

The levels follow WHO's ENACT: any harm is 1, a basic that is missing 2, all basics 3, and more 4. Where a rule can't
tell, the range holds both. The thresholds are the authors' choice; see docs/coach.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from holdspace.coach_evidence import evidence as evidence_of
from holdspace.coach_model import Evidence as Seen
from holdspace.curriculum import Skill
from holdspace.debrief_looking import no_chance
from holdspace.debrief_model import SHORTEST
from holdspace.debrief_talk import Exchange, Talk, clip
from holdspace.debrief_words import of, put, times, upper
from holdspace.rubric import LEVEL_NAMES, NO_CHANCE, RUBRIC, Level, RubricSkill
from holdspace.rubric_model import MOST_EVIDENCE, CoachView, Evidence, Shows
from holdspace.rubric_rules import RULES
from holdspace.rubric_sign import Sign
from holdspace.rubric_signs import choice, following, giving_back, meeting
from holdspace.rubric_signs_care import cues_and_safety, ending, own_story, role

TOO_SHORT = "There are too few messages of yours to say anything fair about."
_NEVER_ADVISED = "You gave no advice, and none was asked for."
_ORDER: tuple[Shows, ...] = ("harm", "missing", "untold", "shown", "more")
_LEVEL_OF: dict[str, Level] = {name.lower(): level for level, name in LEVEL_NAMES.items()}


def coach_view(talk: Talk, disputes: Iterable[str] = ()) -> tuple[CoachView, ...]:
    """Return how each of the eight skills looks; the same talk gives the same.

    ``disputes`` are ids of cues of which the trainee thinks that they heard them: nothing is made of those.
    """
    finders = _finders(frozenset(disputes))
    if sum(bool(e.you) for e in talk.mine) < SHORTEST:
        return tuple(_without(skill, TOO_SHORT) for skill in RUBRIC.values())
    none = {one.skill for one in no_chance(talk, ())}
    seen = {one.skill: one for one in evidence_of(talk, none)}
    return tuple(
        _ranged(talk, RUBRIC[skill], tuple(finders[skill](talk)), seen[skill])
        if skill in seen
        else _skill(talk, RUBRIC[skill], tuple(finders[skill](talk)), chance=skill not in none)
        for skill in RUBRIC
    )


def _finders(disputes: Collection[str]) -> dict[Skill, Callable[[Talk], Iterator[Sign]]]:
    return {
        "role_and_limits": role,
        "following": following,
        "giving_back": giving_back,
        "meeting_the_feeling": meeting,
        "choice_before_advice": choice,
        "cues_and_safety": partial(cues_and_safety, disputes=disputes),
        "own_story": own_story,
        "repair_hope_ending": ending,
    }


def _without(skill: RubricSkill, says: str) -> CoachView:
    return CoachView(
        skill=skill.skill, name=skill.name, numbered=skill.numbered, says=says, cannot_see=skill.cannot_see
    )


def _ranged(talk: Talk, skill: RubricSkill, signs: Sequence[Sign], seen: Seen) -> CoachView:
    """Return a skill that has no number: the range and the words are those of the look back, so that both say one."""
    if seen.between is None:
        return _without(skill, f"{NO_CHANCE}.")
    low, high = (_LEVEL_OF[name] for name in seen.between)
    evidence = tuple(sorted((_evidence(talk, s) for s in signs), key=_first))
    between = f"Someone may find it between “{seen.between[0]}” and “{seen.between[1]}”."
    return CoachView(
        skill=skill.skill,
        name=skill.name,
        low=low,
        high=high,
        numbered=False,
        says=f"A program gives no number here. {between} {seen.says}",
        evidence=_once_each(evidence)[:MOST_EVIDENCE],
        cannot_see=skill.cannot_see,
    )


def _skill(talk: Talk, skill: RubricSkill, signs: Sequence[Sign], *, chance: bool) -> CoachView:
    harmed = any(RULES[s.rule].part == "harm" or (s.rule == "choice.kept" and s.standing != "held") for s in signs)
    if not signs or not (chance or harmed):
        never = skill.skill == "choice_before_advice"
        return _without(skill, _NEVER_ADVISED if never else f"{NO_CHANCE}.")
    low, high = span(signs)
    evidence = tuple(sorted((_evidence(talk, s) for s in signs), key=_first))
    shown = _once_each(evidence)[:MOST_EVIDENCE]
    return CoachView(
        skill=skill.skill,
        name=skill.name,
        low=low,
        high=high,
        numbered=True,
        says=_says(low, high, _because(shown, high)),
        evidence=shown,
        cannot_see=skill.cannot_see,
    )


def span(signs: Iterable[Sign]) -> tuple[Level, Level]:
    """Return the least and the most that the signs support (ENACT)."""
    found = {(RULES[s.rule].part, s.standing) for s in signs}
    if ("harm", "held") in found:
        return 1, 1
    missing = ("basic", "failed") in found or ("harm", "failed") in found
    unsure = ("basic", "untold") in found or all(part != "basic" for part, _ in found)
    low: Level = 2 if missing or unsure else 3
    high: Level = 2 if missing else 3
    if low == 3 and ("more", "held") in found:
        low, high = 4, 4
    elif low == 3 and ("more", "untold") in found:
        high = 4
    return (1 if ("harm", "untold") in found else low), high  # if it was no harm, it is what the rest says


def shows(sign: Sign) -> Shows:
    """Return what a sign is evidence of."""
    part = RULES[sign.rule].part
    if sign.standing == "failed":
        return "missing"
    if part == "harm":
        return "harm" if sign.standing == "held" else "untold"
    if part == "more":
        return "more"
    return "shown" if sign.standing == "held" else "untold"


def _once_each(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence without what was said of the same moments before."""
    once: list[Evidence] = []
    for one in evidence:
        against = one.shows in {"harm", "missing", "untold"} and one.turn is not None
        if not against or all((e.turn, e.times) != (one.turn, one.times) for e in once):
            once.append(one)
    return tuple(once)


def _first(one: Evidence) -> tuple[bool, int]:
    return RULES[one.rule].part != "harm", _ORDER.index(one.shows)


def _evidence(talk: Talk, sign: Sign) -> Evidence:
    rule = RULES[sign.rule]
    number = len(sign.places) if sign.often is None else sign.often
    text = {"held": rule.held, "failed": rule.failed, "untold": rule.untold}[sign.standing] or rule.held
    first: Exchange | None = sign.places[0] if sign.places else None
    filled = text.replace("{Times}", upper(times(number))).replace("{times}", times(number))
    filled = filled.replace("{n}", of(number, "message")).replace("{kind}", sign.kind or "something heavier")
    return Evidence(
        rule=sign.rule,
        shows=shows(sign),
        says=upper(put(filled, talk)),
        times=number,
        turn=first.turn if first else None,
        words=clip(first.said if sign.person else first.you) if first else "",
        spoken_by=None if first is None else "person" if sign.person else "you",
    )


def _because(evidence: Sequence[Evidence], high: Level) -> str:
    """Return what decided: harm, then what was missing, then what goes beyond, then what could not be told."""
    after: tuple[Shows, ...] = ("missing", "more", "untold", "shown") if high == 4 else ("missing", "untold", "shown")
    by_part = [e for e in evidence if RULES[e.rule].part == "harm"]
    decided = by_part + [e for which in after for e in evidence if e.shows == which] + list(evidence)
    return decided[0].says if decided else ""


def _says(low: Level, high: Level, because: str) -> str:
    least, most = LEVEL_NAMES[low].lower(), LEVEL_NAMES[high].lower()
    if low == high:
        return f"The program sees “{least}” here. {because}"
    return f"The program can't tell closer than from “{least}” to “{most}”. {because}"
