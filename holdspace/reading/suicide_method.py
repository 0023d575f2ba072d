"""Wordings of ways to kill oneself, looked at, looked up, or at hand."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import HIGH, MEDICINE, MUCH, SELF, STOP, TRAIN, WAYS

_PLACE = (
    "(bridge|train tracks|tracks|railway|line|balcony|roof|cliffs?|edge|river|weir|window|beam|water"
    "|ledge|canal|platform|sea|quarry|drop|pier|viaduct|car park|rope|noose|gun|shotgun|rifle|pills"
    "|tablets|razors?|blades?|knife|knives|poison|drug trolley|morphine|insulin)"
)

_M: SuicideStatement = "method"
METHOD: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(_M, WAYS, 0.8, "I keep thinking of jumping off the bridge"),
    Cue(
        _M,
        "(ways?|how|place|places|methods?) to (~)(die|kill (myself|yourself|me)|end (it|my life|yourself)"
        "|tie a noose|hang|do myself in|overdose)(?! (a|the|my) (cover|email|essay|letter))",
        0.85,
        "I looked up ways to die",
    ),
    Cue(
        _M,
        r"(googl\w*|search\w*|look(ed|ing)? (it )?up|research\w*|read\w* (up )?(about|on)?|compar\w*|know\w*"
        "|worked out|studied) (~)(for |about |on )?(~)(the )?(painless|methods|lethal|fatal|which way"
        "|what dose|how much (it|would)|how many (of|pills|tablets|it)|how"
        + STOP
        + r"|exactly what (dose|it would take)|what dose|bit about too much)",
        0.75,
        "I've been googling painless ways",
    ),
    Cue(
        _M,
        r"(think\w*|thought|fantasi\w*|pictur\w*|imagin\w*|dream\w*|obsess\w*|look\w*|star(e|ed|ing)|gaz(e|ed"
        "|ing)|drawn) (~)(abt|about|of|at|to|up at|over|over at|over the) (~)(taking )?(that |the |my |a "
        r"|those |all |all the |dad's |one )?(\w+ )?"
        + _PLACE
        + "(?! (for|in the|view|at sunset|home|bank|collection|and (thought how pretty|take pictures)|cleaner"
        "|in the (film|game|book)))",
        0.65,
        "I think about the pills",
    ),
    Cue(
        _M,
        r"how many (of (them|the|my) )?"
        + MEDICINE
        + r" (it|i|would|will|to)|how much (of (it|them|my) )?it (would|'d) take",
        0.75,
        "I know how many pills it would take",
    ),
    Cue(
        _M,
        r"(enough|enuff|plenty of) (~)(of )?(them|the |my )?(~)"
        + MEDICINE
        + r"(?! (for (the|this)|until|till|to last|left|over))|(would|will|'d) be enough"
        + STOP,
        0.7,
        "There's enough insulin here",
    ),
    Cue(
        _M,
        "(i've|have|got|had|with|there's|picked|always) (~)(got )?(a|my|the|one) (~)(way|method|means|spot"
        r"|place)( on \w+ \w+)? (~)(i've |i'd )?(in mind|picked|chosen|worked out|to (die|do it)|sorted|ready"
        "|for it|at home|in the (fridge|house))|i've got a method|(my|the|a) method (would|will|is|of"
        "|sorted)|(not short of|got the) means|(way|method|spot|place) (i'd|i've|i had|i have) (picked"
        "|chosen|worked)",
        0.75,
        "I have a way in mind",
    ),
    Cue(
        _M,
        r"(know|known|worked out|sorted|knew|decided) (~)(exactly )?(how|where|what|which \w+"
        r"|the \w+) (and where )?(i'd|i would|i'll|id|i will|i'm going to|im going to) (kill|end it|go|use"
        r"|take|die)(?= *([.,!?\n]|$|and))(?!,? (for|with|on|in))|known for years, the way"
        r"|know(n)? how i'd do it(?=\. i)",
        0.75,
        "I know where I'd go",
    ),
    Cue(
        _M,
        "(it would|it'd|it'll|it's always|i'd|if i go it'll|would) (be |have been )?(~)(the|use|take|go with"
        "|od|just od) (the |my )?("
        + MEDICINE
        + "|bridge|rope|train|river|car|gun|cliff|blade|water|sea|tracks)"
        + r"(?= *([.,!?\n]|$| if| i | in my))",
        0.7,
        "It would be the pills, if it was anything",
    ),
    Cue(
        _M,
        r"(the )?(stuff|pills|tablets|rope|blades?|gun|knife|medicine|means|meds|thing)\b__(i was (gonna"
        "|going to) use|to (die|do it|do myself|end it)|for to die|for (myself|me to die)|would do it"
        "|to end it with|for the wrong reason|i ordered to)",
        0.8,
        "Come and get the stuff I was going to use",
    ),
    Cue(
        _M,
        r"(wants? to|could|i'll|to|nearly|almost|just|about) jump(?= *([.,!?\n]|$))(?! (in|on|up))"
        "|one step(?=[.,]? (and|only|off|more|she|he|they|it))|(river|sea|water|bridge|edge|rope|tracks"
        "|beam)('s)? (has been |been |is |keeps )?(calling|calls) (to )?me",
        0.65,
        "The river keeps calling me",
    ),
    Cue(
        _M,
        r"(cut(ting)?|go(ing)?|cuts) (~)deep(er)?\b__(die|come back|gone|not stop|this time|on purpose|for good)|"
        + SELF
        + r"\b__"
        + r"(on the line|under the wheels|in the river)",
        0.75,
        "I think about going deeper so I don't come back",
    ),
    Cue(
        _M,
        r"(stop|stopped|stopping|skip|refuse|quit|not)\b__(dialysis|insulin|eating|medication|drinking|tablets"
        r"|chemo)\b__(die|take me|on purpose|finish)|(drink|starv|smok|work)\w* myself to death on purpose",
        0.7,
        "I could stop dialysis and let myself die",
    ),
    Cue(
        _M,
        r"(how|be|so|that) (~)(quick|easy) (it'd be|it would be|to (go|step|jump))"
        + STOP
        + r"|(look|looked|stood|window|balcony|edge|drop)\b__(so (quick|easy)|how easy)"
        + STOP,
        0.55,
        "I look at the drop and think it would be so quick",
    ),
    Cue(
        _M,
        r"(locked|locks|hid|hidden|took|taken|gave|handed|given|threw)\b__(up|away|out|back|off me|key"
        r"|brother's|brothers|chemist|lot)\b__(picked|how i'd do it|to (die|do myself in|end it)|tried to"
        "|hoarding|because i (told|said))",
        0.6,
        "She locked up the tablets because I told her that was the way I'd picked",
    ),
    Cue(
        _M,
        r"(under|in front of|into) (\w+ )?"
        + TRAIN
        + r"(?= *([.,!?\n]|$))\b__(want|think|wanted|thought)|"
        + "(over|off) "
        + HIGH
        + " (and|to) (end|die|finish)",
        0.6,
        "I'd go off the bridge and finish",
    ),
    Cue(
        _M,
        r"(tried|attempt\w*|once|twice|yes|yeah|it was|time)\W+(\w+ ){0,3}("
        + MEDICINE
        + r"|pills|rope|hanging|overdose)( both times| it was| once)?"
        + STOP,
        0.6,
        "I tried once, with tablets",
    ),
    Cue(
        _M,
        r"i (~)(took|taken|swallowed|drank|had) (~)" + MUCH + r"\b__" + MEDICINE + r"(?! back)",
        0.6,
        "I took all the pills",
    ),
)
