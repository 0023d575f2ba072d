"""Wordings of a will or a plan to die, and of what is done before."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import ACT, COLOUR, MEDICINE, SELF, STOP, WAYS, WHEN, WILL

_DAYS = (
    "(monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|birthday|christmas|new year"
    r"|tonight|tomorrow|anniversary|\d+(st|nd|rd|th)?)"
)

_I: SuicideStatement = "intent_or_plan"
INTENT: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(_I, WILL + " " + COLOUR + "(~)" + ACT + "(?! (if|when they|laughing))", 0.9, "I'm going to kill myself"),
    Cue(_I, WILL + " " + COLOUR + "(~)" + WAYS, 0.9, "I'm going to hang myself"),
    Cue(
        _I,
        WILL
        + r" "
        + COLOUR
        + r"(die|be dead|be no more)(?= *("
        + WHEN
        + "|by (the|my)|tonight|because of me|for it))(?! before (it|the|i get))|(i'll|will|i'm going to|gonna"
        "|i'd|i intend to|i plan to|plan to|want to|hope to|to) be (~)dead (by (?!the time he)|before (?!it)"
        "|when|tomorrow|soon|this|in a)",
        0.85,
        "I'll be dead by Friday",
    ),
    Cue(
        _I,
        r"(suicide|specific) plan|plans? (~)(to|for|of|on) (~)(die|dying|"
        + ACT
        + "|be dead|ending it|need it by)|planned (to die|my (death|suicide|own death)|it (all )?(for"
        "|down to))|(had|have|got) it (all )?planned",
        0.85,
        "I have a plan to end my life",
    ),
    Cue(
        _I,
        r"(day|date|time|night|place|spot|"
        + _DAYS
        + r") (\w+ )?(picked |set |chosen |planned )?(to|when i'll|i'll|that i) (~)(die|end it|do it|go|"
        + ACT
        + ")"
        + STOP,
        0.85,
        "I've set the day to die",
    ),
    Cue(
        _I,
        r"(picked|chosen|chose|set|settled on|fixed|booked|choose)\b__(day|date|night|place|tree|spot|"
        + _DAYS
        + r")\b__(die|end it|end my|do it|under it|peace|go\b)|chosen my (day|time|date)|(picked|chosen"
        "|set) (~)my (day|date)",
        0.8,
        "I've settled on Friday to die",
    ),
    Cue(
        _I,
        "suicide (note|notes|letter|letters)|goodbye (note|notes|letter|letters|video|post|email|message"
        "|text)s?(?! (to my (old|former|primary|boss|team|colleagues|class)|to (the|work)))",
        0.8,
        "I've written a goodbye note",
    ),
    Cue(
        _I,
        "(wrote|written|writing|wrote out|done|left|leaving|finished|ready|have|got|are) (~)(the |my |a "
        r"|all the |all my )?(notes?|letters?)\b__(find me|finds me|mum|everyone|when i'm|dead|after i'm gone"
        "|goodbye|want to be gone|stuff|one each)",
        0.7,
        "I've written the letters, one for when they find me",
    ),
    Cue(
        _I,
        r"(saved|saving|stockpil\w*|hoard\w*|collect\w*|stash\w*|been keeping|keeping|putting by"
        r"|put by)( them| it)?( up| by| back| aside)?\b__"
        + MEDICINE
        + r"(?! (for (the|my) (flight|trip|dog)))|"
        + MEDICINE
        + r"\b__(put by|saved( up)?|stashed|stockpiled|hoarded|set aside|put aside|counted( out)?)(?! (for"
        "|in case|by the (nurse|pharm)))",
        0.8,
        "I've been saving up tablets",
    ),
    Cue(
        _I,
        r"(saved|saving|stockpil\w*|hoard\w*|i've put|been keeping) (~)(enough|one|something|some|them"
        "|it) (~)(put )?(by|back|up|aside|stashed)(?! (money|for (the|a)))|put enough by|stockpiled enough"
        "|put by to|something put by",
        0.65,
        "I've put enough by",
    ),
    Cue(
        _I,
        "won't be (alive|around|breathing|living) (~)(by|much longer|any ?more|any longer|for|when|to"
        "|tomorrow|next|in|after)|won't be (here|around) (~)(by|much longer|any ?more|any longer"
        r"|when they're|tomorrow(?! *(,|\. i'm| im|i'm|cos))|in the morning|to see)|not (gonna"
        "|going to) be (alive|here) (to|when|for|by|tomorrow)"
        "|(shan't|won't) be (here|alive) (when|to)|don't plan (to be|on being|on making)( alive| here)?"
        r"|won't (make it|last) (to|past|till|until) (\d+|christmas|\w+day|summer|my)",
        0.75,
        "I won't be alive much longer",
    ),
    Cue(
        _I,
        "(know|worked out|planned|sorted|decided) (exactly )?(how|when|where) i('d| would|'ll| will"
        "|'m going to) (~)(kill|end (it|my)|die)",
        0.8,
        "I know where I'll end it",
    ),
    Cue(
        _I,
        "(my|the) last (night|day|week|month|hours?|morning) (~)(alive|on earth|ever)|last time (i'll|you'll"
        "|i will|anyone will) (~)(write|see me|speak|talk|hear)|(this is|was) (my )?last (day"
        "|night)(?= *([.,!?]? *$))|(tonight|tomorrow|today|sunday|friday)('s| is) (the (night|day|last) )?(i"
        "|when i) (die|end it|do it)",
        0.8,
        "It's my last night alive",
    ),
    Cue(
        _I,
        "(i'm set on|made up my mind|mind's made up|decided|decide|made my mind up|agreed"
        r"|settled)\W+(~)(already\W+)?(to |that )?(i )?(~)(shall |will |am going to |i'll )?(~)(to )?(die"
        "|dying|go by|end it|be dead|kill|finish it" + STOP + r"|go together|my last)",
        0.85,
        "I've made up my mind to die",
    ),
    Cue(
        _I,
        "((won't|not|wont|don't|shan't) (~)(be )?(need|needing|gonna need) (them|it|this|that) (any ?more"
        r"|where|after)|no need of (it|them) where)|(giving|gave|given)\b__(stuff|things|belongings|rings"
        r"|guitar|watch|records)\b__(done it|alive|won't|wont|when i'm (gone|dead)|not going)",
        0.7,
        "Gave my brother my records, won't be needing them any more",
    ),
    Cue(
        _I,
        r"(going|gonna go|go|gone) (~)through with it (~)(this|next|tonight|now|soon|on)|go and do it"
        + STOP
        + "|(this|next) time i('ll| will|'m going to) (do it|make sure|succeed|not fail|get it right|finish)"
        "|(do|doing) it (properly|right) (this|next) time|i'd act on it",
        0.75,
        "I'm going through with it this time",
    ),
    Cue(
        _I,
        r"i'm (~)(for the off|checking out|finishing it|ending it|ending things|topping "
        + SELF
        + r"|taking my leave|going to take my leave|off too|gone too|out\W+dead|done for good)(?! (of|from|with"
        r"|at (noon|ten|eleven|12)))(?= *([.,!?\n]|$|" + WHEN + r"|for good|after))",
        0.7,
        "I'm checking out Thursday, for good",
    ),
    Cue(
        _I,
        r"(this|next|tonight|tomorrow|today|now|"
        + _DAYS
        + ") (~)(night )?i (~)(will |shall |'ll |am going to |gonna )?(~)(do it|finish (my|it)|end (it|my"
        "|things)|die|kill|go and do it)"
        + STOP
        + r"|(i'll|i will|i'm going to|i'm gonna|then i'm going to) (die|end it|end things|finish it)( (~)"
        + WHEN
        + ")?"
        + STOP
        + r"|when i (die|do it|go) (on |this )?"
        + WHEN
        + r"|(garage|woods|bridge|cliffs?|upstairs|river) to (end it|do it|die)"
        + STOP
        + r"|where i'll (end it|do it|die)|i mean to go"
        + r"|(so|then) i can (go|die)"
        + STOP
        + "|(when|thats when|then) i'm (doing it|ending it)",
        0.8,
        "Tonight I finish it",
    ),
    Cue(
        _I,
        r"(once|when|after|as soon as|till after|until after) ([\w']+ ){1,5}(is |are |has )?(gone|goes|dies"
        r"|dead|buried|passes|asleep|done|birthday|away)\W+([a-z]+ ){0,3}(i'll go|i'm (gone|off|out"
        "|going) too|i (can|will) go( too)?|i'm ending|i'm doing it|i'll do it|then i'll go"
        "|i'm going to (end|do)|i'm off too)",
        0.75,
        "When Mum's gone, I'm gone too",
    ),
    Cue(
        _I,
        r"(who|won't be \w+ \w+|kids|one to|police|cleaner|stranger) (would |will |won't |'ll |'d |who |to "
        "|that |who'd )(~)(find|finds|found) (me(?! (a|the|in|at|on|crying|asleep|funny|attractive))"
        "|my body)|finds? my body|finding my body|whoever finds me|(one"
        r"|letter) (on the \w+ )?for whoever (finds me|comes)",
        0.7,
        "I booked a hotel so the kids won't find my body",
    ),
    Cue(
        _I,
        r"(pact|agreed)\b__(die|go together|end it)|(not|won't be|never) (~)(coming back|come back"
        r"|checking out alive|check out( of it)? alive|to check out)(?= *([.,!?\n]|$| up| from this))"
        r"|want to be gone before|i'm not doing \d+|giv(e|ing) it (till|until) (i'm )?\d+\b__(out|dead|die|end)",
        0.65,
        "We made a pact to die",
    ),
    Cue(
        _I,
        r"by the time (you|u|they|anyone) (~)(read|get|see|find|hear)\b__(dead|gone for good|no longer)|(dead"
        r"|die|funeral)\b__(before it goes up|by the time)|(tell|let) (my )?(mum|mam|mom|dad|them|everyone"
        r"|the kids|\w+)( know)? (~)(that )?(i (~)(love|loved)|it (wasn't|isn't|was not) (her|his|their|your)"
        "|i'm sorry)|not (anyone's|anybody's) fault",
        0.65,
        "By the time you read this I'll be dead",
    ),
    Cue(
        _I,
        r"(bought|ordered|got|have|had|found|fetched|buy|here)\b__(rope|gun|shotgun|pills|tablets|blades?|thing"
        r"|helium|noose|charcoal|enough|stuff|gear)\b__(do it|end it|die|under the bed|ready|waiting|in the car"
        "|for it|in my car|hidden|tonight|myself)",
        0.7,
        "I got the rope, it's hidden",
    ),
    Cue(
        _I,
        r"(join|joined|applied|papers|form|booked|register\w*)\b__(dignitas|switzerland|societies abroad"
        "|clinic in)|(go|die|leave) at a time of my (own )?choosing|by my (own )?hand|intend to (go"
        "|die)(?! (on|to|home|back|for|out|with|in))"
        "|go while i (still )?can|instructions for my funeral|playlist for my funeral"
        r"|note .{0,20}for when i'm dead|(arrangements|it's) (are )?(all )?(arranged|sorted)\b__(gone|dead"
        "|ready)",
        0.65,
        "I've sent my form to the clinic in Switzerland",
    ),
    Cue(
        _I,
        r"before i do it(?! (again|wrong|all))|the day i do it|(sunday|it's|its|date|day) (\w+ )?i('ve"
        r"| have)? (planned|picked|got planned) to|only (\w+ )?holding me\b__(mum|cat|dog|gone)|i've (got )?(a"
        "|the|one) date (picked|set)? ?(to (die|go|end)|of my own)",
        0.65,
        "I rang to say it to someone before I do it",
    ),
)
