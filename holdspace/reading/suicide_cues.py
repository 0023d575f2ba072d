"""Wordings about suicide: what was said, what is only an idiom, what is denied or told of somebody else."""

from __future__ import annotations

from holdspace.reading.cues import Cue, Wording
from holdspace.reading.readings import SuicideStatement

_ACT = (
    "(kill(ing|ed)? (myself|my self)|end(ing)? (my (own )?life|it all|things for good|myself)|tak(e"
    "|ing) my (own )?life"
    "|commit(t?ing)? suicide|suicide|kms|unaliv(e|ing)( myself)?|do(ing)? away with myself|off(ing)? myself"
    "|top(ping)? myself)"
)
_MEDICINE = "(pills|tablets|paracetamol|meds|medication|painkillers|sleeping tablets|insulin|antidepressants)"
_MUCH = (
    "(all|every|everything|whole|the rest|a bunch|a lot|loads|a load|handful|a bottle|a box|a pack\\w*"
    "|too many|so many)"
)
_HIGH = (
    "(\\w+ ){0,2}?(bridge|building|roof|rooftop|cliff|balcony|window|car park|carpark|tower|ledge|overpass|block|pier"
    "|platform)"
)
_WAYS = (
    "(overdos(e|ing|ed)|od(ing)? on|tak(e|ing) (~)"
    + _MUCH
    + "__"
    + _MEDICINE
    + "|hang(ing|ed)? myself|shoot(ing)? myself"
    "|stab(bing|bed)? myself|drown(ing|ed)? myself|jump(ing|ed)? (off|from|out of) "
    + _HIGH
    + "|(jump(ing|ed)?|step(ping|ped)?|walk(ing|ed)?) (out )?in ?(to )?front of (a|the|that|some|my) "
    "(train|tube|bus|car|lorry|truck|traffic)|walk(ing|ed)? into (the sea|traffic)|slit(ting)? my (wrists?|throat)"
    "|cut(ting)? my wrists?(?! (on|while|cooking|by accident))|driv(e|ing) (my car |the car "
    "|myself )?(into|off) (a|the) "
    "(wall|tree|road|bridge|cliff|river|sea|lorry)|crash(ing)? my car on purpose|gas(sing)? myself"
    "|poison(ing)? myself)"
)
_ELSEWHERE = "(?!,? (with|in|at|near|there|next|this|it's|the|today|for|when|right now|off|on|doing|alone|together))"
_WILL = (
    "(i'm (~)(going to|gonna|about to|planning to|ready to)|i will|i'll|i (~)plan(ned)? to|i intend to"
    "|i've decided to|planning (on|to)|decided to)"
)

STATEMENTS: tuple[Cue[SuicideStatement], ...] = (
    Cue(
        "acting",
        r"(took|taken|swallowed|downed) (~)(overdose|" + _MUCH + "__" + _MEDICINE + ")",
        0.9,
        "I've just taken all my pills",
    ),
    Cue(
        "acting",
        r"(standing|sitting|i'm) (~)(on|at) (the )?(ledge|edge of (the|a) (bridge|roof|platform|cliff))",
        0.85,
        "I'm on the ledge",
    ),
    Cue(
        "acting",
        r"(standing|sitting|i'm|up) (~)on (the|a) (bridge|roof|rooftop|tracks)(?= *(now|right now)? *([.,!?\n]|$))",
        0.85,
        "I'm on the bridge",
    ),
    Cue("acting", r"(rope|noose|belt) (is )?(already )?(around|round) my neck", 0.9, "The rope is around my neck"),
    Cue(
        "acting",
        r"i('ve| have)? (just )?(cut|slit) my wrists?(?! (on|while|cooking|by accident))",
        0.9,
        "I've cut my wrists",
    ),
    Cue("acting", r"i'm (killing myself|ending it|ending my life) (now|right now|tonight)", 0.9, "I'm ending it now"),
    Cue("acting", r"this is (my )?(goodbye|last message|last text)(?! (to|from|for))", 0.8, "This is my last message"),
    Cue("intent_or_plan", _WILL + " (~)" + _ACT, 0.9, "I'm going to kill myself"),
    Cue("intent_or_plan", _WILL + " (~)" + _WAYS, 0.9, "I'm going to hang myself"),
    Cue("intent_or_plan", r"plan (~)(to|for|of) (~)(die|dying|" + _ACT + ")", 0.9, "I have a plan to end my life"),
    Cue(
        "intent_or_plan",
        r"(day|date|time|night) (picked |set |chosen )?(to|when i'll|i'll|that i) (~)(die|" + _ACT + ")",
        0.9,
        "I've set the day to die",
    ),
    Cue("intent_or_plan", r"(suicide|goodbye) (note|notes|letter|letters)", 0.85, "I've written a goodbye note"),
    Cue(
        "intent_or_plan",
        r"(saved|saving|stockpil\w*|hoard\w*|collect\w*|been keeping)( up)?__" + _MEDICINE,
        0.85,
        "I've been saving up tablets",
    ),
    Cue(
        "intent_or_plan",
        r"won't be (alive|around|here) (~)(by|much longer|anymore|any more|any longer)",
        0.75,
        "I won't be here much longer",
    ),
    Cue(
        "intent_or_plan",
        r"(know|worked out|planned) (exactly )?(how|when|where) i('d| would|'ll| will) (~)(kill|end my|die)",
        0.85,
        "I know how I'd kill myself",
    ),
    Cue(
        "intent_or_plan",
        r"(my|the) last (night|day) (alive|on earth)|(tonight|tomorrow)('s| is) (the (night|day) )?i (die|end it)",
        0.85,
        "It's my last night alive",
    ),
    Cue("method", _WAYS, 0.8, "I keep thinking of jumping off the bridge"),
    Cue(
        "method",
        r"(ways|how|way|places|place|method) to (~)(die|kill myself|end (it|my life)|tie a noose|hang)",
        0.85,
        "I looked up ways to die",
    ),
    Cue(
        "method",
        r"(thought|thinking|think|fantasi\w*) (~)(about|of) (taking )?(the |my |a )?(pills|rope|train tracks"
        r"|gun|razor)",
        0.7,
        "I think about the pills",
    ),
    Cue(
        "method",
        r"how many (of (them|the|my) )?" + _MEDICINE + " (it|i|would|will|to)",
        0.75,
        "I know how many pills it would take",
    ),
    Cue(
        "method",
        r"enough (of )?(the |my )?" + _MEDICINE + "(?! (for (the|this)|until|till|to last))",
        0.75,
        "There's enough insulin here",
    ),
    Cue("thoughts", _ACT, 0.9, "I think about killing myself"),
    Cue("thoughts", r"suicidal( thoughts| feelings| ideation)?", 0.9, "I have suicidal thoughts"),
    Cue(
        "thoughts",
        r"thoughts? (of|about) (dying|ending (it|things|my life)|not being (here|alive)|killing)(?! (scares?"
        r"|terrif|fright|worr))",
        0.85,
        "I get thoughts of dying",
    ),
    Cue(
        "thoughts",
        r"(think|thinking|thought|fantasi\w*|dream\w*|obsess\w*|daydream\w*) (~)(about|of) (~)(dying"
        r"|being dead|ending (it|things|my)|not (being (here|alive)|existing|living)|how i('d| would) die"
        r"|my own (death|funeral))",
        0.85,
        "I dream about being dead",
    ),
    Cue(
        "thoughts",
        r"(want|wanted|thinking (of|about)|ready|just) (to )?(end|ending|finish) (it"
        r"|everything)( all)?(?= *([.,!?\n]|$))|end(ing)? it all",
        0.8,
        "I just want to end it",
    ),
    Cue(
        "thoughts",
        r"tried to (kill (myself|my self)|end (it|my life)|overdose|hang myself|die)|my (last |first "
        r"|suicide |previous )?suicide attempt",
        0.75,
        "I tried to kill myself last year",
    ),
    Cue("thoughts", r"not safe (with|from|around) myself", 0.8, "I'm not safe with myself"),
    Cue(
        "wish_dead",
        r"(want|wanna|wanted|hope|need|ready|rather|prefer|wish|like) (~)(to )?(~)(die(?! (my|the) hair)"
        r"|be dead|not exist|stop existing|cease to exist|not be alive|never wake|not wake|disappear forever"
        r"|be gone (forever|for good)|dead)",
        0.85,
        "I want to die",
    ),
    Cue(
        "wish_dead",
        r"rather not be (here|alive)(?! (for|when|to|in|at|with))|wish(ing)? there (wasn't"
        r"|was no) (a )?(morning|tomorrow)|(wish|hope|pray\w*|wishing|hoping) (that )?i('d| had| could"
        r"| would)? (just )?(was dead|were dead"
        r"|be dead|not exist|die|died|never (been |be )?(born|lived|existed)|not (been born|woken|survived)"
        r"|hadn't been born|(wasn't|weren't) (alive|born)|(wasn't|weren't) (here|around)" + _ELSEWHERE + ")",
        0.85,
        "I wish I'd never been born",
    ),
    Cue(
        "wish_dead",
        r"(hope|wish|pray\w*|wishing|hoping)__(don't|won't|not|never|wouldn't|hadn't|didn't) (~)(wake|woken"
        r"|woke)( up)?",
        0.85,
        "I hope I don't wake up",
    ),
    Cue(
        "wish_dead",
        r"(don't|didn't|no longer|not|never) (really |even |~)(want to|wanna|wish to|care to"
        r"|want) (~)(be (here|around)|live|living|exist|existing)" + _ELSEWHERE,
        0.8,
        "I don't want to be here anymore",
    ),
    Cue(
        "wish_dead",
        r"(don't|didn't|no longer|not|never) (really |even |~)(want to|wanna|wish to|care to"
        r"|want) (~)(be (alive|on this (earth|planet)|in this world)|wake up( (tomorrow|again|anymore"
        r"|ever))(?! early)|go on living|being (here|alive)|keep living|see tomorrow)",
        0.85,
        "I don't want to wake up tomorrow",
    ),
    Cue(
        "wish_dead",
        r"not sure (if |that |whether )?i (~)want to (live|be here|be alive|keep living|go on)"
        + _ELSEWHERE
        + "|(go|going|fall|went) to (sleep|bed) and (not|never) wake( up)?|(not|never) waking up( again)?",
        0.8,
        "I could go to sleep and never wake up",
    ),
    Cue(
        "wish_dead",
        r"(better|happier) off (without me|if i (was|were|wasn't|weren't|am|died|disappeared)( dead| gone"
        r"| not here| here| around| alive)?|dead)|(would|'d|will|d) (~)be (~|all )?(better"
        r"|happier) (without me|if i (was|were) (dead|gone)|if i died)",
        0.85,
        "They'd be better off without me",
    ),
    Cue(
        "wish_dead",
        r"(easier|simpler|better|nicer|best) (~)(for (everyone|everybody|them|him|her|us) )?if i (wasn't"
        r"|weren't|was not) (here|around|alive)" + _ELSEWHERE,
        0.8,
        "It'd be easier if I wasn't here",
    ),
    Cue(
        "wish_dead",
        r"wouldn't mind (dying|being dead|if i died|not waking|if i (didn't|never) w\w+)|(rather be"
        r"|glad to be|better) dead|(welcome|crave|long for|beg for) death|looking forward to (dying|death)"
        r"|i should('ve| have) died",
        0.8,
        "I wouldn't mind dying",
    ),
    Cue(
        "wish_dead",
        r"(tired|sick|done) (~)(of|with) (living|life|being alive|existing)(?! (with|in|at|near|like|out))",
        0.75,
        "I'm tired of living",
    ),
    Cue(
        "wish_dead",
        r"(don't|can't|cannot) (~)see (the|any|a) (reason|point|purpose|sense) (~)(to|in|of) (~)(live|living"
        r"|being (here|alive)|go on|going on)(?! (there|in|with|at))|(no|what's the|what is the|isn't any"
        r"|not any|the|any|a|see (the|any|a)) (reason|point|purpose"
        r"|sense)( left)? (~)(to|in|of|for) (~)(live|living|be alive|being alive|go on living|exist\w*"
        r"|going on|being here|carrying on)(?! (there|here|in|with|at|near|about|on|if))",
        0.8,
        "There's no point in living",
    ),
    Cue(
        "wish_dead",
        r"nothing (left )?to live for|can't go on living|(not|isn't|ain't) worth living|don't deserve to live"
        r"|should (just )?die(?! (of|from))|feel(ing)? like dying(?! (of|from|laughing|my))"
        r"|i not want( to)? (live|exist)",
        0.8,
        "I have nothing left to live for",
    ),
    Cue(
        "wish_dead",
        r"if i (died|was dead|were dead|wasn't here|weren't here|wasn't around|didn't exist"
        r"|disappeared)__(no ?one|nobody|would|they|everyone|better|care|notice|miss)",
        0.8,
        "If I died nobody would notice",
    ),
    Cue(
        "wish_dead",
        r"(no ?one|nobody) (would|'d|will) (~)(miss me|(care|notice|mind)__if i (died|was (dead|gone)"
        r"|wasn't (here|around)|disappeared|killed))",
        0.75,
        "No one would miss me",
    ),
)
"""What people say of themselves; each a wording that stands without context."""

IN_PLAY: tuple[Cue[SuicideStatement], ...] = (
    Cue(
        "acting",
        r"(pills|tablets|rope|knife|blade|razor|gun|bottle|them) (is |are )?(right here |here )?in (my hands?"
        r"|front of me)",
        0.85,
        "The pills are in my hand",
    ),
    Cue(
        "acting",
        r"(i'm|about to|going to) (~)(doing it|do it|jump|take them|took them)( now| right now)?|i ~(took"
        r"|taken|swallowed) (~)(them|it|" + _MEDICINE + ")",
        0.8,
        "I'm about to do it",
    ),
    Cue("acting", r"(on|at) (the|a) (bridge|roof|tracks|platform)", 0.75, "I'm at the bridge"),
    Cue(
        "intent_or_plan",
        r"(have|got|made|with) (a|the|my) plan|(picked|chosen|set|got) (a|the) (date|day|time|place)",
        0.85,
        "I have a plan",
    ),
    Cue(
        "intent_or_plan",
        r"(know|worked out|planned) (exactly )?(how|when|where)( i('d| would|'ll| will)( do it)?)?",
        0.75,
        "I know how I'd do it",
    ),
    Cue(
        "intent_or_plan",
        r"(wrote|written|writing|left) (~)(note|notes|letter|letters)|(giv(en|e|ing)"
        r"|gave) (away )?(~)(all )?(of )?my (things|stuff|belongings)",
        0.75,
        "I've written the letters",
    ),
    Cue(
        "intent_or_plan",
        r"(bought|got|have|hidden|kept) (~)(rope|gun|blade|razor|knife|enough|pills|tablets)|won't be here"
        r"|i'm going to do it|(tonight|tomorrow)$",
        0.7,
        "I bought the rope",
    ),
)
"""Read only where suicide was spoken of just before."""

IDIOMS = Wording(
    r"(is|are|was|were|been|'s|'re|be) (~|literally |honestly |absolutely |slowly "
    r"|fucking ){0,3}killing (me|us|it|my (feet|back|head|legs))( with| off)?"
    r"|kills me|killed me (laughing|off)|\w+ (will|would|is going to|is gonna|gonna|'ll|'d|going to) (~"
    r"|literally )(kill|murder) me|kill me (now|please|later)|shoot me( now)?|killing time|kill (some "
    r"|an hour|time)( time)?"
    r"|(dying|die|died|dead|die-ing|nearly died|almost died) (of|from|with) (~)(embarrassment|laughter"
    r"|laughing|boredom|shame|cringe|hunger|heat|thirst|cuteness|shock|happiness|excitement|jealousy"
    r"|curiosity|the heat|cold|second ?hand)"
    r"|(want|wanted|could|going|gonna|thought i'd|about) (~)(to )?(have )?(die|died"
    r"|death)( right there)? (of|from|with|laughing|inside)( embarrassment| shame| laughter| boredom)?"
    r"|(so|was|were|i'm|totally|absolutely) (embarrass\w*|mortif\w*|asham\w*|cringe\w*|humiliat\w*)__(die"
    r"|dead|died|dying|disappear|end it( all)?)( of)?"
    r"|(dying|die|dies) (to|for (a|some|the)) (?!death)\w+|to die for|(died|dead|dying) laughing"
    r"|i'm (~)dead (tired|serious|on|beat|right|set|sure|certain|lol|😂|💀)|dead (tired|serious|beat|wrong"
    r"|line|end|phone|battery|weight)|scared to death|bored to (death|tears)|worried to death|love (you"
    r"|him|her|them|it|this) to death|sick to death|tickled to death|starv\w+ to death|freez\w+ to death"
    r"|(rather|sooner) (die|be dead|jump off a (bridge|cliff)|shoot myself) than|over my dead body"
    r"|drop dead gorgeous|die (a little )?inside|die on this hill|old habits die|never say die|do or die"
    r"|wouldn't be caught dead|dead to me"
    r"|(career|social|political|professional|commercial|financial|academic|assisted|mass|suicide) suicide"
    r"|suicide (squad|note by|mission|bomber|bombing|prevention|awareness|hotline|drill|door|wing)"
    r"|overdos\w+ (~)(on )?(coffee|caffeine|sugar|chocolate|netflix|tv|christmas|cake|carbs|cheese|memes"
    r"|news|cuteness|cat videos|pizza)|jump(ing|ed)? (off|from) (the )?(sofa|couch|bed|diving|swing|wall"
    r"|topic|bus|train|horse|a plane)|jump(ing|ed)? (in|on) (a|the) (car|bus|train|call|shower|pool"
    r"|bandwagon)"
    r"|jump(ing|ed)? off (the|a) (bus|train|call|bandwagon)|hang(ing)? myself out|if looks could kill"
    r"|shooting myself in the foot|shoot(ing)? myself in the foot|kick(ing)? myself"
    r"|beating myself up|driv(e|ing) (me|us|my \w+) (into|off) (a corner|the wall)|driv(e|ing) into (town"
    r"|work|the city|the office)|end(ing)? (it|things) (~)(with|between|off with)( (him|her|them|us"
    r"|my \w+))|(break|broke|breaking) up__end (it|things)|walk(ing)? into traffic jam"
    r"|cut(ting)? my (losses|hours|hair)|kill (it|the (mood|vibe|lights|engine|switch))"
    r"|killing myself (laughing|to (get|finish|make|please|keep|be|meet|pass|earn|work)|at (work|the gym)"
    r"|over (this|a|an|the) (essay|exam|project|deadline|thesis|job)|with (work|overtime))"
    r"|kill myself (laughing|to (get|finish|make|please|keep|be|meet|pass|earn|work))"
    r"|working myself to death|work me to death|kill(ed|ing)? my(self)? (phone|plants?|battery|diet|vibe"
    r"|mood|buzz|legs|back)"
    r"|(die|died|dying) in (a|the|this) (game|level|match|minecraft|movie|film|show|book)|my (phone"
    r"|battery|laptop|car|computer|plant|plants|fish|hamster)__(died|dead|dying|is dead)"
)
DENIAL = Wording(
    r"(asking|ask|asked|wonder\w*|know|mean) (me )?(whether|if) (i )?(~)(mean |want |plan |intend |am |was "
    r"|'m )?(to )?$"
    r"|you mean (~|to )?$|(i'm|i am|im|am|was|i've|have|i'd|would|had|i would|i do|i|do|be|no|it's|it isn't) (~"
    r"|really "
    r"|honestly |definitely |certainly )"
    r"(not|never|never been|no longer|not been|don't|wouldn't|haven't|didn't|not having|don't have"
    r"|haven't had|never had|not had|not planning|no) "
    r"(~|any |have |had |having |feel |feeling |been |thinking |planning |going |gonna |want |wanna |be "
    r"|do |about |of |to |even |actually |thought |considered |consider |think |that i |i |would "
    r"|tried ){0,6}$"
    r"|(no|not|never|without|nothing (about|to do with)|isn't about|not about|don't (want|wanna|plan"
    r"|intend|mean|think)( to| about| i('ll| will| would| want to))?|not (that|like|saying|suicidal or)"
    r"|wouldn't|would never|could never|won't|never going to|not going to|not gonna) ?(any |ever |really "
    r"|actually |to |thinking (of|about) |thoughts (of|about) |having ){0,3}$"
)
SOMEBODY = Wording(
    r"(my|his|her|their|our|a|the|your|some|this) (~)(mum|mom|mother|dad|father|brother|sister|son"
    r"|daughter|wife|husband|partner|girlfriend|boyfriend|ex|friend|friends|cousin|uncle|aunt|grandma"
    r"|grandpa|neighbou?r|colleague|boss|teacher|flatmate|roommate|character|guy|girl|man|woman|person"
    r"|article|film|movie|show|book|news)"
    r"( \w+){0,2} (~|is |was |has |had |have |'s ){0,3}(just )?(\w+ing |wants? |wanted |tried |talk\w* "
    r"|thought |said |says )?(to |about |of |that (he|she|they) )?(\w+ )?$"
    r"|(he|she|they|people|someone|somebody|who) (~|is |was |has |had |have |wants? to |wanted to "
    r"|tried to |talked about |died by |said |says ){1,3}(\w+ )?$"
)
