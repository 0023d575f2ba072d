"""Where a use's language model stands, out of the settings. Nothing here imports the SDK."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from holdspace.llm.model import Model, Role
from holdspace.settings import PREFIX, Settings

if TYPE_CHECKING:
    from holdspace.llm.limits import Ledger

OPENAI = "https://api.openai.com/v1"
NO_KEY = (
    "OpenAI answers nobody without a key: export OPENAI_API_KEY=... (from your account). For a server of your own set "
    f"{PREFIX}MODEL_URL (docs/models.md)."
)
"""Said in place of asking it: the answer is known."""
HERE = ("localhost", "127.0.0.1", "::1")
"""This computer, which is reached without a proxy."""
ROLES: tuple[Role, ...] = ("voice", "suggestions", "coach", "code")


@dataclass(frozen=True)
class Endpoint:
    """One model at one address for one use, and how much may be asked of it."""

    role: Role
    model: str
    """As the server knows it."""
    url: str
    """To ``/v1``; holds no secret."""
    key: str | None = field(repr=False)
    """Never in a repr: an error's text or a log could show it."""
    proxy: str | None = field(repr=False)
    """On the way to it; may hold a password."""
    patience: float
    """Seconds to the first piece and between pieces."""
    requests: int
    """At once, over all processes of this machine."""
    slots: Path
    """The folder in which those are counted."""
    tokens_per_session: int
    tokens_per_day: int

    @property
    def host(self) -> str:
        """The server's name, without port or path."""
        return urlsplit(self.url).hostname or ""

    @property
    def keyless(self) -> bool:
        """Whether OpenAI itself would be asked without a key."""
        return self.url == OPENAI and self.key is None

    @property
    def through(self) -> str:
        """The proxy's host and port, without its password; empty where there is none on the way."""
        parts = urlsplit(self.proxy or "")
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        return f"{host}:{parts.port or (443 if parts.scheme == 'https' else 80)}" if host else ""


def slots(settings: Settings) -> Path:
    """Return the folder in which all processes of this machine count what they ask."""
    return settings.data_dir / "model-requests"


def endpoint_for(settings: Settings, role: Role) -> Endpoint | None:
    """Return the model for that use, or None where it stays offline."""
    model = settings.model_of(role)
    if model is None:
        return None
    url = settings.model_url or OPENAI
    proxy = None if urlsplit(url).hostname in HERE else settings.model_proxy
    return Endpoint(
        role=role,
        model=model,
        url=url,
        key=settings.model_key.get_secret_value() if settings.model_key else None,
        proxy=proxy.get_secret_value() if proxy else None,
        patience=settings.model_patience,
        requests=settings.model_requests,
        slots=slots(settings),
        tokens_per_session=settings.tokens_per_session,
        tokens_per_day=settings.tokens_per_day,
    )


def model_for(settings: Settings, role: Role, ledger: Ledger | None = None) -> Model | None:
    """Return the model for that use, or None where it stays offline; nothing is sent yet.

    ``ledger`` counts the day's tokens; give all models of a process the same.
    """
    endpoint = endpoint_for(settings, role)
    if endpoint is None:
        return None
    from holdspace.llm.client import ServedModel  # noqa: PLC0415 - only where a model is configured

    return ServedModel(endpoint, ledger)
