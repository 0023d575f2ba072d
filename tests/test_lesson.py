from __future__ import annotations

from pathlib import Path

import ipywidgets
import pytest

from widgets.lesson import Lesson


def text_of(widget: ipywidgets.Widget) -> str:
    assert isinstance(widget, ipywidgets.HTML)
    return str(widget.value)


def test_the_opening_says_minutes_objectives_and_what_it_touches() -> None:
    opening = text_of(Lesson("reflections").opening())
    assert "Reflections" in opening
    assert "minutes" in opening
    assert "exams" in opening


def test_a_lesson_that_is_not_there_is_a_sentence() -> None:
    for part in (Lesson("nothing").opening(), Lesson("nothing").practice(), Lesson("nothing").card()):
        assert 'role="alert"' in text_of(part)
        assert "KeyError" not in text_of(part)


def test_broken_content_is_a_sentence_and_shows_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "curriculum.yaml").write_text("lessons: {", encoding="utf-8")
    monkeypatch.setenv("HOLDSPACE_CONTENT", str(tmp_path))
    said = text_of(Lesson("reflections").practice())
    assert "holdspace check" in said
    assert str(tmp_path) not in said


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "Britain <b>")
    said = text_of(Lesson("reflections").practice())
    assert "HOLDSPACE_COUNTRY" in said
    assert "<b>" not in said


def test_an_unexpected_fault_is_a_sentence_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Lesson) -> ipywidgets.Widget:
        raise RuntimeError("inner words")

    monkeypatch.setattr(Lesson, "_practice", broken)
    assert "inner words" not in text_of(Lesson("reflections").practice())
