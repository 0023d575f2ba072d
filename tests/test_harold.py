"""What is Harold's alone; what holds for everybody stands in test_every_person.py."""

from __future__ import annotations

import re

import pytest
from personas_for_tests import READER
from test_every_person import KIND, met

from holdspace.persona import Persona, Speech
from holdspace.simulate import play


@pytest.fixture(scope="module")
def harold() -> Persona:
    return met("harold").persona


@pytest.fixture(scope="module")
def pools() -> dict[str, Speech]:
    return met("harold").pools


@pytest.fixture(scope="module")
def lines() -> list[tuple[str, str]]:
    return met("harold").lines


def test_he_types_as_he_was_taught_to_write(lines: list[tuple[str, str]]) -> None:
    for _, text in lines:
        assert "!" not in text
        for bubble in text.split("\n"):
            assert bubble[0].isupper() or bubble[0] == "'", text
            assert bubble[-1] in ".?'", text


def test_her_name_is_said_first_by_him_and_in_what_follows_from_it(
    harold: Persona, lines: list[tuple[str, str]]
) -> None:
    loose = [text for address, text in lines if not address.startswith("disclosures")]
    assert [text for text in loose if "Pauline" in text] == []
    assert all("Pauline" in line.text for line in harold.disclosure("her_name").lines)


def test_the_name_is_in_no_helpers_mouth_before_it_is_known(harold: Persona, pools: dict[str, Speech]) -> None:
    def after(id_: str) -> set[str]:
        needs = harold.disclosure(id_).needs
        return {*needs, *(n for need in needs for n in after(need))}

    for address, pool in pools.items():
        readings = " ".join(text or "" for text in (pool.meaning, pool.ask, pool.beside))
        if "Pauline" not in readings:
            continue
        told = harold.disclosures[int(address.split("[")[1].split("]")[0])]
        named = all("Pauline" in line.text for line in pool.lines)
        assert told.id == "her_name" or named or "her_name" in after(told.id), address


def test_nothing_early_tells_of_the_drive_or_the_telephone(harold: Persona) -> None:
    early = [d for d in harold.disclosures if d.depth < 4]
    told = [line.text for d in early for pool in (d, d.more) if pool is not None for line in pool.lines]
    assert [text for text in told if re.search(r"red light|roadworks|let it ring|rings?\b.*counted", text)] == []


@pytest.mark.parametrize("seed", range(5))
def test_who_asks_after_her_hears_about_her(harold: Persona, seed: int) -> None:
    told = {turn.beat.disclosure for turn in play(harold, READER, KIND, seed)}
    assert {"her_name", "at_the_baths", "eleven_weeks"} <= told
