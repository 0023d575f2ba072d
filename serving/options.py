"""What someone may choose when starting Holding Space, from the command line and the environment."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

App = Literal["voila", "lab"]

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout that this file belongs to."""

FIRST_PORTS: dict[App, int] = {"voila": 8866, "lab": 8888}
"""Where each application is usually found; a taken port gives way to the next free one."""


@dataclass(frozen=True)
class Options:
    """One start of the server."""

    app: App
    """``voila`` shows lessons without code, ``lab`` opens them for editing."""
    content: Path | None
    """The folder with ``lessons/``; None takes HOLDSPACE_CONTENT or the project's own."""
    port: int
    """The wanted port; 0 takes any free one."""
    token: str
    """The secret of the address that is printed at the start."""
    open_browser: bool
    """Whether to open that address in a browser."""
    hosts: tuple[str, ...]
    """Names under which this server may be addressed besides this machine's own."""
    preheat: bool
    """Whether the next lesson waits ready in a kernel."""
    project: bool
    """JupyterLab only: show the whole project, not only the lessons."""
    model: Path | None
    """A folder with a language model to serve beside the lessons."""
    verbose: bool
    """Whether the server's own log is shown from INFO up; else from WARNING."""


def read_options(argv: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ) -> Options:
    """Read the command line and the environment; a mistake ends the program with a sentence and status 2."""
    parser = argparse.ArgumentParser(prog="python -m serving", description="Serve the lessons on this machine.")
    parser.add_argument("app", choices=("voila", "lab"), help="voila: lessons to read and do; lab: lessons to edit")
    parser.add_argument("--content", type=Path, help="folder with lessons/ and personas/ (or HOLDSPACE_CONTENT)")
    parser.add_argument("--port", type=int, help="port to use, 0 for any free one (or HOLDSPACE_PORT)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address (or HOLDSPACE_OPEN=0)")
    parser.add_argument("--host", action="append", default=[], help="a further name this server answers to")
    parser.add_argument("--no-preheat", action="store_true", help="start each lesson's kernel when it is opened")
    parser.add_argument("--project", action="store_true", help="lab: open the whole project, not only the lessons")
    parser.add_argument("--model", type=Path, help="folder with a language model to serve beside the lessons")
    parser.add_argument("--verbose", action="store_true", help="show the server's log")
    chosen = parser.parse_args(argv)
    app: App = chosen.app
    try:
        port = chosen.port if chosen.port is not None else int(environ.get("HOLDSPACE_PORT") or FIRST_PORTS[app])
    except ValueError:
        parser.error(f"HOLDSPACE_PORT: expected a number, got {environ['HOLDSPACE_PORT']!r}")
    if not 0 <= port < 65536:
        parser.error(f"the port: expected 0 to 65535, got {port}")
    named = [name for name in environ.get("HOLDSPACE_HOSTS", "").split(",") if name.strip()]
    return Options(
        app=app,
        content=chosen.content,
        port=port,
        # In the environment rather than an option: an option would show in the machine's list of processes.
        token=environ.get("HOLDSPACE_TOKEN") or secrets.token_hex(24),
        open_browser=not chosen.no_browser and environ.get("HOLDSPACE_OPEN", "1") != "0" and has_screen(environ),
        hosts=tuple(name.strip().lower() for name in (*chosen.host, *named)),
        preheat=not chosen.no_preheat,
        project=chosen.project,
        model=chosen.model,
        verbose=chosen.verbose,
    )


def has_screen(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a browser could open at all: without a display, Python would try one that runs in the terminal."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
