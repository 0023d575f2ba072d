"""Where the server listens, and how people hear of it."""

from __future__ import annotations

import contextlib
import errno
import socket
import threading
import webbrowser

from tornado.netutil import bind_sockets

LOCAL = "127.0.0.1"
"""The only address ever listened on: other machines cannot reach it."""

TRIES = 50
"""How many ports are tried, upwards from the wanted one."""


class NoPortError(OSError):
    """No port near the wanted one is free."""


def listen_locally(wanted: int) -> tuple[list[socket.socket], int]:
    """Bind the wanted port or the next free one; return the open sockets and the port.

    The sockets are bound before anything else starts, because kernels that wait ready are told the port.
    """
    for port in [0] if wanted == 0 else range(wanted, min(wanted + TRIES, 65536)):
        try:
            sockets = bind_sockets(port, LOCAL, family=socket.AF_INET)
        except OSError as refused:
            if refused.errno in {errno.EADDRINUSE, errno.EACCES}:
                continue
            raise
        return sockets, int(sockets[0].getsockname()[1])
    raise NoPortError(f"No free port from {wanted} on. Set HOLDSPACE_PORT to another number and try again.")


def announce(address: str, wanted: int, port: int) -> None:
    """Print the address for a person (and for whoever started this program) to open."""
    if wanted not in {0, port}:
        print(f"Port {wanted} is in use, so this runs on {port}.", flush=True)  # noqa: T201
    print(  # noqa: T201
        f"\nHolding Space is ready. Open this address in a browser on this computer:\n\n    {address}\n\n"
        "The address is a key: do not pass it on. Leave this window open; Ctrl+C ends it.\n",
        flush=True,
    )


def open_in_browser(address: str) -> None:
    """Open the address without waiting; a machine without a browser has the printed address."""

    def target() -> None:
        with contextlib.suppress(webbrowser.Error, OSError):
            webbrowser.open(address)

    threading.Thread(target=target, daemon=True).start()
