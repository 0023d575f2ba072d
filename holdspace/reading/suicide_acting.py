"""Wordings of trying: before, just now, or as they write."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import ACT, MEDICINE, MUCH, NOW, SELF, STOP, WAYS

_OWN_WRISTS = r"(cut|slit|opened|slashed) (open )?my (wrists?|throat|veins)(?! (on|while|cooking|by accident))"
_CHEM = r"(resus|icu|intensive care|a&e|a and e|hospital|the royal|on a drip|on the ward|tube (in|down)|charcoal)"

_A: SuicideStatement = "acting"
ACTING: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(
        _A,
        r"(tried|tryed|try|trying|attempted|attempt|tries|attempts|meant) (~)(to )?(~)("
        + ACT
        + "|"
        + WAYS
        + r"|die(?! (of|my))|od|end it|end things|do it"
        + STOP
        + "|do meself in|hurry things along|be dead|finish it|top meself)(?! (for work|every))|tried (suicide"
        "|to suicide)",
        0.85,
        "I tried to kill myself last year",
    ),
    Cue(
        _A,
        "(my|an|after|i've had|two|three|one|first|second|third|last|had a|made an|previous|past|failed"
        r"|previous failed|of|survived an?) (~)(suicide )?(attempts?)(?= *([,\n;)]|on my (own )?life|and (i"
        r"|they|my|no)|when|at (nineteen|\w+teen|suicide)|last|in (my|19|20|\d)|ago|they|i |was|is|it|one at"
        "|years|to (die|end|kill)))"
        r"|attempt on my (own )?life|my (first|second|third|last|2nd|3rd) (suicide )?attempt(?= *([.!?\n]|$))",
        0.75,
        "It's three years since my last attempt",
    ),
    Cue(
        _A,
        r"(i|i've|i did|^|technically i've|\n) (~)(once )?(tried|attempted|attempt|try)( it)?( once| twice"
        r"| three times| last (night|week|month|year|november|\w+day)| before| in \d+| when i was| at (uni"
        "|school)| again)(?! (to|for|and (passed|loved|liked)|on|at (home|the)|the|with (the|a))"
        "|,? third time)",
        0.65,
        "I attempted last November",
    ),
    Cue(
        _A,
        "my (own )?attempted suicide|(attempted|botched|survived) (my own )?suicide(?! (among|in|off|is))"
        r"|suicide attempt( (aged|at|in|last|when|\d)|\W)|(try|tried) to suicide|botched it\W|(really tried"
        "|tried before|tried it before|i tried,|like really tried|when i tried|after i tried|since i tried"
        r"|before i tried it|the same week|told i tried|i tried once)(?= *([.,!?\n;]|$|that|and|with|they))"
        r"|tried\W+failed",
        0.6,
        "They sent me home nine hours after I tried",
    ),
    Cue(
        _A,
        r"(i|i'd|i had|i have|i've|^\W*|and) (~)(ove?rdoss?ed|o\.?d'?(ed|d)|od|took (an|a massive"
        r"|a) ove?rdose)(?! (on (easter|choc|coffee|sugar|cake|net|christ|\w+ eggs|pasta|cheese|carbs|tv|news"
        r"|crime|telly|mince|sun)))|my (\w+ )?overdose|every od was",
        0.8,
        "I overdosed when he left",
    ),
    Cue(
        _A,
        "(took|taken|swallowed|downed|swallow|necked|drank|drink|drunk|washing|took down) (~)(them all"
        "|the lot|all of (them|it)|every (one|last one)|the whole (bottle|box|packet|pack|lot|strip)"
        "|a?n? ?overdose|"
        + MUCH
        + r"\b__"
        + MEDICINE
        + "|the (pills|tablets) down|the medicine for|enough to)(?! (back|at|with breakfast|to the|for (the"
        "|my) (headache|back)|off|home|out|to my))",
        0.75,
        "I've just taken all my pills",
    ),
    Cue(
        _A,
        "(i've|i have|have|i|ive already|already|just) (~)(taken|swallowed|took) (~)(them|some|something"
        r"|summat|half|it all|half of (them|what))(?= *([.,!?\n]|$| and| last night| now| already| of| about"
        r"| i ))(?! and (woke up fine|put))|it's done\W+i've",
        0.65,
        "I've already taken some",
    ),
    Cue(
        _A,
        r"(woke|wake|waking|came round|came to|come round|brought me|bring me|ended up|came back|was|put me|spent)\b__"
        + _CHEM
        + r"\b__(alive|angry|furious|gutted|didn't work|hadn't worked|worked|overdose|tablets|pills|meant to"
        "|wanted|tried|taken|die|disappointed|after i (tried|took)|attempt|still here|crying)|(came round"
        r"|came to|woke)\b__after the (tablets|pills|overdose)",
        0.75,
        "I woke up in hospital, furious",
    ),
    Cue(
        _A,
        r"(pump(ed)?|wash(ed)?) (out )?my stomach|my (mouth|throat|teeth|lips)\b__charcoal|charcoal (tastes"
        "|made|drink|they)|from the charcoal|(made|drink|drank) (me )?(drink )?(the )?charcoal|tube in me",
        0.7,
        "They pumped my stomach",
    ),
    Cue(
        _A,
        "cut me down|(pulled|pull|dragged|grabbed|talked|hauled|fished|yanked|coaxed|got) (me|my coat"
        r"|us) (~)(back|off|down|from|in|out)\b__(edge|platform|ledge|bridge|railing|rail|tracks|water|river"
        "|sea|roof|parapet|meant)|found (me|us) in time|held on to my coat|(grabbed|held) (me|my (coat|arm"
        r"|hood))\b__(bridge|rail|edge|platform)",
        0.75,
        "My brother cut me down",
    ),
    Cue(
        _A,
        "(rope|noose|belt|branch|beam|cord|sheet|hook|knot) (broke|snapped|gave|wouldn't (let|hold)"
        "|didn't hold|failed|slipped|(is )?(already )?(around|round) my neck)|(rope|noose|belt|rope's"
        r"|noose's)( is)? (already )?(up|tied|round|around)(?= *([.,!?\n]|$| my neck))|(rope|noose|belt|sheet"
        "|cord) (~)(around|round) my neck|the thing broke|stood under it",
        0.75,
        "The rope is around my neck",
    ),
    Cue(
        _A,
        "(standing|sitting|stood|sat|i'm|i was|climbed|been|was|got|up|stand|legs|feet|toes) (~)(up "
        r"|out )?(on|at|over) (the |a )?(wrong side|parapet|ledge|railings?|rail\b|other side of the (rail\w*"
        r"|barrier|fence)|edge( of (the|a) (bridge|roof|platform|cliff|building|pier|water))?(?= *([.,!?\n]|$"
        "|now)))(?! (of the (road|field|bed|map|seat|world|country|town)|to))|wrong side of the (rail"
        r"|barrier|fence|glass|bridge)\w*|(i was|i'm|was|i'd got|i went|legs|climbed) over the (rail|railing"
        "|railings|barrier|parapet)",
        0.75,
        "I'm on the ledge",
    ),
    Cue(
        _A,
        "(standing|sitting|stood|sat|i'm|up|i've stood) (~)on (the|a|that) (bridge|roof|rooftop|tracks"
        r"|railway|line)(?= *(now|right now|for (an hour|two hours|hours|ages))? *([.,!?\n]"
        "|$))(?!,? (in traffic|at sunset|and (he|the view)))|on the (tracks|railway line|roof) (rn|now"
        "|right now)|(laid|lay|lying|lie|laying|knelt) (~)(down )?(on|across) the (tracks|line|rails|railway)",
        0.75,
        "I'm standing on the bridge",
    ),
    Cue(
        _A,
        "(i|i'd|i've|i had|and|then|,) (~)(jumped|walked into the (river|sea|water|lake)"
        r"|swam out)\W+(\w+ ){0,4}(lived|survived|not meaning|meaning|meant|to die|up to (here|my))"
        "|survived (the|my) (jump|fall|hanging|overdose|attempt|first attempt|it twice)|i jumped off (a"
        r"|the) (multi\w*|bridge|building|roof|pier|cliff|car park|balcony)(?! (in|with|on|for|tied))"
        "|since the (jump|bridge)",
        0.75,
        "I survived the jump",
    ),
    Cue(
        _A,
        "(pulled|squeezed) the trigger(?! on)|(barrel|gun|shotgun|rifle|pistol|knife|blade"
        "|revolver) (was )?(in my mouth|to my (head|throat|temple|wrist|neck)|under my chin|against my)"
        "|turned (a|the|my) (gun|revolver|knife|rifle|shotgun) on "
        + SELF
        + r"|(it|gun) (jammed|misfired)|put the (gun|rope|pills) (back|down|away) and",
        0.8,
        "I had the gun in my mouth and the blade to my wrist",
    ),
    Cue(
        _A,
        r"i('ve| have)? (~)" + _OWN_WRISTS + r"|(cut|went|gone) too deep\W+on purpose|" + _OWN_WRISTS,
        0.85,
        "I've cut my wrists",
    ),
    Cue(
        _A,
        "(crash|accident|fall|overdose|collision|od|it) (wasn't|was not|weren't|wasnt) (really )?an accident"
        "|aimed (it |the car )?(for|at) the (wall|tree|lorry|barrier|bridge)|let go of the (wheel|branch"
        r"|rail|railing|rope)|i meant to (die|go|not come back|end)|i'?d meant to (die|go)\b|took it to die",
        0.75,
        "The crash wasn't an accident",
    ),
    Cue(
        _A,
        r"(drove|driven|went|walked|got as far as|going|drive|climbed|cycled)\b__(to|up|as far as) (~)(the "
        r"|that )?(\w+ )?(cliffs?|bridge|place|spot|woods|roof|river|reservoir|beach|car park|edge|rail|car"
        r"|top)\b__(to (do|jump|end|die)|had it all|couldn't (do it|go through)|not coming back|do it|laughed"
        "|turned (back|round)|all ready)|(got as far as|reached) the (rail|edge|bridge|ledge|rope|car)"
        "|dry run",
        0.7,
        "I drove to the cliffs to do it",
    ),
    Cue(
        _A,
        r"(tried|did it|took (them|enough|it)|done it|overdose|attempt|pills|tablets)\b__(didn't|did not|hadn't"
        "|never) (~)(work|worked|take)(?! (for|on|out))|i were so angry (that )?it hadn't worked"
        "|cant even do that right|glad it didn't (take|work)",
        0.7,
        "I tried last night, it didn't work",
    ),
    Cue(
        _A,
        r"i'm (~)(killing myself|ending it|ending my life|ending things|doing it|trying to die|about to do it) (~)"
        + NOW
        + "|doing it (now|rn|right now)(?= *([,.!?]|bye|$))|about to (end it|end my|kill"
        "|do something to myself)|this is (my )?(goodbye|last message|last text)(?! (to|from|for|on))"
        r"|i've started it|it's done\b.{0,12}swallowed|not meant to wake|going to take them all"
        "|let me sleep(?= *[.,!?]*$)",
        0.75,
        "I'm ending it now",
    ),
    Cue(
        _A,
        "had (a|another) go (at (it|myself|ending)|with (the|a) (gas|tablets|pills|rope|knife|blade))"
        r"|had a go when|(tied|untied) it|tied (a|the|my) (noose|rope|sheet|belt)\b__(untied|neck|beam|couldn't"
        r"|chair|stood)|spat (them|it) out|made myself sick\b__(wedding|thought|taken)|taken some of them|(did"
        "|done) something (~)(foolish|silly|stupid) (to myself|with (my|the) (tablets|pills))|stomach (and"
        "|with) (pills|tablets)|it before, before the pills",
        0.7,
        "I had a go at ending it",
    ),
    Cue(
        _A,
        "(nearly|almost|so close to|this close to) (~)(did it|doing it|jumped|jumping|stepped|stepping"
        "|went through with it|died by my own|succeeded|ended it)(?! (on|for|with|up|in the|out of my))"
        "|stopped (me|myself) (just )?(in time|from (doing|jumping))|couldn't (do it"
        "|go through with it) in front",
        0.6,
        "I nearly did it last week",
    ),
    Cue(
        _A,
        r"(sectioned|discharged|section \d|sent me home|kept me in|in hospital|psych ward"
        r"|mental health act)\b__(after|because|for) (~)(i tried|my attempt|an attempt|overdos\w*|attempt\w*"
        r"|the overdose)|after (i tried|my attempt|my overdose)|hospital band\b__attempt",
        0.7,
        "They sectioned me after my attempt",
    ),
    Cue(
        _A,
        "(had|with|holding|i have) (the|my|all the|a|them) ?(tablets?|pills?|blades?|knife|gun|rope|thing"
        "|) ?in (my|me) (hands?|mouth|lap)(?! (luggage|bag))|(mixing|mixed) (everything|them all"
        r"|all the (pills|tablets))|i've had the whole bottle|feel(ing)? (floaty|drowsy)\b__(tell|bye|pills"
        "|sorry)|washing the pills",
        0.65,
        "I had the tablets in my hand",
    ),
)
