"""Words reduced to what they share: stems without the small change of a sentence, and families of feelings.

The families are this project's own short list of everyday English; they let "drained" meet "worn out". They are
coarse on purpose: a helper who says "sad" of someone lonely is near, one who says "angry" of someone ashamed is not.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache

import snowballstemmer

_SMALL = frozenset(
    """a about above after again all also am an and any anything are aren't as at be because been before being below
    both but by can can't could did didn't do does doesn't doing don't down during each ever every few for from
    further get gets getting go goes going got had has have haven't having he her here hers herself hey hi him himself
    his how i if in into is isn't it it's its itself just know let like lot made make makes many maybe me might more
    most much must my myself no nor not now of off oh ok okay on once one only or other our out over own perhaps
    quite rather really right said same say saying says see seem seems she should so some someone something sort
    still such than that that's the their them themselves then there these they thing things think this those though
    through to too um under until up us very was way we well were what when where which while who why will with
    would yeah yes you you'd you'll you're you've your yourself hear hearing heard sound sounds sounding feel feeling
    feels felt guess mean means kind bit keep keeps kept want wants even i'm i've i'd i'll sure wonder wondering
    tell telling told there's what's gonna never always thoughtful welcome""".split()
)  # "never" and "always" say how often, not what; "thoughtful" is no thought and "welcome" no matter

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\d+")


class _Stemmer(threading.local):
    """One for each thread: it works on a word that it keeps, so two threads would stem each other's."""

    def __init__(self) -> None:
        self.of = snowballstemmer.stemmer("english").stemWord


_STEMMER = _Stemmer()


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the stem of one lower-case word (Snowball English)."""
    return str(_STEMMER.of(word))


def words(text: str, limit: int = 4000) -> list[str]:
    """Return the lower-case words of the first ``limit`` characters, straight apostrophes."""
    return [w.replace("\u2019", "'") for w in _WORD.findall(text[:limit].lower())]


@lru_cache(maxsize=8192)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry matter."""
    return frozenset(stem(w) for w in words(text) if w not in _SMALL and len(w) > 1)


EVERYDAY = content_stems(
    "help happen happened day days today time people anyone first thing things tell talk friend family home work"
    " worst normal other going morning evening night week moment start begin"
)
"""Stems of topics that everybody asks with: alone they point at nothing in particular."""


FAMILIES: dict[str, str] = {
    "tired": "tired exhausted drained worn wiped knackered spent weary sleepless shattered fried burnt burned depleted",
    "sad": "sad sadness low down unhappy miserable misery gutted heartbroken tearful upset hurt hurting disappointed"
    " crushed flat grief grieving sorrow sorrowful ache aching heartache mourning bereft downhearted desolate",
    "lonely": "lonely loneliness alone aloneness isolated isolation unseen invisible apart unheard forgotten"
    " disconnected separate excluded solitary lonesome abandoned",
    "ashamed": "ashamed shame embarrassed embarrassing humiliated stupid foolish silly daft pathetic useless worthless"
    " inadequate failure failing"
    " exposed inferior fraud fake defective broken lesser unworthy mortified disgraced disgrace humiliating",
    "guilty": "guilty guilt blame blaming fault responsible selfish sorry ungrateful remorse",
    "afraid": "afraid scared frightened fright anxious anxiety worried worrying nervous panicked panicky panic"
    " terrified terror terrifying dread dreading fear fearful uneasy apprehensive alarmed",
    "distressed": "stressed stress upset hurt hurting bad awful terrible rough struggling distressed distress tough"
    " hard difficult painful heavy horrid horrible unbearable agony",
    "pressed": "overwhelmed pressured pressure swamped buried tense stretched frantic rushed crowded burdened"
    " weighed cornered squeezed expected",
    "stuck": "stuck trapped paralysed paralyzed frozen helpless powerless lost hopeless defeated torn",
    "angry": "angry anger furious annoyed irritated mad resentful frustrated fuming bitter fed",
    "numb": "numb empty blank hollow nothing detached foggy",
    "wary": "wary guarded unsure hesitant awkward shy careful uncertain suspicious doubtful uncomfortable",
    "judged": "judged compared measured watched scrutinised scrutinized",
    "relieved": "relieved relief lighter calmer better easier soothed",
    "glad": "happy glad excited proud hopeful joyful pleased delighted cheerful thrilled grateful amused touched",
    "loved": "loved loving close warm fond fondness tender tenderness caring missed missing longing homesick yearning",
    "confused": "confused muddled puzzled bewildered mixed",
}
"""Families of everyday feeling words."""

_NEAR: frozenset[frozenset[str]] = frozenset(
    frozenset(pair.split())
    for pair in (
        "tired pressed",
        "tired numb",
        "tired sad",
        "sad lonely",
        "sad guilty",
        "sad ashamed",
        "sad stuck",
        "sad numb",
        "sad loved",
        "lonely ashamed",
        "lonely judged",
        "lonely loved",
        "ashamed guilty",
        "ashamed judged",
        "ashamed afraid",
        "ashamed wary",
        "ashamed stuck",
        "guilty pressed",
        "afraid pressed",
        "afraid wary",
        "afraid stuck",
        "afraid judged",
        "pressed stuck",
        "pressed judged",
        "pressed angry",
        "angry stuck",
        "angry judged",
        "wary judged",
        "wary confused",
        "wary lonely",
        "stuck confused",
        "stuck numb",
        "relieved glad",
        "glad loved",
    )
)


@cache
def _family_of_stem() -> dict[str, str]:
    return {stem(w): family for family, members in FAMILIES.items() for w in members.split()}


_NO_FEELING = frozenset("hope hopes hoped hoping care cares cared love mean means closed closing lightly".split())
"""Words whose stem is a feeling's, and that name none: "everyone's hopes", "I don't care"."""


@lru_cache(maxsize=1024)
def feelings_in(text: str) -> frozenset[str]:
    """Return the families of feeling that the text names."""
    table = _family_of_stem()
    named = (w for w in words(text) if w not in _NO_FEELING)
    return frozenset(table[s] for w in named for s in (stem(w), stem(_plain_form(w))) if s in table)


def _plain_form(word: str) -> str:
    """Take the ending off a comparison: "loneliest", "sadder"."""
    for ending, plain in (("iest", "y"), ("ier", "y"), ("dder", "d"), ("ddest", "d"), ("est", ""), ("er", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + plain
    return word


def near(one: str, other: str) -> bool:
    """Whether two families often come together, so that naming one for the other is no mistake."""
    return one == other or frozenset((one, other)) in _NEAR


def agrees(one: str, other: str) -> bool:
    """Whether naming one family for the other is no mistake: near, or so general that it is true of most distress."""
    return near(one, other) or ("distressed" in {one, other} and not {"glad", "relieved"} & {one, other})
