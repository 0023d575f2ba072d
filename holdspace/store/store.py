"""The store as everything else sees it: each call is one transaction, and each failure a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from sqlalchemy import Connection, Engine

from holdspace.store import asked, learned, log, people
from holdspace.store.dialect import WRITING, forget_deleted
from holdspace.store.errors import damaged, explaining, unwritable
from holdspace.store.record import Entry, Lease, NewEntry, NewRecord, Person, Profile, Record, SessionRow


class Subject(Protocol):
    """Someone who can be told from others; see :mod:`holdspace.identity`."""

    @property
    def subject(self) -> str:
        """The pseudonym or account, 1 to 300 characters."""
        ...


class Store:
    """Every conversation, kept; made by :func:`holdspace.store.prepare`.

    For one thread at a time, which need not be the one that made it. Every method raises StoreError when the database
    cannot do it; then nothing of that call was kept, and it may be called again.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITING: True})
        self.place = place
        """Where the record is, in words that may be shown."""

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with explaining(self.place), self._engine.begin() as connection:
                yield connection
        except ValueError as error:  # no JSON, no time: nothing of ours
            raise damaged(self.place) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explaining(self.place), self._writer.begin() as connection:
            yield connection

    def person(self, identity: Subject) -> Person:
        """Return the person behind the identity, creating them and the default cohort at the first meeting."""
        with self._writing() as connection:
            return people.person_of(connection, identity.subject)

    def profile(self, person: Person) -> Profile:
        """Return what the person told about themselves; an empty profile where they told nothing."""
        with self._reading() as connection:
            return people.profile_of(connection, person)

    def keep_profile(self, person: Person, profile: Profile) -> None:
        """Keep the profile in place of the one before. Raises NotKept for an erased person."""
        with self._writing() as connection:
            people.keep_profile(connection, person, profile)

    def open_session(  # noqa: PLR0913 - a session is opened with all that it is
        self, person: Person, *, lesson: str, persona: str, snapshot: str, seed: int, place: str = "practice"
    ) -> UUID:
        """Open a conversation at a place of a lesson.

        ``snapshot`` is the hash that :meth:`keep_snapshot` returned for the persona; ``seed`` has 64 bits. Raises
        NotKept where the person or the snapshot was erased.
        """
        with self._writing() as connection:
            return log.open_session(
                connection, person, lesson=lesson, place=place, persona=persona, snapshot=snapshot, seed=seed
            )

    def session(self, session: UUID) -> SessionRow:
        """Return one session; raises NotKept."""
        with self._reading() as connection:
            return log.session_row(connection, session)

    def latest_session(self, person: Person, lesson: str, place: str = "practice") -> SessionRow | None:
        """Return the session that the person opened last at that place of the lesson."""
        with self._reading() as connection:
            return log.latest_session(connection, person, lesson, place)

    def sessions(self, person: Person) -> tuple[SessionRow, ...]:
        """Return the person's sessions, the latest first."""
        with self._reading() as connection:
            return log.all_sessions(connection, person)

    def take_lease(self, session: UUID, holder: str) -> Lease:
        """Take over the writing of a session; whoever wrote before is refused from now on. Raises NotKept."""
        with self._writing() as connection:
            return log.take_lease(connection, session, holder[:200])

    def append(self, lease: Lease, records: Sequence[NewRecord]) -> tuple[Record, ...]:
        """Keep the records together, or none of them; when this returns they outlive the process and a power cut.

        Sending again is harmless where the first record carries a ``client_id``: if that is kept already, nothing is
        appended, and what was kept under the batch's client ids is returned. Raises LeaseLost if the session was
        taken over or erased, AlreadyKept if the batch mixes old and new.
        """
        if not records:
            return ()
        try:
            with self._writing() as connection:
                return log.append(connection, lease, records)
        except ValueError as error:
            raise unwritable(self.place) from error

    def records(self, session: UUID, after: int = 0) -> tuple[Record, ...]:
        """Return the session's events with a seq above ``after``, in order; none for an unknown session."""
        with self._reading() as connection:
            return log.records(connection, session, after)

    def sessions_with(self, person: Person, kind: str) -> frozenset[UUID]:
        """Return which of the person's sessions hold an event of that kind."""
        with self._reading() as connection:
            return log.sessions_with(connection, person, kind)

    def tokens_since(self, when: datetime) -> int:
        """Return what language models read and wrote since then (with its zone), over all that is on record."""
        with self._reading() as connection:
            return asked.tokens_since(connection, when)

    def faults_since(self, when: datetime) -> dict[str | None, int]:
        """Return how many requests to language models ended in each way since then; None: well."""
        with self._reading() as connection:
            return asked.faults_since(connection, when)

    def add_entry(self, person: Person, entry: NewEntry) -> Entry:
        """Keep what was learned; when this returns it outlives the process and a power cut.

        Sending again is harmless where the entry carries a ``client_id``: nothing is added, and what was kept under
        it is returned. Raises NotKept for an erased person.
        """
        try:
            with self._writing() as connection:
                return learned.add(connection, person, entry)
        except ValueError as error:
            raise unwritable(self.place) from error

    def entries(self, person: Person, lesson: str | None = None) -> tuple[Entry, ...]:
        """Return the person's entries in the order of keeping: all of them, or those of one lesson."""
        with self._reading() as connection:
            return learned.entries_of(connection, person, lesson)

    def keep_snapshot(self, kind: str, body: str) -> str:
        """Keep a body ("persona", as JSON) once, whoever uses it; return its SHA-256 (64 hexadecimal digits)."""
        with self._writing() as connection:
            return people.keep_snapshot(connection, kind, body)

    def snapshot(self, digest: str) -> str:
        """Return the body with that hash; raises NotKept."""
        with self._reading() as connection:
            return people.snapshot_of(connection, digest)

    def draft(self, person: Person, place: str) -> str:
        """Return what the person had begun to write there, or the empty string."""
        with self._reading() as connection:
            return people.draft_of(connection, person, place)

    def keep_draft(self, person: Person, place: str, text: str) -> None:
        """Keep the draft in place of the one before; empty text deletes it. Raises NotKept for an erased person."""
        with self._writing() as connection:
            people.keep_draft(connection, person, place, text)

    def erase(self, person: Person) -> None:
        """Delete all that is kept of the person, and the snapshots that only their sessions referred to.

        A kernel that still holds one of their sessions gets LeaseLost. SQLite overwrites what was deleted.
        """
        with self._writing() as connection:
            people.erase(connection, person.id)
        with explaining(self.place):
            forget_deleted(self._engine)

    def close(self) -> None:
        """Let go of the database and its files; a call after that takes them up again."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
