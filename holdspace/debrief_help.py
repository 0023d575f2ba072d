"""Where the wish to be dead was told: what was said before it was done, and what help came nearer.

Words decide here, as in :mod:`holdspace.client.safety`: which help was named is in what was typed, not in any code. So
a step that is not found is *not seen*, never *not done*. A warm handover is to a professional and to a trusted person,
with a number that answers day and night; distance from means matters where a method is in mind (brief suicide care:
question, persuade, refer; NICE NG225 speaks against sorting people by risk, so nothing here does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from holdspace.debrief_model import SafetyStep
from holdspace.debrief_talk import Exchange, Talk
from holdspace.debrief_words import put

HelpStep = Literal["said_first", "next_step", "professional", "trusted_person", "number", "means"]

NAMES: dict[HelpStep, str] = {
    "said_first": "Said what you would do before doing it",
    "next_step": "Agreed on a step together",
    "professional": "Somebody trained",
    "trusted_person": "Somebody they trust",
    "number": "A number that answers day and night",
    "means": "Distance from the means",
}

_SAID_FIRST = re.compile(
    r"\b(?:(?:tell|ask|say (?:so )?to|talk to|check with|let) you\b[^.?!]{0,20}\b(?:first|before|know before)"
    r"|say so first|hear it from me|from me first|without (?:telling|asking) you|before i (?:tell|told|did|do|call|rang"
    r"|ring|spoke|went)|behind your back|you(?:'d| would) (?:know|hear)\b[^.?!]{0,20}\b(?:first|before))\b",
    re.IGNORECASE,
)
_ASKS_LEAVE = re.compile(
    r"\b(?:is it|would it be|are you|would you be) (?:ok|okay|all right|alright|happy|fine) (?:if i|with me|for me"
    r"|if we)\b"
    r"|\bwhat i(?:'d| would|'ll) (?:like to )?do (?:is|next|now)\b|\bi(?:'d| would) like to (?:tell|ring|call|let)\b",
    re.IGNORECASE,
)
_TRAINED = re.compile(
    r"\b(?:doctor|gp|surgery|nurse|crisis (?:team|line|service)|(?:help|phone |night |crisis )lines?|samaritans"
    r"|lifeline|counsel\w+|therapist|psychiatrist|psychologist|mental health team|hospital|a&e|ambulance"
    r"|988|116 ?123|111|999|911|112|professional|someone trained|somebody trained|the line)\b|\ba line\b",
    re.IGNORECASE,
)
_TRUSTED = re.compile(
    r"\b(?:(?:some|any)(?:one|body)|one person|a person|whom?(?:'s| is| could| would| might| else)?)\b[^.!?]{0,60}"
    r"\b(?:trust|know|tell|told|near|with you|close|be there|come round|sit with|ring|call|text|side|rely|lean|phone)\b"
    r"|\b(?:your|a) (?:\w+ )?(?:mum|mother|mam|dad|father|sister|brother|friend|mate|partner|husband|wife|daughter|son"
    r"|aunt|uncle|cousin|neighbou?r|colleague|nan|gran|flatmate|girlfriend|boyfriend|family)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:988|116 ?123|111|999|911|112|741741|85258|samaritans|lifeline|(?:help|phone |night |crisis )lines?)\b"
    r"|\ba line\b|\b(?:a|the|that|this) number\b|\bday (?:and|or) night\b|\b24(?: hours|/7)\b|\b\d{3}[ -]?\d{3,}\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:out of (?:your )?reach|out of the (?:house|flat|way)|lock(?:ed)? (?:it|them|away|up)|(?:give|hand|pass|take)"
    r" (?:it|them|those|the \w+)(?: \w+)? to|(?:look after|keep|hold|mind|store) (?:it|them|those|the \w+) for you"
    r"|get rid|somewhere (?:else|safe)|put (?:it|them|those|the \w+) (?:away|somewhere|out)|harder to (?:get|reach)"
    r"|distance|away from (?:it|them|the \w+|you)|back to the (?:chemist|pharmacy)|fewer (?:tablets|pills))\b",
    re.IGNORECASE,
)
ENOUGH = 2
"""Messages after the telling from which there was time to bring help nearer."""


def brought_nearer(talk: Talk, telling: Exchange | None, question: Exchange | None) -> Iterator[SafetyStep]:
    """Yield what was said first, what was agreed, and which help was named."""
    named = telling or question  # before it was named, "tell your family" is about letters
    words = [e for e in talk.mine if named and (e.number > named.number or e is question)]
    after = talk.after(telling) if telling else ()
    could = after[ENOUGH - 1] if len(after) >= ENOUGH else None
    said = _first(talk.mine, _SAID_FIRST) or _first(after, _ASKS_LEAVE)
    agreed = next((e for e in talk.every if e.state and e.state.agreed), None)
    yield _step(talk, "said_first", said, could, "You said what you would do, or asked, before doing it.",
                "What you would do with it, and that you would say so first, was not heard in it.")  # fmt: skip
    yield _step(talk, "next_step", agreed, could, "{name} took a step that was named together.",
                "No step was agreed on.")  # fmt: skip
    yield _step(talk, "professional", _first(words, _TRAINED), could, "Somebody trained, or a service, was named.",
                "Nobody trained and no service was named.")  # fmt: skip
    yield _step(talk, "trusted_person", _first(words, _TRUSTED), could, "You looked for somebody close to {them}.",
                "Nobody close to {them} was named.")  # fmt: skip
    yield _step(talk, "number", _first(words, _NUMBER), could, "A number or a line to turn to was in it.",
                "No number and no line was named for when you are not there.")  # fmt: skip
    yield _means(talk, telling)


def somebody_named(talk: Talk, since: Exchange) -> Exchange | None:
    """Return the first message from then on that looked for somebody close, a service or a number."""
    return _first((since, *talk.after(since)), _TRUSTED) or service_named(talk, since)


def service_named(talk: Talk, since: Exchange) -> Exchange | None:
    """Return the first message from then on that named somebody trained, a service or a number."""
    words = (since, *talk.after(since))
    return _first(words, _TRAINED) or _first(words, _NUMBER)


def method_in_mind(talk: Talk) -> Exchange | None:
    """Return the reply in which a way to die was first spoken of, None where none was."""
    return next((e for e in talk.every if e.reading and any(x.what == "method" for x in e.reading.evidence)), None)


def means_spoken_of(talk: Talk, since: Exchange) -> Exchange | None:
    """Return the message after it that put distance to the means, None without one."""
    return _first(talk.after(since), _AWAY)


def _means(talk: Talk, telling: Exchange | None) -> SafetyStep:
    known = method_in_mind(talk)
    if known is None:
        says = "{They} spoke of no way to do it." if telling else "{They} did not tell it."
        return SafetyStep(step="means", name=NAMES["means"], done=None, says=put(says, talk))
    after = talk.after(known)
    could = after[ENOUGH - 1] if len(after) >= ENOUGH else None
    return _step(talk, "means", means_spoken_of(talk, known), could, "You spoke of putting distance to it.",
                 "{They} had a way in mind, and putting it out of reach was not spoken of.")  # fmt: skip


def _step(  # noqa: PLR0913, PLR0917  # one line of the list
    talk: Talk, step: HelpStep, at: Exchange | None, could: Exchange | None, done: str, not_seen: str
) -> SafetyStep:
    """Return a step: done at ``at``, or else not seen, with ``could`` the moment that offered the chance."""
    was = True if at else False if could else None
    says = done if at else not_seen if could else "There was no moment for this."
    shown = at or could
    return SafetyStep(
        step=step, name=NAMES[step], done=was, says=put(says, talk), moment=talk.moment(shown) if shown else None
    )


def _first(messages: Sequence[Exchange], words: re.Pattern[str]) -> Exchange | None:
    return next((e for e in messages if words.search(e.plain)), None)
