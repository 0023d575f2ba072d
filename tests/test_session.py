from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from talks import SAID, Kept, StopAfter, begin, keep_in, maya, take_up

from holdspace import events
from holdspace.conversation import Conversation
from holdspace.persona import Persona
from holdspace.session import NotPossibleError, Session, default_parts
from holdspace.store import LeaseLost, NewRecord, Record


@pytest.fixture(scope="module")
def persona() -> Persona:
    return maya()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path)
    yield opened
    opened.store.close()


def say(session: Session, text: str, id_: str, **more: object) -> list[events.Event]:
    return list(session.say(text, id_, **more))  # type: ignore[arg-type]


def kinds(happened: list[events.Event]) -> list[str]:
    return [payload.kind for _, payload in happened]


def test_a_message_is_kept_before_anything_else_happens(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    happening = session.say(SAID[0], "one")
    first = next(happening)
    assert isinstance(first.payload, events.MessageSent)
    assert [r.payload["text"] for r in kept.store.records(session.id) if r.kind == "message_sent"] == [SAID[0]]
    happening.close()


def test_each_sentence_is_in_the_store_before_it_is_yielded(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    for record, payload in session.say(SAID[0], "one"):
        if isinstance(payload, events.SentenceReleased):
            assert record.id in {r.id for r in kept.store.records(session.id)}


def test_a_turn_goes_message_decision_reply_reading_suggestions(kept: Kept, persona: Persona) -> None:
    happened = kinds(say(begin(kept, persona), SAID[0], "one"))
    happened = [kind for kind, _ in itertools.groupby(happened)]
    assert happened == [
        "message_sent",
        "suggestions_ignored",
        "turn_decided",
        "reply_started",
        "sentence_released",
        "reply_finished",
        "client_read",
        "suggestions_shown",
    ]


def test_the_same_message_id_is_kept_once_and_answered_once(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    say(session, SAID[0], "one")
    before = len(kept.store.records(session.id))
    assert say(session, SAID[0], "one") == []
    assert len(kept.store.records(session.id)) == before


def test_stop_ends_the_reply_and_the_talk_goes_on(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    happened = say(session, SAID[0], "one", cancel=StopAfter(0))
    assert kinds(happened)[-1] == "reply_interrupted"
    assert session.conversation.turns[1].sentences == []
    assert session.conversation.turns[1].ended == "interrupted"
    say(session, SAID[1], "two")
    assert session.conversation.turns[2].sentences


def test_what_was_not_said_is_neither_told_nor_a_cue(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    before = session.conversation.state
    say(session, SAID[0], "one", cancel=StopAfter(0))
    state = session.conversation.state
    assert state is not None
    assert before is not None
    assert state.made == before.made
    assert state.cues == before.cues


def test_another_try_starts_from_the_same_moment_and_keeps_the_first(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    for i, text in enumerate(SAID[:3]):
        say(session, text, f"m{i}")
    list(session.branch(2))
    say(session, "You should just sleep.", "again")
    conversation = session.conversation
    assert conversation.tries(2) == [2, 4]
    assert [t.text for t in conversation.path()] == [None, SAID[0], "You should just sleep."]
    assert conversation.turns[4].parent == conversation.turns[2].parent
    list(session.show(2))
    assert [t.text for t in session.conversation.path()] == [None, *SAID[:3]]


def test_the_same_words_on_another_try_get_the_same_answer(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    say(session, SAID[0], "one")
    list(session.branch(1))
    say(session, SAID[0], "again")
    assert session.conversation.turns[1].said == session.conversation.turns[2].said


def test_how_much_of_a_suggestion_was_changed_is_recorded(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    offered = session.conversation.turns[0].suggestions[0]
    list(session.take(offered.id))
    sent = say(session, offered.text, "one", suggestion=offered.id)[0].payload
    assert isinstance(sent, events.MessageSent)
    assert (sent.suggestion, sent.edited) == (offered.id, 0.0)
    offered = session.conversation.turns[1].suggestions[0]
    sent = say(session, "Something else altogether?", "two", suggestion=offered.id)[0].payload
    assert isinstance(sent, events.MessageSent)
    assert sent.edited is not None
    assert sent.edited > 0.3


def test_suggestions_that_were_left_are_recorded_as_ignored(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    happened = say(session, SAID[0], "one")
    ignored = [p for _, p in happened if isinstance(p, events.SuggestionsIgnored)]
    assert [len(p.items) for p in ignored] == [3]


@pytest.mark.parametrize("mode", ["after_draft", "on_request"])
def test_suggestions_come_only_when_the_lesson_says_so(kept: Kept, persona: Persona, mode: str) -> None:
    session = begin(kept, persona, suggestions=mode)
    say(session, SAID[0], "one")
    assert session.conversation.turns[1].suggestions == ()
    list(session.suggestions("my own words"))
    assert [s.kind for s in session.conversation.turns[1].suggestions] == ["MI", "ER", "PS"]


def test_the_older_of_two_kernels_is_refused(kept: Kept, persona: Persona) -> None:
    old = begin(kept, persona)
    new = take_up(kept)
    with pytest.raises(LeaseLost):
        say(old, SAID[0], "one")
    say(new, SAID[0], "two")
    texts = [r.payload["text"] for r in kept.store.records(new.id) if r.kind == "message_sent"]
    assert texts == [SAID[0]]


def test_an_end_closes_kindly_and_nothing_more_can_be_said(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    say(session, SAID[0], "one")
    list(session.end())
    assert session.conversation.ended == "cut_off"
    assert session.conversation.path()[-1].beat.kind == "close"  # type: ignore[union-attr]
    with pytest.raises(NotPossibleError):
        say(session, SAID[1], "two")
    list(session.branch(1))
    say(session, SAID[1], "three")
    assert session.conversation.ended is None


def test_nothing_can_be_said_before_the_talk_begins(kept: Kept, persona: Persona) -> None:
    session = Session.start(kept.store, kept.who, persona, default_parts(), lesson="reflections", holder="a")
    with pytest.raises(NotPossibleError):
        say(session, SAID[0], "one")


def test_a_placed_feeling_is_kept_once(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona, feeling="place_first")
    list(session.place(0, -0.5, 9.0))
    list(session.place(0, 0.5, 0.0))
    assert session.conversation.turns[0].placed == (-0.5, 1.0)


# --- taking a talk up again -----------------------------------------------------------------------------------------


def recorded(kept: Kept, persona: Persona) -> tuple[Record, ...]:
    """A talk with everything in it: stops, suggestions, a break, another try, an end."""
    session = begin(kept, persona)
    say(session, SAID[0], "m0")
    say(session, SAID[1], "m1", cancel=StopAfter(2))
    offered = session.conversation.turns[2].suggestions
    if offered:
        list(session.take(offered[0].id))
    say(session, SAID[2], "m2")
    list(session.pause())
    list(session.back())
    say(session, SAID[3], "m3", cancel=StopAfter(0))
    list(session.branch(3))
    say(session, SAID[4], "m4")
    list(session.show(3))
    say(session, SAID[5], "m5")
    list(session.end())
    return kept.store.records(session.id)


def replayed(records: tuple[Record, ...], folder: Path, persona: Persona) -> Kept:
    """The same events in a store of their own, as far as they had come."""
    kept = keep_in(folder)
    snapshot = kept.store.keep_snapshot("persona", persona.model_dump_json(by_alias=True, exclude_defaults=True))
    id_ = kept.store.open_session(kept.who, lesson="reflections", persona="maya", snapshot=snapshot, seed=7)
    lease = kept.store.take_lease(id_, "dead kernel")
    for r in records:
        new = NewRecord(
            kind=r.kind,
            turn=r.turn,
            parent_turn=r.parent_turn,
            schema_version=r.schema_version,
            payload=r.payload,
            client_id=r.client_id,
        )
        kept.store.append(lease, [new])
    return kept


def test_a_talk_is_taken_up_whole_at_every_event(kept: Kept, persona: Persona, tmp_path: Path) -> None:
    whole = recorded(kept, persona)
    assert len(whole) > 40
    for n in range(1, len(whole) + 1):
        again = replayed(whole[:n], tmp_path / str(n), persona)
        before = Conversation.fold(events.typed(r) for r in again.store.records(take_up(again).id))
        session = take_up(again)
        list(session.catch_up())
        conversation = session.conversation
        # every word that was said or shown is there, in its place
        for turn, was in before.turns.items():
            now = conversation.turns[turn]
            assert (now.text, now.parent) == (was.text, was.parent)
            assert now.sentences[: len(was.sentences)] == was.sentences
        # no message waits for an answer, no reply is open
        if before.entered and conversation.head is not None:
            head = conversation.turns[conversation.head]
            assert head.state is not None
            assert head.ended is not None
            assert head.sentences or head.ended == "interrupted"
        # what was decided stands
        for turn, was in before.turns.items():
            if was.beat is not None:
                assert conversation.turns[turn].beat == was.beat
        # and it goes on
        if before.entered and conversation.ended is None:
            say(session, "And now?", "new")
            assert session.conversation.turns[max(session.conversation.turns)].sentences
        # what the live session holds is what a fold of the store gives
        assert Conversation.fold(events.typed(r) for r in again.store.records(session.id)) == session.conversation
        again.store.close()


def test_a_talk_goes_on_with_the_person_as_they_were(kept: Kept, persona: Persona) -> None:
    first = begin(kept, persona)
    say(first, SAID[0], "one")
    # The file is edited afterwards: another name, other words. The talk knows nothing of it.
    session = take_up(kept)
    assert session.persona == persona
    say(session, SAID[1], "two")
    fresh = begin(kept, persona.model_copy(update={"name": "Someone else", "version": 2}))
    assert fresh.persona.name == "Someone else"
    assert session.persona.name == "Maya"


def test_two_sessions_with_the_same_seed_go_the_same_way(kept: Kept, persona: Persona) -> None:
    talks = []
    for _ in range(2):
        session = begin(kept, persona, seed=11)
        for i, text in enumerate(SAID):
            say(session, text, f"m{i}")
        talks.append([(t.said, t.state, t.suggestions) for t in session.conversation.path()])
    assert talks[0] == talks[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "a" * 20_000,
        "so tired " * 2_500,
        "\U0001f622\U0001f44d\U0001f3fd",
        "Wie geht es dir heute, kannst du schlafen?",
        "sdkfjh qwlkejr asdf",
        "a\x00b",
        "\u202eolleh\u202c \u200f",
        "\ud83d half a pair",
        "<script>alert(1)</script>",
        "\n\n\n",
    ],
)
def test_whatever_a_helper_sends_is_kept_and_answered(kept: Kept, persona: Persona, text: str) -> None:
    session = begin(kept, persona)
    say(session, text, "one")
    turn = session.conversation.turns[1]
    assert turn.sentences
    assert turn.text is not None
    assert len(turn.text.encode("utf-16-le")) == len(text.encode("utf-16-le", "surrogatepass"))
    assert take_up(kept).conversation.turns[1].text == turn.text


def test_an_event_of_a_newer_version_is_told_in_a_sentence(kept: Kept, persona: Persona) -> None:
    session = begin(kept, persona)
    lease = kept.store.take_lease(session.id, "newer")
    kept.store.append(lease, [NewRecord(kind="from_the_future", payload={})])
    with pytest.raises(events.UnreadableEventError, match="Update Holding Space"):
        take_up(kept)


def test_an_old_payload_passes_through_its_upcasters(
    monkeypatch: pytest.MonkeyPatch, kept: Kept, persona: Persona
) -> None:
    session = begin(kept, persona)
    record = kept.store.records(session.id)[0].model_copy(update={"kind": "exported", "payload": {"as": "md"}})
    monkeypatch.setattr(events.Exported, "schema_version", 2)
    monkeypatch.setitem(events.UPCASTERS, ("exported", 1), lambda old: {"format": old["as"]})
    assert events.typed(record).payload == events.Exported(format="md")
