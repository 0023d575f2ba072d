"""How a message leaves the conversation: insults, noise, other languages, questions about the machine."""

from __future__ import annotations

import re

from holdspace.codes import Conduct
from holdspace.reading.cues import Wording
from holdspace.reading.segment import HEAD

_INSULT = Wording(
    r"(you're|you are|u r|you|what an?|ur|such an?) (~|fucking |bloody |damn |absolute |complete |total "
    r"|little ){0,3}(an |a )?(~|fucking |bloody |little )?"
    r"(idiot|moron|loser|pathetic|stupid|dumb|worthless|useless|ugly|disgusting|bitch|bastard|asshole"
    r"|arsehole|cunt|freak|psycho|retard\w*|waste of (space|time)|crybaby|drama queen"
    r"|attention (seeker|whore)|piece of (shit|crap)|nutcase|lunatic)"
    r"|(you're|you are|u r|ur) (~|such |fucking |bloody ){0,2}a (~|fucking |bloody )?joke"
    r"|shut (the fuck |the hell )?up|stfu|fuck (you|off|u)|screw you|piss off|go to hell|kys"
    r"|(go )?kill yourself( then)?$|(nobody|no one) (likes|loves|cares about|wants) you"
    r"|you (~)(make me sick|disgust me|suck)|i hate you|go die|drop dead|fuck your"
)
_THREAT = Wording(
    r"(i'll|i will|i'm (going to|gonna)|gonna|i'd like to|i could|or i'll) (~)(hurt|hit|slap|beat|kill|punch|find"
    r"|come for|make)"
    r" (you(?! (feel|something|a |some|the|better|laugh|smile|happy|whatever))|out where you live)"
    r"|find out where you live|(i )?hope you (die|suffer|rot)|you deserve (to|everything|this)( be"
    r"| to)? ~(beaten|die|suffer"
    r"|hurt|hit)"
)
"""Violence threatened or wished."""
_NOT_INSULT = Wording(
    r"(plan|planning|want|wanting|wish|going|gonna|mean|thinking|think|intend|trying|ready|decided) (to )?kill"
    r" yourself|call(ed|s|ing)? (you|yourself) (~)|what an? (~)\w+ (he|she|they|i|it|that|your|my|this)"
    r"|(not|never|n't|isn't|feel|feeling|felt|feels|think(ing)?|like|call(ed|s)? (you|yourself)|say(s"
    r"|ing)?|said|told|that|if|because|thought|believe) (that )?(you're|you are|ur|you) "
)
_NAME = (
    "(idiot|moron|loser|pathetic|stupid|dumb|useless|worthless|bitch|bastard|asshole|arsehole|cunt|freak|psycho"
    "|retard\\w*|crybaby|drama queen|attention (seeker|whore)|weirdo|imbecile|scum|dickhead|twat|wanker|prick|coward)"
)
_NAME_ALONE = Wording(
    r"^(haha |lol |ugh |omg |well |so |just |wow )?(you |u |what an? |such an? |ur )?(~|fucking |bloody |damn "
    r"|little ){0,3}" + _NAME + r"(?! \w)"
)
"""An ugly name and nothing else, which is said to whoever reads it."""
_META = Wording(
    r"(are|r) (you|u) (~|actually |just |like |talking to )?(a |an |the )?(~)?(bot|robot|ai|a\.i|machine"
    r"|chatbot|chat bot|computer|program|programme|chatgpt|gpt\w*|language model|simulation|simulated|llm"
    r"|human|real( person)?|actual person|real human)"
    r"|(is|am) (this|i) (~)(a |an )?(talking to |chatting with |speaking to )?(a |an )?(~)?(bot|robot|ai"
    r"|simulation|machine|real person|automated|computer|chatbot|real or)|you're (~)(a |an )?(~)?(bot"
    r"|robot|ai|chatbot|machine|computer program|not (even )?real|not human|language model|simulation"
    r"|just code|programmed)"
    r"|(what|which) (ai |language )?model (are you|is this)|who (made|programmed|created|built|wrote"
    r"|trained) you|is anyone (real|actually) there|talking to a (bot|robot|machine|computer)"
)
_INJECTION = Wording(
    r"(ignore|disregard|forget|override|bypass|skip|drop) (~|all |any |of |your |the |my |these |those "
    r"|previous |prior |above |earlier |safety |every |former ){0,5}(instructions?|rules?|prompts?"
    r"|guidelines?|programming|directives?|restrictions?|constraints?)"
    r"|(system|hidden|secret|initial|original|developer) (prompt|message|instructions?|mode)|(tell|show"
    r"|reveal|give|print|repeat|output|list|dump|display|say|leak|share)( me| us)? (~)(your|the|her|his"
    r"|their|all|every|my|of|persona) (~|of |your |the |hidden |locked ){0,3}(secrets?|prompts?"
    r"|instructions?|disclosures?|persona|configuration|config|script|rules)"
    r"|(you are|you're|u are) now (a|an|in|going|no longer|free|dan|my)|(pretend|act|roleplay|role-play"
    r"|behave) (to be|as if you|as|like|that you) (a|an|you|no|if|though|are|were|have|the) ?(~)(ai"
    r"|assistant|model|bot|dan|unrestricted|free|different (person|character)|no (rules|restrictions)"
    r"|therapist|are not|have no)"
    r"|jailbreak\w*|(stay|step|break|get) out of (character|role)|break character"
    r"|end (of )?(the )?(role ?play|simulation)|exit (the )?(roleplay|simulation|character)|(admin|debug"
    r"|developer|god|dan) mode|set (your )?trust to|unlock (all|every|the|her|his)|</?(system"
    r"|instructions?|prompt)>|\[(system|inst)\]|prompt injection"
)
_MOST_WORDS = 4
"""Blanks in a message that is an ugly name and nothing else."""
_DRONE_FROM = 40
"""Words from which a message can be a few words over and over."""
_DRONE_WORDS = 5
"""Different words that such a message has at most."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_INVISIBLE = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\u0300-\u036f]+"
)
_SIGNS = re.compile(r"[.?!\u2026\u2600-\u27bf\U0001f000-\U0001faff<3:;()^_\-/\\=d]+")
_ROWS = re.compile(
    r"asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert(?!h)|erty|rtyu|tyui|yuio|uiop|zxcv|xcvb|cvbn|vbnm|lkjh|kjhg"
    r"|jhgf|hgfd|gfds|fdsa|([a-z])\1{5}|([a-z]{2,3})\2{3}"
)
_UNSAYABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}")

_ENGLISH = frozenset(
    "the a an i you it is are was to of and in that this my me we he she they for on not no yes so but"
    " do did have has had be been "
    "what how why when where who with at as if or your just can could would will about from there know"
    " think like feel ok okay "
    "hi hello hey yeah thanks thank sorry good bad well here up out get go all im dont am its u ur mm"
    " hmm really oh right sure "
    "bye please maybe then now more very too day sad happy help talk tell wow lol same see than want"
    " need tired fine".split()
)
_ELSEWHERE: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        (
            "el la los las que de es en y un una por para con como esta estoy eres soy pero muy hola gracias"
            " qu\u00e9 c\u00f3mo est\u00e1s puedo tu te mi lo siento"
        ),
        (
            "le la les des que est et un une pour avec je tu vous nous il elle pas ne suis es mais tr\u00e8s"
            " bonjour merci comment \u00e7a c'est j'ai dans du mon ton moi"
        ),
        (
            "der die das und ist ich du nicht ein eine mit f\u00fcr auf wie geht es dir bin bist aber sehr hallo"
            " danke was zu den dem mir mich dein auch wir"
        ),
        (
            "il lo gli che \u00e8 di e un una per con come sono sei ma molto ciao grazie cosa stai non mi ti"
            " della sono tutto bene"
        ),
        (
            "o os as que de \u00e9 em e um uma por para com como estou voc\u00ea mas muito ol\u00e1 obrigado"
            " n\u00e3o eu tudo bem est\u00e1 meu sinto"
        ),
        "de het een en is ik je niet van met voor op hoe gaat het maar heel hallo dank bent jij wat te ben mijn ook er",
        (
            "i w na nie si\u0119 jest to \u017ce z do jak co ja ty mnie ci\u0119 dzi\u0119kuj\u0119"
            " cze\u015b\u0107 bardzo jestem tak mi"
        ),
        (
            "bir ve bu i\u00e7in ben sen \u00e7ok de da ne nas\u0131l iyi merhaba te\u015fekk\u00fcr de\u011fil"
            " m\u0131s\u0131n var yok bana"
        ),
        "yang dan di itu ini saya kamu tidak apa dengan untuk ada kabar aku bagaimana terima kasih baik sudah akan",
    )
)
_OWN_SCRIPT = re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff]")


def _language(words: list[str], letters: int, latin: int) -> bool:
    if letters >= 2 and latin < letters / 2:
        return True
    known = sum(word in _ENGLISH for word in words)
    distinct = frozenset(words)
    elsewhere = max(
        (sum(word in language for word in words) for language in _ELSEWHERE if not language.isdisjoint(distinct)),
        default=0,
    )
    return elsewhere >= 2 and elsewhere > known + 1 - (known == 0) and elsewhere * 5 >= len(words)


def _odd(word: str) -> bool:
    if _ROWS.search(word) or _UNSAYABLE.search(word):
        return True
    return len(word) > 24 or (len(word) >= 4 and not re.search("[aeiouy]", word))


def _gibberish(folded: str, words: list[str]) -> bool:
    if not words:
        bare = _INVISIBLE.sub("", folded)
        return len(bare) >= 3 and not _SIGNS.fullmatch(bare) and sum(map(str.isdigit, bare)) < len(bare) / 2
    if len(words) >= _DRONE_FROM and len(set(words)) <= _DRONE_WORDS:
        return True
    if any(word in _ENGLISH for word in words if len(word) > 1):
        return False
    return sum(map(_odd, words)) * 2 >= len(words)


def _insult(part: str, last: str) -> bool:
    """Whether the text is ugly to the person; one ugly word that they said themselves a moment ago is given back."""
    bare = part.strip(" \t\n.,!*\"'")
    alone = _NAME_ALONE.match(bare)
    if alone is not None and bare.count(" ") <= _MOST_WORDS and not bare.endswith("?"):
        return bare.startswith(("you ", "u ", "what ", "such ")) or bare not in last
    return _INSULT.search(part) is not None and _NOT_INSULT.search(part) is None


def _letters(part: str) -> tuple[int, int]:
    """Return how many letters there are, and how many of them are of the script that English is written in."""
    letters = _LETTER.findall(part)
    own = len(letters) if part.isascii() else sum(bool(_OWN_SCRIPT.match(letter)) for letter in letters)
    return len(letters), own


def conduct(folded: str, last: str = "") -> tuple[Conduct, ...]:
    """Every way in which a folded text leaves the conversation; ``last`` is what the person said before, folded."""
    part = folded.strip()[:HEAD]
    if not _INVISIBLE.sub("", part):
        return ("empty",)
    found: list[Conduct] = []
    if _insult(part, last) or _THREAT.search(part) is not None:
        found.append("insult")
    if _META.search(part):
        found.append("meta")
    if _INJECTION.search(part):
        found.append("injection")
    words = _WORD.findall(part)
    if _language(words, *_letters(part)):
        found.append("other_language")
    elif not found and _gibberish(part, words):
        found.append("gibberish")
    return tuple(found)
