"""Weights are read as they were trained; those that ship are those that were published, small and quick to load."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from holdspace.codes import HELPER_CODES
from holdspace.reading import trained
from holdspace.reading.ngrams import parse, pieces, read_model, shares
from holdspace.reading.segment import fold
from holdspace.reading.weighed import WeighedHelperReader
from holdspace.reading.weighed_client import WeighedClientReader
from holdspace.reading.weighing import COARSE
from training.figures import auc, correlation, kappa, macro_f1, with_interval
from training.fits import choices, numbers, several
from training.linear import Example, fit, write

TEXTS = (
    ("You sound worn out.", "back"),
    ("So you sat there the whole night.", "back"),
    ("You miss her voice most of all.", "back"),
    ("What was that like for you?", "asks"),
    ("How did he take it?", "asks"),
    ("What keeps you awake?", "asks"),
    ("You should ring him today.", "tells"),
    ("Why not try a walk before bed?", "tells"),
    ("Maybe you could write it down.", "tells"),
)
CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def examples() -> list[Example]:
    return [Example(text, {"mark": float("?" in text)}, what, str(place)) for place, (text, what) in enumerate(TEXTS)]


def test_a_model_that_was_written_answers_as_the_one_that_was_fitted(tmp_path: Path) -> None:
    fitted = fit(examples(), choices(hardness=10, balance=1), least=1)
    write(fitted, tmp_path / "m.weights", {"name": "m"})
    read = read_model(tmp_path / "m.weights")
    assert read.classes == fitted.classes == ("asks", "back", "tells")
    for one, scores in zip(examples(), fitted.scores(examples()), strict=True):
        assert read.scores(parse(fold(one.text)), one.given) == pytest.approx(list(scores), abs=2e-3)


def test_a_model_learns_what_it_is_shown() -> None:
    fitted = fit(examples(), choices(hardness=10, balance=1), least=1)
    read = [fitted.classes[place] for place in fitted.scores(examples()).argmax(axis=1)]
    assert read == [what for _, what in TEXTS]


def test_only_the_strongest_features_are_kept_where_a_number_is_named() -> None:
    assert len(fit(examples(), choices(hardness=10, balance=1), least=1, most=40).space.names) == 40


def test_several_things_can_hold_at_once_and_numbers_are_read_as_numbers() -> None:
    both = [one._replace(answer={"a", "b"} if "you" in one.text.lower() else {"a"}) for one in examples()]
    assert fit(both, several(("a", "b"), hardness=10, balance=0), least=1).classes == ("a", "b")
    lengths = [one._replace(answer=(len(one.text) / 40,)) for one in examples()]
    fitted = fit(lengths, numbers(("length",), stiffness=0.1), least=1)
    assert np.corrcoef(fitted.scores(lengths)[:, 0], [one.answer[0] for one in lengths])[0, 1] > 0.9


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.weights"
    fitted = fit(examples(), choices(hardness=1, balance=1), least=1)
    write(fitted, path, {})
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 9', 1))
    with pytest.raises(ValueError, match="format 9"):
        read_model(path)


def test_words_share_their_pieces_and_numbers_have_none() -> None:
    assert set(pieces("worn")) & set(pieces("worm"))
    assert pieces("1984") == pieces("?!") == []


def test_the_weights_that_ship_are_those_that_were_published_and_small() -> None:
    listed = trained.published()
    files = {path.name for path in trained.WEIGHTS.glob("*.weights")}
    assert files == {entry["file"] for entry in listed.values()}
    for name, entry in listed.items():
        raw = (trained.WEIGHTS / entry["file"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == entry["sha256"]
        assert trained.model(name).classes
    assert sum((trained.WEIGHTS / file).stat().st_size for file in files) < 4_000_000
    assert listed["client_affect"]["licence"] == "CC-BY-SA-4.0"


def test_damaged_weights_are_named_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "helper_quality.weights").write_bytes(b"{}\n")
    monkeypatch.setattr(trained, "WEIGHTS", tmp_path)
    for name in ("helper_quality", "client_talk"):
        with pytest.raises(trained.DamagedWeightsError, match=f"{name}.weights .*install Holding Space again"):
            trained.model.__wrapped__(name)


@pytest.mark.parametrize("text", ["", " ", "?", "ok", "\N{WORRIED FACE}", "a" * 9000, "why " * 3000, "Je suis là"])
def test_any_text_is_answered(text: str) -> None:
    reading = WeighedHelperReader().read(text)
    assert reading.main in {span.code for span in reading.codes} | {reading.main}
    assert set(reading.scores) == set(HELPER_CODES)
    assert all(0 <= span.start <= span.end <= max(1, len(text)) for span in reading.codes)
    felt = WeighedClientReader().read(text)
    assert sum(felt.emotions.values()) == pytest.approx(1, abs=0.01)
    assert -1 <= felt.valence <= 1


def test_the_main_code_stands_among_the_spans() -> None:
    reader = WeighedHelperReader()
    for line in (CORPUS / "helper_messages.jsonl").read_text(encoding="utf-8").splitlines()[::97]:
        row = json.loads(line)
        reading = reader.read(row["text"])
        assert reading.main in {span.code for span in reading.codes}, row["text"]


def test_what_moves_a_simulated_person_is_read_by_the_rules() -> None:
    text = "I wonder whether part of you is angry with him."
    ruled = WeighedHelperReader(clauses_by_rules=True)
    assert ruled.read(text).codes == ruled.codes(text)
    assert ruled.read(text).coach == WeighedHelperReader().read(text).coach


def test_families_hold_every_code() -> None:
    assert set(COARSE) == set(HELPER_CODES)


def test_shares_are_of_one_whole() -> None:
    assert sum(shares([1.0, -2.0, 30.0])) == pytest.approx(1)


def test_figures_are_what_they_are_called() -> None:
    assert macro_f1([("a", "a"), ("b", "a"), ("b", "b")]) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert auc([(True, 2.0), (False, 1.0), (False, 2.0)]) == pytest.approx(0.75)
    assert correlation([(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]) == pytest.approx(1)
    assert kappa([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")]) == pytest.approx(0)
    figure = with_interval([(True, 1.0), (False, 0.0)] * 20, auc)
    assert figure.low <= figure.value <= figure.high
