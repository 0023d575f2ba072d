"""Many processes write to one SQLite store; some of them die."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from collections import Counter
from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from store_cases import ROOT, Someone, begin, said

from holdspace.store import NewRecord, prepare

# One kernel: turn after turn of a person's message, a reply in two sentences, its end. What the store acknowledged it
# writes down, then says a word on standard output, and in the middle of the turn goes on at once.
KERNEL = """
import json, os, sys
from uuid import UUID
from holdspace.store import LeaseLost, NewRecord, prepare

address, session, holder, journal, turns = sys.argv[1:]
store = prepare(address)
ledger = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
lease = store.take_lease(UUID(session), holder)
turn = 0
while turn < int(turns):
    turn += 1
    for step in ("helper_said", "sentence_released", "sentence_released", "reply_finished"):
        client_id = f"{holder}-{turn}" if step == "helper_said" else None
        record = NewRecord(kind=step, turn=turn, payload={"text": f"{holder} {turn} " + "x" * 400}, client_id=client_id)
        while True:
            try:
                kept = store.append(lease, [record])
                break
            except LeaseLost:
                lease = store.take_lease(UUID(session), holder)
        told = [[str(r.session), r.seq, str(r.id), r.client_id] for r in kept]
        os.write(ledger, (json.dumps(told) + "\\n").encode())
        print(step, flush=True)
"""


def start(address: str, session: UUID, holder: str, journal: Path, turns: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", KERNEL, address, str(session), holder, str(journal), str(turns)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def acknowledged(journal: Path) -> list[tuple[str, int, str, str | None]]:
    return [tuple(row) for line in journal.read_text().splitlines() for row in json.loads(line)]


def test_nothing_acknowledged_is_lost_or_kept_twice_when_a_process_is_killed_in_mid_turn(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/kept.db"
    store = prepare(address)
    person = store.person(Someone())
    shared = [begin(store, person) for _ in range(3)]
    own = [begin(store, person) for _ in range(4)]
    victims = {"w0-a", "w3"}
    kernels = {f"w{n}-{side}": session for n, session in enumerate(shared) for side in "ab"}
    kernels |= {f"w{n + 3}": session for n, session in enumerate(own)}
    journals = {holder: tmp_path / f"{holder}.jsonl" for holder in kernels}
    running = {
        holder: start(address, session, holder, journals[holder], 10**6 if holder in victims else 12)
        for holder, session in kernels.items()
    }
    try:
        for victim in victims:
            told = running[victim].stdout
            while sum(1 for _ in iter(told.readline, "reply_finished\n")) and len(acknowledged(journals[victim])) < 20:
                pass
            assert told.readline() == "helper_said\n"
            assert told.readline() == "sentence_released\n"
            running[victim].send_signal(signal.SIGKILL)
        for holder, kernel in running.items():
            kernel.communicate(timeout=120)
            assert kernel.returncode == (-signal.SIGKILL if holder in victims else 0)
    finally:
        for kernel in running.values():
            kernel.kill()

    told = [row for journal in journals.values() for row in acknowledged(journal)]
    assert len(told) >= 8 * 12 * 4 + 2 * 20
    kept = {session: store.records(session) for session in kernels.values()}
    for records in kept.values():
        assert [r.seq for r in records] == list(range(1, len(records) + 1))
    found = {str(r.id): (str(r.session), r.seq, str(r.id), r.client_id) for rs in kept.values() for r in rs}
    assert [row for row in told if found.get(row[2]) != row] == []
    assert max(Counter(row[2] for row in told).values()) == 1
    # A record whose acknowledgement died with its process may be there: at most the last of each.
    assert len(found) - len(told) <= len(victims)

    for victim in victims:
        last = [row for row in acknowledged(journals[victim]) if row[3]][-1]
        session = kernels[victim]
        before = len(store.records(session))
        (again,) = store.append(store.take_lease(session, "the next kernel"), [said("again", last[3])])
        assert str(again.id) == last[2]
        assert len(store.records(session)) == before
    store.close()


def test_ten_processes_may_open_a_missing_store_at_once(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "kept.db"
    program = (
        "import sys; from types import SimpleNamespace as S; from holdspace.store import prepare; sys.stdin.read(1); "
        "store = prepare(sys.argv[1]); print(store.person(S(subject='local:me')).id); store.close()"
    )
    gate, release = os.pipe()
    command = [sys.executable, "-c", program, f"sqlite:///{file}"]
    opening = [
        subprocess.Popen(command, cwd=ROOT, stdin=gate, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(10)
    ]
    os.write(release, b"." * len(opening))
    os.close(release)
    os.close(gate)
    answers = [process.communicate(timeout=120) for process in opening]
    assert [error for _, error in answers if error] == []
    assert len({person for person, _ in answers}) == 1
    with prepare(f"sqlite:///{file}") as store, store._engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM persons")).scalar() == 1
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2


def test_only_the_owner_may_read_the_files_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with prepare(f"sqlite:///{tmp_path}/mine/kept.db") as store:
            session = begin(store, store.person(Someone()))
            store.append(store.take_lease(session, "a"), [said("hello")])
            files = sorted((tmp_path / "mine").iterdir())
            assert [file.name for file in files] == ["kept.db", "kept.db-shm", "kept.db-wal"]
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
            assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o700
            for file in files:
                file.chmod(0o644)
            prepare(f"sqlite:///{tmp_path}/mine/kept.db").close()
            assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    finally:
        os.umask(before)


def test_what_was_erased_is_no_longer_in_the_files(tmp_path: Path) -> None:
    unique = "a sentence that stands nowhere else"
    with prepare(f"sqlite:///{tmp_path}/kept.db") as store:
        person = store.person(Someone())
        session = begin(store, person)
        lease = store.take_lease(session, "a")
        for _ in range(50):
            store.append(lease, [NewRecord(kind="helper_said", payload={"text": unique})])
        store.keep_draft(person, "here", unique)
        assert any(unique.encode() in file.read_bytes() for file in tmp_path.iterdir())
        store.erase(person)
        assert not any(unique.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_a_reader_that_comes_and_goes_takes_no_log_away_from_a_store_that_is_open(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    store = prepare(file)
    person = store.person(Someone())
    session = begin(store, person)
    lease = store.take_lease(session, "kernel")
    prepare(file)  # a second room in the same kernel
    look = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); print(*db.execute(sys.argv[2]).fetchone())"
    command = [sys.executable, "-c", look, str(file), "select count(*) from events"]
    for n in range(1, 4):
        store.append(lease, [said(f"message {n}")])
        counted = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert counted == f"{n}\n", "what was acknowledged is not in the file that others open"
