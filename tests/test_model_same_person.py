"""The person behind a model's voice is the same: what they hear, feel and tell is decided before the words are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rehearsed import parts, settings, talk
from talks import Kept, keep_in

from holdspace.client.voices import ScriptedVoice
from holdspace.conversation import TurnKept
from holdspace.rehearsal.server import Rehearsal, rehearsing
from holdspace.session import Parts, default_parts
from validity.helpers import Helper

TURNS = 12


@pytest.fixture(scope="module")
def server() -> Iterator[Rehearsal]:
    with rehearsing() as running:
        yield running


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path)
    yield opened
    opened.store.close()


def hold(kept: Kept, with_: Parts, style: str, seed: int) -> list[TurnKept]:
    session = talk(kept, with_, seed=seed, suggestions="never")
    list(session.enter())
    helper = Helper(style, 1, "maya", seed)
    for number in range(TURNS):
        latest = session.conversation.path()[-1].beat
        if session.conversation.ended is not None or latest is None:
            break
        list(session.say(helper.reply(latest), f"message-{number}"))
    return session.conversation.path()


@pytest.mark.parametrize("style", ["skilled", "plain", "advice_giver", "interrogator"])
def test_trust_and_what_is_told_are_the_same_whoever_puts_it_into_words(
    kept: Kept, server: Rehearsal, tmp_path: Path, style: str
) -> None:
    scripted = hold(kept, default_parts(), style, seed=5)
    modelled = hold(kept, parts(settings(tmp_path, server.url)), style, seed=5)
    assert sum(turn.voice != ScriptedVoice.name for turn in modelled) > 0.8 * len(modelled)
    assert len(scripted) == len(modelled)
    for one, other in zip(scripted, modelled, strict=True):
        assert one.beat is not None
        assert other.beat is not None
        assert one.state is not None
        assert other.state is not None
        assert one.beat.address == other.beat.address
        assert one.state.trust == pytest.approx(other.state.trust, abs=0.02)
        assert one.state.made == other.state.made
        assert len(one.state.cues) == len(other.state.cues)
