"""The words of the home page, by language; kept apart from the lessons' since no lesson shows them.

Plain, warm, second person, no exclamation marks. ``{name}`` and the like are filled in where the words are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WORDS", "words"]

_PAGE: Final = {
    "loading": "Opening your lessons.",
    "loading_long": "This takes longer than usual. You can wait a little, or load the page again.",
    "reload": "Load the page again",
    # the top
    "welcome": "Welcome",
    "welcome_lead": "Here you learn to be there for someone, one skill at a time. You read a little, try it in "
    "exercises, and practise in a talk with a simulated person, whom nothing you write can hurt.",
    "hello": "Good to see you",
    "hello_name": "Good to see you, {name}",
    "hello_lead": "Go at your own pace, and stop whenever you like. What you do is kept.",
    # about you
    "about_first": "Before you begin, if you like",
    "about_change": "What you told us",
    "about_lead": "None of this has to be answered, and you can change it at any time.",
    "called": "What would you like to be called?",
    "called_hint": "Any name, also one that is not yours.",
    "country": "Where are you?",
    "country_hint": "So that the support services you are shown are ones that you can reach.",
    "country_none": "Rather not say",
    "country_other": "Somewhere else",
    "topics": "Anything you would rather not meet?",
    "topics_hint": "Where a lesson or a person touches it, you are told before, and offered someone else to practise "
    "with where there is someone.",
    "own": "Something else, in your own words",
    "own_hint": "More than one: put a comma between them.",
    "keep": "Keep this",
    "skip": "Not now",
    "cancel": "Leave it as it was",
    "keeping": "Keeping it",
    "kept": "It is kept.",
    "not_kept": "This could not be kept yet. It still stands here; try again.",
    # what comes next
    "go_on": "Go on where you left",
    "next": "What comes next",
    "left_at": "You were at {part}.",
    "then": "After that comes “{title}”.",
    "continue": "Continue",
    "begin": "Begin",
    "open": "Open",
    "button_of": "{button}: {title}",
    "lab": "It opens as a notebook: choose Run, then Run All Cells.",
    # the path
    "path": "The path",
    "path_sum": "{done} of {of} lessons done.",
    "minutes": "About {minutes} minutes",
    "minutes_left": "about {minutes} minutes left",
    "exercises": "{done} of {of} exercises done",
    "exercises_begun": "{of} exercises",
    "more_done": "{done} of {of} optional ones",
    "more_begun": "{of} optional ones",
    "done": "Done",
    "begun": "Begun",
    "next_one": "Next",
    "later": "Not written yet",
    "progress": "Your progress and your talks",
    "builds_on": "Builds on “{titles}”. You may open it all the same.",
    "touches_unwanted": "Touches {topics}, which you would rather not meet. You may leave it for another day; where it "
    "can, the lesson offers someone else to practise with.",
    # what was told
    "told": "What you told us",
    "told_called": "Called",
    "told_country": "Where you are",
    "told_topics": "Rather not meet",
    "told_nothing": "nothing yet",
    "told_unknown": "We have kept “{topics}”. We know of no lesson and no person here that touches it. That goes by "
    "the words alone, so we cannot promise that it never comes up; you can leave any talk at any time.",
    "change": "Change this",
    # real help
    "services": "If something gets too close: where real help is",
    "services_none": "Speak to someone you trust, or to your local emergency service if you are in danger.",
    "service_hours": "Open: {hours}",
    # what goes wrong
    "again": "Try again",
    "lost": "The connection is lost. What you filled in is kept, and so is all that you did. Continue to go on "
    "with it.",
    "lost_lab": "The connection is lost. What you filled in is kept, and so is all that you did. Run this cell "
    "again to go on with it.",
    "go_on_lost": "Continue",
}

_KERNEL: Final = {
    # what is kept, and who can read it
    "kept": "What is kept: these answers, what you do in the lessons, and your talks.",
    "kept_here": "They stay on this computer and are sent to nobody. Whoever else uses your account on this computer "
    "could read them.",
    "kept_here_model": "They stay on this computer, where whoever else uses your account could read them.",
    "kept_elsewhere": "They are kept in the database of this course ({place}), where those who run it can read them.",
    "kept_model_unnamed": "another computer",
    "kept_model": "Your practice talks are also sent to {host}, where a language model reads them to answer you.",
    # kinds of topics
    "topics_living": "Staying alive",
    "topics_grief": "Death and grief",
    "topics_home": "Family and home",
    "topics_work": "Work, study and money",
    "topics_body": "Health, sleep and growing older",
    "topics_other": "Other things",
    "topics_near": "{topics} and things near it",
    "topics_near_only": "something near “{named}”",
    # where one left
    "part_opening": "its opening",
    "part_exercise": "the exercise “{title}”",
    "part_practice": "the practice talk",
    "part_debrief": "the look back at your talk",
    "part_journal": "the line for your journal",
    "part_card": "the card to keep",
    "store_trouble": "What you have done so far could not be read just now, so the path below does not show it. The "
    "lessons are here, and nothing of yours was changed. If you run this course, the terminal where it was started "
    "says what is wrong.",
    "content_trouble": "The lessons could not be read, so the path cannot be shown. Nothing of yours is lost. If you "
    "run this course, the command holdspace check says what is wrong.",
    "settings_trouble": "The lessons cannot open because of a setting.",
    "trouble": "Something went wrong on our side. What was kept before is still kept.",
}

WORDS: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = {"en": {"page": _PAGE, "kernel": _KERNEL}}


def words(part: str, language: str = "en") -> dict[str, str]:
    """Return the words of the page or of the kernel; raises KeyError."""
    return dict(WORDS[language][part])
