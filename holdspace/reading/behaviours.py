"""What a helper's message does, sentence by sentence: its clauses in order, joined where they belong together."""

from __future__ import annotations

from collections.abc import Iterator

from holdspace.codes import QUESTIONS, REFLECTIONS, HelperCode
from holdspace.reading.asking import asking, names_suicide
from holdspace.reading.clauses import DEFAULT, SHORT, Found, Place, read_clause
from holdspace.reading.segment import Sentence
from holdspace.reading.situation import Situation
from holdspace.reading.wholes import SWALLOWS, whole

MOST_CLAUSES = 160
"""Clauses read of one message; far more than anybody types."""

_FOLLOWING = 10
"""Blanks in a question that still asks about what the sentence before it named: "Is that true for you?"."""
_STRONG: frozenset[HelperCode] = frozenset({"press", "warn", "hand_over", "safety_act"})
"""What stands whatever the sentence says as a whole."""
_BESIDE_SUICIDE: frozenset[HelperCode] = (
    QUESTIONS | REFLECTIONS | {"reassure", "other", "inform", "advise_without_permission", "self_disclose"}
)
"""What a sentence that asks about suicide is not also counted as."""


def behaviours(said: tuple[Sentence, ...], before: Situation) -> list[Found]:
    """Return what the sentences do, clause by clause, in order."""
    found: list[Found] = []
    suicide = before.suicide
    left = MOST_CLAUSES
    named: Sentence | None = None
    for sentence in said:
        about = asking(sentence.body, asked=sentence.asked, in_play=suicide)
        start = sentence.start
        if about is None and named is not None and sentence.asked and sentence.body.count(" ") <= _FOLLOWING:
            about, start = ("ask_suicide_direct", 0.85), named.start
        if about is not None:
            found.append(Found(about[0], start, sentence.end, about[1]))
        named = sentence if about is None and names_suicide(sentence.body) else None
        here: list[Found] = []
        for clause in sentence.clauses[:left]:
            place = Place(clause, sentence, before, here or found[-1:], suicide and about is None)
            end = sentence.end if clause is sentence.clauses[-1] else clause.end
            for code, score in read_clause(place).items():
                if about is None or code not in _BESIDE_SUICIDE:
                    here.append(Found(code, clause.start, end, score))
        found.extend(_gather(_as_a_whole(sentence, here)))
        left = max(0, left - len(sentence.clauses))
        suicide = suicide or (about is not None and about[0] != "ask_suicide_vague")
    return list(_without_fillers(found))


def _as_a_whole(sentence: Sentence, here: list[Found]) -> list[Found]:
    """Put what the sentence says across its commas in the place of what its pieces seem to say."""
    said = whole(sentence.body)
    if said is None:
        return here
    end = sentence.start + said.end
    inside = [one for one in here if one.start < end]
    if any(one.code in _STRONG for one in inside):
        return here
    kept = [one for one in here if one.start >= end or one.code not in SWALLOWS[said.code] | {said.code}]
    reaches = max((one.end for one in inside), default=end)
    return [Found(said.code, sentence.start, reaches, said.score), *kept]


def _gather(here: list[Found]) -> list[Found]:
    """Join, within a sentence, a fragment to the reflection that it leads into and a "sorry" to its slip."""
    if any(one.code == "apologise" for one in here):
        here = [one for one in here if one.code != "support"]
    first = next((index for index, one in enumerate(here) if one.code in REFLECTIONS), None)
    if not first or any(one.code not in {"other", "inform"} or one.score > DEFAULT for one in here[:first]):
        return here
    return [here[first]._replace(start=here[0].start), *here[first + 1 :]]


def _without_fillers(found: list[Found]) -> Iterator[Found]:
    """Leave out "other" and a bare "mm" where the message says more."""
    alone = all(one.code in {"other", "backchannel"} for one in found)
    for one in found:
        filler = one.code == "other" or (one.code == "backchannel" and one.end - one.start <= SHORT + 1)
        if alone or not filler:
            yield one
