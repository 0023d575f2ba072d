"""Wordings of a wish not to live, said outright."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import COLOUR, ELSEWHERE, STOP

_WISH = (
    "(want(ed|ing|in)?( to| tae)?|wanna|wana|wannae|wnat to|wont to|wunna|wish(ed|ing)?|hop(e|ed|ing)|(would|i'd|id) ("
    "like|love|prefer|be happy|be glad)( to)?|long(ed|ing)?( to| for)?|prefer( to)?|rather|sooner"
    "|ready to|pray(ed|ing)?("
    " to)?|beg(ging|ged)?( to)?|need to|deserve to|ought to|looking forward to|ask(ed|ing)? to|let me"
    "|i should|feel like"
    "|wish i (cud|could)|ideally|i'd as soon)"
)
_DIE = (
    "(die(?! (again|of|from|laughing|my|the|on (this|that)|in (a|this|new|his|her|my (bed|own))|right"
    "|inside|when|because|bc|over|than|with|lol|at|watching"
    "|trying|happy|rich|old))|dying(?! (of|from|laughing|my|for|to))|(be|been|being) (dead|ded"
    "|no more)(?! (tired|serious"
    r"|on|set|sure|beat|right|certain|lol))|dead(?= *([.,!?\n]|$))|not exist\w*|(stop|quit) (existing|living|breathing"
    "|being alive|being a person)|cease|not (to )?be (alive|living|born)|not live|never (to )?(wake"
    "|have been)|(not|no) wake"
    r"|disappear (forever|for good)|be gone (forever|for good|for ever)|be nothing( at all)?(?= *([.,!?\n]|$))"
    "|sleep (forever|for ever|for good|and (not|never))|be switched off|delete myself|be done with (life"
    "|living|it all)"
    "|end up dead|(be )?six f(oo|ee)t under|be in (the|my) (ground|grave|coffin)|be (~)in a (box|grave)"
    "|leave this (world|life)"
    r"|go out from this life|be released from (this )?life|meet my maker|go to heaven now|slip away)"
)
_ALIVE = (
    "(alive|alife|here (any ?more|no more|any longer|without|on)|on this (earth|planet|world)|in this (world|life)"
    "|around (any ?more|any longer|no more|for another)|living|part of this world)"
)
_IF_GONE = (
    "if i (~)(wasn't|weren't|was not|wasnt|isn't) (~)(here|around|alive|in it)( any ?more)?|if i (~)(was"
    "|were|am|got|had) (~)"
    "(dead|gone|never born|killed)|if i (~)(died|disappeared|didn't exist|went)(?! (to|on|in|for|with|out))"
)

_W: SuicideStatement = "wish_dead"
WISH: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(_W, _WISH + " " + COLOUR + "(to )?(~)" + _DIE, 0.85, "I just want to die"),
    Cue(
        _W,
        r"(wish|wished|wishing|hope|hoped|hoping|pray\w*|wanted) (that |to god |so (much|badly|hard) )?i('d"
        "| had| could| would"
        r"| can)? "
        + COLOUR
        + "(was dead|were dead|wos dead|be dead|am dead|'m dead|not exist|didn't exist|don't exist|die[ds]?"
        "|would die|get killed"
        "|never (been |be )?(born|lived|existed|woken)|(was|were) never born|not (been born|woken|survived)"
        "|hadn't (been born"
        r"|woken|survived)|didn't survive|(wasn't|weren't) (alive|born|living)|(wasn't|weren't) (here|around)"
        + ELSEWHERE
        + r"|(was|were) gone"
        + STOP
        + r"|(was|were) (six foot|in (the|my) (ground|grave)|no longer (alive|here)))"
        r"(?! (a |into|in |on |of |at |before|when|because|with (laugh|embarr|shame)))",
        0.85,
        "I wish I'd never been born",
    ),
    Cue(
        _W,
        r"(hope|wish|pray|prays|prayed|praying|wishing|hoping|wanted|want|please)\b__(don't|won't|not|never"
        "|wouldn't|hadn't|didn't"
        "|no) (~)(wake|woken|woke|open my eyes|come round|see morning|have woken)( up)?(?! (the|her|him"
        "|anyone|early|late|me|with a))",
        0.85,
        "I hope I don't wake up",
    ),
    Cue(
        _W,
        r"(don't|dont|didn't|no longer|not|never|no|dunno if i|not sure i|cba|quit|stopped) "
        + COLOUR
        + "(want|want to|wanna|wanna be|wish to|wish|wanting|care to|care about|wont to|wantin|like) (~)(to "
        "|tae )?(~)(be |b |being "
        r"|remain )?(~)" + _ALIVE + "(?! (there|in (this|the|that) (house|flat|town|street)|in the same))",
        0.85,
        "I don't want to be alive",
    ),
    Cue(
        _W,
        r"(don't|didn't|no longer|not|never|quit|stopped|nor) "
        + COLOUR
        + "(want to|wanna|wish to|want|wanting to|much want to|care to) (~)"
        "(live|exist|go on living|keep living|go on (any ?more|like this any)|wake up( (tomorrow|again"
        "|any ?more|ever))"
        r"|see (tomorrow|the end of (it|the)|another (day|year|christmas|birthday|one))|be around|exist any ?more)"
        r"(?!,? (with|in|at|near|there|early|on|next|by|above|together|off|tmrw|tomorrow its))",
        0.85,
        "I don't want to live",
    ),
    Cue(
        _W,
        r"(don't|didn't|not) (~)(want to|wanna) (~)be here( any ?more)?\.?$|rather not be (here|around|alive"
        "|living)(?! (for|when|to|in|at|with))",
        0.75,
        "I'd rather not be here",
    ),
    Cue(
        _W,
        "(tired|sick|done|fed up|had enough|bored|weary|exhausted|finished|cba|hate|hating|quit|over"
        "|enough) (~)(of |with |o' |w |"
        r"from |for )?(~)(this (whole )?)?(living|livin|life|being alive|existing|existence|breathing|waking up|live"
        "|this life)(?! (with|in|at|near|like|out|hand|on|above|from|next|story|admin|insurance|drawing"
        "|alone|choices|coach|here|under))",
        0.75,
        "I'm tired of living",
    ),
    Cue(
        _W,
        r"(better|happier|easier|simpler|kinder|best|nicer|fine|ok|okay|relieved|improve\w*"
        "|richer) (~)(off )?(for (everyone|everybody"
        r"|them|him|her|us|all|the kids|my \w+) )?(~)(if i'd never been born|" + _IF_GONE + ")",
        0.85,
        "They'd be happier if I was dead",
    ),
    Cue(
        _W,
        "(better|happier) off (~)(without me(?! (in (the|this)|on (the|this)|playing|there))|with me (dead"
        "|gone)|dead|if i (died|"
        r"disappeared))|(would|'d|will|d) (~)be (~|all )?(better|happier) (without me|with me gone)",
        0.85,
        "They'd be better off without me",
    ),
    Cue(
        _W,
        r"("
        + _IF_GONE
        + r")\b__(no ?one|nobody|would|they|they'd|theyd|everyone|better|care|notice|miss|easier|happy|happier"
        "|free|relief|fine|result"
        r"|cry|could|she'd|he'd|wouldn't)",
        0.8,
        "If I died nobody would notice",
    ),
    Cue(
        _W,
        r"(no ?one|nobody) (would|'d|will|wud) (~)(miss me|(care|notice|mind|know)\b__(if|when) i (died"
        "|was (dead|gone)|wasn't (here|around)"
        "|disappeared|killed))|everyone'?s life gets (easier|better)|world without me|(go|goes"
        "|going) on without me in it",
        0.75,
        "No one would miss me",
    ),
    Cue(
        _W,
        "(wouldn't|not|shouldn't|don't|won't|didn't) (~)(mind|care|bother me|be bothered|matter|be (sad"
        "|sorry|upset)) (~)(at all )?"
        r"(if i (~)(live|die|died|lived|live or die|wake|woke|don't wake|didn't wake|didn't|never w\w+"
        "|make it|survive|survived|get hit)"
        r"|dying|being dead|not waking|carking|whether i (live|die))",
        0.8,
        "I wouldn't mind dying",
    ),
    Cue(
        _W,
        r"(live or die|die or live|dead or alive)\b__(same|matter|care|bothered)|if i (didn't|don't"
        "|never) (wake|make it|come round)( up)?"
        r"\b__(mind|fine|good|so what|result|relief|care|better|great|don't make it|blessing)|maybe i won't wake",
        0.8,
        "If I didn't wake up I shouldn't mind",
    ),
    Cue(
        _W,
        "(relieved|glad|happy|relief|fine|ok) if (i (~)(died|didn't wake|never woke|was dead|got hit"
        "|weren't here)|(tonight|today) (was|were)"
        r" the last|the plane (crashed|went down)|it (was|were) (my )?last)|if the plane crashe[sd]\b__(fine|ok|mind)",
        0.8,
        "I'd be relieved if I died",
    ),
)
