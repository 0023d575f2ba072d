"""What was given back and how close it came, with the counts around it; nothing is made of them.

A message counts once for each thing in it. How close something came is measured against what the author wrote about
the person's words, so a paraphrase that the program does not know is near, never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from holdspace.client.effects import Finding
from holdspace.coach_advice import advice, unasked
from holdspace.coach_wordings import sentences
from holdspace.codes import REFLECTIONS, HelperCode
from holdspace.debrief_harm import Seen
from holdspace.debrief_parts import Closeness, Count, GivenBack, GivenBackOnce
from holdspace.debrief_talk import ADVISED, Exchange, Talk
from holdspace.debrief_tells import comforts, told_own
from holdspace.debrief_words import many, named, of, put, spoken_to, upper

MOST_EXAMPLES = 4
_ENOUGH_TO_COMPARE = 5
"""Messages of either kind from which one may be set beside the other."""
ABOUT_COUNTS = (
    "Counts say how often, not how well, and they can be gamed: giving back outnumbers asking as soon as one stops "
    "asking. Nobody is judged by them."
)
_CLOSENESS: tuple[tuple[Closeness, tuple[Finding | Seen, ...]], ...] = (
    ("own_words", ("parroted",)),
    ("elsewhere", ("misheard_confident", "misheard_tentative", "contrary")),
    ("close", ("close_reflection",)),
    ("near", ("near_reflection", "formula")),
)
ASKS: frozenset[HelperCode] = frozenset(
    {"open_question", "closed_question", "ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading"}
)
_BESIDE = frozenset({"greet", "close", "seek_permission"})
"""With any of these, what only comes near is more likely theirs than a giving back."""
_OF_THEM = re.compile(r"\byou(?:r|'re|'ve)?\b", re.IGNORECASE)
_OF_ME = re.compile(r"\b(?:i|my|me|we)\b", re.IGNORECASE)
_OF_ME_ALONE = re.compile(r"^\W*i(?:'[a-z]+)?\b(?!.*\byou)", re.IGNORECASE)
_ASKS = re.compile(
    r"\W*(?:(?:so|and|but|ok|okay|well)\W+)*(?:what|how|who|when|where|why|which|do|did|does|are|is|was|were|have|has"
    r"|can|could|would|will|shall|should)\b.*\?$",
    re.IGNORECASE,
)
_SIGH = re.compile(r"^\W*(?:(?:ha|haha|aw|aww|oh|ah|ok|okay|hi|hello|no|yes|sorry|gosh|well)\b\W*)+", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:a|an|the)\b", re.IGNORECASE)
_OF_THE_FRAME = re.compile(
    r"^\W*(?:before|first|if|when|unless|only)\b|\b(?:danger|private|confidential|between us|stays? here)\b",
    re.IGNORECASE,
)
"""What announces, or says what stays here."""
_SUBSTANCE = 3
"""Words of a giving back that is more than a sign of having read."""
_NO_GIVING_BACK = frozenset(
    "confront labelled threatened belittled carried_on contrary press insult sexual reassure self_disclose_long".split()
)
"""With any of these in a message, what shares the person's words is no hearing."""
_ORDER: tuple[Closeness, ...] = ("close", "elsewhere", "own_words", "near")


def closeness(one: Exchange) -> Closeness | None:
    """Return how close the message came to what was meant, None where it gave nothing back."""
    for name, findings in _CLOSENESS:
        if one.found(*findings):
            if name == "near" and (one.found(*ADVISED) or (one.codes and not one.codes & REFLECTIONS)):
                return None  # a tip in the person's own matter is no reflection of it
            if name in {"close", "near"} and not _gives_back(one, name):
                return None
            if name != "elsewhere" and one.findings & _NO_GIVING_BACK:
                return None  # an argument in the person's words is no giving back
            return name
    return None


def asks(one: Exchange) -> bool:
    """Whether there is a question in the message, of whatever kind."""
    return not one.codes.isdisjoint(ASKS)


def asked_how(one: Exchange) -> Literal["suicide", "open", "closed"] | None:
    """Return how a message asks, so that each that asks counts once: about suicide, else openly, else not."""
    if one.codes & {"ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading"}:
        return "suicide"
    if "open_question" in one.codes:
        return "open"
    return "closed" if "closed_question" in one.codes else None


def _gives_back(one: Exchange, name: Closeness) -> bool:
    """Whether it is no answer, greeting or story in the person's words."""
    if name == "near" and (one.codes & _BESIDE or ("explain_role" in one.codes and not _speaks_of_them(one.plain))):
        return False
    if not _has_substance(one.plain):
        return False
    if not one.codes:
        return True  # the record does not say
    if "self_disclose" in one.codes and not any(
        _OF_THEM.search(s) and not _OF_ME.search(s) for s in sentences(one.you)
    ):
        return False
    return bool(one.codes & (REFLECTIONS | {"validate"} if name == "close" else REFLECTIONS))


def _speaks_of_them(text: str) -> bool:
    """Whether a sentence says something of the person, and not of oneself or of what happens here."""
    said = [s for s in sentences(text) if "?" not in s]
    return any(_OF_THEM.search(s) and not _OF_ME.search(s) and not _OF_THE_FRAME.search(s) for s in said)


def _has_substance(text: str) -> bool:
    """Whether anything is said of the person's matter, beyond an echo of a word or two before a question."""
    said = [s for s in sentences(text) if not _ASKS.match(s)]
    size = sum(len(_SIGH.sub("", _ARTICLE.sub(" ", s)).split()) for s in said if not _OF_ME_ALONE.match(s))
    return size >= _SUBSTANCE


def given_back(talk: Talk, elsewhere: Collection[int] = ()) -> GivenBack:
    """Return what was given back, up to four examples, and the counts.

    ``elsewhere`` are messages that are shown already: no example shows one again while there are others.
    """
    given = [(one, name) for one in talk.mine if (name := closeness(one))]
    new = [pair for pair in given if pair[0].number not in elsewhere]
    examples = sorted(_examples(new or given), key=lambda pair: pair[0].number)
    return GivenBack(
        says=_summary(given, talk),
        examples=tuple(_once(one, name, talk) for one, name in examples),
        counts=_counts(talk, len(given)),
        beside=_beside(len(given), sum(asks(one) for one in talk.mine)),
        about_counts=ABOUT_COUNTS,
    )


def _examples(given: list[tuple[Exchange, Closeness]]) -> list[tuple[Exchange, Closeness]]:
    """Return the best of each kind, then more of the closest."""
    ranked = sorted(given, key=lambda pair: (-pair[0].fit, pair[0].number))
    first = [next(pair for pair in ranked if pair[1] == name) for name in _ORDER if any(p[1] == name for p in given)]
    return (first + [pair for pair in ranked if pair not in first])[:MOST_EXAMPLES]


def _once(one: Exchange, name: Closeness, talk: Talk) -> GivenBackOnce:
    return GivenBackOnce(closeness=name, says=_how(one, name, talk), meant=_meant(one, talk), moment=talk.moment(one))


def _how(one: Exchange, name: Closeness, talk: Talk) -> str:
    if name == "close":
        word = named(one, talk)
        if spoken_to(one, talk) != talk.before(one):
            return put("Close, to something that {they} had said a little before.", talk)
        return put(f"Close: “{word}” is in it." if word else "Close: it is what {they} meant.", talk)
    if name == "near" and talk.before(one) != spoken_to(one, talk) is not None:
        return put("Near, to something {they} had said a little before.", talk)
    if name == "near":
        worn = one.found("formula")
        return "Near, in a form you had used before." if worn else "Near, as far as this program can tell."
    if name == "own_words":
        return put("{Their} own words again, with little added.", talk)
    asked = one.found("misheard_tentative")
    return "Somewhere else, asked gently, so it could be put right." if asked else "Somewhere else, said as certain."


def _meant(one: Exchange, talk: Talk) -> str:
    before = spoken_to(one, talk)
    if before is None or before.beat is None:
        return ""
    parts = [", ".join(before.beat.feeling[:2]), before.beat.meaning or ""]
    return "; ".join(p for p in parts if p)


def _summary(given: list[tuple[Exchange, Closeness]], talk: Talk) -> str:
    if not given:
        return put("Nothing was given back that this program could tell from the rest.", talk)
    names: dict[Closeness, str] = {
        "close": "{n} close to what {they} meant", "near": "{n} near it", "own_words": "{n} in {their} own words again",
        "elsewhere": "{n} somewhere else",
    }  # fmt: skip
    parts = [
        put(text.replace("{n}", many(n)), talk)
        for name, text in names.items()
        if (n := sum(given_name == name for _, given_name in given))
    ]
    listed = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return f"You gave something back in {of(len(given), 'message')}: {listed}."


def _counts(talk: Talk, reflections: int) -> tuple[Count, ...]:
    def found(*names: Finding) -> int:
        return sum(one.found(*names) for one in talk.mine)

    how = [asked_how(one) for one in talk.mine]
    suicide = how.count("suicide")
    counts = [
        ("your messages", len(talk.mine)),
        ("something given back", reflections),
        ("a question", sum(asks(one) for one in talk.mine)),
        ("of these, an open one", how.count("open")),
        ("of these, only a closed one", how.count("closed")),
        *([("of these, one about suicide", suicide)] if suicide else []),
        ("advice that was asked for or allowed", sum(advice(talk, e) == "welcome" for e in talk.mine)),
        ("advice that was not", sum(unasked(talk, e) for e in talk.mine)),
        ("reassurance", sum(one.found("reassure") and comforts(one.plain) for one in talk.mine)),
        ("a story of your own", sum(told_own(one) for one in talk.mine)),
        ("saying that it makes sense", found("validate")),
    ]
    return tuple(Count(name=name, number=number) for name, number in counts)


def _beside(reflections: int, questions: int) -> str:
    both = f"{upper(of(reflections, 'message'))} that gave something back, {of(questions, 'message')} that asked"
    if not reflections or not questions or reflections + questions < _ENOUGH_TO_COMPARE:
        return f"{both}."
    ratio = reflections / questions
    sizes = ((1.75, "at least about twice as much giving back"), (1.2, "somewhat more giving back"),
             (0.83, "about as much of one as of the other"), (0.57, "somewhat more asking"))  # fmt: skip
    return f"{both}: " + next((text for least, text in sizes if ratio >= least), "mostly asking") + "."
