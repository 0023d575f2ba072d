"""With whom to practise: the lesson's person, or an equal other for whoever does not want to meet what they touch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from holdspace.curriculum import Curriculum
from holdspace.persona import Persona

Standing = Literal["open", "ruled_out", "too_early"]

_SMALL: Final = frozenset(
    "a an and at being by feeling for from growing having in like losing my not of on one or the to up with".split()
)
"""Words of a topic that do not say what it is about."""
_BEGINNING: Final = 6
"""Letters that make two words one: expectations and expecting."""
_WHOLE: Final = 4
"""Letters of a word that may be the beginning of another: exam and exams."""
_FAMILY: Final = frozenset("family families parent parents mother father mum dad".split())
_KIN: Final = (
    frozenset("death die dies died dying dead bereavement bereaved grief grieving funeral loss widow widower".split()),
    frozenset("suicide suicidal self-harm wishing wake dead".split()),
    frozenset("debt debts money rent poverty bills".split()),
    _FAMILY,
    frozenset("shame ashamed embarrassed embarrassment".split()),
)
"""Words of one matter, each of which rules out the others: rather too much than too little."""
_LOSS: Final = frozenset("loss lose losing lost".split())
_NO_DEATH: Final = frozenset("job jobs work money home house weight hair memory hearing sight sleep".split())
"""What is lost without anyone dying."""
_ANYONE: Final = frozenset("someone somebody anyone loved ones people".split())
_SUICIDE: Final = "suicide"

WHY: Final = {
    "first": "{name} is who this lesson practises with.",
    "other": "{name}, in place of {first}. A talk with {first} touches {topics}, which you would rather not meet. "
    "Both practise the same.",
    "none": "Everyone here touches something that you would rather not meet. The exercises practise the same, and you "
    "may still choose someone.",
    "too_early": "{first} can be met after the lesson on asking about suicide.",
}


class PersonStanding(NamedTuple):
    """Where one simulated person stands for this trainee."""

    person: str
    standing: Standing
    touched: tuple[str, ...] = ()
    """What they touch that the trainee does not want to meet."""


class PracticeWith(NamedTuple):
    """Whom a lesson practises with."""

    person: str | None
    """None where nobody of the lesson is open."""
    instead_of: str | None
    """The lesson's first person, where another takes the place."""
    why: str
    """One sentence or two."""
    people: tuple[PersonStanding, ...]
    """The lesson's first person, then the equal others."""


def ruled_out(touches: Iterable[str], unwanted: Iterable[str]) -> tuple[str, ...]:
    """Return those topics that someone does not want to meet.

    Topics are the same when all that one is about stands in the other: "family" rules out "family expectations".
    """
    about = [words for topic in unwanted if (words := _about(topic))]
    return tuple(topic for topic in touches if any(_meet(_about(topic), words) for words in about))


def ruled_out_told(touches: Iterable[str], unwanted: Iterable[str]) -> tuple[str, ...]:
    """Return the same in words that hide no guess: where a topic only comes close to what someone named, both."""
    named = tuple(unwanted)
    return tuple(_told(topic, named) for topic in ruled_out(touches, named))


def _told(topic: str, named: Iterable[str]) -> str:
    about = _about(topic)
    near = [one for one in named if _meet(about, _about(one))]
    plain = any(all(any(_alike(a, b) for b in about) for a in _about(one)) for one in near)
    return topic if plain else f"{topic} (you named “{near[0]}”)"


def standing(course: Curriculum, lesson: str, person: Persona, unwanted: Iterable[str]) -> PersonStanding:
    """Return where a person stands in a lesson; raises KeyError for an unknown lesson."""
    if course.locked(lesson, person):
        return PersonStanding(person.id, "too_early")
    topics = person.touches if person.suicide == "none" else (*person.touches, _SUICIDE)
    touched = ruled_out(topics, tuple(unwanted))
    return PersonStanding(person.id, "ruled_out" if touched else "open", touched)


def practise_with(
    course: Curriculum, lesson: str, people: Mapping[str, Persona], unwanted: Iterable[str] = ()
) -> PracticeWith:
    """Return whom to practise with in a lesson; raises KeyError for an unknown lesson.

    ``people`` are all that there are, by id; one that is missing is passed over.
    """
    practice = course.lesson(lesson).practice
    topics = tuple(unwanted)
    named = [id_ for id_ in dict.fromkeys((practice.persona, *practice.others)) if id_ in people]
    every = tuple(standing(course, lesson, people[id_], topics) for id_ in named)
    found = next((one.person for one in every if one.standing == "open"), None)
    first = every[0] if every and every[0].person == practice.persona else None
    names = {
        "name": people[found].name if found else "",
        "first": people[practice.persona].name if first else practice.persona,
        "topics": ", ".join(ruled_out_told(first.touched, topics)) if first else "",
    }
    if found == practice.persona:
        return PracticeWith(found, None, WHY["first"].format(**names), every)
    if found is None:
        early = first is not None and first.standing == "too_early"
        return PracticeWith(None, None, WHY["too_early" if early else "none"].format(**names), every)
    why = WHY["other" if names["topics"] else "first"].format(**names)
    return PracticeWith(found, practice.persona, why, every)


def _about(topic: str) -> frozenset[str]:
    words = frozenset(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", topic.casefold()))
    if words & _LOSS and words & _NO_DEATH:
        words -= _LOSS
    elif words & _LOSS and words & (_ANYONE | _FAMILY):
        words = words - _LOSS - _ANYONE | {"bereavement"}
    return words - _SMALL or words


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer, more = sorted((one, other), key=len)
    return bool(fewer) and all(any(_same(a, b) for b in more) for a in fewer)


def _same(one: str, other: str) -> bool:
    return _alike(one, other) or any(one in kin and other in kin for kin in _KIN)


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return (
        one == other
        or (len(shorter) >= _WHOLE and longer.startswith(shorter))
        or (len(shorter) >= _BEGINNING and longer[:_BEGINNING] == shorter[:_BEGINNING])
    )
