"""Loose frames of wishes, thoughts and ways: two things that together say it, with anything between them."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Cue
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.suicide_words import MEDICINE, SELF, STOP

HOPE: Final = (
    "(want(ed|ing)?|wanna|wana|wish(ed|ing)?|hop(e|ed|ing)|pray(ed|ing)?|ready|can't wait"
    "|look(ing)? forward|content|happy|glad"
    r"|relieved|relief|would it be so bad|(i'd|would) (like|love|thank)|long(ed|ing)?|if only|beg(ging)?|please)"
)
_END_OF_ME: Final = (
    r"(be dead|been dead|was dead|were dead|i'd died|i had died|i died|(had|have) died|die(?= *([.,!?\n]"
    "|$|already|now|soon|tonight|too|here|alone))"
    "|killed me|kills me|kill me|went in my sleep|go in my sleep|die in my sleep|(this|the) (world|life"
    "|earth) behind|done with (this (world|life)|life|living)"
    r"|off (the|this) (ride|planet|earth)|out of this (life|world)|erased?( me)?"
    + STOP
    + r"|wiped out|took me (out|too|with)|get me quick|not born|unborn|put down)"
)
_GEAR: Final = (
    "(belt|rope|noose|shotgun|rifle|gun|pistol|knife|blades?|razors?|razor blade|hose(pipe)?|exhaust"
    "|bleach|helium|charcoal|scalpel|dressing gown cord|cord|ligature|vodka|insulin|bridge|train|tracks"
    "|cliff|" + MEDICINE + ")"
)
_FATAL: Final = (
    r"(jump\w*|fall(ing)?|hang\w*|drown\w*|swallow\w*|overdos\w*|crashing|hitting|stepp?\w*|going under"
    r"|going over|driv\w+ (into|off)|walking into|slit\w*|bleed\w*|shoot\w*|gass\w*|tak\w+ (them|all"
    "|the (pills|tablets|lot)|my (pills|tablets))|drinking bleach)"
)

_W: SuicideStatement = "wish_dead"
_T: SuicideStatement = "thoughts"
_M: SuicideStatement = "method"
FRAMES: Final[tuple[Cue[SuicideStatement], ...]] = (
    Cue(
        _W,
        HOPE + r"(?! (not|never|to avoid))\b__(?<!n.t )(?<!not )(?<!dont )" + _END_OF_ME,
        0.65,
        "I wish that I had died with them",
    ),
    Cue(
        _W,
        "(they|they'd|they'll|everyone|everybody|world|kids|family|mum|she|he|husband|wife|people)('d"
        "|'ll)? (~)(would |will |all )?(be )?(~|all )?(fine|better|happier|ok|okay|cope|manage|easier|richer"
        r"|lighter)\b__without me(?! (in the (band|team)|at|there|on))|without me (~)(they|everyone|the world"
        "|she|he|life)('d| would|'ll)? ",
        0.65,
        "They'd all be fine without me",
    ),
    Cue(
        _W,
        "(don't|not|no longer|never) (~)(want|wanna|see|fancy|need) (~)(to )?(~)(a future|any future|do life"
        "|grow old|get old|any (more )?of (it|this life)|this life|carry on living|myself (growing"
        "|getting) old|be a person|be me any ?more|be part of)(?! (in|here|with|like))",
        0.65,
        "I don't want a future",
    ),
    Cue(
        _W,
        "(tired|sick|exhausted|weary|done|fed up) (~)(of|with|from) (being|having to be) (~)(here on"
        r"|in this world|on this|alive|me\b|a person|stuck (here )?on)|life (isn't|is not|ain't) (~)(for me"
        "|worth)",
        0.65,
        "I'm so tired of being here on this earth",
    ),
    Cue(
        _W,
        "if i (~)(didn't|never|don't|hadn't) (~)(wake|woken|woke)( up)?(?! (early|on time|in time|at|for"
        r"|till|from|him|her|them|the))|nobody would (~)(even )?(notice|care|know|miss)\b__(dropped dead|dead"
        "|died|gone)|if i (dropped dead|died tomorrow|died tonight|keeled over)",
        0.65,
        "Would it be so bad if I just didn't wake up",
    ),
    Cue(
        _W,
        r"(if|when) (a|the|some|that) \w+( \w+)? (~)(took|hit|got|ran|flattened|squashed|swerved into"
        r"|fell on) me( out| over| down)?\b__(thank|thanks|fine|mind|care|favour|relief|sad|good|blessing|ok)"
        r"|(cancer|illness|lump|tumour|virus|heart|lightning|bus|truck|lorry|car|train|plane|storm)\b__(gets"
        "|get|takes|take|finishes|finish|kills|kill) me (quick|first|fast|soon|off|before)",
        0.6,
        "If a truck took me out I'd say thanks",
    ),
    Cue(
        _W,
        r"wish (the|that|it|he|she|they|that crash|this)\b__(killed|finished|taken|had taken|took) me"
        r"|haven't died yet|sleep and (that|let that) be it|(never|not) (here|exist\w*) in the first place"
        "|glad when (it's|i'm) (all )?(over|gone)|(rest|sleep|peace) that lasts|waiting to die"
        "|counting (the )?days (till|until) i (die|go)",
        0.65,
        "I wish the accident had killed me",
    ),
    Cue(
        _W,
        "(can't|don't think i can|cannot) (~)(bear|stand|face|do|take) (~)(being alive|living|life"
        "|another (day|year) (of (this|it)|alive)|(one )?more day (alive|on earth))(?! (with (him|her|my)"
        "|in this (house|flat)|here|near|next))",
        0.65,
        "I can't bear being alive",
    ),
    Cue(
        _T,
        r"(crosses|crossed|enters|entered|on|through|in) my (mind|head|thoughts)\b__(suicide|ending (it|my"
        "|things)|killing|dying|death"
        + STOP
        + "|jumping|being dead)|(suicide|dying|ending (it|my life)|death|jumping) (~)(crosses|crossed|comes"
        "|keeps coming|goes|runs|is always|pops) (~)(in|into|through|to|on)? ?my (mind|head)",
        0.7,
        "Suicide crosses my mind every day",
    ),
    Cue(
        _T,
        "(voices?|head|brain|something|part of me|it|they) (~)(keeps? |is |are )?(tells?|telling|says?"
        "|saying|wants?|wanting|whispers?|screams?|screaming|thinks?) (~)(at )?(me )?(~)(to |i should "
        "|i'd be better )?(~)(end it|die|do it"
        + STOP
        + "|jump|kill|finish it|be dead|off dead|step out|cut deeper|not be alive|hang|let go)(?! (with|the"
        "|for|him|her|some|job|degree))",
        0.7,
        "This voice keeps telling me to end it",
    ),
    Cue(
        _T,
        r"(think\w*|thought|thoughts|thoughs|ways|wonder\w*|about|googl\w*|plan\w*) (~)(about |of "
        "|on )?(~)(how to|ways (to|of|i could)|whether to|when to|if i should) (~)(end|ending|kill|die"
        "|finish|do away|go through with it)(?! (the|my (membership|contract|marriage|relationship|speech"
        "|essay|letter)|with|a|up|him|her))",
        0.7,
        "I've been thinking about how to end things",
    ),
    Cue(
        _T,
        r"(hurt|harm|do something to|damage) "
        + SELF
        + r"\b__(don't come back|die|wake up|for good|not survive|end it|permanently|kill)|(feel|feeling|felt"
        "|close to|tempted|point of|edge of|brink of|verge of) (~)(like |to |of )?(~)(ending (it|things"
        "|everything|my)|giving up on life|doing it" + STOP + r"|suicide)(?! (with|between))",
        0.7,
        "I feel like ending things",
    ),
    Cue(
        _T,
        "(should|could|might|want to|wanna|would|going to|gonna) (~)(end|finish|stop) (my (own )?(existence"
        "|misery|suffering|pain|story)|all (of )?this|everything for good|being alive)(?! (by|with (a )?(new"
        "|holiday)))|(take|taking|took|by) my own life|ending (one's|your) own life",
        0.6,
        "I could end my own misery",
    ),
    Cue(
        _M,
        "(i'd|i would|i'll|i could|gonna|might|just) (~)(use|take|do it with|go with|try) (~)(a |the |my "
        r"|some |that |his |her )?([\w']+ ){0,2}"
        + _GEAR
        + r"(?= *([.,!?\n]|$|i know|to (die|end)|on my|because it))(?! (to (work|town|london|school|the)|for))",
        0.6,
        "I'd use my dad's shotgun",
    ),
    Cue(
        _M,
        r"(think\w*|thought|thoughts|imagin\w*|pictur\w*|dream\w*|fantasi\w*|consider\w*|keep seeing"
        r"|visuali[sz]\w*|images?|tempted|urges?|plan\w*) (~)(about |of |to |on |myself )?(~)(just |how i'd "
        "|me )?"
        + _FATAL
        + "(?! (out with|around|in love|asleep|behind|on (a|the) (train|bus|plane|bandwagon)|in (the|a) (pool"
        "|shower|car)|straight to|ship|down (a|my) gears|for joy|ship|mountain|the (call|meeting|netball)"
        "|home|up|stones|sour))",
        0.65,
        "I stood on the platform and imagined falling",
    ),
    Cue(
        _M,
        r"how (much|many|long|high|far|deep) (\w+ ){0,3}("
        + MEDICINE
        + " (it|you|i|would|to|is|needed)|(it|you) (takes?|need|would take) to (die|drown|bleed|kill|suffocate"
        "|freeze|starve)|to (drown|overdose|die)|is (lethal|fatal|enough to))|(lethal|fatal) (dose|amount)",
        0.7,
        "I looked up how long it takes to drown",
    ),
    Cue(
        _M,
        r"(garage|car|van|engine|hose\w*|exhaust)\b__(engine running|hose|exhaust|fumes)|(running|sealed"
        "|taped) (the )?(engine|exhaust|windows|garage)|head in the oven|plastic bag over my|bag over my head",
        0.65,
        "I'd sit in the garage with the engine running",
    ),
    Cue(
        _M,
        r"(i|i've|have|got|keep|hid|hidden|my)\b__(knife|blades?|razor|gun|rope|noose|belt|"
        + MEDICINE
        + r")\b__(on myself|on me"
        + STOP
        + "|when i'm ready|when (the time|it) (comes|gets)|just in case i|in case i (need|want|decide|can't)"
        "|to use on|to end|around my neck|for when (it|i))(?! (get a|have a) (headache|migraine))",
        0.7,
        "I keep a blade in my phone case for when I'm ready",
    ),
    Cue(
        _M,
        "(bridge|tracks|cliffs?|railway|roof|balcony|river|pills|rope|knife|blade|tablets|line|window|quarry"
        r"|reservoir|car park)\b__(i think about (that|it|them)|think of it|calling (to )?me|keeps? calling"
        r"|keep looking at|stare at (it|them)|look(ing)? at (it|them) (a lot|and)|tempt\w*)|(i|i'd) (~)(know"
        "|picked|chose) (~)(which|what) (bridge|road|tree|beam|spot|platform|train)",
        0.6,
        "The tracks are five minutes away and I think about that a lot",
    ),
    Cue(
        _M,
        "(rope|noose|belt|gun|hose|blade|knife|pills|tablets)('s| is| are)? (~)(in|under) (the|my) (boot|car"
        "|loft|shed|bed|wardrobe|sock drawer|glove box|garage|bag)(?! (for|so))|(worked out|planned"
        r"|sorted)\W+(the|it's) (car|pills|rope|bridge|hose)",
        0.55,
        "I've got a rope in the boot of the car",
    ),
)
