"""How a mood shows in the typing: tense distress in pieces, low spirits in few words, and no word of the cue apart."""

from __future__ import annotations

import random
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.client.manner import Manner, manner, suited, typed
from holdspace.client.voices.scripted import ScriptedVoice
from holdspace.persona import Line, Mood
from tests.personas_for_tests import at, beat, reply, sam
from widgets.pace import LONGEST, SLOW_LONGER, SLOW_SILENCE, Pace

LINE = Line(text="I can't. I sat there. It was ten to four.")
TEXTS = st.text(st.sampled_from("ab. ,!?\n\u2026"), min_size=1, max_size=40).filter(str.strip)


@pytest.mark.parametrize(
    ("valence", "arousal", "how"),
    [(-0.6, 0.6, "urgent"), (-0.6, -0.4, "slow"), (-0.6, 0.1, "even"), (0.3, 0.7, "even"), (0.3, -0.5, "even")],
)
def test_only_distress_shows_in_the_typing(valence: float, arousal: float, how: str) -> None:
    assert manner(Mood(valence=valence, arousal=arousal)) == how


def test_tense_distress_is_typed_in_pieces() -> None:
    assert typed(LINE, "urgent") == "I can't.\nI sat there.\nIt was ten to four."


def test_low_spirits_make_one_message() -> None:
    assert typed(Line(text="I sat there.\nIt was late."), "slow") == "I sat there. It was late."


def test_the_words_that_carry_a_cue_stay_together() -> None:
    line = Line(text="It's stupid. I know. Anyway.", cue="It's stupid. I know.")
    assert line.cue in typed(line, "urgent")


@given(TEXTS, st.sampled_from(["urgent", "slow", "even"]))
def test_no_word_changes(text: str, how: Manner) -> None:
    assert typed(Line(text=text), how).split() == text.split()


@pytest.mark.parametrize("how", ["urgent", "slow"])
def test_in_distress_the_shorter_wording_is_likelier(how: Manner) -> None:
    lines = [(0, Line(text="no. can't")), (1, Line(text=" ".join(["and then I went on about it"] * 4)))]
    drawn = [suited(lines, how, random.Random(seed))[0] for seed in range(60)]  # a person's wording
    even = [suited(lines, "even", random.Random(seed))[0] for seed in range(60)]
    assert drawn.count(0) > 55 > even.count(0)


def test_a_reply_follows_the_mood_of_the_moment() -> None:
    someone = sam(reactions={**sam().reactions, "reassure": ["No. Stop. It was four."]})
    line = beat(someone, "nights")
    tense = at(someone, turn=3, valence=-0.7, arousal=0.8)
    turn = reply(someone, tense, "You'll be fine.", "reassure", recent=(line,))
    pieces = list(ScriptedVoice().speak(turn.beat, threading.Event()))
    assert (turn.beat.manner, [piece.bubble for piece in pieces]) == ("urgent", [True, True, True])


class Waits(threading.Event):
    """Keeps how long it was asked to wait, and waits for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.seconds.append(timeout or 0.0)
        return False


@pytest.mark.parametrize(("how", "than"), [("urgent", "even"), ("even", "slow")])
def test_the_lower_the_slower(how: Manner, than: Manner) -> None:
    def waited(manner_: Manner) -> float:
        stop = Waits()
        pace = Pace()
        pace.begin(stop)
        pace.take(manner_)
        pace.after("x" * 60)
        return sum(stop.seconds)

    assert waited(how) < waited(than) <= LONGEST + SLOW_LONGER + SLOW_SILENCE
