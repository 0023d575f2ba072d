"""Prints every figure of the reader beside its baselines; run as ``make evaluate DATA=folder``.

Public samples that nothing was trained on (with ``data``, from its ``dev`` folder), the blind test of statements about
suicide, and how far a second coding of the corpus agrees with the first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from holdspace.coach_quality import session_quality
from holdspace.codes import HELPER_CODES
from holdspace.reading.readings import ClientReading, HelperReading, Utterance
from holdspace.reading.weighed import WeighedHelperReader
from holdspace.reading.weighed_client import WeighedClientReader
from holdspace.reading.weighing import COARSE
from training import baselines
from training.corpora import emobank, goemotions, own
from training.figures import Figure, auc, better, correlation, kappa, macro_f1, with_interval

Row = dict[str, Any]
SURE: Final = 0.5
CONTEXT: Final = 6
"""Messages before a turn of a whole session that the reader is given."""
_ENOUGH: Final = 10
"""Messages with a code from which its kappa is told."""
_TALKS: Final = ("change", "neutral", "sustain")
_LEVELS: Final = (
    ("ER", "emotional_reactions", r"sorry|hope|love|glad|care"),
    ("IP", "interpretations", r"feel|understand|same|been there|sounds"),
    ("EX", "explorations", r"\?"),
)
_SAME: Final = {"happy": "happiness", "surprised": "surprise"}
"""Two spellings of labels in one of the sets."""


def evaluate(data: Path | None) -> Iterator[str]:
    """Yield a line for each figure."""
    yield from blind()
    yield from recoding()
    if data is None:
        yield "Public samples: name their folder to measure on them."
        return
    helper, client = WeighedHelperReader(), WeighedClientReader()
    yield from _behaviour(data, helper)
    yield from _empathy(data, helper)
    yield from _quality(data, helper)
    yield from _sessions(data, helper)
    yield _unasked(data, client)
    yield from _feeling(data, client)
    yield from _talk(data, client)


def blind() -> Iterator[str]:
    """Yield what is found of explicit statements about suicide in messages written blind to the reader."""
    client = WeighedClientReader()
    rows = own("suicide_test")
    for name, says in (("reader", _says_by(client)), ("keywords", lambda row: baselines.suicide(row["text"]))):
        said = [row for row in rows if row["said"]]
        rest = [row for row in rows if not row["said"]]
        found, false = sum(map(says, said)), sum(map(says, rest))
        yield f"suicide, blind test | {name}: found {found} of {len(said)}; false alarms {false} of {len(rest)}"


def _unasked(data: Path, client: WeighedClientReader) -> str:
    """Say how often a statement about suicide is heard in comments about anything; nothing learnt from this part."""
    heard = [bool(client.read(one.text).evidence) for one in goemotions(data, "dev")]
    return f"suicide, comments about anything | reader: something heard in {sum(heard)} of {len(heard)}"


def recoding() -> Iterator[str]:
    """Yield how far the second coding, by the codebook alone, agrees with the first: kappa per code and of levels."""
    first = {row["id"]: row for row in own("helper_messages")}
    pairs = [(first[row["id"]], row) for row in own("helper_second_coding")]
    main = [(one["main"], other["main"]) for one, other in pairs]
    yield f"re-coding by a language model, main code, kappa of {len(pairs)}: {kappa(main):.2f}"
    family = [(COARSE[one], COARSE[other]) for one, other in main]
    yield f"re-coding, main code's family: {kappa(family):.2f}"
    for code in HELPER_CODES:
        holds = [tuple(str(any(span["code"] == code for span in row["codes"])) for row in pair) for pair in pairs]
        count = sum(one == "True" for one, _ in holds)
        if count >= _ENOUGH:
            yield f"re-coding, {code} anywhere in the message ({count}): {kappa([(a, b) for a, b in holds]):.2f}"
    for level in ("emotional_reactions", "interpretations", "explorations"):
        levels = [(str(one["empathy"][level]), str(other["empathy"][level])) for one, other in pairs]
        yield f"re-coding, {level}: {kappa(levels):.2f}"
    stands = [(str(one["coach"]["appropriate"]), str(other["coach"]["appropriate"])) for one, other in pairs]
    yield f"re-coding, appropriate: {kappa(stands):.2f}"


def _says_by(client: WeighedClientReader) -> Callable[[Row], bool]:
    return lambda row: max(client.read(row["text"]).said.values()) >= SURE


def _rows(data: Path, name: str) -> list[Row]:
    with (data / "dev" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _read(helper: WeighedHelperReader, row: Row) -> HelperReading:
    return helper.read(row["text"], _context(row, "client"))


def _context(row: Row, speaker: str) -> tuple[Utterance, ...]:
    before = row.get("context") or []
    if isinstance(before, str):
        before = [[speaker, before]]
    return tuple(Utterance(speaker="helper" if who == "helper" else "client", text=text) for who, text in before)


def _line(what: str, name: str, figure: Figure) -> str:
    return f"{what} | {name}: {figure}"


def _f1(what: str, trues: Sequence[str], ways: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    for name, reads in ways:
        yield _line(
            f"{what}, macro-F1 of {len(trues)}", name, with_interval(list(zip(trues, reads, strict=True)), macro_f1)
        )


def _behaviour(data: Path, helper: WeighedHelperReader) -> Iterator[str]:
    rows = _rows(data, "behaviour")
    for source in sorted({row["source"] for row in rows}):
        some = [row for row in rows if row["source"] == source]
        known = {row["coarse"] for row in some}

        def fits(family: str, known: set[str] = known) -> str:
            name = "affirm_support" if family == "affirm" else family
            return name if name in known else "other"

        trues = [row["coarse"] for row in some]
        reads = [fits(COARSE[_read(helper, row).main]) for row in some]
        words = [fits(baselines.family(row["text"])) for row in some]
        yield from _f1(f"helper behaviour, {source}", trues, (("reader", reads), ("keywords", words)))
    asked = [row for row in rows if row["label"] in {"open_question", "closed_question"}]
    scores = [_read(helper, row).scores for row in asked]
    reads = ["open_question" if one["open_question"] >= one["closed_question"] else "closed_question" for one in scores]
    yield from _f1("open against closed questions", [row["label"] for row in asked], (("reader", reads),))


def _empathy(data: Path, helper: WeighedHelperReader) -> Iterator[str]:
    rows = _rows(data, "empathy")
    levels = [_read(helper, row).empathy for row in rows]
    for column, name, pattern in _LEVELS:
        trues = [str(row[column]) for row in rows]
        reads = [str(getattr(level, name)) for level in levels]
        words = [str(2 * int(baselines.has(pattern, row["text"]))) for row in rows]
        yield from _f1(f"empathy, {name}", trues, (("reader", reads), ("keywords", words)))


def _quality(data: Path, helper: WeighedHelperReader) -> Iterator[str]:
    rows = _rows(data, "turn_quality")
    coaches = [_read(helper, row).coach for row in rows]
    ways: dict[str, tuple[list[bool], list[float], int]] = {
        "appropriate": ([bool(row["appropriate"]) for row in rows], [one.appropriate for one in coaches], -1)
    }
    for area, label in (("suggestions", "Suggestions"), ("self_disclosure", "Self-disclosure")):
        holds = [any(label.lower() == each.lower() for each in row["improve"]) for row in rows]
        ways[f"improve {area}"] = (holds, [one.improve[area] for one in coaches], 1)  # type: ignore[index]  # a literal
    for what, (holds, scores, sign) in ways.items():
        lengths = [float(sign * baselines.length(row["text"])) for row in rows]
        yield _line(
            f"turn, {what}, AUC of {len(rows)}", "reader", with_interval(list(zip(holds, scores, strict=True)), auc)
        )
        yield _line(
            f"turn, {what}, AUC of {len(rows)}", "length", with_interval(list(zip(holds, lengths, strict=True)), auc)
        )
        three = list(zip(holds, scores, lengths, strict=True))
        chance = better(
            three, lambda some: auc([(h, s) for h, s, _ in some]), lambda some: auc([(h, n) for h, _, n in some])
        )
        yield f"turn, {what} | reader not above length in {chance:.1%} of paired draws"


def _sessions(data: Path, helper: WeighedHelperReader) -> Iterator[str]:
    """Yield how well the measure of a session tells high from low quality, beside the same shares by keywords."""
    holds, measures, words = [], [], []
    for row in _rows(data, "session_quality"):
        said = [Utterance(speaker=turn["speaker"], text=turn["text"]) for turn in row["turns"]]
        reads = [
            helper.read(one.text, tuple(said[max(0, place - CONTEXT) : place]))
            for place, one in enumerate(said)
            if one.speaker == "helper"
        ]
        measure = session_quality([one.codes for one in reads], [one.coach.appropriate for one in reads])
        holds.append(row["quality"] == "high")
        measures.append(measure if measure is not None else 0.5)
        told = Counter(baselines.family(one.text) for one in said if one.speaker == "helper")
        words.append((told["reflection"] - told["inform"] - told["advise"]) / max(1, told.total()))
    for name, scores in (("reader", measures), ("keywords", words)):
        interval = with_interval(list(zip(holds, scores, strict=True)), auc)
        yield _line(f"session, high against low, AUC of {len(holds)}", name, interval)


def _feeling(data: Path, client: WeighedClientReader) -> Iterator[str]:
    comments = [{"text": one.text, "label": one.emotion, "source": "comments"} for one in goemotions(data, "dev")]
    rows = [*_rows(data, "emotion_category"), *comments]
    reads = [_emotion(client.read(row["text"])) for row in rows]
    trues = [_SAME.get(row["label"], row["label"]) for row in rows]
    for source in sorted({row["source"] for row in rows}):
        some = [place for place, row in enumerate(rows) if row["source"] == source]
        words = [baselines.emotion(rows[place]["text"]) for place in some]
        ways = (("reader", [reads[place] for place in some]), ("keywords", words))
        yield from _f1(f"emotion, {source}", [trues[place] for place in some], ways)
    sentences = [
        {"text": one.text, "valence": one.valence, "arousal": one.arousal, "source": "sentences"}
        for one in emobank(data, "dev")
    ]
    posts = [*_rows(data, "emotion_valence_arousal"), *sentences]
    yield from _numbers(posts, [client.read(row["text"]) for row in posts])


def _emotion(reading: ClientReading) -> str:
    return max(reading.emotions, key=lambda each: reading.emotions[each])


def _numbers(rows: Sequence[Row], readings: Sequence[ClientReading]) -> Iterator[str]:
    for source in sorted({row["source"] for row in rows}):
        for what, simple in (("valence", baselines.valence), ("arousal", baselines.arousal)):
            some = [place for place, row in enumerate(rows) if row["source"] == source and row[what] is not None]
            if not some:
                continue
            for name, values in (
                ("reader", [float(getattr(readings[place], what)) for place in some]),
                ("keywords", [float(simple(rows[place]["text"])) for place in some]),
            ):
                pairs = [(float(rows[place][what]), value) for place, value in zip(some, values, strict=True)]
                yield _line(f"{what}, {source}, r of {len(some)}", name, with_interval(pairs, correlation))


def _talk(data: Path, client: WeighedClientReader) -> Iterator[str]:
    rows = _rows(data, "client_talk")
    talks = [client.read(row["text"], _context(row, "helper")).talk for row in rows]
    reads = [max(_TALKS, key=lambda one: float(getattr(each, one))) for each in talks]
    words = [baselines.talk(row["text"]) for row in rows]
    yield from _f1("client talk", [row["label"] for row in rows], (("reader", reads), ("keywords", words)))
