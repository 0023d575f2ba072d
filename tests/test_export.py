"""What is exported is whole, described column by column, pseudonymous, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rehearsed import KEY, parts, settings, talk
from talks import SAID, Kept, begin, keep_in, maya
from test_cli import holdspace

from holdspace import learning
from holdspace.client.voices import ScriptedVoice
from holdspace.export import DICTIONARY, export, safe
from holdspace.export_columns import TABLES, WHAT
from holdspace.export_rows import rows
from holdspace.identity import current_identity
from holdspace.rehearsal.server import rehearsing
from holdspace.rubric import RUBRIC
from holdspace.selfview_sessions import session_looks
from holdspace.settings import read_settings
from holdspace.store import prepare

NASTY = '=HYPERLINK("http://evil")'


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path / "data")
    yield opened
    opened.store.close()


def held(kept: Kept, *, rated: bool, messages: tuple[str, ...] = SAID) -> None:
    session = begin(kept, maya())
    for n, text in enumerate(messages):
        list(session.say(text, f"m{n}"))
    list(session.end())
    if not rated:
        return
    for payload in (
        learning.SelfRated(session=session.id, head=6, ratings=dict.fromkeys(RUBRIC, 1)),
        learning.MomentsMarked(session=session.id, head=6, marks=(learning.Mark(turn=1), learning.Mark(turn=2))),
        learning.SelfRatingRevised(session=session.id, head=6, ratings={"following": "no_chance"}),
    ):
        kept.store.add_entry(kept.who, payload.entry("reflections", "practice"))


def tables(kept: Kept, folder: Path, **how: bool) -> dict[str, list[dict[str, str]]]:
    files = export(session_looks(kept.store, kept.who), folder, **how)
    assert [file.name for file in files] == [*(f"{table}.csv" for table in WHAT), DICTIONARY]
    found = {}
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found[file.stem] = list(csv.DictReader(lines))
    return found


def test_every_column_is_described_once_and_every_row_has_only_such_columns(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=True)
    found = tables(kept, tmp_path / "out")
    described = {(line["table"], line["column"]) for line in found["DICTIONARY"]}
    assert len(described) == len(found["DICTIONARY"])
    assert all(line["meaning"] and line["unit"] and line["source"] for line in found["DICTIONARY"])
    for table in WHAT:
        assert {column for name, column in described if name == table} == set(found[table][0])
        names = {column.name for column in TABLES[table]}
        for one in session_looks(kept.store, kept.who):
            assert all(set(row) <= names for row in rows(table, one))


def test_a_rated_talk_is_there_in_all_tables_with_the_experts_columns_empty(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=True)
    found = tables(kept, tmp_path / "out")
    assert [row["skill"] for row in found["ratings"]] == list(RUBRIC)
    assert all(row["expert"] == row["expert_level"] == row["expert_time"] == "" for row in found["ratings"])
    following = next(row for row in found["ratings"] if row["skill"] == "following")
    assert (following["self_first"], following["self_revised"]) == ("1", "no_chance")
    assert int(following["gap_first"]) <= 0
    role = next(row for row in found["ratings"] if row["skill"] == "role_and_limits")
    assert (role["coach_may_number"], role["gap_first"]) == ("no", "")
    session = found["sessions"][0]
    assert (session["messages"], session["self_rating"], session["hunt"]) == ("6", "rated", "done")
    assert int(session["moments_marked"]) == 2
    assert [row["trainee_words"] for row in found["turns"][1:7]] == list(SAID)
    assert {row["row"] for row in found["cues"]} <= {"planted", "marked_only"}


def test_an_experts_rating_is_there_once_a_person_has_given_one(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=True)
    session = kept.store.sessions(kept.who)[0].id
    for author, level in (("A. Person", 2), ("=B", 3)):
        expert = learning.ExpertRated.model_validate(
            {"session": session, "head": 6, "author": author, "ratings": {"following": level}}
        )
        kept.store.add_entry(kept.who, expert.entry("reflections", "practice"))
    found = [r for r in tables(kept, tmp_path / "out")["ratings"] if r["skill"] == "following"]
    assert [(r["expert"], r["expert_level"]) for r in found] == [("A. Person", "2"), ("'=B", "3")]
    assert all(r["expert_time"].endswith("+00:00") for r in found)


def test_what_the_program_makes_of_a_talk_stays_empty_before_the_trainees_own_view(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=False)
    found = tables(kept, tmp_path / "out")
    assert found["cues"] == []
    assert found["sessions"][0]["feedback_open"] == "no"
    assert found["sessions"][0]["cues_planted"] == ""
    assert all(row["coach_low"] == row["coach_rules"] == "" for row in found["ratings"])
    assert all(row["codes"] == row["findings"] == row["trust"] == "" for row in found["turns"])


def test_the_person_is_a_pseudonym_and_words_may_stay_at_home(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=True)
    folder = tmp_path / "out"
    found = tables(kept, folder, words=False)
    assert "trainee_words" not in found["turns"][0]
    whole = "".join(file.read_text("utf-8-sig") for file in folder.iterdir())
    for secret in (kept.who.subject, str(kept.who.id), SAID[1]):
        assert secret not in whole
    people = {row["person"] for table in WHAT for row in found[table]}
    assert len(people) == 1
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in folder.iterdir()) or os.name == "nt"


def test_a_formula_that_was_typed_is_text_in_a_spreadsheet(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=True, messages=(NASTY, "+1", "-2", "@SUM(1)", "\t=1", "fine; =1"))
    found = tables(kept, tmp_path / "out")["turns"]
    typed = [row["trainee_words"] for row in found[1:7]]
    assert typed == [f"'{NASTY}", "'+1", "'-2", "'@SUM(1)", "'\t=1", "fine; =1"]


def spoken(kept: Kept, tmp_path: Path, fault: str | None = None, **more: Any) -> list[dict[str, str]]:
    with rehearsing(key=KEY, fault=fault) as server:
        found = talk(kept, parts(settings(tmp_path, server.url, **more)))
        list(found.enter())
        list(found.say(SAID[0], "m0"))
        list(found.end())
    return tables(kept, tmp_path / "out")["turns"]


def test_who_spoke_the_persons_words_is_told_of_each_turn(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=False)
    scripted = tables(kept, tmp_path / "out")["turns"][1]
    assert (scripted["spoken_by"], scripted["voice"]) == ("scripted", ScriptedVoice.name)
    assert scripted["model_tokens_in"] == scripted["model_tokens_out"] == scripted["model_fault"] == ""


def test_a_models_words_are_called_so_and_what_they_took_is_told(kept: Kept, tmp_path: Path) -> None:
    turn = spoken(kept, tmp_path)[1]
    assert (turn["spoken_by"], turn["model_fault"], turn["model_fault_detail"]) == ("model", "", "")
    assert turn["voice"].startswith("llm/")
    assert "rehearsal at " in turn["voice"]
    assert int(turn["model_tokens_in"]) > 500
    assert int(turn["model_tokens_out"]) > 5


@pytest.mark.parametrize(
    ("fault", "logged", "costs"), [("key", "key", False), ("as-an-ai", "unfit", True), ("cut", "cut", True)]
)
def test_why_a_model_was_asked_and_not_used_is_told(
    kept: Kept, tmp_path: Path, fault: str, logged: str, *, costs: bool
) -> None:
    turn = spoken(kept, tmp_path, fault)[1]
    assert (turn["spoken_by"], turn["model_fault"]) == ("replaced", logged)
    assert turn["voice"] == ScriptedVoice.name
    assert turn["person_words"]
    assert (int(turn["model_tokens_in"]) > 0) is costs
    assert (turn["model_fault_detail"] != "") is (logged != "cut")


def test_a_used_up_limit_is_told_with_which_it_was(kept: Kept, tmp_path: Path) -> None:
    turn = spoken(kept, tmp_path, tokens_per_day=100)[1]
    assert (turn["spoken_by"], turn["model_fault"], turn["model_fault_detail"]) == ("replaced", "limit", "day")


@given(st.text(st.characters(codec=None), max_size=30))
def test_no_text_begins_like_a_formula_and_all_of_it_can_be_written(text: str) -> None:
    cell = safe(text)
    assert isinstance(cell, str)
    cell.encode()
    assert not cell.lstrip(" \t\r\n\x00").startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
    if text[:1].isalpha() and "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text):
        assert cell == text


@pytest.mark.parametrize("number", [-1, -0.25, 0, 3, None])
def test_a_number_stays_a_number(number: float | None) -> None:
    assert safe(number) == number


def test_a_file_that_cannot_be_written_leaves_none_half_written(kept: Kept, tmp_path: Path) -> None:
    held(kept, rated=True)
    (tmp_path / "out" / "cues.csv").mkdir(parents=True)
    with pytest.raises(OSError, match="cues"):
        export(session_looks(kept.store, kept.who), tmp_path / "out")
    assert not list((tmp_path / "out").glob(".*"))


def test_a_talk_under_way_is_said_to_be_left_out(tmp_path: Path) -> None:
    settings = read_settings(data_dir=tmp_path / "data")
    with prepare(settings) as store:
        whoever = Kept(store, store.person(current_identity(settings, os.environ)))
        list(begin(whoever, maya()).say(SAID[0], "m0"))
    ran = holdspace("export", "--out", str(tmp_path / "out"), data=tmp_path / "data")
    assert (ran.returncode, ran.stderr) == (0, "One talk has not ended yet and is left out.\n")


def test_the_command_writes_what_was_asked_for_and_names_it(tmp_path: Path) -> None:
    kept_ = keep_in(tmp_path / "data")
    kept_.store.close()
    ran = holdspace("export", "--what", "ratings", "--out", str(tmp_path / "out"), data=tmp_path / "data")
    assert ran.returncode == 0, ran.stderr
    assert [Path(line).name for line in ran.stdout.splitlines()] == ["ratings.csv", DICTIONARY]
    wrong = holdspace("export", "--what", "everything", "--out", str(tmp_path / "out"), data=tmp_path / "data")
    assert wrong.returncode == 2
    assert "expected one of sessions, ratings, cues, turns" in wrong.stderr
    (tmp_path / "file").touch()
    blocked = holdspace("export", "--out", str(tmp_path / "file"), data=tmp_path / "data")
    assert blocked.returncode == 1
    assert "file" in blocked.stderr
    assert "Traceback" not in blocked.stderr
