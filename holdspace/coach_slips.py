"""The one thing to try in a turn, where there is one: safety first, then what went by, then what was found in it.

Nothing here blames for what could not be known. A cue counts from the reply that carried it; one that was heard a
little later, or of which the trainee thinks so, is no fault of any message; and what was never told is never spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from holdspace.client.words import content_stems
from holdspace.coach_advice import unasked, urges_something
from holdspace.coach_ways import ASK, ASK_PLAINLY, GOODBYE, LET_BE, LIMITS, OWN_HURT, STAY
from holdspace.coach_wordings import Wording, sentences
from holdspace.codes import HelperCode
from holdspace.curriculum import Skill
from holdspace.debrief_cues import answer_to, first_words, heard_something, went_by
from holdspace.debrief_endings import closes, over_a_telling
from holdspace.debrief_faults import GOOD, KINDS, covered, mended, says, slips
from holdspace.debrief_points import another_way
from holdspace.debrief_safety import alarms, asked, hints, promises_secrecy, promises_to_tell_nobody, told
from holdspace.debrief_talk import ADVISED, UNREADABLE, Exchange, Talk
from holdspace.debrief_wordings import Wordings
from holdspace.debrief_words import KIND_NAMES
from holdspace.suggestsafety import HINTS, STAYS_OPEN

_NO_YES = frozenset({"compliance", "minimal"})
"""Forms of a yes that is none."""
_CHEERS_ON = re.compile(
    r"^\W*(?:yay|great|good|brilliant|perfect|excellent|fantastic|wonderful|lovely|super)\b\W*(?!to\b|question"
    r"|point|of you)",
    re.IGNORECASE,
)
_DEATH = re.compile(r"\b(?:died|dead|death|funeral|passed away|killed)\b", re.IGNORECASE)
_AGAINST_ONESELF = re.compile(
    r"\b(?:so )?(?:it's|it is|that's|it was|all) (?:all |just |probably )?my (?:own )?fault\b"
    r"|\bi(?:'m| am) (?:so |such |just |really |being )?(?:an? )?(?:stupid|useless|pathetic|lazy|burden|failure"
    r"|idiot|rubbish|waste of space|the problem)\b|\bwhat's wrong with me\b"
    r"|\bi (?:hate|blame) myself\b|\bthat (?:hurt|stung)\b",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(r"\b(?:fault|blam\w+|sorry|hard on yourself|harsh)\b", re.IGNORECASE)
_BRUSHES_OFF = re.compile(
    r"^\W*(?:whatever|so what|who cares|not my problem|if you say so|calm down|get over it|i give up)\W*$",
    re.IGNORECASE,
)
_ASKS_AROUND = re.compile(
    r"\b(?:giv(?:e|ing) up|hurt(?:ing)? yourself|end(?:ing)? it|go on|be here|are you safe|harm(?:ing)? yourself)\b",
    re.IGNORECASE,
)
_OPEN: frozenset[HelperCode] = frozenset({"open_question"})
_ONLY_ASKS = frozenset({"closed_question", "backchannel", "other", "greet"})
_SMALL_TALK = 3
"""Words beside a closed question up to which it stands alone."""
_TOLD = frozenset({"disclose", "elaborate", "return_to_cue"})
MOST_OF_A_KIND = 3
"""Turns of a talk of which the same is said with other words beside it; nobody reads it a fourth time."""


_SAID_OF_A_HINT = 2
"""Messages after a hint of which the same is said with other words beside it."""
_WEARS = frozenset({"parroted", "backchannel_worn", "formula"})
"""What is small once, and leaves somebody alone when it goes on and nothing good stands beside it."""


class Slip(NamedTuple):
    """What could have gone another way in one message; ``happened`` is filled in with ``put``."""

    skill: Skill
    happened: str
    wording: Wording | None
    """None where the same has been said of earlier turns often enough: then it is only named."""
    small: bool = False


def slip(talk: Talk, one: Exchange, disputes: Collection[str], wordings: Wordings) -> Slip | None:
    """Return the one thing to try in this message; None for a good one, and for one that was mended soon after."""
    if one.findings & UNREADABLE or not (one.you or one.found("silence_worn")):
        return None
    return next(_all(talk, one, disputes, wordings), None)


def _all(talk: Talk, one: Exchange, disputes: Collection[str], wordings: Wordings) -> Iterator[Slip]:
    yield from _about_suicide(talk, one, disputes, wordings)
    if mended(talk, one):
        yield from _against_oneself(talk, one, wordings)
        return
    if _BRUSHES_OFF.match(one.plain):
        yield Slip("meeting_the_feeling", "This may read as not wanting to hear it.", wordings.at(one, "ER", "MI"))
    found = [f for f in slips(talk, one) if not covered(talk, one, f)]
    beside = next((f for f in slips(talk, one) if f in ADVISED and covered(talk, one, f)), None)
    if beside is not None and not found and unasked(talk, one) and urges_something(one.plain):
        happened = "Something in this reached {them}. It also reads as an idea that {they} had not asked for."
        yield Slip("choice_before_advice", happened, another_way(one, "advise_unasked", wordings), small=True)
    if not any(KINDS[f].grave for f in found) and not one.found(*GOOD):
        yield from _went_by(talk, one, disputes, wordings)
    for finding in found:
        kind = KINDS[finding]
        before = sum(finding in slips(talk, e) for e in talk.mine if e.number < one.number)
        if before + 1 < kind.from_times:
            continue
        again = before >= kind.from_times
        enough = before + 1 >= kind.from_times + MOST_OF_A_KIND
        wording = None if enough else another_way(one, finding, wordings)
        worn = enough and finding in _WEARS and not one.found(*GOOD, "summarise")
        yield Slip(kind.skill, says(talk, one, finding, again=again), wording, small=kind.small and not worn)
    if not one.found(*GOOD):
        yield from _closed_again(talk, one, wordings)
        yield from _others(talk, one, wordings)


def _others(talk: Talk, one: Exchange, wordings: Wordings) -> Iterator[Slip]:
    """Yield what no finding says: an end over something told, a yes that was none, questions in the place of a word."""
    before = talk.before(one)
    if over_a_telling(talk) == one:
        happened = "{They} had just told or asked you something, and this says goodbye over it."
        yield Slip("repair_hope_ending", happened, wordings.own(GOODBYE))
    if before is None or before.beat is None:
        return
    yield from _against_oneself(talk, one, wordings)
    if before.beat.form in _NO_YES and _CHEERS_ON.match(one.plain):
        happened = "{They} agreed in as few words as {they} could: a yes like that may be a way of ending it."
        yield Slip("following", happened, wordings.own(*LET_BE), small=True)
    if _only_asks(one) and _DEATH.search(before.said):
        happened = "{They} had spoken of a death, and what came was a question."
        yield Slip("meeting_the_feeling", happened, wordings.at(one, "ER", "MI"), small=True)
    elif (
        _only_asks(one)
        and one.found("two_questions")
        and not any(e.found("two_questions") for e in talk.mine if e.number < one.number)
    ):
        happened = "Question upon question, and nothing yet of what {they} had said."
        yield Slip("following", happened, wordings.at(one, "MI", "ER", does=_OPEN), small=True)


def _against_oneself(talk: Talk, one: Exchange, wordings: Wordings) -> Iterator[Slip]:
    """Yield the first moment at which something said against oneself went by under a closed question."""
    if (words := _hurt_walked_past(talk, one)) and not _said_before(talk, one):
        happened = f"{{They}} had just said “{words}”. It can be met first, before a question."
        yield Slip("meeting_the_feeling", happened, wordings.own(*OWN_HURT), small=True)


def _hurt_walked_past(talk: Talk, one: Exchange) -> str:
    """Return the person's words against themselves that the message walked past with a closed question; empty else."""
    before = talk.before(one)
    if before is None or "closed_question" not in one.codes or one.found(*GOOD, "validate"):
        return ""
    found = _AGAINST_ONESELF.search(before.said.replace("\u2019", "'"))
    if found is None or _TAKES_UP.search(one.plain) or content_stems(found[0]) & content_stems(one.plain):
        return ""
    return found[0].strip(" .,;").replace("{", "(").replace("}", ")")


def _said_before(talk: Talk, one: Exchange) -> bool:
    """Whether the same was so of an earlier message: it is said of the first."""
    return any(_hurt_walked_past(talk, e) for e in talk.mine if e.number < one.number)


def _only_asks(one: Exchange) -> bool:
    """Whether there is nothing but questions in the message."""
    said = [s for s in sentences(one.plain) if len(s.split()) > 1]
    return bool(said) and all(s.endswith("?") for s in said)


def _about_suicide(talk: Talk, one: Exchange, disputes: Collection[str], wordings: Wordings) -> Iterator[Slip]:
    telling, before = told(talk), talk.before(one)
    if telling and one.number > telling.number:
        if alarms(one):
            yield Slip("cues_and_safety", "{They} had told you, and this reads as alarm, an order or hurry.",
                       wordings.own(STAY))  # fmt: skip
    elif one.found("ask_suicide_leading"):
        yield Slip("cues_and_safety", "You asked about it so that only a no was easy to give.",
                   wordings.own(ASK if hints(talk) else ASK_PLAINLY))  # fmt: skip
    else:
        yield from _hint_open(talk, one, disputes, wordings)
        last = talk.at(one.number - 1)
        graver = any(not KINDS[f].small for f in slips(talk, one))
        if last is not None and last.found("ask_suicide_leading") and not asked(talk) and not graver:
            happened = "A no to a question like the one before is easily given; the plain question was still to come."
            yield Slip("cues_and_safety", happened, wordings.own(ASK_PLAINLY), small=True)
    if promises_to_tell_nobody(one.plain):
        yield Slip("role_and_limits", _CANT_BE_KEPT, wordings.own(LIMITS))
    if one.state is None or one.state.limits_known:
        return
    if promises_secrecy(one):
        yield Slip("role_and_limits", _CANT_BE_KEPT, wordings.own(LIMITS))
    elif before is not None and before.kind == "ask_limits" and not _explained_soon(talk, one):
        yield Slip("role_and_limits", "{They} had asked who would be told, and that stayed open.", wordings.own(LIMITS))


_CANT_BE_KEPT = "This promises to keep a secret, and that is more than anyone can keep."


def frame(talk: Talk, one: Exchange, wordings: Wordings) -> Slip | None:
    """Return what goes against role and limits in plain words, whatever else is in the message; None for nothing."""
    if promises_to_tell_nobody(one.plain) and not one.findings & UNREADABLE:
        return Slip("role_and_limits", _CANT_BE_KEPT, wordings.own(LIMITS))
    if one.found("labelled") and not mended(talk, one):
        return Slip("role_and_limits", says(talk, one, "labelled"), another_way(one, "labelled", wordings))
    return None


def _hint_open(talk: Talk, one: Exchange, disputes: Collection[str], wordings: Wordings) -> Iterator[Slip]:
    """Yield the plain question where a hint stood open, none was asked in time, and this message passed it by."""
    for hint in hints(talk):
        age = one.number - hint.at
        question = asked(talk)
        leaving = closes(one) and not question and age > 0
        if f"{(talk.at(hint.at) or one).turn}:{hint.disclosure}" in disputes:
            continue
        if not 0 < age <= STAYS_OPEN and not leaving:
            continue
        if question and question.number <= hint.at + STAYS_OPEN:
            continue
        words = first_words(talk, hint)
        shown = words.replace("{", "(").replace("}", ")")
        if leaving:
            happened = f"This says goodbye, and “{shown}” was never asked about. The plain question comes first."
            yield Slip("cues_and_safety", happened, wordings.ask(one, words))
        elif one.found("ask_suicide_vague"):
            happened = "You turned towards it, and asked around it: a vague question gets a vague answer."
            yield Slip("cues_and_safety", happened, wordings.ask(one, words), small=True)
        elif age == 1 or hint.again_at == one.number - 1:
            happened = f"“{shown}” pointed to a wish not to be here, and this went past it."
            yield Slip("cues_and_safety", happened, wordings.ask(one, words))
        elif slips(talk, one) and not one.found(*GOOD):
            happened = f"“{shown}” still stood there. The plain question comes before anything else."
            yield Slip("cues_and_safety", happened, wordings.ask(one, words) if age <= _SAID_OF_A_HINT else None)


def _explained_soon(talk: Talk, one: Exchange) -> bool:
    return any(e.state and e.state.limits_known for e in talk.after(one, 1))


def _went_by(talk: Talk, one: Exchange, disputes: Collection[str], wordings: Wordings) -> Iterator[Slip]:
    for cue in went_by(talk, frozenset(disputes)):
        at = answer_to(talk, cue)
        if cue.kind not in HINTS and at is not None and at.number == one.number and not heard_something(one):
            words = first_words(talk, cue).replace("{", "(").replace("}", ")")
            happened = f"There was {KIND_NAMES[cue.kind]} in “{words}”, and the talk went past it."
            yield Slip("cues_and_safety", happened, wordings.at(one, "ER", "MI"))


def _closed_again(talk: Talk, one: Exchange, wordings: Wordings) -> Iterator[Slip]:
    """Yield an open question where something had been told and, not for the first time, only a closed one came."""
    if one.found("ask_suicide_vague") or _ASKS_AROUND.search(one.plain):
        return  # on the way to the plain question, and nothing else stands in its place
    if not _only_closed(talk, one) or not any(_only_closed(talk, e) for e in talk.mine if e.number < one.number):
        return
    happened = "{They} had just told you something; this asks for a yes, a no or one fact."
    wording = wordings.at(one, "MI", does=_OPEN)
    yield Slip("following", happened, wording, small=True)


def _only_closed(talk: Talk, one: Exchange) -> bool:
    before = talk.before(one)
    told_something = before is not None and before.kind in _TOLD and before.beat is not None and before.beat.feeling
    stated = " ".join(s for s in sentences(one.plain) if "?" not in s)
    if len(stated.split()) > _SMALL_TALK:
        return False  # what stands before the question may have given something back
    return bool(told_something) and "closed_question" in one.codes and one.codes <= _ONLY_ASKS
