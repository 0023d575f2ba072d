"""``transformers serve`` beside the lessons: started, answered by, and gone with them however they end."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from servers import PROJECT, Served, start, write_content
from tiny_models import LINE, emotion_model, language_model

from holdspace.llm.endpoint import model_for
from holdspace.llm.faults import ModelError
from holdspace.llm.model import Message, Model, Prompt
from holdspace.settings import read_settings
from serving.local_model import LocalModel, LocalModelError

PROMPT = Prompt(name="voice", digest="0" * 12, messages=(Message(role="user", content="What's on your mind?"),))
QUIET = ("md:# First\n\nGive back what you heard.",)
PATIENCE = 60.0


def wait_until(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def client(served: LocalModel, folder: Path, name: str | None = None) -> Model:
    found = read_settings(
        model=f"openai/{name or served.name}", model_url=served.url, data_dir=folder, model_patience=PATIENCE
    )
    model = model_for(found, "voice")
    assert model is not None
    return model


# --- the client and the server ------------------------------------------------------------------------------------


def test_its_words_stream_and_are_counted(speaking: LocalModel, tmp_path: Path) -> None:
    answer = client(speaking, tmp_path).stream(PROMPT, threading.Event(), most=40)
    pieces = list(answer)
    assert "".join(pieces) == LINE
    assert len(pieces) > 2
    assert 0 < answer.usage.tokens_out <= 40
    assert answer.usage.tokens_in > 0
    assert answer.usage.served.startswith("parrot-tiny")
    assert answer.usage.first is not None
    assert answer.usage.fault is None


def test_an_answer_that_is_not_wanted_any_more_ends_at_once(babbling: LocalModel, tmp_path: Path) -> None:
    stop = threading.Event()
    pieces = iter(client(babbling, tmp_path).stream(PROMPT, stop, most=4000))
    next(pieces)
    stop.set()
    began = time.monotonic()
    with pytest.raises(ModelError) as called_off:
        list(pieces)
    assert called_off.value.fault == "cancelled"
    assert time.monotonic() - began < 0.2


def test_an_answer_without_end_is_a_fault_after_as_many_words_as_were_allowed(
    babbling: LocalModel, tmp_path: Path
) -> None:
    answer = client(babbling, tmp_path).stream(PROMPT, threading.Event(), most=30)
    with pytest.raises(ModelError) as endless:
        list(answer)
    assert endless.value.fault == "too_long"
    assert answer.usage.tokens_out == 30


def test_words_where_a_form_was_asked_for_are_a_fault_and_no_more(speaking: LocalModel, tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"reply": {"type": "string"}}}
    with pytest.raises(ModelError) as unread:
        list(client(speaking, tmp_path).stream(PROMPT, threading.Event(), most=40, schema=schema))
    assert unread.value.fault == "bad_json"


def test_another_name_than_the_folder_s_is_a_fault_with_a_name(speaking: LocalModel, tmp_path: Path) -> None:
    with pytest.raises(ModelError) as refused:
        list(client(speaking, tmp_path, "other").stream(PROMPT, threading.Event(), most=5))
    assert refused.value.fault in {"no_model", "bad_request"}


def test_it_listens_on_this_machine_alone_and_its_log_holds_no_word(speaking: LocalModel, tmp_path: Path) -> None:
    list(client(speaking, tmp_path).stream(PROMPT, threading.Event(), most=40))
    assert speaking._process is not None
    listening = [c.laddr for c in psutil.Process(speaking._process.pid).net_connections("tcp") if c.status == "LISTEN"]
    assert [(one.ip, one.port) for one in listening] == [("127.0.0.1", speaking.port)]
    assert speaking._log_file.stat().st_mode & 0o077 == 0
    log = speaking._log_file.read_text(encoding="utf-8")
    assert not any(words in log for words in (PROMPT.messages[0].content, LINE))


# --- weights that do not do ------------------------------------------------------------------------------------------


def test_a_model_without_a_chat_template_is_said_to_be_none_for_talks(tmp_path: Path) -> None:
    with pytest.raises(LocalModelError, match=r"loads and does not answer.*'instruct' or 'chat'.*More is in"):
        LocalModel(language_model(tmp_path / "mute", chat=False), tmp_path / "data" / "log").__enter__()


def test_weights_that_are_cut_off_are_told_in_the_program_s_own_words(babbler: Path, tmp_path: Path) -> None:
    cut = shutil.copytree(babbler, tmp_path / "cut")
    os.truncate(cut / "model.safetensors", 1000)
    with pytest.raises(LocalModelError, match=r"does not load. It says: .*Safetensor.*More is in") as told:
        LocalModel(cut, tmp_path / "data" / "log").__enter__()
    assert "\n" not in str(told.value)


def test_a_model_of_another_kind_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LocalModelError, match=r"(loads and does not answer|does not load)"):
        LocalModel(emotion_model(tmp_path / "feelings"), tmp_path / "data" / "log").__enter__()


# --- beside the lessons ----------------------------------------------------------------------------------------------


def model_of(served: Served) -> psutil.Process:
    """Return the process that serves the weights."""
    (found,) = (
        child
        for child in psutil.Process(served.process.pid).children()
        if any("local_server.py" in part for part in child.cmdline())
    )
    return found


@pytest.fixture
def lessons(babbler: Path, tmp_path: Path) -> Iterator[Served]:
    told = (
        "import os, sys\n"
        "for name in ('MODEL', 'MODEL_URL', 'MODEL_KEY'): print('TOLD', name, os.environ['HOLDSPACE_' + name], '|')\n"
        "import holdspace.parts, widgets\n"
        "print('HEAVY', sorted({'torch', 'transformers', 'tokenizers'} & set(sys.modules)), '|')"
    )
    content = write_content(tmp_path / "content", {"first": (told,)})
    served = start("voila", content, tmp_path / "served", "--no-preheat", "--model", str(babbler))
    yield served
    served.stop()


def gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_kernels_are_told_where_it_is_and_hold_nothing_of_it(lessons: Served) -> None:
    model = model_of(lessons)
    port = model.cmdline()[model.cmdline().index("--port") + 1]
    text = lessons.ask("/lessons/first")[1]
    assert "TOLD MODEL openai/babbler-tiny |" in text
    assert f"TOLD MODEL_URL http://127.0.0.1:{port}/v1 |" in text
    assert "HEAVY [] |" in text
    assert "The lessons open when it answers" in lessons.log
    assert lessons.log.index("The model babbler-tiny answers") < lessons.log.index("Holding Space is ready")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_the_lessons(lessons: Served, how: signal.Signals) -> None:
    model = model_of(lessons)
    lessons.process.send_signal(how)
    lessons.process.wait(timeout=PATIENCE)
    wait_until(lambda: gone(model))
    assert "Traceback" not in lessons.log


def test_lessons_go_on_when_it_ends_and_say_so(lessons: Served) -> None:
    model_of(lessons).kill()
    wait_until(lambda: "The model babbler-tiny has stopped by itself" in lessons.log)
    assert lessons.ask("/lessons/first")[0] == 200
    assert lessons.process.poll() is None


def test_interrupted_while_it_loads_nothing_stays_behind(babbler: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "serving", "voila", "--no-browser", "--port", "0", "--model", str(babbler)]
    own = {**os.environ, "HOLDSPACE_DATA_DIR": str(tmp_path / "data"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=PROJECT, env=own, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        assert "Loading the model" in process.stdout.readline()
        wait_until(lambda: psutil.Process(process.pid).children())
        (model,) = psutil.Process(process.pid).children()
        process.send_signal(signal.SIGINT)
        said = process.stdout.read()
        assert process.wait(timeout=PATIENCE) == 130
    wait_until(lambda: gone(model))
    assert not re.search("Traceback|Error", said)
