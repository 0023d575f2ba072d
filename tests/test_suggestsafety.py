"""What is suggested when the wish to be dead shows: ask, say the limits, stay, name a step; nothing that harms."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from holdspace.client.safety import explains_limits, names_a_step
from holdspace.client.state import ClientState, Planted
from holdspace.pronouns import FORMS
from holdspace.reading.readings import Utterance
from holdspace.suggest import FITS, KINDS, NEVER, suggest
from holdspace.suggestsafety import moment, safety_drafts
from tests.personas_for_tests import READER, at, beat, said
from tests.test_telling import tess, told

HINT = Utterance(speaker="client", text="some mornings i think, what if the alarm just didn't go")
TELLING = Utterance(speaker="client", text="some nights i hope i don't wake up")


def hinted(**more: Any) -> ClientState:
    cue = Planted(disclosure="daft", kind="wish_dead", words="it's daft", at=5, left=3)
    return at(tess(), turn=6, cues=(cue,), **more)


def drafted(at_: Any, last: Utterance) -> dict[str, str]:
    someone = tess()
    items = suggest(
        beat(someone, "nights"), earlier=(), context=(last,), shown=(), reader=READER,
        pronouns=FORMS[someone.pronouns], seed=1, turn=6, at=at_,
    )  # fmt: skip
    return {item.kind: item.text for item in items}


def test_where_nothing_showed_nothing_is_said_of_it() -> None:
    assert moment(tess(), at(tess(), turn=6), said("hello")) is None


def test_a_hint_asks_for_a_direct_question_until_one_was_asked() -> None:
    assert moment(tess(), hinted(), said("hello")) == "hint"
    assert moment(tess(), hinted(asked_directly=6), said("hello")) is None
    assert moment(tess(), hinted().model_copy(update={"turn": 12}), said("hello")) is None


def test_telling_asks_for_a_step_until_one_was_named() -> None:
    someone = tess()
    assert moment(someone, told(someone), said("hello")) == "told"
    assert moment(someone, told(someone, agreed=True), said("hello")) == "agreed"


def test_after_a_hint_one_asks_directly_and_one_says_the_limits() -> None:
    items = drafted("hint", HINT)
    assert READER.read(items["MI"], (HINT,)).has("ask_suicide_direct")
    assert explains_limits(READER.read(items["PS"], (HINT,)), items["PS"])


def test_after_telling_one_names_a_step_together() -> None:
    items = drafted("told", TELLING)
    assert names_a_step(READER.read(items["PS"], (TELLING,)), items["PS"])
    assert "stay" in items["PS"]


@pytest.mark.parametrize(("at_", "kind"), list(product(("hint", "limits", "told", "agreed"), KINDS)))
def test_each_wording_passes_the_reader(at_: Any, kind: Any) -> None:
    last = TELLING if at_ in ("told", "agreed") else HINT
    for text, why in safety_drafts(kind, at_):
        found = {span.code for span in READER.read(text, (last,)).codes}
        assert found & FITS[kind], (text, found)
        assert not found & NEVER, (text, found)
        assert why.endswith(".")
