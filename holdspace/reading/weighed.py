"""The reader of a helper's message: what the rules find, weighed by models that were trained on a coded corpus.

The rules cut the message and say what each clause may be doing; trained weights decide, from those and from the
words, what it does. Where a wording is unmistakable and rare (a question about suicide, care for safety, pressing
after a no), the rules have the last word: a corpus holds too few of them. docs/reader.md says where which is better.
"""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar, Final, NamedTuple, get_args

from holdspace.codes import HELPER_CODES
from holdspace.reading.conduct import conduct
from holdspace.reading.empathy import Levels
from holdspace.reading.helper import BASE, RuleSight, as_spans, look
from holdspace.reading.ngrams import Together, chances, parse
from holdspace.reading.quality import Quality
from holdspace.reading.readings import CodeSpan, Empathy, FeedbackArea, HelperReading, Level, TurnQuality, Utterance
from holdspace.reading.trained import model
from holdspace.reading.weighed_clauses import Read, weigh_clauses
from holdspace.reading.weighing import given_of_message, given_of_quality

_AREAS: Final[tuple[FeedbackArea, ...]] = get_args(FeedbackArea)
_LEVELS: Final[tuple[Level, ...]] = (0, 1, 2)


class WeighedHelperReader:
    """Reads what a message does: the rules propose, trained weights decide."""

    version: ClassVar[str] = "helper-weighed-1"

    def __init__(self, *, clauses_by_rules: bool = False) -> None:
        """With ``clauses_by_rules``, what each clause does is what the rules say; only the judgement is weighed.

        A simulated person answers by the rules: what moves them is held to its wordings by tests, and a wording that is
        read in one way today must be read so tomorrow. The weights read more of what is said in words of one's own.
        """
        self._by_rules = clauses_by_rules

    def read(self, text: str, context: tuple[Utterance, ...] = ()) -> HelperReading:
        """Read ``text``; ``context`` is oldest first. Any text is answered, the empty one too."""
        sight = look(text, context)
        (main, found, scores), levels, quality = _judge(sight, by_rules=self._by_rules)
        return HelperReading(
            main=main,
            codes=as_spans(found),
            scores=scores,
            empathy=Empathy(**levels._asdict()),
            coach=TurnQuality(**quality._asdict()),
            conduct=conduct(sight.folded, sight.before.last),
        )

    def codes(self, text: str, context: tuple[Utterance, ...] = ()) -> tuple[CodeSpan, ...]:  # noqa: D102 - as the port says
        sight = look(text, context)
        return as_spans(sight.found if self._by_rules else _judge(sight, by_rules=False).read.found)

    def row(self, text: str, context: tuple[Utterance, ...] = ()) -> dict[str, Any]:
        """Return :meth:`read` as it is written in bulk, without ``conduct``.

        What is written is not checked again by a model of it on the way: that took 0.1 ms a message.
        """
        (main, found, scores), levels, quality = _judge(look(text, context), by_rules=self._by_rules)
        return {
            "main": main,
            "codes": [one._asdict() for one in found],
            "scores": scores,
            "empathy": levels._asdict(),
            "coach": quality._asdict(),
        }


class _Judged(NamedTuple):
    read: Read
    levels: Levels
    quality: Quality


def _judge(sight: RuleSight, *, by_rules: bool) -> _Judged:
    given = given_of_message(sight.main, sight.found, sight.before, sight.words)
    further = given_of_quality(given, sight.found, sight.words, sight.guess)
    families, empathy, turn = _whole().scores(parse(sight.folded), (given, given, further))
    if by_rules:
        read = Read(sight.main, sight.found, dict.fromkeys(HELPER_CODES, BASE) | sight.best)
    else:
        read = weigh_clauses(sight, _whole().models[0].classes[families.index(max(families))])
    # Interpretations by the weights; the other two by the rules, which tell them better.
    levels = sight.levels._replace(interpretations=_LEVELS[max(range(3), key=empathy.__getitem__)])
    return _Judged(read, levels, _quality(sight.guess, turn))


@cache
def _whole() -> Together:
    """Return the models of a whole message."""
    return Together([model(name) for name in ("helper_families", "helper_interpretations", "helper_quality")])


def _quality(guess: dict[str, float], scores: list[float]) -> Quality:
    learnt = dict(zip(_whole().models[2].classes, chances(scores), strict=True))
    both = {name: _both(name, learnt.get(name), value) for name, value in guess.items()}
    return Quality(
        appropriate=both["appropriate"],
        improve={area: both[f"improve:{area}"] for area in _AREAS},
        praise={area: both[f"praise:{area}"] for area in _AREAS},
    )


_BY_BOTH: Final = frozenset({"improve:suggestions", "improve:self_disclosure", "improve:validation"})


def _both(name: str, learnt: float | None, ruled: float) -> float:
    """Take the learnt judgement, the mean of both, or the rules', whichever was nearest to experts' on other data."""
    if learnt is None or (name != "appropriate" and name not in _BY_BOTH):
        return ruled
    return round(learnt if name == "appropriate" else (learnt + ruled) / 2, 4)
