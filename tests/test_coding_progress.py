"""Coding in bulk says how far it is, and stands in nobody's way."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from holdspace import coding_progress
from holdspace.coding import code_stream
from holdspace.coding_progress import EVERY_LINES, followed

LINE = b'{"speaker": "helper", "text": "What happened?"}\n'
MANY = 2 * EVERY_LINES + 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def lines(number: int = MANY) -> Iterator[bytes]:
    return (LINE for _ in range(number))


def taken(err: io.StringIO, out: io.StringIO, size: int | None = MANY * len(LINE)) -> str:
    with followed(lines(), err, size, between=out) as (each, say):
        assert list(each) == list(lines())
        say("line 7: [so] it is")
    return err.getvalue()


def test_on_a_terminal_a_bar_moves_and_sentences_stand_above_it() -> None:
    shown = taken(Terminal(), io.StringIO())
    assert f"{MANY} lines read, 100 %" in shown
    assert "to go:" in shown
    assert "line 7: [so] it is" in shown


def test_where_nobody_knows_how_much_is_to_come_the_lines_alone_are_counted() -> None:
    shown = taken(Terminal(), io.StringIO(), size=None)
    assert f"{MANY} lines read" in shown
    assert "%" not in shown
    assert "to go:" not in shown


def test_answers_that_go_to_the_same_terminal_are_not_broken_by_a_bar() -> None:
    assert taken(Terminal(), Terminal()) == "line 7: [so] it is\n"


def test_where_nobody_watches_a_line_comes_every_half_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(io.StringIO(), io.StringIO()) == "line 7: [so] it is\n"
    clock = iter(range(0, 10_000, 20))
    monkeypatch.setattr(coding_progress.time, "monotonic", lambda: float(next(clock)))
    shown = taken(io.StringIO(), io.StringIO()).splitlines()
    assert shown == [f"{2 * EVERY_LINES} lines read, 99 %", "line 7: [so] it is"]


def test_a_line_counts_once_it_was_coded_and_bad_ones_are_told_above_the_bar() -> None:
    err, out = Terminal(), io.StringIO()
    bad = iter([LINE, b"no json\n", LINE])
    with followed(bad, err, 3 * len(LINE), between=out) as (each, say):
        assert code_stream(each, out, keep_going=True, report=say, source="talks.jsonl") == 0
    assert len(out.getvalue().splitlines()) == 2
    assert "talks.jsonl, line 2: expected JSON" in err.getvalue()
    assert "3 lines read" in err.getvalue()
