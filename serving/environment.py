"""What this program prepares before it serves: its environment, its folder."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Collection, MutableMapping
from pathlib import Path

from pydantic import SecretStr

from holdspace.private import make_private_file, make_private_folder
from holdspace.reading.emotion_model import NOT_SERVED, SERVED
from holdspace.settings import PREFIX, Settings

COOKIE_SECRET_BYTES = 32

SECRET = re.compile(
    r"(?:^|_)(?:API_?KEY|ACCESS_?KEY(?:_ID)?|PRIVATE_?KEY|SECRET(?:_?KEY)?|TOKEN|PASSWORD|PASSWD|PASSPHRASE"
    r"|CREDENTIALS?|DSN)(?:_FILE|_PATH)?$",
    re.IGNORECASE,
)
"""Names under which environments usually carry a secret."""

KERNELS_NEED = frozenset({"OPENAI_API_KEY"})
"""Secrets that kernels keep: the simulated person's optional language model is called from the lesson's kernel."""


def shed_secrets(
    environ: MutableMapping[str, str] = os.environ, keep: Collection[str] = KERNELS_NEED
) -> tuple[str, ...]:
    """Remove from the environment what looks like a secret, and return the names removed.

    Kernels inherit this program's environment and run lessons, which may print anything. The project's own
    ``HOLDSPACE_*`` settings stay, apart from the token of the address.
    """
    found = [
        name
        for name in environ
        if name == "HOLDSPACE_TOKEN"
        or (SECRET.search(name) and name not in keep and not name.upper().startswith("HOLDSPACE_"))
    ]
    for name in found:
        del environ[name]
    return tuple(sorted(found))


def share_settings(settings: Settings) -> None:
    """Give the kernels the settings that this program read: ``holdspace.toml`` is looked for where a program runs."""
    os.environ["HOLDSPACE_DATA_DIR"] = str(settings.data_dir)
    for name in sorted(settings.model_fields_set):
        value = getattr(settings, name)
        if value is not None:
            plain = value.get_secret_value() if isinstance(value, SecretStr) else str(value)
            os.environ[f"{PREFIX}{name.upper()}"] = plain


def keep_builtin_emotions(settings: Settings) -> None:
    """Tell kernels that many are served: each would load a model of hundreds of megabytes for itself."""
    os.environ[SERVED] = "1"
    if settings.emotion is not None:
        print(NOT_SERVED, flush=True)  # noqa: T201 - for whoever starts the program


def cookie_secret(folder: Path) -> bytes:
    """Return the secret that signs cookies, kept in a folder so that an open page outlives a restart of the server."""
    make_private_folder(folder)
    file = folder / "cookie_secret"
    make_private_file(file)
    kept = file.read_bytes()
    if len(kept) < COOKIE_SECRET_BYTES:
        kept = secrets.token_bytes(COOKIE_SECRET_BYTES)
        file.write_bytes(kept)
    return kept
