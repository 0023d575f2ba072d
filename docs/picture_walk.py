"""A walk through the product in real Voila, from the first visit to the next lesson, with a picture at each state."""

from __future__ import annotations

from typing import Final

from picture_album import ALL, BOTH, Album, size
from playwright.sync_api import expect
from walk_steps import Walk, check

SAID: Final = (
    "Hi Maya, I'm glad you wrote. There's no right way to start. What's been on your mind?",
    "You sound embarrassed to even bring it up, as if you were the only one who can't get on with it.",
    "What happens when you sit down with it?",
    "So the day is getting closer, and most of the work is still in front of you. That's a lot to sit with at night.",
)
BEGUN: Final = "I wonder what it is like for you"
TIP: Final = "Have you tried making a timetable?"
NOT_IN_THE_STORY: Final = "I can't do this exercise, this one is about me. I want to be dead."
RATED: Final = (1, 2, 2, 2, 1, 0, 4, 1)
"""Which of its choices is taken for each of the eight skills."""


def visit(walk: Walk, album: Album) -> None:
    """Come for the first time."""
    walk.page.set_viewport_size(size("phone"))  # a page that is opened there may be folded otherwise
    album.take("home-first", walk.page, walk.home(), ("phone",))
    home = walk.home()
    album.take("home-first", walk.page, home, ("wide", "dark"))
    home.get_by_role("combobox", name="Where are you?").select_option("Ireland")
    called = home.get_by_role("textbox", name="What would you like to be called?")
    called.fill("Ada")
    called.press("Enter")
    home.get_by_role("link", name="Begin: Being there").click()
    walk.lesson_ready()


def learn(walk: Walk, album: Album) -> None:
    """Read the first lesson's beginning, and do four of its exercises."""
    page = walk.page
    album.take("opening", page, walk.part("opening"), ALL)
    example = page.locator(".hsp-example").filter(has_text="One message, four answers").last
    album.take("example", page, example, BOTH)

    several = walk.exercise("whose-to-do")
    for place in (0, 5):
        several.locator("input").nth(place).check()
    check(several)
    album.take("exercise-not-yet", page, several, ALL)
    for place in range(8):
        several.locator("input").nth(place).set_checked(place in {0, 2, 4, 6})
    check(several)
    expect(several.locator(".hse-said")).to_contain_text("Right")
    album.take("exercise-right", page, several)

    one = walk.exercise("one-no")
    one.locator("input").nth(1).check()
    check(one)
    for count in (1, 2, 3):
        one.locator(".hse-more").click()
        expect(one.locator(".hse-hint")).to_have_count(count)
        if count == 1:
            album.take("exercise-hint", page, one)
    album.take("exercise-solution", page, one)

    drill = walk.exercise("nothing-mended")
    drill.locator("textarea").fill("You've been strong for everybody for so long. Could your sister take a turn?")
    check(drill)
    album.take("drill", page, drill, BOTH)

    scene = walk.exercise("before-she-goes-on")
    scene.locator("textarea").fill("It stays between us, unless someone were in danger. I'd tell you first.")
    scene.locator("textarea").press("Enter")
    expect(scene.locator(".hse-progress")).to_have_text("Turn 2 of 8")
    album.take("scene", page, scene, tallest=1400)


def talk(walk: Walk, album: Album) -> None:
    """Hold a talk in the second lesson, with a break, a moment outside the story and a killed kernel in it."""
    page, chat, desk = walk.page, walk.chat, walk.page.locator(".hs-desk")
    page.goto(f"{walk.served.origin}/lessons/reflections")
    walk.lesson_ready()
    album.take("goal", page, walk.part("practice"))
    album.take("before", page, desk, BOTH)
    walk.part("practice").get_by_role("button", name="I will try this").click()
    chat.get_by_role("button", name="Begin").click()
    walk.replies(1)
    for text in SAID:
        walk.say(text)
    chat.locator("textarea").fill(BEGUN)
    chat.get_by_role("button", name="See three ways others might go").click()
    expect(chat.locator(".hsc-suggestion")).to_have_count(3)
    album.take("room", page, desk, ALL)

    chat.get_by_role("button", name="Take a break").first.click()
    chat.get_by_role("heading", name="A break").wait_for()
    album.take("break", page, chat)
    chat.get_by_role("button", name="Back to the talk").click()
    walk.say(TIP)

    chat.locator("textarea").fill(NOT_IN_THE_STORY)
    chat.locator("textarea").press("Enter")
    chat.get_by_role("heading", name="A moment outside the story").wait_for()
    album.take("outside", page, chat, BOTH)
    chat.get_by_role("button", name="I am fine, go on").click()

    chat.locator("textarea").fill("I didn't ask you")
    walk.kill()
    expect(chat.get_by_text("The connection is lost")).to_be_visible()
    album.take("lost", page, chat, BOTH)
    walk.go_on(chat)
    walk.lesson_ready()
    walk.say("I didn't ask you whether you wanted a tip. Tell me more about the nights, if you like.")
    chat.get_by_role("button", name="End and look back").click()
    chat.get_by_role("button", name="End it and look back").wait_for()
    album.take("ending", page, chat)
    chat.get_by_role("button", name="End it and look back").click()
    chat.get_by_role("button", name="Start a new talk").wait_for()
    album.take("ended", page, chat)


def own_view(walk: Walk, album: Album) -> None:
    """Say how it was, mark what mattered, and leave both as they are."""
    page, own = walk.page, walk.part("selfview")
    for at, level in enumerate(RATED):
        own.get_by_role("radio").nth(level).check()
        if at == 0:
            album.take("own-rating", page, own, BOTH)
        own.get_by_role("button", name="Next", exact=True).click()
    own.get_by_role("button", name="Keep this and go on").click()
    for place in (1, 3):
        own.get_by_role("button", name="This mattered").nth(place).click()
    album.take("own-moments", page, own, BOTH)
    own.get_by_role("button", name="Done, show me what came of it").click()
    stays = own.get_by_role("button", name="It stays as it is. Show me the look back")
    stays.wait_for()
    album.take("own-again", page, own)
    stays.click()


def look_back(walk: Walk, album: Album) -> None:
    """Look back at the talk, write a line, take the card, read the talk again."""
    page, back = walk.page, walk.part("debrief")
    expect(back.locator(".hsp-part").first).to_be_visible()
    album.take("look-back", page, back, ALL)
    expect(page.locator(".hsv-plot svg")).to_be_visible()
    album.take("views", page, page.locator(".hsv-views"), BOTH)
    album.take("views-table", page, walk.part("views"))
    journal = walk.part("journal")
    journal.get_by_role("textbox").fill("I wanted her to feel better, and gave a tip.")
    journal.get_by_role("textbox").blur()
    walk.kept(journal)
    album.take("journal", page, journal)
    album.take("card", page, walk.part("card"))
    album.take("next", page, walk.part("next"))
    page.reload()
    walk.lesson_ready()
    expect(walk.chat.get_by_text("You are reading an earlier talk")).to_be_visible()
    walk.chat.locator(".hsc-log").evaluate("log => { log.scrollTop = 0; }")  # it opens at its end, which is "ended"
    album.take("again", page, walk.chat)
    album.take("home", page, walk.home(), ALL)


def broken_record(walk: Walk, album: Album) -> None:
    """Come to a home whose record cannot be read."""
    for rest in walk.served.data.glob("conversations.db*"):
        rest.unlink()
    walk.served.data.joinpath("conversations.db").write_bytes(b"no record" * 1000)
    album.take("home-error", walk.page, walk.home())


def walk_through(album: Album, walk: Walk) -> None:
    """Take all of them, in the order in which someone meets them."""
    for part in (visit, learn, talk, own_view, look_back):
        part(walk, album)
