from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PEOPLE, WAYS = ("maya", "harold", "dana"), ("kind", "clumsy", "pushy", "silent")


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("print_transcripts", PROJECT / "docs" / "print_transcripts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    kept = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = kept
    return module


PRINTING = loaded()
PAGES: list[Path] = list(PRINTING.pages())


def copied(page: Path, folder: Path, text: str | None = None) -> Path:
    """Put the page and the helper's messages into the folder; ``text`` takes the page's place."""
    for one in (page, page.with_suffix(".jsonl")):
        (folder / one.name).write_text(one.read_text("utf-8"), "utf-8")
    copy = folder / page.name
    if text is not None:
        copy.write_text(text, "utf-8")
    return copy


def test_every_person_is_held_four_ways() -> None:
    assert {p.stem for p in PAGES} == {f"{person}-{way}" for person in PEOPLE for way in WAYS}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_holds_the_talk_as_the_person_answers_today(page: Path) -> None:
    cure = "python docs/print_transcripts.py, then read what is said about the talk below it"
    assert page.read_text("utf-8") == PRINTING.as_printed(page), cure


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_names_its_own_person_and_messages_and_reads_the_talk_again(page: Path) -> None:
    text = page.read_text("utf-8")
    command = PRINTING.COMMAND.search(text)
    assert command is not None
    assert (command[1], command[2]) == (page.stem.split("-")[0], f"docs/transcripts/{page.stem}.jsonl")
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings == ["## The talk", "## What rang false, and what was done", "## Read again"]


def test_printing_restores_a_changed_talk_and_leaves_the_rest(tmp_path: Path) -> None:
    text = PAGES[0].read_text("utf-8")
    opening = text.index("> ", text.index("## The talk"))
    changed = copied(PAGES[0], tmp_path, text[:opening] + "> something nobody said\n" + text[opening:])
    assert PRINTING.as_printed(changed) == text


def test_checking_names_the_pages_that_differ_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PAGES[0].read_text("utf-8")
    same, other = copied(PAGES[1], tmp_path), copied(PAGES[0], tmp_path, text.replace("The talk ended", "It went on"))
    monkeypatch.setattr(PRINTING, "PAGES", tmp_path)
    monkeypatch.setattr(PRINTING, "PROJECT", tmp_path)
    assert PRINTING.main(["--check"]) == 1
    assert capsys.readouterr().out.split() == [other.name]
    assert "It went on" in other.read_text("utf-8")
    assert PRINTING.main([]) == 0
    assert other.read_text("utf-8") == text
    assert PRINTING.main(["--check"]) == 0
    assert same.read_text("utf-8") == PAGES[1].read_text("utf-8")


def test_messages_that_nobody_heard_are_an_error(tmp_path: Path) -> None:
    copy = copied(PAGES[0], tmp_path)
    with copy.with_suffix(".jsonl").open("a", encoding="utf-8") as file:
        file.write('{"speaker": "helper", "text": "Are you still there?"}\n')
    with pytest.raises(PRINTING.PageError, match="the talk ends at turn"):
        PRINTING.as_printed(copy)


def test_a_page_without_a_seed_is_an_error(tmp_path: Path) -> None:
    copy = copied(PAGES[0], tmp_path, PAGES[0].read_text("utf-8").replace("--seed", "--chance"))
    with pytest.raises(PRINTING.PageError, match="no command with a seed"):
        PRINTING.as_printed(copy)


def test_an_empty_message_and_a_second_bubble_are_shown() -> None:
    assert PRINTING.quoted("") == "> *(an empty message)*"
    assert PRINTING.quoted("sorry\nme again") == "> sorry\n>\n> me again"
