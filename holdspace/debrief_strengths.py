"""What helped, first: up to four specific things, each at its moment, the ones that mattered most before the others.

Praise is of what was done and what came of it, never of the person who did it. A message in which something did harm
is nobody's strength, whatever else was in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from holdspace.client.pressing import pries
from holdspace.client.words import content_stems
from holdspace.coach_advice import unasked
from holdspace.coach_wordings import open_question
from holdspace.curriculum import Skill
from holdspace.debrief_counts import closeness
from holdspace.debrief_model import MOST_STRENGTHS
from holdspace.debrief_parts import Strength
from holdspace.debrief_safety import came_up
from holdspace.debrief_strengths_care import Found, of_cues, of_safety
from holdspace.debrief_talk import HARMS, TURNED_AWAY, UNREADABLE, Exchange, Talk
from holdspace.debrief_tells import corners, gives_leave, own_and_back, praises, told_own
from holdspace.debrief_words import effect, named, of, put, spoken_to, upper

_OPENED = frozenset({"disclose", "elaborate", "return_to_cue"})
_IDEA = re.compile(r"\b(?:idea|thought|suggest\w*|share|offer|something (?:that|i)|tip|options?)\b", re.IGNORECASE)
_MATTERED = {
    "asked": 10.0, "stayed": 9.5, "next_step": 9.0, "limits": 8.0, "repair": 8.0, "cue": 7.0, "no": 7.0,
    "no_taken": 7.5,
    "close": 5.0, "corrected": 5.0, "leave": 5.0, "summed_up": 4.5, "silence": 4.5, "autonomy": 3.5, "validated": 3.5,
    "story": 3.5, "open": 3.0, "limits_early": 3.0,
}  # fmt: skip
"""How much each matters, the authors' order: safety, mending, being met, respect, accuracy, then what opens."""


_OFTEN_PRESSED = 3
_DRAWN_OUT = frozenset({"close", "cue", "open", "validated", "autonomy", "corrected"})
_AGAIN = frozenset({"cue", "no", "close"})
"""Of which a second is worth a place."""
_SURE_OF_EARLIER = 0.5
"""Fit (0..1) from which giving back something said a little before is surely that."""
_GAVE_BACK = (
    "You gave back what {they} meant, your own way.",
    "You went back to what {they} had said a little before.",
)

_SOMETHING_ELSE = re.compile(r"\b(?:what|anything) else\b", re.IGNORECASE)
"""Asks past what was told."""


def strengths(talk: Talk, disputes: frozenset[str], elsewhere: Collection[int] = ()) -> tuple[Strength, ...]:
    """Return up to four strengths, one of a kind and one a moment while others are there.

    ``elsewhere`` are the messages about which something else is said: no message is held up as both.
    """
    pressed = _pressed_on(talk)
    every = (f for f in _all(talk, disputes) if f.one.number not in elsewhere)
    every = (f for f in every if f.kind not in _DRAWN_OUT or f.one.number not in pressed)
    found = sorted(every, key=lambda f: (-_MATTERED[f.kind] - f.more, f.one.number))
    chosen: list[Found] = []
    for again in (0, 1):  # a second of a kind only where there is room
        for one in found:
            alike = sum(c.kind == one.kind for c in chosen)
            room = len(chosen) < MOST_STRENGTHS and alike <= (again if one.kind in _AGAIN else 0)
            if room and all(c.one.number != one.one.number for c in chosen):
                chosen.append(one)
    said: set[str] = set()
    made = []
    darker = next((f.one.number for f in chosen if f.kind in _HEARD and _told_more_and_fell(talk, f.one)), None)
    for f in chosen:
        what = upper(put(f.what, talk))
        if what in said:
            what = "Again: " + what[:1].lower() + what[1:]
        said.add(what)
        then = effect(f.one, talk, helped=True)
        if f.one.number == darker:
            then = f"{then} {put(_DARKER, talk)}".strip()
        made.append(Strength(skill=f.skill, what=what, then=then, moment=talk.moment(f.one)))
    return tuple(made)


def _told_more_and_fell(talk: Talk, one: Exchange) -> bool:
    """Whether the person told more after the message, and their mood went down with it while trust did not."""
    old = next((e.state for e in reversed(talk.every) if e.number < one.number and e.state), None)
    if one.state is None or old is None or one.kind not in _OPENED or talk.trust(one) < 0:
        return False
    return old.valence - one.state.valence >= _FELL


_FELL = 0.05
"""Valence (-1..1) by which a mood is lower, so that it shows."""
_HEARD = frozenset(
    {"asked", "stayed", "cue", "validated", "close", "corrected", "open", "silence", "no_taken", "repair"}
)
"""What is listening, and not a word about the talk."""
_DARKER = "{Their} mood went down with it: telling more is often darker for a while."


def _pressed_on(talk: Talk) -> range:
    """Return the messages over which somebody was pressed again and again: what was drawn out there helped nobody."""
    pressed = [e.number for e in talk.mine if e.found("press")]
    return range(pressed[0], pressed[-1] + 2) if len(pressed) >= _OFTEN_PRESSED else range(0)


def every_strength(talk: Talk, disputes: frozenset[str]) -> Iterator[tuple[int, Skill, str]]:
    """Yield message, skill and words of all that helped, the most that mattered first; one of a kind a message."""
    seen: set[tuple[int, str]] = set()
    pressed = _pressed_on(talk)
    for f in sorted(_all(talk, disputes), key=lambda f: (-_MATTERED[f.kind] - f.more, f.one.number)):
        if f.kind in _DRAWN_OUT and f.one.number in pressed:
            continue
        if (f.one.number, f.kind) not in seen:
            seen.add((f.one.number, f.kind))
            yield f.one.number, f.skill, upper(put(f.what, talk))


def plainly(talk: Talk, count: int) -> str:
    """Return what was there, for when strengths are few; empty where they are not."""
    if count >= 2:
        return ""
    hurt = any(e.found("insult", "sexual") for e in talk.mine)
    wrote = sum(bool(e.you) for e in talk.mine)
    if hurt or talk.ended in {"left", "unheard"} or wrote < len(talk.mine) / 2:
        return f"You wrote {of(wrote, 'message')}."
    return f"You stayed for {of(len(talk.mine), 'message')}."


def _all(talk: Talk, disputes: frozenset[str]) -> Iterator[Found]:
    yield from of_safety(talk, disputes)
    yield from of_cues(talk, disputes)
    for one in talk.mine:
        if one.findings.isdisjoint(HARMS | UNREADABLE):
            yield from _of_message(talk, one)


def _of_message(talk: Talk, one: Exchange) -> Iterator[Found]:  # noqa: C901  # one line a thing that helps
    welcome = one.kind not in TURNED_AWAY and talk.trust(one) >= 0
    opened = one.kind in _OPENED
    if one.found("apologise_repair") and talk.trust(one) >= 0:
        yield Found("repair", "repair_hope_ending", "You saw that something had gone wrong, and you said so.", one)
    if one.found("refusal_respected") and talk.trust(one) >= 0:
        yield Found("no", "following", "{They} drew back, and you let that be.", one, 0.5 * opened)
    if not welcome:
        return
    owned = bool(one.codes & {"apologise", "greet"}) or one.found("apologise_repair")
    if one.found("close_reflection") and closeness(one) == "close" and not owned and not _no_hearing(one.plain):
        yield from _given_back(talk, one, opened=opened)
    if _asked_leave(talk, one):
        yield Found("leave", "choice_before_advice", "You asked whether an idea was wanted before giving one.", one)
    if one.found("summarise") and (one.found("close_reflection", "near_reflection") or "close" in one.codes):
        yield Found("summed_up", "repair_hope_ending", "You gathered up what {they} had told you.", one)
    if one.found("silence") and opened:
        yield Found("silence", "following", "You left a silence, and {they} went on in {their} own time.", one)
    before = talk.before(one)
    wanted_limits = before is not None and before.kind == "ask_limits"
    if one.found("emphasize_autonomy") and not wanted_limits and not one.found("refusal_respected"):
        yield Found("autonomy", "following", "You left it to {them}.", one, opened)
    if one.found("validate") and not one.found("close_reflection") and not gives_leave(one.plain):
        yield Found("validated", "meeting_the_feeling", "You said that it made sense to feel like that.", one, opened)
    short = told_own(one) and not one.found("self_disclose_long")
    if short and "apologise" not in one.codes and own_and_back(one.plain):
        yield Found("story", "own_story", "You said a little of your own, and came back to {them}.", one)
    if _asked_openly(talk, one) and one.kind == "disclose":
        yield Found("open", "following", "You asked openly, and left {them} room.", one)
    if one.found("explain_role") and one.state and one.state.limits_known and not came_up(talk):
        yield Found("limits_early", "role_and_limits", "You said what you are here for, and what its limits are.", one)


def _no_hearing(text: str) -> bool:
    return corners(text) or praises(text)


def _given_back(talk: Talk, one: Exchange, *, opened: bool) -> Iterator[Found]:
    before = talk.before(one)
    if before is not None and before.kind == "ask_limits":
        return  # a question is answered, and nothing given back
    if before is not None and before.kind == "correct":
        yield Found("corrected", "giving_back", "{They} put you right, and you took it and tried again.", one)
        return
    earlier = spoken_to(one, talk) != before
    if earlier and one.fit < _SURE_OF_EARLIER:
        return
    if before is not None and earlier and content_stems(one.plain) & content_stems(before.said):
        earlier = False  # it speaks to both; that it went back is not plain
    word = named(one, talk)
    what = f"You found a word for what was in it: “{word}”." if word else _GAVE_BACK[earlier]
    yield Found("close", "giving_back", what, one, one.fit + 0.5 * opened + 0.2 * bool(word) - earlier)


def _asked_openly(talk: Talk, one: Exchange) -> bool:
    """Whether it is one open question, after something was told, that neither digs nor passes over a cue."""
    before = talk.before(one)
    if before is None or before.kind not in {"open", "disclose", "elaborate", "fact"}:
        return False
    if (before.beat and before.beat.line.cue) or _SOMETHING_ELSE.search(one.plain):
        return False
    alone = "closed_question" not in one.codes and not one.found("two_questions")
    return open_question(one.plain) is not None and one.found("open_question") and alone and not pries(one.you)


def _asked_leave(talk: Talk, one: Exchange) -> bool:
    """Whether the message asked for leave to give an idea, and neither it nor the next gave one without."""
    if not one.found("seek_permission") or one.found("advise_welcome"):
        return False
    if any(unasked(talk, e) for e in (one, *talk.after(one, 2))):
        return False
    return bool(_IDEA.search(one.you[:4000])) or any(e.found("advise_welcome") for e in talk.after(one, 2))
