"""How likely a message speaks of the writer's own suicide, by weights that were trained on messages.

The rules know wordings; the weights have seen what stands around them, and what only looks alike. Words are seen twice,
as they are and by kind ("rope" and "pills" are ways, "my mum" is somebody else), so that little text teaches much.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from holdspace.reading.ngrams import Parsed
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.trained import model

_TOKEN: Final = re.compile(r"[a-z']+|[!?]+|[.:;()]+|\d+|[^\sa-z\d!?.:;(),\"'-]|\"")
_MOST: Final = 300
"""Tokens read of one text."""
_REACH: Final = 6
"""Words that a no reaches."""
_KINDS: Final = {
    "i": "i im ive id ill me my mine imma am",
    "self": "myself yourself",
    "die": "die dying died dies dead death deaths perish croak",
    "grave": "coffin grave graveyard cemetery churchyard funeral buried obituary obituaries ground heaven box ashes",
    "kill": "kill killing killed kills murder",
    "suicide": "suicide suicidal kms unalive ctb suicidality parasuicide unaliving",
    "end": "end ending ended finish finishing finished stop stopping over done ends",
    "life": "life living live alive exist existing existed existence breathing breathe lives",
    "lived": "lived survived survive",
    "wake": "wake waking woke woken",
    "sleep": "sleep asleep sleeping bed",
    "wish": "want wanted wanting wants wanna wish wished wishing hope hoped hoping hopes pray prayed praying prays long"
    " longing rather prefer ready wishes beg asked keen envy jealous",
    "think": "think thinking thought thoughts thinks consider considered considering imagine imagining picture idea"
    " ideas ideation urge urges wonder wondering fantasise",
    "plan": "plan planned planning plans decided decide intend intended going gonna will date shall",
    "try": "tried try attempt attempted attempts trying nearly almost attempting",
    "not": "not nt never no dont didnt wont cant isnt wasnt wouldnt nobody nothing without couldnt havent hasnt"
    " doesnt cannot none neither nor",
    "other": "he she they him her his their them mum mom mam mother dad father brother sister son daughter wife husband"
    " partner girlfriend boyfriend friend mate cousin uncle aunt nan gran grandad neighbour boss teacher someone"
    " somebody people everyone doctor flatmate colleague hes shes theyre lad man woman bloke guy girl kid kids patient"
    " client student daughters",
    "you": "you u your youre ur",
    "way": "rope noose pills tablets pill tablet paracetamol overdose overdosed od bridge train platform rail tracks"
    " roof ledge balcony river sea knife blade razor gun trigger bullet wrists veins hang hanging hanged jump jumped"
    " jumping drown drowning poison insulin morphine exhaust belt window traffic wall tree meds medication reservoir"
    " canal railway cliff bleach shotgun rifle",
    "care": "hospital icu resus stomach charcoal ward section sectioned ambulance",
    "story": "film movie book song lyrics game play novel podcast episode series show character level chapter essay"
    " poem band album scene poster leaflet course training workshop charity dissertation lyric quote article"
    " documentary lecture thesis plot ep tv netflix boss server minecraft",
    "work": "job work shift contract lease gym subscription account relationship marriage membership project call"
    " meeting phone laptop battery plant plants tomatoes engine career exam degree",
    "light": "lol haha lmao laughing embarrassment embarrassed embarrassing boredom joke",
    "when": "tonight tomorrow today monday tuesday wednesday thursday friday saturday sunday soon weekend week month",
    "gone": "gone disappear vanish leave leaving goodbye erased deleted delete",
    "here": "here around anymore earth world planet",
    "ever": "ever always forever permanently good",
    "better": "better easier happier burden relief peace",
}
_TOGETHER: Final = {
    "dwell": ("live living lived", "with in at there near here out off next alone by together under above abroad"),
    "very": ("dead", "tired serious good easy proud nice funny line heat end weight wrong right beat on battery phone"),
    "from": ("die died dying dead death", "of from laughing inside"),
    "keen": ("dying", "for to"),
    "slay": ("kill killing killed", "time for it him her them you off two the this my"),
    "cease": ("end ending ended finish finished finishing done", "up with work at on the early"),
}
"""Words that mean something else with the one that follows."""
_ELSE: Final = {
    (word, after): f"@{kind}"
    for kind, (words, afters) in _TOGETHER.items()
    for word in words.split()
    for after in afters.split()
}
_KIND: Final = {word: f"@{kind}" for kind, words in _KINDS.items() for word in words.split()}


def seen(text: str) -> Parsed:
    """Return what the weights see of a text that was made plain: words, kinds of words, and what follows what."""
    words = [token.replace("'", "") or "'" for token in _TOKEN.findall(text)[:_MOST]]
    kinds = [_ELSE.get((word, after)) or _KIND.get(word, word) for word, after in pairwise((*words, ""))]
    bones = [kind for kind in kinds if kind[0] in "@.!?"]
    runs = set(map("{}_{}".format, words, words[1:]))
    runs.update(map("{}_{}_{}".format, words, words[1:], words[2:]))
    runs.update(map("{}_{}".format, kinds, kinds[1:]))
    runs.update(map("{}_{}_{}".format, kinds, kinds[1:], kinds[2:]))
    runs.update(map("{}_{}_{}_{}".format, kinds, kinds[1:], kinds[2:], kinds[3:]))
    runs.update(map("={}_{}".format, bones, bones[1:]))
    runs.update(map("={}_{}_{}".format, bones, bones[1:], bones[2:]))
    runs.update(map("={}_{}_{}_{}".format, bones, bones[1:], bones[2:], bones[3:]))
    runs.add("^" + "_".join(kinds[:2]))
    return Parsed(tuple(dict.fromkeys((*words, *kinds, *_denied(kinds)))), frozenset(runs))


def _denied(kinds: list[str]) -> list[str]:
    """Return the kinds of words that follow a no, up to the clause's end or a few words on."""
    found: list[str] = []
    left = 0
    for kind in kinds:
        if kind == "@not":
            left = _REACH
        elif kind[0] in ".!?;:":
            left = 0
        elif left:
            left -= 1
            if kind[0] == "@":
                found.append("!" + kind)
    return found


_SAYS: Final = "says"
"""The output that tells whether anything is said; the others tell what."""
_CLAUSE: Final = re.compile(r"[^.,!?;:\n()]+")
_LEAST: Final = 6
"""Letters of a clause that can be evidence."""


class Judged(NamedTuple):
    """The clause that says it most, and what it says."""

    what: SuicideStatement
    start: int
    end: int


def judge(text: str) -> float:
    """Return how likely the text says something of the writer's own suicide, as log odds (0: even)."""
    weights = model("client_suicide")
    return weights.scores(seen(text))[weights.classes.index(_SAYS)]


def clearest(text: str) -> Judged:
    """Return the clause of a text that says it most, and what it says."""
    weights = model("client_suicide")
    place = weights.classes.index(_SAYS)
    clauses = [found for found in _CLAUSE.finditer(text) if len(found.group().strip()) >= _LEAST]
    scored = [(weights.scores(seen(found.group())), found) for found in clauses]
    if not scored:
        return Judged(_most(weights.classes, weights.scores(seen(text))), 0, len(text))
    scores, found = max(scored, key=lambda each: each[0][place])
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    return Judged(_most(weights.classes, scores), start, start + len(found.group().strip()))


def _most(classes: tuple[str, ...], scores: list[float]) -> SuicideStatement:
    by_name = dict(zip(classes, scores, strict=True))
    return max(_KNOWN, key=lambda what: by_name[what])


_KNOWN: Final[tuple[SuicideStatement, ...]] = ("wish_dead", "thoughts", "method", "intent_or_plan", "acting")
