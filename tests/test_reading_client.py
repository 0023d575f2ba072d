"""What the first reader says of a client's message."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdspace.reading.client import RuleClientReader
from holdspace.reading.lexicon import lexicon
from holdspace.reading.readings import ClientReading, Utterance

READER = RuleClientReader()


def read(text: str, *context: str) -> ClientReading:
    pairs = (line.split(": ", 1) for line in context)
    return READER.read(text, tuple(Utterance(speaker=speaker, text=said) for speaker, said in pairs))


@pytest.mark.parametrize(
    "text",
    [
        "i'm so sad",
        "i feel worthless",
        "not happy",
        "i never enjoy anything",
        "what's wrong with me",
        "it's stupid, i'm stupid",
        "nobody texted me back",
        "i can't cope",
        "she shouted at me again",
        "\U0001f62d\U0001f62d",
        "everything is ruined :(",
        "i should be happy",
        "pretending to be fine",
        "i used to enjoy it",
    ],
)
def test_unpleasant(text: str) -> None:
    assert read(text).valence < -0.15


@pytest.mark.parametrize(
    "text",
    [
        "i'm so happy",
        "that helps, thank you",
        "we laughed so much",
        "feeling a bit better",
        "i got the job, so proud :)",
    ],
)
def test_pleasant(text: str) -> None:
    assert read(text).valence > 0.2


@pytest.mark.parametrize(
    "text", ["it's fine i guess", "i'm fine", "it's ok, don't worry about it", "whatever. i'm okay"]
)
def test_a_feeling_made_small_is_no_happiness(text: str) -> None:
    reading = read(text)
    assert reading.valence <= 0
    assert reading.emotions["happiness"] < 0.4


@pytest.mark.parametrize("text", ["everyone else is happy", "they are all fine", "people love it here apparently"])
def test_other_peoples_happiness_is_not_hers(text: str) -> None:
    assert read(text).valence < 0.2


def test_degree_makes_a_feeling_stronger_or_weaker() -> None:
    weak, plain, strong = (read(text).valence for text in ("a bit sad", "sad", "so extremely sad"))
    assert strong < plain < weak < 0


def test_denying_something_bad_is_hardly_good() -> None:
    assert abs(read("not bad").valence) < 0.3


@pytest.mark.parametrize(
    ("calmer", "louder"),
    [
        ("i cannot do this", "i cannot do this!!!"),
        ("he lied to me again", "HE LIED to me AGAIN"),
        ("that was so long", "that was sooooo long"),
        ("i went home...", "i went home"),
        ("i'm worn out and numb", "i'm panicking"),
        ("calm and rested", "excited"),
    ],
)
def test_typing_and_words_raise_arousal(calmer: str, louder: str) -> None:
    assert read(calmer).arousal < read(louder).arousal


@pytest.mark.parametrize("text", ["yeah", "idk", "ok", "mm"])
def test_little_said_leans_on_the_mood_so_far(text: str) -> None:
    low = read(text, "client: i feel so alone", "helper: How long?", "client: years. i cry every night")
    high = read(text, "client: i am so happy today")
    alone = read(text)
    assert low.valence < -0.25
    assert high.valence > 0.15
    assert abs(alone.valence) < 0.1


def test_the_mood_so_far_fades() -> None:
    near = read("ok", "client: the bus was on time", "client: i feel awful")
    far = read("ok", "client: i feel awful", "client: the bus was on time", "client: then i walked along the road")
    assert near.valence < far.valence < 0


def test_what_a_helper_said_is_not_her_mood() -> None:
    assert read("ok", "helper: That sounds awful and sad").valence == read("ok").valence


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("i'm scared of the exam", "fear"),
        ("i'm so angry at him", "anger"),
        ("i cried all day, i miss her", "sadness"),
        ("the smell was disgusting", "disgust"),
        ("wow i did not expect that, what a shock", "surprise"),
        ("best day, i'm so happy", "happiness"),
        ("the bus goes at nine", "neutral"),
    ],
)
def test_the_strongest_emotion(text: str, emotion: str) -> None:
    emotions = read(text).emotions
    assert max(emotions, key=lambda each: emotions[each]) == emotion


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("i'm so sad and tired", "very sad, tired"),
        ("i'm a bit sad", "a little sad"),
        ("i feel a bit better after talking", "lighter"),
        ("i want to die", "very low"),
        ("yeah", "hard to read"),
    ],
)
def test_the_label_says_how_it_sounds(text: str, label: str) -> None:
    assert read(text).label == label


def test_no_label_holds_a_number_or_a_diagnosis() -> None:
    texts = ["i have depression and anxiety", "my ocd is bad", "10/10 awful", "i'm depressed"]
    assert not any(word in read(text).label for text in texts for word in "0 1 depress anxiety disorder ocd".split())


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("i want to stop, i really do", "change"),
        ("i'm going to call her tomorrow", "change"),
        ("i don't want to stop, it helps me relax", "sustain"),
        ("i can't do that, it's too hard", "sustain"),
        ("the shop shuts at nine", "neutral"),
    ],
)
def test_talk_for_and_against_a_change(text: str, direction: str) -> None:
    talk = read(text).talk
    assert max(("change", "neutral", "sustain"), key=lambda each: getattr(talk, each)) == direction


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=400), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_gets_an_answer_in_bounds(text: str, before: list[str]) -> None:
    context = tuple(Utterance(speaker="helper" if i % 2 else "client", text=each) for i, each in enumerate(before))
    reading = READER.read(text, context)
    assert sum(reading.emotions.values()) == pytest.approx(1, abs=1e-3)
    assert reading.talk.change + reading.talk.neutral + reading.talk.sustain == pytest.approx(1, abs=1e-3)
    assert reading.label
    assert all(0 <= one.start < one.end <= len(text) for one in reading.evidence)


@pytest.mark.parametrize(
    "unit", ["i ", "!", "\U0001f622", "so ", "i don't want to ", "kill ", "z\u0337\u0327", "\u202e"]
)
def test_twenty_thousand_characters_of_anything_are_answered(unit: str) -> None:
    assert READER.read((unit * 20_000)[:20_000]).label


def test_one_reader_serves_many_threads_alike() -> None:
    texts = ["i'm so sad", "it's fine i guess", "i want to die", "HAHA yes!!", "yeah"] * 10
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(READER.read, texts)) == [READER.read(text) for text in texts]


def test_the_word_list_keeps_to_its_bounds_and_says_nothing_twice_within_a_line() -> None:
    words = lexicon()
    feelings = [*words.words.values(), *words.stems.values(), *words.phrases.values()]
    assert len(feelings) > 1000
    assert all(-1 <= one.valence <= 1 and -1 <= one.arousal <= 1 for one in feelings)
    assert all(len(phrase.split()) <= 4 for phrase in words.phrases)


def test_dead_proud_and_a_quoted_voice_are_nobodys_grief() -> None:
    proud = read("she always goes 'we're not worried about you'. dead proud of it")
    assert "missing" not in proud.label
    assert "griev" not in proud.label
    assert proud.emotions["sadness"] < 0.3
    assert read("mum goes 'we miss you'").emotions["sadness"] < read("i miss her").emotions["sadness"]
    assert "griev" in read("he died in april").label
