"""The trained weights, each loaded when first asked for and checked against the list beside them."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final

from holdspace.reading.ngrams import Linear, read_model

WEIGHTS: Final = Path(__file__).resolve().parent / "weights"
LIST: Final = WEIGHTS / "weights.json"


class DamagedWeightsError(RuntimeError):
    """Weights that are not those that were published; says which, and what to do."""


@cache
def published() -> dict[str, dict[str, str]]:
    """Return, by name, each model's file, checksum (SHA-256), version and licence."""
    listed: dict[str, dict[str, str]] = json.loads(LIST.read_text(encoding="utf-8"))
    return listed


def version() -> str:
    """Return the version of the weights as a whole, for the record of a reading."""
    return next(iter(published().values()))["version"]


@cache
def model(name: str) -> Linear:
    """Return the model of that name. Raises :class:`DamagedWeightsError` if its file is not what was published."""
    entry = published()[name]
    path = WEIGHTS / entry["file"]
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as problem:
        message = f"{entry['file']} is missing from {WEIGHTS}: install Holding Space again."
        raise DamagedWeightsError(message) from problem
    if found != entry["sha256"]:
        message = f"{entry['file']} is not the file that was published: install Holding Space again, or run make train."
        raise DamagedWeightsError(message)
    return read_model(path)
