"""What values a setting may have, and how a sentence names what was expected."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, StringConstraints

MODELS = ("model", "voice_model", "suggestions_model", "coach_model")
"""The settings that name a language model."""


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
ModelUrl = Annotated[str, AfterValidator(_model_url)]
ModelKey = Annotated[SecretStr, AfterValidator(_model_key)]
ModelProxy = Annotated[SecretStr, AfterValidator(_model_proxy)]
Tokens = Annotated[int, Field(ge=1, le=10**12)]

_A_MODEL = "openai/ and the name that the model's server knows, such as openai/gpt-4.1-mini, or none"

EXPECTED = {
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
UNREPEATED = frozenset({"database_url", "model_url", "model_proxy", "model_key", *MODELS})
"""Settings whose wrong values may hold a password or key, pasted into the wrong place too."""
