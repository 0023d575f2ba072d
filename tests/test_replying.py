"""A reply in a voice's own words: kept as it was said, taken back when another voice takes over, cues and all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from talks import SAID, Kept, keep_in, maya

from holdspace import events
from holdspace.client.state import Beat
from holdspace.client.voices import Around, Asked, Cancel, Carried, Said, ScriptedVoice, Sentence, TakenOver
from holdspace.llm.model import Usage
from holdspace.session import Parts, Session, default_parts
from holdspace.suggesting import Suggested

USED = Usage(role="voice", model="some-model", prompt="voice@0", tokens_in=300, tokens_out=20)


class Voice:
    """Says what it is told to say, and knows what it was asked with."""

    name = "model/test"

    def __init__(self, *says: Said | str) -> None:
        self.says = says
        self.asked: list[Around] = []

    def speak(self, beat: Beat, cancel: Cancel, around: Around) -> Iterator[Said]:
        self.asked.append(around)
        for one in self.says:
            if one == "scripted":
                yield from ScriptedVoice().speak(beat, cancel, around)
            elif one == "cue":
                yield from ((Carried(cue="no idea why"),) if beat.line.cue else ())
            else:
                yield Sentence(text=one, bubble=True) if isinstance(one, str) else one


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path)
    yield opened
    opened.store.close()


def talk(kept: Kept, voice: Voice, suggester: object = None, **room: str) -> Session:
    parts = Parts(*default_parts()[:2], voice, suggester)  # type: ignore[arg-type]
    session = Session.start(kept.store, kept.who, maya(), parts, lesson="reflections", holder="a", seed=7, **room)  # type: ignore[arg-type]
    list(session.enter())
    return session


def kinds(session: Session, kept: Kept, turn: int) -> list[str]:
    return [r.kind for r in kept.store.records(session.id) if r.turn == turn]


def again(kept: Kept) -> Session:
    row = kept.store.latest_session(kept.who, "reflections")
    assert row is not None
    taken_up = Session.resume(kept.store, row, default_parts(), holder="b")
    assert taken_up is not None
    return taken_up


def test_what_was_said_is_what_the_talk_goes_by(kept: Kept) -> None:
    session = talk(kept, Voice("hm. i dunno where to start", "cue", "no idea why really", Asked(usage=USED)))
    turn = session.conversation.turns[0]
    assert turn.beat is not None
    assert turn.beat.text == turn.said == "hm. i dunno where to start\nno idea why really"
    assert session.conversation.tokens == 320
    assert again(kept).conversation.turns[0] == turn


def test_a_cue_is_known_by_the_words_that_carried_it(kept: Kept) -> None:
    session = talk(kept, Voice("well", "cue", "and i've no idea why", Asked(usage=USED)))
    for n, said in enumerate((*SAID[:2], "What's that been like?", "You sound so tired.", "Tell me more?")):
        list(session.say(said, f"m{n}"))
    planted = [(c, t) for t in session.conversation.turns.values() if t.state for c in t.state.cues if c.at == t.turn]
    assert planted
    for cue, turn in planted:
        assert cue.words == "no idea why"
        assert cue.words in turn.said


def test_a_cue_that_no_word_carried_is_not_in_the_talk(kept: Kept) -> None:
    session = talk(kept, Voice("well, you know", Asked(usage=USED)))
    for n, said in enumerate((*SAID[:2], "What's that been like?", "You sound so tired.", "Tell me more?")):
        list(session.say(said, f"m{n}"))
    assert session.conversation.state is not None
    assert not session.conversation.state.cues


def test_another_voice_takes_over_midway_and_the_first_words_are_taken_back(kept: Kept) -> None:
    broken = Asked(usage=USED.model_copy(update={"fault": "stalled_midway"}))
    session = talk(kept, Voice("as an ai", broken, TakenOver(voice="scripted/2", why="stalled_midway"), "scripted"))
    turn = session.conversation.turns[0]
    assert turn.beat is not None
    assert turn.beat.line in maya().opening.lines
    assert "as an ai" not in turn.said
    assert turn.voice == "scripted/2"
    assert turn.fault == "stalled_midway"
    happened = kinds(session, kept, 0)
    assert happened.index("reply_replaced") < happened.index("reply_finished")
    assert happened.count("reply_started") == 2
    assert "spoken_otherwise" not in happened
    assert again(kept).conversation.turns[0] == turn


def test_another_voice_from_the_first_word_leaves_no_trace_but_the_log(kept: Kept) -> None:
    broken = Asked(usage=USED.model_copy(update={"fault": "key"}))
    session = talk(kept, Voice(broken, TakenOver(voice="scripted/2", why="key"), "scripted"))
    happened = kinds(session, kept, 0)
    assert "reply_replaced" not in happened
    assert "model_asked" in happened
    assert session.conversation.turns[0].ended == "finished"


def test_what_was_decided_is_kept_before_a_voice_that_may_take_long(kept: Kept) -> None:
    session = talk(kept, Voice("hi"))
    happening = session.say(SAID[0], "one")
    assert [next(happening).payload.kind for _ in range(2)] == ["message_sent", "suggestions_ignored"]
    assert next(happening).payload.kind == "turn_decided"
    happening.close()
    resumed = again(kept)
    list(resumed.catch_up())
    assert resumed.conversation.turns[1].ended == "finished"


def test_a_stop_keeps_what_was_said_and_counts_what_was_used(kept: Kept) -> None:
    session = talk(kept, Voice("hi"))
    stop = threading.Event()

    def stopping(*_: object) -> Iterator[Said]:
        yield Sentence(text="well", bubble=True)
        stop.set()
        yield Sentence(text="never said", bubble=True)
        yield Asked(usage=USED.model_copy(update={"fault": "cancelled"}))

    session._parts.voice.speak = stopping  # type: ignore[method-assign]
    list(session.say(SAID[0], "one", cancel=stop))
    turn = session.conversation.turns[1]
    assert (turn.said, turn.ended) == ("well", "interrupted")
    assert session.conversation.tokens == 320
    assert again(kept).conversation.turns[1] == turn


def test_a_voice_is_given_the_talk_with_the_latest_message_last(kept: Kept) -> None:
    voice = Voice("hm")
    session = talk(kept, voice)
    list(session.say(SAID[0], "one"))
    assert voice.asked[-1].said[-1].text == SAID[0]
    assert voice.asked[-1].turn == 1
    decided = next(r.payload for r in kept.store.records(session.id) if (r.kind, r.turn) == ("turn_decided", 1))
    assert voice.asked[-1].state.model_dump(mode="json") == decided["state"]


class Suggester:
    def __init__(self, items: tuple[object, ...]) -> None:
        self.items = items

    def suggest(self, *_: object) -> Suggested:
        return Suggested(self.items, (USED.model_copy(update={"role": "suggestions"}),))  # type: ignore[arg-type]


def test_a_models_suggestions_are_kept_where_the_talk_still_stands_there(kept: Kept) -> None:
    offline = talk(kept, Voice("hm"))
    items = offline.conversation.turns[0].suggestions
    assert len(items) == 3
    session = talk(kept, Voice("hm"), Suggester(items))
    assert not session.conversation.turns[0].suggestions, "they take their time"
    moment = session.asking()
    assert moment is not None
    assert moment.said[-1].text == "hm"
    list(session.suggested(moment, Suggester(items).suggest()))
    assert session.conversation.turns[0].suggestions == items
    assert session.asking() is None


def test_suggestions_that_come_too_late_are_only_counted(kept: Kept) -> None:
    items = talk(kept, Voice("hm")).conversation.turns[0].suggestions
    session = talk(kept, Voice("hm"), Suggester(items))
    moment = session.asking()
    assert moment is not None
    list(session.say(SAID[0], "one"))
    before = session.conversation.tokens
    happened = list(session.suggested(moment, Suggester(items).suggest()))
    assert [payload.kind for _, payload in happened] == ["model_asked"]
    assert session.conversation.tokens == before + 320
    assert not session.conversation.turns[1].suggestions


def test_suggestions_are_not_asked_for_unless_the_room_shows_them_at_once(kept: Kept) -> None:
    session = talk(kept, Voice("hm"), Suggester(()), suggestions="on_request")
    assert session.asking() is None
    assert session.asking("what if i") is not None


def test_the_record_of_a_request_holds_no_words(kept: Kept) -> None:
    session = talk(kept, Voice("hm", Asked(usage=USED)))
    payload = next(r.payload for r in kept.store.records(session.id) if r.kind == "model_asked")
    assert set(payload) == set(events.ModelAsked.model_fields)
    assert payload["prompt"] == "voice@0"
