"""What was good in a turn: what the look back would call a strength, and the smaller things beside it.

The first two of a message are said, those that mattered most before the others; nothing good is said of a message
that hurt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from holdspace.client.effects import Finding
from holdspace.client.words import content_stems
from holdspace.coach_model import MOST_GOOD, Good
from holdspace.coach_wordings import open_question
from holdspace.coach_words import bare, kindness, offers_an_idea, says_it_makes_sense
from holdspace.curriculum import Skill
from holdspace.debrief_counts import closeness
from holdspace.debrief_heard import heard
from holdspace.debrief_safety import promises_secrecy
from holdspace.debrief_strengths import every_strength
from holdspace.debrief_talk import HARMS, TURNED_AWAY, UNREADABLE, Exchange, Talk
from holdspace.debrief_words import put, upper

SMALLER: tuple[tuple[Finding, Skill, str], ...] = (
    ("ask_suicide_direct", "cues_and_safety", "You asked plainly."),
    ("safety_act", "cues_and_safety", "You brought help nearer."),
    ("hand_over", "cues_and_safety", "You brought somebody in, together with {them}."),
    ("advise_welcome", "choice_before_advice", "{They} had wanted an idea, and you gave one."),
    ("cue_met", "cues_and_safety", "You stayed with what had shown in passing."),
    ("cue_noticed", "cues_and_safety", "You turned towards what showed in passing."),
    ("validate", "meeting_the_feeling", "You said that it made sense."),
    ("summarise", "giving_back", "You gathered up what {they} had told you."),
    ("seek_permission", "choice_before_advice", "You asked first, and left {them} room to say no."),
    ("explain_role", "role_and_limits", "You said what you are here for."),
    ("emphasize_autonomy", "following", "You left it to {them}."),
    ("affirm", "meeting_the_feeling", "You named something that {they} had done."),
    ("silence", "following", "You left a silence."),
    ("backchannel", "following", "A small sign, and room to go on."),
    ("support", "meeting_the_feeling", "You let {them} know that you are there."),
)
"""Said where nothing greater is in the message, in this order."""
_OFTEN = 3
"""Times in a talk that the same words are said of a turn."""
_SURE = 0.15
"""Fit (0..1) from which what came back has to do with what was said."""
_MAKES_ROOM: tuple[Finding, ...] = (
    "apologise_repair", "near_reflection", "close_reflection", "refusal_respected", "validate", "support",
    "emphasize_autonomy",
)  # fmt: skip
"""What a question after a no needs beside it."""
_SMALL_SIGN = 6
"""Words of which a small sign is made at most."""
_NEAR = ("You gave something of it back.", "Some of what was said comes back here.", "You took up what had been said.")
_SAME = (
    ("You gave back what {0} meant, your own way.", "This is what {0} meant, in words of your own.",
     "You had heard what {0} meant, and it shows here.", "What {0} meant comes back here, said your way."),
    ("You asked openly, and left {0} room.", "An open question: it leaves to {0} what to tell.",
     "An open question, one thing at a time."),
    ("You said that it made sense to feel like that.", "You let the feeling be one that makes sense."),
)  # fmt: skip
SHORTEST_QUOTED, LONGEST_QUOTED = 4, 18
"""Words of a question that a note quotes."""


def good_of(talk: Talk, disputes: frozenset[str]) -> Callable[[Exchange], tuple[Good, ...]]:
    """Return a function from a message of the talk, asked in their order, to what was good in it."""
    great: dict[int, list[Good]] = {}
    for number, skill, what in every_strength(talk, disputes):
        great.setdefault(number, []).append(Good(skill=skill, says=_varied(what, sum(len(g) for g in great.values()))))

    said: Counter[str] = Counter()

    def good(one: Exchange) -> tuple[Good, ...]:
        if one.found("insult", "sexual") or one.findings & UNREADABLE:
            return ()
        found = [_exactly(talk, one, g) for g in great.get(one.number, []) if not _untrue(one, g)]
        if len(found) < MOST_GOOD and (not one.findings & HARMS or not found):
            found = [*found, *_smaller(talk, one, {g.skill for g in found})]
        found = [
            g for n, g in enumerate(found) if said[_alike(g)] < _OFTEN and g.says not in {f.says for f in found[:n]}
        ]
        said.update(_alike(g) for g in found[:MOST_GOOD])
        return tuple(found[:MOST_GOOD])

    return good


def _alike(good: Good) -> str:
    """Return what is the same in remarks that differ only in the words they quote."""
    return re.sub(r"“[^”]*”", "“”", good.says)


def _varied(what: str, number: int) -> str:
    """Return the same said in turn in other words, so that a page of notes does not read as a stamp."""
    for known, *others in _SAME:
        if match := re.fullmatch(known.replace("{0}", r"(\w+)"), what):
            return [what, *(other.format(*match.groups()) for other in others)][number % (len(others) + 1)]
    return what


def _smaller(talk: Talk, one: Exchange, taken: set[Skill]) -> Iterator[Good]:
    harmed = one.findings & HARMS
    if (
        not harmed
        and "giving_back" not in taken
        and closeness(one) in {"close", "near"}
        and one.fit >= _SURE
        and not bare(one.plain)
    ):
        taken.add("giving_back")
        yield Good(skill="giving_back", says=_NEAR[one.number % len(_NEAR)])
    asked = open_question(one.you[:4000]) if one.found("open_question") and not one.found("two_questions") else None
    quotable = asked is not None and SHORTEST_QUOTED <= len(asked.split()) <= LONGEST_QUOTED
    if quotable and not harmed and "following" not in taken and _had_room(talk, one):
        taken.add("following")
        yield Good(skill="following", says=f"“{asked}” leaves the answer open.")
    for finding, skill, says in SMALLER:
        if finding == "backchannel" and len(one.you.split()) > _SMALL_SIGN:
            continue
        if not _so(talk, one, finding):
            continue
        if one.found(finding) and skill not in taken and not (harmed and finding in _WITH_HARM_UNTRUE):
            taken.add(skill)
            said = kindness(one) if finding == "support" else says
            if finding == "validate" and not says_it_makes_sense(one.plain):
                said = _SERIOUSLY
            yield Good(skill=skill, says=upper(put(said, talk)))


def _exactly(talk: Talk, one: Exchange, good: Good) -> Good:
    """Return the praise, in words that say no more than was done."""
    word = re.search(r"a word for what was in it: “([^”]+)”", good.says)
    somebody = word and re.search(rf"\b{_SOMEBODY}\b[^.?!,]{{0,14}}\b{re.escape(word[1])}", one.plain, re.IGNORECASE)
    if somebody:
        return good.model_copy(update={"says": put("You gave back what {they} meant, your own way.", talk)})
    if "went back to what" in good.says and not _went_back(talk, one):
        return good.model_copy(update={"says": put("{They} said no, and you took {their} word for it.", talk)})
    if good.says == _SAME[2][0] or good.says in _SAME[2][1]:
        return good if says_it_makes_sense(one.plain) else good.model_copy(update={"says": _SERIOUSLY})
    return good


def _went_back(talk: Talk, one: Exchange) -> bool:
    """Whether the message speaks of what had been told, thanks and a name taken away."""
    told = " ".join(e.said for e in talk.every if e.number < one.number - 1)
    own = content_stems(one.plain) - content_stems(f"thank you thanks believe {talk.persona.name}")
    return len(own & content_stems(told)) >= _GONE_BACK


_GONE_BACK = 2
"""Words of what had been told that show a way back."""
_SOMEBODY = r"(?:mum|dad|her|him|them|s?he|they|sister|brother|daughter|son|wife|husband|friends?|people)"
_SERIOUSLY = "You took it as seriously as it is."


def _untrue(one: Exchange, good: Good) -> bool:
    """Whether the words of the message do not bear the praise out."""
    if "close" in one.codes and "went back to what" in good.says:
        return True
    return good.skill == "own_story" and offers_an_idea(one)


def _had_room(talk: Talk, one: Exchange) -> bool:
    """Whether the question came where one could be welcome: not on top of a no, and not past what showed in passing."""
    before = talk.before(one)
    if before is None:
        return True
    if before.kind in {*TURNED_AWAY, "minimise"} and not one.found(*_MAKES_ROOM):
        return False
    cue = before.beat is not None and before.beat.line.cue is not None
    return not cue or one.found("cue_met") or (one.found("cue_noticed") and _turned_towards(talk, one))


def _so(talk: Talk, one: Exchange, finding: Finding) -> bool:
    """Whether the words, and what the person did, bear it out."""
    bears_out = _BEARS_OUT.get(finding)
    return bears_out is None or bears_out(talk, one)


def _was_wanted(talk: Talk, one: Exchange) -> bool:
    before = talk.before(one)
    return before is None or (before.kind not in {*TURNED_AWAY, "joke"} and not _SAYS_NO.search(before.said))


_SAYS_NO = re.compile(r"\b(?:if i don't|no thanks?|i'd rather not)\b", re.IGNORECASE)
_HELP = re.compile(
    r"\b(?:number|line|samaritans|doctor|gp|nurse|\d{3}|one person|somebody|someone|who (?:could|would|might"
    r"|'d)|who'd|trust"
    r"|friend|sister|brother|mum|dad|neighbou?r|together)\b",
    re.IGNORECASE,
)


def _turned_towards(talk: Talk, one: Exchange) -> bool:
    """Whether one of the cues is one that this message turned towards."""
    planted = talk.final.cues if talk.final else ()
    became = (heard(talk, c) for c in planted)
    return any(h.outcome in {"met", "late", "noticed"} and h.answer is one and not h.shut for h in became)


def _of_what_was_said(talk: Talk, one: Exchange) -> bool:
    """Whether praise takes up anything that the person had said; if not, it names nothing."""
    before = talk.before(one)
    said = " ".join((before.said, *before.beat.hears)) if before and before.beat else ""
    return bool(content_stems(one.plain) & content_stems(said))


_BEARS_OUT: dict[Finding, Callable[[Talk, Exchange], bool]] = {
    "affirm": _of_what_was_said,
    "cue_noticed": _turned_towards,
    "cue_met": _turned_towards,
    "support": lambda _, one: bool(kindness(one)),
    "safety_act": lambda _, one: _HELP.search(one.plain) is not None,
    "backchannel": lambda _, one: one.kind in {"disclose", "elaborate", "return_to_cue"},
    "explain_role": lambda _, one: not promises_secrecy(one),
    "advise_welcome": _was_wanted,
}
"""What is asked of the words, and of what the person did, before it is called good."""


_WITH_HARM_UNTRUE: frozenset[Finding] = frozenset(
    {
        "seek_permission",
        "emphasize_autonomy",
        "silence",
        "backchannel",
        "affirm",
        "safety_act",
        "cue_met",
        "cue_noticed",
        "validate",
        "support",
        "explain_role",
        "ask_suicide_direct",
        "advise_welcome",
    }
)
"""What is not so in a message that also orders, presses or argues."""
