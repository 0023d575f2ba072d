"""Loose frames of plans and attempts: two things that together say it, with anything between them."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import ACT, HIGH, MEDICINE, STOP

_MANY: Final = (
    r"([1-9]\d+|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|a hundred|hundreds of|about \d+|\w+teen)"
)

_I: SuicideStatement = "intent_or_plan"
_A: SuicideStatement = "acting"
FRAMES_OF_ACTING: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(
        _I,
        r"tonight('s| is) the night(?= *[.,!?]|$)|(after|by) (this |the |next )?("
        r"weekend|christmas|birthday|exams?|summer|\w+day"
        ") i (won't|will not) be (here|around|alive)|made my peace with (it|dying|going|death|leaving)"
        "|i've made my peace|carry it out"
        + STOP
        + "|affairs in order|(said|saying) (all )?my goodbyes(?! (at|to (the|my (team|class|colleagues))))"
        r"|said goodbye\b__(last (one|time)|without (them|her|him) knowing)|to say goodbye but",
        0.65,
        "I've already said my goodbyes",
    ),
    Cue(
        _I,
        "(set|picked|chosen|have|got|i've) (~)(a|the|my) (~)(date|day|night) (~)(for it|in mind|picked"
        "|circled|to go)(?! (to the|with|on holiday))|(plan|way out)('s| is| was| will be)?:? (~)(the |a "
        r"|to )?(pills|tablets|rope|jump\w*|bridge|train|overdose|cliff|hang\w*|gun|car into|od)|(suicide"
        r"|my) plan is (ready|set|made|simple)|i (still )?have (a|my) plan (to|and i('m| am))\b__(carry|use"
        "|do it|die|end|kill)",
        0.65,
        "I've set a date for it, next Tuesday",
    ),
    Cue(
        _I,
        r"(when|once|after|if|as soon as)\b__(dies|gone|goes|leaves|dead|over|asleep|out|passes|away"
        r"|finished)\W+(\w+ )?(i'm|i'll|i will|ill)( \w+){0,3} (follow (her|him|them)|going too|kill|end (it"
        "|my)|die|do it" + STOP + r"|hang|jump|overdose|joining)",
        0.7,
        "As soon as my mum dies I'm going to follow her",
    ),
    Cue(
        _I,
        r"(i'm|i'll be|gonna be) doing it (~)(tonight|tomorrow|after (school|work)|this \w+|on \w+day|when"
        r"|before|at midnight)(?= *([.,!?\n]|$|tomorrow|they|everyone|no ?one|and no ?one))|(won't"
        r"|not) be (around|here) (~)(to (look|see|feed|take|walk)|after (?!\w+,)|for (him|her|them|it))"
        "|because i won't be (around|here|alive)|(mess|sort|clear up|deal with|clothes|songs|passwords?|open"
        r"|read)\b__(when|after|once) (i'm|i am|i've) (dead|died|gone)(?! (on|to|home|for|out))",
        0.6,
        "I've given away my dog because I won't be around",
    ),
    Cue(
        _I,
        r"(before|after|then|until) i (kill|hang|shoot|drown|jump|die"
        + STOP
        + r"|end it"
        + STOP
        + "|take (them|the) )(?! (up|in|the (bus|train|dog|kids|bins)|him|her|time|on))|(funeral|coffin"
        r"|hymns)\b__(i'll need|need it|picked the day|soon|by (june|then|friday))|(haven't"
        "|not) got long because|i've (got|bought) (everything|what) i need (for it|to do it)|(going"
        r"|gonna) to (~)end it (~)(tonight|tomorrow|this week\w*|now)(?! with)",
        0.6,
        "I wanted to hear your voice before I kill myself",
    ),
    Cue(
        _I,
        r"(sorry|forgive me|goodbye|bye|love you all)\W+(\w+ ){0,4}(i can't do this any ?more|i have to go"
        "|it's not your fault|this is it)|(this is|thank you and) goodbye(?= *[.,]?( *$| thank| i'm"
        "| i love))|nobody could have (stopped|saved)|don't blame (yourself|yourselves|anyone|mum)|(last"
        "|final) (note|letter|words|message) (to|from me|i'll)",
        0.55,
        "I'm sorry, it's not your fault",
    ),
    Cue(
        _A,
        r"(took|taken|take|swallowed|swallow|downed|necked|had) (~)"
        + _MANY
        + r" (of )?(\w+ )?(\w+ )?("
        + MEDICINE
        + r"|of them)|(swallowed|downed|necked) (~)(the|my|her|his|mum's|them)( \w+)? ?(pills|tablets|meds|them"
        "|lot|bottle|all)?"
        + STOP
        + "|(took|taken|swallowed|emptied) (the |a |my |his )?(whole|entire|full) (packet|pack|box|bottle"
        r"|strip|blister)|(pills|tablets|vodka)\b__(took|taken|swallowed|washed) (them all|the lot|it all|down)"
        "|started taking (them|the pills|my tablets)(?= *[.,!?]|$)",
        0.75,
        "I took 30 paracetamol an hour ago",
    ),
    Cue(
        _A,
        "(on|at|over) (the|a) (bridge|roof|ledge|platform|tracks|cliff|edge|railing|car park roof"
        r"|top)( \w+){0,2} (right now|now|rn)(?! (fixing|waiting for (my|a) friend))|(looking|look) down (and"
        "|at) (the )?(water|cars|tracks|drop)|(found|find|finding) me (~)(unconscious|hanging|in the bath"
        "|on the (floor|tracks|ledge|bridge)|with the (rope|pills|packets|tablets)|in time|first|before"
        "|half)(?! (a|the time))",
        0.65,
        "I'm on the bridge right now",
    ),
    Cue(
        _A,
        r"(rope|belt|noose|branch|hook|cord|rail)( \w+){0,3} (snapped|broke|gave way|gave|slipped|came down"
        "|didn't hold)|talked (me )?down (from|off)|coaxed me (down|back)|noose (in|round|around|over)"
        "|with (the|a) (noose|rope|knife|blade|gun) in my hand|(tried it|did try|tried once|i tried"
        "|tried,)( it)?( once)?( with (a|the|my) (belt|rope|pills|tablets|knife|blade|car|gun)| but (it|i"
        "|the|my|someone|they)|, (it|the|but))",
        0.65,
        "I tried it once with a belt but it snapped",
    ),
    Cue(
        _A,
        "(drove|crashed|steered|put|ran) (my car |the car |it |the van |my bike |myself )(~)(at|into|off"
        r"|straight)( \w+){0,3} (tree|wall|bridge|barrier|road|river|lorry|cliff)[^?!\n]{0,50}(purpose|meant"
        r"|think|skid\w*|accident|die|told)|(stepped|walked|ran|jumped|rode) (off|out|in front"
        r"|into)( \w+){0,5} on purpose|i did it(?= *[.,])\b__(sorry|bleed\w*|blood|ambulance)|(bleeding"
        r"|blood)\b__(did it|won't stop|wrists?)|(only|sole) reason i'm (~)(alive|here|still here) is\b__(found"
        "|ambulance|stopped|snapped|phone|neighbour|late|came)",
        0.65,
        "I drove my car at a tree, everyone thinks I skidded",
    ),
    Cue(
        _A,
        "(stood|standing|sat|sitting|been|was|climbed|hung|hanging|leaned|perched) (~)(up |out |there )?(on"
        "|over|at|by|off|onto) (~)(the |a |that )(~)(edge|top|side|rail|railings?|barrier|parapet|ledge"
        "|bridge|roof|platform|tracks|cliff|"
        + HIGH
        + r")\b__(couldn't|jump|talked|stopped|came down|came back|climbed (back|down)|for (an|two|three) hours?"
        "|ready|step off|let go|next train)(?! (for (a|the) (lift|bus)|to (work|london)))",
        0.65,
        "I sat on that bridge and couldn't jump",
    ),
    Cue(
        _A,
        r"(after|since|when|before|following|from) (~)(i |my )(~)(tried to ("
        + ACT
        + r"|die|end)|attempt\w*|overdos\w*|suicide attempt|failed attempt|jumped|cut my wrists)(?! (at"
        "|the (exam|test|recipe)|to (cook|make|pass)))|i (~)(should|was meant to"
        r"|was supposed to) (have )?(died|be dead)\b__(tablets|pills|rope|overdose|attempt|hospital)"
        "|resuscitated|survivor of (a )?suicide|(failed|couldn't even) (at|manage) (~)(suicide|dying|killing"
        "|to (kill|die))",
        0.65,
        "They've been different since my attempt",
    ),
)
