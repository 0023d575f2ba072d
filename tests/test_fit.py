from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personas_for_tests import MESSAGES, read_as, readings, said

from holdspace.client.fit import SURE, fit, speaks_to
from holdspace.reading.helper import RuleHelperReader

NIGHT = said(
    "i lie there going over everything i haven't done",
    ("worn out", "drained"),
    "lying awake counting what is left undone",
)
EARLIER = said("mum thinks i passed", ("guilty",), "hiding the truth from your mother")


def verdict(text: str, *beats: object) -> str:
    return fit(text, read_as(text, "complex_reflection"), beats or (NIGHT,)).verdict  # type: ignore[arg-type]


def value(text: str, *beats: object) -> float:
    return fit(text, read_as(text, "complex_reflection"), beats or (NIGHT,)).value  # type: ignore[arg-type]


def test_the_feeling_in_other_words_comes_close() -> None:
    assert verdict("You're exhausted.") == "close"


def test_the_meaning_in_other_words_comes_close() -> None:
    assert verdict("Awake, and counting all that's undone.") == "close"


def test_feeling_and_meaning_together_come_closer_than_either() -> None:
    both = value("You're exhausted, awake with all that's left undone.")
    assert both > value("You're exhausted.")
    assert both > value("Awake, with all that's left undone.")


@pytest.mark.parametrize(
    "words",
    [
        "You lie there going over everything you haven't done.",
        "So you lie there going over everything you haven't done",
        "It sounds like you lie there going over everything you haven't done.",
    ],
)
def test_ones_own_words_given_back_are_parroting(words: str) -> None:
    assert verdict(words) == "parroted"
    assert value(words) == 0.0


@pytest.mark.parametrize(
    ("line", "echo"),
    [
        ("it sends me a notification at ten", "It sends you a notification at ten."),
        ("my family are lovely", "Your family are lovely."),
        ("i am trying, i was at it all day", "You are trying, you were at it all day."),
    ],
)
def test_parroting_is_known_whoever_says_it(line: str, echo: str) -> None:
    assert verdict(echo, said(line, ("stuck",))) == "parroted"


def test_parroting_the_last_words_is_not_saved_by_what_came_before() -> None:
    line = said("i told her and she was so guilty about it")
    assert verdict("You told her and she was so guilty about it.", line, EARLIER) == "parroted"


def test_own_words_with_the_feeling_added_are_no_parroting() -> None:
    assert verdict("You lie there going over everything, drained.") == "close"


def test_a_feeling_from_elsewhere_is_mishearing() -> None:
    assert verdict("You're thrilled.") == "misheard"


def test_a_guess_is_known_for_one() -> None:
    text = "Maybe you're thrilled?"
    found = fit(text, read_as(text, "complex_reflection"), (NIGHT,))
    assert (found.verdict, found.tentative) == ("misheard", True)


def test_a_confident_guess_is_known_for_one() -> None:
    assert not fit("You're thrilled.", read_as("You're thrilled.", "complex_reflection"), (NIGHT,)).tentative


def test_a_paraphrase_that_cannot_be_matched_is_near_and_never_wrong() -> None:
    assert verdict("Like a tap nobody can turn off.") == "near"


def test_a_near_feeling_alone_is_not_close() -> None:
    assert verdict("You feel swamped.") == "near"


def test_a_near_feeling_about_the_same_matter_is_close() -> None:
    assert verdict("Swamped by all that's left undone.") == "close"


def test_distress_in_general_is_never_a_mishearing() -> None:
    assert verdict("It's been hard.") == "near"


def test_an_earlier_matter_counts_three_quarters() -> None:
    text = "You're hiding the truth from your mother."
    assert value(text, NIGHT, EARLIER) == pytest.approx(0.75 * value(text, EARLIER))


def test_only_what_was_given_back_counts() -> None:
    text = "You should rest, you're exhausted."
    assert fit(text, read_as(text, "advise_without_permission"), (NIGHT,)).verdict == "none"


def test_a_denied_feeling_is_not_named() -> None:
    ashamed = said("it's daft", ("ashamed", "foolish"), "thinking it isn't bad enough")
    for text in ("That's not stupid!", "There's nothing to be ashamed of.", "You're not foolish."):
        assert fit(text, read_as(text, "validate"), (ashamed,)).verdict == "none"


def test_validation_that_names_the_feeling_is_close() -> None:
    text = "It makes sense that you're exhausted."
    assert fit(text, read_as(text, "validate"), (NIGHT,)).verdict == "close"


def test_the_tail_of_a_question_gives_nothing_back() -> None:
    phone = said("someone went past my door and i hid my phone", ("a bit seen",))
    text = "What happened there, when you hid your phone?"
    parts = (("open_question", "What happened there,"), ("simple_reflection", "when you hid your phone?"))
    assert fit(text, read_as(text, *parts), (phone,)).verdict == "none"


def test_a_guess_with_a_question_mark_is_given_back() -> None:
    assert verdict("So you're exhausted?") == "close"


def test_a_statement_counts_only_where_it_is_surely_given_back() -> None:
    sure = "Awake, drained, counting what's left undone."
    assert fit(sure, read_as(sure, "inform"), (NIGHT,)).value >= SURE
    fact = "Most students are drained in May."
    assert fit(fact, read_as(fact, "inform"), (EARLIER,)).verdict == "none"


def test_a_formula_is_known_by_its_opening() -> None:
    text = "It sounds like you're exhausted."
    assert fit(text, read_as(text, "complex_reflection"), (NIGHT,)).stem == "it sounds like"


def test_speaking_to_words_shares_their_matter_or_their_feeling() -> None:
    assert speaks_to("What's daft about it?", "it's daft", ())
    assert speaks_to("You feel embarrassed.", "ashamed", ())
    assert not speaks_to("What do you study?", "it's daft, ashamed", ())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_words_in_any_reading_get_a_value_between_nothing_and_all(data: st.DataObject) -> None:
    text = data.draw(MESSAGES)
    found = fit(text, data.draw(readings(text)), (NIGHT, EARLIER))
    assert 0 <= found.value <= 1
    assert (found.value > 0) <= (found.verdict == "close")


READER = RuleHelperReader()


@pytest.mark.parametrize(
    "words",
    ["You sound worn out, lying there with all of it.", "It makes sense that you're drained after nights like that."],
)
def test_what_people_write_comes_close_with_the_real_reader(words: str) -> None:
    assert fit(words, READER.read(words), (NIGHT,)).verdict == "close"
