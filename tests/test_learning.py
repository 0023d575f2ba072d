"""What is learned around a talk: kept whole, read leniently."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from store_cases import Someone

from holdspace import learning
from holdspace.store import Entry, NewEntry, Store, prepare

SESSION = UUID(int=7)
EVERY: list[learning.Payload] = [
    learning.Answered(exercise="no-essay", answer={"text": "You"}, outcome="not_yet", content="0" * 64),
    learning.DrillLineAnswered(exercise="eight-lines", line=2, text="So", outcome="right", content="0" * 64),
    learning.SceneFinished(exercise="mayas-hoodie", session=SESSION, outcome="right", content="0" * 64),
    learning.HintTaken(exercise="no-essay", step=1),
    learning.SolutionSeen(exercise="no-essay"),
    learning.PartDone(),
    learning.JournalWritten(text="I wait longer than I used to."),
    learning.GoalTaken(goal="Give back before you ask.", session=SESSION),
    learning.GoalLookedAt(session=SESSION, how="no_chance", note="She said goodbye at once."),
    learning.CheckedIn(when="before", word="tired"),
    learning.CueDisputed(session=SESSION, turn=3, words="what's wrong with me", note="I asked about it."),
    learning.DebriefRead(session=SESSION),
    learning.SelfRated(session=SESSION, head=6, ratings={"following": 3, "own_story": "no_chance"}),
    learning.MomentsMarked(
        session=SESSION, head=6, marks=(learning.Mark(turn=1, start=0, end=4), learning.Mark(turn=2))
    ),
    learning.SelfRatingRevised(session=SESSION, head=6, ratings={"following": 2}),
    learning.SelfViewSkipped(session=SESSION, step="hunt"),
    learning.ExpertRated(session=SESSION, head=6, author="J. Doe", ratings={"following": 2}, note="Kind."),
    learning.FirstVisit(called="Sam", country="NL", unwanted=("exams",)),
    learning.OtherWordsFound(
        session=SESSION,
        head=6,
        model="a model",
        prompt="coach@0",
        tokens=12,
        items=(learning.OtherWording(turn=2, skill="following", text="What was it like?", why="Asks openly."),),
    ),
]


@pytest.fixture
def store() -> Iterator[Store]:
    with prepare("sqlite://") as opened:
        yield opened


def entry(kind: str, payload: dict[str, Any], version: int = 1) -> Entry:
    return Entry(number=1, id=uuid4(), lesson="reflections", part="journal", kind=kind, schema_version=version,
                 time=datetime.now(UTC), payload=payload, client_id=None)  # fmt: skip


def test_every_kind_of_learning_is_kept_and_read_as_it_was(store: Store) -> None:
    assert {payload.kind for payload in EVERY} == set(learning.KINDS)
    who = store.person(Someone())
    for payload in EVERY:
        store.add_entry(who, payload.entry("reflections", "practice", f"id-{payload.kind}"))
    assert [learned.payload for learned in learning.read(store.entries(who))] == EVERY


@pytest.mark.parametrize(
    "odd",
    [
        entry("never_heard_of", {}),
        entry("journal_written", {"text": "from a later version"}, version=2),
        entry("journal_written", {}),
        entry("journal_written", {"text": "a", "colour": "blue"}),
        entry("hint_taken", {"exercise": "no-essay", "step": "first"}),
    ],
    ids=["unknown", "newer", "lacks something", "has something more", "damaged"],
)
def test_what_cannot_be_read_is_passed_over_and_the_rest_is_read(odd: Entry) -> None:
    before, after = entry("part_done", {}), entry("journal_written", {"text": "still here"})
    assert learning.typed(odd) is None
    assert [learned.entry for learned in learning.read([before, odd, after])] == [before, after]


def test_an_old_payload_is_read_through_its_upcasters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning.HintTaken, "schema_version", 3)
    monkeypatch.setitem(learning.UPCASTERS, ("hint_taken", 1), lambda old: {"exercise": old["about"]})
    monkeypatch.setitem(learning.UPCASTERS, ("hint_taken", 2), lambda old: {**old, "step": 1})
    first = learning.typed(entry("hint_taken", {"about": "no-essay"}, version=1))
    second = learning.typed(entry("hint_taken", {"exercise": "no-essay"}, version=2))
    assert first is not None
    assert second is not None
    assert first.payload == second.payload == learning.HintTaken(exercise="no-essay", step=1)
    assert learning.typed(entry("hint_taken", {"no": "about"}, version=1)) is None


@given(st.text(st.characters(codec=None), max_size=60))
def test_whatever_is_written_can_be_kept(text: str) -> None:
    payload = learning.JournalWritten(text=text).entry("reflections", "journal")
    assert json.loads(json.dumps(payload.payload)) == payload.payload
    json.dumps(payload.payload, ensure_ascii=False).encode()  # has no half characters
    if not any("\ud800" <= character <= "\udfff" for character in text):
        assert payload.payload["text"] == text


def test_half_characters_become_whole_and_what_nobody_types_is_cut() -> None:
    assert learning.JournalWritten(text="\ud83e\uddd1 and \ud800").text == "\U0001f9d1 and \ufffd"
    assert len(learning.JournalWritten(text="a" * 30_000).text) == learning.LONGEST


def test_the_first_visit_asks_for_nothing_and_knows_a_country_by_two_letters() -> None:
    assert learning.FirstVisit() == learning.FirstVisit(called=None, country=None, unwanted=())
    assert learning.FirstVisit(called="  Sam ", country="nl").called == "Sam"
    assert learning.FirstVisit(country="nl").country == "NL"
    for wrong in ({"called": " "}, {"country": "Holland"}, {"unwanted": [" "]}, {"called": "a" * 61}):
        with pytest.raises(ValidationError):
            learning.FirstVisit.model_validate(wrong)


def test_an_entry_says_where_it_belongs() -> None:
    new = learning.PartDone().entry("reflections", "opening", "o-1")
    assert new == NewEntry(lesson="reflections", part="opening", kind="part_done", payload={}, client_id="o-1")
    with pytest.raises(ValidationError):
        learning.PartDone().entry("reflections", "The opening")
