"""Cues of steering: asking leave, advice, information, and what shuts a talk down."""

from __future__ import annotations

from holdspace.codes import HelperCode
from holdspace.reading.cues import Cue

_DO = (
    "(try|go|talk(?! to me)|call|tell(?! me)|write|make|take|get|stop|give|find|focus|keep|ask|start"
    "|speak|look|use|avoid|put|set|exercise"
    "|eat|sleep|relax|ignore|leave|join|read|watch|listen|breathe|move|see|contact|reach|visit|spend"
    "|practi[sc]e|drink|work"
    "|learn|apply|save|plan|meet|meditate|pray|walk|buy|sit|explain|show|send|let|block|cut|report|break"
    "|turn|check|sign"
    "|remind|surround|distract|change|accept|choose|pick|allow|forgive|be|do|have|think|remember"
    "|consider|concentrate|cook)"
)
_ACT = (
    "(try|go (to|for|out|and|see|on)|talk (to|with)(?! me)|call|tell(?! me)|write|make|take"
    "|give (yourself|it|him|her|them)|focus|ask|start|speak|look (for|at|into|up)|use|avoid|put|set"
    "|exercise"
    "|join|read|watch|contact|reach|visit|spend|practi[sc]e|apply|save|plan|meet|meditate|walk|explain"
    "|show|send|let|block|report|check"
    "|remind|distract|choose|find (a|an|some|other|out|someone|ways|help)|get (a|an|some|help|out)"
    "|do (some|something|it|this|that|what|things|the)|always|consider|suggest|learn|work (on|out|with))"
)
_ING = (
    "(trying|talking|going|seeing|asking|speaking|taking|making|getting|looking|calling|writing|joining"
    "|finding|doing|setting|using|telling|starting|reaching|having|keeping|giving|\\w+ing)"
)
PROS = (
    "(therapists?|therapy|counsell?ors?|counsell?ing|psychologists?|psychiatrists?|doctors?|gp"
    "|professionals?|hotlines?|hot line"
    "|helplines?|help line|crisis (line|team|text|service)|samaritans|lifeline|988|116 ?123|111|999|911"
    "|emergency (room|services)"
    "|a&e|the er|social workers?|support (group|groups|line)|student services|wellbeing (team|service)"
    "|school counsell?or|mental health"
    "|nurse|clinic|lawyer|aa meetings?|citizens advice)"
)

STEERING: tuple[Cue[HelperCode], ...] = (
    Cue(
        "seek_permission",
        r"(would it be|is it|would it|is that|would that be|if it's|if that's) ~(ok|okay|alright|all right"
        r"|fine|useful|helpful|help|cool|good)( with you)?( to you)? if (i|we)|(can|could|may|might) i ~(ask"
        r"|share|offer|suggest|tell|give|say|make|check|add|come in|run)( you)?__(something|question|idea"
        r"|thought|story|suggestion|advice|information|tips?|few|about|you|what)?|(do|would"
        r"|did) you mind (if i|me)|if (i may|you don't mind|it's ok\w*|that's ok\w*)|(would|do|did) you (like"
        r"|want|care) (me to|to hear|some|a suggestion|an idea|any|if i)|are you (open|up) (to|for)|shall (i"
        r"|we)|mind if i|with your permission",
        0.85,
        "Would it be ok if I shared an idea?",
    ),
    Cue(
        "advise_without_permission",
        r"(you|u|one|we) (~|also |always |maybe |perhaps |then |probably |both ){0,2}(should|shouldn't"
        r"|ought to|could|can|might|may) (~|also |always |maybe |definitely |probably |not |even |possibly "
        r"|still |at least |either |simply ){0,2}(want to |wanna |need to |like to |wish to |consider "
        r"|be able to |find it helpful )?" + _DO,
        0.75,
        "You should talk to him",
    ),
    Cue(
        "advise_without_permission",
        r"you should(n't| not)?(?! (~)(be (~)(proud|fine|ok|okay|alright)|feel (~)proud|have (anything"
        r"|nothing|to worry)|know that))|you (may|might) (want|wanna|need|consider|like) ",
        0.7,
        "You might want to rest",
    ),
    Cue(
        "advise_without_permission",
        r"(i('d| would)|i want|we('d| would)|we want) ~(like |want |love )?you to|you'll (need|want|have) to"
        r"|would be best|(not|wouldn't) (~)(be )?(a )?bad idea|it ~(helps|would help) (if|to|when)|i ~(would "
        r"|'d |strongly |highly |~)?(suggest|recommend|advise|encourage|propose|urge)|my (advice|suggestion"
        r"|recommendation)|what you (~)(want|need|have|ought) to (do|try) is (?!to |not )"
        r"|i('d| would)( ~)(try|talk|tell|go|take|start|get|ask|avoid|say to|just (try|talk"
        r"|tell|go|ask)|definitely (try|talk|tell|go|ask)) |(if i were|if i was) (you|in your)",
        0.85,
        "I would suggest a walk",
    ),
    Cue(
        "advise_without_permission",
        r"^(~)(a|an|some|no|less|more|going|putting|leaving|having|taking|getting|turning|switching|keeping|writing"
        r"|reading|cutting|avoiding|not \w+ing|camomile|chamomile|exercise|breathing|yoga|screens?|routine)"
        r"( [\w']+){0,8} (can|could|might|may|would|should|will|is meant to|is supposed to|are meant to|is said to"
        r"|usually|often|really)( really| often| sometimes)? (help|helps|work|works|make a difference|do wonders)"
        r"( you| with \w+( \w+)?| a (bit|lot))?$",
        0.7,
        "A warm bath before bed can help",
    ),
    Cue(
        "advise_without_permission",
        r"(maybe|perhaps) (you (can|could|should|might|need|just|would)|u (can|could|should)|try|if you|it('d"
        r"| would) (help|be)|a|an|some|talk\w*(?! to me)|try\w*|tak\w*|go\w*|ask\w*|just|see|seeing|look|the two"
        r"|we could) ",
        0.6,
        "Maybe you could ask her",
    ),
    Cue(
        "advise_without_permission",
        r"(it|that|this|it's) (would|might|may|could|can|will|'d|is) (~|also |maybe ){0,2}(be )?(~)(good"
        r"|helpful|help|worth|best|better|useful|important|beneficial|wise|nice|healthy|great"
        r"|ok)( idea)?( (you|if|to|for|for you|trying|to you)| \w+ing)|(one|another|the best|the first|a good"
        r"|something) (thing|way|step|option|idea)( is| to|s| you| would| that| for)|(a good|good|best) (idea"
        r"|way)( is| would be)? to|(key|trick|goal|important thing) is to|((?<!be )worth|consider|think about"
        r"|how about|what about) " + _ING + r"|better (off )?(to|if)",
        0.6,
        "It might help to write it down",
    ),
    Cue(
        "advise_without_permission",
        r"^(?!only \w+$)(please |just |always |then |maybe |perhaps |also |definitely |at least |instead |simply "
        r"|first |next |~){0,2}(try(ing)?|consider|make sure|remember to|be sure|remind yourself|think about|find"
        r"|focus on|surround|practi[sc]e|spend|give (yourself|it|him|her|them)|treat yourself|set|join|use"
        r"|look (for|at|into)|use|avoid|distract|write|read|learn to|allow yourself|let yourself|take (a|some"
        r"|it|one|things|time|your mind|this|deep|up)|keep (yourself|a|your|busy|it|in|track|trying|on)"
        r"|reach out|talk (to|with)|speak (to|with)|eat|sleep|exercise|breathe|meditate|go (to|for|out|see"
        r"|on)|get (some|a|out|help|your|yourself)|ask (him|her|them|your|for|a|yourself)|do (something|some"
        r"|what|things|it)|call|see (if|a|your)|start|work on|enjoy|listen to|watch|play|look|use|show|put"
        r"|leave|cut|block|be (kind|honest|patient|gentle|proud|yourself|strong|careful|open))( |$)",
        0.65,
        "Try writing it down",
    ),
    Cue(
        "advise_without_permission",
        r"let's (try|make|work|start|set|look|get you|come up|find|do)|if you (can|could|want"
        r"|have time)__(try|talk|go|ask|write|take|do)|all you (need|have|can)|the only (thing|way)"
        r"|there are ~(other |many |lots of |a lot of |different |several |a few )?(\w+ )?(ways"
        r"|things you can|options|medications?|groups?|books?|videos?|apps?|resources|techniques|exercises)",
        0.5,
        "Let's make a plan",
    ),
    Cue(
        "direct",
        r"(you|u|we) (~|absolutely |simply |definitely |really ){0,2}(must(?! (~)(have|be|feel|miss|love|hate"
        r"|know|get|think))|need to|have to|have got to|gotta|got to|had better|'d better|better|needs to"
        r"|are going to have to|will have to)(?! be (feeling|so|very|really|exhaust|tired|hard|tough)"
        r"| have been| feel)",
        0.75,
        "You need to tell her",
    ),
    Cue(
        "direct",
        r"^(please |just |now |then ){0,2}(stop|don't|quit|never(?= \w)|calm down|forget (about )?(it|him|her|them)"
        r"|get over|move on|let (it|him|her|them) go|leave (him|her|them|it)|snap out|tell (him|her|them"
        r"|your)|call (him|her|them|your)|go (and|talk|tell|home|back)|get (up|out|help|rid)|do (it|as|what)"
        r"|listen(?! to)|relax|be strong|man up|grow up|cheer up|ignore|break up|dump|accept|be positive"
        r"|think positive\w*|focus|sit down)(?! (worry|be sorry|hesitate|know|have to|need to|think (you"
        r"|that)|be afraid to|feel (bad|guilty|alone)|blame|beat|be (~)hard on|mind|get me wrong|you$|(~)(match"
        r"|fit|seem"
        r"|add up|go together|line up)))( |$)",
        0.65,
        "Just stop thinking about it",
    ),
    Cue(
        "direct",
        r"^(please |just |now |then |but ){0,2}(promise( me)?|think of (your|the|those)|swear)|(you|u) (mustn't"
        r"|must not|must never) (~)"
        r"(think|talk|say|feel|do|give up)|(you|u) can't (~)(think like|talk like|say that|do that|give up)"
        r"|(i want|need) you to promise",
        0.7,
        "Promise me you won't",
    ),
    Cue(
        "warn",
        r"if you (don't|do not|keep|continue|carry on|won't|stay|go on)__(you'll|you will|will|won't|going to"
        r"|gonna|might|could|risk|it'll|it will|lose|end up|never)|or else|otherwise (you|it|he|she|they)"
        r"|you'll (~)(end up|regret|lose|ruin|fail|get worse|make it worse|hurt|be sorry|never)|(it"
        r"|things)('ll| will| can)? (only )?get(s)? worse|(putting|put) yourself (at|in)( a lot of)? (risk"
        r"|danger)|at (higher |great |serious )?risk (of|for)|you're (going to|gonna) (end up|regret|lose"
        r"|fail|hurt|ruin|get hurt)|(very|extremely|really) dangerous|consequences|as long as you('re"
        r"| continue| keep)",
        0.75,
        "If you keep this up you'll lose her",
    ),
    Cue(
        "confront",
        r"(you're|you are being|stop being) (~|being |acting |clearly |obviously |simply ){0,2}(overreact\w*"
        r"|over-react\w*|dramatic|selfish|lazy|ridiculous|wrong|too sensitive|childish|weak|foolish"
        r"|making excuses|in denial|paranoid|negative|crazy|immature|attention seeking|ungrateful"
        r"|not (really |even )?trying|feeling sorry for yourself)",
        0.85,
        "You're overreacting",
    ),
    Cue(
        "confront",
        r"(you're|you are) (~)(avoiding|dodging|deflecting|stalling|hiding something|not (telling|answering) me"
        r"|in denial)"
        r"|(mean|means) nothing|why (do|would|did) you (even |always |keep )?(need|have|bother|insist|compare"
        r"|lie|care)"
        r"|you haven't answered me|you can't just (~)(throw|say|drop|leave|stop)|(you're|you are) (just )?a (~)"
        r"(lazy|selfish|bad|terrible|useless)",
        0.8,
        "You're dodging the question",
    ),
    Cue(
        "confront",
        r"^(you're|you are|u r|ur) (~|just |obviously |clearly )?(lying|making (it|this|that|things) up|a liar)"
        r"( to me| again| now)?$|how will you ever (survive|cope|manage)|^must be (~|so |really )?"
        r"(hard|tough|difficult|terrible|awful) being you$|^(aww? )?(boo ?hoo|cry me a river|poor little you)"
        r"|(don't i|do i not) (even )?(get|deserve) (a|any) thank\w*|(aren't|are) you (not )?(even )?(going to|gonna)"
        r" (say |even )?thank (you|me)|you (should|ought to|could|might)( at least)? (be (more )?grateful"
        r"|(say )?thank (you|me)$|say thanks$)",
        0.85,
        "Must be so hard being you",
    ),
    Cue(
        "confront",
        r"(it's|that's|this is|(?<!not )all|is|was|only) (~)your (own )?(fault|doing|own choice to)"
        r"|you (brought|did) (this|that|it) (on|to) yourself|what did you expect|(that's|it's) ~(dramatic"
        r"|childish|over the top|pathetic|overreact\w*|nonsense"
        r"|not true|ridiculous|silly|no excuse|an excuse|just an excuse|bullshit|not (really )?(a"
        r"|that) (problem|big deal)|no reason)|get over (it|him|her)|stop (being|feeling|complaining|whining"
        r"|moaning)|(other|some|many) (people|kids)__(worse|real problems|starving|less)|but you (said|told"
        r"|just said)|snap out|you just (don't|won't)|grow up|man up|you should have|should've"
        r"|why (would|didn't|did|can't|won't|aren't|haven't) you (~)(not|stay|do|tell|let|say|just|leave|ask"
        r"|even|think|go|try|lie|cheat|drink|wait|keep)|i (~)(disagree|don't (buy|believe) (that|it|you))"
        r"|are you sure (you're not|you aren't|it's not|about that|that's)|you (can't"
        r"|don't) ~(really )?(think|believe|mean) that|you (~)(always|never) (\w+ ){0,2}(do|say|listen|try"
        r"|give|get|make|complain)|shame on you|you don't (even )?(try|care|want to (change|get better))"
        r"|how could you|don't be (~)(silly|ridiculous|stupid|dramatic|so|like that|such|a)",
        0.75,
        "That's just an excuse",
    ),
    Cue(
        "confront",
        r"(isn't|is not|nothing) (that|so) (bad|serious|hard)|you (shouldn't|should not) (feel|be (sad|angry"
        r"|upset|so|worried))|no reason to (feel|be)|you have no (reason|right) to (feel|be|complain|moan|cry)"
        r"|toughen up|that's life"
        r"|it's just (a|an) (exam|phase|job|dog|cat|game|boy|girl|guy)|not the end of the world",
        0.7,
        "It's just an exam",
    ),
    Cue(
        "reassure",
        r"(it|things|everything|this|all|that|you|you'll)('ll| will| is going to|'s going to| gonna|'s gonna"
        r"| are going to| can| would|s gonna)? (~|surely |soon |eventually |all |work out ){0,2}(be|turn out"
        r"|work out|get|come|go|feel) (~|all ){0,2}(ok|okay|o k|fine|alright|all right|better(?! off)|good|great|well"
        r"|easier|together|(?<!found )out)",
        0.8,
        "It will be fine",
    ),
    Cue("reassure", r"^time (~)((does|will|can) )?(~)(helps?|heals?)", 0.75, "Time does help"),
    Cue(
        "reassure",
        r"(she|he|they|people|everyone|your \w+)('ll| will|'d| would) (~|surely |definitely |certainly ){0,2}"
        r"(understand|forgive you|help you|love you|be (fine|okay|ok|proud))( for sure| you)?$",
        0.65,
        "She would understand for sure",
    ),
    Cue(
        "reassure",
        r"(?<![a-z]s )(?<!they )(?<!people )don't (~)(worry|be (afraid|scared|sad|nervous)|stress|panic|cry"
        r"|give up|lose hope|feel (bad|guilty)"
        r"|beat yourself|be (~)hard on yourself|blame yourself)|no need to (worry|panic|stress|be)"
        r"|nothing to (worry|fear|be (afraid|scared|worried|ashamed))|you'll"
        r" (~)(be(?! (found|caught|judged|left|blamed|laughed))|get (through|over|past|better"
        r"|there)|find (some|a|the"
        r"|another|your)|make it|manage|do (fine|great|well|it)|survive|succeed|meet|feel)|(it"
        r"|time) (~)(gets better|heals|will heal|passes|will pass|will tell)|(this|that) too shall pass"
        r"|at least |look on the bright|bright side|silver lining|stay (positive|strong|calm)|keep (your head"
        r"|your chin|smiling|fighting|strong|the faith)|cheer up|hang in there|chin up|plenty (of|more) fish"
        r"|could (be|have been) (~)worse|(not|isn't) (~)(that|so|as) bad|you're not ~(failure|burden|loser"
        r"|broken|bad|mess|freak|problem|worthless|useless)|everything happens for a reason"
        r"|i'm (~)(sure|certain|confident) (~|that )?(it|things|you|he|she|they|there|everything|your|this|if"
        r"|many|once|the)|happens to (everyone|everybody|the best|all)|we all (~)(go|have|feel|make|get)"
        r"|(?<!not )everyone (~)(feels|goes|has|makes|gets)|you'll see"
        r"|(it|things|everything)('ll| will| is going to|'s going to) (~|all ){0,2}work out|no big deal"
        r"|happy days|rest assured|don't you worry|(it|things)('ll| will) (~)(look|seem|feel) (different|better"
        r"|brighter)"
        r"|(it|they) always (do|does|works? out)$|(time('s| is) (the|a) (great )?(healer|doctor))"
        r"|darkest (hour |before )"
        r"|never as bad as|bounce back|sleep like a (baby|log)|(there's )?nothing wrong with you|no need to (feel|be)"
        r"|nobody's perfect|no one's perfect|only human|you're (~)stronger than you (think|know|feel)"
        r"|(all|everyone's|we're all) in the same boat|^(oh |aw |well |but |honestly ){0,2}(everybody|everyone"
        r"|we all) (~)(sleeps|worries|struggles"
        r"|panics|cries"
        r"|forgets|fails|gets|has|goes)|onwards and upwards|(she|he|they)('s|'re| is| are)? (~)(in a better place"
        r"|at peace|watching over|looking down|wouldn't want)|(a|the) blessing|good innings|every cloud"
        r"|this time next year"
        r"|light at the end|you've got this|you'll look back|chin up|meant to be|it's a good thing really"
        r"|you're (going to|gonna) (~)(be|make|get|do)",
        0.7,
        "Don't worry",
    ),
    Cue(
        "refer",
        r"(see|seeing|call|calling|ring|ringing|phone|text|contact|contacting|visit|try|trying|talk\w* (to"
        r"|with)|speak\w* (to|with)|reach\w* out to|go\w* to|look\w* (into|for)|get\w*|find\w*|book"
        r"|consider\w*|recommend|suggest|help from|join\w*|tried|considered|thought (of|about)|seek\w*"
        r"|available|there('s| is| are)|refer you to|see about|is|are|have)__" + PROS,
        0.75,
        "Would you talk to a counsellor?",
    ),
    Cue(
        "refer",
        PROS + r"__(can|could|might|may|would|will|help|helps|who|that|are there|is there|is open|open|free|trained"
        r"|available|helped|24)",
        0.65,
        "A counsellor could help with this",
    ),
    Cue(
        "hand_over",
        r"(i|we)('ll| will| can| could|'d like to| would like to| want to)? ~(introduce you"
        r"|bring (in )?(someone|my|a|our)|connect you|put you (in touch|through)|call (them|someone|her|him"
        r"|together) (together|with you)|transfer you|hand you|get (someone|my supervisor|a supervisor)"
        r"|pass you|stay (on the line )?while (you|we) call|come with you|go with you)"
        r"|together with you (call|to)|(call|ring|talk to) (them|her|him|someone)( \w+)? together"
        r"|my supervisor|someone (else )?(from|on|in) (our|my|the) team",
        0.8,
        "I can stay while you call",
    ),
    Cue(
        "inform",
        r"(research|studies|study|evidence|statistics|science|experts?|doctors?|psychologists?) (has "
        r"|have )?(~)(shows?|shown|says?|suggests?|suggest|found|finds?|recommends?|call|calls)|according to"
        r"|(is|are|it's) (called|known as|a (condition|symptom|sign|type|form))|(percent|%)|side effects?|(is"
        r"|are) (~)(often|usually|typically|commonly|sometimes|associated|linked|caused|related)|(can|may"
        r"|could|might) (~)(cause|lead to|affect|increase|reduce|damage|result|mean|trigger|make it)|(more"
        r"|less) likely|usually|typically|in general|tends? to|most (people|of the|cases|doctors)|(program"
        r"|service|group|app|book|website|site|video|article)s?( called| that| on| for| which| is| are)"
        r"|the (reason|purpose|idea|rule|law|policy|process|guidelines?|recommended|average|limit)"
        r"|(recommended|guidelines?|milligrams?|dose|nicotine|blood pressure|cholesterol|depression is"
        r"|anxiety is|grief is)",
        0.6,
        "Research shows that sleep helps",
    ),
)

ASKED_ADVICE: tuple[Cue[HelperCode], ...] = (
    # Read only where the clause asks: advice that comes as a question.
    Cue(
        "advise_without_permission",
        r"have you ~(not )?(tried|thought (of|about)|thought|considered|looked into|looked at|contacted"
        r"|sought|seeked|been to see|reached out|made (a|an)|seen (a|your))(?! (this|it|that) (before )?(feel"
        r"|makes))|did you (try|consider|think about)|(have|did) you ~(try|thought)|ever (tried|thought (of"
        r"|about)|considered)",
        0.75,
        "Have you tried talking to her?",
    ),
    Cue(
        "advise_without_permission",
        r"have you ~(spoken|talked|asked|told|been to|checked|gone|explored)|did you (talk|speak|tell|ask)",
        0.6,
        "Have you spoken to her?",
    ),
    Cue(
        "advise_without_permission",
        r"why (don't|not|don't) (you(?! (~)(want|feel|like|think|know|believe|trust|care|mind|need|sleep|have|get on"
        r"|remember|understand))|just|try|we)|(what|how) about (you )?((maybe )?\w+ing|a|an|some|if you|we)"
        r"|what if (you|u|we) |(could|would) (you|u) (~|possibly |perhaps |maybe ){0,2}(be able to |consider "
        r"|like to |be open to |think about )?(try|ask|take|go|find|get|write|make|call|join|move|see"
        r"|consider|reach|set|use|switch|apply|work|give|teach|start|trying|taking|going|spend|stop|speak to"
        r"|speak with|talk (to|with) (him|her|them|your|a|someone|one)|do)|(can|can't|couldn't) (you|u) (~"
        r"|maybe |just |not ){0,2}(try|ask him|ask her|ask them|ask your|take|go|find|get (a|some|help)|write"
        r"|make|call|join|move|speak to|talk to (him|her|them|your|a|someone)|stop)",
        0.72,
        "Why don't you talk to him?",
    ),
    Cue(
        "advise_without_permission",
        r"do you think (you (could|can|should|would be able|might)|\w+ing|it (would|might|could) help"
        r"|that (would|might|could) help)__|would (it|that|\w+ing)__(help|possible|be (possible|good|better"
        r"|an option)|work)|is (there|it) (~)(any way|a way|possible|possibility|chance) (that )?(you|for you"
        r"|to)|(any chance|maybe|perhaps) (you|of|a|\w+ing)|are you (able|willing|open) to|i wonder (if"
        r"|whether) (you could|you might|you'd|it (would|might) help)|don't you think|wouldn't it be (better"
        r"|good|easier|nice)|shouldn't you|should(n't)? you",
        0.7,
        "Do you think talking to her would help?",
    ),
)

SAFETY: tuple[Cue[HelperCode], ...] = (
    # Read only where suicide is in play.
    Cue(
        "safety_act",
        r"(stay|staying|i'm|be|remain|sit) ~(here )?(with you|on the (line|phone)|right here)"
        r"|i'm not going (anywhere|away)|(not|n't) (leave|leaving) you",
        0.85,
        "I'm staying with you",
    ),
    Cue(
        "safety_act",
        r"(put|move|moving|give|giving|get|getting|lock|locking|keep|keeping|take|throw|hand|have)__(away"
        r"|out of (the )?(reach|house|room)|distance|to someone|locked|rid of|hold (on to )?(them|it)|further"
        r"|far from|between you|look after)",
        0.8,
        "Could you put the pills out of reach?",
    ),
    Cue(
        "safety_act",
        r"(someone|somebody|anyone|anybody|one person|a person|who)__(near you|beside you|tell|told|know|knows"
        r"|trust|be with|call|ring"
        r"|reach|lean on|talk to|speak to|turn to|come (over|round))|(talk|speak|go|turn|say it|tell) (to )?(~)"
        r"(your|a|the) ~(doctor|gp|surgery|nurse|sister|brother|mum|mom|mother|dad|friend|neighbou?r|partner|husband"
        r"|wife|son|daughter|crisis)|tell(ing)? (your|a) (sister|brother|mum|mom|mother|dad|friend|neighbou?r|partner"
        r"|doctor|gp)|(line|number|people|team)__(day (and|or) night|night (and|or) day|any (hour|time)|at night|24"
        r"|always"
        r"|round the clock)|(write|give|send|have|keep|save|look up)__(the|a|that|their|this) (~)(number|line)|"
        r"(we|i) (~)(can|could|will|would) (~)(find|look for|work out|think)__(someone|somebody|who|words"
        r"|doctor|help)",
        0.8,
        "Is there one person who could know?",
    ),
    Cue(
        "safety_act",
        r"(call|ring|text|phone|contact|reach|go to|come to|get to|dial)__(988|911|999|112|116 ?123|000"
        r"|samaritans|lifeline|hotline|helpline|crisis|emergency|ambulance|hospital|a&e|er|doctor|someone"
        r"|help|now)|emergency (services|room)|(988|116 ?123|911|999)",
        0.85,
        "Please call 988 now",
    ),
    Cue(
        "safety_act",
        r"(is|are|can|could) (there )?(someone|anyone|anybody|somebody|a friend|your \w+)__(with you|be with"
        r"|stay|there|come over|nearby|sit|who (can|could|knows))|are you (on your own|alone|by yourself"
        r"|with someone|safe|at home|somewhere safe)|(where are you|who is with you|who's with you)"
        r"|keep(ing)? (you|yourself) safe|(safe|safety) (plan|tonight|right now|for now)|worried about (you"
        r"|your safety|your life)|get through (tonight|today|the next|this hour)"
        r"|you don't have to do this alone|need (urgent |immediate )?help (now|right now|tonight|today)|(do"
        r"|have) you (have|got) (any )?(pills|the means|access|a plan|anything)__",
        0.75,
        "Is someone with you right now?",
    ),
)
