"""Whoever starts the lessons is told whose words they have, and which name is no setting; no model is asked."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from servers import Start, write_content
from small_model_server import KEY, Server, saying
from store_cases import Someone, begin

from holdspace.settings import Settings
from holdspace.settings_names import OTHERS, misspelt
from holdspace.store import NewRecord, Store, prepare
from serving.speaking import speaking

PROJECT = Path(__file__).resolve().parent.parent
HERE = {"model_url": "http://127.0.0.1:9/v1", "model_key": KEY}


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [f"HOLDSPACE_{name.upper()}" for name in Settings.model_fields] + ["OPENAI_BASE_URL", "OPENAI_API_KEY"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path / "kept"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with prepare(tmp_path / "kept" / "conversations.db") as opened:
        yield opened


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(saying("Hello"), models=["small"])
    yield made
    made.stop()


def told(store: Store, **given: Any) -> list[str]:
    lines = [*speaking(Settings(**given), store)]
    assert KEY not in "".join(lines)
    return lines


def use(store: Store, tokens: int) -> None:
    lease = store.take_lease(begin(store, store.person(Someone())), "a kernel")
    store.append(lease, [NewRecord(kind="model_asked", payload={"tokens_in": tokens, "tokens_out": 0})])


def test_without_a_model_the_authors_speak(store: Store) -> None:
    line = "Words by the authors alone; no language model is set (docs/models.md)."
    assert told(store) == told(store, model="none") == [line]


def test_a_model_is_named_with_its_host_and_nothing_more(store: Store) -> None:
    line = "Words by small at 127.0.0.1 (asked at the first turn; `holdspace doctor` tries it)."
    assert told(store, model="openai/small", **HERE) == [line]


def test_models_of_their_own_are_named_apart(store: Store) -> None:
    found = told(store, model="openai/small", suggestions_model="none", coach_model="openai/large", **HERE)
    whose = "Words of people by small, of suggestions by the authors, of notes by large; at 127.0.0.1 "
    assert found == [f"{whose}(asked at the first turn; `holdspace doctor` tries it)."]


def test_a_day_that_is_used_up_and_a_key_that_is_missing_are_told(store: Store) -> None:
    use(store, 500)
    used_up = told(store, model="openai/small", tokens_per_day=1600, **HERE)[1]
    assert used_up.startswith("Note: Today's tokens are used up (500 of 1,600): until midnight UTC")
    assert len(told(store, model="openai/small", tokens_per_day=1700, **HERE)) == 1
    assert told(store, tokens_per_day=1) == told(store), "where no model is set it is nobody's concern"
    assert "export OPENAI_API_KEY=" in told(store, model="openai/small")[1]


def test_a_model_beside_the_lessons_tells_of_itself_but_not_of_the_day(store: Store) -> None:
    assert [*speaking(Settings(), store, beside=True)] == []
    use(store, 500)
    (used_up,) = speaking(Settings(tokens_per_day=1600), store, beside=True)
    assert "used up" in used_up


def test_the_lessons_start_with_that_line_and_ask_nothing(voila: Start, server: Server, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"one": ("1",)})
    given = {"HOLDSPACE_MODEL": "openai/small", "HOLDSPACE_MODEL_URL": server.url, "HOLDSPACE_MODEL_KEY": KEY}
    log = voila(content, "--no-preheat", environ={**given, "HOLDSPACE_MODLE": KEY}).log
    assert "Note: HOLDSPACE_MODLE (in the environment) is no setting" in log
    assert log.index("Words by small at localhost (asked at the first turn;") < log.index("Holding Space is ready.")
    assert KEY not in log
    assert server.asked == []
    assert server.gets == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("HOLDSPACE_MODLE", "HOLDSPACE_MODEL"),
        ("HOLDSPACE_MODEL_ULR", "HOLDSPACE_MODEL_URL"),
        ("HOLDSPACE_API_KEY", "HOLDSPACE_MODEL_KEY"),
        ("HOLDSPACE_TOKENS_PER_TALK", "HOLDSPACE_TOKENS_PER_DAY"),
        ("holdspace_countri", "HOLDSPACE_COUNTRY"),
        ("HOLDSPACE_PROT", "HOLDSPACE_PORT"),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest_right_one(name: str, meant: str) -> None:
    (found,) = misspelt({name: KEY, "PATH": "x", "MODLE": "y"})
    assert found == f"{name} (in the environment) is no setting, and changes nothing. Is {meant} meant?"


def test_a_name_like_no_other_is_told_too_and_cannot_break_a_line() -> None:
    (found,) = misspelt({"HOLDSPACE_\n\x1bZZZ": "x"})
    assert found.startswith("HOLDSPACE_??ZZZ (in the environment) is no setting")
    assert "meant" not in found


def test_every_name_that_is_read_anywhere_is_known() -> None:
    listed = subprocess.run(
        ["git", "grep", "-hoE", r"\bHOLDSPACE_[A-Z_]*[A-Z]\b", "--", "*.py", "Makefile", "*.js", ":!tests"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    named = {*re.findall(r"HOLDSPACE_\w+", listed.stdout)}
    assert len(named) > 10
    assert [*misspelt(dict.fromkeys(named, ""))] == []
    settings = {name.upper() for name in Settings.model_fields}
    assert [*misspelt({f"HOLDSPACE_{name}": "" for name in (*settings, *OTHERS)})] == []
