"""A reply that was stopped: what stands then, and which ways to go on still fit.

Before its first word, nothing was said. What had been offered was offered for the person's last words, and as long as
nothing else was said, it fits still, but for the one that the trainee has just said. It is offered anew at the turn
that was stopped, so that the record says when it was on screen, and a message that begins as one of them is known to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdspace.client.voices import ScriptedVoice
from holdspace.suggesting import Asking

if TYPE_CHECKING:
    from holdspace.conversation import Conversation, TurnKept
    from holdspace.session import Session
    from holdspace.suggest import Suggestion

LOOKED_BACK = 40
"""Messages of the talk that whoever makes suggestions may look back on."""

NOT_WITHIN = 10
"""Turns within which no suggestion is shown twice."""


def unanswered(turn: TurnKept) -> bool:
    """Whether the reply of this turn was stopped before anything was said."""
    return turn.ended == "interrupted" and not turn.sentences


def broken_off(turn: TurnKept) -> bool:
    """Whether the reply of this turn was begun and not said to its end.

    A stop may come after the last word of a reply was said: where the words are the author's, nothing is missing then.
    """
    if turn.ended != "interrupted" or not turn.sentences:
        return False
    by_author = turn.voice == ScriptedVoice.name
    return not (by_author and turn.beat is not None and turn.said.split() == turn.beat.text.split())


def left_unanswered(conversation: Conversation) -> TurnKept | None:
    """Return the turn in front of the trainee if its reply was stopped before anything was said."""
    turn = conversation.turns.get(conversation.head) if conversation.head is not None else None
    return turn if turn is not None and unanswered(turn) and conversation.ended is None else None


def last_said(conversation: Conversation) -> TurnKept | None:
    """Return the turn of the person's last words on the path."""
    return next((turn for turn in reversed(conversation.path()) if turn.sentences), None)


def still_offered(conversation: Conversation, turn: TurnKept) -> tuple[Suggestion, ...]:
    """Return what was offered for the person's last words, without what was said of it since; empty if nothing was."""
    said: set[str | None] = {turn.suggestion}
    for before in reversed(conversation.path(turn.parent) if turn.parent is not None else []):
        if before.suggestions:
            return tuple(one for one in before.suggestions if one.id not in said)
        if before.sentences:
            return ()
        said.add(before.suggestion)
    return ()


def moment_after_stop(talk: Session, draft: str | None = None) -> Asking | None:
    """Return the moment for which suggestions are wanted after such a stop: that of the person's last words.

    None where the talk is not at such a stop, or the person has said nothing yet, or suggestions stand there.
    """
    conversation = talk.conversation
    turn, said = left_unanswered(conversation), last_said(conversation)
    if turn is None or turn.suggestions or said is None or said.beat is None or said.state is None:
        return None
    before = conversation.path(said.parent) if said.parent is not None else []
    return Asking(
        persona=talk.persona,
        state=said.state,
        beat=said.beat,
        earlier=tuple(one.beat for one in reversed(before) if one.beat is not None and one.sentences),
        said=conversation.utterances(said.turn, last=LOOKED_BACK),
        shown=tuple(s.text for one in before[-NOT_WITHIN:] for s in one.suggestions),
        draft=draft or None,
        seed=talk.started.seed,
        turn=turn.turn,
        parent=turn.parent,
        spent=conversation.tokens,
    )
