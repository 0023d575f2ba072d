"""Who makes the three suggestions: the author's words at once, or a language model, each of whose is checked first."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from holdspace.client.state import Beat, ClientState
from holdspace.llm.model import Usage, Wanted
from holdspace.persona import Persona
from holdspace.reading.readings import Frozen, Utterance
from holdspace.suggest import Suggestion


class Asking(Frozen):
    """The moment for which suggestions are wanted. Taken when it is asked, so that it may be answered on any thread."""

    persona: Persona
    state: ClientState
    """After the turn."""
    beat: Beat
    """As it was spoken."""
    earlier: tuple[Beat, ...]
    """The person's beats before, the last first."""
    said: tuple[Utterance, ...]
    """The talk so far on this path, oldest first; the person's latest message is the last."""
    shown: tuple[str, ...]
    """Texts of the suggestions that were shown lately."""
    draft: str | None
    """What the trainee has written so far."""
    seed: int
    turn: int
    """Of the record."""
    parent: int | None
    spent: int
    """Tokens that models used in this session so far."""


class Suggested(NamedTuple):
    """Three suggestions in the order MI, ER, PS, and what it took to get them."""

    items: tuple[Suggestion, ...]
    asked: tuple[Usage, ...]


class Suggester(Protocol):
    """Makes three suggestions, in its own time."""

    def suggest(self, moment: Asking, cancel: Wanted) -> Suggested | None:
        """Return one of each kind, those of the offline ones in place of any that fail; never raises ModelError.

        Returns None once it is not wanted any more.
        """
        ...
