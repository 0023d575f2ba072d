"""The topics that someone may rule out, in a few groups, so that nobody has to read them all to find one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from holdspace.progress_people import ruled_out
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
