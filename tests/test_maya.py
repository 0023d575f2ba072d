"""Maya is content, and content can break a conversation as code can: these are the promises her file makes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from holdspace.client.matters import stems_of
from holdspace.client.words import EVERYDAY, content_stems
from holdspace.contentfile import parse
from holdspace.persona import REACTION_KINDS, Persona, Speech

FILE = Path(__file__).parents[1] / "personas" / "maya.yaml"
NEAR = 0.7

THERAPY_WORDS = re.compile(
    r"\b(trigger(?:ed|s|ing)?|boundar(?:y|ies)|validat\w*|trauma\w*|toxic|self[- ]care|mindful\w*|burn(?:t|ed)? ?out"
    r"|coping (?:mechanism|strateg)\w*|safe space|heal(?:ing|ed)?|process(?:ing)? (?:it|my|this)|mental health"
    r"|impost[eo]r syndrome|catastrophi[sz]\w*|dysregulat\w*|my journey|holding space|inner child|self[- ]worth"
    r"|overwhelm\w*|perfectionis\w*|attachment|anxiety|depress\w*)\b",
    re.IGNORECASE,
)
EARNED = re.compile(
    r"\b(34|68|sixty eight|january|resit|retake|failed|walked out|caravan|bridlington|premier inn|lied|liar|hats?)\b",
    re.IGNORECASE,
)
"""What she tells only to someone trusted."""
DEATH = re.compile(r"suicid|\bkill|\bdie\b|\bdead\b(?! proud)|end it|not be here", re.IGNORECASE)
MEANING = re.compile(r"^(?!having\b|knowing\b|not\b|needing\b)[a-z]+ing\b[^.?!]*$")
ASK = re.compile(r"^(?:What|How|When|Where|Who|Which)\b[^?!]*\?$")
ADVICE = re.compile(
    r"\byou (?:should|ought|must|need to|could try)\b|(?:^|[.,] )[Tt]ry |why (?:don't|didn't) you|have you tried"
)
COMFORT = re.compile(r"(?:you'll|will|it'll|going to) be (?:fine|ok|okay|all right|alright)|don't worry", re.IGNORECASE)
LIVED = re.compile(r"\b(I|I've|I'm|my|me|mine)\b")


@pytest.fixture(scope="module")
def maya() -> Persona:
    parsed = parse(FILE.read_bytes(), FILE.name, Persona)
    assert parsed.problems == ()
    assert parsed.model is not None
    return parsed.model


@pytest.fixture(scope="module")
def pools(maya: Persona) -> dict[str, Speech]:
    return dict(maya.speeches())


@pytest.fixture(scope="module")
def lines(maya: Persona, pools: dict[str, Speech]) -> list[tuple[str, str]]:
    said = [(address, line.text) for address, pool in pools.items() for line in pool.lines]
    again = [(d.id, line.text) for d in maya.disclosures if d.cue is not None for line in d.cue.again]
    return said + again


def of(lines: list[tuple[str, str]], *starts: str) -> list[str]:
    return [text for address, text in lines if address.startswith(starts)]


def test_she_has_enough_to_say_for_thirty_turns(pools: dict[str, Speech]) -> None:
    assert len(pools) >= 65


def test_every_pool_has_three_wordings(pools: dict[str, Speech]) -> None:
    assert [address for address, pool in pools.items() if len(pool.lines) < 3] == []


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("reflected", 10, 10), ("open_question", 6, 6), ("closed_question", 6, 6), ("backchannel", 9, 11),
        ("advise_without_permission", 6, 6), ("reassure", 10, 6), ("press", 6, 6), ("validate", 6, 6),
        ("support", 6, 6), ("misheard", 5, 5), ("parroted", 9, 9), ("silence", 7, 3), ("empty", 7, 7),
        ("formula", 9, 9), ("flattered", 9, 9), ("gibberish", 8, 8),
    ],
)  # fmt: skip
def test_what_helpers_do_most_has_the_most_answers(maya: Persona, kind: str, low: int, high: int) -> None:
    by_trust = maya.reactions[kind]  # type: ignore[index]
    assert len(by_trust.low_trust.lines) >= low
    assert len(by_trust.high_trust.lines) >= high


def test_she_has_an_answer_to_everything_a_helper_can_do(maya: Persona) -> None:
    assert set(REACTION_KINDS) - set(maya.reactions) == set()


def test_she_leaves_hurt_and_in_few_words_when_lines_are_crossed(maya: Persona) -> None:
    crossed = maya.closing.crossed
    assert crossed is not None
    assert len(crossed.lines) == 4
    assert all(len(line.text) <= 90 for line in crossed.lines)
    assert crossed.feeling[0] == "hurt"
    unheard = {line.text for line in maya.closing.unheard.lines}
    assert unheard.isdisjoint(line.text for line in crossed.lines)


def test_she_can_say_little_in_ten_ways(maya: Persona) -> None:
    assert sum(len(r.lines) for r in maya.resistance if r.form == "minimal") >= 10


def test_she_pushes_back_in_all_seven_ways(maya: Persona) -> None:
    assert len({r.form for r in maya.resistance}) == 7


def test_no_two_lines_are_nearly_the_same(lines: list[tuple[str, str]]) -> None:
    def threes(text: str) -> frozenset[str]:
        text = f"  {text.lower()}  "
        return frozenset(text[i : i + 3] for i in range(len(text) - 2))

    said = [(text, threes(text)) for _, text in lines]
    pairs = itertools.combinations(said, 2)
    assert [(one, other) for (one, a), (other, b) in pairs if 2 * len(a & b) >= NEAR * (len(a) + len(b))] == []


def test_no_line_opens_like_all_the_others(lines: list[tuple[str, str]]) -> None:
    first = Counter(re.split(r"[\s.,?]", text)[0] for _, text in lines)
    assert max(first.values()) < 0.2 * len(lines)
    assert first["idk"] + first["yeah"] < 0.05 * len(lines)


def test_she_types_short_and_in_lower_case(lines: list[tuple[str, str]]) -> None:
    assert all(len(text) <= 180 for _, text in lines)
    assert sum(text[0].islower() for _, text in lines) > 0.98 * len(lines)


def test_a_thought_comes_in_two_bubbles_now_and_then(lines: list[tuple[str, str]]) -> None:
    broken = sum("\n" in text for _, text in lines)
    assert 0.05 * len(lines) < broken < len(lines) / 3


def test_she_does_not_talk_like_a_therapist(lines: list[tuple[str, str]]) -> None:
    assert [text for _, text in lines if THERAPY_WORDS.search(text)] == []


def test_she_does_not_thank_for_everything(lines: list[tuple[str, str]]) -> None:
    assert sum("thank" in text for _, text in lines) < 0.04 * len(lines)
    assert not any("listening" in text for _, text in lines)


def test_what_has_to_be_earned_slips_out_nowhere_else(lines: list[tuple[str, str]]) -> None:
    loose = of(lines, "reactions", "facts", "elaborations", "resistance", "opening", "minimises", "jokes", "sidesteps")
    loose += of(lines, "boundaries", "pulls_back", "asks_", "closing")
    assert len(loose) > 400
    assert [text for text in loose if EARNED.search(text)] == []


def test_nothing_early_tells_of_january(maya: Persona) -> None:
    early = [d for d in maya.disclosures if d.depth < 3]
    told = [line.text for d in early for pool in (d, d.more) if pool is not None for line in pool.lines]
    assert [text for text in told if re.search(r"january|resit|retake|\b34\b", text)] == []


def test_every_disclosure_can_be_reached(maya: Persona) -> None:
    told: set[str] = set()
    while ready := {d.id for d in maya.disclosures if d.id not in told and set(d.needs) <= told}:
        told |= ready
    assert told == {d.id for d in maya.disclosures}


def test_what_comes_first_is_never_deeper(maya: Persona) -> None:
    for d in maya.disclosures:
        assert all(maya.disclosure(need).depth <= d.depth for need in d.needs), d.id


def test_disclosures_reach_from_the_surface_to_the_deepest(maya: Persona) -> None:
    assert {d.depth for d in maya.disclosures} == {0, 1, 2, 3, 4}
    assert sum(d.more is not None for d in maya.disclosures) >= 5


def test_her_cue_is_shame_and_every_wording_carries_it(maya: Persona) -> None:
    cued = [d for d in maya.disclosures if d.cue is not None]
    assert len(cued) >= 5
    for d in cued:
        assert d.cue is not None
        assert d.cue.kind == "shame"
        assert "ashamed" in d.feeling
        assert len(d.cue.hears) >= 5
        assert len(d.cue.again) >= 2
        assert all(line.cue is not None and line.cue in line.text for line in d.lines)


def test_cues_stay_rare(maya: Persona, pools: dict[str, Speech]) -> None:
    assert sum(d.cue is not None for d in maya.disclosures) <= len(pools) / 5


def test_every_pool_says_what_could_be_heard_in_it(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert len(pool.feeling) >= 4, address
        assert len(set(pool.feeling)) == len(pool.feeling), address
        assert pool.mood is not None, address


def test_a_meaning_can_be_said_to_her(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert pool.meaning is not None, address
        assert MEANING.match(pool.meaning), (address, pool.meaning)


def test_a_question_is_open_and_only_one(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert pool.ask is not None, address
        assert ASK.match(pool.ask), (address, pool.ask)
        assert not ADVICE.search(pool.ask), (address, pool.ask)


def test_what_stands_beside_her_neither_advises_nor_comforts_nor_invents_a_life(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert pool.beside is not None, address
        assert pool.beside.endswith("."), address
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", pool.beside)) <= 2, address
        for wrong in (ADVICE, COMFORT, LIVED):
            assert not wrong.search(pool.beside), (address, pool.beside)


def test_what_is_said_of_her_is_said_to_her(pools: dict[str, Speech]) -> None:
    third = re.compile(r"\b(she|her|hers|herself)\b", re.IGNORECASE)
    for address, pool in pools.items():
        for text in (*pool.feeling, pool.meaning, pool.ask, pool.beside):
            assert not third.search(text or ""), (address, text)


def test_what_could_be_heard_is_never_the_same_twice(pools: dict[str, Speech]) -> None:
    for name in ("meaning", "ask", "beside"):
        counted = Counter(getattr(pool, name) for pool in pools.values())
        assert [text for text, times in counted.items() if times > 1] == []


def test_suicide_is_spoken_of_only_when_asked_and_the_answer_is_no(maya: Persona, lines: list[tuple[str, str]]) -> None:
    assert maya.suicide == "none"
    asked = ("reactions.ask_suicide", "reactions.safety_act")
    assert [text for address, text in lines if DEATH.search(text) and not address.startswith(asked)] == []
    direct = of(lines, "reactions.ask_suicide_direct", "reactions.ask_suicide_leading")
    assert all(re.search(r"\b(no|nope)\b", text) for text in direct)


def test_she_never_claims_to_be_human_and_never_tells_how_she_works(lines: list[tuple[str, str]]) -> None:
    claims = re.compile(r"i'?m (?:a )?(?:human|real|not a (?:bot|robot|machine))|language model|\bprompt\b|\bpersona\b")
    assert [text for _, text in lines if claims.search(text)] == []


def test_no_persons_review_is_claimed(maya: Persona) -> None:
    assert maya.reviewed_by is None


def test_the_coach_is_told_what_never_to_do_with_her(maya: Persona) -> None:
    assert 4 <= len(maya.must_know) <= 6


@pytest.mark.parametrize(
    ("asked", "answered_by"),
    [
        ("How long has it been like this?", "how_long"),
        ("Who else knows about that?", "who_knows"),
        ("Have you got a revision timetable?", "timetables"),
        ("Who's Maureen?", "maureen"),
    ],
)
def test_what_anyone_would_ask_has_a_plain_answer(maya: Persona, asked: str, answered_by: str) -> None:
    hits = {f.id: len(content_stems(asked) & content_stems(" ".join(f.topics))) for f in maya.facts}
    assert max(hits, key=lambda id_: hits[id_]) == answered_by


@pytest.mark.parametrize(
    "said",
    [
        "Honestly, that's fine.",
        "I used to sit there with my laptop open.",
        "You've been putting it down to yourself.",
        "So when you sit down with it, what happens?",
        "When was the last time?",
        "How far have you got?",
        "Three hours a night, then.",
        "What have I left out?",
        "How long do you have left?",
        "What are your days like?",
    ],
)
def test_words_that_come_up_in_any_talk_open_nothing_deep(maya: Persona, said: str) -> None:
    matter = content_stems(said) - EVERYDAY
    assert [d.id for d in maya.disclosures if d.depth >= 2 and matter & stems_of(d)] == []


def test_a_no_names_no_matter_and_answers_no_question(pools: dict[str, Speech]) -> None:
    presumes = re.compile(r"\bfamily\b|\bmum\b|\bexam|library|what else did you|other thing you asked", re.IGNORECASE)
    drawn_back = [line.text for name in ("boundaries", "sidesteps", "pulls_back") for line in pools[name].lines]
    assert [text for text in drawn_back if presumes.search(text)] == []


@pytest.mark.parametrize("deep", ["blank", "tutor_emails", "blue_dress", "jess_sorted"])
def test_what_is_often_asked_on_about_goes_one_step_further(maya: Persona, deep: str) -> None:
    assert maya.disclosure(deep).more is not None
