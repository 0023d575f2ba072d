"""Every word on screen around the look back at a talk, and the coach's notes on it.

What was found in a talk is said by the engine; here stand the headings, the tags and what introduces them. A count's
entry holds its everyday name and the manual's, with a bar between them.
"""

from __future__ import annotations

from typing import Final

__all__ = ["PART_DEBRIEF"]

PART_DEBRIEF: Final = {
    "region": "The look back",
    "title": "Looking back",
    "waiting": "When your practice has ended, you will find a look back at it here: what helped, what showed in "
    "passing, and what you might try another way.",
    "ready": "The look back is here, below the talk.",
    "strengths": "What helped",
    "plain": "What was there",
    "safety": "Where it was about staying alive",
    "safety_lead": "Ten steps of care, each with the message where it showed, or could have. “Not seen” means that "
    "this program did not find it in your words; it may still be there.",
    "step_yes": "done",
    "step_no": "not seen",
    "step_none": "no chance",
    "step_at": "message {message}",
    "step_could": "a chance: message {message}",
    "cues": "What showed in passing",
    "cue_met": "met",
    "cue_late": "met later",
    "cue_noticed": "noticed",
    "cue_missed": "went by",
    "cue_open": "still open",
    "cue_disputed": "you think you heard it",
    "could": "It could have been heard so",
    "dispute": "I think I heard this",
    "felt": "What was felt, and what showed",
    "given": "What you gave back",
    "meant": "What was in it",
    "counts": "Counted, by message",
    "points": "What you might try another way",
    "instead": "For example",
    "at": "your message {message}",
    "one_given": "one example",
    "many_given": "{count} examples",
    "one_felt": "one message",
    "many_felt": "{count} messages",
    "one_no_chance": "one skill",
    "many_no_chance": "{count} skills",
    "one_unseen": "one thing",
    "many_unseen": "{count} things",
    "no_chance": "No chance to show this",
    "no_chance_lead": "This talk offered no moment for:",
    "left": "{name} left",
    "mend": "To put it right, you could say",
    "unseen": "What this program cannot see",
    "question": "One question for yourself",
    "goal": "What you had set out to try",
    "goal_how": "How did it go with that, as you see it?",
    "how_yes": "Yes, I tried it",
    "how_partly": "Partly",
    "how_not_this_time": "Not this time",
    "how_no_chance": "There was no chance",
    "note": "A word on it, if you like",
    "check": "And how are you now?",
    "check_hint": "You need not answer.",
    "rest": "What is yours now",
    "you_at": "Your message {message}",
    "silence": "You stayed silent.",
    "moment": "The moment",
    # in counts
    "miti": "How often, in counts",
    "miti_lead": "What you wrote until {name} answered counts as one turn, even where it was two messages. There were "
    "{volleys} turns, and each kind of thing counts once in a turn.",
    "miti_all": "Every count, with the manual's own name for it",
    "miti_simple": "Given back, close to the words|simple reflection",
    "miti_complex": "Given back, going beyond the words|complex reflection",
    "miti_questions": "Asked|question",
    "miti_giving_information": "Something explained|giving information",
    "miti_persuade": "Advice nobody had asked for or allowed|persuade",
    "miti_persuade_with_permission": "Advice that was asked for or allowed|persuade with permission",
    "miti_affirm": "A strength named|affirm",
    "miti_seek": "Asked whether an idea was welcome|seeking collaboration",
    "miti_emphasise": "The choice left to them|emphasising autonomy",
    "miti_confront": "Arguing, or warning|confront",
    # what came often
    "habits": "What came often",
    "habits_lead": "None of this is a fault. It came so often that it may have become a way of its own.",
    "one_habits": "one thing",
    "many_habits": "{count} things",
    # what a person would have to judge
    "evidence": "For a person to judge",
    "evidence_lead": "A program cannot judge these, so there is no number. Here is what it saw, and between which of "
    "four levels someone who reads the talk may find it: could do harm; some of it; all of it; all of it, and more.",
    "evidence_between": "Someone may find it between “{low}” and “{high}”.",
    "one_evidence": "one skill",
    "many_evidence": "{count} skills",
    # turn by turn
    "notes": "Message by message",
    "notes_lead": "Each of your messages: what was good in it, and at most one thing to try.",
    "one_notes": "one message",
    "many_notes": "{count} messages",
    "note_of": "Message {message}",
    "note_good": "helped",
    "note_try": "one thing to try",
    "note_small": "one small thing to try",
    "note_again": "noted",
    "note_unread": "this program cannot tell",
    "note_helped": "What was good in it",
    "note_instead": "You could say",
    "note_nothing": "Nothing stood out to this program here, one way or the other.",
    # other words by a language model, under the coach's own
    "others": "Other words to try",
    "others_by": "Written by a language model, read again by this program.",
    "others_failed": "The language model did not answer; these are the coach's own words.",
    "note_read": "Read message {message} in the whole talk",
    "whole_talk": "Read the whole talk again, with what was seen in it",
}
