"""What the tests of local models share. They need torch, so ``make test`` leaves them to ``make test-models``."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))
pytest.register_assert_rewrite("practice")

from tiny_models import emotion_model, language_model  # noqa: E402


@pytest.fixture(scope="session")
def babbler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a language model that loads, streams and makes no sense."""
    return language_model(tmp_path_factory.mktemp("weights") / "babbler-tiny")


@pytest.fixture(scope="session")
def feeler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that reads joy in everything, under the labels of the best known one."""
    return emotion_model(tmp_path_factory.mktemp("weights") / "feeler-tiny", sure_of="joy")
