"""The cue hunt, marked: which of the cues that were written into the talk the trainee found when reading it again.

The cues are facts of the conversation. A mark where none was written is never wrong: people see what authors did not
plan. Recall and precision stand beside their counts, since a talk has two or three cues and marking all finds all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from holdspace.client.state import Planted
from holdspace.debrief_cues import cue_id, first_words
from holdspace.debrief_heard import heard
from holdspace.debrief_parts import Outcome
from holdspace.debrief_talk import Exchange, Talk, clip
from holdspace.debrief_words import KIND_NAMES, many, of, ordinal, put, times, upper
from holdspace.learning import Mark
from holdspace.persona import CueKind
from holdspace.reading.readings import Frozen

MAY_HAVE_SEEN = "You may have seen something that the author did not write in."
NO_CUE = (
    "The author wrote no such moment into this talk, so your marks stand alone. What you marked may well have mattered."
)
NO_CUE_NO_MARK = "The author wrote no such moment into this talk, and you marked nothing."
_AFTERWARDS: dict[Outcome, str] = {
    "met": "You met it in the talk too.",
    "late": "In the talk you came to it later.",
    "noticed": "In the talk you turned towards it.",
    "missed": "In the talk it went by; reading again, you saw it.",
    "open": "The talk ended before you could answer it.",
}


class PlantedCue(Frozen):
    """A cue that was in the talk."""

    id: str
    """``turn:disclosure``, as in the debrief."""
    turn: int
    """The turn of the record whose reply carried it."""
    start: int | None
    """Where its words stand in the reply, in code points; None where the record no longer holds them as they were."""
    end: int | None
    words: str
    kind: CueKind
    outcome: Outcome
    """What became of it in the talk, as the look back has it."""
    found: bool
    """Whether the trainee marked it."""
    says: str


class Unplanted(Frozen):
    """A moment that the trainee marked and no author planted."""

    turn: int
    words: str


class Hunt(Frozen):
    """The cue hunt, marked."""

    planted: int
    found: int
    """Of the planted."""
    marked: int
    """Moments marked; marks that touch, or that stand on the same cue, are one."""
    on_a_cue: int
    """Of the marked."""
    cues: tuple[PlantedCue, ...] = ()
    unplanted: tuple[Unplanted, ...] = ()
    says: str

    @property
    def recall(self) -> float | None:
        """Found of planted, 0..1; None where nothing was planted."""
        return self.found / self.planted if self.planted else None

    @property
    def precision(self) -> float | None:
        """Marked moments on a cue of all marked, 0..1; None where nothing was marked."""
        return self.on_a_cue / self.marked if self.marked else None


class _Place(NamedTuple):
    """A stretch of one reply; the whole of it where ``start`` is None."""

    turn: int
    start: int | None
    end: int | None

    def touches(self, other: _Place) -> bool:
        if self.turn != other.turn:
            return False
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return True
        return self.start < other.end and other.start < self.end


def mark_hunt(talk: Talk, marks: Sequence[Mark]) -> Hunt:
    """Hold the marks against the cues of the talk. Marks in messages that are not on this path count for nothing."""
    said = {one.turn: one for one in talk.every if one.said}
    places = [place for mark in marks if (place := _within(mark, said))]
    cues = [(cue, _places(talk, cue)) for cue in _planted(talk)]
    moments = _moments(places, [where for _, where in cues])
    hit = [any(m.touches(w) for m in places for w in where) for _, where in cues]
    hits = [any(p.touches(w) for p in moment for _, where in cues for w in where) for moment in moments]
    seen = tuple(
        _cue(talk, cue, where[0], found=found)
        for (cue, where), found in sorted(zip(cues, hit, strict=True), key=lambda pair: pair[0][1][0].turn)
    )
    others = [moment for moment, on in zip(moments, hits, strict=True) if not on]
    return Hunt(
        planted=len(cues),
        found=sum(hit),
        marked=len(moments),
        on_a_cue=sum(hits),
        cues=seen,
        unplanted=tuple(_unplanted(moment, said) for moment in others),
        says=_says(len(cues), sum(hit), len(moments), sum(hits)),
    )


def _planted(talk: Talk) -> list[Planted]:
    every = talk.final.cues if talk.final else ()
    return [cue for cue in every if (carrier := talk.at(cue.at)) and carrier.said]


def _within(mark: Mark, said: dict[int, Exchange]) -> _Place | None:
    """Return where the mark stands, cut to what was said; None where nothing was."""
    one = said.get(mark.turn)
    if one is None:
        return None
    if mark.start is None or mark.end is None:
        return _Place(mark.turn, None, None)
    end = min(mark.end, len(one.said))
    return _Place(mark.turn, mark.start, end) if mark.start < end else None


def _places(talk: Talk, cue: Planted) -> list[_Place]:
    """Return where the cue was said: first, and once more in other words where the person tried again."""
    at = [(talk.at(cue.at), first_words(talk, cue))]
    if cue.again_at is not None:
        at.append((talk.at(cue.again_at), cue.words))
    return [_find(one, words) for one, words in at if one and one.said]


def _find(one: Exchange, words: str) -> _Place:
    start = one.said.find(words) if words else -1
    return _Place(one.turn, start, start + len(words)) if start >= 0 else _Place(one.turn, None, None)


def _moments(places: Sequence[_Place], cues: Sequence[Sequence[_Place]]) -> list[list[_Place]]:
    """Gather the marks into moments: those that touch one another, or the same cue, are one."""
    moments: list[list[_Place]] = []
    for place in sorted(places, key=lambda p: (p.turn, p.start if p.start is not None else -1, p.end or 0)):
        same = [m for m in moments if any(_together(place, other, cues) for other in m)]
        joined = [place, *(p for m in same for p in m)]
        moments = [m for m in moments if m not in same] + [joined]
    return moments


def _together(one: _Place, other: _Place, cues: Sequence[Sequence[_Place]]) -> bool:
    if one.touches(other):
        return True
    return any(all(any(mark.touches(w) for w in where) for mark in (one, other)) for where in cues)


def _cue(talk: Talk, cue: Planted, where: _Place, *, found: bool) -> PlantedCue:
    words, kind = first_words(talk, cue), KIND_NAMES[cue.kind]
    outcome = heard(talk, cue).outcome
    when = "before you had written anything" if cue.at == 0 else f"after your {ordinal(cue.at)} message"
    if found:
        says = f"You marked where “{_plain(words)}” was said. There was {kind} in it. {_AFTERWARDS[outcome]}"
    else:
        says = f"“{_plain(words)}” came {when}. There was {kind} in it, and it is easy to read past."
    return PlantedCue(
        id=cue_id(talk, cue), turn=where.turn, start=where.start, end=where.end, words=words, kind=cue.kind,
        outcome=outcome, found=found, says=put(says, talk),
    )  # fmt: skip


def _unplanted(moment: Sequence[_Place], said: dict[int, Exchange]) -> Unplanted:
    text = said[moment[0].turn].said
    if any(p.start is None for p in moment):
        return Unplanted(turn=moment[0].turn, words=clip(text))
    start, end = min(p.start or 0 for p in moment), max(p.end or 0 for p in moment)
    return Unplanted(turn=moment[0].turn, words=clip(text[start:end]))


def _says(planted: int, found: int, marked: int, on_a_cue: int) -> str:
    if not planted:
        return NO_CUE if marked else NO_CUE_NO_MARK
    came = f"{upper(times(planted))} something heavier showed in passing."
    if not marked:
        return f"{came} You marked nothing this time."
    if found == planted:
        marked_it = f"You marked {'it' if planted == 1 else 'each of them'}."
    elif found:
        marked_it = f"You marked {many(found)} of {many(planted)}."
    else:
        marked_it = f"Your {'mark stands' if marked == 1 else 'marks stand'} elsewhere."
    more = marked - on_a_cue
    if not more:
        return f"{came} {marked_it}"
    beside = (
        f" Of the {many(marked)} moments that you marked, {of(more, 'stands', 'stand')} elsewhere." if found else ""
    )
    return f"{came} {marked_it}{beside} {MAY_HAVE_SEEN}"


def _plain(words: str) -> str:
    """Return quoted words that a sentence can be filled in around."""
    return words.replace("{", "(").replace("}", ")")
