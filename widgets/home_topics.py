"""The topics that someone may rule out: in a few groups to choose from, and told back to whoever named them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from holdspace.progress_people import ruled_out, ruled_out_told
from widgets.home_protocol import TopicGroup
from widgets.home_words import words

_OTHER: Final = "other"
GROUPS: Final = (
    ("living", ("suicide", "self-harm", "burden")),
    ("grief", ("death", "bereavement")),
    ("home", ("danger", "violence", "abuse", "family", "children", "caring", "parent", "living alone")),
    ("work", ("job", "debt", "money", "exams")),
    ("body", ("sleep", "medical results", "illness", "growing older", "memory failing")),
)
"""A group, and the words that bring a topic into it; the first that fits counts. Our own choice."""


def in_groups(topics: Iterable[str]) -> list[TopicGroup]:
    """Return the topics in their groups, each once and in their order; what fits none comes last."""
    found: dict[str, list[str]] = {group: [] for group in (*(group for group, _ in GROUPS), _OTHER)}
    for topic in topics:
        found[next((group for group, about in GROUPS if ruled_out((topic,), about)), _OTHER)].append(topic)
    say = words("kernel")
    return [{"title": say[f"topics_{group}"], "topics": those} for group, those in found.items() if those]


def told_once(touches: Sequence[str], unwanted: Iterable[str]) -> list[str]:
    """Return what of ``touches`` someone would rather not meet, each topic that they named once.

    A topic that only comes near what was named is not told by its own name, which may be the harder word.
    """
    say, told, seen = words("kernel"), list[str](), set[str]()
    for named in unwanted:
        met = [topic for topic in ruled_out(touches, (named,)) if topic.casefold() not in seen]
        seen |= {topic.casefold() for topic in met}
        plain = [topic for topic in met if ruled_out_told((topic,), (named,)) == (topic,)]
        near = say["topics_near" if plain else "topics_near_only"] if len(plain) < len(met) else "{topics}"
        if met:
            told.append(near.format(topics=in_a_row(plain), named=named))
    return told


def in_a_row(topics: Sequence[str]) -> str:
    """Return topics as one reads them in a sentence."""
    return ", ".join(topics)


def unknown(known: Iterable[str], named: Iterable[str]) -> list[str]:
    """Return which topics someone named that meet nothing the course is known to touch."""
    every = tuple(known)
    return [topic for topic in named if not ruled_out(every, (topic,))]
