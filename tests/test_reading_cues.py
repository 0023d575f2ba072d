"""Every cue is shown by its own example, and none can be made to run away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from holdspace.reading import (
    about,
    affect,
    asking,
    clauses,
    client,
    conduct,
    cues_frame,
    cues_reflecting,
    cues_steering,
    cues_valuing,
    empathy,
    helper,
    lexicon,
    questions,
    reflecting,
    segment,
    situation,
    suicide,
    suicide_cues,
    suicide_others,
    suicide_own,
    talk,
    wholes,
)
from holdspace.reading.cues import Cue, Wording
from holdspace.reading.segment import fold, sentences
from holdspace.reading.suicide import statements

CLAUSE_CUES = (
    *cues_reflecting.REFLECTING,
    *cues_valuing.VALUING,
    *cues_frame.OWN_STORY,
    *cues_frame.FRAME,
    *cues_steering.STEERING,
    *cues_steering.ASKED_ADVICE,
    *cues_steering.SAFETY,
)
WHOLE_CUES = (*asking.ASKING, *talk.CUES, *wholes.WHOLES)
MODULES = (
    about,
    asking,
    clauses,
    conduct,
    empathy,
    helper,
    questions,
    reflecting,
    situation,
    suicide,
    suicide_cues,
    suicide_others,
    suicide_own,
)


@pytest.mark.parametrize("cue", CLAUSE_CUES, ids=lambda cue: f"{cue.what}: {cue.example}")
def test_a_cue_is_found_in_a_clause_of_its_example(cue: Cue) -> None:
    bodies = [clause.body for sentence in sentences(cue.example) for clause in sentence.clauses]
    assert any(Wording(cue.pattern).search(body) for body in bodies)


@pytest.mark.parametrize("cue", WHOLE_CUES, ids=lambda cue: f"{cue.what}: {cue.example}")
def test_a_cue_is_found_in_its_example(cue: Cue) -> None:
    assert Wording(cue.pattern).search(fold(cue.example))


@pytest.mark.parametrize("cue", suicide_cues.STATEMENTS, ids=lambda cue: f"{cue.what}: {cue.example}")
def test_a_statement_about_suicide_is_found_in_its_example(cue: Cue) -> None:
    assert cue.what in {found.what for found in statements(fold(cue.example))}


@pytest.mark.parametrize("cue", suicide_cues.IN_PLAY, ids=lambda cue: f"{cue.what}: {cue.example}")
def test_a_statement_that_needs_its_context_is_found_only_with_it(cue: Cue) -> None:
    folded = fold(cue.example)
    assert cue.what in {found.what for found in statements(folded, in_play=True)}


def _plain() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in (*MODULES, affect, client, lexicon, segment):
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{module.__name__}.{name}", value


def _wordings() -> Iterator[tuple[str, re.Pattern[str]]]:
    for cue in (*CLAUSE_CUES, *WHOLE_CUES, *suicide_cues.STATEMENTS, *suicide_cues.IN_PLAY):
        yield cue.example, Wording(cue.pattern).compiled
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, Wording):
                yield f"{module.__name__}.{name}", value.compiled


def _unbounded(parsed: object, inside: bool = False) -> Iterator[str]:  # noqa: FBT001, FBT002
    """Yield unbounded repeats of anything but one character, and unbounded repeats within unbounded repeats."""
    constants = re._constants
    for operation, argument in parsed:
        if operation in {constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT}:
            _, most, body = argument
            endless = most == constants.MAXREPEAT
            single = len(body) == 1 and body[0][0] in {
                constants.LITERAL,
                constants.NOT_LITERAL,
                constants.IN,
                constants.ANY,
                constants.GROUPREF,
            }
            if endless and (inside or not single):
                yield str(body)
            yield from _unbounded(body, inside or endless)
        elif operation is constants.BRANCH:
            for branch in argument[1]:
                yield from _unbounded(branch, inside)
        elif operation is constants.SUBPATTERN:
            yield from _unbounded(argument[3], inside)
        elif operation in {constants.ASSERT, constants.ASSERT_NOT}:
            yield from _unbounded(argument[1], inside)


def test_no_wording_repeats_without_end_what_may_itself_repeat() -> None:
    runaway = {
        name for name, pattern in (*_wordings(), *_plain()) if list(_unbounded(re._parser.parse(pattern.pattern)))
    }
    assert runaway == set()


def test_no_wording_is_found_in_nothing() -> None:
    empty = [name for name, pattern in _wordings() if pattern.search("") or pattern.search("zz")]
    assert empty == []


@pytest.mark.parametrize(
    ("shorthand", "text"),
    [
        ("don't stop", "dont stop"),
        ("you're ~tired", "ur so very tired"),
        ("you're ~tired", "you are tired"),
        ("i'm here", "im here"),
        ("see__doctor", "see your usual doctor"),
        ("(good|great) idea", "great idea"),
        ("^so", "so it goes"),
    ],
)
def test_shorthand_covers_the_ways_people_type(shorthand: str, text: str) -> None:
    assert Wording(shorthand).search(text)


@pytest.mark.parametrize(
    ("shorthand", "text"),
    [("see__doctor", "see. your doctor"), ("kind", "kindle"), ("^so", "and so"), ("er", "her")],
)
def test_shorthand_keeps_to_whole_words_and_sentences(shorthand: str, text: str) -> None:
    assert not Wording(shorthand).search(text)
