"""HOLDSPACE_EMOTION without torch: which models are taken, who gets one, and what is said otherwise."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from servers import Start, write_content

from holdspace.reading import emotion_model
from holdspace.reading.client import RuleClientReader
from holdspace.reading.emotion_model import NOT_SERVED, SERVED, client_reader, labels_of, trouble
from holdspace.settings import read_settings

HARTMANN = ("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise")
GO_EMOTIONS = ("admiration", "amusement", "anger", "grief", "joy", "neutral", "sadness")
SIX = ("sadness", "joy", "love", "anger", "fear", "surprise")


def model(folder: Path, labels: tuple[str, ...]) -> Path:
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(labels))}), encoding="utf-8")
    return folder


def test_the_best_known_labels_are_mapped(tmp_path: Path) -> None:
    mapped = labels_of(model(tmp_path / "m", HARTMANN))
    assert mapped["joy"] == "happiness"
    assert {name for name in mapped if name != "joy"} == set(mapped.values()) - {"happiness"}


def test_other_words_for_the_seven_are_mapped_whatever_their_case(tmp_path: Path) -> None:
    labels = ("Angry", "Disgust", "Fear", "Happy", "Neutral", "Sad", "Surprise")
    assert labels_of(model(tmp_path / "m", labels))["Happy"] == "happiness"


@pytest.mark.parametrize("labels", [GO_EMOTIONS, SIX, ("LABEL_0", "LABEL_1"), (*HARTMANN, "happy")])
def test_other_sets_of_labels_are_refused_by_name(tmp_path: Path, labels: tuple[str, ...]) -> None:
    told = trouble(model(tmp_path / "m", labels))
    assert told is not None
    assert f"labels are {', '.join(labels)}" in told
    assert "these seven are needed: anger, disgust" in told


@pytest.mark.parametrize("config", [None, "", "[]", "{}", '{"id2label": 3}', '{"id2label": ["a"]}', "\ud800"])
def test_a_folder_without_labels_is_one_sentence(tmp_path: Path, config: str | None) -> None:
    if config is not None:
        (tmp_path / "config.json").write_bytes(config.encode("utf-8", "surrogatepass"))
    told = trouble(tmp_path)
    assert told is not None
    assert str(tmp_path / "config.json") in told


def test_a_missing_folder_costs_one_sentence_and_no_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv(SERVED, raising=False)
    reader = client_reader(read_settings(emotion=tmp_path / "gone"))
    text = "I lie there going over everything."
    with caplog.at_level(logging.WARNING, "holdspace"):
        readings = [reader.read(text), reader.read(text)]
    assert readings == [RuleClientReader().read(text)] * 2
    assert reader.version == RuleClientReader.version
    assert len(caplog.records) == 1
    assert "built-in reader" in caplog.text


def test_missing_packages_are_named_with_the_command_that_installs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emotion_model.importlib.util, "find_spec", lambda _: None)
    told = trouble(model(tmp_path / "m", HARTMANN))
    assert told is not None
    assert "transformers and torch" in told
    assert "pip install 'holdspace[local]'" in told


def test_without_the_setting_the_reader_is_the_built_in_one() -> None:
    assert isinstance(client_reader(read_settings()), RuleClientReader)


def test_where_many_are_served_the_reader_is_the_built_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SERVED, "1")
    chosen = client_reader(read_settings(emotion=model(tmp_path / "m", HARTMANN)))
    assert isinstance(chosen, RuleClientReader)


def test_served_lessons_say_so_and_their_kernels_know(voila: Start, tmp_path: Path) -> None:
    cell = (
        "from holdspace.reading.emotion_model import client_reader\n"
        "from holdspace.settings import read_settings\n"
        "print('READER', type(client_reader(read_settings())).__name__)"
    )
    content = write_content(tmp_path / "content", {"first": (cell,)})
    folder = model(tmp_path / "m", HARTMANN)
    served = voila(content, "--no-preheat", environ={"HOLDSPACE_EMOTION": str(folder)})
    assert served.log.count(NOT_SERVED) == 1
    assert "READER RuleClientReader" in served.ask("/lessons/first")[1]
