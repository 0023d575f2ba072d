"""One thread a process that waits for the network, so that whoever asks can stop waiting at any moment."""

from __future__ import annotations

import asyncio
import os
import threading

_lock = threading.Lock()
_running: asyncio.AbstractEventLoop | None = None


def background() -> asyncio.AbstractEventLoop:
    """Return the process's loop, which runs on a daemon thread; begin it at the first call."""
    global _running  # noqa: PLW0603 - one a process is the point
    with _lock:
        if _running is None:
            _running = asyncio.new_event_loop()
            threading.Thread(target=_running.run_forever, name="holdspace-models", daemon=True).start()
        return _running


def _forget() -> None:
    """Let a forked process begin its own: threads do not cross a fork, and the parent may have held the lock."""
    global _running, _lock
    _running, _lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
