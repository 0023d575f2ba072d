"""Every word on screen around someone's own view of a talk, and the three views beside one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from widgets.words import words

__all__ = ["debrief_words", "hunt_words", "selfview_words", "views_words"]

_TALK: Final = {
    "you_at": "Your message {message}",
    "silence": "You stayed silent.",
    "moment": "The moment",
}

_HUNT: Final = {
    "found": "you marked it",
    "missed": "not marked",
    "of": "{number} of {of}",
    "recall": "Of the moments that the author wrote in, you marked:",
    "precision": "Of the places you marked, on one of those moments:",
    "span_found": "written in, and marked by you: {kind}",
    "span_missed": "written in, and not marked: {kind}",
    "span_marked": "marked by you",
    "hunt_planted": "The moments that the author wrote in, one by one",
    "hunt_yours": "What you marked beside it",
    "hunt_read": "Read the talk with all of it marked",
    "talk": "The talk",
}

_SELFVIEW: Final = {
    "region": "Your own view of the talk",
    "title": "Your own view first",
    "rating_lead": "How was it, as you see it? Nobody grades this. What you think now will stand beside what a program "
    "found, and it only helps while you have not read that yet.",
    "rating_where": "{number} of {of}",
    "rating_none": "Leave this one open",
    "back": "Back",
    "onward": "Next",
    "rating_all": "How you see it",
    "open": "left open",
    "to_list": "To the list of all",
    "change": "Change",
    "change_of": "Change: {name}",
    "rating_done": "Keep this and go on",
    "rating_empty": "You have left all of it open, and that is fine. The next step does not need it.",
    "without": "Show me the look back without it",
    "kept_as_you_go": "Each choice is kept as you make it.",
    "hunt_title": "The moments that mattered",
    "hunt_lead": "Here is the talk again. Where did something heavier show, in what {name} said? Mark what you would "
    "want to come back to. There may be one such moment, several, or none.",
    "hunt_how": "Mark a whole message, or only the words: select them, or open the words of a message and choose among "
    "them.",
    "mark": "This mattered",
    "mark_of": "This mattered: “{words}”",
    "words_open": "Only some words",
    "words_close": "Done with the words",
    "words_keys": "Press a word to mark it. With a keyboard, the arrow keys move from word to word, Enter "
    "marks, and Shift with an arrow marks on.",
    "selected": "Mark the selected words",
    "marked_whole": "marked by you",
    "marks_none": "Nothing is marked yet.",
    "marks_one": "One moment is marked.",
    "marks_many": "{count} moments are marked.",
    "hunt_done": "Done, show me what came of it",
    "revision_title": "What came of it",
    "revision_titled_without": "Your rating, once more",
    "revision_lead": "Now that you have read it again: would you rate anything another way? Both stay, the first and "
    "the second.",
    "revision_stay": "It stays as it is. Show me the look back",
    "revision_done": "Keep both and show me the look back",
    "over": "Thank you. The look back is open, right below.",
    **_TALK,
    **_HUNT,
}

_VIEWS: Final = {
    "region": "Three views of the talk",
    "title": "Three views of this talk",
    "lead": "Yours, the program's, and a place for a person who knows the work.",
    "plot": "Eight skills, and how each was seen. The table after this plot says the same.",
    "legend_self": "you",
    "legend_revised": "you, once more, where it changed",
    "legend_program": "the program, or how far it can tell",
    "legend_expert": "a person who read it",
    "you": "You",
    "program": "The program",
    "expert": "A person",
    "again": "then {rating}",
    "nobody": "nobody yet",
    "open": "left open",
    "no_chance": "no chance",
    "level": "{name}",
    "range": "from “{low}” to “{high}”",
    "scale": "Levels: 1 could do harm; 2 some of it; 3 all of it; 4 all of it, and more.",
    "rests": "What the program's view rests on",
    "cannot_see": "What it cannot see:",
    "gaps": "Your view beside the program's",
    "expert_title": "A person's view",
    "hunt_title": "The moments that you marked",
    **_TALK,
    **_HUNT,
}

_DEBRIEF: Final = {
    "closed": "The look back opens when you have looked for yourself, just above, or chosen to go on without.",
}

WORDS: Final[Mapping[str, Mapping[str, dict[str, str]]]] = {
    "en": {"selfview": _SELFVIEW, "views": _VIEWS, "hunt": _HUNT, "debrief": _DEBRIEF}
}


def selfview_words(language: str = "en") -> dict[str, str]:
    """Return what is said while someone looks for themselves."""
    return words("part", language) | WORDS[language]["selfview"]


def views_words(language: str = "en") -> dict[str, str]:
    """Return what is said around the three views."""
    return words("part", language) | WORDS[language]["views"]


def debrief_words(language: str = "en") -> dict[str, str]:
    """Return what is said at the look back."""
    return words("part", language) | words("part_debrief", language) | WORDS[language]["debrief"]


def hunt_words(language: str = "en") -> dict[str, str]:
    """Return what is said of moments that were marked."""
    return dict(WORDS[language]["hunt"])
