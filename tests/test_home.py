"""The home page's kernel side: what passes from a browser, what is kept, what is shown, and what goes wrong calmly."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from servers import write_content

from holdspace.checking import check
from holdspace.content import Content, find_content
from holdspace.identity import current_identity
from holdspace.learning import CheckedIn, DebriefRead, FirstVisit, PartDone, Payload, SolutionSeen
from holdspace.settings import Settings, read_settings
from holdspace.store import Person, Profile, Store, StoreError, prepare
from serving.ahead import lesson_ahead
from serving.lab import first_page
from serving.lessons import Lessons
from serving.options import read_options
from serving.preheat import keep_ready, only_the_heated, pools
from widgets.home import Home, HomeView
from widgets.home_path import as_visit, topics_of
from widgets.home_protocol import About, read_intent
from widgets.home_state import kept, model_host
from widgets.home_topics import told_once
from widgets.home_words import WORDS, words

SCRIPT = HomeView.code()
ABOUT = {"called": "Ada", "country": "NL", "topics": ["exams"], "own": "spiders, my uncle"}


class Page:
    """What stands in for a browser: it says things and hears all that is told."""

    def __init__(self, heard: list[Any]) -> None:
        self.heard = heard
        self.home = Home()

    def say(self, **content: Any) -> list[Any]:
        """Say it and return the news that it brought."""
        before = len(self.heard)
        self.home.view._handle_custom_msg(content, [])
        assert self.home._worker.wait(60)
        return self.heard[before:]

    def state(self) -> dict[str, Any]:
        (state,) = self.say(type="hello")
        assert isinstance(state, dict)
        return state

    def lesson(self, id_: str) -> dict[str, Any]:
        return {one["id"]: one for one in self.state()["path"]}[id_]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path / "data"))
    for name in ("HOLDSPACE_COUNTRY", "HOLDSPACE_CONTENT", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "data"


@pytest.fixture
def visit(data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Page]:  # noqa: ARG001 - the folder is its own
    """Open the home page, as each kernel does anew."""
    heard: list[Any] = []
    monkeypatch.setattr(HomeView, "send", lambda _view, content, **_: heard.append(content))
    return lambda: Page(heard)


def record() -> tuple[Store, Person]:
    settings = read_settings()
    store = prepare(settings)
    return store, store.person(current_identity(settings))


def keep(lesson: str, part: str, payload: Payload) -> None:
    store, person = record()
    with store:
        store.add_entry(person, payload.entry(lesson, part))


def finish(lesson: str) -> None:
    for part, payload in (("opening", PartDone()), ("practice", PartDone()), ("debrief", DebriefRead())):
        keep(lesson, part, payload)


# --- the first visit, and later -------------------------------------------------------------------------------------


def test_nothing_of_anyone_exists_before_the_page_says_hello(visit: Callable[[], Page], data: Path) -> None:
    page = visit()
    assert page.home._worker.wait(60)
    assert not data.exists()
    assert page.heard == []


def test_the_first_visit_asks_and_offers_what_lessons_and_people_touch(visit: Callable[[], Page]) -> None:
    state = visit().state()
    assert (state["first"], state["knows"], state["trouble"]) == (True, True, "")
    assert state["about"] == {"called": "", "country": "", "topics": [], "own": ""}
    content = find_content()
    every = {topic for person in content.personas() for topic in person.touches}
    every |= {topic for lesson in content.curriculum().lessons for topic in lesson.touches}
    offered = [topic for group in state["topics"] for topic in group["topics"]]
    assert every <= set(offered)
    assert len(set(offered)) == len(offered)
    assert "bereavement" in next(group["topics"] for group in state["topics"] if group["title"] == "Death and grief")
    assert state["countries"] == list(content.services().countries())
    assert [service["name"] for service in state["services"]]
    assert state["onward"]["why"] == "This is where the path begins."
    for one in state["path"]:
        if one["status"] != "later":
            assert one["exercises"] + one["more"] == len(content.exercises(one["id"])), "all that its page holds"
    assert "on this computer and are sent to nobody" in state["kept"]


def test_a_language_model_that_reads_talks_is_named_by_its_host(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    address = "https://models.example.org:8443/v1"
    assert model_host(read_settings()) == model_host(read_settings(model_url=address)) == ""
    assert model_host(read_settings(model="none", model_url=address)) == ""
    assert model_host(read_settings(model="openai/some")) == "api.openai.com"
    assert model_host(read_settings(coach_model="openai/some", model_url="http://localhost:8000/v1")) == "localhost"
    every_use = {"voice_model": "none", "suggestions_model": "none", "coach_model": "none"}
    assert model_host(read_settings(model="openai/some", **every_use)) == ""
    host = model_host(read_settings(model="openai/some", model_url=address, model_key="secret"))
    assert host == "models.example.org"
    for place in ("", "course on db.example.org"):
        said = kept(place, host)
        assert "sent to models.example.org, where a language model reads them" in said
        assert "nobody" not in said
        assert "secret" not in said
        assert place in said


def test_whoever_adds_a_setting_looks_whether_what_home_says_of_it_stays_true() -> None:
    here = {"data_dir", "content", "country", "emotion"}
    elsewhere = {"database_url", "model", "voice_model", "suggestions_model", "coach_model", "model_url", "model_key"}
    limits = {"tokens_per_session", "tokens_per_day", "model_requests", "model_patience"}
    elsewhere |= {"model_proxy"}  # carries to the model, and reads nothing that is not read there
    assert set(Settings.model_fields) == here | elsewhere | limits


def test_what_was_told_is_kept_as_an_entry_and_as_the_profile(visit: Callable[[], Page]) -> None:
    kept, state = visit().say(type="tell", id="a-1", about=ABOUT)
    assert kept == {"type": "kept", "id": "a-1"}
    assert state["first"] is False
    assert state["about"] == ABOUT
    store, person = record()
    with store:
        (entry,) = store.entries(person)
        assert (entry.lesson, entry.part, entry.kind) == (None, "home", FirstVisit.kind)
        unwanted = ("exams", "spiders", "my uncle")
        assert store.profile(person) == Profile(called="Ada", country="NL", unwanted=unwanted)
    again = visit().state()
    assert (again["first"], again["about"]) == (False, ABOUT)


def test_what_is_sent_twice_is_kept_once_and_what_is_changed_counts(visit: Callable[[], Page]) -> None:
    page = visit()
    for _ in range(2):
        assert page.say(type="tell", id="a-1", about=ABOUT)[0] == {"type": "kept", "id": "a-1"}
    page.say(type="tell", id="a-2", about={"called": "Bo", "country": "", "topics": [], "own": ""})
    store, person = record()
    with store:
        assert [entry.payload["called"] for entry in store.entries(person)] == ["Ada", "Bo"]
        assert store.profile(person) == Profile(called="Bo")


def test_saying_nothing_is_an_answer_and_is_not_asked_for_again(visit: Callable[[], Page]) -> None:
    page = visit()
    page.say(type="tell", id="a-1", about={})
    assert page.state()["first"] is False
    assert visit().state()["first"] is False


def test_what_was_being_filled_in_is_there_again_until_it_is_told(visit: Callable[[], Page]) -> None:
    assert visit().say(type="draft", about=ABOUT) == []
    page = visit()
    assert page.state()["draft"] == ABOUT
    page.say(type="tell", id="a-1", about=ABOUT)
    assert visit().state()["draft"] is None
    page.say(type="draft", about=ABOUT)
    page.say(type="draft", about=None)
    assert visit().state()["draft"] is None


def names(page: Page) -> list[str]:
    return [service["name"] for service in page.state()["services"]]


def international() -> list[str]:
    return [service.name for service in find_content().services().international()]


def test_somewhere_else_is_remembered_and_means_no_country_of_this_machine(
    visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "IE")
    assert names(visit()) != international()
    visit().say(type="tell", id="a-1", about={**ABOUT, "country": "ZZ"})
    assert visit().state()["about"]["country"] == "ZZ"
    assert names(visit()) == international()
    visit().say(type="tell", id="a-2", about={**ABOUT, "country": ""})
    assert names(visit()) != international()


def test_somewhere_else_that_only_a_visit_says_counts_too(
    visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "IE")
    store, person = record()
    with store:
        store.add_entry(person, FirstVisit(country="ZZ").entry(None, "home", "a-1"))
    assert visit().state()["about"]["country"] == "ZZ"
    assert names(visit()) == international()


def test_a_country_chosen_in_a_practice_room_shows_at_home(visit: Callable[[], Page]) -> None:
    page = visit()
    page.say(type="tell", id="a-1", about=ABOUT)
    store, person = record()
    with store:
        store.keep_profile(person, store.profile(person).model_copy(update={"country": "GB"}))
    state = page.state()
    assert state["about"]["country"] == "GB"
    assert any("Samaritans" in service["name"] for service in state["services"])


def test_the_machine_s_country_is_proposed_and_not_taken_for_an_answer(
    visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "GB")
    page = visit()
    assert page.state()["about"]["country"] == "GB"
    page.say(type="tell", id="a-1", about={})
    assert page.state()["about"]["country"] == ""


def test_a_record_on_a_server_is_not_called_this_computer(
    visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_DATABASE_URL", "postgresql://me:hush@127.0.0.1:1/course")
    state = visit().state()
    assert "course" in state["kept"]
    assert "this computer" not in state["kept"]
    assert "hush" not in str(state)


# --- the path -------------------------------------------------------------------------------------------------------


def test_exercises_are_counted_and_the_way_leads_to_where_one_left(visit: Callable[[], Page]) -> None:
    page = visit()
    first, second = find_content().curriculum().lessons[:2]
    exercises = find_content().exercises(first.id)
    page.say(type="tell", id="a-1", about={})
    assert page.lesson(first.id)["status"] == "next"
    keep(first.id, "opening", PartDone())
    keep(first.id, exercises[0].id, SolutionSeen(exercise=exercises[0].id))
    state = page.state()
    one = state["path"][0]
    assert (one["status"], one["exercises_done"], one["exercises"]) == (
        "begun",
        1,
        len([one for one in exercises if not one.optional]),
    )
    assert 0 < one["minutes_left"] < one["minutes"]
    onward = state["onward"]
    assert (onward["lesson"], onward["part"], onward["button"]) == (first.id, exercises[1].id, "continue")
    assert exercises[1].title in onward["part_words"]
    assert onward["then"] == second.title


def test_a_finished_lesson_leads_to_the_next_with_its_reason(visit: Callable[[], Page]) -> None:
    first, second = find_content().curriculum().lessons[:2]
    finish(first.id)
    state = visit().state()
    assert state["path"][0]["status"] == "done"
    assert state["path"][1]["status"] == "next"
    onward = state["onward"]
    assert (onward["lesson"], onward["button"], onward["part"]) == (second.id, "begin", "")
    assert first.title in onward["why"]


def test_what_someone_would_rather_not_meet_is_named_at_the_lesson(visit: Callable[[], Page]) -> None:
    page = visit()
    page.say(type="tell", id="a-1", about={"topics": ["exams"]})
    assert page.lesson("reflections")["unwanted"] == ["exams"]


def test_each_topic_that_someone_named_is_told_once_whatever_comes_near_it() -> None:
    touches = ("exams", "bereavement", "death in hospital", "a parent dying in childhood")
    assert told_once(touches, ("bereavement", "exams", "dogs")) == ["bereavement and things near it", "exams"]
    assert told_once(("death in hospital",), ("bereavement",)) == ["something near “bereavement”"]
    assert told_once(("family expectations",), ("family",)) == ["family expectations"]
    assert told_once(touches, ("bereavement", "grief")) == ["bereavement and things near it"]


def test_an_own_topic_that_nothing_here_touches_is_answered(visit: Callable[[], Page]) -> None:
    page = visit()
    page.say(type="tell", id="a-1", about={"topics": ["exams"], "own": "dogs, my exam"})
    assert page.state()["unknown"] == ["dogs"]


def test_a_lesson_that_is_not_written_is_shown_and_never_led_to(
    visit: Callable[[], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_content(tmp_path / "content", {"later": (), "here": ("1",)})
    monkeypatch.setenv("HOLDSPACE_CONTENT", str(folder))
    state = visit().state()
    assert [one["status"] for one in state["path"]] == ["later", "next"]
    assert state["onward"]["lesson"] == "here"
    (folder / "lessons" / "here.ipynb").unlink()
    state = visit().state()
    assert [one["status"] for one in state["path"]] == ["later", "later"]
    assert state["onward"] is None


def test_topics_stand_once_and_suicide_is_among_them_where_someone_has_wished_to_be_dead() -> None:
    content = find_content()
    course = content.curriculum()
    topics = topics_of(course, content.personas())
    assert len({topic.casefold() for topic in topics}) == len(topics)
    dana = content.persona("dana").model_copy(update={"touches": ("debt",)})
    without = course.model_copy(update={"lessons": (content.curriculum().lesson("reflections"),)})
    assert "suicide" in topics_of(without, [dana])
    assert "suicide" not in topics_of(without, [content.persona("maya")])


# --- what was filled in ---------------------------------------------------------------------------------------------


def test_own_words_become_topics_that_stand_once() -> None:
    about = About(called="  Ada \n Lovelace ", country="nl", topics=["exams"], own="Exams, dogs; ,  cats\nSLEEP, dogs")
    visit = as_visit(about, ("exams", "sleep"))
    assert visit == FirstVisit(called="Ada Lovelace", country="NL", unwanted=("exams", "dogs", "cats", "sleep"))


@given(
    st.builds(
        About,
        called=st.text(max_size=400),
        country=st.text(max_size=2),
        topics=st.lists(st.text(max_size=240), max_size=100),
        own=st.text(max_size=500) | st.text(alphabet=", a;b", max_size=4000),
    )
)
def test_whatever_is_filled_in_can_be_kept(about: About) -> None:
    visit = as_visit(about, ("exams",))
    assert FirstVisit.model_validate(visit.entry(None, "home").payload) == visit


# --- what goes wrong ------------------------------------------------------------------------------------------------


def test_a_broken_record_is_a_calm_sentence_and_the_lessons_stay(visit: Callable[[], Page], data: Path) -> None:
    before = visit()
    before.say(type="tell", id="a-1", about=ABOUT)
    assert before.home._visit is not None
    before.home._visit.close()
    file = data / "conversations.db"
    whole = file.read_bytes()
    file.write_bytes(b"no record" * 1000)
    page = visit()
    state = page.state()
    assert state["knows"] is False
    assert state["trouble"].startswith(words("kernel")["store_trouble"])
    assert "Ada" not in str(state)
    assert state["path"][0]["status"] == "next"
    assert state["onward"]["lesson"]
    assert state["services"]
    (notice,) = page.say(type="tell", id="a-2", about=ABOUT)
    assert (notice["type"], notice["id"]) == ("notice", "a-2")
    file.write_bytes(whole)  # put right, the same page finds everything
    state = page.state()
    assert (state["trouble"], state["about"]["called"]) == ("", "Ada")


def test_what_could_not_be_kept_is_said_and_can_be_sent_again(
    visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit()
    page.state()

    def full(*_: object) -> None:
        raise StoreError("No space is left.")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "keep_profile", full)
        assert page.say(type="tell", id="a-1", about=ABOUT) == [
            {"type": "notice", "text": "No space is left.", "id": "a-1"}
        ]
    assert page.say(type="tell", id="a-1", about=ABOUT)[0] == {"type": "kept", "id": "a-1"}
    assert visit().state()["about"] == ABOUT


def test_a_draft_that_cannot_be_read_is_passed_over(visit: Callable[[], Page], data: Path) -> None:
    visit().say(type="draft", about=ABOUT)
    with closing(sqlite3.connect(data / "conversations.db")) as base, base:
        base.execute("UPDATE drafts SET text = '\"{broken\"'")
    assert visit().state()["draft"] is None


def test_lessons_that_cannot_be_read_are_a_sentence(
    visit: Callable[[], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "curriculum.yaml").write_text("lessons: {", encoding="utf-8")
    monkeypatch.setenv("HOLDSPACE_CONTENT", str(tmp_path))
    state = visit().state()
    assert state["trouble"] == words("kernel")["content_trouble"]
    assert (state["path"], state["knows"]) == ([], False)


def test_a_wrong_setting_is_named(visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "Britain")
    assert "HOLDSPACE_COUNTRY" in visit().state()["trouble"]


def test_an_unexpected_fault_is_a_sentence_without_its_words(
    visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Home) -> None:
        raise RuntimeError("inner words")

    monkeypatch.setattr(Home, "_state", broken)
    (notice,) = visit().say(type="hello")
    assert notice == {"type": "notice", "text": words("kernel")["trouble"], "id": ""}


# --- how it is served -----------------------------------------------------------------------------------------------


def test_the_home_notebook_is_no_lesson(tmp_path: Path) -> None:
    shipped = Lessons(find_content())
    assert shipped.home == "home.ipynb"
    assert "home" not in {lesson.id for lesson in shipped.all}
    assert shipped.find("home") is None
    assert not [problem for problem in check(find_content()) if "home" in problem.file]
    assert Lessons(Content((write_content(tmp_path / "none", {"first": ("1",)}),))).home is None
    assert Lessons(Content((write_content(tmp_path / "taken", {"home": ("1",)}),))).home is None


def test_jupyterlab_opens_it_first() -> None:
    assert first_page(read_options(["lab"], {}), Lessons(find_content())) == "/lab/tree/home.ipynb"
    assert first_page(read_options(["lab", "--project"], {}), Lessons(find_content())) == "/lab/tree/lessons/home.ipynb"


def test_home_and_the_lesson_to_go_on_with_wait_ready(data: Path) -> None:
    lessons = Lessons(find_content())
    first, second = lessons.all[:2]
    assert lesson_ahead(read_settings(), lessons) == first
    assert not data.exists(), "asking makes nobody"
    finish(first.id)
    assert lesson_ahead(read_settings(), lessons) == second
    keep(lessons.all[2].id, "opening", CheckedIn(when="before", word="calm"))
    assert lesson_ahead(read_settings(), lessons) == lessons.all[2]
    one = {"pool_size": 1}
    assert pools(second, lessons.home) == {"default": {"pool_size": 0}, "home.ipynb": one, second.notebook: one}
    (data / "conversations.db").write_bytes(b"no record" * 1000)
    assert lesson_ahead(read_settings(), lessons) == first


def test_what_is_no_longer_ahead_is_let_go_and_what_is_not_ready_is_not_waited_for() -> None:
    class Kernels:
        """Voila's kernel manager, as far as it is asked."""

        def __init__(self) -> None:
            self.kernel_pools_config: dict[str, Any] = {}
            self._pools: dict[str, list[Any]] = {}
            self.ended: list[str] = []
            self.filled: list[str | None] = []

        def __contains__(self, kernel: str) -> bool:
            return True

        def get_kernel(self, kernel: str) -> Kernels:
            self.asked = kernel
            return self

        async def is_alive(self) -> bool:
            return self.asked != "dead"

        async def shutdown_kernel(self, kernel: str, **_: object) -> None:
            self.ended.append(kernel)

        def fill_if_needed(self, *, notebook_name: str, **_: object) -> None:
            self.filled.append(notebook_name)

    async def heated(kernel: str) -> dict[str, str]:
        return {"kernel_id": kernel}

    async def story() -> None:
        kernels = Kernels()
        loop = asyncio.get_running_loop()
        ready, dead, old = (loop.create_task(heated(name)) for name in ("ready", "dead", "old"))
        later = loop.create_task(asyncio.sleep(1000))
        await asyncio.gather(ready, dead, old)
        kernels._pools = {"here.ipynb": [dead, later, ready], "old.ipynb": [old]}
        async with only_the_heated(kernels, "here.ipynb"):
            assert kernels._pools["here.ipynb"] == [ready]
        assert kernels._pools["here.ipynb"] == [ready, later]
        await keep_ready(kernels, None, "home.ipynb")
        assert sorted(kernels.ended) == ["old", "ready"]
        await asyncio.sleep(0)
        assert later.cancelled()
        assert kernels.filled == ["home.ipynb"]

    asyncio.run(story())


def test_cells_bear_the_names_of_the_parts_that_they_show(tmp_path: Path) -> None:
    cells = ("md:here.card()", "x = L('a')\nx.opening()", 'x.exercise("no-essay")', "x.practice()", "x.practice()")
    lessons = Lessons(Content((write_content(tmp_path, {"a": cells}),)))
    assert lessons.parts("a.ipynb") == ["", "opening", "no-essay", "practice", ""]
    assert lessons.parts("nothing.ipynb") == []
    for lesson in find_content().curriculum().lessons:
        shown = set(Lessons(find_content()).parts(f"{lesson.id}.ipynb"))
        assert {one.id for one in find_content().exercises(lesson.id)} <= shown


# --- messages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "hello",
        {},
        {"type": None},
        {"type": ["hello"]},
        {"type": "erase"},
        {"type": "ping"},
        {"type": "ping", "n": "7"},
        {"type": "tell", "about": {}},
        {"type": "tell", "id": "", "about": {}},
        {"type": "tell", "id": "a" * 65, "about": {}},
        {"type": "tell", "id": "a", "about": None},
        {"type": "tell", "id": "a", "about": {"called": 3}},
        {"type": "tell", "id": "a", "about": {"called": "x" * 401}},
        {"type": "tell", "id": "a", "about": {"country": "NLD"}},
        {"type": "tell", "id": "a", "about": {"topics": "exams"}},
        {"type": "tell", "id": "a", "about": {"topics": ["a"] * 101}},
        {"type": "draft", "about": {"own": ["a"]}},
    ],
)
def test_what_is_no_intent_is_dropped(content: object) -> None:
    assert read_intent(content) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda part: (
            st.lists(part)
            | st.dictionaries(st.sampled_from(["type", "id", "about", "called", "topics", "n"]) | st.text(), part)
        ),
    )
)
def test_no_message_raises(content: object) -> None:
    read_intent(content)


def test_half_a_character_becomes_one_that_can_be_kept(visit: Callable[[], Page]) -> None:
    page = visit()
    assert page.say(type="tell", id="a", about={"called": "A\ud83d", "own": "b\udc00"})[0]["type"] == "kept"
    assert page.state()["about"]["called"] == "A\ufffd"


def test_a_ping_is_answered_at_once(visit: Callable[[], Page]) -> None:
    assert visit().say(type="ping", n=7) == [{"type": "pong", "n": 7}]


def test_a_browser_sets_nothing_and_traits_hold_nothing_of_anyone(visit: Callable[[], Page]) -> None:
    view = visit().home.view
    view._handle_msg(
        {"content": {"data": {"method": "update", "state": {"words": {}, "heartbeat": 99}}}, "buffers": []}
    )
    assert view.words == words("page")
    assert view.heartbeat == 5.0
    own = {name for name in HomeView.class_traits(sync=True) if not name.startswith("_")}
    assert own - {"layout", "tabbable", "tooltip", "comm"} == {"words", "heartbeat"}


# --- words ----------------------------------------------------------------------------------------------------------


def test_every_word_asked_for_is_in_the_catalogue_and_none_is_left_over() -> None:
    asked = set(re.findall(r'\bsay\([^)]*?"([a-z_]+)"', SCRIPT))
    named = {key for key in re.findall(r'"([a-z_]+)"', SCRIPT) if key in words("page")}
    through_a_table = {"done", "begun", "next_one", "later", "continue", "begin", "open"}
    assert asked <= set(words("page"))
    assert set(words("page")) - named - through_a_table == set()


def test_words_are_plain_and_calm() -> None:
    for part in WORDS["en"].values():
        for text in part.values():
            assert "!" not in text
            assert not re.search(r"\b(client|clients|resistance|user|invalid|error)\b", text, re.IGNORECASE), text


def test_the_script_sets_text_and_never_markup_and_keeps_nothing_for_good_in_the_browser() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", SCRIPT)
    assert not re.search(r"^\s*import\b", SCRIPT, re.MULTILINE)
    assert not re.search(r"localStorage|indexedDB|document\.cookie", SCRIPT)
