"""Examples for the models that read what a person in distress, or anybody, says: emotion, valence and arousal, talk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from holdspace.reading.weighing_client import given_of_sound, given_of_talk
from training.corpora import Row, context, emobank, goemotions, own
from training.linear import Example

_OWN_EMOTION = 3.0
"""Weight of a message of the project's own beside a comment of GoEmotions, of which there are ten times as many."""
_OWN_AFFECT = 0.5


def messages() -> tuple[Row, ...]:
    """Return the corpus of client messages."""
    return own("client_messages")


def emotions(data: Path, rows: Iterable[Row]) -> list[Example]:
    """Return comments (GoEmotions, training split) and own messages with their emotion."""
    theirs = [
        Example(one.text, given_of_sound(one.text), one.emotion, "goemotions") for one in goemotions(data, "train")
    ]
    return [*theirs, *(own_emotion(row) for row in rows)]


def own_emotion(row: Row) -> Example:
    """Return an own message with its emotion."""
    text = row["text"]
    return Example(text, given_of_sound(text), row["emotion"], row["conversation"], _OWN_EMOTION)


def affect(data: Path, rows: Iterable[Row]) -> list[Example]:
    """Return sentences (EmoBank, training split) and own messages with valence and arousal, each -1 to 1."""
    theirs = [
        Example(one.text, given_of_sound(one.text), (one.valence, one.arousal), "emobank")
        for one in emobank(data, "train")
    ]
    return [*theirs, *(own_affect(row) for row in rows)]


def own_affect(row: Row) -> Example:
    """Return an own message with its valence and arousal, brought to EmoBank's narrower range."""
    text = row["text"]
    said = (row["valence"] * _NARROW, row["arousal"] * _NARROW)
    return Example(text, given_of_sound(text), said, row["conversation"], _OWN_AFFECT)


_NARROW = 0.5
"""EmoBank's raters used half of their scale: its standard deviation is about half that of the project's own labels."""


def talk(rows: Iterable[Row]) -> list[Example]:
    """Return the messages in which a change is in question, with the direction of the talk."""
    return [
        Example(row["text"], given_of_talk(row["text"], context(row)), row["talk"], row["conversation"])
        for row in rows
        if row["talk"] is not None
    ]
