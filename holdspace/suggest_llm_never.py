"""What words for a helper never hold, as patterns: this project's own lists of everyday English.

They catch what a reader of whole messages lets through: advice that is dressed as a question, a label in the form of a
reflection, a promise, comfort, a story that nobody lived. They are wide, since what is turned away costs nothing: words
that people wrote stand in its place.
"""

from __future__ import annotations

import re

CLINICAL = re.compile(
    r"\b(?:client|patient|therap\w+|clinic\w*|diagnos\w+|symptom\w*|disorder\w*|depressi(?:on|ve)|clinically|trauma\w*"
    r"|trigger\w*|coping|cope (?:strateg|mechanism)\w*|mechanism\w*|self-?esteem|self-?care|mindful\w*|cognitive\w*"
    r"|ruminat\w+|catastrophi\w+|resistan\w+|resilien\w+|attachment|boundar\w+|process(?:ing)? (?:this|that|it|your)"
    r"|validat\w+|reflect\w*|intervention|ideation|suicidality|risk|maladaptive|dysregulat\w+|dissociat\w+"
    r"|procrastinat\w+|perfectionis\w+|avoidan\w+|(?:in )?denial|stages|grie(?:f|ving) (?:comes|is a) \w+"
    r"|emotional(?:ly)? (?:state|needs|regulat\w+)|hold(?:ing)? space|safe space|journey|heal(?:ing)?)\b",
    re.IGNORECASE,
)
ABOUT_THE_PROGRAM = re.compile(
    r"\b(?:an? ai|ai model|language model|assistant|chat ?bot|simulat\w+|role[- ]?play|trainees?|training|prompt|json"
    r"|instructions?|helper|peer support(?:er)?|as an? (?:ai|program))\b",
    re.IGNORECASE,
)
SECRECY = re.compile(
    r"\b(?:(?:won't|will not|never|wouldn't) (?:tell|say (?:a word|anything)|repeat|pass (?:it|this|that) on)"
    r"|(?:promise|swear)\b|(?:completely|totally|strictly|fully) (?:confidential|private)|(?:our|your|a) secret"
    r"|(?:just|only|strictly) between (?:us|you and me)|no ?(?:one|body) (?:else )?(?:will|has to|needs to) know)",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"\bbetween (?:us|you and me)\b|\bstays? (?:here with|private|in here)\b|\bconfidential\w*|\bto the grave\b",
    re.IGNORECASE,
)
"""A word on what stays private, which needs its limits beside it."""
UNLESS = re.compile(r"\b(?:unless|except|if i (?:thought|was worried|were worried))\b", re.IGNORECASE)
METHOD = re.compile(
    r"\b(?:overdos\w+|noose|hang(?:ing)? (?:yourself|myself)|slit\w*|cut(?:ting)? your(?:self)?\b(?! off)|ways? to die"
    r"|od on|jump(?:ing|ed)? (?:off|from|in front)|drown(?:ing)? yourself|shoot(?:ing)? yourself|bleed\w* out"
    r"|starv(?:e|ing) yourself)\b",
    re.IGNORECASE,
)
MEANS = re.compile(
    r"\b(?:pills?|tablets?|medication|dose|rope|bridge|roof|train tracks?|tracks|platform|knife|knives|blades?|razors?"
    r"|gun|rifle|poison|insulin|morphine|paracetamol|belt|cliffs?|river|exhaust|gas|jump\w*|drown\w*)\b",
    re.IGNORECASE,
)
"""What is no way of anything until the wish to be dead is in the room."""
OWN_STORY = re.compile(
    r"\bi(?:'ve| have) (?:been|felt|had|lost|gone|known|lived|struggled|dealt|experienced|spent|done|seen|also)\b"
    r"|\bi (?:also |too |once |used to |remember|went(?! (?:past|too|ahead|on|over|quick))|lost|grew|struggled"
    r"|lived|felt|did|know (?:how|what) (?:it|you|that))"
    r"|\bwhen i (?:was|had|lost|did|went|started)\b|\bi was (?!wondering|thinking|going|hoping|asking|struck)\b"
    r"|\bmy (?:own |ex|mum|mother|dad|father|brother|sister|wife|husband|partner|son|daughter|friend|job|boss|life)\b"
    r"|\bme too\b|\bsame here\b|\bhappened to me\b|\bi can relate\b|\bi(?:'d| had) been there\b",
    re.IGNORECASE,
)
OF_ONES_OWN = re.compile(r"\bfrom my own (?:life|time|years)\b|\bin my own life\b", re.IGNORECASE)
"""What may lead to a blank."""
ADVICE = re.compile(
    r"\b(?:(?<!if )you (?:could|should|might (?:want|try|like)|may want|need to|ought|must (?!be|feel|have)|can always)"
    r"|have you (?:tried|thought (?:of|about)|considered|talked|spoken|told|asked|seen)|why (?:don't|not)|how about"
    r"|what (?:about|if you|if we)|try (?:to|and|\w+ing)|if i were you"
    r"|(?:might|may|could|would) (?:it )?help (?:you )?(?:to|if)|maybe you can|perhaps you can"
    r"|it's (?:important|worth|best)|consider \w+ing|let's(?! (?:stay|go slowly|leave))"
    r"|i(?:'d| would) suggest|should(?:n't)?|maybe you'd like|you usually|people usually"
    r"|would (?:happen|change|it be like|it do) if you|would (?:do|change) for you"
    r"|could you (?:ask|try|break|make|start|go)"
    r"|will you (?:do|open|look|start|try)|a plan\b"
    r"|(?:ring|call|phone|contact|visit|write to) (?:them|him|her|a|an|the|your|someone|somebody)"
    r"|(?:see|ask|speak to|talk to) (?:a|an|the|your) (?:doctor|gp|tutor|counsell?or|therapist|boss|bank|council))\b"
    r"|\bdeep breaths?\b|\bbreathe\b",
    re.IGNORECASE,
)
COMFORT = re.compile(
    r"\b(?:(?:it|things|everything|that|you)(?:'ll| will| is going to| are going to|'re going to)? (?:all )?"
    r"(?:be|get|work) (?:fine|ok|okay|better|easier|alright|all right|out)|don't worry|no need to worry|stay strong"
    r"|hang in there|got this|i(?:'m| am) sure|proud of you|well done|so many people feel|light at the end"
    r"|you(?:'re| are) (?:so |very )?(?:strong|brave|amazing|doing (?:great|well))"
    r"|i (?:completely |totally |really |fully )?understand\b(?! (?:it )?(?:right|better)))\b",
    re.IGNORECASE,
)


ARGUES = re.compile(
    r"\bwhy\b[^.?!]*\?"
    r"|\b(?:isn't it|aren't you|don't you|doesn't it|wouldn't you|do you (?:not )?agree|don't you think)\b"
    r"|\b(?:unrealistic|nonsense|ridiculous|silly of|irrational|overreact\w*|exaggerat\w*|excuses?)\b|\bplease don't\b",
    re.IGNORECASE,
)
LABELS = re.compile(
    r"\byou(?:'re| are)? (?:clearly|obviously|always|never|just|really just)\b|\bbecause you(?:'re| are) an?\b"
    r"|\b(?:jealous\w*|resent\w*|inferior|lazy|needy|stubborn|selfish|controlling|passive|paranoid|attention|weak)\b"
    r"|\byou push (?:people|everyone|them)\b|\byou(?:'re| are) (?:avoiding|hiding behind|running from)\b"
    r"|\bis how you\b|\byour (?:anxiety|depression|avoidance|issues?|problem)\b",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"\bneeds? you (?:to|strong)\b|\bfor (?:your|the) (?:kids?|children|family)(?:'s sake)?\b|\bbe strong\b"
    r"|\bowe it to\b|\bthink of (?:your|the|those)\b",
    re.IGNORECASE,
)
PROMISES = re.compile(
    r"\bi(?:'ll| will) (?:come (?:over|round|by|with)|visit|ring|call|text|phone|fix|sort|always|never|make sure)\b"
    r"|\b(?:call|ring|text|phone|message) me\b|\bmy (?:number|address|place)\b|\bmeet (?:up|you)\b|\bday or night\b"
    r"|\bwhenever you need\b|\balways be (?:here|there)\b|\bi really want to help\b",
    re.IGNORECASE,
)
"""What goes beyond a talk in writing."""
OF_DEATH = re.compile(
    r"\bworth living\b|\bjoin (?:her|him|them)\b|\bwith (?:her|him|them) again\b|\bsuicid\w*|\bkill\w* yourself\b"
    r"|\bend (?:it all|your life|things)\b|\b(?:want|wish|wanting|wishing) to (?:die|be dead)\b|\bnot (?:to )?wake up\b"
    r"|\bbetter off without\b|\bwatching over\b|\ba better place\b",
    re.IGNORECASE,
)
"""What is put into nobody's mouth."""
