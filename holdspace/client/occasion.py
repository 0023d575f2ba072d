"""What a line takes for granted of the message that it answers, and whether it is so.

A reaction may come at any moment, and some of its wordings claim something: that leave was asked, that a number was
asked for, that the mornings were spoken of. Such a wording names its claim in the persona's file (``when``, ``about``),
and is passed over where the claim is false.
"""

from __future__ import annotations

import re
from typing import Literal

from holdspace.client.state import ClientState
from holdspace.client.talk_itself import says_that_it_must_end
from holdspace.client.words import FAMILIES, content_stems, stem, words
from holdspace.codes import QUESTIONS, REFLECTIONS
from holdspace.persona import Line, Occasion
from holdspace.reading.readings import HelperReading

_TELLS = ("disclose", "elaborate", "return_to_cue", "fact")
"""Replies in which something is told."""

_LATELY = 3
"""Messages before this one in which what was given back is still remembered as a manner."""

_TO_ASK = re.compile(
    r"\b(?:ask|asked|asking|questions?|know|hear|tell me|talk about|stay with|go back|come back|understand|check"
    r"|say more)\b",
    re.IGNORECASE,
)
_TO_SUGGEST = re.compile(
    r"\b(?:suggest\w*|ideas?|advice|advise|tips?|a thought|offer|share|recommend\w*|something (?:that|which) (?:might"
    r"|could|may|has|have|helped|helps|worked)|one thing (?:that|which|you))\b",
    re.IGNORECASE,
)
_SUBJECT = r"(?:you|he|she|it|they|we|i|that|this|there|your|her|his|the|any\w*|some\w*|no\w*|people|things)"
_YES_NO = re.compile(
    rf"(?:^|[.!,;:\u2013\u2014-]\s*|\b(?:and|but|so|or|well)\s+)(?:do|does|did|is|are|was|were|have|has|had|can|could"
    rf"|will|would|shall|should|may|might|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|can't"
    rf"|couldn't|won't|wouldn't)\s+(?:\w+\s+)?{_SUBJECT}\b",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile(r"\b(?:what|why|when|where|who|whom|whose|which|how)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(
    r"\bhow (?:often|much|many|long|far|bad|badly|big|old)\b|\b(?:often|ever|times|always|usually|regularly|a lot"
    r"|most (?:days|nights|of the time)|every (?:day|night|time|week)|per cent|out of ten|on a scale|more than|half)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:was|were|did|had|didn't|wasn't|weren't|hadn't|yesterday|last (?:night|week|time)|that (?:day|night|time)"
    r"|could|would|will|shall|just now|tonight|tomorrow|there (?:is|are|anything|something))\b",
    re.IGNORECASE,
)

_KINDLY = re.compile(
    r"\b(?:thank(?:s| you)|sorry|i'm afraid|i wish (?:i|we)|glad|good to (?:talk|hear|meet)|grateful|appreciate|i hope"
    r"|thinking of you|next time|(?:talk|speak|write|chat) (?:again|soon|tomorrow)|come back|pick (?:it|this) up"
    r"|carry on (?:another|next)|hate to|don't like (?:to stop|stopping|leaving)|i heard|stay(?:s|ed)? with me|brave"
    r"|means? a lot|before (?:i|we) (?:go|stop|finish)|is there anything)\b",
    re.IGNORECASE,
)

_NEGATES = frozenset("not never no nothing isn't aren't don't doesn't wasn't won't".split())
_FEELINGS = frozenset(stem(word) for members in FAMILIES.values() for word in members.split()) | frozenset(
    stem(word) for word in "hiding pretending dragging drowning carrying holding dreading invisible homesick".split()
)
_HOW_ARE_YOU = re.compile(
    r"\bhow(?:'s| is| are| have| has)? (?:you|things|it|life|everything|your (?:day|week|evening))\b|\bhow do you do\b"
    r"|\bare you (?:ok|okay|all right|alright|well)\b|\byou ok\b",
    re.IGNORECASE,
)
_HABITUAL = re.compile(
    r"\b(?:do|does|don't|doesn't|can|can't) (?:you|he|she|they|it|people|things|your|any|that)\b|\bare you \w+ing\b",
    re.IGNORECASE,
)

Parting = Literal["kindly", "shortly"]


def leave_to_suggest(reading: HelperReading, text: str) -> bool:
    """Whether leave was asked that covers a suggestion; "may I ask you something" covers a question."""
    if not reading.has("seek_permission"):
        return False
    return _TO_SUGGEST.search(text[:4000]) is not None or _TO_ASK.search(text[:4000]) is None


def leave_to_ask(reading: HelperReading, text: str) -> bool:
    """Whether leave was asked for a question, which may stand in the same sentence."""
    return reading.has("seek_permission") and not leave_to_suggest(reading, text)


def occasions(state: ClientState, reading: HelperReading, text: str) -> frozenset[Occasion]:
    """Return what is so of the message ``text``; ``state`` is from before it."""
    found: set[Occasion] = set()
    if state.permission or leave_to_suggest(reading, text):
        found.add("asked_first")
    if state.wants_advice:
        found.add("they_asked")
    if reading.has(*REFLECTIONS) or any(state.turn + 1 - given.turn <= _LATELY for given in state.given_back):
        found.add("gave_back")
    asked = [text[s.start : s.end].replace("\u2019", "'") for s in reading.codes if s.code in QUESTIONS]
    for question in asked:
        if _HOW_MUCH.search(question):
            found |= {"how_much", "habit"}
        if _YES_NO.search(question) and not _ASKS_FOR.search(question):
            found.add("yes_no")
            if _HABITUAL.search(question) and not _ONCE.search(question):
                found.add("habit")
    in_general = all(_HOW_ARE_YOU.search(question) or not content_stems(question) for question in asked)
    if in_general and not reading.has(*REFLECTIONS):
        found.add("in_general")
    return frozenset(found) | _of_the_talk(state, reading, text)


def _of_the_talk(state: ClientState, reading: HelperReading, text: str) -> set[Occasion]:
    """Return what is so of what went before, and of what is given back."""
    found: set[Occasion] = set()
    if any(_names(text[s.start : s.end]) for s in reading.codes if s.code == "complex_reflection"):
        found.add("named")
    if state.beat in _TELLS:
        found.add("just_told")
    if state.refusal is not None or state.pressed or state.beat in ("boundary", "sidestep"):
        found.add("said_no")
    return found


def _names(given_back: str) -> bool:
    """Whether a feeling is put into a word, and is not denied there: "you're not alone" offers none."""
    spoken = words(given_back)
    denied = {i + n for i, word in enumerate(spoken) if word in _NEGATES for n in range(1, 4)}
    return any(stem(word) in _FEELINGS for i, word in enumerate(spoken) if i not in denied)


def suits(line: Line, found: frozenset[Occasion], said: str) -> bool:
    """Whether what the line takes for granted is so; ``said`` is the helper's message."""
    return found.issuperset(line.when) and (not line.about or _speaks_of(said, line.about))


def _speaks_of(said: str, matters: tuple[str, ...]) -> bool:
    spoken = words(said)
    stems = {stem(word) for word in spoken}
    whole = f" {' '.join(spoken)} "
    return any(f" {matter.lower()} " in whole if " " in matter else stem(matter.lower()) in stems for matter in matters)


def parting(reading: HelperReading, text: str) -> Parting | None:
    """Return how the message says that the helper must go; None where it does not say so."""
    text = text[:4000].replace("\u2019", "'")
    if not reading.has("close") and not says_that_it_must_end(text):
        return None
    return "kindly" if _KINDLY.search(text) else "shortly"
