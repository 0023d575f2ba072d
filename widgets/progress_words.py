"""The words of the progress page and of a talk read again, by language.

Plain, warm, second person, no exclamation marks. ``{name}`` and the like are filled in where the words are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WORDS", "words"]

_PAGE: Final = {
    "loading": "Opening your talks.",
    "loading_long": "This takes longer than usual. You can wait a little, or load the page again.",
    "reload": "Load the page again",
    # the page
    "title": "Your progress",
    "lead": "What your talks hold, in counts. They stand beside your own earlier talks, and beside nobody else's.",
    "empty_title": "Nothing is here yet, and that is as it should be",
    "empty": "Once you have held a talk and looked back at it, this page says how often each skill showed, of how many "
    "chances, and each talk stands here to be read again.",
    "empty_button": "Go to the lessons",
    "unseen_title": "Your talks wait for you",
    "unseen": "What is counted here counts once you have looked at a talk for yourself. The talks stand below.",
    # the skills
    "skills": "How often each skill showed",
    "skills_one": "In the one talk that you have looked back at.",
    "skills_many": "In the {n} talks that you have looked back at.",
    "share": "{n} of {of}",
    "no_chance": "no chance yet",
    # over time
    "time": "Over time",
    "calibration": "Your view beside the program's",
    "suggestions": "Suggestions",
    # the talks
    "talks": "Your talks",
    "earlier": "Earlier talks ({n})",
    "talk_with": "With {name}",
    "minutes": "{n} minutes",
    "one_minute": "1 minute",
    "status_closed": "Not looked back at yet",
    "status_going_on": "Under way again",
    "read": "Read it again",
    "look": "Look back first",
    "go_on": "Go on with it",
    "button_of": "{button}: {name}, {date}",
    # a talk
    "talk_title": "Your talk with {name}",
    "back": "All your talks",
    "print": "Print it",
    "your_own": "You may keep what you print. It holds your words and a simulated person's, so mind who reads it.",
    "closed": "This talk can be read here, with what was seen in it, once you have looked at it for yourself. Your own "
    "view comes first.",
    "going_on": "You have gone on with this talk. It can be read here again once it has ended.",
    "not_found": "There is no talk of yours at this address. The talks that are yours stand on the page before.",
    "not_found_title": "No such talk",
    "filter": "Show what belongs to",
    "all": "Everything",
    "of_skill": "{name}",
    "count": "{n} of {of} messages, yours and theirs, have something to do with “{name}”.",
    "count_one": "1 of {of} messages, yours and theirs, has something to do with “{name}”.",
    "count_all": "{of} messages.",
    "keys": "With a keyboard: Tab, or the letter j, goes to the next message; the letter k goes back.",
    "conversation": "The talk with {name}",
    "you": "Your message {n}",
    "you_plain": "You",
    "silence": "You left a silence.",
    "sounds": "Sounds {feeling}",
    "broken_off": "broken off",
    "began": "Began as a suggestion.",
    "cue": "{name}. {says}",
    "could": "One way in which it could have been heard:",
    "note": "The coach's note",
    "note_try": "The coach's note, with one thing to try",
    "try": "To try in its place:",
    "try_small": "A good message. To try, if you like:",
    "about": "All of this was read by a program from words: it sees no tone and no reasons, and may be mistaken.",
    # what goes wrong
    "again": "Try again",
    "lost": "The connection is lost. Nothing of yours is lost with it. Continue to load the page again.",
    "lost_lab": "The connection is lost. Nothing of yours is lost with it. Run this cell again to go on.",
    "go_on_lost": "Continue",
}

_KERNEL: Final = {
    "store_trouble": "Your talks could not be read just now. Nothing of yours was changed. If you run this course, the "
    "terminal where it was started says what is wrong.",
    "settings_trouble": "The page cannot open because of a setting.",
    "trouble": "Something went wrong on our side. What was kept before is still kept.",
    # the plots
    "plots": "Talk by talk",
    "plots_about": "Each mark is one talk, the oldest on the left. The words under a plot say the same.",
    "description": "A plot: {heading}. The text after it says the same in words.",
    "cues_heard": "What showed in passing, heard",
    "given_back": "Messages that gave something back",
    "advice_unasked": "Messages with advice not asked for",
    "suggestions_used": "Messages that began as a suggestion",
    "apart": "Your view beside the program's",
    "twin_share": "Talk {talk}: {n} of {of}.",
    "twin_none": "Talk {talk}: no chance.",
    "twin_more": "Talk {talk}: you saw {gap} more than the program.",
    "twin_less": "Talk {talk}: you saw {gap} less than the program.",
    "twin_alike": "Talk {talk}: alike.",
    "twin_unrated": "Talk {talk}: not rated.",
}

WORDS: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = {"en": {"page": _PAGE, "kernel": _KERNEL}}


def words(part: str, language: str = "en") -> dict[str, str]:
    """Return the words of the page or of the kernel; raises KeyError."""
    return dict(WORDS[language][part])
