"""Who is asking: one port, :class:`Identity`, behind which a local profile or a Hub's account stands.

Nothing personal is read or created before a subject is asked for.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from holdspace.private import FILE_RIGHTS, make_private_folder, withdraw_rights

_PROFILE = re.compile(r"[0-9a-f]{32}")


class IdentityError(Exception):
    """It cannot be told who is asking; says in a sentence what to do."""


class Identity(Protocol):
    """Someone who practises."""

    @property
    def subject(self) -> str:
        """What tells them from everyone else, the same at every visit."""
        ...

    @property
    def name(self) -> str | None:
        """What they are called where they signed in, if anything; never kept with their conversations."""
        ...


@dataclass(frozen=True)
class LocalProfile:
    """Whoever uses this account on this machine, under a random pseudonym kept in ``data_dir/profile``."""

    data_dir: Path

    @property
    def name(self) -> None:
        """A pseudonym has no name."""

    @cached_property
    def subject(self) -> str:
        """``local:`` and 32 hexadecimal digits; made at the first use. Raises IdentityError."""
        file = self.data_dir / "profile"
        try:
            profile = _read_or_make(file)
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no text"
            raise IdentityError(
                f"Your local profile {file} cannot be used: {reason}. Check that your account may write that folder."
            ) from error
        if not _PROFILE.fullmatch(profile):
            raise IdentityError(
                f"Your local profile {file} does not hold what was written there. Restore it from a copy to find your "
                "conversations again, or delete it to begin as someone new."
            )
        return f"local:{profile}"


@dataclass(frozen=True)
class HubUser:
    """Who a JupyterHub started this server for."""

    name: str

    @property
    def subject(self) -> str:
        """``hub:`` and the Hub's user name."""
        return f"hub:{self.name}"


class Place(Protocol):
    """Settings that say where a profile is kept; see :class:`holdspace.settings.Settings`."""

    @property
    def data_dir(self) -> Path:
        """The folder of this account's data."""
        ...


def current_identity(settings: Place, environ: Mapping[str, str] | None = None) -> Identity:
    """Return who is asking: the Hub's user where there is a Hub, else this account's local profile."""
    user = (os.environ if environ is None else environ).get("JUPYTERHUB_USER", "").strip()
    return HubUser(user) if user else LocalProfile(settings.data_dir)


def _read_or_make(file: Path) -> str:
    if not file.exists():
        make_private_folder(file.parent)
        # Whole or not there at all: of several processes that begin at once, one links its pseudonym, all read it.
        mine = file.with_name(f".profile-{secrets.token_hex(8)}")
        with os.fdopen(os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_RIGHTS), "w", encoding="ascii") as out:
            out.write(secrets.token_hex(16))
            out.flush()
            os.fsync(out.fileno())
        try:
            _link(mine, file)
        finally:
            mine.unlink(missing_ok=True)
    withdraw_rights(file)
    return file.read_text("ascii").strip()


def _link(mine: Path, file: Path) -> None:
    try:
        file.hardlink_to(mine)
    except FileExistsError:
        return
    except OSError:  # a file system without links (exFAT, some network folders)
        if not file.exists():
            mine.replace(file)
