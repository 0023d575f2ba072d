"""The coach, turn by turn: did it fit, what was good in it, and at most one thing to try, in words for that moment.

It is read after a talk, never in it: live correction breeds reliance. It stands on the same findings as the look back
at the whole talk (:mod:`holdspace.debrief`), and says the same of a message that both speak of. There is no mark in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from holdspace.client.effects import Finding
from holdspace.coach_advice import advice
from holdspace.coach_good import good_of
from holdspace.coach_model import Good, Try, TurnNote
from holdspace.coach_slips import Slip, frame, slip
from holdspace.conversation import Conversation, TurnKept
from holdspace.debrief_faults import KINDS, mended, slips
from holdspace.debrief_faults import says as what_of
from holdspace.debrief_harm import Seen
from holdspace.debrief_layout import lay_out
from holdspace.debrief_model import SKILL_NAMES, Point
from holdspace.debrief_points import points
from holdspace.debrief_strengths import strengths
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import put
from holdspace.persona import Persona
from holdspace.reading.readings import HelperReader
from holdspace.simulate import Played

__all__ = ["Good", "Try", "TurnNote", "coach"]

_UNREAD = "This program reads plain English only, and could not read this one."
_UNCLEAR = "This program can't tell what this one does."
_SAYS_SOMETHING = 6
"""Words from which a message that no code was found in is one that the program missed."""
_FIRST = frozenset({"cues_and_safety", "role_and_limits"})
"""Skills of which a point of the look back stands before what a message says against role and limits."""
_RIGHT_TO_ASK = "The question about suicide was right to ask."
_OVER_AND_OVER = 3
_ASIDE = "This was written about the program, or to it; there is nothing to say of it."


def coach(
    persona: Persona,
    talk: Conversation | Sequence[TurnKept] | Sequence[Played],
    disputes: Iterable[str] = (),
    *,
    reader: HelperReader | None = None,
) -> tuple[TurnNote, ...]:
    """Return a note for each of the trainee's messages, in their order; the same talk gives the same notes.

    ``disputes`` and ``reader`` are as for :func:`holdspace.debrief.debrief`.
    """
    laid_out = lay_out(persona, talk)
    if not laid_out.mine:
        return ()
    disputed = frozenset(disputes)
    wordings = Wordings(laid_out, reader or _rules())
    tries = {p.moment.message: p for p in points(laid_out, disputed, wordings)}
    strong = {s.moment.message for s in strengths(laid_out, disputed, tries)}
    good = good_of(laid_out, disputed)
    notes = []
    said: set[str] = set()
    for one in laid_out.mine:
        if one.found("ask_suicide_direct"):
            notes.append(_asked(laid_out, one, good(one)))
            continue
        point = tries.get(one.number)
        found = frame(laid_out, one, wordings) if point is None or point.skill not in _FIRST else None
        if found is not None:
            point = None
        elif point is None and one.number not in strong:
            found = slip(laid_out, one, disputed, wordings)
        note = _note(laid_out, one, good(one), _from_point(laid_out, point), _said_anew(laid_out, found, said))
        said.update([note.another.happened] if note.another else [])
        notes.append(note)
    return tuple(notes)


def _asked(talk: Talk, one: Exchange, good: tuple[Good, ...]) -> TurnNote:
    """Return the note of a message that asks plainly about suicide: no other sentence, and no fault for asking."""
    grave = next((f for f in slips(talk, one) if KINDS[f].grave), None)
    return TurnNote(
        turn=one.turn,
        message=one.number,
        appropriate=grave is None,
        good=good,
        says=put(f"{what_of(talk, one, grave)} {_RIGHT_TO_ASK}", talk) if grave else "",
        moment=talk.moment(one),
    )


def _said_anew(talk: Talk, found: Slip | None, said: Collection[str]) -> Slip | None:
    """Return the slip, in the words for a further one where the first ones were used."""
    if found is None or put(found.happened, talk) not in said:
        return found
    again = next((kind.again for kind in KINDS.values() if kind.says == found.happened), None)
    return found._replace(happened=again) if again else found


def _note(talk: Talk, one: Exchange, good: tuple[Good, ...], point: Try | None, found: Slip | None) -> TurnNote:
    another = point or _from_slip(talk, found)
    appropriate: bool | None = (another is None or another.small) and (found is None or found.small)
    says = ""
    if another is not None and another.skill == "cues_and_safety" and not another.small:
        beside = {"giving_back"} if one.found("ask_suicide_direct") else {"giving_back", "cues_and_safety"}
        good = tuple(g for g in good if g.skill not in beside)  # what was heard was not what mattered
    if found is not None and found.wording is None:
        says = f"As before. {put(found.happened, talk)}"
    elif one.findings & {"gibberish", "other_language"}:
        appropriate, says = None, _UNREAD
    elif one.findings & {"meta", "injection"} and another is None:
        appropriate, says = None, _ASIDE
    elif another is None and (grave := _weighty(talk, one)) and (by := mended(talk, one)):
        appropriate = False
        says = put(f"{what_of(talk, one, grave)} You put this right yourself, in your message {by.number}.", talk)
    elif another is None and not good and one.codes <= {"other"} and _unclear(one.you.lower().split()):
        appropriate, says = None, _UNCLEAR
    return TurnNote(
        turn=one.turn,
        message=one.number,
        appropriate=appropriate,
        good=good,
        another=another,
        advice=advice(talk, one),
        says=says,
        moment=talk.moment(one),
    )


def _unclear(words: Sequence[str]) -> bool:
    """Whether there is too much for a sign, or one word over and over."""
    return len(words) >= _SAYS_SOMETHING or (len(words) >= _OVER_AND_OVER and len(set(words)) == 1)


def _weighty(talk: Talk, one: Exchange) -> Finding | Seen | None:
    """Return the first thing found in the message that is more than small and needs no second time."""
    return next((f for f in slips(talk, one) if not KINDS[f].small and KINDS[f].from_times == 1), None)


def _from_point(talk: Talk, point: Point | None) -> Try | None:
    if point is None:
        return None
    one = talk.at(point.moment.message)
    found = slips(talk, one) if one else ()
    small = bool(found) and all(KINDS[f].small and KINDS[f].skill == point.skill for f in found)
    return Try(skill=point.skill, name=point.name, happened=point.happened, instead=point.instead, why=point.why,
               small=small)  # fmt: skip


def _from_slip(talk: Talk, found: Slip | None) -> Try | None:
    if found is None or found.wording is None:
        return None
    return Try(skill=found.skill, name=SKILL_NAMES[found.skill], happened=put(found.happened, talk),
               instead=found.wording.text, why=found.wording.why, small=found.small)  # fmt: skip


def _rules() -> HelperReader:
    from holdspace.reading.helper import RuleHelperReader  # noqa: PLC0415  # heavy: only where none is given

    return RuleHelperReader()
