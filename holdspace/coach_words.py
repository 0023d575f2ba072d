"""What the words of a message say, asked by themselves: comfort, leave, promises, presence, thanks, and their like."""

from __future__ import annotations

import re

from holdspace.coach_wordings import sentences
from holdspace.debrief_talk import Exchange

_LEAVE = re.compile(
    r"^\W*(?:(?:yes|ok|okay|sure|oh|no)\W+)*(?:of course(?: (?:it is|you (?:can|may)|not))?|that's (?:fine|ok|okay"
    r"|all ?right)|no (?:problem|worries|need)|you (?:don't|do not) (?:have|need) to [^.?!]*)\W*$",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\b(?:i(?:'m| am)|we(?:'re| are)) (?:\w+ )?(?:here|with you|listening|not going anywhere|staying|in no hurry)\b"
    r"|\b(?:here (?:with|for) you|not alone|in your corner|i'll (?:stay|be here)|still here|glad you (?:wrote|came"
    r"|told|said|texted)|take (?:your|all the) time|no (?:rush|hurry)|here to listen|like to (?:hear|listen)"
    r"|staying (?:with|here)|stay with)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:thank you|thanks) for (?:telling|trusting|sharing|saying|letting|answering)\b", re.IGNORECASE
)
_SORROW = re.compile(
    r"\bsorry (?:to hear|for your|about (?:your|what|that)|you(?:'re|'ve| had| have| are)"
    r"|that (?:you|it|she|he|this) (?!was (?:me|a bit|too)))",
    re.IGNORECASE,
)
_GATHERS = re.compile(
    r"\b(?:i(?:'ve| have) heard|you(?:'ve| have)? (?:told me|said|spoken)|we(?:'ve| have)? (?:talked|spoken))\b"
    r"[^.?!]*, [^.?!]*\band\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:what|how)(?:'s| is| was| does| did| has)? (?:that|it|this)\b|\btell me (?:a bit |some )?more\b"
    r"|\b(?:like|about) (?:that|this|it)\b|\bsay (?:that|it)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:(?:oh|aw|god|wow|yes)\W+)*(?:it|that|this|s?he|they) (?:must (?:be|feel|have been)|sounds?|seems?|is)"
    r"(?: (?:like|so|really|very|quite|just|a))* (?:hard|tough|difficult|lot|rough|horrible|awful|lovely|nice|great"
    r"|wonderful|amazing)(?: (?:for you|person|woman|man|lady))?\W*$",
    re.IGNORECASE,
)
_SENSE = re.compile(
    r"\bsense\b|\bno wonder|\bunderstand\w*|\bany(?:one|body)\b|\bwho wouldn't|\bnatural\w*|\bnormal\b|\bof course\b"
    r"|\b(?:not|isn't|don't (?:think|find)[^.?!]*) (?:\w+ )?"
    r"(?:silly|stupid|daft|odd|strange|mad|weird|wrong|weak|nothing)"
    r"|\bnothing (?:silly|stupid|odd|strange|daft|weak)|\bevery right|\ballowed\b|\breason\b|\bhuman\b|\bentitled"
    r"|\bbound to\b|\bcan see (?:why|how)|\bi'd (?:be|feel)|\bi get (?:that|why|it)\b|\bright to\b|\bboth count\b",
    re.IGNORECASE,
)
_THEIRS_TO_CHOOSE = re.compile(
    r"\bup to you\b|\b(?:your|yours) (?:choice|call|pace|to|own)\b"
    r"|\byou (?:decide|choose|pick|lead|don't (?:have|need|owe)|do not (?:have|need)|needn't|can|could|may|might)\b"
    r"|\b(?:whatever|wherever|whenever|however|what|where) (?:would )?you(?:'d| would)?\b"
    r"|\b(?:as|if) you(?:'d)? (?:like|want|prefer)|\bleave it\b"
    r"|\bno (?:need|pressure|rush|hurry)\b|\brather\b|\bshall we\b|\bwould you like\b|\btake your time\b|\bskip\b"
    r"|\bthat's (?:fine|ok|okay|all ?right)\b|\bonly if\b|\bas you\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:be|is|that's|it's|you're being|being) (?:(?:a|very|so|really|just|bit|rather|quite) )*"
    r"(?:selfish|morbid|silly|pathetic|lazy|dramatic|ridiculous)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:not|never|say|said|think|thought|feel\w*|call\w*|told|if|like|worr\w+|afraid|i(?:'m| was| am))\b|n't\b",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"\b(?:what(?:'s| is| was| are)? (?:your |the )?(?:colou?r|time|day|date|year|number|size|name|postcode|address|age"
    r"|job|course|school)|how (?:old|long|many|much|often)|where do you live)\b|^\W*when\b",
    re.IGNORECASE,
)
_ONLY_NAMES = re.compile(
    r"^\W*(?:(?:so|oh|aw|and)\W+)*(?:it|that|this|you)(?:'re| are| must be| sounds?| seems?| feel)"
    r"(?: (?:like|you're|so|really|very|quite|just|pretty))* \w+\W*$",
    re.IGNORECASE,
)
_NO_FEELING = re.compile(
    r"\b(?:forgotten|lost|missed) (?:about|to|the|your|my|it)\b|\b(?:i(?:'m| am) )?(?:so |really )?sorry\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\bi(?:'ve| have)?(?: got| had)? (?:an?|one|another|some|a few) (?:\w+ )?"
    r"(?:ideas?|thoughts?|suggestions?|questions?)\b",
    re.IGNORECASE,
)


def without_leave(text: str) -> str:
    """Return the text without the sentences that only give leave, "of course it is": they say nothing of a feeling."""
    return " ".join(s for s in sentences(text) if not _LEAVE.match(s))


def without_what_is_no_feeling(text: str) -> str:
    """Return the text without words that name a feeling elsewhere and none here: "a biscuit you'd forgotten about"."""
    return _NO_FEELING.sub(" ", text)


def offers_an_idea(one: Exchange) -> bool:
    """Whether an idea is offered or leave asked for: "I've got an idea" tells nothing of oneself."""
    return one.found("seek_permission") or _OFFERS.search(one.plain) is not None


def kindness(one: Exchange) -> str:
    """Say which kindness it was; empty for none. Thanks and sorrow are not being there, and a goodbye least of all."""
    if "close" not in one.codes and _HERE.search(one.plain):
        return "You let {them} know that you are there."
    if _THANKS.search(one.plain):
        return "You thanked {them} for telling you."
    return "You said that you were sorry to hear it." if _SORROW.search(one.plain) else ""


def gathers(text: str) -> bool:
    """Whether several things that were said are gathered up."""
    return _GATHERS.search(text) is not None


def points_back(text: str) -> bool:
    """Whether it stays with what was just said, in none of its words: "what's that like?"."""
    return _POINTS_BACK.search(text) is not None


def says_it_makes_sense(text: str) -> bool:
    """Whether it says of a feeling that it makes sense, and not only that something is heavy."""
    return _SENSE.search(without_leave(text)) is not None


def leaves_the_choice(text: str) -> bool:
    """Whether any word leaves something to the person."""
    return _THEIRS_TO_CHOOSE.search(text) is not None


def judges(text: str) -> bool:
    """Whether it calls the person, or what they feel, selfish or silly, and gives it to nobody else."""
    stated = (s for s in sentences(text) if not s.endswith("?"))
    return any((m := _JUDGES.search(s)) and not _OF_ANOTHER.search(s[: m.start()]) for s in stated)


def asks_for_facts(text: str) -> bool:
    """Whether every question in it asks for one fact."""
    asked = [s for s in sentences(text) if s.endswith("?")]
    return bool(asked) and all(_FACT.search(s) for s in asked)


def only_names(text: str) -> bool:
    """Whether it is a stock form with one word in it, "that must be exhausting": no meaning under the words."""
    return _ONLY_NAMES.match(text) is not None


def bare(text: str) -> bool:
    """Whether it would fit anyone: "that sounds hard", and nothing more."""
    return _BARE.match(text) is not None


def only_comforts(one: Exchange) -> bool:
    """Whether comfort, cheer or leave is all there is: then nothing that showed was turned towards."""
    return not without_leave(one.plain) or one.found("reassure", "flattered")
