"""Settings come from the environment and a file; a bad value is one clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdspace.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"HOLDSPACE_{name.upper()}", raising=False)


def sentence() -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert caught.value.__cause__ is None or caught.value.__suppress_context__ is True
    return str(caught.value)


def test_without_any_settings_conversations_lie_with_the_accounts_data() -> None:
    found = read_settings()
    assert found.data_dir.is_absolute()
    assert found.data_dir.name == "holdspace"
    assert found.store_address() == found.data_dir / "conversations.db"
    assert (found.content, found.country) == (None, None)
    assert not found.data_dir.is_relative_to(Path.cwd())


def test_a_call_comes_before_the_environment_and_that_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("holdspace.toml").write_text('country = "nl"\ndata_dir = "from-file"\ncontent = "ours"\n')
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "de")
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", "")
    monkeypatch.setenv("HOLDSPACE_SOMETHING_ELSE", "is none of our business")
    found = read_settings(content=Path("given"), country=None)
    assert found.country == "DE"
    assert found.data_dir == Path.cwd() / "from-file"
    assert found.content == Path.cwd() / "given"


def test_a_folder_in_the_home_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", "~/kept")
    assert read_settings().data_dir == tmp_path / "kept"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("country", "Holland", "expected the two letters of a country (ISO 3166), such as NL, got 'Holland'."),
        ("country", "N1", "got 'N1'."),
        ("database_url", "mysql://sam:geheim@host/kept", "expected an address such as sqlite:"),
        ("database_url", "geheim", "got something else."),
    ],
)
def test_a_bad_value_in_the_environment_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"HOLDSPACE_{name.upper()}", value)
    said = sentence()
    assert said.startswith(f"HOLDSPACE_{name.upper()} (in the environment): ")
    assert words in said
    assert "geheim" not in said


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (b"country = 3", "holdspace.toml, country: expected the two letters of a country"),
        (b"data_dir = ''", "holdspace.toml, data_dir: expected a folder"),
        (b"data_dir = [1]", "holdspace.toml, data_dir: expected a folder"),
        (b"database_url = 5", "holdspace.toml, database_url: expected an address"),
        (b"countri = 'NL'", "holdspace.toml, countri: there is no such setting; there are data_dir, content"),
        (b"[country]\na = 1", "holdspace.toml, country: expected"),
        (b"country = \n", "cannot be read as TOML: Invalid value (at line 1"),
        (b"\xff\xfe", "save it as UTF-8 text"),
    ],
)
def test_a_bad_file_is_named(written: bytes, words: str) -> None:
    Path("holdspace.toml").write_bytes(written)
    assert words in sentence()


def test_a_bad_value_given_in_a_call_is_named_as_that() -> None:
    with pytest.raises(SettingsError, match=r"^country: expected"):
        read_settings(country="Holland")


def test_a_password_is_shown_nowhere_but_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "postgresql://sam:geheim@host/kept"
    monkeypatch.setenv("HOLDSPACE_DATABASE_URL", address)
    found = read_settings()
    assert found.store_address() == address
    assert "geheim" not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()}"
