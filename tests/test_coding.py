"""Bulk coding: a line in, a line out, in order; a bad line is named."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from holdspace.coding import code_stream


def code(*lines: str | bytes, keep_going: bool = False) -> tuple[int, list[dict[str, Any]], list[str]]:
    out, told = io.StringIO(), list[str]()
    status = code_stream(lines, out, keep_going=keep_going, report=told.append, source="in.jsonl")
    return status, [json.loads(line) for line in out.getvalue().splitlines()], told


def row(**fields: object) -> str:
    return json.dumps({"id": "a", "speaker": "helper", "text": "What happened?"} | fields)


def test_a_helper_line_is_answered_as_the_contract_says() -> None:
    status, (answer,), told = code(row())
    assert (status, told) == (0, [])
    assert list(answer) == ["id", "main", "codes", "scores", "empathy", "coach"]
    (span,) = answer["codes"]
    assert {**span, "score": span["score"] > 0.5} == {"code": "open_question", "start": 0, "end": 14, "score": True}
    assert list(answer["empathy"]) == ["emotional_reactions", "interpretations", "explorations"]
    assert list(answer["coach"]) == ["appropriate", "improve", "praise"]
    areas = "reflections questions suggestions validation self_disclosure empathy professionalism structure"
    assert set(answer["coach"]["improve"]) == set(answer["coach"]["praise"]) == set(areas.split())


def test_a_client_line_is_answered_as_the_contract_says() -> None:
    _, (answer,), _ = code(row(speaker="client", text="i want to die"))
    assert list(answer) == ["id", "valence", "arousal", "emotions", "label", "talk", "said", "evidence"]
    assert answer["evidence"] == [{"start": 0, "end": 13, "what": "wish_dead"}]
    assert set(answer["said"]) == {"wish_dead", "thoughts", "method", "intent_or_plan", "acting"}
    assert set(answer["talk"]) == {"change", "neutral", "sustain"}


def test_the_context_is_read() -> None:
    asked = [{"speaker": "client", "text": "what should i do?"}]
    _, answers, _ = code(row(text="You could write to him"), row(text="You could write to him", context=asked))
    assert [answer["main"] for answer in answers] == ["advise_without_permission", "advise_with_permission"]


def test_every_line_has_its_answer_in_order() -> None:
    _, answers, _ = code(*(row(id=index, speaker=("helper", "client")[index % 2]) for index in range(20)))
    assert [answer["id"] for answer in answers] == list(range(20))


@pytest.mark.parametrize(
    "fields",
    [{"context": None}, {"context": []}, {"id": 7}, {"id": None}, {"more": {"unknown": [1]}}, {"text": ""}],
)
def test_odd_but_valid_lines_are_answered(fields: dict[str, object]) -> None:
    status, answers, told = code(row(**fields))
    assert (status, len(answers), told) == (0, 1, [])


def test_bytes_a_byte_order_mark_and_blank_lines_are_fine() -> None:
    status, answers, _ = code(b"\xef\xbb\xbf" + row().encode() + b"\r\n", b"\n", row(id="b").encode())
    assert status == 0
    assert [answer["id"] for answer in answers] == ["a", "b"]


def test_half_a_character_in_an_id_can_be_written_again() -> None:
    _, (answer,), _ = code('{"id": "\\ud83d", "speaker": "helper", "text": "\\ud83d"}')
    assert answer["id"] == "\ud83d"


BAD = [
    ("{", "line 2: expected JSON"),
    ("[1]", "got a list"),
    ("7", "got a number"),
    ("[" * 100_000, "line 2: expected JSON"),
    (b'{"text": "\xff"}', "expected UTF-8"),
    (json.dumps({"speaker": "therapist", "text": "hi"}), 'speaker: expected "helper" or "client", got "therapist"'),
    (json.dumps({"text": "hi"}), 'speaker: expected "helper" or "client", got nothing'),
    (json.dumps({"speaker": "helper"}), "text: expected a text, got nothing"),
    (json.dumps({"speaker": "helper", "text": ["hi"]}), "text: expected a text, got a list"),
    (row(id=True), "id: expected a text or a number, got true or false"),
    (row(context="hello"), "context: expected a list"),
    (row(context=["hello"]), "context[0]: expected"),
    (row(context=[{"speaker": "client", "text": "a"}, {"speaker": "Seeker", "text": "b"}]), "context[1].speaker"),
    (row(context=[{"speaker": "client"}]), "context[0].text: expected a text"),
]


@pytest.mark.parametrize(("line", "words"), BAD)
def test_a_bad_line_stops_the_work_after_the_good_ones(line: str | bytes, words: str) -> None:
    status, answers, told = code(row(), line, row(id="c"))
    assert status == 1
    assert [answer["id"] for answer in answers] == ["a"]
    assert len(told) == 1
    assert told[0].startswith("in.jsonl, line 2: ")
    assert words in told[0]


@pytest.mark.parametrize("lines", [(), ("", b" \n")], ids=["empty", "blank"])
def test_an_input_without_a_line_is_told_and_is_no_error(lines: tuple[str | bytes, ...]) -> None:
    assert code(*lines) == (0, [], ["There is nothing to code in in.jsonl."])


@pytest.mark.parametrize(("line", "words"), BAD)
def test_keeping_going_skips_only_the_bad_line(line: str | bytes, words: str) -> None:
    status, answers, told = code(row(), line, row(id="c"), keep_going=True)
    assert status == 0
    assert [answer["id"] for answer in answers] == ["a", "c"]
    assert words in told[0]


def test_a_line_is_written_before_the_next_is_asked_for() -> None:
    out = io.StringIO()
    written: list[int] = []

    def lines() -> Iterator[str]:
        for index in range(3):
            written.append(out.getvalue().count("\n"))
            yield row(id=index)

    code_stream(lines(), out, keep_going=False, report=pytest.fail)
    assert written == [0, 1, 2]
