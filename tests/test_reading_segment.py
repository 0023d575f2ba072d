"""Sentences and clauses survive the way people type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.reading.segment import HEAD, TAIL, fold, sentences


def bodies(text: str) -> list[str]:
    return [clause.body for sentence in sentences(text) for clause in sentence.clauses]


def test_a_sentence_ends_at_its_mark_and_at_a_line_end() -> None:
    assert [one.body for one in sentences("It rained. Did you walk?\nI did")] == ["it rained", "did you walk", "i did"]


def test_only_the_last_clause_of_a_question_asks() -> None:
    (sentence,) = sentences("That sounds hard, have you slept?")
    assert [clause.asked for clause in sentence.clauses] == [False, True]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("im so sorry how long has this gone on", "how long has this gone on"),
        ("thats rough do you have someone", "do you have someone"),
        ("i hear you it sounds like you are worn out", "it sounds like you are worn out"),
    ],
)
def test_a_clause_begins_where_a_question_or_a_stock_opening_begins(text: str, last: str) -> None:
    assert bodies(text)[-1] == last


@pytest.mark.parametrize("text", ["how confident are you about it", "you can do it", "tell me what is going on"])
def test_a_question_word_inside_a_clause_does_not_cut_it(text: str) -> None:
    assert bodies(text) == [text]


def test_what_opens_a_clause_is_kept_apart() -> None:
    (clause,) = sentences("Okay, so you left.")[0].clauses[-1:]
    assert (clause.lead, clause.body) == ("so", "you left")


def test_a_transcribers_note_is_no_word() -> None:
    assert bodies("[laughs] You did it") == ["you did it"]


def test_a_very_long_text_is_read_at_both_ends() -> None:
    text = "First. " + "x" * (HEAD + TAIL) + ". Last."
    found = sentences(text)
    assert (found[0].body, found[-1].body) == ("first", "last")
    assert sum(one.end - one.start for one in found) <= HEAD + TAIL


@given(st.text(max_size=300))
def test_folding_keeps_every_index(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=300))
def test_clauses_lie_in_order_within_their_sentences(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        inner = sentence.start
        for clause in sentence.clauses:
            assert inner <= clause.start < clause.end <= sentence.end
            inner = clause.end
        end = sentence.end
