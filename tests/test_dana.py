"""Dana is content, and content can break a conversation as code can: these are the promises her file makes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest

from holdspace.client.words import content_stems
from holdspace.contentfile import parse
from holdspace.persona import REACTION_KINDS, Persona, Speech, SuicideTalk
from holdspace.personachecks import METHOD_WORDS
from holdspace.reading.client import RuleClientReader
from holdspace.reading.helper import RuleHelperReader
from holdspace.reading.readings import Utterance
from holdspace.simulate import play

FILE = Path(__file__).parents[1] / "personas" / "dana.yaml"
NEAR = 0.7

THERAPY_WORDS = re.compile(
    r"\b(trigger(?:ed|s|ing)?|boundar(?:y|ies)|validat\w*|trauma\w*|toxic|self[- ]care|mindful\w*|burn(?:t|ed)? ?out"
    r"|coping (?:mechanism|strateg)\w*|safe space|heal(?:ing|ed)?|process(?:ing)? (?:it|my|this)|mental health"
    r"|catastrophi[sz]\w*|dysregulat\w*|my journey|holding space|inner child|self[- ]worth|overwhelm\w*|attachment"
    r"|anxiety|depress\w*|support network|reach(?:ed|ing)? out)\b",
    re.IGNORECASE,
)
EARNED = re.compile(
    r"\b(14|fourteen (?:grand|thousand)|seven weeks|six hundred|normandy|jean|cake mix|sleeping lions|lions|bailiffs?"
    r"|headset|twenty (?:quid|pound)|northern soul|records|food bank|methodists?|contractor|forgot bobby)\b",
    re.IGNORECASE,
)
"""What she tells only to someone who has earned a little."""
DEATH = re.compile(
    r"suicid|\bkill|\bdie[ds]?\b|\bdying\b|\bdead\b|end it\b|not be here|(?:not|wouldn't|didn't) wake", re.IGNORECASE
)
WAYS = re.compile(
    r"\b(pills?|tablets?|meds|medicine cabinet|bridges?|trains?|tracks?|river|canal|cliffs?|ropes?|belts?|kni(?:fe|ves)"
    r"|blades?|razors?|gas|exhaust|garage|insur\w*|overdos\w*|poison\w*|drown\w*|jump(?:s|ed|ing)?|motorway|crash\w*|hanged"
    r"|hanging|hang (?:my|her|him|them|it)\w*|wrists?|bleach|rooftop|guns?|starv\w*|bleed\w*)\b",
    re.IGNORECASE,
)
"""No way of dying, and nothing that could be taken for one."""
FOR_EVER = re.compile(r"\b(goodbye|farewell|for ever|forever|won't be (?:here|around)|last time you|no more me)\b")
MEANING = re.compile(r"^(?!having\b|knowing\b|not\b|needing\b)[a-z]+ing\b[^.?!]*$")
ASK = re.compile(r"^(?:What|How|When|Where|Who|Which)\b[^?!]*\?$")
ADVICE = re.compile(
    r"\byou (?:should|ought|must|need to|could try)\b|(?:^|[.,] )[Tt]ry |why (?:don't|didn't) you|have you tried"
)
COMFORT = re.compile(r"(?:you'll|will|it'll|going to) be (?:fine|ok|okay|all right|alright)|don't worry", re.IGNORECASE)
LIVED = re.compile(r"\b(I|I've|I'm|my|me|mine)\b")
PLAIN_WORDS = re.compile(
    r"suicide|wish\w* (?:that )?(?:you|they) (?:wouldn't wake|were dead)|wak(?:e|ing) up", re.IGNORECASE
)
WISHES = ("alarm", "no_rest")


@pytest.fixture(scope="module")
def dana() -> Persona:
    parsed = parse(FILE.read_bytes(), FILE.name, Persona)
    assert parsed.problems == ()
    assert parsed.model is not None
    return parsed.model


@pytest.fixture(scope="module")
def talk(dana: Persona) -> SuicideTalk:
    assert dana.suicide_talk is not None
    return dana.suicide_talk


@pytest.fixture(scope="module")
def pools(dana: Persona) -> dict[str, Speech]:
    return dict(dana.speeches())


@pytest.fixture(scope="module")
def lines(dana: Persona, pools: dict[str, Speech]) -> list[tuple[str, str]]:
    said = [(address, line.text) for address, pool in pools.items() for line in pool.lines]
    again = [(f"again.{d.id}", line.text) for d in dana.disclosures if d.cue is not None for line in d.cue.again]
    return said + again


def of(lines: list[tuple[str, str]], *starts: str) -> list[str]:
    return [text for address, text in lines if address.startswith(starts)]


def about_suicide(dana: Persona, address: str) -> bool:
    ids = (*WISHES, "not_waking_up")
    told = tuple(f"disclosures[{i}]" for i, d in enumerate(dana.disclosures) if d.id in ids)
    asked = ("suicide_talk", "reactions.ask_suicide", "closing.safe", "closing.told")
    return address.removesuffix(".more") in told or address.startswith(asked)


def test_she_has_enough_to_say_for_thirty_turns(pools: dict[str, Speech]) -> None:
    assert len(pools) >= 100
    assert [address for address, pool in pools.items() if len(pool.lines) < 3] == []


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("reflected", 10, 10), ("open_question", 6, 6), ("closed_question", 6, 6), ("backchannel", 9, 11),
        ("advise_without_permission", 6, 6), ("reassure", 10, 6), ("press", 6, 6), ("validate", 6, 6),
        ("support", 6, 6), ("misheard", 5, 5), ("parroted", 9, 9), ("silence", 7, 3), ("empty", 7, 7),
        ("formula", 9, 9), ("flattered", 9, 9), ("gibberish", 8, 8), ("ask_suicide_direct", 5, 5),
        ("ask_suicide_vague", 5, 5), ("ask_suicide_leading", 5, 5),
    ],
)  # fmt: skip
def test_what_helpers_do_most_has_the_most_answers(dana: Persona, kind: str, low: int, high: int) -> None:
    by_trust = dana.reactions[kind]  # type: ignore[index]
    assert len(by_trust.low_trust.lines) >= low
    assert len(by_trust.high_trust.lines) >= high


def test_she_has_an_answer_to_everything_a_helper_can_do(dana: Persona) -> None:
    assert set(REACTION_KINDS) - set(dana.reactions) == set()
    assert len({r.form for r in dana.resistance}) == 7
    assert sum(len(r.lines) for r in dana.resistance if r.form == "minimal") >= 10


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
    assert first["anyway"] + first["ok"] < 0.06 * len(lines)


def test_she_types_fast_and_mostly_in_lower_case(lines: list[tuple[str, str]]) -> None:
    assert [text for _, text in lines if len(text) > 240] == []
    assert sum(text[0].islower() for _, text in lines) > 0.95 * len(lines)
    assert sum(len(text) <= 60 for _, text in lines) > 0.35 * len(lines)


def test_she_does_not_talk_like_a_therapist(lines: list[tuple[str, str]]) -> None:
    assert [text for _, text in lines if THERAPY_WORDS.search(text)] == []
    assert sum("thank" in text for _, text in lines) < 0.03 * len(lines)


def test_what_has_to_be_earned_slips_out_nowhere_else(lines: list[tuple[str, str]]) -> None:
    loose = of(lines, "reactions", "facts", "elaborations", "resistance", "opening", "minimises", "jokes", "sidesteps")
    loose += of(lines, "boundaries", "pulls_back", "asks_", "closing", "suicide_talk")
    assert len(loose) > 500
    assert [text for text in loose if EARNED.search(text)] == []


def test_disclosures_reach_from_the_surface_to_the_deepest(dana: Persona) -> None:
    depths = Counter(d.depth for d in dana.disclosures)
    assert set(depths) == {0, 1, 2, 3, 4}
    assert depths[0] >= 4
    guarded = ("three_of_them", "the_one_who")  # not for somebody who has been rough with her
    assert [dana.disclosure(id_).depth for id_ in guarded] == [1, 1]
    assert sum(d.more is not None for d in dana.disclosures) >= 12
    for d in dana.disclosures:
        assert all(dana.disclosure(need).depth <= d.depth for need in d.needs), d.id


def test_every_disclosure_can_be_reached(dana: Persona) -> None:
    told: set[str] = set()
    while ready := {d.id for d in dana.disclosures if d.id not in told and set(d.needs) <= told}:
        told |= ready
    assert told == {d.id for d in dana.disclosures}


def test_every_cue_stands_in_every_wording_and_is_tried_again(dana: Persona) -> None:
    cued = [d for d in dana.disclosures if d.cue is not None]
    assert {d.cue.kind for d in cued if d.cue} == {"wish_dead", "burden", "hopelessness", "exhaustion"}
    for d in cued:
        assert d.cue is not None
        assert len(d.cue.hears) >= 5, d.id
        assert len(d.cue.again) >= 3, d.id
        assert all(line.cue is not None and line.cue in line.text for line in d.lines), d.id


def test_the_wish_shows_in_passing_and_is_met_by_asking(dana: Persona) -> None:
    wishes = [d for d in dana.disclosures if d.cue is not None and d.cue.kind == "wish_dead"]
    assert [(d.id, d.depth) for d in wishes] == [("alarm", 1), ("no_rest", 2)]
    for d in wishes:
        assert d.cue is not None
        assert d.cue.met_by == ("ask_suicide_direct",)
        assert "ask_suicide_vague" in d.cue.noticed_by


def test_every_pool_says_what_could_be_heard_in_it(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert len(pool.feeling) >= 4, address
        assert len(set(pool.feeling)) == len(pool.feeling), address
        assert pool.mood is not None, address
        assert pool.meaning is not None, address
        assert MEANING.match(pool.meaning), (address, pool.meaning)


def test_a_question_is_open_unless_it_is_the_one_about_suicide(dana: Persona, pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert pool.ask is not None, address
        direct = about_suicide(dana, address) and PLAIN_WORDS.search(pool.ask)
        assert direct or ASK.match(pool.ask), (address, pool.ask)
        assert not ADVICE.search(pool.ask), (address, pool.ask)


def test_where_she_wishes_to_be_dead_the_words_beside_her_are_plain(dana: Persona, pools: dict[str, Speech]) -> None:
    ids = (*WISHES, "not_waking_up")
    told = [f"disclosures[{i}]" for i, d in enumerate(dana.disclosures) if d.id in ids]
    for address in (*told, "suicide_talk.further", "suicide_talk.takes_back", "suicide_talk.frightened"):
        pool = pools[address]
        assert PLAIN_WORDS.search(f"{pool.meaning} {pool.ask} {pool.beside}"), address


def test_what_stands_beside_her_neither_advises_nor_comforts_nor_invents_a_life(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert pool.beside is not None, address
        assert pool.beside.endswith("."), address
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", pool.beside)) <= 2, address
        for wrong in (ADVICE, COMFORT, LIVED):
            assert not wrong.search(pool.beside), (address, pool.beside)


def test_what_is_said_of_her_is_said_to_her_and_never_twice(pools: dict[str, Speech]) -> None:
    third = re.compile(r"\b(she|her|hers|herself)\b", re.IGNORECASE)
    for address, pool in pools.items():
        for text in (*pool.feeling, pool.meaning, pool.ask, pool.beside):
            assert not third.search(text or ""), (address, text)
    for name in ("meaning", "ask", "beside"):
        counted = Counter(getattr(pool, name) for pool in pools.values())
        assert [text for text, times in counted.items() if times > 1] == []


def test_no_way_of_dying_is_named_or_hinted_at(dana: Persona, lines: list[tuple[str, str]]) -> None:
    read = [text or "" for _, p in dana.speeches() for text in (p.meaning, p.ask, p.beside)]
    said = [*(text for _, text in lines), *read, dana.about, *dana.must_know]
    assert [text for text in said if WAYS.search(text) or METHOD_WORDS.search(text)] == []


def test_death_is_spoken_of_nowhere_but_where_it_is_asked_about(dana: Persona, lines: list[tuple[str, str]]) -> None:
    elsewhere = [(a, t) for a, t in lines if not about_suicide(dana, a) and not a.startswith("again.")]
    assert [(a, t) for a, t in elsewhere if DEATH.search(t)] == []


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
    flat = of(lines, "reactions.ask_suicide_direct")
    assert all(re.search(r"\b(no|nope)\b", text) for text in flat)


def test_no_ending_is_a_threat_or_for_ever(dana: Persona, lines: list[tuple[str, str]]) -> None:
    assert [text for text in of(lines, "closing") if FOR_EVER.search(text) or DEATH.search(text)] == []
    for pool in (dana.closing.safe, dana.closing.told):
        assert pool is not None
        assert len(pool.lines) >= 4
        for line in pool.lines:  # someone is there, or the morning is
            assert re.search(r"sister|kids|eldest|lad|school|morning|toast|tomorrow|first thing|the three", line.text)
    assert dana.closing.crossed is not None


def test_nobody_is_told_how_she_works_and_no_review_is_claimed(dana: Persona, lines: list[tuple[str, str]]) -> None:
    claims = re.compile(r"i'?m (?:a )?(?:human|real|not a (?:bot|robot|machine))|language model|\bprompt\b|\bpersona\b")
    assert [text for _, text in lines if claims.search(text)] == []
    assert dana.reviewed_by is None
    assert 4 <= len(dana.must_know) <= 6
    assert len(dana.dynamics) <= 6


KIND = (
    "Hi Dana, I'm glad you're here. What's in the drawer?",
    "That sounds like a lot to sit with on your own.",
    "What was it like, the day it ended?",
    "You sound worn out.",
    "Mm.",
    "It makes sense that you'd joke about it. It's heavy.",
    "Tell me about the children?",
    "You're proud of them.",
    "How are your nights?",
    "So you're holding all of it up on your own and nobody sees.",
)
CLUMSY = (
    "Have you made a budget? You should call a debt charity.",
    "Don't worry, it will all work out.",
    "How much do you owe? And who to?",
    "You must be strong for your kids.",
    "ok",
    "You're amazing, so strong.",
    "Are you safe?",
    "",
    "You're not thinking of doing anything silly, are you?",
    "I had debts once, it was a hard time and I got through it.",
)


@pytest.mark.parametrize("messages", [KIND, CLUMSY], ids=["kind", "clumsy"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_she_never_repeats_herself_in_thirty_turns(dana: Persona, messages: tuple[str, ...], seed: int) -> None:
    turns = play(dana, RuleHelperReader(), [messages[i % len(messages)] for i in range(30)], seed)
    said = [turn.beat.line.text for turn in turns]
    assert [text for text, times in Counter(said).items() if times > 1] == []
