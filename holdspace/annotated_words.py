"""The behaviour codes in everyday words, for the margin of a transcript, each with the skill that it belongs to.

Where a program only reads it that way, the words say so: nobody is told that they argued. Codes without words (a
message with nothing else in it) are not shown.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from holdspace.codes import HelperCode
from holdspace.curriculum import Skill


class Everyday(NamedTuple):
    """A code, said so that nobody needs a codebook."""

    says: str
    skill: Skill | None
    """None for what belongs to no skill of the rubric."""


EVERYDAY: Final[dict[HelperCode, Everyday]] = {
    "open_question": Everyday("open question", "following"),
    "closed_question": Everyday("closed question", "following"),
    "ask_suicide_direct": Everyday("asked plainly about suicide", "cues_and_safety"),
    "ask_suicide_vague": Everyday("asked around it", "cues_and_safety"),
    "ask_suicide_leading": Everyday("asked so that no is easiest", "cues_and_safety"),
    "seek_permission": Everyday("asked leave first", "choice_before_advice"),
    "simple_reflection": Everyday("gave back", "giving_back"),
    "complex_reflection": Everyday("gave back what it means", "giving_back"),
    "summarise": Everyday("gathered it up", "giving_back"),
    "affirm": Everyday("named a strength", "meeting_the_feeling"),
    "support": Everyday("said you are there", "meeting_the_feeling"),
    "validate": Everyday("said it makes sense", "meeting_the_feeling"),
    "emphasize_autonomy": Everyday("left it to them", "following"),
    "offer_hope": Everyday("offered hope", "repair_hope_ending"),
    "inform": Everyday("gave a fact", "choice_before_advice"),
    "refer": Everyday("named where help is", "cues_and_safety"),
    "hand_over": Everyday("brought somebody in", "cues_and_safety"),
    "safety_act": Everyday("brought help nearer", "cues_and_safety"),
    "explain_role": Everyday("said what you are here for", "role_and_limits"),
    "advise_with_permission": Everyday("advice, asked for or allowed", "choice_before_advice"),
    "advise_without_permission": Everyday("advice, not asked for", "choice_before_advice"),
    "direct": Everyday("reads as telling them what to do", "choice_before_advice"),
    "warn": Everyday("reads as a warning", "meeting_the_feeling"),
    "confront": Everyday("reads as arguing", "meeting_the_feeling"),
    "reassure": Everyday("comfort", "meeting_the_feeling"),
    "press": Everyday("reads as going on after a no", "following"),
    "self_disclose": Everyday("of yourself", "own_story"),
    "apologise": Everyday("put something right", "repair_hope_ending"),
    "greet": Everyday("hello", None),
    "close": Everyday("goodbye", "repair_hope_ending"),
    "backchannel": Everyday("a short sign", "following"),
}
"""All codes but ``other``, which says nothing."""

ADVICE: Final[frozenset[HelperCode]] = frozenset({"advise_with_permission", "advise_without_permission", "direct"})
"""Codes of which the rest of the talk decides whether it was wanted (:mod:`holdspace.coach_advice`)."""
