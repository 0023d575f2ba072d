"""Exercises in a browser: each kind solved right and not yet, by mouse and by keyboard alone, on a phone, kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_with_exercise import PageWithExercise
from playwright.sync_api import Locator, Page, expect
from servers import OpenPage, Served, starter, write_content

from holdspace.content import SHIPPED, Content
from holdspace.exercise import AnyExercise, Choose, Classify, Drill, Feel, Order, Scene, Spot
from holdspace.marking import words_of
from holdspace.settings import Settings
from holdspace.store import StoreError
from widgets.exercise import Exercise
from widgets.exercise_desk import Desk

pytestmark = pytest.mark.browser

LESSON = "being-there"
KINDS = {exercise.kind: exercise for exercise in reversed(Content((SHIPPED,)).exercises(LESSON))}
WRITTEN = ("rewrite", "respond", "repair")
CHECKED = [kind for kind in KINDS if kind != "scene"]
TIP = "Have you tried yoga? You should sleep more."
PHONE = {"width": 390, "height": 800, "has_touch": True, "dark": True}
STATE = """() => JSON.stringify([...document.querySelectorAll('input, textarea, [aria-pressed], .hse-step-text')]
    .map(each => [each.value, each.checked, each.ariaPressed, each.textContent]))"""
"""What was answered, as it stands on the page."""

Opened = Callable[..., PageWithExercise]


@pytest.fixture
def opened(open_page: Callable[..., Page], tmp_path: Path) -> Iterator[Opened]:
    """``opened("choose", width=390)`` opens an exercise; it fails the test if its script threw."""
    pages: list[PageWithExercise] = []

    def begin(kind: str, *, heartbeat: float = 5.0, **window: Any) -> PageWithExercise:
        page = open_page(**window)
        page.set_default_timeout(10_000)
        desk = Desk(Settings(data_dir=tmp_path, content=SHIPPED))
        pages.append(PageWithExercise(page, lambda: Exercise(LESSON, KINDS[kind], desk), heartbeat=heartbeat))
        return pages[-1]

    yield begin
    for each in pages:
        assert each.faults == []


class Mouse:
    """Answers with the mouse."""

    def __init__(self, exercise: AnyExercise, on: PageWithExercise) -> None:
        self.exercise, self.on, self.page = exercise, on, on.page

    def answer(self, *, right: bool) -> None:
        match self.exercise:
            case Choose():
                wrong = next(option for option in self.exercise.options if not option.right)
                for option in self.exercise.options:
                    chosen = option.right if right else option is wrong
                    self.choose(self.page.get_by_label(option.text, exact=True), chosen=chosen)
            case Order():
                self.order([step.text for step in self.exercise.steps], right=right)
            case Classify():
                for item in self.exercise.items:
                    group = item.group if right else self.exercise.groups[0].id
                    name = next(each.name for each in self.exercise.groups if each.id == group)
                    within = self.page.get_by_role("group", name=item.text, exact=True)
                    self.choose(within.get_by_label(name, exact=True))
            case Spot():
                self.spot(
                    [find.words for find in self.exercise.find] if right else [words_of(self.exercise.passage)[0]]
                )
            case Feel():
                self.feel(*(self.exercise.mood.valence, self.exercise.mood.arousal) if right else (1.0, 0.9))
            case Drill():
                self.write(self.exercise.lines[0].models[0].text if right else TIP)
            case Scene():
                raise AssertionError("a scene is played")
            case _:
                self.write(self.exercise.models[0].text if right else TIP)

    def check(self) -> None:
        self.on.card.locator(".hse-check").click()

    def choose(self, choice: Locator, *, chosen: bool = True) -> None:
        if choice.is_checked() is not chosen and (chosen or choice.get_attribute("type") == "checkbox"):
            choice.click()

    def order(self, wanted: list[str], *, right: bool) -> None:
        for place, text in enumerate(wanted if right else wanted[::-1]):
            while self.steps().index(text) > place:
                self.press(self.page.get_by_role("button", name=f"Move up: {text}", exact=True))

    def steps(self) -> list[str]:
        return self.on.card.locator(".hse-step-text").all_inner_texts()

    def press(self, button: Locator) -> None:
        button.click()

    def spot(self, all_words: list[str]) -> None:
        """Draw over the words."""
        for first, last in map(self.place, all_words):
            start, end = (self.page.locator(f"[data-at='{at}']").bounding_box() for at in (first, last))
            assert start
            assert end
            self.page.mouse.move(start["x"] + 6, start["y"] + 10)
            self.page.mouse.down()
            self.page.mouse.move(end["x"] + 6, end["y"] + 10, steps=6)
            self.page.mouse.up()

    def place(self, words: str) -> tuple[int, int]:
        assert isinstance(self.exercise, Spot)
        before = len(words_of(self.exercise.passage[: self.exercise.passage.index(words)] + "x")) - 1
        return before, before + len(words.split()) - 1

    def feel(self, valence: float, arousal: float) -> None:
        place = self.on.card.locator(".hse-map-rim")
        place.scroll_into_view_if_needed()
        rim = place.bounding_box()
        assert rim
        half = rim["width"] / 2
        self.page.mouse.click(rim["x"] + half + valence * half, rim["y"] + half - arousal * half)

    def write(self, text: str) -> None:
        self.on.card.locator("textarea").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


class Keyboard(Mouse):
    """Answers by keyboard alone: Tab, arrows, Space, Enter."""

    def reach(self, wanted: Locator, *, least: int = 200) -> None:
        """Go on with Tab until the wanted element has the focus."""
        for _ in range(least):
            if wanted.evaluate("node => node === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("the Tab key does not lead there")

    def check(self) -> None:
        self.reach(self.on.card.locator(".hse-check"))
        self.page.keyboard.press("Enter")

    def choose(self, choice: Locator, *, chosen: bool = True) -> None:
        if choice.is_checked() is chosen or (not chosen and choice.get_attribute("type") == "radio"):
            return
        if choice.get_attribute("type") == "checkbox":
            self.reach(choice)
            self.page.keyboard.press("Space")
            return
        name = choice.get_attribute("name")
        group = self.page.locator(f"[name='{name}']")
        before = group.and_(self.page.locator(":checked"))
        self.reach(before if before.count() else group.first)
        if not before.count():
            self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if choice.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(choice).to_be_checked()

    def press(self, button: Locator) -> None:
        self.reach(button)
        self.page.keyboard.press("Enter")
        expect(button).to_be_focused()

    def spot(self, all_words: list[str]) -> None:
        self.reach(self.page.locator(".hse-word[tabindex='0']"))
        for first, last in map(self.place, all_words):
            self.page.keyboard.press("Home")
            for _ in range(first):
                self.page.keyboard.press("ArrowRight")
            if self.page.locator(f"[data-at='{first}']").get_attribute("aria-pressed") != "true":
                self.page.keyboard.press("Space")
            for _ in range(last - first):
                self.page.keyboard.press("Shift+ArrowRight")

    def feel(self, valence: float, arousal: float) -> None:
        self.reach(self.page.get_by_role("application"))
        for key in ["ArrowLeft"] * 20 + ["ArrowDown"] * 20:
            self.page.keyboard.press(key)
        for key in ["ArrowRight"] * round((valence + 1) * 10) + ["ArrowUp"] * round((arousal + 1) * 10):
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.reach(self.on.card.locator("textarea"))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


def clear(on: PageWithExercise) -> None:
    """Take the marks of a passage away, which stay when an answer is tried again."""
    on.button("Start afresh").click()


# --- each kind ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hand", [Mouse, Keyboard])
@pytest.mark.parametrize("kind", CHECKED)
def test_not_yet_then_right_and_both_are_told_once(opened: Opened, kind: str, hand: type[Mouse]) -> None:
    on = opened(kind, **(PHONE if hand is Mouse else {}))
    solver = hand(KINDS[kind], on)
    solver.answer(right=False)
    solver.check()
    expect(on.result).to_contain_text("Not yet")
    assert on.outcome == ("Under way" if kind == "drill" else "Not yet")
    assert on.said_aloud().startswith("Not yet.")
    said = on.result.locator(".hse-said span").last.inner_text().strip()
    assert on.said_aloud().count(said) == 1
    assert on.page.evaluate("document.activeElement.closest('.hs-exercise') !== null"), "focus stays where it was"
    if kind == "spot":
        clear(on)
    solver.answer(right=True)
    solver.check()
    expect(on.result.locator(".hse-said")).to_contain_text("Right")
    assert on.said_aloud().startswith("Right.")
    assert on.page.evaluate("document.activeElement.closest('.hs-exercise') !== null"), "nothing went from under it"
    assert on.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    before = on.page.evaluate(STATE)
    outcome = on.outcome
    on.again()
    expect(on.result.locator(".hse-said")).to_contain_text("Right")
    assert on.page.evaluate(STATE) == before
    assert on.outcome == outcome


@pytest.mark.parametrize("kind", CHECKED)
def test_nothing_is_answered_in_a_sentence(opened: Opened, kind: str) -> None:
    on = opened(kind)
    on.card.locator(".hse-check").click()
    if kind == "order":  # an order is there from the beginning
        expect(on.result).to_contain_text("Not yet")
        return
    expect(on.result).to_contain_text("Not tried yet")
    assert on.outcome == "Not tried yet"


def test_a_step_is_drawn_to_its_place_with_the_mouse_and_the_buttons_go_on_from_there(opened: Opened) -> None:
    on = opened("order")
    mouse = Mouse(KINDS["order"], on)
    was = mouse.steps()
    rows = on.card.locator(".hse-step-text")
    rows.first.hover()
    on.page.mouse.down()
    for row in (rows.nth(1), rows.nth(3)):
        box = row.bounding_box()
        assert box
        on.page.mouse.move(box["x"] + 20, box["y"] + box["height"], steps=8)
    on.page.mouse.up()
    now = mouse.steps()
    assert now.index(was[0]) in {2, 3}
    assert [text for text in now if text != was[0]] == was[1:]
    expect(on.card.locator(".hse-drawn")).to_have_count(0)
    expect(on.card.locator(".hse-number")).to_have_text([str(n + 1) for n in range(len(was))])
    expect(on.card.get_by_role("status").filter(has_text=f"Now number {now.index(was[0]) + 1} of")).to_have_count(1)
    on.card.get_by_role("button", name=f"Move up: {was[0]}", exact=True).press("Enter")
    assert mouse.steps().index(was[0]) == now.index(was[0]) - 1
    on.page.mouse.move(0, 0)
    assert mouse.steps().index(was[0]) == now.index(was[0]) - 1


def test_a_finger_on_a_step_scrolls_and_draws_nothing(opened: Opened) -> None:
    on = opened("order", **PHONE)
    mouse = Mouse(KINDS["order"], on)
    was = mouse.steps()
    for type_, y in (("pointerdown", 0), ("pointermove", 400), ("pointerup", 400)):
        on.card.locator(".hse-step").first.dispatch_event(type_, {"pointerType": "touch", "pointerId": 7, "clientY": y})
    assert mouse.steps() == was
    expect(on.card.locator(".hse-drawn")).to_have_count(0)


@pytest.mark.parametrize("kind", ["choose", "classify", "spot", "feel", *WRITTEN, "drill", "scene"])
def test_work_under_way_outlives_a_reload(opened: Opened, kind: str) -> None:
    on = opened(kind)
    if kind == "scene":
        on.card.locator("textarea").fill("I was about to say")
    else:
        Mouse(KINDS[kind], on).answer(right=False)
    on.page.keyboard.press("Tab")
    on.page.wait_for_function("() => window.sent.some((each) => each.type === 'draft')")
    on.page.wait_for_timeout(500)
    before = on.page.evaluate(STATE)
    on.again()
    assert on.page.evaluate(STATE) == before
    expect(on.result).to_be_hidden()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", list(KINDS))
def test_axe_finds_nothing_serious(opened: Opened, kind: str, dark: bool) -> None:  # noqa: FBT001
    on = opened(kind, width=390 if dark else 1280, dark=dark)
    assert serious(on.page) == []
    if kind == "scene":
        play(on, ["I'm a peer, and it stays between us."])
    else:
        Mouse(KINDS[kind], on).answer(right=False)
        on.card.locator(".hse-check").click()
        expect(on.result).to_be_visible()
    for count in range(len(KINDS[kind].hints) + 1):
        on.card.locator(".hse-more").click()
        expect(on.card.locator(".hse-hint")).to_have_count(count + 1)
    if kind == "scene":  # Its hints are for the next message: none is left once it has ended.
        assert serious(on.page) == []
        on.button("End here and look back").click()
        expect(on.result).to_be_visible()
        expect(on.card.locator(".hse-hint")).to_have_count(0)
    assert serious(on.page) == []
    assert on.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found if each["impact"] in {"serious", "critical"}]


def test_what_a_finger_hits_is_44_pixels_high(opened: Opened) -> None:
    for kind in KINDS:
        on = opened(kind, **PHONE)
        controls = "button, .hse-option label, .hse-group, textarea, .hsw-range, summary"
        small = on.page.evaluate(
            """controls => [...document.querySelectorAll(controls)].filter(each => each.offsetParent
            && each.getBoundingClientRect().height < 44).map(each => each.className)""",
            controls,
        )
        assert small == [], kind
        on.page.context.close()


# --- hints, and trying again ----------------------------------------------------------------------------------------


def test_hints_by_keyboard_end_in_a_way_with_its_reason_and_stay(opened: Opened) -> None:
    on = opened("choose")
    keys = Keyboard(KINDS["choose"], on)
    hint = on.card.locator(".hse-more")
    for n, text in enumerate(KINDS["choose"].hints):
        keys.reach(hint)
        on.page.keyboard.press("Enter")
        expect(on.card.locator(".hse-hint")).to_have_count(n + 1)
        expect(on.card).to_contain_text(text)
        assert text in on.said_aloud()
        expect(hint).to_be_focused()
    assert hint.inner_text() == "Show a way"
    on.page.keyboard.press("Enter")
    expect(on.card).to_contain_text(KINDS["choose"].solution.reason)
    assert KINDS["choose"].solution.reason in on.said_aloud()
    expect(hint).to_be_focused()
    on.page.keyboard.press("Enter")
    on.page.keyboard.press("Tab")
    expect(hint).to_be_hidden()
    assert len(on.sent("hint")) == len(KINDS["choose"].hints) + 1
    on.again()
    expect(on.card).to_contain_text(KINDS["choose"].solution.reason)


def test_after_a_change_the_marks_go_and_what_was_said_is_of_the_answer_before(opened: Opened) -> None:
    on = opened("choose")
    mouse = Mouse(KINDS["choose"], on)
    mouse.answer(right=False)
    mouse.check()
    expect(on.card.locator(".hse-mark")).to_have_count(1)
    mouse.answer(right=True)
    expect(on.card.locator(".hse-mark")).to_have_count(0)
    expect(on.result).to_contain_text("About your answer before this one")


def test_starting_afresh_clears_and_goes_to_the_first_choice(opened: Opened) -> None:
    on = opened("choose")
    mouse = Mouse(KINDS["choose"], on)
    mouse.answer(right=False)
    mouse.check()
    on.button("Start afresh").click()
    expect(on.result).to_be_hidden()
    expect(on.card.locator("input").first).to_be_focused()
    expect(on.card.locator("input:checked")).to_have_count(0)


def test_doing_it_once_more_begins_with_nothing_and_stays_right(opened: Opened) -> None:
    on = opened("rewrite")
    mouse = Mouse(KINDS["rewrite"], on)
    mouse.answer(right=True)
    mouse.check()
    expect(on.button("Do it once more")).to_be_focused()
    on.page.keyboard.press("Enter")
    expect(on.card.locator("textarea")).to_be_focused()
    expect(on.card.locator("textarea")).to_have_value("")
    assert on.outcome == "Right"


def test_an_exercise_that_cannot_open_says_why_once(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    on = opened("choose")

    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Desk, "entries", full)
    on.begin()
    expect(on.card.get_by_text("The disk is full.").first).to_be_visible()
    monkeypatch.undo()
    with on.page.expect_navigation():
        on.button("Continue").click()
    on.ready()


def test_words_that_were_drawn_over_and_left_again_are_not_marked(opened: Opened) -> None:
    on = opened("spot")
    boxes = [on.page.locator(f"[data-at='{at}']").bounding_box() for at in (0, 3, 1)]
    on.page.mouse.move(boxes[0]["x"] + 4, boxes[0]["y"] + 8)  # type: ignore[index]
    on.page.mouse.down()
    for box in boxes[1:]:
        on.page.mouse.move(box["x"] + 4, box["y"] + 8, steps=4)  # type: ignore[index]
    on.page.mouse.up()
    expect(on.page.locator("[aria-pressed=true]")).to_have_count(2)


# --- one's own words ------------------------------------------------------------------------------------------------


def test_a_free_answer_hears_at_most_two_points_and_is_laid_beside_others(opened: Opened) -> None:
    on = opened("respond")
    mouse = Mouse(KINDS["respond"], on)
    mouse.write(TIP)
    on.page.keyboard.press("Control+Enter")
    expect(on.result).to_contain_text("What is still to come")
    assert 1 <= on.result.locator(".hse-points").first.locator("li").count() <= 2
    expect(on.result.locator(".hse-model").first).to_be_hidden()
    on.result.get_by_text("Answers to compare yours with").click()
    expect(on.result.locator(".hse-model").first).to_be_visible()
    mouse.answer(right=True)
    mouse.check()
    expect(on.result.locator(".hse-said")).to_contain_text("Right")
    expect(on.result.locator(".hse-model").first).to_be_visible()


def test_markup_in_an_answer_is_text(opened: Opened) -> None:
    on = opened("scene")
    play(on, ["<img src=x onerror='window.hit=1'>"])
    expect(on.card.locator(".hsw-mine .hse-bubble").last).to_have_text("<img src=x onerror='window.hit=1'>")
    on.again()
    assert on.page.evaluate("window.hit") is None


# --- a drill --------------------------------------------------------------------------------------------------------


def test_a_drill_by_keyboard_through_its_eight_lines(opened: Opened) -> None:
    drill = KINDS["drill"]
    assert isinstance(drill, Drill)
    on = opened("drill")
    keys = Keyboard(drill, on)
    for n in range(8):
        expect(on.card.locator(".hse-progress")).to_contain_text(f"Line {n + 1} of 8")
        said = on.card.locator(".hse-drill .hse-bubble").inner_text()
        line = next(each for each in drill.lines if each.said == said)
        keys.write(TIP if n == 1 else line.models[0].text)
        on.page.keyboard.press("Control+Enter")
        expect(on.result).to_contain_text("Not yet" if n == 1 else "Right")
        if n == 4:
            on.again()
            expect(on.result).to_contain_text("Right")
        if n < 7:
            keys.reach(on.card.get_by_role("button", name="Next line"))
            on.page.keyboard.press("Enter")
            expect(on.card.locator("textarea")).to_be_focused()
            expect(on.card.locator("textarea")).to_have_value("")
    expect(on.card).to_contain_text("You have been through all 8 lines and answered 7 of them as asked.")
    assert on.outcome == "Done, 7 of 8 met"
    on.card.locator(".hse-line").click()
    expect(on.card.locator("textarea")).to_have_value(TIP)
    said = on.card.locator(".hse-drill .hse-bubble").inner_text()
    keys.write(next(each for each in drill.lines if each.said == said).models[0].text)
    on.page.keyboard.press("Control+Enter")
    expect(on.card).to_contain_text("You have been through all 8 lines and answered every one of them as asked.")


def test_a_drill_is_under_way_until_its_last_line_whatever_became_of_one(opened: Opened) -> None:
    on = opened("drill")
    drill = KINDS["drill"]
    assert isinstance(drill, Drill)
    assert on.outcome == "Not tried yet"
    Keyboard(drill, on).answer(right=True)
    on.page.keyboard.press("Control+Enter")
    expect(on.result).to_contain_text("Right")
    assert on.outcome == "Under way"
    on.again()
    assert on.outcome == "Under way"


def test_a_scene_is_under_way_from_its_first_turn(opened: Opened) -> None:
    on = opened("scene")
    assert on.outcome == "Not tried yet"
    play(on, ["That sounds heavy."])
    assert on.outcome == "Under way"


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_choices_of_a_piece_stand_in_one_column(opened: Opened, width: int) -> None:
    on = opened("classify", width=width, height=800)
    columns = on.card.locator(".hse-groups").evaluate_all(
        "all => all.map(each => new Set([...each.children].map(one => one.getBoundingClientRect().left)).size)"
    )
    assert set(columns) == {1}


def test_a_drill_that_was_gone_through_is_done_with_what_was_met(opened: Opened) -> None:
    on = opened("drill")
    for n in range(8):
        on.card.locator("textarea").fill(TIP)
        on.page.keyboard.press("Control+Enter")
        expect(on.result).to_contain_text("Not yet")
        if n < 7:
            on.card.get_by_role("button", name="Next line").click()
    expect(on.card.locator(".hse-outcome")).to_contain_text("Done, 0 of 8 met")


@pytest.mark.parametrize("kind", ["choose", "order", "rewrite"])
def test_what_was_right_stays_so_and_says_so_beside_a_later_answer_that_is_not(opened: Opened, kind: str) -> None:
    on = opened(kind)
    mouse = Mouse(KINDS[kind], on)
    mouse.answer(right=True)
    mouse.check()
    expect(on.result).to_contain_text("Right")
    assert on.outcome == "Right"
    mouse.check()  # once more
    mouse.answer(right=False)
    mouse.check()
    expect(on.result).to_contain_text("Not yet")
    expect(on.result).to_contain_text("You had this right before, and that stays.")
    assert on.outcome == "Right before"
    on.again()
    expect(on.result).to_contain_text("You had this right before, and that stays.")
    assert on.outcome == "Right before"


def test_a_line_that_was_met_stays_met_whatever_is_written_next(opened: Opened) -> None:
    on = opened("drill")
    drill = KINDS["drill"]
    assert isinstance(drill, Drill)
    for n in range(8):
        said = on.card.locator(".hse-talk .hse-bubble").inner_text()
        line = next(one for one in drill.lines if one.said == said)
        on.card.locator("textarea").fill(line.models[0].text)
        on.page.keyboard.press("Control+Enter")
        expect(on.result).to_contain_text("Right")
        if n < 7:
            on.card.get_by_role("button", name="Next line").click()
    expect(on.card.locator(".hse-outcome")).to_contain_text("Done, 8 of 8 met")
    expect(on.card.locator(".hse-over")).to_contain_text("answered every one of them as asked")
    on.card.locator("textarea").fill(TIP)
    on.page.keyboard.press("Control+Enter")
    expect(on.result).to_contain_text("You had met this line before, and that stays.")
    expect(on.card.locator(".hse-outcome")).to_contain_text("Done, 8 of 8 met")


# --- a scene --------------------------------------------------------------------------------------------------------


def play(on: PageWithExercise, texts: list[str]) -> None:
    """Say these, by keyboard, each after the person has answered."""
    box = on.card.locator("textarea")
    for text in texts:
        count = on.card.locator(".hse-theirs").count()
        box.focus()
        on.page.keyboard.type(text)
        on.page.keyboard.press("Enter")
        expect(on.card.locator(".hse-theirs")).to_have_count(count + 1)


@pytest.mark.parametrize("window", [PHONE, {}])
def test_a_scene_is_played_by_keyboard_interrupted_and_looked_back_at(opened: Opened, window: dict[str, Any]) -> None:
    on = opened("scene", **window)
    said = [
        "I'm a peer supporter. It stays between us, unless I thought you were in danger. Then I'd tell you first.",
        "You say fine, at six, every day.",
        "It's lonely, saying fine.",
        "You're tired of it.",
    ]
    play(on, said)
    reply = on.card.locator(".hse-theirs .hse-bubble").last.inner_text()
    assert reply in on.said_aloud()
    expect(on.card.locator("textarea")).to_be_focused()
    on.again()
    assert on.card.locator(".hse-theirs .hse-bubble").last.inner_text() == reply
    expect(on.card.locator(".hse-progress")).to_have_text("Turn 5 of 8")
    on.card.locator("textarea").press("Enter")
    expect(on.button("Say nothing and wait")).to_be_visible()
    on.button("Say nothing and wait").click()
    expect(on.card).to_contain_text("You stay silent.")
    play(on, ["That sounds heavy.", "You're carrying it by yourself.", "I'm here."])
    expect(on.result).to_contain_text("For yourself")
    assert on.said_aloud().count("Right.") + on.said_aloud().count("Not yet.") == 1
    expect(on.card.locator("textarea")).to_be_hidden()
    expect(on.result).to_be_focused()
    on.again()
    expect(on.result).to_contain_text("how often it was there")
    on.button("Play it again from the beginning").click()
    expect(on.card.locator(".hse-progress")).to_have_text("Turn 1 of 8")
    expect(on.card.locator("textarea")).to_be_focused()


# --- a kernel that is lost ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("throws", [True, False])
@pytest.mark.parametrize("kind", ["respond", "drill", "scene", "choose"])
def test_what_was_done_while_the_kernel_is_lost_is_there_after_continue(
    opened: Opened, kind: str, throws: bool  # noqa: FBT001
) -> None:  # fmt: skip
    on = opened(kind, heartbeat=0.2)
    on.kill(throws=throws)
    expect(on.card).to_contain_text("The connection is lost. What you wrote is kept here.")
    if kind == "scene":
        on.card.locator("textarea").fill("Written into silence.")
    else:
        Mouse(KINDS[kind], on).answer(right=True)
        on.card.locator(".hse-check").click()
    before = on.page.evaluate(STATE)
    on.page.evaluate("() => window.leave")
    with on.page.expect_navigation():
        on.button("Continue").click()
    on.page.wait_for_selector(".hse-inside:not([hidden])")
    assert on.page.evaluate(STATE) == before
    if kind != "scene":
        on.card.locator(".hse-check").click()
        expect(on.result).to_contain_text("Right")
    assert on.page.evaluate("() => Object.keys(sessionStorage).length") == 0


def test_what_was_on_its_way_is_sent_again_under_its_id_after_continue(opened: Opened) -> None:
    on = opened("respond", heartbeat=1)
    Mouse(KINDS["respond"], on).answer(right=True)
    on.kill(throws=False)
    on.card.locator(".hse-check").click()
    id_ = on.sent("check")[-1]["id"]
    expect(on.card).to_contain_text("The connection is lost.")
    with on.page.expect_navigation():
        on.button("Continue").click()
    expect(on.result).to_contain_text("Right")
    assert on.sent("check")[0]["id"] == id_


def test_a_message_on_its_way_is_said_after_continue(opened: Opened) -> None:
    on = opened("scene", heartbeat=1)
    on.card.locator("textarea").fill("I'm here.")
    on.kill(throws=False)
    on.card.locator("textarea").press("Enter")
    expect(on.card).to_contain_text("Maya is writing")
    expect(on.card).to_contain_text("The connection is lost.")
    with on.page.expect_navigation():
        on.button("Continue").click()
    expect(on.card.locator(".hse-progress")).to_have_text("Turn 2 of 8")


LESSON_CELL = """
from widgets.exercise import exercise_view
print("ran")
exercise_view({lesson!r}, {id!r})
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("exercises")
    cell = LESSON_CELL.format(lesson=LESSON, id=KINDS["respond"].id)
    content = write_content(folder / "content", {LESSON: ("md:# A lesson", cell)})
    (content / "exercises").symlink_to(SHIPPED / "exercises")
    with starter("voila", folder / "served") as begin:
        yield begin(content, "--no-preheat")


def test_a_killed_kernel_in_voila_loses_nothing(served: Served, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(served.address)
    page.goto(f"{served.origin}/lessons/{LESSON}")
    box = page.get_by_role("textbox", name="Write what you would say")
    box.fill(TIP)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".hse-result")).to_contain_text("Not yet")
    served.kernels()[-1].kill()
    expect(page.locator(".hse-banner")).to_have_text("The connection is lost. What you wrote is kept here.Continue")
    box.fill("written into silence")
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    expect(box).to_have_value("written into silence")
    expect(page.locator(".hse-result")).to_contain_text("About your answer before this one")
    page.get_by_role("button", name="Check again").click()
    expect(page.locator(".hse-result .hse-label").filter(has_text="before this one")).to_have_count(0)
