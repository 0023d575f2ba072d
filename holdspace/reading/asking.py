"""How a helper asks about suicide: in plain words, around it, or so that only "no" is welcome."""

from __future__ import annotations

from functools import lru_cache

from holdspace.codes import HelperCode
from holdspace.reading.cues import Cue, Table, Wording
from holdspace.reading.segment import sentences

_SUICIDE = (
    "(suicid\\w*|(top|topping|do(ing)? away with|do(ing)?) yourself( in)?|kill(ing)? (yourself|urself)|(end"
    "|ending) (your|ur) (own )?life|(take|taking) (your|ur) (own )?life"
    "|(end|ending) (your|ur|their) (own )?life|kill(ing)? themselves|tak(e|ing) their own life|(wish|wished"
    "|wishing|wanting|want|wanted) (to (die|be dead)"
    "|(you were|u were|you was) dead)|(thoughts (of|about)|thinking (of|about)|think (of|about)"
    "|thought (of|about)) (dying|death|being dead)"
    "|not (be|being) alive( any ?more|$)"
    "|not want(ing|ed)? to (be alive|live|wake up|exist)|(don't|didn't|no longer|never) want(ed)? to"
    " (be alive|live( any ?more)?|wake up|exist)|better off (with(out)? you )?(dead|not alive)|(with|if) (you"
    "|u) (were |are |was |being )?dead|(you|u) (being|were|are) dead"
    "|(wish|wished|wishing|hope|hoped|hoping|want|wanted|wanting|like|prefer|rather|if|about) (that )?(you|u|to|they"
    "|people)"
    " ~(wouldn't|would not|didn't|did not|don't|do not|won't|couldn't|might not|never|not) ~(wake|woke|waking) up"
    "|(wish|wished|wishing|want|wanted|wanting) (yourself dead|(you|u) (weren't|were not|wasn't|didn't) (alive|exist)"
    "|(to not|not to) (be alive|live|exist|wake up))|(mean|meaning) (dying|being dead|death|dead)( |$)"
    "|about (being dead|dying)$"
    "|not (even )?waking up|die in (your|ur) sleep|(to be|being|were|was) dead|(thoughts?|idea) (of|about) (suicide"
    "|ending)"
    "|(end|ending) (it|things|everything) (all )?(by )?(dying|for good))"
)
_AROUND = (
    "(((know|sure|ask|wonder|check) (if|whether|that)? ?(you|you're|u)( are)? ~safe)|do (that|this|it) to (your"
    "|the) (kids|children|family|mum|mom|wife|husband|\\w+)"
    "|(do|doing|did|try) (something|anything) ~(stupid|silly|rash|drastic|bad|crazy|dangerous|foolish"
    "|to yourself|you('d| would|'ll)? regret|like that)"
    "|(hurt|hurting|harm|harming) (yourself|urself)|(are|r|be|feel|feeling|stay) (you )?(~)safe"
    "|in (any )?danger|end(ing)? (it|things)( all)?|not (be|being) (here|around)(?! (for|when|to))"
    "|(don't|didn't|not|no longer) want(ed)? to be (here|around)( (any ?more|at all|sometimes|some days))?$"
    "|wish(ed)? (you|u) (weren't|were not|wasn't) (here|around)( (any ?more|at all))?$|can't go on( like this)?$"
    "|(disappear|vanish) (for good|forever|completely)|life (isn't|is not|wasn't) worth"
    "|worth living|worth (going|carrying) on$"
    "|(dark|bad|scary) thoughts|give up on (life|everything)|a danger to yourself|do(ing)? something to yourself)"
)

_NO_QUESTION = r"(?!.{0,40} (are|r|do|did|have|is) (you|u|it|that) \w)"
"""Not "for when you're not here, are you thinking of ...": there the no is hers, and a plain question follows."""

ASKING: tuple[Cue[HelperCode], ...] = (
    Cue(
        "ask_suicide_leading",
        r"(you're|you are|you) (~)(not|n't|never)" + _NO_QUESTION + " __" + _SUICIDE,
        0.9,
        "You're not thinking of suicide, are you?",
    ),
    Cue(
        "ask_suicide_leading",
        r"(you|u) (~)(don't|wouldn't|won't|haven't|aren't|didn't|would never|'d never)"
        + _NO_QUESTION
        + r" __("
        + _SUICIDE
        + ""
        r"|" + _AROUND + ")",
        0.9,
        "You wouldn't do anything stupid, would you?",
    ),
    Cue(
        "ask_suicide_leading",
        r"(you|u)('d| would) never __(" + _SUICIDE + "|" + _AROUND + ")",
        0.95,
        "You'd never kill yourself, would you?",
    ),
    Cue(
        "ask_suicide_leading",
        r"(you're|you are) (~)not __" + _AROUND,
        0.85,
        "You're not going to hurt yourself, are you?",
    ),
    Cue(
        "ask_suicide_leading",
        r"(tell me|promise( me)?|say|swear|surely|hope|please don't tell me|i hope) (that )?(you're|you"
        r"|u)( aren't| don't| won't|n't)? ?(not|never|aren't|don't|won't)?__(" + _SUICIDE + "|" + _AROUND + ")",
        0.85,
        "Promise me you won't kill yourself",
    ),
    Cue(
        "ask_suicide_direct",
        r"(are|r|have|do|did|is|has|does|was|were|had|ever|when|how|what|any|sometimes|so|ask|asking"
        r"|wondering|if|whether|you're|you|about|of)__" + _SUICIDE,
        0.9,
        "Are you thinking about suicide?",
    ),
    Cue("ask_suicide_direct", _SUICIDE, 0.75, "Suicide, has that come up?"),
    Cue("ask_suicide_vague", _AROUND, 0.75, "Are you safe?"),
    Cue(
        "ask_suicide_vague",
        r"(are|r|do|did|have|has|will|would|might|could|can|is|ever|you|going|thinking|feel|how)__" + _AROUND,
        0.8,
        "Are you thinking of doing something stupid?",
    ),
)

IN_PLAY: tuple[Cue[HelperCode], ...] = (
    # Read only where suicide was spoken of: asking on about it.
    Cue(
        "ask_suicide_direct",
        r"((have|got|made|any) (a |any )?plans?(?! for (tonight|tomorrow|the|today))|planned|thought (about"
        r"|of) (how|a way|ways|when)|how (you|u)('d| would)|(do|doing|go through"
        r" with)"
        r" (it|that)|how (long|often)__(wish\w*|hop\w*|thought\w*|felt (that|like that)|feel (that|like that)|wanted)"
        r"|act(ing)? on (it|that|them|those)|(today|tonight|right now|at the moment|now)__(wish\w*|thought\w*|feel)"
        r"|(wish|thought)\w*__(today|tonight|right now|at the moment|now)|last time you__(wish|hop|felt|thought))",
        0.8,
        "Do you have a plan?",
    ),
)


_ASKS = Wording(
    r"(^|, |and |but |so |because |then |well )(are|r|have|do|did|is|has|does|was|were|had|ever|how often"
    r"|how long|when|what|will|would|could|can|might) |ask(ing)? (you |if |about |whether |directly )"
    r"|wondering if|i wonder"
)


_NAMED = Wording(_SUICIDE)
_ON_CONDITION = Wording(r"(unless|except (if|when)|only if|in case|if i('m)? ~(worried|think|thought|believe|fear))")
"""What follows says when a promise ends: "between us unless I'm worried someone's in danger"."""


def names_suicide(body: str) -> bool:
    """Whether a sentence names suicide in plain words, asking or not."""
    return _NAMED.search(body) is not None


@lru_cache(maxsize=2)
def _table(*, in_play: bool) -> Table[HelperCode]:
    return Table((*ASKING, *IN_PLAY) if in_play else ASKING)


def asking(body: str, *, asked: bool, in_play: bool = False) -> tuple[HelperCode, float] | None:
    """Say how the sentence asks about suicide, and how sure that is; None where it does not ask.

    ``in_play`` also hears what asks about it only where it was spoken of just before: "Do you have a plan?".
    """
    body = body.replace("when you say", "if")  # what follows is asked about, not urged
    condition = None if asked else _ON_CONDITION.search(body)
    if condition is not None:
        body = body[: condition.start()]
    hits = {hit.what: hit for hit in _table(in_play=in_play and asked).find(body)}
    if not hits:
        return None
    order: tuple[HelperCode, ...] = ("ask_suicide_leading", "ask_suicide_direct", "ask_suicide_vague")
    for code in order:
        hit = hits.get(code)
        if hit is not None and (asked or code == "ask_suicide_leading" or _ASKS.search(body) is not None):
            return hit.what, hit.score
    return None


def asked_about_suicide(text: str) -> HelperCode | None:
    """Say how a whole message asks about suicide, the plainest way first."""
    found = {hit[0] for said in sentences(text) if (hit := asking(said.body, asked=said.asked)) is not None}
    order: tuple[HelperCode, ...] = ("ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading")
    for code in order:
        if code in found:
            return code
    return None
