"""The rehearsal server itself: where it listens, and how it is begun and ended."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from holdspace.rehearsal.asked import Register
from holdspace.rehearsal.faults import Fault, Switch, Wrong
from holdspace.rehearsal.handlers import Completions, Models
from holdspace.rehearsal.paths import Faults, SeenSoFar

LONGEST = 8 * 1024 * 1024
"""Bytes of a request."""
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class PortTakenError(OSError):
    """The port is another program's; the text is a sentence."""


class Rehearsal:
    """A server that can be made to go wrong. Its methods may be called from any thread."""

    def __init__(  # noqa: PLR0913  # all that it can be set to
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        key: str | None = None,
        pace: float = 0.0,
        first: float = 0.0,
        fault: Fault | None = None,
    ) -> None:
        """Bind the port, 0 being any that is free. ``pace``: tokens a second, 0 for all at once.

        ``first``: seconds to the first token. Raises PortTakenError.
        """
        self.host = host
        self.local = host in _LOOPBACK
        self.key = key
        self.first = first
        self.pause = 1.0 / pace if pace > 0 else 0.0
        self.switch = Switch(fault)
        self.register = Register()
        self._sockets = self._bind(port)
        self.port: int = self._sockets[0].getsockname()[1]
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server: HTTPServer | None = None
        self._ssl: Any = None

    def __repr__(self) -> str:
        """Return where it is; the key is not told."""
        return f"Rehearsal({self.url})"

    @property
    def url(self) -> str:
        """The address that HOLDSPACE_MODEL_URL is set to."""
        return f"http://{self.host}:{self.port}/v1"

    @property
    def open(self) -> bool:
        """Whether the door is: it takes connections."""
        return self._server is not None

    def go_wrong(self, wrong: Wrong) -> None:
        """Let this go wrong from now on; ``Wrong()`` makes all well again."""
        self.switch.set(wrong if wrong.fault != "refused" else Wrong())
        if self._loop is not None:
            self._loop.call_soon_threadsafe(lambda: asyncio.ensure_future(self._door(wrong)))

    async def serve(self, until: asyncio.Event, ready: threading.Event | None = None, ssl: Any = None) -> None:
        """Serve until told to end; once."""
        self._loop, self._ssl = asyncio.get_running_loop(), ssl
        self._listen()
        if ready is not None:
            ready.set()
        try:
            await until.wait()
        finally:
            await self._shut()

    def _listen(self) -> None:
        """Take connections at the sockets that are bound."""
        self._server = HTTPServer(self._application(), ssl_options=self._ssl, max_body_size=LONGEST)
        self._server.add_sockets(self._sockets)

    async def _shut(self) -> None:
        """Close the sockets and every connection."""
        server, self._server, self._sockets = self._server, None, []
        if server is not None:
            server.stop()
            await server.close_all_connections()

    def _application(self) -> Application:
        mine = {"rehearsal": self}
        return Application(
            [
                (r"/v1/models", Models, mine),
                (r"/v1/chat/completions", Completions, mine),
                (r"/rehearsal/fault", Faults, mine),
                (r"/rehearsal/seen", SeenSoFar, mine),
            ],
            log_function=lambda _: None,
        )

    def _bind(self, port: int) -> list[socket.socket]:
        try:
            return bind_sockets(port, self.host)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError(f"Port {port} is another program's. Choose one with --port.") from None
            raise PortTakenError(f"Cannot listen on {self.host}, port {port}: {error.strerror or error}.") from None

    async def _door(self, wrong: Wrong) -> None:
        """Shut the door for so many seconds, or open it."""
        if wrong.fault != "refused":
            self._open()
            return
        await asyncio.sleep(0)  # the answer to whoever asked for it goes out first
        await self._shut()
        asyncio.get_running_loop().call_later(wrong.seconds, self._open)

    def _open(self) -> None:
        if self._server is None:
            self._sockets = self._bind(self.port)
            self._listen()


@contextmanager
def rehearsing(*, ssl: Any = None, **options: Any) -> Iterator[Rehearsal]:
    """Serve on a thread of its own for as long as the block runs. ``options``: those of :class:`Rehearsal`."""
    rehearsal = Rehearsal(**options)
    ready = threading.Event()
    ends: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def run() -> None:
        until = asyncio.Event()
        ends.append((asyncio.get_running_loop(), until))
        await rehearsal.serve(until, ready, ssl)

    thread = threading.Thread(target=lambda: asyncio.run(run()), name="rehearsal", daemon=True)
    thread.start()
    ready.wait(30)
    try:
        yield rehearsal
    finally:
        loop, until = ends[0]
        loop.call_soon_threadsafe(until.set)
        thread.join(10)
