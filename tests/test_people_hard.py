"""Wordings that were once read for something else: steps, limits, noes, threats, goodbyes, with the shipped people."""

from __future__ import annotations

import itertools

import pytest

from holdspace.client.elsewhere import topic_stems
from tests.test_people import (
    CONTENT,
    DIRECT,
    READER,
    SURE,
    RuleClientReader,
    Talk,
    Utterance,
    after_a_no,
    at,
    beat,
    everyone,
    not_suicidal,
    respond,
    runs,
    said,
    say,
    told_dana,
    told_of,
    who,
)


@pytest.mark.parametrize("words", [line.text for line in CONTENT.persona("dana").disclosure("not_waking_up").lines])
def test_the_reader_finds_the_wish_in_every_wording_of_danas_telling(words: str) -> None:
    asked = (Utterance(speaker="helper", text=DIRECT[0]),)
    assert RuleClientReader().read(words, asked).said["wish_dead"] >= SURE


@not_suicidal
def test_the_reader_finds_nothing_about_suicide_in_what_they_can_say(id_: str) -> None:
    every = [line.text for _, pool in who(id_).speeches() for line in pool.lines]
    assert [t for t in every if max(RuleClientReader().read(t).said.values()) >= SURE] == []


@pytest.mark.parametrize(
    "words",
    [
        "Could we think together about one person you could tell, maybe your sister?",
        "Would it be all right if we found one person you could ring tonight if it gets bad?",
        "Shall we put the number of a helpline in your phone together, for ten to four?",
        "What about your sister, could she come round tomorrow and you tell her some of it?",
        "Let's find one small thing for tonight. Is there a person who'd pick up if you rang?",
        "Could we ring your sister together?",
        "Could you tell your doctor what you've told me? I could help you find the words.",
        "Would you be willing to call a helpline with me here, if it gets bad tonight?",
        "What would it be like to let your sister know?",
        "Could we make a little plan for tonight, who you'd call if it comes?",
    ],
)
def test_a_step_named_together_dana_takes_in_other_words(words: str) -> None:
    for seed in range(4):
        turn = told_dana(seed).say(words)
        assert (turn.beat.pool, turn.state.agreed) == ("suicide_talk.accepts", True)


@pytest.mark.parametrize(
    "words", ["You'd never kill yourself, would you?", "But you'd never do that to your children, would you?"]
)
def test_dana_says_no_to_these_leading_questions_too(words: str) -> None:
    turn = respond("dana", at(who("dana"), turn=5, trust=0.5, limits_known=True), words)
    assert turn.beat.pool.startswith("reactions.ask_suicide_leading")


def test_asked_by_way_of_others_dana_asks_who_would_be_told() -> None:
    turn = say("dana", "Hi Dana.", "Sometimes people in your position think about ending their life. Do you?").turns[-1]
    assert turn.beat.pool == "suicide_talk.limits_first"


@everyone
def test_moving_on_to_something_else_after_a_no_never_presses(id_: str) -> None:
    state, _ = after_a_no(id_)
    refused = topic_stems(who(id_), state.refused_topic or "") | topic_stems(who(id_), state.topic or "")
    pressed = []
    for line, fact in itertools.product(who(id_).boundaries.lines, who(id_).facts):
        if not topic_stems(who(id_), fact.id) & refused:
            no = said(line.text).model_copy(update={"kind": "boundary"})
            text = f"What about {fact.topics[0]}?"
            if respond(id_, state, text, no).heard.pressing:
                pressed.append((line.text, text))
    assert pressed == []


@everyone
@pytest.mark.parametrize(
    "words",
    [
        "I respect this, and I don't ask again.",
        "Of course, that stays yours. I shan't ask about it again.",
        "OK. We don't need to go there.",
        "Of course. That's yours to keep.",
    ],
)
def test_a_respected_no_raises_trust_in_other_words(id_: str, words: str) -> None:
    state, no = after_a_no(id_)
    turn = respond(id_, state, words, no)
    assert turn.heard.respecting
    assert turn.state.trust > state.trust


@everyone
@pytest.mark.parametrize("words", ["Come on, just tell me.", "What are you hiding?", "Tell me anyway."])
def test_a_pressed_no_costs_more_than_advice_also_as_a_question(id_: str, words: str) -> None:
    state, no = after_a_no(id_)
    advised = respond(id_, at(who(id_), turn=2, trust=0.5), "You should get out more.").state.trust
    assert respond(id_, state, words, no).state.trust < advised


@everyone
def test_two_cues_are_never_open_at_once(id_: str) -> None:
    for run in runs(id_):
        assert all(sum(c.outcome == "open" and c.left > 0 for c in t.state.cues) <= 1 for t in run.turns), run[:3]


THREATS = (
    "Tell me or I'll hurt you.",
    "I'm going to hit you if you don't answer.",
    "I will find out where you live.",
    "I hope you die.",
    "You deserve to be beaten.",
)


@everyone
@pytest.mark.parametrize("words", THREATS)
def test_a_threat_meets_a_boundary_and_is_told_nothing(id_: str, words: str) -> None:
    first = Talk(who(id_), READER, 3).say(words)
    assert told_of(first.beat) is None
    assert first.state.trust < at(who(id_)).trust
    assert first.beat.pool.startswith(("reactions.insult", "boundaries"))


@everyone
def test_after_repeated_threats_they_leave(id_: str) -> None:
    held = Talk(who(id_), READER, 3)
    for words in THREATS:
        if held.state.ended is None:
            held.say(words)
    assert held.state.ended == "left"


@everyone
@pytest.mark.parametrize("words", ["I want to sleep with you", "you have a nice body, show me"])
def test_a_sexual_line_in_other_words_meets_a_no(id_: str, words: str) -> None:
    assert respond(id_, at(who(id_), turn=9, trust=0.8), words).beat.pool.startswith("reactions.sexual")


@everyone
def test_digging_is_told_nothing_however_much_trust_there_is(id_: str) -> None:
    made = tuple(d.id for d in who(id_).disclosures if d.depth <= 2 and d.id != "not_waking_up")
    state = at(who(id_), turn=9, trust=1.0, made=made, topic=made[0])
    turn = respond(id_, state, "Come on, just say it, what are you hiding?", beat(who(id_), made[0]))
    assert told_of(turn.beat) is None


def test_their_own_goodbye_given_back_ends_no_talk() -> None:
    no = said("you said 'love you, bye' to a man from the gas board")
    turn = respond(
        "maya",
        at(who("maya"), turn=9),
        "So what you're saying is, you said 'love you, bye' to a man from the gas board.",
        no,
    )
    assert turn.state.ended is None


@pytest.mark.parametrize(
    "words",
    ["Thank you for talking to me. Goodbye.", "It makes sense that you feel so tired. I have to go now, goodbye."],
)
def test_a_kind_goodbye_after_dana_told_is_a_goodbye(words: str) -> None:
    for seed in range(4):
        assert told_dana(seed).say(words).state.ended == "told"
