from __future__ import annotations

import json
from typing import Any

import pytest
from personas_for_tests import READER, sam

from holdspace.scoring import Scores
from holdspace.simulate import HelperLineError, as_json, as_story, helper_lines, play

SAM = sam()
MESSAGES = ["Hello Sam.", "What's your work like?", "Cleaning empty rooms while everyone sleeps. You're drained.", "mm"]


def simulated(seed: int = 3, messages: list[str] = MESSAGES) -> dict[str, Any]:
    return as_json(SAM, seed, list(play(SAM, READER, messages, seed)))


def test_a_talk_is_one_json_object_with_all_that_happened() -> None:
    talk = json.loads(json.dumps(simulated()))
    assert {"persona", "seed", "turns", "scores"} <= talk.keys()
    assert (talk["persona"], talk["seed"]) == ("sam", 3)
    assert [t["turn"] for t in talk["turns"]] == [1, 2, 3, 4]
    assert [t["helper"] for t in talk["turns"]] == MESSAGES
    promised = set("turn helper client beat disclosure depth trust valence arousal phase cues codes".split())
    assert all(promised <= t.keys() for t in talk["turns"])
    assert talk["scores"].keys() == set(Scores._fields)


def test_values_are_of_their_kinds_and_in_their_ranges() -> None:
    for t in simulated()["turns"]:
        assert isinstance(t["client"], str)
        assert t["client"]
        assert 0 <= t["trust"] <= 1
        assert -1 <= t["valence"] <= 1
        assert -1 <= t["arousal"] <= 1
        assert t["phase"] in ("opening", "exploring", "deepening", "closing")
        assert isinstance(t["cues"], list)
        assert all(isinstance(code, str) for code in t["codes"])


def test_the_same_lines_and_seed_play_the_same_talk() -> None:
    assert json.dumps(simulated(3)) == json.dumps(simulated(3))
    assert simulated(3)["turns"] != simulated(4)["turns"]


def test_a_disclosure_stands_with_its_depth_and_its_cue() -> None:
    told = [t for seed in range(6) for t in simulated(seed, ["What's on your mind?"])["turns"] if t["disclosure"]]
    assert told
    assert all(t["depth"] == 0 for t in told)
    assert any(c["words"] and c["outcome"] == "open" for t in told for c in t["cues"])


def test_a_talk_ends_where_the_person_ends_it() -> None:
    talk = simulated(1, ["you're pathetic", "you're worthless", "shut up", "hello?", "hello?"])
    assert len(talk["turns"]) == 3
    assert talk["ended"] == "left"


def test_without_messages_there_is_the_opening_and_no_turn() -> None:
    talk = simulated(1, [])
    assert talk["turns"] == []
    assert talk["opening"].startswith("opening line")
    assert talk["scores"]["given_back"] == 0


def test_messages_are_read_one_by_one_as_the_talk_goes() -> None:
    seen: list[int] = []

    def asked() -> Any:
        for n in range(3):
            seen.append(n)
            yield "mm"

    playing = play(SAM, READER, asked(), 1)
    next(playing)
    assert seen == []
    next(playing)
    assert seen == [0]


def test_lines_of_the_client_and_empty_lines_are_passed_over() -> None:
    lines = [
        '{"speaker": "helper", "text": "hi"}', "", '{"speaker": "client", "text": "hey"}',
        b'\xef\xbb\xbf{"text": "bye"}',
    ]  # fmt: skip
    assert list(helper_lines(lines)) == ["hi", "bye"]


@pytest.mark.parametrize(
    "bad",
    ["not json", "[1, 2]", '"hi"', "{}", '{"text": 7}', '{"speaker": "helper"}',
     '{"text": ', b"\xff\xfe", "[" * 100_000],
)  # fmt: skip
def test_a_bad_line_is_named_by_its_number(bad: str | bytes) -> None:
    with pytest.raises(HelperLineError, match=r"^line 3: "):
        list(helper_lines(['{"text": "one"}', "", bad, '{"text": "two"}']))


def test_good_lines_before_a_bad_one_are_there() -> None:
    lines = helper_lines(['{"text": "one"}', "?"])
    assert next(lines) == "one"


def test_a_story_tells_what_was_said_what_was_inside_and_why() -> None:
    played = list(play(SAM, READER, MESSAGES, 3))
    story = "\n".join(as_story(SAM, played))
    for t in played:
        assert t.helper in story
        assert t.beat.why in story
        for bubble in t.beat.line.text.split("\n"):
            assert bubble in story
