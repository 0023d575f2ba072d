"""Cues of the helper's own person and of the frame: own story, slips, hello, goodbye, role."""

from __future__ import annotations

from holdspace.codes import HelperCode
from holdspace.reading.cues import Cue

_KIN = (
    "(mum|mom|mother|dad|father|brother|sister|son|daughter|wife|husband|partner|girlfriend|boyfriend|ex|friend"
    "|friends"
    "|best friend|cousin|uncle|aunt|grandma|grandpa|grandmother|grandfather|nan|gran|boss|dog|cat|family"
    "|parents|kids)"
)
OWN_STORY: tuple[Cue[HelperCode], ...] = (
    Cue(
        "self_disclose",
        r"^(no |yes |yeah |oh )?i (also|too|myself) (lay|lie|wake|woke|cannot|can't|couldn't|didn't|sleep|cry"
        r"|cried|have (had|been)|know (it|that|those|these) )",
        0.65,
        "I also lay awake many nights",
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
        r"^me too|^(omg |oh |lol )?same( here| tbh)?$|^same here|^i do too|^so do i|^me neither|^neither do i"
        r"|(happened"
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
        r"|usually|am)) (?!you|sorry|glad|(so |really |truly )?(amazed|impressed|proud|inspired|moved|touched"
        r"|in awe)|here|to (know|hear|ask)|for you|that|like you|heard|seen|noticed"
        r"|a (question|suggestion|thought|few)|some (ideas|questions|tips|information)|an idea|bad for|hear)",
        0.45,
        "I struggle with that too",
    ),
)

FRAME: tuple[Cue[HelperCode], ...] = (
    Cue(
        "apologise",
        r"i (kept|keep|was|am|'m|('ve| have) been) ~(pushing|pressing|prying|interrupting"
        r"|rushing)( you)?( about (it|that))?$"
        r"|i (kept|keep) ~(getting|reading|taking) (it|this|that|you) wrong"
        r"|i was (~|too |a bit |being ){0,2}(too (quick|fast|pushy|harsh|blunt)|pushy|harsh|blunt|rude|unkind)"
        r"( with you| to you| there| then| just now| before| earlier)?$"
        r"|i ~(pushed|interrupted|rushed|jumped (in|ahead|to)|assumed|misunderstood|misread|got (that|it"
        r"|you) wrong|missed (that|it|what)|went too fast|wasn't listening|should have (asked|listened"
        r"|waited))|i ~apologi[sz]e|my (bad|apologies|mistake|fault)|(i'm )?~sorry (if|for (my|asking|pushing"
        r"|saying|being|the (delay|wait|late|confusion|misunderstanding)|not|jumping|misunderstanding|that i"
        r"|interrupting|rushing)|i |about my|to (interrupt|push))|i (shouldn't|should not) have|i (got|read"
        r"|took) that wrong|that was (clumsy|wrong|unfair) of me|i didn't mean to|forgive me|pardon me"
        r"|that came out wrong|let me (try|take) that (again|back)|there i go again"
        r"|^i (kept|keep) (saying|doing) (this|these|that|those|it)( things| sort of thing)?$"
        r"|^i (did|'ve done|have done) (it|that) again$|^i do go on$|^i (talked|spoke) too much$"
        r"|i('ve| have) (~)(hardly|barely|not) let you|i (~)(kept|keep) (~)(handing|giving|telling|interrupting"
        r"|pushing"
        r"|asking|talking over|cutting)__(you|advice)",
        0.85,
        "I'm sorry if I pushed",
    ),
    Cue(
        "greet",
        r"^(hi|hello|hey|hiya|heya|howdy|greetings|good (morning|afternoon|evening|day)|welcome|hey there"
        r"|hello there)( there| \w+)?$|(nice|lovely|good|great|glad|pleased) to (meet|see) you|pleased to meet"
        r"|(my name is|my name's|i'm called)|^(hi|hello|hey|welcome|good (morning|afternoon|evening))"
        r"|thanks for (coming|joining|being here)",
        0.8,
        "Hello there",
    ),
    Cue(
        "close",
        r"(^(ok |well |so |right |then |anyway |thanks ){0,3}(good ?bye|bye+)"
        r"|(?<!say )(?<!saying )(?<!said )(?<!a )(?<!ordinary )(?<!yet )(?<!big )(?<!of )good ?bye( for now"
        r"| then| now| \w+)?$"
        r"|see you( (soon|later|then|around|tomorrow|next( time| week)?|again))( \w+){0,2}$|^see you$"
        r"|take (good )?care( of yourself)?$|^take care|talk (to you )?(soon|later|tomorrow|again)"
        r"|have a (~)(good|great|nice|lovely|wonderful|blessed|merry|happy|restful|peaceful|quiet|gentle)"
        r" (day|evening|night|afternoon|morning|weekend|week|one|rest|sleep|christmas|new year|time)"
        r"|^(~)good ?night( then| now| \w+)?$|(?<! a )(?<!say )good ?night$|until next time"
        r"|(we|i) (have to|need to|should|must|will|'ll|'ve got to) (~)(stop|finish|end|go|leave|wrap up)"
        r"( here| there)?( now| soon| for (now|today|tonight)| in a (minute|moment)| then)?$|(we"
        r"|i)'ll (~)(let you go|leave you( to it| there)?)"
        r"$|(we|i)'ll (stop|finish|end|leave it) (here|there) (for (now|today|tonight))$|(we're"
        r"|i'm) (running )?out of time"
        r"|is there anything else (you|before|i)|anything else (i can|you'd like to|before)|thanks for (talking"
        r"|chatting|your time)"
        r"|it was (~)(nice|good|great|lovely) (talking|chatting|to talk|speaking)|wrap up|(you can|do"
        r"|please) come back any ?time)",
        0.7,
        "Take care of yourself",
    ),
    Cue(
        "explain_role",
        r"^before you (tell|say|share|write|go|talk)( me| us)?( any)?( more| on|thing){0,2}$",
        0.6,
        "Before you tell more",
    ),
    Cue(
        "explain_role",
        r"(what you (say|tell me)|this|our (chat|talk|conversation)|everything|it|that"
        r"|we talk about) ~(stays?|is|will (stay|be)|remains?) ~(between us|private|confidential|anonymous"
        r"|here)|i won't (~)(share|tell|pass|repeat)|keep (it|this|that|things|everything"
        r"|what you__) (~)(private|between"
        r"|to myself)|confidential\w*|i'm (not )?(a|an|just a|only a) ~(peer|volunteer|trained|listener"
        r"|supporter"
        r"|therapist|counsell?or|doctor|professional|student)|peer support\w*|my role|as a (peer|volunteer"
        r"|supporter|listener)|i (can't|won't|don't) (give (medical|legal)|diagnose|prescribe)|i (would|might"
        r"|may|will|have to|need to) (~)(tell|pass|share|break|involve)__(someone|confiden\w*|others"
        r"|supervisor|team|if)|unless (you're|i'm|someone)__(danger|risk|harm|worried)"
        r"|(unless|except|only (if|when|time)|one exception|if i('m| am| was| were)? ~(worried|scared|think|thought"
        r"|believed?)|if your life|if you were)__(danger|risk|hurt|harm|safe\w*|your life)"
        r"|(nothing|no ?one|nobody|i (don't|won't|wouldn't|never)) (~)(goes (any )?further|is told|reads|hears"
        r"|gets told|pass\w* (it |this |that )?on|call|tell|contact|ring)__"
        r"|(your life|you) (is|was|were|are|in)__(danger|at risk)__(i'd|i would|i'll|i must|i have to|i need to)"
        r"|i('d| would| will|'ll) (~)(tell|talk to|talk with|ask|say so to|say it to) you ~(first|before)"
        r"|(stays|stay|stayed) (~)(here|with (me|us)|in this room)|(just|only) between (you|us)|hear it from me first"
        r"|be the first to know|say so (first|before)|before i (did|do|tell|told|spoke|speak|called|call) (any|some"
        r"|it)\w*",
        0.8,
        "What you tell me stays between us",
    ),
)
