"""Talk for and against a change (Miller and Rollnick): only where a change is in question.

Change talk: desire, ability, reasons, need, commitment, steps taken. Sustain talk: the same for staying as it is.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Literal

from holdspace.reading.cues import Cue, Table
from holdspace.reading.readings import ClientTalk
from holdspace.reading.segment import HEAD

Direction = Literal["change", "sustain"]

CUES: tuple[Cue[Direction], ...] = (
    Cue(
        "change",
        r"i('d| would)? ~(want|wanna|wish|need|like|love|hope|have|got|ought) to ~(be|do|try|stop|quit|change"
        r"|get|cut|start|make|figure|find|feel|go|lose|stay|keep|take|work|improve|talk|not|see|have)",
        0.8,
        "I want to stop",
    ),
    Cue(
        "change",
        r"i ~(should|could|might|can|'ll|will) ~(probably |definitely |try |be able to |at least )?(try|stop"
        r"|quit|change|cut|start|make|do|talk|ask|call|go|take|give|work|think about|look|consider|find|use"
        r"|come|get|definitely|learn)(?! (it|that) (yet|now))",
        0.7,
        "I could try that",
    ),
    Cue(
        "change",
        r"i'm ~(going to|gonna|willing to|ready to|trying to|planning|starting to|thinking (about|of)"
        r"|determined|motivated|hoping|looking forward|working on|wanting|committed)",
        0.75,
        "I'm going to call her",
    ),
    Cue(
        "change",
        r"i('ve| have| had| did)? ~(been )?(trying|tried|started|stopped|quit|cut (down|back|it)|reduced"
        r"|decided|managed|booked|called|made (a|an)|given up|gave up|improved|changed|slowed)",
        0.65,
        "I've cut down",
    ),
    Cue(
        "change",
        r"(it|that|this)('s| is| would be|'d be| could| might| would)? ~(worth|good idea|help|be (good|nice"
        r"|better|helpful|worth|great|doable)|make (it )?(a difference|sense)|work for me)|that sounds (good"
        r"|great|doable|like a (plan|good))|(makes|made) (a )?(difference|sense|me think)|i('ll"
        r"| will) (think about|give it|do that|try)|better for (me|my|them|the|him|her)",
        0.6,
        "That would help",
    ),
    Cue(
        "change",
        r"(bad|not good|unhealthy|dangerous|worried|worry|concern\w*|scares?|scared|affect\w*|hurt\w*|ruin\w*"
        r"|damag\w*|harm\w*|risk\w*|expensive|cost\w*|embarrass\w*|asham\w*|guilty|regret\w*|problem) ?(for"
        r"|about|me|my|with|to|of|in|that|if|it)?(?! with (it|that))",
        0.4,
        "I'm worried about my lungs",
    ),
    Cue(
        "change",
        r"something (has|needs) to change|can't (go on|keep|continue)|(tired|sick) of (it|this|being|feeling"
        r"|waking)|(i want|wanna|would be|feel|be|get) (~)(healthier|better|free|in control|a better|sober"
        r"|happy)|my (kids|children|son|daughter|baby|family|health|future|goals?)|set(ting)? (a )?(goal|date"
        r"|example)",
        0.45,
        "Something has to change",
    ),
    Cue(
        "sustain",
        r"i ~(don't|do not|didn't|never) ~(want|wanna|need|think|see|feel|really|have|care|believe|plan"
        r"|know (if|about|that|how)|like|mind|get)",
        0.6,
        "I don't want to stop",
    ),
    Cue("sustain", r"i ~(can't|couldn't|won't|wouldn't|shouldn't|am not|i'm not) ", 0.6, "I can't do that"),
    Cue(
        "sustain",
        r"i'm not (~)(ready|going|gonna|sure|interested|worried|able|that|an?|one of|here|hurting|doing)",
        0.6,
        "I'm not ready",
    ),
    Cue(
        "sustain",
        r"(it|that)('s| is|'d be| would be| will be| seems) ~(hard|difficult|tough|impossible|pointless"
        r"|not (a|that|really|my|gonna|going)|no (big deal|problem)|too (much|hard|late)|just|fine|normal"
        r"|only|fun|what i|the only|weird|stupid|a waste)|not (a|that) (~)(problem|big|bad|much|many|often)"
        r"|no (big deal|problem|harm|worries|point|way)|nothing wrong",
        0.6,
        "It's too hard",
    ),
    Cue(
        "sustain",
        r"i ~(like|love|enjoy|prefer) (?!to (stop|quit|change))|helps me (relax|sleep|cope|calm|deal|unwind"
        r"|feel|get|to)|(it|that) (~)(relaxes|calms|helps|feels good|tastes|makes me feel (good|better"
        r"|relaxed|less))|(stress|relax|fun|relief|unwind|my friends (all )?(do|drink|smoke)"
        r"|everyone (else )?(does|drinks|smokes)|everybody)|(all|most of) my friends",
        0.55,
        "I like the taste",
    ),
    Cue(
        "sustain",
        r"(but|because|cos) (i|it|that|then|the|my|there|what|when|if|you)|(only|just) (a|one|two|on|at|when"
        r"|once|like|sometimes|every|socially|smoke|drink|weekends?)|what's the point|never (hurt|had|been"
        r"|happened|really)|don't have (the )?(time|money|energy)|no time|tried (that|it|everything|before)"
        r"|(doesn't|didn't|won't) (work|help|bother|matter)|leave me alone|none of your|they (made|make|told"
        r"|sent) me|have to be here|crav\w*|addicted",
        0.4,
        "But it calms me down",
    ),
)
"""Wordings for and against a change."""

_NEUTRAL = 0.5
_STEEP = 1.6


@lru_cache(maxsize=1)
def _table() -> Table[Direction]:
    return Table(CUES)


@lru_cache(maxsize=8)
def talk(folded: str) -> ClientTalk:
    """Shares of change, neutral and sustain talk in a folded message."""
    heard = {"change": 0.0, "sustain": 0.0}
    for hit in _table().find_all(folded[:HEAD]):
        heard[hit.what] += hit.score
    # A message weighs by its direction; a long one without any is a story told, and neutral.
    size = {"change": heard["change"] ** 0.7, "sustain": heard["sustain"] ** 0.7, "neutral": _NEUTRAL}
    raised = {what: math.exp(_STEEP * value) for what, value in size.items()}
    total = sum(raised.values())
    change, sustain = round(raised["change"] / total, 4), round(raised["sustain"] / total, 4)
    return ClientTalk(change=change, sustain=sustain, neutral=round(1.0 - change - sustain, 4))
