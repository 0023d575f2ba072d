"""What says the contrary of what was said is no giving back, in a talk and in an exercise; what only sounds so is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from personas_for_tests import READER, at, beat, sam
from test_marking import BY_ID, marked

from holdspace.client.contrary import PLEASANT, contrary
from holdspace.client.findings import listen
from holdspace.client.words import feelings_in

CORPUS = Path(__file__).parent.parent / "corpus"
CONTRARY = (
    (
        "You sleep well and the rent sums work out.",
        "awake at four, doing sums. They never come out.",
        "tired",
    ),
    ("You love writing essays on Thursdays.", "i haven't got an essay", "ashamed"),
    ("You're not tired of being the strong one at all.", "I'm so tired of being the strong one.", "tired"),
    ("You like it when Dad calls you that.", "Dad called me by my brother's name again.", "sad"),
    ("You don't seem that scared about the car.", "I'm scared to open the bill for the car", "afraid"),
    ("So you're excited that the exams are nearly here.", "three exams in eight days", "afraid"),
    ("You sound much better now.", "ok. i'll try", "tired"),
    ("So you're sleeping beautifully and everything's easy.", "i got three hours", "tired"),
    ("It sounds like you sleep really well.", "i got three hours", "tired"),
    ("You love being at university.", "everyone else copes", "ashamed"),
    ("You don't mind being called that.", "he calls me slow", "ashamed"),
)
NOT = (
    ("You're not tired, you're empty.", "i'm tired", "tired"),
    ("You're not sure anyone would notice.", "nobody would notice", "lonely"),
    ("You'd love to sleep well for once.", "i got three hours", "tired"),
    ("You're happy for her, and it still hurts.", "she got the job", "sad"),
    ("You're happy for her and jealous of her.", "i'm jealous of her garden", ""),
    ("Everyone says you're fine, and you're not.", "they all say i'm fine", "lonely"),
    ("You love her.", "she was my nan", "sad"),
    ("You're not angry so much as tired.", "i'm angry. no, tired", "angry"),
    ("You like to keep things neat.", "i iron on sundays", "lonely"),
    ("It's easy to feel alone there.", "the canteen's loud", "lonely"),
    ("You don't feel brave.", "they say i'm brave", "afraid"),
    ("You're better at hiding it than they know.", "i hide it well", "ashamed"),
    ("You're not useless.", "i'm useless", "ashamed"),
    ("You aren't scared of her.", "i'm not scared of her", "afraid"),
    ("Are you sleeping well?", "i got three hours", "tired"),
    ("You're excited about it.", "we're getting a dog!", "glad"),
)


def is_contrary(text: str, said: str, felt: str) -> bool:
    families = frozenset(felt.split())
    return contrary(text, said, felt=families, unpleasant=not families & PLEASANT)


@pytest.mark.parametrize(("text", "said", "felt"), CONTRARY)
def test_the_contrary_of_what_was_said_is_heard(text: str, said: str, felt: str) -> None:
    assert is_contrary(text, said, felt)


@pytest.mark.parametrize(("text", "said", "felt"), NOT)
def test_what_hedges_quotes_wishes_or_comforts_is_none(text: str, said: str, felt: str) -> None:
    assert not is_contrary(text, said, felt)


def test_none_of_five_thousand_coded_messages_is_taken_for_it() -> None:
    rows = [json.loads(row) for row in (CORPUS / "helper_messages.jsonl").read_text(encoding="utf-8").splitlines()]
    found = []
    for row in rows:
        before = [one["text"] for one in row.get("context") or () if one["speaker"] != "helper"]
        if before and is_contrary(row["text"], before[-1], " ".join(feelings_in(before[-1]))):
            found.append(row["text"])
    assert found == []


def test_a_person_is_misheard_by_it() -> None:
    sams = sam()
    for text in ("You're so happy with the night shift.", "It sounds like you sleep well after the offices."):
        state = at(sams, turn=3, topic="nights", made=("nights",), beat="disclose")
        found = listen(sams, state, READER.read(text), text, (beat(sams, "nights"),))
        assert {"misheard_confident", "misheard_tentative"} & set(found.findings)
        assert not {"close_reflection", "near_reflection"} & set(found.findings)


def test_an_exercise_says_so_and_ticks_nothing() -> None:
    found = marked(BY_ID["four-in-the-morning"], text="You sleep well and the rent sums work out.")
    assert (found.outcome, found.met) == ("not_yet", ())
    assert "contrary" in found.said
    for line, text in ((0, "You're not tired of being the strong one at all."), (3, "You like it when Dad does that.")):
        assert marked(BY_ID["nothing-mended"], text=text, line=line).outcome == "not_yet"
