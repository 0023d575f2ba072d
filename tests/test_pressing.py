"""A no, a hurry and a formula: what goes past somebody, what lets them be, and what has become a manner."""

from __future__ import annotations

from statistics import mean
from typing import Any

import pytest
from personas_for_tests import READER, at, beat, reply, said, sam

from holdspace.client import person
from holdspace.client.dynamics import hear
from holdspace.client.findings import Heard, listen
from holdspace.client.pressing import lets_be, pries
from holdspace.client.state import Beat, ClientState, Planted
from holdspace.content import find_content
from holdspace.scoring import score
from holdspace.simulate import Talk
from validity.after_a_no import answers, heard_as_pressing

SAM = sam()
MAYA = find_content().persona("maya")
NIGHTS = beat(SAM, "nights")
LETTER = beat(SAM, "letter")
DAFT = beat(SAM, "daft")
NO = said("i'd rather not go into the money").model_copy(update={"kind": "boundary"})
AFTER_NO: dict[str, Any] = {
    "turn": 4, "trust": 0.5, "refusal": 4, "refused_topic": "debt", "topic": "letter", "made": ("nights", "letter"),
    "beat": "boundary",
}  # fmt: skip


def heard(state: ClientState, text: str, *beats: Beat) -> Heard:
    """Return what the message is to Sam, read by the real reader."""
    return listen(SAM, state, READER.read(text), text, beats)


def after_no(text: str, **more: Any) -> Heard:
    return heard(at(SAM, **(AFTER_NO | more)), text, NO)


# Going on after a no.

GOES_ON = (
    "How much money do you owe?",
    "So what did you owe him for?",
    "Come on, just tell me.",
    "You have to tell me.",
    "Please, you can trust me, say it.",
    "Why won't you say?",
    "Stop avoiding the question.",
    "What are you not telling me?",
    "But I think you need to say it.",
    "Tell me anyway.",
    "Go on. I'm listening.",
    "And then what happened?",
)
LETS_HIM = (
    "That's okay, we can leave it.",
    "No pressure. It's up to you.",
    "You don't have to tell me.",
    "Fair enough. We can talk about something else.",
    "I respect that.",
    "Whenever you're ready, and only if you want.",
    "Let's park that, then.",
    "That's okay, we can leave that. Do you have a dog?",
)
ELSEWHERE = ("Do you have a dog?", "Do you live in a flat?", "Shall I ask you about something else?", "mm", "I'm here.")


@pytest.mark.parametrize("words", GOES_ON)
def test_going_on_at_it_after_a_no_presses(words: str) -> None:
    found = after_no(words)
    assert found.pressing
    assert not found.respecting
    assert "press" in found.findings


@pytest.mark.parametrize("words", GOES_ON)
def test_the_same_words_press_nobody_who_said_no_no(words: str) -> None:
    calm = at(SAM, turn=4, trust=0.5, topic="nights", made=("nights",), beat="disclose")
    assert not heard(calm, words, NIGHTS).pressing


@pytest.mark.parametrize("words", LETS_HIM)
def test_letting_it_be_respects_a_no_and_wins_trust(words: str) -> None:
    found = after_no(words)
    assert found.respecting
    assert not found.pressing
    before = at(SAM, **AFTER_NO)
    after = hear(SAM, before, READER.read(words), found)
    assert after.trust > before.trust
    assert (after.refusal, after.respected) == (None, 1)


@pytest.mark.parametrize("words", ELSEWHERE)
def test_moving_on_neither_presses_nor_lets_be(words: str) -> None:
    found = after_no(words)
    assert not found.pressing
    assert not found.respecting


ORDINARY = (
    "Of course. What have you got for dinner, anything decent?",
    "Right then: window open or window shut at night?",
    "No letters then. What's the show you said you keep watching?",
)
BRIEF = ("just you up", "i see", "how are the kids?", "you ok?", "that sounds hard", "mm")
STILL_AT_IT = (
    "Yes, dinner first. But what did you owe him?",
    "Happy to talk football, but what happened?",
    "It's raining here. Tell me anyway.",
)


@pytest.mark.parametrize("words", ORDINARY)
def test_a_yes_to_the_no_and_something_ordinary_lets_be(words: str) -> None:
    found = after_no(words)
    assert not found.pressing
    assert found.respecting


@pytest.mark.parametrize("words", BRIEF)
def test_of_a_few_words_the_weights_alone_blame_nobody(words: str) -> None:
    assert not after_no(words).pressing


@pytest.mark.parametrize("words", STILL_AT_IT)
def test_something_ordinary_beside_it_does_not_hide_the_pressing(words: str) -> None:
    assert after_no(words).pressing


def test_as_many_are_heard_and_as_few_blamed_after_a_no_as_is_documented() -> None:
    every = [(one, heard_as_pressing(MAYA, one)) for one in answers()]
    assert sum(blamed for one, blamed in every if one.kind == "lets_be") <= 11
    assert sum(found for one, found in every if one.kind == "presses") >= 46


INVITES = (
    "Say whichever bit you want.",
    "You can tell me anything you like.",
    "Tell me about something easier.",
    "Say whatever is on your mind.",
    "Of course. Tell me about your dog instead.",
)


@pytest.mark.parametrize("words", INVITES)
@pytest.mark.parametrize("kind", ["boundary", "sidestep", "minimise", "pull_back"])
def test_an_invitation_that_leaves_open_what_is_told_presses_nobody(words: str, kind: str) -> None:
    found = after_no(words, beat=kind)
    assert not found.pressing
    assert "press" not in found.findings


ANOTHER_BIT = sam(sidesteps=["not sure. can i say a different bit"])


@pytest.mark.parametrize("words", ["Yes of course. Say whichever bit you want.", "Of course. Go on.", "Sure, tell me."])
def test_consent_to_a_change_of_subject_presses_nobody_and_respects(words: str) -> None:
    state = at(ANOTHER_BIT, **AFTER_NO | {"beat": "sidestep", "said": ("sidesteps#0",)})
    found = listen(ANOTHER_BIT, state, READER.read(words), words, ())
    assert not found.pressing
    assert found.respecting


@pytest.mark.parametrize(
    "words", ["Yes, but what did you owe him?", "Of course. Just tell me.", "Sure. Tell me the debt."]
)
def test_a_yes_that_goes_on_at_it_all_the_same_presses(words: str) -> None:
    state = at(ANOTHER_BIT, **AFTER_NO | {"beat": "sidestep", "said": ("sidesteps#0",)})
    assert listen(ANOTHER_BIT, state, READER.read(words), words, ()).pressing


def test_a_question_that_asks_leave_first_does_not_press() -> None:
    assert not after_no("Would it be all right if I asked about the money another day?").pressing


@pytest.mark.parametrize("words", ["Are you thinking of suicide because of the money?", "Do you wish you were dead?"])
def test_asking_about_suicide_presses_nobody(words: str) -> None:
    assert not after_no(words).pressing


@pytest.mark.parametrize("kind", ["boundary", "sidestep", "minimise", "pull_back"])
def test_whichever_way_somebody_drew_back_going_on_at_it_presses(kind: Any) -> None:
    state = at(SAM, turn=4, topic="letter", made=("nights", "letter"), beat=kind)
    drew_back = said("anyway").model_copy(update={"kind": kind})
    assert heard(state, "What's in the letter?", drew_back).pressing
    assert not heard(state, "Do you have a dog?", drew_back).pressing


def test_a_no_stands_for_some_turns_and_no_longer() -> None:
    asked = "How much money do you owe?"
    assert after_no(asked, turn=AFTER_NO["turn"] + 2, beat="react").pressing
    assert not after_no(asked, turn=AFTER_NO["turn"] + 6, beat="react").pressing


def test_after_some_turns_the_wish_to_know_no_longer_presses_but_other_matters_never_did() -> None:
    later = {"turn": 6, "beat": "react"}
    assert not after_no("What's work like this week?", **later).pressing
    assert after_no("How much is it that you owe?", **later).pressing


def test_pressing_costs_more_than_advice_and_each_time_the_no_is_firmer() -> None:
    start = at(SAM, **AFTER_NO)
    first = person.answer(SAM, start, READER.read(GOES_ON[0]), GOES_ON[0], (NO,), 1)
    again = person.answer(SAM, first.state, READER.read(GOES_ON[3]), GOES_ON[3], (first.beat, NO), 1)
    advice = "You should make a budget."
    advised = person.answer(SAM, at(SAM, turn=4, trust=0.5), READER.read(advice), advice, (NIGHTS,), 1)
    assert first.state.trust < advised.state.trust < 0.5
    assert (first.beat.kind, again.beat.kind) == ("react", "boundary")
    assert again.state.trust < first.state.trust
    assert again.state.pressed == 2
    assert score(again.state).refusals == 0.0


# Digging.

DIGS = (
    "What's underneath that?",
    "What's really going on?",
    "What's the worst of it?",
    "What is it that you've never told anyone?",
    "What are you leaving out?",
    "I'd like to hear the rest of it, the real story.",
    "There's something behind that, isn't there?",
    "Let me in a little further.",
    "What's the bit you haven't said?",
)
ASKS = (
    "What's that like for you?",
    "How are you sleeping?",
    "What happened on Tuesday?",
    "Would you like to tell me more, or leave it there?",
    "What would help right now?",
    "You sound worn out.",
    "Who else knows?",
    "It's hard to have nobody to tell.",
    "What was the best part of the week?",
)


@pytest.mark.parametrize("words", DIGS)
def test_reaching_for_what_was_not_offered_digs(words: str) -> None:
    assert pries(words)


@pytest.mark.parametrize("words", ASKS)
def test_an_ordinary_question_does_not_dig(words: str) -> None:
    assert not pries(words)


def findings_of(*messages: str) -> list[set[str]]:
    """Return what each message is to Sam, one after another, nobody having drawn back."""
    state, found = at(SAM, turn=3, trust=0.6, made=("nights",), topic="nights", beat="disclose"), []
    for text in messages:
        what = heard(state, text, NIGHTS)
        found.append(set(what.findings))
        state = hear(SAM, state, READER.read(text), what).model_copy(update={"beat": "disclose"})
    return found


def test_once_may_be_brave_and_often_is_digging() -> None:
    assert ["pry" in one for one in findings_of(*DIGS[:2])] == [False, True]


def test_digging_long_ago_is_forgotten() -> None:
    assert "pry" in findings_of(DIGS[0], *ASKS[:2], DIGS[1])[-1]
    assert "pry" not in findings_of(DIGS[0], *ASKS[:5], DIGS[1])[-1]


def test_digging_costs_trust_and_meets_a_no() -> None:
    start = at(SAM, turn=3, trust=0.6, made=("nights",), topic="nights", beat="disclose", pried=(2, 3))
    turn = person.answer(SAM, start, READER.read(DIGS[0]), DIGS[0], (NIGHTS,), 1)
    assert turn.state.trust < 0.6
    assert turn.beat.kind in ("boundary", "sidestep")
    assert turn.state.pressed == 1


@pytest.mark.parametrize("words", DIGS)
def test_digging_after_a_no_presses_the_first_time(words: str) -> None:
    assert after_no(words).pressing


def test_a_warm_extractor_is_told_less_than_one_who_lets_things_be() -> None:
    def talked(*words: str) -> ClientState:
        held = Talk(SAM, READER, 2)
        for n in range(16):
            held.say(words[n % len(words)])
        return held.state

    listens = talked(
        "You sound worn out.", "What are the hours like for you?", "No hurry. That's a lot of empty rooms."
    )
    digs = talked(*(f"You sound worn out. {words}" for words in DIGS))
    assert digs.pressed >= 3
    assert digs.trust < listens.trust
    assert len(digs.made) <= len(listens.made)


@pytest.mark.parametrize("words", LETS_HIM)
def test_what_lets_be_is_known_by_its_words(words: str) -> None:
    assert lets_be(READER.read(words), words)


@pytest.mark.parametrize("words", ["What happened?", "You sound worn out.", "That's awful.", "Tell me more."])
def test_what_does_not_let_be(words: str) -> None:
    assert not lets_be(READER.read(words), words)


# Asking on and on.

ROW = ("How long have you known?", "When did it come?", "Who saw it first?")


def asking_after(*messages: str) -> list[int]:
    state, row = at(SAM, turn=2), []
    for text in messages:
        state = hear(SAM, state, READER.read(text), heard(state, text, NIGHTS))
        row.append(state.asking)
    return row


def test_messages_that_ask_are_counted_in_a_row_whatever_else_is_in_them() -> None:
    assert asking_after(*ROW) == [1, 2, 3]
    assert asking_after(ROW[0], f"You're worn out. {ROW[1]}", ROW[2]) == [1, 2, 3]


def test_a_message_that_asks_nothing_ends_the_row() -> None:
    assert asking_after(ROW[0], ROW[1], "You're worn out.", ROW[2]) == [1, 2, 0, 1]


def slowed(difficulty: int, *beats: Beat, asking: int = 2, **more: Any) -> float:
    """Return how often somebody slows the third question in a row down."""
    someone = sam(difficulty=difficulty)
    state = at(someone, turn=7, trust=0.7, made=("nights", "letter", "brother"), topic="brother", asking=asking)
    state = state.model_copy(update={"beat": "disclose", **more})
    text = "What happened then?"
    turns = [reply(someone, state, text, "open_question", recent=beats, seed=seed) for seed in range(60)]
    return mean(t.beat.why.startswith("asked on and on") for t in turns)


BROTHER = beat(SAM, "brother")


def test_asked_on_and_on_about_something_deep_people_slow_it_down_the_harder_the_oftener() -> None:
    easy, middling, hard = (slowed(n, BROTHER) for n in (1, 2, 3))
    assert 0.2 < easy < middling < hard < 1


@pytest.mark.parametrize(
    ("beats", "more"),
    [
        ((NIGHTS, LETTER), {}),
        ((BROTHER,), {"asking": 1}),
        ((BROTHER,), {"beat": "boundary"}),
    ],
    ids=["nothing deep", "no row yet", "just drew back"],
)
def test_without_a_row_or_depth_or_straight_after_a_no_nobody_slows(beats: tuple[Beat, ...], more: Any) -> None:
    assert slowed(3, *beats, **more) == 0


def test_who_slows_down_says_no_or_steps_aside_and_tells_nothing() -> None:
    someone = sam(difficulty=3)
    state = at(someone, turn=7, trust=0.9, made=("nights", "letter", "brother"), topic="brother", asking=2)
    for seed in range(30):
        turn = reply(someone, state, "How much do you owe?", "closed_question", recent=(BROTHER,), seed=seed)
        if turn.beat.why.startswith("asked on and on"):
            assert turn.beat.kind in ("boundary", "sidestep")
            assert turn.state.made == state.made
            assert turn.state.refusal == turn.state.turn


# Formulas, and words given back as they came.


def test_any_formula_after_any_other_becomes_a_manner() -> None:
    before = ("it sounds like", "you seem", "i imagine")
    for text in ("I hear that you're drained.", "You sound worn out."):
        assert "formula" in heard(at(SAM, turn=6, stems=before), text, NIGHTS).findings
        assert "formula" not in heard(at(SAM, turn=6, stems=before[1:]), text, NIGHTS).findings


def test_after_many_formulas_a_plain_reflection_is_still_heard() -> None:
    state = at(SAM, turn=6, stems=("it sounds like", "you seem", "i imagine", "you sound"))
    assert "close_reflection" in heard(state, "You're worn out.", NIGHTS).findings


def test_formulas_of_long_ago_are_forgotten() -> None:
    state = at(SAM, turn=12, stems=("it sounds like", "you seem", "i imagine", "", "", "", ""))
    assert "formula" not in heard(state, "You sound worn out.", NIGHTS).findings


def test_a_worn_formula_counts_for_nothing_whatever_it_holds() -> None:
    state = at(SAM, turn=6, trust=0.5, stems=("it sounds like", "you seem", "i imagine"))
    text = "You sound worn out, cleaning empty rooms while everyone sleeps."
    after = hear(SAM, state, READER.read(text), heard(state, text, NIGHTS))
    assert after.given_back[-1].fit == 0
    assert after.trust < 0.5
    assert after.served == 0


@pytest.mark.parametrize(
    "words",
    [
        "You clean offices from ten till six.",
        "If I hear you correctly, you clean offices from ten till six.",
        "What I'm hearing is, you clean offices from ten till six.",
        "So you're saying you clean offices from ten till six.",
        "Okay, so you clean offices from ten till six.",
    ],
)
def test_their_own_words_are_parroted_whatever_frame_is_put_round_them(words: str) -> None:
    found = heard(at(SAM, turn=2), words, NIGHTS)
    assert "parroted" in found.findings
    assert found.fit.value == 0


@pytest.mark.parametrize("words", ["You clean offices from ten till six, and you're worn out.", "Worn out by six."])
def test_a_word_of_ones_own_that_fits_is_no_parroting(words: str) -> None:
    assert "parroted" not in heard(at(SAM, turn=2), words, NIGHTS).findings


def cue_after(text: str, **more: Any) -> tuple[str, set[str]]:
    cue = Planted(disclosure="daft", kind="shame", words="it's daft", at=4, left=2)
    state = at(SAM, turn=4, cues=(cue,), topic="daft", made=("daft",), beat="disclose").model_copy(update=more)
    found = heard(state, text, DAFT)
    return found.cues[0].outcome, set(found.findings)


def test_a_cue_is_met_by_hearing_it() -> None:
    assert cue_after("You feel foolish even bringing it.")[0] == "met"


def test_a_cue_is_not_met_by_rote() -> None:
    worn = ("it sounds like", "you seem", "i imagine")
    outcome, found = cue_after("It sounds like you feel foolish.", stems=worn)
    assert outcome != "met"
    assert "cue_met" not in found
    outcome, found = cue_after("If I hear you correctly, it's daft, there's people with cancer.")
    assert outcome != "met"
    assert "cue_met" not in found


def test_parroting_a_third_time_a_cue_is_not_even_noticed() -> None:
    echo = "It's daft, there's people with cancer."
    state = at(SAM, turn=1, topic="nights", made=("nights",))
    for text in ("You clean offices from ten till six.", "You get in, you clean offices from ten till six."):
        state = hear(SAM, state, READER.read(text), heard(state, text, NIGHTS))
    assert [g.fit for g in state.given_back] == [0, 0]
    assert cue_after(echo, given_back=state.given_back)[0] == "open"
