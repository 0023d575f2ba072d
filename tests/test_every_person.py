"""Persons are content, and content can break a conversation as code can: what every shipped person's file promises.

Where people differ in number or in words, the difference stands in ``PROMISES``; what is one person's alone is tested
in a file of that person's name.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import pytest
from personas_for_tests import READER

from holdspace.content import SHIPPED, find_content
from holdspace.contentfile import parse
from holdspace.persona import REACTION_KINDS, Persona, Speech
from holdspace.simulate import Played, play

IDS = find_content(SHIPPED).persona_ids()
NEAR = 0.7
"""Share of letters, by threes, from which on two lines are the same to whoever hears both (Dice)."""


class Promise(NamedTuple):
    """Where people differ."""

    cues: frozenset[str]
    """All that shows in passing."""
    earned: str
    """What is told only to someone trusted."""
    disclosures: int
    """At least."""
    longest: int
    """Characters in a line, at most."""
    thanks: float
    """Share of the lines that may hold a thank you; it stays below."""
    suicide: str = "none"
    death: str = r"\bdie\b|\bdead\b(?! proud)|end it|not be here"
    """What speaks of wanting to die in this person's mouth, beside what does so in everybody's."""
    never_says: str = r"(?!)"
    """Words that are not theirs, beside those that are nobody's."""
    no: str = r"\b(no|nope)\b"
    openers: tuple[str, ...] = ()
    """Fillers that may not open more than a twentieth of the lines, taken together."""


PROMISES = {
    "dana": Promise(
        cues=frozenset({"wish_dead", "burden", "hopelessness", "exhaustion"}),
        earned=r"14|fourteen (?:grand|thousand)|seven weeks|six hundred|normandy|jean|cake mix|sleeping lions|lions"
        r"|bailiffs?|headset|twenty (?:quid|pound)|northern soul|records|food bank|methodists?|contractor|forgot bobby",
        disclosures=25, longest=240, thanks=0.03, suicide="wish_dead",
        death=r"\bdie[ds]?\b|\bdying\b|\bdead\b|end it\b|not be here|(?:not|wouldn't|didn't) wake",
        openers=("anyway", "ok"),
    ),
    "harold": Promise(
        cues=frozenset({"longing", "anger", "loneliness", "burden", "grief", "guilt"}),
        earned=r"red|roadworks|handbrake|thirteen|rang (?:twice|out)|ring out|rings\b.*counted|ticket|edith|my mother"
        r"|my father|eleven when|knew (?:before|in)|told her sister|twenty to three|coward|petrol",
        disclosures=22, longest=200, thanks=0.05,
        death=r"(?!)",  # his wife is dead, and he says so
        never_says=r"\b(closure|coping|journey|moving on|let(?:ting)? go|grief|grieving|bereave\w*|isolat\w*)\b"
        r"|listening",
        no=r"\b[Nn]o\b",
    ),
    "maya": Promise(
        cues=frozenset({"shame"}),
        earned=r"34|68|sixty eight|january|resit|retake|failed|walked out|caravan|bridlington|premier inn|lied|liar"
        r"|hats?",
        disclosures=20, longest=180, thanks=0.04, never_says=r"listening", openers=("idk", "yeah"),
    ),
}  # fmt: skip

THERAPY_WORDS = re.compile(
    r"\b(trigger\w*|boundar(?:y|ies)|validat\w*|trauma\w*|toxic|self[- ]care|mindful\w*|burn(?:t|ed)? ?out"
    r"|coping (?:mechanism|strateg)\w*|safe space|heal(?:ing|ed)?|process(?:ing)? (?:it|my|this|the)|mental health"
    r"|impost[eo]r syndrome|catastrophi[sz]\w*|dysregulat\w*|my journey|holding space|inner child|self[- ]worth"
    r"|overwhelm\w*|perfectionis\w*|attachment|anxiety|depress\w*|support (?:network|system)|reach(?:ed|ing)? out"
    r"|vulnerab\w*)\b",
    re.IGNORECASE,
)
CONDOLENCES = re.compile(r"mustn't grumble|at peace now|she's watching|looking down on|passed away", re.IGNORECASE)
CLAIMS = re.compile(
    r"i'?m (?:a )?(?:human|real|not a (?:bot|robot|machine))|language model|\bprompt\b|\bpersona\b", re.IGNORECASE
)
DEATH = r"suicid|\bkill|end it all|do away with|want to be dead|rather be dead"
MEANING = re.compile(r"^(?!having\b|knowing\b|not\b|needing\b)[a-z]+ing\b[^.?!]*$")
ASK = re.compile(r"^(?:What|How|When|Where|Who|Which)\b[^?!]*\?$")
PLAIN_WORDS = re.compile(
    r"suicide|wish\w* (?:that )?(?:you|they) (?:wouldn't wake|were dead)|wak(?:e|ing) up", re.IGNORECASE
)
ADVICE = re.compile(
    r"\byou (?:should|ought|must|need to|could try)\b|(?:^|[.,] )[Tt]ry |why (?:don't|didn't) you|have you tried"
)
COMFORT = re.compile(
    r"(?:you'll|will|it'll|going to) be (?:fine|ok|okay|all right|alright)|don't worry|better place|time heals",
    re.IGNORECASE,
)
LIVED = re.compile(r"\b(I|I've|I'm|my|me|mine)\b")
OF_THEM = {
    "she/her": r"\b(she|her|hers|herself)\b",
    "he/him": r"\b(he|him|his|himself)\b",
    "they/them": r"\bthemself\b",  # "they" may be others
}

KIND = (
    "Hello Harold. What would you like to talk about?", "You sound sad.", "It makes sense that you miss her.",
    "What was your wife's name?", "What was Pauline like?", "I can hear how fond of her you are.", "Take your time.",
    "How did you two meet?", "You sound lonely.", "What are the evenings like?", "How did Pauline die?",
    "That was no time, and you sound robbed of it.", "How was the hospital?", "It makes sense that you're angry.",
    "How is it with your daughter?",
)  # fmt: skip
WARM = (
    "Hi Dana, I'm glad you're here. What's in the drawer?", "That sounds like a lot to sit with on your own.",
    "What was it like, the day it ended?", "You sound worn out.", "Mm.",
    "It makes sense that you'd joke about it. It's heavy.", "Tell me about the children?", "You're proud of them.",
    "How are your nights?", "So you're holding all of it up on your own and nobody sees.",
)  # fmt: skip
CLUMSY = (
    "Hi! How are you?", "She's in a better place now.", "Have you thought of a club?", "You're so strong.", "ok",
    "Are you eating?", "You should talk to your daughter.", "It gets easier with time.", "Are you safe?", "",
    "Why don't you move nearer to your family?", "Do you sleep?", "At least she's not suffering.", "What's your job?",
    "Are you thinking about suicide?",
)  # fmt: skip
BRISK = (
    "Have you made a budget? You should call a debt charity.", "Don't worry, it will all work out.",
    "How much do you owe? And who to?", "You must be strong for your kids.", "ok", "You're amazing, so strong.",
    "Are you safe?", "", "You're not thinking of doing anything silly, are you?",
    "I had debts once, it was a hard time and I got through it.",
)  # fmt: skip
GUESSING = (
    "What happened that night?", "Did you stop at a red light?", "Tell me about the drive.", "Were you too late?",
    "Did the telephone ring before?", "What did you say to her last?", "Did your mother die?", "Tell me.",
    "Are you angry with Pauline?", "Did her sister know?", "Did you upset your daughter?", "Were you a coward?",
)  # fmt: skip
SILENT = ("", "mm", "...", "", "ok", "I see", "", "go on")
POOR = {"clumsy": CLUMSY, "brisk": BRISK, "guessing": GUESSING, "silent": SILENT}
HELPERS = {"kind": KIND, "warm": WARM, **POOR}
"""Written for one person each, and tried on everybody."""


class Who(NamedTuple):
    """A person, and all they can say by its address in the file."""

    persona: Persona
    promise: Promise
    pools: dict[str, Speech]
    lines: list[tuple[str, str]]

    def of(self, *starts: str) -> list[str]:
        return [text for address, text in self.lines if address.startswith(starts)]

    def wishes(self) -> list[str]:
        """Return the addresses at which the wish to be dead shows or is told."""
        talk = self.persona.suicide_talk
        return [
            f"disclosures[{i}]"
            for i, d in enumerate(self.persona.disclosures)
            if (talk is not None and d.id == talk.told_by) or (d.cue is not None and d.cue.kind == "wish_dead")
        ]


@cache
def met(id_: str) -> Who:
    file = SHIPPED / "personas" / f"{id_}.yaml"
    parsed = parse(file.read_bytes(), file.name, Persona)
    assert parsed.problems == ()
    assert parsed.model is not None
    pools = dict(parsed.model.speeches())
    lines = [(address, line.text) for address, pool in pools.items() for line in pool.lines]
    for i, d in enumerate(parsed.model.disclosures):
        lines += [(f"disclosures[{i}].again", line.text) for line in (d.cue.again if d.cue is not None else ())]
    return Who(parsed.model, PROMISES[id_], pools, lines)


@cache
def talked(id_: str, helper: str, seed: int) -> list[Played]:
    """Return thirty turns with this helper, who begins again when there is nothing left to say."""
    messages = itertools.islice(itertools.cycle(HELPERS[helper]), 30)
    return list(play(met(id_).persona, READER, messages, seed))


@pytest.fixture(params=IDS)
def who(request: pytest.FixtureRequest) -> Who:
    return met(request.param)


def near_twins(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs that are nearly the same; only what shares letters is compared, or it would take seconds."""
    seen: list[tuple[str, int]] = []
    having: defaultdict[str, list[int]] = defaultdict(list)
    twins = []
    for n, text in enumerate(texts):
        padded = f"  {text.lower()}  "
        threes = {padded[i : i + 3] for i in range(len(padded) - 2)}
        for m, shared in Counter(m for three in threes for m in having[three]).items():
            other, size = seen[m]
            if 2 * shared >= NEAR * (size + len(threes)):
                twins.append((other, text))
        for three in threes:
            having[three].append(n)
        seen.append((text, len(threes)))
    return twins


def test_everyone_who_is_shipped_has_made_promises() -> None:
    assert set(IDS) == set(PROMISES)


def test_they_have_enough_to_say_for_thirty_turns(who: Who) -> None:
    assert len(who.pools) >= 100
    assert [address for address, pool in who.pools.items() if len(pool.lines) < 3] == []
    assert len(who.persona.disclosures) >= who.promise.disclosures
    assert len(who.persona.facts) >= 14
    assert len(who.persona.elaborations) >= 15


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        ("reflected", 10, 10), ("open_question", 6, 6), ("closed_question", 6, 6), ("backchannel", 9, 11),
        ("advise_without_permission", 6, 6), ("reassure", 10, 6), ("press", 6, 6), ("validate", 6, 6),
        ("support", 6, 6), ("misheard", 5, 5), ("parroted", 9, 9), ("silence", 7, 3), ("empty", 7, 7),
        ("formula", 9, 9), ("flattered", 9, 9), ("gibberish", 8, 8),
    ],
)  # fmt: skip
def test_what_helpers_do_most_has_the_most_answers(who: Who, kind: str, low: int, high: int) -> None:
    by_trust = who.persona.reactions[kind]  # type: ignore[index]
    assert len(by_trust.low_trust.lines) >= low
    assert len(by_trust.high_trust.lines) >= high


def test_they_have_an_answer_to_everything_a_helper_can_do(who: Who) -> None:
    assert set(REACTION_KINDS) - set(who.persona.reactions) == set()


def test_they_push_back_in_all_seven_ways_and_say_little_in_ten(who: Who) -> None:
    assert len({r.form for r in who.persona.resistance}) == 7
    assert sum(len(r.lines) for r in who.persona.resistance if r.form == "minimal") >= 10


def test_they_leave_hurt_and_in_few_words_when_lines_are_crossed(who: Who) -> None:
    crossed = who.persona.closing.crossed
    assert crossed is not None
    assert len(crossed.lines) == 4
    assert all(len(line.text) <= 90 for line in crossed.lines)
    assert crossed.feeling[0] == "hurt"
    unheard = {line.text for line in who.persona.closing.unheard.lines}
    assert unheard.isdisjoint(line.text for line in crossed.lines)


def test_no_two_lines_are_nearly_the_same(who: Who) -> None:
    assert near_twins(text for _, text in who.lines) == []


def test_lines_that_are_nearly_the_same_are_found() -> None:
    said = ["i lie there doing sums", "the kettle's on", "I lie there doing the sums", "the kettle's on"]
    assert near_twins(said) == [(said[0], said[2]), (said[1], said[3])]


def test_no_line_opens_like_all_the_others(who: Who) -> None:
    first = Counter(re.split(r"[\s.,?]", text.lower())[0] for _, text in who.lines)
    assert max(first.values()) < 0.2 * len(who.lines)
    assert sum(first[word] for word in who.promise.openers) < 0.05 * len(who.lines)


def test_no_line_is_longer_than_they_would_type(who: Who) -> None:
    assert [text for _, text in who.lines if len(text) > who.promise.longest] == []


def test_they_do_not_talk_like_a_therapist_or_a_condolence_card(who: Who) -> None:
    own = re.compile(who.promise.never_says, re.IGNORECASE)
    for wrong in (THERAPY_WORDS, CONDOLENCES, own):
        assert [text for _, text in who.lines if wrong.search(text)] == []


def test_they_do_not_thank_for_everything(who: Who) -> None:
    assert sum("thank" in text.lower() for _, text in who.lines) < who.promise.thanks * len(who.lines)


def test_what_has_to_be_earned_slips_out_nowhere_else(who: Who) -> None:
    earned = re.compile(rf"\b({who.promise.earned})\b", re.IGNORECASE)
    loose = [text for address, text in who.lines if not address.startswith("disclosures")]
    assert len(loose) > 500
    assert [text for text in loose if earned.search(text)] == []
    assert [text for text in who.of("disclosures") if earned.search(text)] != []


def test_every_disclosure_can_be_reached_by_way_of_what_is_shallower(who: Who) -> None:
    disclosures = who.persona.disclosures
    told: set[str] = set()
    while ready := {d.id for d in disclosures if d.id not in told and set(d.needs) <= told}:
        told |= ready
    assert told == {d.id for d in disclosures}
    for d in disclosures:
        assert all(who.persona.disclosure(need).depth <= d.depth for need in d.needs), d.id


def test_disclosures_reach_from_the_surface_to_the_deepest(who: Who) -> None:
    depths = Counter(d.depth for d in who.persona.disclosures)
    assert set(depths) == {0, 1, 2, 3, 4}
    assert depths[0] >= 3
    assert sum(d.more is not None for d in who.persona.disclosures) >= 12


def test_every_cue_stands_in_every_wording_and_is_tried_again(who: Who) -> None:
    cued = [(d, d.cue) for d in who.persona.disclosures if d.cue is not None]
    assert {cue.kind for _, cue in cued} == who.promise.cues
    for d, cue in cued:
        assert len(cue.hears) >= 5, d.id
        assert len(cue.again) >= 3, d.id
        assert all(line.cue is not None and line.cue in line.text for line in d.lines), d.id


def test_cues_stay_rare(who: Who) -> None:
    cued = [d for d in who.persona.disclosures if d.cue is not None]
    assert 5 <= len(cued) <= len(who.pools) / 5


def test_every_pool_says_what_could_be_heard_in_it(who: Who) -> None:
    for address, pool in who.pools.items():
        assert len(pool.feeling) >= 4, address
        assert len(set(pool.feeling)) == len(pool.feeling), address
        assert pool.mood is not None, address


def test_a_meaning_can_be_said_to_them(who: Who) -> None:
    for address, pool in who.pools.items():
        assert MEANING.match(pool.meaning or ""), (address, pool.meaning)


def test_a_question_is_open_unless_it_is_the_one_about_suicide(who: Who) -> None:
    there = [*who.wishes(), *(f"{address}.more" for address in who.wishes())]
    around = ("suicide_talk", "reactions.ask_suicide", "closing.safe", "closing.told")
    for address, pool in who.pools.items():
        ask = pool.ask or ""
        about = who.promise.suicide != "none" and (address in there or address.startswith(around))
        assert ASK.match(ask) or (about and PLAIN_WORDS.search(ask)), (address, ask)
        assert not ADVICE.search(ask), (address, ask)


def test_what_stands_beside_them_neither_advises_nor_comforts_nor_invents_a_life(who: Who) -> None:
    for address, pool in who.pools.items():
        assert pool.beside is not None, address
        assert pool.beside.endswith("."), address
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", pool.beside)) <= 2, address
        for wrong in (ADVICE, COMFORT, LIVED):
            assert not wrong.search(pool.beside), (address, pool.beside)


def test_what_is_said_of_them_is_said_to_them(who: Who) -> None:
    third = re.compile(OF_THEM[who.persona.pronouns], re.IGNORECASE)
    for address, pool in who.pools.items():
        for text in (*pool.feeling, pool.meaning, pool.ask, pool.beside):
            assert not third.search(text or ""), (address, text)


@pytest.mark.parametrize("name", ["meaning", "ask", "beside"])
def test_what_could_be_heard_is_never_the_same_twice(who: Who, name: str) -> None:
    counted = Counter(getattr(pool, name) for pool in who.pools.values())
    assert [text for text, times in counted.items() if times > 1] == []


def test_suicide_is_spoken_of_only_where_it_is_asked_about(who: Who) -> None:
    assert who.persona.suicide == who.promise.suicide
    death = re.compile(f"{DEATH}|{who.promise.death}", re.IGNORECASE)
    asked = ("reactions.ask_suicide", "suicide_talk", *who.wishes())
    assert [text for address, text in who.lines if death.search(text) and not address.startswith(asked)] == []


def test_asked_before_there_is_trust_and_of_someone_who_is_not_suicidal_the_answer_is_no(who: Who) -> None:
    said = who.of("reactions.ask_suicide_direct")
    if who.persona.suicide == "none":
        said += who.of("reactions.ask_suicide_leading")
    assert said != []
    assert [text for text in said if not re.search(who.promise.no, text)] == []


def test_where_someone_wishes_to_be_dead_the_words_beside_them_are_plain(who: Who) -> None:
    talk = [f"suicide_talk.{name}" for name in ("further", "takes_back", "frightened")]
    addresses = [] if who.persona.suicide_talk is None else [*who.wishes(), *talk]
    assert (addresses == []) == (who.promise.suicide == "none")
    for address in addresses:
        pool = who.pools[address]
        assert PLAIN_WORDS.search(f"{pool.meaning} {pool.ask} {pool.beside}"), address


def test_they_never_claim_to_be_human_and_never_tell_how_they_work(who: Who) -> None:
    assert [text for _, text in who.lines if CLAIMS.search(text)] == []


def test_no_persons_review_is_claimed(who: Who) -> None:
    assert who.persona.reviewed_by is None


def test_the_coach_is_told_what_never_to_do_with_them(who: Who) -> None:
    assert 4 <= len(who.persona.must_know) <= 6


def test_the_common_rules_are_replaced_in_few_places(who: Who) -> None:
    assert len(who.persona.dynamics) <= 6


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("helper", HELPERS)
def test_in_thirty_turns_no_line_is_said_twice(who: Who, helper: str, seed: int) -> None:
    said = Counter(turn.beat.line.text for turn in talked(who.persona.id, helper, seed))
    assert [text for text, times in said.items() if times > 1] == []


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("helper", POOR)
def test_words_that_are_guessed_unlock_nothing_deep(who: Who, helper: str, seed: int) -> None:
    assert max(turn.beat.depth or 0 for turn in talked(who.persona.id, helper, seed)) <= 1


BY_THE_CLOCK = re.compile(
    r"(?:^|[.!?] )good (?:morning|afternoon|evening)\b|^(?:morning|afternoon|evening)\b|\b(?:it is|it's) (?:now )?(?:"
    r"january|february|march|april|june|july|august|september|october|november|december|morning|evening)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("id_", IDS)
def test_nobody_greets_or_dates_by_a_clock_that_is_not_the_trainees(id_: str) -> None:
    every = [line.text for _, speech in find_content(SHIPPED).persona(id_).speeches() for line in speech.lines]
    assert not [text for text in every if BY_THE_CLOCK.search(text)]
