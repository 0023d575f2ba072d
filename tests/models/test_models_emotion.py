"""A real text-classification model as the emotion reader of one person's lessons."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from servers import PROJECT, Start, write_content
from talks import SAID, keep_in, maya
from tiny_models import emotion_model

from holdspace.events import ClientRead
from holdspace.reading.client import RuleClientReader
from holdspace.reading.emotion_model import SERVED, EmotionModelReader, client_reader
from holdspace.session import Session, default_parts
from holdspace.settings import read_settings

TEXT = "I lie there going over everything I haven't done."


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SERVED, raising=False)


def test_its_joy_is_our_happiness_and_all_else_is_read_as_always(feeler: Path) -> None:
    reading = client_reader(read_settings(emotion=feeler)).read(TEXT)
    ours = RuleClientReader().read(TEXT)
    assert max(reading.emotions, key=lambda one: reading.emotions[one]) == "happiness"
    assert sum(reading.emotions.values()) == pytest.approx(1, abs=0.001)
    assert reading.model_copy(update={"emotions": ours.emotions}) == ours


def test_words_about_dying_are_never_left_to_it(feeler: Path) -> None:
    text = "I want to kill myself."
    assert EmotionModelReader(feeler).read(text) == RuleClientReader().read(text)


def test_the_record_says_which_weights_read(feeler: Path, tmp_path: Path) -> None:
    version = EmotionModelReader(feeler).version
    assert version.startswith(f"{RuleClientReader.version}+feeler-tiny@")
    other = emotion_model(tmp_path / "feeler-tiny", sure_of="anger")
    assert EmotionModelReader(other).version != version


@pytest.mark.parametrize("text", ["", "   ", "word " * 20_000, "\x00\ud800", "😀" * 300])
def test_whatever_is_written_is_read(feeler: Path, text: str) -> None:
    reading = EmotionModelReader(feeler).read(text)
    assert sum(reading.emotions.values()) == pytest.approx(1, abs=0.001)


def test_weights_that_are_cut_off_cost_one_sentence_and_no_reading(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cut = emotion_model(tmp_path / "cut")
    (cut / "model.safetensors").write_bytes(b"cut")
    reader = EmotionModelReader(cut)
    with caplog.at_level(logging.WARNING, "holdspace"):
        assert [reader.read(TEXT), reader.read(TEXT)] == [RuleClientReader().read(TEXT)] * 2
    assert reader.version == RuleClientReader.version
    assert [record.levelname for record in caplog.records if record.name == "holdspace"] == ["WARNING"]
    assert "does not load" in caplog.text


def test_a_talk_is_read_with_it_and_says_so(feeler: Path, tmp_path: Path) -> None:
    kept = keep_in(tmp_path)
    parts = default_parts()._replace(client_reader=client_reader(read_settings(emotion=feeler)))
    talk = Session.start(kept.store, kept.who, maya(), parts, lesson="reflections", holder="a", seed=7)
    events = [*talk.enter(), *talk.say(SAID[0], "m1")]
    read = [event.payload.reading for event in events if isinstance(event.payload, ClientRead)]
    assert read
    assert all(reading.emotions["happiness"] > 0.9 for reading in read)
    assert "feeler-tiny@" in talk.started.model_dump_json()


def test_it_is_loaded_on_first_use_and_not_before(feeler: Path) -> None:
    told = (
        "import sys; from holdspace.settings import read_settings; from holdspace.reading.emotion_model import *\n"
        "reader = client_reader(read_settings()); print('torch' in sys.modules)\n"
        "reader.read('I am tired'); print('torch' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", told],
        cwd=PROJECT,
        env={"HOLDSPACE_EMOTION": str(feeler)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["False", "True"]
    assert "Loading weights" not in ran.stderr, "a bar would be drawn into the lesson"


def test_a_served_lesson_never_loads_it(feeler: Path, voila: Start, tmp_path: Path) -> None:
    cell = (
        "import sys\n"
        "from holdspace.reading.emotion_model import client_reader\n"
        "from holdspace.settings import read_settings\n"
        "client_reader(read_settings()).read('I am tired')\n"
        "print('HEAVY', sorted({'torch', 'transformers'} & set(sys.modules)), '|')"
    )
    content = write_content(tmp_path / "content", {"first": (cell,)})
    served = voila(content, "--no-preheat", environ={"HOLDSPACE_EMOTION": str(feeler)})
    assert "HEAVY [] |" in served.ask("/lessons/first")[1]
