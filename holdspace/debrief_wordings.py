"""Another wording for one moment: from what the author wrote about the person's message, read before it is shown."""

from __future__ import annotations

from typing import NamedTuple

from holdspace.client.state import Beat
from holdspace.debrief_talk import Exchange, Talk
from holdspace.reading.readings import HelperReader, Utterance
from holdspace.suggest import BLANK, NEVER, SuggestionKind, suggest
from holdspace.suggestsafety import moment

LEAVE = (
    "I have a thought about this. Would you like to hear it, or shall we stay with how it is for you?",
    "Asks first, and a no stays easy.",
)
LET_BE = ("That's all right, we can leave it. What would you rather talk about?", "Lets a no be a no, and hands over.")
PRESENT = ("I'm still here. Take your time.", "A few words beside a silence say that you are there.")
SORRY = (
    "I'm sorry, I went too fast just then. I'd like to hear it from you again, if you want to.",
    "Owns it, asks for nothing back, and opens the door again.",
)
CROSSED = (
    "I'm sorry for what I wrote. It was wrong, and you don't have to go on with me.",
    "Owns it without a reason, and leaves the choice.",
)
GOODBYE = (
    "We need to stop soon. Thank you for telling me about this. How would you like to leave it for today?",
    "Says that the end is coming, and lets the person choose how.",
)
ASK = (
    "When you say that, I'd like to ask you straight: are you thinking about suicide?",
    "Asks directly and calmly. Asking does not plant the idea.",
)
LIMITS = (
    "It stays between us, unless I thought your life was in danger. Then I'd tell you before I told anyone.",
    "A true answer about the limits. Promise nothing that you can't keep.",
)
STAY = (
    "Thank you for telling me. I'm staying here with you.",
    "Stays calm and stays there; nothing has to be solved in this minute.",
)
STEP = (
    "Is there one person you trust who could know about this?",
    "Looks for somebody to be beside them, and leaves the choice open.",
)

_PLAINLY: dict[SuggestionKind, tuple[str, str]] = {
    "MI": ("What's that like for you?", "An open question: it leaves what to tell to the person."),
    "ER": ("I can hear that this isn't small for you.", "Takes it as seriously as it is."),
    "PS": ("I'm here, and I'm not in a hurry.", "Says that there is time."),
}


class Wording(NamedTuple):
    """What could have been said, and what it would do."""

    text: str
    why: str


class Wordings:
    """Finds wordings, none of them twice in one debrief."""

    def __init__(self, talk: Talk, reader: HelperReader) -> None:
        self._talk, self._reader = talk, reader
        self._used: set[str] = set()
        self._at: dict[tuple[int, tuple[SuggestionKind, ...]], Wording] = {}

    def own(self, wording: tuple[str, str]) -> Wording:
        """Return one of this module's wordings."""
        self._used.add(wording[0])
        return Wording(*wording)

    def at(self, one: Exchange, *kinds: SuggestionKind) -> Wording:
        """Return a wording for the moment of this message, of the first kind that has one that does no harm.

        Asked again for the same moment, it is the same.
        """
        key = (one.number, kinds)
        if key not in self._at:
            self._at[key] = self._new(one, kinds)
        return self._at[key]

    def _new(self, one: Exchange, kinds: tuple[SuggestionKind, ...]) -> Wording:
        before = self._talk.before(one)
        if before is None or before.beat is None:
            return Wording(*_PLAINLY[kinds[0]])
        items = suggest(
            before.beat,
            earlier=self._earlier(before),
            context=self._context(before),
            shown=sorted(self._used | {one.you}),
            reader=self._reader,
            pronouns=self._talk.they,
            seed=0,
            turn=before.number,
            at=moment(self._talk.persona, before.state, before.beat) if before.state else None,
        )
        by_kind = {item.kind: item for item in items}
        for kind in kinds:
            item = by_kind[kind]
            if self.does_no_harm(item.text, before) and BLANK not in item.text:
                self._used.add(item.text)
                return Wording(item.text, item.why)
        return Wording(*_PLAINLY[kinds[0]])

    def does_no_harm(self, text: str, before: Exchange) -> bool:
        """Whether the reader finds no unasked advice, reassurance or pressing in it, and it shouts nothing."""
        codes = {span.code for span in self._reader.codes(text, self._context(before))}
        return not codes & NEVER and "!" not in text

    def _earlier(self, before: Exchange) -> list[Beat]:
        return [e.beat for e in reversed(self._talk.every) if e.number < before.number and e.beat][:3]

    @staticmethod
    def _context(before: Exchange) -> tuple[Utterance, ...]:
        own = (Utterance(speaker="helper", text=before.you),) if before.you else ()
        return (*own, Utterance(speaker="client", text=before.said))
