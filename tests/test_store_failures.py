"""When the database cannot do what is asked: a sentence that says what, where and what to do, and nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from store_cases import Someone, begin, said

from holdspace.store import Lease, NewRecord, Store, StoreError, prepare

WORDS = "words that belong to one person"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with prepare(file, patience=0.1) as opened:
        yield opened


@pytest.fixture
def lease(store: Store) -> Lease:
    return store.take_lease(begin(store, store.person(Someone())), "a kernel")


def refused(store: Store, lease: Lease, *about: str) -> None:
    """Append, and find a sentence about it that tells all of ``about``, but not what was written."""
    with pytest.raises(StoreError) as caught:
        store.append(lease, [said(WORDS, "m-1"), NewRecord(kind="k", payload={"text": WORDS * 2000})])
    for words in (store.place, *about):
        assert words in str(caught.value)
    assert WORDS not in "".join(traceback.format_exception(caught.value, limit=0))


def goes_on(store: Store, lease: Lease) -> None:
    """Send the same again and find it kept, once, without a gap."""
    store.append(lease, [said(WORDS, "m-1"), NewRecord(kind="k", payload={"text": WORDS * 2000})])
    assert [r.seq for r in store.records(lease.session)] == [1, 2]


def test_a_locked_database_says_so_and_takes_the_same_again_afterwards(file: Path, store: Store, lease: Lease) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused(store, lease, "busy", "Close what else has it open")
    assert store.records(lease.session) == ()
    other.execute("ROLLBACK")
    goes_on(store, lease)
    other.close()


def test_a_database_locked_from_its_beginning_says_so(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="busy"):
        prepare(file, patience=0.1)
    other.execute("ROLLBACK")
    prepare(file).close()
    other.close()


def test_no_space_says_so_and_takes_the_same_again_afterwards(store: Store, lease: Lease) -> None:
    with store._engine.begin() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    refused(store, lease, "no space", "Free some disk space")
    with store._engine.begin() as connection:
        connection.execute(text(f"PRAGMA max_page_count = {pages + 1000}"))
    goes_on(store, lease)


def test_a_read_only_database_says_so_and_takes_the_same_again_afterwards(store: Store, lease: Lease) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("PRAGMA query_only = ON"))
    refused(store, lease, "cannot be written", "the right to write")
    with store._engine.begin() as connection:
        connection.execute(text("PRAGMA query_only = OFF"))
    goes_on(store, lease)


def test_a_file_that_was_deleted_under_a_kernel_is_not_written_into_the_void(
    file: Path, store: Store, lease: Lease
) -> None:
    aside = file.with_name("aside.db")
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).rename(f"{aside}{end}")
    refused(store, lease, "moved or deleted")
    prepare(file).close()  # another program began a new one in its place
    refused(store, lease, "moved or deleted")
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
        Path(f"{aside}{end}").rename(file.with_name(file.name + end))
    goes_on(store, lease)


def test_a_deleted_file_is_not_made_anew_without_tables(file: Path, store: Store, lease: Lease) -> None:
    store.close()
    file.unlink()
    refused(store, lease, "cannot be opened")
    assert not file.exists()


@pytest.mark.parametrize(
    "content", [b"something else altogether, not a database", b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_left_as_it_is(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"kept\.db is damaged, or no record of ours\. Move the file aside"):
        prepare(file)
    assert file.read_bytes() == content


def test_a_database_damaged_in_the_middle_says_so(file: Path, store: Store, lease: Lease) -> None:
    store.append(lease, [NewRecord(kind="k", payload={"text": WORDS * 2000})])
    store.close()
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(b"\xa5" * (file.stat().st_size - 4096))
    with pytest.raises(StoreError, match="is damaged"), prepare(file) as opened:
        opened.records(lease.session)


def test_a_payload_that_is_no_json_says_so(file: Path, store: Store, lease: Lease) -> None:
    store.append(lease, [said("hello")])
    with sqlite3.connect(file) as raw:
        raw.execute("DROP TRIGGER events_append_only")
        raw.execute("UPDATE events SET payload = '{\"text'")
    raw.close()
    with pytest.raises(StoreError, match="is damaged"):
        store.records(lease.session)


def test_a_folder_in_the_place_of_the_file_says_so(file: Path) -> None:
    file.mkdir()
    with pytest.raises(StoreError, match=r"kept\.db cannot be opened\. Check that it is a file"):
        prepare(file)


def test_a_file_in_the_place_of_the_folder_says_so(file: Path) -> None:
    file.touch()
    with pytest.raises(StoreError, match="cannot be opened"):
        prepare(file / "kept.db")


def test_a_folder_that_cannot_be_made_says_so() -> None:
    with pytest.raises(StoreError, match=r"/proc/holdspace/kept\.db cannot be"):
        prepare(Path("/proc/holdspace/kept.db"))


def test_a_newer_database_is_refused_and_left_as_it_is(file: Path, store: Store) -> None:
    with store._writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    copy = shutil.copy(file, file.with_name("copy.db"))
    with pytest.raises(StoreError, match=r"newer Holding Space \(it is at 9999, this version knows \d+\)\. Install"):
        prepare(file)
    assert Path(copy).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://sam:geheim@127.0.0.1:1/kept", "at 127.0.0.1, database kept cannot be reached"),
        ("mysql://sam:geheim@localhost/kept", "A mysql database cannot keep"),
        ("geheim", "cannot be read. Write it like sqlite:"),
        ("unheard-of://sam:geheim@localhost/kept", "cannot"),
    ],
)
def test_an_address_that_cannot_serve_says_so_without_its_password(address: str, words: str) -> None:
    with pytest.raises(StoreError) as caught:
        prepare(address, patience=1)
    assert words in str(caught.value)
    assert "geheim" not in "".join(traceback.format_exception(caught.value, limit=0))


def test_a_store_in_memory_serves_a_trial() -> None:
    with prepare("sqlite://") as store:
        lease = store.take_lease(begin(store, store.person(Someone())), "a kernel")
        goes_on(store, lease)


def test_a_relative_address_stays_where_it_was_when_the_process_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = prepare("sqlite:///kept.db")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    store.close()
    assert store.person(Someone()).subject
    store.close()
    assert [f.name for f in tmp_path.iterdir() if f.is_file()] == ["kept.db"]
    assert store.place == str(tmp_path / "kept.db")


def test_a_folder_name_with_every_odd_character_is_only_a_name(tmp_path: Path) -> None:
    file = tmp_path / "50% of ?a#b & 'c' ü :memory:" / "kept.db"
    with prepare(file) as store:
        assert store.person(Someone()).subject
        assert file.exists()
    prepare(file).close()
