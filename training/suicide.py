"""Examples for the model that tells whether a message speaks of the writer's own suicide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from holdspace.reading.ngrams import Parsed
from holdspace.reading.segment import fold
from holdspace.reading.suicide_cues import IN_PLAY, STATEMENTS
from holdspace.reading.suicide_typing import plain
from holdspace.reading.suicide_weighed import seen
from training.corpora import Row, own
from training.linear import Example

SAYS: Final = "says"
KINDS: Final = (SAYS, "wish_dead", "thoughts", "method", "intent_or_plan", "acting")
_CLOSE: Final = 1.5
"""Weight of a message written to be told apart from its like, beside one of the ordinary client messages."""
_PLAIN: Final = 2.0
"""Weight of a rule's example: short and plain."""


def sees(text: str) -> Parsed:
    """See a text as the reader does: made plain, by words and kinds of words."""
    return seen(plain(fold(text)).text)


def rows() -> tuple[Row, ...]:
    """Return what is learnt from: client messages that stand without context, and those written for this."""
    alone = tuple(row for row in own("client_messages") if not row["context"])
    return (*alone, *own("suicide_dev"), *_of_tables())


def _of_tables() -> tuple[Row, ...]:
    """Return the examples beside the rules' wordings; those that need what came before say nothing alone."""
    said: list[Row] = [{"text": cue.example, "said": [{"what": cue.what}]} for cue in STATEMENTS]
    unsaid: list[Row] = [{"text": cue.example, "said": []} for cue in IN_PLAY]
    return tuple({"id": f"rule-{place}", **row} for place, row in enumerate((*said, *unsaid)))


def examples(of: Iterable[Row]) -> list[Example]:
    """Return messages with what they say of the writer's own suicide."""
    return [Example(row["text"], {}, answer(row), row["id"], _weight(row["id"])) for row in of]


def _weight(name: str) -> float:
    if name.startswith("rule-"):
        return _PLAIN
    return 1.0 if name.startswith("cm-") else _CLOSE


def answer(row: Row) -> frozenset[str]:
    """Return what a message says, with ``says`` where it says anything."""
    said = frozenset(each["what"] for each in row["said"])
    return said | {SAYS} if said else said
