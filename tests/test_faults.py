"""Each thing that goes wrong on the way to a model is said by its cause, with what mends it, against real servers."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from small_model_server import KEY, Handler, Server, refusing, saying, servers

from holdspace.llm.endpoint import model_for
from holdspace.llm.faults import CASES, SAYS, ModelError
from holdspace.llm.model import Message, Prompt
from holdspace.settings import Settings

PROMPT = Prompt(name="voice", digest="0123456789ab", messages=(Message(role="user", content="Hello"),))
A_NAME_OF_PYTHONS = re.compile(r"\b\w*(?:Error|Exception|Timeout|gaierror)\b")

A_CURE = re.compile(r"\b(start|mend|set|install|look|wait|raise|choose|have|try|begin|write)\b", re.IGNORECASE)


@pytest.fixture
def wrong(tmp_path: Path) -> Callable[..., ModelError]:
    """Ask at an address and return what goes wrong."""

    def ask(url: str, **more: Any) -> ModelError:
        found = {"model": "openai/small", "model_patience": 1.0, **more}
        model = model_for(Settings(data_dir=tmp_path / "kept", model_url=url, **found), "voice")
        assert model is not None
        with pytest.raises(ModelError) as caught:
            list(model.stream(PROMPT, threading.Event(), most=20))
        said = str(caught.value)
        assert not A_NAME_OF_PYTHONS.search(said), said
        assert said.endswith((".", "?", "@..."))
        assert KEY not in said + repr(caught.value)
        return caught.value

    return ask


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    yield from servers()


@pytest.fixture
def files(tmp_path: Path) -> Iterator[str]:
    """``python -m http.server``: the address of a server that has files and no model."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


def closed() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def with_certificate(server: Server, folder: Path, *, name: str = "localhost") -> None:
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout key.pem -out cert.pem -subj /CN={name}"
    named = f"-addext subjectAltName=DNS:{name}"
    subprocess.run(f"{made} {named}".split(), cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server.with_certificate(context)


def test_https_typed_for_a_plain_server(wrong: Callable[..., ModelError], serve: Callable[..., Server]) -> None:
    error = wrong(serve(saying("Yes")).url.replace("http:", "https:"))
    assert (error.fault, error.detail) == ("tls", "plain")
    assert "does not answer in https" in str(error)
    assert "begin HOLDSPACE_MODEL_URL with http://" in str(error)


def test_https_typed_for_a_plain_server_that_waits_for_more(wrong: Callable[..., ModelError]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        error = wrong(f"https://127.0.0.1:{silent.getsockname()[1]}/v1")
    assert (error.fault, error.detail) == ("tls", "plain")


def test_http_typed_for_a_server_of_https(
    wrong: Callable[..., ModelError], serve: Callable[..., Server], tmp_path: Path
) -> None:
    server = serve(saying("Yes"))
    with_certificate(server, tmp_path)
    error = wrong(server.url.replace("https:", "http:"))
    assert error.fault == "cut"
    assert "If it speaks https, begin HOLDSPACE_MODEL_URL with https://" in str(error)


def test_http_typed_for_a_server_of_https_that_says_so(
    wrong: Callable[..., ModelError], serve: Callable[..., Server]
) -> None:
    page = "<html><h1>400 Bad Request</h1><center>The plain HTTP request was sent to HTTPS port</center></html>"
    server = serve(lambda handler, _: handler.whole(page, 400, Content_Type="text/html"))
    assert str(wrong(server.url)) == "The model's server wants https. Begin HOLDSPACE_MODEL_URL with https://."


def test_a_certificate_that_nobody_known_signed_and_one_of_another_name(
    wrong: Callable[..., ModelError], serve: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(saying("Yes"))
    with_certificate(server, tmp_path, name="models.example.org")
    assert wrong(server.url).detail == "untrusted"
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    error = wrong(server.url.replace("localhost", "127.0.0.1"))
    assert (error.fault, error.detail) == ("tls", "other_name")


def test_a_server_of_files_is_no_model_server(wrong: Callable[..., ModelError], files: str) -> None:
    error = wrong(files)
    assert error.fault == "bad_request"
    assert "no model server. Mend HOLDSPACE_MODEL_URL" in str(error)


@pytest.mark.parametrize(
    "behaviour",
    [
        lambda handler, _: handler.whole("<html>a model page", 404, Content_Type="text/html; charset=utf-8"),
        lambda handler, _: handler.whole("<html>", 200, Content_Type="text/html"),
        refusing(405),
    ],
)
def test_a_web_page_is_no_model_server(
    wrong: Callable[..., ModelError], serve: Callable[..., Server], behaviour: Any
) -> None:
    assert wrong(serve(behaviour).url).detail == "no_model_server"


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_not_set_is_not_called_a_wrong_one(
    wrong: Callable[..., ModelError], serve: Callable[..., Server], status: int
) -> None:
    server = serve(refusing(status))
    assert "wants a key, and none is set. Set HOLDSPACE_MODEL_KEY" in str(wrong(server.url))
    assert "does not accept the key. Mend HOLDSPACE_MODEL_KEY" in str(wrong(server.url, model_key=KEY))


def test_a_proxy_that_is_not_there(wrong: Callable[..., ModelError]) -> None:
    error = wrong("http://models.example.org/v1", model_proxy=f"http://sam:geheim@127.0.0.1:{closed()}")
    assert (error.fault, error.detail) == ("proxy", "gone")
    assert "Nothing answers at the proxy" in str(error)
    error = wrong("http://models.example.org/v1", model_proxy="http://sam:geheim@no-such-proxy.invalid:1")
    assert (error.fault, error.detail) == ("proxy", "unknown")


def hangs_up(handler: Handler, _: dict[str, Any]) -> None:
    handler.close_connection = True


def breaks_off(handler: Handler, _: dict[str, Any]) -> None:
    handler.begin()
    handler.piece("I was")
    handler.close_connection = True


def test_a_line_that_is_closed_before_an_answer_is_told_from_one_that_breaks_off(
    wrong: Callable[..., ModelError], serve: Callable[..., Server]
) -> None:
    assert "closed the line before it answered" in str(wrong(serve(hangs_up).url))
    assert str(wrong(serve(breaks_off).url)) == SAYS["cut"]


def test_what_nobody_foresaw_is_named_for_whoever_mends_it() -> None:
    assert str(ModelError("other", "UnicodeEncodeError")).endswith("In the program's words: UnicodeEncodeError.")


@pytest.mark.parametrize("fault", [fault for fault in SAYS if fault != "cancelled"])
def test_every_fault_says_what_to_do(fault: str) -> None:
    for sentence in [SAYS[fault], *(said for (of, _), said in CASES.items() if of == fault)]:  # type: ignore[index] # its own
        assert A_CURE.search(sentence), sentence
        assert not A_NAME_OF_PYTHONS.search(sentence)
