"""Linear models over words and pieces of words, read in plain Python: no model library is needed to use the weights.

A text becomes a set of features: its words, pairs and triples of words, how it begins, and the pieces of three to five
letters of each word, which forgive typing. A model adds up a weight for each feature that it knows, divided by the
length of the whole (inverse document frequencies, Euclidean norm), and for each further number that it is handed.
``training`` makes such models with scikit-learn and writes them; here they are only read.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from operator import add
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import BaseModel, ConfigDict

FORMAT: Final = 1
"""The version of the file's shape."""
_TOKEN: Final = re.compile(r"[a-z']+|[!?]+|[.:;()]+|\d+|[^\sa-z\d!?.:;(),\"'-]")
_STUTTER: Final = re.compile(r"\b(\w+)-\s?(?=\1\b)")
_LONGEST: Final = 24
"""Letters of a word that are cut into pieces."""
_MOST_TOKENS: Final = 400
"""Tokens read of one text; far more than a message has."""
_REMEMBERED: Final = 8000
"""Words whose weights are remembered."""
PIECES: Final = (3, 4, 5)
"""Lengths of the pieces of a word, its borders counted as blanks."""


def pieces(word: str) -> list[str]:
    """Return the pieces of a word, its borders as blanks; none for a number or a sign."""
    if not word[0].isalpha():
        return []
    edged = f" {word[:_LONGEST]} "
    size = len(edged)
    return ["~" + edged[start : start + length] for length in PIECES for start in range(size - length + 1)]


class Parsed(NamedTuple):
    """A text as the models see it."""

    words: tuple[str, ...]
    """Its words, numbers and signs, each once."""
    runs: frozenset[str]
    """Pairs and triples of them, and how the text begins."""


def parse(folded: str) -> Parsed:
    """Parse a folded text (lower case, plain quotes: see :func:`holdspace.reading.segment.fold`)."""
    said = _TOKEN.findall(_STUTTER.sub("", folded))[:_MOST_TOKENS]
    runs = set(map("{}_{}".format, said, said[1:]))
    runs.update(map("{}_{}_{}".format, said, said[1:], said[2:]))
    runs.update("^" + "_".join(said[:count]) for count in (1, 2, 3) if len(said) >= count)
    return Parsed(tuple(dict.fromkeys(said)), frozenset(runs))


def features(parsed: Parsed) -> list[str]:
    """Return every feature of a text; a piece that two words share stands twice."""
    found = [*parsed.words, *parsed.runs]
    for word in parsed.words:
        found += pieces(word)
    return found


class Header(BaseModel):
    """The first line of a model's file."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: int
    classes: tuple[str, ...]
    bias: tuple[float, ...]
    scale: tuple[float, ...]
    given: dict[str, tuple[float, ...]]
    """Weights of further numbers, one a class."""
    unit: int
    """What the written frequencies are parts of."""
    bytes: int
    """Length of the features, as UTF-8."""


class Linear:
    """A linear model: ``classes`` outputs, each a bias, weights of features, and weights of further numbers.

    What a word with its pieces adds is remembered, since people use few words often.
    """

    def __init__(self, header: Header, names: Sequence[str], frequencies: Sequence[float], weights: array[int]) -> None:
        self.classes = header.classes
        self._bias = header.bias
        self._scale = header.scale
        self._given = header.given
        self._index = dict(zip(names, range(len(names)), strict=True))
        self._runs = frozenset(name for name in names if "_" in name or name[0] == "^")
        self._squares = [value * value for value in frequencies]
        self._weights = weights
        self._known: dict[str, tuple[float, list[int]]] = {}

    def scores(self, parsed: Parsed, given: Mapping[str, float] | None = None) -> list[float]:
        """Return one score a class for a text and the further numbers ``given``; what is unknown counts nothing."""
        size = len(self.classes)
        totals = [0] * size
        length = 0.0
        known, index, squares, weights = self._known, self._index, self._squares, self._weights
        for word in parsed.words:
            square, adds = known.get(word) or self._learn(word)
            if square:
                length += square
                totals = list(map(add, totals, adds))
        for run in parsed.runs & self._runs:
            place = index[run]
            length += squares[place]
            totals = list(map(add, totals, weights[place * size : place * size + size]))
        root = math.sqrt(length) or 1.0
        found = [
            bias + total * scale / root for bias, total, scale in zip(self._bias, totals, self._scale, strict=True)
        ]
        for name, value in (given or {}).items():
            rows = self._given.get(name)
            if rows is not None and value:
                found = [one + weight * value for one, weight in zip(found, rows, strict=True)]
        return found

    def _learn(self, word: str) -> tuple[float, list[int]]:
        size = len(self.classes)
        places = [place for name in (word, *pieces(word)) if (place := self._index.get(name)) is not None]
        adds = [0] * size
        for place in places:
            adds = list(map(add, adds, self._weights[place * size : place * size + size]))
        found = (sum(self._squares[place] for place in places), adds)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[word] = found
        return found


def chances(scores: Iterable[float]) -> list[float]:
    """Return each score's chance by itself (logistic), 0 to 1."""
    return [1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) for score in scores]


def shares(scores: Sequence[float]) -> list[float]:
    """Return the scores as shares of one whole (softmax)."""
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    whole = sum(raised)
    return [one / whole for one in raised]


def read_model(path: Path) -> Linear:
    """Read a model's file: a line of JSON, the features, their frequencies, then each one's weights, as 16-bit numbers.

    Raises ``ValueError`` for a file of another format.
    """
    raw = path.read_bytes()
    end = raw.index(b"\n")
    header = Header.model_validate_json(raw[:end])
    if header.format != FORMAT:
        message = f"{path.name} has format {header.format}; this version reads format {FORMAT}"
        raise ValueError(message)
    words_end = end + 1 + header.bytes
    names = raw[end + 1 : words_end].decode("utf-8").split("\n") if header.bytes else []
    numbers = array("h", raw[words_end:])
    if sys.byteorder == "big":
        numbers.byteswap()
    frequencies = [value / header.unit for value in numbers[: len(names)]]
    return Linear(header, names, frequencies, numbers[len(names) :])
