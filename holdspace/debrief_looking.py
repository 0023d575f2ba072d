"""Where to look for oneself: the goal, what the person felt against what showed, and what no program can see."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from holdspace.client.words import feelings_in
from holdspace.coach_advice import unasked
from holdspace.coach_ways import CROSSED, SORRY
from holdspace.curriculum import Skill
from holdspace.debrief_between import between
from holdspace.debrief_faults import GOOD, OFTEN, slips
from holdspace.debrief_model import SKILL_NAMES, Left, NoChance, Question
from holdspace.debrief_parts import FeltAndShown
from holdspace.debrief_safety import asked, came_up
from holdspace.debrief_talk import ADVISED, UNREADABLE, Exchange, Talk, clip
from holdspace.debrief_tells import asks_about_you, asks_what_this_is, told_own
from holdspace.debrief_words import felt, of, put, times
from holdspace.pronouns import suited

LIGHTER = 0.2
"""Valence (-1..1) by which a message must sound lighter than the person felt."""
_LIGHT, _LOW = 0.1, -0.15
_MOST_FELT = 3
LONG = 40
"""Words from which a message is a long one."""

UNSEEN = (
    "Your tone, and the time you left between messages.",
    "Whose need a question served: the same words can be for {them} or for you.",
    "Whether you were trying to rescue {them}. Only you can know what you wanted to happen.",
)


_PLEASANT = frozenset({"glad", "relieved", "loved"})


def felt_and_shown(talk: Talk) -> tuple[FeltAndShown, ...]:
    """Return up to three messages that sounded lighter than the person felt, in their order."""
    found = sorted(_lighter(talk), key=lambda pair: (-pair[0], pair[1].number))[:_MOST_FELT]
    return tuple(_felt(talk, one) for _, one in sorted(found, key=lambda pair: pair[1].number))


def _lighter(talk: Talk) -> Iterator[tuple[float, Exchange]]:
    for one in talk.every:
        if one.reading is None or one.beat is None or one.state is None or not one.beat.feeling:
            continue
        inside = min(one.state.valence, one.beat.mood.valence if one.beat.mood else 1.0)
        gap = one.reading.valence - inside
        if gap >= LIGHTER and inside <= _LOW:
            yield gap + 0.3 * bool(one.beat.line.cue) + 0.15 * (one.kind in {"disclose", "minimise", "joke"}), one


def _felt(talk: Talk, one: Exchange) -> FeltAndShown:
    assert one.reading is not None and one.beat is not None  # noqa: S101, PT018  # asked by the caller
    inside = felt(next((f for f in one.beat.feeling if feelings_in(f) - _PLEASANT), one.beat.feeling[-1]))
    label = suited(one.reading.label, talk.persona.pronouns)
    if one.kind == "joke":
        says = f"{{name}} made a joke, and {inside}."
    elif one.beat.form == "compliance":
        says = f"{{name}} agreed politely, and {inside}."
    elif one.reading.valence > _LIGHT:
        says = f"{{name}} wrote lightly, and {inside}."
    elif label in {"hard to read", "hard to tell", "calm"}:
        says = f"{{Their}} words gave little away; {{name}} {inside}."
    else:
        says = f"{{name}} sounded {label}, and {inside}."
    return FeltAndShown(turn=one.turn, message=one.number, words=clip(one.said), says=put(says, talk))


def no_chance(talk: Talk, shown: Collection[Skill]) -> tuple[NoChance, ...]:
    """Return the skills for which the talk offered no moment; what was ``shown`` had one, whatever the record lacks."""
    answered = [e for e in talk.every if e.said and talk.after(e)]
    kinds = {e.kind for e in answered}
    final = talk.final
    cues_in_time = [c for c in (final.cues if final else ()) if talk.at(c.at + 1)]
    strained = any(e.state and e.state.strain >= 0.05 for e in talk.every)
    chance: dict[Skill, bool] = {
        "role_and_limits": any(asks_what_this_is(e) for e in answered)
        or came_up(talk)
        or any(e.found("explain_role", "labelled", "threatened") or "explain_role" in e.codes for e in talk.mine),
        "following": bool(answered),
        "giving_back": bool(answered),
        "meeting_the_feeling": any(e.beat and e.beat.feeling for e in answered),
        "choice_before_advice": "ask_for_advice" in kinds
        or any(e.found(*ADVISED, "advise_welcome", "seek_permission") for e in talk.mine),
        "cues_and_safety": bool(cues_in_time) or came_up(talk) or asked(talk) is not None,
        "own_story": any(asks_about_you(e) for e in answered) or any(told_own(e) for e in talk.mine),
        "repair_hope_ending": strained or talk.ended is not None or bool(between(talk)),
    }
    return tuple(NoChance(skill=s, name=SKILL_NAMES[s]) for s, had in chance.items() if not had and s not in shown)


def unseen(talk: Talk) -> tuple[str, ...]:
    """Return what this program can't see."""
    unread = sum(bool(e.findings & UNREADABLE) for e in talk.mine)
    more = (f"What {of(unread, 'message')} of yours meant: it reads plain English only.",) if unread else ()
    return (*(put(text, talk) for text in UNSEEN), *more)


def question(talk: Talk) -> Question | None:
    """Return one question for oneself, at the moment where something may have moved in the trainee."""
    firsts: tuple[tuple[Callable[[Exchange], bool], str], ...] = (
        (lambda e: unasked(talk, e), "This reads as a first idea of yours, before one was asked for."),
        (lambda e: bool({"press", "pry"} & {*slips(talk, e)}), "This reads as going on where a no had been."),
        (lambda e: "reassure" in slips(talk, e), "This reads as comfort."),
        (lambda e: told_own(e) and "apologise" not in e.codes, "Here you spoke of yourself."),
    )
    pressed = sum(firsts[1][0](e) for e in talk.mine) >= OFTEN
    for asks, because in (firsts[1], *firsts) if pressed else firsts:  # what came again and again first
        if one := next((e for e in talk.mine if asks(e) and e.you and not e.found(*GOOD)), None):
            return _question(talk, one, because)
    spoken = [e for e in talk.mine if e.you]
    if not spoken:
        return None
    longest = max(spoken, key=lambda e: (len(e.you.split()), -e.number))
    return _question(talk, longest, "This is the longest message you wrote.")


def _question(talk: Talk, one: Exchange, because: str) -> Question:
    return Question(text="What was happening in you here?", because=because, moment=talk.moment(one))


_LED = (
    (("insult",), "what you wrote read as an insult"),
    (("sexual",), "what you wrote crossed a line"),
    (("press", "pry"), "you went on after {they} had drawn back"),
    (("confront", "warn"), "what you wrote read as arguing with {them}"),
    ((*ADVISED,), "you told {them} what to do"),
)  # fmt: skip


def _often(text: str, number: int) -> str:
    return f"{text}, {times(number)}," if number > 1 else text


def left(talk: Talk) -> Left | None:
    """Return what led to the person's leaving, and a way to put it right; None where they did not leave."""
    if talk.ended != "left" or not talk.mine:
        return None
    led = [(e, text) for names, text in _LED for e in talk.mine if e.findings.intersection(names)]
    one = led[0][0] if led else talk.mine[-1]
    reasons = [_often(text, sum(t == text for _, t in led)) for text in list(dict.fromkeys(t for _, t in led))[:2]]
    because = " and ".join(reasons).removesuffix(",") if reasons else "too much had come between you"
    crossed = any(e.found("insult", "sexual") for e in talk.mine)
    return Left(
        says=put(f"{{name}} left. Before that, {because}.", talk),
        moment=talk.moment(one),
        mend=(CROSSED if crossed else SORRY)[0],
        next="You can go back to this message and try it another way. What was said stays, and so can a beginning.",
    )
