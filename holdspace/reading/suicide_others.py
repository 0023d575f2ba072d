"""What only looks like a statement about one's own suicide: idioms, denials, other people's stories, films."""

from __future__ import annotations

from typing import Final

from holdspace.reading.cues import Wording

IDIOMS = Wording(
    r"(is|are|was|were|been|'s|'re|be) (~|literally |honestly |absolutely |slowly "
    r"|fucking ){0,3}killing (me|us|it|my (feet|back|head|legs))( with| off)?"
    r"|kills me|killed me (laughing|off)|\w+ (will|would|is going to|is gonna|gonna|'ll|'d|going to) (~"
    "|literally )(kill|murder) me|(lights?|it|them|kettle|telly|tv|computer|heating|engine) off myself"
    "|kill me (now|later)(?!,? (i mean|please|i beg))|shoot me( now)?|killing time|kill (some "
    r"|an hour|time)( time)?"
    r"|(dying|die|died|dead|die-ing|nearly died|almost died) (of|from|with) (~)(embarrassment|laughter"
    r"|laughing|boredom|shame|cringe|hunger|heat|thirst|cuteness|shock|happiness|excitement|jealousy"
    r"|curiosity|the heat|cold|second ?hand)"
    r"|(want|wanted|could|going|gonna|thought i'd|about) (~)(to )?(have )?(die|died"
    r"|death)( right there)? (of|from|with|laughing|inside)( embarrassment| shame| laughter| boredom)?"
    r"|(so|was|were|i'm|totally|absolutely) (embarrass\w*|mortif\w*|asham\w*|cringe\w*|humiliat\w*)\b__(die"
    r"|dead|died|dying|disappear|end it( all)?)( of)?"
    r"|(dying|die|dies) (to|for (a|some|the)) (?!death)\w+|to die for(?! (it|what|longer|years|months"
    r"|so long|a long|\w+ (years|months|weeks)))|(died|dead|dying) laughing"
    r"|i'm (~)dead (tired|serious|on(?! the)|beat|right|set|sure|certain|lol|😂|💀)|dead (tired|serious|beat|wrong"
    r"|line|end|phone|battery|weight)|scared to death|bored to (death|tears)|worried to death|love (you"
    r"|him|her|them|it|this) to death|sick to death|tickled to death|starv\w+ to death|freez\w+ to death"
    r"|(rather|sooner) (die|jump off a (bridge|cliff)|shoot myself) than|over my dead body"
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
    r"|my \w+))|(break|broke|breaking) up\b__end (it|things)|walk(ing)? into traffic jam"
    r"|cut(ting)? my (losses|hours|hair)|kill (it|the (mood|vibe|lights|engine|switch))"
    r"|killing myself (laughing|to (get|finish|make|please|keep|be|meet|pass|earn|work)|at (work|the gym)"
    r"|over (this|a|an|the) (essay|exam|project|deadline|thesis|job)|with (work|overtime))"
    r"|kill myself (laughing|to (get|finish|make|please|keep|be|meet|pass|earn|work))"
    r"|working myself to death|work me to death|kill(ed|ing)? my(self)? (phone|plants?|battery|diet|vibe"
    r"|mood|buzz|legs|back)"
    r"|(die|died|dying) in (a|the|this) (game|level|match|minecraft|movie|film|show|book)|my (phone"
    r"|battery|laptop|car|computer|plant|plants|fish|hamster)\b__(died|dead|dying|is dead)"
)
DENIAL = Wording(
    "(assumes?|assumed|thinks?|thought|reckons?|convinced|afraid|worried|says|said) (that )?i$|(wasn't"
    "|isn't|weren't) (~)(me )?(trying |wanting |about )?(to )?$|"
    r"(asking|ask|asked|wonder\w*|know|mean) (me )?(whether|if) (i )?(~)(mean |want |plan |intend |am |was "
    r"|'m )?(to )?$"
    r"|you mean (~|to )?$|(i'm|i am|im|am|was|i've|have|i'd|would|had|i would|i do|i|do|be|no|it's|it isn't) (~"
    r"|really "
    r"|honestly |definitely |certainly )"
    r"(not|never|never been|no longer|not been|don't|wouldn't|haven't|didn't|not having|don't have"
    r"|haven't had|never had|not had|not planning|no) "
    r"(~|any |have |had |having |feel |feeling |been |thinking |planning |going |gonna |want |wanna |be "
    r"|do |about |of |to |even |actually |thought |considered |consider |think |that i |i |would "
    r"|tried |once |ever |plans? |intention of |wish |desire ){0,6}$"
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

OTHER: Final = (
    "(mum|mom|mam|mother|dad|father|brother|sister|son|lad|daughter|wife|husband|partner|girlfriend"
    "|boyfriend|ex|friend|friends"
    "|mate|cousin|uncle|aunt|auntie|gran|nan|nana|nanna|grandad|grandma|grandpa|neighbou?r|colleague"
    "|boss|teacher|tutor|lass|chap|fella|fellow|passenger|jumper|bride|twin|mam|flatmate"
    "|roommate|housemate|cellmate|character|guy|girl|boy|kid|bloke|man|woman|lady|person|patient"
    "|patients|client|clients|caller"
    "|callers|student|students|pupil|resident|nephew|niece|actor|singer|poet|bride|brothers|people"
    "|someone|somebody|everyone"
    r"|anyone|folk|lads|nurse|doctor|voice in the (film|play)|team|company|firm|government|council)"
)
THEIRS: Final = Wording(
    r"(he|she|they|who|you|u|"
    + OTHER
    + r")(?! (and i|made me want|why))('s|'d|'ll| is| was| has| had| have| would| will)?"
)
"""A subject that is somebody else."""
MINE: Final = Wording(r"(i|i'd|i'll|i've|i'm|im|ive|me|myself|my own|we|imma)")
SAID: Final = Wording(
    r"(he|she|they|mam|mum|mom|dad|nan|gran|"
    + OTHER
    + r") (\w+ ){0,2}?(said|says|say|goes|told|texts?|texted|wrote|writes|screamed|shouted|asked"
    r"|asks|keeps (saying|telling))( to (me|us))?,? *\"?$"
)
"""Somebody else is quoted."""
STORY: Final = Wording(
    r"(level|boss|respawn\w*|minecraft|fortnite|grenade|(this|that|a|video|the new) (game|map|film|movie"
    "|song|novel|book|podcast|series|episode"
    "|play|musical|opera|track|poem|thesis|dissertation|essay|script|scene|sermon|lecture|crossword"
    "|chapter)|in (act|chapter)|lyrics?"
    r"|theme tune|theme is|m\*a\*s\*h|mash|juliet|hamlet|macbeth|ophelia|module|course|literature review"
    "|durkheim|statistics|figures"
    r"|fundrais\w*|charity|charities|awareness|training|asist|workshop|band|playlist is|netflix|box ?set"
    "|main character|improv"
    "|are you having|may cause|the leaflet says|wrote down|boathouse|first aid badge|on live television"
    r"|by accident|aloud from|cord obviously|the guard|bungee|parachut\w*|skydiv\w*|self portraits?"
    "|gallery wall|are you thinking of|shift on the|helpline|listening line|life insurance form)"
)
"""A game, a film, a song, a study, a course: not told of oneself."""
LIGHT: Final = Wording(
    r"(last mile|never drinking|hungover|hangover|tequila|embarrass\w*|mortif\w*|cringe"
    "|everyone was (looking|staring)|in front of (everyone|the"
    " whole)|yoga|spin class|burpees|gym|squats|leg day|cramps?|marathon|half marathon|dentist|so spicy"
    r"|medal|fryers|swivel chair|sprint\w*"
    "|lasagna|charger|locked out|bathroom tiles|instagram|homework|wifi|goths?|wear black|left my"
    "|moving to|the music|the band|caravans)"
)
"""What makes a wish to die an idiom, wherever it stands in a short message."""
BENIGN: Final = Wording(
    "(gym|membership|contract|subscription|essay|coursework|paper [12]|revision|knee op|hip|hysterectomy"
    "|new zealand|australia"
    r"|stapler|cruise|lease|tenancy|orchid|slugs|tomatoes|sourdough|chilli|curry|tickets|parcel|doughnut|diet|masters"
    r"|driving test|clutch|quest|panic attack|fringe|tattoo|manuscript|kitchen island|grout|badge"
    r"|wardrobe apart|abseil\w*|sponsored|cold water|lido|picnic|sunset|the pitch|prom|the ring"
    r"|by accident|not a death wish|in goal|gaffer|at that party|touch wood|the leaflet says|every form)"
)
"""Everyday things that what is only loosely said is then about."""
