"""What can be set from outside: ``HOLDSPACE_...`` in the environment, ``holdspace.toml`` in the working directory."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from holdspace.settings_values import (
    EXPECTED,
    MODELS,
    UNREPEATED,
    Country,
    Database,
    Folder,
    ModelKey,
    ModelName,
    ModelProxy,
    ModelUrl,
    Tokens,
)

PREFIX = "HOLDSPACE_"
FILE = "holdspace.toml"
SHARED = {"model_url": "OPENAI_BASE_URL", "model_key": "OPENAI_API_KEY"}
"""What other programs call them; read last, and only where a model is named."""
_NO_MODEL = "none"


class SettingsError(Exception):
    """A setting cannot be used; says in a sentence which one, where it stands, and what would be right."""


def _data_folder() -> Path:
    return user_data_path("holdspace", appauthor=False)


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
    model_url: ModelUrl | None = None
    """The models' server, to ``/v1``; else OPENAI_BASE_URL, else OpenAI's."""
    model_key: ModelKey | None = None
    """The server's key; else OPENAI_API_KEY."""
    model_proxy: ModelProxy | None = None
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
    if first["type"] == "extra_forbidden":  # of the file: no other name in the environment is looked at
        where = name if name in given else f"{FILE}, {name}"
        return f"{where}: there is no such setting; there are {', '.join(Settings.model_fields)}."
    place = name if given.get(name) is not None else whence(name)
    got = "something else" if name in UNREPEATED else repr(first["input"])[:80]
    return f"{place}: expected {EXPECTED[name]}, got {got}."


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
