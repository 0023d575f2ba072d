"""Transcripts in bulk get the answers that a message read by itself gets, whatever was read before it."""

from __future__ import annotations

import io
import json
from array import array
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.coding import code_stream
from holdspace.reading.needed import Gate, needed
from holdspace.reading.packed import Adder, Rows
from holdspace.reading.readings import Utterance
from holdspace.reading.shorthand import ways
from holdspace.reading.trained import model, published
from holdspace.reading.weighed import WeighedHelperReader
from holdspace.reading.weighed_client import WeighedClientReader

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
OTHERS = (
    "",
    "ok",
    "?!",
    "what should i do?",
    "i've been drinking again, i want to stop",
    "a_b _ __ \u4f60\u597d \U0001f622",
)


def rows(speaker: str, every: int) -> Iterator[dict[str, Any]]:
    """Yield messages of the corpus with what came before them, and a few that no corpus has."""
    with (CORPUS / f"{speaker}_messages.jsonl").open(encoding="utf-8") as lines:
        for line in islice(lines, 0, None, every):
            row = json.loads(line)
            yield {"id": row["id"], "speaker": speaker, "text": row["text"], "context": row["context"]}
    for text in OTHERS:
        yield {"id": text, "speaker": speaker, "text": text, "context": [{"speaker": "client", "text": OTHERS[3]}]}


def coded(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    out = io.StringIO()
    assert code_stream((json.dumps(line) for line in lines), out, keep_going=False, report=pytest.fail) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def alone(row: dict[str, Any]) -> dict[str, Any]:
    """Return what the reader that a lesson uses says of one message."""
    context = tuple(Utterance(**said) for said in row["context"])
    if row["speaker"] == "client":
        return {"id": row["id"], **WeighedClientReader().read(row["text"], context).model_dump(mode="json")}
    told = WeighedHelperReader().read(row["text"], context).model_dump(mode="json", exclude={"conduct"})
    return {"id": row["id"], **told}


@pytest.mark.parametrize("speaker", ["helper", "client"])
def test_a_message_in_bulk_is_read_as_by_itself(speaker: str) -> None:
    lines = list(rows(speaker, every=40))
    first = coded(lines)
    assert first == [alone(row) for row in lines]
    assert [json.dumps(one) for one in first] == [json.dumps(one) for one in map(alone, lines)]


def test_what_was_read_before_changes_no_answer() -> None:
    lines = [*rows("helper", every=80), *rows("client", every=80)]
    again = coded(lines[::-1])
    assert again[::-1] == coded(lines) == coded(lines)


def test_weights_side_by_side_add_up_as_they_do_one_by_one() -> None:
    names = sorted(published())
    tables = [model(name).rows for name in names]
    words, runs = ("so", "worn", "out", "_", "?"), frozenset({"so_worn", "^so", "worn_out", "not_known"})
    for table, sums in zip(tables, Adder(tables, lambda word: (word, "~" + word[:3])).add(words, runs), strict=True):
        found = [*(("~" + word[:3]) for word in words), *words, *runs]
        places = [table.places[name] for name in found if name in table.places]
        assert sums.square == sum(table.squares[place] for place in places)
        assert sums.totals == [
            sum(table.weights[place * table.size + output] for place in places) for output in range(table.size)
        ]


def test_sums_at_their_largest_stay_apart() -> None:
    both = Rows({"up": 0, "down": 1}, [32767**2] * 2, array("h", [32767, -32768, -32768, 32767]), 2)
    words = [f"w{place}" for place in range(400)]
    (up,) = Adder([both], lambda _: ["up"] * 72).add(words, frozenset())
    (down,) = Adder([both], lambda _: ["down"] * 72).add(words, frozenset())
    assert up.totals == [400 * 72 * 32767, -400 * 72 * 32768]
    assert down.totals == up.totals[::-1]
    assert up.square == down.square == 400 * 72 * 32767**2


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\b(?:i () lost)", {"lost"}),
        (r"\b(?:we )?can(?:not)? sleep", {"sleep"}),
        (r"\b(?:you|it) died", {"died"}),
        (r"\b\w+ing\b", None),
        (r"(?:re)?start", None),
        (r"\bdon'?t worry", {"worry"}),
        (r"%", None),
    ],
)
def test_what_a_wording_needs_is_known(pattern: str, needs: set[str] | None) -> None:
    assert needed(pattern) == needs


def test_only_what_may_be_in_a_text_is_left() -> None:
    left = Gate().add([{"lost"}, {"worry", "fret"}, None])
    assert [left(text) for text in ("i lost it", "do not worry", "glossy", "")] == [0b101, 0b110, 0b100, 0b100]


@given(st.text(alphabet="ab|()[]?\\ ~", max_size=12))
def test_the_ways_of_a_shorthand_have_all_of_its_letters(shorthand: str) -> None:
    letters = [letter for letter in shorthand if letter in "ab~ "]
    assert sorted("".join(ways(shorthand)).translate(dict.fromkeys(map(ord, "|()[]?\\")))) == sorted(letters)


def test_alternatives_are_told_apart_where_they_stand_beside_each_other() -> None:
    assert ways("a|(b|c)|d (e|f)|[|]g") == ["a", "b", "c", "d (e|f)", "[|]g"]
    assert ways(r"\(a|b\)|(a)(b)|(?=c)d") == [r"\(a", r"b\)", "(a)(b)", "(?=c)d"]
