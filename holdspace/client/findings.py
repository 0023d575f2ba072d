"""What one helper message means to this person, given all that came before: from codes to findings."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from holdspace.client.cues import move_on
from holdspace.client.effects import Finding
from holdspace.client.elsewhere import DREW_BACK, their_turn
from holdspace.client.fit import Fit, fit
from holdspace.client.giving_back import given_back
from holdspace.client.occasion import leave_to_ask, leave_to_suggest, occasions, parting
from holdspace.client.pressing import (
    OFTEN,
    WITHIN,
    asked_about,
    asked_in_words,
    gives_way,
    leaves_open,
    lets_be,
    presses,
    pries,
)
from holdspace.client.rarity import rarity
from holdspace.client.safety import explains_limits, names_a_step
from holdspace.client.state import Beat, ClientState, Planted, has_told
from holdspace.client.talk_itself import owns_a_slip
from holdspace.client.words import content_stems
from holdspace.codes import QUESTIONS, HelperCode
from holdspace.persona import Occasion, Persona
from holdspace.reading.readings import HelperReading

_SEXUAL = re.compile(
    r"\b(?:sexy|sex with (?:me|you)|(?:have|want) sex|nudes?|(?:get|are you|see you|you'd look) naked"
    r"|horny|turn(?:ed|s)? (?:me|you) on|what are you wearing|send (?:me )?(?:a )?pics?|kiss you"
    r"|you(?:'re| are|r)? (?:(?:sound|look|seem|so|really|kinda|pretty) ){0,2}hot(?= when| in that|[.!?]*$)"
    r"|touch (?:yourself|you)|sleep with (?:me|you)|in bed with me|nice body|your body,? show|show me your body)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W*(?:(?:and|but|so|well|ok|okay|then|i wonder|wondering|tell me|i'm curious)\W+)*(?:what|how|why|when"
    r"|where|who"
    r"|which|whose|do|does|did|are|is|was|were|have|has|had|can|could|would|will|shall|if|about)\b",
    re.IGNORECASE,
)
"""How a question begins that lacks its mark."""

_PAUSE = re.compile(r"[.\u2026]+|h+m+[.\u2026]*", re.IGNORECASE)
"""A message that only waits."""

_SORRY = re.compile(
    r"^\W*(?:(?:oh|ah|so|ok|okay|no|god|yes|yeah|i'm|im|i am|really|very|you're right"
    r"|you are right|that's (?:true|fair)|fair enough)\W+){0,3}sorry\b"
    r"(?! (?:for your|to hear|about your|you're|you are|that you|your|he|she|they|this|that happened))",
    re.IGNORECASE,
)
"""A plain "sorry" for what the helper did, not for what happened to them."""

_EXTORTED: tuple[Finding, ...] = (
    "open_question", "closed_question", "close_reflection", "near_reflection", "validate", "support", "affirm",
)  # fmt: skip
"""What gains nothing in a message that goes past a no."""

SAYS_SOMETHING = 4
"""Words from which a message is more than a small sign."""

SURE_STORY = 0.5
"""Score from which "I" begins a story of the helper's own, and not "I take that seriously"."""

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
    says_something: bool = True
    """More than a small sign."""
    lets_be: bool = False
    """It leaves them free to say no."""
    digs: bool = False
    """It reached for what was not offered."""
    limits: bool = False
    """The limits of confidentiality were explained."""
    wording: str = ""
    """The questions, word by word and in small letters."""
    step: bool = False
    """Somebody or something to turn to was named: help nearer, or on its way."""
    occasions: frozenset[Occasion] = frozenset()
    """What a line may take for granted of the message."""
    text: str = ""
    """The message itself, for lines that take up its words."""
    parting: Literal["kindly", "shortly"] | None = None
    """How it was said that the helper must go."""
    their_turn: bool = False
    """They had asked to turn to something else, and were told yes."""
    leave_to_ask: bool = False
    """It was asked whether something might be asked."""


def listen(persona: Persona, state: ClientState, reading: HelperReading, text: str, beats: tuple[Beat, ...]) -> Heard:
    """Find what ``text`` does to this person; ``beats`` are the latest first."""
    topics = content_stems(text)
    close = fit(text, reading, beats, rarity(persona))
    questions = _questions(reading, text)
    found: list[Finding] = []
    found += _conduct(reading, text)
    asked = asked_about(reading, text)
    digs = pries(text)
    no = beats[0].line.text if beats else ""
    pressing = presses(persona, state, reading, text, asked if questions else None, no)
    drew_back = state.refusal is not None or state.beat in DREW_BACK
    lets = lets_be(reading, text) or (state.beat in DREW_BACK and "?" not in text and leaves_open(persona, state, text))
    lets = lets or (state.beat in DREW_BACK and gives_way(persona, state, reading, text))
    respecting = drew_back and not pressing and lets
    found += given_back(state, close)
    cues, about_cues = move_on(persona, state, reading, text, close)
    found += about_cues
    for code, finding in _PLAIN:
        if reading.has(code):
            found.append(finding)
    found += _worn(state, reading, text, close)
    found += _asked(state, reading, questions, found)
    found = _advised(state, reading, found, leave=leave_to_suggest(reading, text))
    found = _worn_out(state, found)
    if respecting:  # "you can keep that to yourself" advises nothing
        found = [f for f in found if f not in {"advise_early", "advise_unasked", "direct"}]
    if pressing:
        found = [f for f in found if f not in _EXTORTED]  # what it asks and gives back, it extorts with
        found.append("press")
    elif digs and sum(state.turn + 1 - turn < WITHIN for turn in state.pried) + 1 >= OFTEN:
        found.append("pry")
    elif respecting:
        found.append("refusal_respected")
    if (reading.has("apologise") or _SORRY.search(text[:200]) or owns_a_slip(text)) and (
        state.strain > 0.05 or state.hurts or state.advised or state.beat in DREW_BACK
    ):
        found.append("apologise_repair")
    step = names_a_step(reading, text)
    if step and has_told(persona, state):  # urging help is care here, and no advice
        found = [f for f in found if f not in {"advise_early", "advise_unasked"}] + ["safety_act"]
    return Heard(
        findings=tuple(dict.fromkeys(found)),
        fit=close,
        cues=cues,
        topics=topics,
        asked=asked,
        wording=asked_in_words(reading, text),
        lets_be=lets_be(reading, text),
        digs=digs,
        pressing=pressing,
        respecting=respecting,
        questions=questions,
        says_something=len(text.split()) >= SAYS_SOMETHING,
        limits=explains_limits(reading, text),
        step=step,
        occasions=occasions(state, reading, text),
        text=text[:4000],
        parting=parting(reading, text),
        leave_to_ask=leave_to_ask(reading, text),
        their_turn=respecting and their_turn(persona, state, text),
    )


def _questions(reading: HelperReading, text: str) -> int:
    """Count the questions by their marks: one span may hold several of a kind, and one question two spans."""
    spans = [text[s.start : s.end] for s in reading.codes if s.code in QUESTIONS]
    marks = sum(span.count("?") for span in spans)
    return marks or int(any(_ASKS.match(span) for span in spans))


def _conduct(reading: HelperReading, text: str) -> list[Finding]:
    crossed: list[Finding] = ["insult"] if "insult" in reading.conduct else []
    if _SEXUAL.search(text[:4000]):
        crossed.append("sexual")
    aside: tuple[Finding, ...] = ("gibberish", "other_language", "meta", "injection")
    return crossed + [conduct for conduct in aside if conduct in reading.conduct]


def _worn(state: ClientState, reading: HelperReading, text: str, close: Fit) -> list[Finding]:
    """Find what holds once and cools when it is all there is: praise, 'mm', silence, a long story."""
    found: list[Finding] = []
    if reading.has("affirm"):
        welcome = 2 + state.turn // 6  # praise is rationed over the talk, not once for all
        found.append("affirm" if state.praised < welcome else "flattered")
    alone = {span.code for span in reading.codes} <= {"backchannel", "other"}
    if "empty" in reading.conduct or _PAUSE.fullmatch(text.strip()):
        found.append("silence" if state.silences < 1 else "silence_worn")
    elif reading.has("backchannel") and alone:
        found.append("backchannel" if state.backchannels < 2 else "backchannel_worn")
    own_story = any(s.code == "self_disclose" and s.score >= SURE_STORY for s in reading.codes)
    if own_story and close.verdict != "parroted":  # "I" may be their own sentence copied
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


def _advised(state: ClientState, reading: HelperReading, found: list[Finding], *, leave: bool) -> list[Finding]:
    """Add whether advice was welcome; leave to ask something ("may I ask ...?") is none to advise."""
    only_to_ask = "seek_permission" in (state.lately or ((),))[-1] and not (state.permission or leave)
    taken_for_leave = "advise_welcome" in found and only_to_ask and not state.wants_advice
    if taken_for_leave:
        found = [f for f in found if f != "advise_welcome"]
    if not (taken_for_leave or reading.has("advise_without_permission")):
        return found
    if state.wants_advice or state.permission:
        return [*found, "advise_welcome"]
    explored = len(state.given_back) >= 3 and state.phase != "opening"
    return [*found, "advise_unasked" if explored else "advise_early"]
