"""Wordings of a wish not to live that is said of chance, of others, of a life without point."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import ELSEWHERE, STOP

_LIVE = (
    "(live|living|be alive|being alive|go on living|exist\\w*|going on|being here|carry(ing)? on"
    "|stay(ing)? alive|breath\\w*"
    "|keep living|go on|waking up|wake up)(?! (there|here|in|with|at|near|about|on|if|this (diet|course|job)|early))"
)

_W: SuicideStatement = "wish_dead"
WEARY: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(
        _W,
        "(death|dying|being dead|not existing|not being (here|alive)|the grave|end of me) (~)(would be|wd be"
        "|sounds|seems|is|feels|looks)"
        r" (~|like )(relief|peaceful|nice|better|easier|kinder|the decent thing|comfort\w*|release|rest|good"
        "|appealing|tempting|only|answer"
        "|lovely|bliss|mercy|blessing)|(peace|quiet) of (the grave|death)|welcome death|crave death"
        "|long for death|beg for death",
        0.8,
        "Death would be a relief",
    ),
    Cue(
        _W,
        "(i died (somewhere|years|round)|better dead than|be one of the dead|i'd give anything not to be)"
        "|(envy|envious of|jealous of|envied) (~)(the )?(dead|the one in the|ones? (who|that) (died|are dead"
        "|went)|people who (die|died|are dead)"
        r"|her the peace|him the peace|everyone in the (ground|cemetery|graveyard))",
        0.8,
        "I envy the dead",
    ),
    Cue(
        _W,
        "(god|lord|him|jesus|himself|allah|he|something|someone|somebody|it|sea|tide|frost|cancer|cold"
        r"|universe|death|heaven)\b__(to |would |could "
        "|will |had |has )?(~)(take|took|taken|have|takes|taking) me( now| too| already| as well"
        r"| in (the night|my sleep)| before \w+| tonight"
        r"| away| off| instead)?(?= *([.,!?\n]|$| please| by ))|(call|calling|called) me home|take my soul",
        0.75,
        "I ask God to take me",
    ),
    Cue(
        _W,
        r"(hop(e|ed|es|ing)|wish(ed|ing)?|pray(ed|ing|s)?|want(ed|ing)?|wanna|waiting|begging)\b__((hits?"
        "|kills?|kill me|finish|finishes|flattens?|crush"
        r"|stabs?|shoots?|shot|get|gets) me(?= *([.,!?\n]|$| off| out| by| too| first| already| on ))|(be|get"
        "|gets|got) (hit|run over|killed|shot"
        "|crushed|murdered) by|gives? up on me|drifts over|plane (goes|went) down|(it's|it is|it was"
        "|it to be|being|be) (cancer|terminal|fatal|"
        r"malignant)|finish me|just kill me)",
        0.75,
        "I keep hoping a car hits me",
    ),
    Cue(
        _W,
        r"(hop(e|ed|ing)|wish(ed|ing)?|pray(ed|ing)?|count\w*) (on |for )(~)(it being )?(a |an )?(~)(stroke"
        "|heart attack|aneurysm|brain tumour|cancer"
        r"|tumour|crash|accident|death|an end|terminal|meteor|my end|the end)(?! (of|to))",
        0.7,
        "I pray for a stroke",
    ),
    Cue(
        _W,
        r"if (a|the|some|someone|something|anybody|somebody) (\w+ ){0,2}(gets|hits|hit|came|stabs|stabbed"
        "|shot|shoots|kills|killed|offered|gave) "
        r"(me)?\b__(gets me|favour|wouldn't (step|move|mind)|fine|good|so be it|not move|switch|needle"
        "|i'd (thank|flick|let|roll))",
        0.7,
        "If a bus hits me, so be it, fine",
    ),
    Cue(
        _W,
        r"(kill me|shoot me)\b__(please|begging|do it|i mean|meant it|helping me|favour)|please\b__kill me (i'm"
        "|im)|put me (out of my misery)"
        "|put me down like|be helping me out|let me die(?! (again|in|to|out|home|on|for|early|back|of|in"
        "|first|with|when|through|laughing|again))",
        0.7,
        "Somebody put me out of my misery",
    ),
    Cue(
        _W,
        r"(it )?should('ve| have|of| of) been me(?! (who|that|getting|on|up|in the))"
        + STOP
        + "|(wish|wanted) (it|that) (had|to|'d) (~)(been|be|taken|took|take|killed) me(?! (to|up|who))"
        "|wish (they'd|they had|he'd|she'd|you'd)"
        " (left me|let me (die|go)|not (found|saved|brought))|i should('ve| have| of) died|(died|die|dead"
        "|gone) instead of (him|her|them)",
        0.75,
        "It should have been me",
    ),
    Cue(
        _W,
        "why (am|'m|did|do|was|didn't|couldn't) i (~)(even |still )?(alive|breathing|survive|wake up|not die"
        "|die|burn|living|the one (left|who lived))|why he (does|do) not take me"
        r"|why couldn't it have been (me|my)|wrong (one|person|child|twin|son) (lived|died|survived)",
        0.75,
        "Why am I still alive",
    ),
    Cue(
        _W,
        r"(disappoint\w*|gutted|sad|cried|upset|angry|furious|sorry|annoyed|shame)\b__(that |when "
        "|because )?i('m| was)? (~)(woke|wake|still (here|alive"
        r"|breathing)|waking)( up)?(?! (early|late|at|to (the|a)))",
        0.75,
        "I was disappointed that I woke up",
    ),
    Cue(
        _W,
        r"(don't|can't|cannot) (~)see (the|any|a|much) (~)(reason|point|purpose|sense|use) (~)(to|in|of) (~)"
        + _LIVE
        + "|(no|what's the|what is the|isn't any|not any|the|any|a|isn't much|zero|see (the|any|a)) (~)(reason"
        "|point|purpose|sense"
        r"|use|good)( left)? (~)(to|in|of|for|me) (~)(me )?" + _LIVE,
        0.8,
        "There's no point in living",
    ),
    Cue(
        _W,
        "(nothing|no ?one|nobody) (left )?(to|worth) (live|living|stay alive) for|can't go on living"
        "|can't be alive|(not|isn't|ain't) (a life )?worth living"
        "|don't deserve to (live|be alive)|deserve to (die|be dead)|should ?n[o']?t be alive"
        "|feel(ing)? like dying(?! (of|from|laughing|my))|i not want( to)? (live"
        r"|exist)|(worth|useful) more dead|no use alive",
        0.8,
        "I have nothing left to live for",
    ),
    Cue(
        _W,
        "(no|lost (the|my|all|any)|not got (the|any|a)|haven't (the|any|got the)) (~)(will|wish|desire"
        "|interest|want|reason|urge|appetite) (left )?(to|in|for) (~)"
        r"(carry(ing)? on )?(live|living|be alive|being alive|exist\w*|go on living|life)(?=[.,!?]? *($|left"
        "|it |i |any ?more|[a-z]+ (ago|me)))|i've given up on life"
        r"|i'm giving up on life|being alive is not",
        0.75,
        "I've no interest in being alive",
    ),
    Cue(
        _W,
        "(ready|want|wanted|like|wish|longing|long|time) to (~)(join|follow|go after|go to|be where|go where"
        "|be in there with|be buried with|lie with|lie next to) "
        r"(him|her|them|my (late|dead|\w+ is)|margaret|mum|dad|where|he is|she is|my (baby|wife|husband|son"
        "|daughter|boy|girl|mum|dad))(?! (gym|club|team|on (the|his|her)|in (spain|"
        "the garden)))|(be|be back) with (my |our )?(late|dead) |joining (her|him|them)(?= *([.,!?]|$))|(i'm"
        "|am) going to (him|her)" + STOP,
        0.7,
        "I'm ready to join her",
    ),
    Cue(
        _W,
        "sleep (forever|for good|for ever|and (not|never) (wake|come back|get up))|(go|going|fall"
        "|went) to (sleep|bed) and (not|never) (wake|get)( up)?|(not|never)"
        r" waking up( again)?|not the kind you (get|wake) up|sleep and not come back",
        0.8,
        "I could go to sleep and never wake up",
    ),
    Cue(
        _W,
        "(want|wanted|wish|like|long|wishing|longing|need) (for )?(~)(my life|life|it all"
        "|everything) (all )?(to be |to |was |were |go )?(over|stopped|finished|ended|done with|go black"
        "|get ova"
        r")(?! (with|and done|by))|want (~)(out of (my |this )?life|only finish this life|no more me|to be gone"
        + STOP
        + r"|this life over)|(get|have) it (over|ova) (with|wiv)(?=$)",
        0.75,
        "I want my life to be over",
    ),
    Cue(
        _W,
        "(not|never|don't|won't|hoped? not|hoping i won't|soon not|as soon not|didn't) (~)(to )?(~)(want to "
        "|plan to )?see (another (january|christmas|birthday|spring|summer|winter|year|"
        "one|morning)|(the )?(next|new) (spring|summer|winter|year)|it out|the morning)(?! (like|as))"
        "|like to be gone (before|by)|lived (too long|long enough)|had (my|me) (life|innings|shot|time)" + STOP,
        0.7,
        "I'd as soon not see another January",
    ),
    Cue(
        _W,
        r"(wish|wishing|wished|rather|better if)\b__(never|not|wasn't|hadn't) (~)(been |be |to be )?(born"
        "|conceived)(?! (a|into|in the|here|with))|(didn't|never) ask(ed)? to be born"
        r"|(should|wish)\b__(mum|mom|mother|mam|she) (had|'d|have|of)?(~| ?gone through with | had | got )(an"
        r"|the) abortion|wish i was (an )?abort\w*|never to have been",
        0.8,
        "I wish I had not been born",
    ),
    Cue(
        _W,
        r"not sure (if |that |whether )?i (~)want to (live|be here|be alive|keep living|go on|exist)"
        + ELSEWHERE
        + r"|wish(ing)? there (wasn't|was no) (a )?(morning|tomorrow)"
        r"|need me gone|better i am no more|i am wishing (\w+ ){0,3}to not|i feel dead already|hope i'm dead"
        "|i('d| would) (~)like not to be" + STOP,
        0.75,
        "I'm not sure I want to live",
    ),
)
