"""The one catalogue of interface words: what a lesson shows on screen, by language and by the part that shows it.

Plain, warm, second person, no exclamation marks, no jargon without its everyday name. ``{name}``, ``{subject}`` and the
like are filled in where the words are shown. A translation is one more entry beside ``"en"`` with the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from widgets.chat_words import CHAT
from widgets.parts_debrief_words import PART_DEBRIEF

__all__ = ["WORDS", "words"]

_FEELING: Final = {
    "goal": "What to try",
    "sound": "How {name} sounds",
    "path": "Where that is",
    "feelings": "Which feelings",
    "description": "{heading}, as a plot. The text after it says the same.",
    "waiting_shown": "Nothing yet. {name}'s first message begins the picture.",
    "waiting_place_first": "Place the feeling first. Then you will see how {name} sounds.",
    "waiting_at_end": "You will see this when you look back.",
    "waiting_latest": "Place the feeling first; the latest message joins then.",
}

_SUGGESTIONS: Final = {
    "MI_title": "Open it up",
    "MI_term": "Motivational Interviewing (MI): an open question or a reflection that invites more",
    "ER_title": "Meet the feeling",
    "ER_term": "Empathetic Response (ER): names the feeling and what it is about",
    "PS_title": "Stand beside",
    "PS_term": "Peer Support (PS): beside the person, as one who is no expert on them",
}

_SERVICES: Final = {
    "phone": "Phone {to}",
    "text": "Text {to}",
    "web": "{to} (opens in a new tab)",
    "checked": "Checked by {who}, {captured}, at {source}.",
    "read": "Read at {source}, {captured}.",
    "unchecked": "Not yet checked by a person: numbers change, so please check one before you rely on it.",
}

_ROOM: Final = {
    "closing_nothing_happened": "Nothing has happened to {name}. {Subject} was written for practice, "
    "and nobody was hurt.",
    "closing_yours": "What you felt just now is yours, though, and it counts. "
    "Get up, drink something, look out of a window.",
    "closing_look_back": "A look back at it stands under this room, whenever you are ready.",
    "closing_stays": "If the talk stays with you, tell someone you trust. Real help is listed below.",
    "model_away": "{name}'s words come from the script for now: the language model gave none that can be used. "
    "Your talk goes on.",
    "model_limit": "{name}'s words come from the script from here: what the language model may be asked "
    "is used up for now. Your talk goes on.",
    "taken_over": "This talk goes on in another window. What you wrote is kept here. "
    "Continue to bring the talk back here.",
    "trouble": "Something went wrong on our side. Everything that was sent is kept. Continue to open the talk again.",
    "content_trouble": "This lesson's material could not be read, so the talk cannot begin. Nothing of yours is lost. "
    "If you run this course, the command holdspace check says what is wrong.",
    "export_name": "talk-with-{name}-{date}",
}

_CARE: Final = {
    "exercise": "We wondered whether this is about you, rather than an answer. We may be wrong. If it is about you, "
    "please do not stay alone with it: {services}. If you are in danger this minute, call your local emergency number. "
    "Nothing was marked, and nobody was told; your words are still in the box. If it is an answer, send it once more.",
}

_LESSON: Final = {
    "content_wrong": "This part of the lesson could not be read, so it is left out. Nothing of yours is lost. "
    "If you run this course, the command holdspace check says what is wrong.",
    "settings_wrong": "This part cannot open because of a setting.",
    "part_failed": "This part could not open. Nothing of yours is lost: load the page again, or come back later.",
    "optional": "To make it stick",
    "optional_about": "For repetition, today or another day. The lesson does not wait for it.",
    "exercise_missing": "An exercise belongs here, and it is not there yet. You can read on without it.",
}

_PART: Final = {
    # what every part says
    "kept": "Kept.",
    "lost": "The connection is lost. What you wrote is kept here.",
    "lost_lab": "The connection is lost. What you wrote is kept here. Run this cell again to go on.",
    "reload": "Continue",
    "trouble": "Something went wrong on our side, and this is not kept. Try it once more in a moment.",
    # how one is
    "check_words": "calm|tired|tense|low|glad|not sure",
    "check_own": "Or in your own words",
    "check_thanks": "Thank you. Nothing depends on what you say here.",
    "check_low": "Thank you for saying so. You can leave this for another day, and nobody will ask why. "
    "Real help is listed here.",
    # real help
    "services": "If it gets too close: where real help is",
    "services_in": "If it gets too close: real help in {country}",
    "services_none": "Speak to someone you trust, or to your local emergency service if you are in danger.",
    "service_hours": "Open: {hours}",
    "minutes": "about {minutes} minutes",
}

_PART_OPENING: Final = {
    "region": "The opening of {title}",
    "about": "About {minutes} minutes, the practice included. You can stop at any point; everything is kept.",
    "questions": "What this answers",
    "objectives": "What you will be able to do",
    "touches": "What this lesson touches",
    "named": "you named this",
    "unwanted": "This lesson touches {topics}, which you told us you would rather not meet. You may leave it for "
    "another day, or pass over any exercise.",
    "unwanted_other": "For the practice talk you meet {name} in place of {first}: that talk does not touch it.",
    "unwanted_open": "The practice talk does not touch it.",
    "unwanted_nobody": "Everyone in its practice talk touches something that you named, so nobody sits there unless "
    "you choose them.",
    "to_practice": "To the practice talk",
    "to_lessons": "All lessons",
    "leave": "If that is too close today, leave it for another day. You owe nobody a reason.",
    "check": "How are you, before you begin?",
    "check_hint": "You need not answer.",
}

_PART_EXAMPLE: Final = {
    "region": "Example: {title}",
    "kind": "Example",
    "person": "Person",
    "helper": "Helper",
    "unfold": "Read all {count} messages",
    "fold": "Fold the talk",
}

_PART_PRACTICE: Final = {
    "region": "Before your practice",
    "title": "What to try",
    "own": "Or say it in your own words",
    "own_label": "What you would like to try",
    "take": "I will try this",
    "taken": "Kept. You will find it again when you look back.",
    "not_now": "If nothing comes of it this time, that is fine too.",
    "choose": "Practise with {name} all the same",
    "choose_touches": "touches {touches}",
    "sitting": "You have just had a heavy talk, with {name}. One heavy conversation at a sitting is enough for most "
    "people. You can look back, rest, and come again another day. If you would rather go on now, you can.",
    "sitting_on": "Go on now",
}

_PART_JOURNAL: Final = {
    "region": "Your journal",
    "title": "A line for yourself",
    "lead": "This is for you. Nothing in the course looks at it.",
    "label": "Your line",
    "as_you_type": "It is kept as you type.",
}

_PART_CARD: Final = {
    "region": "The card to keep",
    "title": "The card to keep",
    "number": "A number to have at hand:",
    "find": "Where to find a number:",
    "emergency": "If a life is in danger this minute:",
    "own": "A number of your own",
    "own_hint": "We know no number for where you are. Write down one that you have checked: of a helpline, your "
    "service, or someone you trust. It is kept, and stands on every card.",
    "service_hours": "Open: {hours}",
    "print": "Print the card",
    "foot": "Holding Space. Practice under supervision; it replaces no training.",
}

_PART_NEXT: Final = {
    "region": "What comes next",
    "title": "What comes next",
    "open": "On to {title}",
    "all": "All lessons",
    "still": "Still open here: {parts}. You can come back at any time, and go on all the same.",
    "open_practice": "the practice",
    "open_debrief": "the look back",
    "and": " and ",
    "builds_on": "It builds on {before}.",
    "last": "This was the last lesson on the path so far. A talk is different each time, so you can come back to any "
    "of them.",
}

WORDS: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = {
    "en": {
        "chat": CHAT,
        "feeling": _FEELING,
        "suggestions": _SUGGESTIONS,
        "services": _SERVICES,
        "room": _ROOM,
        "care": _CARE,
        "lesson": _LESSON,
        "part": _PART,
        "part_opening": _PART_OPENING,
        "part_example": _PART_EXAMPLE,
        "part_practice": _PART_PRACTICE,
        "part_debrief": PART_DEBRIEF,
        "part_journal": _PART_JOURNAL,
        "part_card": _PART_CARD,
        "part_next": _PART_NEXT,
    }
}


def words(part: str, language: str = "en") -> dict[str, str]:
    """Return the words of one part of the screen, ready to be sent to the browser.

    Raises ``KeyError`` naming the part or language that the catalogue lacks.
    """
    return dict(WORDS[language][part])
