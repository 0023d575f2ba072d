"""The server without a browser: who may come in, what can be reached, and what a start prepares."""

from __future__ import annotations

import http.client
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from jupyter_server.base.websocket import WS_PING_INTERVAL
from servers import PROJECT, Served, Start, start, starter, write_content

from holdspace.content import SHIPPED, Content
from holdspace.settings import read_settings
from serving.address import NoPortError, listen_locally
from serving.environment import cookie_secret, shed_secrets
from serving.guard import content_security_policy, is_known_host
from serving.lab import configuration as lab_configuration
from serving.lessons import Lessons
from serving.options import has_screen, read_options
from serving.preheat import pools
from serving.voila_app import HoldingSpace

QUIET = ("md:# Reflections\n\nGive back what you heard.",)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One Voila for the tests that only ask."""
    folder = tmp_path_factory.mktemp("asking")
    content = write_content(folder / "content", {"reflections": QUIET, "failing": ("print('before'); 1 / 0",)})
    (content / "personas").mkdir()
    (content / "personas" / "secret.yaml").write_text("locked: what nobody may read", encoding="utf-8")
    (content / "lessons" / "draft.ipynb").write_text(
        (content / "lessons" / "reflections.ipynb").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (content / "lessons" / "photo.png").write_bytes(b"not to be served")
    with starter("voila", folder / "served") as begin:
        yield begin(content, "--host", "room.example", "--no-preheat")


def raw(served: Served, path: str, headers: dict[str, str], method: str = "GET") -> http.client.HTTPResponse:
    """Ask with exactly these headers, and follow nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def cookie_pairs(answer: http.client.HTTPResponse) -> list[str]:
    return [value.split(";")[0] for name, value in answer.getheaders() if name == "Set-Cookie"]


SOCKET = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "eA=="}
KERNEL = "00000000-0000-0000-0000-000000000000"


# --- the door ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/lessons/reflections", "/nothing", f"/api/kernels/{KERNEL}"])
def test_nothing_opens_without_the_token(served: Served, path: str) -> None:
    status, text = served.ask(path, token=False)
    assert status == 403
    assert "Reflections" not in text
    assert served.ask("/?token=wrong", token=False)[0] == 403


@pytest.mark.parametrize("path", [f"/api/kernels/{KERNEL}/channels", f"/voila/query/{KERNEL}"])
def test_no_socket_opens_without_the_token(served: Served, path: str) -> None:
    answer = raw(served, path, {"Host": f"127.0.0.1:{served.port}", **SOCKET})
    assert answer.status == 403


def test_a_kernel_s_question_has_no_door_for_visitors(served: Served) -> None:
    headers = {"Host": f"127.0.0.1:{served.port}", "Authorization": f"token {served.token}", **SOCKET}
    assert raw(served, f"/voila/query/{KERNEL}", headers).status == 404


def test_the_token_becomes_a_cookie_and_leaves_the_address(served: Served) -> None:
    host = {"Host": f"127.0.0.1:{served.port}"}
    first = raw(served, f"/?token={served.token}&lesson=2", host)
    assert (first.status, first.getheader("Location")) == (302, "/?lesson=2")
    cookie = next(value for name, value in first.getheaders() if name == "Set-Cookie" and "username" in value)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert raw(served, "/", {**host, "Cookie": cookie.split(";")[0]}).status == 200
    assert served.token not in served.log.split("token=", 1)[1].partition("\n")[2]


def test_a_cookie_outlives_a_restart_of_the_server(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"reflections": QUIET})
    first = start("voila", content, tmp_path / "served", "--no-preheat")
    host = {"Host": f"127.0.0.1:{first.port}"}
    answer = raw(first, f"/?token={first.token}", host)
    cookies = "; ".join(cookie_pairs(answer))
    first.kill()
    second = start("voila", content, tmp_path / "served", "--no-preheat", port=first.port)
    try:
        assert second.port == first.port
        assert second.token != first.token
        assert raw(second, "/", {**host, "Cookie": cookies}).status == 200
    finally:
        second.stop()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:1234", 200),
        ("[::1]:{port}", 200),
        ("room.example", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example:{port}", 403),
        ("10.0.0.7:{port}", 403),
        ("", 403),
    ],
)
def test_only_this_machine_s_names_are_answered(served: Served, host: str, status: int) -> None:
    headers = {"Host": host.format(port=served.port), "Authorization": f"token {served.token}"}
    answer = raw(served, "/", headers)
    assert answer.status == status
    if status == 403:
        assert "answers only at the address it printed" in answer.read().decode()
        assert raw(served, "/voila/static/page.css", headers).status == 403
        assert raw(served, f"/api/kernels/{KERNEL}/channels", {**headers, **SOCKET}).status == 403


def test_only_the_page_itself_can_end_its_kernel(voila: Start, tmp_path: Path) -> None:
    served = voila(write_content(tmp_path, {"reflections": QUIET}), "--no-preheat")
    host = {"Host": f"127.0.0.1:{served.port}"}
    page = raw(served, "/lessons/reflections", {**host, "Authorization": f"token {served.token}"})
    cookies = {name: value for name, _, value in (pair.partition("=") for pair in cookie_pairs(page))}
    found = re.search(r'"kernelId": "([^"]+)"', page.read().decode())
    assert found
    ending = f"/voila/api/shutdown/{found[1]}"
    visitor = {**host, "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Content-Length": "0"}
    checked = {"X-XSRFToken": cookies["_xsrf"]}
    assert raw(served, ending, {**visitor, **checked, "Origin": "http://evil.example"}, "POST").status == 404
    assert raw(served, ending, {**visitor, "Origin": served.origin}, "POST").status == 403
    assert len(served.kernels()) == 1
    assert raw(served, ending, {**visitor, **checked, "Origin": served.origin}, "POST").status == 204
    assert served.kernels() == []


# --- what can be reached -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/personas/secret.yaml",
        "/voila/files/../personas/secret.yaml",
        "/voila/files/photo.png",
        "/voila/files/curriculum.yaml",
        "/voila/static/../../../../../../../../../etc/passwd",
        "/voila/static/..%2f..%2fhome.html",
        "/voila/templates/lab/static/..%2f..%2f..%2findex.html.j2",
        "/.git/config",
        "/lessons/draft",
        "/lessons/reflections.ipynb",
        "/lessons/../personas/secret.yaml",
        "/voila/tree",
        "/voila/render/reflections.ipynb",
        "/voila/api/contents/",
        "/api/contents",
        "/api/kernels",
        "/api/sessions",
    ],
)
def test_nothing_but_lessons_and_their_parts_can_be_reached(served: Served, path: str) -> None:
    headers = {"Host": f"127.0.0.1:{served.port}", "Authorization": f"token {served.token}"}
    answer = raw(served, path, headers)
    text = answer.read().decode(errors="replace")
    assert answer.status in {403, 404}
    assert "locked" not in text
    assert "root:" not in text
    assert "Traceback" not in text


def test_an_unknown_page_says_so_and_shows_the_way_back(served: Served) -> None:
    status, text = served.ask("/lessons/nothing")
    assert status == 404
    assert "There is no page here" in text
    assert 'href="/"' in text


def test_a_query_string_changes_neither_template_nor_theme(served: Served) -> None:
    status, text = served.ask("/lessons/reflections?template=classic&voila-template=classic&theme=dark")
    assert status == 200
    assert 'class="hs-header"' in text
    assert 'data-jp-theme-name="JupyterLab Light"' in text


def test_a_failing_cell_shows_a_sentence_and_no_code(served: Served) -> None:
    status, text = served.ask("/lessons/failing")
    assert status == 200
    assert text.count("This part of the lesson did not open") == 2  # the one on view, and the hidden one of the page
    for leak in ("before", "ZeroDivisionError", "1 / 0", "Traceback", "show_tracebacks"):
        assert leak not in text.replace("beforeunload", "")


@pytest.mark.parametrize("path", ["/", "/lessons/reflections", "/voila/static/page.css", "/nothing"])
def test_every_answer_forbids_what_comes_from_outside(served: Served, path: str) -> None:
    headers = {"Host": f"127.0.0.1:{served.port}", "Authorization": f"token {served.token}"}
    answer = raw(served, path, headers)
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert answer.getheader("X-Frame-Options") == "DENY"
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "no-referrer"
    assert "cdn" not in answer.read().decode(errors="replace")


# --- kernels -------------------------------------------------------------------------------------------------------


def test_a_kernel_sees_no_secret_and_agrees_on_where_things_are_kept(voila: Start, tmp_path: Path) -> None:
    told = "import os\nfor name in sorted(os.environ): print('ENV', name, os.environ[name], '|')"
    content = write_content(tmp_path / "content", {"reflections": (told,)})
    environ = {
        "AWS_SECRET_ACCESS_KEY": "hush-1",
        "GITHUB_TOKEN": "hush-2",
        "DB_PASSWORD": "hush-3",
        "HOLDSPACE_TOKEN": "hush-4",
        "OPENAI_API_KEY": "for the voice",
    }
    served = voila(content, "--no-preheat", environ=environ)
    text = served.ask("/lessons/reflections")[1]
    assert "hush" not in text
    assert "ENV OPENAI_API_KEY for the voice" in text
    assert f"ENV HOLDSPACE_DATA_DIR {served.data}" in text
    assert f"ENV HOLDSPACE_CONTENT {content}" in text


def test_kernels_end_with_a_server_that_was_killed(voila: Start, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"reflections": QUIET})
    served = voila(content, "--no-preheat")
    assert served.ask("/lessons/reflections")[0] == 200
    (kernel,) = served.kernels()
    served.kill()
    kernel.wait(timeout=30)


def test_the_next_lesson_waits_ready_and_a_dead_kernel_is_never_handed_out(voila: Start, tmp_path: Path) -> None:
    waits = "import voila.utils, os\nvoila.utils.wait_for_request()\nprint('asked for', os.environ['QUERY_STRING'])"
    content = write_content(tmp_path / "content", {"reflections": (waits,), "silence": QUIET})
    served = voila(content)
    status, text = served.ask("/lessons/reflections?resume=7")
    assert (status, "asked for resume=7" in text) == (200, True)
    assert "Using pre-heated kernel" not in served.log  # said at INFO only; what is shown to people stays calm
    while len(served.kernels()) < 2:  # the pool fills again
        assert served.process.poll() is None
    heated = served.kernels()[-1]
    heated.kill()
    while heated.is_running() and heated.status() != psutil.STATUS_ZOMBIE:
        assert served.process.poll() is None
    status, text = served.ask("/lessons/reflections?resume=8")
    assert (status, "asked for resume=8" in text) == (200, True)


def test_only_the_next_lesson_is_kept_ready(tmp_path: Path) -> None:
    folder = write_content(tmp_path, {"first": (), "second": QUIET, "third": QUIET})
    lessons = Lessons(Content((folder,)))
    assert pools(lessons.next_for()) == {"default": {"pool_size": 0}, "second.ipynb": {"pool_size": 1}}
    assert pools(lessons.next_for({"second"})) == {"default": {"pool_size": 0}, "third.ipynb": {"pool_size": 1}}
    assert pools(lessons.next_for({"second", "third"})) == {"default": {"pool_size": 0}}


# --- lessons -------------------------------------------------------------------------------------------------------


def test_an_edit_shows_at_once_and_a_mistake_keeps_the_last_good_list(tmp_path: Path) -> None:
    folder = write_content(tmp_path, {"first": QUIET})
    lessons = Lessons(Content((folder,)))
    write_content(folder, {"first": QUIET, "second": QUIET})
    assert [lesson.id for lesson in lessons.all] == ["first", "second"]
    (folder / "lessons" / "curriculum.yaml").write_text("lessons: [", encoding="utf-8")
    assert [lesson.id for lesson in lessons.all] == ["first", "second"]


def test_a_link_out_of_the_folder_is_no_lesson(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content", {"first": ()})
    (tmp_path / "elsewhere.ipynb").write_text("{}", encoding="utf-8")
    (folder / "lessons" / "first.ipynb").symlink_to(tmp_path / "elsewhere.ipynb")
    assert Lessons(Content((folder,))).find("first") is None


def test_a_mistake_in_the_curriculum_is_said_with_its_line(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "content", {"first": QUIET})
    file = folder / "lessons" / "curriculum.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("minutes: 20", "minutes: many"), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)cannot start.*curriculum.yaml:5.*minutes") as failed:
        start("voila", folder, tmp_path / "served")
    assert "Traceback" not in str(failed.value)


# --- starting ------------------------------------------------------------------------------------------------------


def test_a_socket_that_answers_is_given_more_than_one_ping_to_do_so(tmp_path: Path) -> None:
    lessons = Lessons(Content((SHIPPED,)))
    app = HoldingSpace.create(read_options(["voila", "--no-preheat"]), lessons, read_settings(data_dir=tmp_path))
    assert app.init_settings()["ws_ping_timeout"] >= 2 * WS_PING_INTERVAL


def test_a_taken_port_gives_way_to_the_next(voila: Start, tmp_path: Path) -> None:
    sockets, taken = listen_locally(0)
    try:
        served = voila(write_content(tmp_path, {"first": QUIET}), "--no-preheat", port=taken)
        assert served.port != taken
        assert f"Port {taken} is in use" in served.log
        assert served.ask("/")[0] == 200
    finally:
        for each in sockets:
            each.close()


def test_no_free_port_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("serving.address.bind_sockets", refuse)
    with pytest.raises(NoPortError, match="HOLDSPACE_PORT"):
        listen_locally(8866)


def test_what_may_be_chosen_comes_from_the_command_line_then_the_environment() -> None:
    assert read_options(["voila"], {}).port == 8866
    assert read_options(["lab"], {}).port == 8888
    assert read_options(["voila"], {"HOLDSPACE_PORT": "9000"}).port == 9000
    assert read_options(["voila", "--port", "0"], {"HOLDSPACE_PORT": "9000"}).port == 0
    assert read_options(["voila"], {"HOLDSPACE_HOSTS": "A.example, b.example"}).hosts == ("a.example", "b.example")
    assert read_options(["voila"], {}).token != read_options(["voila"], {}).token


@pytest.mark.parametrize("port", ["many", "70000", "-1"])
def test_a_port_that_is_none_is_refused_in_a_sentence(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_options(["voila"], {"HOLDSPACE_PORT": port})
    assert "expected" in capsys.readouterr().err


def test_no_browser_is_tried_where_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert not has_screen({})
    assert has_screen({"DISPLAY": ":0"})
    assert read_options(["voila"], {"DISPLAY": ":0"}).open_browser
    assert not read_options(["voila"], {"DISPLAY": ":0", "HOLDSPACE_OPEN": "0"}).open_browser


def test_secrets_are_shed_by_name_and_the_project_s_own_settings_stay() -> None:
    environ = {
        "PATH": "/bin",
        "API_KEY": "x",
        "MISTRAL_API_KEY": "x",
        "SENTRY_DSN": "x",
        "KEYBOARD": "x",
        "TOKENIZERS_PARALLELISM": "x",
        "OPENAI_API_KEY": "x",
        "HOLDSPACE_DATABASE_URL": "x",
        "HOLDSPACE_TOKEN": "x",
    }
    assert shed_secrets(environ) == ("API_KEY", "HOLDSPACE_TOKEN", "MISTRAL_API_KEY", "SENTRY_DSN")
    assert set(environ) == {"PATH", "KEYBOARD", "TOKENIZERS_PARALLELISM", "OPENAI_API_KEY", "HOLDSPACE_DATABASE_URL"}


def test_the_cookie_secret_is_kept_for_this_account_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    kept = cookie_secret(folder)
    assert len(kept) >= 32
    assert cookie_secret(folder) == kept
    assert stat.S_IMODE((folder / "cookie_secret").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("header", ["localhost", "LOCALHOST:80", "127.0.0.1", "127.9.9.9:1", "[::1]:80", "Mine:5"])
def test_local_names_are_known(header: str) -> None:
    assert is_known_host(header, {"mine"})


@pytest.mark.parametrize("header", ["", " ", "localhost.evil.example", "localhost@evil", "8.8.8.8", "[::2]", "mine.x"])
def test_other_names_are_not(header: str) -> None:
    assert not is_known_host(header, {"mine"})


def test_the_policy_names_no_host_but_the_one_asked() -> None:
    sources = {part for rule in content_security_policy("localhost:9").split("; ") for part in rule.split()[1:]}
    assert {source for source in sources if "//" in source} == {"ws://localhost:9", "wss://localhost:9"}


# --- JupyterLab ----------------------------------------------------------------------------------------------------


def test_jupyterlab_asks_for_the_token_and_the_name_and_shows_lessons_only(lab: Start, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content", {"reflections": QUIET})
    (content / "personas").mkdir()
    served = lab(content)
    host = {"Host": f"127.0.0.1:{served.port}"}
    assert raw(served, "/lab", host).status == 302
    assert raw(served, "/api/contents", host).status == 403
    key = {"Authorization": f"token {served.token}"}
    assert raw(served, "/api/contents", {**key, "Host": "evil.example"}).status == 403
    status, listing = served.ask("/api/contents/")
    assert (status, "reflections.ipynb" in listing, "personas" in listing) == (200, True, False)
    assert served.ask("/api/contents/..%2Fpersonas")[0] in {400, 403, 404}


def test_an_educator_may_open_the_whole_project(tmp_path: Path) -> None:
    lessons = Lessons(Content((write_content(tmp_path, {"reflections": QUIET}),)))
    chosen = lab_configuration(read_options(["lab", "--project"], {}), lessons)
    assert chosen.ServerApp.root_dir == str(PROJECT)


def test_jupyterlab_opens_the_next_lesson_and_fetches_no_news(tmp_path: Path) -> None:
    lessons = Lessons(Content((write_content(tmp_path, {"first": (), "second": QUIET}),)))
    chosen = lab_configuration(read_options(["lab"], {}), lessons)
    assert chosen.LabApp.default_url == "/lab/tree/second.ipynb"
    assert chosen.LabApp.news_url is None
    assert chosen.LabApp.check_for_updates_class == "jupyterlab.NeverCheckForUpdate"
    assert chosen.LabApp.extension_manager == "readonly"
