"""A wording put into the talk in place of the trainee's message, and read again as that message was.

The same steps as in the talk itself: a reader's codes, what they mean to this person at this moment
(:mod:`holdspace.client.findings`), the words asked once more as the talk is laid out (:mod:`holdspace.debrief_talk`),
and then the coach's own look for something to try (:mod:`holdspace.coach_slips`). What the person said next answered
other words, so it is left out, and so is all that came after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, cast

from holdspace.client import dynamics
from holdspace.client.findings import listen
from holdspace.client.person import RECENT, TALK
from holdspace.client.safety import explains_limits, names_a_step
from holdspace.client.state import Beat
from holdspace.coach_model import Try, TurnNote
from holdspace.coach_slips import slip
from holdspace.codes import SUICIDE_QUESTIONS, HelperCode
from holdspace.conversation import TurnKept
from holdspace.debrief_faults import KINDS, OPENS, slips
from holdspace.debrief_layout import lay_out
from holdspace.debrief_safety import hints, told
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_wordings import Wordings
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReader, HelperReading, Utterance
from holdspace.simulate import Played
from holdspace.suggest import GUARDED, NEVER
from holdspace.suggest_llm import unspecific
from holdspace.suggest_llm_checks import mishears, said_already, wrong_form, wrong_words
from holdspace.suggestsafety import moment

_LATELY: Final = 3
_CONTEXT: Final = 12
"""Messages before it that a reader is given, as in the talk."""
_HELP: Final[frozenset[HelperCode]] = frozenset({"hand_over", "refer", "safety_act"})
_SAYS_LITTLE: Final[frozenset[HelperCode]] = frozenset({"other", "backchannel", "greet", "closed_question", "inform"})
"""Codes that two wordings may share by accident."""
_LEAVE: Final[frozenset[HelperCode]] = OPENS | {"seek_permission"}
_ANY_MATTER: Final = frozenset({"role_and_limits", "repair_hope_ending"})
"""Skills whose words need not speak of what was told just before."""


class _Reading(NamedTuple):
    """A wording in its place."""

    talk: Talk
    """The talk up to it, with it."""
    one: Exchange
    reading: HelperReading


class Again:
    """Reads wordings in one talk."""

    def __init__(self, persona: Persona, turns: Sequence[TurnKept] | Sequence[Played], reader: HelperReader) -> None:
        self._persona, self._turns, self._reader = persona, turns, reader
        self.talk = lay_out(persona, turns)
        """The talk as it was."""

    def wrong(self, note: TurnNote, text: str, beside: Sequence[str]) -> str:
        """Say in a word or two why a wording is not shown for that note; empty where it may be.

        ``beside`` are those that stand for the note already.
        """
        one, another = self.talk.at(note.message), note.another
        before = self.talk.before(one) if one else None
        if one is None or another is None or before is None or before.beat is None or before.state is None:
            return "no moment"
        at_risk = moment(self._persona, before.state, before.beat) is not None
        theirs = " ".join(e.said for e in self.talk.every[: one.number][-_LATELY:])
        if bad := wrong_form(text) or wrong_words(text, theirs, at_risk=at_risk, permitted=at_risk):
            return bad
        if said_already(text, (another.instead, *beside, *(e.you for e in self.talk.mine if e.you))):
            return "said before"
        put, theirs_there = self._put(one, text), self._put(one, another.instead)
        return (
            self._faulted(put, theirs_there)
            or self._misses(one, another, put, theirs_there)
            or self._elsewhere(another, before, put)
        )

    def _put(self, one: Exchange, text: str) -> _Reading:
        """Put the wording in the place of the message, and read it there."""
        earlier = self.talk.every[: self.talk.every.index(one)]
        reading = self._reader.read(text, utterances(earlier)[-_CONTEXT:])
        state = next(e.state for e in reversed(earlier) if e.state)
        beats = self._beats(earlier)
        heard = listen(self._persona, state, reading, text, beats[: TALK if reading.has("summarise") else RECENT])
        new = TurnKept(
            turn=one.turn,
            parent=None,
            text=text,
            reading=reading,
            findings=heard.findings,
            fit=heard.fit.value,
            state=dynamics.hear(self._persona, state, reading, heard),
        )
        place = next(
            n for n, turn in enumerate(self._turns) if one.turn == (turn.turn if isinstance(turn, TurnKept) else n)
        )
        mixed = cast("Sequence[TurnKept]", [*self._turns[:place], new])  # each turn is taken for what it is
        talk = lay_out(self._persona, mixed)
        return _Reading(talk, talk.every[-1], reading)

    def _faulted(self, put: _Reading, coachs: _Reading) -> str:
        """Say what fault it would get there; what the coach's own words get too lies before the message, not in it."""
        own = ("own story",) if put.reading.has("self_disclose") else ()
        harms = sorted(put.one.codes & NEVER)
        found: list[str] = [*put.reading.conduct, *harms, *own]
        found += [name for name in slips(put.talk, put.one) if name not in slips(coachs.talk, coachs.one)]
        if found:
            return found[0].replace("_", " ")
        another = self._slip(put)
        if another is not None and another != self._slip(coachs):
            return "something to try"
        if put.reading.has(*SUICIDE_QUESTIONS) and not (hints(put.talk) or told(put.talk)):
            return "suicide out of nothing"
        return ""

    def _slip(self, put: _Reading) -> str | None:
        found = slip(put.talk, put.one, (), Wordings(put.talk, self._reader))
        return found.happened if found else None

    def _misses(self, one: Exchange, another: Try, put: _Reading, coachs: _Reading) -> str:
        """Say what the coach's words do there, and this wording does not."""
        text, does = put.one.you, put.one.codes
        care = coachs.one.codes & {"ask_suicide_direct", "explain_role", *_HELP}
        if care:
            left = (
                ("asks directly", "ask_suicide_direct" in care and "ask_suicide_direct" not in does),
                ("says the limits", "explain_role" in care and not explains_limits(put.reading, text)),
                ("names a step", bool(care & _HELP) and not (does & _HELP or names_a_step(put.reading, text))),
            )
            return next((f"no longer {what}" for what, missing in left if missing), "")
        if another.skill == "cues_and_safety" and coachs.one.found("cue_met", "cue_noticed"):
            return "" if put.one.found("cue_met", "cue_noticed") else "goes past the cue"
        missed = frozenset().union(*(KINDS[f].does for f in slips(self.talk, one) if KINDS[f].skill == another.skill))
        wanted = missed if missed & coachs.one.codes else coachs.one.codes - _SAYS_LITTLE
        if another.skill == "choice_before_advice":
            wanted |= _LEAVE
        return "" if does & wanted else "does something else"

    def _elsewhere(self, another: Try, before: Exchange, put: _Reading) -> str:
        """Say whether it speaks of something else than the person did."""
        text, beats = put.one.you, self._beats(put.talk.every[:-1])[:RECENT]
        keeps_back = before.kind in GUARDED
        care = put.one.codes & {"ask_suicide_direct", "explain_role", *_HELP}
        if care or keeps_back or another.skill in _ANY_MATTER:
            return "misheard" if mishears(text, beats) else ""
        return unspecific(text, put.reading, beats, self._persona)

    @staticmethod
    def _beats(earlier: Sequence[Exchange]) -> tuple[Beat, ...]:
        """Return the person's latest beats, the last first."""
        return tuple(e.beat for e in reversed(earlier) if e.beat)[:TALK]


def utterances(every: Sequence[Exchange]) -> tuple[Utterance, ...]:
    """Return what was said, in order; a silence of the helper is an empty message."""
    said: list[Utterance] = []
    for e in every:
        said += [Utterance(speaker="helper", text=e.you)] if e.number else []
        said += [Utterance(speaker="client", text=e.said)] if e.said else []
    return tuple(said)
