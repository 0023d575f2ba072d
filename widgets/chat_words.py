"""The words of the practice room's chat; ``words.py`` has the rules that they keep."""

from __future__ import annotations

from typing import Final

CHAT: Final = {
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
    # after a stop, what can be done now
    "stopped_unanswered": "You stopped {object} before anything was said. Write on, or let {object} answer.",
    "stopped_opening": "You stopped {object} before anything was said. Begin in your own words, "
    "whenever you are ready.",
    "stopped_midway": "It broke off here. Write on from what was said, or let {object} answer once more.",
    "stopped_midway_opening": "It broke off here. Write on from what was said, whenever you are ready.",
    "let_answer": "Let {object} answer",
    "let_answer_again": "Let {object} answer once more",
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
    "suggestions_left": "What you might still say. Pick one to edit, or write your own.",
    "suggestions_left_here": "What you might still say is below the message.",
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
