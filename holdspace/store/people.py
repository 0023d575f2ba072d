"""Persons and what belongs to them beside their sessions, on an open transaction."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.exc import IntegrityError

from holdspace.store.dialect import insert_if_new, insert_or_change
from holdspace.store.errors import NotKept
from holdspace.store.record import Person, Profile
from holdspace.store.tables import cohorts, drafts, entries, events, leases, persons, profiles, sessions, snapshots

DEFAULT_COHORT = "default"
_LONGEST_SUBJECT = 300

_COHORT = select(cohorts.c.id).where(cohorts.c.slug == bindparam("slug"))
_PERSON = select(persons.c.id).where(persons.c.cohort == bindparam("cohort"), persons.c.subject == bindparam("subject"))
_PROFILE = select(profiles.c.body).where(profiles.c.person == bindparam("person"))
_DRAFT = select(drafts.c.text).where(drafts.c.person == bindparam("person"), drafts.c.place == bindparam("place"))
_DROP_DRAFT = delete(drafts).where(drafts.c.person == bindparam("person"), drafts.c.place == bindparam("place"))
_SNAPSHOT = select(snapshots.c.body).where(snapshots.c.hash == bindparam("hash"))

_THEIR_SNAPSHOTS = select(sessions.c.snapshot).where(sessions.c.person == bindparam("person")).distinct()
# Through the sessions, which have an index of persons; the events have none, which keeps an append short.
_THEIR_SESSIONS = select(sessions.c.id).where(sessions.c.person == bindparam("person")).scalar_subquery()
_ERASE = (
    delete(events).where(events.c.session.in_(_THEIR_SESSIONS)),
    delete(leases).where(leases.c.session.in_(_THEIR_SESSIONS)),
    delete(sessions).where(sessions.c.person == bindparam("person")),
    delete(entries).where(entries.c.person == bindparam("person")),
    delete(drafts).where(drafts.c.person == bindparam("person")),
    delete(profiles).where(profiles.c.person == bindparam("person")),
    delete(persons).where(persons.c.id == bindparam("person")),
)
_DROP_SNAPSHOTS = delete(snapshots).where(
    snapshots.c.hash.in_(bindparam("hashes", expanding=True)),
    ~select(sessions.c.id).where(sessions.c.snapshot == snapshots.c.hash).exists(),
)


def person_of(connection: Connection, subject: str) -> Person:
    """Return the person with that subject in the default cohort, creating both at the first meeting."""
    if not subject or len(subject) > _LONGEST_SUBJECT:
        raise ValueError(f"a subject has 1 to {_LONGEST_SUBJECT} characters")
    dialect = connection.dialect.name
    now = datetime.now(UTC)
    cohort = connection.execute(_COHORT, {"slug": DEFAULT_COHORT}).scalar_one_or_none()
    if cohort is None:
        new = {"id": uuid4(), "slug": DEFAULT_COHORT, "created": now}
        connection.execute(insert_if_new(dialect, cohorts, ("slug",)), new)
        cohort = connection.execute(_COHORT, {"slug": DEFAULT_COHORT}).scalar_one()
    whose = {"cohort": cohort, "subject": subject}
    known = connection.execute(_PERSON, whose).scalar_one_or_none()
    if known is None:
        new = {"id": uuid4(), "created": now, **whose}
        connection.execute(insert_if_new(dialect, persons, ("cohort", "subject")), new)
        known = connection.execute(_PERSON, whose).scalar_one()
    return Person(id=known, cohort=cohort, subject=subject)


def profile_of(connection: Connection, person: Person) -> Profile:
    """Return what the person told about themselves; an empty profile where they told nothing."""
    body = connection.execute(_PROFILE, {"person": person.id}).scalar_one_or_none()
    return Profile() if body is None else Profile.model_validate(body)


def keep_profile(connection: Connection, person: Person, profile: Profile) -> None:
    """Keep the profile in place of the one before. Raises NotKept for an erased person."""
    row = {"person": person.id, "cohort": person.cohort, "body": profile.model_dump(mode="json")}
    _keep_for(connection, row, person)


def draft_of(connection: Connection, person: Person, place: str) -> str:
    """Return what the person had begun to write there, or the empty string."""
    return connection.execute(_DRAFT, {"person": person.id, "place": place}).scalar_one_or_none() or ""


def keep_draft(connection: Connection, person: Person, place: str, text: str) -> None:
    """Keep the draft in place of the one before; empty text deletes it. Raises NotKept for an erased person."""
    if not text:
        connection.execute(_DROP_DRAFT, {"person": person.id, "place": place})
        return
    row = {"person": person.id, "cohort": person.cohort, "place": place, "text": text}
    _keep_for(connection, row, person)


def _keep_for(connection: Connection, row: dict[str, object], person: Person) -> None:
    row["changed"] = datetime.now(UTC)
    statement = (
        insert_or_change(connection.dialect.name, drafts, ("person", "place"), ("text", "changed"))
        if "place" in row
        else insert_or_change(connection.dialect.name, profiles, ("person",), ("body", "changed"))
    )
    try:
        connection.execute(statement, row)
    except IntegrityError as error:
        raise NotKept(
            f"The record no longer knows this person ({person.id}). Reload the page to begin anew."
        ) from error


def keep_snapshot(connection: Connection, kind: str, body: str) -> str:
    """Keep the body once, whoever uses it, and return its SHA-256 (64 hexadecimal digits)."""
    digest = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    row = {"hash": digest, "kind": kind, "body": body, "kept": datetime.now(UTC)}
    connection.execute(insert_if_new(connection.dialect.name, snapshots, ("hash",)), row)
    return digest


def snapshot_of(connection: Connection, digest: str) -> str:
    """Return the body with that hash; raises NotKept."""
    body: str | None = connection.execute(_SNAPSHOT, {"hash": digest}).scalar_one_or_none()
    if body is None:
        raise NotKept(f"The record holds no snapshot {digest[:12]} (any more). Reload the page to begin anew.")
    return body


def erase(connection: Connection, person: UUID) -> None:
    """Delete every row of the person, and the snapshots that only their sessions referred to."""
    hashes = list(connection.execute(_THEIR_SNAPSHOTS, {"person": person}).scalars())
    for statement in _ERASE:
        connection.execute(statement, {"person": person})
    try:
        with connection.begin_nested():
            connection.execute(_DROP_SNAPSHOTS, {"hashes": hashes})
    except IntegrityError:
        return  # on PostgreSQL someone may begin a session with one of them in this instant: then it is theirs
