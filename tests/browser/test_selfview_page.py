"""Someone's own view of a talk in a real browser: rated, hunted, rated again, and held beside the program's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from servers import PROJECT, OpenPage, Served, opener, starter
from test_lesson_page import CLUMSY

from holdspace.identity import LocalProfile
from holdspace.learning import MomentsMarked, SelfRated, SelfRatingRevised, SelfViewSkipped, read
from holdspace.settings import read_settings
from holdspace.store import prepare

pytestmark = pytest.mark.browser

FACE = "😀"
SELECT = """(bubble, [from, to]) => {
    const range = document.createRange();
    range.setStart(bubble.firstChild, from);
    range.setEnd(bubble.firstChild, to);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
SMALL = """() => [...document.querySelectorAll('.hs-look :is(button, summary, a[href], .hsl-level label)')]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5).map(each => each.outerHTML)"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content, with a Maya who begins with a character of two UTF-16 units."""
    folder = tmp_path_factory.mktemp("content")
    for part in ("lessons", "exercises", "personas", "services"):
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns(".*"))
    maya = folder / "personas" / "maya.yaml"
    text = maya.read_text("utf-8")
    begins, ends = text.index("opening:\n  lines:\n"), text.index("  feeling:", text.index("opening:\n"))
    lines = text[begins:ends].replace('    - "', f'    - "{FACE} ')
    maya.write_text(text[:begins] + lines + text[ends:], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, content: Path) -> Iterator[Served]:
    with starter("voila", tmp_path_factory.mktemp("selfview")) as begin:
        yield begin(content, "--no-preheat")


class Looker:
    """A page on which someone ends talks and looks at them."""

    def __init__(self, page: Page, served: Served, lesson: str = "being-there") -> None:
        self.page, self.served = page, served
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(f"{served.origin}/lessons/{lesson}?token={served.token}")
        self.ready()

    def ready(self) -> None:
        self.page.wait_for_function(
            """() => document.querySelector('.hs-chat')?.dataset.stage !== 'loading'
                && document.querySelector('.hsp-next .hsp-row:not([hidden])')"""
        )

    def part(self, name: str) -> Locator:
        return self.page.locator(f".hsp-{name}.hs-parts")

    @property
    def own(self) -> Locator:
        return self.part("selfview")

    def button(self, name: str) -> Locator:
        return self.own.get_by_role("button", name=name)

    def talk(self) -> None:
        """Have a talk, and end it."""
        chat = self.page.locator(".hs-chat").first
        again = chat.get_by_role("button", name="Start a new talk")
        if chat.get_attribute("data-stage") == "ended":
            again.click()
        chat.get_by_role("button", name="Begin").click()
        for count, text in enumerate(CLUMSY, start=1):
            expect(chat.locator('[data-who="person"]:has(.hsc-chip)')).to_have_count(count)
            chat.locator("textarea").fill(text)
            chat.locator("textarea").press("Enter")
        expect(chat.locator('[data-who="person"]:has(.hsc-chip)')).to_have_count(len(CLUMSY) + 1)
        end = chat.get_by_role("button", name="End and look back")
        if not end.is_visible():
            chat.get_by_role("button", name="Menu").click()
        end.click()
        chat.get_by_role("button", name="End it and look back").click()
        expect(self.own.get_by_role("heading", name="Your own view first")).to_be_visible()

    def rate(self, level: str) -> None:
        """Rate all eight skills alike."""
        for _ in range(8):
            self.own.locator(f"input[value='{level}']").check()
            self.button("Next").click()
        self.button("Keep this and go on").click()
        expect(self.own.get_by_role("heading", name="The moments that mattered")).to_be_visible()

    def sound(self) -> None:
        """Nothing is too wide or small, and axe finds nothing serious."""
        found = Axe().run(self.page, context=".hs-look").response["violations"]
        assert [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found] == []
        assert self.page.evaluate(TOO_WIDE) <= 0
        assert self.page.evaluate(SMALL) == []

    def kept(self, kind: type) -> list[object]:
        with prepare(read_settings(data_dir=self.served.data)) as store:
            entries = store.entries(store.person(LocalProfile(self.served.data)))
            return [one.payload for one in read(entries) if isinstance(one.payload, kind)]


@pytest.fixture(scope="module")
def looker(browser: Browser, served: Served) -> Iterator[Looker]:
    """One page that tests share, in this order: a talk has ended."""
    with opener(browser) as open_page:
        shared = Looker(open_page(), served)
        shared.talk()
        yield shared
        assert shared.faults == []


def test_nothing_of_the_look_back_is_on_the_page_before_ones_own_view(looker: Looker) -> None:
    expect(looker.part("debrief").get_by_text("opens when you have looked for yourself")).to_be_visible()
    expect(looker.part("debrief").locator(".hsp-part")).to_have_count(0)
    expect(looker.part("views")).to_be_hidden()
    expect(looker.page.locator(".hsv-views")).to_be_hidden()
    expect(looker.own.get_by_role("radio")).to_have_count(6)
    expect(looker.own.get_by_role("group", name="Saying what you are here for")).to_be_visible()


def test_a_choice_is_there_after_a_reload_and_rating_goes_on_where_it_was_left(looker: Looker) -> None:
    looker.own.locator("input[value='no_chance']").check()
    expect(looker.own.locator(".hsp-word")).to_have_text("Kept.")
    looker.page.reload()
    looker.ready()
    expect(looker.own.get_by_text("2 of 8")).to_be_visible()
    looker.own.get_by_role("button", name="Back", exact=True).click()
    expect(looker.own.locator("input[value='no_chance']")).to_be_checked()
    expect(looker.own.locator(".hsl-name")).to_be_focused()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_rating_fits_and_axe_finds_nothing(looker: Looker, width: int, dark: bool) -> None:  # noqa: FBT001
    resized(looker, width, dark)


def resized(looker: Looker, width: int, dark: bool) -> None:  # noqa: FBT001
    looker.page.emulate_media(color_scheme="dark" if dark else "light")
    looker.page.set_viewport_size({"width": width, "height": 844})
    try:
        looker.sound()
    finally:
        looker.page.emulate_media(color_scheme="light")
        looker.page.set_viewport_size({"width": 1280, "height": 900})


def test_all_eight_are_listed_each_can_be_changed_and_focus_comes_back_to_it(looker: Looker) -> None:
    for _ in range(8):
        looker.own.locator("input[value='4']").check()
        looker.button("Next").click()
    expect(looker.own.get_by_role("heading", name="How you see it")).to_be_focused()
    without = looker.button("Show me the look back without it")
    expect(without).to_have_count(0)  # nothing is left to go without
    change = looker.button("Change: Your own story")
    change.press("Enter")
    looker.own.locator("input[value='open']").check()
    looker.button("To the list of all").press("Enter")
    expect(change).to_be_focused()
    expect(looker.own.locator("li", has_text="Your own story")).to_contain_text("left open")
    expect(without).to_be_visible()
    looker.sound()
    looker.button("Keep this and go on").click()
    expect(looker.own.get_by_role("heading", name="The moments that mattered")).to_be_focused()
    (rated,) = looker.kept(SelfRated)
    assert dict(rated.ratings) == dict.fromkeys(RATED, 4)  # type: ignore[attr-defined]


RATED = ("role_and_limits", "following", "giving_back", "meeting_the_feeling", "choice_before_advice",
         "cues_and_safety", "repair_hope_ending")  # fmt: skip


def test_a_message_is_marked_by_a_button_and_the_mark_is_taken_away_by_it(looker: Looker) -> None:
    mark = looker.button("This mattered").nth(1)
    mark.press("Enter")
    expect(mark).to_have_attribute("aria-pressed", "true")
    expect(looker.own.locator("mark")).to_have_count(1)
    expect(looker.own.get_by_text("One moment is marked.")).to_be_visible()
    mark.press("Enter")
    expect(mark).to_have_attribute("aria-pressed", "false")
    expect(looker.own.get_by_text("Nothing is marked yet.")).to_be_visible()
    mark.click()


def test_words_after_an_emoji_are_marked_by_selecting_them(looker: Looker) -> None:
    bubble = looker.own.locator(".hst-theirs .hsw-bubble").first
    said = bubble.inner_text()
    assert said.startswith(FACE)
    expect(looker.button("Mark the selected words")).to_have_count(0)
    bubble.evaluate(SELECT, [3, 6])  # after the two units of the face and a space
    looker.button("Mark the selected words").click()
    expect(looker.own.locator("mark").first).to_have_text(said[2:5])
    expect(looker.own.locator(".hst-label q").first).to_have_text(said[2:5])
    looker.page.reload()
    looker.ready()
    expect(looker.own.locator("mark").first).to_have_text(said[2:5])


def test_words_are_marked_by_keyboard_alone(looker: Looker) -> None:
    some = looker.button("Only some words").nth(2)
    some.focus()
    looker.page.keyboard.press("Enter")
    words = looker.own.locator(".hsl-word")
    expect(words.first).to_be_focused()
    looker.page.keyboard.press("ArrowRight")
    looker.page.keyboard.press("Enter")
    expect(words.nth(1)).to_have_attribute("aria-pressed", "true")
    looker.page.keyboard.press("Shift+ArrowLeft")
    expect(words.first).to_have_attribute("aria-pressed", "true")
    looker.sound()
    looker.page.keyboard.press("Escape")
    expect(looker.button("Only some words").nth(2)).to_be_focused()
    expect(words).to_have_count(0)
    expect(looker.own.locator("mark")).to_have_count(3)
    expect(looker.own.get_by_text("3 moments are marked.")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_hunt_fits_and_axe_finds_nothing(looker: Looker, width: int, dark: bool) -> None:  # noqa: FBT001
    resized(looker, width, dark)


def test_what_came_of_the_hunt_is_told_in_words_and_kept_in_code_points(looker: Looker) -> None:
    said = looker.own.locator(".hst-theirs .hsw-bubble").first.inner_text()
    looker.button("Done, show me what came of it").click()
    expect(looker.own.get_by_role("heading", name="What came of it")).to_be_focused()
    expect(looker.own.get_by_text("You may have seen something that the author did not write in.")).to_have_count(1)
    expect(looker.own.get_by_text("Of the moments that the author wrote in, you marked:")).to_be_visible()
    looker.own.get_by_text("Read the talk with all of it marked").click()
    expect(looker.own.locator("mark.hst-cue").first).to_be_visible()
    expect(looker.own.locator(".hst-label.hst-cue").first).to_contain_text("written in")
    (marked,) = looker.kept(MomentsMarked)
    first = marked.marks[0]  # type: ignore[attr-defined]
    assert (first.start, first.end) == (2, 5)
    assert said[first.start : first.end] == said[2:5]


@pytest.mark.parametrize("width", [1280, 390])
def test_what_came_of_it_fits_and_axe_finds_nothing(looker: Looker, width: int) -> None:
    resized(looker, width, width == 390)


def test_a_second_rating_is_kept_beside_the_first_and_opens_the_look_back(looker: Looker) -> None:
    expect(looker.part("debrief").locator(".hsp-part")).to_have_count(0)
    looker.button("Change: Following their lead").click()
    looker.own.locator("input[value='2']").check()
    looker.button("To the list of all").click()
    looker.button("Keep both and show me the look back").click()
    expect(looker.own.get_by_text("The look back is open")).to_be_focused()
    expect(looker.part("debrief").locator(".hsp-part").first).to_be_visible()
    (second,) = looker.kept(SelfRatingRevised)
    assert second.ratings["following"] == 2  # type: ignore[attr-defined]


def test_the_plot_and_its_table_say_the_same_and_a_persons_place_is_empty(looker: Looker) -> None:
    plot, views = looker.page.locator(".hsv-plot"), looker.part("views")
    expect(plot.locator("svg")).to_be_visible()
    for name in ("Following their lead", "Putting right, hope and ending", "do harm"):
        expect(plot.get_by_text(name).first).to_be_visible()
    following = views.locator("tbody", has_text="Following their lead")
    expect(following).to_contain_text("all of it, and more")
    expect(following).to_contain_text("then some of it")
    expect(following).to_contain_text("nobody yet")
    expect(views.locator("tbody", has_text="Your own story")).to_contain_text("left open")
    expect(views).to_contain_text("Nobody has read this talk yet.")
    expect(views).to_contain_text("You felt ")
    order = looker.page.locator(".hs-look :is(.hsp-debrief, .hsv-views, .hsp-views)")
    assert order.evaluate_all("all => all.map(each => each.className.match(/hs[pv]-(debrief|views)/)[1])") == [
        "debrief", "views", "views",
    ]  # fmt: skip


def test_the_evidence_of_a_skill_unfolds_by_keyboard(looker: Looker) -> None:
    fold = looker.part("views").locator("tbody", has_text="Their choice before your advice").locator("summary")
    fold.press("Enter")
    row = looker.part("views").locator("tbody", has_text="Their choice before your advice")
    expect(row.get_by_text("What it cannot see:")).to_be_visible()
    expect(row.locator(".hsv-evidence li").first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_three_views_fit_and_follow_the_theme(looker: Looker, width: int, dark: bool) -> None:  # noqa: FBT001
    resized(looker, width, dark)
    looker.page.emulate_media(color_scheme="dark" if dark else "light")
    ink = (
        looker.page.locator(".hsv-plot svg")
        .get_by_text("Your own story")
        .evaluate("text => getComputedStyle(text).fill")
    )
    looker.page.emulate_media(color_scheme="light")
    assert ink == ("rgb(232, 236, 234)" if dark else "rgb(34, 48, 47)")


def test_after_a_reload_the_views_stand_there_and_nothing_is_asked_again(looker: Looker) -> None:
    looker.page.reload()
    looker.ready()
    expect(looker.part("views").locator("table")).to_be_visible()
    expect(looker.page.locator(".hsv-plot svg")).to_be_visible()
    expect(looker.own).to_be_hidden()
    looker.part("views").get_by_text("The moments that you marked").click()
    expect(looker.part("views").get_by_text("The moments that the author wrote in, one by one")).to_be_visible()


def test_whoever_goes_on_without_has_the_look_back_in_one_press(open_page: OpenPage, served: Served) -> None:
    one = Looker(open_page(width=390, height=844, dark=True), served, "reflections")
    one.talk()
    one.button("Show me the look back without it").press("Enter")
    expect(one.part("debrief").locator(".hsp-part").first).to_be_visible()
    expect(one.part("views")).to_contain_text("went on without rating yourself")
    assert {kept.step for kept in one.kept(SelfViewSkipped)} == {"rating", "hunt"}  # type: ignore[attr-defined]
    one.sound()
    assert one.faults == []
