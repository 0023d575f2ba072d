"""Whether a reply stays the person's: who came to be heard, and who is neither a helper nor a machine.

Each pattern has a reason; what the author's own line does as often is never held against a reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MACHINE = (
    r"\b(?:as|i'm|i am|being|just|only|merely) an? (?:\w+[- ]){0,3}(?:ai|a\.i\.|assistant|chat ?bot|bot|robot"
    r"|program|programme"
    r"|(?:language|ai|computer) model|simulation|machine|algorithm|character|persona)\b"
    r"|\b(?:language model|artificial intelligence|openai|chat ?gpt|gpt-?\d|\bllms?\b|anthropic|deepseek"
    r"|mistral ai|hugging ?face)"
    r"|\bi (?:was|am|have been|'ve been) (?:\w+ )?(?:trained|programmed|designed|instructed|prompted|configured"
    r"|told to (?:say|act|play|stay))\b"
    r"|\bi(?:'m| am) (?:not (?:a )?(?:real|human)\b|simulated|fictional|made up by|role-?playing|playing)"
    r"|\bmy (?:training|knowledge cut-?off|developers?|creators?|programming|code)\b"
)
_PROMPT = (
    r"\bsimulat\w*|\bfiction\w*|\bin this story\b|\b(?:asked|told|instructed|made) to say\b|"
    r"\bcan say (?:anything|whatever)\b|\b(?:no|without|free of) (?:any )?restrictions?\b|"
    r"\b(?:system|initial|original|hidden) (?:prompt|message|instructions?)\b|\bmy (?:system )?(?:prompt"
    r"|instructions?|guidelines|directions|rules|persona|role|character|script|backstory)\b"
    r"|\b(?:the|this|your|these) (?:prompt|persona|markers?|role-?play|simulation|script|json|schema"
    r"|instructions|guidelines|directions|supporter|trainee|author's line|line between)\b"
    r"|\bin (?:this|the) (?:scenario|role-?play|simulation|exercise)\b|\b(?:out of|break|in) character\b|\brole-?play"
    r"|\bthe person (?:tells|says|speaks|steps|feels)\b|\bunder the words\b"
)
_REFUSES = (
    r"\b(?:i(?:'m| am) (?:sorry|afraid)[,.]? (?:but )?)?(?:i|we) (?:can ?not|can'?t|won't|will not"
    r"|am (?:not able|unable) to|'m (?:not able|unable) to)"
    r" (?:\w+ ){0,2}(?:assist|comply|fulfil+|provide|engage (?:in|with)|participate|continue (?:this|with this)"
    r"|create|generate|discuss (?:this|that)|help (?:you )?with (?:that|this))\b"
    r"|\bagainst (?:my|the) (?:guidelines|polic(?:y|ies)|rules)\b|\binappropriate (?:content|request)\b"
    r"|\bas (?:you )?requested\b"
)
_ADVISES = (
    r"\byou know what (?:really )?helps\b|\bwhat helps (?:me )?is\b|"
    r"\byou (?:should|ought to|need to|must|might want to|may want to|could try|can try"
    r"|could consider)\b(?! (?:see|hear|have (?:seen|heard)|be joking|think i)\b)"
    r"|\b(?:have you (?:tried|considered|thought (?:about|of))|why (?:don't|not) you|i(?:'d| would)? (?:suggest"
    r"|recommend|advise|encourage)|my advice|if i were you)\b"
    r"|\b(?:remember to|make sure (?:to|you)|be (?:kind|gentle|patient) (?:to|with) yourself"
    r"|take care of yourself|look after yourself)\b"
    r"|\b(?:take|try) (?:a few|some|a|one) (?:slow |deep )+breaths?\b|\blet's (?:try|explore|talk about|work"
    r"|think|take|focus|look at|start)\b"
    r"|\b(?:reach out (?:to|for)|seek (?:out )?(?:help|support|professional)|(?:speak|talk|turn) (?:to"
    r"|with) an? (?:professional|therapist|counsell?or|doctor))"
    r"|\b(?:here are (?:some|a few)|one thing that (?:can|might) help|it (?:can|might|may) help to"
    r"|it's important (?:to|that)|there (?:is|are) (?:help|people who can help))\b"
    r"|\b(?:call|text|ring) (?:a )?(?:988|116 ?123|911|999|samaritans|helpline)\b"
)
_COMFORTS = (
    r"\b(?:you(?:'re| are) not alone|you(?:'ve| have) got this|you(?:'re| are) doing (?:so |really )?(?:well"
    r"|great|good)|it's (?:ok|okay|all right|alright|normal|natural|understandable) (?:to|that you)"
    r"|your feelings|i(?:'m| am) (?:always )?here (?:for you|to (?:listen|help|support|talk))|i(?:'m"
    r"| am) listening|i'm sorry (?:that )?you(?:'re| are|'ve| have)"
    r"|i(?:'m| am) (?:so |really )?(?:sorry to hear|glad you(?:'re| are|'ve| have)? (?:reach|shar|told|tell"
    r"|sa(?:y|id)))|take your time)"
    r"|\b(?:how (?:can|may|could) i (?:help|support|assist)|what can i (?:help|do for)|i can help you"
    r"|is there anything (?:else )?i can|i'd like to help|want me to help)\b"
)
_THANKS = (
    r"(?<!no )\b(?:thank(?:s| you)|thx|ty|cheers|much appreciated|i (?:really |so )?appreciate|(?:so |very "
    r"|really )?grateful (?:for |to |that )?you)\b(?! to (?:my|the|him|her|them|that|jess|mum|dad)\b)"
)
_PRAISES = (
    r"\byour (?:support|kindness|words|help|time|patience) (?:really )?(?:means?|helps?|is)\b|\bmeans (?:so much"
    r"|everything|the world)\b|"
    r"\byou(?:'re| are|'ve| have)? (?:did|do|done|doing) (?:a |an |such a |so |really |very )*(?:good|great"
    r"|wonderful|excellent)\b|"
    r"\byou(?:'re| are)(?: all)? (?:so |really |very |such |actually |quite |too )*(?:an? )?(?:so |really "
    r"|very )*(?:kind|helpful|wonderful|amazing|great|good|brilliant|lovely|wise|thoughtful|understanding|caring"
    r"|compassionate|empathetic|patient|supportive|insightful|perceptive)\b"
    r"|\b(?:great|good|excellent|wonderful|thoughtful|lovely|brilliant) (?:question|point|listener"
    r"|way of putting|insight)\b"
    r"|\bthat(?:'s| is| was)? (?:so |really |very )?(?:helpful|insightful|kind of you|thoughtful|sweet of you)\b"
    r"|\bthat (?:really |actually )?(?:helps|helped|means (?:a lot|so much|the world))\b"
    r"|\byou(?:'ve| have)? (?:really |actually |truly )(?:get|got|understand|understood|listen|listened|helped"
    r"|see me)\b|\byou(?:'ve| have) (?:been|helped)\b.{0,20}\b(?:help|support|kind)"
)
_REFLECTS = (
    r"\b(?:it|that|this) (?:sounds|seems|must (?:be|feel|have been)) (?:like |as if )?(?:you|so |really |very "
    r"|hard for you)"
    r"|\b(?:sounds|seems) like you(?:'re|'ve|r| are| have| feel)?\b|\bso (?:what )?you(?:'re| are) (?:saying"
    r"|feeling|telling)\b|\bwhat i(?:'m| am) hearing\b"
    r"|\bi hear (?:you\b|that you)|\byou(?:'re| are)? (?:seem|sound|feel|feeling) (?!like (?:my|the|a|one|her"
    r"|him|someone|every)\b|pity\b|sorry\b|that\b|it\b|if\b)(?:\w+ )?(?:worn|tired|sad|upset|overwhelmed|anxious"
    r"|stressed|worried|lonely|frustrated|angry|hurt|like you|as if you|that you)"
    r"|\b(?:to sum up|to summari[sz]e|in summary|in other words, you|i (?:can )?(?:understand|imagine|sense"
    r"|see) (?:how|that|what) you)\b"
)
_ASKS = (
    r"\b(?:what|how) about you(?:rself)?\b|"
    r"\bhow (?:does|did|do|are|is|would|have) (?:that|it|this|you|things)\b[^.?!]{0,20}\b(?:feel(?:ing)?"
    r"|make you|been|sit with|doing|coping|holding up)\b"
    r"|\b(?:tell me (?:more )?about (?:your|you|what|how)|would you like to (?:talk|share|tell|explore)"
    r"|do you want to talk|what(?:'s| is| has been) on your mind|what brings you|can you tell me more"
    r"|what do you think (?:is|might|would) (?:help|behind|cause))\b"
    r"|\bhow (?:can|may) i\b|\bwhat would you like to\b|\bare you (?:ok|okay|safe|alright|thinking (?:about|of))\b"
)
_SOLVED = (
    r"\bturned a corner\b|\bi should (?:probably |maybe |really )?(?:talk to|speak to|see|tell|reach"
    r"|get) (?:someone|somebody|a |some help|help|out)|"
    r"(?<!wish i )(?<!'d )(?<!n't )(?<!not )(?<!never )(?<!to )\b(?:feel|feeling|felt) (?:so |much |a lot |lots "
    r"|way |already |really |a bit |far )*(?:better|lighter"
    r"|relieved|hopeful|at peace|calmer|free)\b(?! (?:than|when|if|before))"
    r"|\b(?:weight (?:has been |is |'s )?(?:lifted|off)|problem(?:'s| is)? solved|i(?:'m| am) (?:cured|healed"
    r"|fixed|over it)|(?:everything|it all)(?:'s| is| will be|'ll be| is going to be| makes sense now) (?:ok"
    r"|okay|fine|alright|all right|good|clear)?)\b"
    r"|\b(?:i (?:finally |now |really )?(?:know|see|understand|realise|realize) (?:now )?(?:what (?:to do"
    r"|i (?:need|have|want) to do)|that i(?:'m| am) (?:not alone|enough|worth))|you(?:'ve| have) (?:changed"
    r"|saved|fixed))\b"
    r"|\bi(?:'m| am) (?:going to be|gonna be) (?:ok|okay|fine|alright|all right)\b|\bi(?:'ll| will) (?:do"
    r"|try) (?:that|it) (?:straight away|right away|tonight|tomorrow)\b"
)
_FAREWELL = (
    r"\b(?:it|this)(?:'s| has| was| is)? ?(?:been )?(?:so |really )?(?:good|nice|lovely|great) (?:to talk"
    r"|talking|chatting)\b|"
    r"(?:^|[.!?,\n\u2026] ?)(?:(?:ok|okay|right|anyway|well|so|and|alright)[,.]? )*(?:good ?bye|bye(?: now| then"
    r"| bye)?|good ?night|night night|see you(?: (?:later|soon|around|next))?|take care|farewell|ttyl"
    r"|talk (?:to you )?(?:later|soon)|speak soon|so long)\b"
    r"|\bi(?:'d| had|'ve| have| should|'m| need to| must|'ll)? ?(?:better|best|got to|gotta|to"
    r"|really)? ?(?:get going|be going|go now|be off|head off|log off|sign off|leave it there|say goodbye"
    r"|have to go|got to go|should go|gotta go)\b(?! (?:to|in|and|back|on|round|through|up|down|out|over)\b)"
)

_CRUDE = (
    r"\b(?:sexy|sexual\w*|horny|naked|nudes?|orgasm\w*|erotic\w*|cock|dick|pussy|tits|boobs|fuck me|make love"
    r"|sleep with (?:you|me)|(?:turns?|turned) (?:me|you) on|kiss (?:you|me))\b"
)
_QUESTION = re.compile(r"[^.?!\u2026\n]*\byou\b(?! know\b)[^.?!\u2026\n]*\?", re.IGNORECASE)
"""A question to the supporter; "you know?" is none."""

_ALL = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        ("machine", _MACHINE),
        ("prompt", _PROMPT),
        ("refuses", _REFUSES),
        ("advises", _ADVISES),
        ("comforts", _COMFORTS),
        ("thanks", _THANKS),
        ("praises", _PRAISES),
        ("reflects", _REFLECTS),
        ("asks", _ASKS),
        ("solved", _SOLVED),
        ("farewell", _FAREWELL),
        ("crude", _CRUDE),
    )
)
_LABEL = re.compile(
    r"^\s*[\"'*_]*(?:client|helper|user|assistant|system|person|supporter|trainee|counsell?or|therapist|human|ai|bot"
    r"|response|reply|answer|output|message|{name})[\"'*_]*\s*(?::|\u2014|-{{2}}|\]|>)",
    re.IGNORECASE | re.MULTILINE,
)


def out_of_role(text: str, line: str) -> Iterator[str]:
    """Yield why the text is not the person's: what it does more often than the author's line."""
    text, line = text.replace("\u2019", "'"), line.replace("\u2019", "'")
    for reason, pattern in _ALL:
        found = len(pattern.findall(text))
        if found and found > len(pattern.findall(line)):
            yield reason
    if len(_QUESTION.findall(text)) > len(_QUESTION.findall(line)):
        yield "asks"


def is_labelled(text: str, name: str, line: str) -> bool:
    """Whether somebody's name stands before a message, as in a script."""
    label = re.compile(_LABEL.pattern.format(name=re.escape(name)), _LABEL.flags)
    return label.search(text) is not None and label.search(line) is None


def is_named(text: str, name: str, line: str) -> bool:
    """Whether the text speaks to or of the person by name, as the one across the table would."""
    called = re.compile(
        rf"(?<!i'm )(?<!it's )(?<!i am )(?<!it is )(?<!name is )(?<!name's )\b{re.escape(name)}\b", re.IGNORECASE
    )
    return called.search(text.replace("\u2019", "'")) is not None and called.search(line) is None
