"""Other words for the moments at which the coach saw something to try, worded by a language model after the talk.

The coach's findings are facts here: the model is given them and can change none. What it writes is put into the talk in
place of the trainee's message and read again as that message was (:mod:`holdspace.coach_llm_again`); only what would
get no fault there, and does what was missed, is kept. Sent are the words of the talk and the coach's notes on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from pydantic import BaseModel

from holdspace.coach_llm_again import Again, utterances
from holdspace.coach_model import TurnNote
from holdspace.conversation import Conversation, TurnKept
from holdspace.debrief_talk import Talk
from holdspace.llm.faults import ModelError
from holdspace.llm.fenced import as_json, clipped, within
from holdspace.llm.model import Model, Prompt, Usage, Wanted
from holdspace.llm.prompts import fill
from holdspace.persona import Persona
from holdspace.reading.readings import Frozen, HelperReader
from holdspace.simulate import Played
from holdspace.suggest_llm_checks import tidy, wrong_why

TALK_TOKENS: Final = 2500
"""Tokens of the talk that are sent; each moment stands in its note besides."""
NOTES_A_REQUEST: Final = 6
MOST_NOTES: Final = 12
"""Moments of a talk that other words are looked for, the weightiest first."""
MOST_ALTERNATIVES: Final = 2
"""Other wordings of one moment."""
MOST: Final = 1200
"""Tokens of an answer."""
_MOMENT: Final = 400
"""Characters of what stood before a message, and of the message, in its note."""
_SAME: Final = "Does the same in other words."
"""Said where the model's own line is none."""


class Alternative(Frozen):
    """Other words for one moment, written by a language model and read again by this program."""

    text: str
    why: str
    """What they would do for the person."""


class Bettered(NamedTuple):
    """What came of asking, as plain values: what is kept of it is a page's part."""

    alternatives: dict[int, tuple[Alternative, ...]]
    """By the turn of the record; a turn without any is left out."""
    asked: tuple[Usage, ...]

    @property
    def failed(self) -> bool:
        """Whether the model was asked and did not answer."""
        return any(used.fault not in {None, "cancelled"} for used in self.asked)


class Instead(BaseModel):
    """One wording as a model gives it."""

    message: int
    instead: str
    why: str


class Answered(BaseModel):
    """A model's answer."""

    notes: list[Instead]


def better(  # noqa: PLR0913, PLR0917  # the talk, what was found in it, and who words and reads
    persona: Persona,
    talk: Conversation | Sequence[TurnKept] | Sequence[Played],
    notes: Sequence[TurnNote],
    model: Model,
    reader: HelperReader,
    cancel: Wanted,
    *,
    spent: int = 0,
) -> Bettered:
    """Return other words for the notes in which there is something to try.

    Never raises ModelError: a request that failed ends the asking, stands in ``asked`` with its fault, and what came
    before it is kept. ``spent`` are tokens that the session has used, held against its limit.
    """
    again = Again(persona, talk.path() if isinstance(talk, Conversation) else talk, reader)
    found: dict[int, tuple[Alternative, ...]] = {}
    asked: list[Usage] = []
    weighed = iter(_weighed(notes))
    while batch := tuple(islice(weighed, NOTES_A_REQUEST)):
        if cancel.is_set():
            break
        so_far = spent + sum(used.tokens for used in asked)
        try:
            answer, usage = model.ask(prompt_for(again.talk, batch), Answered, cancel, most=MOST, spent=so_far)
        except ModelError as error:
            asked += [error.usage] if error.usage else []
            break
        asked.append(usage)
        for note in batch:
            if kept := tuple(_kept(again, note, answer.notes)):
                found[note.turn] = kept
    return Bettered(found, tuple(asked))


def prompt_for(talk: Talk, notes: Sequence[TurnNote]) -> Prompt:
    """Return the request: the talk, and the moments with what the coach saw and would try."""
    said = within(utterances(talk.every), TALK_TOKENS, first=1)
    return fill("coach", talk=said, offline=as_json([*_moments(notes)]))


def _moments(notes: Iterable[TurnNote]) -> Iterator[dict[str, str | int]]:
    for note in notes:
        if note.another is not None:
            yield {
                "message": note.message,
                "person_said": clipped(note.moment.before, _MOMENT),
                "helper_wrote": clipped(note.moment.you, _MOMENT),
                "coach_saw": note.another.happened,
                "instead": note.another.instead,
                "why": note.another.why,
            }


def _weighed(notes: Sequence[TurnNote]) -> list[TurnNote]:
    """Return the notes with something to try: those of safety first, small ones last, else in their order."""
    with_one = [(note.another.small, note.another.skill != "cues_and_safety", n, note)
                for n, note in enumerate(notes) if note.another is not None]  # fmt: skip
    return [note for *_, note in sorted(with_one, key=lambda one: one[:3])][:MOST_NOTES]


def _kept(again: Again, note: TurnNote, given: Iterable[Instead]) -> Iterator[Alternative]:
    """Yield those of the model's wordings that hold when they are put into the talk, two at most."""
    texts: list[str] = []
    for one in given:
        text = tidy(one.instead)
        if one.message != note.message or len(texts) == MOST_ALTERNATIVES or again.wrong(note, text, texts):
            continue
        texts.append(text)
        why = tidy(one.why)
        yield Alternative(text=text, why=_SAME if wrong_why(why) or '"' in why or "\u201c" in why else why)
