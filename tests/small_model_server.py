"""A real HTTP server that answers as a test says: chunked server-sent events, statuses, broken connections."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler", dict[str, Any]], None]

KEY = "sk-geheim-0123456789"


class Handler(BaseHTTPRequestHandler):
    """One request. A behaviour calls what it wants of this."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.gets.append(self.path)
        if self.server.models is None:
            self.status(404)
        else:
            self.whole({"object": "list", "data": [{"id": name, "object": "model"} for name in self.server.models]})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(asked)
        self.server.headers_seen.append(dict(self.headers))
        self.server.asked_now.set()
        behaviour = self.server.behaviours.pop(0) if len(self.server.behaviours) > 1 else self.server.behaviours[0]
        try:
            behaviour(self, asked)
        except (BrokenPipeError, ConnectionResetError):
            self.server.gone.set()
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def whole(self, body: Any, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content_Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def status(self, status: int, message: str = "no", code: str | None = None, **headers: str) -> None:
        self.whole({"error": {"message": f"{message} {KEY}", "code": code}}, status, **headers)

    def begin(self) -> None:
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def raw(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def event(self, **more: Any) -> None:
        self.raw(f"data: {json.dumps({'id': 'x', 'object': 'chat.completion.chunk', 'model': 'small-1', **more})}\n\n")

    def piece(self, text: str = "", finish: str | None = None, **delta: Any) -> None:
        self.event(choices=[{"index": 0, "delta": {"content": text, **delta}, "finish_reason": finish}])

    def end(self, finish: str | None = "stop", usage: tuple[int, int] | None = (11, 7)) -> None:
        if finish:
            self.piece(finish=finish)
        if usage:
            counted = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
            self.event(choices=[], usage=counted)
        self.raw("data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def say(self, *pieces: str, finish: str = "stop", usage: tuple[int, int] | None = (11, 7)) -> None:
        self.begin()
        for piece in pieces:
            self.piece(piece)
        self.end(finish, usage)

    def wait(self) -> None:
        """Stand still until the test is over or whoever asked has gone."""
        self.connection.settimeout(0.02)
        while not self.server.over.is_set():
            try:
                if self.connection.recv(1) == b"":
                    self.server.gone.set()
                    break
            except TimeoutError:
                continue
            except OSError:
                self.server.gone.set()
                break
        self.close_connection = True


class Server(ThreadingHTTPServer):
    """Answers each request by the next of its behaviours, the last one again and again."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, *behaviours: Behaviour, models: list[str] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours = [*behaviours]
        self.models = models
        self.asked: list[dict[str, Any]] = []
        self.gets: list[str] = []
        self.headers_seen: list[dict[str, str]] = []
        self.asked_now, self.gone, self.over = threading.Event(), threading.Event(), threading.Event()
        self.scheme = "http"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def handle_error(self, *_: Any) -> None:
        """Say nothing: tests break connections on purpose."""

    def with_certificate(self, context: ssl.SSLContext) -> None:
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.scheme = "https"

    @property
    def url(self) -> str:
        return f"{self.scheme}://localhost:{self.server_port}/v1"

    def stop(self) -> None:
        self.over.set()
        self.shutdown()
        self.server_close()


def servers() -> Iterator[Callable[..., Server]]:
    """Yield what begins a server with the behaviours given; all of them are stopped in the end."""
    made: list[Server] = []

    def begin(*behaviours: Behaviour) -> Server:
        made.append(Server(*behaviours))
        return made[-1]

    yield begin
    for server in made:
        server.stop()


def saying(*pieces: str, **how: Any) -> Behaviour:
    return lambda handler, _: handler.say(*pieces, **how)


def refusing(status: int, message: str = "no", code: str | None = None, **headers: str) -> Behaviour:
    return lambda handler, _: handler.status(status, message, code, **headers)


def refusing_parts(*parts: str, named: bool = True, status: int = 400) -> Behaviour:
    """Refuse requests with those parts, by name or without a word; take others."""

    def answer(handler: Handler, asked: dict[str, Any]) -> None:
        if found := [part for part in parts if part in asked]:
            handler.status(status, f"Unsupported: {found[0]}" if named else "Bad Request")
        else:
            handler.say('{"reply": "yes"}')

    return answer
