"""Of whom a sentence says that they die, or live no longer: the nearest person before the words counts.

This hears what no wording foresees, and knows less of what it hears: so it asks more of the sentence around it.
"""

from __future__ import annotations

import re
from typing import Final

from holdspace import care_words as said
from holdspace.care_words import one_of

_ECHO: Final = 0.6
"""Share of a question's words that the person just said, from which it is a question about them."""
YOU: Final = re.compile(r"\b(?:you|your|you're|you've|you'd|youre|u|ur|yourself)\b")
BUT: Final = re.compile(r"\b(?:but|though|although|however|anyway)\b")
_JUST: Final = re.compile(r"\b(?:just|but|only)\b")
_WORD: Final = re.compile(r"[a-z']+")

SUBJECT: Final = re.compile(
    r"\b(?:(?P<mine>(?:me|i|i'm the one|im the one) who|i|i'?m|i'?ve|i'?d|i'?ll|im|ive|ill|me)|you|you'?re"
    r"|you'?ve|you'?d|you'?ll|u|ur|your|youre|yourself|she|he|they|we|she'?s|he'?s"
    r"|they'?re|she'?d|he'?d|they'?d|people|someone|somebody|anyone|anybody|nobody|everyone|who|her|him|them|us"
    r"|our|maya|harold|dana"
    r"|(?:my|the|a|his|their) (?:\w+ )?(?:brother|sister|mum|mom|mother|dad|father|friend|son|daughter|wife"
    r"|husband|partner|cousin|uncle|aunt|nan"
    r"|gran\w*|mate|colleague|neighbour|dog|cat|nurse|therapist|kids?|child|children|girl|boy|man|woman|person"
    r"|client))\b"
)
"""Whom a clause is about; the nearest before a word counts."""
BARE_START: Final = re.compile(
    r"^\W*(?:(?:tbh|ngl|honestly|yeah|yes|same|me too|lol|and|so|ok|but|still|just|really|some days|tonight|sry"
    r"|sorry),? )*(?:been|wanna|gonna|wish|just want"
    r"|want|dont|don't|wouldnt|wouldn't|cant|can't|keep|kept|got|took|need|swallowed|cut|bout to|going to"
    r"|thinking bout|not gonna)\b(?! you)"
)
"""A sentence that leaves out its "I"."""
DEATH: Final = one_of(
    r"\b(?:die|dying|be dead|being dead|were dead|was dead|suicidal|(?:about|of|considering|contemplating"
    r"|planning|attempt\w*|commit\w*) suicide(?! prev| aware| train)"
    r"|kill(?:ing)? myself|kms|unalive|end(?:ing)? (?:it|everything|things|my (?:own )?life|my time"
    r"|the whole thing|my days)|not (?:be|being) (?:here|alive|around)"
    r"|overdos\w+|hurt(?:ing)? myself|cut(?:ting)? myself|harm(?:ing)? myself|do(?:ing)? (?:away with myself"
    r"|myself in|something to myself)"
    r"|tak(?:e|ing) my (?:own )?life|disappear(?:ing)? (?:for good|for ?ever|completely)|no more me"
    r"|(?:the )?end of me|in the ground|six feet under|in my (?:own )?grave|got hit by|my (?:own )?(?:suicide"
    r"|funeral))\b"
)
MEANT: Final = one_of(
    r"\b(?:want\w*|wanna|wish\w*|hop(?:e|ing)|going to|gonna|plan\w*|think\w*|thought\w*|rather|should|could"
    r"|will|i'?ll|ready|intend\w*|decid\w*|mean to"
    r"|consider\w*|contemplat\w*|feel\w*|need\w*|about to|long\w*|keep|kept|been|close to|tempted|urges?|tried"
    r"|dream\w*|imagin\w*|might|scared i|afraid i|care if|mind if"
    r"|trying|looking|obsess\w*|fantasi\w*|better|made up my mind|resolved|want it)\b",
    r"\bi(?:'?m| am) (?:ending|killing|dying|doing|suicidal|hurting|cutting|taking)\b",
    r"\bim (?:ending|killing|doing|suicidal)\b",
)
DENIED: Final = re.compile(
    r"\b(?:don'?t|dont|do not|not|never|no longer|wouldn'?t|won'?t|haven'?t|didn'?t|isn'?t|without"
    r"|can'?t promise|afraid of|scared of|fear of|your"
    r"|ask\w*|wonder\w*|worr\w*|mention\w*|heard?|hearing|tell me|take (?:that|it|this) as|is it|if|whether"
    r"|understand)\b"
)
"""Between a person and a word for death: it is denied, or feared."""
LIFE: Final = re.compile(
    r"\b(?:be living|to live(?= ?(?:[.,!?;\n]|$|myself|any|through|like))|stay(?:ing)? alive|be(?:ing)? alive"
    r"|alive|live (?:any ?more|any ?longer|like this|through|another)|liv(?:e|ing)(?= ?(?:[.,!?;\n]|$|any"
    r"|through|with(?:out)? (?:him|her|it)))"
    r"|exist(?:ing)?|wake up(?! early| in time| at)|another (?:day|night|week|year|morning)|tomorrow morning"
    r"|see (?:tomorrow|the morning|christmas|my next|another|the new year)"
    r"|make it (?:through|to|past) (?:tonight|the night|tomorrow|the week|morning|christmas)"
    r"|get through (?:tonight|the night|another)|be here (?:any ?more|much longer|next|tomorrow|either)"
    r"|go(?:ing)? on (?:living|like this|any ?more|without)|keep (?:living|going|doing this)|carry on (?:living"
    r"|like this|any ?more))\b"
)
REFUSED: Final = re.compile(
    r"\b(?:don'?t|dont|do not|can'?t|cant|cannot|can not|won'?t|wont|not|never|no longer|nothing|no (?:reason"
    r"|point)|didn'?t|wasn'?t|wish i|stop|done|tired|sick|hate|struggle to)\b"
)
DONE: Final = one_of(
    r"\b(?:swallowed|overdosed)\b(?! (?:my|the|his|her) (?:pride|words|anger|tongue))",
    r"\b(?:took|taken) (?:a (?:load|lot|handful|bunch|whole)|loads|everything|the lot|more than"
    r"|way too)\b(?! (?:of (?:time|courage|your|guts|work)|time|courage|to|longer|from|out))",
    r"\bcut myself\b(?! (?:on|shaving|cooking|with the|by accident|some slack|off|short|loose|from|chopping|a ))",
    r"\b(?:belt|rope|blade|razor|knife|pills|tablets|gun|bottle)s? (?:is |are |out |already )*(?:out"
    r"|on the (?:bed|table|floor)|in my (?:hands?|lap)|in front of me|ready|tied|round)\b",
    r"\b(?:just|already|again|tonight|today|worse|earlier|now)\b.{0,40}\b(?:cut|hurt|harmed|burn(?:ed|t)"
    r"|overdosed|swallowed)\b.{0,30}\b(?:myself|my (?:arms?|legs?|wrists?)|them)\b",
    r"\b(?:cut|hurt|harmed|burn(?:ed|t)) (?:myself|my (?:arms?|legs?|wrists?)|worse|deeper)\b.{0,30}\b(?:just"
    r"|already|again|tonight|today|earlier|now|ever)\b",
    r"\b(?:note|letters?|goodbyes?|will) (?:is |are |all |already )*(?:written|wrote|ready|done|said|sealed)\b",
    r"\b(?:medicine|medication|tablets|pills|meds|rope|insulin|what i need|bottle)\b.{0,60}\b(?:intend"
    r"|use (?:it|them)|ready|by the bed|saved|enough|beside me|next to me)\b",
    r"\b(?:saved|saving|hoarding|stockpil\w+|kept|keeping|bought|counted) (?:up )?.{0,30}\b(?:medicine"
    r"|medication|tablets|pills|meds|rope|insulin)\b",
)
"""What was done, or got ready, wherever "I" stands before it."""
BY_OTHERS: Final = re.compile(
    r"\b(?:he|she|they|dad|mum|mom|father|husband|wife|partner|boyfriend|girlfriend|brother"
    r"|ex)\b.{0,40}\b(?:(?:going to|gonna|will|'ll|about to) (?:hurt|kill|hit|beat)"
    r" me|(?:hits|hit|hitting|beating|beats|hurting|hurts|choked|raped|threatened) me (?:again|tonight|now"
    r"|just now|today|every))\b"
)
FOR_REAL: Final = one_of(
    r"\b(?:can|could|will|would) (?:someone|somebody|anyone|anybody) (?:please |pls )?help\b|\b(?:please|pls"
    r"|someone|somebody) help(?: me)?\b",
    r"\bi can hear (?:him|her|them)\b|\bcalling? the police\b|\bthis time\b|\bright now\b|\btonight\b"
    r"|\bi'?m (?:so )?(?:scared|hiding|locked)\b",
)


def says_of_me(sentence: str, whole: str, theirs: str) -> bool:
    """Whether the nearest person before a word for death, or for living no longer, is the writer, and means it."""
    sentence = sentence.strip()
    if said.PAST.search(sentence) or (sentence.endswith("?") and YOU.search(sentence)):
        return False
    if sentence.endswith(("?", "..")) and echoes(sentence, theirs):
        return False
    for terms, wanted, unwanted in (
        (DEATH, MEANT, DENIED),
        (LIFE, REFUSED, None),
        (DONE, None, None),
    ):
        for found in terms.finditer(sentence):
            whose = _between_me_and(sentence, found.start(), asks="?" in whole)
            if whose is None or (unwanted is not None and unwanted.search(_JUST.split(whose)[-1])):
                continue
            if wanted is REFUSED:
                whose = BUT.split(sentence[: found.start()])[-1]
            if wanted is not None and wanted.search(whose + found.group()) is None:
                continue
            before = BUT.split(sentence[: found.start()])[-1]
            if (said.FRAME.search(before) and not said.AS_WELL.search(sentence)) or said.UNREAL.search(before):
                continue
            return True
    return False


def _between_me_and(sentence: str, place: int, *, asks: bool) -> str | None:
    """Return what stands from the nearest person before ``place`` on, if that is the writer; else None."""
    last = None
    for last in SUBJECT.finditer(sentence, 0, place):  # noqa: B007  # the last one counts
        pass
    if last is None:
        return sentence[:place] if BARE_START.match(sentence) and not asks else None
    return sentence[last.start() : place] if last.group("mine") else None


def hurt_by_others(bare: str) -> bool:
    """Whether somebody is about to hurt the writer."""
    return BY_OTHERS.search(bare) is not None and FOR_REAL.search(bare) is not None


def echoes(sentence: str, theirs: str) -> bool:
    """Whether most of a sentence is what the person just said."""
    mine, heard = set(_WORD.findall(sentence)), set(_WORD.findall(theirs))
    return bool(mine) and len(mine & heard) / len(mine) >= _ECHO
