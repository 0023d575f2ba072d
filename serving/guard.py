"""What every request passes, and what every answer carries.

The Host header is checked because a page on the web can point a name of its own at 127.0.0.1 (DNS rebinding); Voila
alone answers to any name. The headers let no page of ours fetch from, or be shown inside, another site.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Collection
from typing import Any

from tornado import web
from tornado.httputil import HTTPHeaders, HTTPServerRequest, split_host_and_port

log = logging.getLogger("holdspace.serving")

WRONG_HOST = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Not here</title>"
    "<p>Holding Space answers only at the address it printed when it started. Please use that one."
)


def is_known_host(header: str, hosts: Collection[str] = ()) -> bool:
    """Whether a Host header names this machine (any port) or one of the further hosts."""
    try:
        name, _ = split_host_and_port(header.strip().lower())
    except ValueError:
        return False
    if name == "localhost" or name in hosts:
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def content_security_policy(host: str) -> str:
    """Return the policy for a page served at a host: everything from this server, nothing from outside.

    Vega compiles its expressions, anywidget imports from blobs, and Voila writes its state into inline scripts:
    hence ``unsafe-eval``, ``blob:`` and ``unsafe-inline``. Older browsers do not count a web socket as ``self``.
    """
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline' blob:",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host} blob: data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityHeaders(web.OutputTransform):
    """Put the protecting headers on every answer, static files and errors included."""

    def __init__(self, request: HTTPServerRequest) -> None:
        self.host = request.host

    def transform_first_chunk(
        self,
        status_code: int,
        headers: HTTPHeaders,
        chunk: bytes,
        finishing: bool,  # noqa: ARG002, FBT001
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add the headers to the first piece of an answer."""
        headers["Content-Security-Policy"] = content_security_policy(self.host)
        headers["X-Frame-Options"] = "DENY"
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers.pop("Server", None)
        return status_code, headers, chunk


class WrongHost(web.RequestHandler):
    """Answer a request that names another host."""

    def prepare(self) -> None:
        """Refuse whatever the method."""
        self.set_status(403)
        self.finish(WRONG_HOST)


class GuardedApplication(web.Application):
    """A web application that looks at the Host header before it looks at anything else."""

    def __init__(self, hosts: Collection[str], **settings: Any) -> None:
        super().__init__(transforms=[SecurityHeaders], log_function=log_request, **settings)
        self.hosts = frozenset(hosts)

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Route a request, or refuse it."""
        if not is_known_host(request.headers.get("Host", ""), self.hosts):
            return self.get_handler_delegate(request, WrongHost)
        return super().find_handler(request, **kwargs)


def log_request(handler: web.RequestHandler) -> None:
    """Log method, path and status; never the query, which may hold the token."""
    status, request = handler.get_status(), handler.request
    level = logging.ERROR if status >= 500 else logging.INFO
    log.log(level, "%d %s %s %.0f ms", status, request.method, request.path, 1000 * request.request_time())
