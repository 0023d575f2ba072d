"""Suggestions, other words and coding with a model at the other end of a real connection, as they are set up here."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from personas_for_tests import READER
from test_coach_llm import ASKS, HEARS, MAYA, STILL, WHY, clumsy
from test_suggest_llm import GOOD, asking

from holdspace.coach_llm import better
from holdspace.coding_llm import STOPPED
from holdspace.coding_llm_command import NONE
from holdspace.llm.endpoint import model_for
from holdspace.llm.model import Model, Role
from holdspace.rehearsal.faults import Wrong
from holdspace.rehearsal.server import Rehearsal, rehearsing
from holdspace.settings import Settings
from holdspace.suggest_llm import ModelSuggester, offline

KEY = "sk-MARKED-7d2e"


class Saying(ThreadingHTTPServer):
    """A server that answers with a JSON value, or with what a function makes of the request, in one piece."""

    def __init__(self, value: Any) -> None:
        super().__init__(("127.0.0.1", 0), _Says)
        self.value, self.asked = value, list[dict[str, Any]]()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Says(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: Any = self.server
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        server.asked.append(asked)
        value = server.value(asked) if callable(server.value) else server.value
        piece = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "told"}
        delta = {"index": 0, "delta": {"role": "assistant", "content": json.dumps(value)}, "finish_reason": None}
        end = {"index": 0, "delta": {}, "finish_reason": "stop"}
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        for choice in (delta, end):
            self.wfile.write(f"data: {json.dumps({**piece, 'choices': [choice]})}\n\n".encode())
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def saying(request: pytest.FixtureRequest) -> Iterator[Saying]:
    server = Saying(request.param)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server() -> Iterator[Rehearsal]:
    with rehearsing() as running:
        yield running


def model(folder: Path, url: str, role: Role, **more: Any) -> Model:
    given: dict[str, Any] = {"model": "openai/rehearsal", "model_key": KEY, "model_patience": 5.0, **more}
    found = model_for(Settings(data_dir=folder, model_url=url, **given), role)
    assert found is not None
    return found


@pytest.mark.parametrize("saying", [GOOD], indirect=True)
def test_three_suggestions_come_over_the_wire_in_one_request(tmp_path: Path, saying: Saying) -> None:
    made = ModelSuggester(model(tmp_path, saying.url, "suggestions"), READER).suggest(asking(), STILL)
    assert made is not None
    assert [item.source for item in made.items] == ["model"] * 3
    assert len(saying.asked) == 1
    assert set(saying.asked[0]["response_format"]["json_schema"]["schema"]["properties"]) == {"MI", "ER", "PS"}
    assert (made.asked[0].role, made.asked[0].fault) == ("suggestions", None)


def test_the_rehearsal_server_says_peoples_words_again_and_they_stay_theirs(tmp_path: Path, server: Rehearsal) -> None:
    made = ModelSuggester(model(tmp_path, server.url, "suggestions"), READER).suggest(asking(), STILL)
    assert made is not None
    assert made.items == offline(asking(), READER)
    assert made.asked[0].fault is None


@pytest.mark.parametrize("fault", ["key", "error", "cut", "bad-json", "wrong-schema", "refusal", "filtered", "empty"])
def test_whatever_goes_wrong_peoples_suggestions_are_there(tmp_path: Path, server: Rehearsal, fault: Any) -> None:
    server.go_wrong(Wrong(fault=fault))
    made = ModelSuggester(model(tmp_path, server.url, "suggestions"), READER).suggest(asking(), STILL)
    assert made is not None
    assert made.items == offline(asking(), READER)
    assert made.asked[0].fault is not None
    assert KEY not in made.asked[0].model_dump_json()


@pytest.mark.parametrize(
    "saying",
    [{"notes": [{"message": 2, "instead": text, "why": WHY} for text in (HEARS, "You should sleep more.", ASKS)]}],
    indirect=True,
)
def test_other_words_come_over_the_wire_and_only_those_that_hold_are_kept(tmp_path: Path, saying: Saying) -> None:
    talk, notes = clumsy()
    made = better(MAYA, talk, notes, model(tmp_path, saying.url, "coach"), READER, STILL)
    assert [one.text for one in made.alternatives[2]] == [HEARS, ASKS]


def test_the_rehearsal_server_says_the_coachs_words_again_and_they_are_no_other_words(
    tmp_path: Path, server: Rehearsal
) -> None:
    talk, notes = clumsy()
    made = better(MAYA, talk, notes, model(tmp_path, server.url, "coach"), READER, STILL)
    assert not made.alternatives
    assert not made.failed


# --- holdspace code --reader llm ------------------------------------------------------------------------------------

LINES = [
    json.dumps({"id": n, "speaker": "client" if n % 5 == 4 else "helper", "text": f"You sound tired of {n}. Why so?"})
    for n in range(24)
]


def command(folder: Path, url: str | None, *more: str) -> tuple[list[str], dict[str, str]]:
    own = {"HOLDSPACE_DATA_DIR": str(folder / "data"), "OPENAI_API_KEY": KEY}
    if url is not None:
        own |= {"HOLDSPACE_MODEL": "openai/rehearsal", "HOLDSPACE_MODEL_URL": url}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOLDSPACE_", "OPENAI_"))}
    return [sys.executable, "-m", "holdspace", "code", "--reader", "llm", *more], kept | own


def run(folder: Path, url: str | None, *more: str, given: str = "") -> subprocess.CompletedProcess[str]:
    words, env = command(folder, url, *more)
    return subprocess.run(words, env=env, input=given, capture_output=True, text=True, timeout=120, check=False)


def test_without_a_model_one_sentence_says_what_to_set(tmp_path: Path) -> None:
    ended = run(tmp_path, None)
    assert (ended.returncode, ended.stderr.strip()) == (1, NONE)


def _heard() -> None:
    """Have Ctrl-C mean what it means in a terminal: a process that was started in the background would not hear it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


WITHOUT_IDS = [json.dumps({name: value for name, value in json.loads(row).items() if name != "id"}) for row in LINES]


@pytest.mark.parametrize("lines", [LINES, WITHOUT_IDS], ids=["with ids", "without"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_however_it_is_broken_off_it_goes_on_where_it_was_and_the_rows_are_in_order(
    tmp_path: Path, how: signal.Signals, lines: list[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    with rehearsing(pace=300) as server:
        words, env = command(tmp_path, server.url, str(source), str(target))
        with subprocess.Popen(
            words,
            env=env,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_heard,  # noqa: PLW1509  # it takes no lock
        ) as running:
            assert running.stderr is not None
            assert "a human one: rehearsal at 127.0.0.1" in running.stderr.readline()
            while len(server.register.all()) < 10 and running.poll() is None:
                threading.Event().wait(0.02)
            running.send_signal(how)
            rest = running.communicate(timeout=30)[1]
        there = target.read_text(encoding="utf-8")
        before = there.count("\n")
        assert before < len(lines)
        if how == signal.SIGINT:
            assert running.returncode == STOPPED
            stopped, counted = rest.splitlines()
            assert stopped == "Stopped. What was coded is written; the same command goes on from there."
            assert counted.startswith(f"{before} coded, ")
        target.write_text(there + '{"id": 23, "ma', encoding="utf-8")
    with rehearsing() as server:
        ended = run(tmp_path, server.url, str(source), str(target))
        assert ended.returncode == 0
        assert ended.stderr.splitlines()[-1].startswith(f"{len(lines) - before} coded, {before} there already, ")
        assert len(server.register.all()) == len(lines) - before
    rows = [json.loads(row) for row in target.read_text(encoding="utf-8").splitlines()]
    assert [row["line"] for row in rows] == [*range(1, 25)]
    assert [row["id"] for row in rows] == [json.loads(row).get("id") for row in lines]
    assert all(row["coded_by"].startswith("language model rehearsal at 127.0.0.1, code") for row in rows)
    assert KEY not in target.read_text(encoding="utf-8") + ended.stderr + rest


def test_a_days_limit_ends_a_coding_with_its_setting_and_what_was_paid_is_written(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(WITHOUT_IDS), encoding="utf-8")
    with rehearsing() as server:
        words, env = command(tmp_path, server.url, str(source), str(target))
        few = env | {"HOLDSPACE_TOKENS_PER_DAY": "12000", "HOLDSPACE_TOKENS_PER_SESSION": "1"}
        for _ in range(2):
            ended = subprocess.run(words, env=few, capture_output=True, text=True, timeout=120, check=False)
            assert ended.returncode == 1
            assert "HOLDSPACE_TOKENS_PER_DAY." in ended.stderr
            assert "SESSION" not in ended.stderr
        asked = len(server.register.all())
        assert len(target.read_text(encoding="utf-8").splitlines()) == asked > 2
        ended = subprocess.run(words, env=env, capture_output=True, text=True, timeout=120, check=False)
        assert ended.returncode == 0
        assert len(server.register.all()) == len(LINES)
    rows = [json.loads(row) for row in target.read_text(encoding="utf-8").splitlines()]
    assert [row["line"] for row in rows] == [*range(1, 25)]


def test_a_server_that_is_away_is_said_soon_without_a_terminal_too(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(LINES), encoding="utf-8")
    words, env = command(tmp_path, "http://127.0.0.1:9/v1", str(source), str(tmp_path / "out.jsonl"))
    with subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert "a human one: rehearsal at 127.0.0.1" in running.stderr.readline()
        began = time.monotonic()
        said = running.stderr.readline()
        assert time.monotonic() - began < 5
        running.kill()
    assert said.startswith("Nothing answers at the model's address.")
    assert said.endswith(" Trying again for 20 seconds.\n")


def test_standard_streams_are_coded_too_and_a_key_that_is_not_taken_is_a_sentence(tmp_path: Path) -> None:
    with rehearsing() as server:
        ended = run(tmp_path, server.url, given=LINES[0] + "\n")
        assert json.loads(ended.stdout)["main"]
        server.go_wrong(Wrong(fault="key"))
        ended = run(tmp_path, server.url, "--keep-going", given="\n".join(LINES))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[1].startswith(
        "standard input, line 1: The model's server does not accept the key."
    )
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("reader", [(), ("--reader", "llm")], ids=["built-in", "llm"])
@pytest.mark.parametrize(
    ("written", "status", "says"),
    [("oops\n", 1, "{}, line 1: expected JSON"), ("", 0, "There is nothing to code in {}.")],
    ids=["bad", "empty"],
)
def test_what_cannot_be_coded_is_named_with_its_file(  # noqa: PLR0917  # three cases of two readers
    tmp_path: Path, server: Rehearsal, reader: tuple[str, ...], written: str, status: int, says: str
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(written, encoding="utf-8")
    words, env = command(tmp_path, server.url, str(source))
    words = [*words[:4], *reader, *words[6:]]
    ended = subprocess.run(words, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert (ended.returncode, ended.stdout) == (status, "")
    assert ended.stderr.splitlines()[-1].startswith(says.format(source))


def test_a_file_of_another_kind_is_not_written_to(tmp_path: Path, server: Rehearsal) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text('{"id": 1, "main": "other"}\n', encoding="utf-8")
    ended = run(tmp_path, server.url, "-", str(target))
    assert ended.returncode == 1
    assert "line 1: no language model wrote this line; choose another file for OUT." in ended.stderr
    assert target.read_text(encoding="utf-8") == '{"id": 1, "main": "other"}\n'
    ended = run(tmp_path, server.url, str(target), str(target))
    assert "is what is read; choose another file for OUT." in ended.stderr
