"""Talks whose voice asks ``transformers serve``: what it says well is said, what it babbles costs no turn."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pytest
from talks import SAID, Kept, keep_in, maya
from tiny_models import parrot

from holdspace.client.voices.llm import ModelVoice
from holdspace.events import Event, ModelAsked, ReplyReplaced, SentenceReleased, TurnDecided
from holdspace.llm.endpoint import model_for
from holdspace.session import Session, default_parts
from holdspace.settings import read_settings
from serving.local_model import LocalModel

Kind = TypeVar("Kind")


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return keep_in(tmp_path / "kept")


def talk(kept: Kept, served: LocalModel | None, folder: Path) -> Session:
    """Return a talk with the authors' words, or with the words of a model where one is served."""
    parts = default_parts()
    if served is not None:
        found = read_settings(model=f"openai/{served.name}", model_url=served.url, data_dir=folder, model_patience=60)
        model = model_for(found, "voice")
        assert model is not None
        parts = parts._replace(voice=ModelVoice(model))
    return Session.start(kept.store, kept.who, maya(), parts, lesson="reflections", holder="a", seed=7)


def turns(session: Session, said: tuple[str, ...]) -> list[list[Event]]:
    return [list(session.enter()), *(list(session.say(text, f"m{i}")) for i, text in enumerate(said))]


def shown(session: Session) -> list[str]:
    """Return what the person said, turn by turn."""
    return [turn.said for turn in session.conversation.turns.values()]


def payloads(events: list[Event], kind: type[Kind]) -> list[Kind]:
    return [event.payload for event in events if isinstance(event.payload, kind)]


def test_a_model_that_babbles_costs_no_turn(babbling: LocalModel, kept: Kept, tmp_path: Path) -> None:
    said = tuple(text for text in SAID if text)
    scripted = talk(kept, None, tmp_path)
    turns(scripted, said)
    spoken = talk(kept, babbling, tmp_path)
    events = turns(spoken, said)
    assert shown(spoken) == shown(scripted)
    asked = payloads([*chain(*events)], ModelAsked)
    assert len(asked) >= len(said)
    assert all(one.fault is not None for one in asked)
    assert all(one.served.startswith("babbler-tiny") for one in asked if one.tokens_out)


def test_what_a_model_says_well_is_what_the_person_says(kept: Kept, tmp_path: Path) -> None:
    scripted = talk(kept, None, tmp_path)
    decided = payloads(turns(scripted, SAID[:1])[1], TurnDecided)[-1]
    line, cue = decided.beat.text, decided.beat.line.cue or ""
    folder = parrot(tmp_path / "parrot-tiny", json.dumps({"cue": cue, "reply": line}, ensure_ascii=False))
    with LocalModel(folder, tmp_path / "data" / "log") as served:
        events = turns(talk(kept, served, tmp_path), SAID[:1])[1]
    asked = payloads(events, ModelAsked)
    assert [one.fault for one in asked] == [None], [one.detail for one in asked]
    assert not payloads(events, ReplyReplaced)
    assert " ".join(one.text.strip() for one in payloads(events, SentenceReleased)) == line
