"""What a person says follows from what was said: the turns at which a first-time trainee stopped believing it."""

from __future__ import annotations

from functools import cache

import pytest
from personas_for_tests import READER, at, pool, reply, sam

from holdspace.client import director
from holdspace.client.asides import asks_of_a_small_thing
from holdspace.client.occasion import occasions
from holdspace.client.safety import promises_secrecy
from holdspace.client.talk_itself import comes_back, ends_soon, owns_a_slip, says_that_it_must_end
from holdspace.content import SHIPPED, find_content
from holdspace.persona import Persona
from holdspace.simulate import Talk

CONTENT = find_content(SHIPPED)
EVERYBODY = CONTENT.persona_ids()
SEEDS = range(4)
STAYS = "It's late, and you've told me things you haven't told her. I'd rather sit here with you than hurry you."
LEAVES = (
    "We'll need to stop in a minute. I've heard how it is, and that nobody knows. Thank you for trusting me with it."
)
SWEARS = "I promise I'll keep everything secret, no matter what."
ROLE = "I'm a peer supporter, not a therapist. What you tell me stays here unless I'm worried about your safety."


@cache
def someone(id_: str) -> Persona:
    return CONTENT.persona(id_)


def talk(id_: str, seed: int, *messages: str) -> Talk:
    played = Talk(someone(id_), READER, seed)
    for message in messages:
        played.say(message)
    return played


def pool_of(played: Talk) -> str:
    return played.turns[-1].beat.pool.removesuffix(".low_trust").removesuffix(".high_trust")


def named(text: str) -> bool:
    return "named" in occasions(at(sam()), READER.read(text), text)


def test_a_word_was_offered_only_where_a_feeling_was_given_back_in_one() -> None:
    assert named("You're ashamed of it, and worn out from hiding it.")
    assert not named(STAYS)
    assert not named("You're not alone.")


def test_the_word_is_thanked_for_only_where_one_was_offered() -> None:
    lines = ["that's it", {"text": "that's the word", "when": ["named"]}]
    person = sam(reactions={kind: lines if kind == "reflected" else pool(kind) for kind in sam().reactions})
    told = {"made": ("nights", "nights+"), "topic": "nights", "beat": "disclose", "trust": 0.6}
    vague = "It goes round and round for you."
    said = {reply(person, at(person, **told), vague, "complex_reflection", seed=n).beat.text for n in range(12)}
    assert "that's the word" not in said
    word = "You're drained by it."
    said = {reply(person, at(person, **told), word, "complex_reflection", seed=n).beat.text for n in range(12)}
    assert "that's the word" in said


@pytest.mark.parametrize("seed", SEEDS)
def test_staying_with_them_is_answered_as_that(seed: int) -> None:
    before = ("You do a cheerful voice for your mum and then there's nobody who knows.",)
    assert pool_of(talk("maya", seed, *before, STAYS)) == "reactions.support"


@pytest.mark.parametrize(
    "text",
    [
        LEAVES,
        "I have to go now.",
        "Our time is nearly up.",
        "I have to stop in five minutes, Harold.",
        "I must leave it there for today.",
        "cya",
    ],
)
def test_an_end_is_understood_in_whatever_words(text: str) -> None:
    assert says_that_it_must_end(text)


@pytest.mark.parametrize(
    "text",
    ["We don't have to stop.", "You had to stop work in March.", "Should we stop there?", "We can stop if you like."],
)
def test_what_speaks_of_stopping_and_ends_nothing_is_no_goodbye(text: str) -> None:
    assert not says_that_it_must_end(text)


def test_the_end_is_near_or_now() -> None:
    assert ends_soon(LEAVES)
    assert not ends_soon("I have to go now. Bye.")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("id_", ["harold", "maya"])  # to a hint at not wanting to live no goodbye is kind
def test_a_goodbye_of_several_sentences_is_answered_and_the_last_words_fit_it(id_: str, seed: int) -> None:
    played = talk(id_, seed, "Hello, I'm glad you wrote.", "You sound worn out by it.", LEAVES)
    assert pool_of(played) in ("reactions.close", "closing.kindly", "closing.held", "closing.unheard")
    last = director.farewell(someone(id_), played.state, seed)
    assert last.pool != "closing.cut_off"


@pytest.mark.parametrize("id_", EVERYBODY)
def test_a_last_word_asked_for_at_the_end_is_no_new_beginning(id_: str) -> None:
    played = talk(id_, 7, "Hello.", LEAVES, "Is there anything you want to say before we stop?")
    assert pool_of(played) in ("reactions.close", "reactions.open_question") or played.state.ended


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("id_", ["harold"])
def test_how_long_they_were_married_is_answered_by_the_years(id_: str, seed: int) -> None:
    said = talk(id_, seed, "Hello Harold.", "How long were you married?").turns[-1].beat
    assert (said.kind, said.disclosure) == ("fact", "how_long_married")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("id_", EVERYBODY)
def test_to_hear_that_others_are_like_them_is_answered(id_: str, seed: int) -> None:
    played = talk(id_, seed, "Hello.", "You're not the only one who does this. Plenty of people do.")
    assert pool_of(played) in ("reactions.validate", "pulls_back") or played.turns[-1].beat.depth is not None


@pytest.mark.parametrize("id_", EVERYBODY)
def test_an_end_without_a_goodbye_claims_nothing_of_how_long_it_was(id_: str) -> None:
    assert not [line for line in someone(id_).closing.cut_off.lines if "quick" in line.text or "started" in line.text]


@pytest.mark.parametrize(
    "text",
    ["what colour is your bedroom wall?", "what kind of cup is it?", "is the boiler old?", "which road is it on?",
     "what is the cat called?", "what did the wall calendar cost?"],
)  # fmt: skip
def test_a_question_about_a_thing_is_known(text: str) -> None:
    assert asks_of_a_small_thing(text)


@pytest.mark.parametrize(
    "text",
    ["how are you?", "what is it like at night?", "how do you feel?", "what was your wife called?", "how old are you?",
     "what's the worst part?", "do you have someone?", "is your mum all right?", "which part is hardest?",
     "what was her favourite flower?",
     "what is your biggest problem?", "is your job stressful?", "do you have a boyfriend?"],
)  # fmt: skip
def test_a_question_about_them_is_no_small_thing(text: str) -> None:
    assert not asks_of_a_small_thing(text)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "text", ["What colour is your bedroom wall?", "How old is the doormat?", "what sort of carpet"]
)
@pytest.mark.parametrize("id_", EVERYBODY)
def test_a_small_question_gets_no_answer_to_how_are_you(id_: str, text: str, seed: int) -> None:
    assert pool_of(talk(id_, seed, "Hello.", text)) == "reactions.small_thing"
    worn = talk(id_, seed, "Hello.", "Do you sleep?", "Do you work?", text)
    assert pool_of(worn) in ("reactions.small_thing", "pulls_back")


@pytest.mark.parametrize("seed", range(12))
def test_is_it_the_maths_is_answered_by_a_yes_or_a_no(seed: int) -> None:
    said = talk("maya", seed, "Hi", "Is it the maths that's hard?").turns[-1].beat
    assert "habit" not in said.line.when
    assert said.line.text not in {"on and off", "nothing much", "getting there! slowly but surely"}


def test_nothing_in_general_was_said_where_something_was_asked_or_given_back() -> None:
    for text, so in (("Hi Maya, how are you?", True), ("ok", True), ("What colour is it?", False)):
        assert ("in_general" in occasions(at(sam()), READER.read(text), text)) is so
    text = "So you feel that your mum is the problem."
    assert "in_general" not in occasions(at(sam()), READER.read(text), text)


@pytest.mark.parametrize("id_", EVERYBODY)
def test_what_answers_how_are_you_says_so(id_: str) -> None:
    canned = {
        "getting there! slowly but surely", "nothing much", "same as ever", "Nothing to report.", "same as always",
        "All well here. Thank you for asking. How are you?", "sorted", "grand",
    }  # fmt: skip
    lines = [line for pool_ in someone(id_).resistance for line in pool_.lines if line.text in canned]
    assert lines
    assert all("in_general" in line.when for line in lines)


@pytest.mark.parametrize(
    "text",
    [
        "Fair point, I went and did the whale's job. You were telling me about nan's card.",
        "sorry, I've been firing questions at you. you were saying about the drawer",
        "Fair enough, I went for the boiler. You were telling me about the cup.",
        "I'm sorry, I jumped ahead. Can we go back to what you said about the evenings?",
    ],
)
@pytest.mark.parametrize("id_", EVERYBODY)
def test_a_repair_is_answered_as_one(id_: str, text: str) -> None:
    assert comes_back(text)
    played = talk(id_, 7, "Hello, what's on your mind?", "You sound worn out by it.", text)
    assert pool_of(played) == "reactions.came_back"


@pytest.mark.parametrize("text", ["I'm sorry for your loss.", "I'm sorry to hear about your wife.", "You went ahead."])
def test_sorrow_for_them_is_no_slip_of_the_helpers(text: str) -> None:
    assert not owns_a_slip(text)


def test_three_questions_in_one_go_are_owned() -> None:
    assert owns_a_slip("That was three questions in one go, Harold, I'm sorry.")


@pytest.mark.parametrize("text", [SWEARS, "I won't tell a soul.", "I promise this is secret, I tell nobody."])
def test_a_promise_of_secrecy_is_heard(text: str) -> None:
    assert promises_secrecy(text)


@pytest.mark.parametrize(
    "text",
    ["I can't promise to keep everything secret.", "I keep it between us, unless you're in danger, whatever you say.",
     "Did you promise her you'd keep it secret?", "You promised to tell nobody."],
)  # fmt: skip
def test_a_limit_or_a_question_promises_nothing(text: str) -> None:
    assert not promises_secrecy(text)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("id_", EVERYBODY)
def test_a_promise_of_secrecy_is_doubted_by_everybody_in_their_own_way(id_: str, seed: int) -> None:
    assert pool_of(talk(id_, seed, "Hello.", SWEARS)) == "reactions.promise_secrecy"


@pytest.mark.parametrize("id_", EVERYBODY)
def test_role_and_limits_are_acknowledged_at_the_latest_when_asked_for(id_: str) -> None:
    assert pool_of(talk(id_, 7, "Hello.", ROLE)) == "reactions.explain_role"
    assert pool_of(talk(id_, 7, "Hello.", f"{ROLE} Is that okay with you?")) == "reactions.explain_role"
    assert pool_of(talk(id_, 7, "Hello.", ROLE, "Does that make sense?")) == "reactions.explain_role"


@pytest.mark.parametrize("seed", range(12))
def test_two_tries_that_differ_in_kind_get_different_lines(seed: int) -> None:
    person = sam(elaborations=[], disclosures=[sam().disclosures[0].model_dump()])
    told = {"made": ("nights", "nights+"), "topic": "nights", "beat": "react", "trust": 0.3}
    asked = reply(person, at(person, **told), "What are you thinking?", "open_question", seed=seed).beat
    given = reply(person, at(person, **told), "What are you thinking.", "complex_reflection", seed=seed).beat
    again = reply(person, at(person, **told), "What are you thinking?", "open_question", seed=seed).beat
    assert asked == again
    assert asked.line.text != given.line.text


def test_wordings_are_dealt_so_that_no_two_kinds_of_message_share_one() -> None:
    lines = list(enumerate(someone("maya").sidesteps.lines))
    for seed in range(9):
        dealt = [director.of_kind(lines, kind, director.draws(seed, 3)) for kind in range(4)]
        assert sorted(i for part in dealt for i, _ in part) == [i for i, _ in lines]
        assert all(dealt)
        of_three = [director.of_kind(lines[:3], kind, director.draws(seed, 3)) for kind in range(3)]
        assert sorted(i for part in of_three for i, _ in part) == [i for i, _ in lines[:3]]


@pytest.mark.parametrize("id_", EVERYBODY)
def test_what_takes_back_what_was_told_says_so(id_: str) -> None:
    """Somebody who has told nothing does not say that it was more than they meant to put down."""
    texts = {line.text: line.when for line in someone(id_).minimises.lines}
    claims = [text for text in texts if any(part in text for part in ("told you that", "intended to put", "that bit"))]
    assert claims
    assert all("just_told" in texts[text] for text in claims)


def test_no_one_has_had_an_answer_before_a_no() -> None:
    press = someone("harold").reactions["press"].low_trust
    assert all("said_no" in line.when for line in press.lines if "your answer" in line.text)
    assert sum(not line.when for line in press.lines) >= 3
