"""Plain words for what is said again and again in a debrief: how many, what the person did, what it did to them."""

from __future__ import annotations

import re

from holdspace.client.words import content_stems, feelings_in
from holdspace.debrief_talk import Exchange, Talk
from holdspace.persona import CueKind

KIND_NAMES: dict[CueKind, str] = {
    "shame": "shame",
    "loneliness": "loneliness",
    "fear": "fear",
    "grief": "grief",
    "anger": "anger",
    "hopelessness": "losing hope",
    "burden": "feeling like a burden",
    "exhaustion": "being worn out",
    "guilt": "guilt",
    "longing": "longing",
    "wish_dead": "a wish not to be here",
    "thoughts": "a thought of suicide",
}

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
             "eleventh", "twelfth")  # fmt: skip
_DID: dict[str, str] = {
    "disclose": "{They} told you something new.",
    "elaborate": "{They} told you more.",
    "fact": "{They} answered.",
    "correct": "{They} put it right.",
    "minimise": "{They} took back some of what {they} had said.",
    "joke": "{They} made a joke of it.",
    "sidestep": "{They} turned to something else.",
    "boundary": "{They} said no.",
    "ask_about_you": "{They} asked about you.",
    "ask_for_advice": "{They} asked what you think.",
    "ask_limits": "{They} asked who would be told.",
    "pull_back": "{They} drew back.",
    "return_to_cue": "{They} tried once more to say it.",
    "leave": "{They} left.",
    "close": "{They} said goodbye.",
}
_PUSHED: dict[str, str] = {
    "minimal": "{They} answered in as few words as {they} could.",
    "irrelevance": "{They} spoke of something else.",
    "superficiality": "{They} kept to the surface.",
    "intellectualising": "{They} explained it, from a distance.",
    "hostility": "{They} pushed back.",
    "defensiveness": "{They} defended {self}.",
    "compliance": "{They} agreed, and left it at that.",
}
LITTLE, MUCH = 0.015, 0.08
"""Change of trust (0..1) from which it is worth saying, and from which it is more than a little."""


def many(number: int) -> str:
    """Return a count in words, up to twelve."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def ordinal(number: int) -> str:
    """Return "first", "second", up to twelfth, then "14th"."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    tens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def times(number: int) -> str:
    """Return "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(number, f"{many(number)} times")


def of(number: int, one: str, more: str = "") -> str:
    """Return "one question", "two questions"."""
    return f"{many(number)} {one if number == 1 else more or one + 's'}"


def upper(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def put(text: str, talk: Talk) -> str:
    """Fill in who it is about: {they}, {them}, {their}, {self}, {name}."""
    p = talk.they
    filled = text.format(
        they=p.subject, them=p.object, their=p.possessive, self=p.reflexive, name=talk.persona.name,
        They=upper(p.subject), Their=upper(p.possessive),
    )  # fmt: skip
    return re.sub(r"\b(They|they) was\b", r"\1 were", filled)


def did(one: Exchange, talk: Talk) -> str:
    """Say what the person did next; empty where nothing came out."""
    if one.beat is None:
        return ""
    pushed = _PUSHED.get(one.beat.form or "") if one.kind == "push_back" else None
    return put(pushed or _DID.get(one.kind, "{They} answered."), talk)


def felt(feeling: str) -> str:
    """Return how to say that somebody felt it: "felt ashamed", "was dreading it"."""
    return f"was {feeling}" if re.match(r"\w+ing\b", feeling) and feeling != "longing" else f"felt {feeling}"


def effect(one: Exchange, talk: Talk, *, helped: bool) -> str:
    """Say what the person did next, what was in it, and what it did to trust: the gain of a strength, the cost else."""
    answered = did(one, talk)
    about_you = one.kind in {"react", "push_back", "pull_back", "boundary", "sidestep", "correct", "leave"}
    moved = talk.trust(one)
    inside: list[str] = []
    if one.beat and one.beat.feeling and about_you and (moved >= LITTLE or not helped):
        inside.append(felt(one.beat.feeling[0]))
    if abs(moved) >= LITTLE and (moved > 0) == helped:
        much = "" if abs(moved) >= MUCH else "a little "
        inside.append(f"trusted you {much}{'more' if helped else 'less'}")
    within = put("Inside, {they} " + " and ".join(inside) + ".", talk) if inside else ""
    if within and one.kind in {"react", "fact"}:
        return within  # that an answer came goes without saying
    return f"{answered} {within}".strip()


_TWO_SENSES = frozenset(
    "missed missing miss close low down hard heavy bad lost nothing flat tense fed apart silly stupid daft better easy"
    " easier tough rough expected measured careful responsible fault warm caring fond spent mixed failing"
    " lovely glad sorry loved".split()
)
"""Words that may name a feeling or something else: never quoted as one."""
_LATELY = 3
"""The person's latest messages that one may still be giving back."""


def spoken_to(one: Exchange, talk: Talk) -> Exchange | None:
    """Return which of the person's latest messages the trainee's speaks to most; the last one where none stands out."""
    latest = [e for e in reversed(talk.every) if e.number < one.number and e.beat][:_LATELY]
    said, named_ = content_stems(one.you), feelings_in(one.you)
    best, most = (latest[0] if latest else None), 0.0
    for age, before in enumerate(latest):
        beat = before.beat
        if beat is None:
            continue
        meant = " ".join((*beat.feeling, beat.meaning or ""))
        shared = len(said & content_stems(" ".join((meant, *beat.hears, before.said))))
        worth = (1.0 if age == 0 else 0.75) * (shared + 2 * len(named_ & feelings_in(meant)))
        if worth > most:
            best, most = before, worth
    return best


def named(one: Exchange, talk: Talk) -> str | None:
    """Return the feeling that the trainee found in what was said, in the trainee's own word."""
    before = spoken_to(one, talk)
    if before is None or before.beat is None:
        return None
    meant = feelings_in(" ".join(before.beat.feeling))
    own = " ".join(e.said for e in talk.every if e.number < one.number).lower()  # a word of theirs is not found
    for match in re.finditer(r"[a-z']+(?: out)?", one.plain.lower()):
        word = str(match[0]).removesuffix("'s")
        if word not in own and word not in _TWO_SENSES and feelings_in(word) & meant:
            return word
    return None
