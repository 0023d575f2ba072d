"""Everything that can go wrong with a model, each against a real server: the talk goes on, and the log says what."""

from __future__ import annotations

import logging
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rehearsed import KEY, parts, settings, talk
from talks import SAID, Kept, keep_in

from holdspace import events
from holdspace.client.voices import ScriptedVoice
from holdspace.rehearsal.faults import Wrong
from holdspace.rehearsal.server import Rehearsal, rehearsing
from holdspace.session import Session, default_parts
from holdspace.transcript import as_json, as_markdown

SOON = 0.6
"""Seconds of patience with a server that stands still."""
STOP = 0.2
"""Seconds in which Stop is answered."""


@dataclass(frozen=True)
class Case:
    """A fault, and the names under which it may be logged."""

    logged: set[str | None]
    patience: float = 5.0
    replaced: bool = False
    """Something had been shown, and was taken back."""


FAULTS: dict[str, Case] = {
    "refused": Case({"unreachable"}),
    "key": Case({"key"}),
    "no-model": Case({"no_model"}),
    "rate-limited": Case({"rate_limited"}),
    "rate-limited-bare": Case({"rate_limited"}),
    "error": Case({"server_error"}),
    "unavailable": Case({"server_error"}),
    "stall-before": Case({"stalled_before"}, SOON),
    "stall-midway": Case({"stalled_midway"}, SOON),
    "cut": Case({"cut"}),
    "cut-quietly": Case({"cut"}),
    "empty": Case({"empty"}),
    "empty-words": Case({"empty", "unfit"}),
    "endless": Case({"too_long", "unfit"}),
    "bad-json": Case({"bad_json"}),
    "bad-json-midway": Case({"bad_json"}),
    "wrong-schema": Case({"wrong_schema"}),
    "filtered": Case({"filtered"}),
    "filtered-prompt": Case({"filtered"}),
    "refusal": Case({"refused"}),
    "refusal-in-words": Case({"unfit", "refused"}),
    "other-language": Case({"unfit"}),
    "counsels": Case({"unfit"}),
    "as-an-ai": Case({"unfit"}),
}
"""What the rehearsal server does wrong; the address's own faults are below."""


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path / "data")
    yield opened
    opened.store.close()


@pytest.fixture
def server() -> Iterator[Rehearsal]:
    with rehearsing(key=KEY) as running:
        yield running


@pytest.fixture
def scripted(tmp_path: Path) -> Iterator[Session]:
    """The same talk without a model."""
    other = keep_in(tmp_path / "scripted")
    session = talk(other, default_parts())
    list(session.enter())
    yield session
    other.store.close()


Printed = Callable[[], str]


@pytest.fixture
def printed(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Printed:
    """Everything that was logged, at any level, and printed since it was asked last."""
    caplog.set_level(logging.DEBUG)
    return lambda: caplog.text + "".join(capfd.readouterr())


def payloads(happened: list[events.Event], kind: type[Any]) -> list[Any]:
    return [payload for _, payload in happened if isinstance(payload, kind)]


def go_wrong(server: Rehearsal, fault: str, **more: Any) -> None:
    server.go_wrong(Wrong.model_validate({"fault": fault, "seconds": 3600, **more}))
    if fault == "refused":
        wait_until(lambda: not server.open)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def goes_on_without_the_model(session: Session, scripted: Session, logged: set[str | None]) -> list[events.Event]:
    """Say something, and hold what the trainee sees and what is kept to the talk without a model."""
    before = len(session.conversation.turns)
    happened = list(session.say(SAID[0], "one"))
    list(scripted.say(SAID[0], "one"))
    number = max(session.conversation.turns)
    turn, plain = session.conversation.turns[number], scripted.conversation.turns[number]
    assert len(session.conversation.turns) == before + 1
    assert turn.text == SAID[0]
    assert (turn.bubbles, turn.ended, turn.voice) == (plain.bubbles, "finished", ScriptedVoice.name)
    assert turn.state == plain.state
    assert turn.client_reading == plain.client_reading
    assert turn.suggestions == plain.suggestions
    asked = payloads(happened, events.ModelAsked)
    assert {one.fault for one in asked} <= logged
    assert asked[-1].fault is not None
    assert turn.fault == asked[-1].fault
    shown = [payload.text for payload in payloads(happened, events.SentenceReleased)]
    taken_back = payloads(happened, events.ReplyReplaced)
    assert (" ".join(shown) != plain.said.replace("\n", " ")) == bool(taken_back)
    return happened


# --- the table ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_trainee_reads_the_written_line_and_the_model_is_tried_again(  # noqa: PLR0917  # fixtures
    fault: str,
    tmp_path: Path,
    kept: Kept,
    server: Rehearsal,
    scripted: Session,
    printed: Printed,
) -> None:
    case = FAULTS[fault]
    session = talk(kept, parts(settings(tmp_path, server.url, model_patience=case.patience)))
    list(session.enter())
    assert session.conversation.turns[0].fault is None
    assert session.conversation.turns[0].voice != ScriptedVoice.name
    go_wrong(server, fault)
    goes_on_without_the_model(session, scripted, case.logged)
    go_wrong(server, "no-usage")  # which is none to the talk
    wait_until(lambda: server.open)
    list(session.say(SAID[1], "two"))
    list(scripted.say(SAID[1], "two"))
    turn = session.conversation.turns[2]
    assert turn.fault is None
    assert turn.voice != ScriptedVoice.name
    assert turn.said
    assert len(session.conversation.turns) == len(scripted.conversation.turns)
    tells_nothing(session, kept, tmp_path, printed)


def tells_nothing(session: Session, kept: Kept, folder: Path, printed: Printed) -> None:
    """Look for the key, and for words of the prompt, wherever they could have gone."""
    records = list(kept.store.records(session.id))
    asked = [record for record in records if record.kind == "model_asked"]
    assert asked
    assert "line>>>" not in str(records)
    exported = as_markdown(session.conversation, session.persona) + as_json(session.conversation, session.persona)
    log = printed()
    for text in (str(records), repr(session._parts), exported, log):
        assert KEY not in text
    assert "line>>>" not in log
    for file in folder.rglob("*"):
        if file.is_file():
            assert KEY.encode() not in file.read_bytes()


# --- where the address is wrong -------------------------------------------------------------------------------------


@contextmanager
def own_certificate(folder: Path) -> Iterator[Rehearsal]:
    """Serve with a certificate that nobody signed but itself."""
    files = {"-keyout": folder / "key.pem", "-out": folder / "certificate.pem"}
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
        + [str(part) for pair in files.items() for part in pair],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(files["-out"], files["-keyout"])
    with rehearsing(key=KEY, ssl=context) as running:
        yield running


def test_a_name_that_nobody_has_and_certificates_that_are_none(
    tmp_path: Path, server: Rehearsal, printed: Printed
) -> None:
    with own_certificate(tmp_path) as signed_by_itself:
        wrong = {
            "https://models.invalid/v1": {"unknown_host"},
            f"https://127.0.0.1:{signed_by_itself.port}/v1": {"tls"},
            f"https://127.0.0.1:{server.port}/v1": {"tls", "stalled_before"},  # a plain one may wait for a line's end
        }
        for number, (url, faults) in enumerate(wrong.items()):
            kept, other = keep_in(tmp_path / f"{number}"), keep_in(tmp_path / f"{number}-scripted")
            session, plain = (
                talk(kept, parts(settings(tmp_path, url, model_patience=SOON))),
                talk(other, default_parts()),
            )
            list(session.enter())
            list(plain.enter())
            goes_on_without_the_model(session, plain, faults)
            tells_nothing(session, kept, tmp_path, printed)
            kept.store.close()
            other.store.close()


# --- not quite faults -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lack", ["no-structured-output", "no-stream", "no-stream-options", "no-usage", "fenced"])
def test_a_server_that_lacks_something_is_spoken_to_without_it(
    lack: str, tmp_path: Path, kept: Kept, server: Rehearsal
) -> None:
    go_wrong(server, lack)
    session = talk(kept, parts(settings(tmp_path, server.url)))
    list(session.enter())
    list(session.say(SAID[0], "one"))
    for turn in session.conversation.turns.values():
        assert turn.fault is None
        assert turn.voice != ScriptedVoice.name
    assert session.conversation.tokens > 0


def test_a_reply_that_comes_all_at_once_is_released_sentence_by_sentence(
    tmp_path: Path, kept: Kept, server: Rehearsal
) -> None:
    released = []
    for wrong in (Wrong(), Wrong(fault="no-stream")):
        server.go_wrong(wrong)
        session = talk(kept, parts(settings(tmp_path, server.url)))
        happened = [*session.enter(), *session.say(SAID[0], "one"), *session.say(SAID[1], "two")]
        released.append([one.text for one in payloads(happened, events.SentenceReleased)])
        assert not payloads(happened, events.ReplyReplaced)
        assert {one.fault for one in payloads(happened, events.ModelAsked)} == {None}
    assert released[0] == released[1]
    assert len(released[1]) > len(session.conversation.turns)


def test_a_server_that_asks_for_a_moment_is_given_it(tmp_path: Path, kept: Kept, server: Rehearsal) -> None:
    server.go_wrong(Wrong(fault="rate-limited", times=1, seconds=1))
    session = talk(kept, parts(settings(tmp_path, server.url)))
    list(session.enter())
    assert session.conversation.turns[0].fault is None
    assert session.conversation.turns[0].voice != ScriptedVoice.name


def test_another_model_in_the_middle_of_a_talk_is_on_record(tmp_path: Path, kept: Kept, server: Rehearsal) -> None:
    session = talk(kept, parts(settings(tmp_path, server.url)))
    list(session.enter())
    go_wrong(server, "swapped")
    happened = list(session.say(SAID[0], "one"))
    (asked,) = payloads(happened, events.ModelAsked)
    assert (asked.model, asked.served, asked.fault) == ("rehearsal", "some-other-model", None)
    assert session.conversation.turns[1].voice != ScriptedVoice.name


def test_the_server_is_another_one_in_the_middle_of_a_talk(tmp_path: Path, kept: Kept) -> None:
    with rehearsing() as first:
        session = talk(kept, parts(settings(tmp_path, first.url)))
        list(session.enter())
        list(session.say(SAID[0], "one"))
    with rehearsing(port=first.port, fault="as-an-ai"):
        list(session.say(SAID[1], "two"))
    with rehearsing(port=first.port):
        list(session.say(SAID[2], "three"))
    turns = session.conversation.turns
    assert [turns[n].fault for n in (1, 2, 3)] == [None, "unfit", None]
    assert all(turns[n].sentences and turns[n].ended == "finished" for n in (1, 2, 3))


# --- stop -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["stall-before", "stall-midway", "rate-limited", None])
def test_stop_is_answered_at_once_whatever_the_server_does(fault: str | None, tmp_path: Path, kept: Kept) -> None:
    with rehearsing(pace=2.0 if fault is None else 0.0) as server:
        server.go_wrong(Wrong.model_validate({"fault": fault, "seconds": 2}))
        session = talk(kept, parts(settings(tmp_path, server.url, model_patience=60)))
        cancel = threading.Event()
        ended: list[float] = []

        def listen() -> None:
            list(session.enter(cancel))
            ended.append(time.perf_counter())

        thread = threading.Thread(target=listen)
        thread.start()
        wait_until(lambda: any(seen.use == "voice" for seen in server.register.all()))
        assert not ended
        stopped = time.perf_counter()
        cancel.set()
        thread.join(20)
        took = ended[0] - stopped
        assert took < STOP
        assert session.conversation.turns[0].ended == "interrupted"
        if fault != "rate-limited":
            wait_until(lambda: server.register.all()[-1].left)
        server.go_wrong(Wrong())
        server.pause = 0.0
        list(session.say(SAID[0], "one"))
        assert session.conversation.turns[1].ended == "finished"
        assert "cancelled" in {
            record.payload["fault"] for record in kept.store.records(session.id) if record.kind == "model_asked"
        }
