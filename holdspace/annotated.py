"""One talk to read again: cues with what became of them, what each message does in everyday words, the coach's notes.

It is closed until the trainee has looked at the talk for themselves, or chosen not to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from holdspace.annotated_words import ADVICE, EVERYDAY
from holdspace.coach import coach
from holdspace.coach_advice import advice
from holdspace.coach_model import TurnNote
from holdspace.codes import REFLECTIONS, HelperCode
from holdspace.conversation import TurnKept
from holdspace.curriculum import Skill
from holdspace.debrief_counts import closeness
from holdspace.debrief_cues import cues
from holdspace.debrief_goodbye import gathering_at, goodbye_at
from holdspace.debrief_model import SHORTEST
from holdspace.debrief_own_words import only_calms
from holdspace.debrief_parts import CueSeen
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_tells import told_own
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import put, upper
from holdspace.reading.readings import Frozen, HelperReader
from holdspace.rubric import RUBRIC
from holdspace.selfview_sessions import SessionLook

CUES: Final[Skill] = "cues_and_safety"
TOO_SHORT: Final = "The talk was too short for notes that would be fair."


class Label(Frozen):
    """What a stretch does."""

    says: str
    skill: Skill | None


class Span(Frozen):
    """A stretch of a message and what it is."""

    start: int
    """Its first character in the text, in code points."""
    end: int
    """The character after its last."""
    cue: str | None = None
    """The cue that these words carried, by its id."""
    label: Label | None = None
    """What they do, where they are the trainee's."""


class CueNote(Frozen):
    """A cue at the message that carried it."""

    id: str
    name: str
    """The kind in everyday words."""
    says: str
    """What became of it."""
    outcome: str
    could: str | None = None
    """One way in which a missed one could have been heard."""


class Said(Frozen):
    """One message of either side."""

    turn: int
    who: Literal["person", "you"]
    number: int | None
    """Which of the trainee's messages, from 1; None for the person's."""
    text: str
    """Empty for a silence."""
    spans: tuple[Span, ...] = ()
    """In the order of their beginnings; they may overlap."""
    feeling: str = ""
    """How the person's message sounds, in words with their strength."""
    broken_off: bool = False
    began_as_suggestion: bool = False
    cues: tuple[CueNote, ...] = ()
    note: TurnNote | None = None
    skills: tuple[Skill, ...] = ()
    """All that something here speaks of, in the rubric's order."""


class SkillHere(Frozen):
    """A skill of which something is in the talk."""

    skill: Skill
    name: str
    messages: int
    """Messages with something of it."""


class Annotated(Frozen):
    """The whole talk."""

    person: str
    said: tuple[Said, ...]
    skills: tuple[SkillHere, ...]
    about_notes: str
    """Said where there are no notes; empty else."""


def annotated(one: SessionLook, *, reader: HelperReader | None = None) -> Annotated:
    """Return the talk to read again. Raises FeedbackNotYetError before the trainee's own view, or their choice not to.

    ``reader`` reads the wordings that are offered; without one, the rules do.
    """
    one.look.require_feedback()
    talk, reading = one.talk, reader or _rules()
    enough = sum(bool(e.you) for e in talk.mine) >= SHORTEST
    notes = {n.turn: n for n in coach(one.persona, one.path, one.disputed, reader=reading)} if enough else {}
    seen = cues(talk, one.disputed, Wordings(talk, reading)).seen
    said = tuple(
        message for turn in one.path for message in _of_turn(talk, turn, seen, notes.get(turn.turn)) if message
    )
    return Annotated(
        person=one.persona.name,
        said=said,
        skills=tuple(
            SkillHere(skill=skill, name=RUBRIC[skill].name, messages=number)
            for skill in RUBRIC
            if (number := sum(skill in message.skills for message in said))
        ),
        about_notes="" if enough else TOO_SHORT,
    )


def _of_turn(talk: Talk, turn: TurnKept, seen: Iterable[CueSeen], note: TurnNote | None) -> Iterator[Said]:
    exchange = next((e for e in talk.every if e.turn == turn.turn and turn.text is not None), None)
    if turn.text is not None:
        spans = tuple(_codes(talk, turn, exchange))
        found = {span.label.skill for span in spans if span.label}
        if note:
            found |= {good.skill for good in note.good} | ({note.another.skill} if note.another else set())
        yield Said(
            turn=turn.turn,
            who="you",
            number=exchange.number if exchange else None,
            text=turn.text if turn.text.strip() else "",
            spans=spans if turn.text.strip() else (),
            began_as_suggestion=turn.suggestion is not None,
            note=note,
            skills=tuple(skill for skill in RUBRIC if skill in found),
        )
    if turn.said:
        carried = tuple(_cues(talk, turn, seen))
        yield Said(
            turn=turn.turn,
            who="person",
            number=None,
            text=turn.said,
            spans=tuple(sorted((span for span, _ in carried), key=lambda span: span.start)),
            feeling=turn.client_reading.label if turn.client_reading else "",
            broken_off=turn.ended == "interrupted",
            cues=tuple(said for _, said in carried),
            skills=(CUES,) if carried else (),
        )


def _codes(talk: Talk, turn: TurnKept, exchange: Exchange | None) -> Iterator[Span]:
    """Yield a span for each code, twice the same said once; whether advice was wanted is as the notes have it."""
    wanted = advice(talk, exchange) if exchange else None
    back = exchange is None or closeness(exchange) is not None
    gives_back = back and turn.reading is not None and turn.reading.has(*REFLECTIONS)
    own = exchange is None or told_own(exchange)
    text = turn.text or ""
    if exchange is not None and own and not (turn.reading and turn.reading.has("self_disclose")):
        says, skill = EVERYDAY["self_disclose"]
        yield Span(start=0, end=len(text), label=Label(says=says, skill=skill))
    yield from _by_words(talk, turn, exchange)
    before: set[tuple[int, str]] = set()
    for span in turn.reading.codes if turn.reading else ():
        code = _calming(span.code, exchange)
        if code in ADVICE and wanted is None:
            continue  # what was read as advice, and the whole of the talk speaks against it
        if code in ADVICE - {"direct"}:
            code = "advise_with_permission" if wanted == "welcome" else "advise_without_permission"
        if (code in REFLECTIONS and not back) or (code == "self_disclose" and not own):
            continue  # counted nowhere else
        if exchange is not None and code not in {*exchange.codes, *ADVICE, *REFLECTIONS, "self_disclose"}:
            continue  # what its words do not bear out
        if code == "inform" and gives_back:
            continue  # the rest of a reflection states things too, and they are theirs
        if code not in EVERYDAY or (span.end, code) in before:
            continue
        before.add((span.end, code))
        says, skill = EVERYDAY[code]
        yield Span(start=span.start, end=min(span.end, len(text)), label=Label(says=says, skill=skill))


def _calming(code: HelperCode, exchange: Exchange | None) -> HelperCode:
    """Return the code, comfort where it is comfort in the shape of advice."""
    comfort = code == "advise_without_permission" and exchange is not None and only_calms(exchange.plain)
    return "reassure" if comfort and exchange is not None and "reassure" in exchange.codes else code


def _by_words(talk: Talk, turn: TurnKept, exchange: Exchange | None) -> Iterator[Span]:
    """Yield what the look back found in the words and no code says: a goodbye, what it gathers up, an apology."""
    text, read = turn.text or "", turn.reading
    if exchange is None:
        return
    told = [e.said for e in talk.every if e.number < exchange.number and e.said]
    found: tuple[tuple[HelperCode, bool, tuple[int, int] | None], ...] = (
        ("close", "close" in exchange.codes, goodbye_at(text)),
        ("summarise", exchange.found("summarise"), gathering_at(text, told, ending="close" in exchange.codes)),
        ("apologise", exchange.found("apologise_repair"), (0, len(text))),
    )
    for code, is_so, at in found:
        if is_so and at and not (read and read.has(code)):
            says, skill = EVERYDAY[code]
            yield Span(start=at[0], end=at[1], label=Label(says=says, skill=skill))


def _cues(talk: Talk, turn: TurnKept, seen: Iterable[CueSeen]) -> Iterator[tuple[Span, CueNote]]:
    said = turn.said
    for cue in seen:
        if cue.turn == turn.turn:
            note = CueNote(id=cue.id, name=upper(cue.name), says=cue.says, outcome=cue.outcome, could=cue.could)
            yield _found(said, cue.words, cue.id), note
    for planted in talk.final.cues if talk.final else ():
        again = talk.at(planted.again_at) if planted.again_at is not None else None
        first = next((cue for cue in seen if cue.id.endswith(f":{planted.disclosure}")), None)
        if again and first and again.turn == turn.turn:
            id_ = f"{first.id}:again"
            says = put("{They} tried once more, in other words.", talk)
            yield (
                _found(said, planted.words, id_),
                CueNote(id=id_, name=upper(first.name), says=says, outcome=first.outcome),
            )


def _found(said: str, words: str, id_: str) -> Span:
    """Return where the words stand; the whole message where the record no longer holds them as they were."""
    start = said.find(words) if words else -1
    end = start + len(words) if start >= 0 else len(said)
    return Span(start=max(start, 0), end=end, cue=id_)


def _rules() -> HelperReader:
    from holdspace.reading.helper import RuleHelperReader  # noqa: PLC0415  # heavy: only where none is given

    return RuleHelperReader()
