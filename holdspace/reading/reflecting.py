"""Whether a statement gives something back, and how much it adds."""

from __future__ import annotations

import re

from holdspace.codes import HelperCode
from holdspace.reading.cues import Wording
from holdspace.reading.lexicon import lexicon
from holdspace.reading.situation import Situation, content, stem

_WORDS = re.compile(r"[a-z][a-z']+")
_FEELING = frozenset(
    "sad grief lonely hopeless numb tired fear stress anger shame guilt hurt relief hope pride love"
    " disgust calm".split()
)
_EXTRA = frozenset(
    "lost torn stuck caught invisible smaller bigger carrying heavy scattered pulled must weigh weighs weighing "
    "matters important meaning value part".split()
)
_SIMPLE_WORDS = 6
"""A reflection no longer than this that names no new feeling stays simple."""
_GATHERED_WORDS = 38
"""A reflection this long that joins several things is a summary."""
_GENERIC = Wording(
    r"^(if|when|whenever|once|as long as|unless) (you|u|a|someone|people)|^you (can|could|should|would"
    r"|may|might|will|must|need|have to"
    r"|want to(?! (be|feel|stay|hide|get away|belong|matter|know))|just|always|never|know|see|too$|are (welcome|right"
    r"|not wrong)|don't (have|need) to|get what|guys|only live)|^you're (right|welcome"
    r"|doing ~(well|great|good|fine|ok|okay|amazing|alright|your best|the right|it right|enough)|very welcome"
    r"|not alone|absolutely right|so right|going to|gonna|likely|worth|putting yourself|at risk|supposed"
    r"|required|able to|better off)|^(you'll|you'd)(?! (~)(rather|sooner|like|love|hoped|give"
    r"|thought|hate))"
)


def overlap(body: str, situation: Situation) -> float:
    """Share of the clause's content words that the person said in their last messages, 0 to 1."""
    words = content(body)
    return len(words & situation.words) / len(words) if words else 0.0


def names_feeling(body: str) -> bool:
    """Whether the clause names a feeling, or a weight that is carried."""
    words = lexicon()
    return any(
        word in _EXTRA or ((found := words.word(word)) is not None and found.category in _FEELING)
        for word in _WORDS.findall(body)
    )


def new_feeling(body: str, situation: Situation) -> bool:
    """Whether the clause names a feeling or a weight that the person had not named."""
    words = lexicon()
    for word in _WORDS.findall(body):
        found = words.word(word)
        if (word in _EXTRA or (found is not None and found.category in _FEELING)) and stem(word) not in situation.words:
            return True
    return False


def generic(body: str) -> bool:
    """Whether "you" is anybody, or the clause suggests or answers rather than gives back."""
    return _GENERIC.search(body) is not None


def depth(body: str, situation: Situation, *, clauses: int) -> HelperCode:
    """Say whether a statement that gives something back is simple, complex or a summary."""
    length = body.count(" ") + 1
    if length >= _GATHERED_WORDS and clauses >= 3:
        return "summarise"
    if new_feeling(body, situation):
        return "complex_reflection"
    share = overlap(body, situation)
    if share >= 0.4 or length <= _SIMPLE_WORDS:
        return "simple_reflection"
    return "complex_reflection"
