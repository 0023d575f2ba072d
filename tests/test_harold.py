"""Harold is content, and content can break a conversation as code can: these are the promises his file makes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from personas_for_tests import READER

from holdspace.contentfile import parse
from holdspace.persona import REACTION_KINDS, Persona, Speech
from holdspace.simulate import play

FILE = Path(__file__).parents[1] / "personas" / "harold.yaml"
NEAR = 0.7

THERAPY_WORDS = re.compile(
    r"\b(trigger\w*|boundar(?:y|ies)|validat\w*|trauma\w*|toxic|self[- ]care|mindful\w*|closure|coping|heal(?:ing|ed)?"
    r"|process(?:ing)? (?:it|my|this|the)|mental health|journey|holding space|attachment|anxiety|depress\w*|isolat\w*"
    r"|overwhelm\w*|moving on|let(?:ting)? go|grief|grieving|bereave\w*|support system|vulnerab\w*)\b",
    re.IGNORECASE,
)
COMFORT_OF_OTHERS = re.compile(
    r"mustn't grumble|at peace now|she's watching|looking down on|passed away", re.IGNORECASE
)
EARNED = re.compile(
    r"\b(red|roadworks|handbrake|thirteen|rang (?:twice|out)|ring out|rings\b.*counted|ticket|Edith|my mother|my father"
    r"|eleven when|knew (?:before|in)|told her sister|twenty to three|coward|petrol)\b",
)
"""What he tells only to someone trusted."""
DEATH = re.compile(r"suicid|\bkill|end it all|do away with|want to be dead|rather be dead", re.IGNORECASE)
MEANING = re.compile(r"^(?!having\b|knowing\b|not\b|needing\b)[a-z]+ing\b[^.?!]*$")
ASK = re.compile(r"^(?:What|How|When|Where|Who|Which)\b[^?!]*\?$")
ADVICE = re.compile(
    r"\byou (?:should|ought|must|need to|could try)\b|(?:^|[.,] )[Tt]ry |why (?:don't|didn't) you|have you tried"
)
COMFORT = re.compile(
    r"(?:you'll|will|it'll|going to) be (?:fine|ok|okay|all right|alright)|don't worry|better place|time heals",
    re.IGNORECASE,
)
LIVED = re.compile(r"\b(I|I've|I'm|my|me|mine)\b")


@pytest.fixture(scope="module")
def harold() -> Persona:
    parsed = parse(FILE.read_bytes(), FILE.name, Persona)
    assert parsed.problems == ()
    assert parsed.model is not None
    return parsed.model


@pytest.fixture(scope="module")
def pools(harold: Persona) -> dict[str, Speech]:
    return dict(harold.speeches())


@pytest.fixture(scope="module")
def lines(harold: Persona, pools: dict[str, Speech]) -> list[tuple[str, str]]:
    said = [(address, line.text) for address, pool in pools.items() for line in pool.lines]
    again = [(d.id, line.text) for d in harold.disclosures if d.cue is not None for line in d.cue.again]
    return said + again


def test_he_has_enough_to_say_for_thirty_turns(harold: Persona, pools: dict[str, Speech]) -> None:
    assert len(pools) >= 100
    assert [address for address, pool in pools.items() if len(pool.lines) < 3] == []
    assert (len(harold.disclosures), len(harold.facts), len(harold.elaborations)) >= (22, 14, 15)


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("reflected", 10, 10), ("open_question", 6, 6), ("closed_question", 6, 6), ("backchannel", 9, 11),
        ("advise_without_permission", 6, 6), ("reassure", 10, 6), ("press", 6, 6), ("validate", 6, 6),
        ("support", 6, 6), ("misheard", 5, 5), ("parroted", 9, 9), ("silence", 7, 3), ("empty", 7, 7),
        ("formula", 9, 9), ("flattered", 9, 9), ("gibberish", 8, 8),
    ],
)  # fmt: skip
def test_what_helpers_do_most_has_the_most_answers(harold: Persona, kind: str, low: int, high: int) -> None:
    by_trust = harold.reactions[kind]  # type: ignore[index]
    assert len(by_trust.low_trust.lines) >= low
    assert len(by_trust.high_trust.lines) >= high


def test_he_has_an_answer_to_everything_a_helper_can_do(harold: Persona) -> None:
    assert set(REACTION_KINDS) - set(harold.reactions) == set()
    assert len({r.form for r in harold.resistance}) == 7
    assert sum(len(r.lines) for r in harold.resistance if r.form == "minimal") >= 10


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


def test_he_types_as_he_was_taught_to_write(lines: list[tuple[str, str]]) -> None:
    for _, text in lines:
        assert len(text) <= 200, text
        assert "!" not in text
        for bubble in text.split("\n"):
            assert bubble[0].isupper() or bubble[0] == "'", text
            assert bubble[-1] in ".?'", text


def test_he_does_not_talk_like_a_therapist_or_a_condolence_card(lines: list[tuple[str, str]]) -> None:
    assert [text for _, text in lines if THERAPY_WORDS.search(text) or COMFORT_OF_OTHERS.search(text)] == []


def test_he_does_not_thank_for_everything(lines: list[tuple[str, str]]) -> None:
    assert sum("thank" in text.lower() for _, text in lines) < 0.05 * len(lines)
    assert not any("listening" in text for _, text in lines)


def test_what_has_to_be_earned_slips_out_nowhere_else(harold: Persona, lines: list[tuple[str, str]]) -> None:
    told = {d.id for d in harold.disclosures}
    loose = [text for address, text in lines if not address.startswith("disclosures") and address not in told]
    assert len(loose) > 400
    assert [text for text in loose if EARNED.search(text)] == []


def test_her_name_is_said_first_by_him_and_in_what_follows_from_it(
    harold: Persona, lines: list[tuple[str, str]]
) -> None:
    told = {d.id for d in harold.disclosures}
    loose = [text for address, text in lines if not address.startswith("disclosures") and address not in told]
    assert [text for text in loose if "Pauline" in text] == []
    assert all("Pauline" in line.text for line in harold.disclosure("her_name").lines)


def test_the_name_is_in_no_helpers_mouth_before_it_is_known(harold: Persona, pools: dict[str, Speech]) -> None:
    def after(id_: str) -> set[str]:
        needs = harold.disclosure(id_).needs
        return {*needs, *(n for need in needs for n in after(need))}

    for address, pool in pools.items():
        readings = " ".join(text or "" for text in (pool.meaning, pool.ask, pool.beside))
        if "Pauline" not in readings:
            continue
        told = harold.disclosures[int(address.split("[")[1].split("]")[0])]
        named = all("Pauline" in line.text for line in pool.lines)
        assert told.id == "her_name" or named or "her_name" in after(told.id), address


def test_nothing_early_tells_of_the_drive_or_the_telephone(harold: Persona) -> None:
    early = [d for d in harold.disclosures if d.depth < 4]
    told = [line.text for d in early for pool in (d, d.more) if pool is not None for line in pool.lines]
    assert [text for text in told if re.search(r"red light|roadworks|let it ring|rings?\b.*counted", text)] == []


def test_every_disclosure_can_be_reached_by_way_of_what_is_shallower(harold: Persona) -> None:
    told: set[str] = set()
    while ready := {d.id for d in harold.disclosures if d.id not in told and set(d.needs) <= told}:
        told |= ready
    assert told == {d.id for d in harold.disclosures}
    for d in harold.disclosures:
        assert all(harold.disclosure(need).depth <= d.depth for need in d.needs), d.id
    assert Counter(d.depth for d in harold.disclosures)[0] >= 3
    assert {d.depth for d in harold.disclosures} == {0, 1, 2, 3, 4}


def test_every_wording_of_a_cue_carries_it(harold: Persona, pools: dict[str, Speech]) -> None:
    cued = [d for d in harold.disclosures if d.cue is not None]
    assert {d.cue.kind for d in cued if d.cue} >= {"longing", "anger", "loneliness", "burden", "grief", "guilt"}
    assert len(cued) <= len(pools) / 5
    for d in cued:
        assert d.cue is not None
        assert len(d.cue.hears) >= 5
        assert len(d.cue.again) >= 2
        assert all(line.cue is not None and line.cue in line.text for line in d.lines)


def test_every_pool_says_what_could_be_heard_in_it(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert len(pool.feeling) >= 4, address
        assert len(set(pool.feeling)) == len(pool.feeling), address
        assert pool.mood is not None, address
        assert MEANING.match(pool.meaning or ""), (address, pool.meaning)
        assert ASK.match(pool.ask or ""), (address, pool.ask)
        assert not ADVICE.search(pool.ask or ""), (address, pool.ask)


def test_what_stands_beside_him_neither_advises_nor_comforts_nor_invents_a_life(pools: dict[str, Speech]) -> None:
    for address, pool in pools.items():
        assert pool.beside is not None, address
        assert pool.beside.endswith("."), address
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", pool.beside)) <= 2, address
        for wrong in (ADVICE, COMFORT, LIVED):
            assert not wrong.search(pool.beside), (address, pool.beside)


def test_what_is_said_of_him_is_said_to_him(pools: dict[str, Speech]) -> None:
    third = re.compile(r"\b(he|him|his|himself)\b", re.IGNORECASE)
    for address, pool in pools.items():
        for text in (*pool.feeling, pool.meaning, pool.ask, pool.beside):
            assert not third.search(text or ""), (address, text)


def test_what_could_be_heard_is_never_the_same_twice(pools: dict[str, Speech]) -> None:
    for name in ("meaning", "ask", "beside"):
        counted = Counter(getattr(pool, name) for pool in pools.values())
        assert [text for text, times in counted.items() if times > 1] == []


def test_suicide_is_spoken_of_only_when_asked_and_the_answer_is_no(
    harold: Persona, lines: list[tuple[str, str]]
) -> None:
    assert harold.suicide == "none"
    asked = ("reactions.ask_suicide", "reactions.safety_act")
    assert [text for address, text in lines if DEATH.search(text) and not address.startswith(asked)] == []
    answers = ("reactions.ask_suicide_direct", "reactions.ask_suicide_leading")
    assert all(re.search(r"\b[Nn]o\b", text) for address, text in lines if address.startswith(answers))


def test_he_never_claims_to_be_human_and_never_tells_how_he_works(lines: list[tuple[str, str]]) -> None:
    claims = re.compile(r"[Ii]'?m (?:a )?(?:human|real|not a (?:bot|robot))|language model|\bprompt\b|\bpersona\b")
    assert [text for _, text in lines if claims.search(text)] == []


def test_no_persons_review_is_claimed_and_the_coach_knows_what_never_to_do(harold: Persona) -> None:
    assert harold.reviewed_by is None
    assert 4 <= len(harold.must_know) <= 6


KIND = (
    "Hello Harold. What would you like to talk about?", "You sound sad.", "It makes sense that you miss her.",
    "What was your wife's name?", "What was Pauline like?", "I can hear how fond of her you are.", "Take your time.",
    "How did you two meet?", "You sound lonely.", "What are the evenings like?", "How did Pauline die?",
    "That was no time, and you sound robbed of it.", "How was the hospital?", "It makes sense that you're angry.",
    "How is it with your daughter?",
)  # fmt: skip
CLUMSY = (
    "Hi! How are you?", "She's in a better place now.", "Have you thought of a club?", "You're so strong.", "ok",
    "Are you eating?", "You should talk to your daughter.", "It gets easier with time.", "Are you safe?", "",
    "Why don't you move nearer to your family?", "Do you sleep?", "At least she's not suffering.", "What's your job?",
    "Are you thinking about suicide?",
)  # fmt: skip
GUESSING = (
    "What happened that night?", "Did you stop at a red light?", "Tell me about the drive.", "Were you too late?",
    "Did the telephone ring before?", "What did you say to her last?", "Did your mother die?", "Tell me.",
    "Are you angry with Pauline?", "Did her sister know?", "Did you upset your daughter?", "Were you a coward?",
)  # fmt: skip
SILENT = ("", "mm", "...", "", "ok", "I see", "", "go on")


@pytest.mark.parametrize("helper", [KIND, CLUMSY, GUESSING, SILENT], ids=["kind", "clumsy", "guessing", "silent"])
@pytest.mark.parametrize("seed", range(5))
def test_in_thirty_turns_no_line_is_said_twice(harold: Persona, helper: tuple[str, ...], seed: int) -> None:
    messages = list(itertools.islice(itertools.cycle(helper), 30))
    said = [turn.beat.line.text for turn in play(harold, READER, messages, seed)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("helper", [CLUMSY, GUESSING, SILENT], ids=["clumsy", "guessing", "silent"])
@pytest.mark.parametrize("seed", range(5))
def test_words_that_are_guessed_unlock_nothing_deep(harold: Persona, helper: tuple[str, ...], seed: int) -> None:
    messages = list(itertools.islice(itertools.cycle(helper), 30))
    assert max(turn.beat.depth or 0 for turn in play(harold, READER, messages, seed)) <= 1


@pytest.mark.parametrize("seed", range(5))
def test_who_asks_after_her_hears_about_her(harold: Persona, seed: int) -> None:
    told = {turn.beat.disclosure for turn in play(harold, READER, KIND, seed)}
    assert {"her_name", "at_the_baths", "eleven_weeks"} <= told
