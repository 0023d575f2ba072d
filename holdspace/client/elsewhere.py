"""Turning to something else after a no: what leaves a matter alone by speaking of another, or of the weather."""

from __future__ import annotations

import re

from holdspace.client.state import ClientState
from holdspace.client.words import EVERYDAY, content_stems
from holdspace.persona import Persona

DREW_BACK = ("boundary", "sidestep", "minimise", "pull_back")
"""Replies that draw back: a no, or as good as one."""

_ASKS_TO_CHANGE = re.compile(
    r"\b(?:can (?:i|we)|could (?:i|we)|may (?:i|we)|let me|ask me|let us|let's)\b", re.IGNORECASE
)
_CONSENTS = re.compile(
    r"^\W*(?:yes|yeah|yep|of course|course|sure|ok|okay|absolutely|certainly|by all means|no problem|please do|go ahead"
    r"|go (?:on|for it)|that's (?:fine|ok|okay|alright|all right)|fine)\b",
    re.IGNORECASE,
)
_ORDINARY = re.compile(
    r"\b(?:weather|sunny|sunshine|rain(?:ing|y)?|snow(?:ing|y)?|wind(?:y|ow)|cold out|warm out|outside|at yours"
    r"|(?:by|with|near) you(?=\W*$)|your (?:end|side|way|part of)|where you are|over there|the view"
    r"|dinner|tea|lunch|breakfast|supper|cook(?:ing|ed)?|kitchen|toast|bak(?:e|ing)|biscuits?|coffee|kettle"
    r"|telly|tv|films?|series|rewatch\w*|watch(?:ing|ed)? (?:any|lately|at the moment|these days|now)|the show"
    r"|books?|reading (?:any|at the moment|now|lately)|music|songs?|playlist|radio|podcasts?"
    r"|football|cricket|the (?:match|game)|gardens?|garden(?:ing)?|plants?|allotment|weekend"
    r"|free (?:hour|evening|time|day)|hobb(?:y|ies)|crossword|puzzles?|knit(?:ting)?|a walk|the walk)\b",
    re.IGNORECASE,
)
"""What one speaks of at a bus stop. A person's own matter may well be among it, and then it is no way out."""
_TURNS = re.compile(
    r"^\W*(?:no (?:\w+ ){1,3}then|right then|off \w+ \w+ it is|(?:\w+ ){1,3}it is|done|happy to|gladly|with pleasure"
    r"|skipped|dropped|forgotten|parked|let's (?:talk|chat) about)\b",
    re.IGNORECASE,
)
"""A yes to the no, in its own words: "no uni then"."""
_TURNS_BACK = re.compile(r"\b(?:but|though|although|still|before (?:we|i|you)|first)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|there|those|them|him|her)\b", re.IGNORECASE)
_OWN_PLACE = re.compile(r"\bhow(?:'s| is| are) (?:it|things)\b|\bis it\b", re.IGNORECASE)


def turns_to_something_ordinary(persona: Persona, state: ClientState, text: str, question: str) -> bool:
    """Whether what is asked after a no is small talk, or something else after a plain yes to it.

    ``question`` holds the questions of the message alone. Never where it names what was refused or points back at it.
    """
    matter = topic_stems(persona, state.refused_topic or state.topic or "") - EVERYDAY
    if content_stems(question) & matter or _TURNS_BACK.search(text):
        return False
    if _ORDINARY.search(question):
        return True
    return bool(_TURNS.search(text)) and not _POINTS_BACK.search(_OWN_PLACE.sub("", question))


def says_yes(text: str) -> bool:
    """Whether the message begins with a yes to what was asked for, or to a no."""
    return bool(_CONSENTS.search(text) or _TURNS.search(text))


def moves_on(persona: Persona, state: ClientState, asked: frozenset[str]) -> bool:
    """Whether a question is plainly about something else than what they drew back from."""
    back_from = topic_stems(persona, state.refused_topic or state.topic or "")
    known = (*(d.id for d in persona.disclosures), *(f.id for f in persona.facts))
    others: frozenset[str] = frozenset().union(*(topic_stems(persona, id_) for id_ in known)) - back_from
    matter = asked - EVERYDAY or asked
    return bool(matter & others) and not asked & (back_from - EVERYDAY)


def topic_stems(persona: Persona, id_: str) -> frozenset[str]:
    """Return the stems of the topics of a disclosure or fact, by id; empty for none."""
    topics = {d.id: d.topics for d in persona.disclosures} | {f.id: f.topics for f in persona.facts}
    return content_stems(" ".join(topics.get(id_, ())))


def their_turn(persona: Persona, state: ClientState, text: str) -> bool:
    """Whether they asked to turn to something else, and the message says yes."""
    if state.beat not in DREW_BACK or not state.said or not _CONSENTS.search(text):
        return False
    pool, _, index = state.said[-1].rpartition("#")
    lines = next((speech.lines for address, speech in persona.speeches() if address == pool), ())
    asked = int(index) < len(lines) and _ASKS_TO_CHANGE.search(lines[int(index)].text)
    refused = topic_stems(persona, state.refused_topic or state.topic or "") - EVERYDAY
    return bool(asked) and not content_stems(text) & refused
