"""The doctor tells what is set up, asks each model, and mends each trouble with a sentence; it never tells a key."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from small_model_server import KEY, Handler, Server, refusing, saying
from store_cases import Someone, begin

from holdspace import doctor, doctor_model
from holdspace.doctor import examine
from holdspace.doctor_found import Found, answered, lines
from holdspace.doctor_found import Server as Asked
from holdspace.llm import takes
from holdspace.settings import Settings
from holdspace.store import NewRecord, prepare

FORM = '{"name": "Tuesday", "number": 5}'


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(takes, "_known", {})
    for name in [f"HOLDSPACE_{name.upper()}" for name in Settings.model_fields] + ["OPENAI_BASE_URL", "OPENAI_API_KEY"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path / "kept"))


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Server]]:
    made: list[Server] = []

    def serve(*behaviours: Any, models: list[str] | None = None, model: str = "small") -> Server:
        made.append(Server(*behaviours, models=models))
        monkeypatch.setenv("HOLDSPACE_MODEL", f"openai/{model}")
        monkeypatch.setenv("HOLDSPACE_MODEL_URL", made[-1].url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        return made[-1]

    yield serve
    for server in made:
        server.stop()


def numbers(handler: Handler, asked: dict[str, Any]) -> None:
    handler.say(FORM if "response_format" in asked else "one two", " three")


def counting(pieces: int, apart: float) -> Callable[[Handler, dict[str, Any]], None]:
    """Say so many words of ten letters, a token each, with so many seconds between two."""

    def answer(handler: Handler, asked: dict[str, Any]) -> None:
        if "response_format" in asked:
            handler.say(FORM)
            return
        handler.begin()
        for _ in range(pieces):
            handler.piece("nineteen, ")
            handler.server.over.wait(apart)
        handler.end(usage=(11, pieces))

    return answer


def text(found: Found) -> str:
    said = "\n".join(lines(found))
    assert KEY not in said + found.model_dump_json() + repr(found)
    return said


def holdspace_doctor(*more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "holdspace", "doctor", *more],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        timeout=60,
    )


def test_with_nothing_configured_all_is_well_and_the_way_is_told(tmp_path: Path) -> None:
    ran = holdspace_doctor()
    assert ran.returncode == 0, ran.stderr
    assert "No model is configured; everything works without one. To switch one on: set HOLDSPACE_MODEL=" in ran.stdout
    assert f"{tmp_path}/kept/conversations.db, made at the first talk" in ran.stdout
    assert "lessons, " in ran.stdout
    assert "Trouble" not in ran.stdout
    assert not (tmp_path / "kept").exists(), "looking makes nothing"


def test_a_model_that_works_is_measured(served: Callable[..., Server]) -> None:
    served(counting(20, 0.03), models=["small", "other"])
    found = examine()
    assert found.sound
    assert found.troubles == ()
    (server,) = found.servers
    assert (server.model, server.host, server.listed, server.form) == ("small", "localhost", True, "taken")
    assert server.first is not None
    assert server.first > 0
    assert server.speed is not None
    assert 1 < server.speed < 200
    assert not server.at_once
    said = text(found)
    assert f"first word after {server.first:.2f} s; {server.speed:.0f} tokens a second; keeps to a form" in said
    assert "Voice       small, from HOLDSPACE_MODEL (in the environment)" in said
    assert "Key         set, from OPENAI_API_KEY (in the environment)" in said
    assert "Package     openai " in said
    assert "answered by small-1" in said


def test_a_server_that_answers_all_at_once_is_said_to_and_its_speed_is_over_the_whole_time(
    served: Callable[..., Server],
) -> None:
    def whole(handler: Handler, asked: dict[str, Any]) -> None:
        words = FORM if "response_format" in asked else "nineteen, " * 30
        handler.server.over.wait(0.2)
        choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": "stop"}
        handler.whole({"model": "small", "choices": [choice], "usage": {"prompt_tokens": 9, "completion_tokens": 30}})

    served(whole)
    found = examine()
    (server,) = found.servers
    assert server.at_once
    assert server.speed is not None
    assert server.speed < 30 / 0.2
    assert "all at once after " in text(found)
    assert "first word" not in text(found)


def test_no_figure_is_said_that_says_nothing(served: Callable[..., Server]) -> None:
    served(numbers)
    assert "tokens a second" not in text(examine()), "of a few tokens there is no speed"
    fast = Asked(model="small", host="localhost", first=0.01, speed=68000.0)
    assert answered(fast).endswith("first word after 0.01 s; over 500 tokens a second")


def test_a_slow_model_is_noted(served: Callable[..., Server]) -> None:
    served(counting(11, 0.15))
    found = examine()
    assert found.sound
    assert any("tokens a second; below some ten a reply drags" in note for note in found.notes)


def test_the_doctor_says_what_it_does_before_it_waits(
    served: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL_PATIENCE", "0.5")
    served(lambda handler, _: handler.wait())
    said: list[str] = []
    found = examine(say=said.append, tell=said.append)
    assert said[0].startswith("Looking at")
    asks = said.index("Asking small at localhost: two short questions, up to 0.5 s for the first word of each ...")
    assert any(line.startswith("Limits") for line in said[:asks])
    assert [line for line in said if not line.startswith(("Looking", "Asking"))] == [*lines(found)]
    ran = holdspace_doctor("--json")
    assert json.loads(ran.stdout)["servers"][0]["fault"] == "stalled_before"
    assert "Asking small at localhost" in ran.stderr


def test_json_says_the_same_and_the_status_too(served: Callable[..., Server]) -> None:
    server = served(numbers)
    ran = holdspace_doctor("--json")
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert (told["sound"], told["uses"][0]["model"], told["servers"][0]["listed"]) == (True, "small", None)
    server.behaviours = [refusing(401)]
    ran = holdspace_doctor("--json")
    assert ran.returncode == 1
    told = json.loads(ran.stdout)
    assert (told["sound"], told["servers"][0]["fault"]) == (False, "key")
    assert KEY not in ran.stdout + ran.stderr


def test_each_use_with_a_model_of_its_own_is_asked_once(
    served: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = served(numbers)
    monkeypatch.setenv("HOLDSPACE_SUGGESTIONS_MODEL", "none")
    Path("holdspace.toml").write_text('coach_model = "openai/large"\n')
    found = examine()
    assert [(use.use, use.model) for use in found.uses] == [
        ("voice", "small"), ("suggestions", None), ("coach", "large"), ("code", "large"),
    ]  # fmt: skip
    assert [one.model for one in found.servers] == ["small", "large"]
    assert [asked["model"] for asked in server.asked] == ["small", "small", "large", "large"]
    said = text(found)
    assert "Suggestions offline, from HOLDSPACE_SUGGESTIONS_MODEL" in said
    assert "Code        large, from holdspace.toml, coach_model" in said


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (refusing(401), "does not accept the key. Mend HOLDSPACE_MODEL_KEY, or OPENAI_API_KEY."),
        (refusing(404, "no such model", "model_not_found"), "Mend HOLDSPACE_MODEL, or load the model there."),
        (lambda handler, _: handler.whole({"detail": "Not Found"}, 404), "is HOLDSPACE_MODEL_URL right, to /v1?"),
        (refusing(503), "error of its own"),
        (lambda handler, _: handler.wait(), "did not begin to answer"),
        (saying(), "The answer was empty. Look at the server's log"),
        (saying("I was", finish="content_filter"), "Have it loosened in the server's account"),
    ],
)
def test_a_trouble_is_one_sentence_with_what_mends_it(
    served: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, behaviour: Any, words: str
) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL_PATIENCE", "0.5")
    served(behaviour, models=["Large", "larger"])
    found = examine()
    assert not found.sound
    assert len(found.troubles) == 1
    assert words in found.troubles[0]
    assert f"Trouble: {found.troubles[0]}" in text(found)
    assert "no usable answer" in text(found)
    if "Mend HOLDSPACE_MODEL," in words:
        assert found.troubles[0].endswith(". It lists Large, larger.")


def test_an_answer_that_is_long_is_no_trouble_and_no_form_is_a_note(served: Callable[..., Server]) -> None:
    served(saying("one", " two", finish="length"), models=["large"])
    found = examine()
    assert found.sound
    assert found.servers[0].form == "not kept"
    assert any("did not keep to a form" in note and "paid for, and not used" in note for note in found.notes)
    assert any("does not list small; it lists large" in note for note in found.notes)
    text(found)


def test_a_form_that_had_to_be_described_is_told(served: Callable[..., Server]) -> None:
    def describes(handler: Handler, asked: dict[str, Any]) -> None:
        if "response_format" in asked:
            handler.status(400, "response_format is unknown")
        else:
            handler.say(FORM)

    served(describes)
    assert examine().servers[0].form == "described"


def test_what_fails_at_the_second_question_is_not_blamed_on_the_form(served: Callable[..., Server]) -> None:
    served(saying("one", " two"), refusing(503))
    found = examine()
    assert found.servers[0].form == "unknown"
    assert any("failed when it was asked once more: The server has an error" in note for note in found.notes)
    assert "keep to a form" not in text(found)


def test_a_name_that_is_no_setting_is_told_with_the_one_that_may_be_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_MODLE", KEY)
    found = examine()
    assert found.sound
    assert found.notes == (
        "HOLDSPACE_MODLE (in the environment) is no setting, and changes nothing. Is HOLDSPACE_MODEL meant?",
    )
    text(found)


def test_talks_in_the_clear_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL", "openai/small")
    monkeypatch.setenv("HOLDSPACE_MODEL_URL", "http://no-such-host.invalid/v1")
    monkeypatch.setenv("HOLDSPACE_MODEL_KEY", KEY)
    found = examine()
    assert found.notes[0].startswith("The key and all talks go to no-such-host.invalid in the clear")
    assert "names an unknown computer" in found.troubles[0]
    text(found)


def test_a_missing_package_is_told_with_its_command(
    served: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = served(numbers)
    monkeypatch.setattr(doctor_model, "find_spec", lambda name: None if name == "openai" else object())
    found = examine()
    assert found.troubles == (
        "The package for language models is missing. Install it: pip install 'holdspace[model]'.",
    )
    assert server.asked == []
    assert "Package     missing" in text(found)


def test_openai_without_a_key_is_not_asked_and_the_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL", "openai/some-model")
    monkeypatch.setattr(doctor, "ask", lambda *_: pytest.fail("asked"))
    (trouble,) = examine().troubles
    assert "export OPENAI_API_KEY=" in trouble


def test_a_bad_setting_is_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL_URL", f"https://{KEY}@models.example.org/v1")
    ran = holdspace_doctor()
    assert ran.returncode == 1
    assert "HOLDSPACE_MODEL_URL (in the environment): expected an address" in ran.stdout
    assert KEY not in ran.stdout + ran.stderr


def test_what_is_used_of_today_is_told_and_used_up_is_a_trouble(
    served: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    served(numbers)
    with prepare(tmp_path / "kept" / "conversations.db") as store:
        lease = store.take_lease(begin(store, store.person(Someone())), "a kernel")
        store.append(lease, [NewRecord(kind="model_asked", payload={"tokens_in": 4000, "tokens_out": 321})])
    found = examine()
    assert found.sound
    assert found.limits is not None
    assert found.limits.used_today == 4321
    assert "4,321 of them used" in text(found)
    monkeypatch.setenv("HOLDSPACE_TOKENS_PER_DAY", "4400")
    assert "Raise HOLDSPACE_TOKENS_PER_DAY." in examine().troubles[0]


def test_a_record_that_cannot_be_read_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "conversations.db").write_bytes(b"no database at all" * 100)
    found = examine()
    assert not found.sound
    assert found.data is not None
    assert found.data.state == "not reached"


def test_a_record_in_use_is_waited_for_and_left_whole(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "conversations.db"
    with prepare(file):
        assert examine().data == examine().data
    with sqlite3.connect(file) as kept:
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_database_elsewhere_that_does_not_answer_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doctor, "_PATIENCE", 1.0)
    monkeypatch.setenv("HOLDSPACE_DATABASE_URL", f"postgresql://sam:{KEY}@127.0.0.1:9/kept")
    found = examine()
    assert not found.sound
    assert found.data is not None
    assert found.data.whence.startswith("HOLDSPACE_DATABASE_URL")
    text(found)


def test_content_that_cannot_be_read_is_told_with_the_command_that_tells_more(tmp_path: Path) -> None:
    found = examine(tmp_path / "nowhere")
    assert not found.sound
    assert "holdspace check" in found.troubles[0]


def test_a_folder_for_feelings_without_a_model_is_a_trouble(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOLDSPACE_EMOTION", str(tmp_path))
    assert "HOLDSPACE_EMOTION" in examine().troubles[0]
    (tmp_path / "config.json").write_text("{}")
    assert examine().sound
