"""What the look back asked of a model counts for the day, also in a process that begins later; none of its words."""

from __future__ import annotations

from pathlib import Path

from test_lesson import again
from test_llm_uses import KEY, Saying
from test_other_words import asks_openly, folder, looked_back, saying, talked

from holdspace.doctor import examine
from holdspace.events import ModelAsked
from holdspace.llm.limits import Ledger
from holdspace.settings import read_settings
from holdspace.store import prepare

__all__ = ["folder", "saying"]


def counted_anew() -> int:
    """Return the day's tokens as a process that begins now counts them."""
    with prepare(read_settings()) as store:
        return Ledger(store).used_today()


def test_what_the_coach_asked_is_counted_after_a_restart_well_or_not(folder: Path, saying: Saying) -> None:
    saying.value = "no object"
    someone = talked(folder)
    assert counted_anew() == 0
    looked_back(someone)
    failed = counted_anew()
    assert failed > 0
    saying.value = asks_openly
    looked_back(again(someone))
    assert counted_anew() > failed
    limits = examine().limits
    assert limits is not None
    assert limits.used_today == counted_anew()


def test_of_what_the_coach_asked_only_figures_are_kept(folder: Path) -> None:
    someone = talked(folder)
    looked_back(someone)
    record = someone.here._desk._record
    kept = [entry for entry in record.store.entries(record.who) if entry.kind == ModelAsked.kind]
    assert [(entry.part, entry.payload["role"], entry.payload["fault"]) for entry in kept] == [
        ("debrief", "coach", None)
    ]
    assert set(kept[0].payload) == set(ModelAsked.model_fields)
    assert KEY not in str(kept)
