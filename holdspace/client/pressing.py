"""Going on after a no, and digging: words that reach for what was not offered.

One digging question may be a brave one. Again and again, or after somebody drew back, it is extraction: the person is
heard for what can be got out of them (a known complaint of simulations that reward the deepest disclosure).
"""

from __future__ import annotations

import re

from holdspace.client.elsewhere import (
    DREW_BACK,
    moves_on,
    says_yes,
    their_turn,
    topic_stems,
    turns_to_something_ordinary,
)
from holdspace.client.pressing_odds import Ground, believed, points_at_it, sure
from holdspace.client.state import ClientState
from holdspace.client.words import EVERYDAY, content_stems, words
from holdspace.codes import QUESTIONS, SUICIDE_QUESTIONS
from holdspace.persona import Persona
from holdspace.reading.after_no import odds_of_going_on
from holdspace.reading.readings import HelperReading

PATIENT_TURNS = 3
"""Helper turns after a no within which the same matter counts as pressing."""

OFTEN = 2
"""Digging messages among the last :data:`WITHIN`, this one counted, from which it is a pattern."""
WITHIN = 4

_LETS_BE = re.compile(
    r"\b(?:no (?:pressure|need|rush|hurry)|you don'?t have to|we (?:don'?t have to|can leave)"
    r"|that'?s (?:ok|okay|fine|alright|all right)|fair enough|up to you|your (?:call|choice|pace|right)|every right"
    r"|leave (?:it|that)(?! (?:when|if|once|until|after))|whenever you|if you want|only if|respect that|drop it"
    r"|i hear you don'?t|entitled"
    r"|(?:won'?t|will not|not going to|don't|shan't) (?:push|press|ask)|thanks? for (?:telling me|saying)"
    r"|(?:need|must) not"
    r"|needn't|need to go there|(?:that's|that is|stays) yours|yours to keep|free to"
    r"|as you (?:like|wish|prefer)|whatever you (?:like|want|prefer)|another time|in no hurry|you decide|step back"
    r"|when(?:ever)? (?:you're|you are|it's) ready|ease off|let it (?:be|rest|go)|park (?:it|that)|very well"
    r"|put (?:it |that |this )?(?:aside|down|on side|away|to one side)"
    r"|(?:talk about|tell me about) something else|stay (?:quiet|as you are)"
    r"|keep (?:it|that) (?:to yourself|private))\b",
    re.IGNORECASE,
)
_URGES = re.compile(
    r"\b(?:come on|just (?:(?:tell|say|show) (?:me|it|us|what|the)|answer|try)|(?:please|you (?:can|have to"
    r"|need to|should)) tell me|tell me anyway"
    r"|^\W*(?:but )?why(?: not)?\W*$|why (?:won'?t|can'?t) you|answer (?:me|the question)|stop avoiding"
    r"|don'?t be like that)\b",
    re.IGNORECASE,
)
_COMMANDS = re.compile(
    r"(?:^|[.!?,]\s+)(?:(?:please|just|then|now|so|but|and|come on)[, ]+)*"
    r"(?:tell|say|show|open|stay (?:in|with)|give me|let me (?:in|see|hear|be)|try (?:me|again)|go on(?! (?:if|when))"
    r"|keep going|finish|put it|have another)\b",
    re.IGNORECASE,
)
_LEAVES_OPEN = re.compile(
    r"\b(?:which(?:ever)? (?:\w+ )?you|whatever (?:you|feels|comes|is on|bit|part)|wherever you|any (?:bit|part|of it)"
    r"|anything (?:else|you|at all)|something (?:else|easier|different|lighter|smaller)|(?:a|the) (?:different|easier)"
    r"|another (?:bit|part|one|thing|way)|an easier|as much or as little|when(?:ever)? you (?:like|want|feel)"
    r"|if you(?:'d| would)? (?:like|want|prefer|feel)|you choose|instead)\b",
    re.IGNORECASE,
)
"""What is to be told is left to them: an invitation, and no order."""
_INVITED = "you can tell me"
_ARGUES = re.compile(
    r"\bi do mind\b|\bi don't (?:think|believe) (?:you|that|it)\b"
    r"|\bi think you (?:need|know|want|have)\b|\byou (?:need|have) to (?:say|tell|talk|let)\b|\bdo you, though\b"
    r"|\byou(?:'re| are) (?:avoiding|dodging|hiding|stalling|deflecting|not (?:telling|answering|saying))"
    r"|\b(?:you|to|and|we) (?:skip|skipped|step(?:ped)?|jumped|went|passed|walked) (?:it |that |this )?(?:over"
    r"|round|around|past|now)\b"
    r"|\bthat no\b|\bi(?:'d| would) like (?:the|to wait|more)\b|\bi want (?:more|the)\b|\byou'?ll never (?:say"
    r"|tell)\b"
    r"|\b(?:just|one|only) (?:a |one )?(?:bit|little|word|line|corner|yes or no)\b|\bdifferent question\b"
    r"|\byes or no\b"
    r"|\bread it (?:to me )?again\b|\btell me a (?:little|bit|corner)\b|\bnow mine\b|^\W*stay\b|\bgo big\b"
    r"|\bsaid something real\b"
    r"|\bi'm not (?:letting|dropping|leaving) (?:it|this|that)|\b(?:so|then) (?:talk|answer|say it)\b|\bdidn't you\b"
    r"|\byou haven't answered|\byou can't just\b|\bchang(?:e|ing) the subject"
    r"|(?<!won't )(?<!not )(?<!never )(?<!don't )(?<!shan't )\bask (?:you )?(?:it )?(?:once more|again"
    r"|one more time)\b|\bdon't stop\b"
    r"|\bone more step\b|\bkeep going\b"
    r"|\bcosting you more\b"
    r"|\bbut (?:i think|you came|that other|we)\b",
    re.IGNORECASE,
)

_UNSAID = (
    r"(?:(?:have|has|had|ca|wo|do|did|does|dare)n'?t|not|n't|never|nearly|cannot|afraid to|stopped)"
    r"\W+(?:\w+\W+){0,3}?(?:sa(?:y|id|ying)|t(?:ell|old)|admit\w*|show\w*|hear\w*|let\w*|mention\w*|see)"
)
_INNERMOST = (
    r"(?:the|that|a) (?:\w+ )?(?:rest|worst (?:of it|thing|bit|part|second|moment)|real|deepest|deeper|true"
    r"|truth|whole|inside|bottom|darkest|hidden|unfunny"
    r"|braver|very worst|next|true one|real one)(?: \w+)?(?: of it| thing| bit| part| one| sentence| story| version"
    r"| reason| second)?"
)
_PRYING = re.compile(
    r"\b(?:"
    rf"what(?:'s| is| was| are| were|ever)?\b[^.!]{{0,40}}\b(?:{_INNERMOST}|{_UNSAID}|underneath|beneath|at the bottom"
    r"|(?:really|truly)\s*\?)"
    r"|(?:what|who)(?:'s| is| was)? (?:it )?(?:really|truly)\b"
    rf"|(?:the|that|a|one) (?:\w+ )?(?:thing|bit|part|one|word|story|room|secret|corner|sentence) (?:that )?"
    rf"(?:you|nobody|no one)(?:'ve|'re)? {_UNSAID}"
    r"|what(?:'s| is) (?:it )?(?:under|behind|inside|down) (?:it|that|there|this|the lid)"
    r"|(?:so|and|but|then|well)?,? ?what (?:is|was) (?:it|next|the rest)(?: then| though)?\s*(?:\?|$)"
    r"|what are you (?:really|trying not|not|hiding|keeping|leaving)"
    r"|i(?:'d| would) (?:like|love|be honou?red|want|rather)(?: to)? (?:\w+ )?(?:see|hear|have|know)? ?(?:the|it)"
    r" (?:inside|true|real|rest|whole|mess|from inside)"
    r"|(?<!you've )(?<!you )(?<!have )(?:just|please|now|then|so|but|come on)[, ]+(?:just |please )?(?:tell|say"
    r"|show|give|let) (?:me|it|them)"
    r"|(?:let me (?:a bit |a little )?(?:further |all the way )?in\b|(?<!to )try me\b|(?:you can )?trust me\b"
    r"|open (?:it|up) again"
    r"|come out again|have another go|do say it|(?<!you )(?<!to )say it (?:to me|again|slowly"
    r"|out loud|here)"
    r"|say (?:how|the next)"
    r"|put it down here|(?:tell|say) (?:me |it )?(?:properly|honestly|truly)|be honest|before you (?:edit|tidy"
    r"|change)"
    r"|keep going|don't go (?:just )?yet|one more (?:sentence|word|step)|all the way down|go in together"
    r"|you need to (?:say|tell|have said)|take me there|tell me (?:the|your) (?:worst|darkest|deepest|real|true"
    r"|truth|whole|secret)|don't stop (?:there|now)|finish (?:that|the sentence)"
    r"|i don't believe (?:that's|that is|you|it)|you(?:'re| are) (?:so )?(?:close|near) to (?:it|something))"
    r"|there(?:'s| is) (?:something|more) (?:\w+ ){0,2}(?:under(?:neath)?|behind|beneath)"
    r")",
    re.IGNORECASE,
)


def presses(  # noqa: PLR0913, PLR0917  # what was said, and all it is said to
    persona: Persona, state: ClientState, reading: HelperReading, text: str, asked: frozenset[str] | None, no: str = ""
) -> bool:
    """Whether the helper goes on at what was refused, or after somebody drew back.

    ``asked`` are the stems of what was asked, None where nothing was; ``no`` is what the person said last.
    """
    text = text[:4000].replace("\u2019", "'")
    just_now = state.beat in DREW_BACK
    said_no = state.refusal is not None and state.turn - state.refusal <= PATIENT_TURNS
    if reading.has(*SUICIDE_QUESTIONS) or not (just_now or said_no):
        return False
    invites = leaves_open(persona, state, text)
    odds = odds_of_going_on(text) if just_now else None
    if sure(odds, text) and not reading.has("apologise") and not their_turn(persona, state, text):
        return True
    lets = lets_be(reading, text) or reading.has("apologise")
    ground = _leans(text, invites=invites, lets=lets, just_now=just_now)
    if ground is not None or lets:
        return ground is not None and not reading.has("apologise") and believed(ground, odds, text)
    if asked is None:
        return reading.has("press") and "?" not in text and not invites
    ground = _asks_on(persona, state, reading, text, asked, no, invites=invites)
    return ground is not None and believed(ground, odds, text)


def _leans(text: str, *, invites: bool, lets: bool, just_now: bool) -> Ground | None:
    """Return in what way words lean on somebody, a question aside; None where they do not."""
    urges = {found[0].lower() for found in _URGES.finditer(text)} - ({_INVITED} if invites else set())
    if urges or pries(text):
        return "digging"
    orders = not invites and _COMMANDS.search(text) and not lets
    return "leaning" if just_now and (_ARGUES.search(text) or orders) else None


def leaves_open(persona: Persona, state: ClientState, text: str) -> bool:
    """Whether it is left to them what they tell next."""
    return _LEAVES_OPEN.search(text[:4000].replace("\u2019", "'")) is not None or their_turn(persona, state, text)


def _asks_on(  # noqa: PLR0913, PLR0917  # what was asked, and all it is asked after
    persona: Persona,
    state: ClientState,
    reading: HelperReading,
    text: str,
    asked: frozenset[str],
    no: str,
    *,
    invites: bool,
) -> Ground | None:
    """Return how a question goes on at what they drew back from; None where it does not."""
    question = _questions_of(reading, text)
    in_hand = topic_stems(persona, state.refused_topic or state.topic or "") - EVERYDAY
    elsewhere = invites and not asked & topic_stems(persona, state.refused_topic or state.topic or "")
    elsewhere = elsewhere or turns_to_something_ordinary(persona, state, text, question)
    if not asked or elsewhere or reading.has("seek_permission") or moves_on(persona, state, asked):
        return None
    if state.beat in DREW_BACK and asked & in_hand:
        return "named"
    if reading.has("press") or (state.beat == "boundary" and points_at_it(question, no)):
        return "question"
    said_no = state.refusal is not None and state.turn - state.refusal <= PATIENT_TURNS
    if said_no and state.refused_topic is not None and _refused_matter(persona, state) & asked:
        return "named"
    return None


def _refused_matter(persona: Persona, state: ClientState) -> frozenset[str]:
    """Return the stems of what was refused, without those of what they speak of freely."""
    free = {d.id for d in persona.disclosures if d.depth == 0 or d.id in state.made} - {state.refused_topic}
    return topic_stems(persona, state.refused_topic or "").difference(*(topic_stems(persona, id_) for id_ in free))


def gives_way(persona: Persona, state: ClientState, reading: HelperReading, text: str) -> bool:
    """Whether the message says yes to the no and asks of something ordinary instead."""
    plain = text[:4000].replace("\u2019", "'")
    question = _questions_of(reading, plain)
    return bool(question) and says_yes(plain) and turns_to_something_ordinary(persona, state, plain, question)


def lets_be(reading: HelperReading, text: str) -> bool:
    """Whether the message lets a no be."""
    return bool(_LETS_BE.search(text[:4000])) or reading.has("emphasize_autonomy")


def asked_about(reading: HelperReading, text: str) -> frozenset[str]:
    """Return the stems of the questions alone."""
    return content_stems(_questions_of(reading, text))


def asked_in_words(reading: HelperReading, text: str) -> str:
    """Return the questions word by word, for what is asked in small words alone: "What was she like?"."""
    return " ".join(words(_questions_of(reading, text)))


def _questions_of(reading: HelperReading, text: str) -> str:
    return " ".join(text[s.start : s.end] for s in reading.codes if s.code in QUESTIONS)


def pries(text: str) -> bool:
    """Whether the message digs for what was not offered; its first 4,000 characters count."""
    return _PRYING.search(text[:4000].replace("\u2019", "'")) is not None
