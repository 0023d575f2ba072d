"""What a person does next: from a state and what was heard to one :class:`Beat`. Pure; chance comes from the seed.

The choice is a list of rules, the most pressing first; the first that has something to say decides. Each names its
reason, so that an author can read why a talk went as it did.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from holdspace.client import asides, dynamics, offers, partings, refusals, telling
from holdspace.client.findings import Heard
from holdspace.client.manner import manner, suited
from holdspace.client.occasion import suits
from holdspace.client.scene import Offer, Scene
from holdspace.client.state import Beat, ClientState
from holdspace.client.words import content_stems
from holdspace.codes import REFLECTIONS, HelperCode
from holdspace.persona import Line, Persona, Speech
from holdspace.reading.readings import HelperReading

_STEERS: tuple[HelperCode, ...] = (
    "advise_without_permission", "advise_with_permission", "direct", "warn", "confront", "reassure", "refer",
)  # fmt: skip

Rule = Callable[[Scene], Iterator[Offer]]

RULES: tuple[Rule, ...] = (
    refusals.crossed_lines,
    offers.outside_the_talk,
    offers.promised_secrecy,
    telling.questions_about_suicide,
    telling.after_telling,
    offers.goodbyes,
    refusals.pressed,
    offers.unheard_cue,
    offers.mended,
    offers.at_the_door,
    offers.told_what_to_do,
    offers.given_back_wrongly,
    offers.kept_back,
    asides.small_things,
    refusals.too_fast,
    refusals.hesitates,
    offers.told_too_much,
    offers.silence,
    offers.asks_of_the_helper,
    offers.explained,
    refusals.strained,
    offers.opening_up,
    offers.answers,
    offers.small_signs,
    offers.whatever_is_left,
)


def draws(seed: int, turn: int) -> random.Random:
    """Return the random state of one turn; the same seed and turn draw the same, whatever came before."""
    return random.Random(f"holdspace:{seed}:{turn}")


def opening(persona: Persona, state: ClientState, seed: int) -> Beat:
    """Return the first thing that the person says, unasked."""
    offer = Offer("open", "opening", persona.opening, "the talk begins")
    return _beat(state, offer, seed, 0)


def farewell(persona: Persona, state: ClientState, seed: int) -> Beat:
    """Return what the person says when the helper ends the talk: cut off, unless a goodbye came just before."""
    pool, words, why = partings.farewell(persona, state, state.parting)
    offer = Offer("close", pool, words, f"the helper ended the talk: {why}")
    return _beat(state, offer, seed, state.turn + 1)


def choose(  # noqa: PLR0913, PLR0917  # what was said, and all it is said to
    persona: Persona,
    state: ClientState,
    reading: HelperReading,
    heard: Heard,
    seed: int,
    recent: tuple[Beat, ...] = (),
) -> Beat:
    """Return the person's next beat. ``state`` is after hearing; ``recent`` are their latest beats, the last first."""
    chance = draws(seed, state.turn)
    scene = Scene(persona, state, reading, heard, chance, recent)
    for rule in RULES:
        for offer in rule(scene):
            if fresh(state, offer, heard):
                return _beat(state, offer, seed, state.turn, heard, _kind(reading, heard))
    return _beat(state, offers.once_more(scene), seed, state.turn, heard, _kind(reading, heard))


def fresh(state: ClientState, offer: Offer, heard: Heard | None = None) -> bool:
    """Whether a line of the offer has not been said yet and takes nothing for granted that is not so."""
    return bool(_unsaid(state, offer, heard))


def _unsaid(state: ClientState, offer: Offer, heard: Heard | None) -> list[tuple[int, Line]]:
    said = set(state.said)
    return [(i, line) for i, line in _true(offer, heard) if f"{offer.pool}#{i}" not in said]


def _true(offer: Offer, heard: Heard | None) -> list[tuple[int, Line]]:
    so, text = (heard.occasions, heard.text) if heard else (frozenset(), "")
    return [(i, line) for i, line in offer.lines() if suits(line, so, text)]


def _kind(reading: HelperReading, heard: Heard) -> int:
    """Return the kind of a message by its number: it asks, gives something back, stays with them, or steers.

    Of three wordings, the last has the first one's: it is the one that seldom leads to the same pool.
    """
    if heard.questions:
        return 0
    if reading.has(*_STEERS):
        return 3
    return 1 if reading.has(*REFLECTIONS) else 2


_KINDS = 4


def of_kind(lines: list[tuple[int, Line]], kind: int, chance: random.Random) -> list[tuple[int, Line]]:
    """Return the wordings dealt to that kind of message, of which two kinds share none while there are enough.

    So two tries of a turn that differ in kind are answered in different words, and the same words in the same.
    """
    dealt = list(lines)
    chance.shuffle(dealt)
    return dealt[kind % len(dealt) :: _KINDS] if dealt else []


def _beat(  # noqa: PLR0913, PLR0917  # what is said, and all that it is drawn by
    state: ClientState, offer: Offer, seed: int, turn: int, heard: Heard | None = None, kind: int | None = None
) -> Beat:
    # Apart from the chance of the rules, of which another message may have used more.
    chance = random.Random(f"holdspace:{seed}:{turn}:line")
    among = _unsaid(state, offer, heard)
    if offer.kind == "fact" and heard is not None:  # asked for Gary, the wording that speaks of him
        among = [one for one in among if content_stems(one[1].text) & heard.asked] or among
    if kind is not None:
        said = set(state.said)
        unsaid = [one for one in offer.lines() if f"{offer.pool}#{one[0]}" not in said]
        dealt = of_kind(unsaid, kind, chance)
        among = [one for one in among if one in dealt] or among
    how = manner(dynamics.mood_of(state, offer.speech.mood, telling=offer.disclosure is not None))
    if among:
        index, line = suited(among, how, chance)
    else:  # everything was said: the line that was said longest ago
        order = {address: i for i, address in enumerate(state.said)}
        index, line = min(_true(offer, heard) or offer.lines(), key=lambda one: order.get(f"{offer.pool}#{one[0]}", -1))
    speech: Speech = offer.speech
    return Beat(
        kind=offer.kind,
        pool=offer.pool,
        index=index,
        line=line,
        feeling=speech.feeling,
        meaning=speech.meaning,
        hears=speech.hears,
        ask=speech.ask,
        meet=speech.meet,
        beside=speech.beside,
        mood=speech.mood,
        disclosure=offer.disclosure,
        depth=offer.depth,
        form=offer.form,
        manner=how,
        why=offer.why,
    )
