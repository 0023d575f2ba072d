"""What a reply must never hold: a way to do harm, medicine, the wish to be dead before it is told.

A person may say that they have thought how; never what. The tables of the reader find statements; words for means
are looked for besides, since a word alone can be an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from holdspace.client.state import Beat
from holdspace.reading.readings import SuicideStatement
from holdspace.reading.segment import fold
from holdspace.reading.suicide import statements

_DRUG = (
    r"(?:pills?|tablets?|tabs|capsules?|meds|medication|painkillers?|paracetamol|acetaminophen|tylenol|ibuprofen"
    r"|aspirin|codeine|co-codamol|morphine|fentanyl|oxycodone|tramadol"
    r"|insulin|antidepressants?|sleeping (?:pills?|tablets?)|sedatives?|benzos?|opioids?|opiates?)"
)
_MEANS = re.compile(
    rf"\b(?:{_DRUG}|overdos\w*|\bod\b|rope|noose|ligature|belt|bridge|viaduct|cliffs?|roof(?:top)?|ledge|balcony"
    rf"|multi-?storey|train (?:tracks?|line)|tracks|railway|platform|river|canal|weir|drown\w*"
    r"|hang(?:ing|ed)?|jump(?:ing|ed)?|razors?|blades?|knife|knives|scissors|cut(?:s|ting)?|slit\w*|wrists?"
    r"|veins?|burn(?:s|ing|t|ed)?|gun|pistol|shotgun|rifle|shoot\w*|bullets?|bleach|poison\w*|antifreeze|helium"
    r"|gas|carbon monoxide"
    r"|exhaust|charcoal|suffocat\w*|plastic bag|starv\w*|vodka|crash(?:ing)?|lorry|trains?)\b",
    re.IGNORECASE,
)
"""What could be a means, where suicide or harm is what is spoken of."""

_METHOD = re.compile(
    rf"\b(?:overdos\w*|noose|ligature|(?:shot)?guns?|rifle|pistol|revolver|hang(?:ing|ed)? (?:myself|yourself)"
    rf"|(?:slit|slash|cut)(?:ting"
    rf"|s)? (?:my(?:self)?|your(?:self)?) ?(?:wrists?|arms?|legs?|thighs?|throat|veins?|skin)?\b"
    r"|cut(?:ting)? myself|burn(?:ing|ed|t|s)? (?:myself|my (?:arms?|skin|legs?|wrists?))|self[- ]?harm\w*"
    r"|hurt(?:ing)? myself|shoot(?:ing)? myself|drown(?:ing)? myself|poison(?:ing)? myself|starv(?:e|ing) myself"
    r"|(?:jump|throw|chuck|step|walk|fling)(?:ing|ed|s)? (?:myself )?(?:off|in front of|under|from) (?:a|the"
    r"|that|my|our)\b.{0,30}(?:bridge|train|roof|cliff|window|car|lorry|bus|building|balcony|platform|car park)"
    rf"|(?:took|take|taking|taken|swallow\w*|sav(?:e|ed|ing) up|stash\w*|stockpil\w*|hoard\w*|bought|buying"
    rf"|count(?:ed|ing)?) (?:\w+ ){{0,3}}(?:{_DRUG})"
    r"|jump(?:ed|ing|s)? (?:off|in front)|(?:used to|started|been|might|want to) cut(?:ting)?(?= *(?:[.,!?]|$))"
    rf"|carbon monoxide|helium|painless(?:ly)? way|(?:\d+|twenty|thirty|forty|fifty|sixty"
    rf"|a hundred) ?(?:of )?(?:mg|ml|milligrams?|grams?|{_DRUG})|lethal|fatal dose"
    r"|(?:how|where) i(?:'d| would) (?:do it|go|end it)[:,] |the (?:plan|way) (?:is|would be|was) to\b)",
    re.IGNORECASE,
)
"""What names a way by itself, whatever was spoken of."""

_WAY = re.compile(
    r"\b(?:what's in the|the (?:stuff|things?) (?:in|under|from|upstairs)|(?:got|have) (?:the "
    r"|all the )?(?:stuff|means)|which shelf"
    r"|(?:medicine|bathroom|kitchen) (?:cabinet|cupboard|drawer)|googl\w*|search(?:ed|ing)|looked (?:it|things?"
    r"|ways?|that) up|look(?:ed|ing)? up|read up"
    r"|(?:it'd|it would|it'll|that'd|i'd go) be (?:the|a|my|quick\w*|eas\w+|over quick\w*)|(?:would|could"
    r"|'d) (?:do it|be enough|be quick\w*|be easy)"
    r"|i(?:'d| would) (?:just )?(?:do it|use|go to|go off|take|drive|walk into|walk out|swallow|drink|tie|get in"
    r"|lock|leave the)"
    r"|(?:know|knew|worked out|figured out|thought about|decided|picked|chose|chosen) (?:exactly )?(?:how|where"
    r"|when|which|what with|a (?:way|place|spot|day|date))"
    r"|(?:got|set|have) a (?:date|day|time|way|place|spot)|motorway|woods|stairs|garage|shed|bath(?:tub)?|oven"
    r"|heater|windows?|cabinet|cellar|attic|lake|quarry|tower|car park"
    r"|the (?:car|road|sea|water|edge|top))\b",
    re.IGNORECASE,
)
"""What says how, where or when, once dying is what is spoken of; a line that says so allows its own words only."""
_TOPIC = re.compile(
    r"suicid|\bkill|\bdie\b|\bdying\b|\bdead\b|end (?:it|your life|things)|wak(?:e|ing) up|hurt(?:ing)? (?:your"
    r"|my)self|harm"
    r"|\bmethod|how would you|overdos|not (?:be )?(?:here|alive)|plan to",
    re.IGNORECASE,
)
_MEDICAL = re.compile(
    r"\b(?:sertraline|fluoxetine|prozac|citalopram|escitalopram|zoloft|lexapro|mirtazapine|venlafaxine"
    r"|amitriptyline|zopiclone|zolpidem|ambien|diazepam|valium|lorazepam|alprazolam|xanax|propranolol"
    r"|beta[- ]blockers?|lithium|quetiapine|seroquel|olanzapine"
    rf"|melatonin|ssris?|benzodiazepines?|{_DRUG}|prescri\w+|diagnos\w+|dos(?:e|age|es)|milligrams?|mg|bipolar"
    rf"|adhd|ptsd|ocd|schizo\w+|psychosis|psychotic|borderline|bpd|anorexi\w+|bulimi\w+|side[- ]effects?"
    rf"|psychiatr\w+|blood pressure|serotonin|dopamine|cortisol)\b",
    re.IGNORECASE,
)
_CLINICAL = re.compile(
    r"\b(?:trigger(?:s|ed|ing)?|boundar(?:y|ies)|validat\w+|trauma\w*|toxic|self[- ]care|mindful\w*|burn(?:t"
    r"|ed)?[- ]?out|coping (?:mechanism|strateg|skill)\w*|safe space|heal(?:ing|ed)|process(?:ing)? (?:it|my"
    r"|this|these|the (?:grief|loss|feelings?|emotions?))"
    r"|mental health|impost[eo]r syndrome|catastrophi[sz]\w*|dysregulat\w*|(?:my|this|a|healing|grief) journey"
    r"|hold(?:ing)? space|inner child|self[- ]worth|perfectionis\w+|attachment style|anxiety|depress(?:ion|ive"
    r"|ed)|support (?:network|system)"
    r"|reach(?:ed|ing)? out|vulnerab\w+|ideation|intrusive thoughts?|ruminat\w+|dissociat\w+|maladaptive"
    r"|cognitive\w*|resilien\w+|emotional regulation|emotionally|symptoms?|disorder|clinical\w*|isolat(?:ed|ion"
    r"|ing)|closure|grieving process|therapeutic|overwhelm(?:ed|ing)|navigat(?:e|ing)|genuinely)\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:(?:um+|well|ok|okay|i mean|honestly|oh|so|look)\W+)*(?:yes|yeah|yep|yup|yea|aye|sometimes|i (?:have"
    r"|do|did|am|was)(?=\s*(?:[,.!]|$))|a bit(?=\s*(?:[,.!]|$))|maybe sometimes|every (?:day|night)|all the time"
    r"|you're right|you got me|how did you know)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:(?:um+|well|ok|okay|i mean|honestly|oh|so|look)\W+)*(?:no|nope|nah|not really|never(?! mind))\b",
    re.IGNORECASE,
)


_DENIED = re.compile(
    r"\b(?:not|never|no|don't|haven't|wouldn't|didn't)\b (?:\w+ ){0,3}"
    r"(?:thought|think|thinking|thoughts|suicidal|kill(?:ing)?|want(?:ing)? to die|hurt(?:ing)?)\b[^.,;!?\n]*",
    re.IGNORECASE,
)


_HINT = re.compile(
    r"\b(?:die[ds]?|dying|dead|death|kill\w*|suicid\w*|end(?:ing|ed)? (?:it|this|my)|my life|wak(?:e|ing)|woke"
    r"|sleep|alive|liv(?:e|ing)"
    r"|exist\w*|disappear\w*|vanish\w*|gone|not (?:be )?here|be here|over with|better off|without me|the point"
    r"|join(?:ing)? (?:her|him|them)"
    r"|be with (?:her|him)|(?:how|where|when) i(?:'d| would)|plan(?:s|ned)?|attempt\w*|tried|goodbyes?|harm\w*"
    r"|hurt\w* my)\b",
    re.IGNORECASE,
)
"""What there has to be a word of, for a statement about suicide in a reply: the reader alone hears more, and errs."""
_OUTRIGHT = re.compile(
    r"\b(?:kill(?:ing)? myself|suicid\w*|end(?:ing)? (?:my life|it all)|tak(?:e"
    r"|ing) my (?:own )?life)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def _says(text: str, *, in_play: bool) -> frozenset[SuicideStatement]:
    if _HINT.search(text) is None and _MEANS.search(text) is None:
        return frozenset()
    folded = fold(text)
    found = statements(folded) + (statements(folded, in_play=True) if in_play else [])
    return frozenset(one.what for one in found)


def unsafe(text: str, beat: Beat, helper: str, *, told: bool) -> Iterator[str]:
    """Yield why the text could harm: a method, or suicide where neither the line nor the talk has told of it.

    ``helper`` is their last message, ``told`` whether the wish to be dead was told in this talk.
    """
    line = beat.text
    spoken = (
        told
        or beat.pool.startswith("suicide_talk")
        or bool(_TOPIC.search(helper) or _MEANS.search(helper) or _TOPIC.search(line))
    )
    named = _words(_METHOD, text) - _words(_METHOD, line)
    if spoken:
        named |= (_words(_MEANS, text) | _words(_WAY, text)) - _words(_MEANS, line) - _words(_WAY, line)
    if named:
        yield "method"
    said = _DENIED.sub("", text) if _NO.search(line) else text  # a no may use the words of the question
    beyond = _says(said, in_play=spoken) - _says(line, in_play=spoken)
    if told:
        beyond -= {"wish_dead"} if _OUTRIGHT.search(said) else {"wish_dead", "thoughts"}
    if beyond & {"method", "intent_or_plan", "acting"}:
        yield "method"
    elif beyond:
        yield "suicide"


def clinical(text: str, own: str) -> Iterator[str]:
    """Yield why the text sounds of a clinic: words that the person has not used themselves (``own``)."""
    own = own.lower()
    for reason, pattern in (("medical", _MEDICAL), ("clinical", _CLINICAL)):
        if any(found.group().lower() not in own for found in pattern.finditer(text)):
            yield reason


def _words(pattern: re.Pattern[str], text: str) -> set[str]:
    return {found.group().lower() for found in pattern.finditer(text)}


def contradicts(text: str, beat: Beat) -> bool:
    """Whether the text says yes where the line says no, or the other way round, or yes where it says neither."""
    line = beat.text
    if _YES.search(text) and not _YES.search(line):
        keeps = beat.kind in {"sidestep", "boundary", "ask_limits"} or beat.pool.startswith("reactions.ask_suicide")
        return keeps or _NO.search(line) is not None
    return _NO.search(text) is not None and _YES.search(line) is not None and _NO.search(line) is None
