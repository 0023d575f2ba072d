"""A conversation as a file to take along: Markdown to read, JSON to work with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from holdspace import __version__
from holdspace.conversation import Conversation, TurnKept
from holdspace.persona import Persona
from holdspace.pronouns import suited

FORMAT = "holding-space-transcript/1"


def as_markdown(conversation: Conversation, persona: Persona) -> str:
    """Return the talk as Markdown: the path in front of the trainee, then the other tries."""
    return "\n".join(_markdown(conversation, persona)) + "\n"


def as_json(conversation: Conversation, persona: Persona) -> str:
    """Return the talk as JSON: every turn of every try, with readings and times (UTC)."""
    started = conversation.started
    path = {t.turn for t in conversation.path()}
    body: dict[str, Any] = {
        "format": FORMAT,
        "made_by": f"holding-space {__version__}",
        "simulated_person": {"id": persona.id, "version": persona.version, "name": persona.name},
        "lesson": started.lesson if started else None,
        "voice": started.voice if started else None,
        "readers": {"helper": started.helper_reader, "client": started.client_reader} if started else None,
        "ended": conversation.ended,
        "turns": [_as_data(t, t.turn in path) for t in sorted(conversation.turns.values(), key=lambda t: t.turn)],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _as_data(turn: TurnKept, on_path: bool) -> dict[str, Any]:  # noqa: FBT001
    reading = turn.client_reading
    return {
        "turn": turn.turn,
        "answers": turn.parent,
        "on_the_path_shown": on_path,
        "helper": None
        if turn.text is None
        else {
            "text": turn.text,
            "time": _iso(turn.sent),
            "began_as_suggestion": turn.suggestion,
            "edited": turn.edited,
        },
        "person": None
        if not turn.sentences
        else {
            "bubbles": turn.bubbles,
            "time": _iso(turn.replied),
            "broken_off": turn.ended == "interrupted",
            "reading": reading.model_dump(mode="json") if reading else None,
            "placed_by_you": {"valence": turn.placed[0], "arousal": turn.placed[1]} if turn.placed else None,
        },
        "suggestions": [s.model_dump(mode="json") for s in turn.suggestions],
    }


def _markdown(conversation: Conversation, persona: Persona) -> Iterator[str]:
    started = conversation.started
    yield f"# A talk with {_plain(persona.name)}"
    yield ""
    yield f"{_plain(persona.name)} is a simulated person, written for practice. Nothing here happened to anyone."
    yield ""
    if started:
        yield f"Lesson: {started.lesson}. Times are in UTC."
        yield ""
    path = conversation.path()
    yield from _talk(path, persona)
    others = [t for t in conversation.turns.values() if t not in path and t.text is not None]
    if others:
        yield "## Other tries"
        yield ""
        for turn in sorted(others, key=lambda t: t.turn):
            beside = [t for t in conversation.tries(turn.turn) if t in {p.turn for p in path}]
            if beside:
                number = sum(p.text is not None for p in path[: [p.turn for p in path].index(beside[0]) + 1])
                yield f"In place of your message {number}:"
                yield ""
            yield from _talk([turn], persona)


def _talk(turns: list[TurnKept], persona: Persona) -> Iterator[str]:
    for turn in turns:
        if turn.text is not None:
            yield from _message("You", turn.sent, [turn.text] if turn.text else ["(silence)"])
        if turn.sentences:
            label = f", {suited(turn.client_reading.label, persona.pronouns)}" if turn.client_reading else ""
            broken = ", broken off" if turn.ended == "interrupted" else ""
            yield from _message(f"{_plain(persona.name)}{label}{broken}", turn.replied, turn.bubbles)


def _message(who: str, time: datetime | None, bubbles: list[str]) -> Iterator[str]:
    at = f" ({time.astimezone(UTC):%H:%M})" if time else ""
    yield f"**{who}**{at}"
    yield ""
    for bubble in bubbles:
        yield from (f"> {_plain(line)}" for line in bubble.split("\n"))
        yield ">"
    yield ""


def _plain(text: str) -> str:
    """Return text that Markdown shows as it was typed."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#+-!|&~" else c for c in text)


def _iso(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat(timespec="seconds") if time else None
