"""A table tries only the wordings that can begin at a place, and finds what trying all of them would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.reading.clauses import tables
from holdspace.reading.openings import openings

tables()  # compiled before any example is timed
WORDS = (
    "you should could why don't that's a good start i'm so really sorry it sounds like must be hard % have you thought "
    "of ringing them we can stop yourself from as long as maybe try what helped me was never mind 50 of people 's "
    "and the nights your mum said sure fine will"
).split()


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"\b(?:(you|we) can)", {"you", "we "}),
        (r"(?:so |really )?sorry", {"so ", "rea", "sor"}),
        (r"go(?:es)?", {"go", "goe"}),
        (r"[ab]c", {"ac", "bc"}),
        (r"(?:ab){2,3}", {"aba"}),
        (r"x+y", {"xy", "xxy", "xxx"}),
        (r"don'?t", {"don"}),
    ],
)
def test_the_ways_an_expression_can_begin_are_known(pattern: str, begins: set[str]) -> None:
    assert openings(pattern) == frozenset(begins)


@pytest.mark.parametrize("pattern", [r"\w+ing", r".*", r"(?:so )?", r"[^a]b"])
def test_an_expression_that_may_begin_anyhow_is_said_to(pattern: str) -> None:
    assert openings(pattern) is None


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_a_table_finds_what_trying_every_wording_finds(text: str) -> None:
    for table in tables():
        plain = []
        for what, pattern, scores in table.rows:
            found = re.search(pattern, text)
            if found is not None and found.lastindex is not None:
                plain.append((what, scores[found.lastindex - 1], found.start(), found.end()))
        assert [tuple(hit) for hit in table.find(text)] == plain


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_a_table_finds_every_place_that_trying_every_wording_finds(text: str) -> None:
    for table in tables():
        plain = []
        for what, pattern, scores in table.rows:
            plain += [
                (what, scores[found.lastindex - 1], found.start(), found.end())
                for found in re.finditer(pattern, text)
                if found.lastindex is not None
            ]
        assert [tuple(hit) for hit in table.find_all(text)] == plain
