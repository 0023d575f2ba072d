"""Examples for the model that tells whether a message speaks of the writer's own suicide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from holdspace.reading.client import RuleClientReader
from holdspace.reading.ngrams import Parsed
from holdspace.reading.segment import fold
from holdspace.reading.suicide_cues import IN_PLAY, STATEMENTS
from holdspace.reading.suicide_typing import plain
from holdspace.reading.suicide_weighed import seen
from training.corpora import Row, goemotions, own
from training.linear import Example

SAYS: Final = "says"
KINDS: Final = (SAYS, "wish_dead", "thoughts", "method", "intent_or_plan", "acting")
_CLOSE: Final = 1.5
"""Weight of a message written to be told apart from its like, beside one of the ordinary client messages."""
_ORDINARY: Final = 12_000
"""Comments looked at."""
_FAR: Final = 0.1
"""Weight of a comment that has nothing to do with it."""
_PLAIN: Final = 2.0
"""Weight of a rule's example: short and plain."""


def sees(text: str) -> Parsed:
    """See a text as the reader does: made plain, by words and kinds of words."""
    return seen(plain(fold(text)).text)


def rows(data: Path) -> tuple[Row, ...]:
    """Return what is learnt from: client messages without context, those written for this, and ordinary comments."""
    alone = tuple(row for row in own("client_messages") if not row["context"])
    return (*alone, *own("suicide_dev"), *_of_tables(), *_ordinary(data))


def _ordinary(data: Path) -> Iterator[Row]:
    """Yield comments by strangers about anything: none says it, but for the few in which a rule finds something."""
    reader = RuleClientReader()
    plain_ones = (one.text for one in goemotions(data, "train"))
    for place, text in enumerate(islice(plain_ones, _ORDINARY)):
        if not reader.read(text).evidence:
            yield {"id": f"ordinary-{place}", "text": text, "said": []}


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
    if name.startswith("ordinary-"):
        return _FAR
    return 1.0 if name.startswith("cm-") else _CLOSE


def answer(row: Row) -> frozenset[str]:
    """Return what a message says, with ``says`` where it says anything."""
    said = frozenset(each["what"] for each in row["said"])
    return said | {SAYS} if said else said
