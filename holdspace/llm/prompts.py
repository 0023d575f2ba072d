"""The words that models are asked with: files of their own, known by their digest."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files
from string import Template

from holdspace.llm.model import Message, Prompt

_PART = re.compile(r"^## (system|user)\n", re.MULTILINE)


@cache
def _parts(name: str) -> tuple[str, str, str]:
    """Return a prompt's system part, user part and digest."""
    text = files("holdspace.llm").joinpath("prompts", f"{name}.md").read_text(encoding="utf-8")
    _, _, system, _, user = _PART.split(text)
    return system.strip(), user.strip(), hashlib.sha256(text.encode()).hexdigest()[:12]


def digest(name: str) -> str:
    """Return the first 12 hex digits of the file's SHA-256."""
    return _parts(name)[2]


def fill(name: str, **values: str) -> Prompt:
    """Return the prompt of that name with its places filled. Raises KeyError for a place without a value.

    What is filled in is never read for further places, so a ``$`` in what a person wrote stays a ``$``.
    """
    system, user, known = _parts(name)
    messages = (
        Message(role="system", content=Template(system).substitute(values)),
        Message(role="user", content=Template(user).substitute(values)),
    )
    return Prompt(name=name, digest=known, messages=messages)
