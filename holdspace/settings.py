"""What can be set from outside: ``HOLDSPACE_...`` in the environment, ``holdspace.toml`` in the working directory."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

PREFIX = "HOLDSPACE_"
FILE = "holdspace.toml"


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


Folder = Annotated[Path, AfterValidator(_named)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$", strip_whitespace=True, to_upper=True)]
Database = Annotated[SecretStr, AfterValidator(_database)]

_EXPECTED = {
    "data_dir": "a folder, such as /home/me/holdspace",
    "content": "a folder with personas, exercises and lessons",
    "database_url": "an address such as sqlite:////home/me/conversations.db or postgresql://name:password@server/database",
    "country": "the two letters of a country (ISO 3166), such as NL",
}


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
        """Put what is given in a call before the environment, and that before the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


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
    place = f"{FILE}, {name}"
    if given.get(name) is not None:
        place = name
    elif any(key.upper() == f"{PREFIX}{name}".upper() and value for key, value in os.environ.items()):
        place = f"{PREFIX}{name.upper()} (in the environment)"
    if first["type"] == "extra_forbidden":
        return f"{place}: there is no such setting; there are {', '.join(Settings.model_fields)}."
    secret = "SecretStr" in str(Settings.model_fields[name].annotation)
    got = "something else" if secret else repr(first["input"])[:80]
    return f"{place}: expected {_EXPECTED[name]}, got {got}."
