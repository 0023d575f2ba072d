"""What each thing a helper does changes in a person: the one table of the dynamics.

Units: ``trust`` is 0..1; ``valence`` and ``arousal`` are felt, -1..1; each number is the change one helper message
makes. Gains are small and frequent, losses larger (trust in PatientAct moves so), and nothing moves more than
:data:`LIMIT` in a turn. The sizes are the authors' choices, tuned so that skilled and poor helpers part company;
the direction of each is what its source supports:

- *MITI*: MITI 4.2.1, MI-adherent against MI non-adherent behaviour.
- *study*: the field study of peer supporters (Sim, Lee and Choo): cues missed, advice too early.
- *complaints*: what trainers and trainees say of simulated clients and of feedback.
- *suicide*: asking directly does not plant the idea; people say no for good reasons (Richards 2019).
- *design*: a choice of this project, so that listening pays and formulas do not.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

LIMIT = 0.35
"""No value moves further than this in one turn."""

Finding = Literal[
    "close_reflection", "near_reflection", "parroted", "formula", "misheard_tentative", "misheard_confident",
    "cue_met", "cue_noticed", "cue_missed", "validate", "affirm", "flattered", "support", "summarise",
    "open_question", "closed_question", "interrogated", "two_questions", "seek_permission", "emphasize_autonomy",
    "backchannel", "backchannel_worn", "silence", "silence_worn", "advise_early", "advise_unasked", "advise_welcome",
    "direct", "warn", "confront", "reassure", "press", "pry", "refusal_respected", "apologise_repair",
    "self_disclose_brief", "self_disclose_long", "explain_role", "offer_hope", "refer", "ask_suicide_direct",
    "ask_suicide_vague",
    "ask_suicide_leading", "safety_act", "hand_over", "insult", "sexual", "gibberish", "other_language", "meta",
    "injection", "greet",
]  # fmt: skip
"""What the dynamics found in a helper's message, given all that came before."""


class Effect(NamedTuple):
    """The change that one finding makes."""

    trust: float
    valence: float
    arousal: float
    strain: float
    """What it puts between them (plus) or takes away (minus), 0..1."""
    source: str


EFFECTS: dict[Finding, Effect] = {
    # What helps. Reflections and cues are scaled by how close they came.
    "close_reflection": Effect(0.085, 0.06, -0.07, -0.05, "MITI; design"),
    "near_reflection": Effect(0.015, 0.0, -0.01, 0.0, "design: a paraphrase that can't be matched is never punished"),
    "summarise": Effect(0.02, 0.02, -0.03, 0.0, "MITI"),
    "cue_met": Effect(0.06, 0.06, -0.06, -0.05, "study"),
    "cue_noticed": Effect(0.02, 0.0, -0.02, 0.0, "study"),
    "validate": Effect(0.04, 0.05, -0.05, -0.03, "EPITOME: emotional reactions"),
    "affirm": Effect(0.02, 0.04, 0.0, 0.0, "MITI: Affirm"),
    "support": Effect(0.02, 0.03, -0.03, 0.0, "EPITOME: emotional reactions, weak"),
    "open_question": Effect(0.02, 0.0, 0.0, 0.0, "EPITOME: explorations"),
    "seek_permission": Effect(0.03, 0.0, -0.02, -0.02, "MITI: Seeking Collaboration"),
    "emphasize_autonomy": Effect(0.04, 0.03, -0.03, -0.03, "MITI: Emphasising Autonomy"),
    "refusal_respected": Effect(0.06, 0.04, -0.08, -0.10, "design: a no that is respected builds trust"),
    "apologise_repair": Effect(0.05, 0.04, -0.07, -0.14, "rubric: repair deepens"),
    "advise_welcome": Effect(0.02, 0.03, -0.02, 0.0, "MITI: Persuade with Permission"),
    "explain_role": Effect(0.02, 0.0, -0.03, 0.0, "peer role: limits said early"),
    "offer_hope": Effect(0.01, 0.03, 0.0, 0.0, "peer values: hope"),
    "self_disclose_brief": Effect(0.03, 0.02, -0.02, 0.0, "peer role: lived experience with purpose"),
    "refer": Effect(0.0, 0.0, 0.0, 0.0, "design: a resource named is neither gain nor loss; its moment decides"),
    "backchannel": Effect(0.015, 0.01, -0.02, 0.0, "design: one short 'I'm here' holds"),
    "silence": Effect(0.0, 0.0, -0.02, 0.0, "design: a pause can hold"),
    "greet": Effect(0.01, 0.0, -0.01, 0.0, "design"),
    "ask_suicide_direct": Effect(0.01, 0.0, -0.01, 0.0, "suicide: asking calmly never costs"),
    "safety_act": Effect(0.02, 0.02, -0.04, -0.02, "suicide: staying, and help nearer, is care"),
    "hand_over": Effect(0.02, 0.01, -0.02, 0.0, "suicide: a warm handover, done together"),
    # What does not.
    "closed_question": Effect(0.0, 0.0, 0.01, 0.0, "MITI counts it; alone it neither opens nor closes"),
    "parroted": Effect(0.0, -0.01, 0.01, 0.0, "complaints: parroting"),
    "formula": Effect(-0.015, -0.01, 0.01, 0.02, "complaints: 'it sounds like' worn out"),
    "misheard_tentative": Effect(0.0, 0.0, 0.02, 0.0, "design: a tentative wrong guess is corrected without loss"),
    "misheard_confident": Effect(-0.05, -0.04, 0.05, 0.08, "complaints: over-certain feeling labels"),
    "cue_missed": Effect(-0.04, -0.06, -0.03, 0.05, "study: unheard, people withdraw"),
    "flattered": Effect(-0.03, -0.02, 0.02, 0.03, "complaints: over-praise"),
    "interrogated": Effect(-0.035, -0.02, 0.05, 0.04, "complaints: questions in a row"),
    "two_questions": Effect(-0.015, 0.0, 0.03, 0.0, "complaints: several questions at once"),
    "backchannel_worn": Effect(-0.025, -0.03, 0.0, 0.03, "design: again and again, it cools"),
    "silence_worn": Effect(-0.04, -0.05, 0.02, 0.05, "design: left alone with it"),
    "advise_early": Effect(-0.08, -0.06, 0.08, 0.08, "study: advice too early; MITI: Persuade"),
    "advise_unasked": Effect(-0.05, -0.03, 0.05, 0.05, "MITI: Persuade"),
    "direct": Effect(-0.08, -0.06, 0.09, 0.10, "MITI: Persuade or Confront; rubric: orders"),
    "warn": Effect(-0.08, -0.08, 0.12, 0.10, "MITI: Confront"),
    "confront": Effect(-0.14, -0.12, 0.14, 0.20, "MITI: Confront"),
    "reassure": Effect(-0.045, -0.03, -0.01, 0.04, "complaints: reassurance closes the matter"),
    "press": Effect(-0.12, -0.08, 0.12, 0.18, "rubric: presses after a no; costs more than advice"),
    "pry": Effect(-0.06, -0.04, 0.08, 0.08, "complaints: rewarding depth teaches extraction"),
    "self_disclose_long": Effect(-0.05, -0.03, 0.0, 0.05, "complaints: a long story that never returns"),
    "ask_suicide_vague": Effect(0.0, 0.0, 0.02, 0.0, "suicide: vague questions get vague answers"),
    "ask_suicide_leading": Effect(-0.02, -0.02, 0.02, 0.03, "suicide: a question that pulls for no"),
    "insult": Effect(-0.25, -0.20, 0.20, 0.35, "rubric: any harm"),
    "sexual": Effect(-0.25, -0.20, 0.20, 0.35, "rubric: any harm"),
    "gibberish": Effect(-0.01, 0.0, 0.02, 0.02, "design"),
    "other_language": Effect(0.0, 0.0, 0.01, 0.0, "design: nobody is punished for their language"),
    "meta": Effect(-0.005, 0.0, 0.01, 0.0, "design"),
    "injection": Effect(-0.02, -0.01, 0.03, 0.03, "design"),
}

CEILING = 0.12
"""The most trust that one turn can win: it is earned over several."""
