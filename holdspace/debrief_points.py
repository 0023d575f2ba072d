"""What to try another way: at most one point a skill and four in all, each at a moment that offered the chance.

Where suicide came up, that comes first. A cue in the last thing said, and a matter that was not told, are nobody's to
know; neither makes a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from holdspace.client.effects import Finding
from holdspace.coach_ways import ASK_PLAINLY, GOODBYE, LET_BE, LIMITS, LINE, MEANS, OWNED, STAY, STEP
from holdspace.coach_wordings import Wording
from holdspace.curriculum import Skill
from holdspace.debrief_counts import closeness
from holdspace.debrief_cues import answer_to, first_words, heard_something, went_by
from holdspace.debrief_endings import STRAINED, over_a_telling
from holdspace.debrief_faults import GOOD, KINDS, Fault, faults, says, slips
from holdspace.debrief_harm import SEEN, Seen
from holdspace.debrief_help import ENOUGH, means_spoken_of, method_in_mind, service_named, somebody_named
from holdspace.debrief_model import MOST_POINTS, SKILL_NAMES, Point
from holdspace.debrief_safety import alarms, asked, came_up, hints, promises_secrecy, told
from holdspace.debrief_talk import UNREADABLE, Exchange, Talk
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import KIND_NAMES, effect, put, times

_NEVER_GAVE_BACK = 6
"""Messages from which it is worth saying that nothing was given back."""
_LEFT_UNHEARD = 4
"""The same where the person went away unheard."""
_CLOSES_IN: frozenset[str] = frozenset({"direct", "confront", "warn", "insult", "sexual", *SEEN})


_OPEN = {
    "disclose": "After this {they} told you something",
    "ask_for_advice": "After this {they} asked what you think",
    "ask_about_you": "After this {they} asked about you",
    "ask_limits": "After this {they} asked who would be told",
}
"""Replies over which an end without a goodbye is felt."""


class _Draft(NamedTuple):
    skill: Skill
    weight: float
    one: Exchange
    happened: str
    wording: Wording
    again: str = ""


def points(talk: Talk, disputes: frozenset[str], wordings: Wordings) -> tuple[Point, ...]:
    """Return the points, safety first, then what cost most."""
    drafts: list[_Draft] = []
    care = tuple(_safety(talk, wordings))
    every = (*care, *_ordinary(talk, disputes, wordings, {d.one.number for d in care}))
    for draft in (d for d in every if not _asks_plainly(talk, d.one)):
        taken = any(d.skill == draft.skill or d.one.number == draft.one.number for d in drafts)
        if not taken and len(drafts) < MOST_POINTS:
            drafts.append(draft)
    return tuple(
        Point(
            skill=d.skill,
            name=SKILL_NAMES[d.skill],
            moment=talk.moment(d.one),
            happened=put(d.happened, talk),
            effect=effect(d.one, talk, helped=False),
            instead=d.wording.text,
            why=d.wording.why,
            again=put(d.again, talk),
        )
        for d in drafts
    )


def _asks_plainly(talk: Talk, one: Exchange) -> bool:
    """Whether it is the plain question about suicide, in whose place nothing is offered; what hurts beside it is."""
    return one.found("ask_suicide_direct") and not slips(talk, one)


def _first_beside(talk: Talk, later: Sequence[Exchange]) -> Exchange:
    """Return the first that is not the plain question; that one where there is no other."""
    return next((e for e in later if not _asks_plainly(talk, e)), later[0])


def _safety(talk: Talk, wordings: Wordings) -> Iterator[_Draft]:
    """Yield what matters before all else where suicide came up."""
    telling = told(talk)
    after = talk.after(telling) if telling else ()
    alarm = next((e for e in after if alarms(e)), None)
    if alarm:
        happened = "When {they} had told you, what came next reads as alarm, an order or hurry."
        yield _Draft("cues_and_safety", 10, alarm, happened, wordings.own(STAY))
    elif not telling:
        yield from _not_asked(talk, wordings)
    elif len(after) >= ENOUGH and talk.final and not talk.final.agreed and not somebody_named(talk, telling):
        happened = "{They} had told you, and nobody and nothing to turn to was named in the rest of the talk."
        yield _Draft("cues_and_safety", 10, after[-2], happened, wordings.own(STEP))
    else:
        yield from _help(talk, wordings)
    yield from _limits(talk, wordings)


def _help(talk: Talk, wordings: Wordings) -> Iterator[_Draft]:
    """Yield what could still have come nearer once a step was agreed on."""
    known = method_in_mind(talk)
    agreed = next((e for e in talk.every if e.state and e.state.agreed), None)
    if known and len(talk.after(known)) >= ENOUGH and not means_spoken_of(talk, known):
        happened = "{They} had a way in mind, and putting it out of reach was not spoken of."
        yield _Draft("cues_and_safety", 10, _first_beside(talk, talk.after(known)), happened, wordings.own(MEANS))
    elif agreed and len(talk.after(agreed)) > ENOUGH and not service_named(talk, told(talk) or agreed):
        happened = "{They} had taken a step with you. A line for the hours when nobody is there could stand beside it."
        yield _Draft("cues_and_safety", 0.05, _first_beside(talk, talk.after(agreed)), happened, wordings.own(LINE))


def _not_asked(talk: Talk, wordings: Wordings) -> Iterator[_Draft]:
    question = asked(talk)
    for hint in hints(talk):
        after = [e for e in talk.mine if e.number > hint.at]
        if question or not after:
            continue
        unclear = next((e for e in after if e.found("ask_suicide_vague", "ask_suicide_leading")), None)
        if unclear and unclear.found("ask_suicide_leading"):
            happened = "You asked about it so that only a no was easy to give."
        elif unclear:
            happened = "You turned towards it and asked around it; the plain question was still to come."
        else:
            words = _safe(first_words(talk, hint))
            happened = f"“{words}” pointed to a wish not to be here, and the plain question did not come."
        at = unclear or after[0]
        yield _Draft("cues_and_safety", 10, at, happened, wordings.ask(at, first_words(talk, hint)))
        return
    leading = next((e for e in talk.mine if e.found("ask_suicide_leading")), None)
    if leading and not question and came_up(talk):
        yield _Draft("cues_and_safety", 10, leading, "You asked about it so that only a no was easy to give.",
                     wordings.own(ASK_PLAINLY))  # fmt: skip


def _limits(talk: Talk, wordings: Wordings) -> Iterator[_Draft]:
    known = bool(talk.final and talk.final.limits_known)
    secret = next((e for e in talk.mine if promises_secrecy(e)), None)
    if secret and not known:
        happened = "You promised more than anyone can keep: there are times when it can't stay between you."
        yield _Draft("role_and_limits", 9, secret, happened, wordings.own(LIMITS))
        return
    wanted = next((e for e in talk.every if e.kind == "ask_limits" and talk.after(e)), None)
    if wanted and not known:
        happened = "{They} asked who would be told, and that question stayed open."
        yield _Draft("role_and_limits", 9, _first_beside(talk, talk.after(wanted)), happened, wordings.own(LIMITS))


def _ordinary(talk: Talk, disputes: frozenset[str], wordings: Wordings, spoken_of: set[int]) -> Iterator[_Draft]:
    """Yield the rest, the weightiest first; ``spoken_of`` are messages of which something is said already."""
    drafts: list[_Draft] = []
    for fault in faults(talk):
        free = next((e for e in fault.places if e.number not in spoken_of), fault.places[0])
        spoken_of.add(free.number)
        drafts.append(_fault(talk, fault, free, wordings))
    drafts += [*_missed(talk, disputes, wordings), *_nothing_given_back(talk, wordings), *_ending(talk, wordings)]
    yield from sorted(drafts, key=lambda d: (-d.weight, d.one.number))


def another_way(one: Exchange, finding: Finding | Seen, wordings: Wordings) -> Wording:
    """Return other words for the moment of that message, which do what was missed in it."""
    kind = KINDS[finding]
    if kind.own and finding != "advise_unasked":
        return wordings.own(*kind.own)
    if kind.own:
        return wordings.offered(one, kind.own)
    if finding in _CLOSES_IN and wordings.keeps_back(one):
        return wordings.at(one, "ER", does=kind.does, or_else=LET_BE)  # nobody who keeps back is asked what is under it
    return wordings.at(one, *kind.kinds, finding=finding, does=kind.does)


def _fault(talk: Talk, fault: Fault, one: Exchange, wordings: Wordings) -> _Draft:
    wording = another_way(one, fault.finding, wordings)
    again = f"That happened {times(len(fault.places))} in this talk." if len(fault.places) > 1 else ""
    if fault.seen_later:
        again = f"{again} Later in the talk you owned a slip yourself.".strip()
    happened = says(talk, one, fault.finding)
    if one.found(*GOOD):
        happened = "Something in this message reached {them}. " + happened.replace(
            "What you wrote reads", "It also reads"
        )
    return _Draft(fault.skill, fault.weight, one, happened, wording, again)


def _missed(talk: Talk, disputes: frozenset[str], wordings: Wordings) -> Iterator[_Draft]:
    missed = went_by(talk, disputes)
    for cue in missed:
        one = next((e for e in (answer_to(talk, cue),) if e and not e.found(*GOOD)), None)
        if one is None or heard_something(one) or one.findings & UNREADABLE:
            continue
        what = f"There was {KIND_NAMES[cue.kind]} in “{_safe(first_words(talk, cue))}”, and the talk went past it."
        again = "" if len(missed) == 1 else f"Something in passing went by {times(len(missed))}."
        yield _Draft("cues_and_safety", 0.1 * len(missed), one, what, wordings.at(one, "ER", "MI"), again)
        return


def _nothing_given_back(talk: Talk, wordings: Wordings) -> Iterator[_Draft]:
    readable = [e for e in talk.mine if e.findings.isdisjoint(UNREADABLE)]
    least = _NEVER_GAVE_BACK if talk.ended != "unheard" else _LEFT_UNHEARD
    if len(readable) < least or any(closeness(e) for e in talk.mine):
        return
    felt = [(e, b) for e in readable if (b := talk.before(e)) and b.beat and b.beat.feeling]
    told_something = [e for e, b in felt if b.kind in {"disclose", "elaborate"}] or [
        e for e, b in felt if b.kind == "open"
    ]
    for one in sorted(told_something, key=lambda e: (e.found(*KINDS), e.number)):
        happened = "{They} had just told you something, and as in the rest of the talk, none of it was given back."
        yield _Draft("giving_back", 0.15, one, happened, wordings.at(one, "ER", "MI"))


def _ending(talk: Talk, wordings: Wordings) -> Iterator[_Draft]:
    final, last = talk.final, talk.mine[-1]
    mended = any(e.found("apologise_repair") for e in talk.mine)
    hurt = [e for e in talk.mine if e.found("insult", "sexual", "press", "confront", "direct", "misheard_confident",
                                            "labelled", "threatened", "belittled")]  # fmt: skip
    if (over := over_a_telling(talk)) is not None:
        happened = "{They} had just told or asked you something, and this says goodbye over it."
        yield _Draft("repair_hope_ending", 0.1, over, happened, wordings.own(GOODBYE))
    if final and final.strain >= STRAINED and hurt and not mended and talk.after(hurt[0]):
        one = _first_beside(talk, talk.after(hurt[0]))
        happened = "Something had come between you just before, and the talk went on without a word about it."
        yield _Draft("repair_hope_ending", 0.2, one, happened, wordings.own(*OWNED))
    elif talk.ended == "cut_off" and last.you and (open_ := _OPEN.get(last.kind)):
        happened = f"{open_}, and the talk stopped there without a goodbye."
        yield _Draft("repair_hope_ending", 0.02, last, happened, wordings.own(GOODBYE))


def _safe(words: str) -> str:
    """Return quoted words that a sentence can be filled in around."""
    return words.replace("{", "(").replace("}", ")")
