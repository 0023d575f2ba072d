"""A model behind a proxy: asked through the one that the settings name and no other; its password goes nowhere else."""

from __future__ import annotations

import base64
import http.client
import logging
import selectors
import socket
import ssl
import subprocess
import threading
import traceback
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import pytest
from small_model_server import KEY, Server, saying

from holdspace.doctor import examine
from holdspace.doctor_found import lines
from holdspace.llm import sdk, takes
from holdspace.llm.endpoint import model_for
from holdspace.llm.faults import ModelError
from holdspace.llm.model import Message, Prompt
from holdspace.settings import read_settings

HOST = "models.campus.example"
"""Known to the proxy only."""
NAME, PASSWORD = "sam", "hushhush@1 2"
SECRETS = (PASSWORD, "hushhush", base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode())
PROMPT = Prompt(name="voice", digest="0" * 12, messages=(Message(role="user", content="told in confidence"),))
FORM = '{"name": "Tuesday", "number": 5}'


class Forwards(BaseHTTPRequestHandler):
    """Takes a whole address, or opens a tunnel; whatever host is named, it is the one server behind."""

    server: Proxy

    def do_GET(self) -> None:
        self._forward()

    def do_POST(self) -> None:
        self._forward()

    def do_CONNECT(self) -> None:
        if not self._may_pass():
            return
        with socket.create_connection(("127.0.0.1", self.server.behind)) as there:
            self.connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with selectors.DefaultSelector() as ready:  # takes any number of open files, which select() does not
                ready.register(self.connection, selectors.EVENT_READ, there)
                ready.register(there, selectors.EVENT_READ, self.connection)
                self._pass_on(ready)

    def _pass_on(self, ready: selectors.BaseSelector) -> None:
        self.close_connection = True
        while True:
            for key, _ in ready.select(10):
                here, there = cast("socket.socket", key.fileobj), cast("socket.socket", key.data)
                data = here.recv(65536)
                if not data:
                    return
                self.server.tunnelled += data
                there.sendall(data)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _may_pass(self) -> bool:
        self.server.seen.append(f"{self.command} {self.path}")
        self.server.headers_seen.append(str(self.headers))
        named = base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode()
        if self.server.open or self.headers.get("proxy-authorization") == f"Basic {named}":
            return True
        self.send_response(407, "Say who you are")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return False

    def _forward(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        if not self._may_pass():
            return
        there = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=10)
        kept = {name: value for name, value in self.headers.items() if not name.lower().startswith("proxy-")}
        there.request(self.command, "/" + self.path.split("/", 3)[3], body, kept)
        answer = there.getresponse()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.getheader("content-type", ""))
        self.send_header("Connection", "close")
        self.end_headers()
        while data := answer.read1(65536):
            self.wfile.write(data)
        self.close_connection = True


class Proxy(ThreadingHTTPServer):
    """Asks for a name and a password, unless it is open to all."""

    daemon_threads = True

    def __init__(self, behind: int) -> None:
        super().__init__(("127.0.0.1", 0), Forwards)
        self.behind = behind
        self.open = False
        self.seen: list[str] = []
        self.headers_seen: list[str] = []
        self.tunnelled = b""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def handle_error(self, *_: Any) -> None:
        """Say nothing."""

    @property
    def url(self) -> str:
        return f"http://{NAME}:hushhush%401%202@127.0.0.1:{self.server_port}"


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(takes, "_known", {})
    monkeypatch.setattr(sdk, "_clients", {})
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(saying("I'm ", "here."))
    yield made
    made.stop()


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    made = Proxy(server.server_port)
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., str | ModelError]:
    def asked(url: str, proxy: str | None) -> str | ModelError:
        given = {"model": "openai/small", "model_key": KEY, "data_dir": tmp_path, "model_patience": 5.0}
        model = model_for(read_settings(model_url=url, model_proxy=proxy, **given), "voice")
        assert model is not None
        try:
            return "".join(model.stream(PROMPT, threading.Event(), most=50))
        except ModelError as error:
            shown = "".join(traceback.format_exception(error)) + repr(error) + repr(error.usage) + model.name
            assert not any(secret in shown for secret in (*SECRETS, KEY))
            return error

    return asked


def plain(server: Server) -> str:
    return f"http://{HOST}:{server.server_port}/v1"


def test_a_model_is_asked_through_the_proxy_with_its_name_and_password(
    server: Server, proxy: Proxy, ask: Callable[..., Any]
) -> None:
    assert ask(plain(server), proxy.url) == "I'm here."
    assert proxy.seen == [f"POST {plain(server)}/chat/completions"]
    sent = {name.lower(): value for name, value in server.headers_seen[0].items()}
    assert sent["authorization"] == f"Bearer {KEY}"
    assert not any(secret in str(server.headers_seen) + str(server.asked) for secret in SECRETS)


def test_over_https_the_proxy_reads_neither_key_nor_words(
    server: Server, proxy: Proxy, ask: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout key.pem -out cert.pem"
    named = f"-subj /CN={HOST} -addext subjectAltName=DNS:{HOST}"
    subprocess.run(f"{made} {named}".split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    server.with_certificate(context)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    assert ask(f"https://{HOST}/v1", proxy.url) == "I'm here."
    assert proxy.seen == [f"CONNECT {HOST}:443"]
    assert proxy.tunnelled
    read = proxy.tunnelled.decode("latin-1") + str(proxy.headers_seen)
    assert KEY not in read
    assert "in confidence" not in read


def test_a_server_on_this_computer_is_asked_without_it(server: Server, proxy: Proxy, ask: Callable[..., Any]) -> None:
    assert ask(server.url, proxy.url) == "I'm here."
    assert proxy.seen == []


def test_none_but_the_one_that_is_set_is_used(
    server: Server, proxy: Proxy, ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy.open = True
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
    error = ask(plain(server), None)
    assert isinstance(error, ModelError)
    assert error.fault == "unknown_host"
    assert proxy.seen == []
    assert ask(plain(server), f"http://127.0.0.1:{proxy.server_port}") == "I'm here."
    assert "proxy-authorization" not in proxy.headers_seen[0].lower()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_says_no_or_is_not_there_is_a_fault_of_its_own_and_no_secret_is_told(
    proxy: Proxy, ask: Callable[..., Any], caplog: pytest.LogCaptureFixture, scheme: str
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = proxy.url.replace(NAME, "samuel")
    nowhere = f"http://{NAME}:hushhush%401%202@no-such-proxy.invalid:3128"
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        gone = f"http://{NAME}:hushhush%401%202@127.0.0.1:{closed.getsockname()[1]}"
        for address in (wrong, gone, nowhere):
            error = ask(f"{scheme}://{HOST}/v1", address)
            assert isinstance(error, ModelError)
            assert error.fault == "proxy"
            assert "Mend HOLDSPACE_MODEL_PROXY" in str(error)
            assert error.usage is not None
            assert error.usage.tokens == 0
    assert len(proxy.seen) == 1
    assert not any(secret in caplog.text for secret in (*SECRETS, KEY))


def test_the_doctor_says_through_which_proxy_without_its_password(
    server: Server, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.behaviours = [lambda handler, asked: handler.say(FORM if "response_format" in asked else "one", " two")]
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path / "kept"))
    monkeypatch.setenv("HOLDSPACE_MODEL", "openai/small")
    monkeypatch.setenv("HOLDSPACE_MODEL_KEY", KEY)
    monkeypatch.setenv("HOLDSPACE_MODEL_URL", plain(server))
    monkeypatch.setenv("HOLDSPACE_MODEL_PROXY", proxy.url)
    found = examine()
    said = "\n".join(lines(found))
    assert found.sound, said
    assert f"through the proxy 127.0.0.1:{proxy.server_port}, from HOLDSPACE_MODEL_PROXY (in the environment)" in said
    monkeypatch.setenv("HOLDSPACE_MODEL_PROXY", proxy.url.replace(NAME, "samuel"))
    refused = examine()
    assert "The proxy on the way to the model does not let this through." in refused.troubles[0]
    monkeypatch.setenv("HOLDSPACE_MODEL_URL", server.url)
    here = examine()
    assert "past the proxy, being on this computer" in "\n".join(lines(here))
    for one in (found, refused, here):
        told = "\n".join(lines(one)) + one.model_dump_json() + repr(one)
        assert not any(secret in told for secret in (*SECRETS, KEY))
