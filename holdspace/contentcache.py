"""Content that was read and found right, kept as JSON: parsing YAML takes a hundred times as long as this.

An entry is named by what was read and by how, so it can never be stale; it is checked against the model again when it
is read back, so it can never be wrong; and whatever happens to the folder, content is only slower without it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from holdspace.private import make_private_folder

M = TypeVar("M", bound=BaseModel)

READING = 1
"""How YAML is turned into values; a change of yamlfile.py that changes values raises it."""
MOST_ENTRIES = 200
"""Of which the oldest go when there are more."""
MOST_BYTES = 4_000_000
_WRITABLE_BY_OTHERS = 0o022


class Cache:
    """A private folder of entries."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, raw: bytes, model: type[M]) -> M | None:
        """Return the model of a file with these bytes, None if it is not kept here or not readable."""
        entry = self._entry(raw, model)
        try:
            if not self._is_private() or entry.stat().st_size > MOST_BYTES:
                return None
            return model.model_validate_json(entry.read_bytes())
        except (OSError, ValidationError):
            return None

    def keep(self, raw: bytes, model: type[BaseModel], values: Any) -> None:
        """Keep the values of a file that was found right; when that fails, nothing is kept."""
        with contextlib.suppress(OSError):
            make_private_folder(self.folder)
            if self._is_private():
                self._write(self._entry(raw, model), json.dumps(values, ensure_ascii=False).encode())
                self._forget_the_oldest()

    def _entry(self, raw: bytes, model: type[BaseModel]) -> Path:
        key = hashlib.sha256(f"{READING} {model.__module__}.{model.__qualname__}\n".encode() + raw).hexdigest()
        return self.folder / f"{key}.json"

    def _is_private(self) -> bool:
        """Return False for a folder into which another account could put entries."""
        status = self.folder.stat()
        mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
        return mine and not status.st_mode & _WRITABLE_BY_OTHERS

    def _write(self, entry: Path, content: bytes) -> None:
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(entry)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    def _forget_the_oldest(self) -> None:
        entries = sorted(self.folder.iterdir(), key=lambda entry: entry.stat().st_mtime)
        for entry in entries[:-MOST_ENTRIES]:
            entry.unlink(missing_ok=True)
