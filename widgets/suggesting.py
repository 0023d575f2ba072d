"""Suggestions that take their time: a model makes them on a thread of its own, while the trainee may go on writing."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from holdspace.suggesting import Asking, Suggested, Suggester

_log = logging.getLogger("holdspace")

Made = Callable[[Asking, Suggested | None], None]


class Suggesting:
    """At most one request at a time; a newer one, or a message that was sent, calls it off."""

    def __init__(self, made: Made) -> None:
        self._made = made
        self._token = threading.Event()

    def ask(self, suggester: Suggester, moment: Asking) -> None:
        """Begin; ``made`` is told on another thread, with None where nothing came of it. Returns at once."""
        self.call_off()
        token = self._token = threading.Event()
        threading.Thread(
            target=self._run, args=(suggester, moment, token), name=f"suggestions-{moment.turn}", daemon=True
        ).start()

    def call_off(self) -> None:
        """Let a request that is under way go: nobody is told of it."""
        self._token.set()

    def _run(self, suggester: Suggester, moment: Asking, token: threading.Event) -> None:
        try:
            made = suggester.suggest(moment, token)
        except Exception as error:  # noqa: BLE001  # the written suggestions stand in for whatever failed
            _log.warning("Suggestions by a model failed (%s).", type(error).__name__, exc_info=True)
            made = None
        if not token.is_set():
            self._made(moment, made)
