from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import openai
import pytest
from pydantic import BaseModel

from holdspace.coding import code_stream
from holdspace.coding_llm_answer import ClientAnswer, HelperAnswer
from holdspace.rehearsal.faults import FAULTS, MEANING, Wrong
from holdspace.rehearsal.plan import ENDLESS
from holdspace.rehearsal.server import Rehearsal, rehearsing

LINE = "i don't know. it's fine.\nmum rang again, three times."
VOICE = f"Say this in your own words.\n<<<line\n{LINE}\nline>>>\nKeep this:\n<<<cue\nmum rang again\ncue>>>\n"
OFFLINE = {kind: {"text": f"{kind} words", "why": "because"} for kind in ("MI", "ER", "PS")}
NOTES = [{"message": 3, "instead": "What was that like?", "why": "One thing at a time."}]


@pytest.fixture(scope="module")
def server() -> Iterator[Rehearsal]:
    with rehearsing() as running:
        yield running


@pytest.fixture(autouse=True)
def _well(server: Rehearsal) -> None:
    server.go_wrong(Wrong())
    server.register.clear()


@pytest.fixture(scope="module")
def client(server: Rehearsal) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=server.url, api_key="unused", max_retries=0, timeout=20) as made:
        yield made


def ask(client: openai.OpenAI, words: str, model: str = "rehearsal", **more: Any) -> Any:
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": words}], **more)


def said(client: openai.OpenAI, words: str, model: str = "rehearsal", **more: Any) -> str:
    return ask(client, words, model, **more).choices[0].message.content


def streamed(client: openai.OpenAI, words: str, model: str = "rehearsal", **more: Any) -> list[Any]:
    return list(ask(client, words, model, stream=True, **more))


def text_of(chunks: list[Any]) -> str:
    return "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def reached(server: Rehearsal) -> bool:
    try:
        socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
    except ConnectionRefusedError:
        return False
    return True


def post(server: Rehearsal, path: str, body: bytes, **headers: str) -> tuple[int, dict[str, Any]]:
    request = urllib.request.Request(  # noqa: S310
        server.url.removesuffix("/v1") + path, data=body, headers={"Content-Type": "application/json", **headers}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


# --- what it says ---------------------------------------------------------------------------------------------------


def test_the_voice_says_the_authors_line_and_names_the_cue(client: openai.OpenAI) -> None:
    assert json.loads(said(client, VOICE)) == {"cue": "mum rang again", "reply": LINE}
    assert list(json.loads(said(client, VOICE))) == ["cue", "reply"]


def test_a_line_without_a_cue_carries_none(client: openai.OpenAI) -> None:
    assert json.loads(said(client, "<<<line\nhello\nline>>>")) == {"cue": "", "reply": "hello"}


def test_a_stream_is_the_same_answer_in_pieces(client: openai.OpenAI) -> None:
    chunks = streamed(client, VOICE)
    assert len(chunks) > 10
    assert json.loads(text_of(chunks)) == json.loads(said(client, VOICE))
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert all(chunk.usage is None for chunk in chunks)


def test_tokens_are_counted_in_a_stream_only_where_that_is_asked_for(client: openai.OpenAI) -> None:
    chunks = streamed(client, VOICE, stream_options={"include_usage": True})
    assert chunks[-1].choices == []
    assert chunks[-1].usage.completion_tokens == sum(bool(c.choices and c.choices[0].delta.content) for c in chunks)
    assert chunks[-1].usage.prompt_tokens > 10


def test_suggestions_and_notes_are_those_that_the_program_made(client: openai.OpenAI) -> None:
    assert json.loads(said(client, f"<<<offline\n{json.dumps(OFFLINE)}\noffline>>>")) == OFFLINE
    listed = [{"kind": kind, **each, "id": "x"} for kind, each in OFFLINE.items()]
    assert json.loads(said(client, f"<<<offline\n{json.dumps(listed)}\noffline>>>")) == OFFLINE
    assert json.loads(said(client, f"<<<offline\n{json.dumps(NOTES)}\noffline>>>")) == {"notes": NOTES}
    assert json.loads(said(client, f"<<<offline\n{json.dumps({'notes': NOTES})}\noffline>>>")) == {"notes": NOTES}


@pytest.mark.parametrize(("mark", "speaker"), [("text", "helper"), ("message", "client")])
def test_a_message_is_coded_as_the_reader_codes_it(client: openai.OpenAI, mark: str, speaker: str) -> None:
    words = "You sound worn out. I can't sleep, and I wish I was dead."
    answered = json.loads(said(client, f"<<<{mark}\n{words}\n{mark}>>>"))
    out = io.StringIO()
    code_stream([json.dumps({"speaker": speaker, "text": words})], out, keep_going=False, report=print)
    read = {name: value for name, value in json.loads(out.getvalue()).items() if name not in {"id", "scores"}}
    if speaker == "helper":
        assert HelperAnswer.model_validate(answered).row(words)["codes"]
    else:
        assert ClientAnswer.model_validate(answered).row(words)["evidence"] == read["evidence"] != []
    assert {name: answered[name] for name in read if name not in {"codes", "evidence"}} == {
        name: value for name, value in read.items() if name not in {"codes", "evidence"}
    }


def test_anything_else_gets_an_honest_sentence(client: openai.OpenAI) -> None:
    assert said(client, "Write me a poem.").startswith("This is the rehearsal server")


def test_another_schema_is_kept_to(client: openai.OpenAI) -> None:
    class Inner(BaseModel):
        yes: bool

    class Other(BaseModel):
        word: str
        count: int
        inner: Inner
        many: list[Inner]

    form = {"type": "json_schema", "json_schema": {"name": "other", "schema": Other.model_json_schema()}}
    Other.model_validate_json(said(client, "Are you there?", response_format=form))


def test_only_the_latest_words_of_the_user_are_answered(client: openai.OpenAI) -> None:
    messages = [
        {"role": "system", "content": "<<<line\nnever\nline>>>"},
        {"role": "user", "content": "<<<line\nbefore\nline>>>"},
        {"role": "assistant", "content": "{}"},
        {"role": "user", "content": "<<<line\nnow\nline>>>"},
    ]
    answer = client.chat.completions.create(model="rehearsal", messages=messages)  # type: ignore[arg-type]
    assert json.loads(answer.choices[0].message.content or "")["reply"] == "now"


def test_an_answer_is_no_longer_than_was_asked(client: openai.OpenAI) -> None:
    answer = ask(client, VOICE, max_completion_tokens=5)
    assert answer.choices[0].finish_reason == "length"
    assert answer.usage.completion_tokens == 5


def test_the_models_are_listed_one_for_each_fault(client: openai.OpenAI) -> None:
    names = {model.id for model in client.models.list()}
    assert names == {"rehearsal", *(f"rehearsal-{fault}" for fault in FAULTS)}
    assert set(MEANING) == set(FAULTS)


def test_tokens_come_at_the_pace_that_was_set() -> None:
    with rehearsing(pace=200, first=0.2) as slow, openai.OpenAI(base_url=slow.url, api_key="x") as client:
        began = time.perf_counter()
        stream = iter(ask(client, "<<<line\nhello there you\nline>>>", stream=True))
        while not next(stream).choices[0].delta.content:
            pass
        first = time.perf_counter() - began
        pieces = 1 + sum(bool(chunk.choices[0].delta.content) for chunk in stream)
        assert first >= 0.2
        assert time.perf_counter() - began >= 0.2 + pieces / 200


# --- what goes wrong ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        ("key", openai.AuthenticationError, "invalid_api_key"),
        ("no-model", openai.NotFoundError, "model_not_found"),
        ("rate-limited", openai.RateLimitError, "rate_limit_exceeded"),
        ("rate-limited-bare", openai.RateLimitError, "rate_limit_exceeded"),
        ("error", openai.InternalServerError, "internal_error"),
        ("unavailable", openai.InternalServerError, "overloaded"),
        ("filtered-prompt", openai.BadRequestError, "content_filter"),
    ],
)
def test_errors_have_their_status_and_code(
    client: openai.OpenAI, fault: str, error: type[openai.APIStatusError], code: str
) -> None:
    for stream in (False, True):
        with pytest.raises(error) as raised:
            ask(client, VOICE, f"rehearsal-{fault}", stream=stream)
        assert raised.value.code == code
        assert ("retry-after" in raised.value.response.headers) == (fault == "rate-limited")


def test_a_model_that_is_not_there_is_a_404(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError):
        ask(client, VOICE, "gpt-17")


def test_a_connection_is_hung_up_on(client: openai.OpenAI) -> None:
    with pytest.raises(openai.APIConnectionError):
        ask(client, VOICE, "rehearsal-refused")


def test_the_door_is_shut_and_opens_again(server: Rehearsal, client: openai.OpenAI) -> None:
    assert post(server, "/rehearsal/fault", b'{"fault": "refused", "seconds": 3600}')[0] == 200
    wait_until(lambda: not reached(server))
    with pytest.raises(openai.APIConnectionError):
        ask(client, VOICE)
    server.go_wrong(Wrong())
    wait_until(lambda: reached(server))
    assert said(client, VOICE)


@pytest.mark.parametrize(("fault", "some"), [("stall-before", False), ("stall-midway", True)])
def test_a_stall_lasts_until_whoever_asked_hangs_up(
    server: Rehearsal, client: openai.OpenAI, fault: str, *, some: bool
) -> None:
    pieces: list[str] = []
    with pytest.raises(openai.APITimeoutError), ask(client, VOICE, f"rehearsal-{fault}", stream=True, timeout=0.5) as s:
        pieces.extend(chunk.choices[0].delta.content or "" for chunk in s)
    assert bool("".join(pieces)) == some
    wait_until(lambda: server.register.all()[-1].left)


def test_an_answer_is_cut(client: openai.OpenAI) -> None:
    pieces: list[Any] = []
    with pytest.raises(openai.APIConnectionError):
        pieces.extend(ask(client, VOICE, "rehearsal-cut", stream=True))
    assert text_of(pieces)
    with pytest.raises(openai.APIConnectionError):
        ask(client, VOICE, "rehearsal-cut")
    quiet = streamed(client, VOICE, "rehearsal-cut-quietly")
    assert text_of(quiet)
    assert all(chunk.choices[0].finish_reason is None for chunk in quiet)


def test_an_answer_does_not_end_where_it_should(client: openai.OpenAI) -> None:
    answer = ask(client, VOICE, "rehearsal-endless", max_tokens=100)
    assert answer.usage.completion_tokens >= ENDLESS
    assert json.loads(answer.choices[0].message.content)["reply"]


def test_what_is_said_goes_wrong(client: openai.OpenAI) -> None:
    assert not said(client, VOICE, "rehearsal-empty")
    assert json.loads(said(client, VOICE, "rehearsal-empty-words"))["reply"] == ""
    for fault in ("bad-json", "bad-json-midway", "fenced"):
        with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
            json.loads(said(client, VOICE, f"rehearsal-{fault}"))
    assert "reply" not in json.loads(said(client, VOICE, "rehearsal-wrong-schema"))
    for fault, word in {"other-language": "ich", "counsels": "Have you tried", "as-an-ai": "As an AI"}.items():
        assert word in json.loads(said(client, VOICE, f"rehearsal-{fault}"))["reply"]
    assert "```json" in said(client, VOICE, "rehearsal-fenced")


def test_a_filter_and_a_refusal_are_said_in_their_own_fields(client: openai.OpenAI) -> None:
    assert ask(client, VOICE, "rehearsal-filtered").choices[0].finish_reason == "content_filter"
    refused = ask(client, VOICE, "rehearsal-refusal").choices[0].message
    assert refused.content is None
    assert refused.refusal
    chunks = streamed(client, VOICE, "rehearsal-refusal")
    assert text_of(chunks) == ""
    assert "".join(c.choices[0].delta.refusal or "" for c in chunks) == refused.refusal
    assert json.loads(said(client, VOICE, "rehearsal-refusal-in-words"))["reply"] == refused.refusal


def test_servers_that_lack_a_part_of_the_interface_say_so(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="response_format"):
        ask(client, VOICE, "rehearsal-no-structured-output", response_format={"type": "json_object"})
    assert said(client, VOICE, "rehearsal-no-structured-output")
    with pytest.raises(openai.BadRequestError, match="stream_options"):
        ask(client, VOICE, "rehearsal-no-stream-options", stream=True, stream_options={"include_usage": True})
    assert streamed(client, VOICE, "rehearsal-no-stream-options")
    without = streamed(client, VOICE, "rehearsal-no-usage", stream_options={"include_usage": True})
    assert all(chunk.usage is None for chunk in without)
    assert ask(client, VOICE, "rehearsal-no-usage").usage is None


def test_the_model_is_swapped_while_it_runs(server: Rehearsal, client: openai.OpenAI) -> None:
    assert ask(client, VOICE).model == "rehearsal"
    post(server, "/rehearsal/fault", b'{"fault": "swapped"}')
    assert ask(client, VOICE).model == "some-other-model"


def test_a_fault_lasts_as_often_and_for_as_much_as_was_said(server: Rehearsal, client: openai.OpenAI) -> None:
    server.go_wrong(Wrong(fault="empty", times=2, use="voice"))
    other = f"<<<offline\n{json.dumps(OFFLINE)}\noffline>>>"
    assert [bool(said(client, words)) for words in (VOICE, other, VOICE, VOICE)] == [False, True, False, True]


def test_it_says_what_it_was_given_to_say(server: Rehearsal, client: openai.OpenAI) -> None:
    post(server, "/rehearsal/fault", json.dumps({"fault": "says", "text": "<b>hi</b>"}).encode())
    assert json.loads(said(client, VOICE)) == {"cue": "", "reply": "<b>hi</b>"}


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"fault": "nonsense"}', b'{"fault": "key", "times": 0}', b"\xff"])
def test_a_fault_that_is_none_is_refused_in_a_sentence(server: Rehearsal, body: bytes) -> None:
    status, answer = post(server, "/rehearsal/fault", body)
    assert status == 400
    assert answer["error"]["message"].endswith(".")


@pytest.mark.parametrize(
    "body",
    [b"{", b"{}", b'{"model": "rehearsal", "messages": []}', b'{"model": 3, "messages": [{}]}', b"[" * 100_000],
)
def test_a_request_that_is_none_is_refused_in_a_sentence(server: Rehearsal, body: bytes) -> None:
    status, answer = post(server, "/v1/chat/completions", body)
    assert status == 400
    assert answer["error"]["message"].endswith(".")


# --- who is let in, and what is kept --------------------------------------------------------------------------------


def test_what_came_is_kept_without_the_key(server: Rehearsal) -> None:
    with openai.OpenAI(base_url=server.url, api_key="sk-MARKED") as client:
        ask(client, VOICE, temperature=0.2)
    with urllib.request.urlopen(server.url.removesuffix("/v1") + "/rehearsal/seen", timeout=20) as answer:  # noqa: S310
        written = answer.read().decode()
    seen = json.loads(written)["requests"][-1]
    assert "MARKED" not in written
    assert seen["headers"]["authorization"] == "(given)"
    assert seen["body"]["messages"][0]["content"] == VOICE
    assert seen["body"]["temperature"] == 0.2
    assert seen["use"] == "voice"


def test_a_key_that_was_set_must_be_given() -> None:
    with rehearsing(key="sk-MARKED") as locked:
        assert "MARKED" not in repr(locked)
        with openai.OpenAI(base_url=locked.url, api_key="sk-other", max_retries=0) as client:
            for call in (lambda: ask(client, VOICE), client.models.list):
                with pytest.raises(openai.AuthenticationError) as refused:
                    call()
                assert "MARKED" not in str(refused.value)
        assert post(locked, "/rehearsal/fault", b'{"fault": "key"}')[0] == 401
        with openai.OpenAI(base_url=locked.url, api_key="sk-MARKED") as client:
            assert said(client, VOICE)


def test_only_this_machine_is_listened_to_and_other_sites_pages_are_refused(server: Rehearsal) -> None:
    assert server._sockets[0].getsockname()[0] == "127.0.0.1"
    assert post(server, "/rehearsal/fault", b"{}", Host="evil.example")[0] == 403
    assert post(server, "/rehearsal/fault", b"{}", **{"Content-Type": "text/plain"})[0] == 400


# --- the command ----------------------------------------------------------------------------------------------------

COMMAND = [sys.executable, "-m", "holdspace", "model", "rehearse"]


def test_the_command_prints_two_lines_and_serves_until_it_is_interrupted() -> None:
    with subprocess.Popen(
        [*COMMAND, "--port", "0", "--fault", "as-an-ai", "--pace", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3)]
        assert lines[1] == "export HOLDSPACE_MODEL=openai/rehearsal\n"
        found = re.fullmatch(r"export HOLDSPACE_MODEL_URL=(http://127\.0\.0\.1:\d+/v1)\n", lines[2])
        assert found is not None
        with openai.OpenAI(base_url=found[1], api_key="x") as client:
            assert "As an AI" in said(client, VOICE)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in errors


def test_a_port_that_is_taken_and_a_fault_that_is_none_are_sentences(server: Rehearsal) -> None:
    taken = subprocess.run([*COMMAND, "--port", str(server.port)], capture_output=True, text=True, check=False)
    assert taken.returncode == 1
    assert taken.stderr == f"Port {server.port} is another program's. Choose one with --port.\n"
    unknown = subprocess.run([*COMMAND, "--fault", "nonsense"], capture_output=True, text=True, check=False)
    assert unknown.returncode == 2
    assert unknown.stderr.count("\n") == 1
    listed = subprocess.run([*COMMAND, "--fault", "list"], capture_output=True, text=True, check=True)
    assert len(listed.stdout.splitlines()) == len(FAULTS)
