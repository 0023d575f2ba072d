"""The rows of the exported tables. What the program makes of a talk stays empty until the trainee has looked first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from holdspace.client.voices import ScriptedVoice
from holdspace.conversation import TurnKept
from holdspace.export_columns import What
from holdspace.rubric import RUBRIC, Rating
from holdspace.selfview import gap
from holdspace.selfview_hunt import Hunt, mark_hunt
from holdspace.selfview_sessions import SessionLook
from holdspace.selfview_trends import TalkFigures, figures

Cell = str | int | float | None
Row = dict[str, Cell]

_AUTHORS: Final = ScriptedVoice.name.partition("/")[0]
"""How the names of all versions of the voice begin that says the authors' words."""


def pseudonym(person: UUID) -> str:
    """Return a name that says nothing of whose it is, the same for the same record."""
    return "p" + hashlib.sha256(b"holding-space export " + person.bytes).hexdigest()[:12]


def rows(what: What, one: SessionLook) -> Iterator[Row]:
    """Yield a talk's rows of one table."""
    make = {"sessions": _sessions, "ratings": _ratings, "cues": _cues, "turns": _turns}[what]
    whose: Row = {"person": pseudonym(one.row.person), "session": str(one.row.id)}
    for row in make(one):
        yield whose | row


def _sessions(one: SessionLook) -> Iterator[Row]:
    started, look, found = one.conversation.started, one.look, figures(one)
    yield {
        "lesson": one.row.lesson,
        "place": one.row.place,
        "simulated_person": one.row.persona,
        "persona_version": started.persona_version if started else None,
        "opened": _time(one.row.opened),
        "ended": one.talk.ended,
        "helper_reader": started.helper_reader if started else None,
        "messages": found.messages,
        "feedback_open": _yes(look.feedback_open),
        "self_rating": "rated" if look.first else "skipped" if "rating" in look.skipped else "none",
        "hunt": "done" if look.hunt else "skipped" if "hunt" in look.skipped else "none",
        "suggestions_shown": found.suggestions_used.of,
        "suggestions_used": found.suggestions_used.number,
        **(_seen(one, found) if look.feedback_open else {}),
    }


def _seen(one: SessionLook, found: TalkFigures) -> Row:
    hunt = mark_hunt(one.talk, one.look.hunt.marks if one.look.hunt else ())
    row: Row = {
        "cues_planted": hunt.planted,
        "cues_offered": found.cues_heard.of,
        "cues_heard": found.cues_heard.number,
    }
    if one.look.hunt:
        row |= {
            "cues_found": hunt.found,
            "moments_marked": hunt.marked,
            "moments_on_a_cue": hunt.on_a_cue,
            "hunt_recall": hunt.recall,
            "hunt_precision": hunt.precision,
        }
    if found.calibration:
        row |= {
            "skills_compared": found.calibration.skills,
            "gap_signed": found.calibration.signed,
            "gap_absolute": found.calibration.absolute,
        }
    return row


def _ratings(one: SessionLook) -> Iterator[Row]:
    look = one.look
    first, revised = (look.first.ratings if look.first else {}), look.revised or {}
    coaches = {coach.skill: coach for coach in one.coach} if look.feedback_open else {}
    for skill in RUBRIC:
        coach, mine, again = coaches.get(skill), first.get(skill), revised.get(skill)
        row: Row = {
            "skill": skill,
            "self_first": mine,
            "self_first_time": _time(one.times.get("first")) if mine is not None else None,
            "self_revised": again,
            "coach_may_number": _yes(RUBRIC[skill].numbered),
        }
        if coach:
            row |= {
                "coach_low": coach.low,
                "coach_high": coach.high,
                "coach_rules": " ".join(f"{e.rule}:{e.shows}" for e in coach.evidence),
                "gap_first": gap(mine, coach),
                "gap_revised": gap(again, coach),
            }
        rated: list[tuple[str, Rating, datetime | None]] = [
            (e.author, e.ratings[skill], one.times.get(f"expert {e.author}"))
            for e in look.experts.values()
            if skill in e.ratings
        ]
        if not rated:
            yield row
        for author, level, time in rated:
            yield row | {"expert": author, "expert_level": level, "expert_time": _time(time)}


def _cues(one: SessionLook) -> Iterator[Row]:
    if not one.look.feedback_open:
        return
    hunt: Hunt = mark_hunt(one.talk, one.look.hunt.marks if one.look.hunt else ())
    for cue in hunt.cues:
        yield {
            "row": "planted",
            "turn": cue.turn,
            "words": cue.words,
            "start": cue.start,
            "end": cue.end,
            "kind": cue.kind,
            "outcome": cue.outcome,
            "disputed": _yes(cue.id in one.disputed),
            "found": _yes(cue.found) if one.look.hunt else None,
        }
    for moment in hunt.unplanted:
        yield {"row": "marked_only", "turn": moment.turn, "words": moment.words}


def _turns(one: SessionLook) -> Iterator[Row]:
    path = {turn.turn for turn in one.path}
    for turn in sorted(one.conversation.turns.values(), key=lambda t: t.turn):
        yield _turn(one, turn, on_path=turn.turn in path)


def _turn(one: SessionLook, turn: TurnKept, *, on_path: bool) -> Row:
    before = one.conversation.turns.get(turn.parent) if turn.parent is not None else None
    shown = {s.id: s for s in before.suggestions} if before else {}
    used = shown.get(turn.suggestion or "")
    reading = turn.client_reading
    row: Row = {
        "turn": turn.turn,
        "answers": turn.parent,
        "on_path": _yes(on_path),
        "sent": _time(turn.sent),
        "trainee_words": turn.text,
        "suggestion_used": _yes(used is not None) if shown and turn.text is not None else None,
        "suggestion_kind": used.kind if used else None,
        "suggestion_edited": turn.edited,
        "person_words": turn.said or None,
        **_spoken(turn),
        "valence_read": reading.valence if reading else None,
        "arousal_read": reading.arousal if reading else None,
        "emotion_read": max(reading.emotions, key=lambda e: reading.emotions[e]) if reading else None,
    }
    return row | (_read(turn) if one.look.feedback_open else {})


def _spoken(turn: TurnKept) -> Row:
    """Return who spoke the person's words, and what a model took for them."""
    own = turn.voice.startswith(_AUTHORS)
    by = None if not turn.said else "model" if not own else "replaced" if turn.fault else "scripted"
    replaced = by == "replaced"
    tokens_in, tokens_out = turn.tokens or (None, None)
    return {
        "spoken_by": by,
        "voice": turn.voice if by else None,
        "model_fault": turn.fault if replaced else None,
        "model_fault_detail": (turn.detail or None) if replaced else None,
        "model_tokens_in": tokens_in,
        "model_tokens_out": tokens_out,
    }


def _read(turn: TurnKept) -> Row:
    reading = turn.reading
    row: Row = {"beat": turn.beat.kind if turn.beat else None, "trust": turn.state.trust if turn.state else None}
    if reading is None:
        return row
    return row | {
        "codes": " ".join(dict.fromkeys(span.code for span in reading.codes)),
        "findings": " ".join(turn.findings),
        "fit": turn.fit,
        "empathy_reactions": reading.empathy.emotional_reactions,
        "empathy_interpretations": reading.empathy.interpretations,
        "empathy_explorations": reading.empathy.explorations,
    }


def _time(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat(timespec="seconds") if time else None


def _yes(yes: bool) -> str:  # noqa: FBT001  # one cell
    return "yes" if yes else "no"
