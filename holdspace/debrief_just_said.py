"""Whether something given back belongs to what had just been said, or to something earlier, past what had just come."""

from __future__ import annotations

from collections.abc import Sequence

from holdspace.client.state import Beat
from holdspace.client.words import content_stems, feelings_in

_TELLS = frozenset({"disclose", "elaborate", "return_to_cue"})
"""Replies that are not to be walked past."""


def shares(text: str, said: str, beat: Beat | None) -> int:
    """Return how much the text shares with a reply: words, what its author says it means, and feelings twice."""
    meant = " ".join((*beat.feeling, beat.meaning or "", *beat.hears)) if beat else ""
    named = feelings_in(text) & feelings_in(f"{said} {' '.join(beat.feeling) if beat else ''}")
    return len(content_stems(text) & content_stems(f"{said} {meant}")) + 2 * len(named)


def goes_past(text: str, replies: Sequence[tuple[str, Beat | None]]) -> bool:
    """Whether the text gives back something earlier and nothing of the last reply, in which something was told.

    ``replies`` are all of the person's, the latest last. What shares nothing with any of them is a paraphrase that
    this program does not know, and goes past nothing.
    """
    if not replies or (beat := replies[-1][1]) is None or beat.kind not in _TELLS or shares(text, *replies[-1]):
        return False
    return any(shares(text, *reply) for reply in replies[:-1])
