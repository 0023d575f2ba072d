"""What the widgets send to a page: each file has its place, and what many cards share is sent once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets import parts_views
from widgets.chat import Chat
from widgets.exercise import ExerciseCard
from widgets.home import HomeView
from widgets.progress import ProgressView
from widgets.scripts import Files, PageWidget, files_of_kernel, joined

WIDGETS = Path(__file__).parents[1] / "widgets"
KINDS: tuple[type[PageWidget], ...] = (Chat, ExerciseCard, HomeView, ProgressView, *parts_views.Part.__subclasses__())
BY_ITSELF = {"page_load.js", "emotion.css", "room.css"}
LONGEST = 360
"""Lines of a script or sheet: one subject each."""
SENT_WITH_A_CARD = 12_000
"""Characters: a few lines of script, and the card's words."""


@pytest.fixture
def card() -> Iterator[ExerciseCard]:
    made = ExerciseCard()
    yield made
    made.close()


def test_every_script_and_sheet_has_a_widget_and_no_widget_names_one_twice() -> None:
    named = {name for kind in KINDS for name in (*kind.scripts, *kind.sheets)}
    common = {"page_common.js", "page_common.css", "tokens.css"}
    assert named | common | BY_ITSELF == {file.name for file in WIDGETS.iterdir() if file.suffix in {".js", ".css"}}
    for kind in KINDS:
        assert len(set(kind.scripts)) == len(kind.scripts)


@pytest.mark.parametrize("file", sorted([*WIDGETS.glob("*.js"), *WIDGETS.glob("*.css")]), ids=lambda file: file.name)
def test_a_script_or_sheet_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_joined_script_declares_each_name_once_and_exports_one_widget(kind: type[PageWidget]) -> None:
    names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", kind.code(), re.MULTILINE)
    assert sorted(names) == sorted(set(names))
    assert kind.code().count("export default") == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_script_sets_text_and_never_markup_and_keeps_nothing_for_good_in_the_browser(kind: type[PageWidget]) -> None:
    code = joined("page_load.js") + kind.code()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", code)
    assert not re.search(r"^\s*import\b", code, re.MULTILINE)
    assert not re.search(r"localStorage|indexedDB|document\.cookie", code)


def test_all_widgets_of_a_kernel_share_its_files_and_send_little_themselves(card: ExerciseCard) -> None:
    chat, other = Chat(), ExerciseCard()
    assert card._files is other._files is chat._files
    assert sum(len(str(value)) for value in other.get_state().values()) < SENT_WITH_A_CARD
    for made in (chat, other):
        made.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_a_widget_names_is_there_and_is_its_whole_script(kind: type[PageWidget], card: ExerciseCard) -> None:
    texts = card._files.texts
    names = ["page_common.js", *kind.scripts]
    assert "\n".join(texts[name] for name in names) == kind.code()
    assert {"tokens.css", "page_common.css", *kind.sheets} <= set(texts)


def test_what_all_widgets_share_stands_before_what_is_their_own(card: ExerciseCard) -> None:
    assert card._scripts[0] == "page_common.js"
    assert card._sheets[:2] == ["tokens.css", "page_common.css"]


def test_files_that_were_closed_are_made_anew(card: ExerciseCard) -> None:
    card._files.close()
    again = ExerciseCard()
    assert again._files.comm is not None
    assert again._files.texts == card._files.texts
    again.close()


def test_a_page_cannot_change_what_other_pages_run() -> None:
    files = files_of_kernel()
    before = dict(files.texts)
    files.set_state({"texts": {"chat.js": "alert(1)"}, "name": "other"})
    assert files.texts == before


def test_files_that_say_the_same_have_the_same_name() -> None:
    assert Files().name == Files().name
