"""The transcript labels what the look back counts: a goodbye, what it gathers up, an apology, comfort."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from personas_for_tests import READER
from talks import Kept, keep_in, looked_back_at

from holdspace.annotated import Said, annotated
from holdspace.debrief_counts import given_back
from holdspace.selfview_sessions import SessionLook

CALMING = "lots of students leave it late and still pass, so try not to panic"
SORRY = "That was three questions in one go, Maya, I'm sorry."
GOODBYE = "We'll need to stop in a minute. Thank you for trusting me with it."
SAY = (
    "Hi Maya, I'm glad you wrote. What's been on your mind?",
    "Is it the nights? The exams? Your mum?",
    SORRY,
    CALMING,
    "What are the nights like?",
    GOODBYE,
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def look(kept: Kept) -> SessionLook:
    return looked_back_at(kept, SAY)


def labels(said: tuple[Said, ...], text: str) -> dict[str, str]:
    """Return the labels of that message, with the words under each."""
    message = next(m for m in said if m.text == text)
    return {span.label.says: text[span.start : span.end] for span in message.spans if span.label}


def test_the_transcript_labels_what_was_counted(look: SessionLook) -> None:
    said = annotated(look, reader=READER).said
    assert labels(said, GOODBYE)["goodbye"] == "We'll need to stop in a minute."
    assert "gave a fact" not in labels(said, GOODBYE)
    assert "put something right" in labels(said, SORRY)
    assert "advice, not asked for" not in labels(said, CALMING)
    assert "comfort" in labels(said, CALMING)
    counts = {c.name: c.number for c in given_back(look.talk).counts}
    assert counts["reassurance"] == sum("comfort" in labels(said, text) for text in SAY)
