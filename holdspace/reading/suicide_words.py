"""Words that wordings about suicide share: the self, the act, ways and means, with their common misspellings."""

from __future__ import annotations

from typing import Final

SELF: Final = r"(my ?self|me ?self|mysefl|myslef|my sel|mysel|maself|mesen|my own self)"
LIFE: Final = r"(my|me|ma|this) (own )?(life|live|lyfe)(?! (story|as a|in (act|chapter)|savings|membership|insurance))"
COLOUR: Final = (
    "((just|really|so|kinda|sort of|kind of|honestly|genuinely|literally|actually|often|sometimes|always|still"
    "|constantly|even|only|also|truly|seriously|quite|simply|low ?key|fucking|much|rather|almost|nearly|quietly"
    "|secretly|maybe|probably|about|again|all|now|um|uh|like|properly|better|easier|as soon|exactly) ){0,3}"
)
"""Up to three words that only colour, more than ``~`` knows."""

SUICIDE: Final = r"(su+[iay]?[csz]+[iay]?[cs]?[iey]*d[ea]?|su!c!de?|sewer ?sl[iy]de|the s[- ]word|toaster bath|ctb)"
SUICIDAL: Final = r"(su+[iay]?[csz]+[iay]?[cs]?[iey]*dal|su!c!dal)"
ACT: Final = (
    "(k[iy]ll?(ing|in|ed)? "
    + SELF
    + "|(about|want|thinking|like|ready|plan) to kill me|i will kill me|(kill|end)(ing)? me(?=,? (like|idk"
    "|as in))|(end|finish)(ing|in)? "
    + LIFE
    + "|end(ing)? it all|end(ing)? things for good|finish(ing)? it all|end(ing|ed)? "
    + SELF
    + "|finish(ing|ed)? "
    + SELF
    + "(?! (off )?(with|at|on|doing))|tak(e|ing|in) (my|me) (own )?life(?! (in (act|chapter|scene)|back|seriously))"
    "|(commit|comit)(t?ing)? "
    + SUICIDE
    + "|(do|doing|doin|did|done) (away with "
    + SELF
    + "|"
    + SELF
    + " in(?! (with|at|on)))|(top|off|neck|unalive|unaliv|delet|delete|yeet)(p?ing|ing)? "
    + SELF
    + "|knock(ing)? "
    + SELF
    + " off|tak(e|ing) "
    + SELF
    + " out(?! (for|to|on|of|shopping))|(by|with) (my|me) own (hand|doing)|by my ?self hand|die on purpose"
    "|dying on purpose"
    "|unalive|unaliving|kms|checking out (early|for good)|check out (early|for good)|opt(ing)? out of life"
    "|hasten(ing)? (matters|things|my (own )?(death|end)))"
)
"""To kill oneself, in any dress."""
MEDICINE: Final = (
    r"(pills?|tablets?|tablits|paracetamols?|meds|medication|medicine|painkillers|sleeping tablets|sleepers|insulin"
    r"|antidepressants|morphine|codeine|co-codamol|ibuprofen|temazepam|diazepam|valium|sertraline|amitriptyline"
    r"|propranolol|oramorph|barbiturates|beta blockers)"
)
MUCH: Final = (
    "(all|every|everything|whole|the rest|a bunch|a lot|loads|a load|handfuls?|a bottle|a box|a pack\\w*|two packs"
    "|the pack\\w*|too many|so many|(a )?month'?s( worth)?|a strip|strips|half|dozens|(thirty|forty|fifty|sixty) )"
)
HIGH: Final = (
    r"(\w+ ){0,2}?(bridge|building|roof|rooftop|cliffs?|balcony|window|car ?park|multi ?storey|tower|ledge|overpass"
    r"|flyover|viaduct|block|pier|platform|weir|parapet|edge|rail|railings?|quay|dam|crane|scaffold\w*)"
)
TRAIN: Final = r"(train|trane|tube|bus|car|cars|lorry|lorries|truck|traffic|tram|one|van)"
WAYS: Final = (
    "(overdos(e|ing)(?! (on|of))|(take|taking) an overdose|od(ing)? on|tak(e|ing) (~)"
    + MUCH
    + r"\b__"
    + MEDICINE
    + "|(hang(ing|ed)?|hung|shoot(ing)?|shot|stab(bing|bed)?|drown(ing|ed)?|starv(e|ing)|poison(ing)?|gas(sing)?"
    "|strangl(e|ing)) "
    + SELF
    + "|hang my sel\\w*|(jump(ing|ed|in)?|lean(ing)?|leap(ing)?|step(ping|ped)?|throw(ing)? "
    + SELF
    + "|go(ing)?|just go|yeet(ing)? "
    + SELF
    + "|straight) (straight )?(off|from|out of|over) (it|"
    + HIGH
    + ")"
    "|(jump(ing|ed|in)?|step(ping|ped)?|walk(ing|ed)?|go(ing)?|lie|lying|throw(ing)? "
    + SELF
    + r") (out )?(in ?(to )?front of|infront of|under) (\w+ )?"
    + TRAIN
    + "|walk(ing)? (out )?into (the )?(sea|traffic|river|water|lake|waves|ocean|path)|walk in and not stop"
    "|(slit(ting)?|cut(ting)?|open(ing)?|slash(ing)?) my (wrists?|throat|veins)(?! (on|while|cooking|by accident))"
    "|bleed(ing)? out|(driv(e|ing)|steer(ing)?|put(ting)?|swerv(e|ing)|crash(ing)?|turn(ing)?|point(ing)?) "
    "(my car |the car |the van |myself |it )?(straight )?(into|off) (a|the|that) "
    "(wall|tree|road|bridge|cliff|river|sea|lorry|barrier|oncoming)|(don't|not|never) turn the wheel"
    "|crash(ing)? my car on purpose|bullet (in|through) my (head|brain|skull)|blow(ing)? my (brains?|head) (out|off)"
    "|gun (in|to) my (mouth|head)|under a train|hot shot|carbon monoxide|swim (straight )?out and (keep|not)"
    "|staying under(?= *([.,!?\\n]|$))|let(ting)? go of the (wheel|rail|railing|rope))"
)
"""To use a way, present or infinitive."""
WILL: Final = (
    "(i'm (~)(going to|gonna|gunna|about to|planning to|planning on|ready to|off to|set to)|i will|i'll"
    "|i shall|i (~)plan"
    "(ned)? (to|on)|i intend to|i'd decided to|i've (~)decided to|i decided to|planning (on|to)|decided to|i mean to"
    "|made up my mind to|i'm)"
)
NOW: Final = r"(now|rn|right now|tonight|tonite|today|this minute|as we speak)"
WHEN: Final = (
    r"(tonight|tonite|tomorrow|tmrw|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this week\w*"
    r"|next week\w*|(on|by) the \w+|(on|by) \w+day|before \w+|soon|at the weekend|in the morning)"
)
STOP: Final = r"(?= *([.,!?;\n)\"]|$| -))"
"""The end of a clause."""
ELSEWHERE: Final = (
    r"(?!,? (with|in|at|near|there|next|this|it's|the|today|for|when|right now|off|on|doing|alone|together|tbh|it|by))"
)
