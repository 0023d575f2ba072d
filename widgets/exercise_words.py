"""The words of the exercises on screen, by language: plain, warm, second person.

``{name}`` and the like are filled in where the words are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["FEELINGS", "WORDS", "exercise_words"]

_EN: Final = {
    # around every exercise
    "loading": "Opening the exercise.",
    "loading_long": "This takes longer than usual. You can wait a little, or load the page again.",
    "reload": "Load the page again",
    "kind_choose": "Choose",
    "kind_order": "Put in order",
    "kind_classify": "Sort",
    "kind_spot": "Mark the words",
    "kind_feel": "Place the feeling",
    "kind_rewrite": "Say it better",
    "kind_respond": "Answer",
    "kind_repair": "Put it right",
    "kind_drill": "Drill",
    "kind_scene": "Scene",
    "right": "Right",
    "not_yet": "Not yet",
    "not_tried": "Not tried yet",
    "under_way": "Under way",
    "right_before": "Right before",
    "stays_right": "You had this right before, and that stays. This is about the answer here.",
    "stays_met": "You had met this line before, and that stays. This is about the answer here.",
    "before": "What was said before",
    "you": "You",
    "helper": "Helper",
    "them": "Person",
    "check": "Check",
    "check_again": "Check again",
    "afresh": "Start afresh",
    "once_more": "Do it once more",
    "checking": "Looking at it.",
    "result": "How it went",
    "last_try": "About your answer before this one",
    "changed": "This exercise has been rewritten since you answered it.",
    "fits": "Fits",
    "fits_not": "Look again",
    "stays": "Can stay",
    "moves": "Has to move",
    "along": "In order with its neighbours, but not in its place yet",
    # hints
    "hint": "A hint",
    "hint_next": "Another hint",
    "hint_way": "Show a way",
    "hint_last": "That was the last",
    "hint_of": "Hint {step} of {of}",
    "way": "One way",
    "why": "Why",
    # choose
    "choose_one": "Choose one",
    "choose_several": "Choose all that fit",
    # order
    "order_list": "Put these in order, the first at the top",
    "up": "Up",
    "down": "Down",
    "up_of": "Move up: {text}",
    "down_of": "Move down: {text}",
    "moved": "Now number {n} of {of}.",
    # spot
    "passage": "The passage, word by word",
    "passage_keys": "Press a word to mark it, press it again to take the mark away. With the keyboard: the arrow keys "
    "go from word to word, Space marks, Shift with an arrow marks several in a row.",
    "marked": "marked",
    "marked_now": "Marked so far: {words}",
    "marked_none": "No words are marked so far.",
    # feel
    "map": "Where the feeling lies",
    "map_keys": "Press a place on the picture, or go there with the arrow keys. The two sliders below do the same.",
    "axis_top": "tense, alert",
    "axis_bottom": "slow, drained",
    "axis_left": "unpleasant",
    "axis_right": "pleasant",
    "valence": "Unpleasant or pleasant",
    "arousal": "Drained or tense",
    "words_valence": "very unpleasant|unpleasant|a little unpleasant|neither pleasant nor unpleasant|a little pleasant"
    "|pleasant|very pleasant",
    "words_arousal": "very slow, drained|slow, drained|a little slow|in between|a little tense|tense, alert"
    "|very tense, alert",
    "not_placed": "Not placed yet",
    "placed_now": "Placed: {valence}, {arousal}",
    "feelings": "What would you call it? Choose any that fit, or none.",
    "you_placed": "You placed it as {placed}.",
    "author_placed": "The writer of this exercise meant it as {placed}. That is one fair reading, and no measurement.",
    "you_named": "You called it: {words}.",
    "author_named": "The writer would call it: {words}.",
    # in one's own words
    "draft_of": "The message to put better",
    "slip": "Here it slipped",
    "write_here": "Write what you would say",
    "keys_write": "Control and Enter checks it.",
    "met": "What is there",
    "unmet": "What is still to come",
    "points": "Look at this",
    "models": "Answers to compare yours with",
    "models_lead": "None of them is the only one.",
    # drill
    "line_of": "Line {n} of {of}",
    "met_so_far": "{met} met so far",
    "level_1": "an easier line",
    "level_2": "a line in between",
    "level_3": "a harder line",
    "answer_again": "Answer this line again",
    "next_harder": "Next line, a harder one",
    "next_easier": "Next line, an easier one",
    "next_same": "Next line",
    "drill_done": "Done, {met} of {of} met",
    "drill_met": "Right, {met} of {of} met",
    "drill_over_all": "You have been through all {of} lines and answered every one of them as asked.",
    "drill_over": "You have been through all {of} lines and answered {met} of them as asked. That is practice well "
    "spent; the rest can wait for another day.",
    "lines_left": "Lines you could answer once more, if you like",
    "go_to_line": "Once more: {text}",
    # scene
    "scene_with": "{name}, a simulated person",
    "goal": "What to try",
    "from_here": "From here on it is you",
    "turns_of": "Turn {n} of {of}",
    "turn_more": "You asked something that matters, so there is one turn more, to answer {name}.",
    "message_to": "Your message to {name}",
    "send": "Send",
    "keys_send": "Enter sends. Shift and Enter starts a new line.",
    "stay_silent": "Stay silent?",
    "say_nothing": "Say nothing and wait",
    "silence": "You stay silent.",
    "typing": "{name} is writing",
    "end_here": "End here and look back",
    "scene_over": "The scene is over",
    "left": "{name} has ended the talk.",
    "nothing_happened": "Nothing has happened to {name}, who was written for practice.",
    "aims": "What you set out to do, and how often it was there",
    "aim_times": "{count}, with {of} to aim for",
    "look_back": "For yourself",
    "play_again": "Play it again from the beginning",
    "said": "{name}: {text}",
    # the connection
    "lost": "The connection is lost. What you wrote is kept here.",
    "lost_lab": "The connection is lost. What you wrote is kept here. Run this cell again to go on.",
    "found": "The connection is back.",
    "continue": "Continue",
    "came_back": "This was not sent. It is still here; send it when you are ready.",
    "trouble": "Something went wrong on our side. Everything that was checked is kept. Continue to open it again.",
    "content_trouble": "This exercise's material could not be read. Nothing of yours is lost. "
    "If you run this course, the command holdspace check says what is wrong.",
}

WORDS: Final[Mapping[str, Mapping[str, str]]] = {"en": _EN}

FEELINGS: Final = (
    "angry", "ashamed", "calm", "disappointed", "frightened", "hopeful", "lonely", "relieved", "sad", "tense",
    "worn out",
)  # fmt: skip
"""Common names of feelings, among which an exercise's own stand to be chosen."""


def exercise_words(language: str = "en") -> dict[str, str]:
    """Return the words, ready to be sent to the browser. Raises KeyError for a language that is not there."""
    return dict(WORDS[language])
