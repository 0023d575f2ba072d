"""The progress page's kernel side: what passes from a browser, whose talks are shown, what stays closed, its plots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talks import SAID, Kept, Someone, begin, maya

from holdspace.content import find_content
from holdspace.identity import current_identity
from holdspace.learning import SelfRated
from holdspace.rubric import RUBRIC
from holdspace.selfview import Calibration
from holdspace.selfview_trends import Share, TalkFigures
from holdspace.settings import read_settings
from holdspace.store import Store, prepare
from serving.lessons import Lessons
from serving.options import read_options
from serving.voila_app import TALK, configuration, page_config_hook
from widgets import progress_specs
from widgets.progress import Progress, ProgressView
from widgets.progress_plots import LATEST, ProgressPlots, filled
from widgets.progress_protocol import Hello, read_intent
from widgets.progress_words import WORDS, words
from widgets.units import points_of

SCRIPT = ProgressView.code()


class Page:
    """What stands in for a browser: it says things and hears all that is told."""

    def __init__(self, heard: list[Any]) -> None:
        self.heard = heard
        self.progress = Progress()

    def ask(self, talk: object = "") -> dict[str, Any]:
        """Ask for the overview, or for a talk, and return the state."""
        before = len(self.heard)
        self.progress._page._handle_custom_msg({"type": "hello", "talk": str(talk)}, [])
        assert self.progress._worker.wait(60)
        (state,) = self.heard[before:]
        assert isinstance(state, dict)
        return state

    @property
    def plots(self) -> ProgressPlots:
        return self.progress._plots


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path / "data"))
    for name in ("HOLDSPACE_COUNTRY", "HOLDSPACE_CONTENT", "HOLDSPACE_DATABASE_URL", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "data"


@pytest.fixture
def visit(data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Page]:  # noqa: ARG001 - the folder is its own
    heard: list[Any] = []
    monkeypatch.setattr(ProgressView, "send", lambda _view, content, **_: heard.append(content))
    return lambda: Page(heard)


@pytest.fixture
def kept(data: Path) -> Iterator[Kept]:  # noqa: ARG001
    settings = read_settings()
    with prepare(settings) as store:
        yield Kept(store, store.person(current_identity(settings)))


def held(kept: Kept, seed: int = 7) -> UUID:
    session = begin(kept, maya(), seed)
    for number, said in enumerate(SAID):
        if session.conversation.ended is None:
            list(session.say(said, f"m{number}"))
    list(session.end())
    return session.id


def rate(kept: Kept, session: UUID, head: int = len(SAID)) -> None:
    rating = SelfRated(session=session, head=head, ratings=dict.fromkeys(RUBRIC, 3))
    kept.store.add_entry(kept.who, rating.entry("reflections", "debrief"))


# --- whose, and when --------------------------------------------------------------------------------------------------


def test_nothing_of_anyone_exists_before_the_page_says_hello(visit: Callable[[], Page], data: Path) -> None:
    page = visit()
    assert page.progress._worker.wait(60)
    assert not data.exists()
    assert page.heard == []


def test_without_a_talk_the_page_is_empty_and_says_so_itself(visit: Callable[[], Page]) -> None:
    state = visit().ask()
    assert (state["view"], state["talks"], state["skills"], state["looked"]) == ("progress", [], [], 0)


def test_a_talk_that_was_not_looked_back_at_is_listed_and_nothing_of_it_is_sent(
    visit: Callable[[], Page], kept: Kept
) -> None:
    session = held(kept)
    page = visit()
    (row,) = page.ask()["talks"]
    assert (row["id"], row["status"], row["person"], row["lesson_title"]) == (
        str(session), "closed", "Maya", find_content().curriculum().lesson("reflections").title,
    )  # fmt: skip
    talk = page.ask(session)
    assert (talk["row"]["status"], talk["messages"], talk["skills"]) == ("closed", [], [])
    assert SAID[0] not in str(talk)
    rate(kept, session)
    talk = page.ask(session)
    assert talk["row"]["status"] == "open"
    assert [message["text"] for message in talk["messages"] if message["mine"]] == list(SAID)


def test_a_talk_began_with_its_first_word_and_sounds_as_its_person_is_spoken_of(
    visit: Callable[[], Page], kept: Kept
) -> None:
    felt: list[str] = []
    for seed in range(8, 40):  # until she is hard on herself
        session = begin(kept, maya(), seed=seed)
        for number, said in enumerate(SAID):
            list(session.say(said, f"m{number}"))
        list(session.end())
        rate(kept, session.id)
        state = visit().ask(session.id)
        first = session.conversation.path()[0].replied
        assert first is not None
        assert state["row"]["opened"] == first.isoformat()
        felt += [message["feeling"] for message in state["messages"]]
        if any("hard on herself" in feeling for feeling in felt):
            break
    assert any("hard on herself" in feeling for feeling in felt)
    assert not any("themselves" in feeling for feeling in felt)


def test_somebody_elses_talk_is_no_talk_at_all(visit: Callable[[], Page], kept: Kept) -> None:
    other = Kept(kept.store, kept.store.person(Someone("another")))
    session = held(other)
    rate(other, session)
    page = visit()
    assert page.ask()["talks"] == []
    theirs, nobodys = page.ask(session), page.ask(uuid4())
    assert (theirs["row"], theirs["messages"]) == (None, [])
    assert {**theirs, "talk": ""} == {**nobodys, "talk": ""}


def test_a_talk_that_goes_on_again_is_not_read_while_it_does(visit: Callable[[], Page], kept: Kept) -> None:
    session = begin(kept, maya())
    for number, said in enumerate(SAID):
        list(session.say(said, f"m{number}"))
    list(session.end())
    rate(kept, session.id)
    list(session.branch(3))
    assert session.conversation.ended is None
    state = visit().ask(session.id)
    assert (state["row"]["status"], state["messages"]) == ("going_on", [])


def test_plots_begin_with_the_fourth_talk_and_leave_when_a_talk_is_read(visit: Callable[[], Page], kept: Kept) -> None:
    sessions = [held(kept, seed) for seed in range(4)]
    page = visit()
    for session in sessions[:3]:
        rate(kept, session)
    page.ask()
    assert (page.plots.children, page.plots.layout.display) == ((), "none")
    rate(kept, sessions[3])
    page.ask()
    assert page.plots.children
    assert page.plots.layout.display is None
    page.ask(sessions[0])
    assert page.plots.children == ()


def test_spans_are_counted_as_a_browser_counts(visit: Callable[[], Page], kept: Kept) -> None:
    session = begin(kept, maya())
    texts = ("\N{SLIGHTLY SMILING FACE}\N{SLIGHTLY SMILING FACE} Hi. What's been on your mind?", *SAID[1:4])
    for number, said in enumerate(texts):
        list(session.say(said, f"m{number}"))
    list(session.end())
    rate(kept, session.id, head=len(texts))
    message = next(one for one in visit().ask(session.id)["messages"] if one["mine"])
    asked = next(span for span in message["spans"] if span["label"] == "open question")
    start, end = (points_of(message["text"], asked[side]) for side in ("start", "end"))
    assert asked["start"] == start + 2
    assert message["text"][start:end].endswith("mind?")


# --- what goes wrong --------------------------------------------------------------------------------------------------


def test_a_broken_record_is_a_calm_sentence_and_put_right_it_opens(visit: Callable[[], Page], data: Path) -> None:
    data.mkdir(parents=True)
    file = data / "conversations.db"
    file.write_bytes(b"no record" * 1000)
    page = visit()
    told = page.ask()
    assert (told["type"], told["talk"]) == ("trouble", "")
    assert told["text"].startswith(words("kernel")["store_trouble"])
    file.unlink()
    assert page.ask()["view"] == "progress"


def test_an_unexpected_fault_is_a_sentence_without_its_words(
    visit: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("inner words")

    monkeypatch.setattr(Store, "sessions", broken)
    assert visit().ask("abc") == {"type": "trouble", "talk": "abc", "text": words("kernel")["trouble"]}


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=80), lambda inner: st.lists(inner)
                    | st.dictionaries(st.sampled_from(["type", "talk", "n", "x"]), inner)))  # fmt: skip
def test_whatever_a_browser_sends_is_an_intent_or_nothing(content: object) -> None:
    intent = read_intent(content)
    assert intent is None or (isinstance(content, dict) and content["type"] in {"hello", "ping"})


def test_a_hello_without_a_talk_asks_for_the_page() -> None:
    assert read_intent({"type": "hello"}) == Hello(type="hello", talk="")
    assert read_intent({"type": "hello", "talk": "x" * 65}) is None


# --- words and plots --------------------------------------------------------------------------------------------------


def test_every_word_that_the_page_asks_for_is_there_and_none_shouts() -> None:
    asked = set(re.findall(r"\bsay\(\s*[\"'](\w+)[\"']", SCRIPT))
    assert asked - {"settings"} <= set(words("page")), asked - set(words("page"))
    for part in WORDS["en"].values():
        assert not [text for text in part.values() if "!" in text or "client" in text.lower()]


def figures(number: int, heard: int, of: int, gap: float | None = None) -> TalkFigures:
    none = Share(number=0, of=0)
    return TalkFigures(
        session=UUID(int=number), opened=datetime(2026, 1, 1, tzinfo=UTC), lesson="reflections", person="Maya",
        messages=8, given_back=Share(number=2, of=8), open_questions=none, advice_unasked=Share(number=1, of=8),
        cues_heard=Share(number=heard, of=of), cues_found=None, suggestions_used=none,
        calibration=None if gap is None else Calibration(skills=5, signed=gap, absolute=abs(gap)),
    )  # fmt: skip


def texts_of(plots: ProgressPlots) -> str:
    found: list[str] = []

    def look(widget: Any) -> None:
        found.append(str(getattr(widget, "value", "")))
        for child in getattr(widget, "children", ()):
            look(child)

    look(plots)
    return " ".join(found)


def test_each_plot_has_its_twin_and_a_talk_without_a_chance_is_said_and_not_drawn() -> None:
    plots = ProgressPlots()
    plots.show([figures(1, 1, 3, 0.6), figures(2, 0, 0), figures(3, 3, 3, 0.0), figures(4, 2, 2, -2.5)])
    said = texts_of(plots)
    assert "Talk 1: 1 of 3. Talk 2: no chance. Talk 3: 3 of 3. Talk 4: 2 of 2." in said
    assert "Talk 1: you saw clearly more than the program." in said
    assert "Talk 2: not rated. Talk 3: alike. Talk 4: you saw far less than the program." in said
    assert "began as a suggestion" not in said  # none was shown in any of them
    specs = [box.children[1].outputs[0]["data"] for box in plots.children[1].children]
    drawn = [spec["application/vnd.vegalite.v5+json"]["datasets"]["talks"] for spec in specs]
    assert [row["talk"] for row in drawn[0]] == [1, 3, 4]
    assert min(row["gap"] for row in drawn[-1]) == -progress_specs.MOST_APART
    plots.show(())
    assert (plots.children, plots.layout.display) == ((), "none")


def test_of_many_talks_the_latest_are_drawn_under_their_own_numbers() -> None:
    plots = ProgressPlots()
    plots.show([figures(n, 1, 2) for n in range(1, 31)])
    said = texts_of(plots)
    assert f"Talk {30 - LATEST + 1}: " in said
    assert f"Talk {30 - LATEST}: " not in said


def test_the_kept_specs_are_what_altair_builds_and_are_never_changed() -> None:
    assert progress_specs.built() == progress_specs.build()
    before = str(progress_specs.built())
    filled("share", [{"talk": 1, "share": 0.5}], "x")
    assert str(progress_specs.built()) == before


# --- how it is served -------------------------------------------------------------------------------------------------


def test_the_progress_notebook_is_no_lesson_and_waits_in_no_pool() -> None:
    shipped = Lessons(find_content())
    assert shipped.progress == "progress.ipynb"
    assert shipped.find("progress") is None
    config = configuration(read_options(["voila"], {}), shipped, shipped.next_for())
    assert "progress.ipynb" not in config.VoilaKernelManager.kernel_pools_config
    described = page_config_hook(shipped)({}, notebook_path="progress.ipynb")["holdspace"]
    assert (described["title"], described["beside"], described["number"]) == ("Your progress", True, 0)
    assert page_config_hook(shipped)({}, notebook_path="reflections.ipynb")["holdspace"]["beside"] is False


def test_an_address_names_a_talk_or_it_is_none() -> None:
    assert re.fullmatch(TALK, str(uuid4()))
    for none in ("", "..", "1", str(uuid4()).upper(), f"{uuid4()}/x"):
        assert not re.fullmatch(TALK, none)
