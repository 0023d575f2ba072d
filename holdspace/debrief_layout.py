"""A record laid out for looking back, each message with what its words bear out. There is no other way to a talk here.

The look back, the notes, the levels, the own view and what is counted over time all stand on what this returns, so none
of them can say of a message what another denies.
"""

from __future__ import annotations

from collections.abc import Sequence

from holdspace.client.words import feelings_in
from holdspace.conversation import Conversation, TurnKept
from holdspace.debrief_again import Read, Standing, again
from holdspace.debrief_in_place import in_place, with_cues
from holdspace.debrief_just_said import goes_past
from holdspace.debrief_talk import HARMS, SMALL, TURNED_AWAY, Exchange, Talk
from holdspace.persona import Persona
from holdspace.simulate import Played

_LATELY = 3
"""The person's latest replies of which a message may give something back, and messages that may have hurt."""
_SHOWS = HARMS - SMALL - {"carried_on", "ask_suicide_leading", "interrogated", "pry", "misheard_confident", "contrary"}
"""Harm after which going on as if nothing were leaves somebody alone with it."""
_SOUR = TURNED_AWAY | {"react", "minimise"}
"""Replies after something that hurt in which it shows: nothing more was told."""


def lay_out(persona: Persona, talk: Conversation | Sequence[TurnKept] | Sequence[Played]) -> Talk:
    """Return the talk laid out. A conversation gives the path in front of the trainee, whatever else was tried."""
    turns = talk.path() if isinstance(talk, Conversation) else talk
    ended = talk.ended if isinstance(talk, Conversation) else None
    every: list[Exchange] = []
    farewell = ""
    for turn in turns:
        if isinstance(turn, TurnKept) and turn.text is None and every:
            farewell = turn.said
            ended = turn.state.ended if turn.state else ended
            continue
        number = every[-1].number + 1 if every else int(isinstance(turn, TurnKept) and turn.text is not None)
        every.append(_kept(turn, number) if isinstance(turn, TurnKept) else _played(turn, number))
    if ended is None and every and every[-1].state:
        ended = every[-1].state.ended
    return borne_out(Talk(persona, tuple(every), ended, farewell))


def borne_out(talk: Talk) -> Talk:
    """Return the talk with what the words bear out: of each message, by itself and in its place, then of each cue."""
    done: list[Exchange] = []
    for one in talk.every:
        read = again(one.you, Read(one.codes, one.findings), _standing(done))
        findings = read.findings
        if "close_reflection" in findings and goes_past(one.plain, [(e.said, e.beat) for e in done if e.said]):
            findings = findings - {"close_reflection"} | {"near_reflection"}
        read_again = one._replace(codes=read.codes, findings=findings)
        done.append(in_place(talk._replace(every=tuple(done)), read_again))
    return with_cues(talk._replace(every=tuple(done)))


def _standing(done: Sequence[Exchange]) -> Standing:
    """Return where the next message stands."""
    said = [e for e in done if e.said]
    lately = list(done[-_LATELY:])
    while any(e.found("apologise_repair") for e in lately):
        lately.pop(0)  # what was owned is over
    hurt = [e for e in lately if e.findings & _SHOWS]
    before = done[-1] if done else None
    return Standing(
        kind=said[-1].kind if said else "",
        theirs=" ".join(e.said for e in said[-_LATELY:]),
        hurt=any(e.findings & HARMS for e in lately),
        stories=sum(e.found("self_disclose_long") for e in done),
        soured=before is not None and (before in hurt or before.found("carried_on")) and before.kind in _SOUR,
        often=len(hurt) > 1,
        asked=before.you if before is not None else "",
        told=tuple(e.said for e in said),
        felt=feelings_in(" ".join(said[-1].beat.feeling)) if said and said[-1].beat else frozenset(),
        low=bool(said) and said[-1].state is not None and said[-1].state.valence < 0,
    )


def _kept(turn: TurnKept, number: int) -> Exchange:
    reading = turn.reading
    return Exchange(
        turn=turn.turn,
        number=number,
        you=(turn.text or "").strip(),
        codes=frozenset(s.code for s in reading.codes) if reading else frozenset(),
        findings=frozenset(turn.findings),
        fit=turn.fit,
        said=turn.said,
        beat=turn.beat if turn.said else None,
        state=turn.state,
        reading=turn.client_reading if turn.said else None,
    )


def _played(turn: Played, number: int) -> Exchange:
    codes, findings = frozenset(turn.codes), frozenset(turn.findings)
    return Exchange(
        number, number, turn.helper.strip(), codes, findings, turn.fit, turn.beat.text, turn.beat, turn.state, None
    )
