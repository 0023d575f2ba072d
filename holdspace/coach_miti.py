"""The behaviour counts of MITI 4.2.1, by volley, and what is made of them.

A volley is one uninterrupted stretch of the helper's words: messages between which nothing was said belong together.
Each code counts at most once a volley, one reflection (complex beats simple) and one question (Moyers, Manuel and
Ernst, MITI 4.2.1). The thresholds of the manual are its authors' opinion, not norms, and are said to be so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from holdspace.client.words import content_stems
from holdspace.coach_advice import advice
from holdspace.coach_model import MitiFigures
from holdspace.coach_wordings import sentences
from holdspace.codes import REFLECTIONS, HelperCode
from holdspace.debrief_counts import closeness
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_words import times

Behaviour = Literal[
    "giving_information", "persuade", "persuade_with_permission", "question", "simple", "complex", "affirm", "seek",
    "emphasise", "confront",
]  # fmt: skip

MITI: dict[HelperCode, Behaviour | None] = {
    "open_question": "question", "closed_question": "question", "ask_suicide_direct": "question",
    "ask_suicide_vague": "question", "ask_suicide_leading": "question", "seek_permission": "seek",
    "simple_reflection": "simple", "complex_reflection": "complex", "summarise": "complex", "affirm": "affirm",
    "support": None, "validate": None, "emphasize_autonomy": "emphasise", "offer_hope": None,
    "inform": "giving_information", "refer": "giving_information", "hand_over": None, "safety_act": None,
    "explain_role": "giving_information", "advise_with_permission": "persuade_with_permission",
    "advise_without_permission": "persuade", "direct": "persuade", "warn": "confront", "confront": "confront",
    "reassure": None, "press": None, "self_disclose": None, "apologise": None, "greet": None, "close": None,
    "backchannel": None, "other": None,
}  # fmt: skip
"""Every code of this project to its behaviour count, None where MITI leaves it uncoded (see :mod:`holdspace.codes`)."""

ENOUGH = 5
"""Counts from which a summary is worth making: fewer say more about chance than about anyone."""

ABOUT = (
    "The manual these counts come from (MITI 4.2.1) calls one reflection for each question fair and two good, and "
    "four or five in ten of them going beyond the words. That is its authors' expert opinion, not norms, and it was "
    "made for another kind of talk."
)


def miti(talk: Talk) -> MitiFigures:
    """Return the counts of the talk and what is made of them, in words."""
    found: Counter[Behaviour] = Counter()
    volleys = list(_volleys(talk))
    for volley in volleys:
        found.update(_behaviours(talk, volley))
    figures = MitiFigures(
        volleys=len(volleys),
        simple=found["simple"],
        complex=found["complex"],
        questions=found["question"],
        giving_information=found["giving_information"],
        persuade=found["persuade"],
        persuade_with_permission=found["persuade_with_permission"],
        affirm=found["affirm"],
        seek=found["seek"],
        emphasise=found["emphasise"],
        confront=found["confront"],
        says=(),
        about=ABOUT,
    )
    return figures.model_copy(update={"says": tuple(_says(figures))})


def _volleys(talk: Talk) -> Iterator[list[Exchange]]:
    volley: list[Exchange] = []
    for one in talk.mine:
        if one.you:
            volley.append(one)
        if one.said and volley:
            yield volley
            volley = []
    if volley:
        yield volley


def _behaviours(talk: Talk, volley: list[Exchange]) -> set[Behaviour]:
    found: set[Behaviour] = set()
    for one in volley:
        codes = {code: behaviour for code, behaviour in MITI.items() if behaviour and code in one.codes}
        given = advice(talk, one) if one.findings else "unasked"  # an old record without findings has only its codes
        if given in {None, "welcome"}:
            codes = {code: what for code, what in codes.items() if what != "persuade"}
        if given == "welcome":
            found.add("persuade_with_permission")
        codes = {code: what for code, what in codes.items() if what not in {"simple", "complex"}}
        if _gives_back(one):
            found.add("complex" if goes_beyond(talk, one) else "simple")
        found.update(codes.values())
    return found - {"simple"} if "complex" in found else found


def _gives_back(one: Exchange) -> bool:
    """Whether something was given back, as everywhere in the look back; an old record has only its codes."""
    return closeness(one) is not None if one.findings else bool(one.codes & REFLECTIONS)


def goes_beyond(talk: Talk, one: Exchange) -> bool:
    """Whether what came back adds meaning to what was said, as the manual asks of a complex reflection.

    A code alone can't say: a reader takes "that must be hard" for complex by its form, and a picture of the helper's
    own for simple. So a stock form that adds no word to it is simple, and what came close in words of one's own is not.
    """
    if not one.findings:
        return bool(one.codes & {"complex_reflection", "summarise"})  # an old record has only its codes
    if "summarise" in one.codes or one.found("parroted"):
        return not one.found("parroted")
    theirs = content_stems(" ".join(e.said for e in talk.every if e.number < one.number))
    stated = [s for s in sentences(one.plain) if not s.endswith("?")] or [one.plain]
    own = content_stems(" ".join(_STOCK_FORM.sub(" ", s) for s in stated)) - theirs
    if one.found("close_reflection", "cue_met"):
        return len(own) >= (1 if "complex_reflection" in one.codes else _OWN_WORDS)
    return "complex_reflection" in one.codes and not one.found("formula") and len(own) >= _OWN_WORDS


_OWN_WORDS = 2
"""Words of meaning that the person had not used, from which something was added."""
_STOCK_FORM = re.compile(
    r"\b(?:it|that|this) (?:must (?:be|feel|have been)|sounds?|seems?) "
    r"(?:(?:like|so|really|very|quite|pretty|just|too)\s+)*"
    r"(?:hard|tough|difficult|stressful|exhausting|horrible|awful|frustrating|lonely|tiring|a lot|rough|upsetting)\b",
    re.IGNORECASE,
)


def _says(f: MitiFigures) -> Iterator[str]:
    if f.reflections >= ENOUGH and f.questions >= ENOUGH:
        both = f"Turn by turn, given back {times(f.reflections)} and asked {times(f.questions)}"
        yield f"{both}: {f.reflections / f.questions:.1f} given back for each question."
    if f.reflections >= ENOUGH:
        beyond = f"Of what was given back, {f.complex} of {f.reflections} went beyond the words"
        yield f"{beyond}, {_percent(f)} in a hundred."
    elif f.reflections:
        yield f"Of what was given back, {f.complex} of {f.reflections} went beyond the words: too few for a share."
    yield f"You asked whether an idea was welcome, named a strength or left the choice to them: {_often(f.adherent)}."
    yield f"Advice that nobody had asked for or allowed, or arguing: {_often(f.non_adherent)}."


def _often(number: int) -> str:
    return times(number) if number else "not once"


def _percent(figures: MitiFigures) -> str:
    return f"{100 * (figures.complex_share or 0):.0f}"
