"""What a model's server may do, and what comes of it: an answer, or one fault by name; never a key, never a wait."""

from __future__ import annotations

import json
import logging
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
import tomllib
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from small_model_server import KEY, Behaviour, Handler, Server, refusing, refusing_parts, saying, servers
from store_cases import ROOT

from holdspace.llm import sdk, takes
from holdspace.llm.endpoint import model_for
from holdspace.llm.faults import ModelError
from holdspace.llm.model import Message, Prompt, Usage
from holdspace.llm.structured import strict
from holdspace.settings import read_settings

HIDDEN = "what she has never told anyone"
PROMPT = Prompt(
    name="voice",
    digest="0123456789ab",
    messages=(
        Message(role="system", content=f"You are Maya. {HIDDEN}"),
        Message(role="user", content="How are you?"),
    ),
)
NEVER = threading.Event()
SCHEMA = {
    "type": "object",
    "title": "Reply",
    "properties": {
        "cue": {"type": "string", "default": ""},
        "reply": {"type": "string", "title": "Reply", "examples": ["Well."]},
    },
}


class Reply(BaseModel):
    """What is asked for in these tests."""

    cue: str = ""
    reply: str


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(takes, "_known", {})
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_ORG_ID"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    yield from servers()


@pytest.fixture
def model(tmp_path: Path) -> Callable[..., Any]:
    def at(server: Server | str, **more: Any) -> Any:
        url = server if isinstance(server, str) else server.url
        given = {"model": "openai/org/small", "model_key": KEY, "data_dir": tmp_path, "model_patience": 5.0, **more}
        return model_for(read_settings(model_url=url, **given), "voice")

    return at


def told(asked: Any, *, most: int = 50, schema: dict[str, Any] | None = None) -> tuple[str, ModelError | None, Usage]:
    """Ask and read all that comes: the text, the fault, the usage."""
    stream = asked.stream(PROMPT, NEVER, most=most, schema=schema)
    pieces: list[str] = []
    failed = None
    try:
        pieces.extend(stream)
    except ModelError as error:
        failed = error
    if failed is not None:
        unspoken(failed)
        assert failed.usage == stream.usage
    return "".join(pieces), failed, stream.usage


def unspoken(error: ModelError) -> None:
    """Look whether an error shows the key, the prompt or another exception that holds them."""
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(error.usage) + repr(vars(error))
    assert KEY not in shown
    assert HIDDEN not in shown
    assert error.__cause__ is None
    assert error.__suppress_context__


# --- what is sent ---------------------------------------------------------------------------------------------------


def test_an_answer_comes_in_pieces_with_its_figures(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(saying("I'm ", "so-so."))
    text, error, usage = told(model(server))
    assert (text, error) == ("I'm so-so.", None)
    assert (usage.tokens_in, usage.tokens_out, usage.served, usage.fault) == (11, 7, "small-1", None)
    assert (usage.model, usage.prompt, usage.role) == ("org/small", "voice@0123456789ab", "voice")
    assert usage.first is not None
    assert 0 < usage.first <= usage.seconds
    assert server.asked[0] == {
        "model": "org/small",
        "messages": [message.model_dump() for message in PROMPT.messages],
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 50,
    }


def test_nothing_of_this_machine_is_told(
    serve: Callable[..., Server], model: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-mine")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setattr(sdk, "_clients", {})
    server = serve(saying("Yes"))
    assert told(model(server))[0] == "Yes"
    sent = {name.lower(): value for name, value in server.headers_seen[0].items()}
    expected = "host accept-encoding connection accept content-type user-agent content-length authorization"
    assert set(sent) == set(expected.split())
    assert (sent["user-agent"], sent["authorization"]) == ("holdspace", f"Bearer {KEY}")


def test_without_a_key_none_is_sent(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(saying("Yes"))
    assert told(model(server, model_key=None))[0] == "Yes"
    assert "authorization" not in {name.lower() for name in server.headers_seen[0]}


def test_nothing_is_imported_until_a_model_is_asked() -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            QUIET,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["openai/a", "[]"]


QUIET = """
import sys
from holdspace.settings import read_settings
from holdspace.llm.endpoint import model_for

settings = read_settings(model="openai/a")
model_for(settings, "voice")
print(settings.model, sorted({"openai", "httpx2", "filelock", "sqlalchemy"} & set(sys.modules)))
"""


def test_the_prompts_are_installed_with_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["holdspace.llm"]
    folder = ROOT / "holdspace" / "llm"
    installed = {file for pattern in patterns for file in folder.glob(pattern)}
    assert installed == {file for file in (folder / "prompts").iterdir() if file.is_file()} != set()


def test_a_redirect_is_not_followed(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    elsewhere = serve(saying("I should not be asked"))
    server = serve(lambda handler, _: handler.whole("", 307, Location=f"{elsewhere.url}/chat/completions"))
    _, error, _ = told(model(server))
    assert error is not None
    assert error.fault == "bad_request"
    assert elsewhere.asked == []


# --- what a server does not take -----------------------------------------------------------------------------------


@pytest.mark.parametrize("named", [True, False], ids=["named", "unnamed"])
@pytest.mark.parametrize(
    "parts",
    [
        ("response_format",),
        ("stream_options",),
        ("response_format", "stream_options", "temperature"),
        ("max_tokens", "response_format"),
    ],
    ids="+".join,
)
def test_what_is_not_taken_is_left_out_at_once_and_remembered(
    serve: Callable[..., Server], model: Callable[..., Any], parts: tuple[str, ...], *, named: bool
) -> None:
    server = serve(refusing_parts(*parts, named=named))
    asked = model(server)
    for _ in parts if not named else "1":  # of parts that were left out together, one is known to matter
        value, usage = asked.ask(PROMPT, Reply, NEVER, most=50)
        assert (value.reply, usage.fault) == ("yes", None)
    tries = len(server.asked)
    assert asked.ask(PROMPT, Reply, NEVER, most=50)[0].reply == "yes"
    assert len(server.asked) == tries + 1
    last = server.asked[-1]
    assert not set(parts) & set(last)
    if "response_format" in parts:
        assert '"additionalProperties":false' in last["messages"][0]["content"]
    if "max_tokens" in parts and named:
        assert last["max_completion_tokens"] == 50


@pytest.mark.parametrize("status", [400, 422])
def test_a_stray_refusal_is_not_remembered_as_a_server_without_forms(
    serve: Callable[..., Server], model: Callable[..., Any], status: int
) -> None:
    server = serve(refusing(status), saying('{"reply": "yes"}'))
    asked = model(server)
    assert asked.ask(PROMPT, Reply, NEVER, most=50)[0].reply == "yes"
    assert asked.ask(PROMPT, Reply, NEVER, most=50)[0].reply == "yes"
    assert ["response_format" in one for one in server.asked] == [True, True, True]
    assert takes.known(asked._endpoint).schema


def test_what_is_refused_whatever_is_left_out_is_a_fault_and_teaches_nothing(
    serve: Callable[..., Server], model: Callable[..., Any]
) -> None:
    server = serve(refusing(400))
    asked = model(server)
    _, error, _ = told(asked, schema=SCHEMA)
    assert error is not None
    assert error.fault == "bad_request"
    assert any("response_format" not in one for one in server.asked)
    server.behaviours = [saying('{"reply": "yes"}')]
    assert told(asked, schema=SCHEMA)[1] is None
    assert "response_format" in server.asked[-1]


def test_a_server_that_refuses_something_else_without_a_word_keeps_its_form(
    serve: Callable[..., Server], model: Callable[..., Any]
) -> None:
    server = serve(refusing_parts("stream_options", named=False))
    asked = model(server)
    for _ in range(2):
        assert asked.ask(PROMPT, Reply, NEVER, most=50)[0].reply == "yes"
    assert "response_format" in server.asked[-1]
    assert "stream_options" not in server.asked[-1]


def test_the_forms_name_in_a_refusals_param_is_enough(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    def answer(handler: Handler, asked: dict[str, Any]) -> None:
        if "response_format" in asked:
            handler.whole({"error": {"message": "Invalid parameter.", "param": "response_format"}}, 400)
        else:
            handler.say('{"reply": "yes"}')

    server = serve(answer)
    assert told(model(server), schema=SCHEMA)[1] is None
    assert ["response_format" in one for one in server.asked] == [True, False]


def test_a_server_error_about_the_form_is_no_reason_to_give_up(
    serve: Callable[..., Server], model: Callable[..., Any]
) -> None:
    def answer(handler: Handler, asked: dict[str, Any]) -> None:
        if "response_format" in asked:
            handler.status(500, "failed to parse grammar")
        else:
            handler.say('{"reply": "yes"}')

    server = serve(answer)
    assert told(model(server), schema=SCHEMA)[0] == '{"reply": "yes"}'


def test_the_form_is_strict_and_keeps_its_order(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(saying('{"cue": "", "reply": "yes"}'))
    told(model(server), schema=SCHEMA)
    form = server.asked[0]["response_format"]["json_schema"]
    assert (form["name"], form["strict"]) == ("voice", True)
    assert form["schema"]["required"] == ["cue", "reply"]
    assert form["schema"]["additionalProperties"] is False
    assert list(form["schema"]["properties"].items()) == [("cue", {"type": "string"}), ("reply", {"type": "string"})]


def test_a_property_may_bear_the_name_of_what_is_left_out() -> None:
    inner = {"type": "object", "properties": {"examples": {"type": "string"}, "default": {"type": "number"}}}
    made = strict({"$defs": {"title": inner}, "properties": {"title": {"$ref": "#/$defs/title"}}})
    assert made["properties"] == {"title": {"$ref": "#/$defs/title"}}
    assert made["$defs"]["title"]["required"] == ["examples", "default"]
    assert made["$defs"]["title"]["additionalProperties"] is False


def test_openais_own_server_is_asked_with_its_own_name_of_the_limit(model: Callable[..., Any]) -> None:
    asked = model("https://api.openai.com/v1")
    assert takes.known(asked._endpoint).limit == "max_completion_tokens"


def test_a_model_that_thinks_gets_room_to(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    def think(handler: Handler, asked: dict[str, Any]) -> None:
        handler.begin()
        handler.piece(reasoning_content="Let me see. " * 10)
        if asked["max_tokens"] < 1000:
            handler.end("length", usage=(10, 50))
        else:
            handler.piece("Yes.")
            handler.end(usage=(10, 90))

    server = serve(think)
    asked = model(server)
    text, error, usage = told(asked)
    assert (text, error) == ("Yes.", None)
    assert usage.tokens == 160, "both attempts are counted"
    assert told(asked)[0] == "Yes."
    assert len(server.asked) == 3
    assert server.asked[-1]["reasoning_effort"] == "low"


@pytest.mark.parametrize("aloud", [True, False], ids=["aloud", "apart"])
def test_one_whose_thoughts_left_too_little_room_gets_more_the_next_time(
    serve: Callable[..., Server], model: Callable[..., Any], *, aloud: bool
) -> None:
    def think(handler: Handler, asked: dict[str, Any]) -> None:
        if "reasoning_effort" in asked:
            handler.status(400, "reasoning_effort is not supported")
            return
        handler.begin()
        if aloud:
            handler.piece("<think>Let me see.</think>")
        else:
            handler.piece(reasoning_content="Let me see.")
        handler.piece("Yes.")
        handler.end("length" if asked["max_tokens"] < 1000 else "stop")

    server = serve(think)
    asked = model(server)
    _, error, _ = told(asked)
    assert error is not None
    assert error.fault == "too_long"
    assert told(asked)[:2] == ("Yes.", None)
    assert len(server.asked) == 3


@pytest.mark.parametrize("finish", ["stop", None])
def test_a_server_that_does_not_stream_is_understood_too(
    serve: Callable[..., Server], model: Callable[..., Any], finish: str | None
) -> None:
    server = serve(lambda handler, _: handler.whole(completion("<think>Well.</think>\nI'm so-so. And you?", finish)))
    text, error, usage = told(model(server))
    assert (text, error) == ("I'm so-so. And you?", None)
    assert (usage.tokens_in, usage.tokens_out, usage.served, usage.fault) == (11, 7, "small-1", None)
    assert usage.first is not None


def test_a_form_is_found_in_an_answer_that_comes_all_at_once(
    serve: Callable[..., Server], model: Callable[..., Any]
) -> None:
    server = serve(lambda handler, _: handler.whole(completion('```json\n{"reply": "yes"}\n```')))
    assert model(server).ask(PROMPT, Reply, NEVER, most=50)[0].reply == "yes"


def test_one_that_thought_all_at_once_gets_room_to(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    def think(handler: Handler, asked: dict[str, Any]) -> None:
        short = asked["max_tokens"] < 1000
        handler.whole(
            completion("" if short else "Yes.", "length" if short else "stop", reasoning_content="Let me see.")
        )

    assert told(model(serve(think)))[0] == "Yes."


# --- faults ---------------------------------------------------------------------------------------------------------


def cut(handler: Handler, _: Any) -> None:
    handler.begin()
    handler.piece("I was")
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def stalls(*pieces: str) -> Behaviour:
    def stall(handler: Handler, _: Any) -> None:
        handler.begin()
        for piece in pieces:
            handler.piece(piece)
        handler.wait()

    return stall


def drips_thoughts(handler: Handler, _: Any) -> None:
    handler.begin()
    while not handler.server.over.wait(0.05):
        handler.piece(reasoning_content="hm ")


def runs_away(handler: Handler, _: Any) -> None:
    handler.begin()
    while not handler.server.over.is_set():
        handler.piece("and on " * 20)


def one_endless_line(handler: Handler, _: Any) -> None:
    handler.begin()
    while not handler.server.over.is_set():
        handler.raw("x" * 65536)


def completion(content: str | None, finish_reason: str | None = "stop", **message: Any) -> dict[str, Any]:
    """Return an answer as it is where nobody asks for a stream."""
    return {
        "object": "chat.completion",
        "model": "small-1",
        "choices": [{"message": {"role": "assistant", "content": content, **message}, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    }


def body_begins(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.raw('{"choices": [')


def stalls_in_the_body(handler: Handler) -> None:
    body_begins(handler)
    handler.wait()


def endless_body(handler: Handler) -> None:
    body_begins(handler)
    while not handler.server.over.is_set():
        handler.raw(" " * 65536)


FAULTS: dict[str, tuple[Behaviour, str, str]] = {
    "401": (refusing(401), "key", ""),
    "403": (refusing(403), "key", ""),
    "404 model": (refusing(404, "The model `small` does not exist", "model_not_found"), "no_model", ""),
    "404 address": (lambda handler, _: handler.whole({"detail": "Not Found"}, 404), "bad_request", ""),
    "400": (refusing(400, "maximum context length"), "bad_request", ""),
    "400 filter": (refusing(400, "The response was filtered", "content_filter"), "filtered", ""),
    "402": (refusing(402), "rate_limited", ""),
    "429 out of money": (refusing(429, "You exceeded your quota", "insufficient_quota"), "rate_limited", ""),
    "429 later": (refusing(429, Retry_After="30"), "rate_limited", ""),
    "500": (refusing(500), "server_error", ""),
    "503": (refusing(503), "server_error", ""),
    "stalls": (lambda handler, _: handler.wait(), "stalled_before", ""),
    "stalls after headers": (stalls(), "stalled_before", ""),
    "only ever thinks": (drips_thoughts, "stalled_before", ""),
    "stalls midway": (stalls("I was"), "stalled_midway", "I was"),
    "cut": (cut, "cut", "I was"),
    "no end": (lambda handler, _: (handler.begin(), handler.piece("I was"), handler.end(None)), "cut", "I was"),
    "no events": (lambda handler, _: (handler.begin(), handler.raw("data: {oops\n\n")), "cut", ""),
    "whole, of another kind": (lambda handler, _: handler.whole({"detail": "Hello"}), "bad_request", ""),
    "whole, without a choice": (lambda handler, _: handler.whole({"choices": []}), "bad_request", ""),
    "whole, and empty": (lambda handler, _: handler.whole(completion(None)), "empty", ""),
    "whole, and too long": (
        lambda handler, _: handler.whole(completion("I was", finish_reason="length")),
        "too_long",
        "",
    ),
    "whole, and filtered": (
        lambda handler, _: handler.whole(completion("I", finish_reason="content_filter")),
        "filtered",
        "",
    ),
    "whole, and refused": (lambda handler, _: handler.whole(completion(None, refusal="I can't")), "refused", ""),
    "whole, and an error": (lambda handler, _: handler.whole({"error": {"message": f"no {KEY}"}}), "server_error", ""),
    "whole, with the key": (lambda handler, _: handler.whole(completion(f"It is {KEY}")), "other", ""),
    "whole, and cut": (lambda handler, _: handler.whole('{"choices": [{"mess'), "cut", ""),
    "whole, and stalls": (lambda handler, _: stalls_in_the_body(handler), "stalled_before", ""),
    "whole, and endless": (lambda handler, _: endless_body(handler), "cut", ""),
    "hangs up": (lambda handler, _: handler.connection.shutdown(socket.SHUT_RDWR), "cut", ""),
    "error midway": (
        lambda handler, _: (handler.begin(), handler.piece("I"), handler.event(error={"message": f"no {KEY}"})),
        "server_error",
        "I",
    ),
    "empty": (saying(), "empty", ""),
    "blank": (saying(" ", "\n"), "empty", ""),
    "too long": (saying("I was", finish="length"), "too_long", "I was"),
    "filtered": (saying("I was", finish="content_filter"), "filtered", "I was"),
    "refused": (
        lambda handler, _: (handler.begin(), handler.piece(refusal="I can't"), handler.end()),
        "refused",
        "",
    ),
    "web page": (lambda handler, _: handler.whole("<html>", Content_Type="text/html"), "bad_request", ""),
    "packed": (lambda handler, _: handler.whole("x", Content_Encoding="gzip"), "cut", ""),
    "the key itself": (saying("It is ", KEY[:7], KEY[7:]), "other", f"It is {KEY[:7]}"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_each_fault_has_its_name(serve: Callable[..., Server], model: Callable[..., Any], case: str) -> None:
    behaviour, fault, shown = FAULTS[case]
    server = serve(behaviour)
    text, error, usage = told(model(server, model_patience=0.6))
    assert error is not None
    assert (error.fault, text) == (fault, shown)
    assert usage.fault == fault
    if case[0] in "45" or case == "packed":
        assert usage.tokens == 0, "a refusal costs nothing"
    elif fault in {"stalled_midway", "cut", "stalled_before", "other"} and case != "hangs up":
        assert usage.tokens_in > 10, "estimated: it was read"
    server.behaviours = [saying("I'm back.")]
    assert told(model(server))[:2] == ("I'm back.", None), "the next one is asked as if nothing had been"


@pytest.mark.parametrize("behaviour", [runs_away, one_endless_line])
def test_an_answer_without_end_is_stopped(
    serve: Callable[..., Server], model: Callable[..., Any], behaviour: Behaviour
) -> None:
    server = serve(behaviour)
    text, error, usage = told(model(server), most=100)
    assert error is not None
    assert error.fault == ("too_long" if behaviour is runs_away else "cut")
    assert len(text) < 1000
    assert usage.tokens_out < 400
    assert server.gone.wait(10), "and the server is told by the closed line"


def test_a_refused_connection(model: Callable[..., Any]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        _, error, usage = told(model(f"http://127.0.0.1:{closed.getsockname()[1]}/v1"))
    assert error is not None
    assert (error.fault, usage.tokens) == ("unreachable", 0)


def test_an_unknown_host(model: Callable[..., Any]) -> None:
    _, error, usage = told(model("http://no-such-host.invalid/v1"))
    assert error is not None
    assert (error.fault, usage.tokens) == ("unknown_host", 0)


def test_a_certificate_that_nobody_signed(
    serve: Callable[..., Server], model: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -keyout key.pem -out cert.pem"
    named = "-subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(f"{made} {named}".split(), cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    server = serve(saying("Safe and sound"))
    server.with_certificate(context)
    _, error, _ = told(model(server))
    assert error is not None
    assert error.fault == "tls"
    assert server.asked == []
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    monkeypatch.setattr(sdk, "_clients", {})
    assert told(model(server))[:2] == ("Safe and sound", None), "one that the machine's owner trusts is enough"
    _, error, _ = told(model(server.url.replace("localhost", "127.0.0.1")))
    assert error is not None
    assert error.fault == "tls", "it is another's"


def test_a_server_that_speaks_no_tls(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    _, error, _ = told(model(serve(saying("Yes")).url.replace("http:", "https:")))
    assert error is not None
    assert error.fault == "tls"


def test_a_missing_package_is_one_sentence(model: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    for name in ("asking", "blame", "sdk"):
        monkeypatch.delitem(sys.modules, f"holdspace.llm.{name}", raising=False)
        monkeypatch.delattr(f"holdspace.llm.{name}", raising=False)
    _, error, _ = told(model("http://127.0.0.1:9/v1"))
    assert error is not None
    assert error.fault == "no_package"
    assert "pip install 'holdspace[model]'" in str(error)


# --- too many requests ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{"Retry_After": "0.2"}, {}, {"Retry_After": "soon"}])
def test_a_server_that_is_busy_for_a_moment_is_asked_once_more(
    serve: Callable[..., Server], model: Callable[..., Any], headers: dict[str, str]
) -> None:
    server = serve(refusing(429, **headers), saying("Yes"))
    begun = time.monotonic()
    assert told(model(server))[:2] == ("Yes", None)
    assert 0.2 <= time.monotonic() - begun < 3
    server.behaviours = [refusing(429, **headers)]
    _, error, _ = told(model(server))
    assert error is not None
    assert error.fault == "rate_limited"
    assert len(server.asked) == 4, "and not a third time"


def test_one_that_is_busy_for_long_is_not_waited_for(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(refusing(429, Retry_After="20"))
    begun = time.monotonic()
    told(model(server))
    assert time.monotonic() - begun < 2
    assert len(server.asked) == 1


# --- stopping -------------------------------------------------------------------------------------------------------


@pytest.fixture
def deaf() -> Iterator[str]:
    """An address whose connections are never taken: the line behind it is full."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = []
        for _ in range(3):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(server.getsockname())
            waiting.append(one)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"
        for one in waiting:
            one.close()


def test_a_host_that_takes_no_connection_is_no_slow_answer(model: Callable[..., Any], deaf: str) -> None:
    _, error, usage = told(model(deaf, model_patience=1.0))
    assert error is not None
    assert (error.fault, usage.tokens) == ("unreachable", 0)


@pytest.mark.parametrize("when", ["connecting", "before", "midway", "waiting"])
def test_stop_is_answered_within_a_tenth_of_a_second(
    serve: Callable[..., Server], model: Callable[..., Any], deaf: str, when: str
) -> None:
    behaviours = {"before": stalls(), "midway": stalls("I was"), "waiting": refusing(429, Retry_After="2")}
    server = serve(behaviours.get(when, stalls()))
    told(model(serve(saying("The SDK is there"))))
    cancel = threading.Event()
    stream = model(deaf if when == "connecting" else server, model_patience=30).stream(PROMPT, cancel, most=50)
    pieces: list[str] = []
    ended: list[float] = []
    caught: list[ModelError] = []

    def read() -> None:
        try:
            pieces.extend(stream)
        except ModelError as error:
            caught.append(error)
        ended.append(time.monotonic())

    reader = threading.Thread(target=read)
    reader.start()
    if when != "connecting":
        assert server.asked_now.wait(10)
    if when == "midway":
        wait_for(lambda: bool(pieces) or stream._progress.letters > 0)
    begun = time.monotonic()
    cancel.set()
    reader.join(10)
    assert ended[0] - begun < 0.1
    assert caught[0].fault == "cancelled"
    assert caught[0].usage is not None
    if when in {"before", "midway"}:
        assert caught[0].usage.tokens_in > 10, "what nobody waited for is counted"
        assert server.gone.wait(5), "the line is closed"


def test_closing_is_enough_and_is_counted(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(stalls("I was"))
    asked = model(server)
    stream = asked.stream(PROMPT, NEVER, most=50)
    assert next(iter(stream)) == "I was"
    begun = time.monotonic()
    stream.close()
    assert time.monotonic() - begun < 0.05
    assert stream.usage.fault == "cancelled"
    assert stream.usage.tokens_in > 10
    assert server.gone.wait(5)
    wait_for(lambda: asked._ledger.used_today() >= stream.usage.tokens)


def test_an_answer_that_was_whole_before_it_was_left_is_counted(
    serve: Callable[..., Server], model: Callable[..., Any]
) -> None:
    stream = model(serve(saying("I was", " there"))).stream(PROMPT, NEVER, most=50)
    wait_for(stream._ended.is_set)
    for _ in stream:
        break  # unfit from its first word on
    assert stream.usage.tokens_in > 10
    assert stream.usage.tokens_out > 0
    assert stream.usage.seconds > 0
    assert stream.usage.fault is None


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < until, "it did not happen"


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        '{"cue": "a", "reply": "{b}"}',
        'Here it is:\n```json\n{"cue": "a", "reply": "{b}"}\n```\nAnything else? {}',
        '<think>{"reply": "no"} is wrong</think>\n{"cue": "a", "reply": "{b}"}',
        '\n  {"cue": "a",\n "reply": "{b}"}  ',
    ],
)
def test_a_value_is_found_in_whatever_stands_around_it(
    serve: Callable[..., Server], model: Callable[..., Any], said: str
) -> None:
    server = serve(saying(*said))
    value, usage = model(server).ask(PROMPT, Reply, NEVER, most=200)
    assert (value.cue, value.reply) == ("a", "{b}")
    assert server.asked[0]["temperature"] == 0
    assert usage.fault is None
    assert json.loads(told(model(server), schema=SCHEMA, most=200)[0]) == value.model_dump()


def test_a_thought_is_no_part_of_a_plain_answer(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(saying("<th", "ink>I should", " say</thi", "nk>\n\nYes", "."), saying("<", "3 you"))
    assert told(model(server))[0] == "Yes."
    assert told(model(server))[0] == "<3 you"


@pytest.mark.parametrize(
    ("said", "fault", "hint"),
    [("no", "bad_json", "not one JSON object"), ('{"cue": "x"}', "wrong_schema", "reply: missing")],
)
def test_a_wrong_value_is_asked_for_once_more_with_what_was_wrong(
    serve: Callable[..., Server], model: Callable[..., Any], said: str, fault: str, hint: str
) -> None:
    server = serve(saying(said), saying('{"reply": "yes"}'), saying(said))
    asked = model(server)
    value, usage = asked.ask(PROMPT, Reply, NEVER, most=50)
    assert (value.reply, usage.tokens, usage.fault) == ("yes", 36, None)
    assert hint in server.asked[1]["messages"][-1]["content"]
    with pytest.raises(ModelError) as caught:
        asked.ask(PROMPT, Reply, NEVER, most=50)
    unspoken(caught.value)
    assert caught.value.fault == fault
    assert caught.value.usage is not None
    assert (caught.value.usage.tokens, caught.value.usage.fault) == (36, fault)
    assert len(server.asked) == 4, "and not a third time"


def test_without_counts_the_tokens_are_estimated(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(saying("x" * 40, usage=None))
    usage = told(model(server))[2]
    letters = sum(len(message.content) for message in PROMPT.messages)
    assert usage.tokens_out == 10
    assert letters / 4 < usage.tokens_in < letters / 4 + 12


def test_counts_that_cannot_be_are_not_believed(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    server = serve(saying("Yes", usage=(-5, 10**12)))
    assert 0 < told(model(server))[2].tokens < 100


# --- the process ----------------------------------------------------------------------------------------------------


def test_neither_key_nor_words_are_ever_logged(serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve(saying("I was", finish="length"), refusing(401))
    ran = subprocess.run(
        [sys.executable, "-c", LOUD, server.url, str(tmp_path)],
        env={**os.environ, "OPENAI_LOG": "debug", "OPENAI_API_KEY": KEY},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout.split() == ["too_long", "key"]
    assert KEY not in ran.stdout + ran.stderr
    assert HIDDEN not in ran.stdout + ran.stderr
    assert "/chat/completions" not in ran.stderr


LOUD = f"""
import logging, sys, threading
logging.basicConfig(level=logging.DEBUG)
from holdspace.llm.endpoint import model_for
from holdspace.llm.faults import ModelError
from holdspace.llm.model import Message, Prompt
from holdspace.settings import read_settings

model = model_for(read_settings(model="openai/x", model_url=sys.argv[1], data_dir=sys.argv[2]), "voice")
words = Prompt(name="v", digest="0", messages=(Message(role="user", content="{HIDDEN}"),))
for _ in range(2):
    try:
        list(model.stream(words, threading.Event(), most=9))
    except ModelError as error:
        print(error.fault)
        logging.exception("as a careless caller would")
"""


def test_a_forked_process_asks_for_itself(serve: Callable[..., Server], tmp_path: Path) -> None:
    server = serve(saying("Yes"))
    ran = subprocess.run(
        [sys.executable, "-c", FORKING, server.url, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout.split() == ["Yes", "Yes", "0"]


FORKING = """
import os, sys, threading
from holdspace.llm.endpoint import model_for
from holdspace.llm.model import Message, Prompt
from holdspace.settings import read_settings

model = model_for(read_settings(model="openai/x", model_url=sys.argv[1], data_dir=sys.argv[2]), "voice")
words = Prompt(name="v", digest="0", messages=(Message(role="user", content="Hello"),))
ask = lambda: print("".join(model.stream(words, threading.Event(), most=9)), flush=True)
ask()
if (child := os.fork()) == 0:
    ask()
    os._exit(0)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_forty_are_asked_at_once_on_one_thread(serve: Callable[..., Server], model: Callable[..., Any]) -> None:
    gate = threading.Barrier(41)

    def answer(handler: Handler, _: Any) -> None:
        gate.wait(20)
        handler.say("Yes")

    server = serve(answer)
    asked = model(server, model_requests=40, model_patience=20)
    streams = [asked.stream(PROMPT, NEVER, most=50) for _ in range(40)]
    gate.wait(20)
    assert ["".join(stream) for stream in streams] == ["Yes"] * 40
    assert sum(thread.name == "holdspace-models" for thread in threading.enumerate()) == 1
    assert len(server.asked) == 40


def test_a_logger_of_ours_says_nothing_of_an_answer(
    serve: Callable[..., Server], model: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        told(model(serve(saying("Yes"))))
    assert "Yes" not in caplog.text
    assert KEY not in caplog.text
