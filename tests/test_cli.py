from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from talks import keep_in

HELLO = '{"speaker": "helper", "text": "Hi Maya. What has been on your mind?"}\n'


def holdspace(*arguments: str, stdin: str = "", data: Path | None = None) -> subprocess.CompletedProcess[str]:
    environ = dict(os.environ) | ({"HOLDSPACE_DATA_DIR": str(data)} if data else {})
    return subprocess.run(
        [sys.executable, "-m", "holdspace", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environ,
        check=False,
    )


def test_simulate_prints_one_object_of_the_contract() -> None:
    ran = holdspace("simulate", "--persona", "maya", "--helper", "-", "--seed", "3", "--json", stdin=HELLO * 2)
    assert ran.returncode == 0, ran.stderr
    played = json.loads(ran.stdout)
    assert (played["persona"], played["seed"], len(played["turns"])) == ("maya", 3, 2)
    keys = "turn helper client beat disclosure depth trust valence arousal phase cues codes".split()
    assert set(keys) <= set(played["turns"][0])
    again = holdspace("simulate", "--persona", "maya", "--helper", "-", "--seed", "3", "--json", stdin=HELLO * 2)
    assert again.stdout == ran.stdout


def test_simulate_tells_a_story_with_the_reason_of_each_beat() -> None:
    ran = holdspace("simulate", "--persona", "maya", "--helper", "-", "--story", stdin=HELLO)
    assert ran.returncode == 0, ran.stderr
    assert "You: Hi Maya" in ran.stdout
    assert "trust" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        (["simulate", "--persona", "mya", "--helper", "-"], HELLO, "did you mean maya"),
        (["simulate", "--persona", "maya", "--helper", "/no/such/file"], "", "/no/such/file"),
        (["simulate", "--persona", "maya", "--helper", "-"], HELLO + "oops\n", "line 2"),
        (["simulate", "--persona", "maya", "--helper", "-"], "[" * 100_000, "line 1"),
        (["simulate", "--persona", "maya", "--helper", "-", "--json", "--story"], HELLO, "choose one"),
        (["check", "--content", "/no/such/folder"], "", "no such folder"),
        (["code", "/no/such/file", "-"], "", "/no/such/file"),
        (["code", "-", "-"], "oops\n", "line 1"),
    ],
)
def test_bad_input_is_a_sentence_and_a_status(arguments: list[str], stdin: str, said: str) -> None:
    ran = holdspace(*arguments, stdin=stdin)
    assert ran.returncode != 0
    assert said in ran.stderr + ran.stdout
    assert "Traceback" not in ran.stderr


def test_check_finds_the_shipped_content_sound() -> None:
    ran = holdspace("check")
    assert ran.returncode == 0, ran.stdout
    assert "sound" in ran.stderr


def test_code_never_writes_over_what_it_reads(tmp_path: Path) -> None:
    talks, other = tmp_path / "talks.jsonl", tmp_path / "other.jsonl"
    talks.write_text(HELLO, encoding="utf-8")
    other.symlink_to(talks)
    ran = holdspace("code", str(talks), str(other))
    assert (ran.returncode, ran.stderr) == (1, f"{other} is what is read; choose another file for OUT.\n")
    assert talks.read_text(encoding="utf-8") == HELLO


def test_code_never_writes_over_what_a_model_coded(tmp_path: Path) -> None:
    talks, coded = tmp_path / "talks.jsonl", tmp_path / "coded.jsonl"
    talks.write_text(HELLO, encoding="utf-8")
    paid = '{"id": 1, "main": "greet", "coded_by": {"model": "a"}}\n'
    coded.write_text(paid, encoding="utf-8")
    ran = holdspace("code", str(talks), str(coded))
    assert ran.returncode == 1
    assert "holds what a language model coded; choose another file for OUT." in ran.stderr
    assert coded.read_text(encoding="utf-8") == paid


def test_code_reads_a_file_into_a_file(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a", "speaker": "helper", "text": "You sound tired."}\n', encoding="utf-8")
    assert holdspace("code", str(source), str(target)).returncode == 0
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "a"


def test_erase_asks_first_and_then_leaves_nothing(tmp_path: Path) -> None:
    keep_in(tmp_path).store.close()
    refused = holdspace("erase", stdin="n\n", data=tmp_path)
    assert refused.returncode != 0
    erased = holdspace("erase", "--yes", data=tmp_path)
    assert (erased.returncode, erased.stdout) == (0, "0 talks are erased.\n"), erased.stderr


@pytest.mark.parametrize("command", [["erase", "--yes"], ["erase"], ["export", "--out", "out"]])
def test_a_folder_that_never_was_is_not_made_by_looking_into_it(tmp_path: Path, command: list[str]) -> None:
    never, out = tmp_path / "never", tmp_path / "out"
    ran = holdspace(*(str(out) if word == "out" else word for word in command), data=never)
    assert f"is kept in {never}, so nothing was " in ran.stdout + ran.stderr
    assert ran.returncode == (1 if command[0] == "export" else 0)
    assert not never.exists()
    assert not out.exists()


def test_export_says_that_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = holdspace("export", "--out", str(tmp_path / "file"), data=tmp_path)
    assert (ran.returncode, ran.stderr) == (1, f"{tmp_path / 'file'} is a file; name a folder to write to.\n")


@pytest.mark.parametrize("command", [["erase", "--yes"], ["export", "--out", "out"]])
def test_a_data_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").touch()
    ran = holdspace(*(str(tmp_path / "out") if word == "out" else word for word in command), data=tmp_path / "file")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert str(tmp_path / "file") in ran.stderr
