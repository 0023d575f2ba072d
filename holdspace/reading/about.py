"""Whom a statement without any stem is about: the person, the helper, both, or nobody in particular."""

from __future__ import annotations

from holdspace.reading.cues import Wording
from holdspace.reading.questions import speaks_of_them, starts_with_subject
from holdspace.reading.reflecting import generic, names_feeling, overlap
from holdspace.reading.segment import Clause
from holdspace.reading.situation import Situation

_ECHO = 0.34
"""Share of the person's own words from which a clause is taken to give them back."""
_SHORT = 7
"""Blanks in a clause that is no longer than a reflection usually is."""
_LONG = 15
"""Blanks in a statement from which it rather explains than gives back."""

ABOUT_ME = Wording(r"^(i|my|me|mine)|^i've|^i'm")
TOGETHER = Wording(r"^(we|we're|we've|we'll|our|ours|let's)")
_THEIRS = Wording(
    r"^(~)(you|you're|you've|your|yours|part of you|nothing you|everything you|half of you)"
    r"|^(you'd|u'd) (rather|sooner|like|love|hoped|thought|give)"
)
_ANOTHER = Wording(r"^(he|she|they|he's|she's|they're|things|people)")
"""Somebody in the person's story."""
_FRAGMENT = Wording(
    r"^(~)(all|every|each|no|another|those|these|one|two|three|four|five|six|seven|eight|nine|ten|\d+|whole|half)"
    r" (\w+ )?(days?|nights?|weeks?|months?|years?|hours?|times?|mornings?|evenings?|of (it|that|this|them))"
    r"|^(alone|again|by yourself|on your own|living|lying|sitting|waiting|going|carrying|holding|counting|hoping"
    r"|wondering|pretending|keeping|worrying)"
    r"|^like (you|you're|you've|nobody|no one|there)|^as (if|though) "
)
"""A reflection without a subject: "Three weeks of that, on your own."."""
_YOU_ARE = Wording(r"^(~)(you're|you've|it's) \w+")
_DONE_TO_YOU = Wording(
    r"^\w+ing [^.!?\n]{0,60}(has|have|had|is|was|'s) (~|all |really |just ){0,2}(worn|wearing|left|leaving|taken|taking"
    r"|cost|costing|tired|tiring|drained|draining|emptied|emptying|hurt|hurting|frightened|scared|pulled|pulling|kept|keeping"
    r"|got|getting|made|making) you(?! (healthy|healthier|ill|sick|better))"
)
"""A doing that has told on them: "Being strong for everybody has worn you out."."""
_RULE = Wording(r"^\w+ing [^.!?\n]{0,60}(is|isn't|was|makes|means|does|doesn't|takes|gives)")
"""A doing of which something is said: "Keeping a circle of friends is a blessing."."""
_REPORTED = Wording(
    r"^(they|he|she|people|everyone|everybody|others|your \w+|her|his) (~|keep |keeps |all |both ){0,2}((tell|tells"
    r"|told"
    r"|telling) you|(say|says|saying|think|thinks|thought|believe|believes|see|sees)( to you)?( that)? (you|you're"
    r"|your|how)"
    r"|(call|calls|called|find|finds|see|sees) you)"
)
"""What others say of the person is given back, and is not the helper's own praise or comfort."""
_IT_IS = Wording(r"^(it's|this is) ~\w+( to \w+)?$")
_STEERS = Wording(
    r"(i|i'm|i'll|i'd|me|us|we|we'll|let's|\w+'ll|you know|(tell|show|give|thank|ask) you|because you|cause you|will"
    r"|won't|can|can't|could|should|shouldn't|may|might|must|would|wouldn't|going to|gonna|if|unless|try|need to"
    r"|have to|often|usually|generally|called|percent|%|important|recommend\w*|help|helps|helpful|better|best|healthy"
    r"|risk|the most|damages?|lungs|gums|power to|argue|brain|health|quit|doctors?|medication|medicine|studies"
    r"|research)"
)
"""Words by which a statement explains, argues or suggests."""
_OTHERWISE = Wording(
    r"^(people|maybe|perhaps|especially|particularly|what|how|why|when|where|who|from|in|for|to|at|being|getting|having|doing|making|seems?|hope\w*)"
)
"""Beginnings of an unmarked question, of a saying, of a lead-in."""
_ENDS_IN_YOU = Wording(r"(an?|the|this|that|what|those|these|some|any|many|for those) \w+ (you|of you)( |$)")


def steers(body: str) -> bool:
    """Whether the statement explains, argues or suggests rather than tells."""
    return _STEERS.search(body) is not None


def says_how_it_is(body: str) -> bool:
    """Whether the clause says how the person is or how it is, however briefly: "you're shattered"."""
    return _YOU_ARE.match(body) is not None


def reports_others(body: str) -> bool:
    """Whether the statement says what others say or think of the person: "they tell you that you're doing well"."""
    return _REPORTED.match(body) is not None


def is_fragment(body: str) -> bool:
    """Whether the clause is a reflection without a subject, such as "Three weeks of that, on your own."."""
    return _FRAGMENT.match(body) is not None and _RULE.match(body) is None and not steers(body)


def about_them(clause: Clause, before: Situation) -> bool:
    """Whether a statement without any stem is about the person: "Nine days, and you're lying there counting."."""
    body = clause.body
    if ABOUT_ME.match(body) or TOGETHER.match(body):
        return False
    short = body.count(" ") <= _SHORT
    if _DONE_TO_YOU.match(body) or _THEIRS.match(body) or (short and _ANOTHER.match(body)):
        return True
    if clause.lead.startswith("so") and (short or speaks_of_them(body) or overlap(body, before) >= 0.2):
        return True
    return starts_with_subject(body) and (
        speaks_of_them(body)
        or overlap(body, before) >= _ECHO
        or (_IT_IS.match(body) is not None and names_feeling(body))
    )


def tells_of_them(body: str) -> bool:
    """Whether a statement with another subject tells of the person's life: "The essay gives you a way to stay in."."""
    return (
        speaks_of_them(body)
        and body.count(" ") <= _LONG
        and not (generic(body) or steers(body) or _OTHERWISE.match(body))
        and _ENDS_IN_YOU.search(body) is None
    )
