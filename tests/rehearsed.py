"""Talks with a model for tests: the rehearsal server on a thread, and a session whose voice asks it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from talks import Kept, maya

from holdspace.client.voices.llm import ModelVoice
from holdspace.llm.endpoint import model_for
from holdspace.llm.model import Model, Role
from holdspace.persona import Persona
from holdspace.session import Parts, Session, default_parts
from holdspace.settings import Settings

KEY = "sk-MARKED-5f1c0e7a9b"
"""Looked for wherever it must not be."""


@cache
def someone() -> Persona:
    """Return who the talks are with: one object for all of a process, as in a lesson."""
    return maya()


def settings(folder: Path, url: str, **more: Any) -> Settings:
    """Return settings with one model for everything at that address."""
    given: dict[str, Any] = {"model": "openai/rehearsal", "model_key": KEY, "model_patience": 5.0, **more}
    return Settings(data_dir=folder, model_url=url, **given)


def model(found: Settings, role: Role = "voice") -> Model:
    made = model_for(found, role)
    assert made is not None
    return made


def parts(found: Settings) -> Parts:
    """Return the usual parts, with a voice that asks the model."""
    return default_parts()._replace(voice=ModelVoice(model(found)))


def talk(kept: Kept, with_: Parts, seed: int = 7, **room: Any) -> Session:
    """Return a session in which nothing was said yet."""
    return Session.start(kept.store, kept.who, someone(), with_, lesson="reflections", holder="a", seed=seed, **room)
