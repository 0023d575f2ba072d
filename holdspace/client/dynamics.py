"""How a person changes: by what was heard in a helper's message, and by what they then say. Pure functions."""

from __future__ import annotations

from holdspace.client.effects import CEILING, EFFECTS, LIMIT, Effect, Finding
from holdspace.client.findings import WEARS, Heard
from holdspace.client.pressing import WITHIN
from holdspace.client.safety import alarmed
from holdspace.client.state import Beat, BeatKind, ClientState, GivenBack, Phase, Planted, has_told
from holdspace.persona import Mood, Persona
from holdspace.reading.readings import HelperReading

TIRING = 0.02
"""Energy that each turn takes; deep disclosures and hurts take as much again, twice over."""

MOOD_OF_TELLING = 0.4
"""Telling something brings its mood back: this share of the way, never further than a turn may go."""

MOOD_OF_ANSWERING = 0.2
"""A mere answer takes less of its mood with it, so that how one was treated stays felt."""

SURE_CODE = 0.5
"""Score from which a code is remembered for wear."""

REMEMBERED = 4
"""Helper messages within which the same kindness wears off."""

DEEP = 3
"""Depth from which a disclosure is deep: people may retreat after it, whatever one does."""

_SERVES: dict[str, dict[Finding, float]] = {
    "to_be_heard": {"close_reflection": 0.22, "cue_met": 0.14, "summarise": 0.06, "validate": 0.04},
    "to_hear_it_is_not_mad": {"validate": 0.14, "close_reflection": 0.15, "cue_met": 0.10, "self_disclose_brief": 0.04},
    "to_sort_it_out": {"summarise": 0.14, "close_reflection": 0.18, "open_question": 0.05, "cue_met": 0.06},
    "practical_help": {"advise_welcome": 0.16, "refer": 0.08, "close_reflection": 0.12, "open_question": 0.04},
}
"""What brings a person nearer to what they want from this talk, a turn; 1 is served.

What is given back counts by its fit.
"""


def hear(persona: Persona, state: ClientState, reading: HelperReading, heard: Heard) -> ClientState:
    """Return the state after a helper's message, before the person answers."""
    found = heard.findings
    trust = valence = arousal = strain = 0.0
    for finding in found:
        effect = _effect(persona, finding)
        size = _freshness(state, finding)
        if finding == "close_reflection":  # cheering up straight after takes half of it back
            size = max(0.35, heard.fit.value) * (0.5 if "reassure" in found else 1.0)
        trust += size * effect.trust
        valence += size * effect.valence
        arousal += size * effect.arousal
        strain += effect.strain
    if "ask_suicide_direct" in found:
        trust = max(0.0, trust)  # whatever stands beside it: asking calmly never costs
    if trust > 0:  # the more there is, the slower it grows; what stands between them slows it too
        trust = min(trust, CEILING) * (1 - 0.85 * state.trust) * (1 - 0.5 * state.strain)
    turn = state.turn + 1
    answered = heard.respecting or "apologise_repair" in found  # what was refused lies between them no longer
    close = heard.fit.verdict == "close"
    matched = close or heard.fit.verdict == "near"
    leave_stands = any("seek_permission" in codes for codes in state.lately[-1:])  # for two messages, no longer
    advised = bool({"advise_early", "advise_unasked", "direct", "advise_welcome"} & set(found))
    quiet = {"backchannel", "backchannel_worn"} & set(found)
    silent = {"silence", "silence_worn"} & set(found)
    given = heard.fit.verdict in ("close", "parroted", "misheard") or "formula" in found
    closeness = {"close_reflection": heard.fit.value}
    serves = sum(_SERVES[persona.wants_kind].get(f, 0.0) * _freshness(state, f) * closeness.get(f, 1.0) for f in found)
    return state.model_copy(
        update={
            "turn": turn,
            "trust": _moved(state.trust, trust, 0.0),
            "valence": _moved(state.valence, valence, -1.0),
            "arousal": _moved(state.arousal, arousal, -1.0),
            "strain": _moved(state.strain, strain, 0.0),
            "energy": _moved(state.energy, -TIRING - (0.05 if heard_hurt(found) else 0.0), 0.0),
            "phase": _phase(state, turn),
            "cues": heard.cues,
            "served": min(1.0, round(state.served + serves, 4)),
            "given_back": (*state.given_back, _given_back(turn, heard)) if given else state.given_back,
            "refusal": None if answered else (turn if heard.pressing else state.refusal),
            "refused_topic": None if answered else state.refused_topic,
            "respected": state.respected + heard.respecting,
            "pressed": state.pressed + (heard.pressing or "pry" in found),
            "pried": (*state.pried, turn)[-WITHIN:] if heard.digs else state.pried,
            "wants_advice": state.wants_advice and not advised,
            "permission": (reading.has("seek_permission") and not heard.leave_to_ask)
            or (state.permission and not advised and leave_stands),
            "advised": state.advised + bool({"advise_early", "advise_unasked", "direct"} & set(found)),
            "praised": state.praised + reading.has("affirm"),
            "reassured": state.reassured + ("reassure" in found),
            "backchannels": state.backchannels + 1 if quiet else 0,
            "silences": state.silences + 1 if silent else 0,
            "questions": _questions_in_a_row(state, heard, matched=matched),
            "asking": state.asking + 1 if heard.questions else 0,
            "stems": (*state.stems, heard.fit.stem or "")[-12:] if heard.fit.verdict != "none" else state.stems,
            "lately": (*state.lately, tuple(dict.fromkeys(s.code for s in reading.codes if s.score >= SURE_CODE)))[
                -REMEMBERED:
            ],
            "hurts": state.hurts + heard_hurt(found),
            "limits_known": state.limits_known or heard.limits,
            "asked_directly": turn if "ask_suicide_direct" in found else state.asked_directly,
            "agreed": state.agreed or (heard.step and not alarmed(reading) and has_told(persona, state)),
            "retreat": max(0, state.retreat - 1),
            "parting": heard.parting or state.parting,
        }
    )


def _sure_codes(reading: HelperReading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.code for span in reading.codes if span.score >= SURE_CODE))


def _questions_in_a_row(state: ClientState, heard: Heard, *, matched: bool) -> int:
    """Count on; something given back, or something said without asking, ends the row."""
    if matched or (not heard.questions and heard.says_something):
        return 0
    return state.questions + (heard.questions > 0)


def _given_back(turn: int, heard: Heard) -> GivenBack:
    worn = "formula" in heard.findings  # by now it is a manner of speaking, whatever it holds
    return GivenBack(
        turn=turn, fit=0.0 if worn else round(heard.fit.value, 3), matter=tuple(sorted(heard.fit.matter)[:30])
    )


def _freshness(state: ClientState, finding: Finding) -> float:
    """Return how much of an effect is left, 0..1, when the same kind thing was done in most of the last messages."""
    code = WEARS.get(finding)
    if code is None:
        return 1.0
    return (1.0, 1.0, 0.5, 0.25, 0.0)[sum(code in codes for codes in state.lately[-REMEMBERED:])]


def heard_hurt(found: tuple[Finding, ...]) -> bool:
    """Whether a line was crossed."""
    return "insult" in found or "sexual" in found


def speak(persona: Persona, state: ClientState, beat: Beat, retreat: int = 0) -> ClientState:
    """Return the state after the person has said ``beat``; ``retreat`` is for how many turns they then keep back."""
    update: dict[str, object] = {"said": (*state.said, beat.address), "beat": beat.kind}
    felt = mood_of(state, beat.mood, telling=beat.disclosure is not None)
    update |= {"valence": felt.valence, "arousal": felt.arousal}
    update |= _told(persona, state, beat)
    if beat.depth is not None and beat.depth >= DEEP:
        update |= {"retreat": retreat, "energy": _moved(state.energy, -2 * TIRING, 0.0)}
    match beat.kind:
        case "boundary" | "sidestep":
            refused = beat.disclosure or state.refused_topic or state.topic
            update |= {"refusal": state.turn, "refused_topic": refused}
        case "ask_for_advice":
            update["wants_advice"] = True
        case "leave":
            update["ended"] = "left"
        case "close":
            how = beat.pool.removeprefix("closing.")
            update |= {"ended": "unheard" if how == "kindly" else how, "phase": "closing"}
        case _:
            pass
    return state.model_copy(update=update)


def mood_of(state: ClientState, mood: Mood | None, *, telling: bool) -> Mood:
    """Return the felt mood once something is said that carries ``mood``: part of the way there."""
    if mood is None:
        return Mood(valence=state.valence, arousal=state.arousal)
    pull = MOOD_OF_TELLING if telling else MOOD_OF_ANSWERING
    return Mood(
        valence=_moved(state.valence, pull * (mood.valence - state.valence), -1.0),
        arousal=_moved(state.arousal, pull * (mood.arousal - state.arousal), -1.0),
    )


def _told(persona: Persona, state: ClientState, beat: Beat) -> dict[str, object]:
    """Return what a disclosure, its second step, a fact or a cue changes."""
    if beat.disclosure is None:
        return {}
    match beat.kind:
        case "fact":
            return {"told": (*state.told, beat.disclosure), "topic": beat.disclosure}
        case "elaborate":
            return {"made": (*state.made, f"{beat.disclosure}+"), "topic": beat.disclosure}
        case "disclose":
            made = (*state.made, beat.disclosure)
            return {"made": made, "topic": beat.disclosure, "cues": _plant(persona, state, beat)}
        case "return_to_cue":
            return {"topic": beat.disclosure, "cues": _plant(persona, state, beat)}
        case _:
            return {}


def withheld(before: ClientState, after: ClientState, beat: Beat, shown: str) -> ClientState:
    """Return ``after`` as it is when the reply was broken off and only ``shown`` was said.

    A cue that did not come out is not in the conversation; nothing said at all tells nothing.
    """
    update: dict[str, object] = {}
    if beat.line.cue is not None and beat.line.cue not in shown:
        update["cues"] = tuple(c for c in after.cues if not (c.disclosure == beat.disclosure and c.at == after.turn))
    if beat.kind == "return_to_cue" and (beat.line.cue or beat.line.text) not in shown:
        old = {c.disclosure: c for c in before.cues}
        update["cues"] = tuple(old.get(c.disclosure, c) if c.disclosure == beat.disclosure else c for c in after.cues)
    if not shown.strip():
        names = ("made", "told", "topic", "retreat", *_SAID_BY_KIND.get(beat.kind, ()))
        update |= {name: getattr(before, name) for name in names}
    return after.model_copy(update=update) if update else after


def in_other_words(state: ClientState, beat: Beat) -> ClientState:
    """Return the state after ``beat`` was spoken in other words than it was decided in: a cue is what carried it."""
    words = beat.line.cue or (beat.line.text if beat.kind == "return_to_cue" else None)
    if words is None:
        return state
    cues = tuple(
        c.model_copy(update={"words": words})
        if c.disclosure == beat.disclosure and state.turn in {c.at, c.again_at}
        else c
        for c in state.cues
    )
    return state.model_copy(update={"cues": cues})


_SAID_BY_KIND: dict[BeatKind, tuple[str, ...]] = {
    "boundary": ("refusal", "refused_topic"),
    "sidestep": ("refusal", "refused_topic"),
    "ask_for_advice": ("wants_advice",),
    "close": ("ended",),
    "leave": ("ended",),
}
"""What only the words of such a beat change."""


def _plant(persona: Persona, state: ClientState, beat: Beat) -> tuple[Planted, ...]:
    spec = persona.disclosure(beat.disclosure or "").cue
    if spec is None:
        return state.cues
    if beat.kind == "return_to_cue":
        once_more = {"outcome": "open", "left": spec.lasts, "tried_again": True, "again_at": state.turn}
        words = beat.line.cue or beat.line.text
        return tuple(
            c.model_copy(update={**once_more, "words": words}) if c.disclosure == beat.disclosure else c
            for c in state.cues
        )
    if beat.line.cue is None:
        return state.cues
    new = Planted(disclosure=beat.disclosure or "", kind=spec.kind, words=beat.line.cue, at=state.turn, left=spec.lasts)
    return (*state.cues, new)


def _effect(persona: Persona, finding: Finding) -> Effect:
    effect = EFFECTS[finding]
    own = persona.dynamics.get(_OWN.get(finding, finding))  # type: ignore[call-overload]
    if own is None:
        return effect
    given = {name: value for name, value in own.model_dump().items() if value is not None}
    return effect._replace(**given)


_OWN: dict[str, str] = {
    "close_reflection": "reflected",
    "advise_early": "advise_without_permission",
    "advise_unasked": "advise_without_permission",
    "advise_welcome": "advise_with_permission",
    "misheard_tentative": "misheard",
    "misheard_confident": "misheard",
    "apologise_repair": "apologise",
    "self_disclose_brief": "self_disclose",
    "self_disclose_long": "self_disclose",
    "backchannel_worn": "backchannel",
    "silence_worn": "silence",
}
"""Where a finding's name in a persona's own ``dynamics`` is another."""


def _moved(value: float, by: float, low: float) -> float:
    return round(min(1.0, max(low, value + max(-LIMIT, min(LIMIT, by)))), 4)


def _phase(state: ClientState, turn: int) -> Phase:
    if state.phase == "closing" or state.energy < 0.2:
        return "closing"
    if state.phase == "deepening" or state.trust >= 0.62:
        return "deepening"
    if state.phase == "exploring" or turn >= 4 or state.trust >= 0.42:
        return "exploring"
    return "opening"
