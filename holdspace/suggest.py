"""Three ways to go on after a message: one opens it up, one meets the feeling, one stands beside.

The kinds are those of the study behind this project: Motivational Interviewing (MI), Empathetic Response (ER) and
Peer Support (PS). The words come from what the author wrote about the beat (``ask``, ``feeling``, ``meaning``,
``beside``), so each is about what was just said; each is read by the same reader as a helper's own message before it
is shown, and is dropped when it advises unasked, reassures or presses.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal

from holdspace.client.state import Beat, BeatKind
from holdspace.client.words import content_stems, feelings_in
from holdspace.codes import HelperCode
from holdspace.pronouns import Pronouns, to_you
from holdspace.reading.readings import Frozen, HelperReader, Utterance
from holdspace.suggestsafety import Moment, safety_drafts

SuggestionKind = Literal["MI", "ER", "PS"]
KINDS: tuple[SuggestionKind, ...] = ("MI", "ER", "PS")

BLANK = "____"
"""What the helper fills in, if it is true for them: nothing is invented for anyone."""


class Suggestion(Frozen):
    """One way to go on."""

    id: str
    kind: SuggestionKind
    text: str
    why: str
    """One line: what it does for the person."""
    source: Literal["written", "model"] = "written"
    """Whether people wrote it, or a language model did just now. In records of before there is none: written."""


NEVER: frozenset[HelperCode] = frozenset(
    {"advise_without_permission", "direct", "warn", "confront", "reassure", "press", "ask_suicide_leading"}
)
"""No suggestion does any of these."""

FITS: dict[SuggestionKind, frozenset[HelperCode]] = {
    "MI": frozenset({"open_question", "complex_reflection", "simple_reflection", "emphasize_autonomy", "affirm",
                     "ask_suicide_direct", "safety_act"}),
    "ER": frozenset({"complex_reflection", "simple_reflection", "validate", "support"}),
    "PS": frozenset({"support", "validate", "self_disclose", "offer_hope", "complex_reflection", "simple_reflection",
                     "emphasize_autonomy", "inform", "other", "explain_role", "safety_act", "hand_over"}),
}  # fmt: skip
"""What the reader must find in one of each kind."""

GUARDED: frozenset[BeatKind] = frozenset({"push_back", "sidestep", "boundary"})
"""Beats in which the person keeps back."""

NOT_WITHIN = 10
"""Turns within which no suggestion comes twice."""


class _Draft(Frozen):
    text: str
    why: str


def suggest(  # noqa: PLR0913  # the moment, whole
    beat: Beat,
    *,
    earlier: Sequence[Beat],
    context: tuple[Utterance, ...],
    shown: Sequence[str],
    reader: HelperReader,
    pronouns: Pronouns,
    seed: int,
    turn: int,
    at: Moment | None = None,
) -> tuple[Suggestion, ...]:
    """Return one suggestion of each kind, in the order MI, ER, PS.

    ``earlier`` are the person's beats before, the last first: a beat that carries little speaks of what came before
    it. ``shown`` are the texts of the last :data:`NOT_WITHIN` turns. ``at`` is where the talk stands with the wish to
    be dead: what is said about that comes first.
    """
    chance = random.Random(f"suggest:{seed}:{turn}")
    matter = [(age, b) for age, b in enumerate((beat, *earlier[:3])) if b.ask or b.feeling or b.meaning]
    chosen: list[Suggestion] = []
    taken = set(shown)
    for kind in KINDS:
        first = [_Draft(text=text, why=why) for text, why in (safety_drafts(kind, at) if at else ())]
        drafts = first + list(_drafts(kind, beat, matter, pronouns, chance))
        passes = partial(_passes, kind, context=context, reader=reader)
        fitting = (d for d in drafts if d.text not in taken and passes(d.text))
        best = next(fitting, None) or _plain(kind, taken, pronouns, passes)
        taken.add(best.text)
        chosen.append(Suggestion(id=f"{turn}-{kind}", kind=kind, text=best.text, why=best.why))
    return tuple(chosen)


def _passes(kind: SuggestionKind, text: str, context: tuple[Utterance, ...], reader: HelperReader) -> bool:
    found = {span.code for span in reader.codes(text.replace(BLANK, "something like this"), context)}
    return bool(found & FITS[kind]) and not found & NEVER


def _drafts(
    kind: SuggestionKind, beat: Beat, matter: list[tuple[int, Beat]], pronouns: Pronouns, chance: random.Random
) -> Iterator[_Draft]:
    """Yield wordings, the most fitting first: of this beat, then of those before it."""
    for age, source in matter:
        make = {"MI": _open_up, "ER": _meet, "PS": _beside}[kind]
        wordings = list(make(source, pronouns, age, chance))
        yield from wordings
    if beat.kind in ("boundary", "sidestep") and kind == "MI":
        yield _Draft(
            text="We can leave that. What would you rather talk about?",
            why=f"Follows {pronouns.possessive} no, and hands over.",
        )


def _open_up(beat: Beat, pronouns: Pronouns, age: int, chance: random.Random) -> Iterator[_Draft]:
    asks = f"An open question: it leaves what to tell to {pronouns.object}."
    meaning = _you(beat.meaning, pronouns)
    if beat.ask:
        ask = _sentence(to_you(beat.ask, pronouns), "?")
        if age:
            back = "I'd like to go back to something, if that's all right."  # no second question
            yield _Draft(text=f"{back} {ask}", why="Goes back to what was left open.")
        else:
            yield _Draft(text=ask, why=asks)
    if meaning and beat.kind not in GUARDED:
        lead = chance.choice(("So you're", "You're"))
        yield _Draft(text=f"{lead} {meaning}. What's that like?", why="Gives it back first, then asks one thing.")
        if beat.ask:
            ask = _sentence(to_you(beat.ask, pronouns), "?")
            yield _Draft(text=f"You're {meaning}. {ask}", why="Gives it back first, then asks one thing.")


def _meet(beat: Beat, pronouns: Pronouns, age: int, chance: random.Random) -> Iterator[_Draft]:
    why = f"Names what {pronouns.possessive} words carry: {beat.feeling[0]}." if beat.feeling else _BEHIND
    if beat.meet and (age == 0 or beat.kind not in GUARDED):
        yield _Draft(text=_sentence(to_you(beat.meet, pronouns), "."), why=why if _names(beat) else _BEHIND)
    feelings = list(beat.feeling[:4])
    meaning = _you(beat.meaning, pronouns)
    if not feelings:
        if meaning:
            yield _Draft(text=f"You're {meaning}.", why=_BEHIND)
        return
    if beat.kind in GUARDED:  # to name how someone keeps back would call them out: only the feeling is met
        feelings.sort(key=lambda feeling: not feelings_in(feeling))
        for feeling in feelings[:2]:
            yield _Draft(text=f"It makes sense that you feel {feeling} about this.", why="Meets it, and lets it be.")
        return
    first, rest = feelings[0], feelings[1:]
    chance.shuffle(rest)
    if meaning:
        meaning = re.sub("^feeling (?=like )", "and ", meaning)  # no feeling twice
    names = f"Names what {pronouns.possessive} words carry: {first}."
    if meaning:
        yield _Draft(text=f"{_sounding(first)}, {meaning}.", why=names)
        for other in rest[:2]:
            yield _Draft(text=f"{_sounding(other)}, {meaning}.", why=f"Names a feeling, and what it is about: {other}.")
    for other in rest[:1]:
        yield _Draft(text=f"{_sounding(first)}, and maybe {other} too.", why="Names two feelings, and leaves room.")
    feels = "you're" if _is_doing(first) else "you feel"
    yield _Draft(text=f"It makes sense that {feels} {first}.", why="Says that the feeling makes sense.")


_BEHIND = "Gives back what is behind the words."


def _names(beat: Beat) -> bool:
    """Whether what the author gave back names the feeling that stands first."""
    first = beat.feeling[:1]
    return bool(first) and bool(
        content_stems(first[0]) & content_stems(beat.meet or "") or feelings_in(first[0]) & feelings_in(beat.meet or "")
    )


def _beside(beat: Beat, pronouns: Pronouns, age: int, chance: random.Random) -> Iterator[_Draft]:
    meaning = _you(beat.meaning, pronouns)
    lesser = "Makes it less strange without making it small."
    own = _Draft(
        text=f"Something a little like it from my own life: {BLANK}. How is it for you?",
        why=f"Only if it is true for you and you are willing: one sentence, then back to {pronouns.object}.",
    )
    if beat.beside:
        yield _Draft(text=_sentence(to_you(beat.beside, pronouns), "."), why=lesser)
    if age == 0 and beat.depth is not None and chance.random() < 0.5:
        yield own
    if meaning and "only one" not in meaning and beat.kind not in GUARDED:
        yield _Draft(text=f"You're not the only one {meaning}. I'm here with you in it.", why=lesser)
    yield own


def _plain(kind: SuggestionKind, taken: set[str], pronouns: Pronouns, passes: Callable[[str], bool]) -> _Draft:
    """Return one that fits anywhere and was not shown lately, for when nothing specific is left."""
    unseen = [one for one in _ANYWHERE[kind] if one[0] not in taken]
    text, why = next((one for one in unseen if passes(one[0])), (unseen or _ANYWHERE[kind])[-1])
    return _Draft(text=text, why=why.format(them=pronouns.object, their=pronouns.possessive))


_ANYWHERE: dict[SuggestionKind, tuple[tuple[str, str], ...]] = {
    "MI": (
        ("What's the part of this that stays with you most?", "An open question: it leaves the choice to {them}."),
        ("Where would you like to go from here?", "Lets {them} steer."),
        ("What would you want me to understand about this?", "Asks for the meaning, not the facts."),
        ("How has it been to say that?", "Asks about now, not about then."),
        ("What else is in it for you?", "Leaves the door open, and nothing more."),
        ("What matters most to you in this?", "Asks for what {their} life turns on."),
        ("How do you see it, looking at it now?", "Asks for {their} own view."),
        ("What comes up as you write that?", "Stays with this moment."),
        ("What would help you most in this talk?", "Asks what {their} talk is for."),
        ("How long has it been like this?", "Gives it a history."),
        ("What's it like, carrying that around?", "Asks for the weight, not the facts."),
        ("It's your choice what we talk about.", "Follows {their} lead after a no."),
        ("You don't have to answer anything here.", "Says that a no is all right."),
        ("It's up to you where we go from here.", "Leaves the choice with {them}."),
    ),
    "ER": (
        ("There's a lot in what you just wrote.", "Shows that it arrived."),
        ("I can hear that this isn't small for you.", "Takes it as seriously as it is."),
        ("That sounds hard to carry on your own.", "Names the weight, gently."),
        ("I'm taking in what you said.", "Does not hurry past it."),
        ("It makes sense that this weighs on you.", "Says that the feeling makes sense."),
        ("You sound as if a lot is going on behind those words.", "Leaves room for more, asks for nothing."),
        ("That sounds like it takes something out of you.", "Names the cost."),
        ("I can hear how close this is for you.", "Stays near, without guessing too much."),
        ("It makes sense that it's hard to put into words.", "Takes the pressure off the telling."),
        ("You sound torn about it.", "Names a mixed feeling, as a guess to be corrected."),
        ("That sounds heavy.", "Few words; the weight is named."),
    ),
    "PS": (
        ("I'm here, and I'm not in a hurry.", "Says that there is time."),
        ("I'm listening, and I'd like to get it right.", "Owns that something may have been missed."),
        ("We can stay with this for as long as you like.", "Gives {them} the pace."),
        ("I'm still with you.", "Stays, and asks for nothing."),
        ("It's up to you how much of it you tell.", "Puts the choice with {them}."),
        ("Nothing about that is too much to say here.", "Makes room."),
        ("I'm with you in this, whichever way it goes.", "Stays beside, promises nothing."),
        ("We can go slowly.", "Gives {them} the pace."),
        ("I'd like to keep listening, if that's all right with you.", "Asks, and stays."),
        ("You don't have to make it sound better than it is.", "Takes a weight off."),
        ("I'm here for the messy version too.", "Welcomes it unfinished."),
    ),
}


def _is_doing(feeling: str) -> bool:
    """Whether the feeling is written as a doing ("dreading it"), which nobody can sound."""
    return bool(re.match(r"\w+ing\b", feeling))


def _sounding(feeling: str) -> str:
    """Return how to name a feeling; what belittles is only ever felt, never how someone sounds."""
    if _is_doing(feeling):
        return f"You're {feeling}"
    harsh = feeling.startswith(("like ", "in ")) or feelings_in(feeling) & {"ashamed", "guilty"}
    return f"Maybe you're feeling {feeling}" if harsh else f"You sound {feeling}"


def _you(meaning: str | None, pronouns: Pronouns) -> str | None:
    return to_you(meaning, pronouns).rstrip(".?! ") if meaning else None


def _sentence(text: str, end: str) -> str:
    text = text.strip()
    text = text if text.endswith((".", "?", "!")) else text + end
    return text[:1].upper() + text[1:]


def edited(suggested: str, sent: str) -> float:
    """Return how much of a suggestion was changed before it was sent: 0 as it stood, 1 nothing left of it."""
    import difflib  # noqa: PLC0415  # seldom needed

    matcher = difflib.SequenceMatcher(None, suggested[:2000], sent[:2000], autojunk=False)
    return round(1 - matcher.ratio(), 3)
