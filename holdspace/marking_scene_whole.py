"""What is true of a scene as a whole, whatever its aims: tips, hurting words and a bare "ok" are seen in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from holdspace import marking_words as say
from holdspace.client.safety import promises_secrecy
from holdspace.codes import HelperCode

_SLIPS: Final[dict[HelperCode, str]] = {
    "advise_without_permission": say.A_TIP,
    "direct": say.AN_ORDER,
    "warn": say.A_WARNING,
    "reassure": say.A_COMFORT,
    "confront": say.AN_ARGUMENT,
    "press": say.A_PUSH,
}
"""What nobody sets out to do in a scene, and what it is called."""
_SLIP_IN = 4
"""More than one slip in so many messages stands in the way."""
_BARE_IN = 2
"""And so does more than one bare "ok" in so many."""
_QUOTED = 90
"""Characters of a message that are quoted; of a longer one, its beginning."""
_QUOTED_AT_ONCE = 2
"""Messages that are quoted in one remark."""


class Whole(NamedTuple):
    """What is said of a scene as a whole."""

    right: bool
    said: str
    feedback: tuple[str, ...] = ()


@dataclass
class Beside:
    """What was in the messages of a scene beside its aims."""

    spoken: int = 0
    """Messages that were not silence."""
    hurts: list[str] = field(default_factory=list)
    """Those that leave the conversation: an insult, noise, words for the program."""
    secrets: list[str] = field(default_factory=list)
    """Those that promise to keep all of it secret."""
    slips: list[str] = field(default_factory=list)
    """Those with a tip, an order, a comfort or an argument."""
    called: list[str] = field(default_factory=list)
    """What those are."""
    bares: list[str] = field(default_factory=list)
    """Those that say no more than "ok"."""

    def take(self, text: str, codes: Sequence[HelperCode], *, hurts: bool, bare: bool) -> None:
        """Count one message."""
        self.spoken += 1
        if hurts:
            self.hurts.append(text)
        elif promises_secrecy(text):
            self.secrets.append(text)
        elif slips := [_SLIPS[code] for code in codes if code in _SLIPS]:
            self.slips.append(text)
            self.called.append(slips[0])
        elif bare:
            self.bares.append(text)

    def whole(self, *, short: bool) -> Whole:
        """Say what is true of all of it; ``short`` is a scene that fell short of an aim."""
        often = len(self.slips) * _SLIP_IN > self.spoken or len(self.bares) * _BARE_IN > self.spoken
        too_much = self.hurts or self.secrets or often
        points = (
            (say.SCENE_HURT, self.hurts),
            (say.SCENE_PROMISED, self.secrets),
            (say.SCENE_SLIPS, self.slips),
            (say.SCENE_BARE, self.bares),
        )
        called = say.AND.join(dict.fromkeys(self.called[:_QUOTED_AT_ONCE]))
        told = tuple(words.format(text=all_quoted(texts), called=called) for words, texts in points if texts)
        if short or too_much:
            return Whole(right=False, said=say.SCENE_SHORT, feedback=told[:1])
        return Whole(right=True, said=say.SCENE_BUT if told else say.RIGHT["scene"], feedback=told)


def all_quoted(texts: Sequence[str]) -> str:
    """Return the first messages that differ, in quotation marks."""
    return ", ".join(f"“{text}”" for text in list(dict.fromkeys(map(_quoted, texts)))[:_QUOTED_AT_ONCE])


def tells_the_same(remark: str, others: Sequence[str]) -> bool:
    """Whether others quote just the messages that a remark quotes."""
    quotes = remark[remark.find("“") :] if "“" in remark else ""
    return bool(quotes) and any(other.endswith(quotes) for other in others)


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} ..."
