"""Settings come from the environment and a file; a bad value is one clear sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from holdspace.llm.endpoint import endpoint_for
from holdspace.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"HOLDSPACE_{name.upper()}", raising=False)
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


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
        ("model", "gpt-4.1-mini", "expected openai/ and the name that the model's server knows"),
        ("model", "geheim-sk-123", "such as openai/gpt-4.1-mini, or none, got something else."),
        ("model", "openai/", "expected openai/ and the name"),
        ("voice_model", "openai/two words", "expected openai/ and the name"),
        ("suggestions_model", "nothing", "expected openai/ and the name"),
        ("coach_model", "anthropic/some", "expected openai/ and the name"),
        ("model_url", "models.example.org", "expected an address such as https://models.example.org/v1, without name"),
        ("model_url", "ftp://models.example.org", "expected an address"),
        ("model_url", "file:///etc/passwd", "expected an address"),
        ("model_url", "https://sam:geheim@models.example.org/v1", "got something else."),
        ("model_url", "https://geheim@models.example.org/v1", "got something else."),
        ("model_url", "https://models.example.org/v1?key=geheim", "got something else."),
        ("model_url", "https://models.example.org/v1#geheim", "got something else."),
        ("model_url", "https://models.example.org:99999/v1", "expected an address"),
        ("model_url", "https://models.example.org/v1\r\nX-Key: geheim", "expected an address"),
        ("model_url", "https:///v1", "expected an address"),
        ("model_proxy", "proxy.example.org:3128", "expected an address such as http://proxy.example.org:3128 or"),
        ("model_proxy", "socks5://sam:geheim@proxy.example.org", "got something else."),
        ("model_proxy", "http://sam:geheim@", "got something else."),
        ("model_proxy", "http://sam:geheim@proxy.example.org:0", "got something else."),
        ("model_proxy", "http://sam:geheim@proxy.example.org:99999", "got something else."),
        ("model_proxy", "http://sam:geheim@proxy.example.org/to/somewhere", "got something else."),
        ("model_proxy", "http://proxy.example.org?geheim", "got something else."),
        ("model_proxy", "http://sam:geheim @proxy.example.org", "got something else."),
        ("model_key", "geheim and more", "expected a key in visible ASCII characters, without spaces, got something"),
        ("model_key", "geheim\nX-Other: 1", "expected a key"),
        ("model_key", "geheim\u00e9", "expected a key"),
        ("tokens_per_session", "0", "expected a number of tokens from 1, such as 300000, got '0'."),
        ("tokens_per_day", "many", "expected a number of tokens from 1"),
        ("model_requests", "0", "expected how many requests at once, 1 to 1000, got '0'."),
        ("model_patience", "-1", "expected seconds to wait, 0.1 to 600, got '-1'."),
        ("model_patience", "nan", "expected seconds to wait"),
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
        (b"model = ['openai/a']", "holdspace.toml, model: expected openai/ and the name"),
        (b"model_proxy = 5", "holdspace.toml, model_proxy: expected an address"),
        (b"model_key = 5", "holdspace.toml, model_key: expected a key"),
        (b"countri = 'NL'", "holdspace.toml, countri: there is no such setting; there are data_dir, content"),
        (b"[country]\na = 1", "holdspace.toml, country: expected"),
        (b"country = \n", "cannot be read as TOML: Invalid value (at line 1"),
        (b"\xff\xfe", "save it as UTF-8 text"),
    ],
)
def test_a_bad_file_is_named(written: bytes, words: str) -> None:
    Path("holdspace.toml").write_bytes(written)
    assert words in sentence()


def test_a_name_that_is_no_setting_is_the_files_also_where_the_environment_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("holdspace.toml").write_text('modle = "openai/some"\n')
    monkeypatch.setenv("HOLDSPACE_MODLE", "openai/some")
    assert sentence().startswith("holdspace.toml, modle: there is no such setting")


def test_a_bad_value_given_in_a_call_is_named_as_that() -> None:
    with pytest.raises(SettingsError, match=r"^country: expected"):
        read_settings(country="Holland")


def test_a_password_is_shown_nowhere_but_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "postgresql://sam:geheim@host/kept"
    monkeypatch.setenv("HOLDSPACE_DATABASE_URL", address)
    found = read_settings()
    assert found.store_address() == address
    assert "geheim" not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()}"


# --- language models ------------------------------------------------------------------------------------------------


def test_each_use_has_the_common_model_unless_it_has_its_own_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [read_settings().model_of(use) for use in USES] == [None] * 4
    Path("holdspace.toml").write_text('model = "openai/meta-llama/Llama-3.1-8B"\nsuggestions_model = "none"\n')
    monkeypatch.setenv("HOLDSPACE_COACH_MODEL", "openai/qwen3:8b")
    found = [read_settings().model_of(use) for use in USES]
    assert found == ["meta-llama/Llama-3.1-8B", None, "qwen3:8b", "qwen3:8b"]
    assert [read_settings(model="none", coach_model="none").model_of(use) for use in USES] == [None] * 4


USES = ("voice", "suggestions", "coach", "code")


def test_what_is_set_for_other_programs_counts_last_and_only_where_a_model_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://shared.example.org/v1/")
    monkeypatch.setenv("OPENAI_API_KEY", " geheim ")
    assert (read_settings().model_url, read_settings().model_key) == (None, None)
    found = read_settings(voice_model="openai/some")
    assert found.model_url == "https://shared.example.org/v1"
    assert found.model_key is not None
    assert found.model_key.get_secret_value() == "geheim"
    Path("holdspace.toml").write_text('model_url = "http://localhost:8000/v1"\nmodel_key = "own"\n')
    found = read_settings(model="openai/some")
    assert found.model_url == "http://localhost:8000/v1"
    assert found.model_key is not None
    assert found.model_key.get_secret_value() == "own"


def test_a_wrong_value_for_other_programs_is_named_by_their_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://sam:geheim@shared.example.org/v1")
    assert read_settings().model_url is None, "nobody asks a model: it is none of our business"
    monkeypatch.setenv("HOLDSPACE_MODEL", "openai/some")
    said = sentence()
    assert said.startswith("OPENAI_BASE_URL (in the environment): expected an address")
    assert "geheim" not in said


def test_a_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL_KEY", "geheim")
    found = read_settings(model="openai/some")
    made = endpoint_for(found, "voice")
    assert made is not None
    assert made.key == "geheim"
    assert "geheim" not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()} {made!r} {made}"


def test_a_proxys_password_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_MODEL_PROXY", " http://sam:geheim@proxy.example.org:3128/ ")
    found = read_settings(model="openai/some")
    made = endpoint_for(found, "voice")
    assert made is not None
    assert (made.proxy, made.through) == ("http://sam:geheim@proxy.example.org:3128", "proxy.example.org:3128")
    assert "geheim" not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()} {made!r} {made}"


@pytest.mark.parametrize("here", ["localhost", "127.0.0.1", "[::1]"])
def test_a_server_on_this_computer_is_reached_without_the_proxy(here: str) -> None:
    found = read_settings(
        model="openai/some", model_url=f"http://{here}:8000/v1", model_proxy="http://proxy.example.org"
    )
    made = endpoint_for(found, "voice")
    assert made is not None
    assert (made.proxy, made.through) == (None, "")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("http://proxy.example.org", "proxy.example.org:80"),
        ("https://sam:a%40b@proxy.example.org", "proxy.example.org:443"),
        ("http://[2001:db8::1]:3128", "[2001:db8::1]:3128"),
    ],
)
def test_a_proxy_is_named_by_host_and_port(address: str, place: str) -> None:
    made = endpoint_for(read_settings(model="openai/some", model_proxy=address), "voice")
    assert made is not None
    assert made.through == place


def test_reading_the_settings_loads_no_library_of_models() -> None:
    code = (
        "import sys; from holdspace.settings import read_settings; read_settings(model='openai/x');"
        "print([name for name in ('openai', 'httpx2', 'asyncio', 'sqlalchemy', 'torch') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() in {"[]", "['asyncio']"}
