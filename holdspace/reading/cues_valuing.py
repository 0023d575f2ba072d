"""Cues of valuing: affirming, being there, saying that it makes sense, leaving the choice, hoping."""

from __future__ import annotations

from holdspace.codes import HelperCode
from holdspace.reading.cues import Cue

_STRENGTH = (
    "(strong|brave|resilient|courageous|capable|amazing|incredible|kind(?! of)|caring|thoughtful"
    "|wonderful|smart|intelligent"
    "|hardworking|hard working|determined|good (person|friend|mother|father|mum|mom|dad|parent|listener)|great"
    "|dedicated|loving|loyal|talented|insightful|wise|worthy|self-aware|responsible)"
)

VALUING: tuple[Cue[HelperCode], ...] = (
    Cue(
        "affirm",
        r"(i'm|we're|^|i (~)(feel|felt)|should be|can be|be|you're) ~proud of (you|yourself)|be proud",
        0.85,
        "I'm proud of you",
    ),
    Cue(
        "affirm",
        r"(that )?(takes?|took|taking) ~(lot of |great |real |much )?(courage|strength|guts|bravery|effort)",
        0.9,
        "That took courage",
    ),
    Cue(
        "affirm",
        r"you're (~|being |clearly |obviously |doing ){0,2}" + _STRENGTH,
        0.8,
        "You're stronger than that, you're brave",
    ),
    Cue(
        "affirm",
        r"you (seem|sound|look|appear) (like |to be )?~" + _STRENGTH,
        0.75,
        "You seem like such a caring person",
    ),
    Cue(
        "affirm",
        r"you('re| did| have| handled| managed| are| were)? __(doing|did|done|handled|managed) ~(well|great"
        r"|good|amazing|your best|everything you can|a (great|good) job)",
        0.8,
        "You're doing well",
    ),
    Cue(
        "affirm",
        r"(well done|good job|great job|nice work|good work|good for you|congrat\w*|kudos|bravo|way to go"
        r"|good on you|great work|hats off)",
        0.85,
        "Well done",
    ),
    Cue(
        "affirm",
        r"(that's|that is|it's|this is|what|sounds like|that sounds) ~(great|good|wonderful|excellent|awesome"
        r"|amazing|fantastic|brilliant|lovely|nice|big|huge|important|positive|smart|cool|impressive"
        r"|beautiful)( idea| step| start| plan| thing| attitude| goal| way| news| question| point"
        r"| achievement| job| first step| insight| approach| to hear|$)",
        0.65,
        "That's a great idea",
    ),
    Cue(
        "affirm",
        r"i (~)(admire|respect|applaud|commend)|i'm ~impressed|it's (~)(good|great|wonderful|awesome|nice"
        r"|lovely|amazing|honou?rable|important|impressive)( thing)? (that )?you|(it|that|this) (shows?|says"
        r"|tells me) (how |that |me |a lot |just how )",
        0.75,
        "I admire how you kept going",
    ),
    Cue(
        "affirm",
        r"you ~(care|love) ~(a lot |so much |deeply |very much |enough )?(about|for)"
        r"|(?<!all )(?<!of )(?<!up )your (strength|courage"
        r"|honesty|openness|effort|determination|strengths|resilience)|despite (all|everything)",
        0.7,
        "You care so much about her",
    ),
    Cue("affirm", r"you ~(deserve|are worth|matter)", 0.6, "You deserve better"),
    Cue("support", r"worried (about|for) you|i believe you( |$)", 0.65, "I'm really worried about you"),
    Cue("affirm", r"^you can (~)do (it|this)$|^you('ve)? got this$", 0.8, "You can do it"),
    Cue(
        "affirm",
        r"i (~)believe in you|you can do (it|this)|you('ve)? got this"
        "|i know you can",
        0.6,
        "I believe in you",
    ),
    Cue(
        "support",
        r"i'm (~)(here|listening( to you)?$|with you|around|all ears|by your side)(?! (for|to|with) (a|an|the"
        r"|my) )|here (for|with|to listen|to help|to support) you|i('ll| will) (stay|be (right )?here|listen"
        r"|sit with you)|(?<!stop )here if you",
        0.85,
        "I'm here for you",
    ),
    Cue(
        "support",
        r"(i'm|we're|^) ?(~)sorry (to hear|that|about|for (your|what|you|the)|you|this|things|it's|your"
        r"|to read|all|u|it|he|she|they|she's|he's)",
        0.85,
        "I'm so sorry to hear that",
    ),
    Cue("support", r"^(i'm )?~sorry$", 0.5, "I'm so sorry"),
    Cue(
        "support",
        r"there('s| is|'s not| is not| isn't) (no|a|any) (~)(right|wrong|one|single|correct|proper"
        r"|bad)( or wrong)? (way|answer|words?|order|place to)",
        0.7,
        "There's no right way to do this",
    ),
    Cue(
        "support",
        r"(that|this|it) (really |must |just )?(sucks?|stinks)|(that's|it's|this is|(that|this|it"
        r"|things) (was|were|sounds|sound|really|has been|are|have been)|what|^so|^very|^really) ~(sucks?"
        r"|a bummer|shit|terrible|awful|horrible|tough|rough|hard|difficult|unfortunate|devastating"
        r"|heartbreaking|sad|hurtful|painful|upsetting|bad|tragic|a lot)(?! (to say|to know|if"
        r"|for me))( to (hear|deal|go through|handle|take)| for you| situation| thing| time)?",
        0.6,
        "That's really tough",
    ),
    Cue(
        "support",
        r"^(how|what a) (awful|terrible|horrible|sad|hard|tough|painful|difficult|frustrating|shame|blow"
        r"|nightmare)|^oh (no|dear|my)|bless you|poor you|my heart",
        0.6,
        "How awful",
    ),
    Cue(
        "support",
        r"i (do |can |~){0,2}(understand|get|feel) (you|u|that|this|it|how you|your|what you|completely"
        r"|totally|where)|i (~)understand( that)?$|i ~know (exactly |just )?(how you|this|it's|it must"
        r"|that (it|this|you))|i (can )?(~)understand",
        0.55,
        "I understand how you feel",
    ),
    Cue(
        "support",
        r"you're not (~)alone|not the only one|i (do )?care (about you)?|you matter|thinking of you|sending"
        r"|hugs?|wish(ing)? you|good luck|best of luck|(i |^)~hope(fully)? (that )?(you|it|things|this"
        r"|everything|he|she|they|all)|take your time|no (rush|pressure)|feel free|rooting for you",
        0.65,
        "You're not alone in this",
    ),
    Cue(
        "support",
        r"(thanks|thank you) ~(so much |very much )?for (sharing|telling|trusting|opening|talking|letting"
        r"|reaching|saying|being (honest|open))|(i ~appreciate|i'm ~glad) (that )?(you|your|u)|glad (you"
        r"|to hear|that)",
        0.7,
        "Thank you for telling me",
    ),
    Cue(
        "support",
        r"(here|want|happy|glad|like|love|try|able) to (help|support|listen|assist)|let me (help|know)"
        r"|if you (ever )?(want|need|feel like|would like)( to)? (to )?(talk|vent|chat|share|someone)"
        r"|you can (always )?(talk|tell|vent|come)( to| me| back)",
        0.55,
        "I want to help",
    ),
    Cue("validate", r"(make|makes|making|made) ~(perfect |total |complete |a lot of )?sense", 0.85, "That makes sense"),
    Cue(
        "validate",
        r"understandabl[ey]|(any ?one|any ?body|most people|many people|lots of people|a lot of people"
        r"|everyone|people|(any ?one|people|those) who|who(?= wouldn't)) (would|wouldn't|might|in your (place|shoes"
        r"|situation)|feels?|often feel"
        r"|struggle|(go|goes) through)( (also |~)?(feel|be|react|struggle|find|want))?",
        0.7,
        "Anyone would feel that way",
    ),
    Cue(
        "validate",
        r"no wonder|not surprising|i'm not surprised|(of course|naturally) (you|it|that|u)|(that"
        r"|it)'s (only )?natural",
        0.8,
        "No wonder you're tired",
    ),
    Cue(
        "validate",
        r"(it's|is|are|that's|feelings are|to feel) ~(ok|okay|o k|normal|natural|valid|alright|all right|fine"
        r"|common|human|legitimate|reasonable|understandable)( and \w+)?( (to )?(feel|be|cry|not|want|need|have"
        r"|miss|grieve|take|think|get)| that you| feeling| reaction| response| thing|$)",
        0.7,
        "It's okay to feel that way",
    ),
    Cue(
        "validate",
        r"^(crying|tears|to cry|silence|(being|feeling|getting) \w+|not knowing) (is|are) (~)(ok|okay|o k|fine|allowed"
        r"|all right|alright|welcome|normal)( here| too| with me){0,2}$|you (are allowed|can|may) (to )?cry( here)?",
        0.75,
        "Crying is okay here",
    ),
    Cue(
        "validate",
        r"your (feelings?|reactions?|emotions?|anger|fears?) (is|are|make|makes) |(you have|you've"
        r"|you've got) (every|the|a) right to|i('d| would) (also |probably |~)(feel|be (~)(upset|angry|scared"
        r"|worried|sad|anxious|hurt|mad|nervous)|find|have felt)( ~)(feel|be|find|felt|been|the same|same"
        r"|upset|angry|scared|worried)?|(can|could) (~)(see|understand) (why|how (that|this|it|you))",
        0.7,
        "I can see why you'd be angry",
    ),
    Cue(
        "validate",
        r"(not|isn't|nothing|never) ~(weak|stupid|silly|crazy|mad|pathetic|wrong|shame\w*|dumb|selfish"
        r"|embarrassing)( (to"
        r"|for|with you|about|in|of you|at all|though)|$)|(no|never any) shame in|(not|isn't|never) (~)your fault",
        0.7,
        "It's not silly to be upset",
    ),
    Cue(
        "validate",
        r"(that's|it's|this is|these are) (a |an )?~(lot|heavy|huge|big|long|difficult|hard|scary"
        r"|tough) (to (carry|hold|deal|handle|take|manage|cope)|load|thing to|decision|time|situation|loss"
        r"|change)",
        0.6,
        "That's a lot to carry",
    ),
    Cue(
        "emphasize_autonomy",
        r"(it's|this is|that's|its|is|be|entirely|all|completely|totally) ~(up to you|your (choice|decision"
        r"|call|life|own choice))|only you (can|know)|(is|are) (~)(yours|your own(?! (fault|doing)))( |$)"
        r"|you're the one who (has|gets|decides|makes|knows)|you('re| get| are)? ?(to |the one (who|to) "
        r"|in )?(decide|choose|control|in charge)|you know (what's best|yourself|best)|whatever you (choose"
        r"|decide|want|feel|think)|in your own (time|way)|it's your (decision|choice|call)|no one can (decide"
        r"|make)|your choice|when(ever)? you('re| feel)? ~ready|(you|we) don't have to( (talk|tell|say|answer"
        r"|share|decide|explain|do|go|get into|say|be)|$)|at your own pace|(at|in) your pace|if you('d"
        r"| would) (~)(rather|prefer|sooner)( not)?$"
        r"|we can (~)(leave|stop|pause|wait|slow|go ~(slow(ly|er)?|gently|back to)|go (as )?(slow|slowly|gently) as"
        r"|take (it ~slow(ly)?|our time|a break)"
        r"|stay|come back to|talk about (something|anything|whatever|nothing)|sit|be quiet|do nothing"
        r"|(just )?look (at|on) (it|that|this))|stop here"
        r"|(you|we) can (~)(start|begin|stop|pause|go on|finish) (~)(here|there|wherever|anywhere|whenever|from"
        r"|with|at any"
        r"|any)|(start|begin|go on|carry on|say|tell me|stop|write) (~)(wherever|whenever|anywhere|if|only if"
        r"|when) you"
        r" (like|want|wish|feel)|whichever you (like|want|prefer)|go on or not"
        r"|you can (~)(leave (it|that|this)( here| there| for now)?$|(stay|be|keep) quiet|say as (much|little)"
        r"|tell me as)"
        r"|you can (~)take your time|put me right|(anything|nothing) you (have|need) to (make|tidy|explain|prove|be)",
        0.8,
        "It's up to you",
    ),
    Cue(
        "offer_hope",
        r"there('s| is| are| is still) (~)(hope|help|a way|ways|light|reason to hope)|(people|many|lots"
        r"|others) (do |have )?(~)(recover|get through|got through|come through|come out|made it through)"
        r"|(you've|you) (~)(got|gotten|come|made it|been|survived|overcome|coped|managed)__(before|this far"
        r"|so far|already)|i'm hopeful|hope (in|for) (this|you|that)|it can (~)(get|be|become) (~)(better"
        r"|easier|different)|(help|treatment|support) (is|does) (available|work\w*|out there)|(won't"
        r"|doesn't have to|not) (~)(feel|be|stay) (like )?(this|that)( way)? (forever|always)",
        0.75,
        "You've got through nights like this before",
    ),
)
