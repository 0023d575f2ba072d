"""Cues of listening: giving back, affirming, being there, and the frame of a talk."""

from __future__ import annotations

from holdspace.codes import HelperCode
from holdspace.reading.cues import Cue

_FEELS = "(feel|feels|feeling|felt|sound|sounds|seem|seems)"
_KIN = (
    "(mum|mom|mother|dad|father|brother|sister|son|daughter|wife|husband|partner|girlfriend|boyfriend|ex|friend|friends"
    "|best friend|cousin|uncle|aunt|grandma|grandpa|grandmother|grandfather|nan|gran|boss|dog|cat|family|parents|kids)"
)
_STRENGTH = (
    "(strong|brave|resilient|courageous|capable|amazing|incredible|kind(?! of)|caring|thoughtful"
    "|wonderful|smart|intelligent"
    "|hardworking|hard working|determined|good (person|friend|mother|father|mum|mom|dad|parent|listener)|great"
    "|dedicated|loving|loyal|talented|insightful|wise|worthy|self-aware|responsible)"
)

REFLECTING: tuple[Cue[HelperCode], ...] = (
    # Simple or complex is decided later, by what was added.
    Cue(
        "complex_reflection",
        r"(it |that |this |what)?('s)? ?(sounds|sound) (like|as (if|though)|that|as)",
        0.85,
        "It sounds like",
    ),
    Cue(
        "complex_reflection",
        r"(that |this |it )sounds ~(?!good|great|fine|nice|lovely|wonderful|awesome|perfect|excellent|okay"
        r"|ok )\w+",
        0.65,
        "That sounds exhausting",
    ),
    Cue("complex_reflection", r"^(sounds|seems|looks|feels) (like|as|that|you)", 0.85, "Seems like you are tired"),
    Cue(
        "complex_reflection",
        r"it (seems|feels|looks) ((like|as (if|though)|that|to me) (you|it|this|there|the|your|part)|the|you"
        r"|this|your|part)",
        0.8,
        "It seems like you",
    ),
    Cue(
        "complex_reflection",
        r"you ~(seem|sound|look|appear) (?!like (such )?(a|an) ~(nice|good|great))",
        0.75,
        "You sound tired",
    ),
    Cue("complex_reflection", r"^you're ~feeling", 0.85, "You're feeling lost"),
    Cue(
        "complex_reflection",
        r"^you ~(feel|felt|worry|wish|miss|hate|love|fear|care|long|dread|ache|regret)(?! free)",
        0.75,
        "You feel left out",
    ),
    Cue("complex_reflection", r"(what )?i'm ~hearing( you| that| how|$)", 0.85, "I'm hearing how tired you are"),
    Cue("complex_reflection", r"i (can |could )?~hear (you|that|how|the|in)", 0.75, "I hear how hard that was"),
    Cue("complex_reflection", r"(what )?you're (saying|telling me)", 0.75, "So you're saying it hurt"),
    Cue(
        "complex_reflection",
        r"if i('m)? (understand|hear|heard|understood|getting|got)( it| you| this| that)?",
        0.75,
        "If I understand you",
    ),
    Cue("complex_reflection", r"^(a |one |another )?(part|side) of you", 0.85, "Part of you wants out"),
    Cue("complex_reflection", r"i ~(noticed?|noticing) (that |how )?(you|your)", 0.7, "I noticed you went quiet"),
    Cue("complex_reflection", r"on (the )?one hand", 0.8, "On the one hand you care"),
    Cue(
        "complex_reflection",
        r"(it|that|this|you|things) must ~(be|feel|have|hurt|get|weigh|seem|put|leave|make)",
        0.75,
        "That must be tiring",
    ),
    Cue("complex_reflection", r"^must (be|feel|have been) ", 0.7, "Must be hard"),
    Cue(
        "complex_reflection",
        r"(i can |i could )(see|tell|sense|feel) ~(that |how )?(you|this|it|much|hard)",
        0.7,
        "I can tell this hurts",
    ),
    Cue(
        "complex_reflection",
        r"i (sense|get the (sense|feeling|impression)|imagine|picture|gather) ",
        0.7,
        "I sense some anger",
    ),
    Cue("complex_reflection", r"(i can )(only )?imagine", 0.6, "I can only imagine"),
    Cue("complex_reflection", r"(i'm|just) guessing|my guess is|i take it", 0.65, "I'm guessing you were up late"),
    Cue(
        "complex_reflection",
        r"(i wonder|i'm wondering) (if|whether|maybe) (you|it|that|part|there)",
        0.6,
        "I wonder if you feel alone",
    ),
    Cue(
        "complex_reflection",
        r"^(it's|it was|that's) (like|as if|almost like|as though) ",
        0.65,
        "It's like nobody sees it",
    ),
    Cue(
        "complex_reflection",
        r"(weighs?|weighing|wearing|eating) (~on|down on|away at|heavily on) you",
        0.7,
        "It weighs on you",
    ),
    Cue(
        "complex_reflection",
        r"(is|are|was) (really )?important to you|matters? (~)(a lot )?to you|means? a lot to you",
        0.75,
        "Your family matters to you",
    ),
    Cue(
        "complex_reflection",
        r"(leaves|left|leaving|makes|made|making|has|had|have|got|gets) you (feel|feeling|felt|wonder"
        r"|question|so|worried|scared|on edge|anx|thinking)\w*",
        0.75,
        "That left you feeling small",
    ),
    Cue(
        "complex_reflection",
        r"you're (scared|afraid|worried|hurt|angry|sad|lonely|tired|exhausted|torn|stuck|struggling"
        r"|overwhelmed|anxious|nervous|frustrated|trying|wondering|hoping|thinking|looking|carrying"
        r"|going through|dealing|having|concerned|stressed|upset|lost|confused)",
        0.7,
        "You're scared of her answer",
    ),
    Cue(
        "complex_reflection",
        r"^(that's|it's|this is) ~(something|what|why|where|when|how|not what) __you",
        0.6,
        "That's why you stayed in",
    ),
    Cue(
        "simple_reflection",
        r"^((as|when|earlier|before) )?you ~(mentioned|said|told me|were saying|just said|described"
        r"|talked about|pointed out)( (that"
        r"|how|earlier|about|to me))?",
        0.75,
        "You said it began in May",
    ),
    Cue(
        "summarise",
        r"let me (see if i|make sure i|check i|check if i|try to (sum|pull))",
        0.85,
        "Let me see if I have this right",
    ),
    Cue(
        "summarise",
        r"to (sum|summari[sz]e|recap|pull)|summing up|in summary|so far you('ve)?|(you've|we've|you) (told me"
        r"|talked|mentioned|shared|touched|described)( me)? (about )?__(, | and |also)",
        0.8,
        "So far you've told me about the move and the exam",
    ),
)

VALUING: tuple[Cue[HelperCode], ...] = (
    Cue("affirm", r"proud of (you|yourself)|be proud", 0.85, "I'm proud of you"),
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
        r"you ~(care|love) ~(a lot |so much |deeply |very much |enough )?(about|for)|your (strength|courage"
        r"|honesty|openness|effort|determination|strengths|resilience)|despite (all|everything)",
        0.7,
        "You care so much about her",
    ),
    Cue("affirm", r"you ~(deserve|are worth|matter)", 0.6, "You deserve better"),
    Cue("support", r"worried (about|for) you|i believe you( |$)", 0.65, "I'm really worried about you"),
    Cue(
        "affirm", r"i (~)believe in you|you can do (it|this)|you('ve)? got this|i know you can", 0.6, "I believe in you"
    ),
    Cue(
        "support",
        r"i'm (~)(here|listening( to you)?$|with you|around|all ears|by your side)(?! (for|to|with) (a|an|the"
        r"|my) )|here (for|with|to listen|to help|to support) you|i('ll| will) (stay|be (right )?here|listen"
        r"|sit with you)|here if you",
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
        r"|everyone|people|who) (would|wouldn't|might|in your (place|shoes|situation)|feels?|often feel"
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
        r"your (feelings?|reactions?|emotions?|anger|fears?) (is|are|make|makes) |(you have|you've"
        r"|you've got) (every|the|a) right to|i('d| would) (also |probably |~)(feel|be (~)(upset|angry|scared"
        r"|worried|sad|anxious|hurt|mad|nervous)|find|have felt)( ~)(feel|be|find|felt|been|the same|same"
        r"|upset|angry|scared|worried)?|(can|could) (~)(see|understand) (why|how (that|this|it|you))",
        0.7,
        "I can see why you'd be angry",
    ),
    Cue(
        "validate",
        r"(not|isn't|nothing|never) ~(weak|stupid|silly|crazy|mad|pathetic|wrong|shame\w*|dumb|selfish)( (to"
        r"|for|with you|about|in)|$)|(no|never any) shame in|(not|isn't|never) (~)your fault",
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
        r"|call|life|own choice))|only you (can|know)|(is|are) (~)(yours|your own)( |$)"
        r"|you're the one who (has|gets|decides|makes|knows)|you('re| get| are)? ?(to |the one (who|to) "
        r"|in )?(decide|choose|control|in charge)|you know (what's best|yourself|best)|whatever you (choose"
        r"|decide|want|feel|think)|in your own (time|way)|it's your (decision|choice|call)|no one can (decide"
        r"|make)|your choice|when(ever)? you('re| feel)? ~ready|(you|we) don't have to( (talk|tell|say|answer"
        r"|share|decide|explain|do)|$)|at your own pace",
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
    Cue(
        "self_disclose",
        r"i('ve| have| had| was)? ?(also )?(been|gone|went|lived|was) (through|there|in (your|that|the|a"
        r"|this) (\w+ )?(same )?(shoes|boat|place|position|situation|spot))|been there|in the same (boat"
        r"|place|position|situation)( as you)?",
        0.85,
        "I've been there",
    ),
    Cue(
        "self_disclose",
        r"^me too|^(omg |oh |lol )?same( here| tbh)?$|^same here|^i do too|^so do i|^me neither|^neither do i|(happened"
        r"|happens) to me|as someone who|i ~know (exactly |just )?(what (it's|that's|it|that|this) (is "
        r"|was )?(~)like|how (that|it|this|hard|bad|difficult)|the feeling)|i can ~relate|i (~)(feel"
        r"|felt) (the same|that way|like that|similar\w*|a similar|this way|exactly)",
        0.75,
        "Me too, I know the feeling",
    ),
    Cue(
        "self_disclose",
        r"^(when|whenever|if|since|after|because|until|before|while) i (~)(feel|felt|am|was|had|get|got|have"
        r"|do|did|lost|went|start\w*|need\w*|see|look|think|try|tried)|^i find ",
        0.6,
        "Whenever I feel low I walk",
    ),
    Cue(
        "self_disclose",
        r"when i (was|had|got|lost|went|felt|first|broke|started|moved)|in my (case|experience|own|life"
        r"|situation|family)|my own|^personally|^for me|i used to|i (too |also |myself |once |recently "
        r"|actually |just |personally |definitely |often |sometimes ){1,2}(have|had|was|went|lost|felt|got"
        r"|feel|suffer\w*|struggle\w*|get|am|do|did|experience\w*|find|found|lose|went)",
        0.75,
        "When I was at school",
    ),
    Cue(
        "self_disclose",
        r"i (lost|had|went|was|struggled|suffered|felt|got|did|found|tried|started|broke|quit|moved"
        r"|experienced|dealt|failed|took|cried|couldn't|didn't|worked|lived|left|married|divorced|dated"
        r"|needed|wanted|learned|learnt|made|came|saw|used|kept|joined|realized|realised)(?! (hear"
        r"|want to hear|to hear|you|that you|your|from you|wondering|thinking|going to ask|looking at|mean)) ",
        0.6,
        "I lost my dad too",
    ),
    Cue(
        "self_disclose",
        r"(my|our) "
        + _KIN
        + r" (~)(is|was|has|had|died|left|and i|did|got|does|used|would|who|really|told|said|also|went|lost"
        r"|passed|suffer\w*|struggle\w*)",
        0.75,
        "My brother had that",
    ),
    Cue(
        "self_disclose",
        r"^(i've|i (have|suffer|struggle|live|deal|get|feel|find|hate|love|like|do|work|enjoy|miss|worry|take"
        r"|usually|am)) (?!you|sorry|glad|here|to (know|hear|ask)|for you|that|like you|heard|seen|noticed"
        r"|a (question|suggestion|thought|few)|some (ideas|questions|tips|information)|an idea|bad for|hear)",
        0.45,
        "I struggle with that too",
    ),
)

FRAME: tuple[Cue[HelperCode], ...] = (
    Cue(
        "apologise",
        r"i ~(pushed|interrupted|rushed|jumped (in|ahead|to)|assumed|misunderstood|misread|got (that|it"
        r"|you) wrong|missed (that|it|what)|went too fast|wasn't listening|should have (asked|listened"
        r"|waited))|i ~apologi[sz]e|my (bad|apologies|mistake|fault)|(i'm )?~sorry (if|for (my|asking|pushing"
        r"|saying|being|the (delay|wait|late|confusion|misunderstanding)|not|jumping|misunderstanding|that i"
        r"|interrupting|rushing)|i |about my|to (interrupt|push))|i (shouldn't|should not) have|i (got|read"
        r"|took) that wrong|that was (clumsy|wrong|unfair) of me|i didn't mean to|forgive me|pardon me"
        r"|that came out wrong|let me (try|take) that (again|back)",
        0.85,
        "I'm sorry if I pushed",
    ),
    Cue(
        "greet",
        r"^(hi|hello|hey|hiya|heya|howdy|greetings|good (morning|afternoon|evening|day)|welcome|hey there"
        r"|hello there)( there| \w+)?$|nice to (meet|see) you|pleased to meet|great to (meet|see) you"
        r"|(my name is|my name's|i'm called)|^(hi|hello|hey|welcome|good (morning|afternoon|evening))"
        r"|thanks for (coming|joining|being here)",
        0.8,
        "Hello there",
    ),
    Cue(
        "close",
        r"(good ?bye|^bye+|see you|take (good )?care( of yourself)?$|^take care|talk (to you )?(soon|later"
        r"|tomorrow|again)|have a (~)(good|great|nice|lovely|wonderful|blessed|merry|happy)|good ?night"
        r"|until next time|(we|i) (have to|need to|should) (stop|finish|end|go|leave|wrap)|(we're"
        r"|i'm) (running )?out of time|before (we|you) (finish|go|end|stop)|is there anything else"
        r"|anything else (i can|you)|thanks for (talking|chatting|your time)|it was (~)(nice|good|great"
        r"|lovely) (talking|chatting|to talk|speaking)|you're ~welcome|^no problem$|^my pleasure|wrap up"
        r"|come back (any ?time|when))",
        0.7,
        "Take care of yourself",
    ),
    Cue(
        "explain_role",
        r"(what you (say|tell me)|this|our (chat|talk|conversation)|everything|it|that"
        r"|we talk about) ~(stays?|is|will (stay|be)|remains?) ~(between us|private|confidential|anonymous"
        r"|here)|i won't (~)(share|tell|pass|repeat)|keep (it|this|that|what you__) (~)(private|between"
        r"|to myself)|confidential\w*|i'm (not )?(a|an|just a|only a) ~(peer|volunteer|trained|listener"
        r"|supporter"
        r"|therapist|counsell?or|doctor|professional|student)|peer support\w*|my role|as a (peer|volunteer"
        r"|supporter|listener)|i (can't|won't|don't) (give (medical|legal)|diagnose|prescribe)|i (would|might"
        r"|may|will|have to|need to) (~)(tell|pass|share|break|involve)__(someone|confiden\w*|others"
        r"|supervisor|team|if)|unless (you're|i'm|someone)__(danger|risk|harm|worried)",
        0.8,
        "What you tell me stays between us",
    ),
)
