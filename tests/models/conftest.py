"""What the tests of local models share. They need torch, so ``make test`` leaves them to ``make test-models``."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["OMP_NUM_THREADS"] = "1"  # such small models only wait for each other's threads on a busy machine
sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))
pytest.register_assert_rewrite("practice")

from tiny_models import LINE, emotion_model, language_model, parrot  # noqa: E402

from serving.local_model import LocalModel  # noqa: E402


@pytest.fixture(scope="session")
def babbler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a language model that loads, streams, makes no sense and never stops by itself."""
    return language_model(tmp_path_factory.mktemp("weights") / "babbler-tiny")


@pytest.fixture(scope="session")
def babbling(babbler: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalModel]:
    """The babbler behind ``transformers serve``."""
    with LocalModel(babbler, tmp_path_factory.mktemp("log") / "data" / "local-model.log") as model:
        yield model


@pytest.fixture(scope="session")
def speaking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalModel]:
    """A model that answers LINE to everything, behind ``transformers serve``."""
    folder = parrot(tmp_path_factory.mktemp("weights") / "parrot-tiny", LINE)
    with LocalModel(folder, tmp_path_factory.mktemp("log") / "data" / "local-model.log") as model:
        yield model


@pytest.fixture(scope="session")
def feeler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that reads joy in everything, under the labels of the best known one."""
    return emotion_model(tmp_path_factory.mktemp("weights") / "feeler-tiny", sure_of="joy")
