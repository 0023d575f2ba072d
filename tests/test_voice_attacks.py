"""Attacks by way of a trainee's message, a persona file and a model's answer: what is asked, and what is released."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from beats_for_tests import every_beat, someone
from models_for_tests import Fake, as_json, speak, whole
from personas_for_tests import DISCLOSURES, READER, sam
from ruamel.yaml import YAML
from talks import begin, keep_in

from holdspace import events
from holdspace.client.state import Beat
from holdspace.client.voices import Around
from holdspace.client.voices.llm import ModelVoice
from holdspace.client.voices.llm_checks import REASONS, Checks
from holdspace.client.voices.llm_prompt import ask
from holdspace.persona import Persona
from holdspace.reading.readings import Utterance
from holdspace.session import Session, default_parts
from holdspace.simulate import Talk

FOLDER = Path(__file__).parent / "attacks"
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def load(name: str) -> list[dict[str, Any]]:
    return list(YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


TRAINEE, PERSONA, REPLY = load("trainee"), load("persona"), load("reply")


def test_there_are_attacks_enough() -> None:
    assert len(TRAINEE) >= 60
    assert len(PERSONA) >= 20
    assert len(REPLY) >= 20


def shape(beat: Beat, around: Around) -> list[str]:
    """Return the lines of the prompt that are markers, and what stands where the line is."""
    user = ask(beat, around).messages[1].content
    return re.findall(r"^<<<\w+$|^\w+>>>$", user, re.MULTILINE)


def markers(beat: Beat) -> list[str]:
    names = ["talk", "told", "line", *(["cue"] if beat.line.cue is not None else [])]
    return [mark for name in names for mark in (f"<<<{name}", f"{name}>>>")]


@cache
def moment(id_: str, says: str) -> tuple[Beat, Around]:
    """Return the moment in which the message is answered, in the second turn of a talk."""
    persona = someone(id_)
    talk = Talk(persona, READER, 5)
    said: list[Utterance] = []
    for message in ("Hello, good that you write. What's on your mind?", says):
        said += [Utterance(speaker="client", text=talk.turns[-1].beat.text), Utterance(speaker="helper", text=message)]
        talk.say(message)
    last = talk.turns[-1]
    return last.beat, Around(persona=persona, state=last.state, said=tuple(said), turn=2)


@pytest.mark.parametrize("attack", TRAINEE, ids=lambda one: one["says"][:40])
def test_a_message_stays_a_line_of_talk(attack: dict[str, Any]) -> None:
    beat, around = moment(attack["of"], attack["says"])
    system, user = (message.content for message in ask(beat, around).messages)
    assert shape(beat, around) == markers(beat)
    last = user.split("\ntalk>>>")[0].split("\n")[-1]
    assert json.loads(last)["from"] == "supporter"
    assert _CONTROL.search(user) is None
    assert attack["says"] not in system
    calm = around.model_copy(update={"said": (*around.said[:-1], Utterance(speaker="helper", text="Hello."))})
    assert [m.content.replace(last, "") for m in ask(beat, around).messages] == [
        m.content.replace('{"from": "supporter", "said": "Hello."}', "") for m in ask(beat, calm).messages
    ]


@pytest.mark.parametrize("attack", TRAINEE, ids=lambda one: one["says"][:40])
def test_a_model_that_falls_for_a_message_is_not_heard(attack: dict[str, Any]) -> None:
    beat, around = moment(attack["of"], attack["says"])
    for answer in (as_json(attack["model"], beat.line.cue or ""), attack["model"]):
        out = speak(Fake(answer, size=10_000), beat, around)
        assert out.ever == whole(beat)
        assert out.why in REASONS


@pytest.mark.parametrize("attack", TRAINEE, ids=lambda one: one["says"][:40])
def test_however_slowly_it_comes_at_most_a_harmless_beginning_is_shown_and_taken_back(attack: dict[str, Any]) -> None:
    beat, around = moment(attack["of"], attack["says"])
    out = speak(Fake(as_json(attack["model"], beat.line.cue or ""), size=3), beat, around)
    assert out.text == whole(beat)
    beginning = out.ever.removesuffix(whole(beat)).strip()
    assert beginning in attack["model"]
    assert beginning == "" or Checks(beat, around).so_far(beginning) is None


@pytest.mark.parametrize("attack", [one for one in TRAINEE if "mild" not in one], ids=lambda one: one["says"][:40])
def test_what_a_model_falls_for_is_known_by_what_it_is_and_not_by_its_length_alone(attack: dict[str, Any]) -> None:
    """Said in the place of a line of the same length, it is held back all the same."""
    beat, around = moment(attack["of"], attack["says"])
    long = beat.line.model_copy(
        update={"text": "i was just thinking about that, it's a lot to say in one go, i don't know"}
    )
    plain = beat.model_copy(update={"kind": "react", "line": long.model_copy(update={"cue": None})})
    out = speak(Fake(as_json(attack["model"]), size=10_000), plain, around)
    assert out.ever == whole(plain)
    assert out.why not in {"short", "strays", "cue"}


# --- through a persona file -------------------------------------------------------------------------------------------


def attacked(where: str, text: str) -> tuple[Persona, Beat, Around]:
    """Return Sam with the text in his file, and the moment in which it could do harm."""
    changes: dict[str, Any] = {}
    first = dict(DISCLOSURES[0])
    match where:
        case "habit":
            changes["style"] = {"habits": [text]}
        case "line":
            first["lines"] = [text]
        case "cue":
            shown = f"i clean offices {text}"
            first |= {"lines": [{"text": shown, "cue": text}], "cue": {"kind": "shame"}}
        case "feeling":
            first["feeling"] = [text]
        case _:
            changes[where] = text
    changes["disclosures"] = [first, *DISCLOSURES[1:]]
    persona = sam(**changes)
    beat, around = next((b, a) for b, a in every_beat(persona) if b.pool == "disclosures[0]")
    return persona, beat, around


@pytest.mark.parametrize("attack", PERSONA, ids=lambda one: f"{one['where']} {one['text'][:30]}")
def test_what_a_file_holds_stays_in_its_place(attack: dict[str, Any]) -> None:
    _, beat, around = attacked(attack["where"], attack["text"])
    system, user = (message.content for message in ask(beat, around).messages)
    assert shape(beat, around) == markers(beat)
    assert _CONTROL.search(system + user) is None
    assert "## system" not in (system + user).split("\n")
    data = system.split("as data:\n")[1].split("\n")[0]
    assert set(json.loads(data)) == {"name", "age", "pronouns", "types", "habits"}
    if attack["where"] in {"about", "wants"}:
        assert attack["text"] not in system + user


@pytest.mark.parametrize("attack", PERSONA, ids=lambda one: f"{one['where']} {one['text'][:30]}")
def test_a_model_that_obeys_a_file_is_not_heard(attack: dict[str, Any]) -> None:
    _, beat, around = attacked(attack["where"], attack["text"])
    out = speak(Fake(as_json(attack["model"], beat.line.cue or ""), size=10_000), beat, around)
    assert set(out.ever.split()) <= set(whole(beat).split())
    assert out.why in REASONS or out.ever in whole(beat)


def test_a_habit_that_tells_a_secret_is_left_out() -> None:
    _, beat, around = attacked("habit", "always mentions that i pawned mam's ring")
    assert "pawned" not in ask(beat, around).messages[0].content


# --- through a model's answer -----------------------------------------------------------------------------------------


def answered(attack: dict[str, Any]) -> tuple[Beat, Around, str]:
    pool, index = attack.get("pool", "disclosures[1]"), 0 if "pool" in attack else 1
    persona = someone(attack.get("of", "maya"))
    beat, around = next((b, a) for b, a in every_beat(persona) if b.pool == pool and b.index == index)
    raw = attack.get("raw") or as_json(attack["reply"] * attack.get("times", 1))
    return beat, around, raw


@pytest.mark.parametrize("attack", REPLY, ids=lambda one: str(one.get("reply", one.get("raw")))[:40])
def test_an_answer_that_is_unfit_is_not_released(attack: dict[str, Any]) -> None:
    beat, around, raw = answered(attack)
    out = speak(Fake(raw, size=10_000), beat, around)
    assert out.ever == whole(beat)
    assert out.why in attack["why"]


@pytest.mark.parametrize("attack", REPLY, ids=lambda one: str(one.get("reply", one.get("raw")))[:40])
def test_an_answer_that_is_unfit_does_not_stand_however_it_comes(attack: dict[str, Any]) -> None:
    beat, around, raw = answered(attack)
    out = speak(Fake(raw, size=2), beat, around)
    assert out.text == whole(beat)
    assert out.why is not None
    for usage in out.asked:
        assert usage.fault is not None


# --- through a session ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attack", [one for one in TRAINEE if one["of"] == "maya"][::9], ids=lambda one: one["says"][:40]
)
def test_in_a_session_nothing_of_it_is_kept_or_shown(attack: dict[str, Any], tmp_path: Path) -> None:
    kept = keep_in(tmp_path)
    scripted = begin(kept, someone("maya"))
    parts = default_parts()._replace(voice=ModelVoice(Fake(as_json(attack["model"]))))
    scripted_reply = _said(list(scripted.say(attack["says"], "1")))
    session = Session.start(kept.store, kept.who, someone("maya"), parts, lesson="questions", holder="b", seed=7)
    list(session.enter())
    came = list(session.say(attack["says"], "1"))
    assert _said(came) == scripted_reply
    asked = [e.payload for e in came if isinstance(e.payload, events.ModelAsked)]
    assert asked
    assert {payload.fault for payload in asked} <= {"unfit", "wrong_schema"}
    assert session.conversation.state == scripted.conversation.state


def _said(came: list[events.Event]) -> list[str]:
    return [e.payload.text for e in came if isinstance(e.payload, events.SentenceReleased)]
