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
from widgets.scripts import PageWidget, Script, joined, script_of

WIDGETS = Path(__file__).parents[1] / "widgets"
KINDS: tuple[type[PageWidget], ...] = (Chat, ExerciseCard, HomeView, *parts_views.Part.__subclasses__())
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


def test_all_cards_of_a_kernel_share_one_script_and_send_little_themselves(card: ExerciseCard) -> None:
    other = ExerciseCard()
    assert card._script is other._script
    assert card._script.code == ExerciseCard.code()
    assert sum(len(str(value)) for value in other.get_state().values()) < SENT_WITH_A_CARD
    other.close()


def test_what_all_widgets_share_is_one_sheet_of_one_name_and_stands_first(card: ExerciseCard) -> None:
    chat = Chat()
    (common, _), (own, _) = card._script.sheets
    (also, _), (chats, _) = chat._script.sheets
    assert common == also
    assert own != chats
    chat.close()


def test_a_script_that_was_closed_is_made_anew(card: ExerciseCard) -> None:
    card._script.close()
    again = ExerciseCard()
    assert again._script.comm is not None
    assert again._script.code == ExerciseCard.code()
    again.close()


def test_a_page_cannot_change_what_other_pages_run() -> None:
    script = script_of("export default {};", "p {}")
    script.set_state({"code": "alert(1)", "name": "other", "sheets": []})
    assert script.code == "export default {};"
    assert [sheet for _, sheet in script.sheets] == ["p {}"]


def test_scripts_that_say_the_same_have_the_same_name() -> None:
    first = script_of("export default { a: 1 };", "p {}")
    assert first is script_of("export default { a: 1 };", "p {}")
    assert first.name != script_of("export default { a: 2 };", "p {}").name
    assert isinstance(first, Script)
