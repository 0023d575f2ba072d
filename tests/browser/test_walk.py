"""The lesson "Being there" walked from the first visit to the next lesson, with a killed kernel in every part of it.

The page tells that its kernel is gone after two missed heartbeats. In the tests' copy of the content a heartbeat lasts
a second instead of five: the last cell of each notebook sets it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect
from servers import PROJECT, OpenPage, Served, starter
from walk_steps import Keys, Walk, begin_answer, go_on_answering

from holdspace.content import SHIPPED, Content
from holdspace.identity import LocalProfile
from holdspace.learning import (
    CheckedIn,
    CueDisputed,
    GoalLookedAt,
    GoalTaken,
    JournalWritten,
    MomentsMarked,
    SelfRated,
    SelfRatingRevised,
    read,
)
from holdspace.settings import read_settings
from holdspace.store import prepare

pytestmark = pytest.mark.browser

LESSON = "being-there"
KINDS = {exercise.kind: exercise.id for exercise in reversed(Content((SHIPPED,)).exercises(LESSON))}
"""The first exercise of each kind."""
QUICK = """
from ipywidgets.widgets.widget import _instances

for widget in list(_instances.values()):
    if widget.has_trait("heartbeat"):
        widget.heartbeat = 1.0
"""
LIMITS = "Hi, I'm a peer supporter, and what you say stays here, unless someone is in danger. What's on your mind?"
CLUMSY = ("You should try to sleep more.", "How old are you? Do you live alone?", "Have you tried a timetable?")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("content")
    for part in ("lessons", "exercises", "personas", "services"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns(".*"))
    for file in (folder / "lessons").glob("*.ipynb"):
        notebook = nbformat.read(file, as_version=4)
        notebook.cells.append(nbformat.v4.new_code_cell(QUICK))
        nbformat.write(notebook, file)
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, content: Path) -> Iterator[Served]:
    with starter("voila", tmp_path_factory.mktemp("walk")) as begin:
        yield begin(content, "--no-preheat")


def kept(served: Served, kind: type) -> list[object]:
    """Return what was kept of one kind, the oldest first."""
    with prepare(read_settings(data_dir=served.data)) as store:
        entries = store.entries(store.person(LocalProfile(served.data)))
        return [one.payload for one in read(entries) if isinstance(one.payload, kind)]


def forget(served: Served) -> None:
    """Let the next page be somebody's first."""
    with prepare(read_settings(data_dir=served.data)) as store:
        store.erase(store.person(LocalProfile(served.data)))


def test_the_first_lesson_is_walked_with_a_killed_kernel_in_each_part(served: Served, page: Page) -> None:
    walk = Walk(page, served)
    first_visit(walk)
    check_in(walk)
    for kind, id_ in KINDS.items():
        an_exercise(walk, kind, walk.exercise(id_))
    goal(walk)
    practice(walk)
    own_view(walk)
    look_back(walk)
    journal(walk)
    card(walk)
    onward(walk)
    assert walk.faults == []


def first_visit(walk: Walk) -> None:
    home = walk.home()
    walk.is_sound()
    home.get_by_role("textbox", name="What would you like to be called?").fill("Ada")
    home.get_by_role("combobox", name="Where are you?").select_option("Ireland")
    page = walk.page
    page.wait_for_timeout(600)  # it is drafted a quarter of a second after the last key, and nothing tells of it
    walk.kill()
    home.locator("summary", has_text="rather not meet").click()
    home.get_by_role("checkbox", name="waiting for medical results").check()
    home.get_by_role("textbox", name="Something else, in your own words").press_sequentially("my uncle")
    expect(home.get_by_text("The connection is lost.")).to_be_visible()
    walk.go_on(home)
    walk.home_ready()
    expect(home.get_by_role("textbox", name="What would you like to be called?")).to_have_value("Ada")
    expect(home.get_by_role("combobox", name="Where are you?")).to_have_value("IE")
    expect(home.get_by_role("checkbox", name="waiting for medical results")).to_be_checked()
    expect(home.get_by_role("textbox", name="Something else, in your own words")).to_have_value("my uncle")
    walk.kill()
    home.get_by_role("button", name="Keep this").click()
    walk.go_on(home)
    walk.home_ready()
    expect(home.get_by_role("heading", name="Good to see you, Ada")).to_be_visible()
    told = home.get_by_role("region", name="What you told us")
    for text in ("Ireland", "waiting for medical results, my uncle"):
        expect(told).to_contain_text(text)
    home.get_by_role("link", name="Begin: Being there").click()
    walk.lesson_ready()
    walk.is_sound()


def check_in(walk: Walk) -> None:
    opening = walk.part("opening")
    opening.get_by_role("button", name="tired").click()
    walk.kept(opening)
    walk.kill()
    opening.get_by_role("textbox", name="Or in your own words").press_sequentially("after a night shift")
    walk.comes_back(opening)
    expect(opening.get_by_role("button", name="tired")).to_have_attribute("aria-pressed", "true")
    expect(opening.get_by_role("textbox")).to_have_value("after a night shift")
    assert kept(walk.served, CheckedIn)[-1].text == "after a night shift"  # type: ignore[attr-defined]


def an_exercise(walk: Walk, kind: str, card: Locator) -> None:
    begin_answer(kind, card)
    walk.kill()
    go_on_answering(kind, card)
    walk.comes_back(card)


def goal(walk: Walk) -> None:
    practice = walk.part("practice")
    practice.get_by_text("Or say it in your own words").click()
    practice.get_by_role("textbox").press_sequentially("Say the limits")
    walk.kill()
    practice.get_by_role("textbox").press_sequentially(" before she tells me anything.")
    walk.comes_back(practice)
    expect(practice.get_by_role("textbox")).to_have_value("Say the limits before she tells me anything.")
    practice.get_by_role("button", name="I will try this").click()
    expect(practice.get_by_text("Kept. You will")).to_be_visible()
    assert [one.goal for one in kept(walk.served, GoalTaken)] == [  # type: ignore[attr-defined]
        "Say the limits before she tells me anything."
    ]


def practice(walk: Walk) -> None:
    chat = walk.chat
    chat.get_by_role("button", name="Begin").click()
    walk.replies(1)
    walk.say(LIMITS)
    chat.locator("textarea").fill("You should")
    walk.kill()
    chat.locator("textarea").press("End")
    chat.locator("textarea").press_sequentially(" try to sleep more.")
    walk.comes_back(chat)
    expect(chat.locator("textarea")).to_have_value(CLUMSY[0])
    chat.locator("textarea").press("Enter")
    walk.replies(3)
    walk.kill()
    chat.locator("textarea").fill(CLUMSY[1])
    chat.locator("textarea").press("Enter")  # said to nobody: it is back in the box
    walk.go_on(chat)
    walk.lesson_ready()
    expect(chat.locator("textarea")).to_have_value(CLUMSY[1])
    chat.locator("textarea").press("Enter")
    walk.replies(4)
    walk.say(CLUMSY[2])
    chat.get_by_role("button", name="End and look back").click()
    chat.get_by_role("button", name="End it and look back").click()


def own_view(walk: Walk) -> None:
    own = walk.part("selfview")
    expect(own.get_by_role("heading", name="Your own view first")).to_be_visible()
    expect(walk.part("debrief").get_by_text("opens when you have looked for yourself")).to_be_visible()
    walk.is_sound()
    rate(walk, own)
    hunt(walk, own)
    rate_once_more(walk, own)
    while not kept(walk.served, SelfRatingRevised):  # sent again by the page that came back
        walk.page.wait_for_timeout(50)
    (first,), (marked,), (second,) = (kept(walk.served, each) for each in (SelfRated, MomentsMarked, SelfRatingRevised))
    assert (first.ratings["following"], second.ratings["following"]) == (2, 4)  # type: ignore[attr-defined]
    assert first.ratings["role_and_limits"] == 3  # type: ignore[attr-defined]
    assert [mark.start for mark in marked.marks] == [None, 0]  # type: ignore[attr-defined]


def rate(walk: Walk, own: Locator) -> None:
    own.locator("input[value='3']").check()
    walk.kept(own)
    own.get_by_role("button", name="Next").click()
    walk.kill()
    own.locator("input[value='2']").check()
    expect(own.get_by_text("The connection is lost")).to_be_visible()
    walk.go_on(own)
    walk.lesson_ready()
    expect(own.get_by_text("Giving back what you heard")).to_be_visible()  # where it was left
    own.get_by_role("button", name="Back", exact=True).click()
    expect(own.locator("input[value='2']")).to_be_checked()
    for _ in range(7):
        own.get_by_role("button", name="Next").click()
    walk.kill()
    own.get_by_role("button", name="Keep this and go on").click()
    expect(own.get_by_text("The connection is lost")).to_be_visible()
    walk.go_on(own)
    walk.lesson_ready()
    expect(own.get_by_role("heading", name="The moments that mattered")).to_be_visible()


def hunt(walk: Walk, own: Locator) -> None:
    walk.is_sound()
    own.get_by_role("button", name="This mattered").nth(1).click()
    walk.kept(own)
    walk.kill()
    own.get_by_role("button", name="Only some words").nth(2).click()
    own.locator(".hsl-word").first.click()
    own.get_by_role("button", name="Done with the words").click()
    expect(own.get_by_text("2 moments are marked.")).to_be_visible()
    walk.comes_back(own)
    expect(own.get_by_text("2 moments are marked.")).to_be_visible()
    own.get_by_role("button", name="Done, show me what came of it").click()
    expect(own.get_by_role("heading", name="What came of it")).to_be_focused()
    expect(own.get_by_text("Of the moments that the author wrote in, you marked:")).to_be_visible()


def rate_once_more(walk: Walk, own: Locator) -> None:
    walk.is_sound()
    expect(own.get_by_role("button", name="It stays as it is")).to_be_visible()
    own.get_by_role("button", name="Change: Following their lead").click()
    own.locator("input[value='4']").check()
    walk.kept(own)
    own.get_by_role("button", name="To the list of all").click()
    expect(walk.part("debrief").locator(".hsp-part")).to_have_count(0)
    walk.kill()
    own.get_by_role("button", name="Keep both and show me the look back").click()
    expect(own.get_by_text("The connection is lost")).to_be_visible()
    walk.go_on(own)
    walk.lesson_ready()


def look_back(walk: Walk) -> None:
    debrief = walk.part("debrief")
    expect(debrief.get_by_text("Say the limits before she tells me anything.")).to_be_visible()
    walk.is_sound()
    walk.unfold(debrief)
    dispute = debrief.get_by_role("button", name="I think I heard this")
    before = dispute.count()
    assert before
    debrief.get_by_role("button", name="Partly").click()
    note = debrief.get_by_role("textbox", name="A word on it")
    note.fill("I forgot")
    note.blur()
    walk.kept(debrief)
    walk.kill()
    note.press("End")
    note.press_sequentially(" at first")
    debrief.get_by_role("button", name="low").click()
    dispute.first.click()
    expect(debrief.get_by_text("The connection is lost")).to_be_visible()
    walk.go_on(debrief)
    walk.lesson_ready()
    expect(note).to_have_value("I forgot at first")
    expect(debrief.get_by_role("button", name="low")).to_have_attribute("aria-pressed", "true")
    expect(debrief.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "true")
    walk.unfold(debrief)
    expect(debrief.get_by_text("you think you heard it", exact=True)).to_have_count(1)
    expect(dispute).to_have_count(before - 1)
    looked = kept(walk.served, GoalLookedAt)[-1]
    assert (looked.how, looked.note) == ("partly", "I forgot at first")  # type: ignore[attr-defined]
    assert len(kept(walk.served, CueDisputed)) == 1


def journal(walk: Walk) -> None:
    part = walk.part("journal")
    part.get_by_role("textbox").fill("I wanted the sadness")
    walk.kept(part)
    walk.kill()
    part.get_by_role("textbox").press("End")
    part.get_by_role("textbox").press_sequentially(" to stop.")
    walk.comes_back(part)
    expect(part.get_by_role("textbox")).to_have_value("I wanted the sadness to stop.")
    assert kept(walk.served, JournalWritten)[-1].text == "I wanted the sadness to stop."  # type: ignore[attr-defined]


def card(walk: Walk) -> None:
    part = walk.part("card")
    walk.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    walk.kill()
    part.get_by_role("button", name="Print the card").click()
    assert walk.page.evaluate("window.printed"), "the card asks for no kernel"
    walk.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    walk.go_on(walk.chat)
    walk.lesson_ready()
    expect(part).to_contain_text("Never promise secrecy")


def onward(walk: Walk) -> None:
    part = walk.part("next")
    part.scroll_into_view_if_needed()
    expect(part).to_contain_text("It builds on Being there, which you have finished.")
    walk.is_sound()
    walk.kill()
    walk.go_on(walk.chat)
    walk.lesson_ready()
    expect(part).to_contain_text("It builds on Being there, which you have finished.")
    left = "Object.keys(sessionStorage).filter(key => key.startsWith('holdspace'))"
    walk.page.wait_for_function(f"{left}.length === 0")  # what was brought over the load is with the kernel
    walk.kill()
    part.get_by_role("link", name="On to Reflections").click()
    expect(walk.page).to_have_title("Reflections · Holding Space")
    walk.lesson_ready()


def test_the_lesson_is_walked_by_keyboard_alone_in_the_dark_on_a_phone(served: Served, open_page: OpenPage) -> None:
    page = open_page(width=390, height=844, dark=True)
    walk = Walk(page, served)
    keys = Keys(walk)
    forget(served)
    home = walk.home()
    keys.press(home.get_by_role("button", name="Not now"))
    expect(home.get_by_role("heading", level=1)).to_be_focused()
    walk.is_sound()
    keys.press(home.get_by_role("link", name="Begin: Being there"))
    walk.lesson_ready()
    walk.is_sound()

    learn_by_keyboard(walk, keys)
    talk_by_keyboard(walk, keys)
    look_back_by_keyboard(walk, keys)
    assert kept(served, JournalWritten)[-1].text == "I wanted to mend it."  # type: ignore[attr-defined]
    assert walk.faults == []


def learn_by_keyboard(walk: Walk, keys: Keys) -> None:
    opening = walk.part("opening")
    keys.press(opening.get_by_role("button", name="calm"), "Space")
    keys.write(opening.get_by_role("textbox"), "rested", send=True)
    walk.kept(opening)

    choose = walk.exercise(KINDS["choose"])
    keys.press(choose.locator("input").nth(1), "Space")
    keys.press(choose.get_by_role("button", name="Check", exact=True))
    expect(choose.locator(".hse-said")).to_contain_text("Not yet")

    drill = walk.exercise(KINDS["drill"])
    keys.write(drill.locator("textarea"), "Have you tried yoga?")
    keys.press(drill.get_by_role("button", name="Check", exact=True))
    expect(drill.locator(".hse-said")).to_contain_text("Not yet")


def talk_by_keyboard(walk: Walk, keys: Keys) -> None:
    practice = walk.part("practice")
    keys.press(practice.get_by_text("Or say it in your own words"))
    keys.write(practice.get_by_role("textbox"), "Say the limits.")
    keys.press(practice.get_by_role("button", name="I will try this"))
    expect(practice.get_by_text("Kept. You will")).to_be_visible()

    chat = walk.chat
    keys.press(chat.get_by_role("button", name="Begin"))
    walk.replies(1)
    for count, text in enumerate((LIMITS, *CLUMSY[:2]), start=2):
        keys.write(chat.locator("textarea"), text, send=True)
        walk.replies(count)
    walk.is_sound()
    end = chat.get_by_role("button", name="End and look back")
    if not end.is_visible():
        keys.press(chat.get_by_role("button", name="Menu"))
    keys.press(end)
    keys.press(chat.get_by_role("button", name="End it and look back"))


def look_back_by_keyboard(walk: Walk, keys: Keys) -> None:
    own, debrief = walk.part("selfview"), walk.part("debrief")
    chosen = own.locator("input:checked")
    for _ in range(8):
        keys.to(chosen)
        walk.page.keyboard.press("ArrowDown")  # from the last, which leaves it open, to the first
        keys.press(own.get_by_role("button", name="Next"))
    keys.press(own.get_by_role("button", name="Keep this and go on"))
    expect(own.get_by_role("heading", name="The moments that mattered")).to_be_focused()
    keys.press(own.get_by_role("button", name="Only some words").nth(1))
    walk.page.keyboard.press("Shift+ArrowRight")
    walk.page.keyboard.press("Escape")
    expect(own.get_by_text("One moment is marked.")).to_be_visible()
    walk.is_sound()
    keys.press(own.get_by_role("button", name="Done, show me what came of it"))
    keys.press(own.get_by_role("button", name="It stays as it is"))
    expect(own.get_by_text("The look back is open")).to_be_focused()
    expect(debrief.get_by_text("Say the limits.")).to_be_visible()
    keys.press(debrief.get_by_role("button", name="Partly"), "Space")
    keys.write(debrief.get_by_role("textbox", name="A word on it"), "It was early.", send=True)
    keys.press(debrief.get_by_role("button", name="glad"), "Space")
    walk.kept(debrief)
    walk.is_sound()

    keys.write(walk.part("journal").get_by_role("textbox"), "I wanted to mend it.", send=True)
    walk.kept(walk.part("journal"))
    keys.press(walk.part("next").get_by_role("link", name="On to Reflections"))
    expect(walk.page).to_have_title("Reflections · Holding Space")
