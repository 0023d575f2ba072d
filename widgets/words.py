"""The one catalogue of interface words: what a lesson shows on screen, by language and by the part that shows it.

Plain, warm, second person, no exclamation marks, no jargon without its everyday name. ``{name}``, ``{subject}`` and the
like are filled in where the words are shown. A translation is one more entry beside ``"en"`` with the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from widgets.parts_debrief_words import PART_DEBRIEF

__all__ = ["WORDS", "words"]

_CHAT: Final = {
    # loading
    "loading": "Opening the room.",
    "loading_long": "This takes longer than usual. You can wait a little, or load the page again.",
    "reload": "Load the page again",
    # who is across the table
    "region": "Your talk with {name}",
    "region_unnamed": "Your talk",
    "name_age": "{name}, {age}",
    "simulated_about": "a simulated person · {touches}",
    "simulated_short": "a simulated person",
    "you": "You",
    # the buttons above the talk
    "menu": "Menu",
    "take_break": "Take a break",
    "end": "End and look back",
    "end_short": "End",
    "save": "Save",
    "save_md": "Save as text",
    "save_json": "Save as data (JSON)",
    "print": "Print",
    "feeling": "How {name} sounds",
    "feeling_now": "How {name} sounds: {label}",
    # before
    "before_title": "Before you begin",
    "before_simulated": "{name} is a simulated person, written for practice. Nobody real is on the other side, "
    "and nothing you write can hurt anyone.",
    "before_model": "What you write here goes to {host}, where a language model finds {name}'s words. "
    "Leave out real names and what is yours alone.",
    "before_model_here": "A language model finds {name}'s words. It runs on the same computer as these lessons.",
    "before_touches": "This talk touches",
    "before_reviewed": "Reviewed by {reviewer}.",
    "before_unreviewed": "Not yet reviewed by someone who has lived through this.",
    "before_leave": "You can take a break or stop at any moment. You owe nobody a reason.",
    "begin": "Begin",
    # real help
    "services": "If it gets too close: where real help is",
    "services_in": "If it gets too close: real help in {country}",
    "services_none": "Speak to someone you trust, or to your local emergency service if you are in danger.",
    "country": "Where you are",
    "country_any": "Anywhere",
    "service_hours": "Open: {hours}",
    # the talk
    "log": "Messages",
    "empty": "{name} is here. Begin in your own words, whenever you are ready.",
    "resumed": "Your talk goes on here, where you left it.",
    "rereading": "You are reading an earlier talk, from {date}.",
    "number": "Message {number}",
    "sounds": "{name} sounds",
    "placed": "You placed it: {placed}",
    "silence": "You stay silent.",
    "interrupted": "It broke off here.",
    "unanswered": "You stopped {object} before anything was said.",
    "replaced": "Set aside for another try.",
    "typing": "{name} is writing",
    "sending": "Sending",
    "unsent": "Not sent yet. It is kept here.",
    "copy": "Copy",
    "copy_of": "Copy this message from {name}",
    "copy_yours": "Copy your message",
    "copied": "Copied",
    "copy_failed": "Copying did not work. You can select the text instead.",
    "another_way": "Try this another way",
    "first_kept": "What you said first is kept. Say it another way, and you can look at both.",
    "first_try": "Back to the first",
    "tries": "try {this} of {all}",
    "try_earlier": "Show try {this} of {all}, the one before",
    "try_later": "Show try {this} of {all}, the one after",
    "latest": "To the latest",
    "said": "{name}: {text}",
    "said_sounds": "{name} sounds {label}.",
    # writing
    "message": "Your message to {name}",
    "placeholder": "Write to {name}. Enter sends, Shift+Enter starts a new line.",
    "placeholder_short": "Write to {name}",
    "keys": "Enter sends. Shift and Enter starts a new line. While {name} writes, Escape stops {object}.",
    "send": "Send",
    "stop": "Stop",
    "still_writing": "{name} is still writing. Wait a moment, or press Stop.",
    "not_yet_connected": "The connection is lost, so this cannot be sent now. It is kept here.",
    "stay_silent": "Stay silent?",
    "say_nothing": "Say nothing and wait",
    "blank": "There is still a blank in it. Fill it with what is true for you, or take it out.",
    "too_long": "This is too long to send at once. Please send it in smaller parts; it is all still here.",
    "came_back": "This was not sent. It is back in your box; send it when you are ready.",
    "kept_words": "Kept:",
    "put_back": "Put my words back",
    # suggestions
    "suggestions": "Three ways you might go. Pick one to edit, or write your own.",
    "suggestions_here": "Three suggestions are below the message.",
    "suggestions_others": "See three ways others might go",
    "suggestions_after_draft": "Write a few words of your own first.",
    "suggestions_ask": "Show me three ways I might go",
    "suggestions_coming": "Looking for three ways",
    "suggestions_model": "Written by a language model just now, and read by this program first.",
    "suggestion_taken": "It is in your box now. Make it yours before you send it.",
    # placing a feeling
    "place_title": "How does {name} sound to you here? Place it before you see the reading.",
    "place_valence": "Unpleasant or pleasant",
    "place_arousal": "Drained or alert",
    "place_done": "Place it here",
    "place_words_valence": "very unpleasant|unpleasant|a little unpleasant|neither|a little pleasant|pleasant"
    "|very pleasant",
    "place_words_arousal": "very slow, drained|slow, drained|a little slow|in between|a little tense or alert"
    "|tense, alert|very tense, alert",
    "axis_top": "tense, alert",
    "axis_bottom": "slow, drained",
    "axis_left": "unpleasant",
    "axis_right": "pleasant",
    # a break
    "break_title": "A break",
    "break_text": "Nothing goes on while you are away. Your talk with {name} waits as you left it, every word kept.",
    "break_text_unnamed": "Nothing goes on while you are away. Every word is kept.",
    "break_breathe": "If you like, breathe with the circle: in as it grows, out as it sinks.",
    "break_breathe_still": "If you like, take a few slow breaths, the way out a little longer than the way in.",
    "back": "Back to the talk",
    "back_to_start": "Back",
    # out of the story
    "care_title": "A moment outside the story",
    "care_wondered": "We wondered whether what you just wrote is about you, rather than part of your talk with {name}. "
    "We may be wrong; this page reads words, and knows nothing about you.",
    "care_if": "If it is about you, please do not stay alone with it. Speak to someone now, one of these or someone "
    "you trust. If you are in danger this minute, call your local emergency number.",
    "care_help": "Someone to speak to",
    "care_help_in": "Someone to speak to, in {country}",
    "care_kept": "We have told nobody, and none of this is scored. {name} was not given your words and has not "
    "answered them. They are back in your box, kept like anything you begin to write: leave them or take them out. "
    "The record of this talk keeps that we paused here, when, and a code made from the words, so that we do not ask "
    "about the same ones twice. Whoever runs this computer could find that there, as all that you write here.",
    "care_on": "I am fine, go on",
    "care_break": "Take a break",
    # the end
    "ended_title": "The talk has ended",
    "ended_earlier": "An earlier talk",
    "ended_earlier_text": "It is from {date}. You can read it again, above from its beginning, or start a new one.",
    "sure_title": "End this talk?",
    "sure_text": "After that you cannot go on with this talk. All that was said is kept, and the look back opens. "
    "If you only need a moment, take a break instead.",
    "sure_yes": "End it and look back",
    "sure_no": "Go on talking",
    "again": "Start a new talk",
    "ended_kept": "This talk is kept.",
    "look_back": "Look back at it",
    # the connection, and what the room has to say
    "lost": "The connection is lost. What you wrote is kept here.",
    "lost_lab": "The connection is lost. What you wrote is kept here. Run this cell again to go on.",
    "found": "The connection is back.",
    "continue": "Continue",
    "send_again": "Send again",
    "dismiss": "Close this note",
}

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
        "chat": _CHAT,
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
