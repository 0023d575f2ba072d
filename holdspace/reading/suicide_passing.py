"""More loose frames, for what is said shortly, or in passing. Less sure than the closer wordings."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_frames import HOPE
from holdspace.reading.suicide_words import SELF, STOP, SUICIDE

_W: SuicideStatement = "wish_dead"
_T: SuicideStatement = "thoughts"
_M: SuicideStatement = "method"
_I: SuicideStatement = "intent_or_plan"
_A: SuicideStatement = "acting"

_DEATH: Final = (
    "((i |i'd |to |and |could |would |just |me |i'll ){1,3}(just )?(die|died)(?! (of|from|laughing|for"
    "|my|on the spot|inside|without|happy|rich|old|trying))"
    "|(be|being|been|was|were|i'm|is|get|me|stay|am|make me) (~)dead(?! (tired|serious|on|set|sure|right"
    "|beat|weight|end|wrong|good))|(own|early|my|want|for|offered me|and|if) (a |an )?(early )?death"
    "|not (to )?be (alive|here in the morning|woken)|bled out|to drown|(kill|kills|killed|finish"
    r"|finishes|took|take) me(?= *([.,!?\n]|$|in |tonight|so|now|but|i |and))"
    "|stop(s|ped)? my heart|heart (would |to |could |just )?(stop|stops|gives? out|give up)|be run over"
    "|being run over|get hit|(terminal|fatal) (illness|diagnosis|disease)|not (to )?come (round|back)"
    "|slip under|slip away|stopped being alive|stop being alive|(the )?end of me|(it was|was) my turn"
    "|the one who'd died|gone by morning|tonight be my last|no more life|under the ground|survive the"
    "|my (own )?life over)"
)
PASSING: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(
        _W,
        HOPE + r"(?! (not|never|to avoid))\b__(?<!n.t )(?<!not )(?<!dont )(?<!never )" + _DEATH,
        0.7,
        "I lay there hoping my heart would stop",
    ),
    Cue(
        _W,
        "why can'?t i (~)die|(time|oughta|ought to|should|deserve to|better) (~)(i (was|were)|be|off) dead"
        "|gutted i'm (still )?alive|didn't want to survive|want(ed)? to stay dead|jealous of (everyone on it"
        "|the ones who (died|went))|lucky them|my one wish is",
        0.7,
        "Why can't I just die",
    ),
    Cue(
        _W,
        "(no|not any|outlived my|lost my) (more )?(wish|wanting|will|want|desire) (~)(for )?to (see (another"
        "|the)|carry on|live|go on|be alive)|i want death|death (can't|cannot|could not) come (soon|fast"
        r"|quick)|if death would|begg?ing (god )?(for|to)\b__(death|die|stop my)|wouldn't mind being (run over"
        "|hit|dead|killed)",
        0.7,
        "Death can't come soon enough for me",
    ),
    Cue(
        _W,
        "i've not wanted to (be alive|live)|not wanted to be (alive|here) (since|for)"
        "|don't (~)want (tomorrow|any more tomorrows)|being dead (~)(with|sounds|has got to|would|is better"
        "|seems)|if (i|the ticker|my heart) (could die|stopped)|wanna be dead|should'?(ve| have| of)? (died"
        "|gone down) (with|on|in|that)|should of died",
        0.7,
        "Since Jean passed I've not wanted to be alive",
    ),
    Cue(
        _T,
        r"(suicidal|suicide) (thoughts?:|seven|eight|daily)|(^|[.!?] )\W*"
        + SUICIDE
        + r"\W+(yeah|yes|thinking|always|is|it's|that's|sorry)|ending-my-life|(daily|chronic"
        r"|since \w+) (ideation|suicidality)|ideation (since|daily|yes)|suicidality|disclosed suicidal"
        "|i am (~)suicidal|suicidal (as a kid|now)|"
        + SUICIDE
        + "'s (always )?(the|my)|that wants to (kill|hang|end) (her|him|it)self|this (idiot|fella|fool"
        "|girl) (wanting|wants) to (kill|end|die)|friend is me",
        0.7,
        "Daily ideation since I was fourteen",
    ),
    Cue(
        _T,
        r"(looking|look|read\w*|search\w*|looked up|googl\w*|find) (~)(for |about |up |at )?(how people (kill"
        "|die)|something to kill|bridges to jump|ways people)|(for |to )?something to kill "
        + SELF
        + r"|catch(ing)? the bus\b__(dying|know what i mean)|making"
        " that happen|it crossed my mind to end|end of "
        + SELF
        + "|(make|making) an end(?= *[.,!?]|$)|policy pays for suicide",
        0.7,
        "I looked up how people kill themselves",
    ),
    Cue(
        _M,
        r"(would|will|if|wonder\w*|does|could) (~)(the |a |it |that |hanging |drowning )?(exhaust|bleach|rope"
        r"|fall|drop|it|hanging|drowning|gas)? ?(would |will )?kill me(?= *([.,!?\n]|$| i wonder))|roping"
        + STOP
        + "|eat the gun|me hanging (in|from)|swinging from|(get in|jump in|walk in|in the river"
        "|the river,) (and|to) (drown|die)|(the river|going in|under),? to drown"
        + STOP
        + r"|over the side|throw(ing)? "
        + SELF
        + "(?! (into (work|it|the)|a party))|jump(ing)? (out )?(of )?my window|touch the (live|third) rail"
        "|(use|used|using) (it|one|them) on (me|" + SELF + ")",
        0.7,
        "Would the exhaust kill me, I wonder",
    ),
    Cue(
        _M,
        r"(pills|tablets|rope|gun|bridge|train|river|noose|blade|exhaust|meds)\W+(\w+ ){0,4}(dying|die"
        + STOP
        + r"|drown|after (prom|christmas|my)|kill me|kill "
        + SELF
        + "|jumping)|(paint store|shed|garage|loft) and a rope|enough (here )?to die|choosing a (method|way)"
        "|way out of (living|life|this world)|means (identified|at home)|(drive|driving|steer) it off the",
        0.7,
        "One last drink, then the river to drown",
    ),
    Cue(
        _I,
        "(i'm|i'll be|i will be|i intend to be|i shall be|going to be|mean to be|planning to be"
        r"|want to be) (~)dead(?= *(on (the|\w+day)|by (?!the time (he|i))|before the|bye|after|in (the"
        r"|a) \w+|as in|when the|,? gone as in))|gone as in dead|dead by \w+ is the plan"
        "|i'll be dead(?= *([.,!]? *$|bye|,? (i'm|and)))",
        0.75,
        "Last exam's the 6th, I'm dead on the 7th",
    ),
    Cue(
        _I,
        "(won't|not going to|not gonna|not planning on|not|shan't|don't intend to) (~)(be |being "
        r"|coming out |come out |stay )?(~)(alive|anywhere)(?= *(on|by|come|for|to see|\w+day|after|next|when"
        "|in (the|a)|[.,!?]|$))(?<!not alive)|not (seeing|making it to|living to"
        r"|live to) (\w+ ){1,2}(by choice)|not (seeing|making it to) \w+\W+my choice|you (will"
        "|won't) not? ?hear from me (again|after)|before i go and die|find me dead|won't be long",
        0.7,
        "If I fail I'm not going to be alive on Friday",
    ),
    Cue(
        _I,
        "(my|the) (suicide|death|deaths)('s| is| are)? (~)(planned|set|down for|fixed|booked|date|on the)"
        "|(fixed|planned|set|arranged) my (own )?(death|suicide)|date to die|settled on (dying|death|it)"
        r"|given myself (\w+ ){0,3}to live|chosen to die|calling time on (my|me)|(prepare|preparing|intent"
        "|mean|chosen) to (suicide|die|kill)|plan'?s sorted|(got )?a plan and (a|the) (gun|rope|pills)"
        "|last thing on (the|my) list is killing|help " + SELF + " out of this world",
        0.75,
        "I've fixed my death for the last match",
    ),
    Cue(
        _I,
        r"^\W*(i'm )?doing it (tonight|now|tomorrow|friday|this weekend)\W*$|(end it|do it|go) (w|with"
        r"|by) (the )?(pills|tablets|gun|rope|train)|i'm (just )?jumping(?= *([.,!?\n]|$))"
        r"|i chose the (pills|rope|train)|(in|on) "
        r"(my|the) (to do|list): .{0,60}kill "
        + SELF
        + r"|i (shall|will) (follow|not stay in this life)|taken my own life|this weekend\W+suicide"
        "|done deciding|kill " + SELF + r" on the|logging off for good|stringing " + SELF + "? ?up|tree i'll hang",
        0.65,
        "I'm going to end it with the tablets",
    ),
    Cue(
        _I,
        r"(putting|put) (the |my )?papers in order because|arranged for my \w+ to find me|(against"
        "|about) leaving a note|booked a hotel so|set my death|take my secret and my life|when (she's"
        "|he's) gone i'll be taking|taking the (tablets|pills) and (dying|going)|put by what i need"
        r"|i am not stopping for|straight to the \w+ \w+ and off it|the river, to drown"
        r"|goes dark on the \w+ and so do i",
        0.65,
        "I've arranged for my brother to find me",
    ),
    Cue(
        _A,
        r"(^|[.!?:] |, |and |yes the |mine's |so far |it's been |i've had |had )\W*(one|two|three|four|five"
        r"|six|several|\d|previous|prior|past|serious|failed) (serious |suicide |previous "
        r"|failed )?attempts?(?= *([.(;:]|$|\d|in \d|and a|by|two|three))(?!\W+(then )?he)|previous attempts?"
        "|second attempt failed|(made an|an|the|since my|my|serious) attempt (myself|cost me|failed|was when"
        r"|on my)|(yes|yeah),? the attempt|\d+(st|nd|rd|th) attempt was|parasuicide|failed suicide"
        "|survived my (own )?(suicide )?attempt",
        0.7,
        "Four attempts. First one at thirteen.",
    ),
    Cue(
        _A,
        r"(that )?i've attempted"
        + STOP
        + r"|(^|\n|[.?] )\W*(attempted|tried it|tried once)(,| in| last|\.) ?(\d{4}|\w+)|i made an attempt"
        r"|(tried|try|trying) to (snuff|finish|top|end|off) (it|myself|meself|mysel\w*)|(time|day|night"
        "|year) i (jumped|tried to die|tried it|took them|overdosed)|i tried it at|trial run at dying"
        r"|tried to jump (out|off)|mummy tried to die|(^|[.!?] )\W*o\.?d\.?'?d(?! (on|by accident))",
        0.65,
        "Attempted, 2016. Not since.",
    ),
    Cue(
        _A,
        "(just |i |i'd |i've |having |and )(swallowed|drank|drunk|taken|took|downed|emptied) (~)(everything"
        "|bleach|antifreeze|weedkiller|it all|too many|the (tablets|pills|lot)|all (of )?(it|them)"
        r"|every pill|my whole|what i took)(?! (back|to the|on board|with breakfast|at \d))|taken too many"
        "|what i took to die|mixed the (tablets|pills) (and|with)|(hoped|hoping) it would kill me"
        "|on life support|used it on " + SELF,
        0.7,
        "I swallowed everything in the cupboard",
    ),
    Cue(
        _A,
        "(walked|went|stepped|jumped|drove|ran|got|rode|swam|climbed|go|fell) (~)(straight )?(into|off|over"
        r"|in|at|down|out|to|up) (the |a |it )?(back of |side of )?(the )?(\w+ )?(sea|canal|river|reservoir"
        r"|lake|side|wall|well|quarry|water|barrier|boat|ferry|bridge|rail|loch)\b__(on purp\w+|to (drown|die"
        "|finish)|came in (after|for)|not to come|wanted to|intending|had my (hood|coat|arm)|finish it"
        "|stepped off|talked to me|pulled me|fished)",
        0.7,
        "I walked into the sea and a man came in after me",
    ),
    Cue(
        _A,
        "(lay|laid|lie|lying) (~)(down )?on the (railway|line|tracks|rails)|(climbed|over) the (barrier"
        r"|rail) and\b__(talked|driver|police|sat)|(pulled|talked|dragged) (~)off (a|the|that) (bridge|roof"
        "|ledge|tracks)|rope (round|around|over) (a|the) (beam|branch|tree|door)|noose (is )?on"
        "|i'd (really )?meant it"
        + STOP
        + r"|carbon monoxide\W+(\w+ )?i lived|(starting|started) the engine|i'm dying(?=\. *$)|(cut|opened"
        "|slit) them to die|wrong side of the (fence|rail|barrier)",
        0.7,
        "I lay down on the railway",
    ),
)
