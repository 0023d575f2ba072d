"""Weights in a folder, served beside the lessons by ``transformers serve``: started, asked whether it answers, stopped.

The program is another project's; here it is given a port of this machine, waited for, and ended with the lessons. Its
own words go to a log file: nothing that a trainee says is among them.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from holdspace.private import make_private_file, make_private_folder
from holdspace.settings import Settings, whence
from holdspace.settings_values import MODELS
from serving.address import LOCAL

NEEDED: Final = ("transformers", "torch", "accelerate", "fastapi", "uvicorn", "openai")
"""What ``transformers serve`` imports."""

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""A folder's name that is also a model's: ``@`` and ``:`` mean versions and files to the program."""

PROGRAM: Final = Path(__file__).resolve().parent / "local_server.py"

SAY_AGAIN: Final = 30.0
"""Seconds of loading between two lines that say so."""

PATIENCE: Final = 60.0
"""Seconds to the first word, unless set: a processor reads a prompt more slowly than a graphics card does."""

_ASKING: Final = 5.0
"""Seconds for one look whether it answers yet."""
_FIRST_ANSWER: Final = 300.0
"""Seconds for the first answer; a model this slow is of no use in a talk, but it is not broken."""


class LocalModelError(Exception):
    """The weights cannot be served; says in a sentence or two what is wrong and what to do."""


def look_at(folder: Path) -> Path:
    """Return the folder's full path, once it looks like weights that can be served. Raises LocalModelError."""
    found = folder.expanduser().resolve()
    if not found.is_dir():
        raise LocalModelError(f"There is no folder {found}. Name the folder with the model: make serve MODEL=DIR.")
    if not (found / "config.json").is_file():
        raise LocalModelError(
            f"{found} has no config.json, so it is no model of the Hugging Face kind. Name the folder that has it."
        )
    if not NAME.fullmatch(found.name):
        raise LocalModelError(
            f"The folder's name, {found.name!r}, becomes the model's. Rename it: letters, digits, dots, - and _ only."
        )
    missing = [package for package in NEEDED if importlib.util.find_spec(package) is None]
    if missing:
        raise LocalModelError(
            f"To serve a model from a folder, {' and '.join(missing)} must be installed: "
            f"make serve MODEL={found} does that, or pip install 'holdspace[model,local]'."
        )
    return found


def refuse_two(settings: Settings) -> None:
    """Refuse where the settings name a model or an address already: words would go where nobody expects them."""
    for name in (*MODELS, "model_url"):
        value = getattr(settings, name)
        stays_offline = value == "none" and name != "model"
        if value is not None and not stays_offline:
            raise LocalModelError(
                f"A model is set already ({whence(name)}), and MODEL=DIR would set another. Leave one of the two out."
            )


class LocalModel:
    """One folder of weights behind an address of this machine.

    As a context it waits until the model answers, and ends it on the way out. Raises LocalModelError.
    """

    def __init__(self, folder: Path, log_file: Path) -> None:
        self.folder = look_at(folder)
        self.name = self.folder.name
        self.port = _free_port()
        self._log_file = log_file
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = False

    @property
    def url(self) -> str:
        """Where it answers, to ``/v1``."""
        return f"http://{LOCAL}:{self.port}/v1"

    def settings(self, settings: Settings) -> dict[str, str]:
        """Return what kernels are told, as environment variables.

        The key is named so that one which is set for another server is not sent to this one.
        """
        told = {
            "HOLDSPACE_MODEL": f"openai/{self.name}",
            "HOLDSPACE_MODEL_URL": self.url,
            "HOLDSPACE_MODEL_KEY": "none-needed",
        }
        if "model_patience" not in settings.model_fields_set:
            told["HOLDSPACE_MODEL_PATIENCE"] = str(PATIENCE)
        return told

    def __enter__(self) -> Self:
        try:
            self._start()
            self._wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the program, if it runs."""
        self._ending = True
        if self._process is not None:
            if self._process.stdin is not None:
                self._process.stdin.close()
            self._process.kill()
            self._process.wait()

    # --- starting ---------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        make_private_folder(self._log_file.parent)
        make_private_file(self._log_file)
        options = ["serve", self.name, "--host", LOCAL, "--port", str(self.port), "--device", "cpu"]
        with self._log_file.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-P", str(PROGRAM), *options],  # -P: nothing is imported from beside the weights
                # The model is asked for by the name that it was started with: its folder's, not the path to it.
                cwd=self.folder.parent,
                env=_environment(os.environ),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl+C is for the lessons' server, which then ends this
            )

    def _wait(self) -> None:
        _say(f"Loading the model in {self.folder}. The lessons open when it answers; this can take a minute or more.")
        began = said = time.monotonic()
        while not self._is_up():
            if self._process is None or self._process.poll() is not None:
                raise LocalModelError(f"The model in {self.folder} does not load. {self._last_words()}")
            if time.monotonic() - said > SAY_AGAIN:
                said = time.monotonic()
                _say(f"Still loading the model ({said - began:.0f} s).")
            time.sleep(0.1)
        self._try()
        _say(f"The model {self.name} answers (after {time.monotonic() - began:.0f} s).")
        threading.Thread(target=self._tell_when_it_ends, daemon=True).start()

    def _is_up(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{LOCAL}:{self.port}/health", timeout=_ASKING) as answer:
                return bool(answer.status == 200)
        except (OSError, ValueError):
            return False

    def _try(self) -> None:
        """Ask for one word: a model that was not made for talks loads and fails only then."""
        body = {"model": self.name, "messages": [{"role": "user", "content": "Hello"}], "max_tokens": 1}
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{self.url}/chat/completions", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_FIRST_ANSWER) as answer:  # noqa: S310
                answer.read()
        except (OSError, ValueError) as wrong:
            raise LocalModelError(
                f"The model in {self.folder} loads and does not answer. It must be made for talks (often called "
                f"'instruct' or 'chat'), with a chat template in its tokenizer. {self._last_words()}"
            ) from wrong

    def _last_words(self) -> str:
        """Return why, as far as the program's log tells."""
        lines = self._log_file.read_text(encoding="utf-8", errors="replace").splitlines()
        told = [line.strip() for line in lines if re.match(r"\s*[\w.]*(?:Error|Exception): \S", line)]
        why = f"It says: {told[-1][:300].rstrip('.')}. " if told else ""
        return f"{why}More is in {self._log_file}."

    def _tell_when_it_ends(self) -> None:
        if self._process is not None:
            self._process.wait()
        if not self._ending:
            _say(
                f"The model {self.name} has stopped by itself. The lessons go on with the authors' words. Start again "
                f"to have it back; what it said last is in {self._log_file}."
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the program's environment: no setting or key of ours, and nothing is fetched or told to anyone."""
    kept = {name: value for name, value in environ.items() if not name.startswith(("HOLDSPACE_", "OPENAI_"))}
    return kept | {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "PYTHONUNBUFFERED": "1"}


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201 - for whoever started the program
