"""Feelings read by a Hugging Face text-classification model that somebody brought, for one person in JupyterLab.

Only the shares of the seven emotions come from it; all else, statements about suicide above all, is read as always. It
is loaded when the first message is read. Where it cannot be, one sentence is logged and the built-in reading stands.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import math
import os
import re
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from holdspace.reading.affect import EMOTIONS
from holdspace.reading.client import RuleClientReader
from holdspace.reading.readings import ClientReader, ClientReading, Emotion, Felt, Utterance

if TYPE_CHECKING:
    from holdspace.settings import Settings

SERVED: Final = "HOLDSPACE_SERVED"
"""Set by the lessons' server in the environment of kernels that serve many people."""

NOT_SERVED: Final = (
    "HOLDSPACE_EMOTION is for one person in JupyterLab (make lab). These lessons read feelings with the built-in "
    "reader: each page would load the model for itself."
)

WORDS: Final[dict[str, Emotion]] = {
    "anger": "anger",
    "angry": "anger",
    "disgust": "disgust",
    "disgusted": "disgust",
    "fear": "fear",
    "afraid": "fear",
    "scared": "fear",
    "joy": "happiness",
    "happy": "happiness",
    "happiness": "happiness",
    "neutral": "neutral",
    "sad": "sadness",
    "sadness": "sadness",
    "surprise": "surprise",
    "surprised": "surprise",
}
"""What models call the seven; j-hartmann/emotion-english-distilroberta-base says joy for happiness."""

LONGEST: Final = 4000
"""Characters of a message that are given to the model; it reads some 512 tokens of them."""
_TOKENS: Final = 512
_SAID: Final = 0.5
_INSTALL: Final = "Install them: pip install 'holdspace[local]'"

_log = logging.getLogger("holdspace")


class EmotionModelError(Exception):
    """The model cannot read feelings here; says why in a sentence, and what to do."""


def client_reader(settings: Settings) -> ClientReader:
    """Return the reader of the person's messages: the built-in one, with the model's emotions where one may be used."""
    if settings.emotion is None or os.environ.get(SERVED):
        return RuleClientReader()
    return _reader(settings.emotion)


def trouble(folder: Path) -> str | None:
    """Return what keeps the folder's model from reading feelings, in a sentence; None where nothing is seen.

    Nothing heavy is imported: it is for ``holdspace doctor`` too.
    """
    try:
        labels_of(folder)
    except EmotionModelError as wrong:
        return str(wrong)
    missing = [package for package in ("transformers", "torch") if importlib.util.find_spec(package) is None]
    if missing:
        return f"HOLDSPACE_EMOTION needs {' and '.join(missing)}, which this Python does not have. {_INSTALL}."
    return None


def labels_of(folder: Path) -> dict[str, Emotion]:
    """Return which emotion each of the model's labels stands for. Raises EmotionModelError."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        names = [str(name) for name in config["id2label"].values()]
    except FileNotFoundError:
        raise EmotionModelError(
            f"HOLDSPACE_EMOTION: there is no {folder / 'config.json'}. Name a model's folder."
        ) from None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise EmotionModelError(
            f"HOLDSPACE_EMOTION: {folder / 'config.json'} names no labels (id2label). Name the folder of a "
            "text-classification model."
        ) from None
    known = {name: WORDS[name.strip().lower()] for name in names if name.strip().lower() in WORDS}
    if len(known) != len(names) or sorted(known.values()) != sorted(EMOTIONS):
        raise EmotionModelError(
            f"HOLDSPACE_EMOTION: the model's labels are {', '.join(names[:40])}, and these seven are needed: "
            f"{', '.join(sorted(EMOTIONS))} (joy counts as happiness). Choose a model of those seven."
        )
    return known


@cache
def _reader(folder: Path) -> EmotionModelReader:
    """Return the one reader of this process for a folder: the model is loaded once, however many talks there are."""
    return EmotionModelReader(folder)


class EmotionModelReader:
    """The built-in reader, with the seven emotions from a model; the built-in one alone where that fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rules = RuleClientReader()
        self._lock = Lock()
        self._classify: Any = None
        self._labels: dict[str, Emotion] = {}
        self._version: str | None = None

    @property
    def version(self) -> str:
        """The built-in reader's, and the model's name and digest once it is known that it loads."""
        with self._lock:
            self._load()
            return self._version or self._rules.version

    def read(self, text: str, context: tuple[Utterance, ...] = (), felt: Felt | None = None) -> ClientReading:
        """Read ``text`` as the built-in reader does, with the model's emotions.

        Words about dying keep the built-in reading of how they feel: a model may call resignation joy.
        """
        reading = self._rules.read(text, context, felt)
        if not text.strip() or max(reading.said.values()) >= _SAID:
            return reading
        with self._lock:
            self._load()
            found = self._emotions(text)
        return reading if found is None else reading.model_copy(update={"emotions": found})

    # --- under the lock ---------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Load the model if that was not tried yet; log one sentence if it cannot be."""
        if self._version is not None:
            return
        self._version = self._rules.version
        wrong = trouble(self._folder)
        if wrong is None:
            try:
                self._labels = labels_of(self._folder)
                self._classify = _pipeline(self._folder)
                self._version = f"{self._rules.version}+{_slug(self._folder.name)}@{_digest(self._folder)}"
            except Exception as error:  # noqa: BLE001 - of a library that may raise anything; the talk goes on
                wrong = f"HOLDSPACE_EMOTION: the model in {self._folder} does not load ({type(error).__name__})."
        if wrong is not None:
            self._give_up(wrong)

    def _emotions(self, text: str) -> dict[Emotion, float] | None:
        if self._classify is None:
            return None
        try:
            scored = self._classify(text[:LONGEST])
            found = {self._labels[one["label"]]: round(float(one["score"]), 4) for one in scored}
        except Exception as error:  # noqa: BLE001 - as above
            self._give_up(f"HOLDSPACE_EMOTION: the model failed at a message ({type(error).__name__}).")
            return None
        if set(found) != set(EMOTIONS) or not all(math.isfinite(share) for share in found.values()):
            self._give_up("HOLDSPACE_EMOTION: the model gave no share to some emotion.")
            return None
        return {one: found[one] for one in EMOTIONS}

    def _give_up(self, sentence: str) -> None:
        self._classify, self._version = None, self._rules.version
        _log.warning("%s Feelings are read with the built-in reader.", sentence)


def _pipeline(folder: Path) -> Any:
    """Return the loaded model as a function of a text. Nothing is fetched: what the folder lacks is an error."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline  # noqa: PLC0415
    from transformers.utils import logging as bars  # noqa: PLC0415

    shown = bars.is_progress_bar_enabled()
    bars.disable_progress_bar()  # it would be drawn into the lesson
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model = AutoModelForSequenceClassification.from_pretrained(folder, local_files_only=True)
    finally:
        if shown:
            bars.enable_progress_bar()
    places = getattr(model.config, "max_position_embeddings", _TOKENS + 2) - 2  # two are kept back in RoBERTa's kind
    most = max(1, min(_TOKENS, tokenizer.model_max_length, places))
    classify = pipeline("text-classification", model=model, tokenizer=tokenizer, device="cpu")
    return lambda text: classify(text, top_k=None, function_to_apply="softmax", truncation=True, max_length=most)


def _digest(folder: Path) -> str:
    """Return the first 12 hex digits of the SHA-256 of the folder's configuration and weights."""
    whole = hashlib.sha256()
    weights = sorted([*folder.glob("*.safetensors"), *folder.glob("*.bin")])
    for file in (folder / "config.json", *weights):
        with file.open("rb") as opened:
            whole.update(hashlib.file_digest(opened, "sha256").digest())
    return whole.hexdigest()[:12]


def _slug(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name)[:80]
