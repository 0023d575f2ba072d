from __future__ import annotations

import pytest

from holdspace.content import SHIPPED, find_content
from holdspace.pronouns import FORMS, suited, to_you

SHE, HE, THEY = FORMS["she/her"], FORMS["he/him"], FORMS["they/them"]


@pytest.mark.parametrize(
    ("about", "to"),
    [
        ("lying awake going over everything she has not done", "lying awake going over everything you have not done"),
        ("what goes through her mind at three in the morning", "what goes through your mind at three in the morning"),
        ("she always worries", "you always worry"),
        ("what she misses", "what you miss"),
        ("when she watches them", "when you watch them"),
        ("she tries, she does, she goes, she was", "you try, you do, you go, you were"),
        ("being hard on herself", "being hard on yourself"),
        ("a room that was hers", "a room that was yours"),
        ("she's tired", "you're tired"),
        ("she's not told anyone", "you've not told anyone"),
        ("she'd rather leave and she'll go", "you'd rather leave and you'll go"),
        ("gave her a card", "gave you a card"),
        ("asked her what she wants", "asked you what you want"),
        ("people who love her", "people who love you"),
        ("her mum asks her to", "your mum asks you to"),
    ],
)
def test_a_sentence_about_her_is_turned_to_her(about: str, to: str) -> None:
    assert to_you(about, SHE) == to


@pytest.mark.parametrize(
    ("about", "to"),
    [
        ("blaming himself for what his brother said to him", "blaming yourself for what your brother said to you"),
        ("feeling it was his", "feeling it was yours"),
        ("what he's lost", "what you've lost"),
    ],
)
def test_a_sentence_about_him_is_turned_to_him(about: str, to: str) -> None:
    assert to_you(about, HE) == to


def test_a_sentence_about_them_is_turned_to_them() -> None:
    assert to_you("what they haven't told anyone about themselves", THEY) == (
        "what you haven't told anyone about yourself"
    )


def test_whoever_else_is_in_it_stays() -> None:
    assert to_you("what her dad says when he rings", SHE) == "what your dad says when he rings"
    assert to_you("missing her now she has gone", HE) == "missing her now she has gone"
    assert to_you("what they think of her", SHE) == "what they think of you"


def test_what_is_said_to_you_already_is_left_alone() -> None:
    for text in ("lying awake, you and her", "You'll tell her", "what your mum said when she rang"):
        assert to_you(text, SHE) == text


def test_what_speaks_of_nobody_is_left_alone() -> None:
    assert to_you("watching the day get closer", SHE) == "watching the day get closer"


def test_all_that_could_be_heard_in_maya_is_said_to_her() -> None:
    maya = find_content(SHIPPED).persona("maya")
    forms = FORMS[maya.pronouns]
    for _, speech in maya.speeches():
        for text in (speech.meaning, speech.ask, speech.beside):
            assert text is None or to_you(text, forms) == text


def test_a_readers_words_take_the_persons_own_form() -> None:
    assert suited("hard on themselves", "she/her") == "hard on herself"
    assert suited("hard on themselves", "they/them") == "hard on themselves"
