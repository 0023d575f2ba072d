"""The helper behaviour codes: the words in which this project says what a message does.

One table, :data:`CODEBOOK`, defines each code and maps it to MITI 4.2.1 (Motivational Interviewing Treatment
Integrity) or says that MITI has no counterpart. Everything that names a behaviour uses these names.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

HelperCode = Literal[
    "open_question",
    "closed_question",
    "ask_suicide_direct",
    "ask_suicide_vague",
    "ask_suicide_leading",
    "seek_permission",
    "simple_reflection",
    "complex_reflection",
    "summarise",
    "affirm",
    "support",
    "validate",
    "emphasize_autonomy",
    "offer_hope",
    "inform",
    "refer",
    "hand_over",
    "safety_act",
    "explain_role",
    "advise_with_permission",
    "advise_without_permission",
    "direct",
    "warn",
    "confront",
    "reassure",
    "press",
    "self_disclose",
    "apologise",
    "greet",
    "close",
    "backchannel",
    "other",
]
"""What a stretch of a helper's message does. Many can hold in one message; each is a span."""

Conduct = Literal["insult", "gibberish", "other_language", "meta", "injection", "empty"]
"""How a message departs from the conversation itself."""

HELPER_CODES: tuple[HelperCode, ...] = get_args(HelperCode)
CONDUCTS: tuple[Conduct, ...] = get_args(Conduct)


class Definition(NamedTuple):
    """One line of the codebook."""

    meaning: str
    """What the helper does, in a sentence."""
    miti: str
    """The MITI 4.2.1 counterpart, or why there is none."""


CODEBOOK: dict[HelperCode, Definition] = {
    "open_question": Definition("Asks so that the person chooses what to tell.", "Question (open and closed are one)"),
    "closed_question": Definition("Asks for a yes, a no, or one fact.", "Question (open and closed are one)"),
    "ask_suicide_direct": Definition(
        "Asks about suicide in plain words, calmly.", "Question; the directness has no counterpart"
    ),
    "ask_suicide_vague": Definition(
        "Asks about safety or 'doing something' without naming it.", "Question; the vagueness has no counterpart"
    ),
    "ask_suicide_leading": Definition(
        "Asks so that only 'no' is welcome.", "Question; the pull for 'no' has no counterpart"
    ),
    "seek_permission": Definition(
        "Asks whether to share an idea, a story or a question, and waits.", "Seeking Collaboration"
    ),
    "simple_reflection": Definition("Gives back what was said, little added.", "Simple Reflection"),
    "complex_reflection": Definition("Gives back meaning or feeling beyond the words.", "Complex Reflection"),
    "summarise": Definition("Gathers several things that the person said.", "Complex Reflection, usually"),
    "affirm": Definition("Names a strength or an effort, specifically.", "Affirm"),
    "support": Definition("Says that they are there, care, or are sorry to hear it.", "uncoded"),
    "validate": Definition(
        "Says that the feeling makes sense, and of what.", "uncoded, or Affirm where it names a strength"
    ),
    "emphasize_autonomy": Definition("Says that the choice is the person's.", "Emphasising Autonomy"),
    "offer_hope": Definition("Offers hope that rests on something the person said or can reach.", "no counterpart"),
    "inform": Definition("Gives a fact without urging.", "Giving Information"),
    "refer": Definition("Names a service or a professional who could help.", "Giving Information, usually"),
    "hand_over": Definition("Brings someone else in together, with consent.", "no counterpart"),
    "safety_act": Definition(
        "When suicide is in play: stays, urges help, puts distance to means.", "no counterpart; never Persuade here"
    ),
    "explain_role": Definition(
        "Says what a peer supporter is, what stays private and what does not.", "Giving Information"
    ),
    "advise_with_permission": Definition("Suggests, having been asked or allowed.", "Persuade with Permission"),
    "advise_without_permission": Definition("Suggests or solves unasked.", "Persuade"),
    "direct": Definition("Tells the person what to do: an order, 'you must'.", "Persuade, or Confront by tone"),
    "warn": Definition("Points to what will go wrong otherwise.", "Confront"),
    "confront": Definition("Disagrees, blames, judges, shames, argues.", "Confront"),
    "reassure": Definition(
        "Says it will be fine or is not so bad, without having looked.", "uncoded; Persuade where it argues"
    ),
    "press": Definition("Goes on asking or urging after a no or a retreat.", "no counterpart"),
    "self_disclose": Definition("Tells something of the helper's own life.", "uncoded; Persuade where it is to sway"),
    "apologise": Definition("Owns a slip of the helper's own.", "no counterpart"),
    "greet": Definition("Says hello, welcomes, gives a name.", "uncoded"),
    "close": Definition("Brings the talk to an end or says goodbye.", "uncoded"),
    "backchannel": Definition("Shows listening in a word or two.", "uncoded"),
    "other": Definition("None of these.", "uncoded"),
}

REFLECTIONS: frozenset[HelperCode] = frozenset({"simple_reflection", "complex_reflection", "summarise"})
"""Codes that give something back."""

SUICIDE_QUESTIONS: frozenset[HelperCode] = frozenset({"ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading"})

_TOPIC_QUESTIONS: frozenset[HelperCode] = frozenset({"open_question", "closed_question"})
QUESTIONS: frozenset[HelperCode] = _TOPIC_QUESTIONS | SUICIDE_QUESTIONS
