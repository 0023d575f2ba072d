"""Someone's own view of a talk, before anything is said of it: what they rate, mark and rate again, and what is shown.

The look back stays closed until they have looked for themselves, or chosen not to. Each step can be passed over.
"""

from __future__ import annotations

from typing import Any, Final

from holdspace.curriculum import Skill
from holdspace.debrief_words import KIND_NAMES
from holdspace.learning import Mark, MomentsMarked, Payload, SelfRated, SelfRatingRevised, SelfViewSkipped
from holdspace.rubric import LEVEL_NAMES, LEVELS, NO_CHANCE, RUBRIC, Rating
from holdspace.selfview import looked_at
from holdspace.selfview_hunt import Hunt, mark_hunt
from holdspace.selfview_record import OwnLook, Step
from widgets.parts_protocol import Look
from widgets.parts_record import EndedTalk, Record
from widgets.parts_selfview_sent import MarksSent, RatingSent, as_kept, as_sent, read_sent
from widgets.parts_selfview_words import hunt_words, selfview_words

__all__ = ["for_everyone", "hunted", "keep", "said", "state"]

State = dict[str, Any]

_PART: Final = "debrief"
_WITHOUT: Final[dict[Step, tuple[Step, ...]]] = {
    "rating": ("rating", "hunt"),
    "hunt": ("hunt", "revision"),
    "revision": ("revision",),
}
"""Which steps are passed over by whoever goes on to the look back: without a rating, none is revised."""


def for_everyone() -> State:
    """Return the rubric in words for whoever rates themselves: static, and of nobody."""
    skills = [
        {"skill": one.skill, "name": one.name, "asks": one.asks, "anchors": list(one.anchors)}
        for one in RUBRIC.values()
    ]
    return {"skills": skills, "levels": [LEVEL_NAMES[level] for level in LEVELS], "no_chance": NO_CHANCE}


# --- keeping --------------------------------------------------------------------------------------------------------


def keep(record: Record, ask: Look) -> None:
    """Keep that a step was done, or passed over. What says nothing of a talk that was held here is let go."""
    step = ask["step"]
    sent = read_sent(MarksSent, ask["text"]) if step == "hunt" else read_sent(RatingSent, ask["text"])
    talk = record.talk(sent.session) if sent else None
    if sent is None or talk is None:
        return
    head = sent.head if sent.head in talk.conversation.turns else (talk.conversation.head or 0)
    skipped = _WITHOUT[step] if ask["how"] == "without" else ()
    for each in skipped:
        record.keep(SelfViewSkipped(session=sent.session, step=each), _PART, f"{ask['id']}:{each}")
    if not skipped:
        record.keep(_done(ask, sent, talk, head), _PART, ask["id"])
    record.keep_draft(step, "")


def _done(ask: Look, sent: MarksSent | RatingSent, talk: EndedTalk, head: int) -> Payload:
    if isinstance(sent, MarksSent):
        return MomentsMarked(session=sent.session, head=head, marks=as_kept(sent.marks, talk.conversation))
    if ask["step"] == "revision":
        return SelfRatingRevised(session=sent.session, head=head, ratings=sent.ratings)
    if not sent.ratings:  # all left open is no view to hold anything against
        return SelfViewSkipped(session=sent.session, step="rating")
    return SelfRated(session=sent.session, head=head, ratings=sent.ratings)


# --- showing --------------------------------------------------------------------------------------------------------


def state(record: Record, ended: EndedTalk | None) -> State:
    """Return the step that comes next and what was begun of it; no step once the look back is open."""
    if ended is None:
        return {"step": None, "session": None}
    look = record.own_look(ended.session)
    shown: State = {
        "step": None if look.step == "feedback" else look.step,
        "session": str(ended.session),
        "head": ended.conversation.head or 0,
        "name": ended.persona.name,
    }
    if look.step == "rating":
        shown["ratings"] = _begun(record, "rating", ended)
    elif look.step == "hunt":
        shown["said"] = said(ended, look)
        shown["marks"] = _marks(record, ended)
    elif look.step == "revision" and look.first is not None:
        shown["ratings"] = _begun(record, "revision", ended) or look.first.ratings
        shown["first"] = look.first.ratings
        shown["said"] = said(ended, look)
        shown["hunt"] = hunted(ended, look)
    return shown


def _begun(record: Record, step: Step, ended: EndedTalk) -> dict[Skill, Rating]:
    sent = read_sent(RatingSent, record.draft(step))
    return sent.ratings if sent is not None and sent.session == ended.session else {}


def _marks(record: Record, ended: EndedTalk) -> list[State]:
    sent = read_sent(MarksSent, record.draft("hunt"))
    marks = sent.marks if sent is not None and sent.session == ended.session else ()
    return [mark.model_dump() for mark in marks]


def said(ended: EndedTalk, look: OwnLook) -> list[State]:
    """Return the messages of the path that is looked at, both speakers', in their order."""
    say, name = selfview_words(), ended.persona.name
    shown: list[State] = []
    head = look.head if look.head in ended.conversation.turns else None
    number = 0
    for turn in ended.conversation.path(head):
        if turn.text is not None:
            number += 1
            who = say["you_at"].format(message=number)
            text = turn.text.strip()
            shown.append({"key": f"you-{turn.turn}", "turn": turn.turn, "mine": True, "who": who,
                          "text": text or say["silence"]})  # fmt: skip
        if turn.said:
            parting = turn.text is None and len(shown) > 0  # said to no message: nothing is planted in it
            shown.append({"key": f"they-{turn.turn}", "turn": turn.turn, "mine": False, "who": name,
                          "text": turn.said, "answers": not parting})  # fmt: skip
    return shown


def hunted(ended: EndedTalk, look: OwnLook) -> State | None:
    """Return what came of the cue hunt, in words, and where; None where there was none."""
    if look.hunt is None:
        return None
    hunt = mark_hunt(looked_at(ended.persona, ended.conversation, look), look.hunt.marks)
    say = hunt_words()
    return {
        "says": hunt.says,
        "counts": _counts(hunt),
        "spans": [*_cue_spans(ended, hunt), *_mark_spans(ended, look.hunt.marks)],
        "cues": [{"found": cue.found, "says": cue.says, "tag": say["found" if cue.found else "missed"]}
                 for cue in hunt.cues],
        "unplanted": [one.words for one in hunt.unplanted],
    }  # fmt: skip


def _counts(hunt: Hunt) -> list[State]:
    """Return recall and precision as what they are counted from."""
    say, counts = hunt_words(), []
    if hunt.planted:
        number = say["of"].format(number=hunt.found, of=hunt.planted)
        counts.append({"name": say["recall"], "number": number})
    if hunt.planted and hunt.marked:
        number = say["of"].format(number=hunt.on_a_cue, of=hunt.marked)
        counts.append({"name": say["precision"], "number": number})
    return counts


def _cue_spans(ended: EndedTalk, hunt: Hunt) -> list[State]:
    say = hunt_words()
    spans = []
    for cue in hunt.cues:
        label = say["span_found" if cue.found else "span_missed"].format(kind=KIND_NAMES[cue.kind])
        spans.append(_span(ended, cue.turn, cue.start, cue.end) | {"kind": "cue", "label": label})
    return spans


def _mark_spans(ended: EndedTalk, marks: tuple[Mark, ...]) -> list[State]:
    label = hunt_words()["span_marked"]
    return [_span(ended, one.turn, one.start, one.end) | {"kind": "mine", "label": label} for one in marks]


def _span(ended: EndedTalk, turn: int, start: int | None, end: int | None) -> State:
    return as_sent(turn, ended.conversation.turns[turn].said, start, end).model_dump()
