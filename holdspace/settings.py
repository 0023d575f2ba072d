"""What can be set from outside: ``HOLDSPACE_...`` in the environment, ``holdspace.toml`` in the working directory."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr, StringConstraints, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

PREFIX = "HOLDSPACE_"
FILE = "holdspace.toml"
MODELS = ("model", "voice_model", "suggestions_model", "coach_model")
"""The settings that name a language model."""
SHARED = {"model_url": "OPENAI_BASE_URL", "model_key": "OPENAI_API_KEY"}
"""What other programs call them; read last, and only where a model is named."""
_NO_MODEL = "none"


class SettingsError(Exception):
    """A setting cannot be used; says in a sentence which one, where it stands, and what would be right."""


def _data_folder() -> Path:
    return user_data_path("holdspace", appauthor=False)


def _named(path: Path) -> Path:
    if path == Path():  # what an empty string becomes: a slip, not a wish for the working directory
        raise ValueError
    return path.expanduser().absolute()


def _database(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith(("sqlite:", "postgresql:", "postgresql+", "postgres:")):
        raise ValueError
    return value


def _model(name: str) -> str:
    if not re.fullmatch(r"none|openai/[!-~]{1,200}", name.strip()):
        raise ValueError
    return name.strip()


def _model_url(address: str) -> str:
    address = address.strip()
    parts = urlsplit(address)  # which raises ValueError itself for a port that is none
    plain = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    if not plain or re.search(r"[^!-~]|[?#]", address) or "@" in parts.netloc:
        raise ValueError
    return address.rstrip("/")


def _model_proxy(address: SecretStr) -> SecretStr:
    whole = address.get_secret_value().strip()
    parts = urlsplit(whole)
    plain = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and parts.path in {"", "/"}
    if not plain or re.search(r"[^!-~]|[?#]", whole):
        raise ValueError
    return SecretStr(whole.rstrip("/"))


def _model_key(key: SecretStr) -> SecretStr:
    plain = key.get_secret_value().strip()
    if not re.fullmatch(r"[!-~]+", plain):  # a line's end or a space in it would not even be sent
        raise ValueError
    return SecretStr(plain)


Folder = Annotated[Path, AfterValidator(_named)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$", strip_whitespace=True, to_upper=True)]
Database = Annotated[SecretStr, AfterValidator(_database)]
ModelName = Annotated[str, AfterValidator(_model)]
Tokens = Annotated[int, Field(ge=1, le=10**12)]

_A_MODEL = "openai/ and the name that the model's server knows, such as openai/gpt-4.1-mini, or none"

_EXPECTED = {
    "data_dir": "a folder, such as /home/me/holdspace",
    "content": "a folder with personas, exercises and lessons",
    "database_url": "an address such as sqlite:////home/me/conversations.db or postgresql://name:password@server/database",
    "country": "the two letters of a country (ISO 3166), such as NL",
    **dict.fromkeys(MODELS, _A_MODEL),
    "model_url": "an address such as https://models.example.org/v1, without name, password, key or question mark",
    "model_proxy": "an address such as http://proxy.example.org:3128 or http://name:password@proxy.example.org:3128",
    "model_key": "a key in visible ASCII characters, without spaces",
    "tokens_per_session": "a number of tokens from 1, such as 300000",
    "tokens_per_day": "a number of tokens from 1, such as 3000000",
    "model_requests": "how many requests at once, 1 to 1000",
    "model_patience": "seconds to wait, 0.1 to 600",
    "emotion": "a folder with a text-classification model",
}
_UNREPEATED = frozenset({"database_url", "model_url", "model_proxy", "model_key", *MODELS})
"""Settings whose wrong values may hold a password or key, pasted into the wrong place too."""


class Settings(BaseSettings):
    """The settings, once read: they do not change while a process runs."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, toml_file=FILE, extra="forbid", frozen=True, validate_default=True
    )

    data_dir: Folder = Field(default_factory=_data_folder)
    """Where conversations and the local profile are kept; by default where this system keeps an account's data."""
    content: Folder | None = None
    """An educator's own folder of content, laid over the shipped one."""
    database_url: Database | None = None
    """Where conversations are kept, if not in a SQLite file in ``data_dir``. May hold a password."""
    country: Country | None = None
    """ISO 3166, two letters: which support services are shown until a person chooses for themselves."""
    model: ModelName | None = None
    """Language model for every use: ``openai/`` and its name at any server that speaks OpenAI's chat completions."""
    voice_model: ModelName | None = None
    """The model that speaks for the person; ``none``: the authors' words. By default ``model``."""
    suggestions_model: ModelName | None = None
    """The model that suggests what to say; ``none`` stays offline. By default ``model``."""
    coach_model: ModelName | None = None
    """The model that words notes and reads in bulk; ``none`` stays offline. By default ``model``."""
    model_url: Annotated[str, AfterValidator(_model_url)] | None = None
    """The models' server, to ``/v1``; else OPENAI_BASE_URL, else OpenAI's."""
    model_key: Annotated[SecretStr, AfterValidator(_model_key)] | None = None
    """The server's key; else OPENAI_API_KEY."""
    model_proxy: Annotated[SecretStr, AfterValidator(_model_proxy)] | None = None
    """A proxy on the way to that server, where the network here demands one. May hold a password."""
    tokens_per_session: Tokens = 300_000
    """What models may read and write for one talk: forty turns with everything on take about 200,000."""
    tokens_per_day: Tokens = 3_000_000
    """The same for all talks of this record together, from midnight UTC. A request that has begun is let finish."""
    model_requests: Annotated[int, Field(ge=1, le=1000)] = 16
    """Requests to the server at once, over all lessons that are open on this machine; one more waits two seconds."""
    model_patience: Annotated[float, Field(ge=0.1, le=600)] = 15.0
    """Seconds to the first word of an answer, and from one piece to the next, before the offline way is taken."""
    emotion: Folder | None = None
    """A text-classification model of the Hugging Face kind that reads feelings, for one person in JupyterLab."""

    def model_of(self, use: str) -> str | None:
        """Return the model's name for ``voice``, ``suggestions``, ``coach`` or ``code``; None: it stays offline."""
        own: str | None = getattr(self, "coach_model" if use == "code" else f"{use}_model")
        named = own or self.model
        return None if named in {None, _NO_MODEL} else str(named).partition("/")[2]

    def store_address(self) -> str | Path:
        """Return the database address, which may hold a password, or the SQLite file."""
        return self.database_url.get_secret_value() if self.database_url else self.data_dir / "conversations.db"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library passes it by name
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the library passes it by name
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put what is given in a call before the environment, that before the file, and what is shared last."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls), _Shared(settings_cls)


class _Shared(PydanticBaseSettingsSource):
    """What is set for every program that uses OpenAI's interface; left alone where no model is named."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002
        return os.environ.get(SHARED.get(field_name, ""), "").strip() or None, field_name, False

    def __call__(self) -> dict[str, Any]:
        if all(self.current_state.get(name) in (None, _NO_MODEL) for name in MODELS):
            return {}
        found = {name: os.environ.get(shared, "").strip() for name, shared in SHARED.items()}
        return {name: value for name, value in found.items() if value}


def read_settings(**given: Any) -> Settings:
    """Read the settings; what is ``given`` (from a command line) comes first. Raises SettingsError."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise SettingsError(_sentence(error, given)) from None  # the cause would show values, secret ones too
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{FILE} in {Path.cwd()} cannot be read as TOML: {error}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{FILE} in {Path.cwd()} cannot be read: save it as UTF-8 text.") from error
    except OSError as error:
        raise SettingsError(f"{FILE} in {Path.cwd()} cannot be read: {error.strerror}.") from error


def _sentence(error: ValidationError, given: dict[str, Any]) -> str:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][0])
    place = name if given.get(name) is not None else whence(name)
    if first["type"] == "extra_forbidden":
        return f"{place}: there is no such setting; there are {', '.join(Settings.model_fields)}."
    got = "something else" if name in _UNREPEATED else repr(first["input"])[:80]
    return f"{place}: expected {_EXPECTED[name]}, got {got}."


def whence(name: str) -> str:
    """Return where the setting's value comes from, in words for a sentence."""
    if any(key.upper() == f"{PREFIX}{name}".upper() and value for key, value in os.environ.items()):
        return f"{PREFIX}{name.upper()} (in the environment)"
    try:
        named = name in tomllib.loads(Path(FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        named = False
    if not named and name in SHARED and os.environ.get(SHARED[name], "").strip():
        return f"{SHARED[name]} (in the environment)"
    return f"{FILE}, {name}"
