"""Whether a message in practice reads as the danger of whoever wrote it, not of the person whom they practise with.

A helper says hard words all the time: asks about suicide, gives a wish to be dead back in the first person, tells of an
own old night. So a deadly word counts for nothing here. What counts is what someone says of themself, and of now. Where
they say it outright the room stops, since a question too many costs little. It is no measure of danger, and its silence
says nothing; docs/care.md tells what it hears and what it misses.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final, NamedTuple

from holdspace import care_own as own
from holdspace import care_whose as whose
from holdspace import care_words as said
from holdspace.reading.readings import ClientReader, Utterance

__all__ = ["GRACE", "Heard", "hear", "same_words", "steps_out"]

LONGEST: Final = 20_000
"""Characters that are read; a practice message has a few hundred."""
GRACE: Final = 2
"""Messages after "I am fine" in which a wish is not asked about once more; what is more than that still is."""

_SENTENCE: Final = re.compile(r"[^.!?\n;]+[.!?\n;]*")
_QUOTED: Final = re.compile(r'"[^"\n]{1,400}"|(?<!\w)\'(?:[^\'\n]|(?<=\w)\'(?=\w)){2,300}\'(?!\w)')
_LOST: Final = re.compile(r"\b(?:died|dead|death|passed|gone|lost|grave|funeral|buried)\b")
_TO_THEM: Final = re.compile(r"\b(?:follow|join|be with|go to) (?:him|her|them|my \w+)\b")
_ME: Final = re.compile(r"\b(?:i|me|my|myself|im|ive|i'm|i've|i'd|i'll)\b")
_DEADLY: Final = re.compile(
    r"kill|suicid|d(?:ie|ead|eath|ying)|end|life|liv|alive|exist|wak|here|around|without me|kms|gone|born|point|pills"
    r"|tablets|plan"
)
_WORD: Final = re.compile(r"[a-z']+")
_PLAIN: Final = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u2026": "..."}
)


class Heard(NamedTuple):
    """A message that reads as the writer's own danger."""

    outright: bool
    """They said that it is not the role, or that something is planned, at hand or done."""


def hear(text: str, context: tuple[Utterance, ...] = (), reader: ClientReader | None = None) -> Heard | None:
    """Return what is heard of the writer's own danger, or None. ``context`` is oldest first.

    ``reader`` finds what someone says of themself about suicide; without it only the wordings beside this module count.
    """
    folded = re.sub(r"[^\S\n]+", " ", text[:LONGEST].translate(_PLAIN).lower())
    bare = said.IDIOMS.sub(" ", _QUOTED.sub(" _ ", folded))
    theirs = _last_of_theirs(context)
    leaving = said.LEAVING.search(bare) is not None
    sentences = _SENTENCE.findall(bare)
    if not (
        any(_is_own(one, bare, theirs) or whose.says_of_me(one, bare, theirs) for one in sentences)
        or (leaving and any(_is_near(one) for one in sentences))
        or whose.hurt_by_others(bare)
        or _revived(bare, theirs)
        or _says_yes(bare, theirs)
        or (reader is not None and _reader_hears(bare, reader))
    ):
        return None
    return Heard(outright=leaving or own.AT_ONCE.search(bare) is not None)


def steps_out(heard: Heard | None, *, same: bool, since: int | None) -> bool:
    """Whether the room is to step out of the story now.

    ``same`` says that the writer has answered these very words with "I am fine"; ``since`` how many messages ago they
    last said so, None for never.
    """
    if heard is None or same:
        return False
    return heard.outright or since is None or since >= GRACE


def same_words(text: str, salt: str) -> str:
    """Return a digest by which the same words are known again, whatever their case and stops; it holds none of them."""
    plain = " ".join(_WORD.findall(text[:LONGEST].translate(_PLAIN).lower()))
    return sha256(f"{salt}/{plain}".encode()).hexdigest()[:32]


def _is_own(sentence: str, whole: str, theirs: str) -> bool:
    asked = sentence.rstrip().endswith(("?", "..")) and whose.echoes(sentence, theirs)
    for found in own.OWN.finditer(sentence.strip()):
        before = whose.BUT.split(sentence.strip()[: found.start()])[-1]
        if _TO_THEM.search(found.group()) and _LOST.search(whole) is None:
            continue
        if said.UNREAL.search(before) or said.PAST.search(sentence):
            continue
        if said.AS_WELL.search(sentence):
            return True
        if said.FRAME.search(before) or asked:
            continue
        return True
    return False


def _reader_hears(bare: str, reader: ClientReader) -> bool:
    """Whether a reader of people in need finds that the writer says it of themself, of now, unasked."""
    if _DEADLY.search(bare) is None:
        return False
    for found in reader.read(bare).evidence:
        start = max((bare.rfind(stop, 0, found.start) for stop in ".!?\n;"), default=-1) + 1
        end = min((at for stop in ".!?\n;" if (at := bare.find(stop, found.end)) >= 0), default=len(bare))
        sentence, before = bare[start:end], bare[start : found.start]
        if _ME.search(bare, found.start, found.end) is None or bare[end : end + 1] == "?":
            continue
        if (
            whose.YOU.search(before)
            or said.PAST.search(sentence)
            or said.FRAME.search(before)
            or said.UNREAL.search(before)
        ):
            continue
        return True
    return False


def _is_near(sentence: str) -> bool:
    """Whether a sentence of someone who left the role says something that could be their own danger."""
    return (
        own.NEAR.search(sentence) is not None and whose.YOU.search(sentence) is None and not said.PAST.search(sentence)
    )


def _revived(bare: str, theirs: str) -> bool:
    """Whether an old danger is told as come back; also one that is only "that", after the person named it."""
    if said.REVIVED.search(bare) is None:
        return False
    return said.OLD.search(bare) is not None or (said.LIKE_THAT.search(bare) is not None and _named(theirs))


def _named(theirs: str) -> bool:
    return any(words.search(theirs) is not None for words in (whose.DEATH, whose.LIFE, own.OWN))


def _says_yes(bare: str, theirs: str) -> bool:
    return said.ASKED.search(theirs) is not None and said.YES_NOW.search(bare) is not None


def _last_of_theirs(context: tuple[Utterance, ...]) -> str:
    last = context[-1] if context else None
    return last.text.translate(_PLAIN).lower() if last is not None and last.speaker == "client" else ""
