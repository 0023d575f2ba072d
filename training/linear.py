"""Fits linear models over the reader's own features, and writes them in the shape that the reader reads."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from holdspace.reading.ngrams import FORMAT, Parsed, features, parse
from holdspace.reading.segment import fold

UNIT: Final = 1000
"""Inverse document frequencies are written in thousandths."""
_LARGEST: Final = 32000

Floats = NDArray[np.float64]
Sees = Callable[[str], Parsed]
"""What a model sees of a text."""


class Example(NamedTuple):
    """What a model is fitted on: a text, further numbers, and what it should answer."""

    text: str
    given: Mapping[str, float]
    answer: Any
    group: str
    """Examples of one group never stand on both sides of a split."""
    weight: float = 1.0


def by_words(text: str) -> Parsed:
    """See a text by its words and their pieces."""
    return parse(fold(text))


class Space(NamedTuple):
    """The features that a model knows, with their inverse document frequencies, and the names of further numbers."""

    names: tuple[str, ...]
    frequencies: Floats
    given: tuple[str, ...]
    loudness: float
    """What further numbers are multiplied with, beside texts of length 1."""
    sees: Sees = by_words


class Fitted(NamedTuple):
    """A model as scikit-learn left it: coefficients (classes, features + given) and intercepts (classes,)."""

    space: Space
    classes: tuple[str, ...]
    weights: Floats
    bias: Floats

    def scores(self, examples: Sequence[Example]) -> Floats:
        """Return scores, (examples, classes)."""
        found: Floats = matrix(self.space, examples) @ self.weights.T + self.bias
        return found


def space(
    examples: Sequence[Example],
    *,
    least: int,
    loudness: float,
    only: frozenset[str] | None = None,
    sees: Sees = by_words,
) -> Space:
    """Return the features that at least ``least`` examples have (of ``only``, where given)."""
    counts: Counter[str] = Counter()
    for one in examples:
        counts.update(set(features(sees(one.text))))
    names = tuple(sorted(name for name, count in counts.items() if count >= least and (only is None or name in only)))
    total = len(examples)
    frequencies = np.array([math.log((1 + total) / (1 + counts[name])) + 1 for name in names])
    given = tuple(sorted({name for one in examples for name in one.given}))
    return Space(names, np.round(frequencies * UNIT) / UNIT, given, loudness, sees)


def matrix(known: Space, examples: Sequence[Example]) -> csr_matrix:
    """Return the examples as rows: features of Euclidean length 1, then further numbers."""
    index = {name: place for place, name in enumerate(known.names)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, one in enumerate(examples):
        counts = Counter(index[name] for name in features(known.sees(one.text)) if name in index)
        length = math.sqrt(sum(count * known.frequencies[place] ** 2 for place, count in counts.items())) or 1.0
        rows += [row] * len(counts)
        columns += counts
        values += [count * known.frequencies[place] / length for place, count in counts.items()]
    words = csr_matrix((values, (rows, columns)), shape=(len(examples), len(known.names)))
    if not known.given:
        return words
    further = np.array([[one.given.get(name, 0.0) for name in known.given] for one in examples]) * known.loudness
    return csr_matrix(hstack([words, csr_matrix(further)]))


Fit = Callable[[csr_matrix, Sequence[Any], Floats], tuple[tuple[str, ...], Floats, Floats]]
"""Fits rows to answers with weights; returns classes, coefficients (classes, columns) and intercepts."""


def fit(  # noqa: PLR0913  # each is a choice of the recipe
    examples: Sequence[Example],
    how: Fit,
    *,
    least: int = 3,
    loudness: float = 0.5,
    most: int = 0,
    sees: Sees = by_words,
) -> Fitted:
    """Fit a model; with ``most``, only that many features of the largest weights are kept and fitted again."""
    known = space(examples, least=least, loudness=loudness, sees=sees)
    fitted = _fit(examples, how, known)
    if most and len(known.names) > most:
        strength = np.abs(fitted.weights[:, : len(known.names)]).max(axis=0)
        kept = frozenset(np.array(known.names)[np.argsort(-strength)[:most]])
        fitted = _fit(examples, how, space(examples, least=least, loudness=loudness, only=kept, sees=sees))
    return fitted


def _fit(examples: Sequence[Example], how: Fit, known: Space) -> Fitted:
    weights = np.array([one.weight for one in examples])
    classes, coefficients, bias = how(matrix(known, examples), [one.answer for one in examples], weights)
    return Fitted(known, classes, coefficients, bias)


def write(fitted: Fitted, path: Path, about: Mapping[str, object]) -> None:
    """Write a model for :func:`holdspace.reading.ngrams.read_model`; ``about`` goes into its first line."""
    known = fitted.space
    size = len(known.names)
    words = fitted.weights[:, :size] * known.frequencies
    scale = np.maximum(np.abs(words).max(axis=1, initial=0.0), 1e-9) / _LARGEST
    names = "\n".join(known.names).encode("utf-8")
    further = {
        name: [round(float(value), 5) for value in fitted.weights[:, size + place] * known.loudness]
        for place, name in enumerate(known.given)
    }
    header = {
        "format": FORMAT,
        **about,
        "classes": list(fitted.classes),
        "bias": [round(float(value), 5) for value in fitted.bias],
        "scale": [float(f"{value:.6g}") for value in scale],
        "given": further,
        "unit": UNIT,
        "bytes": len(names),
    }
    numbers = np.concatenate([known.frequencies * UNIT, (words / scale[:, None]).T.reshape(-1)])
    path.write_bytes(json.dumps(header).encode("utf-8") + b"\n" + names + np.round(numbers).astype("<i2").tobytes())
