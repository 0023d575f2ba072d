"""What ``holdspace code --reader llm`` does around the coding: the model, the file to go on with, what is told."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from holdspace.coding import named
from holdspace.coding_llm import AT_ONCE, ONWARD, code_stream_llm
from holdspace.coding_llm_asking import coded_by
from holdspace.coding_llm_order import put_in_order
from holdspace.coding_llm_progress import shown
from holdspace.coding_llm_resume import Done, ResumeError, resume
from holdspace.llm.endpoint import endpoint_for, model_for
from holdspace.llm.limits import Counts, Ledger
from holdspace.llm.model import Model
from holdspace.private import make_private_folder
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
        endpoint = endpoint_for(settings, "code")
        if endpoint is None:
            raise NotPossibleError(NONE)
        model = model_for(settings, "code", Ledger(_record(settings), endpoint.slots))
    except SettingsError as error:
        raise NotPossibleError(str(error)) from None
    if model is None:
        raise NotPossibleError(NONE)
    work = _Work(lines, model, keep_going, min(AT_ONCE, settings.model_requests), named(source))
    if target == "-":
        return _code(work, sys.stdout, Done(), "")
    path = Path(target)
    with _alone(path, endpoint.slots):
        try:
            done = resume(path, coded_by(model).values())
        except ResumeError as error:
            raise NotPossibleError(str(error)) from None
        with path.open("a", encoding="utf-8") as out:
            status = _code(work, out, done, ONWARD)
        if status == 0:
            put_in_order(path)
        return status


class _Work(NamedTuple):
    lines: Iterable[bytes]
    model: Model
    keep_going: bool
    at_once: int
    source: str


def _code(work: _Work, out: TextIO, done: Done, onward: str) -> int:
    with shown(sys.stderr) as where:
        where.say(f"A model's coding, not a human one: {work.model.name}.")
        if done:
            where.say(f"Going on: {len(done):,} are there already.")
        return code_stream_llm(
            work.lines, out, model=work.model, keep_going=work.keep_going, report=where.say, done=done,
            progress=where.progress, at_once=work.at_once, source=work.source, onward=onward,
        )  # fmt: skip


@contextmanager
def _alone(path: Path, folder: Path) -> Iterator[None]:
    """Let no other run write to the file meanwhile: each would code what the other has under way."""
    from filelock import FileLock, Timeout  # noqa: PLC0415  # only where a model is asked

    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
    try:
        make_private_folder(folder)
        lock = FileLock(folder / f"out-{name}", timeout=0)
        lock.acquire()
    except Timeout:
        raise NotPossibleError(f"{path} is being written by another run of this command.") from None
    except OSError:  # where nothing can be locked, one run is as good as before
        yield
        return
    try:
        yield
    finally:
        lock.release()


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
