from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from widgets.twins import (
    FEELINGS,
    GREW,
    MOOD_WORDS,
    MOVED,
    FeelingPoint,
    Pronouns,
    amount_word,
    change_word,
    feelings_twin,
    mood_word,
    place_twin,
    sound_twin,
    turning_point,
)

SHE = Pronouns("Maya", "she", "her")
SIDES = st.floats(-1, 1)
SHARES = st.lists(st.floats(0, 1), min_size=7, max_size=7).filter(lambda shares: sum(shares) > 0)


def point(
    message: int,
    valence: float = 0.0,
    arousal: float = 0.0,
    emotions: dict[str, float] | None = None,
    placed: tuple[float, float] | None = None,
) -> FeelingPoint:
    return FeelingPoint.model_validate(
        {
            "message": message,
            "valence": valence,
            "arousal": arousal,
            "emotions": emotions or {"neutral": 1.0},
            "label": "sad, tense",
            "placed": placed,
        }
    )


@st.composite
def talks(draw: st.DrawFn, at_least: int = 1) -> list[FeelingPoint]:
    length = draw(st.integers(at_least, 12))
    result = []
    for index in range(length):
        shares = draw(SHARES)
        emotions = {feeling: share / sum(shares) for feeling, share in zip(FEELINGS, shares, strict=True)}
        placed = draw(st.none() | st.tuples(SIDES, SIDES))
        result.append(point(2 * index + 1, draw(SIDES), draw(SIDES), emotions, placed))
    return result


def said_reference(text: str, points: list[FeelingPoint]) -> FeelingPoint:
    number = re.match(r"Since message (\d+) ", text)
    assert number
    return next(point for point in points if point.message == int(number[1]))


def test_a_fall_is_told_from_where_it_began() -> None:
    points = [point(1, -0.4), point(3, -0.2, 0.1), point(5, -0.5, 0.3), point(7, -0.9, 0.5)]
    assert sound_twin(points, SHE) == (
        "Since message 3 her mood has fallen from flat to very low, and she is getting more tense."
    )


def test_a_talk_in_which_nothing_moves_is_told_from_its_beginning() -> None:
    points = [point(number, -0.5, 0.4) for number in (1, 3, 5)]
    assert sound_twin(points, SHE) == "Since message 1 her mood has stayed low, and she is still tense."


def test_one_message_is_told_as_it_is() -> None:
    assert sound_twin([point(1, -0.5, 0.4)], SHE) == "In message 1 her mood is low, and she is tense."


def test_what_lies_in_the_middle_contradicts_no_feeling_named_beside_it() -> None:
    uneasy = [point(1, -0.3, 0.1), point(3, -0.3, 0.1)]
    assert sound_twin(uneasy[:1], SHE) == "In message 1 her mood is flat, and her energy is in the middle."
    assert sound_twin(uneasy, SHE).endswith(", and her energy is still in the middle.")
    assert place_twin(uneasy[:1], SHE) == "Her latest message lies on the unpleasant side, halfway up."


def test_pronouns_and_verb_agree() -> None:
    they = Pronouns("Alex", "they", "their")
    assert sound_twin([point(1, -0.5, 0.4)], they) == "In message 1 their mood is low, and they are tense."


def test_before_the_first_message_every_twin_says_so() -> None:
    for twin in (sound_twin, place_twin, feelings_twin):
        assert twin([], SHE).startswith("Nothing yet.")


@given(talks(at_least=2))
def test_the_mood_words_agree_with_the_points(points: list[FeelingPoint]) -> None:
    text = sound_twin(points, SHE)
    then, now = said_reference(text, points), points[-1]
    change = now.valence - then.valence
    assert ("mood has lifted" in text) == (change >= MOVED)
    assert ("mood has fallen" in text) == (-change >= MOVED)
    assert ("mood has stayed" in text or "hardly changed" in text) == (abs(change) < MOVED)
    if spoken := re.search(r"from (.+) to (.+), and", text):
        assert spoken.groups() == (mood_word(then.valence), mood_word(now.valence))
        order = [MOOD_WORDS.index(word) for word in spoken.groups()]
        assert (order[0] < order[1]) == (change > 0)
    elif word := re.search(r"(?:stayed|still) (.+), and", text):
        assert word[1] == mood_word(now.valence)


@given(talks(at_least=2))
def test_the_energy_words_agree_with_the_points(points: list[FeelingPoint]) -> None:
    text = sound_twin(points, SHE)
    change = points[-1].arousal - said_reference(text, points).arousal
    energy = text.split(", and ")[-1].removeprefix("she is ")
    rising = ("getting more tense", "getting livelier", "more alert")
    falling = ("getting calmer", "getting more tired", "calmer", "less tense")
    assert energy.startswith(rising) == (change >= MOVED)
    assert energy.startswith(falling) == (-change >= MOVED)


@given(st.lists(SIDES, min_size=2, max_size=30))
def test_a_movement_is_told_whole(values: list[float]) -> None:
    start = turning_point(values)
    run, change = values[start:], values[-1] - values[start]
    if abs(change) >= MOVED:
        assert values[start] == (min(run) if change > 0 else max(run))
    else:
        assert start == 0
        assert all(abs(value - values[-1]) < MOVED for value in values)


@given(talks())
def test_the_place_words_agree_with_the_latest_point(points: list[FeelingPoint]) -> None:
    now, latest = points[-1], place_twin(points, SHE).split(". ")[0]
    assert ("on the pleasant side" in latest) == (now.valence > 0.15)
    assert ("on the unpleasant side" in latest) == (now.valence < -0.15)
    assert ("alert" in latest) == (now.arousal > 0.15)
    assert ("slow" in latest) == (now.arousal < -0.15)


@given(talks())
def test_the_placement_is_compared_as_it_lies(points: list[FeelingPoint]) -> None:
    now, text = points[-1], place_twin(points, SHE)
    assert ("You placed it" in text) == (now.placed is not None)
    if now.placed:
        compared = text.split("You placed it")[1]
        across, up = now.placed[0] - now.valence, now.placed[1] - now.arousal
        assert ("more pleasant" in compared) == (across >= 0.25)
        assert ("less pleasant" in compared) == (-across >= 0.25)
        assert ("more tense" in compared) == (up >= 0.25)
        assert ("slower" in compared) == (-up >= 0.25)
        assert ("close by" in compared) == (abs(across) < 0.25 and abs(up) < 0.25)


def test_the_categories_are_listed_with_what_changed() -> None:
    before = point(1, emotions={"sadness": 0.4, "anger": 0.3, "fear": 0.2, "neutral": 0.1})
    now = point(3, emotions={"sadness": 0.7, "anger": 0.05, "fear": 0.2, "neutral": 0.05})
    assert feelings_twin([before, now], SHE) == "Mostly sadness, some fear; sadness has grown and anger has eased."


def test_two_feelings_of_like_size_are_a_mix() -> None:
    now = point(1, emotions={"sadness": 0.35, "anger": 0.3, "neutral": 0.35})
    assert feelings_twin([now], SHE) == "A mix of sadness and anger, partly neutral."


@given(talks(at_least=2))
def test_what_has_grown_and_eased_agrees_with_the_points(points: list[FeelingPoint]) -> None:
    before, now, text = points[-2].emotions, points[-1].emotions, feelings_twin(points, SHE)
    for feeling in FEELINGS:
        if feeling == "neutral":
            continue
        change = now[feeling] - before[feeling]
        assert (f"{feeling} has grown" in text) == (change >= GREW)
        assert (f"{feeling} has eased" in text) == (-change >= GREW)


@given(talks())
def test_what_is_mostly_there_is_said_first_and_what_is_not_there_is_not_said(points: list[FeelingPoint]) -> None:
    now, text = points[-1].emotions, feelings_twin(points, SHE)
    most = max(now, key=lambda feeling: now[feeling])
    assert text.startswith("Mostly ") == (now[most] >= 0.5)
    if now[most] >= 0.5:
        assert text.startswith(f"Mostly {most}") or sum(share >= 0.5 for share in now.values()) > 1
    for feeling in FEELINGS:
        if now[feeling] < 0.1:
            assert feeling not in text.lower().split(";")[0]


@given(talks())
def test_no_number_but_that_of_a_message_is_ever_said(points: list[FeelingPoint]) -> None:
    said = " ".join(twin(points, SHE) for twin in (sound_twin, place_twin, feelings_twin))
    assert set(re.findall(r"\d[\d.]*", said)) <= {str(point.message) for point in points}


@given(talks())
def test_a_twin_is_whole_sentences(points: list[FeelingPoint]) -> None:
    for twin in (sound_twin, place_twin, feelings_twin):
        text = twin(points, SHE)
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text
        assert ".." not in text


@given(SIDES, SIDES)
def test_a_higher_mood_never_has_a_lower_word(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert MOOD_WORDS.index(mood_word(low)) <= MOOD_WORDS.index(mood_word(high))


def test_words_for_shares_and_their_changes() -> None:
    shares = (0, 0.07, 0.2, 0.3, 0.6, 1)
    assert [amount_word(share) for share in shares] == ["", "a trace", "some", "partly", "mostly", "mostly"]
    assert [change_word(*pair) for pair in ((0.4, 0.2), (0.2, 0.4), (0.3, 0.25))] == ["more", "less", ""]


def test_a_feeling_outside_its_range_is_refused() -> None:
    with pytest.raises(ValidationError):
        point(1, valence=1.2)
    with pytest.raises(ValidationError):
        point(0)
