"""What one helper message means to this person, given all that came before: from codes to findings."""

from __future__ import annotations

import re
from typing import NamedTuple

from holdspace.client.effects import Finding
from holdspace.client.fit import SURE, Fit, fit, speaks_to
from holdspace.client.safety import explains_limits, names_a_step
from holdspace.client.state import Beat, ClientState, Planted
from holdspace.client.words import content_stems
from holdspace.codes import QUESTIONS, SUICIDE_QUESTIONS, HelperCode
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReading

_SEXUAL = re.compile(
    r"\b(?:sexy|sex with (?:me|you)|(?:have|want) sex|nudes?|(?:get|are you|see you|you'd look) naked"
    r"|horny|turn(?:ed|s)? (?:me|you) on|what are you wearing|send (?:me )?(?:a )?pics?|kiss you"
    r"|you(?:'re| are|r)? (?:(?:sound|look|seem|so|really|kinda|pretty) ){0,2}hot(?= when| in that|[.!?]*$)"
    r"|touch yourself|sleep with me|in bed with me)\b",
    re.IGNORECASE,
)
_LETS_BE = re.compile(
    r"\b(?:no (?:pressure|need|rush|hurry)|you don'?t have to|we (?:don'?t have to|can leave)|that'?s (?:ok|okay|fine|"
    r"alright|all right)|fair enough|up to you|your (?:call|choice|pace)|leave (?:it|that)|whenever you|if you want"
    r"|only if|respect that|drop it|i hear you don'?t|won'?t push|not going to push|thanks? for telling me)\b",
    re.IGNORECASE,
)

_TOWARDS_DEATH = ("wish_dead", "thoughts", "hopelessness", "burden")
"""Cues that a question about suicide speaks to, whatever its words."""

_TALKS_OVER: tuple[HelperCode, ...] = ("advise_without_permission", "direct", "warn", "confront", "reassure")
"""What passes over a cue in the very message that speaks to it: noticed then, not met."""

_URGES = re.compile(
    r"\b(?:come on|just (?:tell|say|answer|try)|(?:please|you (?:can|have to|need to|should)) tell me|tell me anyway"
    r"|why won'?t you|answer (?:me|the question)|stop avoiding|don'?t be like that)\b",
    re.IGNORECASE,
)

PATIENT_TURNS = 3
"""Helper turns after a no within which the same matter counts as pressing."""

LONG_STORY = 45
"""Words of self-disclosure beyond which it takes over."""

_PLAIN: tuple[tuple[HelperCode, Finding], ...] = (
    ("summarise", "summarise"),
    ("validate", "validate"),
    ("support", "support"),
    ("emphasize_autonomy", "emphasize_autonomy"),
    ("advise_with_permission", "advise_welcome"),
    ("direct", "direct"),
    ("warn", "warn"),
    ("confront", "confront"),
    ("reassure", "reassure"),
    ("offer_hope", "offer_hope"),
    ("refer", "refer"),
    ("ask_suicide_direct", "ask_suicide_direct"),
    ("ask_suicide_vague", "ask_suicide_vague"),
    ("ask_suicide_leading", "ask_suicide_leading"),
    ("safety_act", "safety_act"),
    ("hand_over", "hand_over"),
    ("seek_permission", "seek_permission"),
)

WEARS: dict[Finding, HelperCode] = {
    "validate": "validate",
    "support": "support",
    "emphasize_autonomy": "emphasize_autonomy",
    "seek_permission": "seek_permission",
    "offer_hope": "offer_hope",
    "self_disclose_brief": "self_disclose",
    "explain_role": "explain_role",
    "summarise": "summarise",
    "apologise_repair": "apologise",
    "ask_suicide_direct": "ask_suicide_direct",
}
"""What is kind once and a formula when it is all there is, and the code that shows it."""

SUBSTANCE: frozenset[Finding] = frozenset(
    {"close_reflection", "cue_met", "cue_noticed", "near_reflection", "open_question", "ask_suicide_direct"}
)
"""With any of these in it, a message is more than a formula."""


class Heard(NamedTuple):
    """All that was found in one helper message."""

    findings: tuple[Finding, ...]
    fit: Fit
    cues: tuple[Planted, ...]
    """The cues after this message."""
    topics: frozenset[str]
    """Stems of the matter the helper brought up."""
    asked: frozenset[str]
    """Stems of the matter in the questions alone."""
    pressing: bool
    respecting: bool
    questions: int
    limits: bool = False
    """The limits of confidentiality were explained."""
    step: bool = False
    """Somebody or something to turn to was named: help nearer, or on its way."""


def listen(persona: Persona, state: ClientState, reading: HelperReading, text: str, beats: tuple[Beat, ...]) -> Heard:
    """Find what ``text`` does to this person; ``beats`` are the latest first."""
    topics = content_stems(text)
    close = fit(text, reading, beats[:3])
    questions = _questions(reading, text)
    found: list[Finding] = []
    found += _conduct(reading, text)
    pressing = _presses(persona, state, reading, text, questions)
    respecting = state.refusal is not None and not pressing and _lets_be(reading, text)
    found += _given_back(state, close)
    cues, about_cues = _cues(persona, state, reading, text, close, beats)
    found += about_cues
    for code, finding in _PLAIN:
        if reading.has(code):
            found.append(finding)
    found += _worn(state, reading, text, close)
    found += _asked(state, reading, questions, found)
    found += _advised(state, reading)
    found = _worn_out(state, found)
    if pressing:
        found.append("press")
    elif respecting:
        found.append("refusal_respected")
    if reading.has("apologise") and (state.strain > 0.05 or state.hurts or state.advised):
        found.append("apologise_repair")
    return Heard(
        findings=tuple(dict.fromkeys(found)),
        fit=close,
        cues=cues,
        topics=topics,
        asked=_asked_about(reading, text),
        pressing=pressing,
        respecting=respecting,
        questions=questions,
        limits=explains_limits(reading, text),
        step=names_a_step(reading, text),
    )


def _questions(reading: HelperReading, text: str) -> int:
    """Count the questions by their marks: one span may hold several of a kind, and one question two spans."""
    spans = [text[s.start : s.end] for s in reading.codes if s.code in QUESTIONS]
    return max(1, sum(span.count("?") for span in spans)) if spans else 0


def _asked_about(reading: HelperReading, text: str) -> frozenset[str]:
    return content_stems(" ".join(text[s.start : s.end] for s in reading.codes if s.code in QUESTIONS))


def _conduct(reading: HelperReading, text: str) -> list[Finding]:
    crossed: list[Finding] = ["insult"] if "insult" in reading.conduct else []
    if _SEXUAL.search(text[:4000]):
        crossed.append("sexual")
    aside: tuple[Finding, ...] = ("gibberish", "other_language", "meta", "injection")
    return crossed + [conduct for conduct in aside if conduct in reading.conduct]


def _presses(persona: Persona, state: ClientState, reading: HelperReading, text: str, questions: int) -> bool:
    """Whether the helper goes on at what was refused: read in the words, or by asking the same matter again."""
    if state.refusal is None or state.turn - state.refusal > PATIENT_TURNS:
        return False
    if reading.has("press") or _URGES.search(text[:4000]):
        return True
    if not questions or reading.has(*SUICIDE_QUESTIONS) or reading.has("seek_permission"):
        return False
    if state.refused_topic is None:
        return False
    shared = _asked_about(reading, text) & topic_stems(persona, state.refused_topic)
    free = {d.id for d in persona.disclosures if d.depth == 0 or d.id in state.made}
    return bool(shared.difference(*(topic_stems(persona, id_) for id_ in free - {state.refused_topic})))


def topic_stems(persona: Persona, id_: str) -> frozenset[str]:
    """Return the stems of the topics of a disclosure or fact, by id; empty for none."""
    topics = {d.id: d.topics for d in persona.disclosures} | {f.id: f.topics for f in persona.facts}
    return content_stems(" ".join(topics.get(id_, ())))


def _lets_be(reading: HelperReading, text: str) -> bool:
    return bool(_LETS_BE.search(text[:4000])) or reading.has("emphasize_autonomy")


def _given_back(state: ClientState, close: Fit) -> list[Finding]:
    match close.verdict:
        case "none":
            return []
        case "parroted":
            return ["parroted"]
        case "misheard":
            return ["misheard_tentative" if close.tentative else "misheard_confident"]
        case _:
            worn = state.stems[-6:].count(close.stem) if close.stem else 0
            same = [bool(close.matter) and close.matter <= set(g.matter) for g in state.given_back[-6:]]
            if worn > 2 or (worn == 2 and close.value < SURE) or sum(same) >= 2:
                return ["formula"]
            if worn == 2 or any(same):  # heard already: once more gains nothing new
                return ["near_reflection"]
            return ["close_reflection" if close.verdict == "close" else "near_reflection"]


def _cues(  # noqa: PLR0913, PLR0917  # all that was said and all that was there
    persona: Persona, state: ClientState, reading: HelperReading, text: str, close: Fit, beats: tuple[Beat, ...]
) -> tuple[tuple[Planted, ...], list[Finding]]:
    """Move each open cue on: met, noticed, heard late, one turn older, or missed."""
    after: list[Planted] = []
    found: list[Finding] = []
    turn = state.turn + 1
    for cue in state.cues:
        if cue.outcome not in ("open", "noticed") or cue.left <= 0:
            after.append(cue)
            continue
        spec = persona.disclosure(cue.disclosure).cue
        disclosure = persona.disclosure(cue.disclosure)
        words = " ".join((cue.words, *disclosure.feeling, disclosure.meaning or ""))
        to_it = speaks_to(text, words, spec.hears if spec else ())
        to_it = to_it or (cue.kind in _TOWARDS_DEATH and reading.has(*SUICIDE_QUESTIONS))
        to_it = to_it or (close.verdict == "close" and bool(beats) and beats[0].disclosure == cue.disclosure)
        meets = spec is not None and (
            reading.has(*spec.met_by) or (close.value >= SURE and "complex_reflection" in spec.met_by)
        )
        met = to_it and meets and close.verdict != "parroted" and not reading.has(*_TALKS_OVER)
        noticed = to_it and spec is not None and reading.has(*spec.noticed_by, *spec.met_by)
        late = turn - cue.at > 1  # the second try is late by itself
        if met:
            outcome = "late" if late and cue.outcome == "open" else "met"
            after.append(cue.model_copy(update={"outcome": outcome, "heard_at": turn, "left": 0}))
            found.append("cue_met")
        elif noticed:
            after.append(cue.model_copy(update={"outcome": "noticed", "heard_at": turn, "left": cue.left - 1}))
            found.append("cue_noticed")
        elif cue.left > 1:
            after.append(cue.model_copy(update={"left": cue.left - 1}))
        else:
            missed = cue.outcome == "open"
            after.append(cue.model_copy(update={"left": 0, "outcome": "missed" if missed else cue.outcome}))
            if missed:
                found.append("cue_missed")
    return tuple(after), found


def _worn(state: ClientState, reading: HelperReading, text: str, close: Fit) -> list[Finding]:
    """Find what holds once and cools when it is all there is: praise, 'mm', silence, a long story."""
    found: list[Finding] = []
    if reading.has("affirm"):
        welcome = 2 + state.turn // 6  # praise is rationed over the talk, not once for all
        found.append("affirm" if state.praised < welcome else "flattered")
    alone = {span.code for span in reading.codes} <= {"backchannel", "other"}
    if "empty" in reading.conduct:
        found.append("silence" if state.silences < 1 else "silence_worn")
    elif reading.has("backchannel") and alone:
        found.append("backchannel" if state.backchannels < 2 else "backchannel_worn")
    if reading.has("self_disclose") and close.verdict != "parroted":  # "I" may be their own sentence copied
        length = sum(len(text[s.start : s.end].split()) for s in reading.codes if s.code == "self_disclose")
        comes_back = bool(reading.count(*QUESTIONS)) or close.verdict in ("close", "near")
        found.append("self_disclose_long" if length > LONG_STORY and not comes_back else "self_disclose_brief")
    if reading.has("greet") and state.turn == 0:
        found.append("greet")
    if reading.has("explain_role"):
        found.append("explain_role")
    return found


def _worn_out(state: ClientState, found: list[Finding]) -> list[Finding]:
    """Find a formula where the same kind thing comes a third time running and nothing else does."""
    if len(state.lately) < 2 or any(f in SUBSTANCE for f in found):
        return found
    again = {f for f in found if f in WEARS and all(WEARS[f] in codes for codes in state.lately[-2:])}
    return [*(f for f in found if f not in again), "formula"] if again else found


def _codes(reading: HelperReading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.code for span in reading.codes))


def _asked(state: ClientState, reading: HelperReading, questions: int, found: list[Finding]) -> list[Finding]:
    ordinary = reading.count("open_question", "closed_question")
    if not ordinary:
        return []
    gave_back = {"close_reflection", "near_reflection", "validate", "summarise"} & set(found)
    asked: list[Finding] = []
    if state.questions >= 2 and not gave_back:
        asked.append("interrogated")
    elif reading.has("open_question"):
        asked.append("open_question")
    else:
        asked.append("closed_question")
    if questions >= 2 and reading.main != "seek_permission":
        asked.append("two_questions")
    return asked


def _advised(state: ClientState, reading: HelperReading) -> list[Finding]:
    if not reading.has("advise_without_permission"):
        return []
    if state.wants_advice or state.permission:
        return ["advise_welcome"]
    explored = len(state.given_back) >= 3 and state.phase != "opening"
    return ["advise_unasked" if explored else "advise_early"]
