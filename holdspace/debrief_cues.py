"""What became of each cue: the words that carried it, when they came, and how they were answered.

Whether a cue was heard is on the record, decided by rules about this person's words. The trainee may see it otherwise:
a disputed cue is shown as disputed, and nothing is made of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from holdspace.client.state import Planted
from holdspace.codes import REFLECTIONS
from holdspace.debrief_heard import Heard, answered, heard
from holdspace.debrief_parts import Cues, CueSeen, Outcome
from holdspace.debrief_talk import HARMS, SMALL, Exchange, Talk
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import KIND_NAMES, many, ordinal, put, times, upper
from holdspace.suggestsafety import HINTS

_SAYS: dict[Outcome, str] = {
    "met": "You met it.",
    "late": "It went by at first; later you came to it.",
    "noticed": "You turned towards it, and the feeling in it was not named.",
    "missed": "It went by.",
    "open": "The talk ended before it could be heard. That is nobody's fault.",
    "disputed": "You think you heard this. It is kept for an instructor, and nothing here counts it as missed.",
}


_CLOSED = "What you wrote right after it closed it before it could be heard."
_TIME_ENOUGH = 2
"""Messages after a cue from which the talk was not too short for it."""


def cues(talk: Talk, disputes: Collection[str], wordings: Wordings) -> Cues:
    """Return all cues of the path, in the order in which they came."""
    planted = talk.final.cues if talk.final else ()
    seen = [one for cue in planted if (one := _seen(talk, cue, disputes, wordings))]
    seen.sort(key=lambda one: one.turn)
    return Cues(says=_summary(talk, seen), seen=tuple(seen))


def cue_id(talk: Talk, cue: Planted) -> str:
    """Return the cue's id: the turn whose reply carried it, and the disclosure."""
    carrier = talk.at(cue.at)
    return f"{carrier.turn if carrier else cue.at}:{cue.disclosure}"


def first_words(talk: Talk, cue: Planted) -> str:
    """Return the words that first carried the cue; the record keeps the latest."""
    carrier = talk.at(cue.at)
    words = carrier.beat.line.cue if carrier and carrier.beat else None
    return words or cue.words


def answer_to(talk: Talk, cue: Planted) -> Exchange | None:
    """Return the message that spoke to the cue, or the one right after it; None where none came."""
    return heard(talk, cue).answer


def went_by(talk: Talk, disputes: Collection[str]) -> list[Planted]:
    """Return the cues that nobody heard by the record, and by the words, and of which the trainee thinks no other.

    What was shut is named where it was shut.
    """
    planted = talk.final.cues if talk.final else ()
    by_record = [c for c in planted if c.outcome == "missed" and cue_id(talk, c) not in disputes]
    return [c for c in by_record if heard(talk, c).outcome == "missed"]


def heard_something(one: Exchange) -> bool:
    """Whether the message right after a cue gave something back: it may have heard what no rule could tell."""
    return bool(one.codes & {*REFLECTIONS, "validate"}) or one.found(
        "close_reflection", "near_reflection", "cue_noticed"
    )


def _seen(talk: Talk, cue: Planted, disputes: Collection[str], wordings: Wordings) -> CueSeen | None:
    carrier = talk.at(cue.at)
    if carrier is None or not carrier.said:
        return None
    id_ = cue_id(talk, cue)
    became = heard(talk, cue)
    recorded = became.outcome
    may_dispute = recorded in {"missed", "noticed", "late"}
    disputed = may_dispute and id_ in disputes
    outcome: Outcome = "disputed" if disputed else recorded
    yours = became.answer
    if outcome == "missed" and yours is not None and yours.found("ask_suicide_direct"):
        yours = None  # the plain question passed by nothing, and nothing is offered in its place
    could = None
    if outcome == "missed" and yours is not None:
        hint = cue.kind in HINTS
        could = (wordings.ask(yours, first_words(talk, cue)) if hint else wordings.at(yours, "ER", "MI")).text
    return CueSeen(
        id=id_,
        turn=carrier.turn,
        words=first_words(talk, cue),
        line=carrier.said,
        kind=cue.kind,
        name=KIND_NAMES[cue.kind],
        when=_when(cue),
        outcome=outcome,
        says=_says(talk, cue, became._replace(outcome=outcome)),
        yours=talk.moment(yours) if yours else None,
        could=could,
        may_dispute=may_dispute and not disputed,
        disputed=disputed,
    )


def _says(talk: Talk, cue: Planted, became: Heard) -> str:
    outcome, answer, shut = became
    tried = put(" {They} tried once more, in other words.", talk) if cue.tried_again and outcome != "disputed" else ""
    if outcome == "late" and cue.tried_again:
        return put("It went by at first. {They} tried once more, and then you heard it.", talk)
    if outcome == "open":
        return _still_open(talk, cue, answer) + tried
    if outcome == "missed" and shut:
        comforted = answer is not None and answer.found("reassure")
        return ("It showed here, and was comforted away." if comforted else _CLOSED) + tried
    gave_back = answer is not None and heard_something(answer)
    if cue.outcome == "missed" and outcome in {"missed", "noticed"} and gave_back:
        return "You gave something back there; what was in these words was not named." + tried
    if outcome in {"met", "noticed", "late"} and answer is not None and answer.findings & HARMS - SMALL:
        return "What you wrote touched it, and something in your words stood in its way." + tried
    return _SAYS[outcome] + tried


def _still_open(talk: Talk, cue: Planted, answer: Exchange | None) -> str:
    if talk.at(cue.at + 1) is None:
        return "It came in the last thing said. Nobody could have answered it."
    if cue.kind in HINTS:
        return "It had gone by when the talk ended."
    if answer is not None and (heard_something(answer) or answered(talk, cue, answer)):
        return "You answered it, and the talk ended before more could come of it."
    if len([e for e in talk.mine if e.number > cue.at]) > _TIME_ENOUGH:
        return "It was still open when the talk ended."
    return _SAYS["open"]


def _when(cue: Planted) -> str:
    return "before you had written anything" if cue.at == 0 else f"after your {ordinal(cue.at)} message"


def _summary(talk: Talk, seen: Sequence[CueSeen]) -> str:
    if not seen:
        return put("Nothing that {name} said in passing carried distress that this program knows of.", talk)
    counts = Counter(one.outcome for one in seen)
    if len(seen) == 1:
        only = next(text for outcome, text in _PARTS if counts[outcome]).format(n="it")
        return put("Once something heavier showed in passing in what {name} said. ", talk) + upper(only) + "."
    came = times(len(seen))
    parts = [text.format(n=many(counts[outcome])) for outcome, text in _PARTS if counts[outcome]]
    return put(f"{upper(came)} something heavier showed in passing in what {{name}} said. ", talk) + _list(parts)


_PARTS: tuple[tuple[Outcome, str], ...] = (
    ("met", "you met {n}"),
    ("late", "you came to {n} later"),
    ("noticed", "you turned towards {n}"),
    ("missed", "{n} went by"),
    ("open", "{n} was still open at the end"),
    ("disputed", "you think you heard {n}"),
)


def _list(parts: Sequence[str]) -> str:
    joined = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return upper(joined) + "."
