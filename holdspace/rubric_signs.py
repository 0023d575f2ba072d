"""What the rules find in a talk, for the skills that show in any talk: following, giving back, feeling, choice.

Everything here was found in the messages when they were sent; nothing is read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdspace.client.effects import Finding
from holdspace.client.words import feelings_in
from holdspace.coach_advice import unasked
from holdspace.coach_wordings import sentences
from holdspace.coach_words import asks_for_facts, only_names, says_it_makes_sense
from holdspace.codes import REFLECTIONS
from holdspace.debrief_counts import closeness
from holdspace.debrief_faults import GOOD
from holdspace.debrief_safety import told
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_words import named, spoken_to
from holdspace.rubric_sign import Sign, Standing, faulty, harm, helpful, owned, readable, was_owned

ENOUGH = 4
"""Messages from which the lack of something says something."""
LONG_ENOUGH = 6
ONE_OF = 6
"""One message of so many gives something back."""
MANY_QUESTIONS = 3
"""Questions in one message from which it is no accident."""
SURE = 2
"""Times from which something is no accident."""
COMFORTS_MAKE_SMALL = 3
MEANINGS_SURE = 3


def following(talk: Talk) -> Iterator[Sign]:
    """Yield what was found of following."""
    mine = readable(talk)
    yield from harm(talk, "following.pressed", "press", sure_from=SURE)
    yield from harm(talk, "following.pried", "pry", sure_from=SURE)
    yield from harm(talk, "following.interrogated", "interrogated", sure_from=SURE, unsure_from=SURE)
    once = faulty(talk, "interrogated")
    if len(once) == 1:
        yield Sign("following.interrogated", "failed", tuple(once))
    opened = [
        e
        for e in mine
        if e.found("ask_suicide_direct") or (e.found("open_question") and helpful(e) and not asks_for_facts(e.plain))
    ]
    gave = [e for e in mine if closeness(e) == "close" and helpful(e)]
    closed = [e for e in mine if e.found("closed_question")]
    if opened or len(gave) >= SURE:
        yield Sign("following.open", "held", tuple(opened or gave))
    else:
        told_from = closed and len(mine) >= ENOUGH
        yield Sign(
            "following.open", "failed" if told_from else "untold", tuple(e for e in closed if not e.found(*GOOD))
        )
    yield from _one_thing(talk, [e for e in mine if e in opened or e in closed])
    silent = faulty(talk, "silence_worn", "backchannel_worn")
    if len(silent) >= SURE:
        yield Sign("following.present", "failed", tuple(silent))
    respected = [e for e in mine if e.found("refusal_respected") and talk.trust(e) >= 0]
    if respected:
        yield Sign("following.no_respected", "held", tuple(respected))
    theirs = [e for e in mine if e.found("emphasize_autonomy") and e not in respected]
    if theirs:
        yield Sign("following.theirs", "untold", tuple(theirs))


def _one_thing(talk: Talk, asking: Sequence[Exchange]) -> Iterator[Sign]:
    """Yield whether one thing was asked at a time; nothing where two came at once by accident, or nothing was asked."""
    several = [e for e in readable(talk) if e.found("two_questions") or _questions(e) >= MANY_QUESTIONS]
    standing = [e for e in faulty(talk, "two_questions") if e in several]
    many = [e for e in several if _questions(e) >= MANY_QUESTIONS and not e.found("ask_suicide_direct")]
    if len(standing) >= SURE or many:
        yield Sign("following.one_thing", "failed", tuple(e for e in several if e in standing or e in many))
    elif asking and not several:
        yield Sign("following.one_thing", "held", tuple(asking))


def _questions(one: Exchange) -> int:
    return sum(s.endswith("?") for s in sentences(one.plain))


def giving_back(talk: Talk) -> Iterator[Sign]:
    """Yield what was found of giving back."""
    mine = readable(talk)
    wrong = [e for e in faulty(talk, "misheard_confident", "contrary") if not _got_it_next(talk, e)]
    if wrong:
        standing: Standing = "held" if len(wrong) >= SURE else "untold"
        yield Sign("giving_back.distorted", standing, tuple(sorted(wrong, key=lambda e: e.kind != "correct")))
    close = [e for e in mine if closeness(e) == "close" and helpful(e)]
    near = [e for e in mine if closeness(e) == "near" and helpful(e)]
    if len(close) >= SURE:
        yield Sign("giving_back.accurate", "held", tuple(close))
    elif close or near:
        yield Sign("giving_back.accurate", "untold", tuple(close or near))
    else:
        yield Sign("giving_back.accurate", "failed" if len(mine) >= ENOUGH else "untold", _chances(talk)[:1])
    worn = faulty(talk, "parroted", "formula")
    if len(worn) >= SURE and len(worn) >= len(close) + len(near):
        yield Sign("giving_back.own_words", "failed", tuple(worn))
    elif close:
        yield Sign("giving_back.own_words", "held", tuple(close))
    if len(mine) >= LONG_ENOUGH:
        enough = ONE_OF * len(close + near) >= len(mine)
        silent = tuple(e for e in _chances(talk) if closeness(e) is None)[:1]
        often = len(close + near) if enough else None
        yield Sign("giving_back.enough", "held" if enough else "failed", () if enough else silent, often=often)
    meant = [e for e in close if e.codes & (REFLECTIONS - {"simple_reflection"}) and not only_names(e.plain)]
    if meant:
        yield Sign("giving_back.meaning", "held" if len(meant) >= MEANINGS_SURE else "untold", tuple(meant))
    taken = [e for e in close if (before := talk.before(e)) and before.kind == "correct"]
    if taken:
        yield Sign("giving_back.put_right", "held", tuple(taken))


def _got_it_next(talk: Talk, one: Exchange) -> bool:
    return any(e.found("close_reflection") for e in talk.after(one, 1))


def _chances(talk: Talk) -> tuple[Exchange, ...]:
    """Return the messages that answer something told and in which no good stands against being shown."""
    telling = {"open", "disclose", "elaborate"}
    return tuple(
        e for e in readable(talk) if (b := talk.before(e)) and b.kind in telling and not e.found(*GOOD) and e.you
    )


def meeting(talk: Talk) -> Iterator[Sign]:
    """Yield what was found of meeting the feeling."""
    mine = readable(talk)
    crossed = harm(talk, "meeting.hurt", "insult", "sexual")
    yield from tuple(crossed) or harm(talk, "meeting.hurt", "insult", "sexual", "confront", sure_from=SURE)
    yield from harm(talk, "meeting.warned", "warn", sure_from=SURE)
    kind = [e for e in mine if helpful(e)]
    named_in = [
        e
        for e in kind
        if (e.found("cue_met") and not e.found("ask_suicide_direct")) or (e.found(*_GIVEN) and named(e, talk))
    ]
    close = [e for e in kind if e.found("close_reflection")]
    if len(named_in) >= SURE:
        yield Sign("meeting.named", "held", tuple(named_in))
    elif perhaps := named_in or close or [e for e in kind if e.found(*_GIVEN) and feelings_in(e.plain)]:
        yield Sign("meeting.named", "untold", tuple(perhaps))
    else:
        yield Sign("meeting.named", "failed" if len(mine) >= ENOUGH else "untold", _chances(talk)[:1])
    sense = [e for e in kind if e.found("validate") and (not e.codes or says_it_makes_sense(e.plain))]
    if sense:
        yield Sign("meeting.made_sense", "held", tuple(sense))
    else:
        near_it = named_in or len(close) >= SURE or len(mine) < ENOUGH
        yield Sign("meeting.made_sense", "untold" if near_it else "failed")
    comfort = faulty(talk, "reassure", "flattered")
    if len(comfort) >= COMFORTS_MAKE_SMALL:
        yield Sign("meeting.made_small", "untold", tuple(comfort))
    if comfort:
        yield Sign("meeting.stayed", "failed" if len(comfort) >= SURE else "untold", tuple(comfort))
    mixed = [e for e in named_in if _mixed(talk, e)]
    if mixed:
        yield Sign("meeting.mixed", "untold", tuple(mixed))


_GIVEN: tuple[Finding, ...] = ("close_reflection", "near_reflection", "cue_noticed", "validate")


def _mixed(talk: Talk, one: Exchange) -> bool:
    before = spoken_to(one, talk)
    if before is None or before.beat is None:
        return False
    return len(feelings_in(one.you) & feelings_in(" ".join(before.beat.feeling))) >= SURE


def choice(talk: Talk) -> Iterator[Sign]:
    """Yield what was found of leaving the choice to them."""
    telling = told(talk)
    mine = [e for e in readable(talk) if telling is None or e.number <= telling.number]
    ordered = [e for e in faulty(talk, "direct") if e in mine]
    if ordered:
        yield Sign("choice.ordered", "held" if len(ordered) >= SURE else "untold", tuple(ordered))
    elif mended := [e for e in was_owned(talk, "direct") if e in mine]:
        yield Sign("choice.ordered", "untold", tuple(mended))
    tips = [e for e in mine if unasked(talk, e)]
    early = [e for e in tips if not owned(talk, e) and not e.found(*GOOD)]
    beside = [e for e in tips if e not in early]
    leave = [e for e in mine if e.found("seek_permission", "advise_welcome")]
    wanted = [e for e in talk.every if e.kind == "ask_for_advice" and talk.after(e)]
    answered = [talk.after(e)[0] for e in wanted]
    looked = [e for e in answered if e.found("open_question", "close_reflection", "near_reflection", *_LEFT)]
    kept: Standing = "failed" if early else "untold" if beside else "held"
    yield Sign("choice.kept", kept, tuple(early or beside or leave or looked))
    if leave or looked:
        yield Sign("choice.asked", "held", tuple(leave or looked))
    elif wanted:
        yield Sign("choice.asked", "failed", tuple(e for e in answered if not e.found(*GOOD)))
    theirs = [e for e in mine if e.found(*_LEFT)]
    if theirs and not early:
        yield Sign("choice.theirs", "untold", tuple(theirs))


_LEFT: tuple[Finding, ...] = ("emphasize_autonomy", "affirm")
