"""Wordings of one's own danger, each a whole: "I want to die", "I am not safe tonight"."""

from __future__ import annotations

from typing import Final

from holdspace.care_words import one_of

_SO: Final = (
    r"(?:(?:really|just|still|honestly|actually|genuinely|truly|literally|seriously|kinda|kind of|sort of|so"
    r"|also|do|even"
    r"|only|always|often|sometimes|now|currently|fucking|simply|kind of|absolutely|probably|both|all but|tbh"
    r"|like|am|be|feel"
    r"|feeling|felt|been|being|having|keep|constantly|secretly|very|quite|rather|sorta|pretty|too|seriously"
    r"|lately) ){0,4}"
)
_I: Final = r"\bi(?:'?m|'?ve|'?d|'?ll| am| have| had| would)? " + _SO
_WANT: Final = (
    r"(?:want|wanna|wish|hope|hoping|need|pray|praying|long|longing|ready|prefer|like|rather|dreaming|wishing"
    r"|wanting)"
)
_NOT: Final = r"(?:don'?t|do not|no longer|didn'?t|not|never)"
_ELSEWHERE: Final = (
    r"(?! (?:in|with|at|near|there|doing|for|today|when|if|right now doing|on a|on my|off|like a|by|next))"
)
_ACT: Final = (
    r"(?:kill(?:ing)? (?:my ?self|me)|kms|end(?:ing)? (?:my (?:own )?(?:life|self)|myself|it all|everything"
    r"|things for good"
    r"|it(?! (?:with|between|off|there|here (?:for|with))))|tak(?:e|ing) my (?:own )?life|commit(?:t?ing)? suicide"
    r"|suicide(?! (?:prevention|awareness|training|line|hotline|risk|talk))|suicidal"
    r"|do(?:ing)? (?:away with|myself in|something to) ?myself|do(?:ing)? myself in|unaliv(?:e|ing)(?: myself)?"
    r"|top(?:ping)? myself"
    r"|off(?:ing)? myself)"
)
_THINGS: Final = r"(?:tablets|pills|meds|medication|paracetamol|painkillers|insulin|rope|blade|razor|knife|bottle|gun)"
_LATELY: Final = (
    r"(?:again|just now|tonight|today|this (?:morning|evening|afternoon|week)|last night|yesterday|earlier|now"
    r"|(?:an|half an|one|two|\d+) (?:hours?|min\w*)(?: ago)?)"
)

OWN: Final = one_of(
    # the wish to be dead
    _I + _WANT + r" (?:to |that |i |it |was |were |could |would |'?d |had |just |be |never |not |all |have "
    r"|been ){0,6}"
    r"(?:die\b(?! (?:my|the) hair)|dead\b|died\b|born\b|disappear (?:for ?ever|for good)|stop existing"
    r"|cease to exist|gone for good"
    r"|exist\b|wake up(?! (?:early|earlier|at|before|late))|alive\b)",
    r"^" + _SO + r"(?:want to|wanna) (?:die|be dead|disappear for ?ever)\b",
    _I + r"(?:should |would |'d )?(?:like|prefer|hope|want|wish|pray\w*)(?: \w+){0,3} (?:not|never|don'?t"
    r"|won'?t)(?: to)? wake(?: up)?\b",
    _I
    + _NOT
    + " "
    + _SO
    + r"(?:want to|wanna|want) "
    + _SO
    + r"(?:be )?(?:alive|on this (?:earth|planet)|in this world|exist(?:ing)?"
    r"|live|living|wake up|go on living|keep living|see tomorrow)\b(?! early)" + _ELSEWHERE,
    _I
    + _NOT
    + " "
    + _SO
    + r"(?:want to|wanna) "
    + _SO
    + r"be (?:here|around)(?: either| any ?more| at all| myself| too)\b"
    + _ELSEWHERE,
    _I + r"(?:better off |rather |sooner )(?:be )?dead\b",
    _I + r"(?:the one who )?(?:should|deserve to) (?:just )?(?:be dead|die|not be alive)\b",
    r"\bbetter off (?:without me|if i (?:was|were|wasn'?t|weren'?t|died|disappeared))\b",
    r"\b(?:easier|better|simpler) (?:\w+ ){0,2}if i (?:wasn'?t|weren'?t|was not|were not) (?:here|around|alive)\b",
    r"\b(?:nobody|no ?one) (?:would|'d|will) (?:\w+ )?(?:miss me|(?:notice|care|mind)(?: \w+)? if i (?:died"
    r"|was (?:dead|gone)|disappeared))",
    _I + r"(?:tired|sick|done|weary) (?:\w+ )?(?:of|with) (?:life|living|being alive|existing)\b(?! (?:in|with|at"
    r"|near|out|like))",
    _I + r"(?:can'?t|cannot|cant|don'?t|dont|do not|no longer)(?: \w+)? see (?:the|any|a) (?:point|reason"
    r"|sense)(?: \w+)? (?:in|of|to|for)"
    r" (?:living|live|being (?:here|alive)|life|going on|carrying on|go on)\b",
    _I + r"(?:got |have |had )?(?:nothing|no reason|nobody)(?: left)? to live for\b",
    _I + r"(?:can'?t|cannot|cant)(?: \w+)? (?:go on living|keep living|live (?:like this|with this|any ?more))\b",
    _I + r"glad (?:to be dead|if i died)\b",
    _I + r"(?:could|would|want to|wanna|hope to|hope i|wish i could|wish i|pray i|pray to|go"
    r"|fall)(?: \w+){0,6} (?:not|never|don'?t|and not|and never)"
    r" (?:to )?wake\b",
    _I + r"(?:had|have had) enough of (?:life|living|being alive|existing|this life|it all)\b",
    _I + r"(?:wouldn'?t|would not|don'?t|do not) (?:really |even |much )?(?:mind|care) if i (?:died|die|was dead"
    r"|didn'?t wake|never woke|got hit|was gone)\b",
    r"\bno (?:point|reason|sense) (?:in |for |to )?(?:me|my) (?:being|living|going on|carrying on|to be|to live)\b",
    _I + r"(?:won'?t|not going to|will not) be (?:here|alive|around) (?:tomorrow|next week|much longer|by (?:then"
    r"|the|\w+day)|in the morning)\b",
    r"\bthis is (?:my )?(?:goodbye|last message|last night)\b(?! (?:at|in|of|for now))",
    _I + r"(?:think|thinking|thought)(?: \w+)? (?:about|of) (?:dying|death|being dead|not being (?:here|alive)"
    r"|(?:ways|how) to die)\b",
    _I + r"(?:can'?t|cannot) stop thinking (?:about|of) (?:dying|death|suicide|ending|being dead)\b",
    _I + r"(?:googling|looking up|looked up|googled|searching|reading up on|searched)(?: \w+){0,2} (?:ways"
    r"|how) to (?:die|kill|end)\b",
    _I + r"(?:standing |sitting |up )?(?:on|at) (?:the|a) (?:ledge|edge|roof|bridge|platform|tracks)(?= (?:now"
    r"|right now|and)|[.,!?\n]|$)",
    _I + r"(?:self ?-?harm(?:ed|ing)|relapsed)(?: \w+){0,2} " + _LATELY,
    _I + r"(?:mean|intend|intending|decided|made up my mind) to do it\b",
    _I + r"(?:made my peace with (?:it|dying|going)|put my affairs in order|(?:gave|given"
    r"|giving) (?:away )?(?:all )?my things away)\b",
    _I + r"want (?:it|everything|this|all of it)(?: all)? to (?:be over|end|stop) (?:for good|for ?ever)\b",
    _I + r"(?:want to|wanna|could|wish i could) sleep (?:for ?ever|and (?:not|never))",
    _I + r"(?:don'?t|dont|can'?t|cannot|cant)(?: \w+)? see (?:myself|me) (?:here|alive|being (?:here|alive)"
    r"|living|making it)\b",
    _I + r"(?:picked|chosen|set|fixed) (?:a|the|my) (?:date|day)\b(?! (?:for the (?:wedding|interview|exam"
    r"|move)|off))",
    _I + r"(?:might|going to|gonna|about to|will|'?ll|could)(?: \w+)? do something (?:stupid|bad|silly|terrible"
    r"|drastic|to myself|i can'?t)\b",
    _I + r"(?:shouldn'?t|should not|can'?t|cannot|don'?t trust myself to) be (?:left )?alone (?:tonight"
    r"|right now|now|with (?:myself|my))",
    _I + r"(?:want|wanna|going|gonna|about|urge|feel like)(?: to)? jump(?:ing)?\b(?! (?:in|on|for|to|at|ahead"
    r"|up and|into the (?:shower|car|bath)))",
    r"\bvoices?(?: are| is| keeps?)? (?:telling|tell|tells) me to\b",
    r"\b(?:talk me out of it|stop me (?:from|before|please)|(?:someone|somebody|please) stop me)\b",
    r"\b(?:fine|happier|better|relieved) without me\b",
    _I + r"(?:done|finished) with (?:everything|it all|this life|life|this world)\b",
    r"\b(?:no|lost (?:the|all|my|every)|without (?:the|a|any)) (?:\w+ )?(?:wish|will|desire"
    r"|strength)(?: left)? to (?:live|go on living|be alive|carry on|go on)\b",
    r"\bmy last (?:evening|night|day|week|morning|christmas|birthday|message)\b(?! (?:at|of|in|here|before|on"
    r"|with the|shift))",
    r"\b(?:overdose|attempt)\b.{0,80}\bnext (?:one|time)\b.{0,20}\b(?:will|won'?t|i'?ll)\b",
    # thoughts, and what is meant to be done
    _I
    + r"(?:"
    + _WANT
    + r" to|wanna|going to|gonna|think\w*(?: \w+)? (?:of|about)|about to|ready to|plan\w*(?: to| on)?"
    r"|decided to|intend to"
    r"|will|'?ll|might|may|could|trying to|close to|tempted to|scared i'?(?:ll| will| might)|afraid i'?(?:ll"
    r"| will| might)|dream\w* (?:of|about)"
    r"|having (?:bad |dark |awful |these )?thoughts (?:of|about)|(?:bad |dark |awful "
    r"|really bad )?thoughts (?:of|about)|urges? to|started to"
    r"|thought (?:of|about))"
    r" (?:(?:how|when|where) (?:i'?d|to|i would) )?" + _SO + _ACT,
    r"\b(?:wanting|wanna|want to|going to|gonna|thinking (?:of|about)|thoughts? (?:of|about)|plan\w*(?: on| to"
    r"| for)?|urges? to|ready to|about to)"
    r" " + _SO + r"(?:kill(?:ing)? my ?self|kms|end(?:ing)? my (?:own )?life|tak(?:e|ing) my (?:own )?life"
    r"|end(?:ing)? myself|end it all)\b",
    _I + r"(?:suicidal\b|having suicidal|got suicidal|experiencing suicidal|suicidal thoughts)",
    r"\bmy (?:own )?(?:suicide|death)(?: is| plan)\b",
    r"\bmy suicidal (?:thoughts|feelings)\b",
    _I + r"(?:decided|want|wanna|going|gonna|ready|plan\w*)(?: to)? (?:follow|join|be with|go to) (?:him|her|them"
    r"|my \w+)\b(?=.{0,200}$)",
    # what was got ready, or done
    r"\bi(?:'?ve| have)?(?: already| just| finally)? (?:written|wrote|writing"
    r"|finished)(?: out)? (?:\w+ ){0,2}(?:goodbye|suicide|farewell|last)"
    r" (?:letters?|notes?)\b",
    _I
    + r"(?:got |have |had |have got )?(?:the |my |enough |a |some )"
    + _THINGS
    + r"(?: \w+)? (?:next to|beside|in front of|with|by|here|ready|on) ",
    _I + r"(?:got |have |bought |have got )(?:everything|what|all)(?: that)? i need to (?:end|do) ",
    r"\bi(?:'?ve| have)?(?: just| already| only)? (?:took|taken|swallowed)(?: \w+)? (?:something|too (?:much"
    r"|many)|an overdose|them all"
    r"|all (?:of )?(?:my|the) "
    + _THINGS
    + r")\b(?! (?:on|time|away|from|out|personally|of your|to heart|for granted|like))",
    r"\bi(?:'?ve| have)?(?: just| gone and)? (?:cut|hurt|harmed|burn(?:ed|t)|injured) (?:my ?self|my (?:arms?"
    r"|legs?|wrists?))(?: so badly| badly| on purpose)? "
    + _LATELY
    + r"\b(?! (?:at the gym|cooking|shaving|on the|running|chopping))",
    r"\b(?:want|wanna|going to|gonna|need|about|urge) to (?:\w+ )?(?:cut|hurt|harm|burn) (?:my ?self)\b",
    # not safe, also with others
    r"\b(?:not|isn'?t|don'?t feel|dont feel) (?:really |feel |feeling )?safe (?:with|from|around"
    r"|by) (?:my ?self|me)\b",
    _I + r"(?:not|don'?t feel|dont feel) (?:really |feel |feeling )?safe (?:tonight|right now|at home|here"
    r"|on my own|alone|today|any ?more|in my own)",
    _I + r"(?:scared|afraid|frightened|terrified|not sure|don'?t know|worried)(?: of| about)? what i(?:'?ll|'?d"
    r"| will| might| may| could| am going to)"
    r" do\b(?! (?:about|with|for|if|next|when|after|in))",
    r"\b(?:he|she|they|my \w+)(?:'?s| is| has| was| keeps)? (?:been )?(?:hitting|beating|choking|hurting"
    r"|threatening) me\b(?! (?:at|in) (?:tennis|chess))",
    r"\b(?:he|she|they|my \w+)(?: said)?(?: that)? ?(?:he|she|they)?(?:'?ll|'?d|'?s going to| will"
    r"| is going to) (?:kill|hurt) me\b(?: (?:this time|tonight|when|if))",
)
"""Said of oneself, now."""

NEAR: Final = one_of(
    r"\b(?:die|dying|dead|suicid\w*|kill\w*|kms|overdos\w*|end (?:it|my|everything)|ending (?:it|my|everything))\b",
    r"\b(?:can'?t|cannot|cant) (?:go on|carry on|cope|take (?:it|this)|do (?:this|it) any ?more|keep (?:going"
    r"|doing))\b",
    r"\b(?:don'?t|dont|do not|not) want to be (?:here|around|alive)\b",
    r"\b(?:not|isn'?t|don'?t feel|dont feel) safe\b",
    r"\bi(?:'?ve| have)?(?: got)? a plan\b|\bi have (?:got )?a plan\b",
    r"\b(?:took|taken|swallowed) (?:something|too|some|them|a lot|loads)\b",
    r"\b(?:need|want) (?:\w+ )?help\b|\bhelp me\b",
    r"\b(?:no|the|any) (?:point|reason)\b",
    r"\b(?:without me|do it tonight|do it tomorrow|do it again|doing it|do it)\b",
    r"\b(?:bad|dark|scary|awful|those) thoughts\b",
    r"\b(?:hurt\w*|harm\w*|cut\w*|hitting|beating) (?:me|my ?self)\b",
    r"\b(?:give|giving|given) up on (?:life|everything|myself|living)\b",
    r"\b(?:want out|way out|last (?:evening|night|day)|frightened|be over|the (?:river|water|bridge|tracks"
    r"|platform|cliff|roof))\b",
    r"\b(?:in danger|in crisis|goodbye|breaking down|falling apart)\b",
    r"\bi feel (?:exactly )?(?:the same|like (?:that|this|her|him))\b",
)
"""Counts for own danger only where someone says that it is no longer the role that speaks."""

AT_ONCE: Final = one_of(
    r"\b(?:tonight|right now|rn|just now|an hour ago|this evening|today|tomorrow|on (?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day)\b",
    r"\b(?:took|taken|swallowed|going to|gonna|plan\w*|decided|next to me|letters?|note|" + _THINGS + r")\b",
)
"""What would be said more plainly than a wish: it is heard although the writer has just said that they are fine."""
