"""Another wording for one moment: from what was said and what the author wrote about it, read before it is shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from holdspace.client.effects import Finding
from holdspace.client.state import Beat
from holdspace.coach_ways import ANSWER, ANYWHERE, ASK, LET_BE, ONE_NO, PLAINLY, Way, Ways
from holdspace.coach_wordings import Wording, asks_plainly, mended, with_their_words
from holdspace.codes import HelperCode
from holdspace.debrief_harm import Seen
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import asks_whether_alone
from holdspace.reading.readings import HelperReader, Utterance
from holdspace.suggest import BLANK, GUARDED, NEVER, SuggestionKind, suggest
from holdspace.suggestsafety import moment

_ASKS_PLAINLY: frozenset[HelperCode] = frozenset({"ask_suicide_direct"})
_OFFERS: frozenset[HelperCode] = frozenset({"seek_permission", "closed_question", "open_question"})


_NUMBERS = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(r"\bout of touch\b", re.IGNORECASE)
"""A feeling that an author named and that can be taken for a judgement."""


class Wordings:
    """Finds wordings, none of them twice in one look back while there are others."""

    def __init__(self, talk: Talk, reader: HelperReader) -> None:
        self._talk, self._reader = talk, reader
        self._used: set[str] = set()
        self._at: dict[tuple[int, tuple[SuggestionKind, ...]], Wording] = {}

    def own(self, *ways: Way) -> Wording:
        """Return the first of these wordings of the project's own that was not used yet, else the first of all."""
        wording = next((w for w in ways if w[0] not in self._used), ways[0])
        self._used.add(wording[0])
        return Wording(*wording)

    def ask(self, one: Exchange, words: str) -> Wording:
        """Return the plain question about suicide for this moment, with the words that pointed there."""
        plain, before = asks_plainly(words), self._talk.before(one)
        if before is not None and self._does(plain.text, before, _ASKS_PLAINLY):
            return self.own(plain)
        return self.own(ASK)

    def offered(self, one: Exchange, or_else: Ways) -> Wording:
        """Return the helper's own idea, asked first; where it can't be taken over, one of ``or_else``."""
        before = self._talk.before(one)
        made = self._made(one, before, "advise_unasked", _OFFERS)
        return self.own(*([made] if made else []), *or_else)

    def at(
        self,
        one: Exchange,
        *kinds: SuggestionKind,
        finding: Finding | Seen | None = None,
        does: Collection[HelperCode] = (),
        or_else: Ways = (),
    ) -> Wording:
        """Return a wording for the moment of this message that does no harm, and one of ``does`` where that is given.

        Tried in this order: the helper's own words without what was found in them, one of the kinds tied to the
        person's very words, one of the kinds as the author has it, ``or_else``, a plain one. Asked again for the same
        moment, it is the same.
        """
        key = (one.number, kinds)
        if key not in self._at:
            before = self._talk.before(one)
            if before is not None and before.beat is not None and before.beat.pool.startswith("reactions.ask_suicide"):
                return self.own(ONE_NO, *or_else, *ANYWHERE)
            if before is not None and asks_whether_alone(before):
                return self.own(*ANSWER)
            found = self._made(one, before, finding, does) or self._suggested(one, before, kinds, does)
            leave = LET_BE if self.keeps_back(one) and finding is not None else ()
            self._at[key] = self.own(found or self.own(*or_else, *leave, *(PLAINLY[k] for k in kinds), *ANYWHERE))
        return self._at[key]

    def _made(
        self, one: Exchange, before: Exchange | None, finding: Finding | Seen | None, does: Collection[HelperCode]
    ) -> Wording | None:
        """Return the helper's own words, mended; None at a moment where something is at risk."""
        if finding is None or before is None or self._at_risk(before):
            return None
        ways = (w for w in mended(self._talk, one, finding) if w.text not in {*self._used, one.you})
        return next((w for w in ways if self._does(w.text, before, does)), None)

    def _suggested(
        self, one: Exchange, before: Exchange | None, kinds: Iterable[SuggestionKind], does: Collection[HelperCode]
    ) -> Wording | None:
        """Return what would have been suggested here; where nothing is at risk, every other one quotes the person."""
        if before is None or before.beat is None:
            return None
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
            quoted = with_their_words(item.text, before) if one.number % 2 and not self._at_risk(before) else None
            if (
                quoted
                and self._was_said(before, quoted)
                and quoted not in self._used
                and self._does(quoted, before, does)
            ):
                why = item.why if quoted.endswith("?") else "Names it, at the very words that carry it."
                return Wording(quoted, why)
            if self._names_for(before, item.text) or not self._was_said(before, item.text):
                continue
            if BLANK not in item.text and self._does(item.text, before, does):
                return Wording(item.text, item.why)
        return None

    def _was_said(self, before: Exchange, text: str) -> bool:
        """Whether no number is in it that the person had not said, and nothing that sounds like a judgement of them."""
        said = " ".join(e.said for e in self._talk.every if e.number <= before.number).lower()
        numbers = (m[0].lower() for m in _NUMBERS.finditer(text))
        return all(re.search(rf"\b{number}\b", said) for number in numbers) and not _JUDGES.search(text)

    @staticmethod
    def _names_for(before: Exchange, text: str) -> bool:
        """Whether it tells somebody who keeps back what they feel: they have said nothing of it."""
        return before.kind in GUARDED and text.startswith("It makes sense that you feel")

    def keeps_back(self, one: Exchange) -> bool:
        """Whether the person was keeping back when the message was written."""
        before = self._talk.before(one)
        return before is not None and before.kind in GUARDED

    def _at_risk(self, before: Exchange) -> bool:
        """Whether the wish to be dead stands in the room: then what is said about that comes first."""
        state, beat = before.state, before.beat
        return state is not None and beat is not None and moment(self._talk.persona, state, beat) is not None

    def does_no_harm(self, text: str, before: Exchange) -> bool:
        """Whether the reader finds no unasked advice, reassurance or pressing in it, and it shouts nothing."""
        return self._does(text, before, ())

    def _does(self, text: str, before: Exchange, does: Collection[HelperCode]) -> bool:
        codes = {span.code for span in self._reader.codes(text, self._context(before))}
        return not codes & NEVER and "!" not in text and (not does or bool(codes.intersection(does)))

    def _earlier(self, before: Exchange) -> list[Beat]:
        return [e.beat for e in reversed(self._talk.every) if e.number < before.number and e.beat][:3]

    @staticmethod
    def _context(before: Exchange) -> tuple[Utterance, ...]:
        own = (Utterance(speaker="helper", text=before.you),) if before.you else ()
        return (*own, Utterance(speaker="client", text=before.said))
