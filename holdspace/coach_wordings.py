"""Words for this very moment, made of what both have just typed: a piece of theirs quoted, or the helper's own mended.

Nothing here is shown as it stands: :class:`holdspace.debrief_wordings.Wordings` has each read first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from holdspace.client.effects import Finding
from holdspace.client.words import content_stems
from holdspace.debrief_harm import Seen
from holdspace.debrief_talk import Exchange, Talk


class Wording(NamedTuple):
    """What could have been said, and what it would do."""

    text: str
    why: str


SHORTEST_QUOTE, LONGEST_QUOTE = 3, 9
"""Words of a piece of what the person said that may be quoted to them."""
LONGEST_IDEA = 8
"""Words of the helper's idea that are taken over."""
MOST_OF_STORY = 25
"""Words of the helper's own story that are kept."""

_TELLS = frozenset({"disclose", "elaborate", "return_to_cue", "fact"})
_IDEA = re.compile(
    r"\b(?:have you (?:tried|thought (?:of|about)|considered)|what about|how about|you (?:could|should) try|try)\s+"
    r"(?:maybe |perhaps |just )?((?!it\b|that\b|to\b)\w+ing\b[^,.?!;:\n]*)",
    re.IGNORECASE,
)
_STEM = re.compile(
    r"^\W*(?:(?:so|and|but|well|oh|ok|okay)\W+)?(?:(?:it|that) (?:really )?(?:sounds?|seems?|feels?|looks?) "
    r"(?:to me )?(?:like|as if|as though)|(?:what )?i(?:'m| am)? hear(?:ing)?(?: is)?(?: that)?)\s+"
    r"(you(?:'re|'ve| are| have| feel| were| can't| don't)\b.+)$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\W*(?:(?:and|so|but|then)\W+)?(?:what|how)\b(?! (?:long|old|many|much|often|time"
    r"|colou?r|day|date|year|size|name|number|course|school|did (?:he|she|they) die)\b)",
    re.IGNORECASE,
)
_SECOND_QUESTION = re.compile(
    r",(?: and| or)? (?:is|are|was|were|do|did|does|have|has|what|how|who|or)\b", re.IGNORECASE
)
_NAMES = re.compile(r"^(You sound|Maybe you're feeling) ([^,.]+)[,.]")


def mended(talk: Talk, one: Exchange, finding: Finding | Seen) -> Iterator[Wording]:
    """Yield the helper's own words with the fault taken out, where that can be done."""
    text = one.plain
    match finding:
        case "two_questions":
            yield from _one_question(text)
        case "formula" if (before := talk.before(one)) is not None and before.kind in _TELLS:
            yield from _without_stem(text)
        case "advise_unasked":
            yield from _idea_offered(text)
        case "self_disclose_long":
            yield from _story_returned(talk, one, text)
        case _:
            return


def quote(before: Exchange, text: str) -> str | None:
    """Return a short piece of what the person said that ``text`` speaks of, in their very words; None without one."""
    if before.beat is None or before.kind not in _TELLS:
        return None
    cue = before.beat.line.cue
    if cue and len(cue.split()) <= LONGEST_QUOTE and "?" not in cue:
        return cue.strip(" .,;")
    meant = content_stems(text)
    pieces = [p.strip(" .,;:-") for p in re.split(r"(?<=[.!?])\s+|\n|, ", before.said)]
    fitting = [
        (len(content_stems(p) & meant), -len(p), p)
        for p in pieces
        if SHORTEST_QUOTE <= len(p.split()) <= LONGEST_QUOTE and not re.search(r"[?“”\"{}]", p)
    ]
    shared, _, piece = max(fitting, default=(0, 0, ""))
    return piece if shared else None


def with_their_words(text: str, before: Exchange) -> str | None:
    """Return a wording tied to the person's very words; None where there is nothing to tie it to."""
    names, piece = _NAMES.match(text), quote(before, text)
    if piece is None:
        return None
    if names is not None:
        return f"{names[1]} {names[2]} when you say “{piece}”."
    asks = text.endswith("?") and text.count("?") == 1 and not re.search(r"[.!]", text)
    return f"You said “{piece}”. {text}" if asks else None


def asks_plainly(words: str) -> Wording:
    """Return the plain question about suicide, tied to the words that pointed there."""
    piece = " ".join(words.split())
    that = f"“{piece}”" if len(piece.split()) <= 2 * LONGEST_QUOTE else "that"
    return Wording(
        f"When you say {that}, I'd like to ask you straight: are you thinking about suicide?",
        "Asks directly and calmly. Asking does not plant the idea.",
    )


def sentences(text: str) -> list[str]:
    """Return the sentences of a message."""
    return [s.strip() for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s.strip()]


def open_question(text: str) -> str | None:
    """Return the first question of the message that begins openly, None without one."""
    asked = (s for s in sentences(text) if s.endswith("?") and _OPEN.match(s))
    return next((s for s in asked if not _SECOND_QUESTION.search(s)), None)


def _one_question(text: str) -> Iterator[Wording]:
    asked = [s for s in sentences(text) if s.endswith("?") and s.count("?") == 1]
    why = "One of your own questions, on its own: it is easier to answer."
    for one in sorted(asked, key=lambda s: not _OPEN.match(s)):
        if _OPEN.match(one) and len(one.split()) <= 2 * LONGEST_QUOTE and one.count(", and ") == 0:
            yield Wording(one[:1].upper() + one[1:], why)


def _without_stem(text: str) -> Iterator[Wording]:
    for one in sentences(text):
        if match := _STEM.match(one):
            bare = match[1].rstrip(" ?")
            yield Wording(
                bare[:1].upper() + bare[1:] + ("" if bare.endswith(".") else "."),
                "Your own words without the opening: nearer, and they wear less.",
            )


def _idea_offered(text: str) -> Iterator[Wording]:
    for match in _IDEA.finditer(text):
        idea = re.split(r"\b(?:and|or|because|so|but|if|when)\b", match[1].strip().lower())[0].strip()
        if 1 < len(idea.split()) <= LONGEST_IDEA:
            yield Wording(
                f"I have a thought about {idea}. Would you like to hear it, or shall we stay with how it is for you?",
                "The same idea, asked first: a no stays easy.",
            )


def _story_returned(talk: Talk, one: Exchange, text: str) -> Iterator[Wording]:
    before = talk.before(one)
    story = next((s for s in sentences(text) if re.search(r"\b(?:i|my|me)\b", s, re.IGNORECASE) and "?" not in s), "")
    if story and len(story.split()) <= MOST_OF_STORY and before is not None and before.kind in _TELLS:
        story = story.rstrip("!. ") + "."
        yield Wording(f"{story} How is it for you?", "One sentence of yours, and then back to the person.")
