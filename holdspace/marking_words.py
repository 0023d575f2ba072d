"""The sentences that marking says of an answer as a whole; what is said of its pieces, the educator writes."""

from __future__ import annotations

from typing import Final

NOT_READ: Final = "This answer could not be read here. Load the page again, then try once more."

NOT_TRIED: Final = {
    "choose": "You have not chosen yet.",
    "order": "Nothing is in order yet.",
    "classify": "Nothing is sorted yet.",
    "spot": "No words are marked yet.",
    "feel": "You have not placed it yet.",
    "rewrite": "There are no words here yet.",
    "respond": "There are no words here yet.",
    "repair": "There are no words here yet.",
    "drill": "There are no words here yet.",
    "scene": "You have not said anything in this scene yet.",
}

RIGHT: Final = {
    "choose": "That is the one.",
    "several": "You have found them all, and nothing else.",
    "order": "That is the order.",
    "classify": "All of them are where they belong.",
    "spot": "You have found them all.",
    "feel": "You are close to how it was meant.",
    "rewrite": "This does what was asked. Compare it with these.",
    "respond": "This does what was asked. Compare it with these.",
    "repair": "This does what was asked. Compare it with these.",
    "drill": "That meets this line. Compare it with these.",
    "scene": "You did what you set out to do.",
}

CHOOSE_ONE: Final = "One of them fits best. Choose only one."
NOT_THIS_ONE: Final = "Read what this one does, then look again."
NONE_FIT: Final = "None of these fit. Read what they do, then look again."
MORE_TO_FIND: Final = "What you chose fits. There is more to find."
SOME_TOO_MANY: Final = "All that fit are there, and something else is too."
SOME_FIT: Final = "Some of these fit and some do not, and there is more to find."

NOT_ALL_PLACED: Final = "Some of them have no place so far."
IN_PLACE: Final = "{n} of {of} can stay where they are."
NONE_IN_PLACE: Final = "None of them stands in its place so far."
MOVE: Final = "Move \u201c{text}\u201d {way}."
TO_THE_TOP: Final = "to the top"
TO_AFTER: Final = "to right after \u201c{text}\u201d"
THE_REST_FOLLOW: Final = "The others then come to stand where they belong."
AND_THEN_LOOK: Final = "Then look again: {n} have to move in all."
SORTED: Final = "{n} of {of} are where they belong."

FOUND: Final = "You have found {n} of {of}."
OF_WORDS: Final = "“{words}”: {said}"
TOO_MUCH: Final = "You have it, and a good deal around it. Mark only the words that carry it."
PART_OF_IT: Final = "You are on to something here. Mark all the words that belong to it."
ALSO_MARKED: Final = "You have found them all, and marked something else too."

RIGHT_WAY: Final = "You went the right way, and further than the writer meant."
NOT_QUITE_THERE: Final = "This is some way off. Read it once more."

CONTRARY: Final = (
    "This says the contrary of what was said. Read the message again, and give back what is there, however small."
)

ONE_THING: Final = "There is one thing to look at."
TWO_THINGS: Final = "There are two things to look at."
FIRST_TWO: Final = "Several things are still to come. Begin with these two."
COMMIT: Final = (
    "One word, for another time: \u201ccommit\u201d is what one says of crimes, and some people hear blame in it. "
    "\u201cAre you thinking about suicide?\u201d asks it more plainly."
)
TOO_LONG: Final = "This is more than anyone could take in at once. Say it in a few sentences."
SCENE_SHORT: Final = "Some of what you set out to do is still to come."
LOOK_AT: Final = "You wrote: {text}"
TOO_FEW: Final = "“{says}” holds for all that you wrote. There were too few messages to say more."
SCENE_BUT: Final = "You did most of what you set out to do. Something beside it is worth a second look."
SCENE_SLIPS: Final = "There is {called} of yours in it: {text}"
A_TIP: Final = "a tip"
AN_ORDER: Final = "an order"
A_WARNING: Final = "a warning"
A_COMFORT: Final = "a comfort"
AN_ARGUMENT: Final = "an argument"
A_PUSH: Final = "a push"
AND: Final = " and "
SCENE_BARE: Final = "A word like this says that you are there, and nothing of what you heard: {text}"
SCENE_PROMISED: Final = (
    "You promised to keep everything secret, and that is what you cannot keep if a life is in danger. Say so as soon "
    "as you can, and say what you can promise: that they would hear it from you first. {text}"
)
SCENE_HURT: Final = "This does not speak to them, or it could hurt: {text}"
NOT_HERE: Final = "“{says}” holds for the rest, and not here: {text}"

CONDUCT: Final = {
    "insult": "Someone would be hurt by this. Say it again without the words that hurt.",
    "gibberish": "This does not read as words yet.",
    "other_language": "Only English can be read here so far.",
    "meta": "This speaks to the program. Write what you would say to the person.",
    "injection": "This speaks to the program. Write what you would say to the person.",
    "empty": "There are no words here yet.",
}
"""By how a message departs from the conversation."""
