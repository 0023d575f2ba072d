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
from operator import mul
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import BaseModel, ConfigDict

from holdspace.reading.packed import Adder, Rows, Sums

FORMAT: Final = 1
"""The version of the file's shape."""
_TOKEN: Final = re.compile(r"[a-z']+|[!?]+|[.:;()]+|\d+|[^\sa-z\d!?.:;(),\"'-]")
_STUTTER: Final = re.compile(r"\b(\w+)-\s?(?=\1\b)")
_LONGEST: Final = 24
"""Letters of a word that are cut into pieces."""
_MOST_TOKENS: Final = 400
"""Tokens read of one text; far more than a message has."""
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
    """A linear model: ``classes`` outputs, each a bias, weights of features, and weights of further numbers."""

    def __init__(self, header: Header, names: Sequence[str], frequencies: Sequence[int], weights: array[int]) -> None:
        self.classes = header.classes
        self._scale = header.scale
        self._bias = header.bias
        self._given = header.given
        self._unit = header.unit
        places = dict(zip(names, range(len(names)), strict=True))
        self.rows = Rows(places, [value * value for value in frequencies], weights, len(header.classes))
        self._alone = Adder([self.rows], _of_word)

    def scores(self, parsed: Parsed, given: Mapping[str, float] | None = None) -> list[float]:
        """Return one score a class for a text and the further numbers ``given``; what is unknown counts nothing."""
        return self.of_sums(self.sums(parsed), self.of_given(given or {}))

    def sums(self, parsed: Parsed) -> Sums:
        """Return what the features of a text come to."""
        return self._alone.add(parsed.words, parsed.runs)[0]

    def of_given(self, given: Mapping[str, float], start: Iterable[float] | None = None) -> list[float]:
        """Return what the further numbers come to, beginning from ``start``, or else from the biases."""
        begun = self._bias if start is None else start
        known = [(rows, value) for name, value in given.items() if value and (rows := self._given.get(name))]
        if not known:
            return list(begun)
        values = [value for _, value in known]
        columns = zip(*(rows for rows, _ in known), strict=True)
        return [sum(map(mul, column, values), one) for column, one in zip(columns, begun, strict=True)]

    def of_sums(self, sums: Sums, start: Iterable[float]) -> list[float]:
        """Return the scores of a text whose features come to ``sums``, beginning from ``start``."""
        length = self._unit / (math.sqrt(sums.square) or 1.0)
        return [one + total * scale * length for one, total, scale in zip(start, sums.totals, self._scale, strict=True)]


class Together:
    """Several models that read the same texts: each text is gone through once for all of them."""

    def __init__(self, models: Sequence[Linear]) -> None:
        self.models = tuple(models)
        self._adder = Adder([model.rows for model in models], _of_word)

    def scores(self, parsed: Parsed, given: Sequence[Mapping[str, float]]) -> list[list[float]]:
        """Return the scores of each model, with the further numbers of each."""
        sums = self._adder.add(parsed.words, parsed.runs)
        return [
            model.of_sums(each, model.of_given(known))
            for model, each, known in zip(self.models, sums, given, strict=True)
        ]


def _of_word(word: str) -> tuple[str, ...]:
    return (word, *pieces(word))


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
    return Linear(header, names, numbers[: len(names)], numbers[len(names) :])
