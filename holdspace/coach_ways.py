"""Wordings of this project's own, with what each would do for the person: where what the author wrote does not fit."""

from __future__ import annotations

from holdspace.suggest import SuggestionKind

Way = tuple[str, str]
Ways = tuple[Way, ...]
"""Of which the first that was not used is taken."""

LEAVE: Ways = (
    (
        "I have a thought about this. Would you like to hear it, or shall we stay with how it is for you?",
        "Asks first, and a no stays easy.",
    ),
    ("You know this better than I do. What have you thought of so far?", "Draws out the person's own ideas first."),
    (
        "Something came to my mind about this. Is it all right if I say it, or would you rather go on?",
        "Asks first, and leaves room for a no.",
    ),
    ("What would help you most just now: an idea, or somebody to listen?", "Lets the person say what they want."),
)
LET_BE: Ways = (
    ("That's all right, we can leave it. What would you rather talk about?", "Lets a no be a no, and hands over."),
    ("You don't have to answer that. We can stay with whatever you'd like to say.", "Takes it back, and stays."),
    ("I asked for more than you wanted to tell, and it's yours to keep. I'm still here.", "Owns it, asks for nothing."),
    ("It's up to you how far we go with this. I'm here either way.", "Leaves the pace with the person."),
)
PRESENT: Ways = (
    ("I'm still here. Take your time.", "A few words beside a silence say that you are there."),
    ("I'm with you. There's no hurry to find words.", "Says that you are there, and asks for nothing."),
    ("We can be quiet for a bit. I'm here when you want to go on.", "Names the silence, and stays in it."),
)
OWN_HURT: Ways = (
    ("You're hard on yourself there. I'd like to stay with that for a moment.", "Meets what was said against oneself."),
    ("That's a heavy thing to think of yourself.", "Meets it, and asks for nothing."),
)
ANSWER: Ways = (
    ("No, it isn't just you. What's it like, thinking that it might be?", "Answers what was asked, and comes back."),
    ("You're not the only one, by a long way. What made you wonder?", "A true answer in one sentence, and then back."),
)
SORRY: Way = (
    "I'm sorry, I went too fast just then. I'd like to hear it from you again, if you want to.",
    "Owns it, asks for nothing back, and opens the door again.",
)
OWNED: Ways = (
    SORRY,
    ("That came out wrong, and I'm sorry. I'd rather listen.", "Owns it in one sentence, and listens."),
    (
        "I wasn't really listening just then, I'm sorry. Would you tell me again?",
        "Says what went wrong, and asks anew.",
    ),
)
CROSSED: Way = (
    "I'm sorry for what I wrote. It was wrong, and you don't have to go on with me.",
    "Owns it without a reason, and leaves the choice.",
)
GOODBYE: Way = (
    "We need to stop soon. Thank you for telling me about this. How would you like to leave it for today?",
    "Says that the end is coming, and lets the person choose how.",
)
ASK: Way = (
    "When you say that, I'd like to ask you straight: are you thinking about suicide?",
    "Asks directly and calmly. Asking does not plant the idea.",
)
ASK_PLAINLY: Way = (
    "I'd like to ask you straight, because I'd rather know: are you thinking about suicide?",
    "Asks directly and calmly. Asking does not plant the idea.",
)
ONE_NO: Way = (
    "Thank you for answering. I asked because I want to know how it is, and you can tell me later too.",
    "Takes the answer as it is, and leaves the door open: one no does not end attention.",
)
LIMITS: Way = (
    "It stays between us, unless I thought your life was in danger. Then I'd tell you before I told anyone.",
    "A true answer about the limits. Promise nothing that you can't keep.",
)
STAY: Way = (
    "Thank you for telling me. I'm staying here with you.",
    "Stays calm and stays there; nothing has to be solved in this minute.",
)
STEP: Way = (
    "Is there one person you trust who could know about this?",
    "Looks for somebody to be beside them, and leaves the choice open.",
)
LINE: Way = (
    "There's a line with somebody there day and night. Shall we look up the number together, for when I'm not here?",
    "Puts somebody trained beside the person they trust, and does it together.",
)
MEANS: Way = (
    "You told me how. Could we think about who might keep that out of your reach for now?",
    "Distance from the means buys time, and it is done with the person, not to them.",
)

PLAINLY: dict[SuggestionKind, Way] = {
    "MI": ("What's that like for you?", "An open question: it leaves what to tell to the person."),
    "ER": ("I can hear that this isn't small for you.", "Takes it as seriously as it is."),
    "PS": ("I'm here, and I'm not in a hurry.", "Says that there is time."),
}
ANYWHERE: Ways = (
    ("There's a lot in what you just wrote.", "Shows that it arrived."),
    ("What's in it for you?", "Leaves what to tell to the person."),
    ("I'd like to understand this the way you see it.", "Stays beside, and asks for nothing."),
)
