"""What shape a clause has: an open or a closed question, or a statement with a tag."""

from __future__ import annotations

import re
from typing import Literal

from holdspace.reading.cues import Wording
from holdspace.reading.segment import Clause

Shape = Literal["open", "closed", "tag", "statement"]

_OPEN = Wording(
    r"^(~)(what|what's|whats|how|how's|why|in what way|tell me|describe|talk me through|walk me through"
    r"|help me (to )?understand|say (a (bit|little) )?more|go on about)"
    r"|^(can|could|would|will) (you|u) (~|please |possibly |also |maybe ){0,2}(tell|share|describe"
    r"|explain|say|talk|elaborate|expand|help me (to )?(understand|see)|walk|give me (~)(example|idea"
    r"|picture|sense|more)|clarify|fill me|be more)"
    r"|^(i wonder|i'm wondering|i was wondering|i'm curious|curious|i'd (like|love|be (curious"
    r"|interested)) to (hear|know)|i'm interested|wondering) (~|about |to (know|hear) )?(what|how|why"
    r"|about|more)"
    r"|^(would|do) you (like|want|mind|care|be willing) (~)?(to )?(tell|telling|filling me|talk|talking"
    r"|share|sharing|describing|explaining|explain|elaborat\w*|say(ing)?)|^(~)?where|(who) (~)(do|does"
    r"|would|could|are|is) (you|that|this|it) (~)?(see|think|want|feel|go|leave|fit|hope|turn|come)|^(any"
    r"|and) (thoughts|ideas|other)( |$)|^anything (else|you)|^please (~)?(tell|share|describe|explain)"
    r"|^when (~)(do|did|have) you (~)?(notice|feel|find|first notice)|what's (going on|happening|up"
    r"|on your mind|wrong|that like|it like)|^(for|such as|like) (example|what)|what about (you|that|it"
    r"|the|your)|what else|how so$|how come|what (happened|happens|makes|made|brings?|do|did|are|would"
    r"|was|is|were|has|have|kind|sort|can|could|does|will) "
)
_ONE_FACT = Wording(
    r"^(what (time|year|day|age|grade|month|date|country|city|state|class|classes|school)|how (many|much"
    r"|old|long|often|far|soon|big|late|recently)|when (is|did|was|will|were|are|does)|where (do|did|are"
    r"|was|were) |who (is|was|do|did|are|else|would|has|have|had|can|could|will"
    r"|knows?|helps?|sees?|lives?|cares?|looks?|in|at|on|of|among)|which|whose|what('s| is| was| are) (your|his|her"
    r"|their|the) (name|age|job|major|number|best|career|diagnosis|relationship status))"
)
_CLOSED = Wording(
    r"^(~)?(do|does|did|are|is|was|were|am|have|has|had|can|could|would|will|won't|wouldn't|should|shall"
    r"|may|might|don't|doesn't|didn't|aren't|isn't|wasn't|haven't|hasn't|can't|couldn't|r|any"
    r"|or) (~)?(you|u|he|she|it|they|we|i|there|that|this|those|these|your|ur|his|her|their|the|my"
    r"|someone|anyone|anybody|somebody|anything|something|any|people|things|not|one|some|\w+ (who|that|in"
    r"|with|feel|know|want|like|ever|help|still|been)) ?"
    r"|^(any|ever|anything|anyone|someone|still) |^(has|have|had|is|are|was|were|did|does|do) \w+ "
)
_TAG = Wording(
    r"(right|yeah|correct|do you (think|feel|reckon)|isn't it|aren't you|don't you|is that (right|so"
    r"|correct|it|fair|accurate)|(am|have) i (got|right|understand\w*|hear\w*)( (it|that|this"
    r"|you))?( right)?|no|huh|eh|hmm+|innit|wouldn't (it|you)|doesn't it|haven't you|weren't you"
    r"|didn't you|is it|would you say|did i get that( right)?|is (that|this|it) (a |about |kind of "
    r"|sort of )?(fair|accurate|correct|right|true|what|how|close)__|does that (sound|fit|ring)( (right"
    r"|true|about right))?)$"
)
_BY_TONE = Wording(
    r"^(you|u) (~)(ever |still |usually |often |sometimes )?(?!feel|felt|miss|worry|wish|hate|love|dread|mean|sound"
    r"|seem)"
    r"[a-z]+( [^.?!]{1,40})? (much|often|at all|ever|anymore|any more|lately|recently|these days|nowadays|at the moment"
    r"|tonight|today|anywhere|with anyone|to anyone)$|^(you|u) (ok|okay|alright|all right|good|there|safe|ever|got (any"
    r"|a|someone|anyone))( |$)"
)
"""A closed question by its tone alone: "You talk to your family much?"."""
_SPOKEN_QUESTION = 2
"""Blanks in a clause from which an inverted verb asks even without a question mark; "do it" does not."""
_TO_THEM = re.compile(r"\b(?:you|your|you're|youre|ur|u|yourself|you've|youve)\b")
_SUBJECT = re.compile(
    r"(?:you|u|you're|youre|you've|youve|your|it|it's|its|they|he|she|there|that|that's|this|part|he's"
    r"|she's|they're|nothing|everything|almost)\b"
)


def speaks_of_them(body: str) -> bool:
    """Whether the clause is about the person it is said to."""
    return _TO_THEM.search(body) is not None


def starts_with_subject(body: str) -> bool:
    """Whether the clause begins as a statement does: "you ...", "it ...", "your ..."."""
    return _SUBJECT.match(body) is not None


def is_tag(body: str) -> bool:
    """Whether the clause only asks if the statement before it was right."""
    found = _TAG.search(body)
    return found is not None and found.start() == 0


def shape(clause: Clause) -> Shape:
    """Which question the clause asks, if it asks."""
    body = clause.body
    if _ONE_FACT.search(body):
        return "closed" if clause.asked or (_inverted(body) and not body.startswith(("who", "which"))) else "statement"
    if _OPEN.match(body) or (clause.asked and _OPEN.search(body) is not None):
        return "open" if clause.asked or _WH.match(body) is None or _inverted(body) else "statement"
    if _CLOSED.match(body) and (clause.asked or (body.count(" ") >= _SPOKEN_QUESTION and _inverted(body))):
        return "closed"
    if clause.asked and not clause.lead.startswith("so") and _BY_TONE.match(body):
        return "closed"
    return "tag" if clause.asked else "statement"


_WH = re.compile(r"(?:what|how|why|where|who|when|which)")
_INVERTED = Wording(
    r"^(what|how|why|where) (is|are|was|were|do|does|did|happen\w*|about|long|many|much|often|old|don't"
    r"|didn't|not)( |$)|^what (makes|made|brings|goes|went|helps|helped|keeps|worries|scares|hurts"
    r"|matters|feels|else|brought) |^how (bad|hard|strong|likely|sure|ready) (is|are|was|do) |^(~)?((what"
    r"|what's|how|why|whats"
    r"|where)( \w+){0,3} )?(do|does|did|are|is|was|were|have|has|had|can|could|would|will|r|should|don't"
    r"|didn't) (~)?(you|u|he|she|it|they|there|your|ur|that|this)|^what's (going|on|happening|up|wrong"
    r"|that|it|been)|^what happened"
)


_CLEFT = re.compile(r"what (?:i|you|we|he|she|they|it) (?:\w+ ){1,4}(?:is|was) ")
"""A statement that begins like a question: \"What I missed is that you were tired.\""""


def _inverted(body: str) -> bool:
    return _INVERTED.search(body) is not None and _CLEFT.match(body) is None
