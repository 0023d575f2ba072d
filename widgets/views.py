"""A conversation as the page shows it: from what is kept to messages, suggestions and points of feeling."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from holdspace.pronouns import FORMS, suited
from widgets.protocol import Message, PersonCard, Service, Suggestion
from widgets.stopped import broken_off, unanswered
from widgets.twins import FeelingPoint
from widgets.words import words

if TYPE_CHECKING:
    from holdspace.conversation import Conversation, TurnKept
    from holdspace.events import FeelingMode
    from holdspace.persona import Persona
    from holdspace.services import Service as KnownService


def person_card(persona: Persona) -> PersonCard:
    """Return who sits across the table."""
    forms = FORMS[persona.pronouns]
    return {
        "name": persona.name,
        "initials": "".join(part[0] for part in persona.name.split()[:2]).upper(),
        "age": persona.age,
        "subject": forms.subject,
        "object": forms.object,
        "touches": list(persona.touches),
        "reviewed_by": persona.reviewed_by,
    }


def messages(conversation: Conversation, persona: Persona, mode: FeelingMode) -> list[Message]:
    """Return the messages of the path in front of the trainee."""
    shown: list[Message] = []
    for turn in conversation.path():
        if turn.text is not None:
            shown.append(helper_message(conversation, turn, number_of(conversation, turn)))
        if turn.sentences:
            number = number_of(conversation, turn) + (turn.text is not None)
            shown.append(person_message(conversation, turn, persona, mode, number))
        elif turn.text is None and unanswered(turn):
            shown.append(_unsaid(turn))
    return shown


def number_of(conversation: Conversation, turn: TurnKept) -> int:
    """Return the place of the turn's first message on the path, counted from 1 over both speakers."""
    before = conversation.path(turn.parent) if turn.parent is not None else []
    return 1 + sum((t.text is not None) + bool(t.sentences) for t in before)


def helper_message(conversation: Conversation, turn: TurnKept, number: int) -> Message:
    """Return what the trainee said."""
    message: Message = {
        "turn": turn.turn,
        "number": number,
        "who": "you",
        "bubbles": [turn.text or ""],
        "time": _iso(turn.sent),
    }
    if unanswered(turn):
        message["how"] = "unanswered"
    tries = _tries(conversation, turn)
    if len(tries) > 1:
        message["tries"] = tries
    return message


def _tries(conversation: Conversation, turn: TurnKept) -> list[int]:
    """Return the tries to look at: one to which nothing was said is none beside one of the same words that came after.

    Where the trainee lets the person answer after a stop, the same is said once more.
    """
    tries = conversation.tries(turn.turn)
    parents = {each.parent for each in conversation.turns.values()}

    def came_to_nothing(number: int) -> bool:
        one = conversation.turns[number]
        again = any(conversation.turns[later].text == one.text for later in tries if later > number)
        return again and unanswered(one) and number not in parents and one is not turn

    return [number for number in tries if not came_to_nothing(number)]


def _unsaid(turn: TurnKept) -> Message:
    """Return the sign of an opening that was stopped before its first word: it holds no words, and has no number."""
    return {
        "turn": turn.turn,
        "number": 0,
        "who": "person",
        "bubbles": [],
        "time": _iso(turn.replied),
        "how": "unanswered",
    }


def person_message(
    conversation: Conversation, turn: TurnKept, persona: Persona, mode: FeelingMode, number: int
) -> Message:
    """Return what the person answered, with as much of its feeling as the lesson shows now."""
    message: Message = {
        "turn": turn.turn,
        "number": number,
        "who": "person",
        "bubbles": turn.bubbles,
        "time": _iso(turn.replied),
    }
    if broken_off(turn):
        message["how"] = "interrupted"
    elif turn.ended is not None:
        message["how"] = "finished"
    over = conversation.ended is not None
    if turn.client_reading is not None and _may_show(turn, mode, over=over):
        message["label"] = suited(turn.client_reading.label, persona.pronouns)
    if turn.placed is not None:
        message["placed"] = place_words(*turn.placed)
    elif mode == "place_first" and turn.ended is not None and turn.turn == conversation.head and not over:
        message["to_place"] = True
    return message


def place_words(valence: float, arousal: float) -> str:
    """Return a point of the circumplex (each -1..1) in the words of the two sliders."""
    catalogue = words("chat")
    return ", ".join(
        scale[min(len(scale) - 1, int((value + 1) / 2 * len(scale)))]
        for value, scale in (
            (valence, catalogue["place_words_valence"].split("|")),
            (arousal, catalogue["place_words_arousal"].split("|")),
        )
    )


def _may_show(turn: TurnKept, mode: FeelingMode, *, over: bool) -> bool:
    return over or mode == "shown" or (mode == "place_first" and turn.placed is not None)


def points(conversation: Conversation, persona: Persona, mode: FeelingMode) -> list[FeelingPoint]:
    """Return the feeling of each of the person's messages that may be shown now."""
    found: list[FeelingPoint] = []
    number = 0
    for turn in conversation.path():
        number += turn.text is not None
        if not turn.sentences:
            continue
        number += 1
        reading = turn.client_reading
        if reading is not None and _may_show(turn, mode, over=conversation.ended is not None):
            found.append(
                FeelingPoint(
                    message=number,
                    valence=reading.valence,
                    arousal=reading.arousal,
                    emotions=dict(reading.emotions),
                    label=suited(reading.label, persona.pronouns),
                    placed=turn.placed,
                )
            )
    return found


def suggestions(turn: TurnKept | None) -> list[Suggestion]:
    """Return the suggestions under the person's latest message, with their everyday names."""
    catalogue = words("suggestions")
    return [
        {
            "id": s.id,
            "kind": s.kind,
            "title": catalogue[f"{s.kind}_title"],
            "term": catalogue[f"{s.kind}_term"],
            "text": s.text,
            "why": s.why,
            "source": s.source,
        }
        for s in (turn.suggestions if turn is not None else ())
    ]


def service(known: KnownService) -> Service:
    """Return one support service, and plainly whether anyone has checked its number."""
    catalogue = words("services")
    read = catalogue["checked" if known.verified_by else "read"]
    return {
        "name": known.name,
        "what": known.what,
        "reach": " · ".join(
            catalogue[way].format(to=to) for way, to in (("phone", known.phone), ("text", known.text)) if to is not None
        ),
        "web": known.web or "",
        "web_label": catalogue["web"].format(to=_host(known.web)) if known.web else "",
        "hours": known.hours,
        "read": read.format(who=known.verified_by, source=_host(known.source), captured=known.captured),
        "checked": "" if known.verified_by else catalogue["unchecked"],
    }


def _host(address: str) -> str:
    """Return whose page it is: what a reader can judge, where the rest of an address says nothing."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def _iso(time: datetime | None) -> str:
    return (time or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
