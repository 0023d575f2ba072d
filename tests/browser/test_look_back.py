"""The look back on its page: what comes first, what is folded, every message with its note; by keyboard, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_with_look_back import PageWithLookBack, told
from playwright.sync_api import Browser, Locator, expect
from servers import opener

from holdspace.content import SHIPPED, find_content
from holdspace.reading.helper import RuleHelperReader
from holdspace.simulate import play

pytestmark = pytest.mark.browser

TOLD = (
    "Hi Dana, I'm glad you wrote. What's in the drawer?",
    "You've been carrying those letters on your own, and it sounds like a lot.",
    "What's the day like for you, with all that?",
    "You make it light for the kids and there's nobody who does that for you. You sound worn out.",
    "What are the nights like?",
    "You're doing all of it alone and being funny about it. I can hear how tired you are.",
    "It stays between us, unless I think your life is in danger. I'd tell you first. Are you thinking about suicide?",
    "Thank you for telling me. I'm staying here with you. You wish you wouldn't wake up, and you're worn out.",
    "You should really get some sleep. Have you tried a bath?",
    "That's one small thing, and you chose it. How is it now?",
)
UNASKING = (
    "It sounds like you can't sleep.",
    "It sounds like it's a lot, and you're so strong.",
    "It sounds like you're behind. You're doing so well.",
    "It sounds like you feel ashamed. You're amazing, honestly.",
    "It sounds like the nights are long.",
    "You should make a timetable.",
    "It sounds like you hide it. You're so brave.",
    "It sounds like you're tired.",
    "Don't worry, I'm sure you'll be fine.",
)
STEPS = (
    "Noticed",
    "Asked directly",
    "Said what stays private and what does not",
    "Stayed with it",
    "Said what you would do before doing it",
    "Agreed on a step together",
    "Somebody trained",
    "Somebody they trust",
    "A number that answers day and night",
    "Distance from the means",
)


@cache
def talk(id_: str, messages: tuple[str, ...]) -> dict[str, Any]:
    """Return what is told of a talk that was simulated."""
    person = find_content(SHIPPED).persona(id_)
    return told(person, list(play(person, RuleHelperReader(), messages, 3)))


@pytest.fixture(scope="module")
def dana(browser: Browser) -> Iterator[PageWithLookBack]:
    """A talk in which the wish not to wake up was asked for and told."""
    with opener(browser) as open_page:
        shared = PageWithLookBack(open_page(), talk("dana", TOLD))
        yield shared
        assert shared.faults == []


@pytest.fixture(scope="module")
def maya(browser: Browser) -> Iterator[PageWithLookBack]:
    """A talk of worn openings and praise, in which suicide never came up."""
    with opener(browser) as open_page:
        shared = PageWithLookBack(open_page(), talk("maya", UNASKING))
        yield shared
        assert shared.faults == []


def headings(shown: PageWithLookBack) -> list[str]:
    return shown.part.locator("h3").all_inner_texts()


def opened(part: Locator) -> Locator:
    """Open a fold by keyboard where it is folded."""
    if part.get_attribute("open") is None:
        part.locator("summary").first.press("Enter")
    return part


# --- what comes first ----------------------------------------------------------------------------------------------


def test_where_suicide_came_up_staying_alive_stands_before_all_else_then_strengths_then_points(
    dana: PageWithLookBack,
) -> None:
    order = ["Where it was about staying alive", "What helped", "What you might try another way"]
    found = headings(dana)
    assert found[0] == order[0]
    assert [one for one in found if one in order] == order


def test_where_it_did_not_come_up_no_step_of_care_is_shown(maya: PageWithLookBack) -> None:
    assert "Where it was about staying alive" not in headings(maya)
    assert maya.of("safety").count() == 0


def test_all_ten_steps_say_done_not_seen_or_no_chance_with_their_message(dana: PageWithLookBack) -> None:
    steps = dana.of("safety").get_by_role("listitem")
    kept = talk("dana", TOLD)["debrief"]["safety"]
    assert [step["name"] for step in kept] == list(STEPS)
    expect(steps).to_have_count(len(STEPS))
    said = {True: "done", False: "not seen", None: "no chance"}
    for shown, step in zip(steps.all(), kept, strict=True):
        expect(shown.locator(".hsp-strong").first).to_contain_text(step["name"])
        expect(shown.locator(".hsp-tag").first).to_have_text(said[step["done"]])
        expect(shown.get_by_text(step["says"])).to_be_visible()
        if step["moment"]:
            expect(shown.locator(".hsp-where")).to_contain_text(f"message {step['moment']['message']}")
        else:
            expect(shown.locator("details")).to_have_count(0)
    assert {step["done"] for step in kept} == {True, False, None}


def test_a_step_unfolds_to_its_moment_by_keyboard(dana: PageWithLookBack) -> None:
    asked = dana.of("safety").locator("[data-step=asked]")
    moment = asked.get_by_text("Are you thinking about suicide?")
    expect(moment).to_be_hidden()
    asked.locator("summary").press("Enter")
    expect(moment).to_be_visible()
    asked.locator("summary").press("Enter")
    expect(moment).to_be_hidden()


# --- what is folded -------------------------------------------------------------------------------------------------


def test_counts_are_told_in_words_as_opinion_and_not_norms_and_folded_at_first(maya: PageWithLookBack) -> None:
    part = maya.of("miti")
    says = talk("maya", UNASKING)["debrief"]["miti"]["says"]
    expect(part.get_by_text(says[0])).to_be_hidden()
    opened(part)
    for sentence in says:
        expect(part.get_by_text(sentence)).to_be_visible()
    expect(part.get_by_text("expert opinion, not norms")).to_be_visible()
    opened(part.locator("details.hsp-counts"))
    expect(part.locator("dt")).to_have_count(10)
    advice = part.locator("dl > div").filter(has_text="Advice nobody had asked for or allowed")
    expect(advice.locator("dd")).to_have_text(str(talk("maya", UNASKING)["debrief"]["miti"]["persuade"]))


def test_what_came_often_is_said_kindly_with_its_moments(maya: PageWithLookBack) -> None:
    part = opened(maya.of("habits"))
    kept = talk("maya", UNASKING)["debrief"]["habits"]
    assert {one["kind"] for one in kept} >= {"stems", "praise"}
    expect(part.get_by_text("None of this is a fault.")).to_be_visible()
    for one in kept:
        expect(part.get_by_text(one["says"])).to_be_visible()
    at = part.locator("details.hsp-item").first
    opened(at)
    expect(at.locator(".hsp-moment")).to_be_visible()


def test_what_only_a_person_can_judge_has_a_range_in_words_and_no_number(dana: PageWithLookBack) -> None:
    part = opened(dana.of("evidence"))
    kept = talk("dana", TOLD)["debrief"]["evidence"]
    assert [one["skill"] for one in kept] == ["role_and_limits", "own_story", "repair_hope_ending"]
    for one in kept:
        expect(part.get_by_text(one["name"], exact=True)).to_be_visible()
        if one["between"]:
            low, high = one["between"]
            expect(part.get_by_text(f"between “{low}” and “{high}”").first).to_be_visible()
    assert sum(bool(one["between"]) for one in kept)


def test_no_number_stands_for_the_talk(dana: PageWithLookBack, maya: PageWithLookBack) -> None:
    for shown in (dana, maya):
        text = shown.part.evaluate("node => node.textContent").lower()
        for word in ("score", "points out of", "grade", "out of 10", "quality"):
            assert word not in text


# --- message by message ---------------------------------------------------------------------------------------------


def test_every_message_has_its_note_and_a_good_one_shows_no_fault(dana: PageWithLookBack) -> None:
    part = opened(dana.of("notes"))
    kept = talk("dana", TOLD)["notes"]
    notes = part.locator("[data-message]")
    expect(notes).to_have_count(len(TOLD))
    for note, one in zip(notes.all(), kept, strict=True):
        expect(note.locator("summary").get_by_text(f"Message {one['message']}", exact=True)).to_be_visible()
        opened(note.locator("details"))
        for good in one["good"]:
            expect(note.get_by_role("listitem").get_by_text(good["says"])).to_be_visible()
        expect(note.locator(".hsp-instead")).to_have_count(1 if one["another"] else 0)
        expect(note.locator(".hsp-note-try")).to_have_count(1 if one["another"] else 0)
    assert any(one["good"] and not one["another"] for one in kept)


def test_the_one_thing_to_try_comes_with_words_for_that_moment(dana: PageWithLookBack) -> None:
    opened(dana.of("notes"))
    one = next(one for one in talk("dana", TOLD)["notes"] if one["another"])
    note = dana.of("notes").locator(f"[data-message='{one['message']}']")
    opened(note.locator("details"))
    for words in (one["another"]["happened"], one["another"]["instead"], one["another"]["why"]):
        expect(note.get_by_text(words)).to_be_visible()


def test_each_note_leads_to_its_message_where_there_is_a_page_of_the_whole_talk(browser: Browser) -> None:
    with opener(browser) as open_page:
        shown = PageWithLookBack(open_page(), talk("dana", TOLD) | {"whole": True})
        opened(shown.of("notes"))
        note = shown.of("notes").locator("[data-message='3']")
        opened(note.locator("details"))
        link = note.get_by_role("link", name="Read message 3 in the whole talk")
        expect(link).to_have_attribute("href", "/progress/1#message-3")
        expect(shown.of("notes").locator("a")).to_have_count(len(TOLD))


def test_without_such_a_page_no_note_leads_anywhere(dana: PageWithLookBack) -> None:
    expect(dana.of("notes").locator("[data-message]")).to_have_count(len(TOLD))
    expect(dana.of("notes").locator("a")).to_have_count(0)


def test_what_a_reader_unfolded_stays_so_when_a_cue_is_disputed(dana: PageWithLookBack) -> None:
    first = opened(opened(dana.of("notes")).locator("details").first)
    state = talk("dana", TOLD)
    dana.page.evaluate(
        "state => window.tell({ type: 'state', state, place: 'here' })", state | {"closing": ["Drawn anew."]}
    )
    expect(dana.part.get_by_text("Drawn anew.")).to_be_visible()
    expect(first.locator(".hsp-moment")).to_be_visible()


# --- for everybody --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
def test_unfolded_whole_nothing_is_too_wide_or_small_and_axe_finds_nothing(
    dana: PageWithLookBack,
    width: int,
    dark: bool,  # noqa: FBT001
) -> None:
    page = dana.page
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("() => document.querySelectorAll('.hsp-body details').forEach(each => { each.open = true; })")
    try:
        assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert [one["id"] for one in Axe().run(page, context=".hs-parts").response["violations"]] == []
        small = page.evaluate("""() => [...document.querySelectorAll('.hs-parts :is(button, summary, a[href])')]
            .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
            .map(each => each.outerHTML)""")
        assert small == []
    finally:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})


def test_on_paper_every_step_count_and_note_is_unfolded(browser: Browser) -> None:
    with opener(browser) as open_page:
        shown = PageWithLookBack(open_page(), talk("dana", TOLD) | {"whole": True})
        inside = shown.part.locator(".hsp-folds")
        assert inside.count() > inside.filter(visible=True).count()
        shown.page.emulate_media(media="print")
        assert inside.count() == inside.filter(visible=True).count()
        assert shown.of("notes").locator(".hsp-moment").filter(visible=True).count() == len(TOLD)
        expect(shown.of("miti").locator("dl")).to_be_visible()
        expect(shown.of("notes").locator("a").filter(visible=True)).to_have_count(0)


def test_a_talk_that_was_too_short_says_one_kind_sentence_and_has_no_notes(browser: Browser) -> None:
    with opener(browser) as open_page:
        state = talk("maya", ("Hello Maya.",)) | {"notes": []}
        page = open_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        shown = PageWithLookBack(page, state)
        expect(shown.part.get_by_text("too few to say anything fair about")).to_be_visible()
        for key in ("safety", "miti", "habits", "evidence", "notes"):
            expect(shown.of(key)).to_have_count(0)
