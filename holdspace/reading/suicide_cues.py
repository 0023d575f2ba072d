"""What people say of their own suicide: every table together, and what says it only where it was spoken of before."""

from __future__ import annotations

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_acting import ACTING
from holdspace.reading.suicide_frames import FRAMES
from holdspace.reading.suicide_frames_acting import FRAMES_OF_ACTING
from holdspace.reading.suicide_intent import INTENT
from holdspace.reading.suicide_method import METHOD
from holdspace.reading.suicide_passing import PASSING
from holdspace.reading.suicide_thoughts import THOUGHTS
from holdspace.reading.suicide_weary import WEARY
from holdspace.reading.suicide_wish import WISH
from holdspace.reading.suicide_words import MEDICINE

STATEMENTS: tuple[Cue[SuicideStatement], ...] = (
    *ACTING,
    *INTENT,
    *METHOD,
    *THOUGHTS,
    *WISH,
    *WEARY,
    *FRAMES,
    *FRAMES_OF_ACTING,
    *PASSING,
)
"""What people say of themselves; each a wording that stands without context."""

IN_PLAY: tuple[Cue[SuicideStatement], ...] = (
    Cue(
        "acting",
        r"(pills|tablets|rope|knife|blade|razor|gun|bottle|them) (is |are )?(right here |here )?in (my hands?"
        r"|front of me)",
        0.85,
        "The pills are in my hand",
    ),
    Cue(
        "acting",
        r"(i'm|about to|going to) (~)(doing it|do it|jump|take them|took them)( now| right now)?|i ~(took"
        r"|taken|swallowed) (~)(them|it|" + MEDICINE + ")",
        0.8,
        "I'm about to do it",
    ),
    Cue("acting", r"(on|at) (the|a) (bridge|roof|tracks|platform)", 0.75, "I'm at the bridge"),
    Cue(
        "intent_or_plan",
        r"(have|got|made|with) (a|the|my) plan|(picked|chosen|set|got) (a|the) (date|day|time|place)",
        0.85,
        "I have a plan",
    ),
    Cue(
        "intent_or_plan",
        r"(know|worked out|planned) (exactly )?(how|when|where)( i('d| would|'ll| will)( do it)?)?",
        0.75,
        "I know how I'd do it",
    ),
    Cue(
        "intent_or_plan",
        r"(wrote|written|writing|left) (~)(note|notes|letter|letters)|(giv(en|e|ing)"
        r"|gave) (away )?(~)(all )?(of )?my (things|stuff|belongings)",
        0.75,
        "I've written the letters",
    ),
    Cue(
        "intent_or_plan",
        r"(bought|got|have|hidden|kept) (~)(rope|gun|blade|razor|knife|enough|pills|tablets)|won't be here"
        r"|i'm going to do it|(tonight|tomorrow)$",
        0.7,
        "I bought the rope",
    ),
)
"""Read only where suicide was spoken of just before."""
