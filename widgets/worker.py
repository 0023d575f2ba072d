"""One thread a talk: handlers only enqueue, and what they asked for is done here, one after the other."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

_log = logging.getLogger("holdspace")

Job = Callable[[], None]


class Worker:
    """Runs jobs in order on a thread of its own, started with the first; the thread ends with the process."""

    def __init__(self, name: str, on_error: Callable[[Exception], None]) -> None:
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._name = name
        self._on_error = on_error
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def do(self, job: Job) -> None:
        """Enqueue a job; safe from any thread, returns at once."""
        self._jobs.put(job)
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all that was enqueued before is done; return whether it was within ``seconds``."""
        done = threading.Event()
        self.do(done.set)
        return done.wait(seconds)

    def _run(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                job()
            except Exception as error:  # noqa: BLE001  # a talk outlives any one job; the page is told in a sentence
                _log.warning("A job of a practice room failed (%s).", type(error).__name__, exc_info=True)
                self._on_error(error)
