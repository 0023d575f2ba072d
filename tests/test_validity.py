"""The helpers that measure whether a person tells good help from poor, and the measure itself."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.client.state import Beat, at_start
from holdspace.content import SHIPPED, find_content
from holdspace.persona import Line
from validity.helpers import FOLDER, HELD_OUT, POOR, SCRIPTS, SKILLED, Helper, book, entries
from validity.table import GOAL, PARTS, PERSONS, Held, auc, hold, hold_all, parted, report

ROOT = Path(__file__).parents[1]
CONTENT = find_content(SHIPPED)
SEEDS = (1, 2, 3)
everyone = pytest.mark.parametrize("id_", PERSONS)


@pytest.fixture(scope="module")
def talks() -> list[Held]:
    return hold_all(SEEDS)


def beat_of(kind: str, pool: str, words: str = "i clean offices. from ten till six", **more: object) -> Beat:
    return Beat.model_validate({
        "kind": kind, "pool": pool, "index": 0, "line": {"text": words}, "why": "in a test", **more
    })  # fmt: skip


# The helpers.


def test_every_style_is_there_in_three_scripts_and_one_that_was_held_out() -> None:
    numbers = (*SCRIPTS, *HELD_OUT)
    assert {(e.style, e.script) for e in entries()} == {(s, n) for s in (*SKILLED, *POOR) for n in numbers}
    assert len(SCRIPTS) == 3
    assert not set(SCRIPTS) & set(HELD_OUT)


def test_every_style_stands_in_its_own_file_and_what_was_held_out_apart() -> None:
    for path in FOLDER.glob("*.jsonl"):
        kept = re.findall(r'"style": "(\w+)", "script": (\d)', path.read_text(encoding="utf-8"))
        if path.stem.startswith("heldout-"):
            assert {int(number) for _, number in kept} == set(HELD_OUT), path.name
        else:
            assert {style for style, _ in kept} == {path.stem}
            assert {int(number) for _, number in kept} == set(SCRIPTS), path.name


def test_every_entry_says_something_to_somebody() -> None:
    for entry in entries():
        assert entry.text, entry
        assert all(isinstance(text, str) and text.strip() and len(text) < 700 for text in entry.text), entry
        assert entry.persona in {None, *PERSONS}, entry
        assert entry.after.strip() == entry.after != "", entry


def test_nothing_stands_twice_within_a_script_and_person() -> None:
    counted = Counter((e.style, e.script, e.persona, text) for e in entries() for text in e.text)
    assert [key for key, times in counted.items() if times > 1] == []


def test_what_is_written_for_anybody_stands_nowhere_again_for_somebody() -> None:
    for style in (*SKILLED, *POOR):
        for script in SCRIPTS:
            mine = [e for e in entries() if (e.style, e.script) == (style, script)]
            anybody = {text for e in mine if e.persona is None for text in e.text}
            assert [e for e in mine if e.persona and anybody & set(e.text)] == []


@everyone
@pytest.mark.parametrize("style", SKILLED)
@pytest.mark.parametrize("script", SCRIPTS)
def test_who_is_skilled_has_an_answer_to_every_disclosure(id_: str, style: str, script: int) -> None:
    pages = book(style, script, id_)
    assert [d.id for d in CONTENT.persona(id_).disclosures if d.id not in pages] == []


@pytest.mark.parametrize("style", [*SKILLED, *POOR])
def test_every_helper_can_say_something_to_whatever_is_said(style: str) -> None:
    kinds = {
        "react": "reactions.other.low_trust", "push_back": "resistance[0]", "boundary": "boundaries",
        "sidestep": "minimises", "ask_about_you": "asks_about_you", "ask_for_advice": "asks_for_advice",
        "pull_back": "pulls_back", "elaborate": "elaborations[0]", "correct": "reactions.misheard.low_trust",
    }  # fmt: skip
    for script in SCRIPTS:
        for id_ in PERSONS:
            helper = Helper(style, script, id_, 1)
            for kind, pool in kinds.items():
                assert helper.reply(beat_of(kind, pool)), (script, id_, kind)


@everyone
@pytest.mark.parametrize("style", [s for s in (*SKILLED, *POOR) if s != "parrot"])
def test_no_helper_says_the_same_twice_in_a_talk(id_: str, style: str) -> None:
    said = [t.helper for t in hold(CONTENT.persona(id_), style, 1, 4)[1:] if t.helper]
    assert len(said) == len(set(said))
    assert len(said) >= 5


def test_the_same_seed_is_the_same_helper_and_another_another() -> None:
    maya = CONTENT.persona("maya")
    assert hold(maya, "plain", 2, 5, 8) == hold(maya, "plain", 2, 5, 8)
    assert hold(maya, "plain", 2, 5, 8) != hold(maya, "plain", 2, 6, 8)
    assert hold(maya, "plain", 2, 5, 8) != hold(maya, "plain", 3, 5, 8)


def test_the_most_particular_answer_comes_first() -> None:
    maya = CONTENT.persona("maya")
    first = maya.disclosures[0]
    told = beat_of("disclose", "disclosures[0]", disclosure=first.id, depth=first.depth)
    for script in SCRIPTS:
        assert Helper("skilled", script, "maya", 1).reply(told) in book("skilled", script, "maya")[first.id]


def test_the_parrot_gives_back_the_last_words_as_said_by_another() -> None:
    mine = beat_of("react", "reactions.other.low_trust", "never mind that. i know my sister left me behind")
    replies = {Helper("parrot", script, "maya", seed).reply(mine) for script in SCRIPTS for seed in range(8)}
    assert any("you know your sister left you behind" in reply for reply in replies)
    assert not any("{" in reply for reply in replies)


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "skilled.jsonl").write_text('{"style": "skilled"}\n', encoding="utf-8")
    monkeypatch.setattr("validity.helpers.FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"^skilled\.jsonl:1: "):
        entries.__wrapped__()


# The measure.


@pytest.mark.parametrize(
    ("higher", "lower", "expected"),
    [
        ([2, 3], [0, 1], 1.0),
        ([0, 1], [2, 3], 0.0),
        ([1], [1], 0.5),
        ([1, 1, 1], [1, 1], 0.5),
        ([1, 3], [2], 0.5),
        ([2, 3, 4], [1, 3], 4.5 / 6),
        ([0.5, 0.5, 0.9], [0.5, 0.1], 5 / 6),
    ],
)
def test_auc_is_right_on_numbers_worked_by_hand(higher: list[float], lower: list[float], expected: float) -> None:
    assert auc(higher, lower) == pytest.approx(expected)


NUMBERS = st.lists(st.integers(0, 6).map(float), min_size=1, max_size=12)


@given(NUMBERS, NUMBERS)
def test_auc_counts_pairs_and_a_draw_half(higher: Sequence[float], lower: Sequence[float]) -> None:
    pairs = [1.0 if a > b else 0.5 if a == b else 0.0 for a in higher for b in lower]
    assert auc(higher, lower) == pytest.approx(mean(pairs))
    assert auc(higher, lower) + auc(lower, higher) == pytest.approx(1)


def test_every_talk_was_held_once(talks: list[Held]) -> None:
    every = Counter(held[:4] for held in talks)
    assert set(every.values()) == {1}
    assert len(every) == len((*SKILLED, *POOR)) * len(SCRIPTS) * len(PERSONS) * len(SEEDS)


@everyone
@pytest.mark.parametrize("skilled", SKILLED)
def test_whoever_is_skilled_is_worth_more_than_whoever_is_not(talks: list[Held], id_: str, skilled: str) -> None:
    def worth(style: str) -> float:
        return mean(held.scores.overall for held in talks if (held.style, held.persona) == (style, id_))

    assert worth(skilled) > max(worth(poor) for poor in POOR)


def test_the_warm_extractor_and_the_templater_are_told_from_skilled(talks: list[Held]) -> None:
    every = parted(talks, PERSONS)
    assert set(every) == {(good, poor) for good in SKILLED for poor in POOR}
    for good in SKILLED:
        assert every[good, "extractor"] > 0.8
        assert every[good, "templater"] > 0.8


def test_who_presses_and_who_parrots_show_where_they_fail(talks: list[Held]) -> None:
    def part(style: str, name: str) -> float:
        return mean(getattr(held.scores, name) for held in talks if held.style == style)

    assert part("extractor", "refusals") < part("skilled", "refusals")
    assert part("parrot", "accuracy") < 0.15
    assert part("minimal", "wants") < 0.15
    assert part("skilled", "accuracy") > max(part(style, "accuracy") for style in POOR)


def test_the_report_names_every_style_and_the_weakest_pair(talks: list[Held]) -> None:
    lines = list(report(talks, PERSONS))
    assert lines[0] == f"| style | {' | '.join(PARTS)} |"
    for style in (*SKILLED, *POOR):
        assert any(line.startswith(f"| {style} | ") for line in lines)
    every = parted(talks, PERSONS)
    assert lines[-1].endswith(f"{min(every.values()):.3f} (goal: at least {GOAL}).")
    tables = [line for line in lines if line.startswith("|")]
    widths = [line.count("|") for line in tables]
    changes = sum(a != b for a, b in pairwise(widths))
    assert changes == 1


def test_the_command_prints_the_tables() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "validity", "--seeds", "1", "--persona", "maya", "--workers", "1"],
        capture_output=True, text=True, timeout=120, check=True, cwd=ROOT,
    )  # fmt: skip
    assert ran.stdout.startswith("33 talks of up to 20 turns, 3 scripts a style, 1 seeds.")
    assert "| style | accuracy | wants | cues | refusals | rapport | overall |" in ran.stdout
    assert "| poor style | skilled, all | skilled, maya | plain, all | plain, maya |" in ran.stdout
    assert re.search(r"Lowest over all persons: \w+ against \w+, [01]\.\d{3} \(goal: at least 0\.95\)", ran.stdout)


def test_a_talk_begins_with_the_persons_own_opening_and_its_state() -> None:
    maya = CONTENT.persona("maya")
    opening, *rest = hold(maya, "minimal", 1, 1, 3)
    assert opening.beat.line in maya.opening.lines
    assert isinstance(opening.beat.line, Line)
    assert opening.state.trust == at_start(maya).trust
    assert len(rest) == 3


def test_both_skilled_styles_stand_above_every_poor_one() -> None:
    held = hold_all(range(6))
    apart = parted(held, PERSONS)
    assert {pair: value for pair, value in apart.items() if value < GOAL - 0.02} == {}  # six seeds; the goal is for 100
