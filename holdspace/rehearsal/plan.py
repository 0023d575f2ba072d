"""How one answer goes over the wire: its pieces, where it ends, and what goes wrong on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from holdspace.rehearsal.answers import HONEST, Answer
from holdspace.rehearsal.faults import Fault, Wrong

CHARACTERS = 4
"""Of a token, about, in English."""
ENDLESS = 20_000
"""Tokens of an answer that does not end."""
_PIECE = re.compile(r"\s*\S{1,5}|\s+")

GERMAN = (
    "Ich weiß gar nicht, wie ich das sagen soll. Seit Wochen schlafe ich kaum noch, und am Morgen ist alles wie vorher."
)
COUNSEL = (
    "It sounds like you are carrying a lot yourself. Have you tried talking to somebody about how you feel? "
    "You are a wonderful listener, and thank you so much for all your help."
)
AS_AN_AI = "As an AI language model, I don't have feelings of my own, but I can play this person for you."
REFUSAL = "I'm sorry, but I can't help with that."


Halt = Literal["stall", "cut", "hush"]
"""To stand still, to break the connection, to end it without a finish."""
_HALVED: dict[Fault | None, Halt | None] = {
    "stall-midway": "stall",
    "cut": "cut",
    "cut-quietly": "hush",
    "filtered": None,
    "bad-json-midway": None,
}
"""Faults that leave half of the answer, and what follows it."""


class Plan(NamedTuple):
    """An answer, ready to be sent."""

    pieces: tuple[str, ...]
    """One a token."""
    finish: Literal["stop", "length", "content_filter"] = "stop"
    refused: bool = False
    """The pieces go into the field for refusals."""
    halts: Halt | None = None
    """What happens after the last piece in place of the finish."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)


def tokens(text: str) -> tuple[str, ...]:
    """Cut a text into about as many pieces as a model would; joined they are the text."""
    return tuple(_PIECE.findall(text))


def counted(messages: Sequence[dict[str, Any]]) -> int:
    """Return about how many tokens the messages have."""
    return sum(len(str(message.get("content", ""))) // CHARACTERS + 4 for message in messages)


def plan(answer: Answer, wrong: Wrong, most: int | None) -> Plan:
    """Return how the answer is sent. ``most``: tokens, as the request limits them."""
    fault = wrong.fault
    if fault == "refusal":
        return Plan(tokens(REFUSAL), refused=True)
    if fault == "endless":
        return Plan(_endless(answer))
    pieces = tokens(_spoilt(answer, wrong))
    if fault == "stall-before":
        return Plan((), halts="stall")
    if fault in _HALVED:
        half = pieces[: max(1, len(pieces) // 2)]
        return Plan(half, finish="content_filter" if fault == "filtered" else "stop", halts=_HALVED[fault])
    long = most is not None and len(pieces) > most
    return Plan(pieces[:most], finish="length" if long else "stop")


def _spoilt(answer: Answer, wrong: Wrong) -> str:
    """Return what is written, with the content that the fault asks for."""
    said: dict[str | None, str] = {
        "empty-words": "",
        "refusal-in-words": REFUSAL,
        "other-language": GERMAN,
        "counsels": COUNSEL,
        "as-an-ai": AS_AN_AI,
        "says": HONEST if wrong.text is None else wrong.text,
    }
    if wrong.fault == "empty":
        return ""
    if wrong.fault == "bad-json":
        return f"Of course, here is what you asked for. {HONEST}"
    if wrong.fault == "wrong-schema":
        return json.dumps({"answer": [answer.use], "well": True})
    if wrong.fault == "fenced":
        return f"Here it is:\n\n```json\n{answer.text}\n```\n"
    if wrong.fault not in said:
        return answer.text
    return Answer(answer.use, _saying(answer, said[wrong.fault])).text


def _saying(answer: Answer, words: str) -> Any:
    """Return the answer's value with these words in place of its own."""
    match answer.use, answer.value:
        case "voice", _:
            return {"cue": "", "reply": words}
        case "suggestions", dict() as value:
            return {kind: {**item, "text": words} for kind, item in value.items()}
        case "coach", {"notes": notes}:
            return {"notes": [{**note, "instead": words} for note in notes]}
        case _:
            return words


def _endless(answer: Answer) -> tuple[str, ...]:
    """Return far more than was asked for: the person says the same again and again."""
    begin, end = ('{"cue": "", "reply": "', '"}') if answer.use == "voice" else ("", "")
    words = tokens(" and then it all began again, as it does,")
    many = (words * (ENDLESS // len(words) + 1))[:ENDLESS]
    return (*tokens(begin), *many, *tokens(end))
