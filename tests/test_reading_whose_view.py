"""A hard word is the helper's own only where it is neither somebody's view of themself nor denied."""

from __future__ import annotations

import pytest

from holdspace.codes import HelperCode
from holdspace.reading.weighed import WeighedHelperReader

READER = WeighedHelperReader(clauses_by_rules=True)
STEERS = {"confront", "warn", "advise_without_permission", "direct"}


def codes(text: str) -> set[HelperCode]:
    return {span.code for span in READER.read(text).codes}


@pytest.mark.parametrize(
    "text",
    [
        "You compare yourself with everyone, and then you feel you have no right to feel bad.",
        "You feel that it is your own fault.",
        "You tell yourself you have no right to be sad.",
        "So you think you should be able to cope.",
        "It feels like it's all your fault.",
        "You worry you're being dramatic.",
        "A part of you says you're being lazy.",
        "You feel like you are selfish when you rest.",
        "You're thinking you should've gone earlier.",
        "You feel you should ring her.",
    ],
)
def test_what_someone_thinks_of_themself_is_given_back_and_no_arguing(text: str) -> None:
    found = codes(text)
    assert not found & STEERS
    assert found & {"simple_reflection", "complex_reflection"}


@pytest.mark.parametrize(
    "text",
    [
        "Since pancake day, so long. I don't say it is your fault. You have carried it quietly.",
        "I'm not saying it's your fault.",
        "I don't think that it's your fault.",
        "Nobody says it's your fault.",
        "I never said you're lazy.",
        "I don't mean you have to tell me.",
        "I'm not saying you should leave him.",
    ],
)
def test_what_the_helper_denies_steers_nobody(text: str) -> None:
    assert not codes(text) & STEERS


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("You have no right to feel bad.", "confront"),
        ("You know it's your fault.", "confront"),
        ("I don't believe you.", "confront"),
        ("You think it's easy, but it's your own fault.", "confront"),
        ("I don't say it's easy, but you're being dramatic.", "confront"),
        ("You should think about it.", "advise_without_permission"),
        ("So you're thinking about it, you should stop that.", "advise_without_permission"),
    ],
)
def test_what_stands_on_its_own_still_steers(text: str, code: HelperCode) -> None:
    assert code in codes(text)


def test_whether_they_blame_themself_may_be_asked() -> None:
    assert codes("Do you feel that it's your own fault?") == {"closed_question"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("She would understand for sure.", "reassure"),
        ("Crying is okay here.", "validate"),
        ("No, I also lay awake many nights.", "self_disclose"),
        ("Before you tell more: what you write stays between us.", "explain_role"),
        ("You are strong, you can do it!", "affirm"),
    ],
)
def test_plain_second_language_wordings_are_read_as_what_they_do(text: str, code: HelperCode) -> None:
    assert codes(text) == {code}


def test_one_word_given_back_with_only_is_no_advice() -> None:
    assert "advise_without_permission" not in codes("Only sleep. And the sports hall, so heavy.")
    assert "advise_without_permission" in codes("Just sleep more.")


@pytest.mark.parametrize("text", ["Who in your family knows about this?", "Who have you got near you, in a week?"])
def test_who_asks(text: str) -> None:
    assert "closed_question" in codes(text)
    assert not codes(text) & {"simple_reflection", "complex_reflection"}
