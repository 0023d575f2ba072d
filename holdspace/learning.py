"""What can be learned around a conversation: the typed payloads of the entries, and how old ones are read.

A payload is written once and never changed. When its form changes, its ``schema_version`` rises and :data:`UPCASTERS`
gains a function that turns the version before into it; entries in the store stay as they are. Reading is lenient: an
entry that this version cannot read is passed over, since all that it could tell is how far someone has come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, Self
from uuid import UUID

from pydantic import BeforeValidator, Field, JsonValue, StringConstraints, ValidationError, model_validator

from holdspace.curriculum import Skill
from holdspace.persona import Slug
from holdspace.reading.readings import Frozen
from holdspace.rubric import Rating
from holdspace.store import Entry, NewEntry

Outcome = Literal["right", "not_yet", "not_tried"]

LONGEST: Final = 20_000
"""Characters of anything written that are kept; nobody types more."""


def whole(text: Any) -> Any:
    """Return the text with half characters, which a browser may send, made whole or replaced, and cut at LONGEST."""
    if not isinstance(text, str):
        return text
    return text[:LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace")


Words = Annotated[str, BeforeValidator(whole)]
"""Something written, as it was."""
Topic = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240), BeforeValidator(whole)]
Called = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), BeforeValidator(whole)]
TurnNumber = Annotated[int, Field(ge=0, lt=2**31)]
Country = Annotated[str, StringConstraints(to_upper=True, pattern=r"^[A-Za-z]{2}$")]


class Payload(Frozen):
    """Base of all payloads. Which lesson and part it belongs to stands in the entry."""

    kind: ClassVar[str]
    schema_version: ClassVar[int] = 1

    def entry(self, lesson: str | None, part: str, client_id: str | None = None) -> NewEntry:
        """Return this as an entry to be kept."""
        return NewEntry(
            lesson=lesson,
            part=part,
            kind=self.kind,
            schema_version=self.schema_version,
            payload=self.model_dump(mode="json"),
            client_id=client_id,
        )


class Answered(Payload):
    """An exercise was answered."""

    kind = "answered"
    exercise: Slug
    answer: dict[str, JsonValue]
    """As given; see :mod:`holdspace.marking_answers`."""
    outcome: Outcome
    content: str
    """Hash of the exercise as it was then; see :func:`holdspace.marking.content_hash`."""


class DrillLineAnswered(Payload):
    """One line of a drill was answered; the same line may be answered again."""

    kind = "drill_line_answered"
    exercise: Slug
    line: Annotated[int, Field(ge=0)]
    text: Words
    outcome: Outcome
    content: str


class SceneFinished(Payload):
    """A scene was played to its end, or left."""

    kind = "scene_finished"
    exercise: Slug
    session: UUID | None = None
    """The talk, where it was kept as one."""
    outcome: Outcome
    content: str


class HintTaken(Payload):
    """A hint was read."""

    kind = "hint_taken"
    exercise: Slug
    step: Annotated[int, Field(ge=1)]
    """Which of the ladder, counted from 1."""


class SolutionSeen(Payload):
    """The solution was read."""

    kind = "solution_seen"
    exercise: Slug


class PartDone(Payload):
    """The part that the entry names was read to its end."""

    kind = "part_done"


class JournalWritten(Payload):
    """A line for oneself; the latest of a lesson counts."""

    kind = "journal_written"
    text: Words


class GoalTaken(Payload):
    """What to try in the practice, set before it."""

    kind = "goal_taken"
    goal: Words
    session: UUID | None = None


class GoalLookedAt(Payload):
    """How it went with that goal, as the trainee sees it."""

    kind = "goal_looked_at"
    session: UUID | None = None
    how: Literal["yes", "partly", "not_this_time", "no_chance"] | None = None
    note: Words = ""


class CheckedIn(Payload):
    """How the trainee is. Nothing of it has to be answered."""

    kind = "checked_in"
    when: Literal["before", "after"]
    word: Slug | None = None
    """One of the few that were offered."""
    text: Words = ""
    session: UUID | None = None


class CueDisputed(Payload):
    """The trainee thinks that they heard what the debrief says was missed; kept for an instructor."""

    kind = "cue_disputed"
    session: UUID
    turn: Annotated[int, Field(ge=0)]
    """In which the cue was said."""
    words: Words
    """The cue's."""
    note: Words = ""


class DebriefRead(Payload):
    """The look back at a talk was read."""

    kind = "debrief_read"
    session: UUID | None = None


class OtherWording(Frozen):
    """Other words for one of the trainee's messages, written by a language model and read again by this program."""

    turn: TurnNumber
    skill: Skill
    """Of the note that they stand under: a note on something else shows none of them."""
    text: Words
    why: Words


class OtherWordsFound(Payload):
    """What a language model worded for the look back at a talk, so that it is the same when read again."""

    kind = "other_words_found"
    session: UUID
    head: TurnNumber
    """The last turn of the path that was looked at: a talk may go on, or another way."""
    model: Words
    prompt: Words
    """``name@digest``."""
    tokens: Annotated[int, Field(ge=0)]
    items: Annotated[tuple[OtherWording, ...], Field(max_length=100)] = ()


class Rated(Payload):
    """Base of all ratings of a talk on the skills of :data:`holdspace.rubric.RUBRIC`."""

    session: UUID
    head: TurnNumber
    """The last turn of the path that was rated: a talk may go on, or another way."""
    ratings: dict[Skill, Rating]
    """A skill that is left out was left open."""


class SelfRated(Rated):
    """The trainee rated themselves on a talk; the first before any feedback stands, whatever is rated later."""

    kind = "self_rated"


class SelfRatingRevised(Rated):
    """The trainee rated themselves again after the cue hunt; the rating before stays."""

    kind = "self_rating_revised"


class Mark(Frozen):
    """One moment that mattered: somewhere in what the person said."""

    turn: TurnNumber
    """The turn of the record whose reply it stands in."""
    start: Annotated[int, Field(ge=0)] | None = None
    """Its first character in :attr:`holdspace.conversation.TurnKept.said`, counted in code points (a browser counts
    UTF-16 units); None for the whole message."""
    end: Annotated[int, Field(ge=1)] | None = None
    """The character after its last."""

    @model_validator(mode="after")
    def _one_stretch(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("a mark has both a start and an end, or neither")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError("a mark ends after its start")
        return self


class MomentsMarked(Payload):
    """The cue hunt: the moments that the trainee marked. None marked says: I saw none."""

    kind = "moments_marked"
    session: UUID
    head: TurnNumber
    marks: Annotated[tuple[Mark, ...], Field(max_length=300)] = ()


class SelfViewSkipped(Payload):
    """The trainee passed over a step of looking at the talk for themselves; kept as such, and nothing is made of it."""

    kind = "self_view_skipped"
    session: UUID
    step: Literal["rating", "hunt", "revision"]


class ExpertRated(Rated):
    """A person who knows the work rated the talk; kept among the entries of the trainee whose talk it is.

    Only ever kept for a person who signs it: no program, and no language model, fills this in.
    """

    kind = "expert_rated"
    author: Called
    """Who rated, by the name they sign with."""
    note: Words = ""


class FirstVisit(Payload):
    """What the trainee told about themselves; told again, the latest counts."""

    kind = "first_visit"
    called: Called | None = None
    country: Country | None = None
    """ISO 3166, two letters; chooses which support services are shown."""
    unwanted: Annotated[tuple[Topic, ...], Field(max_length=100)] = ()
    """Topics they do not want to meet."""


KINDS: dict[str, type[Payload]] = {
    cls.kind: cls
    for cls in (
        Answered, DrillLineAnswered, SceneFinished, HintTaken, SolutionSeen, PartDone, JournalWritten, GoalTaken,
        GoalLookedAt, CheckedIn, CueDisputed, DebriefRead, SelfRated, MomentsMarked, SelfRatingRevised, SelfViewSkipped,
        ExpertRated, FirstVisit, OtherWordsFound,
    )
}  # fmt: skip

UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""(kind, version) to a function from that version's payload to the next version's."""


class Learned(NamedTuple):
    """An entry with its payload typed."""

    entry: Entry
    payload: Payload


def typed(entry: Entry) -> Learned | None:
    """Return what the entry says; None for an unknown kind, a newer version, or something damaged."""
    cls = KINDS.get(entry.kind)
    if cls is None or entry.schema_version > cls.schema_version:
        return None
    try:
        payload = dict(entry.payload)
        for version in range(entry.schema_version, cls.schema_version):
            payload = UPCASTERS[entry.kind, version](payload)
        return Learned(entry, cls.model_validate(payload))
    except (ValidationError, ValueError, TypeError, LookupError):
        return None


def read(entries: Iterable[Entry]) -> tuple[Learned, ...]:
    """Return all that can be read of the entries, in their order."""
    return tuple(learned for entry in entries if (learned := typed(entry)) is not None)
