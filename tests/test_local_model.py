"""A folder of weights beside the lessons: what is said before anything is loaded. tests/models serves real ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from servers import start, write_content

from holdspace.settings import Settings, read_settings
from serving import local_model
from serving.environment import share_settings
from serving.local_model import LocalModel, LocalModelError, look_at, refuse_two


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like weights, on a machine that has what serves them."""
    monkeypatch.setattr(local_model, "NEEDED", ("json",))
    folder = tmp_path / "kind-1b"
    folder.mkdir()
    (folder / "config.json").write_text("{}", encoding="utf-8")
    return folder


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalModelError, match=rf"There is no folder {tmp_path}/nowhere.*make serve MODEL=DIR"):
        look_at(tmp_path / "nowhere")


def test_a_folder_without_a_configuration_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(LocalModelError, match=r"has no config\.json"):
        look_at(tmp_path)


@pytest.mark.parametrize("name", ["kind@main", "-kind", "a:b.gguf", "kind 1b"])
def test_a_folder_s_name_that_would_mean_something_else_is_refused(weights: Path, name: str) -> None:
    renamed = weights.rename(weights.parent / name)
    with pytest.raises(LocalModelError, match="Rename it"):
        look_at(renamed)


def test_missing_packages_are_named_with_the_command_that_installs_them(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_model, "NEEDED", ("json", "no_such_package_1", "no_such_package_2"))
    with pytest.raises(
        LocalModelError, match=r"no_such_package_1 and no_such_package_2.*make serve MODEL=.*pip install"
    ):
        look_at(weights)


def test_the_sentence_is_all_that_is_said_when_it_cannot_start(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"first": ()})
    with pytest.raises(pytest.fail.Exception, match=r"(?s)cannot start.*There is no folder /nowhere/at/all") as failed:
        start("voila", content, tmp_path / "served", "--model", "/nowhere/at/all")
    assert "Traceback" not in str(failed.value)


@pytest.mark.parametrize(
    "given",
    [
        {"model": "openai/gpt-4.1-mini"},
        {"model": "none"},
        {"coach_model": "openai/other"},
        {"model_url": "https://models.example.org/v1"},
    ],
)
def test_a_model_that_is_set_already_is_not_silently_replaced(given: dict[str, str]) -> None:
    with pytest.raises(LocalModelError, match=r"A model is set already .* Leave one of the two out"):
        refuse_two(read_settings(**given))


def test_a_use_may_stay_offline_beside_a_folder_of_weights() -> None:
    refuse_two(read_settings(coach_model="none", suggestions_model="none"))


def test_kernels_are_told_the_model_and_its_address_and_no_other_server_s_key(
    weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-another-server")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://models.example.org/v1")
    model = LocalModel(weights, tmp_path / "log")
    for name, value in model.settings(read_settings()).items():
        monkeypatch.setenv(name, value)
    told: Settings = read_settings()
    assert told.model_of("voice") == "kind-1b"
    assert told.model_url == f"http://127.0.0.1:{model.port}/v1"
    assert told.model_key is not None
    assert told.model_key.get_secret_value() != os.environ["OPENAI_API_KEY"]
    assert told.model_patience == local_model.PATIENCE


def test_a_patience_that_was_set_stays(weights: Path, tmp_path: Path) -> None:
    told = LocalModel(weights, tmp_path / "log").settings(read_settings(model_patience=5))
    assert "HOLDSPACE_MODEL_PATIENCE" not in told


def test_the_program_that_serves_is_given_no_setting_and_no_key_of_ours() -> None:
    given = {"HOLDSPACE_DATABASE_URL": "x", "OPENAI_API_KEY": "x", "PATH": "/bin"}
    kept = local_model._environment(given)
    assert kept["PATH"] == "/bin"
    assert kept["HF_HUB_OFFLINE"] == "1"
    assert not any(name.startswith(("HOLDSPACE_", "OPENAI_")) for name in kept)


def test_kernels_are_told_every_setting_that_was_read_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    (tmp_path / "holdspace.toml").write_text(
        'model = "openai/kind"\nmodel_url = "https://models.example.org/v1"\nmodel_key = "sk-1"\nvoice_model = "none"\n'
        "tokens_per_day = 5000\nmodel_patience = 2.5\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    read = read_settings()
    share_settings(read)
    monkeypatch.chdir("/")
    assert read_settings() == read
