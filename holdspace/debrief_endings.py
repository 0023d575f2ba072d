"""How a talk ended: whether the trainee said goodbye, and whether over something that had just been told."""

from __future__ import annotations

import re

from holdspace.client.words import content_stems
from holdspace.debrief_talk import Exchange, Talk

STRAINED = 0.2
"""Strain (0..1) at the end from which something stands between them."""
_LEFT_OPEN = frozenset({"disclose", "elaborate", "return_to_cue", "ask_for_advice", "ask_limits"})
"""Replies that wait for an answer."""
_TAKES_IT_ALONG = re.compile(
    r"\b(?:you told me|you said|today i heard|glad (?:you|i)|how would you like to (?:leave|end)|before (?:we"
    r"|i) (?:stop|go)"
    r"|thank you for (?:telling|trusting|showing|saying))\b",
    re.IGNORECASE,
)


def closes(one: Exchange) -> bool:
    """Whether the message says goodbye."""
    return "close" in one.codes or one.kind == "close"


def over_a_telling(talk: Talk) -> Exchange | None:
    """Return the last message where it says goodbye over what had just been told or asked; None where it does not."""
    last = talk.mine[-1] if talk.mine else None
    before = talk.before(last) if last else None
    if last is None or before is None or not closes(last) or before.kind not in _LEFT_OPEN:
        return None
    if "?" in last.you or _TAKES_IT_ALONG.search(last.plain):
        return None
    beat = before.beat
    said = " ".join((before.said, *beat.hears, beat.meaning or "")) if beat else before.said
    answered = last.found("close_reflection", "summarise", "cue_met", "ask_suicide_direct", "explain_role")
    return None if answered or len(content_stems(last.plain) & content_stems(said)) > 1 else last
