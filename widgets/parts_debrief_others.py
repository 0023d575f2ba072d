"""Other words to try, for the look back: asked of a language model while it is read, kept, and shown as they come.

The look back never waits for them. What came is kept with the talk, so that it is the same when it is read again; what
failed is tried again when the page is loaded anew, and not before.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from holdspace.events import ModelAsked
from holdspace.learning import OtherWording, OtherWordsFound
from holdspace.settings import Settings
from holdspace.store import NewEntry
from widgets.parts_record import EndedTalk, Record

if TYPE_CHECKING:
    from holdspace.coach_llm import Bettered
    from holdspace.coach_model import TurnNote
    from holdspace.llm.model import Model, Usage

_log = logging.getLogger("holdspace")

State = dict[str, Any]
_Talk = tuple[UUID, int]
"""A talk, and the last turn of the path that is looked back at."""


class OtherWords:
    """One a page. ``later`` has something done by the page's worker; ``came`` shows the look back again."""

    def __init__(
        self, settings: Settings, later: Callable[[Callable[[], None]], None], came: Callable[[], None]
    ) -> None:
        self._settings, self._later, self._came = settings, later, came
        self._asked: set[_Talk] = set()
        self._failed: set[_Talk] = set()
        self._wanted = threading.Event()
        """Set once the talk that was asked about is no longer the one on the page."""
        self._thread: threading.Thread | None = None

    def state(self, record: Record, ended: EndedTalk, notes: Sequence[State]) -> State:
        """Return the other words that are there; begin to ask for them where none were asked for. Returns at once."""
        head = ended.conversation.head or 0
        talk = (ended.session, head)
        if (kept := record.other_words(*talk)) is not None:
            return {"items": [item.model_dump(mode="json") for item in kept.items], "failed": False}
        if talk not in self._asked and any(note["another"] for note in notes):
            self._asked.add(talk)
            self._begin(record, ended, notes, talk)
        return {"items": [], "failed": talk in self._failed}

    def wait(self, seconds: float) -> None:
        """Wait for what is under way."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _begin(self, record: Record, ended: EndedTalk, notes: Sequence[State], talk: _Talk) -> None:
        from holdspace.llm.endpoint import model_for  # noqa: PLC0415  # only after a talk
        from holdspace.llm.limits import Ledger  # noqa: PLC0415

        model = model_for(self._settings, "coach", Ledger(record.store))
        if model is None:
            return
        from holdspace.coach_model import TurnNote  # noqa: PLC0415

        typed = [TurnNote.model_validate(note) for note in notes]
        self._wanted.set()
        self._wanted = wanted = threading.Event()

        def run() -> None:
            made = _made(ended, typed, model, wanted)
            self._later(lambda: _count(record, made.asked if made else ()))
            if not wanted.is_set():
                self._later(lambda: self._keep(record, talk, typed, model.name, made))

        self._thread = threading.Thread(target=run, name=f"other-words-{talk[1]}", daemon=True)
        self._thread.start()

    def _keep(self, record: Record, talk: _Talk, notes: Sequence[TurnNote], name: str, made: Bettered | None) -> None:
        if made is None or (made.failed and not made.alternatives):
            self._failed.add(talk)
        else:
            skills = {note.turn: note.another.skill for note in notes if note.another}
            items = [
                OtherWording(turn=turn, skill=skills[turn], text=one.text, why=one.why)
                for turn, every in sorted(made.alternatives.items())
                for one in every
            ]
            payload = OtherWordsFound(
                session=talk[0],
                head=talk[1],
                model=name,
                prompt=made.asked[0].prompt if made.asked else "",
                tokens=sum(used.tokens for used in made.asked),
                items=tuple(items),
            )
            record.keep(payload, "debrief", f"other-words:{talk[0]}:{talk[1]}")
        self._came()


def _count(record: Record, asked: Sequence[Usage]) -> None:
    """Keep what was asked and what it took, well or not: by that the day's tokens are counted, after a restart too."""
    for used in asked:
        kept = NewEntry(
            lesson=record.lesson,
            part="debrief",
            kind=ModelAsked.kind,
            payload=used.model_dump(mode="json"),
            client_id=f"asked:{uuid4()}",
        )
        record.store.add_entry(record.who, kept)


def _made(ended: EndedTalk, notes: Sequence[TurnNote], model: Model, cancel: threading.Event) -> Bettered | None:
    """Ask; None where that went wrong in a way that nobody foresaw."""
    try:
        from holdspace.coach_llm import better  # noqa: PLC0415  # heavy, and only where a model is configured
        from holdspace.session import default_parts  # noqa: PLC0415

        reader = default_parts().helper_reader
        talk = ended.conversation
        return better(ended.persona, talk, notes, model, reader, cancel, spent=talk.tokens)
    except Exception as error:  # noqa: BLE001  # the coach's own words are there already
        _log.warning("Other words by a model failed (%s).", type(error).__name__, exc_info=True)
        return None
