"""The desk of a lesson page: it hears what is done in the parts, has it kept, and tells them what to show.

A handler only enqueues; one worker owns the record. Nothing personal is touched before a page says hello.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID, uuid4

from holdspace.content import Content
from holdspace.curriculum import Lesson
from holdspace.identity import IdentityError
from holdspace.learning import (
    CheckedIn,
    CueDisputed,
    DebriefRead,
    GoalLookedAt,
    GoalTaken,
    JournalWritten,
    PartDone,
)
from holdspace.problem import ContentError
from holdspace.settings import Settings
from holdspace.store import StoreError
from widgets import parts_protocol as protocol
from widgets import parts_selfview as selfview
from widgets import parts_states as states
from widgets.parts_debrief_others import OtherWords
from widgets.parts_record import EndedTalk, Record
from widgets.parts_views import Part, ViewsPart
from widgets.words import words
from widgets.worker import Worker

if TYPE_CHECKING:
    import ipywidgets

_log = logging.getLogger("holdspace")

W = TypeVar("W", bound=Part)


class PracticeRoom(Protocol):
    """The room, as far as a desk knows it."""

    view: ipywidgets.Box

    def on_change(self, callback: Callable[[], None]) -> None:
        """Have ``callback`` told when a talk has begun, ended or gone on."""

    def choose(self, person: str) -> None:
        """Practise with this person of the lesson."""

    def look_again(self) -> None:
        """Show what was changed outside the room."""


_ALONE = {"opening": states.opening, "card": states.card}
"""What these show depends on nothing else on the page."""


class Desk:
    """One desk a page."""

    def __init__(self, lesson: Lesson, content: Content, settings: Settings) -> None:
        self._lesson = lesson
        self._content = content
        self._settings = settings
        self._worker = Worker(f"parts-{lesson.id}", lambda _error: None)
        self._kept: Record | None = None
        self._parts: dict[str, Part] = {}
        self._room: PracticeRoom | None = None
        self._chosen: str | None = None
        self._passed: set[UUID] = set()
        self._ended: EndedTalk | None = None
        self._others = OtherWords(settings, self._worker.do, lambda: self._refresh("debrief"))

    def place(self, part: W) -> W:
        """Have a part served from here."""
        self._parts[part.part] = part
        part.on_ask(lambda ask: self._worker.do(lambda: self._hear(part, ask)))
        return part

    def watch(self, room: PracticeRoom) -> None:
        """Show the look back when the room's talk ends."""
        self._room = room
        room.on_change(lambda: self._worker.do(self._room_changed))

    def wait(self, seconds: float) -> bool:
        """Wait until all that was asked so far is done; return whether it was within ``seconds``."""
        return self._worker.wait(seconds)

    # --- hearing ----------------------------------------------------------------------------------------------------

    def _hear(self, part: Part, ask: protocol.Ask) -> None:
        try:
            if ask["type"] == "hello":
                self._show(part)
            else:
                self._keep(part, ask)
                part.tell({"type": "kept", "id": ask["id"]})
                self._after(part, ask)
        except (StoreError, IdentityError) as error:
            self._trouble(part, ask, str(error))
        except ContentError:
            _log.warning("The content of a lesson cannot be read.", exc_info=True)
            self._trouble(part, ask, words("lesson")["content_wrong"])
        except Exception as error:  # noqa: BLE001  # a trainee's page: the log has the rest
            _log.warning("A part of a lesson failed (%s).", type(error).__name__, exc_info=True)
            self._trouble(part, ask, words("part")["trouble"])

    @staticmethod
    def _trouble(part: Part, ask: protocol.Ask, text: str) -> None:
        if ask["type"] == "hello":
            part.tell({"type": "trouble", "text": text})
        else:
            part.tell({"type": "trouble", "text": text, "id": ask["id"]})

    @property
    def _record(self) -> Record:
        if self._kept is None:
            self._kept = Record(self._lesson.id, self._settings)
        return self._kept

    # --- keeping ----------------------------------------------------------------------------------------------------

    def _keep(self, part: Part, ask: protocol.Kept) -> None:  # one case an ask, each a line or two
        record, id_, here = self._record, ask["id"], part.part
        if ask["type"] == "draft":
            self._keep_draft(here, ask)
        elif ask["type"] == "seen":
            self._keep_seen(here)
        elif ask["type"] == "check_in":
            ended = self._talk() if here == "debrief" else None
            when = "after" if here == "debrief" else "before"
            record.keep(
                CheckedIn(
                    when=when,
                    word=ask["word"] or None,
                    text=ask["text"],
                    session=ended.session if ended else None,
                ),
                here,
                id_,
            )
            record.keep_draft(_place(here, "check"), "")
        elif ask["type"] == "take_goal":
            record.keep(GoalTaken(goal=ask["text"].strip() or self._lesson.practice.goal), "practice", id_)
            record.keep_draft("goal", "")
        elif ask["type"] == "choose":
            self._chosen = ask["person"]
        elif ask["type"] == "go_on":
            self._passed |= {heavy.session for heavy in (record.heavy_lately(),) if heavy}
        elif ask["type"] == "look":
            selfview.keep(record, ask)
        elif ask["type"] == "write":
            record.keep(JournalWritten(text=ask["text"]), "journal", id_)
            record.keep_draft("journal", "")
        elif ended := self._talk():
            self._keep_of(ended, ask)

    def _keep_draft(self, here: protocol.PartName, ask: protocol.Draft) -> None:
        record = self._record
        if ask["field"] == "number":  # of no lesson
            record.store.keep_draft(record.who, states.OWN_NUMBER, ask["text"])
        else:
            record.keep_draft(_place(here, ask["field"]), ask["text"])

    def _keep_seen(self, here: protocol.PartName) -> None:
        record = self._record
        if here != "debrief":
            record.keep(PartDone(), here, f"seen:{self._lesson.id}:{here}")
        elif ended := self._talk():
            record.keep(DebriefRead(session=ended.session), here, f"read:{ended.session}")

    def _keep_of(self, ended: EndedTalk, ask: protocol.Dispute | protocol.LookAtGoal) -> None:
        """Keep what the trainee says to the look back at a talk."""
        record, session = self._record, ended.session
        if ask["type"] == "look_at_goal":
            payload = GoalLookedAt(session=session, how=ask.get("how"), note=ask["text"])
            record.keep(payload, "debrief", ask["id"])
            record.keep_draft("note", "")
            return
        seen = states.look_back(record, ended, self._lesson)["cues"]["seen"]
        cue = next((one for one in seen if one["id"] == ask["cue"] and one["may_dispute"]), None)
        if cue is not None:
            record.keep(
                CueDisputed(session=session, turn=cue["turn"], words=cue["words"]),
                "debrief",
                f"dispute:{session}:{cue['id']}",
            )

    def _talk(self) -> EndedTalk | None:
        """Return the talk that the debrief on the page looks back at."""
        if self._ended is None:
            self._ended = self._record.latest_ended()
        return self._ended

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show(self, part: Part) -> None:
        record = self._record
        if part.part in _ALONE:
            state = _ALONE[part.part](record, self._content)
        elif part.part == "practice":
            state = states.practice(record, self._content, self._lesson, self._chosen, self._passed)
            if self._room is not None:
                self._room.view.layout.display = None if state["room"] else "none"
        elif part.part == "debrief":
            self._ended = None
            state = states.debrief(record, self._content, self._lesson)
            if (ended := record.latest_ended()) is not None and state["debrief"] is not None:
                state["others"] = self._others.state(record, ended, state["notes"])
        elif part.part == "selfview":
            state = selfview.state(record, record.latest_ended())
        elif isinstance(part, ViewsPart):
            state = self._views(part, record)
        elif part.part == "journal":
            state = self._journal(record)
        elif part.part == "next":
            state = states.following(record, self._content, self._lesson)
        else:
            state = {}
        place = hashlib.sha256(f"{record.who.id}/{self._lesson.id}/{part.part}".encode()).hexdigest()[:24]
        part.tell({"type": "state", "state": state, "place": place})

    @staticmethod
    def _views(part: ViewsPart, record: Record) -> states.State:
        """Draw the plot of the three views, and return the rest of them."""
        from widgets import parts_selfview_views as views  # noqa: PLC0415  # heavy, and only after a talk

        ended = record.latest_ended()
        shown = views.shown(record, ended, states.disputed(record, ended) if ended else [])
        part.plot.show(shown.skills)
        return shown.state

    @staticmethod
    def _journal(record: Record) -> states.State:
        """Return the line; what was typed and never left the field counts as written."""
        draft = record.draft("journal")
        if draft:
            record.keep(JournalWritten(text=draft), "journal", f"journal:{uuid4()}")
            record.keep_draft("journal", "")
        return states.journal(record)

    def _after(self, part: Part, ask: protocol.Kept) -> None:
        """Show what was changed by what was kept."""
        if ask["type"] in {"dispute", "take_goal", "choose", "go_on"}:
            self._show(part)
        if ask["type"] == "take_goal" and self._room is not None:
            self._room.look_again()
        if ask["type"] == "choose" and self._room is not None:
            self._room.choose(ask["person"])
        if ask["type"] == "look":
            self._refresh("selfview", "debrief", "views")
        if ask["type"] == "dispute":
            self._refresh("views")
        if ask["type"] in {"seen", "write"}:
            self._refresh("next")

    def _room_changed(self) -> None:
        self._refresh("opening", "selfview", "debrief", "views", "practice", "next")

    def _refresh(self, *names: str) -> None:
        for name in names:
            if name in self._parts:
                self._hear(self._parts[name], {"type": "hello"})


def _place(part: str, field: str) -> str:
    """Return the name under which a field's draft is kept; two parts ask how one is."""
    return f"{field}-after" if part == "debrief" and field == "check" else field
