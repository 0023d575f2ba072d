"""What a written answer does, as an exercise reads it: the reader's codes, with the frame of the exercise around them.

A reader of whole talks holds back where a sentence could be many things. In an exercise the message that is answered
is known: a plain statement about it gives it back, the person's own words said again are no order, and one question
in two halves is one question. Never the other way: an order, a comfort and an argument stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from holdspace.client.words import content_stems
from holdspace.codes import HelperCode
from holdspace.criteria_close import takes_up
from holdspace.criteria_words import mentions_any, words_copied, words_in
from holdspace.marking_comforts import brushes_off, fills, general, lightens, praises
from holdspace.marking_wordings import (
    ASKS_AGAIN,
    BEGINS_AS_QUESTION,
    CLAIMS,
    GUESSES,
    IN_GENERAL,
    MAY_BE_GUESSED,
    NOT_THE_PERSON,
    NOT_WHAT_IT_SEEMS,
    OF_THIS,
    PAUSES,
    SAYS_MORE,
    SPOKEN_OF,
    THE_WORD,
)
from holdspace.reading.readings import HelperReading

_GIVES_BACK = frozenset({"simple_reflection", "complex_reflection", "summarise"})
_LEADS = _GIVES_BACK | {"validate"}
"""Of what begins at one place, what is heard first."""
_CREDITS = _LEADS | {"emphasize_autonomy", "affirm"}
"""What a sentence is not credited with that cheers up or brushes off."""
_STATES: frozenset[HelperCode] = frozenset(
    {"inform", "other", "affirm", "validate", "backchannel", "emphasize_autonomy", "support"}
)
"""What a statement about the person may have been read as."""
_THEM = frozenset({"you", "your", "you're", "youre", "you've", "youve", "you'd", "yourself"})
_FEWEST = 2
"""Words of a statement."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


class _Span(NamedTuple):
    code: HelperCode
    start: int
    end: int


def codes_of(reading: HelperReading, text: str, said: str = "", close: Sequence[str] = ()) -> list[HelperCode]:
    """Return what the words do, in the order in which they begin.

    ``said`` is the message answered, ``close`` are beginnings of words that show closeness to it. "When you are in
    danger I bring help" asks nothing: beside a plain question about suicide, only another question walks round it.
    """
    plain = reading.has("ask_suicide_direct")
    spans = [_Span(one.code, one.start, one.end) for one in reading.codes]
    sentences = [(found.start(), found.end()) for found in _SENTENCE.finditer(text)]
    away = [(start, end) for start, end in sentences if _goes_away(text[start:end], said)]
    kept = [one for one in spans if not _only_seems(one, text, said, sentences, spans, plain=plain)
            and not (one.code in _CREDITS and any(start <= one.start < end for start, end in away))]  # fmt: skip
    more = [_Span(code, start, end) for start, end in sentences for code in _says(text[start:end], said)]
    more += [_Span("ask_suicide_direct", one.start, one.end) for one in kept if _leads_with_the_word(one, text)]
    back = [_Span("simple_reflection", start, end) for start, end in sentences
            if (start, end) not in away
            and _states(text[start:end], said, close, _within(start, end, [*kept, *more]))]  # fmt: skip
    return [one.code for one in sorted([*kept, *more, *back], key=lambda one: (one.start, one.code not in _LEADS))]


def _only_seems(  # noqa: PLR0913 - all that one span is seen against
    one: _Span, text: str, said: str, sentences: Sequence[tuple[int, int]], spans: Sequence[_Span], *, plain: bool
) -> bool:
    """Whether the words were taken for something that they are not, said to this message."""
    start, end = next(((a, b) for a, b in sentences if a <= one.start < b), (one.start, one.end))
    sentence, words = text[start:end], text[one.start : one.end]
    if one.code == "ask_suicide_vague" and plain and "?" not in text[one.start : one.end + 1]:
        return True
    if one.code == "closed_question":
        return _is_half_of_one(one, sentence, start, spans)
    wordings = NOT_WHAT_IT_SEEMS.get(one.code)
    if wordings is not None and wordings.search(words) is not None:
        return True
    if len(set(words_in(text))) == 1 and one.code in _GIVES_BACK:
        return True
    quotes = one.code in {"direct", "ask_suicide_leading"} and SPOKEN_OF.search(sentence) is not None
    return quotes and (one.code != "direct" or bool(content_stems(words) & content_stems(said)))


def _is_half_of_one(one: _Span, sentence: str, start: int, spans: Sequence[_Span]) -> bool:
    """Whether a closed question is only the rest of an open one, or a statement that turns its verb round."""
    if "?" not in sentence and BEGINS_AS_QUESTION.match(sentence.strip()) is None:
        return True
    if not any(other.code == "open_question" and start <= other.start <= one.start for other in spans):
        return False
    before, rest = sentence[: max(0, one.start - start)], sentence[max(0, one.start - start) :]
    return PAUSES.search(before) is None or ASKS_AGAIN.search(rest) is None


def _says(sentence: str, said: str) -> Iterator[HelperCode]:
    """Yield the orders, comforts and arguments that are plain once it is known what is answered."""
    for code, wording in SAYS_MORE.items():
        found = wording.search(sentence.strip())
        if found is not None and words_copied(found.group(), said) < len(words_in(found.group())):
            yield code
    if _lightens(sentence, said):
        yield "reassure"
    if fills(sentence.strip()):
        yield "advise_without_permission"


def _goes_away(sentence: str, said: str) -> bool:
    """Whether a sentence cheers up, brushes off, or praises how things are: it then gives nothing back."""
    if "?" in sentence:
        return False
    return _lightens(sentence, said) or brushes_off(sentence) or general(sentence) or praises(sentence, said)


def _lightens(sentence: str, said: str) -> bool:
    """Whether it cheers up; their own words said again do not, and a question asks."""
    return "?" not in sentence and lightens(sentence) and words_copied(sentence, said) < len(words_in(sentence))


def _leads_with_the_word(one: _Span, text: str) -> bool:
    """Whether a question that pulls for a no says plainly what it asks about: then only the pull is amiss."""
    return one.code == "ask_suicide_leading" and THE_WORD.search(text[one.start : one.end]) is not None


def _states(sentence: str, said: str, close: Sequence[str], codes: Sequence[HelperCode]) -> bool:
    """Whether a sentence that was read as nothing in particular is a statement about what was said."""
    if "?" in sentence or "!" in sentence or not _STATES.issuperset(codes):
        return False
    words = words_in(sentence)
    if len(set(words)) < _FEWEST or NOT_THE_PERSON.search(" ".join(words)) is not None:
        return False
    claimed = {found.group().lower() for found in CLAIMS.finditer(" ".join(words))} - set(words_in(said))
    if GUESSES.match(sentence.strip()) is not None:
        claimed -= MAY_BE_GUESSED
    new = content_stems(sentence) - content_stems(said)
    if claimed or BEGINS_AS_QUESTION.match(sentence.strip()) is not None:
        return False
    if not _THEM & set(words):
        in_general = IN_GENERAL.search(sentence) is not None or not OF_THIS & set(words)
        return not in_general and (mentions_any(sentence, close) or takes_up(sentence, said))
    return bool(new) or mentions_any(sentence, close) or takes_up(sentence, said)


def _within(start: int, end: int, spans: Sequence[_Span]) -> list[HelperCode]:
    return [one.code for one in spans if one.start < end and start < one.end]
