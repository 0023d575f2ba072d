"""What is Dana's alone; what holds for everybody stands in test_every_person.py."""

from __future__ import annotations

import re

import pytest
from test_every_person import met

from holdspace.client.words import content_stems
from holdspace.persona import Persona, SuicideTalk
from holdspace.personachecks import METHOD_WORDS
from holdspace.reading.client import RuleClientReader
from holdspace.reading.readings import Utterance

WAYS = re.compile(
    r"\b(pills?|tablets?|meds|medicine cabinet|bridges?|trains?|tracks?|river|canal|cliffs?|ropes?|belts?|kni(?:fe|ves)"
    r"|blades?|razors?|gas|exhaust|garage|insur\w*|overdos\w*|poison\w*|drown\w*|jump(?:s|ed|ing)?|motorway|crash\w*|hanged"
    r"|hanging|hang (?:my|her|him|them|it)\w*|wrists?|bleach|rooftop|guns?|starv\w*|bleed\w*)\b",
    re.IGNORECASE,
)
"""No way of dying, and nothing that could be taken for one."""
FOR_EVER = re.compile(
    r"\b(goodbye|farewell|for ever|forever|won't be (?:here|around)|last time you|no more me)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def dana() -> Persona:
    return met("dana").persona


@pytest.fixture(scope="module")
def talk(dana: Persona) -> SuicideTalk:
    assert dana.suicide_talk is not None
    return dana.suicide_talk


@pytest.fixture(scope="module")
def lines() -> list[tuple[str, str]]:
    return met("dana").lines


def of(lines: list[tuple[str, str]], *starts: str) -> list[str]:
    return [text for address, text in lines if address.startswith(starts)]


@pytest.mark.parametrize("how", ["direct", "vague", "leading"])
def test_asked_about_suicide_she_has_five_answers(dana: Persona, how: str) -> None:
    by_trust = dana.reactions[f"ask_suicide_{how}"]  # type: ignore[index]
    assert len(by_trust.low_trust.lines) >= 5
    assert len(by_trust.high_trust.lines) >= 5


def test_she_types_fast_and_mostly_in_lower_case(lines: list[tuple[str, str]]) -> None:
    assert sum(text[0].islower() for _, text in lines) > 0.95 * len(lines)
    assert sum(len(text) <= 60 for _, text in lines) > 0.35 * len(lines)


def test_what_she_tells_early_is_not_for_somebody_who_has_been_rough_with_her(dana: Persona) -> None:
    assert sum(d.depth == 0 for d in dana.disclosures) >= 4
    assert [dana.disclosure(id_).depth for id_ in ("three_of_them", "the_one_who")] == [1, 1]


def test_the_wish_shows_in_passing_and_is_met_by_asking(dana: Persona) -> None:
    wishes = [d for d in dana.disclosures if d.cue is not None and d.cue.kind == "wish_dead"]
    assert [(d.id, d.depth) for d in wishes] == [("alarm", 1), ("no_rest", 2)]
    for d in wishes:
        assert d.cue is not None
        assert d.cue.met_by == ("ask_suicide_direct",)
        assert "ask_suicide_vague" in d.cue.noticed_by


def test_no_way_of_dying_is_named_or_hinted_at(dana: Persona, lines: list[tuple[str, str]]) -> None:
    read = [text or "" for _, p in dana.speeches() for text in (p.meaning, p.ask, p.beside)]
    said = [*(text for _, text in lines), *read, dana.about, *dana.must_know]
    assert [text for text in said if WAYS.search(text) or METHOD_WORDS.search(text)] == []


def test_only_its_own_telling_says_the_wish(talk: SuicideTalk, dana: Persona) -> None:
    told = dana.disclosure(talk.told_by)
    assert (told.id, told.depth, told.needs) == ("not_waking_up", 1, ())
    assert len(told.lines) >= 5
    for pool, fewest in ((talk.limits_first, 5), (talk.further, 6), (talk.accepts, 5), (talk.frightened, 5)):
        assert len(pool.lines) >= fewest
    assert len(talk.takes_back.lines) >= 5
    before = re.compile(r"^(yes|yeah|yep|no|nope)\b|wake|wish|suicid|\bdead\b", re.IGNORECASE)
    assert [line.text for line in talk.limits_first.lines if before.search(line.text)] == []


def test_what_a_talk_with_her_touches_is_said_whole(dana: Persona) -> None:
    assert {"debt", "children", "feeling like a burden", "wishing not to wake up"} <= set(dana.touches)


def test_every_wording_of_her_telling_is_read_as_a_wish_to_be_dead_and_as_no_more(
    talk: SuicideTalk, dana: Persona
) -> None:
    reader = RuleClientReader()
    asked = (Utterance(speaker="helper", text="Are you thinking about suicide?"),)
    for line in dana.disclosure(talk.told_by).lines:
        for context in ((), asked):
            said = reader.read(line.text, context).said
            assert said["wish_dead"] >= 0.5, line.text
            assert max(share for what, share in said.items() if what != "wish_dead") < 0.5, line.text
    for line in talk.further.lines:  # there is no plan in any answer of hers to being asked on
        said = reader.read(line.text, asked).said
        assert max(said[what] for what in ("thoughts", "method", "intent_or_plan", "acting")) < 0.5, line.text


def test_no_answer_to_a_plain_question_is_half_a_yes(lines: list[tuple[str, str]]) -> None:
    yes = re.compile(
        r"^(?:yes\b(?! or no)|yeah|yep|ish|on and off|now and again|most (?:days|nights)|sometimes|sort of|a bit)"
    )
    assert [text for text in of(lines, "reactions.closed_question") if yes.search(text)] == []


def test_every_topic_has_a_word_that_can_be_heard(dana: Persona) -> None:
    topics = [(told.id, topic) for told in dana.disclosures for topic in told.topics]
    topics += [(fact.id, topic) for fact in dana.facts for topic in fact.topics]
    assert [(id_, topic) for id_, topic in topics if not content_stems(topic)] == []


def test_a_vague_or_leading_question_never_gets_the_truth(lines: list[tuple[str, str]]) -> None:
    for kind in ("vague", "leading"):
        said = of(lines, f"reactions.ask_suicide_{kind}")
        assert [text for text in said if re.search(r"wish|wake|end|tired of it|sometimes", text)] == []


def test_no_ending_is_for_ever(lines: list[tuple[str, str]]) -> None:
    endings = of(lines, "closing")
    assert len(endings) >= 4
    assert [text for text in endings if FOR_EVER.search(text)] == []


def test_an_ending_after_she_told_has_someone_there_or_the_morning(dana: Persona) -> None:
    for pool in (dana.closing.safe, dana.closing.told):
        assert pool is not None
        assert len(pool.lines) >= 4
        for line in pool.lines:
            assert re.search(r"sister|kids|eldest|lad|school|morning|toast|tomorrow|first thing|the three", line.text)
