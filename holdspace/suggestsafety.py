"""What could be said when the wish to be dead shows, is asked about, or was told: plainly, and before anything else.

Ask directly and calmly; say the limits before they are needed; stay; name a step together, with consent (QPR:
question, persuade, refer). No suggestion promises secrecy, orders, or speaks of a way to die.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from holdspace.client.state import Beat, ClientState, has_told

if TYPE_CHECKING:
    from holdspace.persona import Persona

Moment = Literal["hint", "limits", "told", "agreed"]
"""A hint is in the open; they want to know who would be told; it was told; a step was named."""

HINTS = ("wish_dead", "thoughts")
STAYS_OPEN = 4
"""Turns after a hint for which asking is what comes first."""


def moment(persona: Persona, state: ClientState, beat: Beat) -> Moment | None:
    """Return where the talk stands with the wish to be dead, None where it has not shown."""
    if has_told(persona, state):
        return "agreed" if state.agreed else "told"
    if beat.kind == "ask_limits":
        return "limits"
    hinted = any(c.kind in HINTS and state.turn - (c.again_at or c.at) < STAYS_OPEN for c in state.cues)
    asked = state.asked_directly is not None
    return "hint" if hinted and not asked else None


def safety_drafts(kind: str, at: Moment) -> Iterator[tuple[str, str]]:
    """Yield text and reason for a suggestion of that kind (MI, ER, PS) at that moment; none where others do."""
    yield from _DRAFTS.get((at, kind), ())


_DRAFTS: dict[tuple[Moment, str], tuple[tuple[str, str], ...]] = {
    ("hint", "MI"): (
        (
            "When you say that, I'd like to ask you straight: are you thinking about suicide?",
            "Asks directly and calmly. Asking does not plant the idea.",
        ),
        (
            "Some people who carry this much wish they wouldn't wake up. Is that how it is for you?",
            "Makes the answer sayable, and asks for it in plain words.",
        ),
    ),
    ("hint", "PS"): (
        (
            "What you tell me stays between us, unless I thought your life was in danger. I'd tell you first.",
            "Says the limits before they are needed, so that the answer can be honest.",
        ),
    ),
    ("limits", "MI"): (("What are you afraid would happen, if you said it?", "Asks what a yes would cost."),),
    ("limits", "ER"): (
        (
            "It makes sense that you'd want to know what happens with it before you say it.",
            "Respects the question. It is a good one.",
        ),
    ),
    ("limits", "PS"): (
        (
            "It stays between us, unless I thought your life was in danger. Then I'd tell you before I told anyone.",
            "A true answer about the limits. Promise nothing that you can't keep.",
        ),
    ),
    ("told", "MI"): (
        (
            "Is there one person you trust who could know about this?",
            "Looks for someone beside you, and leaves the choice open.",
        ),
        (
            "Have you thought about how you would do it, or is it more the wish?",
            "Asks on, calmly. You need no details.",
        ),
    ),
    ("told", "PS"): (
        (
            "I'm staying here with you. There's a line that answers day and night; shall we look at it together?",
            "Stays, and names a step to take together.",
        ),
        (
            "I'd like us to find someone who can be near you with this. Could we think who that might be?",
            "Says what you would do, and asks.",
        ),
    ),
    ("agreed", "PS"): (
        (
            "I'm still with you. How is it, having said it to someone?",
            "Stays after the step: it is not a way to be rid of anyone.",
        ),
    ),
}
