"""From what is kept to what the progress page shows. Pure: no store, no widget.

Nothing that was seen in a talk is in here before its trainee has looked at it for themselves, or chosen not to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from holdspace.annotated import Said, annotated
from holdspace.coach_model import TurnNote
from holdspace.growth import Growth, minutes
from holdspace.pronouns import suited
from holdspace.selfview_sessions import SessionLook
from widgets.progress_protocol import Message, Note, Overview, Span, Status, TalkRow, TalkState
from widgets.progress_words import words
from widgets.units import units_of

__all__ = ["overview", "talk"]


def overview(grown: Growth, looks: Sequence[SessionLook], titles: Mapping[str, str]) -> Overview:
    """Return the page; ``looks`` are all ended talks, the oldest first, ``titles`` the lessons'."""
    return {
        "type": "state",
        "view": "progress",
        "talk": "",
        "looked": grown.talks,
        "waits": grown.waits,
        "about": grown.about,
        "skills": [
            {"name": one.name, "number": one.total.number, "of": one.total.of, "says": one.says, "beside": one.beside}
            for one in grown.skills
        ],
        "suggestions": grown.suggestions,
        "calibration": grown.calibration,
        "talks": [_row(one, titles) for one in reversed(looks)],
    }


def talk(asked: str, looks: Sequence[SessionLook], titles: Mapping[str, str]) -> TalkState:
    """Return the talk that was asked for by its id, if it is among these."""
    one = next((look for look in looks if str(look.row.id) == asked), None)
    state: TalkState = {
        "type": "state",
        "view": "talk",
        "talk": asked,
        "row": _row(one, titles) if one else None,
        "messages": [],
        "skills": [],
        "about_notes": "",
    }
    if one is None or _status(one) != "open":
        return state
    found = annotated(one)
    state["messages"] = [_message(said, number, one.persona.pronouns) for number, said in enumerate(found.said)]
    state["skills"] = [{"id": skill.skill, "name": skill.name, "messages": skill.messages} for skill in found.skills]
    state["about_notes"] = found.about_notes
    return state


def _row(one: SessionLook, titles: Mapping[str, str]) -> TalkRow:
    return {
        "id": str(one.row.id),
        "opened": _began(one).isoformat(),
        "person": one.persona.name,
        "minutes": minutes(one.path),
        "lesson": one.row.lesson,
        "lesson_title": titles.get(one.row.lesson, ""),
        "status": _status(one),
    }


def _began(one: SessionLook) -> datetime:
    """Return when the first word was said: a page may have stood open for long before."""
    times = [time for turn in one.path for time in (turn.sent, turn.replied) if time is not None]
    return min(times, default=one.row.opened)


def _status(one: SessionLook) -> Status:
    if one.conversation.ended is None:
        return "going_on"  # a talk under way is not corrected live
    return "open" if one.look.feedback_open else "closed"


def _message(said: Said, number: int, pronouns: str) -> Message:
    return {
        "key": f"{number}",
        "mine": said.who == "you",
        "number": said.number,
        "text": said.text,
        "spans": [*_cues(said), *_labels(said)],
        "feeling": suited(said.feeling, pronouns),
        "broken_off": said.broken_off,
        "began": said.began_as_suggestion,
        "could": [cue.could for cue in said.cues if cue.could],
        "note": _note(said.note) if said.note else None,
        "skills": list(said.skills),
    }


def _labels(said: Said) -> list[Span]:
    return [
        {**_at(said, span.start, span.end), "kind": "does", "label": span.label.says, "skill": span.label.skill or ""}
        for span in said.spans
        if span.label
    ]


def _cues(said: Said) -> list[Span]:
    notes, say = {cue.id: cue for cue in said.cues}, words("page")["cue"]
    return [
        {
            **_at(said, span.start, span.end),
            "kind": "cue",
            "label": say.replace("{name}", notes[span.cue].name).replace("{says}", notes[span.cue].says),
            "skill": "cues_and_safety",
        }
        for span in said.spans
        if span.cue in notes
    ]


def _at(said: Said, start: int, end: int) -> Span:
    return {
        "start": units_of(said.text, start),
        "end": units_of(said.text, end),
        "kind": "does",
        "label": "",
        "skill": "",
    }


def _note(note: TurnNote) -> Note | None:
    other = note.another
    if not (note.good or other or note.says):
        return None
    return {
        "good": [{"says": good.says, "skill": good.skill} for good in note.good],
        "another": None
        if other is None
        else {
            "happened": other.happened,
            "instead": other.instead,
            "why": other.why,
            "skill": other.skill,
            "small": other.small,
        },
        "says": note.says,
    }
