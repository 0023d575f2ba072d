"""Wordings around a message of practice: whose words they are, whether they are meant, and of when they speak.

They are kept apart from the tables of the readers on purpose. Those say how a person is helped, and change with what is
learnt about that; these decide whether a practice stops, and are read by whoever answers for it.
"""

from __future__ import annotations

import re
from typing import Final


def one_of(*ways: str) -> re.Pattern[str]:
    """Return what matches any of the wordings."""
    return re.compile("|".join(f"(?:{way})" for way in ways))


IDIOMS: Final = one_of(
    r"\b(?:is|are|was|were|been|'s|'re) (?:\w+ ){0,2}killing (?:me|us)\b(?! and i)",
    r"\bmy (?:boss|mum|mom|dad|wife|husband|teacher|tutor|supervisor|manager|flatmate|partner|sister|brother|editor)"
    r" (?:will|would|is going to|is gonna|'s going to|'s gonna|'ll|'d) (?:\w+ )?(?:kill|murder) me\b(?! this time)",
    r"\b(?:dying|die|died|dead) (?:of|from|with) (?:\w+ )?(?:embarrassment|laughter|laughing|boredom|shame"
    r"|cringe|hunger|heat"
    r"|thirst|cold|curiosity|happiness|nerves|awkwardness)\b",
    r"\bdying (?:to|for (?:a|some|the))\b",
    r"\b(?:want|wanted|ready|going|about) to die (?:of|from|inside|laughing|on (?:this|that|the) hill)\b",
    r"\bdie (?:on (?:this|that|the) hill|a little inside|inside)\b",
    r"\bdead (?:tired|on my feet|serious|beat|right|wrong|line|end|sure|certain|on|set|quiet|good|easy|slow"
    r"|boring)\b",
    r"\b(?:bored|scared|worried|frightened|sick|starving|freezing|working myself|worked) to death\b",
    r"\b(?:rather|sooner) (?:die|be dead|be shot) than (?:eat|watch|wear|listen|sit|read|do|speak|dance|sing"
    r"|write|miss)\b",
    r"\bto die for\b",
    r"\bkill (?:some |an hour|the )?(?:time|mood|vibe)\b",
    r"\bi(?:'d| could| would) kill for\b",
    r"\bkill(?:ing)? myself (?:laughing|over (?:this|an?|the)|with work|at (?:work|the gym)|to (?:get|finish"
    r"|pass|meet|make|please))",
    r"\bnot safe to (?:drive|eat|use|say|assume)\b",
    r"\bend (?:it|things) (?:with|between|off with|there|here for|on a)\b",
)
"""Deadly words that mean nothing of the kind."""

LEAVING: Final = one_of(
    r"\bnot (?:in )?(?:the|an?|this|my|just(?: an?| the)?|some|part of (?:the|an?|this)|for the)"
    r" ?(?:exercise|role ?-?play\w*|role|practi[sc]e|lesson|act|game|scenario|character|simulation|script|joke"
    r"|test)\b",
    r"\b(?:isn'?t|aint|ain't|is not|no longer|wasn'?t|stopped being|nothing to do with)(?: \w+){0,5}"
    r" (?:exercise|role ?-?play\w*|practi[sc]e|pretend\w*|game|acting|joke|simulation|script|lesson|test)\b",
    r"\bnot (?:even )?(?:practi[sc]ing|pretending|acting|playing|joking|kidding|role ?-?playing|making (?:this"
    r"|it) up)\b",
    r"\b(?:forget|stop|leave|leaving|stepping|step|stepped|coming|drop|dropping|screw|pause|pausing|break"
    r"|breaking|fuck|sod|never ?mind)"
    r" (?:out of |out |from |about |with )?(?:the |this |my |your |that )?(?:stupid |whole "
    r"|bloody )?(?:role ?-?play\w*|exercise|role"
    r"|practi[sc]e|character|lesson|script|program\w*|scenario|course|game|simulation)\b",
    r"\b(?:stepping|step|coming) out of (?:this|it|here)\b",
    r"\bout of (?:role|character)\b",
    r"\b(?:this|it)(?:'?s| is) (?:really |actually |just |genuinely )?(?:me|i)(?: now| talking| speaking| here"
    r"| myself| not (?:her|him))?"
    r"(?= *(?:[.,!?;:)\n]|$|and\b|but\b|-))",
    r"\bthis is (?:all )?(?:very )?(?:real|for real|serious|my life|about me|my own)\b",
    r"\b(?:this|it|that)(?: is|'?s)?(?:n'?t| not)(?: even)? about (?:her|him|them|maya|you|the \w+|your story)\b",
    r"\bme,? not (?!me\b)\w+",
    r"\bnot (?:her|him|them|she|he|maya|harold|dana)[.,;]* (?:it'?s |but )?(?:me|i)\b",
    r"\b(?:is|are) (?:there|you) (?:any|an?|some)? ?(?:real|actual|live|human)?(?: ?(?:person|people|human|one"
    r"|body))\b(?: \w+)?"
    r"(?: here| there| reading| behind)",
    r"\bi(?:'?m| am) (?:the|a|your|just the|only the) (?:trainee|student|learner|supporter|one who (?:is|should"
    r"|needs))\b",
    r"\b(?:she|he|maya|this person)(?: is|'?s)?(?:n'?t| not) real\b.{0,20}\bi am\b",
    r"\b(?:can'?t|cannot|cant|can not) do (?:this|the|these|your) (?:exercise|lesson|course|practi[sc]e"
    r"|role ?-?play)s?\b",
    r"\b(?:talking|speaking|writing|asking|saying this) (?:as|for|about) (?:myself|me)\b",
    r"\b(?:can|could|may|shall) (?:i|we) (?:\w+ )?(?:pause|stop|leave|quit|skip|end) (?:the |this |here|now|for a)",
    r"\b(?:pause|skip|quit|park|nvm|nevermind|ditch) (?:the |this )?(?:exercise|role ?-?play|script|lesson"
    r"|practi[sc]e|scenario)\b",
    r"\b(?:can'?t|cannot|cant) do the \w+ (?:bit|part|thing|stuff|question)\b",
    r"\b(?:as a (?:supporter|helper|trainee|student)|in this box|this (?:course|lesson|program\w*|app|training"
    r"|module)|every time i leave)\b",
    r"\bi(?:'?m| am|m) (?:only |just )?(?:meant|supposed|told|expected) to (?:ask|say|type|write|reflect|help"
    r"|be (?:helping|practi[sc]ing))\b",
    r"\bwho(?:ever)? (?:reads|is reading|sees|is behind) (?:these|this|it|that)\b|\b(?:anyone|anybody"
    r"|someone) (?:reading|reads|there|out there|see this)\b",
    r"\b(?:can|could|will) (?:someone|somebody|anyone) (?:please |pls )?help\b",
    r"\bnot what (?:this|you'?re|ur|your|it'?s)\b",
    r"\basking for (?:me|myself)\b|\bfor me,? not\b",
    r"\b(?:it is|it'?s|its) (?:also )?(?:my (?:own )?(?:line|story|life|head|diary)|mine)\b",
    r"\bi feel exactly (?:like|the same|as)\b|\bexactly how i feel\b|\bi could have written (?:that|this|it|her"
    r"|his)\b",
    r"\bi'?m real\b|\b(?:she|he)(?:'?s| is) (?:made up|not real|only words|invented|pretend|fiction)\b",
    r"\b(?:this|the) (?:character|client|persona|woman|lady|girl|lad) (?:says|said|thinks|talks|wants|keeps"
    r"|feels|here)\b",
    r"\bhonest answer\b|\bif i(?:'?m| am) (?:being )?(?:honest|truthful)\b",
    r"\bmy own (?:words|diary|life|situation|feelings)\b.{0,30}\bnot\b",
    r"\b(?:please|pls|plz|so|but) (?:don'?t|do not|dont) tell (?:anyone|anybody|them|my \w+)\b",
)
"""Someone says that what they write is no longer the role's."""

FRAME: Final = one_of(
    r"\b(?:you|u|you'?re|youre|you'?ve|you'?d)\b(?: \w+){0,4}? ?(?:say\w*|said|told|tell\w*|think\w*|thought"
    r"|feel\w*|felt|mean\w*"
    r"|wrote|write|writing|hear\w*|wish\w*|whisper\w*|wonder\w*|put it|believ\w*|carry\w*|wak\w*|sentence"
    r"|words)\b(?! (?:i|me)\b too)",
    r"\b(?:it|that|this|must|might|maybe) (?:must |might |can |may |could |really )?(?:sounds?|feels?|seems?|be"
    r"|looks?)"
    r" (?:a bit |almost |to you )?(?:like|as if|as though|that)\b",
    r"\bsounds? (?:like|as if)\b",
    r"\bwhat i(?:'?m| am)? (?:hear|hearing|heard|understand|got|get)\b",
    r"\bi(?:'?m| am)? (?:hear|hearing|heard)\b",
    r"\b(?:part|bit|side|half|voice|thought|feeling|sentence|words?)\b(?: of you| in you| that| inside| in your)?"
    r"(?: \w+){0,3}? (?:say\w*|like|goes|that|whisper\w*|tell\w*|of|is|which)\b",
    r"\bbetween\b",
    r"\b(?:it'?s|its|is it|was it) (?:like|as if|more like|almost like)\b",
    r"\b(?:some|many|lots of|most|other) people\b",
    r"\bpeople (?:who|say|think|feel|often)\b",
    r"\b(?:nobody|no one|anyone|anybody|everyone|someone|somebody) (?:should|would|could|has to|says?"
    r"|who)\b(?! be better)",
    r"\b(?:she|he|they|my \w+|her|his) (?:\w+ )?(?:said|says|told me|wrote|kept saying|used to say|would say"
    r"|text\w*)\b",
    r"\b(?:when|if) (?:someone|somebody|a person|people|you|she|he)\b",
    r"\byour? (?:way of saying|words|message|sentence)\b",
)
"""What follows is given back or told of somebody else."""

UNREAL: Final = one_of(
    r"\bif i (?:was|were|had|ever|lost|lived|heard|did)\b(?! (?:honest|truthful|to be honest))",
    r"\bin your (?:place|shoes|position|situation)\b",
    r"\bwould(?:'ve| have)?\b(?! (?:be better off|rather|miss|like (?:to|not)|notice|care))",
    r"\b(?:don'?t|do not|doesn'?t|not|never) (?:think|thinking|saying|say|mean|meaning|mean that|that|because"
    r"|as if|believe)(?: that)? ?$",
    r"\bimagin\w+\b",
    r"\b(?:whether|not sure if) ?$",
)
"""What follows is thought, or denied."""

AS_WELL: Final = re.compile(
    r"\b(?:too|either|(?<!might )(?<!may )as well(?! as)|the same|same (?:as|here"
    r"|thing)|neither|both of us|you and me)\b"
)
"""The writer speaks of themself, whatever stands before it."""

PAST: Final = one_of(
    r"\b(?:years?|months|decades?|long(?: time)?|a while) (?:ago|back|since)\b",
    r"\bback then\b",
    r"\bwhen i (?:was|had|lost|left|first|started|lived|got)\b",
    r"\bin (?:my (?:\w+ )?(?:teens|twenties|thirties|forties|fifties|youth|first|second|last)|(?:19|20)\d\d"
    r"|those days)\b",
    r"\b(?:as a|at) (?:teen\w*|kid|child|student|young|\d\d|school|uni\w*|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty)\b",
    r"\bused to\b",
    r"\bfor (?:years|a long time|most of|a few years|ages)\b",
    r"\bat (?:the|that) time\b",
    r"\b(?:there was|i had|there were) (?:a|an|some|one) (?:\w+ )?(?:time|winter|summer|spring|autumn|year"
    r"|night|month|period|while|stretch|day)s?\b",
    r"\b(?:once|before)\b.{0,20}\b(?:wanted|tried|thought|took)\b",
    r"\bi (?:survived|lived through|came through|got through)\b",
)
REVIVED: Final = one_of(
    r"\b(?:it|that|this|they|thoughts?|feelings?|everything)(?:'?s| is| are|'?re|'?ve| has"
    r"| have)? (?:\w+ ){0,2}(?:come|coming|came|back)"
    r"(?: \w+)? ?(?:back|since|now|lately|again|these days|tonight|this)\b",
    r"\b(?:want|wanna|planning|plan|thinking|going|gonna|ready|need|close|there|tempted)\b[^.!?\n]{0,30}\bagain\b",
    r"\bi(?:'?m| am)? (?:feel|feeling|am|was) (?:like )?(?:that|this|it|so|the same|there) (?:again|now)\b",
    r"\bback (?:there|in it|at that) (?:again|now|tonight)\b",
)
"""What is past is told as present again."""
OLD: Final = one_of(
    r"\bi (?:tried|survived|attempted|was suicidal|wanted to (?:die|be dead|kill|end)|lived through)\b",
    r"\bi took an overdose\b",
    r"\bi used to (?:cut|want to die|think about)\b",
)
LIKE_THAT: Final = re.compile(r"\b(?:used to|felt|feel|was|been) (?:\w+ )?(?:like )?(?:that|this|there|the same|so)\b")
"""What was once one's own, said in full, and said only as what the person just spoke of."""

ASKED: Final = one_of(
    r"\b(?:you|u)\b.{0,40}\b(?:been there|suicid\w*|kill\w* (?:yourself|urself)|want(?:ed)? to die|be dead"
    r"|die\b|end (?:it|your)"
    r"|fel[tl]? (?:like )?(?:this|that)|feel (?:like )?(?:this|that)|not (?:be|want to be) (?:here|alive)"
    r"|thought (?:of|about) it)",
)
"""The person asked whether the helper knows it."""
YES_NOW: Final = one_of(
    r"^\W*(?:yes|yeah|yep|yea|ya|i do|i have|i am|honestly|always|sometimes|often|every)\b.{0,80}\b(?:right now"
    r"|rn|every (?:day|night)"
    r"|most (?:days|nights)|tonight|at the moment|these days|thinking (?:about|of) it|as we speak|currently"
    r"|all the time)\b",
    r"\bi(?:'?m| am) there\b.{0,20}\b(?:right now|rn|now|tonight|today|too)\b",
)
