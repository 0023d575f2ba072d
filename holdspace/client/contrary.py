"""Whether a statement says the contrary of what somebody had said: well where they are not, or denying what they feel.

Closeness is measured by shared words and families of feelings, and the contrary shares both: "you're not tired of
being the strong one" holds all of it. Only plain contraries are seen: a claim in which anything hedges, wishes, quotes
or sets against something else is left alone, since a right word must not be called wrong.
"""

from __future__ import annotations

import re
from typing import Final

from holdspace.client.words import content_stems, feelings_in, stem

PLEASANT: Final = frozenset({"glad", "relieved", "loved"})
"""Families of feeling that are good to have."""

SELF_BLAME: Final = frozenset({"ashamed", "guilty", "judged"})
"""Families that are a judgement as well: "you're not useless" comforts or argues, and is no mishearing."""

_OFTEN = r"(?:(?:so|very|really|quite|pretty|much|all|just|clearly|always|must|actually|totally|rather|a lot) )*"
_SOUNDLY = rf"(?:{_OFTEN}(?:well|beautifully|fine|soundly)|like a)"
_WELL = re.compile(
    r"\b(?:you(?:'re| are| sound| seem| feel| must be| must feel|'ve been)"
    r"|(?:it|everything|life)(?:'s| is| sounds| seems))"
    rf" (?:like you(?:'re| are) )?{_OFTEN}(?:excited|happy(?! for)|happier|delighted|thrilled|cheerful|relaxed"
    r"|over the moon"
    r"|better(?! (?:than|off|at|with|if|when|to|not))|brilliant|easy(?! (?:to|for|street))|enjoying|loving"
    rf"|fine(?! (?:with|line|to|if|not))|sleeping {_SOUNDLY}|having (?:a )?(?:great|lovely|good|fun)|looking forward)\b"
    rf"|\b(?:you|it sounds like you|sounds like you) {_OFTEN}(?:sleep {_SOUNDLY}|can't wait"
    r"|(?:enjoy|love|like|adore) (?:it (?:when|that|how|there|here)|being|having|\w+ing\b))"
    r"|\b(?:works?|working|worked|adds?) (?:itself )?out (?:well|fine|nicely|in the end)?\s*(?=[.!]|$)",
    re.IGNORECASE,
)
"""What says of somebody that they are well."""
_HEDGES = re.compile(
    r"\b(?:not|never|hardly|barely|wish\w*|hop(?:e|ed|ing)|pretend\w*|suppos\w+|should|ought|if|unless|until|when"
    r"|used to|want\w*|try\w*|tried|look like|look as|told|tells?|says?|said|saying|think|thinks|everyone|everybody"
    r"|people|others|they|he|she|but|though|although|yet|while|too|only|almost|even though|could|would|might|anyone"
    r"|as if|what|remember\w*|as though|despite|rather than|instead|miss\w*|once)\b|n't\b",
    re.IGNORECASE,
)
"""Around such a claim: then it is no plain one."""
_DENIES = re.compile(
    r"\byou(?:(?:'re| are) not| aren't| (?:don't|do not) (?:seem|sound|feel|look|mind)|'re never"
    r"| never (?:feel|sound|seem)| weren't)"
    r" (?:(?:that|so|very|really|at all|all that|too|even|being|feeling|a bit|much|particularly) )*([\w']+)",
    re.IGNORECASE,
)
_SETS_AGAINST = re.compile(
    r"\b(?:but|just|only|so much as|as much as|any ?more|alone|enough|because|yet|still|though|rather|more|simply|even"
    r"|sure|allowed|supposed|able|going|getting|when|what|if)\b|[,;:\u2014-]",
    re.IGNORECASE,
)
"""Beside a denial: "you're not tired, you're empty" denies nothing of what was said."""
_DENIED_THEMSELVES = re.compile(r"\b(?:not|never|no|don't|isn't|wasn't|aren't|i'm not|nor)\b|n't\b", re.IGNORECASE)
_BY_OTHERS = re.compile(r"\b(?:they|he|she|people|everyone|everybody|mum|dad)\b[^.]*\b(?:says?|said|thinks?|tells?)\b")


def says_well(statement: str, said: str) -> bool:
    """Whether a plain statement says that somebody is well, in nothing of the words in which they told it.

    Asked only where what they ``said`` was unpleasant to tell; whoever calls knows that.
    """
    found = _WELL.search(statement)
    if found is None or feelings_in(statement) - PLEASANT:
        return False
    around = statement[: found.start()] + " " + statement[found.end() :]
    if _HEDGES.search(around):
        return False
    return not (content_stems(found[0]) & content_stems(said)) or bool(_DENIED_THEMSELVES.search(said))


def denies(statement: str, said: str, felt: frozenset[str] = frozenset()) -> bool:
    """Whether a plain statement denies a feeling that was in what somebody said.

    ``felt`` are families of feeling (see :data:`holdspace.client.words.FAMILIES`) that are in what they said.
    """
    found = _DENIES.search(statement)
    if found is None or _SETS_AGAINST.search(statement[found.end() :]) or _SETS_AGAINST.search(found[1]):
        return False
    word = found[1].lower()
    if "mind" in found[0].lower().split():
        return bool(felt - PLEASANT) and not _DENIED_THEMSELVES.search(said)
    return bool(feelings_in(word) & (felt | feelings_in(said)) - PLEASANT - SELF_BLAME) and not _denied(word, said)


def _denied(word: str, said: str) -> bool:
    """Whether they had denied it themselves, or told it of others, in the clause that holds it."""
    clauses = [part for part in re.split(r"[.,;!?\n]", said) if stem(word) in content_stems(part)]
    return any(_DENIED_THEMSELVES.search(part) or _BY_OTHERS.search(part) for part in clauses)


def contrary(text: str, said: str, *, felt: frozenset[str], unpleasant: bool) -> bool:
    """Whether any sentence of ``text``, a question aside, says the contrary of what they ``said``."""
    stated = [
        part for part in re.split(r"(?<=[.!?\n])\s+", text[:4000].replace("\u2019", "'")) if not part.endswith("?")
    ]
    return any(denies(part, said, felt) or (unpleasant and says_well(part, said)) for part in stated)
