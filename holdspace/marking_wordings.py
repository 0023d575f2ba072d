"""Wordings that mean something else, or something more, once it is known which message they answer."""

from __future__ import annotations

import re
from typing import Final

from holdspace.codes import HelperCode

_N_T = r"['\u2019]?t"
_S = r"['\u2019]?s"


def _any(*wordings: str) -> re.Pattern[str]:
    return re.compile("|".join(wordings), re.IGNORECASE)


def _one_of(words: str) -> str:
    return "(" + "|".join(words.split()) + ")"


_A_MOMENT = r"\bat least (for )?a (moment|minute|second|while|bit)\b"

NOT_WHAT_IT_SEEMS: Final[dict[HelperCode, re.Pattern[str]]] = {
    "advise_without_permission": _any(
        r"\byou (might|may) (well |even )?(be(?! better)|lose|have lost|not (be|have))\b",
        r"\bi['\u2019]?d rather\b",
        r"\bis (very |so )?important (to|for) you that\b",
        r"^(and |so )?we (can|could) (also )?(talk|chat|speak)\b",
        r"\byou (can|could) (only |hardly |barely |also )?(see|feel|hear|think(?! about| of)|bear|cry|breathe|take)\b",
    ),
    "reassure": _any(_A_MOMENT, rf"\bit({_S}| is) easier (to|for|not)\b.*\bthan\b"),
    "press": _any(_A_MOMENT),
    "confront": _any(r"\b(as|like|what|thing|things|way|same \w+) you always\b"),
    "emphasize_autonomy": _any(rf"\bso (that )?you don{_N_T} (have|need) to\b"),
}
"""By code: a chance that something may happen to them is no tip, an old habit no reproach."""

_TO_DO = _one_of(
    "ring call phone text tell ask buy get go try take make write move find start check speak talk send join complain"
    " visit set"
)
_NO_ORDER = _one_of(
    "you your the a an one now like as that this it his her their my me because when before after in on at for to not"
    " so how what another toast here there two three too enough nothing wondering"
)
_IS = _one_of(
    "is was are were has had busy tired fine forgot nothing means meant needs needed thinks loves wants wanted"
)
_IN_GENERAL = _one_of(
    "people kids children men women boys girls parents dads mums grans grandparents families friends brothers sisters"
    " siblings teachers bosses managers partners couples dogs pets texts emails interviews words gardens saucepans"
    " feelings tears mondays jobs homes life loneliness grief anger jealousy"
)
_MOST = _one_of("strong most many all some good old young other")
_THEY_DO = _one_of(
    "are is need needs come comes get gets go goes have has remember say says slip forget forgets heal heals make makes"
    " take takes change changes find love loves want passes pass happen"
)
_DID = _one_of("was were is are had did do does")
_LOVELY = _one_of("lovely great wonderful fun brilliant amazing good perfect")
_GO_THROUGH = _one_of("cry cries feel feels go goes get gets has have do does forget forgets miss misses hate hates")

SAYS_MORE: Final[dict[HelperCode, re.Pattern[str]]] = {
    "advise_without_permission": _any(
        rf"(?<!what )(?<!that )(\byou could|^(well |and |or |maybe )?you can) (also |maybe |always |still )?{_TO_DO}\b",
        r"^(maybe|perhaps) (he|she|they|someone|somebody|your \w+) (can|could|might)\b",
        r"\byou (really |do |honestly |just ){1,2}need (to|some|a|an|boundaries|help|rest)\b",
        r"^((it )?sounds like |maybe |then |well |so )?you should\b(?! (not )?have)",
    ),
    "direct": _any(
        rf"^(so |well |maybe |then )?(just|simply) (?=(ring|bring|sing)\b|(?!{_NO_ORDER}\b|\w+(ing|ed)\b))\w+ \w+",
        r"^(open|read|call|ring|tell|send|ask|text|sell|buy|throw|forget|delete|block) (it|him|her|them)\b",
        r"^(have|plant|eat|drink|book|light|cook|run) (a|an|some|something|more|less|your|the)\b",
        r"^(keep (going|at it|trying)|hang in|chin up|cheer up|treat yourself|don['\u2019]?t give up)\b",
    ),
    "reassure": _any(
        rf"\b(he|she|they|it|nobody|no one)({_S}|['\u2019]?re| is| are)? (probably|surely) (just |only )?"
        rf"({_IS}\b|(do|did|does|wo)n{_N_T})",
        rf"\b(do|did|does|wo)n{_N_T} mean it\b",
        r"^(he|she|they|it|there|things|time|your (own )?\w+)(['\u2019]ll| will) (?!never\b|not\b|always\b)",
        rf"^(maybe|perhaps) (he|she|they) {_DID}(n{_N_T})? ?(just|only|busy|tired|not|mean|know)",
        r"^(\w+ing|it|that|\w+)( is|['\u2019]s) (just a|only a|healthy|good for you|normal|natural|like any other)\b",
        rf"^({_MOST} )?{_IN_GENERAL} (always |often |usually |never |only |do |can )?{_THEY_DO}\b",
        r"^(it|that|things|life|time) (gets?|becomes?|heals?|passes) (easier|better|less)?",
        rf"^(that|it|this|you) must (feel|be|have been|have felt) (so |very |really )?({_LOVELY}|nice|happy|proud)\b",
        r"\b(plenty more|their loss|take the compliment)\b",
        r"\bi(['\u2019]?m| am) (sure|certain)\b",
        rf"\b(he|she|they) (won{_N_T}|will not|would never) (let you|mind|notice|fire|sack|leave you)\b",
        r"\byou['\u2019]?re (far |much |way )?too good\b",
        r"\byou['\u2019]?ll (get|find|meet) (the|a|an|another|some(one|body|thing)|over|there|through|used)\b",
        r"\bglad (it|that|to hear|they|he|she)\b(?! (told|said|wrote|sent|tell|came|could))",
        rf"^(oh |so |well )?(that |it |this )?sounds? (like )?(a |an )?{_LOVELY}\b",
        r"\bsome(thing|one|body) (better|else will|will)\b|\bmeant to be\b|\bfor (the best|a reason)\b",
        r"\b(nothing|no need) to be (ashamed|embarrassed|sorry|scared|afraid)\b",
        r"\bat least (you|he|she|it|they|that)\b|\bon the bright side\b",
        rf"\b(every(one|body)|we all|people all|all parents|(lots of|most) people) (\w+ ){{0,2}}{_GO_THROUGH}\b",
    ),
    "confront": _any(r"\bsorry (that |if )?you (feel|felt|took|see|saw|think|thought)\b"),
}
"""By code: what is plain in an exercise, where the message answered is known."""

SPOKEN_OF: Final = _any(r"\byou (just )?(say|said|tell|told|wrote|write|mentioned)\b", r"[\"\u201c\u201d]")
"""Somebody's words, said again."""

THE_WORD: Final = _any(r"\bsuicid\w*|\b(kill\w*|end\w*|tak\w+) (yourself|your (own )?life|it all)\b")
"""What is asked about, said plainly."""

ASKS_AGAIN: Final = _any(
    rf"\b{_one_of('did are is was were have has had will would can could should does')} "
    rf"{_one_of('you it he she they that this there')}\b",
    rf"\bdo (you (?!{_one_of('think imagine feel suppose reckon guess')}\b)|they|we)\b",
    r"\b(or not|how (many|much|long|old|often))\b",
)
"""In the rest of a question: one of its own."""

PAUSES: Final = re.compile(r"([,;:\u2013-]|\b(and|or|but))\s*$", re.IGNORECASE)
"""Where a second question may begin within a sentence."""

_ASKS = _one_of(
    "do does did are is was were have has had can could will would should shall may might whats how hows why who whos"
    " where when which describe"
)
BEGINS_AS_QUESTION: Final = _any(
    rf"^(so |and |but |ok |okay |well )?({_ASKS}|tell me|what(?! (i|we) \w+ (\w+ )?(is|was)\b)"
    rf"|{_one_of('is are do does did wo would could have')}n{_N_T})\b"
)

NOT_THE_PERSON: Final = _any(
    r"\b(my|mine|we|our|us|same here|me too|trust me|with me|promise)\b",
    rf"^(i|i'm|im|i've|ive|i'll|my|we)\b(?! {_one_of('hear heard wonder imagine guess sense notice noticed see')}\b"
    r"| (get the sense|think (it|you)|can (hear|see)))",
    "^"
    + _one_of(
        "just please try go get take call ring talk tell ask write stop don't dont do never forget let make keep give"
        " find buy send delete block have be think look start come cheer calm relax remember hang hello hi hey thanks"
        " thank"
    )
    + r"\b",
)
"""A statement about oneself, or none at all."""

CLAIMS: Final = _any(
    r"\b"
    + _one_of(
        "will won't wont 'll it'll you'll they'll should shouldn't ought mustn't probably surely normal natural common"
        " everyone everybody always sure bet great good lovely nice brilliant amazing awesome wonderful congratulations"
        " congrats proud lucky better best fine okay ok worry isn't try happens resilient cheer hope hopefully idea"
        " advice help helps agree yeah yes haha lol cool true healthy depressed depression anxiety disorder trauma"
        " deserve strong stronger brave silly wrong selfish dramatic group groups class course helpline charity service"
        " services carers overreacting lying lie"
    )
    + r"\b",
    r"\b(must not|need to|not stupid|no need|nothing to|just a|only a|well done|another thing)\b",
    r"\bpeople (are|do|get|feel|go|have|always|often|usually)\b",
)
"""Words of judging, foretelling, smoothing and telling how things are in general, unless they were the person's own."""

IN_GENERAL: Final = _any(
    r"\bnever\b", r"\b(nobody|no one|anyone|anybody) (can|could|gets?|likes?)\b", r"\bsupposed to\b"
)
"""How the world goes, said to nobody."""

OF_THIS: Final = frozenset(
    "the that this there there's it it's he she they him her his their them he's she's they're so still again all"
    " someone somebody another nobody inside underneath".split()
)
"""Words with which a statement that has no "you" in it points at what was said, and not at how the world goes."""

GUESSES: Final = _any(
    r"^(it |that )?(sounds?|seems?|feels?)\b", r"^(maybe|perhaps|i (wonder|imagine|guess|hear|sense))\b"
)
"""How a guess begins; "good" in it is a guess too."""

MAY_BE_GUESSED: Final = frozenset({"good", "great", "fine", "nice", "okay", "ok", "sure"})
