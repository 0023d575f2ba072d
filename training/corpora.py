"""The labelled texts that models are made from and measured on: the project's own, and public sets in a folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from holdspace.reading.readings import Utterance

CORPUS: Final = Path(__file__).resolve().parent.parent / "corpus"
EMOTIONS: Final = ("anger", "disgust", "fear", "happiness", "neutral", "sadness", "surprise")
_GROUPS: Final = {
    "anger": "anger annoyance disapproval",
    "disgust": "disgust",
    "fear": "fear nervousness",
    "happiness": "joy amusement approval excitement gratitude love optimism relief pride admiration desire caring",
    "sadness": "sadness disappointment embarrassment grief remorse",
    "surprise": "surprise realization confusion curiosity",
    "neutral": "neutral",
}
_EMOTION_OF: Final = {label: emotion for emotion, labels in _GROUPS.items() for label in labels.split()}
"""The grouping of GoEmotions' labels into Ekman's six and neutral that its authors give (Demszky et al. 2020)."""

Row = dict[str, Any]


class Comment(NamedTuple):
    """A comment with the one emotion that its raters gave it."""

    text: str
    emotion: str


class Sentence(NamedTuple):
    """A sentence with valence and arousal, each -1 to 1."""

    text: str
    valence: float
    arousal: float


@cache
def own(name: str) -> tuple[Row, ...]:
    """Return the rows of ``corpus/<name>.jsonl``."""
    with (CORPUS / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


def context(row: Row) -> tuple[Utterance, ...]:
    """Return what was said before a row's message, oldest first."""
    return tuple(Utterance(speaker=each["speaker"], text=each["text"]) for each in row.get("context") or ())


def goemotions(folder: Path, split: str) -> Iterator[Comment]:
    """Yield comments of GoEmotions (Apache-2.0) that carry one emotion; ``split`` is train or dev."""
    labels = (folder / "goemotions" / "labels.txt").read_text(encoding="utf-8").split()
    with (folder / "goemotions" / f"{split}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            text, numbers, _ = line.rstrip("\n").split("\t")
            found = {_EMOTION_OF[labels[int(number)]] for number in numbers.split(",")}
            if len(found) == 1:
                yield Comment(text, found.pop())


def emobank(folder: Path, split: str) -> Iterator[Sentence]:
    """Yield sentences of EmoBank (CC BY-SA 4.0), its scale of 1 to 5 brought to -1 to 1; ``split`` is train or dev."""
    with (folder / "emobank" / "train_dev.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["split"] == split:
                yield Sentence(row["text"], (float(row["V"]) - 3) / 2, (float(row["A"]) - 3) / 2)


def advice(folder: Path, split: str) -> Iterator[tuple[str, bool]]:
    """Yield sentences of two advice forums (MIT) and whether most raters took them for advice."""
    for name in ("askparents", "needadvice"):
        with (folder / "advice" / f"{name}_{split}.tsv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield row["Sentence"], row["Majority_label"].strip().startswith("1")
