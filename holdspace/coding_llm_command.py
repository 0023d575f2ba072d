"""What ``holdspace code --reader llm`` does around the coding: the model, the file to go on with, what is told."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from holdspace.coding import named
from holdspace.coding_llm import AT_ONCE, code_stream_llm, coded_by
from holdspace.coding_llm_progress import shown
from holdspace.coding_llm_resume import ResumeError, resume
from holdspace.llm.endpoint import model_for
from holdspace.llm.limits import Counts, Ledger
from holdspace.llm.model import Model
from holdspace.settings import Settings, SettingsError, read_settings

NONE = "No language model is configured. Set HOLDSPACE_MODEL=openai/NAME, or leave --reader out."


class NotPossibleError(Exception):
    """Nothing can be coded; says in a sentence why."""


def code_with_model(source: str, target: str, lines: Iterable[bytes], *, keep_going: bool) -> int:
    """Code the lines of ``source`` and write them to ``target``, going on with what is there; return the exit status.

    ``-`` is a standard stream. Raises NotPossibleError before anything is asked, OSError where a file can't be used.
    """
    try:
        settings = read_settings()
        model = model_for(settings, "code", Ledger(_record(settings)))
    except SettingsError as error:
        raise NotPossibleError(str(error)) from None
    if model is None:
        raise NotPossibleError(NONE)
    at_once = min(AT_ONCE, settings.model_requests)
    if target == "-":
        return _code(
            lines, sys.stdout, model, frozenset(), keep_going=keep_going, at_once=at_once, source=named(source)
        )
    path = Path(target)
    try:
        done = resume(path, coded_by(model).values())
    except ResumeError as error:
        raise NotPossibleError(str(error)) from None
    with path.open("a", encoding="utf-8") as out:
        return _code(lines, out, model, done, keep_going=keep_going, at_once=at_once, source=named(source))


def _code(  # noqa: PLR0913  # the call's own arguments
    lines: Iterable[bytes],
    out: TextIO,
    model: Model,
    done: frozenset[str],
    *,
    keep_going: bool,
    at_once: int,
    source: str,
) -> int:
    with shown(sys.stderr) as where:
        where.say(f"A model's coding, not a human one: {model.name}.")
        if done:
            where.say(f"Going on: {len(done):,} are there already.")
        return code_stream_llm(
            lines, out, model=model, keep_going=keep_going, report=where.say, done=done, progress=where.progress,
            at_once=at_once, source=source,
        )  # fmt: skip


def _record(settings: Settings) -> Counts | None:
    """Return the record of talks, whose tokens count for the day; None where there is none yet."""
    from holdspace.store import StoreError, prepare  # noqa: PLC0415  # a researcher's machine may have no record

    address = settings.store_address()
    if isinstance(address, Path) and not address.exists():
        return None
    try:
        return prepare(settings)
    except StoreError:
        return None
